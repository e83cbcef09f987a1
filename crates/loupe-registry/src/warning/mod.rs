//! False certificates: suspicions that anyone reports, and warnings that offices sign.
//!
//! A suspicion is not public, for it may name an honest trader or put its reporter at risk. A warning is a record of
//! the office that gives it, and stays on the list when it is taken back.

mod judge;
mod known;
mod publish;
mod read;
mod report;
mod settle;

use jiff::Timestamp;
use loupe_scheme::certificate::fakes::{Ground, Pattern, Presented};
use loupe_scheme::record::OfficeId;
use serde::Serialize;

pub use judge::{Judged, plain_number};
pub use publish::NewWarning;
pub use read::csv;
pub use report::{CONTACT_CHARS_MAX, Report, TOLD_CHARS_MAX};
pub use settle::Settlement;

/// A suspicion, for those who may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suspicion {
    /// Its number, from 1.
    pub number: u64,
    /// What was typed in.
    pub presented: Presented,
    /// What the reporter noticed.
    pub told: String,
    /// The patterns that it showed when it was reported.
    pub grounds: Vec<Pattern>,
    /// How to reach the reporter; empty where they did not say, and once it is settled.
    pub contact: String,
    /// When it was reported.
    pub reported_at: Timestamp,
    /// `dismissed` or `warned`; `null` while it is open.
    pub outcome: Option<String>,
    /// Why.
    pub reason: String,
    /// The office that settled it.
    #[serde(serialize_with = "name_or_null")]
    pub office: Option<OfficeId>,
}

/// A warning of a false certificate. It is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// Its number, from 1.
    pub number: u64,
    /// The number on the certificate, as it was written.
    pub certificate: String,
    /// The pattern.
    pub ground: Pattern,
    /// What people should know.
    pub told: String,
    /// The office that warns.
    #[serde(serialize_with = "name_of")]
    pub office: OfficeId,
    /// That office's name for people.
    pub office_name: String,
    /// When.
    pub published_at: Timestamp,
    /// Its record in the log; `null` where this register keeps none.
    pub record: Option<String>,
    /// What the authority whose number it is says to it, oldest first.
    pub answers: Vec<WarningAnswer>,
    /// Why it was taken back; `null` while it stands.
    pub withdrawn: Option<String>,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

impl Warning {
    /// Whether it stands.
    pub const fn stands(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

/// What an authority says to a warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WarningAnswer {
    /// Who.
    #[serde(serialize_with = "name_of")]
    pub office: OfficeId,
    /// What.
    pub told: String,
    /// When.
    pub answered_at: Timestamp,
    /// Its record.
    pub record: Option<String>,
}

/// A ground in words that an answer can carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroundTold {
    /// The ground.
    #[serde(flatten)]
    pub ground: Ground,
    /// In a sentence.
    pub text: String,
}

impl GroundTold {
    /// A ground in a sentence of the catalogue.
    pub fn new(texts: &crate::catalogue::Catalogue, ground: &Ground) -> GroundTold {
        let known = if ground.known.is_empty() { "nothing" } else { "something" };
        let args = [("said", ground.said.clone()), ("known", ground.known.clone()), ("knows", known.to_owned())];
        let text = texts.with(&format!("fake-{}", ground.pattern.code()), &args);
        GroundTold { ground: ground.clone(), text }
    }
}

fn name_of<S: serde::Serializer>(id: &OfficeId, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(id.as_str())
}

fn name_or_null<S: serde::Serializer>(id: &Option<OfficeId>, s: S) -> Result<S::Ok, S::Error> {
    match id {
        Some(id) => s.serialize_str(id.as_str()),
        None => s.serialize_none(),
    }
}
