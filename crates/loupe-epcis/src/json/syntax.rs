//! In which way a text is no JSON.

use jiter::{JiterErrorType, JsonErrorType};
use thiserror::Error;

/// In which way a text is no JSON (RFC 8259) from some byte on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Syntax {
    /// It ends before it is whole.
    #[error("it ends too early")]
    Ended,
    /// No colon between a name and its value.
    #[error("a colon is missing")]
    NoColon,
    /// Neither a comma nor the end of a list or an object.
    #[error("a comma or a closing bracket is missing")]
    NoComma,
    /// Nothing with which a value begins.
    #[error("a value is missing")]
    NoValue,
    /// None of `true`, `false` and `null`.
    #[error("neither true, false nor null")]
    NoWord,
    /// A name of a field that is no text.
    #[error("the name of a field is no text")]
    NoName,
    /// No number.
    #[error("no number")]
    NoNumber,
    /// A backslash before something that it does not go with.
    #[error("no such escape")]
    NoEscape,
    /// Bytes that are no UTF-8, or an escape of no character.
    #[error("no character of Unicode")]
    NoCharacter,
    /// A control character that is not escaped.
    #[error("a control character in a text")]
    Control,
    /// A comma after the last value.
    #[error("a comma after the last value")]
    LastComma,
    /// Something after the value.
    #[error("something after the end")]
    AfterEnd,
    /// Anything else that the reader beneath does not read.
    #[error("it cannot be read")]
    Other,
}

impl From<JiterErrorType> for Syntax {
    fn from(kind: JiterErrorType) -> Self {
        match kind {
            JiterErrorType::JsonError(kind) => kind.into(),
            JiterErrorType::WrongType { .. } => Self::Other,
        }
    }
}

impl From<JsonErrorType> for Syntax {
    fn from(kind: JsonErrorType) -> Self {
        match kind {
            JsonErrorType::EofWhileParsingList
            | JsonErrorType::EofWhileParsingObject
            | JsonErrorType::EofWhileParsingString
            | JsonErrorType::EofWhileParsingValue => Self::Ended,
            JsonErrorType::ExpectedColon => Self::NoColon,
            JsonErrorType::ExpectedListCommaOrEnd | JsonErrorType::ExpectedObjectCommaOrEnd => Self::NoComma,
            JsonErrorType::ExpectedSomeValue => Self::NoValue,
            JsonErrorType::ExpectedSomeIdent => Self::NoWord,
            JsonErrorType::KeyMustBeAString => Self::NoName,
            JsonErrorType::InvalidNumber | JsonErrorType::NumberOutOfRange | JsonErrorType::FloatExpectingInt => {
                Self::NoNumber
            }
            JsonErrorType::InvalidEscape | JsonErrorType::UnexpectedEndOfHexEscape => Self::NoEscape,
            JsonErrorType::InvalidUnicodeCodePoint | JsonErrorType::LoneLeadingSurrogateInHexEscape => {
                Self::NoCharacter
            }
            JsonErrorType::ControlCharacterWhileParsingString => Self::Control,
            JsonErrorType::TrailingComma => Self::LastComma,
            JsonErrorType::TrailingCharacters => Self::AfterEnd,
            JsonErrorType::DuplicateKey(_)
            | JsonErrorType::InternalError(_)
            | JsonErrorType::RecursionLimitExceeded => Self::Other,
        }
    }
}
