//! The audit of records: one pass over the log in its order, every fault by name.

mod fault;
mod office;

use std::collections::BTreeMap;

use jiff::Timestamp;

pub use fault::{Fault, Found};
use office::{Checked, Office};

use super::Record;
use super::id::{Digest, OfficeId, RecordId};
use super::keys::KeyTurn;
use super::kind::Kind;
use crate::rule::Refusal;

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

/// The most faults that are listed, in the order of the log; the others are counted.
pub const FAULTS_MAX: usize = 1_000;

/// What an audit of records ends with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Every fault up to [`FAULTS_MAX`], those of missing receipts last.
    pub listed: Vec<Found>,
    /// How many more there are.
    pub unlisted: u64,
}

impl Findings {
    fn note(&mut self, found: Found) {
        if self.listed.len() < FAULTS_MAX {
            self.listed.push(found);
        } else {
            self.unlisted += 1;
        }
    }
}

/// A certificate that was issued and not yet closed.
#[derive(Debug)]
struct Open {
    index: u64,
    record: RecordId,
    issued_at: Timestamp,
}

/// How the subject of a receipt of a certificate that was issued elsewhere begins.
const ON_PAPER: &str = "paper/";
/// The states of a certificate after which its receipt is still to come.
const STILL_OPEN: [&str; 2] = ["issued", "in_transit"];

/// Whether no receipt is to come after a record about a certificate.
fn closes(record: &Record) -> bool {
    let status = record.body().fact("status");
    record.kind() == Kind::CertificateReceived || status.is_none_or(|status| !STILL_OPEN.contains(&status))
}

/// An entry, examined as far as it can be alone.
#[derive(Debug)]
pub struct Examined {
    digest: Digest,
    record: Result<(Record, Option<Checked>), Refusal>,
}

/// Reads records in the log's order and keeps what they must agree with.
#[derive(Debug)]
pub struct Auditor {
    terms: Terms,
    offices: BTreeMap<OfficeId, Office>,
    issued: BTreeMap<String, Option<Open>>,
    found: Findings,
    count: u64,
}

impl Auditor {
    /// An auditor who has read nothing.
    pub fn new(terms: Terms) -> Auditor {
        Auditor { terms, offices: BTreeMap::new(), issued: BTreeMap::new(), found: Findings::default(), count: 0 }
    }

    /// Reads the next entry of the log.
    pub fn read(&mut self, bytes: &[u8]) {
        self.take(self.examine(bytes));
    }

    /// Does what an entry can be examined for alone: its form, its digest, and its signature by the key that its office
    /// has so far. Entries that are still to come may be examined at once, on as many threads as there are; whatever
    /// stands between them, [`Auditor::take`] judges each as [`Auditor::read`] does.
    pub fn examine(&self, bytes: &[u8]) -> Examined {
        let record = Record::parse(bytes).map(|record| {
            let office = self.offices.get(&record.id().office);
            let key = office.map_or_else(|| Office::default().key_of(&record), |office| office.key_of(&record));
            let checked = key.map(|key| Checked::now(key, &record));
            (record, checked)
        });
        Examined { digest: Digest::of_record(bytes), record }
    }

    /// Takes the next entry of the log, examined before.
    pub fn take(&mut self, examined: Examined) {
        let index = self.count;
        self.count += 1;
        match examined.record {
            Err(refusal) => {
                self.found.note(Found { index, record: None, subject: None, fault: Fault::NotARecord(refusal) });
            }
            Ok((record, checked)) => {
                for fault in self.faults_of(index, &record, checked, examined.digest) {
                    let subject = Some(record.subject().to_owned());
                    self.found.note(Found { index, record: Some(record.id()), subject, fault });
                }
            }
        }
    }

    /// How many entries were read.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The offices with records in the log that their keys vouch for, and how many of each.
    pub fn offices(&self) -> impl Iterator<Item = (&OfficeId, u64)> {
        self.offices.iter().map(|(id, office)| (id, office.count())).filter(|(_, count)| *count > 0)
    }

    /// What was found.
    pub fn finish(mut self) -> Findings {
        for (subject, open) in self.issued {
            let Some(open) = open else { continue };
            let age_days = (self.terms.as_of.as_second() - open.issued_at.as_second()) / 86_400;
            if age_days > self.terms.receipt_days {
                let fault = Fault::ReceiptMissing { age_days };
                self.found.note(Found { index: open.index, record: Some(open.record), subject: Some(subject), fault });
            }
        }
        self.found
    }

    fn faults_of(&mut self, index: u64, record: &Record, checked: Option<Checked>, digest: Digest) -> Vec<Fault> {
        let id = record.id();
        if self.offices.get(&id.office).is_some_and(|office| office.has_exactly(id.sequence, digest)) {
            return vec![Fault::Repeated];
        }
        let mut faults = Vec::new();
        if let Some(named) = &record.body().corrects {
            let known = self.offices.get(&named.office).is_some_and(|office| office.has(named.sequence));
            if !known || *named == id {
                faults.push(Fault::Orphan(named.clone()));
            }
        }
        let office = self.offices.entry(id.office).or_default();
        if let Some(fault) = office.key_fault(record, checked) {
            faults.push(fault);
            office.doubt(record, digest, &mut faults);
        } else if office.take(record, digest, &mut faults) {
            self.follow(index, record, &mut faults);
        }
        faults
    }

    /// What follows from a record that its office's key vouches for.
    fn follow(&mut self, index: u64, record: &Record, faults: &mut Vec<Fault>) {
        let subject = record.subject();
        match record.kind() {
            Kind::KeyEvent if !self.turn_key(record) => faults.push(Fault::KeyEventWrong),
            Kind::CertificateIssued => {
                let open = Open { index, record: record.id(), issued_at: record.issued_at() };
                // Issued again before it was closed, it is as old as it was.
                self.issued.entry(subject.to_owned()).or_default().get_or_insert(open);
            }
            // Issued outside of this log: its receipt stands alone.
            Kind::CertificateReceived if subject.starts_with(ON_PAPER) => {}
            Kind::CertificateReceived | Kind::CertificateStatus => match self.issued.get_mut(subject) {
                Some(open) if closes(record) => *open = None,
                Some(_) => {}
                None => faults.push(Fault::CertificateUnknown),
            },
            _ => {}
        }
    }

    /// Applies a key event; false when it is not in order.
    fn turn_key(&mut self, record: &Record) -> bool {
        let turn = KeyTurn::of(&record.id().office, record.body(), &self.terms.register);
        turn.is_some_and(|turn| self.offices.entry(turn.office.clone()).or_default().turn_key(&turn))
    }
}
