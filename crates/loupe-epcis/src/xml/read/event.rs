//! One event.

use super::names::Names;
use super::own;
use super::scalar::{number, truth};
use crate::identifier::Vocabulary;
use crate::json::{Object, Value};
use crate::xml::XmlFault;
use crate::xml::tree::Element;

/// The events that JSON knows. A quantity event of EPCIS 1 is none of them.
const EVENTS: [&str; 5] =
    ["ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent"];

/// An element that is an event, by its name.
pub(super) fn is_event(element: &Element) -> bool {
    EVENTS.iter().any(|name| element.name.is(name))
}

pub(super) fn event(element: &Element, names: &mut Names) -> Result<Value, XmlFault> {
    let mut event = Object::new();
    event.set("type", Value::from(element.name.local.as_str()));
    add_fields(&mut event, element, names).map_err(|fault| fault.within(&element.name.local))?;
    // XML has this list always, be it empty; JSON leaves it out where something else is told of.
    let has = |name: &str| event.get(name).is_some();
    let sensed = has("sensorElementList") && has("readPoint");
    if element.child("epcList").is_some() && !(has("epcList") || has("quantityList") || sensed) {
        event.set("epcList", Value::List(Vec::new()));
    }
    Ok(Value::Object(event))
}

/// Adds everything in `element`. What lies in places for extensions belongs to the event itself in JSON.
fn add_fields(event: &mut Object, element: &Element, names: &mut Names) -> Result<(), XmlFault> {
    own::add_attributes(event, element, names);
    for child in &element.children {
        let name = child.name.local.as_str();
        if child.name.namespace.is_some() {
            own::add(event, child, names);
        } else if matches!(name, "extension" | "baseExtension") {
            add_fields(event, child, names).map_err(|fault| fault.within(name))?;
        } else if name == "certificationInfo" {
            add_certification(event, child);
        } else if let Some(value) = field(child, names).map_err(|fault| fault.within(name))? {
            event.set(name, value);
        } else if !is_list(name) {
            own::add(event, child, names);
        }
    }
    Ok(())
}

fn is_list(name: &str) -> bool {
    name.ends_with("List") || matches!(name, "childEPCs" | "persistentDisposition" | "ilmd")
}

/// The value of a field of the standard; `None` for an empty list, and for a name the standard does not have.
fn field(element: &Element, names: &mut Names) -> Result<Option<Value>, XmlFault> {
    let list = |items: Vec<Value>| (!items.is_empty()).then_some(Value::List(items));
    Ok(match element.name.local.as_str() {
        "eventTime" | "recordTime" | "eventTimeZoneOffset" | "eventID" | "parentID" | "action" | "transformationID" => {
            Some(Value::from(element.trimmed()))
        }
        "bizStep" => Some(Value::from(Vocabulary::BizStep.bare(element.trimmed()))),
        "disposition" => Some(Value::from(Vocabulary::Disposition.bare(element.trimmed()))),
        "readPoint" | "bizLocation" => Some(place(element, names)),
        "epcList" | "childEPCs" | "inputEPCList" | "outputEPCList" => list(texts(element, "epc", |text| text)?),
        "quantityList" | "childQuantityList" | "inputQuantityList" | "outputQuantityList" => {
            list(each(element, "quantityElement", quantity)?)
        }
        "bizTransactionList" => {
            list(each(element, "bizTransaction", |item| Ok(typed(item, Vocabulary::BizTransactionType)))?)
        }
        "sourceList" => list(each(element, "source", |item| Ok(typed(item, Vocabulary::SourceDestType)))?),
        "destinationList" => list(each(element, "destination", |item| Ok(typed(item, Vocabulary::SourceDestType)))?),
        "persistentDisposition" => persistent(element)?,
        "sensorElementList" => list(each(element, "sensorElement", |item| sensor(item, names))?),
        "errorDeclaration" => Some(error_declaration(element, names)?),
        "ilmd" => {
            let mut ilmd = Object::new();
            add_own(&mut ilmd, element, &[], names);
            (!ilmd.is_empty()).then_some(Value::Object(ilmd))
        }
        _ => None,
    })
}

/// One value for each child, all of which must have this name.
fn each(
    element: &Element,
    name: &str,
    mut value: impl FnMut(&Element) -> Result<Value, XmlFault>,
) -> Result<Vec<Value>, XmlFault> {
    let items = element.children.iter().map(|child| match child.name.is(name) {
        true => value(child).map_err(|fault| fault.within(name)),
        false => Err(XmlFault::Unknown { path: child.name.local.clone() }),
    });
    items.collect()
}

fn texts<'e>(element: &'e Element, name: &str, spell: impl Fn(&'e str) -> &'e str) -> Result<Vec<Value>, XmlFault> {
    let items = element.children.iter().map(|child| match child.name.is(name) {
        true => Ok(Value::from(spell(child.trimmed()))),
        false => Err(XmlFault::Unknown { path: child.name.local.clone() }),
    });
    items.collect()
}

/// Adds children in places for extensions and in namespaces of their own, but not those that `standard` names.
fn add_own(object: &mut Object, element: &Element, standard: &[&str], names: &mut Names) {
    own::add_attributes(object, element, names);
    for child in &element.children {
        if child.name.is("extension") {
            add_own(object, child, &[], names);
        } else if child.name.namespace.is_some() || !standard.contains(&child.name.local.as_str()) {
            own::add(object, child, names);
        }
    }
}

/// The first certificate stands alone, as the schema of XML allows only one.
fn add_certification(event: &mut Object, element: &Element) {
    let next = Value::from(element.trimmed());
    let value = match event.take("certificationInfo") {
        None => next,
        Some(Value::List(mut items)) => {
            items.push(next);
            Value::List(items)
        }
        Some(first) => Value::List(vec![first, next]),
    };
    event.set("certificationInfo", value);
}

fn place(element: &Element, names: &mut Names) -> Value {
    let mut place = Object::new();
    if let Some(id) = element.child("id") {
        place.set("id", Value::from(id.trimmed()));
    }
    add_own(&mut place, element, &["id"], names);
    Value::Object(place)
}

fn quantity(element: &Element) -> Result<Value, XmlFault> {
    let mut quantity = Object::new();
    for child in &element.children {
        let text = child.trimmed();
        match child.name.local.as_str() {
            "epcClass" | "uom" => quantity.set(&child.name.local, Value::from(text)),
            "quantity" if text.is_empty() => {}
            "quantity" => quantity.set("quantity", number(text, "quantity")?),
            other => return Err(XmlFault::Unknown { path: other.to_owned() }),
        }
    }
    Ok(Value::Object(quantity))
}

fn typed(element: &Element, vocabulary: Vocabulary) -> Value {
    let mut item = Object::new();
    if let Some(kind) = element.attribute("type") {
        item.set("type", Value::from(vocabulary.bare(kind.trim())));
    }
    item.set(&element.name.local, Value::from(element.trimmed()));
    Value::Object(item)
}

fn persistent(element: &Element) -> Result<Option<Value>, XmlFault> {
    let mut object = Object::new();
    for part in ["set", "unset"] {
        let words = element.children.iter().filter(|child| child.name.is(part));
        let words: Vec<Value> = words.map(|word| Value::from(Vocabulary::Disposition.bare(word.trimmed()))).collect();
        if !words.is_empty() {
            object.set(part, Value::List(words));
        }
    }
    match element.children.iter().find(|child| !child.name.is("set") && !child.name.is("unset")) {
        Some(other) => Err(XmlFault::Unknown { path: other.name.local.clone() }),
        None => Ok((!object.is_empty()).then_some(Value::Object(object))),
    }
}

fn error_declaration(element: &Element, names: &mut Names) -> Result<Value, XmlFault> {
    let mut declaration = Object::new();
    if let Some(time) = element.child("declarationTime") {
        declaration.set("declarationTime", Value::from(time.trimmed()));
    }
    if let Some(reason) = element.child("reason") {
        declaration.set("reason", Value::from(Vocabulary::ErrorReason.bare(reason.trimmed())));
    }
    if let Some(ids) = element.child("correctiveEventIDs") {
        declaration.set("correctiveEventIDs", Value::List(texts(ids, "correctiveEventID", |text| text)?));
    }
    add_own(&mut declaration, element, &["declarationTime", "reason", "correctiveEventIDs"], names);
    Ok(Value::Object(declaration))
}

fn sensor(element: &Element, names: &mut Names) -> Result<Value, XmlFault> {
    let mut sensor = Object::new();
    if let Some(metadata) = element.child("sensorMetadata") {
        sensor.set("sensorMetadata", Value::Object(attributes(metadata, names)?));
    }
    let mut reports = Vec::new();
    for report in element.children.iter().filter(|child| child.name.is("sensorReport")) {
        reports.push(Value::Object(attributes(report, names).map_err(|fault| fault.within("sensorReport"))?));
    }
    if !reports.is_empty() {
        sensor.set("sensorReport", Value::List(reports));
    }
    add_own(&mut sensor, element, &["sensorMetadata", "sensorReport"], names);
    Ok(Value::Object(sensor))
}

/// An element all of whose fields are attributes.
fn attributes(element: &Element, names: &mut Names) -> Result<Object, XmlFault> {
    let mut object = Object::new();
    for (name, value) in &element.attributes {
        let text = value.trim();
        let value = match (&name.namespace, name.local.as_str()) {
            (Some(_), _) => Value::from(value.as_str()),
            (None, "type") => Value::from(Vocabulary::Measurement.bare(text)),
            (None, "exception") => Value::from(Vocabulary::SensorAlert.bare(text)),
            (None, "component") => Value::from(Vocabulary::Component.bare(text)),
            (None, "booleanValue") => truth(text, &name.local)?,
            (None, "value" | "minValue" | "maxValue" | "meanValue" | "sDev" | "percRank" | "percValue") => {
                number(text, &name.local)?
            }
            (None, _) => Value::from(text),
        };
        object.set(&names.key(name), value);
    }
    match element.children.first() {
        Some(child) => Err(XmlFault::Unknown { path: child.name.local.clone() }),
        None => Ok(object),
    }
}
