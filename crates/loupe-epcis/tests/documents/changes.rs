//! Changes that somebody makes to a good document.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value};

use super::values::{NAMES, VALUES};

/// The places of all values below a value, as JSON pointers.
pub(crate) fn places(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(number, item)| places(item, &format!("{at}/{number}"), into));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, field)| {
            places(field, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), into);
        }),
        _ => {}
    }
}

/// One change at one place.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Replace(Index),
    Remove,
    Rename(Index),
    Add(Index, Index),
    Repeat,
    CutText(Index),
}

/// Any of them.
pub(crate) fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => any::<Index>().prop_map(Change::Replace),
        3 => Just(Change::Remove),
        2 => any::<Index>().prop_map(Change::Rename),
        3 => any::<(Index, Index)>().prop_map(|(name, value)| Change::Add(name, value)),
        1 => Just(Change::Repeat),
        1 => any::<Index>().prop_map(Change::CutText),
    ]
}

fn rename(fields: &mut Map<String, Value>, from: &str, to: &str) {
    let renamed = std::mem::take(fields).into_iter();
    fields.extend(renamed.map(|(name, value)| if name == from { (to.to_owned(), value) } else { (name, value) }));
}

/// Makes the change at the place, where it can be made.
pub(crate) fn apply(document: &mut Value, place: &Index, change: &Change) {
    let mut all = Vec::new();
    places(document, "", &mut all);
    let at = place.get(&all).clone();
    let value = document.pointer_mut(&at).unwrap();
    match (change, value) {
        (Change::Replace(with), value) => *value = with.get(&VALUES).clone(),
        (Change::Add(name, with), Value::Object(fields)) => {
            fields.insert(NAMES[name.index(NAMES.len())].to_owned(), with.get(&VALUES).clone());
        }
        (Change::Add(_, with), Value::Array(items)) => items.push(with.get(&VALUES).clone()),
        (Change::Repeat, Value::Array(items)) => items.extend(items.first().cloned()),
        (Change::CutText(at), Value::String(text)) => {
            let cut = text.char_indices().map(|(at, _)| at).nth(at.index(text.chars().count() + 1));
            cut.map(|at| text.remove(at));
        }
        (Change::Remove | Change::Rename(_), _) => {
            let Some((around, name)) = at.rsplit_once('/') else { return };
            let name = name.replace("~1", "/").replace("~0", "~");
            match (change, document.pointer_mut(around).unwrap()) {
                (Change::Rename(to), Value::Object(fields)) => rename(fields, &name, NAMES[to.index(NAMES.len())]),
                (_, Value::Object(fields)) => {
                    fields.shift_remove(&name);
                }
                (_, Value::Array(items)) => {
                    items.remove(name.parse().unwrap());
                }
                _ => unreachable!("only lists and objects have something in them"),
            }
        }
        _ => {}
    }
}
