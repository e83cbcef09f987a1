//! What holds for any bytes that anybody sends as a document.
//!
//! The fuzz target `epcis_document` in `fuzz/` runs this same check.

use loupe_epcis::document::Document;
use loupe_epcis::hash::{Context, prehash};
use loupe_epcis::json::{self, Value};

/// Refused, or written and read again as the same, with the same hashes; and so is the JSON it was. Whether it was a
/// document.
pub(crate) fn document(bytes: &[u8]) -> bool {
    let Ok(value) = json::read(bytes) else {
        assert!(Document::read(bytes).is_err());
        return false;
    };
    assert_eq!(json::read(value.to_string().as_bytes()).expect("what was written is read"), value);
    let Ok(document) = Document::from_value(value.clone()) else { return false };
    let written = document.to_value();
    assert!(written.means_the_same(&value), "{written}");
    assert_eq!(Document::read(written.to_string().as_bytes()).expect("what was written is read"), document);
    assert_eq!(hashed(&written), hashed(&value), "{written}");
    true
}

/// What of its events is hashed; nothing of one that cannot be.
fn hashed(document: &Value) -> Vec<Option<String>> {
    let Some(object) = document.as_object() else { return Vec::new() };
    let context = Context::of(object);
    let body = object.get("epcisBody").and_then(Value::as_object);
    let results = body.and_then(|body| body.get("queryResults")).and_then(Value::as_object);
    let list = results.and_then(|results| results.get("resultsBody")).and_then(Value::as_object).or(body);
    let alone = std::slice::from_ref(document);
    let events = list.map_or(alone, |list| list.get("eventList").and_then(Value::as_list).unwrap_or_default());
    events.iter().map(|event| prehash(event.as_object()?, &context).ok()).collect()
}
