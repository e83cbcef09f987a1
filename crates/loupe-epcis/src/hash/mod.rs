//! The event hash id: one name for one event, whoever writes it down (CBV 2.0, 8.9).
//!
//! The order of fields is that of the published hashes, which differ from the table of the standard in three places:
//! `certificationInfo` follows `eventTimeZoneOffset`, `sensorElementList` stands before the lists of transactions, and
//! `destinationList` before `sourceList`.

mod context;
mod event;
mod extension;
mod fault;
mod field;
mod time;

use sha2::{Digest, Sha256};

use crate::json::Object;

pub use context::Context;
pub use fault::HashFault;

/// How deep extensions are followed.
pub const EXTENSION_DEPTH_MAX: usize = crate::limit::DEPTH_MAX;

/// The text that is hashed for `event`, under the names that its document declares.
pub fn prehash(event: &Object, context: &Context) -> Result<String, HashFault> {
    event::prehash(event, context)
}

/// `ni:///sha-256;…?ver=CBV2.0` for `event`. Fit to find duplicates and to name an event that came without an id; it is no
/// signature.
pub fn event_hash(event: &Object, context: &Context) -> Result<String, HashFault> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digest = Sha256::digest(prehash(event, context)?);
    let mut id = String::with_capacity(90);
    id.push_str("ni:///sha-256;");
    for byte in digest {
        id.push(char::from(DIGITS[usize::from(byte >> 4)]));
        id.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    id.push_str("?ver=CBV2.0");
    Ok(id)
}
