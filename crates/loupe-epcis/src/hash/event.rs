//! An event as one text, field after field.

use super::extension::push_extensions;
use super::field::{Kind, QUANTITY, SENSOR_METADATA, SENSOR_REPORT, push_value};
use super::{Context, HashFault};
use crate::identifier::Vocabulary;
use crate::json::{Object, Value};

/// How a field of an event is written.
enum Form {
    Value(Kind),
    /// A list of identifiers, under one name each; the list has a name of its own unless it is empty here.
    Ids {
        list: bool,
        item: &'static str,
    },
    Quantities,
    /// A list of things with a type, which is written first.
    Typed {
        item: &'static str,
        vocabulary: Vocabulary,
    },
    Place,
    PersistentDisposition,
    Sensors,
    Ilmd,
}

/// Every field that is hashed, in the order of the published hashes.
const ORDER: [(&str, Form); 24] = [
    ("eventTime", Form::Value(Kind::Time)),
    ("eventTimeZoneOffset", Form::Value(Kind::Text)),
    ("certificationInfo", Form::Ids { list: false, item: "certificationInfo" }),
    ("epcList", Form::Ids { list: true, item: "epc" }),
    ("parentID", Form::Value(Kind::Id)),
    ("inputEPCList", Form::Ids { list: true, item: "epc" }),
    ("childEPCs", Form::Ids { list: true, item: "epc" }),
    ("quantityList", Form::Quantities),
    ("childQuantityList", Form::Quantities),
    ("inputQuantityList", Form::Quantities),
    ("outputEPCList", Form::Ids { list: true, item: "epc" }),
    ("outputQuantityList", Form::Quantities),
    ("action", Form::Value(Kind::Text)),
    ("transformationID", Form::Value(Kind::Id)),
    ("bizStep", Form::Value(Kind::Word(Vocabulary::BizStep))),
    ("disposition", Form::Value(Kind::Word(Vocabulary::Disposition))),
    ("persistentDisposition", Form::PersistentDisposition),
    ("readPoint", Form::Place),
    ("bizLocation", Form::Place),
    ("sensorElementList", Form::Sensors),
    ("bizTransactionList", Form::Typed { item: "bizTransaction", vocabulary: Vocabulary::BizTransactionType }),
    ("destinationList", Form::Typed { item: "destination", vocabulary: Vocabulary::SourceDestType }),
    ("sourceList", Form::Typed { item: "source", vocabulary: Vocabulary::SourceDestType }),
    ("ilmd", Form::Ilmd),
];

/// Fields of the standard that say nothing about what happened.
const UNHASHED: [&str; 4] = ["@context", "eventID", "recordTime", "errorDeclaration"];

pub(super) fn prehash(event: &Object, context: &Context) -> Result<String, HashFault> {
    let context = &*context.within(event);
    let mut out = String::with_capacity(1024);
    let kind = event.get("type").and_then(Value::as_text).ok_or(HashFault::NoType)?;
    out.push_str("eventType=");
    out.push_str(kind.trim().rsplit(['/', ':']).next().unwrap_or(kind));
    for (name, form) in &ORDER {
        if let Some(value) = event.get(name) {
            push(&mut out, name, form, value, context)?;
        }
    }
    push_extensions(&mut out, event, is_standard, context)?;
    Ok(out)
}

fn is_standard(name: &str) -> bool {
    name == "type" || UNHASHED.contains(&name) || ORDER.iter().any(|(standard, _)| *standard == name)
}

fn push(out: &mut String, name: &str, form: &Form, value: &Value, context: &Context) -> Result<(), HashFault> {
    match form {
        Form::Value(kind) => push_named(out, name, *kind, value, context),
        Form::Ids { list, item } => {
            let items = value.as_list().unwrap_or(std::slice::from_ref(value));
            let texts = sorted(items, |item_text, value| {
                push_named(item_text, item, Kind::Id, value, context);
                Ok(())
            })?;
            push_list(out, if *list { name } else { "" }, texts);
        }
        Form::Quantities => {
            let texts = sorted(value.as_list().unwrap_or_default(), |text, value| {
                push_object(text, "quantityElement", &QUANTITY, value, context)
            })?;
            push_list(out, name, texts);
        }
        Form::Typed { item, vocabulary } => {
            let fields = [("type", Kind::Word(*vocabulary)), (*item, Kind::Id)];
            let texts = sorted(value.as_list().unwrap_or_default(), |text, value| {
                push_object(text, "", &fields, value, context)
            })?;
            push_list(out, name, texts);
        }
        Form::Place => push_object(out, name, &[("id", Kind::Id)], value, context)?,
        Form::PersistentDisposition => push_persistent(out, name, value, context)?,
        Form::Sensors => {
            let texts = sorted(value.as_list().unwrap_or_default(), |text, value| push_sensor(text, value, context))?;
            push_list(out, name, texts);
        }
        Form::Ilmd => {
            if let Some(ilmd) = value.as_object().filter(|ilmd| !ilmd.is_empty()) {
                out.push_str(name);
                push_extensions(out, ilmd, |name| name == "@context", context)?;
            }
        }
    }
    Ok(())
}

/// `name=value`, or nothing where the value is none.
fn push_named(out: &mut String, name: &str, kind: Kind, value: &Value, context: &Context) {
    let start = out.len();
    out.push_str(name);
    out.push('=');
    let before = out.len();
    push_value(out, kind, value, context);
    if out.len() == before {
        out.truncate(start);
    }
}

/// The texts of all items, sorted by their bytes.
fn sorted(
    items: &[Value],
    mut push: impl FnMut(&mut String, &Value) -> Result<(), HashFault>,
) -> Result<Vec<String>, HashFault> {
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        let mut text = String::new();
        push(&mut text, item)?;
        texts.push(text);
    }
    texts.sort_unstable();
    Ok(texts)
}

/// The name of a list once, and its items; nothing for an empty list.
fn push_list(out: &mut String, name: &str, texts: Vec<String>) {
    if texts.iter().any(|text| !text.is_empty()) {
        out.push_str(name);
        out.extend(texts);
    }
}

/// The fields of an object in their order, then its extensions; nothing where there is neither.
fn push_object(
    out: &mut String,
    name: &str,
    fields: &[(&str, Kind)],
    value: &Value,
    context: &Context,
) -> Result<(), HashFault> {
    let Some(object) = value.as_object() else { return Ok(()) };
    let start = out.len();
    out.push_str(name);
    let before = out.len();
    for (field, kind) in fields {
        if let Some(value) = object.get(field) {
            push_named(out, field, *kind, value, context);
        }
    }
    push_extensions(out, object, |name| fields.iter().any(|(field, _)| *field == name), context)?;
    if out.len() == before {
        out.truncate(start);
    }
    Ok(())
}

fn push_persistent(out: &mut String, name: &str, value: &Value, context: &Context) -> Result<(), HashFault> {
    let mut texts = Vec::new();
    for part in ["set", "unset"] {
        let words = value.as_object().and_then(|object| object.get(part));
        let words = words.map(|words| words.as_list().unwrap_or(std::slice::from_ref(words)));
        texts.extend(sorted(words.unwrap_or_default(), |text, word| {
            push_named(text, part, Kind::Word(Vocabulary::Disposition), word, context);
            Ok(())
        })?);
    }
    push_list(out, name, texts);
    Ok(())
}

fn push_sensor(out: &mut String, value: &Value, context: &Context) -> Result<(), HashFault> {
    let Some(element) = value.as_object() else { return Ok(()) };
    out.push_str("sensorElement");
    if let Some(metadata) = element.get("sensorMetadata") {
        push_object(out, "sensorMetadata", &SENSOR_METADATA, metadata, context)?;
    }
    let reports = element.get("sensorReport").and_then(Value::as_list).unwrap_or_default();
    out.extend(sorted(reports, |text, report| push_object(text, "sensorReport", &SENSOR_REPORT, report, context))?);
    push_extensions(out, element, |name| matches!(name, "sensorMetadata" | "sensorReport" | "@context"), context)
}
