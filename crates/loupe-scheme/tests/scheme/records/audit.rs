//! Stories of an audit: what somebody did to a log, and what the auditor says.

use std::collections::BTreeSet;

use jiff::Timestamp;
use loupe_scheme::record::audit::{Auditor, Examined, FAULTS_MAX, Fault, Findings, Found, Terms};
use loupe_scheme::record::{Draft, Kind, Record, RecordId};
use loupe_scheme::rule::Rule;

use super::desk::{Desk, NEW_YEAR, body, log};

const DAY: i64 = 86_400;

/// Audits entries `days` after the new year.
pub(crate) fn found_after(days: i64, entries: &[Vec<u8>]) -> Vec<Found> {
    let as_of = Timestamp::from_second(NEW_YEAR + days * DAY).unwrap();
    let terms = Terms { as_of, receipt_days: 15, register: "register".parse().unwrap() };
    let mut auditor = Auditor::new(terms.clone());
    entries.iter().for_each(|entry| auditor.read(entry));
    assert_eq!(auditor.count(), entries.len() as u64);
    let found = auditor.finish();
    for at_once in [2, 7, usize::MAX] {
        assert_eq!(examined(&terms, entries, at_once), found, "examined {at_once} at once");
    }
    found.listed
}

/// Audits entries of which so many are examined before the first of them is taken.
fn examined(terms: &Terms, entries: &[Vec<u8>], at_once: usize) -> Findings {
    let mut auditor = Auditor::new(terms.clone());
    for part in entries.chunks(at_once) {
        let examined: Vec<Examined> = part.iter().rev().map(|entry| auditor.examine(entry)).collect();
        examined.into_iter().rev().for_each(|entry| auditor.take(entry));
    }
    auditor.finish()
}

/// What the auditor says, a line a fault: entry, record, what.
pub(crate) fn told(found: &[Found]) -> Vec<String> {
    let line = |found: &Found| {
        let record = found.record.as_ref().map_or("-".to_owned(), RecordId::to_string);
        let more = match &found.fault {
            Fault::NotARecord(refusal) => format!(" {}", refusal.rule),
            Fault::Gap { expected } => format!(" {expected}"),
            Fault::Orphan(named) => format!(" {named}"),
            Fault::ReceiptMissing { age_days } => format!(" {age_days}"),
            _ => String::new(),
        };
        format!("{} {record} {}{more}", found.index, found.fault.code())
    };
    found.iter().map(line).collect()
}

#[track_caller]
pub(crate) fn check(entries: &[Vec<u8>], expected: &[&str]) {
    assert_eq!(told(&found_after(0, entries)), expected);
}

/// The ministry with its key and three findings.
fn three() -> (Desk, [Record; 4]) {
    let (mut desk, first) = Desk::open("mines.north", 1);
    let records = [first, desk.notes("one"), desk.notes("two"), desk.notes("three")];
    (desk, records)
}

#[test]
fn an_office_makes_three_records_and_all_is_well() {
    let (_, records) = three();
    check(&log(&records), &[]);
    let names: Vec<String> = records.iter().map(|record| record.id().to_string()).collect();
    assert_eq!(names, ["mines.north/1", "mines.north/2", "mines.north/3", "mines.north/4"]);
}

#[test]
fn one_is_taken_out_and_the_audit_says_which_number_is_missing() {
    let (_, [a, b, _, d]) = three();
    check(&log([&a, &b, &d]), &["2 mines.north/4 gap 3"]);
}

#[test]
fn the_last_one_is_taken_out_and_the_next_shows_it() {
    let (mut desk, [a, b, c, _]) = three();
    check(&log([&a, &b, &c]), &[]);
    let after = desk.notes("four");
    check(&log([&a, &b, &c, &after]), &["3 mines.north/5 gap 4"]);
}

#[test]
fn one_is_changed_by_a_letter() {
    let (_, records) = three();
    let mut entries = log(&records);
    entries[2] =
        String::from_utf8(entries[2].clone()).unwrap().replace("\"title\":\"two\"", "\"title\":\"twa\"").into();
    check(&entries, &["2 mines.north/3 signature_wrong", "3 mines.north/4 gap 3"]);
}

#[test]
fn one_is_entered_twice() {
    let (_, [a, b, c, d]) = three();
    check(&log([&a, &b, &c, &b, &d]), &["3 mines.north/2 repeated"]);
}

#[test]
fn two_are_entered_in_the_wrong_order() {
    let (_, [a, b, c, d]) = three();
    check(&log([&a, &c, &b, &d]), &["1 mines.north/3 gap 2", "2 mines.north/2 late"]);
}

#[test]
fn an_office_tells_two_stories_under_one_number() {
    let (_, [a, b, c, d]) = three();
    let (mut again, _) = Desk::open("mines.north", 1);
    let other = again.notes("uno");
    assert_eq!(other.id(), b.id());
    check(&log([&a, &b, &other, &c, &d]), &["2 mines.north/2 forked"]);
    let found = found_after(0, &log([&a, &b, &other]));
    assert_eq!(found[0].fault, Fault::Forked { first: b.digest() });
    // Only the other story stands in the log: the next record still names the first.
    check(&log([&a, &other, &c, &d]), &["2 mines.north/3 previous_wrong"]);
}

#[test]
fn a_clock_goes_backwards() {
    let (mut desk, [a, b, c, d]) = three();
    desk.now -= DAY;
    let early = desk.notes("early");
    let next = desk.notes("next");
    check(&log([&a, &b, &c, &d, &early, &next]), &["4 mines.north/5 clock_backwards"]);
}

#[test]
fn an_entry_is_no_record() {
    let (_, [a, b, ..]) = three();
    let mut entries = log([&a, &b]);
    entries.insert(1, b"the minister was here".to_vec());
    entries.insert(2, vec![b' '; 20_000]);
    check(&entries, &["1 - not_a_record L1", "2 - not_a_record L3"]);
}

#[test]
fn a_correction_of_what_nobody_said() {
    let (mut desk, [a, b, c, d]) = three();
    let mut correct = |named: &str| {
        let mut body = body(&[("reason", "wrong_date")]);
        body.corrects = Some(named.parse().unwrap());
        desk.states(Draft { kind: Kind::Correction, subject: "finding/one".to_owned(), body })
    };
    let corrections =
        [correct("mines.north/2"), correct("mines.north/6"), correct("mines.north/99"), correct("mines.south/1")];
    let entries = log([&a, &b, &c, &d].into_iter().chain(&corrections));
    let expected = [
        "5 mines.north/6 orphan mines.north/6",
        "6 mines.north/7 orphan mines.north/99",
        "7 mines.north/8 orphan mines.south/1",
    ];
    check(&entries, &expected);
}

/// A certificate from the north to the west, and its receipt.
fn parcel(from: &mut Desk, to: &mut Desk, number: &str) -> (Record, Record) {
    let subject = format!("certificate/{number}");
    let facts = [("exporting", "north"), ("importing", "west"), ("expires", "2026-03-01")];
    let issued = from.makes(Kind::CertificateIssued, &subject, &facts);
    (issued, to.makes(Kind::CertificateReceived, &subject, &[("outcome", "as_stated")]))
}

#[test]
fn a_parcel_leaves_and_nobody_says_that_it_came() {
    let ((mut ao, first), (mut eu, other)) = (Desk::open("mines.north", 1), Desk::open("customs.west", 2));
    let (issued, received) = parcel(&mut ao, &mut eu, "N-1");
    let (lost, _) = parcel(&mut ao, &mut Desk::new("customs.west", 2), "N-2");
    let entries = log([&first, &other, &issued, &received, &lost]);
    // Sixteen days after the new year, the parcel that left two minutes into it is fifteen days old.
    assert_eq!(found_after(16, &entries), []);
    let found = found_after(17, &entries);
    assert_eq!(told(&found), ["4 mines.north/3 receipt_missing 16"]);
    assert_eq!(found[0].subject.as_deref(), Some("certificate/N-2"));
}

#[test]
fn a_forged_receipt_closes_nothing() {
    let ((mut ao, first), (mut eu, other)) = (Desk::open("mines.north", 1), Desk::open("customs.west", 2));
    let (issued, _) = parcel(&mut ao, &mut eu.with_pen(9), "N-1");
    let (_, forged) = parcel(&mut Desk::new("mines.north", 1), &mut eu.with_pen(9), "N-1");
    let found = told(&found_after(30, &log([&first, &other, &issued, &forged])));
    assert_eq!(found, ["3 customs.west/2 key_unknown", "2 mines.north/2 receipt_missing 29"]);
    let voided = ao.makes(Kind::CertificateStatus, "certificate/N-1", &[("status", "voided")]);
    let true_word = eu.makes(Kind::CertificateReceived, "certificate/N-9", &[("outcome", "as_stated")]);
    let found = told(&found_after(30, &log([&first, &other, &issued, &voided, &true_word])));
    assert_eq!(found, ["4 customs.west/2 certificate_unknown"]);
}

#[test]
fn only_what_ends_a_journey_ends_the_wait_for_its_receipt() {
    for (status, closes) in
        [("in_transit", false), ("returned", true), ("expired", true), ("voided", true), ("reported_forged", true)]
    {
        let (mut ao, first) = Desk::open("mines.north", 1);
        let (issued, _) = parcel(&mut ao, &mut Desk::new("customs.west", 2), "N-1");
        let moved = ao.makes(Kind::CertificateStatus, "certificate/N-1", &[("status", status)]);
        let found = told(&found_after(17, &log([&first, &issued, &moved])));
        let open: &[&str] = if closes { &[] } else { &["1 mines.north/2 receipt_missing 16"] };
        assert_eq!(found, open, "{status}");
    }
}

#[test]
fn a_receipt_of_a_certificate_from_another_register_stands_alone() {
    let (mut eu, first) = Desk::open("customs.west", 2);
    let outcome = [("outcome", "as_stated")];
    let paper = eu.makes(Kind::CertificateReceived, "paper/AGO-123", &outcome);
    let (mut other, moved) = (eu.with_pen(2), [("status", "voided")]);
    other.chain = paper.chain();
    let unheard = other.makes(Kind::CertificateStatus, "paper/AGO-123", &moved);
    check(&log([&first, &paper, &unheard]), &["2 customs.west/3 certificate_unknown"]);
}

#[test]
fn a_certificate_issued_again_is_as_old_as_it_was() {
    let (mut ao, first) = Desk::open("mines.north", 1);
    let (issued, _) = parcel(&mut ao, &mut Desk::new("customs.west", 2), "N-1");
    ao.now += 20 * DAY;
    let (again, _) = parcel(&mut ao, &mut Desk::new("customs.west", 2), "N-1");
    let found = told(&found_after(21, &log([&first, &issued, &again])));
    assert_eq!(found, ["1 mines.north/2 receipt_missing 20"]);
}

#[test]
fn a_forger_with_the_log_in_his_hands_cannot_blame_the_office() {
    let (desk, [a, b, c, d]) = three();
    // Far ahead, at the next number, and at an old one: with a key of his own.
    let mut far = desk.with_pen(9);
    far.chain.length = 1_000_000;
    let (mut next, mut old) = (desk.with_pen(9), desk.with_pen(9));
    next.chain = b.chain();
    old.chain = a.chain();
    let (far, next, old) = (far.notes("far"), next.notes("next"), old.notes("old"));
    let entries = log([&a, &b, &far, &next, &old, &c, &d]);
    let expected = [
        "2 mines.north/1000001 key_unknown",
        "2 mines.north/1000001 gap 3",
        "3 mines.north/3 key_unknown",
        "4 mines.north/2 key_unknown",
    ];
    check(&entries, &expected);
}

#[test]
fn the_offices_and_how_much_each_said() {
    let ((mut ao, first), (mut cd, other)) = (Desk::open("mines.north", 1), Desk::open("mines.south", 2));
    let forged = Desk::new("mines.east", 3).notes("forged");
    let entries = log(&[first, other, ao.notes("one"), cd.notes("two"), ao.notes("three"), forged]);
    let terms = Terms { as_of: Timestamp::UNIX_EPOCH, receipt_days: 15, register: "register".parse().unwrap() };
    let mut auditor = Auditor::new(terms);
    entries.iter().for_each(|entry| auditor.read(entry));
    let offices: Vec<(&str, u64)> = auditor.offices().map(|(office, count)| (office.as_str(), count)).collect();
    assert_eq!(offices, [("mines.north", 3), ("mines.south", 2)]);
}

#[test]
fn every_fault_has_its_own_name() {
    let key = Desk::new("mines.north", 1).pen.key().id();
    let (_, [a, ..]) = three();
    let every = [
        Fault::NotARecord(loupe_scheme::rule::Refusal::new(Rule::RecordNotCanonical, "")),
        Fault::KeyUnknown(key),
        Fault::KeyRevoked(key),
        Fault::SignatureWrong,
        Fault::Gap { expected: 1 },
        Fault::Late,
        Fault::Repeated,
        Fault::Forked { first: a.digest() },
        Fault::PreviousWrong,
        Fault::ClockBackwards,
        Fault::Orphan(a.id()),
        Fault::CertificateUnknown,
        Fault::KeyEventWrong,
        Fault::ReceiptMissing { age_days: 16 },
    ];
    let codes: BTreeSet<&str> = every.iter().map(Fault::code).collect();
    assert_eq!(codes, BTreeSet::from(Fault::CODES));
    assert_eq!(codes.len(), every.len());
}

#[test]
fn a_log_of_rubbish_is_not_listed_without_end() {
    let as_of = Timestamp::from_second(1_800_000_000).unwrap();
    let mut auditor = Auditor::new(Terms { as_of, receipt_days: 15, register: "register".parse().unwrap() });
    for _ in 0..FAULTS_MAX + 500 {
        auditor.read(b"rubbish");
    }
    let findings = auditor.finish();
    assert_eq!((findings.listed.len(), findings.unlisted), (FAULTS_MAX, 500));
}
