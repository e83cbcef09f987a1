//! The fields of one object, each name once.

use std::collections::HashMap;
use std::vec;

use super::Value;

/// Fields by name, in the order in which they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    fields: Vec<(String, Value)>,
}

impl Object {
    /// Without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// What stands under a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// Puts a value under a name: in the place of what stood there, or at the end.
    pub fn set(&mut self, name: &str, value: Value) {
        match self.fields.iter_mut().find(|(own, _)| own == name) {
            Some((_, place)) => *place = value,
            None => self.fields.push((name.to_owned(), value)),
        }
    }

    /// Takes a field out; the others keep their order.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        let place = self.fields.iter().position(|(own, _)| own == name)?;
        Some(self.fields.remove(place).1)
    }

    /// How many fields there are.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Every name with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value))
    }

    pub(super) fn means_the_same(&self, other: &Self) -> bool {
        if self.len() != other.len() {
            return false;
        }
        // Looking each name up one by one would take a second for a few objects of a thousand fields.
        let others: HashMap<&str, &Value> = other.iter().collect();
        self.iter().all(|(name, value)| others.get(name).is_some_and(|other| other.means_the_same(value)))
    }

    /// Fields whose names the caller has seen to be distinct.
    pub(super) fn from_distinct(fields: Vec<(String, Value)>) -> Self {
        Self { fields }
    }
}

impl IntoIterator for Object {
    type Item = (String, Value);
    type IntoIter = vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.fields.into_iter()
    }
}
