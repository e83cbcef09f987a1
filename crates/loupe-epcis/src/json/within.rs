//! Whether a document that was not read from JSON could be.

use super::{Measure, Object, Value};
use crate::limit::{
    DEPTH_MAX, DOCUMENT_BYTES_MAX, FIELDS_MAX, ITEMS_MAX, NUMBER_BYTES_MAX, TEXT_BYTES_MAX, VALUES_MAX,
};

/// A limit, and its number.
type Exceeded = (Measure, usize);

/// The first limit that a document made of something else exceeds: written as JSON it would not be read.
pub(crate) fn exceeded(document: &Object) -> Option<Exceeded> {
    let written = || allow(Measure::DocumentBytes, document.to_string().len(), DOCUMENT_BYTES_MAX);
    object(document, 1, &mut 1).and_then(|()| written()).err()
}

fn object(of: &Object, depth: usize, values: &mut usize) -> Result<(), Exceeded> {
    allow(Measure::Depth, depth, DEPTH_MAX)?;
    allow(Measure::Fields, of.len(), FIELDS_MAX)?;
    of.iter().try_for_each(|(name, field)| {
        allow(Measure::TextBytes, name.len(), TEXT_BYTES_MAX)?;
        value(field, depth, values)
    })
}

fn value(of: &Value, depth: usize, values: &mut usize) -> Result<(), Exceeded> {
    *values += 1;
    allow(Measure::Values, *values, VALUES_MAX)?;
    match of {
        Value::Null | Value::Bool(_) => Ok(()),
        Value::Number(number) => allow(Measure::NumberBytes, number.written().len(), NUMBER_BYTES_MAX),
        Value::Text(text) => allow(Measure::TextBytes, text.len(), TEXT_BYTES_MAX),
        Value::List(items) => {
            allow(Measure::Depth, depth + 1, DEPTH_MAX)?;
            allow(Measure::Items, items.len(), ITEMS_MAX)?;
            items.iter().try_for_each(|item| value(item, depth + 1, values))
        }
        Value::Object(fields) => object(fields, depth + 1, values),
    }
}

fn allow(what: Measure, have: usize, most: usize) -> Result<(), Exceeded> {
    if have > most { Err((what, most)) } else { Ok(()) }
}
