//! Queries of events: what is asked, and which events match.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod any_bytes;
mod corpus;
mod every_parameter;
mod narrowed;
mod numbers;
mod ordered;
mod patterns;
mod refused;
mod stories;

use jiff::Timestamp;
use loupe_epcis::hash::Context;
use loupe_epcis::json::{Object, Value, read};
use loupe_epcis::query::{Query, QueryFault, Recorded, Vocabularies};

/// JSON text of an object.
pub(crate) fn object(text: &str) -> Object {
    match read(text.as_bytes()).unwrap() {
        Value::Object(object) => object,
        other => panic!("no object: {other}"),
    }
}

/// What `loupe:` and `kp:` stand for in the events and addresses of these tests.
pub(crate) fn context() -> Context {
    loupe_epcis::query::extensions_context("loupe=urn:loupe:custody:v1:, kp=https://kp.example/")
}

/// A query by its address, as it would stand after `?`, unescaped.
pub(crate) fn address(query: &str) -> Result<Query, Vec<QueryFault>> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    Query::from_address(pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))), &context())
}

pub(crate) fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

/// Whether an event, recorded on the last day of November, is among those that an address asks for.
pub(crate) fn asked(query: &str, event: &str) -> bool {
    let event = object(event);
    let context = context();
    let recorded = Recorded::new(&event, &context, at("2026-11-30T12:00:00Z"));
    address(query).unwrap_or_else(|faults| panic!("{query}: {faults:?}")).matches(&recorded, &Vocabularies::default())
}
