//! A document made ready before anything is locked: read, checked, hashed, and read as custody reads it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use loupe_epcis::document::Document;
use loupe_epcis::event::{Event, What};
use loupe_epcis::fault::{Fault, Faults};
use loupe_epcis::hash::{self, event_hash};
use loupe_epcis::json::{self, Value};
use loupe_epcis::xml;
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal, Rule};
use sha2::{Digest, Sha256};

use super::act::{self, Act};
use super::extension::Extension;
use crate::epcis::reason;

/// The most events of one document.
pub const EVENTS_MAX: usize = 20_000;

/// One event of a document, and whether it can be taken at all.
#[derive(Debug)]
pub(super) struct Incoming {
    /// Its place in the document, from 0.
    pub(super) place: usize,
    /// What is wrong with it in itself; nothing else of it matters then.
    pub(super) refusals: Vec<Refusal>,
    /// The event.
    pub(super) told: Option<Told>,
}

/// An event that is as the standard has it.
#[derive(Debug)]
pub(super) struct Told {
    /// The id it came with.
    pub(super) id: String,
    /// The digest of its hash, in hexadecimal.
    pub(super) hash: String,
    pub(super) event_ms: i64,
    /// As it was written.
    pub(super) body: String,
    /// What it says of carats; `None` for events that say nothing of things.
    pub(super) act: Option<Act>,
    /// Whether it declares an earlier event an error.
    pub(super) declares_error: bool,
    /// Every thing and class it names, as it is kept.
    pub(super) names: BTreeSet<String>,
}

/// A document ready to be taken.
#[derive(Debug)]
pub(super) struct Prepared {
    /// SHA-256 and JSON of its context.
    pub(super) context: (String, String),
    pub(super) events: Vec<Incoming>,
}

impl Told {
    /// What the event is called: its id, or its hash.
    pub(super) fn called(&self) -> String {
        called(&self.id, &self.hash)
    }
}

/// What an event is called: the id it came with, or its hash.
pub(super) fn called(id: &str, hash: &str) -> String {
    if id.is_empty() { hash_uri(hash) } else { id.to_owned() }
}

/// The CBV 2.0 hash id of a digest in hexadecimal.
pub(super) fn hash_uri(hash: &str) -> String {
    format!("ni:///sha-256;{hash}?ver=CBV2.0")
}

/// Reads a capture document from its text, JSON or XML (EPCIS 1.2 or 2.0).
///
/// Refuses with `B30` what is no EPCIS 2.0 document, with every fault and its place, `B35` one that is too large.
pub(super) fn read(text: &[u8], now: Timestamp) -> Result<Prepared, Vec<Refusal>> {
    let value = if text.trim_ascii_start().starts_with(b"<") {
        let object = xml::read(text).map_err(|fault| vec![reason::unread_xml(text, &fault)])?;
        Value::Object(object)
    } else {
        json::read(text).map_err(|unreadable| vec![reason::unread_json(text, &unreadable)])?
    };
    prepare(value, now)
}

/// Makes a document ready that was read as JSON, or comes of XML.
pub(super) fn prepare(mut document: Value, now: Timestamp) -> Result<Prepared, Vec<Refusal>> {
    let alone = matches!(&document, Value::Object(object) if object.get("epcisBody").is_none());
    let raw = if alone { vec![document.clone()] } else { take_events(&mut document) };
    if raw.len() > EVENTS_MAX {
        let too_many = Reason::TooManyEvents { most: EVENTS_MAX as u64, events: raw.len() as u64 };
        return Err(vec![Refusal::new(Rule::CaptureTooLarge, "").because(too_many)]);
    }
    let names = document.as_object().map(hash::Context::of).unwrap_or_default();
    let shell = Document::from_value(document).map_err(|faults| of_faults(&faults, ""))?;
    if matches!(shell, Document::Query(_)) {
        return Err(vec![faulty("", Reason::QueryDocument)]);
    }
    let missing = || vec![faulty("", Reason::Missing { name: "@context".to_owned() })];
    let context = shell.context().ok_or_else(missing)?;
    let text = context.value().to_string();
    let events = raw.into_iter().enumerate();
    let prefix = |place| if alone { String::new() } else { format!("/epcisBody/eventList/{place}") };
    let events = events.map(|(place, raw)| incoming(place, raw, &prefix(place), &names, context, now)).collect();
    Ok(Prepared { context: (hex(&Sha256::digest(text.as_bytes())), text), events })
}

/// Takes the events out of a document, which keeps an empty list in their place.
fn take_events(document: &mut Value) -> Vec<Value> {
    let Value::Object(object) = document else { return Vec::new() };
    let Some(mut body) = object.take("epcisBody") else { return Vec::new() };
    let mut events = Vec::new();
    if let Value::Object(fields) = &mut body
        && let Some(list) = fields.take("eventList")
    {
        match list {
            Value::List(items) => {
                events = items;
                fields.set("eventList", Value::List(Vec::new()));
            }
            other => fields.set("eventList", other),
        }
    }
    object.set("epcisBody", body);
    events
}

fn incoming(
    place: usize,
    raw: Value,
    pointer: &str,
    names: &hash::Context,
    context: &loupe_epcis::document::Context,
    now: Timestamp,
) -> Incoming {
    let refused = |refusals| Incoming { place, refusals, told: None };
    let hash = raw.as_object().map(|object| event_hash(object, names));
    let body = raw.to_string();
    let event = match Event::from_value(raw) {
        Ok(event) => event,
        Err(faults) => return refused(of_faults(&faults, pointer)),
    };
    let hash = match hash {
        Some(Ok(uri)) => uri.trim_start_matches("ni:///sha-256;").chars().take(64).collect(),
        Some(Err(fault)) => return refused(vec![faulty(pointer, reason::of_hash(&fault))]),
        None => return refused(vec![faulty(pointer, Reason::NotObject)]),
    };
    let moment = event.head.event_time.moment();
    let Some(moment) = moment.filter(|moment| *moment <= now + jiff::SignedDuration::from_hours(24)) else {
        let late = Refusal::new(Rule::EventInFuture, event.head.event_time.as_str());
        return refused(vec![late.at(at(&format!("{pointer}/eventTime")))]);
    };
    let act = match act::read(&event, context) {
        Ok(act) => act,
        Err(refusals) => return refused(refusals.into_iter().map(|one| below(one, pointer)).collect()),
    };
    let names = names_of(&event, &Extension::of(context, event.head.context.as_ref()));
    let told = Told {
        id: event.head.id.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default(),
        hash,
        event_ms: moment.as_millisecond(),
        body,
        act,
        declares_error: event.head.error.is_some(),
        names,
    };
    Incoming { place, refusals: Vec::new(), told: Some(told) }
}

/// Everything an event names, in one spelling.
fn names_of(event: &Event, extension: &Extension) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut add = |name: &str| {
        names.insert(extension.spelt(name));
    };
    let mut quantities = Vec::new();
    match &event.what {
        What::Object(what) => {
            what.epcs.iter().flat_map(|epcs| epcs.iter()).for_each(|epc| add(epc.as_str()));
            quantities.extend(what.quantities.iter().flatten());
        }
        What::Aggregation(what) | What::Association(what) => {
            what.parent.iter().chain(what.children.iter().flatten()).for_each(|epc| add(epc.as_str()));
            quantities.extend(what.child_quantities.iter().flatten());
        }
        What::Transaction(what) => {
            what.parent.iter().chain(what.epcs.iter().flatten()).for_each(|epc| add(epc.as_str()));
            quantities.extend(what.quantities.iter().flatten());
        }
        What::Transformation(what) => {
            let lists = [&what.inputs, &what.outputs];
            lists.into_iter().flatten().flat_map(|epcs| epcs.iter()).for_each(|epc| add(epc.as_str()));
            let lists = [&what.input_quantities, &what.output_quantities];
            quantities.extend(lists.into_iter().flatten().flatten());
        }
        _ => {}
    }
    quantities.into_iter().for_each(|element| add(element.class.as_str()));
    names
}

fn of_faults(faults: &Faults, pointer: &str) -> Vec<Refusal> {
    faults.found().iter().map(|fault| of_fault(fault, pointer)).collect()
}

fn of_fault(fault: &Fault, pointer: &str) -> Refusal {
    faulty(&format!("{pointer}{}", fault.place), reason::of_wrong(&fault.wrong))
}

/// A refusal of what stands at a place of the document.
fn faulty(pointer: &str, why: Reason) -> Refusal {
    Refusal::new(Rule::EventFaulty, pointer).because(why).at(at(pointer))
}

/// A refusal of something in an event, with the place of the event before it.
fn below(mut refusal: Refusal, pointer: &str) -> Refusal {
    let within = refusal.place.name.take().unwrap_or_default();
    refusal.place.name = Some(format!("{pointer}{within}"));
    refusal
}

pub(super) fn at(pointer: &str) -> Place {
    Place { name: Some(pointer.to_owned()), ..Place::default() }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
