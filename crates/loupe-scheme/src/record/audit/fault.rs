//! What can be wrong with the records of a log, by name.

use crate::record::{Digest, KeyId, RecordId};
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
    /// The signature does not match: the office did not sign these bytes.
    SignatureWrong,
    /// Numbers are missing in the office's sequence, from this one up to the record.
    Gap {
        /// The number that should have come.
        expected: u64,
    },
    /// A number that was missing, and comes after later ones.
    Late,
    /// The same bytes came before: entered twice.
    Repeated,
    /// A number that came before, signed for other bytes: the office told two stories.
    Forked {
        /// The digest of the record that had the number first.
        first: Digest,
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
    /// Every name that [`Fault::code`] gives.
    pub const CODES: [&'static str; 14] = [
        "not_a_record",
        "key_unknown",
        "key_revoked",
        "signature_wrong",
        "gap",
        "late",
        "repeated",
        "forked",
        "previous_wrong",
        "clock_backwards",
        "orphan",
        "certificate_unknown",
        "key_event_wrong",
        "receipt_missing",
    ];

    /// The name of its kind, for the catalogue and for machines.
    pub const fn code(&self) -> &'static str {
        match self {
            Fault::NotARecord(_) => "not_a_record",
            Fault::KeyUnknown(_) => "key_unknown",
            Fault::KeyRevoked(_) => "key_revoked",
            Fault::SignatureWrong => "signature_wrong",
            Fault::Gap { .. } => "gap",
            Fault::Late => "late",
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
