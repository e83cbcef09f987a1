//! What an auditor knows of one office: its keys, and how far its sequence goes.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::fault::Fault;
use crate::record::{Chain, Digest, KeyTurn, OfficeKey, OfficeKeys, Record, introduced};

/// An office, as its records so far show it.
///
/// Whoever holds the log could enter forgeries in an office's name. A record that the office's key does not vouch for
/// therefore never moves its sequence; such records have a sequence of their own, so that what is missing among them
/// is told too. A later record of the office that names the last of them by its digest vouches for them after all.
#[derive(Debug, Default)]
pub(super) struct Office {
    keys: OfficeKeys,
    chain: Chain,
    latest: Option<Timestamp>,
    digests: BTreeMap<u64, Digest>,
    doubtful: Chain,
    doubted: BTreeMap<u64, Digest>,
}

impl Office {
    /// How many of its records are in the log, each number once.
    pub(super) fn count(&self) -> u64 {
        self.digests.len() as u64
    }

    /// Whether a record with the number was read.
    pub(super) fn has(&self, sequence: u64) -> bool {
        self.digests.contains_key(&sequence) || self.doubted.contains_key(&sequence)
    }

    /// Whether exactly this record was read before.
    pub(super) fn has_exactly(&self, sequence: u64, digest: Digest) -> bool {
        [&self.digests, &self.doubted].into_iter().any(|read| read.get(&sequence) == Some(&digest))
    }

    /// The key that must have signed a record, if it is the one that the record names.
    pub(super) fn key_of(&self, record: &Record) -> Option<OfficeKey> {
        let fresh = self.chain.length == 0 && self.keys.is_empty();
        let key = if fresh { introduced(record) } else { self.keys.current() };
        key.filter(|key| key.id() == record.key())
    }

    /// Why its key does not vouch for a record; nothing when it does. A signature that was `checked` by that key before
    /// is not checked again.
    pub(super) fn key_fault(&self, record: &Record, checked: Option<Checked>) -> Option<Fault> {
        match self.key_of(record) {
            Some(key) => {
                let known = checked.filter(|checked| checked.key == key);
                let checked = known.unwrap_or_else(|| Checked::now(key, record));
                (!checked.holds).then_some(Fault::SignatureWrong)
            }
            None if self.keys.has_retired(record.key()) => Some(Fault::KeyRevoked(record.key())),
            None => Some(Fault::KeyUnknown(record.key())),
        }
    }

    /// Takes a record that its key vouches for into its sequence; false when it tells another story of a number.
    pub(super) fn take(&mut self, record: &Record, digest: Digest, faults: &mut Vec<Fault>) -> bool {
        let sequence = record.id().sequence;
        if sequence <= self.chain.length {
            let first = *self.digests.entry(sequence).or_insert(digest);
            let late = first == digest;
            faults.push(if late { Fault::Late } else { Fault::Forked { first } });
            return late;
        }
        self.vouch(record);
        check_link(self.chain, record, faults);
        if self.latest.is_some_and(|latest| record.issued_at() < latest) {
            faults.push(Fault::ClockBackwards);
        }
        self.digests.insert(sequence, digest);
        self.latest = Some(record.issued_at());
        self.chain = Chain { length: sequence, last: Some(digest) };
        while self.doubted.first_key_value().is_some_and(|(doubted, _)| *doubted <= sequence) {
            self.doubted.pop_first();
        }
        true
    }

    /// Reads a record that its key does not vouch for.
    pub(super) fn doubt(&mut self, record: &Record, digest: Digest, faults: &mut Vec<Fault>) {
        let tip = if self.doubtful.length > self.chain.length { self.doubtful } else { self.chain };
        let sequence = record.id().sequence;
        if sequence > tip.length {
            check_link(tip, record, faults);
            self.doubted.insert(sequence, digest);
            self.doubtful = Chain { length: sequence, last: Some(digest) };
        }
    }

    fn vouch(&mut self, record: &Record) {
        let next = self.doubtful.length.checked_add(1) == Some(record.id().sequence);
        if next && self.doubtful.length > self.chain.length && record.previous() == self.doubtful.last {
            self.digests.extend(std::mem::take(&mut self.doubted));
            self.chain = self.doubtful;
        }
    }

    /// Applies an event to its keys; false when it does not fit what they are.
    pub(super) fn turn_key(&mut self, turn: &KeyTurn) -> bool {
        self.keys.turn(turn)
    }
}

/// What came of checking a signature by a key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Checked {
    key: OfficeKey,
    holds: bool,
}

impl Checked {
    pub(super) fn now(key: OfficeKey, record: &Record) -> Checked {
        Checked { key, holds: key.verify(record).is_ok() }
    }
}

/// Whether a record comes next after the end of a sequence, and says so.
fn check_link(after: Chain, record: &Record, faults: &mut Vec<Fault>) {
    let expected = after.length + 1;
    if record.id().sequence > expected {
        faults.push(Fault::Gap { expected });
    } else if record.previous() != after.last {
        faults.push(Fault::PreviousWrong);
    }
}
