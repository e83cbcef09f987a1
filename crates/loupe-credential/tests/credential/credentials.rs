//! The credential: what everybody sees, what the entitled see, and what a stranger's reader makes of it.

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use loupe_credential::did::{DatedKey, document};
use loupe_credential::sd;
use loupe_credential::vc::{self, Place};
use loupe_scheme::certificate::Certificate;
use loupe_scheme::rule::Rule;
use serde_json::{Value, json};

use super::samples::{certificate, crowded, signer};

pub(crate) fn place() -> Place {
    Place::new("register.example").unwrap()
}

pub(crate) fn issued(certificate: &Certificate) -> String {
    vc::issue(certificate, &place(), &signer(1), vc::salts(certificate.seal))
}

#[test]
fn the_entitled_rebuild_the_certificate_and_everybody_else_its_claims() {
    for certificate in [certificate(1), certificate(200), crowded()] {
        let whole = issued(&certificate);
        let read = vc::read(&whole).unwrap();
        assert_eq!(read.certificate(), Some(&certificate));
        assert!(read.verify(&signer(1).key()) && !read.verify(&signer(2).key()));
        let public = vc::without_disclosures(&whole);
        let read = vc::read(&public).unwrap();
        assert_eq!((read.certificate(), read.commercial().len()), (None, 0));
        assert_eq!(read.claims_hash(), certificate.claims_hash());
        assert!(read.verify(&signer(1).key()), "the signature is good without the disclosures");
        let plain = vc::read(&vc::enveloped(&certificate, &place(), &signer(1))).unwrap();
        assert_eq!(plain.certificate(), Some(&certificate));
    }
}

#[test]
fn the_public_form_holds_no_word_of_the_commercial_part() {
    use base64::Engine as _;
    let certificate = crowded();
    let public = vc::without_disclosures(&issued(&certificate));
    let payload = public.split('.').nth(1).unwrap();
    let payload = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(payload).unwrap();
    let payload = String::from_utf8(payload).unwrap();
    let shipment = &certificate.shipment;
    let secrets =
        [&shipment.exporter.name, &shipment.importer.address, &shipment.seal, &shipment.quality, &shipment.zone];
    for secret in secrets.into_iter().chain(shipment.parcels.iter().map(|parcel| &parcel.id)) {
        assert!(!payload.contains(secret.as_str()), "{secret}");
    }
    assert!(!payload.contains(&certificate.seal.to_hex()));
}

#[test]
fn a_holder_may_show_the_exporter_and_keep_the_values_back() {
    let whole = issued(&certificate(3));
    let mut parts: Vec<&str> = whole.split('~').collect();
    let shown = parts.remove(1);
    let read = vc::read(&format!("{}~{shown}~", parts[0])).unwrap();
    assert_eq!(read.commercial().keys().collect::<Vec<_>>(), ["exporter"]);
    assert_eq!(read.certificate(), None);
}

#[test]
fn what_is_no_credential_is_refused() {
    let whole = issued(&certificate(1));
    let (jwt, rest) = whole.split_once('~').unwrap();
    let first = rest.split('~').next().unwrap();
    for text in [
        String::new(),
        "eyJ".to_owned(),
        jwt.to_owned(),
        format!("{jwt}~{first}"),
        format!("{jwt}~{first}~{first}~"),
        format!("{jwt}~WyJhIiwiYiIsImMiXQ~"),
        format!("{}~", jwt.replacen("eyJ", "eyI", 1)),
        format!("{whole}eyJhbGciOiJFUzI1NiJ9.e30.AA"),
    ] {
        assert_eq!(vc::read(&text).unwrap_err().rule, Rule::CredentialUnreadable, "{text}");
    }
}

/// A text or date that no certificate states, in a credential that is whole and signed.
#[test]
fn claims_that_no_code_would_carry_are_refused_in_a_credential_as_well() {
    let spoilt: [fn(&mut Certificate); 6] = [
        |one| one.issuer.name = "Diamond\u{202e} Office".to_owned(),
        |one| one.issuer.city = "x".repeat(301),
        |one| one.language = "a very long name of a language that nobody speaks".to_owned(),
        |one| one.record = "no record".to_owned(),
        |one| one.shipment.parcels.clear(),
        |one| one.expires_on = jiff::civil::date(2026, 11, 1),
    ];
    for spoil in spoilt {
        let mut certificate = certificate(2);
        spoil(&mut certificate);
        let public = vc::without_disclosures(&issued(&certificate));
        assert_eq!(vc::read(&public).unwrap_err().rule, Rule::ClaimsUnreadable, "{:?}", certificate.claims());
    }
}

#[test]
fn another_program_checks_the_signature() {
    let jwk = serde_json::from_value(signer(1).key().to_jwk()).unwrap();
    let key = DecodingKey::from_jwk(&jwk).unwrap();
    let mut validation = Validation::new(Algorithm::ES256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    let plain = vc::enveloped(&certificate(2), &place(), &signer(1));
    let selective = issued(&certificate(2));
    for text in [plain.as_str(), selective.split('~').next().unwrap()] {
        let read = jsonwebtoken::decode::<Value>(text, &key, &validation).unwrap();
        assert_eq!(read.claims["issuer"]["id"], "did:web:register.example:offices:bw-diamond-office");
        assert_eq!(read.header.kid.unwrap(), place().key("bw-diamond-office", signer(1).key().id()));
    }
    let other = DecodingKey::from_jwk(&serde_json::from_value(signer(2).key().to_jwk()).unwrap()).unwrap();
    assert!(jsonwebtoken::decode::<Value>(&plain, &other, &validation).is_err());
}

#[test]
fn disclosures_are_hashed_as_in_rfc_9901() {
    // 4.2.3: an object property, and an array element.
    let property = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";
    assert_eq!(sd::digest(property), "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
    let element = "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0";
    assert_eq!(sd::digest(element), "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs");
    let payload = json!({
        "_sd_alg": "sha-256",
        "_sd": [sd::digest(property), "kept back"],
        "nationalities": ["DE", { "...": sd::digest(element) }, { "...": "kept back too" }],
    });
    let opened = sd::disclosed(&payload, &[property, element]).unwrap();
    assert_eq!(opened, json!({ "nationalities": ["DE", "FR"], "family_name": "Möbius" }));
    let closed = sd::disclosed(&payload, &[]).unwrap();
    assert_eq!(closed, json!({ "nationalities": ["DE"] }));
    assert_eq!(sd::disclosed(&payload, &[property, property]), None, "shown twice");
    let twice = json!({ "_sd": [sd::digest(property)], "a": { "_sd": [sd::digest(property)] } });
    assert_eq!(sd::disclosed(&twice, &[property]), None, "a digest that stands twice");
    let covered = json!({ "_sd": [sd::digest(property)], "family_name": "Other" });
    assert_eq!(sd::disclosed(&covered, &[property]), None, "a member that would be covered");
    assert_eq!(sd::disclosed(&json!({ "_sd_alg": "md5" }), &[]), None);
}

#[test]
fn the_document_of_an_office_names_its_keys_and_their_ends() {
    use jiff::civil::date;
    let dated =
        |seed, until, revoked_on| DatedKey { key: signer(seed).key(), from: date(2026, 1, 1), until, revoked_on };
    let keys = [dated(1, None, None), dated(2, Some(date(2026, 6, 30)), None), dated(3, None, Some(date(2026, 5, 1)))];
    insta::assert_snapshot!(
        serde_json::to_string_pretty(&document(&place(), "bw-diamond-office", &keys, date(2026, 11, 25))).unwrap()
    );
}

#[test]
fn a_place_and_its_did_are_each_others() {
    for domain in ["register.example", "localhost:8080"] {
        let place = Place::new(domain).unwrap();
        let read = Place::of_did(&place.did("bw-diamond-office")).unwrap();
        assert_eq!(read, (place, "bw-diamond-office".to_owned()));
    }
    for wrong in ["", "a/b", "UPPER.example", "a:b:c", "a:99999", "-a", "a b"] {
        assert_eq!(Place::new(wrong), None, "{wrong}");
    }
    for wrong in ["did:key:z6", "did:web:a", "did:web:a:other:b", "did:web:a%3a80:offices:b"] {
        assert_eq!(Place::of_did(wrong), None, "{wrong}");
    }
}

#[test]
fn the_credential_says_this() {
    insta::assert_snapshot!(serde_json::to_string_pretty(&vc::credential(&certificate(1), &place())).unwrap());
}
