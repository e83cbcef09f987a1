//! Reading a credential of a certificate, whole or as far as it is disclosed.

use loupe_scheme::certificate::{Certificate, Claims, CommercialSeal, check_shipment};
use loupe_scheme::record::Digest;
use loupe_scheme::rule::{Refusal, Rule};
use serde_json::{Map, Value};

use super::{CERTIFICATE, COMMERCIAL, Place, SALT, content};
use crate::jose::{self, Jws};
use crate::key::{CertificateKey, CertificateKeyId};
use crate::sd;
use crate::stated::is_proper;

/// A credential that was read. Its signature is not checked yet: that needs the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCredential {
    jws: Jws,
    kid: CertificateKeyId,
    place: Place,
    claims: Claims,
    commercial: Map<String, Value>,
    certificate: Option<Certificate>,
}

/// Reads a credential: `vc+sd-jwt` with all, some or none of its disclosures, or `vc+jwt`. Refuses with `Q9` what is no
/// such credential, with `Q14` one whose parts do not belong together. Never checks the signature.
pub fn read(text: &str) -> Result<SignedCredential, Refusal> {
    let refused = |what: &str| Refusal::new(Rule::CredentialUnreadable, what);
    let text = text.trim_end_matches(['\r', '\n']);
    let mut parts = text.split('~');
    let jws = jose::read(parts.next().unwrap_or_default())?;
    let payload = if jws.typ == jose::SELECTIVE {
        let mut disclosures: Vec<&str> = parts.collect();
        // What would follow the last `~` binds the credential to a holder's key; a certificate is nobody's alone.
        disclosures.pop().filter(|rest| rest.is_empty()).ok_or_else(|| refused("~"))?;
        sd::disclosed(&jws.payload, &disclosures).ok_or_else(|| refused("disclosures"))?
    } else {
        parts.next().map_or(Ok(()), |_| Err(refused("typ")))?;
        jws.payload.clone()
    };
    let (did, kid) = jws.signer().ok_or_else(|| refused("kid"))?;
    let (place, office) = Place::of_did(did).ok_or_else(|| refused("kid"))?;
    let inner = &payload["credentialSubject"][CERTIFICATE];
    let claims = read_claims(inner).ok_or_else(|| unreadable("claims"))?;
    if !states(&payload, &claims, &place, &office) {
        return Err(unreadable("credential"));
    }
    let commercial = inner[COMMERCIAL].as_object().cloned().ok_or_else(|| unreadable("commercial"))?;
    let hidden = jws.payload["credentialSubject"][CERTIFICATE][COMMERCIAL]["_sd"].as_array().map_or(0, Vec::len);
    let is_whole = !commercial.is_empty() && commercial.len() >= hidden;
    let certificate = if is_whole { Some(read_whole(&claims, &commercial)?) } else { None };
    Ok(SignedCredential { kid, place, claims, commercial, certificate, jws })
}

fn unreadable(what: &str) -> Refusal {
    Refusal::new(Rule::ClaimsUnreadable, what)
}

fn read_claims(inner: &Value) -> Option<Claims> {
    let claims = Claims::parse(&inner["claims"].to_string()).ok()?;
    let hash = inner["claimsHash"].as_str()?;
    (hash == claims.hash().to_string() && is_proper(&claims)).then_some(claims)
}

/// Whether what other readers go by, outside of the claims, is what the claims say.
fn states(payload: &Value, claims: &Claims, place: &Place, office: &str) -> bool {
    let issuer = claims.issuer.get("office").map(String::as_str);
    let expected = content::public(claims, place);
    let same = ["@context", "type", "id", "issuer", "validFrom", "validUntil", "credentialStatus"];
    issuer == Some(office) && same.into_iter().all(|member| payload[member] == expected[member])
}

/// The certificate, all of whose commercial part is disclosed. Refuses with `Q14` one that is not what the claims were
/// made of.
fn read_whole(claims: &Claims, commercial: &Map<String, Value>) -> Result<Certificate, Refusal> {
    let mut members = commercial.clone();
    let salt = members.shift_remove(SALT).ok_or_else(|| unreadable("salt"))?;
    let seal = salt.as_str().and_then(CommercialSeal::from_hex).ok_or_else(|| unreadable("salt"))?;
    members.sort_keys();
    let text = Value::Object(members).to_string();
    let certificate = Certificate::of_parts(&claims.text(), &text, seal).map_err(|_| unreadable("commercial"))?;
    let proper = check_shipment(&certificate.shipment).is_ok_and(|proper| proper == certificate.shipment);
    if proper { Ok(certificate) } else { Err(unreadable("shipment")) }
}

impl SignedCredential {
    /// The key that it says it is signed with.
    pub fn kid(&self) -> CertificateKeyId {
        self.kid
    }

    /// The register that it is from.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The public claims.
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// The hash that ties code, credential and record together.
    pub fn claims_hash(&self) -> Digest {
        self.claims.hash()
    }

    /// The whole certificate; `None` where something of it is kept back.
    pub fn certificate(&self) -> Option<&Certificate> {
        self.certificate.as_ref()
    }

    /// What is disclosed of the commercial part, by name.
    pub fn commercial(&self) -> &Map<String, Value> {
        &self.commercial
    }

    /// Whether `key` signed it.
    pub fn verify(&self, key: &CertificateKey) -> bool {
        self.jws.verify(key)
    }
}
