//! The trade as EPCIS 2.0 documents, a thousand events each, one document a line.

use std::io::{self, BufWriter, Write};

use loupe_epcis::json::{Object, Value};
use loupe_scheme::custody::simulated::Act;
use serde::Serialize;

use super::event::{Names, time};

/// So many events a document has; the last may have fewer.
const EVENTS: usize = 1_000;
const CONTEXT: &str = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
const EXTENSION: &str = "urn:loupe:custody:v1:";

/// What was written.
#[derive(Clone, Copy, Default, Serialize)]
pub(super) struct Written {
    pub(super) documents: u64,
    pub(super) events: u64,
    pub(super) bytes: u64,
}

/// Documents on their way to a file. After a fault nothing more is written, and the end tells of it.
pub(super) struct Documents<W: Write> {
    out: BufWriter<W>,
    names: Names,
    events: Vec<Value>,
    last: String,
    written: Written,
    fault: Option<io::Error>,
}

impl<W: Write> Documents<W> {
    pub(super) fn new(out: W, names: Names) -> Documents<W> {
        Documents {
            out: BufWriter::with_capacity(1 << 20, out),
            names,
            events: Vec::with_capacity(EVENTS),
            last: String::new(),
            written: Written::default(),
            fault: None,
        }
    }

    /// Takes an act: the one or two events in which it would be sent.
    pub(super) fn write(&mut self, act: &Act<'_>) {
        if self.fault.is_some() {
            return;
        }
        self.last = time(act.when, 0);
        for event in self.names.events(act) {
            self.events.push(event);
            if self.events.len() == EVENTS {
                self.fault = self.flush().err();
            }
        }
    }

    /// Writes what is left; what was written in all.
    pub(super) fn finish(mut self) -> io::Result<Written> {
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        if !self.events.is_empty() {
            self.flush()?;
        }
        self.out.flush()?;
        Ok(self.written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let events = std::mem::replace(&mut self.events, Vec::with_capacity(EVENTS));
        self.written.events += events.len() as u64;
        self.written.documents += 1;
        let text = document(events, &self.last).to_string();
        self.written.bytes += text.len() as u64 + 1;
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"\n")
    }
}

fn document(events: Vec<Value>, made: &str) -> Value {
    let mut extension = Object::new();
    extension.set("loupe", Value::from(EXTENSION));
    let mut body = Object::new();
    body.set("eventList", Value::List(events));
    let mut document = Object::new();
    document.set("@context", Value::List(vec![Value::from(CONTEXT), Value::Object(extension)]));
    document.set("type", Value::from("EPCISDocument"));
    document.set("schemaVersion", Value::from("2.0"));
    document.set("creationDate", Value::from(made));
    document.set("sender", Value::from("SYNTHETIC"));
    document.set("epcisBody", Value::Object(body));
    Value::Object(document)
}
