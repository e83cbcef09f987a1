//! Every example that lies beside the repository through both versions of XML and back, and no text that makes the
//! reader stumble.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use loupe_epcis::document::Document;
use loupe_epcis::json::{Object, Value};
use loupe_epcis::xml::{Version, read, write};
use proptest::prelude::*;

use crate::hashes;

/// Every document of the examples that is meant to be accepted.
static EXAMPLES: LazyLock<Vec<(PathBuf, Object)>> = LazyLock::new(examples);

fn examples() -> Vec<(PathBuf, Object)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/epcis");
    assert!(root.is_dir(), "{} is missing: clone `shared` beside the repository", root.display());
    let mut folders =
        ["examples_gs1", "examples_openepcis", "event_hash_known_answers"].map(|name| root.join(name)).to_vec();
    let mut examples = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let json = path.extension().is_some_and(|extension| extension == "json" || extension == "jsonld");
            if path.is_dir() && !path.ends_with("Invalid") {
                folders.push(path);
            } else if json
                && let Ok(Value::Object(document)) = loupe_epcis::json::read(&std::fs::read(&path).unwrap())
                && document.get("epcisBody").is_some()
            {
                examples.push((path, document));
            }
        }
    }
    examples.sort_by(|(one, _), (two, _)| one.cmp(two));
    examples
}

#[test]
fn every_example_keeps_its_hashes_through_both_versions() {
    assert!(EXAMPLES.len() >= 75, "only {} examples", EXAMPLES.len());
    for (path, document) in EXAMPLES.iter() {
        for version in [Version::V1_2, Version::V2_0] {
            let xml = write(document, version).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            let back = read(xml.as_bytes()).unwrap_or_else(|fault| panic!("{}: {fault}\n{xml}", path.display()));
            assert_eq!(hashes(&back), hashes(document), "{}\n{xml}", path.display());
            // Three of the examples break the schema themselves.
            let valid = |document: &Object| Document::from_value(Value::Object(document.clone())).is_ok();
            assert!(valid(&back) || !valid(document), "{}\n{xml}", path.display());
            // What XML says once, it says for ever.
            let again = read(write(&back, version).unwrap().as_bytes()).unwrap();
            assert_eq!(Value::Object(again).to_string(), Value::Object(back).to_string(), "{}", path.display());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: proptest::test_runner::RngSeed::Fixed(5), ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_document_is_read_or_refused_and_what_is_read_can_be_hashed(
        which in any::<prop::sample::Index>(),
        old in any::<bool>(),
        wounds in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, "[<>&;\"'/a-z0-9: é]{0,6}"), 1..6),
    ) {
        let (_, document) = which.get(&EXAMPLES);
        let mut xml = write(document, if old { Version::V1_2 } else { Version::V2_0 }).unwrap();
        for (place, length, with) in wounds {
            let mut at = place.index(xml.len());
            while !xml.is_char_boundary(at) { at -= 1 }
            let mut end = (at + length).min(xml.len());
            while !xml.is_char_boundary(end) { end -= 1 }
            xml.replace_range(at..end.max(at), &with);
        }
        if let Ok(document) = read(xml.as_bytes()) {
            let context = loupe_epcis::hash::Context::of(&document);
            if let Ok(read_again) = write(&document, Version::V2_0).map(|xml| read(xml.as_bytes())) {
                let again = read_again.unwrap();
                for (one, two) in crate::events(&document).iter().zip(crate::events(&again)) {
                    let (one, two) = (one.as_object().unwrap(), two.as_object().unwrap());
                    let other = loupe_epcis::hash::Context::of(&again);
                    prop_assert_eq!(
                        loupe_epcis::hash::prehash(one, &context).unwrap(),
                        loupe_epcis::hash::prehash(two, &other).unwrap()
                    );
                }
            }
        }
    }
}
