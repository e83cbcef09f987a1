//! What must not change an event's hash, and what must.

use loupe_epcis::hash::{Context, HashFault, event_hash, prehash};
use loupe_epcis::json::{Object, Value, read};

const EVENT: &str = r#"{
    "type": "ObjectEvent",
    "eventTime": "2024-05-01T08:30:00.000Z",
    "eventTimeZoneOffset": "+02:00",
    "action": "ADD",
    "bizStep": "commissioning",
    "disposition": "active",
    "readPoint": {"id": "urn:epc:id:sgln:4012345.00011.0"},
    "quantityList": [
        {"epcClass": "urn:epc:class:lgtin:4012345.012345.A1", "quantity": 12.5, "uom": "CTM"},
        {"epcClass": "urn:epc:class:lgtin:4012345.012345.A2", "quantity": 0.25, "uom": "CTM"}
    ],
    "bizTransactionList": [{"type": "po", "bizTransaction": "urn:epc:id:gdti:4012345.11111.7"}],
    "ilmd": {"mine:colour": "D", "mine:box": {"mine:row": 2, "mine:lot": "x"}},
    "mine:grader": "seven"
}"#;

const CONTEXT: &str = r#"{"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
    {"mine": "https://mine.example/voc/"}]}"#;

fn object(text: &str) -> Object {
    let Value::Object(object) = read(text.as_bytes()).unwrap() else { panic!("not an object: {text}") };
    object
}

fn hash(event: &str) -> String {
    event_hash(&object(event), &Context::of(&object(CONTEXT))).unwrap()
}

#[test]
fn the_spelling_of_an_event_does_not_change_its_hash() {
    let same = hash(EVENT);
    for (written, otherwise) in [
        ("2024-05-01T08:30:00.000Z", "2024-05-01T10:30:00+02:00"),
        ("2024-05-01T08:30:00.000Z", "2024-05-01T08:29:59.9996Z"),
        ("\"commissioning\"", "\"https://ref.gs1.org/cbv/BizStep-commissioning\""),
        ("\"commissioning\"", "\"urn:epcglobal:cbv:bizstep:commissioning\""),
        ("\"active\"", "\"cbv:Disp-active\""),
        ("\"po\"", "\"urn:epcglobal:cbv:btt:po\""),
        ("urn:epc:id:sgln:4012345.00011.0", "https://mine.example/places/414/4012345000115?x=1"),
        ("urn:epc:class:lgtin:4012345.012345.A1", "https://id.gs1.org/gtin/4012345123456/lot/A1"),
        ("12.5,", "12.50,"),
        ("12.5,", "1.25e1,"),
        ("0.25,", "25E-2,"),
        ("\"mine:row\": 2", "\"mine:row\": 2.0"),
        ("\"seven\"", "\"  seven \""),
        ("\"mine:grader\": \"seven\"", "\"mine:grader\": \"seven\", \"mine:none\": null"),
        ("\"mine:grader\": \"seven\"", "\"mine:grader\": \"seven\", \"rdfs:comment\": \"for the reader\""),
        ("\"mine:grader\": \"seven\"", "\"mine:grader\": \"seven\", \"epcList\": []"),
        ("\"mine:grader\"", "\"https://mine.example/voc/grader\""),
        ("\"action\"", "\"recordTime\": \"2025-01-01T00:00:00Z\", \"eventID\": \"urn:uuid:1\", \"action\""),
        (
            "\"action\"",
            "\"errorDeclaration\": {\"declarationTime\": \"2025-01-01T00:00:00Z\", \"mine:why\": \"typing\"}, \"action\"",
        ),
    ] {
        assert!(EVENT.contains(written), "{written}");
        assert_eq!(hash(&EVENT.replacen(written, otherwise, 1)), same, "{written} -> {otherwise}");
    }
}

#[test]
fn what_an_event_says_changes_its_hash() {
    let same = hash(EVENT);
    for (written, otherwise) in [
        ("08:30:00.000Z", "08:30:00.001Z"),
        ("+02:00", "+01:00"),
        ("ADD", "OBSERVE"),
        ("commissioning", "receiving"),
        ("A1", "a1"),
        ("12.5,", "12.500000000000000000001,"),
        ("\"D\"", "\"E\""),
        ("mine:colour", "mine:color"),
        ("\"mine:row\": 2", "\"mine:row\": 3"),
        ("4012345.11111.7", "4012345.11111.8"),
        ("\"seven\"", "[\"seven\", \"seven\"]"),
    ] {
        assert!(EVENT.contains(written), "{written}");
        assert_ne!(hash(&EVENT.replacen(written, otherwise, 1)), same, "{written} -> {otherwise}");
    }
}

#[test]
fn order_of_fields_and_items_does_not_count() {
    fn reversed(value: &Value) -> Value {
        match value {
            Value::List(items) => Value::List(items.iter().rev().map(reversed).collect()),
            Value::Object(object) => {
                let mut turned = Object::new();
                let mut fields: Vec<_> = object.iter().collect();
                fields.reverse();
                fields.into_iter().for_each(|(name, value)| turned.set(name, reversed(value)));
                Value::Object(turned)
            }
            other => other.clone(),
        }
    }
    assert_eq!(hash(&reversed(&Value::Object(object(EVENT))).to_string()), hash(EVENT));
}

#[test]
fn what_cannot_be_hashed_is_refused() {
    let context = Context::of(&object(CONTEXT));
    let fault = |event: &str| event_hash(&object(event), &context).unwrap_err();
    assert_eq!(fault("{}"), HashFault::NoType);
    assert_eq!(
        fault(r#"{"type": "ObjectEvent", "other:a": 1}"#),
        HashFault::UndeclaredPrefix { name: "other:a".to_owned() }
    );
    let mut deep = Value::Bool(true);
    for _ in 0..100 {
        let mut object = Object::new();
        object.set("mine:a", deep);
        deep = Value::Object(object);
    }
    let mut event = object(r#"{"type": "ObjectEvent"}"#);
    event.set("mine:deep", deep);
    assert_eq!(event_hash(&event, &context), Err(HashFault::TooDeep));
}

#[test]
fn an_event_may_declare_names_of_its_own() {
    let event = object(
        r#"{"@context": {"own": "https://own.example/", "plain": {"@id": "own:words#plain"}},
            "type": "ObjectEvent", "own:a": "1", "plain": "2"}"#,
    );
    let text = prehash(&event, &Context::default()).unwrap();
    assert_eq!(text, "eventType=ObjectEvent{https://own.example/words#}plain=2{https://own.example/}a=1");
}
