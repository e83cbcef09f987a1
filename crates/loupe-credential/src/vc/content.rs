//! What the credential says, in the words of UNTP and our own.

use jiff::civil::Date;
use loupe_scheme::certificate::{Certificate, Claims, STATEMENT, TITLE};
use serde_json::{Map, Value, json};

use super::{CERTIFICATE, COMMERCIAL, CONTEXT_PATH, Place, SALT, members_of};
use crate::status;

/// The context of W3C Verifiable Credentials 2.0.
const VCDM: &str = "https://www.w3.org/ns/credentials/v2";
/// The context of the UNTP Digital Conformity Credential, as its schema 0.6 asks for it.
const UNTP: &str = "https://test.uncefact.org/vocabulary/untp/dcc/working/";
/// The scheme's own site, as its name.
const SCHEME: &str = "https://www.kimberleyprocess.com/";
const SCHEME_NAME: &str = "Kimberley Process Certification Scheme";

pub(super) fn public(claims: &Claims, place: &Place) -> Value {
    let address = place.certificate(&claims.number);
    let office = claims.issuer.get("office").map_or("", String::as_str);
    let issuer_name = claims.issuer.get("name").map_or("", String::as_str);
    json!({
        "@context": [VCDM, UNTP, place.address(CONTEXT_PATH)],
        "type": ["DigitalConformityCredential", "VerifiableCredential"],
        "id": address,
        "issuer": { "type": ["CredentialIssuer"], "id": place.did(office), "name": issuer_name },
        "validFrom": first_moment(claims.issued_on),
        "validUntil": last_moment(claims.expires_on),
        "credentialStatus": status::entries(place, office, &claims.number),
        "credentialSubject": subject(claims, place, &address),
    })
}

/// The members of the commercial part, each of which is disclosed or kept back.
pub(super) fn commercial(certificate: &Certificate) -> Map<String, Value> {
    let mut members = members_of(&certificate.commercial_text());
    members.insert(SALT.to_owned(), certificate.seal.to_hex().into());
    members
}

pub(super) fn first_moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

pub(super) fn last_moment(day: Date) -> String {
    format!("{day}T23:59:59Z")
}

fn subject(claims: &Claims, place: &Place, address: &str) -> Value {
    let number = &claims.number;
    json!({
        "type": ["ConformityAttestation", "Attestation"],
        "id": format!("{address}#attestation"),
        "name": format!("{TITLE} {number}"),
        "assessorLevel": "3rdParty",
        "assessmentLevel": "GovtApproval",
        "attestationType": "certification",
        "description": STATEMENT,
        // Who that is, is part of the commercial part; UNTP asks for a name in the open.
        "issuedToParty": { "id": format!("{address}#exporter"), "name": format!("Exporter on certificate {number}") },
        "scope": {
            "type": ["ConformityScheme"],
            "id": SCHEME,
            "name": SCHEME_NAME,
            "description": "The international scheme for the certification of shipments of rough diamonds",
            "version": "2002-11-05",
            "validFrom": "2003-01-01",
            "owner": { "id": SCHEME, "name": "Kimberley Process" },
        },
        "assessment": [assessment(claims, address)],
        CERTIFICATE: {
            "type": ["KimberleyProcessCertificate"],
            "id": format!("{address}#certificate"),
            "claims": members_of(&claims.text()),
            "claimsHash": claims.hash().to_string(),
            "record": place.address(&format!("/records/{}", claims.record)),
            COMMERCIAL: {},
        },
    })
}

fn assessment(claims: &Claims, address: &str) -> Value {
    let codes = claims.hs.iter().map(|hs| hs.code()).collect::<Vec<_>>().join(", ");
    json!({
        "type": ["ConformityAssessment", "Declaration"],
        "id": format!("{address}#assessment"),
        "name": "Handled in accordance with the provisions of the scheme",
        "assessmentDate": claims.issued_on.to_string(),
        "referenceStandard": {
            "type": ["Standard"],
            "id": SCHEME,
            "name": SCHEME_NAME,
            "issuingParty": { "id": SCHEME, "name": "Kimberley Process" },
            "issueDate": "2002-11-05",
        },
        "conformityTopic": "governance.compliance",
        "conformance": true,
        "assessedProduct": [{
            "product": {
                "id": format!("{address}#shipment"),
                "name": format!("Rough diamonds, HS {codes}, parcels: {}", claims.parcels),
                "batchNumber": claims.number.to_string(),
            },
        }],
    })
}
