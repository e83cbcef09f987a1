//! The schema of every answer, as a table: each shape's keys, and each key's type in a short notation.
//!
//! `string`, `integer`, `boolean`, `null`, `date`, `moment`, `half` (`2022H1`), `period` (`2019..2023`), `decimal` (carats or US$),
//! `share` (a per cent), `a|b|c` (one of these), `{string}` (texts by name), `[T]` (a list), `T?` (or null), and the
//! name of a shape. The key `..` takes in all keys of another shape; a key ending in `?` may be absent.

mod certificates;
mod custody;
mod findings;
mod log;
mod places;
mod statements;
mod words;

use serde_json::{Map, Value, json};

/// The keys of one object.
pub(super) struct Shape {
    /// Its name.
    pub(super) name: &'static str,
    /// What it is.
    says: &'static str,
    /// Its keys and their types, in the order in which they are sent.
    keys: &'static [(&'static str, &'static str)],
}

/// Every shape.
pub(super) fn shapes() -> impl Iterator<Item = &'static Shape> {
    let all = [
        statements::SHAPES,
        findings::SHAPES,
        log::SHAPES,
        certificates::SHAPES,
        custody::SHAPES,
        places::SHAPES,
        words::SHAPES,
    ];
    all.into_iter().flatten()
}

/// The JSON Schema of a shape.
pub(super) fn object(shape: &Shape) -> Value {
    let mut properties = Map::new();
    let mut required: Vec<String> = Vec::new();
    for (key, of) in all_keys(shape) {
        let name = key.strip_suffix('?').unwrap_or(key);
        if name == key {
            required.push(name.to_owned());
        }
        properties.insert(name.to_owned(), typed(of));
    }
    json!({
        "type": "object",
        "description": shape.says,
        "additionalProperties": false,
        "required": required,
        "properties": properties
    })
}

fn all_keys(shape: &Shape) -> Vec<(&'static str, &'static str)> {
    let mut keys = Vec::new();
    for (key, of) in shape.keys {
        if *key == ".." {
            keys.extend(shapes().filter(|other| other.name == *of).flat_map(all_keys));
        } else {
            keys.push((*key, *of));
        }
    }
    keys
}

/// The JSON Schema of a type in the short notation.
pub(super) fn typed(of: &str) -> Value {
    if let Some(inner) = of.strip_suffix('?') {
        return json!({ "oneOf": [typed(inner), { "type": "null" }] });
    }
    if let Some(inner) = of.strip_prefix('[').and_then(|of| of.strip_suffix(']')) {
        return json!({ "type": "array", "items": typed(inner) });
    }
    match of {
        "string" | "integer" | "boolean" | "null" => json!({ "type": of }),
        "moment" => json!({ "type": "string", "format": "date-time" }),
        "date" => json!({ "type": "string", "format": "date" }),
        "half" => json!({ "type": "string", "pattern": "^[0-9]{4}H[12]$" }),
        "period" => json!({ "type": "string", "pattern": "^[0-9]{4}(H[12])?([.]{2}[0-9]{4}(H[12])?)?$" }),
        "decimal" => json!({ "type": "string", "pattern": "^[0-9]+[.][0-9]{2,6}$" }),
        "cells" => json!({ "type": "string", "pattern": "^[0-9]+$" }),
        "share" => json!({ "type": "string", "pattern": "^[0-9]{1,3}[.][0-9]$" }),
        "{string}" => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        choice if choice.contains('|') => json!({ "type": "string", "enum": choice.split('|').collect::<Vec<_>>() }),
        name => json!({ "$ref": format!("#/components/schemas/{name}") }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_shape_is_there_once() {
        let names: Vec<&str> = shapes().map(|shape| shape.name).collect();
        for name in &names {
            assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
        for (key, of) in shapes().flat_map(|shape| shape.keys) {
            let name = of.trim_matches(['[', ']', '?']);
            let is_shape = name.starts_with(char::is_uppercase) && !name.contains('|');
            if is_shape {
                assert!(names.contains(&name), "{key}: {of}");
            }
        }
    }
}
