//! For every format one check on any bytes at all: they are refused, or they say one thing and say it again.
//!
//! The fuzz targets in `fuzz/` run these same checks.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::civil::date;
use loupe_credential::code::{self, SignedCode, TEXT_CHARS_MAX};
use loupe_credential::status::{Notice, PLACES, Purpose, StatusList};
use loupe_credential::trust::{BUNDLE_BYTES_MAX, SignedTrust, TrustBundle};
use loupe_credential::vc::{self, Place};
use loupe_credential::verdict::{Discrepancy, Finding, Outcome, Presented, Weight, check};
use loupe_credential::{CREDENTIAL_CHARS_MAX, sd};

use super::samples::{bundle, certificate, signer};

/// Whether the bytes are the text of a printed code.
pub(crate) fn code(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let Ok(read) = code::read(text) else { return false };
    assert!(text.trim_end().len() <= TEXT_CHARS_MAX, "a text that no code holds");
    assert!(cose(&read.to_bytes()), "a code without a COSE_Sign1");
    true
}

/// Whether the bytes are the COSE_Sign1 of a code; one is written again as it was, and what it states can be issued.
pub(crate) fn cose(bytes: &[u8]) -> bool {
    let Ok(read) = code::read_signed(bytes) else { return false };
    assert_eq!(read.to_bytes(), bytes, "a code is written again to other bytes");
    assert!(!read.verify(&signer(2).key()), "signed by nobody");
    restated(&read);
    judged(Presented::Code(read), &bundle());
    true
}

/// What a code states can be printed again by another, and be issued as a credential.
fn restated(read: &SignedCode) {
    let Some(one) = read.certificate() else { return };
    assert!(one.claims() == read.claims() && one.issued_on <= one.expires_on);
    let again = code::read(&code::print(one, &signer(2))).expect("what was read can be printed");
    assert_eq!(again.claims_hash(), read.claims_hash(), "printed again it states something else");
    let place = Place::new("register.example").expect("a domain");
    let issued = vc::issue(one, &place, &signer(2), vc::salts(one.seal));
    let issued = vc::read(&issued).expect("what was read can be issued as a credential");
    assert_eq!(issued.certificate(), Some(one), "code and credential of one certificate differ");
}

/// Nothing is authentic that its office did not sign, and every judgement is the same twice.
fn judged(presented: Presented, trust: &TrustBundle) {
    for on in [date(2026, 11, 25), date(-9999, 1, 1), date(9999, 12, 31)] {
        let verdict = check(&presented, trust, on);
        assert!(verdict.signature_good || verdict.outcome == Outcome::Refused, "unsigned, and not refused");
        assert_eq!(verdict.outcome == Outcome::Refused, verdict.findings.iter().any(is_stop), "refused without a word");
        assert_eq!(verdict.claims_hash, presented.claims().hash());
    }
}

fn is_stop(finding: &Finding) -> bool {
    finding.weight == Weight::Stop
}

/// Whether the bytes are a credential: its text, or lines that make one ([`assembled`]).
pub(crate) fn jwt(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = if text.starts_with('{') { assembled(text) } else { text.to_owned() };
    let Ok(read) = vc::read(&text) else { return false };
    assert!(text.split('~').next().is_some_and(|jws| jws.len() <= CREDENTIAL_CHARS_MAX), "a credential without end");
    assert!(!read.verify(&signer(2).key()), "signed by nobody");
    assert_eq!(read.claims_hash(), read.claims().hash());
    if let Some(one) = read.certificate() {
        assert_eq!(&one.claims(), read.claims(), "the parts are not the whole");
        assert!(code::read(&code::print(one, &signer(2))).is_ok(), "a credential that cannot be printed");
    }
    let public = vc::without_disclosures(&text);
    let public = vc::read(&public).expect("a credential is one without its disclosures as well");
    assert_eq!(public.claims(), read.claims(), "what is disclosed changes what is claimed");
    judged(Presented::Credential(Box::new(read)), &bundle());
    true
}

/// A credential of lines: header, payload, then disclosures, so that random changes are to what is said and not to its
/// base64. `@3` between quotation marks stands for the digest of the third disclosure.
pub(crate) fn assembled(lines: &str) -> String {
    let mut lines = lines.lines();
    let (header, payload) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let mut digests: Vec<String> = Vec::new();
    let named = |text: &str, digests: &[String]| {
        let name = |text: String, (at, digest): (usize, &String)| text.replace(&format!("\"@{at}\""), digest);
        (1..).zip(digests).fold(text.to_owned(), name)
    };
    let mut disclosures = String::from("~");
    for line in lines.take(80) {
        let disclosure = URL_SAFE_NO_PAD.encode(named(line, &digests));
        digests.push(format!("\"{}\"", sd::digest(&disclosure)));
        disclosures.push_str(&format!("{disclosure}~"));
    }
    let signature = URL_SAFE_NO_PAD.encode([7; 64]);
    let signed = [header, &named(payload, &digests)].map(|text| URL_SAFE_NO_PAD.encode(text)).join(".");
    format!("{signed}.{signature}{disclosures}")
}

/// Whether the bytes are a status list: its credential, its text, or the gzip in that.
pub(crate) fn status_list(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"eyJ") {
        return std::str::from_utf8(bytes).is_ok_and(|text| StatusList::read(text).is_ok_and(|list| listed(&list)));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if text.starts_with('u') => text.to_owned(),
        _ => format!("u{}", URL_SAFE_NO_PAD.encode(bytes)),
    };
    let read = |purpose| StatusList::decode(purpose, &text).is_ok_and(|list| listed(&list));
    Purpose::ALL.into_iter().filter(|purpose| read(*purpose)).count() == 1
}

/// A list says something of each of its places and of none beyond, and is read back as it is written.
fn listed(list: &StatusList) -> bool {
    let most = (1u8 << list.purpose().bits()) - 1;
    assert!(list.value(0).is_some_and(|value| value <= most) && list.value(PLACES - 1).is_some());
    assert!([PLACES, PLACES + 1, u32::MAX].iter().all(|place| list.value(*place).is_none()), "a place beyond the end");
    assert_eq!(list.notice(77).is_some(), list.purpose() == Purpose::Message);
    assert_eq!(StatusList::decode(list.purpose(), &list.encode()).as_ref(), Ok(list), "written it is another list");
    let mut changed = list.clone();
    changed.set(PLACES, Notice::ReportedForged);
    assert_eq!(&changed, list, "who sets a place beyond the end changes nothing");
    true
}

/// Whether the bytes are a trust bundle; one is written again as it was, and makes nobody trusted that it does not name.
pub(crate) fn trust_bundle(bytes: &[u8]) -> bool {
    let Ok(read) = SignedTrust::read(bytes) else { return false };
    assert_eq!(read.to_text().as_bytes(), bytes, "a bundle is written again to other bytes");
    assert!(bytes.len() <= BUNDLE_BYTES_MAX, "a bundle without end");
    let trust = read.unverified();
    assert_eq!(read.verified(None).is_ok(), read.verified(Some(&trust.register_key)).is_ok());
    let logged = read.record().is_ok_and(|record| record.is_some());
    assert!(!logged || read.logged().is_some(), "a record from nowhere");
    assert!(trust.follows(trust.number, trust.as_of).is_ok(), "a bundle that does not follow itself");
    for office in &trust.offices {
        assert!(
            [0, 1, PLACES, u32::MAX].iter().all(|count| office.notice(*count).is_ok() || !office.notices.is_empty())
        );
    }
    let known = Presented::read(&code::print(&certificate(1), &signer(1))).expect("a code of ours");
    let named = trust.offices.iter().any(|office| office.id.as_str() == "bw-diamond-office");
    let verdict = check(&known, trust, date(2026, 11, 25));
    assert!(named || verdict.found(Discrepancy::UnknownIssuer), "trusted without a name");
    judged(known, trust);
    true
}
