//! The credential against the schema and context of UNTP, where they lie; they are others' and no part of Loupe.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use loupe_credential::vc;
use serde_json::Value;

use super::credentials::place;
use super::samples::{certificate, crowded};

/// `None`, and a line that says so, where there is no such folder.
fn untp(file: &str) -> Option<Value> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/untp");
    let Ok(text) = std::fs::read_to_string(folder.join(file)) else {
        eprintln!("left out: there is no {file} of UNTP here");
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

/// The whole credential, and the one that everybody sees.
fn credentials() -> Vec<Value> {
    let certificates = [certificate(1), certificate(60), crowded()];
    certificates.iter().flat_map(|one| [vc::credential(one, &place()), vc::public(&one.claims(), &place())]).collect()
}

#[test]
fn the_schema_accepts_it_whole_and_public() {
    let Some(schema) = untp("schema/untp-dcc-schema.json") else { return };
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for credential in credentials() {
        let wrong: Vec<String> = validator.iter_errors(&credential).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
    let mut broken = vc::credential(&certificate(1), &place());
    broken["credentialSubject"]["attestationType"] = "blessing".into();
    assert!(!validator.is_valid(&broken), "the schema refuses something");
}

/// Terms that the context of W3C Verifiable Credentials 2.0 defines, of those used here.
const VCDM_TERMS: &[&str] = &[
    "id",
    "type",
    "issuer",
    "validFrom",
    "validUntil",
    "credentialStatus",
    "credentialSubject",
    "VerifiableCredential",
    "BitstringStatusListEntry",
    "statusPurpose",
    "statusListIndex",
    "statusListCredential",
    "statusSize",
    "statusMessage",
    "status",
    "message",
    "name",
    "description",
];

/// The terms that a context defines, in it and in the contexts of its terms. None may stand for just any (`@vocab`) but
/// for values.
fn terms(context: &Value, found: &mut BTreeSet<String>) {
    for (name, definition) in context.as_object().into_iter().flatten() {
        if !name.starts_with('@') {
            found.insert(name.clone());
        }
        if definition.is_object() {
            terms(definition, found);
        }
    }
}

fn undefined(value: &Value, known: &BTreeSet<String>, missing: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| undefined(item, known, missing)),
        Value::Object(members) => {
            for (name, value) in members {
                if name != "@context" && !known.contains(name) {
                    missing.insert(name.clone());
                }
                // JSON in JSON-LD has no terms.
                if !["claims", "commercial", "@context"].contains(&name.as_str()) {
                    undefined(value, known, missing);
                }
            }
            for kind in value["type"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                if !known.contains(kind) {
                    missing.insert(kind.to_owned());
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_member_is_defined_by_a_context() {
    let Some(dcc) = untp("context/untp-dcc-context.jsonld") else { return };
    let mut known: BTreeSet<String> = VCDM_TERMS.iter().map(|term| (*term).to_owned()).collect();
    terms(&dcc["@context"], &mut known);
    terms(&vc::context()["@context"], &mut known);
    for credential in credentials() {
        let mut missing = BTreeSet::new();
        undefined(&credential, &known, &mut missing);
        assert!(missing.is_empty(), "no context defines {missing:?}");
    }
}

#[test]
fn our_own_context_is_published_as_it_is_and_defines_nothing_twice() {
    insta::assert_snapshot!(serde_json::to_string_pretty(&vc::context()).unwrap());
    assert!(!vc::context().to_string().contains("@vocab"));
    let Some(dcc) = untp("context/untp-dcc-context.jsonld") else { return };
    let (mut theirs, mut ours) = (BTreeSet::new(), BTreeSet::new());
    terms(&dcc["@context"], &mut theirs);
    terms(&vc::context()["@context"], &mut ours);
    assert!(ours.is_disjoint(&theirs));
}
