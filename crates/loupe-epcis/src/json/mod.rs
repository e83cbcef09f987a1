//! JSON as it was written: fields in their order, numbers with all their digits.

mod number;
mod object;
mod read;
mod syntax;
mod within;
mod write;

pub use number::Number;
pub use object::Object;
pub use read::{Measure, Unreadable, read};
pub use syntax::Syntax;
pub(crate) use within::exceeded;

/// One JSON value. Its text is given by `to_string`, without white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it was written.
    Number(Number),
    /// A text, decoded.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Object),
}

impl Value {
    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The items, where it is a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// The fields, where it is an object.
    pub fn as_object(&self) -> Option<&Object> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }

    /// Whether both say the same: numbers by what they are worth, objects whatever the order of their fields
    /// (JSON Schema, 4.2.2).
    pub fn means_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => one.is_worth(two),
            (Self::List(ones), Self::List(twos)) => {
                ones.len() == twos.len() && ones.iter().zip(twos).all(|(one, two)| one.means_the_same(two))
            }
            (Self::Object(one), Self::Object(two)) => one.means_the_same(two),
            _ => self == other,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
