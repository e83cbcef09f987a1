//! What is wrong with a document, and where.

use std::fmt;

use thiserror::Error;

use crate::limit::FAULTS_MAX;

/// One way in which a document is not as EPCIS 2.0 has it, at one place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}: {wrong}")]
pub struct Fault {
    /// Where, as a JSON pointer (RFC 6901); empty for the whole document.
    pub place: String,
    /// What.
    pub wrong: Wrong,
}

/// What can be wrong at a place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Wrong {
    /// Something other than an object.
    #[error("no object")]
    NotObject,
    /// Something other than a list.
    #[error("no list")]
    NotList,
    /// Something other than a text.
    #[error("no text")]
    NotText,
    /// Something other than a number.
    #[error("no number")]
    NotNumber,
    /// Something other than `true` or `false`.
    #[error("neither true nor false")]
    NotBool,
    /// A value of none of the kinds that may stand here.
    #[error("no value that may stand here")]
    NotFitting,
    /// The object lacks a field.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// The object lacks every one of these fields, or they are empty.
    #[error("at least one of these is needed, and not empty: {}", .0.join(", "))]
    NoneOf(&'static [&'static str]),
    /// A field that has no business in this object.
    #[error("no field of this object")]
    UnknownField,
    /// A field that is neither the standard's nor named by a URI, as an extension is (`prefix:name`).
    #[error("neither a field of the standard nor an extension, whose name is a URI")]
    NameNotUri,
    /// No URI (RFC 3986).
    #[error("no URI")]
    NotUri,
    /// No date with time and offset (RFC 3339).
    #[error("no date with time and offset")]
    NotTime,
    /// No version such as `2.0`.
    #[error("no version")]
    NotVersion,
    /// No offset from UTC between `-14:00` and `+14:00`.
    #[error("no offset from UTC")]
    NotOffset,
    /// No unit of measure of two or three capitals or digits (UN/ECE Rec 20).
    #[error("no unit of two or three capitals or digits")]
    NotUnit,
    /// No hexadecimal digits.
    #[error("no hexadecimal digits")]
    NotHex,
    /// Neither one of the standard's words nor a URI of somebody else's vocabulary.
    #[error("neither one of the standard's words nor another vocabulary's URI")]
    NotWord(&'static [&'static str]),
    /// None of the words that alone may stand here.
    #[error("none of {}", .0.join(", "))]
    NotOneOf(&'static [&'static str]),
    /// A list that needs an item.
    #[error("an empty list")]
    Empty,
    /// A list of more items than are read here.
    #[error("more than {0} items")]
    TooMany(usize),
    /// The same as an earlier item of the list.
    #[error("the same as an earlier item")]
    Twice,
    /// Instance or lot master data on an event that adds nothing.
    #[error("master data of an instance or lot on an event whose action is not ADD")]
    IlmdWithoutAdd,
}

/// All faults of one document, in the order of its fields, as far as [`FAULTS_MAX`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Error)]
#[error("{} faults", found.len() + left_out)]
pub struct Faults {
    found: Vec<Fault>,
    left_out: usize,
}

impl Faults {
    /// The faults, in order.
    pub fn found(&self) -> &[Fault] {
        &self.found
    }

    /// How many more there are.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    pub(crate) fn count(&self) -> usize {
        self.found.len() + self.left_out
    }

    pub(crate) fn add(&mut self, place: &Place<'_>, wrong: Wrong) {
        if self.found.len() < FAULTS_MAX {
            self.found.push(Fault { place: place.to_string(), wrong });
        } else {
            self.left_out += 1;
        }
    }
}

/// A place while it is visited: a step from the place around it. It becomes text only when something is wrong there.
pub(crate) struct Place<'p> {
    around: Option<&'p Place<'p>>,
    step: Step<'p>,
}

enum Step<'p> {
    Top,
    Field(&'p str),
    Item(usize),
}

impl<'p> Place<'p> {
    pub(crate) fn top() -> Self {
        Self { around: None, step: Step::Top }
    }

    pub(crate) fn field(&'p self, name: &'p str) -> Self {
        Self { around: Some(self), step: Step::Field(name) }
    }

    pub(crate) fn item(&'p self, number: usize) -> Self {
        Self { around: Some(self), step: Step::Item(number) }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(around) = self.around {
            around.fmt(f)?;
        }
        match self.step {
            Step::Top => Ok(()),
            Step::Field(name) => write!(f, "/{}", name.replace('~', "~0").replace('/', "~1")),
            Step::Item(number) => write!(f, "/{number}"),
        }
    }
}
