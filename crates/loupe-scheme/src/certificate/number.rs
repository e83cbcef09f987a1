//! Numbers of certificates.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::rule::{Refusal, Rule};

/// How many digits follow the prefix.
const DIGITS: usize = 8;
/// The largest count.
const COUNT_MAX: u32 = 99_999_999;

/// What the numbers of one authority begin with: the participant's ISO 3166-1 alpha-2 code (KPCS Annex I A 5) and up to
/// four capital letters that tell its authorities apart, such as `BW` or `EUAN`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct NumberPrefix(String);

impl NumberPrefix {
    /// The letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code of the participant in it.
    pub fn alpha2(&self) -> &str {
        &self.0[..2]
    }
}

impl FromStr for NumberPrefix {
    type Err = Refusal;

    /// Refuses with `T28` anything else.
    fn from_str(text: &str) -> Result<NumberPrefix, Refusal> {
        let proper = (2..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase());
        if proper { Ok(NumberPrefix(text.to_owned())) } else { Err(Refusal::new(Rule::NumberPrefixWrong, text)) }
    }
}

impl fmt::Display for NumberPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The unique number of a certificate (KPCS Annex I A 5): a prefix and eight digits, counted from 1 without a gap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateNumber {
    prefix: NumberPrefix,
    count: u32,
}

impl CertificateNumber {
    /// The number of an authority's `count`th certificate; `None` above 99 999 999 and for 0.
    pub fn new(prefix: NumberPrefix, count: u32) -> Option<CertificateNumber> {
        (1..=COUNT_MAX).contains(&count).then_some(CertificateNumber { prefix, count })
    }

    /// The prefix.
    pub const fn prefix(&self) -> &NumberPrefix {
        &self.prefix
    }

    /// Which certificate of its authority, from 1.
    pub const fn count(&self) -> u32 {
        self.count
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:0DIGITS$}", self.prefix, self.count)
    }
}

impl FromStr for CertificateNumber {
    type Err = Refusal;

    /// Takes small letters, spaces and hyphens as people type them; refuses with `T16` what is no number.
    fn from_str(text: &str) -> Result<CertificateNumber, Refusal> {
        let refused = || Refusal::new(Rule::CertificateNumberWrong, text);
        let plain: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
        let plain = plain.to_ascii_uppercase();
        let letters = plain.find(|c: char| c.is_ascii_digit()).ok_or_else(refused)?;
        let (prefix, digits) = plain.split_at(letters);
        if digits.len() != DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refused());
        }
        let prefix = prefix.parse().map_err(|_| refused())?;
        let count = digits.parse().map_err(|_| refused())?;
        CertificateNumber::new(prefix, count).ok_or_else(refused)
    }
}

impl Serialize for CertificateNumber {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for CertificateNumber {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<CertificateNumber, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
