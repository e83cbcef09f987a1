//! Boxes of the vocabulary as lists of values.

use loupe_scheme::definition::Region;
use loupe_scheme::vocabulary::{Field, Vocabulary};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// For each field that a box restricts, the values it allows, in the order of the vocabulary. A field that is not there
/// may have any value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueLists(pub Vec<(Field, Vec<String>)>);

impl ValueLists {
    /// The fields in which `region` allows less than everything.
    pub fn new(vocabulary: &Vocabulary, region: &Region) -> ValueLists {
        let narrow = Field::ALL.into_iter().filter(|field| region.of(*field) != vocabulary.any(*field));
        let values = |field: Field| vocabulary.names(field, region.of(field)).into_iter().map(str::to_owned).collect();
        ValueLists(narrow.map(|field| (field, values(field))).collect())
    }

    /// The values of a field; `None` when any will do.
    pub fn of(&self, field: Field) -> Option<&[String]> {
        self.0.iter().find(|(known, _)| *known == field).map(|(_, values)| values.as_slice())
    }
}

impl Serialize for ValueLists {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(self.0.len()))?;
        for (field, values) in &self.0 {
            map.serialize_entry(field.key(), values)?;
        }
        map.end()
    }
}
