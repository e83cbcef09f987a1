//! The audit of records: one pass over the log in its order, every fault by name.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::id::{Digest, OfficeId, RecordId};
use super::kind::{KeyAct, Kind};
use super::sign::{KeyId, OfficeKey};
use super::{Chain, Record};
use crate::rule::Refusal;

/// What is wrong with a record, or with what is missing between records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The entry is no record in canonical form.
    NotARecord(Refusal),
    /// The office has no such key, or not at this place of its sequence.
    KeyUnknown(KeyId),
    /// The key was replaced or revoked before.
    KeyRevoked(KeyId),
    /// The signature does not match.
    SignatureWrong,
    /// Numbers are missing in the office's sequence, from this one up to the record.
    Gap {
        /// The number that should have come.
        expected: u64,
    },
    /// A number that came before, for the same bytes: entered twice.
    Repeated,
    /// A number that came before, for other bytes: the office told two stories.
    Forked {
        /// The digest of the record that had the number first; `None` where that one was missing.
        first: Option<Digest>,
    },
    /// The digest of the record before it is not that of the record before it.
    PreviousWrong,
    /// It was made before the office's record before it, by its own clock.
    ClockBackwards,
    /// It speaks of a record that is not before it in the log.
    Orphan(RecordId),
    /// It is about a certificate that nobody issued in this log.
    CertificateUnknown,
    /// A key event of no proper form, or one that its signer may not make.
    KeyEventWrong,
    /// No receipt for a certificate within the days allowed.
    ReceiptMissing {
        /// How many days ago it was issued.
        age_days: i64,
    },
}

impl Fault {
    /// The name of its kind, for the catalogue and for machines.
    pub const fn code(&self) -> &'static str {
        match self {
            Fault::NotARecord(_) => "not_a_record",
            Fault::KeyUnknown(_) => "key_unknown",
            Fault::KeyRevoked(_) => "key_revoked",
            Fault::SignatureWrong => "signature_wrong",
            Fault::Gap { .. } => "gap",
            Fault::Repeated => "repeated",
            Fault::Forked { .. } => "forked",
            Fault::PreviousWrong => "previous_wrong",
            Fault::ClockBackwards => "clock_backwards",
            Fault::Orphan(_) => "orphan",
            Fault::CertificateUnknown => "certificate_unknown",
            Fault::KeyEventWrong => "key_event_wrong",
            Fault::ReceiptMissing { .. } => "receipt_missing",
        }
    }
}

/// A fault with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The entry's index in the log.
    pub index: u64,
    /// The record, where it can be read.
    pub record: Option<RecordId>,
    /// What the record is about, where it can be read.
    pub subject: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

/// What the auditor takes as given.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The moment against which receipts are overdue.
    pub as_of: Timestamp,
    /// The days within which a receipt must come (KPCS III(f); the strictest law that is known asks for 15).
    pub receipt_days: i64,
    /// The office that may bring in and revoke keys of others: the register.
    pub register: OfficeId,
}

/// What is known of an office from its records so far.
#[derive(Debug, Default)]
struct Office {
    chain: Chain,
    latest: Option<Timestamp>,
    current: Option<OfficeKey>,
    retired: BTreeMap<KeyId, u64>,
    earlier: BTreeMap<u64, Digest>,
}

/// A certificate that was issued and not yet closed.
#[derive(Debug)]
struct Open {
    index: u64,
    record: RecordId,
    issued_at: Timestamp,
}

/// Reads records in the log's order and keeps what they must agree with.
#[derive(Debug)]
pub struct Auditor {
    terms: Terms,
    offices: BTreeMap<OfficeId, Office>,
    issued: BTreeMap<String, Option<Open>>,
    found: Vec<Found>,
    count: u64,
}

impl Auditor {
    /// An auditor who has read nothing.
    pub fn new(terms: Terms) -> Auditor {
        Auditor { terms, offices: BTreeMap::new(), issued: BTreeMap::new(), found: Vec::new(), count: 0 }
    }

    /// Reads the next entry of the log.
    pub fn read(&mut self, bytes: &[u8]) {
        let index = self.count;
        self.count += 1;
        match Record::parse(bytes) {
            Err(refusal) => {
                self.found.push(Found { index, record: None, subject: None, fault: Fault::NotARecord(refusal) });
            }
            Ok(record) => {
                for fault in self.faults_of(index, &record, Digest::of_record(bytes)) {
                    let subject = Some(record.subject().to_owned());
                    self.found.push(Found { index, record: Some(record.id()), subject, fault });
                }
            }
        }
    }

    /// How many entries were read.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The offices with records, and how many each has made.
    pub fn offices(&self) -> impl Iterator<Item = (&OfficeId, u64)> {
        self.offices.iter().map(|(id, office)| (id, office.chain.length))
    }

    /// Every fault, those of missing receipts last.
    pub fn finish(mut self) -> Vec<Found> {
        for (subject, open) in self.issued {
            let Some(open) = open else { continue };
            let age_days = (self.terms.as_of.as_second() - open.issued_at.as_second()) / 86_400;
            if age_days > self.terms.receipt_days {
                let fault = Fault::ReceiptMissing { age_days };
                self.found.push(Found { index: open.index, record: Some(open.record), subject: Some(subject), fault });
            }
        }
        self.found
    }

    fn faults_of(&mut self, index: u64, record: &Record, digest: Digest) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.check_key(record, &mut faults);
        let id = record.id();
        let office = self.offices.entry(id.office.clone()).or_default();
        check_place(office, record, digest, &mut faults);
        let genuine = faults.is_empty();
        if let Some(named) = &record.body().corrects {
            let known = self.offices.get(&named.office).is_some_and(|office| named.sequence <= office.chain.length);
            if !known || *named == id {
                faults.push(Fault::Orphan(named.clone()));
            }
        }
        if genuine && record.kind() == Kind::KeyEvent && !self.take_key_event(record) {
            faults.push(Fault::KeyEventWrong);
        }
        self.follow_certificate(index, record, &mut faults);
        faults
    }

    /// Whose key signed it, and whether it did.
    fn check_key(&mut self, record: &Record, faults: &mut Vec<Fault>) {
        let office = self.offices.get(&record.id().office);
        let key = office.and_then(|office| office.current).or_else(|| introduced(record));
        match key.filter(|key| key.id() == record.key()) {
            Some(key) if key.verify(record).is_err() => faults.push(Fault::SignatureWrong),
            Some(_) => {}
            None if office.is_some_and(|office| office.retired.contains_key(&record.key())) => {
                faults.push(Fault::KeyRevoked(record.key()));
            }
            None => faults.push(Fault::KeyUnknown(record.key())),
        }
    }

    /// Applies a key event; false when it is not in order.
    fn take_key_event(&mut self, record: &Record) -> bool {
        let body = record.body();
        let (Some(act), Some(named)) = (body.fact("act").and_then(KeyAct::from_code), body.fact("key")) else {
            return false;
        };
        let id = record.id();
        let of: OfficeId = match body.fact("office").map(str::parse) {
            None => id.office.clone(),
            Some(Ok(other)) if id.office == self.terms.register => other,
            Some(_) => return false,
        };
        let office = self.offices.entry(of).or_default();
        match act {
            KeyAct::New => match OfficeKey::from_hex(named) {
                Some(key) if office.current.is_none() && !office.retired.contains_key(&key.id()) => {
                    office.current = Some(key);
                    true
                }
                _ => false,
            },
            KeyAct::Rotate => match OfficeKey::from_hex(named) {
                Some(key) if office.current.is_some() && !office.retired.contains_key(&key.id()) => {
                    let old = office.current.replace(key);
                    office.retired.extend(old.filter(|old| *old != key).map(|old| (old.id(), id.sequence)));
                    true
                }
                _ => false,
            },
            KeyAct::Revoke => match KeyId::from_hex(named) {
                Some(key) => {
                    office.retired.insert(key, id.sequence);
                    office.current = office.current.filter(|current| current.id() != key);
                    true
                }
                None => false,
            },
        }
    }

    fn follow_certificate(&mut self, index: u64, record: &Record, faults: &mut Vec<Fault>) {
        let subject = record.subject();
        match record.kind() {
            Kind::CertificateIssued => {
                let open = Open { index, record: record.id(), issued_at: record.issued_at() };
                self.issued.insert(subject.to_owned(), Some(open));
            }
            Kind::CertificateReceived | Kind::CertificateStatus => match self.issued.get_mut(subject) {
                Some(open) => *open = None,
                None => faults.push(Fault::CertificateUnknown),
            },
            _ => {}
        }
    }
}

/// The key that an office's first record brings with it and is signed by.
fn introduced(record: &Record) -> Option<OfficeKey> {
    let body = record.body();
    let first = record.id().sequence == 1 && record.kind() == Kind::KeyEvent;
    let its_own = first && body.fact("act") == Some(KeyAct::New.code()) && body.fact("office").is_none();
    body.fact("key").filter(|_| its_own).and_then(OfficeKey::from_hex)
}

/// Whether a record comes next in its office's sequence; takes it as the newest when it does, or after a gap.
fn check_place(office: &mut Office, record: &Record, digest: Digest, faults: &mut Vec<Fault>) {
    let (sequence, expected) = (record.id().sequence, office.chain.length + 1);
    if sequence < expected {
        let known = office.earlier.get(&sequence).copied();
        faults.push(if known == Some(digest) { Fault::Repeated } else { Fault::Forked { first: known } });
        return;
    }
    if sequence > expected {
        faults.push(Fault::Gap { expected });
    } else if record.previous() != office.chain.last {
        faults.push(Fault::PreviousWrong);
    }
    if office.latest.is_some_and(|latest| record.issued_at() < latest) {
        faults.push(Fault::ClockBackwards);
    }
    office.earlier.insert(sequence, digest);
    office.latest = Some(record.issued_at());
    office.chain = Chain { length: sequence, last: Some(digest) };
}
