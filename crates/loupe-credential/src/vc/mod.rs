//! The certificate as a W3C Verifiable Credential 2.0 in the profile of the UNTP Digital Conformity Credential 0.6.
//!
//! Everybody may see the public claims. The commercial part is disclosed member by member (SD-JWT, RFC 9901), with what
//! seals it, so that a reader of all of it rebuilds the certificate and its claims hash.

mod content;
mod context;
mod read;

use loupe_scheme::certificate::{Certificate, Claims, CommercialSeal};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

pub use context::{CONTEXT_PATH, context};
pub use read::{SignedCredential, read};

pub use crate::place::Place;
pub use crate::sd::DISCLOSURE_SALT_BYTES;

use crate::jose;
use crate::key::CertificateSigner;
use crate::sd;

/// What holds the Kimberley Process's own members in the subject.
pub(crate) const CERTIFICATE: &str = "kimberleyCertificate";
/// What holds the commercial part there.
pub(crate) const COMMERCIAL: &str = "commercial";
/// What seals the commercial part, within it.
pub(crate) const SALT: &str = "salt";

/// The credential that everybody may see: the public claims.
pub fn public(claims: &Claims, place: &Place) -> Value {
    content::public(claims, place)
}

/// The whole credential, before it is signed.
pub fn credential(certificate: &Certificate, place: &Place) -> Value {
    let mut credential = content::public(&certificate.claims(), place);
    credential["credentialSubject"][CERTIFICATE][COMMERCIAL] = Value::Object(content::commercial(certificate));
    credential
}

/// The credential with every disclosure, signed (`vc+sd-jwt`). `salt` gives random bytes for each member by its name;
/// [`salts`] derives them, so that the credential of a certificate is the same each time.
pub fn issue(
    certificate: &Certificate,
    place: &Place,
    signer: &CertificateSigner,
    salt: impl FnMut(&str) -> [u8; DISCLOSURE_SALT_BYTES],
) -> String {
    let mut credential = credential(certificate, place);
    let disclosures = match credential["credentialSubject"][CERTIFICATE][COMMERCIAL].as_object_mut() {
        Some(commercial) => sd::conceal(commercial, salt),
        None => Vec::new(),
    };
    if let Some(members) = credential.as_object_mut() {
        sd::name_algorithm(members);
    }
    let kid = place.key(&certificate.issuer.office, signer.key().id());
    let mut text = jose::sign(jose::SELECTIVE, &kid, &credential, signer);
    text.push('~');
    for disclosure in disclosures {
        text.push_str(&disclosure);
        text.push('~');
    }
    text
}

/// The whole credential in one piece, signed (`vc+jwt`): for those entitled to all of it.
pub fn enveloped(certificate: &Certificate, place: &Place, signer: &CertificateSigner) -> String {
    let kid = place.key(&certificate.issuer.office, signer.key().id());
    jose::sign(jose::PLAIN, &kid, &credential(certificate, place), signer)
}

/// The form that everybody may see of a credential with disclosures: without any of them. Its signature stays good.
pub fn without_disclosures(credential: &str) -> String {
    let end = credential.find('~').map_or(credential.len(), |at| at + 1);
    credential[..end].to_owned()
}

/// Salts of disclosures, derived from what seals the commercial part. Whoever knows one learns nothing of the others.
pub fn salts(seal: CommercialSeal) -> impl FnMut(&str) -> [u8; DISCLOSURE_SALT_BYTES] {
    move |name| {
        let salt = Sha256::new_with_prefix(b"loupe-disclosure/1\n").chain_update(seal.0).chain_update(name);
        let salt: [u8; 32] = salt.finalize().into();
        let mut first = [0; DISCLOSURE_SALT_BYTES];
        first.copy_from_slice(&salt[..DISCLOSURE_SALT_BYTES]);
        first
    }
}

/// A canonical text as JSON; an empty object for a text that is none.
pub(crate) fn members_of(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap_or_default()
}
