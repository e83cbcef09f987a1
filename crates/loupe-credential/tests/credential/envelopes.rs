//! Other credentials of offices: who signed them is plain to a stranger, and none of them is ever a certificate.

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use loupe_credential::code;
use loupe_credential::envelope::envelope;
use loupe_credential::key::CertificateSigner;
use loupe_credential::status::StatusList;
use loupe_credential::vc;
use loupe_credential::verdict::{Discrepancy, Outcome, Presented, check};
use loupe_scheme::certificate::Certificate;
use loupe_scheme::rule::Rule;
use serde_json::Value;

use super::credentials::place;
use super::samples::{bundle, certificate, signer};

/// Where a lot is from, as a house says.
const PASSPORT: &str = r#"{"type":["DigitalProductPassport","VerifiableCredential"],"issuer":{"id":"did:web:register.example:offices:house"},"credentialSubject":{"mass":{"value":40.00,"unit":"CTM"}}}"#;

/// The key of an operator, which no bundle names.
fn of_house() -> CertificateSigner {
    signer(9)
}

#[test]
fn a_stranger_checks_who_signed_and_reads_every_digit() {
    let text = envelope(PASSPORT, &place(), "house", &of_house());
    let jwk = |signer: &CertificateSigner| serde_json::from_value(signer.key().to_jwk()).unwrap();
    let mut validation = Validation::new(Algorithm::ES256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    let read = |signer: &CertificateSigner| {
        jsonwebtoken::decode::<Value>(&text, &DecodingKey::from_jwk(&jwk(signer)).unwrap(), &validation)
    };
    let good = read(&of_house()).unwrap();
    assert_eq!((good.header.typ.as_deref(), good.header.cty.as_deref()), (Some("vc+jwt"), Some("vc")));
    assert_eq!(good.header.kid.unwrap(), place().key("house", of_house().key().id()));
    assert!(read(&signer(1)).is_err(), "another's key did not sign it");
    let payload = text.split('.').nth(1).unwrap();
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(payload).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), PASSPORT, "40.00 stays 40.00");
}

#[test]
fn what_an_authority_signs_of_lots_is_no_certificate_and_no_list() {
    let in_words = PASSPORT.replace("40.00", "\"40.00\"");
    for (credential, [as_certificate, as_list]) in
        [(PASSPORT, [Rule::CredentialUnreadable; 2]), (&in_words, [Rule::ClaimsUnreadable, Rule::StatusListUnreadable])]
    {
        let text = envelope(credential, &place(), "bw-diamond-office", &signer(1));
        assert_eq!(vc::read(&text).unwrap_err().rule, as_certificate);
        assert_eq!(Presented::read(&text).unwrap_err().rule, as_certificate);
        assert_eq!(StatusList::read(&text).unwrap_err().rule, as_list);
    }
}

/// What is told of a certificate in every form that the house could give it.
fn told(certificate: &Certificate) -> Vec<(Outcome, bool, Discrepancy)> {
    let by_house = of_house();
    let texts = [
        code::print(certificate, &by_house),
        vc::issue(certificate, &place(), &by_house, vc::salts(certificate.seal)),
        vc::enveloped(certificate, &place(), &by_house),
        envelope(&vc::credential(certificate, &place()).to_string(), &place(), &certificate.issuer.office, &by_house),
    ];
    let judged = texts.iter().map(|text| {
        let verdict = check(&Presented::read(text).unwrap(), &bundle(), jiff::civil::date(2026, 11, 25));
        (verdict.outcome, verdict.signature_good, verdict.findings[0].kind)
    });
    judged.collect()
}

#[test]
fn a_key_of_an_operator_never_makes_a_certificate_authentic() {
    let mut of_its_own = certificate(2);
    of_its_own.issuer.office = "house".to_owned();
    of_its_own.record = "house/7".to_owned();
    assert_eq!(told(&of_its_own), [(Outcome::Refused, false, Discrepancy::UnknownIssuer); 4]);
    assert_eq!(
        told(&certificate(2)),
        [(Outcome::Refused, false, Discrepancy::WrongKey); 4],
        "nor one in the name of an authority"
    );
    // With the name of the house's key in the DID of the house, claims of the authority are no credential at all.
    let foreign = envelope(&vc::credential(&certificate(2), &place()).to_string(), &place(), "house", &of_house());
    assert_eq!(vc::read(&foreign).unwrap_err().rule, Rule::ClaimsUnreadable);
}
