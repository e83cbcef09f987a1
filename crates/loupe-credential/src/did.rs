//! The DID document of an office: its keys, for readers of credentials everywhere (did:web, DID Core 1.0).

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::key::CertificateKey;
use crate::place::Place;

/// A key of an office, and when it is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedKey {
    /// The key.
    pub key: CertificateKey,
    /// The first day on which it signs.
    pub from: Date,
    /// The last day on which it signs; `None` while it does.
    pub until: Option<Date>,
    /// The day since which nothing that it signs counts; `None` for a key that was never revoked.
    pub revoked_on: Option<Date>,
}

impl DatedKey {
    /// Whether a certificate issued on that day may be signed with it.
    pub fn is_good_on(&self, day: Date) -> bool {
        let before_end = self.until.is_none_or(|until| day <= until);
        self.from <= day && before_end && self.revoked_on.is_none_or(|revoked_on| day < revoked_on)
    }
}

/// The document. A key that has ended stays in it, so that what it signed stays readable, with the moment of its end
/// (`expires`, `revoked`: Controlled Identifiers 1.0, 2.2); only those still good on `today` may sign (`assertionMethod`).
pub fn document(place: &Place, office: &str, keys: &[DatedKey], today: Date) -> Value {
    let did = place.did(office);
    let mut methods = Vec::new();
    let mut signing = Vec::new();
    for dated in keys {
        let id = place.key(office, dated.key.id());
        let mut method = json!({
            "id": id,
            "type": "JsonWebKey",
            "controller": did,
            "publicKeyJwk": dated.key.to_jwk(),
        });
        if let Some(until) = dated.until {
            method["expires"] = format!("{until}T23:59:59Z").into();
        }
        if let Some(revoked_on) = dated.revoked_on {
            method["revoked"] = format!("{revoked_on}T00:00:00Z").into();
        }
        methods.push(method);
        if dated.is_good_on(today) {
            signing.push(Value::from(id));
        }
    }
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": signing,
    })
}
