//! Salted hashes: a record holds on to a fact without telling it.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::id::Digest;

/// What opens a sealed fact: shown to whoever is entitled, never part of a record.
#[derive(Clone, PartialEq, Eq)]
pub struct Seal {
    salt: [u8; 32],
}

/// A fact with what seals it.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The name it has in the record.
    pub name: String,
    /// The fact.
    pub value: String,
    /// The salt.
    pub seal: Seal,
}

impl Seal {
    /// From 32 random bytes of the caller, used once.
    pub const fn new(salt: [u8; 32]) -> Seal {
        Seal { salt }
    }

    /// From 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Seal> {
        Digest::from_hex(text).map(|digest| Seal { salt: digest.0 })
    }

    /// The salt as 64 hexadecimal digits.
    pub fn to_hex(&self) -> String {
        Digest(self.salt).to_string()
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(…)")
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({}: …)", self.name)
    }
}

impl Sealed {
    /// What a record says of it. The lengths keep name and value apart, and the salt keeps a short value from being
    /// guessed.
    pub fn digest(&self) -> Digest {
        let mut hash = Sha256::new_with_prefix(b"loupe-sealed/1\n");
        hash.update(self.seal.salt);
        for part in [&self.name, &self.value] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        Digest(hash.finalize().into())
    }
}
