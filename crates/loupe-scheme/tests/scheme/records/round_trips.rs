//! One check on any bytes at all: as a record, and line by line as a log.
//!
//! The fuzz target `record` in `fuzz/` runs these same checks.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use loupe_scheme::record::audit::{Auditor, Fault, Found, Terms};
use loupe_scheme::record::due::Recorded;
use loupe_scheme::record::{Chain, Digest, Draft, RECORD_BYTES_MAX, Record, Unsigned};
use loupe_scheme::rule::Refusal;

use super::desk::Pen;

static PENS: LazyLock<[Pen; 5]> = LazyLock::new(|| [7, 1, 2, 3, 4].map(Pen::new));

/// Whether the bytes are a record; one prints back to the same bytes, and its parts make the whole.
pub(crate) fn record(bytes: &[u8]) -> bool {
    let Ok(read) = Record::parse(bytes) else { return false };
    assert!(bytes.len() <= RECORD_BYTES_MAX, "a record that is too long");
    assert_eq!(read.to_bytes(), bytes, "a record prints back to other bytes");
    assert_eq!(read.digest(), Digest::of_record(bytes), "a record is not named by its bytes");
    assert_eq!(read.id().to_string().parse().as_ref(), Ok(&read.id()), "its name does not print back");
    assert_eq!(read.chain().last, Some(read.digest()), "it does not end its own sequence");
    assert_eq!(read.previous().is_none(), read.id().sequence == 1, "a first record is first, and no other is");
    let _ = Recorded::of(&read);
    // What may be read may be made, but for the few bytes that are kept free for a signature.
    match placed_again(&read) {
        Ok(unsigned) => assert_eq!(unsigned.signed(read.signature()), read, "the parts do not make the whole"),
        Err(refusal) => assert_eq!(refusal.rule.code(), "L3", "it is read and cannot be made"),
    }
    true
}

fn placed_again(read: &Record) -> Result<Unsigned, Refusal> {
    let draft = Draft { kind: read.kind(), subject: read.subject().to_owned(), body: read.body().clone() };
    let before = Chain { length: read.id().sequence - 1, last: read.previous() };
    draft.place(read.id().office, before, read.issued_at(), read.key())
}

/// Audits any lines at all, as they are and signed anew by whoever of the golden file has the key that each names.
pub(crate) fn log(bytes: &[u8]) {
    let entries: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').take(24).map(<[u8]>::to_vec).collect();
    let signed: Vec<Vec<u8>> = entries.iter().map(|entry| signed_anew(entry)).collect();
    check_audit(&signed);
    if signed != entries {
        check_audit(&entries);
    }
}

fn signed_anew(entry: &[u8]) -> Vec<u8> {
    let Ok(read) = Record::parse(entry) else { return entry.to_vec() };
    let Some(pen) = PENS.iter().find(|pen| pen.key().id() == read.key()) else { return entry.to_vec() };
    placed_again(&read).map_or_else(|_| entry.to_vec(), |unsigned| pen.sign(unsigned).to_bytes())
}

fn audited(entries: &[&[u8]]) -> Vec<Found> {
    let as_of = Timestamp::MAX;
    let mut auditor = Auditor::new(Terms { as_of, receipt_days: 15, register: "register".parse().unwrap() });
    entries.iter().for_each(|entry| auditor.read(entry));
    assert_eq!(auditor.count(), entries.len() as u64, "an entry was not counted");
    let told: u64 = auditor.offices().map(|(_, count)| count).sum();
    assert!(told <= auditor.count(), "more records than entries");
    auditor.finish().listed
}

/// Every fault is in its place, and what was in order is a repetition when it comes again.
fn check_audit(entries: &[Vec<u8>]) {
    let count = entries.len();
    let twice: Vec<&[u8]> = entries.iter().chain(entries).map(Vec::as_slice).collect();
    let mut faults: BTreeMap<usize, Vec<Fault>> = BTreeMap::new();
    for found in audited(&twice) {
        let index = usize::try_from(found.index).unwrap();
        let record = Record::parse(twice[index]).ok();
        assert_eq!(matches!(found.fault, Fault::NotARecord(_)), record.is_none(), "a fault in another place");
        assert_eq!(found.record, record.map(|record| record.id()), "a fault of another record");
        if !matches!(found.fault, Fault::ReceiptMissing { .. }) {
            faults.entry(index).or_default().push(found.fault);
        }
    }
    for index in (0..count).filter(|index| !faults.contains_key(index)) {
        assert_eq!(faults.get(&(index + count)), Some(&vec![Fault::Repeated]), "what was in order came again");
    }
}
