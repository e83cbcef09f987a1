//! What a witness signs: a checkpoint and the time it was seen (C2SP `tlog-cosignature`, Ed25519).

use crate::key::{SIGNATURE_BYTES, VerifierKey};

/// The last second a cosignature may name.
pub(crate) const SECONDS_MAX: u64 = i64::MAX as u64;

/// How many bytes a timestamped signature has: eight of time and the signature.
const TIMESTAMPED_BYTES: usize = 8 + SIGNATURE_BYTES;

/// The bytes that are signed for the text of a checkpoint and a time in seconds since 1970.
pub(crate) fn message(text: &str, seconds: u64) -> String {
    format!("cosignature/v1\ntime {seconds}\n{text}")
}

/// When this key signed the text, in seconds since 1970; nothing when it did not.
pub(crate) fn verify(key: &VerifierKey, text: &str, signature: &[u8]) -> Option<u64> {
    if signature.len() != TIMESTAMPED_BYTES {
        return None;
    }
    let (time, signature) = signature.split_first_chunk()?;
    let seconds = u64::from_be_bytes(*time);
    let checked = key.verify_bytes(message(text, seconds).as_bytes(), signature);
    (seconds <= SECONDS_MAX && checked.is_ok()).then_some(seconds)
}
