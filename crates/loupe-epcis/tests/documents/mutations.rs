//! Good documents that somebody changed: this program and GS1's schema always agree whether they still are good, and of
//! one change they name the same place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use loupe_epcis::document::{Document, Refused};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::changes::{any_change, apply, places};
use super::round_trips::same_as_written;
use super::schema;
use super::shared::acceptable;
use super::stories::PARCEL;
use super::values::{NAMES, VALUES};

static EXAMPLES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let all = acceptable().into_iter().map(|(_, text)| serde_json::from_str(&text).unwrap());
    let short: Vec<Value> = all.filter(|value: &Value| value.to_string().len() < 20_000).collect();
    assert!(short.len() > 50, "{}", short.len());
    short
});

/// Both judge alike, and what is good comes out as it went in.
fn judge(document: &Value) -> (String, Result<Document, Refused>) {
    let text = document.to_string();
    let ours = Document::read(text.as_bytes());
    assert_eq!(ours.is_ok(), schema::accepts(document), "{ours:?}\n{text}");
    (text, ours)
}

/// As [`judge`]; and a place we name is one that the schema names, or lies in one.
fn check(document: &Value) {
    let (text, ours) = judge(document);
    match ours {
        Ok(read) => {
            let value = loupe_epcis::json::read(text.as_bytes()).unwrap();
            assert!(same_as_written(&read.to_value(), &value), "{text}\n{}", read.to_value());
        }
        Err(Refused::Faulty(faults)) => {
            let theirs = schema::places(document);
            for fault in faults.found() {
                let told = theirs.iter().any(|place| {
                    fault
                        .place
                        .strip_prefix(place.as_str())
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                });
                assert!(told, "{fault}; the schema says {theirs:?}\n{text}");
            }
        }
        Err(Refused::Unreadable(why)) => panic!("{why}\n{text}"),
    }
}

/// One document of one event of each type: the one with most fields.
fn of_each_type() -> BTreeMap<String, Value> {
    let mut richest: BTreeMap<String, (usize, Value)> = BTreeMap::new();
    for example in EXAMPLES.iter() {
        let Some([event]) = example.pointer("/epcisBody/eventList").and_then(Value::as_array).map(Vec::as_slice) else {
            continue;
        };
        let fields = patterns(example).len();
        let found = richest.entry(event["type"].as_str().unwrap().to_owned()).or_insert((0, Value::Null));
        if fields > found.0 {
            *found = (fields, example.clone());
        }
    }
    richest.into_iter().map(|(kind, (_, example))| (kind, without_extensions(example))).collect()
}

/// The fields of the standard alone: what others add is judged by its name, wherever it stands.
fn without_extensions(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(without_extensions).collect(),
        Value::Object(fields) => {
            let own = fields.into_iter().filter(|(name, _)| !name.contains(':'));
            Value::Object(own.map(|(name, value)| (name, without_extensions(value))).collect())
        }
        other => other,
    }
}

/// The first place of every field of a document, by its path without the numbers of items.
fn patterns(document: &Value) -> BTreeMap<String, String> {
    let mut all = Vec::new();
    places(document, "", &mut all);
    let mut first = BTreeMap::new();
    for place in all {
        let pattern = place.split('/').map(|step| if step.parse::<usize>().is_ok() { "-" } else { step });
        first.entry(pattern.collect::<Vec<_>>().join("/")).or_insert(place);
    }
    first
}

#[test]
fn every_value_in_every_field_is_judged_as_the_schema_judges_it() {
    let examples = of_each_type();
    assert_eq!(examples.len(), 5, "{:?}", examples.keys());
    let answer = EXAMPLES.iter().find(|example| example["type"] == "EPCISQueryDocument").unwrap();
    let mut answer = answer.clone();
    let header: Value = serde_json::from_str(PARCEL).unwrap();
    let vocabularies = header["epcisHeader"]["epcisMasterData"]["vocabularyList"].clone();
    answer["epcisBody"]["queryResults"]["resultsBody"]["vocabularyList"] = vocabularies;
    let alone = header["epcisBody"]["eventList"][0].clone();
    let alone = json!({"@context": "urn:x:y", "type": alone["type"], "eventTime": alone["eventTime"],
        "eventTimeZoneOffset": "+02:00", "inputEPCList": ["urn:x:y"], "transformationID": "urn:x:y"});
    let mut seen = BTreeSet::new();
    for example in examples.values().chain([&header, &answer, &alone]) {
        for (pattern, place) in patterns(example) {
            if !seen.insert(pattern) {
                continue;
            }
            for value in VALUES.iter() {
                let mut changed = example.clone();
                *changed.pointer_mut(&place).unwrap() = value.clone();
                let _ = judge(&changed);
            }
        }
    }
    assert!(seen.len() > 80, "{}", seen.len());
}

#[test]
fn every_field_in_every_type_of_event_is_judged_as_the_schema_judges_it() {
    for mut example in of_each_type().into_values() {
        for name in NAMES {
            let mut changed = example.clone();
            changed["epcisBody"]["eventList"][0].as_object_mut().unwrap().shift_remove(name);
            check(&changed);
            let before = changed.clone();
            for value in [json!([]), json!("a:b"), json!({"id": "a:b"}), json!({}), json!(["a:b"])] {
                changed["epcisBody"]["eventList"][0][name] = value;
                check(&changed);
            }
            // What is taken away stays away while something is left to judge, so that fields are missing together too.
            if schema::accepts(&before) {
                example = before;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn a_changed_document_is_judged_as_the_schema_judges_it(
        which: Index,
        changes in prop::collection::vec((any::<Index>(), any_change()), 1..4),
    ) {
        let mut document = which.get(&EXAMPLES).clone();
        for (place, change) in &changes {
            apply(&mut document, place, change);
        }
        check(&document);
    }
}
