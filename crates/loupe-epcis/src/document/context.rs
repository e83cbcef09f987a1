//! What the short names of a document mean.

use crate::fault::{Faults, Place, Wrong};
use crate::json::Value;
use crate::limit::CONTEXT_PARTS_MAX;
use crate::part::{Part, Uri};

/// A JSON-LD context: a URI, an object that gives prefixes their namespaces, or a list of such without repetition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context(Value);

impl Context {
    /// As it was written.
    pub fn value(&self) -> &Value {
        &self.0
    }

    /// Its URIs and objects, in order, whether they stand in a list or alone.
    pub fn parts(&self) -> &[Value] {
        self.0.as_list().unwrap_or(std::slice::from_ref(&self.0))
    }
}

impl Part for Context {
    fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
        let before = faults.count();
        if let Value::List(items) = &value {
            if items.len() > CONTEXT_PARTS_MAX {
                faults.add(at, Wrong::TooMany(CONTEXT_PARTS_MAX));
                return None;
            }
            for (number, item) in items.iter().enumerate() {
                check(item, &at.item(number), faults);
                if items[..number].iter().any(|earlier| earlier.means_the_same(item)) {
                    faults.add(&at.item(number), Wrong::Twice);
                }
            }
        } else {
            check(&value, at, faults);
        }
        (faults.count() == before).then_some(Self(value))
    }

    fn write(&self) -> Value {
        self.0.clone()
    }
}

fn check(value: &Value, at: &Place<'_>, faults: &mut Faults) {
    match value {
        Value::Object(_) => {}
        Value::Text(text) if Uri::fits(text) => {}
        Value::Text(_) => faults.add(at, Wrong::NotUri),
        _ => faults.add(at, Wrong::NotFitting),
    }
}
