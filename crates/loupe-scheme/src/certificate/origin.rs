//! Where the stones of a parcel were mined.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::participant::ParticipantId;

/// How unknown origin stands in texts.
pub const UNKNOWN: &str = "unknown";

/// Every country in which stones of a parcel were mined, and whether some of them are of no known origin.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origins {
    /// The countries.
    pub countries: BTreeSet<ParticipantId>,
    /// Whether nobody knows where some of them were mined.
    pub unknown: bool,
}

impl Origins {
    /// One country.
    pub fn of(country: ParticipantId) -> Origins {
        Origins { countries: BTreeSet::from([country]), unknown: false }
    }

    /// These and `more`.
    #[must_use]
    pub fn with(mut self, more: &Origins) -> Origins {
        self.countries.extend(&more.countries);
        self.unknown |= more.unknown;
        self
    }

    /// Whether nothing is said at all.
    pub fn is_empty(&self) -> bool {
        self.countries.is_empty() && !self.unknown
    }

    /// Whether they are of two or more origins (KPCS I, Parcel of mixed origin).
    pub fn is_mixed(&self) -> bool {
        self.countries.len() + usize::from(self.unknown) > 1
    }

    /// The codes in their order, `unknown` last.
    pub fn codes(&self) -> Vec<String> {
        let codes = self.countries.iter().map(ToString::to_string);
        codes.chain(self.unknown.then(|| UNKNOWN.to_owned())).collect()
    }

    /// From codes; `None` where one is none.
    pub fn from_codes<'a>(codes: impl IntoIterator<Item = &'a str>) -> Option<Origins> {
        let mut origins = Origins::default();
        for code in codes {
            if code == UNKNOWN {
                origins.unknown = true;
            } else {
                origins.countries.insert(ParticipantId::new(code).ok()?);
            }
        }
        Some(origins)
    }
}

impl fmt::Display for Origins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.codes().join(" "))
    }
}

impl Serialize for Origins {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.codes())
    }
}

impl<'de> Deserialize<'de> for Origins {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Origins, D::Error> {
        let codes = Vec::<String>::deserialize(d)?;
        let origins = Origins::from_codes(codes.iter().map(String::as_str));
        origins.ok_or_else(|| serde::de::Error::custom("an origin is no country's code"))
    }
}
