//! A JSON text with its signature: compact JWS with ES256 (RFC 7515 7.1), as VC-JOSE-COSE asks for it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use loupe_scheme::rule::{Refusal, Rule};
use serde_json::{Value, json};

use crate::key::{CertificateKey, CertificateKeyId, CertificateSigner, SIGNATURE_BYTES};

/// The type of a credential that is all there (VC-JOSE-COSE 3.1.1).
pub(crate) const PLAIN: &str = "vc+jwt";
/// The type of a credential with disclosures (VC-JOSE-COSE 3.2.1).
pub(crate) const SELECTIVE: &str = "vc+sd-jwt";
/// The longest credential, in characters: one of 200 parcels with all their lots is shorter.
pub const CREDENTIAL_CHARS_MAX: usize = 8 * 1024 * 1024;

/// A payload, who says that they signed it, and the signature, which is not checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Jws {
    pub(crate) typ: String,
    /// The whole `kid`: a DID, `#` and the name of the key.
    pub(crate) kid: String,
    pub(crate) payload: Value,
    signed: String,
    signature: [u8; SIGNATURE_BYTES],
}

pub(crate) fn sign(typ: &str, kid: &str, payload: &Value, signer: &CertificateSigner) -> String {
    sign_text(typ, kid, &payload.to_string(), signer)
}

/// The same for a payload that is JSON text already, byte for byte.
pub(crate) fn sign_text(typ: &str, kid: &str, payload: &str, signer: &CertificateSigner) -> String {
    let header = json!({ "alg": "ES256", "typ": typ, "cty": "vc", "kid": kid }).to_string();
    let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = URL_SAFE_NO_PAD.encode(signer.sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}

/// Reads a JWS. Refuses with `Q9` another algorithm, a header that asks for more, and JSON with a member that stands twice
/// or with blanks: what two readers could take for two things.
pub(crate) fn read(text: &str) -> Result<Jws, Refusal> {
    let refused = |what: &str| Refusal::new(Rule::CredentialUnreadable, what);
    if text.len() > CREDENTIAL_CHARS_MAX {
        return Err(refused("length").accepting([CREDENTIAL_CHARS_MAX.to_string()]));
    }
    let (signed, signature) = text.rsplit_once('.').ok_or_else(|| refused("JWS"))?;
    let (header, payload) = signed.split_once('.').ok_or_else(|| refused("JWS"))?;
    let header = object(header).ok_or_else(|| refused("header"))?;
    let payload = object(payload).ok_or_else(|| refused("payload"))?;
    let members = header.as_object().map_or(0, serde_json::Map::len);
    let said = |name: &str| header[name].as_str();
    let typ = said("typ").filter(|typ| [PLAIN, SELECTIVE].contains(typ)).ok_or_else(|| refused("typ"))?;
    if said("alg") != Some("ES256") || said("cty") != Some("vc") || members != 4 {
        return Err(refused("alg"));
    }
    let kid = said("kid").ok_or_else(|| refused("kid"))?.to_owned();
    let signature = URL_SAFE_NO_PAD.decode(signature).ok().and_then(|bytes| bytes.try_into().ok());
    let signature = signature.ok_or_else(|| refused("signature"))?;
    Ok(Jws { typ: typ.to_owned(), kid, payload, signed: signed.to_owned(), signature })
}

fn object(coded: &str) -> Option<Value> {
    let bytes = URL_SAFE_NO_PAD.decode(coded).ok()?;
    let value: Value = serde_json::from_slice(&bytes).ok()?;
    (value.is_object() && value.to_string().as_bytes() == bytes).then_some(value)
}

impl Jws {
    /// The DID and the name of the key in `kid`.
    pub(crate) fn signer(&self) -> Option<(&str, CertificateKeyId)> {
        let (did, key) = self.kid.split_once('#')?;
        Some((did, CertificateKeyId::from_hex(key)?))
    }

    pub(crate) fn verify(&self, key: &CertificateKey) -> bool {
        let named = self.signer().is_some_and(|(_, id)| id == key.id());
        named && key.verify(self.signed.as_bytes(), &self.signature)
    }
}
