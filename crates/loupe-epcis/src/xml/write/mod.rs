//! A JSON document as elements.

mod event;
mod layout;

mod out;
mod sensor;
mod vocabulary_list;

use out::Out;

use super::{UnwritableFault, Version};
use crate::hash::Context;
use crate::json::{Object, Value};

type Written = Result<(), UnwritableFault>;

/// Fields of a document that XML has attributes or a header for.
const STANDARD: [&str; 10] = [
    "@context",
    "type",
    "schemaVersion",
    "creationDate",
    "id",
    "sender",
    "receiver",
    "instanceIdentifier",
    "epcisHeader",
    "epcisBody",
];

pub(super) fn document(document: &Object, version: Version) -> Result<String, UnwritableFault> {
    let context = Context::of(document);
    let mut inside = Out::new(version, &context);
    let out = &mut inside;
    let kind = document.get("type").and_then(Value::as_text).unwrap_or_default();
    let (prefix, namespace) = match kind {
        "EPCISDocument" => ("epcis", "urn:epcglobal:epcis:xsd"),
        "EPCISQueryDocument" => ("epcisq", "urn:epcglobal:epcis-query:xsd"),
        _ => return out.at("type", |out| Err(out.no_form())),
    };
    header(out, document)?;
    out.start("EPCISBody", &[])?;
    if let Some(body) = document.get("epcisBody") {
        out.at("epcisBody", |out| self::body(out, body, prefix))?;
    }
    out.end("EPCISBody");
    let mut attributes = Vec::new();
    for (name, value) in document.iter() {
        if matches!(name, "creationDate" | "id") || (!STANDARD.contains(&name) && out.is_bare(name)) {
            attributes.push(out.at(name, |out| Ok((out.attribute(name)?, out.scalar(value)?)))?);
        } else if !STANDARD.contains(&name) {
            out.at(name, |out| out.own_field(name, value))?;
        }
    }
    let number = if version == Version::V1_2 { 1 } else { 2 };
    let root = format!("{prefix}:{kind}");
    let mut start = Out::new(version, &context);
    let mut declared = vec![(format!("xmlns:{prefix}"), format!("{namespace}:{number}"))];
    let (inner, given) = inside.finish();
    declared.extend(given.into_iter().map(|(prefix, namespace)| (format!("xmlns:{prefix}"), namespace)));
    declared.push(("schemaVersion".to_owned(), version.to_string()));
    declared.extend(attributes);
    start.start(&root, &declared)?;
    let (start, _) = start.finish();
    Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{start}{inner}</{root}>\n"))
}

fn header(out: &mut Out, document: &Object) -> Written {
    let message = ["sender", "receiver", "instanceIdentifier"].map(|name| document.get(name));
    let data = match document.get("epcisHeader") {
        None => None,
        Some(header) => out.at("epcisHeader", |out| {
            let header = header.as_object().ok_or_else(|| out.no_form())?;
            match header.iter().find(|(name, _)| *name != "epcisMasterData") {
                Some((other, _)) => out.at(other, |out| Err(out.no_form())),
                None => Ok(header.get("epcisMasterData")),
            }
        })?,
    };
    if data.is_none() && message.iter().all(Option::is_none) {
        return Ok(());
    }
    out.start("EPCISHeader", &[])?;
    if message.iter().any(Option::is_some) {
        business_header(out, message, document.get("creationDate"))?;
    }
    if let Some(list) = data.and_then(Value::as_object).and_then(|data| data.get("vocabularyList")) {
        out.start("extension", &[])?;
        out.start("EPCISMasterData", &[])?;
        out.at("epcisHeader", |out| {
            out.at("epcisMasterData", |out| out.at("vocabularyList", |out| vocabulary_list::vocabularies(out, list)))
        })?;
        out.end("EPCISMasterData");
        out.end("extension");
    }
    out.end("EPCISHeader");
    Ok(())
}

/// The Standard Business Document Header, which XML has for sender, receiver and number of a message.
fn business_header(out: &mut Out, message: [Option<&Value>; 3], created: Option<&Value>) -> Written {
    let prefix = out.prefix(super::read::HEADER, "sb");
    let name = |local: &str| format!("{prefix}:{local}");
    let text = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or_default().to_owned();
    let [sender, receiver, identifier] = message.map(text);
    out.start(&name("StandardBusinessDocumentHeader"), &[])?;
    out.leaf(&name("HeaderVersion"), &[], "1.0")?;
    for (party, id) in [("Sender", sender), ("Receiver", receiver)] {
        out.start(&name(party), &[])?;
        out.leaf(&name("Identifier"), &[], &id)?;
        out.end(&name(party));
    }
    out.start(&name("DocumentIdentification"), &[])?;
    out.leaf(&name("Standard"), &[], "EPCglobal")?;
    out.leaf(&name("TypeVersion"), &[], "1.0")?;
    out.leaf(&name("InstanceIdentifier"), &[], &identifier)?;
    out.leaf(&name("Type"), &[], "Events")?;
    out.leaf(&name("CreationDateAndTime"), &[], &text(created))?;
    out.end(&name("DocumentIdentification"));
    out.end(&name("StandardBusinessDocumentHeader"));
    Ok(())
}

fn body(out: &mut Out, value: &Value, prefix: &str) -> Written {
    let body = value.as_object().ok_or_else(|| out.no_form())?;
    if prefix == "epcis" {
        if let Some(list) = body.get("eventList") {
            out.at("eventList", |out| events(out, list))?;
        }
        return out.spaced_fields(body, &["eventList"]);
    }
    let results = body.get("queryResults").and_then(Value::as_object).ok_or_else(|| out.no_form())?;
    out.at("queryResults", |out| query_results(out, results))
}

fn query_results(out: &mut Out, results: &Object) -> Written {
    out.start("epcisq:QueryResults", &[])?;
    for name in ["queryName", "subscriptionID"] {
        if let Some(value) = results.get(name) {
            let text = out.at(name, |out| out.scalar(value))?;
            out.leaf(name, &[], &text)?;
        }
    }
    if let Some(body) = results.get("resultsBody").and_then(Value::as_object) {
        out.start("resultsBody", &[])?;
        for (name, list) in body.iter() {
            out.at("resultsBody", |out| {
                out.at(name, |out| match name {
                    "eventList" => events(out, list),
                    "vocabularyList" => vocabulary_list::vocabularies(out, list),
                    _ => Err(out.no_form()),
                })
            })?;
        }
        out.end("resultsBody");
    }
    out.spaced_fields(results, &["queryName", "subscriptionID", "resultsBody"])?;
    out.end("epcisq:QueryResults");
    Ok(())
}

fn events(out: &mut Out, value: &Value) -> Written {
    let events = value.as_list().ok_or_else(|| out.no_form())?;
    out.start("EventList", &[])?;
    for (place, event) in events.iter().enumerate() {
        out.at(place, |out| event::event(out, event))?;
    }
    out.end("EventList");
    Ok(())
}
