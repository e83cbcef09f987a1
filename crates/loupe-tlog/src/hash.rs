//! Hashes of leaves and of the tree above them.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use thiserror::Error;

/// A SHA-256 hash of a leaf or of a subtree (RFC 6962, section 2.1).
///
/// Prints and parses as padded standard base64, as on a checkpoint's third line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; Hash::BYTES]);

/// What is no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HashError {
    /// Not padded standard base64 of 32 bytes.
    #[error("not the base64 of a 32-byte hash")]
    NotBase64,
    /// Not 64 lower-case hexadecimal digits.
    #[error("not the 64 lower-case hexadecimal digits of a hash")]
    NotHex,
    /// Not 32 bytes.
    #[error("a hash has 32 bytes, not {0}")]
    Length(usize),
}

impl Hash {
    /// How many bytes a hash has.
    pub const BYTES: usize = 32;

    /// The hash of an entry: SHA-256 of `00` and the entry (RFC 6962, section 2.1).
    pub fn of_leaf(entry: &[u8]) -> Hash {
        Hash(Sha256::new().chain_update([0]).chain_update(entry).finalize().into())
    }

    /// The hash of two subtrees side by side: SHA-256 of `01`, left and right (RFC 6962, section 2.1).
    pub fn of_children(left: &Hash, right: &Hash) -> Hash {
        let mut joined = [0; 1 + 2 * Hash::BYTES];
        joined[0] = 1;
        joined[1..=Hash::BYTES].copy_from_slice(&left.0);
        joined[1 + Hash::BYTES..].copy_from_slice(&right.0);
        Hash(Sha256::digest(joined).into())
    }

    /// The root of a tree without entries: SHA-256 of nothing.
    pub fn of_nothing() -> Hash {
        Hash(Sha256::digest([]).into())
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; Hash::BYTES] {
        &self.0
    }

    /// The hash in 64 lower-case hexadecimal digits.
    pub fn to_hex(self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
    }

    /// Reads 64 lower-case hexadecimal digits; anything else is [`HashError::NotHex`].
    pub fn from_hex(hex: &str) -> Result<Hash, HashError> {
        let mut bytes = [0; Hash::BYTES];
        if hex.len() != 2 * bytes.len() {
            return Err(HashError::NotHex);
        }
        for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Hash(bytes))
    }
}

fn digit(ascii: u8) -> Result<u8, HashError> {
    match ascii {
        b'0'..=b'9' => Ok(ascii - b'0'),
        b'a'..=b'f' => Ok(ascii - b'a' + 10),
        _ => Err(HashError::NotHex),
    }
}

impl From<[u8; Hash::BYTES]> for Hash {
    fn from(bytes: [u8; Hash::BYTES]) -> Hash {
        Hash(bytes)
    }
}

impl TryFrom<&[u8]> for Hash {
    type Error = HashError;

    fn try_from(bytes: &[u8]) -> Result<Hash, HashError> {
        bytes.try_into().map(Hash).map_err(|_| HashError::Length(bytes.len()))
    }
}

impl AsRef<[u8]> for Hash {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl FromStr for Hash {
    type Err = HashError;

    /// Refuses everything but the one padded standard base64 text of 32 bytes.
    fn from_str(text: &str) -> Result<Hash, HashError> {
        let mut bytes = [0; Hash::BYTES];
        // Forty-four characters hold up to 33 bytes, and one byte too many does not fit.
        let length = STANDARD.decode_slice(text, &mut bytes).map_err(|_| HashError::NotBase64)?;
        if length == Hash::BYTES { Ok(Hash(bytes)) } else { Err(HashError::NotBase64) }
    }
}
