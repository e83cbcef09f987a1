//! EPCIS in XML. GS1's own XML examples do not lie beside the repository, so the documents here are our own: written by
//! hand after GS1's schemas, or the events of the published hashes in XML.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod any_bytes;
mod corpus;
mod known;
mod refused;
mod stories;
mod turns;
mod written;

use loupe_epcis::hash::{Context, event_hash};
use loupe_epcis::json::{Object, Value};

/// The events of a capture or query document.
fn events(document: &Object) -> &[Value] {
    let body = document.get("epcisBody").and_then(Value::as_object).unwrap();
    let results = body.get("queryResults").and_then(Value::as_object);
    let body = results.map_or(body, |results| results.get("resultsBody").and_then(Value::as_object).unwrap());
    body.get("eventList").and_then(Value::as_list).unwrap()
}

fn hashes(document: &Object) -> Vec<String> {
    let context = Context::of(document);
    events(document).iter().map(|event| event_hash(event.as_object().unwrap(), &context).unwrap()).collect()
}

fn json(text: &str) -> Object {
    let Value::Object(object) = loupe_epcis::json::read(text.as_bytes()).unwrap() else { panic!("no object") };
    object
}
