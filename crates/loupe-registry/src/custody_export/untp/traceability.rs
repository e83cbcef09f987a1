//! What happened to a lot, or to what lies in a container, as Digital Traceability Events: EPCIS events in other words.

use loupe_epcis::document::Context;
use loupe_epcis::event::Event;
use loupe_epcis::identifier::Vocabulary;
use loupe_epcis::json::{Object, Value};
use loupe_scheme::custody::Process;
use loupe_scheme::words::Lang;

use super::{Issuer, called, count, credential, object, own, text, types};
use crate::catalogue::catalogue;
use crate::custody::NAMESPACE;

const CONTEXT: &str = "https://test.uncefact.org/vocabulary/untp/dte/working/";
/// The namespaces of EPCIS and of its Core Business Vocabulary, for what UNTP has no word for.
const EPCIS: &str = "https://ref.gs1.org/epcis/";
const STEP: &str = "https://ref.gs1.org/cbv/BizStep-";
const DISPOSITION: &str = "https://ref.gs1.org/cbv/Disp-";

/// One event with its name and the context it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Happened<'e> {
    /// The event.
    pub event: &'e Event,
    /// Its name: its own, or its hash.
    pub id: &'e str,
    /// What the short names in its document mean.
    pub context: &'e Context,
}

/// How many events a credential leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Those that other offices captured.
    pub of_others: usize,
    /// The oldest, where there are very many.
    pub older: usize,
}

/// A credential, unsigned, of which `id` is the name. What UNTP has no word for stands under its full name in EPCIS or
/// in its own namespace, so that nothing is lost but the context of sensors. It says itself what is left out.
pub fn traceability(happened: &[Happened<'_>], left_out: LeftOut, id: &str, issuer: &Issuer, lang: Lang) -> Value {
    let mut credential = credential("DigitalTraceabilityEvent", CONTEXT, id, issuer);
    credential.set(&own("eventsOfOthers"), count(left_out.of_others));
    credential.set(&own("eventsLeftOut"), count(left_out.older));
    credential.set("credentialSubject", Value::List(happened.iter().map(|one| event(one, lang)).collect()));
    Value::Object(credential)
}

fn event(happened: &Happened<'_>, lang: Lang) -> Value {
    let names = Names::of(happened);
    let parties = parties(happened.event);
    let mut out = Object::new();
    // A transaction of UNTP has two parties; without them things were seen.
    let kind = match happened.event.type_name() {
        "TransactionEvent" if parties.is_none() => "ObjectEvent",
        kind => kind,
    };
    out.set("type", types(&[kind, "Event"]));
    out.set("id", text(happened.id));
    if let (Some((giver, getter)), "TransactionEvent") = (parties, kind) {
        out.set("sourceParty", text(giver));
        out.set("destinationParty", text(getter));
    }
    let Value::Object(fields) = happened.event.to_value() else { return Value::Object(out) };
    let process = fields.iter().find(|(name, _)| names.full(name) == format!("{NAMESPACE}process"));
    if let Some(process) = process.and_then(|(_, value)| Process::named(value.as_text()?)) {
        let word = catalogue(lang).text(&format!("custody-process-{}", process.name())).into_owned();
        out.set("processType", text(&word));
    }
    for (name, value) in fields.iter() {
        field(name, value, &names, &mut out);
    }
    Value::Object(out)
}

/// Who gives and who gets.
fn parties(event: &Event) -> Option<(&str, &str)> {
    let giver = event.circumstances.sources.as_deref()?.first()?;
    let getter = event.circumstances.destinations.as_deref()?.first()?;
    Some((giver.id.as_str(), getter.id.as_str()))
}

fn field(name: &str, value: &Value, names: &Names, out: &mut Object) {
    match name {
        "type" | "eventID" | "@context" => {}
        "eventTime" => out.set(name, value.clone()),
        "action" => out.set(name, text(&value.as_text().unwrap_or_default().to_lowercase())),
        "bizStep" => out.set(name, names.word(value, Vocabulary::BizStep, STEP)),
        "disposition" => out.set(name, names.word(value, Vocabulary::Disposition, DISPOSITION)),
        "bizLocation" => {
            let place = value.as_object().and_then(|place| place.get("id"));
            out.set(name, place.cloned().unwrap_or(Value::Null));
        }
        "epcList" | "inputEPCList" | "outputEPCList" => items(name, value, out),
        "childEPCs" => items("childEPCList", value, out),
        "parentID" => out.set("parentEPC", item(value.as_text().unwrap_or_default())),
        "quantityList" => quantities(name, "epcList", value, out),
        "inputQuantityList" => quantities(name, "inputEPCList", value, out),
        "outputQuantityList" => quantities(name, "outputEPCList", value, out),
        "childQuantityList" => quantities(name, "childEPCList", value, out),
        _ => out.set(&names.full(name), names.within(value)),
    }
}

fn item(uri: &str) -> Value {
    object([("type", types(&["Item"])), ("id", text(uri)), ("name", text(&called(uri)))])
}

/// Adds things to a list of things.
fn items(name: &str, value: &Value, out: &mut Object) {
    let uris = value.as_list().unwrap_or_default().iter().filter_map(Value::as_text);
    add(name, uris.map(item).collect(), out);
}

fn add(name: &str, more: Vec<Value>, out: &mut Object) {
    let mut list = match out.take(name) {
        Some(Value::List(list)) => list,
        _ => Vec::new(),
    };
    list.extend(more);
    if !list.is_empty() {
        out.set(name, Value::List(list));
    }
}

/// Lots with their quantities. One of which the quantity is not told is a thing by its name, for UNTP asks for one.
fn quantities(name: &str, things: &str, value: &Value, out: &mut Object) {
    let (mut told, mut untold) = (Vec::new(), Vec::new());
    for element in value.as_list().unwrap_or_default().iter().filter_map(Value::as_object) {
        let class = element.get("epcClass").and_then(Value::as_text).unwrap_or_default();
        let Some(quantity) = element.get("quantity") else {
            untold.push(item(class));
            continue;
        };
        let mut lot = Object::new();
        lot.set("type", types(&["QuantityElement"]));
        lot.set("productId", text(class));
        lot.set("productName", text(&called(class)));
        lot.set("quantity", quantity.clone());
        if let Some(unit) = element.get("uom") {
            lot.set("uom", unit.clone());
        }
        told.push(Value::Object(lot));
    }
    add(name, told, out);
    add(things, untold, out);
}

/// The prefixes of a document and its event, with what they stand for.
struct Names {
    prefixes: Vec<(String, String)>,
}

impl Names {
    fn of(happened: &Happened<'_>) -> Names {
        let own = happened.event.head.context.iter().flat_map(Context::parts);
        let terms = happened.context.parts().iter().chain(own).filter_map(Value::as_object).flat_map(Object::iter);
        let told = terms.filter_map(|(prefix, meaning)| Some((prefix.to_owned(), meaning.as_text()?.to_owned())));
        Names { prefixes: told.collect() }
    }

    /// A field by its full name: the standard's in its namespace, others by what their prefix stands for.
    fn full(&self, name: &str) -> String {
        let Some((prefix, local)) = name.split_once(':') else { return format!("{EPCIS}{name}") };
        let meaning = self.prefixes.iter().rev().find(|(known, _)| known == prefix);
        meaning.map_or_else(|| name.to_owned(), |(_, namespace)| format!("{namespace}{local}"))
    }

    /// A word of the vocabulary by its full name; another vocabulary's by its own.
    fn word(&self, value: &Value, vocabulary: Vocabulary, namespace: &str) -> Value {
        let word = vocabulary.bare(value.as_text().unwrap_or_default());
        if word.contains(':') { text(&self.full(word)) } else { text(&format!("{namespace}{word}")) }
    }

    /// The same within a value: fields with a prefix by their full names, all else as it is.
    fn within(&self, value: &Value) -> Value {
        match value {
            Value::List(items) => Value::List(items.iter().map(|item| self.within(item)).collect()),
            Value::Object(fields) => {
                let mut out = Object::new();
                for (name, value) in fields.iter() {
                    let name = if name.contains(':') { self.full(name) } else { name.to_owned() };
                    out.set(&name, self.within(value));
                }
                Value::Object(out)
            }
            other => other.clone(),
        }
    }
}
