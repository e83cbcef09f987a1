//! What a record states: a published text by its hash, facts in the open, and sealed ones.

use std::collections::BTreeMap;

use super::canonical::NUMBER_MAX;
use super::id::{Digest, RecordId};
use super::kind::Kind;
use crate::rule::{Refusal, Rule};

/// The most facts, and the most seals, of one record.
const FACTS_MAX: usize = 64;
/// The longest name of a fact, in bytes.
const NAME_BYTES_MAX: usize = 64;
/// The longest media type, in bytes (RFC 6838 4.2: 127 for each half; ours are short).
const MEDIA_BYTES_MAX: usize = 127;

/// A published text, named by its hash. The text itself is kept beside the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHash {
    /// Its media type, such as `application/toml`.
    pub media: String,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
    /// How many bytes it has, at most 2⁵³ − 1.
    pub length_bytes: u64,
}

impl DocumentHash {
    fn is_proper(&self) -> bool {
        let visible = self.media.bytes().all(|b| b.is_ascii_graphic());
        visible && self.media.contains('/') && self.media.len() <= MEDIA_BYTES_MAX && self.length_bytes <= NUMBER_MAX
    }
}

/// What a record states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The record that this one corrects, revises or follows.
    pub corrects: Option<RecordId>,
    /// The published text, where there is one.
    pub document: Option<DocumentHash>,
    /// Facts in the open, by name: small letters, digits and `_`.
    pub facts: BTreeMap<String, String>,
    /// Facts that are not public, by name, as salted hashes ([`super::Seal`]).
    pub sealed: BTreeMap<String, Digest>,
}

impl Body {
    /// A body of facts.
    pub fn of_facts<'a>(facts: impl IntoIterator<Item = (&'a str, String)>) -> Body {
        let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Body { facts, ..Body::default() }
    }

    /// The value of a fact.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.get(name).map(String::as_str)
    }

    /// Refuses with `L2` what `kind` asks for and is not there, and names in no proper form.
    pub(super) fn check(&self, kind: Kind) -> Result<(), Refusal> {
        let incomplete = |what: &str| Err(Refusal::new(Rule::RecordIncomplete, format!("{}: {what}", kind.code())));
        if let Some(missing) = kind.facts().iter().find(|fact| !self.facts.contains_key(**fact)) {
            return incomplete(missing);
        }
        if kind.must_correct() && self.corrects.is_none() {
            return incomplete("corrects");
        }
        if self.corrects.as_ref().is_some_and(|named| named.sequence == 0) {
            return incomplete("corrects");
        }
        if self.document.as_ref().is_some_and(|document| !document.is_proper()) {
            return incomplete("document");
        }
        if self.facts.len() > FACTS_MAX || self.sealed.len() > FACTS_MAX {
            return incomplete("facts");
        }
        let proper = |name: &str| {
            let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
            !name.is_empty() && name.len() <= NAME_BYTES_MAX && name.bytes().all(allowed)
        };
        match self.facts.keys().chain(self.sealed.keys()).find(|name| !proper(name)) {
            Some(name) => incomplete(name),
            None => Ok(()),
        }
    }
}
