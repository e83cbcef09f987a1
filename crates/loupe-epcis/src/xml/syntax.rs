//! In which way a text is no XML.

use quick_xml::Error;
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::escape::EscapeError;
use quick_xml::events::attributes::AttrError;

/// In which way a text is not well-formed (XML 1.0, Namespaces in XML 1.0).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XmlSyntax {
    /// A tag, comment or the like that is not closed before the end.
    #[error("markup is not closed")]
    Unclosed,
    /// Markup that XML does not have.
    #[error("no such markup")]
    Markup,
    /// An end tag of another name than the element that is open.
    #[error("expected `</{expected}>`, but `</{found}>` was found")]
    Crossed {
        /// What is open.
        expected: String,
        /// What is closed.
        found: String,
    },
    /// An end tag where nothing is open.
    #[error("an end without a start")]
    EndAlone,
    /// A second outermost element.
    #[error("a second root element")]
    SecondRoot,
    /// No outermost element, or one that is not closed.
    #[error("the end comes too early")]
    Ended,
    /// Text outside of the outermost element.
    #[error("text outside of the root element")]
    TextOutside,
    /// An attribute without value or quotes.
    #[error("no attribute")]
    Attribute,
    /// An attribute that stands twice.
    #[error("an attribute stands twice")]
    AttributeTwice,
    /// A reference to no character, or one that is not closed.
    #[error("no reference to a character")]
    Reference,
    /// A prefix that nobody declares.
    #[error("the prefix `{0}` is not declared")]
    Prefix(String),
    /// A declaration of a namespace that is none.
    #[error("no declaration of a namespace")]
    Namespace,
    /// An XML declaration that is none.
    #[error("no XML declaration")]
    Declaration,
    /// Two hyphens in a comment.
    #[error("two hyphens in a comment")]
    Comment,
}

impl From<Error> for XmlSyntax {
    fn from(fault: Error) -> Self {
        match fault {
            Error::Syntax(SyntaxError::InvalidBangMarkup) | Error::Io(_) | Error::Encoding(_) => Self::Markup,
            Error::Syntax(_) => Self::Unclosed,
            Error::IllFormed(fault) => fault.into(),
            Error::InvalidAttr(fault) => fault.into(),
            Error::Escape(fault) => fault.into(),
            Error::Namespace(_) => Self::Namespace,
        }
    }
}

impl From<IllFormedError> for XmlSyntax {
    fn from(fault: IllFormedError) -> Self {
        match fault {
            IllFormedError::MissingDeclVersion(_) | IllFormedError::UnknownVersion => Self::Declaration,
            IllFormedError::MissingDoctypeName => Self::Markup,
            IllFormedError::MissingEndTag(_) => Self::Ended,
            IllFormedError::UnmatchedEndTag(_) => Self::EndAlone,
            IllFormedError::MismatchedEndTag { expected, found } => Self::Crossed { expected, found },
            IllFormedError::DoubleHyphenInComment => Self::Comment,
            IllFormedError::UnclosedReference => Self::Reference,
        }
    }
}

impl From<AttrError> for XmlSyntax {
    fn from(fault: AttrError) -> Self {
        if matches!(fault, AttrError::Duplicated(..)) { Self::AttributeTwice } else { Self::Attribute }
    }
}

impl From<EscapeError> for XmlSyntax {
    fn from(_: EscapeError) -> Self {
        Self::Reference
    }
}
