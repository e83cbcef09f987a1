//! Keys of offices and their signatures (Ed25519, RFC 8032).

use std::fmt;

use ed25519_dalek::VerifyingKey;
use sha2::{Digest as _, Sha256};

use super::Record;
use super::id::write_hex;
use crate::rule::{Refusal, Rule};

/// The name of a key: the first 8 bytes of the SHA-256 of its public half, as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 8]);

impl KeyId {
    /// 16 hexadecimal digits in small letters; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<KeyId> {
        let small = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let number = u64::from_str_radix(text, 16).ok().filter(|_| small && text.len() == 16)?;
        Some(KeyId(number.to_be_bytes()))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

/// An Ed25519 signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

/// The public half of an office's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficeKey(VerifyingKey);

impl OfficeKey {
    /// From its 32 bytes (RFC 8032 5.1.5); `None` when they are no point of the curve, or one of small order.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<OfficeKey> {
        VerifyingKey::from_bytes(bytes).ok().filter(|key| !key.is_weak()).map(OfficeKey)
    }

    /// From 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<OfficeKey> {
        super::Digest::from_hex(text).and_then(|bytes| OfficeKey::from_bytes(&bytes.0))
    }

    /// Its name.
    pub fn id(&self) -> KeyId {
        let digest: [u8; 32] = Sha256::digest(self.0.as_bytes()).into();
        let [a, b, c, d, e, f, g, h, ..] = digest;
        KeyId([a, b, c, d, e, f, g, h])
    }

    /// Refuses with `L4` a record that this key did not sign.
    pub fn verify(&self, record: &Record) -> Result<(), Refusal> {
        let refused = || Refusal::new(Rule::RecordSignatureWrong, record.id().to_string());
        if record.key() != self.id() {
            return Err(refused());
        }
        let signature = ed25519_dalek::Signature::from_bytes(&record.signature().0);
        self.0.verify_strict(&record.unsigned.to_sign(), &signature).map_err(|_| refused())
    }
}

impl fmt::Display for OfficeKey {
    /// 64 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, self.0.as_bytes())
    }
}
