//! Names of offices and records, and digests.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use crate::rule::{Refusal, Rule};

/// The longest name of an office, in bytes.
const OFFICE_BYTES_MAX: usize = 64;

/// An office that makes records: small letters, digits, `-` and `.`, beginning with a letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficeId(String);

impl OfficeId {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OfficeId {
    type Err = Refusal;

    /// Refuses with `K4` anything else.
    fn from_str(text: &str) -> Result<OfficeId, Refusal> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
        let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
        if begins && text.len() <= OFFICE_BYTES_MAX && text.chars().all(allowed) && !text.ends_with(['-', '.']) {
            Ok(OfficeId(text.to_owned()))
        } else {
            Err(Refusal::new(Rule::KeyNameWrong, text))
        }
    }
}

impl fmt::Display for OfficeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A record's name: its office and its number there, from 1. Written `register/17`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// The office.
    pub office: OfficeId,
    /// The number, from 1.
    pub sequence: u64,
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.office, self.sequence)
    }
}

impl FromStr for RecordId {
    type Err = Refusal;

    /// Refuses with `L5` what is no name of a record.
    fn from_str(text: &str) -> Result<RecordId, Refusal> {
        let refused = || Refusal::new(Rule::NoSuchRecord, text);
        let (office, number) = text.split_once('/').ok_or_else(refused)?;
        let plain = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
        let sequence = number.parse().ok().filter(|_| plain).ok_or_else(refused)?;
        Ok(RecordId { office: office.parse().map_err(|_| refused())?, sequence })
    }
}

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// Of `bytes` as they are.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    /// Of an entry of the log (RFC 6962 2.1: the leaf hash).
    pub fn of_record(bytes: &[u8]) -> Digest {
        Digest(Sha256::new().chain_update([0]).chain_update(bytes).finalize().into())
    }

    /// 64 hexadecimal digits in small letters; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Digest> {
        let digits = text.as_bytes();
        let small = |b: &u8| b.is_ascii_digit() || (b'a'..=b'f').contains(b);
        if digits.len() != 64 || !digits.iter().all(small) {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).ok()?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Digest(bytes))
    }
}

/// `bytes` as hexadecimal digits in small letters.
pub(super) fn write_hex(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}
