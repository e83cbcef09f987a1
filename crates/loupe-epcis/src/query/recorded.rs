//! An event as it is kept: its JSON, what its short names mean, and when it was recorded.

use std::borrow::Cow;

use jiff::Timestamp;

use crate::hash::Context;
use crate::json::{Object, Value};

/// An event that a query looks at.
#[derive(Clone, Debug)]
pub struct Recorded<'e> {
    pub(super) event: &'e Object,
    pub(super) context: Cow<'e, Context>,
    pub(super) recorded: Timestamp,
}

impl<'e> Recorded<'e> {
    /// An event of a document with this context, recorded at that moment. What the event itself declares is added.
    pub fn new(event: &'e Object, document: &'e Context, recorded: Timestamp) -> Self {
        Self { event, context: document.within(event), recorded }
    }

    /// A value in which a short name that was declared is written out.
    pub fn expanded<'v>(&self, value: &'v str) -> Cow<'v, str> {
        self.context.expand(value)
    }

    /// The full name of a field; a name whose prefix nobody declared stays as it is.
    pub(super) fn full<'n>(&self, name: &'n str) -> Cow<'n, str> {
        full(&self.context, name)
    }
}

/// The full name of a field under a context; a name whose prefix nobody declared stays as it is.
pub(super) fn full<'n>(context: &Context, name: &'n str) -> Cow<'n, str> {
    context.name(name).unwrap_or(Cow::Borrowed(name))
}

/// Whether `test` holds for something at the end of `path`, through lists at every step.
pub(super) fn any<'e>(value: &'e Value, path: &[&str], test: &mut dyn FnMut(&'e Value) -> bool) -> bool {
    match (value, path) {
        (Value::List(items), _) => items.iter().any(|item| any(item, path, test)),
        (value, []) => test(value),
        (Value::Object(object), [step, rest @ ..]) => object.get(step).is_some_and(|next| any(next, rest, test)),
        _ => false,
    }
}

/// [`any`] from the event's own fields on.
pub(super) fn any_of_event<'e>(event: &'e Object, path: &[&str], test: &mut dyn FnMut(&'e Value) -> bool) -> bool {
    let [step, rest @ ..] = path else { return false };
    event.get(step).is_some_and(|value| any(value, rest, test))
}
