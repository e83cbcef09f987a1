//! Elements of somebody's own namespace.

use super::names::Names;
use crate::json::{Object, Value};
use crate::limit::FIELDS_MAX;
use crate::xml::TEXT;
use crate::xml::tree::Element;

/// An element as a value: text, or an object when it has attributes or children.
pub(super) fn value(element: &Element, names: &mut Names) -> Value {
    if element.attributes.is_empty() && element.children.is_empty() {
        return Value::Text(element.trimmed().to_owned());
    }
    let mut object = Object::new();
    add_attributes(&mut object, element, names);
    for child in &element.children {
        add(&mut object, child, names);
    }
    if !element.trimmed().is_empty() {
        object.set(TEXT, Value::from(element.trimmed()));
    }
    Value::Object(object)
}

/// Adds an element under its name; several of one name become a list.
pub(super) fn add(object: &mut Object, element: &Element, names: &mut Names) {
    // One field too many is enough to have the document refused; looking names up among more would take minutes.
    if object.len() > FIELDS_MAX {
        return;
    }
    let key = names.key(&element.name);
    let value = value(element, names);
    let value = match object.take(&key) {
        None => value,
        Some(Value::List(mut items)) => {
            items.push(value);
            Value::List(items)
        }
        Some(first) => Value::List(vec![first, value]),
    };
    object.set(&key, value);
}

/// Adds the attributes that are in a namespace, and in an element of one's own those that are in none.
pub(super) fn add_attributes(object: &mut Object, element: &Element, names: &mut Names) {
    for (name, value) in &element.attributes {
        if name.namespace.is_some() || element.name.namespace.is_some() {
            object.set(&names.key(name), Value::from(value.as_str()));
        }
    }
}
