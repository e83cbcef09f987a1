//! One event.

use super::layout::{Place, always, fields};
use super::out::Out;
use crate::identifier::Vocabulary;
use crate::json::{Object, Value};
use crate::xml::{UnwritableFault, Version};

/// Fields that every event has, in the order of EPCIS 2.0.
const HEAD: [&str; 3] = ["eventTime", "recordTime", "eventTimeZoneOffset"];
const BASE: [&str; 3] = ["eventID", "errorDeclaration", "certificationInfo"];

type Written = Result<(), UnwritableFault>;

/// Writes an event of the list.
pub(super) fn event(out: &mut Out, value: &Value) -> Written {
    let event = value.as_object().ok_or_else(|| out.no_form())?;
    let kind = event.get("type").and_then(Value::as_text).unwrap_or_default();
    let layout = fields(kind).ok_or_else(|| out.no_form())?;
    let around = match (out.version, kind) {
        (Version::V1_2, "TransformationEvent") => 1,
        (Version::V1_2, "AssociationEvent") => 2,
        _ => 0,
    };
    for _ in 0..around {
        out.start("extension", &[])?;
    }
    out.start(kind, &[])?;
    let outer = out.context.clone();
    let inner = out.context.within(event).into_owned();
    out.context = std::borrow::Cow::Owned(inner);
    let written = body(out, kind, event, layout);
    out.context = outer;
    written?;
    out.end(kind);
    (0..around).for_each(|_| out.end("extension"));
    Ok(())
}

fn body(out: &mut Out, kind: &str, event: &Object, layout: &[(&str, Place)]) -> Written {
    fields_of(out, event, HEAD)?;
    match out.version {
        Version::V2_0 => fields_of(out, event, BASE)?,
        Version::V1_2 => base_1_2(out, event)?,
    }
    let at = |place: Place| layout.iter().filter(move |(_, own)| *own == place).map(|(name, _)| *name);
    match out.version {
        Version::V2_0 => fields_of(out, event, layout.iter().map(|(name, _)| *name))?,
        Version::V1_2 => {
            for name in at(Place::Event) {
                match event.get(name) {
                    Some(value) => out.at(name, |out| field(out, name, value))?,
                    None if always(kind) == Some(name) => out.leaf(name, &[], "")?,
                    None => {}
                }
            }
            let has = |place| at(place).any(|name| event.get(name).is_some());
            if has(Place::Extension) || has(Place::Further) {
                out.start("extension", &[])?;
                fields_of(out, event, at(Place::Extension))?;
                if has(Place::Further) {
                    out.start("extension", &[])?;
                    fields_of(out, event, at(Place::Further))?;
                    out.end("extension");
                }
                out.end("extension");
            }
        }
    }
    let standard: Vec<&str> =
        layout.iter().map(|(name, _)| *name).chain(HEAD).chain(BASE).chain(["type", "@context"]).collect();
    // A field without namespace that the standard does not have would be read as something else.
    let unknown = event.iter().map(|(name, _)| name).find(|name| !name.contains(':') && !standard.contains(name));
    if let Some(unknown) = unknown.filter(|name| matches!(out.context.name(name).as_deref(), Ok(full) if full == *name))
    {
        return out.at(unknown, |out| Err(out.no_form()));
    }
    out.own_fields(event, &standard)
}

/// Identity and error declaration, where EPCIS 1.2 has them.
fn base_1_2(out: &mut Out, event: &Object) -> Written {
    if BASE.iter().all(|name| event.get(name).is_none()) {
        return Ok(());
    }
    out.start("baseExtension", &[])?;
    fields_of(out, event, ["eventID", "errorDeclaration"])?;
    if event.get("certificationInfo").is_some() {
        out.start("extension", &[])?;
        fields_of(out, event, ["certificationInfo"])?;
        out.end("extension");
    }
    out.end("baseExtension");
    Ok(())
}

fn fields_of<'n>(out: &mut Out, event: &Object, names: impl IntoIterator<Item = &'n str>) -> Written {
    for name in names {
        if let Some(value) = event.get(name) {
            out.at(name, |out| field(out, name, value))?;
        }
    }
    Ok(())
}

fn field(out: &mut Out, name: &str, value: &Value) -> Written {
    match name {
        "eventTime" | "recordTime" | "eventTimeZoneOffset" | "action" => {
            let text = text_of(out, value)?;
            out.leaf(name, &[], text)
        }
        "eventID" | "parentID" | "transformationID" => id(out, name, value),
        "bizStep" => word(out, name, value, Vocabulary::BizStep),
        "disposition" => word(out, name, value, Vocabulary::Disposition),
        "certificationInfo" => match value {
            Value::List(items) => each(out, items, |out, item| id(out, name, item)),
            one => id(out, name, one),
        },
        "epcList" | "childEPCs" | "inputEPCList" | "outputEPCList" => {
            list(out, name, value, |out, item| id(out, "epc", item))
        }
        "quantityList" | "childQuantityList" | "inputQuantityList" | "outputQuantityList" => {
            list(out, name, value, quantity)
        }
        "bizTransactionList" => {
            list(out, name, value, |out, item| typed(out, "bizTransaction", item, Vocabulary::BizTransactionType))
        }
        "sourceList" => list(out, name, value, |out, item| typed(out, "source", item, Vocabulary::SourceDestType)),
        "destinationList" => {
            list(out, name, value, |out, item| typed(out, "destination", item, Vocabulary::SourceDestType))
        }
        "sensorElementList" => list(out, name, value, super::sensor::element),
        "readPoint" | "bizLocation" => parts(out, name, value, &["id"], id),
        "persistentDisposition" => parts(out, name, value, &["unset", "set"], |out, part, value| {
            let words = value.as_list().unwrap_or(std::slice::from_ref(value));
            each(out, words, |out, item| word(out, part, item, Vocabulary::Disposition))
        }),
        "errorDeclaration" => error_declaration(out, name, value),
        "ilmd" => parts(out, name, value, &[], |_, _, _| Ok(())),
        _ => Err(out.no_form()),
    }
}

/// An object with fields of the standard in this order, then fields of somebody's own.
fn parts(
    out: &mut Out,
    name: &str,
    value: &Value,
    standard: &[&str],
    mut write: impl FnMut(&mut Out, &str, &Value) -> Written,
) -> Written {
    let object = value.as_object().ok_or_else(|| out.no_form())?;
    out.start(name, &[])?;
    for part in standard {
        if let Some(value) = object.get(part) {
            out.at(part, |out| write(out, part, value))?;
        }
    }
    out.own_fields(object, standard)?;
    out.end(name);
    Ok(())
}

fn error_declaration(out: &mut Out, name: &str, value: &Value) -> Written {
    parts(out, name, value, &["declarationTime", "reason", "correctiveEventIDs"], |out, part, value| match part {
        "declarationTime" => {
            let text = text_of(out, value)?;
            out.leaf(part, &[], text)
        }
        "reason" => word(out, part, value, Vocabulary::ErrorReason),
        _ => list(out, part, value, |out, item| id(out, "correctiveEventID", item)),
    })
}

fn list(out: &mut Out, name: &str, value: &Value, write: impl FnMut(&mut Out, &Value) -> Written) -> Written {
    let items = value.as_list().ok_or_else(|| out.no_form())?;
    out.start(name, &[])?;
    each(out, items, write)?;
    out.end(name);
    Ok(())
}

fn each(out: &mut Out, items: &[Value], mut write: impl FnMut(&mut Out, &Value) -> Written) -> Written {
    items.iter().enumerate().try_for_each(|(place, item)| out.at(place, |out| write(out, item)))
}

/// A text, or the fault that there is none.
pub(super) fn text_of<'v>(out: &Out, value: &'v Value) -> Result<&'v str, UnwritableFault> {
    value.as_text().ok_or_else(|| out.no_form())
}

/// An identifier, without the short names that only JSON has.
fn id(out: &mut Out, name: &str, value: &Value) -> Written {
    let text = out.context.expand(text_of(out, value)?).into_owned();
    out.leaf(name, &[], &text)
}

fn word(out: &mut Out, name: &str, value: &Value, vocabulary: Vocabulary) -> Written {
    let text = spelt(out, text_of(out, value)?, vocabulary);
    out.leaf(name, &[], &text)
}

/// A word as XML writes it: of the standard as a URN or by GS1's own prefixes, any other as an address.
pub(super) fn spelt(out: &Out, text: &str, vocabulary: Vocabulary) -> String {
    match vocabulary.word(text) {
        crate::identifier::Word::Standard(..) => vocabulary.urn(text).into_owned(),
        crate::identifier::Word::Own(text) => out.context.expand(text).into_owned(),
    }
}

fn quantity(out: &mut Out, value: &Value) -> Written {
    let object = value.as_object().ok_or_else(|| out.no_form())?;
    out.start("quantityElement", &[])?;
    if let Some((other, _)) = object.iter().find(|(name, _)| !matches!(*name, "epcClass" | "quantity" | "uom")) {
        return out.at(other, |out| Err(out.no_form()));
    }
    if let Some(class) = object.get("epcClass") {
        out.at("epcClass", |out| id(out, "epcClass", class))?;
    }
    if let Some(amount) = object.get("quantity") {
        let amount = out.at("quantity", |out| out.decimal(amount))?;
        out.leaf("quantity", &[], &amount)?;
    }
    if let Some(uom) = object.get("uom") {
        let uom = out.at("uom", |out| text_of(out, uom))?;
        out.leaf("uom", &[], uom)?;
    }
    out.end("quantityElement");
    Ok(())
}

fn typed(out: &mut Out, name: &str, value: &Value, vocabulary: Vocabulary) -> Written {
    let object = value.as_object().ok_or_else(|| out.no_form())?;
    if let Some((other, _)) = object.iter().find(|(other, _)| *other != "type" && *other != name) {
        return out.at(other, |out| Err(out.no_form()));
    }
    let kind = object.get("type").map(|kind| out.at("type", |out| Ok(spelt(out, text_of(out, kind)?, vocabulary))));
    let kind = kind.transpose()?.map(|kind| ("type".to_owned(), kind));
    let text = object.get(name).ok_or_else(|| out.no_form())?;
    let text = out.at(name, |out| Ok(out.context.expand(text_of(out, text)?).into_owned()))?;
    out.leaf(name, kind.as_slice(), &text)
}
