//! Documents: what is captured, what answers a query, or one event alone (EPCIS 2.0, 9.4).

mod capture;
mod context;
mod header;
mod ilmd;
mod query;

pub use capture::{Body, CaptureDocument};
pub use context::Context;
pub use header::{Attribute, AttributeValue, Header, MasterData, Vocabulary, VocabularyElement};
pub use ilmd::Ilmd;
pub use query::{QueryBody, QueryDocument, QueryResults, ResultsBody};
use thiserror::Error;

use crate::event::Event;
use crate::fault::{Faults, Place, Wrong};
use crate::json::{self, Object, Unreadable, Value};
use crate::part::Part;

const CAPTURE: &str = "EPCISDocument";
const QUERY: &str = "EPCISQueryDocument";

/// A document that GS1's schema for EPCIS 2.0 accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Document {
    /// `EPCISDocument`: events to be captured.
    Capture(Box<CaptureDocument>),
    /// `EPCISQueryDocument`: the answer to a query.
    Query(Box<QueryDocument>),
    /// One event alone, with its own context.
    Event(Box<Event>),
}

/// Why a text is no document.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// It is not read at all.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// It is read, and is not as the standard has it.
    #[error(transparent)]
    Faulty(#[from] Faults),
}

impl Document {
    /// Reads a document from JSON text.
    pub fn read(text: &[u8]) -> Result<Self, Refused> {
        Ok(Self::from_value(json::read(text)?)?)
    }

    /// Reads a document from a value, with all its faults.
    pub fn from_value(value: Value) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let top = Place::top();
        let document = Object::read(value, &top, &mut faults).and_then(|object| typed(object, &top, &mut faults));
        document.ok_or(faults)
    }

    /// The document as JSON: the standard's fields in its order, then the others in theirs.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Capture(document) => with_type(CAPTURE, document.write()),
            Self::Query(document) => with_type(QUERY, document.write()),
            Self::Event(event) => event.to_value(),
        }
    }

    /// The events, in order.
    pub fn events(&self) -> &[Event] {
        match self {
            Self::Capture(document) => &document.body.events,
            Self::Query(document) => &document.body.results.body.events,
            Self::Event(event) => std::slice::from_ref(event),
        }
    }

    /// What the short names mean in all of it.
    pub fn context(&self) -> Option<&Context> {
        match self {
            Self::Capture(document) => Some(&document.context),
            Self::Query(document) => Some(&document.context),
            Self::Event(event) => event.head.context.as_ref(),
        }
    }
}

fn typed(mut object: Object, top: &Place<'_>, faults: &mut Faults) -> Option<Document> {
    match object.get("type").and_then(Value::as_text) {
        Some(CAPTURE) => {
            object.take("type");
            Some(Document::Capture(Box::new(Part::read(Value::Object(object), top, faults)?)))
        }
        Some(QUERY) => {
            object.take("type");
            Some(Document::Query(Box::new(Part::read(Value::Object(object), top, faults)?)))
        }
        _ => {
            let bare = object.get("@context").is_none();
            if bare {
                faults.add(top, Wrong::Missing("@context"));
            }
            let event = Event::read(Value::Object(object), top, faults)?;
            (!bare).then(|| Document::Event(Box::new(event)))
        }
    }
}

fn with_type(name: &str, document: Value) -> Value {
    let mut typed = Object::new();
    typed.set("type", Value::from(name));
    if let Value::Object(fields) = document {
        for (name, value) in fields {
            typed.set(&name, value);
        }
    }
    Value::Object(typed)
}
