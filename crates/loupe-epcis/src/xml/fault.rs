//! Why an XML document is not read, or a document not written as XML.

use super::{Version, XmlSyntax};

/// Why text is not read as EPCIS in XML. Places are bytes, counted from 0, or the path of an element.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XmlFault {
    /// Not UTF-8, the only encoding that is read.
    #[error("not UTF-8 at byte {at}")]
    NotUtf8 {
        /// Counted from 0.
        at: usize,
    },
    /// Not well-formed (XML 1.0, Namespaces in XML 1.0).
    #[error("no XML at byte {at}: {why}")]
    NotXml {
        /// Counted from 0.
        at: usize,
        /// In which way.
        why: XmlSyntax,
    },
    /// A document type declaration, or an entity beyond the five of XML itself. Neither is ever read.
    #[error("a document type or an entity at byte {at}: neither is read")]
    DocumentType {
        /// Counted from 0.
        at: usize,
    },
    /// More of something than [`limit`](crate::limit) allows.
    #[error("more than {most} {what} at byte {at}")]
    TooMuch {
        /// Counted from 0.
        at: usize,
        /// Which limit.
        what: crate::json::Measure,
        /// Its number.
        most: usize,
    },
    /// The outermost element is none of EPCIS 1.2 or 2.0.
    #[error("`{name}` is no EPCIS document")]
    NotEpcis {
        /// Namespace and name.
        name: String,
    },
    /// An element that EPCIS does not have here, or that has no form in JSON.
    #[error("`{path}` has no place here")]
    Unknown {
        /// Elements from the outermost on, with slashes.
        path: String,
    },
    /// A number or truth value that is none.
    #[error("`{path}` is not a {expected}")]
    Value {
        /// Elements from the outermost on, with slashes.
        path: String,
        /// What it should be.
        expected: Scalar,
    },
}

/// What the text of an element can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
}

impl std::fmt::Display for Scalar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Number => "number",
            Self::Truth => "truth value",
        })
    }
}

/// Why a document is not written as XML.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnwritableFault {
    /// A field that has no form in this version of XML: its JSON pointer.
    #[error("{at} has no form in EPCIS {version} XML")]
    NoForm {
        /// JSON pointer.
        at: String,
        /// Which version was asked for.
        version: Version,
    },
    /// A name that no XML element can have, or whose prefix nobody declared: its JSON pointer.
    #[error("{at} cannot be the name of an XML element")]
    Name {
        /// JSON pointer.
        at: String,
    },
    /// A character that XML cannot hold: the JSON pointer of its text.
    #[error("{at} holds a character that XML does not have")]
    Character {
        /// JSON pointer.
        at: String,
    },
}
