//! Master data as queries use it: what lies within what, and attributes (EPCIS 2.0, 6.5).

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::canonical;
use crate::document::{Attribute, AttributeValue, Vocabulary};
use crate::hash::Context;
use crate::json::Value;

/// What documents told of parties, places and products.
#[derive(Clone, Debug, Default)]
pub struct Vocabularies {
    /// By a thing, what it lies directly within.
    around: BTreeMap<String, BTreeSet<String>>,
    /// By a thing, its attributes by full name.
    attributes: BTreeMap<String, BTreeMap<String, Vec<AttributeValue>>>,
}

impl Vocabularies {
    /// Adds what a document with this context told. What was told of a thing's attribute before gives way.
    pub fn add(&mut self, vocabulary: &Vocabulary, context: &Context) {
        for element in vocabulary.elements.iter().flatten() {
            let id = canonical(element.id.as_str()).into_owned();
            for child in element.children.iter().flatten() {
                let child = canonical(child.as_str()).into_owned();
                self.around.entry(child).or_default().insert(id.clone());
            }
            let mut told: BTreeMap<String, Vec<AttributeValue>> = BTreeMap::new();
            for Attribute { id: name, value, .. } in element.attributes.iter().flatten() {
                let values = told.entry(context.expand(name.as_str()).into_owned()).or_default();
                values.extend(value.clone());
            }
            self.attributes.entry(id).or_default().extend(told);
        }
    }

    /// Whether a thing is one of these or lies within one, however deep. All in their one spelling.
    pub(super) fn is_within(&self, thing: &str, any: &[String]) -> bool {
        let mut seen = BTreeSet::from([thing]);
        let mut next = vec![thing];
        while let Some(one) = next.pop() {
            if any.iter().any(|asked| asked == one) {
                return true;
            }
            let outer = self.around.get(one).into_iter().flatten().map(String::as_str);
            next.extend(outer.filter(|outer| seen.insert(outer)));
        }
        false
    }

    /// Whether something is told of a thing under the full name of an attribute.
    pub(super) fn has(&self, thing: &str, attribute: &str) -> bool {
        self.attributes.get(thing).is_some_and(|own| own.contains_key(attribute))
    }

    /// The values that are told, as JSON.
    pub(super) fn values(&self, thing: &str, attribute: &str) -> Vec<Value> {
        let told = self.attributes.get(thing).and_then(|own| own.get(attribute));
        let value = |value: &AttributeValue| match value {
            AttributeValue::Number(number) => Some(Value::Number(number.clone())),
            AttributeValue::Text(text) => Some(Value::Text(text.clone())),
            AttributeValue::Object(_) => None,
        };
        told.into_iter().flatten().filter_map(value).collect()
    }
}
