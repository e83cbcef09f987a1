//! Participants of the scheme, their periods, their dated status and their authorities.

use std::fmt;

use serde::Serialize;

use crate::period::{PartialDate, Span};
use crate::rule::{Refusal, Rule};
use crate::words::Words;

/// ISO 3166-1 alpha-3 of a participant or country; `EUE` is the European Union.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantId([u8; 3]);

impl ParticipantId {
    /// Reads three capital letters; refuses all else with `P3`.
    pub fn new(code: &str) -> Result<ParticipantId, Refusal> {
        match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(bytes) if bytes.iter().all(u8::is_ascii_uppercase) => Ok(ParticipantId(bytes)),
            _ => Err(Refusal::new(Rule::NoSuchSubject, code)),
        }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Debug for ParticipantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for ParticipantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for ParticipantId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for ParticipantId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<ParticipantId, D::Error> {
        let text = String::deserialize(d)?;
        ParticipantId::new(&text).map_err(serde::de::Error::custom)
    }
}

/// A state or regional organisation for which the scheme is effective (KPCS section I), or that once filed with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// Its code.
    pub id: ParticipantId,
    /// The prefix of its certificate numbers (KPCS Annex I), ISO 3166-1 alpha-2.
    pub alpha2: String,
    /// `state`, `regional_organisation` or `trading_entity`.
    pub kind: String,
    /// Its name.
    pub name: Words,
    /// Where the names are from.
    pub names_source: String,
}

/// One period of participation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Participation {
    /// Whose.
    pub participant: ParticipantId,
    /// `confirmed`, or `provisional_2003`.
    pub listing: String,
    /// From and until; an absent end is still open.
    pub span: Span,
    /// How exact the beginning is; a bound is not a date.
    pub from_precision: String,
    /// How exact the end is.
    pub until_precision: String,
    /// What is known beside it.
    pub note: String,
    /// The source.
    pub source: Source,
}

/// A dated change of status, for the whole or for a zone, mine or operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatusChange {
    /// Whose.
    pub participant: ParticipantId,
    /// When.
    pub date: Option<PartialDate>,
    /// How exact the date is.
    pub date_precision: String,
    /// `admitted`, `suspended`, `zone_bound` and others.
    pub status: String,
    /// `whole`, `zone`, `mine` or `operator`.
    pub scope: String,
    /// The zone, mine or operator.
    pub scope_name: String,
    /// The decision or notice.
    pub instrument: String,
    /// What is known beside it.
    pub note: String,
    /// The source.
    pub source: Source,
}

/// A body that issues or checks certificates (KPCS section IV(b)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Authority {
    /// Whose.
    pub participant: ParticipantId,
    /// Its name.
    pub name: String,
    /// `exporting`, `importing`, `both` or `not_stated`.
    pub role: String,
    /// Its seat.
    pub city: String,
    /// From and until, where known.
    pub span: Span,
    /// The day for which the source speaks.
    pub as_of: Option<PartialDate>,
    /// What is known beside it.
    pub note: String,
    /// The source.
    pub source: Source,
}

/// A place where a reader can check a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
}
