//! Master data in the header of a document.

use crate::fault::{Faults, Place, Wrong};
use crate::json::{Number, Object, Value};
use crate::part::{Fields, Part, Uri, field, record};

record! {
    /// The header of a document.
    Header, extended {
        /// Its master data.
        may master_data: MasterData = "epcisMasterData",
    }
}

record! {
    /// Master data: what parties, places and products are.
    MasterData, open {
        /// By kind.
        may vocabularies: Vec<Vocabulary> = "vocabularyList",
    }
}

record! {
    /// Master data of one kind.
    Vocabulary, open {
        /// The kind.
        must kind: Uri = "type",
        /// What is told of.
        may elements: Vec<VocabularyElement> = "vocabularyElementList",
    }
}

record! {
    /// One party, place or product.
    VocabularyElement, open {
        /// Its name.
        must id: Uri = "id",
        /// What is told of it.
        may attributes: Vec<Attribute> = "attributes",
        /// What lies within it.
        may children: Vec<Uri> = "children",
    }
}

record! {
    /// One thing that is told.
    Attribute, open {
        /// Which.
        must id: Uri = "id",
        /// Its value.
        may value: AttributeValue = "attribute",
    }
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttributeValue {
    /// A number.
    Number(Number),
    /// A text.
    Text(String),
    /// Something with fields.
    Object(Object),
}

impl Part for AttributeValue {
    fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Number(number) => Some(Self::Number(number)),
            Value::Text(text) => Some(Self::Text(text)),
            Value::Object(object) => Some(Self::Object(object)),
            _ => {
                faults.add(at, Wrong::NotFitting);
                None
            }
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Number(number) => number.write(),
            Self::Text(text) => text.write(),
            Self::Object(object) => object.write(),
        }
    }
}
