//! An office at its desk: it makes records with a pen of its own, as a program around the scheme would.

use ed25519_dalek::{Signer, SigningKey};
use jiff::Timestamp;
use loupe_scheme::record::{Body, Chain, Draft, Kind, OfficeKey, Record, Signature, Unsigned};
use loupe_scheme::rule::Refusal;

/// 2026-01-01T00:00:00Z.
pub(crate) const NEW_YEAR: i64 = 1_767_225_600;

/// A key made from one number.
#[derive(Debug)]
pub(crate) struct Pen(SigningKey);

impl Pen {
    pub(crate) fn new(seed: u8) -> Pen {
        Pen(SigningKey::from_bytes(&[seed; 32]))
    }

    pub(crate) fn key(&self) -> OfficeKey {
        OfficeKey::from_bytes(self.0.verifying_key().as_bytes()).unwrap()
    }

    pub(crate) fn sign(&self, unsigned: Unsigned) -> Record {
        let signature = Signature(self.0.sign(&unsigned.to_sign()).to_bytes());
        unsigned.signed(signature)
    }
}

/// An office that keeps its own count, with a clock that gains a minute a record.
pub(crate) struct Desk {
    pub(crate) office: &'static str,
    pub(crate) pen: Pen,
    pub(crate) chain: Chain,
    pub(crate) now: i64,
}

impl Desk {
    pub(crate) fn new(office: &'static str, seed: u8) -> Desk {
        Desk { office, pen: Pen::new(seed), chain: Chain::default(), now: NEW_YEAR }
    }

    /// The office with its first record, which brings its key.
    pub(crate) fn open(office: &'static str, seed: u8) -> (Desk, Record) {
        let mut desk = Desk::new(office, seed);
        let key = desk.pen.key().to_string();
        let first = desk.makes(Kind::KeyEvent, "key/1", &[("act", "new"), ("key", &key)]);
        (desk, first)
    }

    /// The next record, in the office's count.
    pub(crate) fn makes(&mut self, kind: Kind, subject: &str, facts: &[(&str, &str)]) -> Record {
        self.states(Draft { kind, subject: subject.to_owned(), body: body(facts) })
    }

    /// The next record from a draft, in the office's count.
    pub(crate) fn states(&mut self, draft: Draft) -> Record {
        let record = self.would_make(draft).unwrap();
        self.chain = record.chain();
        self.now += 60;
        record
    }

    /// What would be the next record.
    pub(crate) fn would_make(&self, draft: Draft) -> Result<Record, Refusal> {
        let now = Timestamp::from_second(self.now).unwrap();
        let unsigned = draft.place(self.office.parse().unwrap(), self.chain, now, self.pen.key().id())?;
        Ok(self.pen.sign(unsigned))
    }

    /// A record of no importance.
    pub(crate) fn notes(&mut self, title: &str) -> Record {
        self.makes(Kind::FindingPublished, &format!("finding/{title}"), &[("country", "north"), ("title", title)])
    }

    /// The same office with another pen, at the same place.
    pub(crate) fn with_pen(&self, seed: u8) -> Desk {
        Desk { office: self.office, pen: Pen::new(seed), chain: self.chain, now: self.now }
    }
}

pub(crate) fn body(facts: &[(&str, &str)]) -> Body {
    Body::of_facts(facts.iter().map(|(name, value)| (*name, (*value).to_owned())))
}

/// The bytes of records, in order: the entries of a log.
pub(crate) fn log<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<Vec<u8>> {
    records.into_iter().map(Record::to_bytes).collect()
}
