//! Elements into the JSON document that says the same.

mod event;

mod names;
mod own;
mod scalar;
mod vocabulary_list;

use names::Names;

use super::XmlFault;
use super::tree::{Element, Name};
use crate::json::{Object, Value};

/// The namespaces of the outermost element, by version and kind of document.
const CAPTURE: [&str; 2] = ["urn:epcglobal:epcis:xsd:2", "urn:epcglobal:epcis:xsd:1"];
const QUERY: [&str; 2] = ["urn:epcglobal:epcis-query:xsd:2", "urn:epcglobal:epcis-query:xsd:1"];

/// The namespace of the Standard Business Document Header.
pub(super) const HEADER: &str = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";

pub(super) fn document(root: &Element) -> Result<Object, XmlFault> {
    let mut given = Names::of(root);
    let names = &mut given;
    let namespace = root.name.namespace.as_deref().unwrap_or_default();
    let query = match root.name.local.as_str() {
        "EPCISDocument" if CAPTURE.contains(&namespace) => false,
        "EPCISQueryDocument" if QUERY.contains(&namespace) => true,
        local => return Err(XmlFault::NotEpcis { name: format!("{{{namespace}}}{local}") }),
    };
    let mut document = Object::new();
    document.set("@context", Value::Null);
    document.set("type", Value::from(root.name.local.as_str()));
    document.set("schemaVersion", Value::from("2.0"));
    for (name, value) in &root.attributes {
        match (&name.namespace, name.local.as_str()) {
            (None, "schemaVersion") => {}
            (None, local) => document.set(local, Value::from(value.trim())),
            _ => document.set(&names.key(name), Value::from(value.as_str())),
        }
    }
    let mut body = None;
    for child in &root.children {
        if child.name.is("EPCISHeader") {
            header(&mut document, child, names).map_err(|fault| fault.within("EPCISHeader"))?;
        } else if child.name.is("EPCISBody") {
            body = Some(child);
        } else if child.name.namespace.is_some() {
            own::add(&mut document, child, names);
        } else {
            return Err(XmlFault::Unknown { path: child.name.local.clone() }.within(&root.name.local));
        }
    }
    if let Some(body) = body {
        let read = if query { query_results(body, names) } else { capture_body(body, names) };
        document.set("epcisBody", read.map_err(|fault| fault.within("EPCISBody"))?);
    }
    document.set("@context", given.context());
    Ok(document)
}

fn header(document: &mut Object, header: &Element, names: &mut Names) -> Result<(), XmlFault> {
    for child in &header.children {
        if child.name.namespace.as_deref() == Some(HEADER) {
            business_header(document, child);
        } else if child.name.is("extension") {
            self::header(document, child, names)?;
        } else if child.name.is("EPCISMasterData") {
            let list = child.child("VocabularyList");
            let Some(list) = list else { return Err(XmlFault::Unknown { path: "EPCISMasterData".to_owned() }) };
            let mut data = Object::new();
            data.set("vocabularyList", vocabulary_list::vocabularies(list, names)?);
            let mut own = Object::new();
            own.set("epcisMasterData", Value::Object(data));
            document.set("epcisHeader", Value::Object(own));
        } else {
            return Err(XmlFault::Unknown { path: child.name.local.clone() });
        }
    }
    Ok(())
}

/// Sender, receiver and number of a message, which are all that JSON has of this header.
fn business_header(document: &mut Object, header: &Element) {
    let below = |element: &Element, path: [&str; 2]| {
        let mut at = element;
        for local in path {
            at = at.children.iter().find(|child| child.name.local == local)?;
        }
        Some(at.trimmed().to_owned()).filter(|text| !text.is_empty())
    };
    for (name, path) in [
        ("sender", ["Sender", "Identifier"]),
        ("receiver", ["Receiver", "Identifier"]),
        ("instanceIdentifier", ["DocumentIdentification", "InstanceIdentifier"]),
    ] {
        if let Some(text) = below(header, path) {
            document.set(name, Value::Text(text));
        }
    }
}

fn capture_body(body: &Element, names: &mut Names) -> Result<Value, XmlFault> {
    let mut out = Object::new();
    for child in &body.children {
        if child.name.is("EventList") {
            out.set("eventList", events(child, names)?);
        } else if child.name.namespace.is_some() {
            own::add(&mut out, child, names);
        } else {
            return Err(XmlFault::Unknown { path: child.name.local.clone() });
        }
    }
    if out.get("eventList").is_none() {
        out.set("eventList", Value::List(Vec::new()));
    }
    Ok(Value::Object(out))
}

fn events(list: &Element, names: &mut Names) -> Result<Value, XmlFault> {
    let mut events = Vec::with_capacity(list.children.len());
    let mut open: Vec<&Element> = list.children.iter().rev().collect();
    while let Some(child) = open.pop() {
        if event::is_event(child) {
            let place = events.len();
            let event = event::event(child, names).map_err(|fault| fault.within(&format!("EventList[{place}]")))?;
            events.push(event);
        } else if child.name.is("extension") {
            open.extend(child.children.iter().rev());
        } else {
            return Err(XmlFault::Unknown { path: format!("EventList/{}", child.name.local) });
        }
    }
    Ok(Value::List(events))
}

/// The results of a query stand in the query namespace, or in none.
fn query_results(body: &Element, names: &mut Names) -> Result<Value, XmlFault> {
    let is_results = |name: &Name| {
        name.local == "QueryResults" && name.namespace.as_deref().is_none_or(|namespace| QUERY.contains(&namespace))
    };
    let Some(results) = body.children.iter().find(|child| is_results(&child.name)) else {
        let found = body.children.first().map_or("", |child| child.name.local.as_str());
        return Err(XmlFault::Unknown { path: found.to_owned() });
    };
    let mut own = Object::new();
    for child in &results.children {
        match child.name.local.as_str() {
            _ if child.name.namespace.is_some() => own::add(&mut own, child, names),
            name @ ("queryName" | "subscriptionID") => own.set(name, Value::from(child.trimmed())),
            "resultsBody" => {
                let mut inner = Object::new();
                for list in &child.children {
                    match list.name.local.as_str() {
                        "EventList" => inner.set("eventList", events(list, names)?),
                        "VocabularyList" => inner.set("vocabularyList", vocabulary_list::vocabularies(list, names)?),
                        other => return Err(XmlFault::Unknown { path: other.to_owned() }),
                    }
                }
                own.set("resultsBody", Value::Object(inner));
            }
            other => return Err(XmlFault::Unknown { path: other.to_owned() }),
        }
    }
    let mut out = Object::new();
    out.set("queryResults", Value::Object(own));
    Ok(Value::Object(out))
}

impl XmlFault {
    /// The same fault, seen from the element around it.
    fn within(self, element: &str) -> Self {
        match self {
            Self::Unknown { path } => Self::Unknown { path: format!("{element}/{path}") },
            Self::Value { path, expected } => Self::Value { path: format!("{element}/{path}"), expected },
            other => other,
        }
    }
}
