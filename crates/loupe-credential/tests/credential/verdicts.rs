//! What a reader without network is told, one story for each discrepancy.

use jiff::civil::{Date, date};
use loupe_credential::code;
use loupe_credential::status::{Notice, Purpose, StatusList};
use loupe_credential::trust::{Standing, StandingKind, TrustBundle};
use loupe_credential::vc::{self, Place};
use loupe_credential::verdict::{Discrepancy, Outcome, Presented, Verdict, check};
use loupe_scheme::certificate::Certificate;

use super::samples::{bundle, certificate, country, signer};

const ARRIVAL: Date = date(2026, 11, 25);

fn printed(certificate: &Certificate) -> Presented {
    Presented::read(&code::print(certificate, &signer(1))).unwrap()
}

/// A good certificate, and what is told of it after something was done to it, the bundle or the day.
fn told(change: impl FnOnce(&mut Certificate, &mut TrustBundle, &mut Date)) -> Verdict {
    let (mut certificate, mut trust, mut on) = (certificate(3), bundle(), ARRIVAL);
    change(&mut certificate, &mut trust, &mut on);
    check(&printed(&certificate), &trust, on)
}

fn only(verdict: &Verdict, kind: Discrepancy) {
    let found: Vec<Discrepancy> = verdict.findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(found, [kind]);
    assert_ne!(verdict.outcome, Outcome::Authentic);
}

#[test]
fn a_good_certificate_is_authentic_and_says_as_of_when() {
    let verdict = told(|_, _, _| {});
    assert_eq!((verdict.outcome, verdict.signature_good), (Outcome::Authentic, true));
    assert!(verdict.findings.is_empty() && verdict.parcels_shown);
    insta::assert_snapshot!(serde_json::to_string_pretty(&verdict).unwrap());
}

#[test]
fn each_discrepancy_has_its_own_name() {
    use Discrepancy as D;
    only(&told(|_, trust, _| trust.offices.clear()), D::UnknownIssuer);
    only(&told(|_, trust, _| trust.offices[0].keys[0].key = signer(2).key()), D::WrongKey);
    only(&told(|_, trust, _| trust.offices[0].keys[0].revoked_on = Some(date(2026, 10, 1))), D::KeyRevoked);
    only(&told(|_, trust, _| trust.offices[0].keys[0].revoked_on = Some(date(2026, 11, 10))), D::KeyRevokedLater);
    only(&told(|_, trust, _| trust.offices[0].keys[0].from = date(2026, 11, 3)), D::KeyOutOfPeriod);
    only(&told(|_, trust, _| trust.offices[0].keys[0].until = Some(date(2026, 11, 1))), D::KeyOutOfPeriod);
    only(&told(|_, trust, _| trust.offices[0].until = Some(date(2026, 11, 1))), D::OfficeNotWorking);
    only(&told(|_, trust, _| trust.offices[0].participant = country("EUE")), D::IssuerOfOthers);
    only(&told(|_, trust, _| trust.participants[0].standings.clear()), D::IssuerNotParticipant);
    only(&told(|_, trust, _| suspend(trust, 0)), D::IssuerSuspended);
    only(&told(|_, trust, _| drop(trust.participants.remove(1))), D::ImporterNotParticipant);
    only(&told(|_, trust, _| suspend(trust, 1)), D::ImporterSuspended);
    only(&told(|_, trust, _| trust.offices[0].prefix = "BWA".parse().unwrap()), D::NumberPrefixWrong);
    only(&told(|_, trust, _| trust.offices[0].issued_up_to = 4_710), D::NumberOutOfRange);
    only(&told(|_, _, on| *on = date(2026, 11, 1)).without(D::ClockBehind), D::NotYetValid);
    only(&told(|_, _, on| *on = date(2027, 1, 3)).without(D::TrustOutdated), D::Expired);
    only(&told(|_, trust, _| notice(trust, Notice::TakenBack)), D::Revoked);
    only(&told(|_, trust, _| notice(trust, Notice::ReportedForged)), D::ReportedForged);
    only(&told(|_, trust, _| notice(trust, Notice::Received)), D::Reused);
    only(&told(|_, trust, _| trust.offices[0].notices.clear()), D::StatusUnknown);
    only(&told(|_, trust, _| trust.as_of = "2026-10-20T00:00:00Z".parse().unwrap()), D::TrustOutdated);
    only(&told(|_, trust, _| trust.as_of = "2026-11-30T00:00:00Z".parse().unwrap()), D::ClockBehind);
    let newer = told(|_, trust, _| {
        trust.offices[0].issued_up_to = 4_710;
        trust.as_of = "2026-11-01T00:00:00Z".parse().unwrap();
    });
    only(&newer, D::NewerThanTrust);
}

trait Without {
    fn without(self, kind: Discrepancy) -> Verdict;
}

impl Without for Verdict {
    /// The same, less what must have been found beside.
    fn without(mut self, kind: Discrepancy) -> Verdict {
        assert!(self.found(kind));
        self.findings.retain(|finding| finding.kind != kind);
        self
    }
}

fn suspend(trust: &mut TrustBundle, at: usize) {
    let standing = Standing { kind: StandingKind::Suspended, from: date(2026, 11, 1), until: Some(date(2026, 11, 3)) };
    trust.participants[at].standings.push(standing);
}

fn notice(trust: &mut TrustBundle, notice: Notice) {
    trust.offices[0].notices = vec![StatusList::of(Purpose::Message, 1, [(4_711, notice)]).encode()];
}

#[test]
fn an_altered_digit_is_altered() {
    let bytes = code::read(&code::print(&certificate(3), &signer(1))).unwrap().to_bytes();
    let at = bytes.windows(4).position(|window| window == b"P002").unwrap();
    let mut changed = bytes;
    changed[at + 3] = b'7';
    let presented = Presented::Code(code::read_signed(&changed).unwrap());
    let verdict = check(&presented, &bundle(), ARRIVAL);
    only(&verdict, Discrepancy::Altered);
    assert_eq!((verdict.outcome, verdict.signature_good), (Outcome::Refused, false));
}

#[test]
fn code_and_credential_of_two_certificates_are_told_apart() {
    let place = Place::new("register.example").unwrap();
    let of = |certificate: &Certificate| vc::issue(certificate, &place, &signer(1), vc::salts(certificate.seal));
    let both = |certificate: &Certificate| {
        let code = code::read(&code::print(certificate, &signer(1))).unwrap();
        let credential = vc::read(&of(&super::samples::certificate(3))).unwrap();
        check(&Presented::Both(code, Box::new(credential)), &bundle(), ARRIVAL)
    };
    assert_eq!(both(&certificate(3)).outcome, Outcome::Authentic);
    only(&both(&certificate(2)), Discrepancy::PartsDiffer);
}

#[test]
fn what_is_kept_back_is_said() {
    let place = Place::new("register.example").unwrap();
    let whole = vc::issue(&certificate(3), &place, &signer(1), vc::salts(certificate(3).seal));
    let verdict = check(&Presented::read(&vc::without_disclosures(&whole)).unwrap(), &bundle(), ARRIVAL);
    assert_eq!((verdict.outcome, verdict.total), (Outcome::Authentic, None));
    assert!(verdict.found(Discrepancy::PartsNotShown) && !verdict.parcels_shown);
    let summed_up = check(&printed(&certificate(200)), &bundle(), ARRIVAL);
    assert_eq!(summed_up.total, certificate(200).shipment.total());
    assert!(summed_up.found(Discrepancy::PartsNotShown));
}

#[test]
fn every_discrepancy_has_one_code() {
    let codes: std::collections::BTreeSet<&str> = Discrepancy::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(codes.len(), Discrepancy::ALL.len());
}
