//! Records: every public fact in one form of bytes, signed by the office that states it (Loupe design 7).
//!
//! A record is canonical JSON (RFC 8785, without fractions) of at most [`RECORD_BYTES_MAX`] bytes. It is the entry of
//! the public log, whole: whoever holds it can check its office, its place in the office's sequence and its signature
//! with nothing else. What may not be public is in it as salted hashes only ([`Seal`]).

pub mod audit;
mod body;
mod canonical;
pub mod due;
mod id;
mod keys;
mod kind;
mod seal;
mod sign;

use jiff::Timestamp;

pub use body::{Body, DocumentHash};
pub use canonical::RECORD_BYTES_MAX;
pub use id::{Digest, OfficeId, RecordId};
pub use keys::{KeyTurn, OfficeKeys, introduced};
pub use kind::{KeyAct, Kind};
pub use seal::{Seal, Sealed};
pub use sign::{KeyId, OfficeKey, Signature};

use crate::rule::{Refusal, Rule};

/// The form of a record; another form is another name.
pub const FORMAT: &str = "loupe-record/1";

/// The longest subject, in bytes.
const SUBJECT_BYTES_MAX: usize = 256;

/// What an office states, before it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is.
    pub kind: Kind,
    /// What it is about, as a path: `finding/alrosa-war`, `definition/kp-2003/1`.
    pub subject: String,
    /// What it states.
    pub body: Body,
}

/// The end of an office's sequence: how many records it made, and the digest of the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// How many; the next one has the number after it.
    pub length: u64,
    /// The digest of the newest; `None` before the first.
    pub last: Option<Digest>,
}

/// A draft in its place in the office's sequence, ready to be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsigned {
    office: OfficeId,
    sequence: u64,
    previous: Option<Digest>,
    issued_at: Timestamp,
    key: KeyId,
    draft: Draft,
}

/// A signed record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    unsigned: Unsigned,
    signature: Signature,
}

impl Draft {
    /// Puts the draft after the end of its office's sequence. `issued_at` is the caller's clock, cut to the second.
    ///
    /// Refuses with `L2` what the kind asks for and the body lacks, a subject, name or media type in no proper form,
    /// and a number too large for JSON; with `L3` what grows too long.
    pub fn place(self, office: OfficeId, after: Chain, issued_at: Timestamp, key: KeyId) -> Result<Unsigned, Refusal> {
        let issued_at = Timestamp::from_second(issued_at.as_second()).unwrap_or(issued_at);
        let sequence = after.length.saturating_add(1);
        let unsigned = Unsigned { office, sequence, previous: after.last, issued_at, key, draft: self };
        unsigned.check()?;
        if unsigned.to_sign().len() + canonical::SIGNATURE_BYTES > RECORD_BYTES_MAX {
            let limit = format!("{RECORD_BYTES_MAX}");
            return Err(Refusal::new(Rule::RecordTooLong, unsigned.draft.subject).accepting([limit]));
        }
        Ok(unsigned)
    }
}

impl Unsigned {
    /// The bytes that the office's key signs: the form's name, a line break, and the record without its signature.
    pub fn to_sign(&self) -> Vec<u8> {
        canonical::to_sign(self)
    }

    /// The record with its signature, which is not checked here.
    pub fn signed(self, signature: Signature) -> Record {
        Record { unsigned: self, signature }
    }

    fn check(&self) -> Result<(), Refusal> {
        let subject = &self.draft.subject;
        let plain = |c: char| !c.is_control() && !c.is_whitespace();
        if subject.is_empty() || subject.len() > SUBJECT_BYTES_MAX || !subject.chars().all(plain) {
            return Err(Refusal::new(Rule::RecordIncomplete, subject));
        }
        if (self.sequence == 1) != self.previous.is_none() || self.sequence > canonical::NUMBER_MAX {
            return Err(Refusal::new(Rule::RecordIncomplete, self.sequence.to_string()));
        }
        self.draft.body.check(self.draft.kind)
    }
}

impl Record {
    /// Reads a record. Its signature is not checked: that needs the office's key ([`OfficeKey::verify`]).
    ///
    /// Refuses with `L1` bytes that are not the one canonical form of a record, with `L2` a record that lacks what its
    /// kind asks for, with `L3` more than [`RECORD_BYTES_MAX`] bytes.
    pub fn parse(bytes: &[u8]) -> Result<Record, Refusal> {
        if bytes.len() > RECORD_BYTES_MAX {
            let limit = format!("{RECORD_BYTES_MAX}");
            return Err(Refusal::new(Rule::RecordTooLong, bytes.len().to_string()).accepting([limit]));
        }
        let record = canonical::parse(bytes)?;
        record.unsigned.check()?;
        Ok(record)
    }

    /// Its bytes: the entry of the log.
    pub fn to_bytes(&self) -> Vec<u8> {
        canonical::to_bytes(self)
    }

    /// The RFC 6962 leaf hash of its bytes: how the next record of the office, and the log, name it.
    pub fn digest(&self) -> Digest {
        Digest::of_record(&self.to_bytes())
    }

    /// Its name: office and number.
    pub fn id(&self) -> RecordId {
        RecordId { office: self.unsigned.office.clone(), sequence: self.unsigned.sequence }
    }

    /// The end of the office's sequence after this record.
    pub fn chain(&self) -> Chain {
        Chain { length: self.unsigned.sequence, last: Some(self.digest()) }
    }

    /// The digest of the office's record before it; `None` for its first.
    pub fn previous(&self) -> Option<Digest> {
        self.unsigned.previous
    }

    /// When the office says that it made it, to the second.
    pub fn issued_at(&self) -> Timestamp {
        self.unsigned.issued_at
    }

    /// The key that signed it.
    pub fn key(&self) -> KeyId {
        self.unsigned.key
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        self.unsigned.draft.kind
    }

    /// What it is about.
    pub fn subject(&self) -> &str {
        &self.unsigned.draft.subject
    }

    /// What it states.
    pub fn body(&self) -> &Body {
        &self.unsigned.draft.body
    }

    /// The signature.
    pub fn signature(&self) -> Signature {
        self.signature
    }
}
