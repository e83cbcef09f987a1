//! The codes of the Harmonized System that the scheme covers.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::rule::{Refusal, Rule};

/// A heading of rough diamonds (KPCS I, Rough diamonds).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HsCode {
    /// Unsorted.
    Unsorted,
    /// Industrial, unworked or simply sawn, cleaved or bruted.
    Industrial,
    /// Non-industrial, unworked or simply sawn, cleaved or bruted.
    NonIndustrial,
}

impl HsCode {
    /// Every code of the scheme.
    pub const ALL: [HsCode; 3] = [HsCode::Unsorted, HsCode::Industrial, HsCode::NonIndustrial];

    /// As customs write it.
    pub const fn code(self) -> &'static str {
        match self {
            HsCode::Unsorted => "7102.10",
            HsCode::Industrial => "7102.21",
            HsCode::NonIndustrial => "7102.31",
        }
    }
}

impl fmt::Display for HsCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for HsCode {
    type Err = Refusal;

    /// Takes `7102.31`, `710231` and `7102 31 00`; refuses with `T9` every other heading.
    fn from_str(text: &str) -> Result<HsCode, Refusal> {
        let digits: String = text.chars().filter(|c| !matches!(c, '.' | ' ' | '\u{a0}')).collect();
        let six = digits.strip_suffix("00").filter(|rest| rest.len() == 6).unwrap_or(&digits);
        let found = HsCode::ALL.into_iter().find(|hs| hs.code().replace('.', "") == six);
        found.ok_or_else(|| {
            Refusal::new(Rule::HsOutsideScheme, text).accepting(HsCode::ALL.map(|hs| hs.code().to_owned()))
        })
    }
}

impl Serialize for HsCode {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for HsCode {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<HsCode, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
