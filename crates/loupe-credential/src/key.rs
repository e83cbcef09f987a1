//! Keys that sign certificates: ECDSA on P-256 with SHA-256 (ES256, RFC 7518 3.4), which every credential reader knows.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// How long a signature is, in bytes: r and s (RFC 9053 2.1).
pub const SIGNATURE_BYTES: usize = 64;
/// How long the compressed point of a key is, in bytes (SEC 1 2.3.3).
pub const KEY_BYTES: usize = 33;

/// The name of a certificate key: the first 8 bytes of the SHA-256 of its compressed point, written as 16 small
/// hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateKeyId(pub [u8; 8]);

impl CertificateKeyId {
    /// From 16 small hexadecimal digits; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<CertificateKeyId> {
        bytes_of_hex(text).map(CertificateKeyId)
    }
}

impl fmt::Display for CertificateKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for CertificateKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl serde::Serialize for CertificateKeyId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// The public half of a certificate key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CertificateKey(VerifyingKey);

impl CertificateKey {
    /// From its compressed point; `None` for what is no point of the curve, and for its other forms of this length.
    pub fn from_bytes(bytes: &[u8; KEY_BYTES]) -> Option<CertificateKey> {
        let key = VerifyingKey::from_sec1_bytes(bytes).ok().map(CertificateKey)?;
        (key.to_bytes() == *bytes).then_some(key)
    }

    /// From the compressed point as 66 small hexadecimal digits; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<CertificateKey> {
        bytes_of_hex(text).and_then(|bytes| CertificateKey::from_bytes(&bytes))
    }

    /// The compressed point.
    pub fn to_bytes(&self) -> [u8; KEY_BYTES] {
        let mut bytes = [0; KEY_BYTES];
        let point = self.0.to_sec1_point(true);
        for (byte, of_point) in bytes.iter_mut().zip(point.as_bytes()) {
            *byte = *of_point;
        }
        bytes
    }

    /// The compressed point as 66 hexadecimal digits.
    pub fn to_hex(&self) -> String {
        self.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Its name.
    pub fn id(&self) -> CertificateKeyId {
        let digest: [u8; 32] = Sha256::digest(self.to_bytes()).into();
        let [a, b, c, d, e, f, g, h, ..] = digest;
        CertificateKeyId([a, b, c, d, e, f, g, h])
    }

    /// As a JSON Web Key (RFC 7517) for a DID document, with its name as `kid`.
    pub fn to_jwk(&self) -> serde_json::Value {
        let point = self.0.to_sec1_point(false);
        let (x, y) = point.as_bytes().get(1..65).unwrap_or(&[0; 64]).split_at(32);
        serde_json::json!({
            "kty": "EC",
            "crv": "P-256",
            "x": URL_SAFE_NO_PAD.encode(x),
            "y": URL_SAFE_NO_PAD.encode(y),
            "alg": "ES256",
            "use": "sig",
            "kid": self.id().to_string(),
        })
    }

    /// Whether this key signed `message`.
    pub fn verify(&self, message: &[u8], signature: &[u8; SIGNATURE_BYTES]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.0.verify(message, &signature).is_ok())
    }
}

impl fmt::Debug for CertificateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificateKey({})", self.id())
    }
}

/// The secret half of a certificate key. It is wiped from memory when it goes.
pub struct CertificateSigner(SigningKey);

impl CertificateSigner {
    /// From 32 random bytes of the caller; `None` for the few that are no key (0, and the order of the curve and above).
    pub fn from_secret_bytes(bytes: &[u8; 32]) -> Option<CertificateSigner> {
        SigningKey::from_slice(bytes).ok().map(CertificateSigner)
    }

    /// The secret, for keeping.
    pub fn to_secret_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes().into())
    }

    /// The public half.
    pub fn key(&self) -> CertificateKey {
        CertificateKey(*self.0.verifying_key())
    }

    /// Signs. The same message always gets the same signature (RFC 6979), so no bad source of chance gives the key away.
    pub fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        let signature: Signature = self.0.sign(message);
        signature.to_bytes().into()
    }
}

impl fmt::Debug for CertificateSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificateSigner({}, …)", self.key().id())
    }
}

/// `N` bytes from twice as many small hexadecimal digits; `None` for anything else.
pub(crate) fn bytes_of_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let small = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    let proper = text.len() == 2 * N && text.bytes().all(small);
    let mut bytes = [0; N];
    for (place, byte) in bytes.iter_mut().enumerate() {
        let digits = text.get(2 * place..2 * place + 2).filter(|_| proper)?;
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(bytes)
}
