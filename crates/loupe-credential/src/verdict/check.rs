//! The check of what is shown against a trust bundle, each thing to its own discrepancy.

use jiff::civil::Date;
use loupe_scheme::certificate::Claims;
use loupe_scheme::participant::ParticipantId;

use super::{Discrepancy, Finding, Outcome, Presented, Verdict, Weight};
use crate::code::{Content, SignedCode};
use crate::key::{CertificateKey, CertificateKeyId};
use crate::status::Notice;
use crate::trust::{StandingKind, TrustBundle, TrustedOffice};

/// Checks what somebody shows, on a day, with what the bundle knows. The bundle must be verified before
/// ([`crate::trust::SignedTrust::verified`]).
pub fn check(presented: &Presented, trust: &TrustBundle, on: Date) -> Verdict {
    let claims = presented.claims();
    let mut findings = Findings(Vec::new());
    let office = claims.issuer.get("office").and_then(|office| trust.office(office));
    let signature_good = signatures(presented, &claims, trust, office, &mut findings);
    parts(presented, &mut findings);
    if let Some(office) = office {
        issuer(&claims, office, &mut findings);
        number(&claims, office, trust, &mut findings);
    }
    participants(&claims, trust, &mut findings);
    calendar(&claims, on, &mut findings);
    freshness(trust, on, &mut findings);
    let mut findings = findings.0;
    findings.sort_by(|a, b| (b.weight, a.kind).cmp(&(a.weight, b.kind)));
    let outcome = match findings.first().map(|finding| finding.weight) {
        Some(Weight::Stop) => Outcome::Refused,
        Some(Weight::Ask) => Outcome::Ask,
        Some(Weight::Note) | None => Outcome::Authentic,
    };
    let first_key = presented.code().map(|code| code.kid());
    let signed_by_key = first_key.or_else(|| presented.credential().map(|credential| credential.kid()));
    Verdict {
        outcome,
        on,
        trust_as_of: trust.as_of,
        trust_number: trust.number,
        signed_by_key: signed_by_key.unwrap_or(CertificateKeyId([0; 8])),
        signature_good,
        office_name: office.map(|office| office.name.clone()).unwrap_or_default(),
        claims_hash: claims.hash(),
        claims,
        total: presented.total(),
        parcels_shown: presented.certificate().is_some(),
        findings,
    }
}

struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, kind: Discrepancy, said: impl ToString, known: impl ToString) {
        let finding = Finding { kind, weight: kind.weight(), said: said.to_string(), known: known.to_string() };
        if !self.0.contains(&finding) {
            self.0.push(finding);
        }
    }
}

/// Every signature that is shown, with the keys of the office that is named.
fn signatures(
    presented: &Presented,
    claims: &Claims,
    trust: &TrustBundle,
    office: Option<&TrustedOffice>,
    findings: &mut Findings,
) -> bool {
    let Some(office) = office else {
        findings.add(Discrepancy::UnknownIssuer, claims.issuer.get("office").map_or("", String::as_str), "");
        return false;
    };
    let mut good = true;
    if let Some(code) = presented.code() {
        good &= signature(code.kid(), &|key| code.verify(key), claims, trust, office, findings);
    }
    if let Some(credential) = presented.credential() {
        good &= signature(credential.kid(), &|key| credential.verify(key), claims, trust, office, findings);
    }
    good
}

fn signature(
    kid: CertificateKeyId,
    verify: &dyn Fn(&CertificateKey) -> bool,
    claims: &Claims,
    trust: &TrustBundle,
    office: &TrustedOffice,
    findings: &mut Findings,
) -> bool {
    let Some(dated) = office.key(kid) else {
        let owner = trust.office_of_key(kid).map(|office| office.name.as_str()).unwrap_or_default();
        findings.add(Discrepancy::WrongKey, kid, owner);
        return false;
    };
    if !verify(&dated.key) {
        findings.add(Discrepancy::Altered, kid, "");
        return false;
    }
    let issued_on = claims.issued_on;
    if let Some(revoked_on) = dated.revoked_on {
        let before = issued_on < revoked_on;
        let kind = if before { Discrepancy::KeyRevokedLater } else { Discrepancy::KeyRevoked };
        findings.add(kind, issued_on, revoked_on);
    }
    if issued_on < dated.from {
        findings.add(Discrepancy::KeyOutOfPeriod, issued_on, dated.from);
    }
    if let Some(until) = dated.until.filter(|until| issued_on > *until) {
        findings.add(Discrepancy::KeyOutOfPeriod, issued_on, until);
    }
    true
}

/// Whether code and credential are of one certificate, and all of it is shown.
fn parts(presented: &Presented, findings: &mut Findings) {
    if let (Some(code), Some(credential)) = (presented.code(), presented.credential())
        && code.claims_hash() != credential.claims_hash()
    {
        findings.add(Discrepancy::PartsDiffer, &code.claims().number, &credential.claims().number);
    }
    if let (Some(Content::Summary(summary)), Some(whole)) =
        (presented.code().map(SignedCode::content), presented.certificate())
        && whole.shipment.by_hs().as_ref() != Some(&summary.totals)
    {
        findings.add(Discrepancy::PartsDiffer, &summary.claims.number, &whole.number);
    }
    if presented.certificate().is_none() {
        findings.add(Discrepancy::PartsNotShown, presented.claims().parcels, "");
    }
}

fn issuer(claims: &Claims, office: &TrustedOffice, findings: &mut Findings) {
    let issued_on = claims.issued_on;
    if issued_on < office.from {
        findings.add(Discrepancy::OfficeNotWorking, issued_on, office.from);
    }
    if let Some(until) = office.until.filter(|until| issued_on > *until) {
        findings.add(Discrepancy::OfficeNotWorking, issued_on, until);
    }
    if office.participant != claims.exporting {
        findings.add(Discrepancy::IssuerOfOthers, claims.exporting, office.participant);
    }
}

/// The number, and what became of it.
fn number(claims: &Claims, office: &TrustedOffice, trust: &TrustBundle, findings: &mut Findings) {
    let number = &claims.number;
    if *number.prefix() != office.prefix {
        findings.add(Discrepancy::NumberPrefixWrong, number, &office.prefix);
        return;
    }
    if number.count() > office.issued_up_to {
        let known = office.issued_up_to;
        // On the bundle's own day nobody can tell which came first.
        let older = claims.issued_on < trust.day();
        let kind = if older { Discrepancy::NumberOutOfRange } else { Discrepancy::NewerThanTrust };
        findings.add(kind, number, known);
        return;
    }
    match office.notice(number.count()) {
        Ok(Some(Notice::None)) => {}
        Ok(Some(Notice::Received)) => findings.add(Discrepancy::Reused, number, trust.day()),
        Ok(Some(Notice::TakenBack)) => findings.add(Discrepancy::Revoked, number, trust.day()),
        Ok(Some(Notice::ReportedForged)) => findings.add(Discrepancy::ReportedForged, number, trust.day()),
        Ok(None) | Err(_) => findings.add(Discrepancy::StatusUnknown, number, ""),
    }
}

fn participants(claims: &Claims, trust: &TrustBundle, findings: &mut Findings) {
    let standing = |id: ParticipantId| trust.participant(id).and_then(|one| one.standing_on(claims.issued_on));
    match standing(claims.exporting) {
        Some(StandingKind::Participant) => {}
        Some(StandingKind::Suspended) => {
            findings.add(Discrepancy::IssuerSuspended, claims.exporting, claims.issued_on);
        }
        None => findings.add(Discrepancy::IssuerNotParticipant, claims.exporting, claims.issued_on),
    }
    match standing(claims.importing) {
        Some(StandingKind::Participant) => {}
        Some(StandingKind::Suspended) => {
            findings.add(Discrepancy::ImporterSuspended, claims.importing, claims.issued_on);
        }
        None => findings.add(Discrepancy::ImporterNotParticipant, claims.importing, claims.issued_on),
    }
}

fn calendar(claims: &Claims, on: Date, findings: &mut Findings) {
    if on < claims.issued_on {
        findings.add(Discrepancy::NotYetValid, claims.issued_on, on);
    }
    if on > claims.expires_on {
        findings.add(Discrepancy::Expired, claims.expires_on, on);
    }
}

fn freshness(trust: &TrustBundle, on: Date, findings: &mut Findings) {
    let day = trust.day();
    // The day of a place that is ahead of UTC begins before the bundle's.
    if day.yesterday().is_ok_and(|before| on < before) {
        findings.add(Discrepancy::ClockBehind, on, day);
    }
    let age_days = day.until(on).map_or(0, |span| span.get_days());
    if i64::from(age_days) > i64::from(trust.fresh_days) {
        findings.add(Discrepancy::TrustOutdated, day, trust.fresh_days);
    }
}
