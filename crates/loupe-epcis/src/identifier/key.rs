//! One thing as GS1 names it, apart from how it is written.

use super::check_digit::check_digit;
use super::shape::{KEYS, QUALIFIERS, Shape, shape};
use super::{IDENTIFIER_BYTES_MAX, IdentifierFault};

/// A GS1 key with at most one qualifier: what an EPC URN and a Digital Link both say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub(super) shape: &'static Shape,
    pub(super) value: String,
    pub(super) qualifier: Option<(&'static Shape, String)>,
}

impl Key {
    /// A key by its application identifier, with the qualifier's if there is one. Values are plain, a GTIN has 14 digits.
    /// Check digits are not looked at; see [`Key::checked`].
    pub fn new(ai: &str, value: String, qualifier: Option<(&str, String)>) -> Result<Self, IdentifierFault> {
        if value.len() + qualifier.as_ref().map_or(0, |(_, value)| value.len()) > IDENTIFIER_BYTES_MAX {
            return Err(IdentifierFault::TooLong);
        }
        let shape = shape(&KEYS, ai).ok_or(IdentifierFault::NotLink)?;
        shape.fits(&value)?;
        let qualifier = qualifier.map(|(ai, value)| qualified(shape, ai, value)).transpose()?;
        Ok(Self { shape, value, qualifier })
    }

    /// The application identifier, such as `01` for a GTIN.
    pub fn ai(&self) -> &'static str {
        self.shape.ai
    }

    /// Its value, plain.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The application identifier and the value of its qualifier.
    pub fn qualifier(&self) -> Option<(&'static str, &str)> {
        self.qualifier.as_ref().map(|(shape, value)| (shape.ai, value.as_str()))
    }

    /// The key itself if its check digit is right, else `IdentifierFault::CheckDigit`.
    pub fn checked(self) -> Result<Self, IdentifierFault> {
        let Some(last) = self.shape.checked.checked_sub(1) else { return Ok(self) };
        let found = char::from(self.value.as_bytes()[last]);
        match check_digit(&self.value[..last]) {
            Some(expected) if expected != found => {
                Err(IdentifierFault::CheckDigit { ai: self.shape.ai, found, expected })
            }
            _ => Ok(self),
        }
    }
}

fn qualified(key: &Shape, ai: &str, value: String) -> Result<(&'static Shape, String), IdentifierFault> {
    let found = shape(&QUALIFIERS, ai).filter(|found| key.qualifiers.contains(&found.ai));
    let found = found.ok_or(IdentifierFault::NotLink)?;
    found.fits(&value)?;
    Ok((found, value))
}
