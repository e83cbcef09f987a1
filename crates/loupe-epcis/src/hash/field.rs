//! The fields of the standard, and how each one's value is written.

use super::Context;
use super::time::utc_millis;
use crate::identifier::{Vocabulary, push_canonical};
use crate::json::Value;

/// What kind of value a field holds.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Text,
    Time,
    /// A word of a vocabulary, or an address.
    Word(Vocabulary),
    /// An identifier: an address, a URN or a Digital Link.
    Id,
}

/// The fields of `sensorMetadata` in their order.
pub(super) const SENSOR_METADATA: [(&str, Kind); 8] = [
    ("time", Kind::Time),
    ("startTime", Kind::Time),
    ("endTime", Kind::Time),
    ("deviceID", Kind::Id),
    ("deviceMetadata", Kind::Id),
    ("rawData", Kind::Id),
    ("dataProcessingMethod", Kind::Id),
    ("bizRules", Kind::Id),
];

/// The fields of `sensorReport` in their order.
pub(super) const SENSOR_REPORT: [(&str, Kind); 23] = [
    ("type", Kind::Word(Vocabulary::Measurement)),
    ("exception", Kind::Word(Vocabulary::SensorAlert)),
    ("deviceID", Kind::Id),
    ("deviceMetadata", Kind::Id),
    ("rawData", Kind::Id),
    ("dataProcessingMethod", Kind::Id),
    ("time", Kind::Time),
    ("microorganism", Kind::Id),
    ("chemicalSubstance", Kind::Id),
    ("value", Kind::Text),
    ("component", Kind::Word(Vocabulary::Component)),
    ("stringValue", Kind::Text),
    ("booleanValue", Kind::Text),
    ("hexBinaryValue", Kind::Text),
    ("uriValue", Kind::Id),
    ("minValue", Kind::Text),
    ("maxValue", Kind::Text),
    ("meanValue", Kind::Text),
    ("sDev", Kind::Text),
    ("percRank", Kind::Text),
    ("percValue", Kind::Text),
    ("uom", Kind::Text),
    ("coordinateReferenceSystem", Kind::Id),
];

/// The fields of a quantity in their order.
pub(super) const QUANTITY: [(&str, Kind); 3] = [("epcClass", Kind::Id), ("quantity", Kind::Text), ("uom", Kind::Text)];

/// Adds a value that is no list and no object; `null` and empty text add nothing.
pub(super) fn push_value(out: &mut String, kind: Kind, value: &Value, context: &Context) {
    let text = match value {
        Value::Null | Value::List(_) | Value::Object(_) => return,
        Value::Bool(yes) => return out.push_str(if *yes { "true" } else { "false" }),
        Value::Number(number) => {
            return match number.plain() {
                Some(plain) => out.push_str(&plain),
                None => out.push_str(number.written()),
            };
        }
        Value::Text(text) => text.trim(),
    };
    match kind {
        Kind::Text => out.push_str(text),
        Kind::Time => match utc_millis(text) {
            Some(utc) => out.push_str(&utc),
            None => out.push_str(text),
        },
        Kind::Word(vocabulary) => {
            let web = vocabulary.web(text);
            push_id(out, &context.expand(&web));
        }
        Kind::Id => push_id(out, &context.expand(text)),
    }
}

/// Adds an identifier: a GS1 one in canonical form, a URN of a vocabulary as its web address, any other as it is.
pub(super) fn push_id(out: &mut String, text: &str) {
    if push_canonical(out, text) {
        return;
    }
    match Vocabulary::web_of_urn(text) {
        Some(web) => out.push_str(&web),
        None => out.push_str(text),
    }
}
