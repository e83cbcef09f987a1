//! How many digits of a key are the company's.

use super::IdentifierFault;

/// How long a company's prefix is, six to twelve digits. A Digital Link does not say: the owner of the key does, or GS1's
/// list of prefixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrefixLength(u8);

impl PrefixLength {
    /// A length; `IdentifierFault::PrefixLength` outside six to twelve.
    pub fn new(digits: usize) -> Result<Self, IdentifierFault> {
        match u8::try_from(digits) {
            Ok(length @ 6..=12) => Ok(Self(length)),
            _ => Err(IdentifierFault::PrefixLength { found: digits }),
        }
    }

    /// How many digits.
    pub fn digits(self) -> usize {
        usize::from(self.0)
    }
}
