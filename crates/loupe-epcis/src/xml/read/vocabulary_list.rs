//! Vocabularies of master data, in the header or as the answer to a query.

use super::names::Names;
use super::own;
use crate::json::{Object, Value};
use crate::xml::XmlFault;
use crate::xml::tree::Element;

/// A list of vocabularies.
pub(super) fn vocabularies(list: &Element, names: &mut Names) -> Result<Value, XmlFault> {
    let mut vocabularies = Vec::new();
    for vocabulary in named(list, "Vocabulary")? {
        let mut object = Object::new();
        object.set("type", Value::from(vocabulary.attribute("type").unwrap_or_default()));
        let mut elements = Vec::new();
        for list in named(vocabulary, "VocabularyElementList")? {
            for element in named(list, "VocabularyElement")? {
                elements.push(vocabulary_element(element, names)?);
            }
        }
        object.set("vocabularyElementList", Value::List(elements));
        vocabularies.push(Value::Object(object));
    }
    Ok(Value::List(vocabularies))
}

fn vocabulary_element(element: &Element, names: &mut Names) -> Result<Value, XmlFault> {
    let (mut object, mut attributes, mut children) = (Object::new(), Vec::new(), Vec::new());
    object.set("id", Value::from(element.attribute("id").unwrap_or_default()));
    for child in &element.children {
        if child.name.is("attribute") {
            attributes.push(attribute(child, names));
        } else if child.name.is("children") {
            children.extend(named(child, "id")?.map(|id| Value::from(id.trimmed())));
        } else {
            return Err(XmlFault::Unknown { path: child.name.local.clone() });
        }
    }
    if !attributes.is_empty() {
        object.set("attributes", Value::List(attributes));
    }
    if !children.is_empty() {
        object.set("children", Value::List(children));
    }
    Ok(Value::Object(object))
}

fn attribute(element: &Element, names: &mut Names) -> Value {
    let mut attribute = Object::new();
    attribute.set("id", Value::from(element.attribute("id").unwrap_or_default()));
    let value = if element.children.is_empty() {
        Value::from(element.trimmed())
    } else {
        let mut object = Object::new();
        element.children.iter().for_each(|child| own::add(&mut object, child, names));
        Value::Object(object)
    };
    attribute.set("attribute", value);
    Value::Object(attribute)
}

/// The children, all of which must have this name.
fn named<'e>(element: &'e Element, name: &str) -> Result<impl Iterator<Item = &'e Element>, XmlFault> {
    match element.children.iter().find(|child| !child.name.is(name)) {
        Some(other) => Err(XmlFault::Unknown { path: format!("{}/{}", element.name.local, other.name.local) }),
        None => Ok(element.children.iter()),
    }
}
