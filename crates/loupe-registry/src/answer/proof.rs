//! A checked proof as an answer: what record is in which log, and who vouches for it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::log::prove::Held;

/// A proof that holds.
#[derive(Clone, Debug, Serialize)]
pub struct ProofAnswer {
    /// The record's name: office and number.
    pub id: String,
    /// What it is, by the code of its kind.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// When its office says that it made it.
    pub issued_at: Timestamp,
    /// The key that the record names as the one that signed it.
    pub key: String,
    /// Whether that signature was checked, with a key of the office that the reader gave.
    pub office_checked: bool,
    /// The origin of the log whose key signed the checkpoint.
    pub origin: String,
    /// The index of the record's entry in it, from 0.
    pub index: u64,
    /// How many entries are under the checkpoint.
    pub size: u64,
    /// Whether a policy was given, so that witnesses were asked for.
    pub witnesses_asked: bool,
    /// The witnesses of the policy that cosigned the checkpoint.
    pub witnesses: Vec<Cosigned>,
    /// Facts under seal that were disclosed to the reader, and are those of the record.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub opened: BTreeMap<String, String>,
}

/// A witness that cosigned.
#[derive(Clone, Debug, Serialize)]
pub struct Cosigned {
    /// Its name in the policy.
    pub name: String,
    /// When, by its own clock; absent for a time that no calendar holds.
    pub cosigned_at: Option<Timestamp>,
}

/// Which witnesses a proof was checked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Those of a policy.
    Witnesses,
    /// None: the log's key alone was given.
    Nobody,
}

impl ProofAnswer {
    /// What a proof that holds says.
    pub fn of(held: &Held, asked: Asked, opened: BTreeMap<String, String>) -> ProofAnswer {
        let record = &held.record;
        let cosigned = |(name, seconds): &(String, u64)| Cosigned {
            name: name.clone(),
            cosigned_at: i64::try_from(*seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok()),
        };
        ProofAnswer {
            id: record.id().to_string(),
            kind: record.kind().code().to_owned(),
            subject: record.subject().to_owned(),
            issued_at: record.issued_at(),
            key: record.key().to_string(),
            office_checked: held.office_checked,
            origin: held.origin.clone(),
            index: held.index,
            size: held.size,
            witnesses_asked: asked == Asked::Witnesses,
            witnesses: held.witnesses.iter().map(cosigned).collect(),
            opened,
        }
    }
}
