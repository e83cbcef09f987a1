//! A customs officer with a certificate, a memory stick and no network: what is wrong is named, each thing by its name.

use std::path::Path;

use jiff::civil::date;
use loupe_credential::code;
use loupe_credential::status::Notice;
use loupe_credential::trust::TrustBundle;
use loupe_credential::vc::{self, Place};
use loupe_scheme::certificate::Certificate;
use serde_json::Value;

use super::program::{Told, file, loupe};
use super::trusted::{
    ARRIVAL, bundle, certificate, country, notices, picture, register_key, signer, suspended, trust_file,
};

/// What a certificate is checked with; each test turns one thing.
struct Case {
    certificate: Certificate,
    seed: u8,
    trust: TrustBundle,
    on: &'static str,
}

/// Runs the check as the officer does: the program, two files, a day.
fn checked(folder: &Path, shown: &Path, trust: &Path, on: &str, more: &[&str]) -> Told {
    let mut command = loupe();
    command.args(["certificate", "verify"]).arg(shown).arg("--trust").arg(trust).args(["--on", on]).args(more);
    command.current_dir(folder).output().unwrap().into()
}

/// The kinds of what was found and the exit code, after one thing was turned.
fn found(turn: impl FnOnce(&mut Case)) -> (i32, Vec<String>) {
    let mut case = Case { certificate: certificate(3), seed: 1, trust: bundle(), on: ARRIVAL };
    turn(&mut case);
    let folder = tempfile::tempdir().unwrap();
    let shown = file(folder.path(), "code.txt", &code::print(&case.certificate, &signer(case.seed)));
    let trust = trust_file(folder.path(), case.trust, 9);
    let told = checked(folder.path(), &shown, &trust, case.on, &["--json"]);
    let answer: Value = serde_json::from_str(&told.out).unwrap_or_else(|_| panic!("{}", told.err));
    let kinds =
        answer["findings"].as_array().unwrap().iter().map(|finding| finding["kind"].as_str().unwrap().to_owned());
    (told.code, kinds.collect())
}

fn expect(kind: &str, turn: impl FnOnce(&mut Case)) {
    assert_eq!(found(turn), (1, vec![kind.to_owned()]));
}

#[test]
fn a_customs_officer_with_a_phone_and_no_network() {
    let folder = tempfile::tempdir().unwrap();
    let trust = trust_file(folder.path(), bundle(), 9);
    let photo = folder.path().join("photo.png");
    picture(&code::print(&certificate(3), &signer(1)), 5).save(&photo).unwrap();
    let key = register_key(9).to_string();
    for lang in ["en", "fr", "pt"] {
        let told = checked(folder.path(), &photo, &trust, ARRIVAL, &["--trust-key", &key, "--lang", lang]);
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{}", told.out);
        insta::assert_snapshot!(format!("verify-good-{lang}"), told.out);
    }
    // Nothing else was written: no register, no database, no log.
    let mut left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["photo.png", "trust.loupe"]);
}

#[test]
fn what_is_wrong_is_named_in_the_readers_language() {
    let folder = tempfile::tempdir().unwrap();
    let trust = trust_file(folder.path(), bundle(), 9);
    let shown = file(folder.path(), "code.txt", &code::print(&certificate(3), &signer(2)));
    for lang in ["en", "fr", "pt"] {
        let told = checked(folder.path(), &shown, &trust, "2027-02-01", &["--lang", lang]);
        assert_eq!((told.code, told.err.as_str()), (1, ""));
        insta::assert_snapshot!(format!("verify-wrong-{lang}"), told.out);
    }
}

#[test]
fn a_key_that_is_not_the_offices() {
    expect("wrong_key", |case| case.seed = 2);
}

#[test]
fn an_altered_digit() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new("register.example").unwrap();
    let of = |number: &str| {
        let certificate = Certificate { number: number.parse().unwrap(), ..certificate(3) };
        vc::without_disclosures(&vc::issue(&certificate, &place, &signer(1), vc::salts(certificate.seal)))
    };
    // The content of one under the signature of the other: all that differs is a digit of the number.
    let (one, other) = (of("BW00004711"), of("BW00004712"));
    let parts = |text: &str| text.trim_end_matches('~').split('.').map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (parts(&one), parts(&other));
    let forged = format!("{}.{}.{}~", other[0], other[1], one[2]);
    let trust = trust_file(folder.path(), bundle(), 9);
    let shown = file(folder.path(), "forged.sd-jwt", &forged);
    let told = checked(folder.path(), &shown, &trust, ARRIVAL, &["--json"]);
    let answer: Value = serde_json::from_str(&told.out).unwrap_or_else(|_| panic!("{}", told.err));
    assert_eq!((told.code, answer["findings"][0]["kind"].as_str()), (1, Some("altered")));
    assert_eq!(answer["signature_good"], false);
}

#[test]
fn one_that_has_expired() {
    let (code, kinds) = found(|case| case.on = "2027-01-03");
    assert_eq!((code, kinds), (1, vec!["expired".to_owned(), "trust_outdated".to_owned()]));
}

#[test]
fn one_that_is_not_yet_valid() {
    let (code, kinds) = found(|case| case.on = "2026-11-01");
    assert_eq!((code, kinds), (1, vec!["not_yet_valid".to_owned(), "clock_behind".to_owned()]));
}

#[test]
fn one_that_was_taken_back() {
    expect("revoked", |case| case.trust.offices[0].notices = notices(4_711, Notice::TakenBack));
}

#[test]
fn one_that_was_used_before() {
    expect("reused", |case| case.trust.offices[0].notices = notices(4_711, Notice::Received));
}

#[test]
fn one_that_was_reported_as_forged() {
    expect("reported_forged", |case| case.trust.offices[0].notices = notices(4_711, Notice::ReportedForged));
}

#[test]
fn an_issuer_that_nobody_knows() {
    expect("unknown_issuer", |case| case.trust.offices.clear());
}

#[test]
fn an_issuer_of_another_participant() {
    expect("issuer_of_others", |case| case.trust.offices[0].participant = country("EUE"));
}

#[test]
fn an_office_that_did_not_work_that_day() {
    expect("office_not_working", |case| case.trust.offices[0].until = Some(date(2026, 11, 1)));
}

#[test]
fn a_key_that_was_withdrawn_before_and_one_after() {
    expect("key_revoked", |case| case.trust.offices[0].keys[0].revoked_on = Some(date(2026, 10, 1)));
    expect("key_revoked_later", |case| case.trust.offices[0].keys[0].revoked_on = Some(date(2026, 11, 10)));
}

#[test]
fn a_key_out_of_its_period() {
    expect("key_out_of_period", |case| case.trust.offices[0].keys[0].until = Some(date(2026, 11, 1)));
}

#[test]
fn sides_that_take_no_part() {
    expect("issuer_not_participant", |case| case.trust.participants[0].standings.clear());
    expect("importer_not_participant", |case| case.trust.participants[1].standings.clear());
}

#[test]
fn sides_that_are_suspended() {
    let during = || suspended(date(2026, 11, 1), date(2026, 11, 3));
    expect("issuer_suspended", |case| case.trust.participants[0].standings.push(during()));
    expect("importer_suspended", |case| case.trust.participants[1].standings.push(during()));
}

#[test]
fn a_number_that_was_never_issued_and_one_of_another_kind() {
    expect("number_out_of_range", |case| case.trust.offices[0].issued_up_to = 4_710);
    expect("number_prefix_wrong", |case| case.trust.offices[0].prefix = "BWA".parse().unwrap());
}

#[test]
fn one_that_the_bundle_cannot_know() {
    expect("newer_than_trust", |case| {
        case.trust.offices[0].issued_up_to = 4_710;
        case.trust.as_of = "2026-11-01T00:00:00Z".parse().unwrap();
    });
    expect("status_unknown", |case| case.trust.offices[0].notices.clear());
}

#[test]
fn a_bundle_that_is_too_old() {
    expect("trust_outdated", |case| case.trust.as_of = "2026-10-20T00:00:00Z".parse().unwrap());
}

#[test]
fn a_clock_that_is_behind() {
    expect("clock_behind", |case| case.trust.as_of = "2026-11-30T00:00:00Z".parse().unwrap());
}
