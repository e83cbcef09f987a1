//! Vocabularies of master data.

use super::event::text_of;
use super::out::Out;
use crate::json::{Object, Value};
use crate::xml::UnwritableFault;

type Written = Result<(), UnwritableFault>;

/// A list of vocabularies.
pub(super) fn vocabularies(out: &mut Out, value: &Value) -> Written {
    out.start("VocabularyList", &[])?;
    each(out, value, |out, vocabulary| {
        let vocabulary = object(out, vocabulary, &["type", "vocabularyElementList"])?;
        let kind = attribute(out, vocabulary, "type")?;
        out.start("Vocabulary", &kind)?;
        if let Some(list) = vocabulary.get("vocabularyElementList") {
            out.start("VocabularyElementList", &[])?;
            out.at("vocabularyElementList", |out| each(out, list, element))?;
            out.end("VocabularyElementList");
        }
        out.end("Vocabulary");
        Ok(())
    })?;
    out.end("VocabularyList");
    Ok(())
}

fn element(out: &mut Out, value: &Value) -> Written {
    let element = object(out, value, &["id", "attributes", "children"])?;
    let id = attribute(out, element, "id")?;
    out.start("VocabularyElement", &id)?;
    if let Some(attributes) = element.get("attributes") {
        out.at("attributes", |out| each(out, attributes, element_attribute))?;
    }
    if let Some(children) = element.get("children") {
        out.start("children", &[])?;
        out.at("children", |out| {
            each(out, children, |out, id| {
                let id = text_of(out, id)?;
                out.leaf("id", &[], id)
            })
        })?;
        out.end("children");
    }
    out.end("VocabularyElement");
    Ok(())
}

fn element_attribute(out: &mut Out, value: &Value) -> Written {
    let field = object(out, value, &["id", "attribute"])?;
    let id = attribute(out, field, "id")?;
    match field.get("attribute") {
        Some(Value::Object(own)) => {
            out.start("attribute", &id)?;
            out.at("attribute", |out| out.own_fields(own, &[]))?;
            out.end("attribute");
            Ok(())
        }
        Some(value) => {
            let text = out.at("attribute", |out| out.scalar(value))?;
            out.leaf("attribute", &id, &text)
        }
        None => out.leaf("attribute", &id, ""),
    }
}

/// An object that has no fields but these.
fn object<'v>(out: &mut Out, value: &'v Value, fields: &[&str]) -> Result<&'v Object, UnwritableFault> {
    let object = value.as_object().ok_or_else(|| out.no_form())?;
    match object.iter().find(|(name, _)| !fields.contains(name)) {
        Some((other, _)) => out.at(other, |out| Err(out.no_form())),
        None => Ok(object),
    }
}

/// The field as an attribute, if it is there.
fn attribute(out: &mut Out, object: &Object, name: &str) -> Result<Vec<(String, String)>, UnwritableFault> {
    let Some(value) = object.get(name) else { return Ok(Vec::new()) };
    let text = out.at(name, |out| text_of(out, value))?;
    Ok(vec![(name.to_owned(), text.to_owned())])
}

fn each(out: &mut Out, value: &Value, mut write: impl FnMut(&mut Out, &Value) -> Written) -> Written {
    let items = value.as_list().ok_or_else(|| out.no_form())?;
    items.iter().enumerate().try_for_each(|(place, item)| out.at(place, |out| write(out, item)))
}
