//! Loupe's own fields in an event, under whatever prefix its context gives them.

use loupe_epcis::document::Context;
use loupe_epcis::event::Event;
use loupe_epcis::hash;
use loupe_epcis::json::{Object, Value};
use loupe_scheme::custody::{Origin, Place};
use loupe_scheme::mass::Carats;
use loupe_scheme::period::{HalfYear, Period};
use loupe_scheme::rule::{Refusal, Rule};

use super::spelling::spelt;
use crate::access::day_of;

/// The namespace of Loupe's fields.
pub const NAMESPACE: &str = "urn:loupe:custody:v1:";

/// The prefixes that stand for it, and what others stand for.
#[derive(Clone, Debug, Default)]
pub(super) struct Extension {
    prefixes: Vec<String>,
    names: hash::Context,
}

impl Extension {
    /// As the contexts of a document and of an event give them.
    pub(super) fn of(document: &Context, event: Option<&Context>) -> Extension {
        let parts = document.parts().iter().chain(event.into_iter().flat_map(Context::parts));
        let terms = parts.filter_map(Value::as_object).flat_map(Object::iter);
        let ours = terms.filter(|(_, meaning)| meaning.as_text() == Some(NAMESPACE));
        let prefixes = ours.map(|(prefix, _)| prefix.to_owned()).collect();
        let contexts = [Some(document), event].into_iter().flatten().map(Context::value);
        Extension { prefixes, names: hash::Context::of_parts(contexts) }
    }

    /// A name as it is kept: a prefix means what this document says, and in another something else.
    pub(super) fn spelt(&self, name: &str) -> String {
        spelt(&self.names.expand(name))
    }

    /// Whether `name` is the full name of one of Loupe's fields, `local`.
    fn is(&self, name: &str, local: &str) -> bool {
        let Some(prefix) = name.strip_suffix(local) else { return false };
        prefix == NAMESPACE
            || prefix.strip_suffix(':').is_some_and(|prefix| self.prefixes.iter().any(|ours| ours == prefix))
    }

    /// Where and when lots were mined that are commissioned; `None` when nobody says where.
    ///
    /// Refuses with `P1` a period that is none.
    pub(super) fn origin(&self, ilmd: &Object, event: &Event) -> Result<Option<Origin>, Refusal> {
        let text = |name| field(ilmd, self, name).and_then(Value::as_text);
        let place = text("site").map(|site| Place::Site(site.to_owned()));
        let Some(place) = place.or_else(|| text("country").map(|country| Place::Country(country.to_owned()))) else {
            return Ok(None);
        };
        let period = match text("period") {
            Some(period) => period.parse()?,
            None => half_year_of(event)?,
        };
        Ok(Some(Origin { place, period }))
    }
}

/// The half-year in which an event happened. Refuses with `P1` one outside the scheme's years.
fn half_year_of(event: &Event) -> Result<Period, Refusal> {
    let written = event.head.event_time.as_str();
    let date = event.head.event_time.moment().map(day_of);
    let half = date.and_then(|date| HalfYear::new(date.year(), if date.month() <= 6 { 1 } else { 2 }));
    half.and_then(|half| Period::between(half, half)).ok_or_else(|| Refusal::new(Rule::NotAPeriod, written))
}

/// One of Loupe's fields in an object.
pub(super) fn field<'o>(object: &'o Object, extension: &Extension, local: &str) -> Option<&'o Value> {
    object.iter().find(|(name, _)| extension.is(name, local)).map(|(_, value)| value)
}

/// A mass in carats, written as a text or as a number. Refuses with `M1` to `M4`.
pub(super) fn carats(value: &Value) -> Result<Carats, Refusal> {
    match value {
        Value::Number(number) => match number.plain() {
            Some(plain) => plain.parse(),
            None => Err(Refusal::new(Rule::MassTooLarge, number.written())),
        },
        Value::Text(text) => text.parse(),
        other => Err(Refusal::new(Rule::MassNotANumber, other.to_string())),
    }
}
