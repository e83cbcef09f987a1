//! How things are spelt in an answer: as they were captured, or as GS1 Digital Links.

use loupe_epcis::json::{Object, Value};
use loupe_epcis::query::canonical;

/// A value of `GS1-EPC-Format` (EPCIS 2.0, 12.2) that can be honoured. EPC URNs cannot be made of every Digital Link, for
/// nothing in a link says how long the company's prefix is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EpcFormat {
    /// Keys of GS1 become Digital Links. What is given where nobody asks.
    #[default]
    DigitalLink,
    /// As they were captured.
    AsCaptured,
}

/// Where names of things and places stand in an event.
const PATHS: &[&[&str]] = &[
    &["epcList"],
    &["childEPCs"],
    &["parentID"],
    &["inputEPCList"],
    &["outputEPCList"],
    &["quantityList", "epcClass"],
    &["childQuantityList", "epcClass"],
    &["inputQuantityList", "epcClass"],
    &["outputQuantityList", "epcClass"],
    &["readPoint", "id"],
    &["bizLocation", "id"],
    &["sourceList", "source"],
    &["destinationList", "destination"],
    &["bizTransactionList", "bizTransaction"],
];

impl EpcFormat {
    /// The values of the header that are honoured.
    pub const OFFERED: &'static str = "No_Preference, Always_GS1_Digital_Link, Never_Translates";

    /// As it stands in rows and headers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DigitalLink => "Always_GS1_Digital_Link",
            Self::AsCaptured => "Never_Translates",
        }
    }

    /// From a value of the header; `None` for one that is not honoured.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "Always_GS1_Digital_Link" => Some(Self::DigitalLink),
            "Never_Translates" | "No_Preference" => Some(Self::AsCaptured),
            _ => None,
        }
    }

    /// Writes the names in an event so.
    pub(super) fn write(self, event: &mut Object) {
        if self == Self::AsCaptured {
            return;
        }
        for path in PATHS {
            if let [first, rest @ ..] = path
                && let Some(value) = event.get(first).cloned()
            {
                event.set(first, respelt(value, rest));
            }
        }
    }
}

/// A value with the texts at the end of a path in their one spelling; lists on the way are gone through.
fn respelt(value: Value, path: &[&str]) -> Value {
    match (value, path) {
        (Value::List(items), _) => Value::List(items.into_iter().map(|item| respelt(item, path)).collect()),
        (Value::Text(text), []) => Value::Text(canonical(&text).into_owned()),
        (Value::Object(object), [step, ..]) => {
            let respell = |(name, value): (String, Value)| {
                let value = if name == *step { respelt(value, &path[1..]) } else { value };
                (name, value)
            };
            let mut into = Object::new();
            for (name, value) in object.into_iter().map(respell) {
                into.set(&name, value);
            }
            Value::Object(into)
        }
        (value, _) => value,
    }
}
