//! Why a text is not a GS1 identifier.

/// Why a text is not a GS1 identifier, or has no second form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierFault {
    /// Longer than `IDENTIFIER_BYTES_MAX`.
    #[error("the identifier is longer than {} bytes", super::IDENTIFIER_BYTES_MAX)]
    TooLong,
    /// Not `urn:epc:id:`, `urn:epc:class:` or `urn:epc:idpat:` with a scheme that has a Digital Link.
    #[error("not an EPC URN that has a GS1 Digital Link")]
    NotUrn,
    /// No GS1 key in the path of this address.
    #[error("not a GS1 Digital Link")]
    NotLink,
    /// A company prefix has six to twelve digits.
    #[error("a GS1 company prefix has 6 to 12 digits, this one has {found}")]
    PrefixLength {
        /// How many it has.
        found: usize,
    },
    /// The parts of a URN do not add up to the length of the key.
    #[error("application identifier ({ai}): the value has a wrong length")]
    Length {
        /// The application identifier.
        ai: &'static str,
    },
    /// A character that this key cannot hold.
    #[error("application identifier ({ai}): a character is not allowed here")]
    Character {
        /// The application identifier.
        ai: &'static str,
    },
    /// The check digit is wrong (GS1 General Specifications, 7.9).
    #[error("application identifier ({ai}): the check digit is {found}, it should be {expected}")]
    CheckDigit {
        /// The application identifier.
        ai: &'static str,
        /// As written.
        found: char,
        /// As computed.
        expected: char,
    },
    /// There is no EPC URN for this key with this qualifier.
    #[error("application identifier ({ai}) has no EPC URN here")]
    NoUrn {
        /// The application identifier.
        ai: &'static str,
    },
}
