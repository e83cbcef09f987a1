//! Text into values, with a limit on everything.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use jiter::{Jiter, JiterError, Peek};
use thiserror::Error;

use super::{Number, Object, Syntax, Value};
use crate::limit::{
    DEPTH_MAX, DOCUMENT_BYTES_MAX, FIELDS_MAX, ITEMS_MAX, NUMBER_BYTES_MAX, TEXT_BYTES_MAX, VALUES_MAX,
};

/// Up to here looking through all names is faster than a set of them.
const FEW_FIELDS: usize = 32;

/// Why a text is not read as JSON, with the byte up to which it was read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// No JSON from this byte on (RFC 8259).
    #[error("no JSON at byte {at}: {why}")]
    NotJson {
        /// Counted from 0.
        at: usize,
        /// In which way.
        why: Syntax,
    },
    /// More of something than [`limit`](crate::limit) allows.
    #[error("more than {most} {what} at byte {at}")]
    TooMuch {
        /// Counted from 0.
        at: usize,
        /// Which limit.
        what: Measure,
        /// Its number.
        most: usize,
    },
}

/// What is limited in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Bytes of the document.
    DocumentBytes,
    /// Lists and objects in one another.
    Depth,
    /// Values of the document.
    Values,
    /// Items of a list.
    Items,
    /// Fields of an object.
    Fields,
    /// Bytes of a text or a name.
    TextBytes,
    /// Bytes of a number.
    NumberBytes,
}

impl std::fmt::Display for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::DocumentBytes => "bytes",
            Self::Depth => "levels",
            Self::Values => "values",
            Self::Items => "items of a list",
            Self::Fields => "fields of an object",
            Self::TextBytes => "bytes of a text",
            Self::NumberBytes => "bytes of a number",
        })
    }
}

/// Reads one JSON text (RFC 8259, UTF-8), white space around it allowed.
pub fn read(text: &[u8]) -> Result<Value, Unreadable> {
    if text.len() > DOCUMENT_BYTES_MAX {
        return Err(Unreadable::TooMuch { at: 0, what: Measure::DocumentBytes, most: DOCUMENT_BYTES_MAX });
    }
    let mut reader = Reader { jiter: Jiter::new(text), values: 0 };
    let first = reader.jiter.peek().map_err(not_json)?;
    let value = reader.value(first, 0)?;
    reader.jiter.finish().map_err(not_json)?;
    Ok(value)
}

fn not_json(fault: JiterError) -> Unreadable {
    Unreadable::NotJson { at: fault.index, why: fault.error_type.into() }
}

struct Reader<'t> {
    jiter: Jiter<'t>,
    values: usize,
}

impl Reader<'_> {
    fn value(&mut self, first: Peek, depth: usize) -> Result<Value, Unreadable> {
        self.values += 1;
        self.allow(Measure::Values, self.values, VALUES_MAX)?;
        match first {
            Peek::Null => self.jiter.known_null().map(|()| Value::Null).map_err(not_json),
            Peek::True | Peek::False => self.jiter.known_bool(first).map(Value::Bool).map_err(not_json),
            Peek::String => {
                let text = self.jiter.known_str().map_err(not_json)?.to_owned();
                self.allow(Measure::TextBytes, text.len(), TEXT_BYTES_MAX)?;
                Ok(Value::Text(text))
            }
            Peek::Array => self.list(depth + 1).map(Value::List),
            Peek::Object => self.object(depth + 1).map(Value::Object),
            _ => self.number(first).map(Value::Number),
        }
    }

    fn number(&mut self, first: Peek) -> Result<Number, Unreadable> {
        let at = self.jiter.current_index();
        let written = self.jiter.known_number_bytes(first).map_err(not_json)?;
        let long = written.len() > NUMBER_BYTES_MAX;
        let number = std::str::from_utf8(written).ok().filter(|_| !long).and_then(Number::new);
        self.allow(Measure::NumberBytes, if long { usize::MAX } else { 0 }, NUMBER_BYTES_MAX)?;
        number.ok_or(Unreadable::NotJson { at, why: Syntax::NoNumber })
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Value>, Unreadable> {
        self.allow(Measure::Depth, depth, DEPTH_MAX)?;
        let mut items = Vec::new();
        let mut next = self.jiter.known_array().map_err(not_json)?;
        while let Some(first) = next {
            self.allow(Measure::Items, items.len() + 1, ITEMS_MAX)?;
            items.push(self.value(first, depth)?);
            next = self.jiter.array_step().map_err(not_json)?;
        }
        Ok(items)
    }

    fn object(&mut self, depth: usize) -> Result<Object, Unreadable> {
        self.allow(Measure::Depth, depth, DEPTH_MAX)?;
        let mut fields: Vec<(String, Value)> = Vec::new();
        let mut next = self.jiter.known_object().map_err(not_json)?.map(str::to_owned);
        while let Some(name) = next {
            self.allow(Measure::TextBytes, name.len(), TEXT_BYTES_MAX)?;
            self.allow(Measure::Fields, fields.len() + 1, FIELDS_MAX)?;
            let first = self.jiter.peek().map_err(not_json)?;
            let value = self.value(first, depth)?;
            fields.push((name, value));
            next = self.jiter.next_key().map_err(not_json)?.map(str::to_owned);
        }
        Ok(Object::from_distinct(distinct(fields)))
    }

    fn allow(&self, what: Measure, have: usize, most: usize) -> Result<(), Unreadable> {
        if have > most {
            return Err(Unreadable::TooMuch { at: self.jiter.current_index(), what, most });
        }
        Ok(())
    }
}

/// Of fields of one name the last counts, in the place of the first. It ought to be refused, and cannot be: one of
/// GS1's own examples has a name twice (`AssociationEvent-h`), and readers elsewhere take the last.
fn distinct(fields: Vec<(String, Value)>) -> Vec<(String, Value)> {
    if !has_repeated(&fields) {
        return fields;
    }
    let mut places: HashMap<String, usize> = HashMap::with_capacity(fields.len());
    let mut kept: Vec<(String, Value)> = Vec::with_capacity(fields.len());
    for (name, value) in fields {
        match places.entry(name) {
            Entry::Occupied(place) => kept[*place.get()].1 = value,
            Entry::Vacant(place) => {
                let name = place.key().clone();
                place.insert(kept.len());
                kept.push((name, value));
            }
        }
    }
    kept
}

fn has_repeated(fields: &[(String, Value)]) -> bool {
    let names = || fields.iter().map(|(name, _)| name.as_str());
    if fields.len() <= FEW_FIELDS {
        return names().enumerate().any(|(place, name)| names().take(place).any(|earlier| earlier == name));
    }
    let mut seen = HashSet::with_capacity(fields.len());
    names().any(|name| !seen.insert(name))
}
