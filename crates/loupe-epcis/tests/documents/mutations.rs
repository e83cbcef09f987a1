//! Good documents that somebody changed: this program and GS1's schema always agree whether they still are good, and of
//! one change they name the same place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use loupe_epcis::document::{Document, Refused};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

use super::round_trips::same_as_written;
use super::schema;
use super::shared::acceptable;
use super::stories::PARCEL;

static EXAMPLES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let all = acceptable().into_iter().map(|(_, text)| serde_json::from_str(&text).unwrap());
    let short: Vec<Value> = all.filter(|value: &Value| value.to_string().len() < 20_000).collect();
    assert!(short.len() > 50, "{}", short.len());
    short
});

/// Values that something in the standard takes, or nearly takes.
static VALUES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut values = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1.5),
        json!(1e30),
        json!([]),
        json!({}),
        json!([[]]),
        json!([{}]),
        json!(["a:b", "a:b"]),
        json!(["a:b", 1]),
        json!([{"a": 1}, {"a": 1.0}]),
        json!({"id": "a:b"}),
        json!({"id": 1}),
        json!({"x": 1}),
        json!({"set": ["active"]}),
        json!({"set": [], "unset": ["active", "active"]}),
        json!([{"epcClass": "a:b", "quantity": 1, "uom": "CTM"}]),
        json!([{"sensorReport": []}]),
        json!([{"sensorReport": [{"type": "Mass"}]}]),
        json!({"declarationTime": "2026-01-01T00:00:00Z"}),
        json!([{"type": "po", "bizTransaction": "a:b"}]),
        json!([{"bizTransaction": "a:b"}]),
        json!([{"source": "a:b"}]),
    ];
    let texts = [
        "",
        "x",
        "a:b",
        "a b:c",
        "urn:epc:id:sgtin:0614141.107346.2017",
        "http://[::1]:80/?q#f",
        "http://[::1",
        "a:%4",
        "a:%41",
        "a:\u{e9}",
        "1a:b",
        "a:b#c#d",
        "//x",
        "a:[",
        "http://a:b@c:99999/",
        "http://a:x/",
        "a:b c",
        "OBSERVE",
        "ADD",
        "DELETE",
        "add",
        "shipping",
        "active",
        "po",
        "location",
        "Mass",
        "x:Mass",
        "ALARM_CONDITION",
        "urn:epcglobal:cbv:bizstep:shipping",
        "https://ns.gs1.org/cbv/BizStep-x",
        "https://ref.gs1.org/cbv/BizStep-x",
        "https://gs1.org/voc/Mass",
        "http://www.gs1.org/voc/Mass",
        "did_not_occur",
        "latitude",
        "ObjectEvent",
        "AggregationEvent",
        "TransactionEvent",
        "TransformationEvent",
        "AssociationEvent",
        "EPCISDocument",
        "EPCISQueryDocument",
        "2.0",
        "2",
        "2.",
        ".2",
        "2.0.0",
        "2\n",
        "\u{663}.0",
        "KGM",
        "CTM",
        "C",
        "KGMX",
        "kg",
        "ff",
        "f",
        "fg",
        "+02:00",
        "-14:00",
        "+14:01",
        "+13:59",
        "02:00",
        "+2:00",
        "+02:60",
        "2026-02-29T00:00:00Z",
        "2024-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:00",
        "2026-01-01t00:00:00z",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00.1234567890123Z",
        "2016-12-31T23:59:60Z",
        "2016-12-31T22:59:60-01:00",
        "2016-12-31T22:59:60Z",
        "2017-01-01T00:59:60+01:00",
        "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00+23:59",
        "2026-01-01T00:00:00+2:00",
        "2026-01-01",
        "0000-01-01T00:00:00Z",
        "2016-12-31T23:59:61Z",
        "2026-01-01T00:00:00\u{e9}",
        "20\u{e9}6-01-01T00:00:00Z",
    ];
    values.extend(texts.map(Value::from));
    values
});

/// Names that stand somewhere in the standard, and names that do not.
const NAMES: [&str; 56] = [
    "@context",
    "id",
    "type",
    "schemaVersion",
    "creationDate",
    "instanceIdentifier",
    "sender",
    "receiver",
    "epcisHeader",
    "epcisBody",
    "eventList",
    "queryResults",
    "queryName",
    "subscriptionID",
    "resultsBody",
    "vocabularyList",
    "epcisMasterData",
    "vocabularyElementList",
    "attributes",
    "attribute",
    "children",
    "eventTime",
    "recordTime",
    "eventTimeZoneOffset",
    "eventID",
    "certificationInfo",
    "errorDeclaration",
    "epcList",
    "quantityList",
    "action",
    "bizStep",
    "disposition",
    "persistentDisposition",
    "readPoint",
    "bizLocation",
    "bizTransactionList",
    "sourceList",
    "destinationList",
    "sensorElementList",
    "ilmd",
    "parentID",
    "childEPCs",
    "childQuantityList",
    "inputEPCList",
    "inputQuantityList",
    "outputEPCList",
    "outputQuantityList",
    "transformationID",
    "reason",
    "epcClass",
    "uom",
    "booleanValue",
    "x",
    "x:y",
    "",
    "a b:c",
];

/// The places of all values below a value, as JSON pointers.
fn places(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(number, item)| places(item, &format!("{at}/{number}"), into));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, field)| {
            places(field, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), into);
        }),
        _ => {}
    }
}

#[derive(Clone, Debug)]
enum Change {
    Replace(Index),
    Remove,
    Rename(Index),
    Add(Index, Index),
    Repeat,
    CutText(Index),
}

fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => any::<Index>().prop_map(Change::Replace),
        3 => Just(Change::Remove),
        2 => any::<Index>().prop_map(Change::Rename),
        3 => any::<(Index, Index)>().prop_map(|(name, value)| Change::Add(name, value)),
        1 => Just(Change::Repeat),
        1 => any::<Index>().prop_map(Change::CutText),
    ]
}

fn rename(fields: &mut Map<String, Value>, from: &str, to: &str) {
    let renamed = std::mem::take(fields).into_iter();
    fields.extend(renamed.map(|(name, value)| if name == from { (to.to_owned(), value) } else { (name, value) }));
}

fn apply(document: &mut Value, place: &Index, change: &Change) {
    let mut all = Vec::new();
    places(document, "", &mut all);
    let at = place.get(&all).clone();
    let value = document.pointer_mut(&at).unwrap();
    match (change, value) {
        (Change::Replace(with), value) => *value = with.get(&VALUES).clone(),
        (Change::Add(name, with), Value::Object(fields)) => {
            fields.insert(NAMES[name.index(NAMES.len())].to_owned(), with.get(&VALUES).clone());
        }
        (Change::Add(_, with), Value::Array(items)) => items.push(with.get(&VALUES).clone()),
        (Change::Repeat, Value::Array(items)) => items.extend(items.first().cloned()),
        (Change::CutText(at), Value::String(text)) => {
            let cut = text.char_indices().map(|(at, _)| at).nth(at.index(text.chars().count() + 1));
            cut.map(|at| text.remove(at));
        }
        (Change::Remove | Change::Rename(_), _) => {
            let Some((around, name)) = at.rsplit_once('/') else { return };
            let name = name.replace("~1", "/").replace("~0", "~");
            match (change, document.pointer_mut(around).unwrap()) {
                (Change::Rename(to), Value::Object(fields)) => rename(fields, &name, NAMES[to.index(NAMES.len())]),
                (_, Value::Object(fields)) => {
                    fields.shift_remove(&name);
                }
                (_, Value::Array(items)) => {
                    items.remove(name.parse().unwrap());
                }
                _ => unreachable!("only lists and objects have something in them"),
            }
        }
        _ => {}
    }
}

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
