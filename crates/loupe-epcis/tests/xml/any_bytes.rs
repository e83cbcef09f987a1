//! What holds for any bytes that anybody sends as XML.
//!
//! The fuzz target `epcis_xml` in `fuzz/` runs this same check.

use loupe_epcis::document::Document;
use loupe_epcis::hash::{Context, prehash};
use loupe_epcis::json::{Object, Value, read as read_json};
use loupe_epcis::xml::{Version, read, write};

/// Refused, or read as JSON of which every event says the same after another turn through XML of either version. Whether
/// it was a document.
pub(crate) fn document(bytes: &[u8]) -> bool {
    let Ok(document) = read(bytes) else { return false };
    let text = document.to_string();
    assert_eq!(read_json(text.as_bytes()).expect("what was made of it is JSON"), Value::Object(document.clone()));
    let valid = Document::from_value(Value::Object(document.clone())).is_ok();
    for version in [Version::V2_0, Version::V1_2] {
        let Ok(written) = write(&document, version) else { continue };
        let again = read(written.as_bytes()).unwrap_or_else(|fault| panic!("{fault}\n{text}\n{written}"));
        let still = Document::from_value(Value::Object(again.clone())).is_ok();
        assert!(still || !valid, "no longer a document\n{text}\n{written}");
        assert_eq!(said(&again), said(&document), "{text}\n{written}");
    }
    valid
}

/// What its events say, as they are hashed; nothing of one that cannot be.
fn said(document: &Object) -> Vec<Option<String>> {
    let context = Context::of(document);
    let body = document.get("epcisBody").and_then(Value::as_object);
    let results = body.and_then(|body| body.get("queryResults")).and_then(Value::as_object);
    let body = results.map_or(body, |results| results.get("resultsBody").and_then(Value::as_object));
    let events = body.and_then(|body| body.get("eventList")).and_then(Value::as_list).unwrap_or_default();
    events.iter().map(|event| prehash(event.as_object()?, &context).ok()).collect()
}
