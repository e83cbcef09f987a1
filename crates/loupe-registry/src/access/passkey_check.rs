//! Whether an answer was made by a passkey that is kept here.

use loupe_scheme::access::AccountName;
use loupe_store::{Change, PasskeyRow};
use passki::{AuthenticationCredential, AuthenticationState, Passki, PasskiError, StoredPasskey};
use sha2::{Digest, Sha256};

use super::PasskeySite;
use crate::registry::Trouble;

/// The longest answer that is read, in bytes.
pub(super) const ANSWER_BYTES_MAX: usize = 64 << 10;

/// Why a passkey was not taken. The person is told none of it; the audit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Nobody asked, or long ago, or it was answered before.
    NotAsked,
    /// What came is no answer.
    Unreadable,
    /// No passkey of that name is in use here.
    Unknown,
    /// It belongs to somebody else, or the account was closed.
    NotTheirs,
    /// It was made for another address.
    Elsewhere,
    /// Nobody confirmed at the device with finger, face or PIN.
    NotConfirmed,
    /// Its counter did not move on: there may be a copy of it.
    Counter,
    /// The signature is wrong.
    Unproven,
}

impl Why {
    /// How the audit says it.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Why::NotAsked => "not_asked",
            Why::Unreadable => "unreadable",
            Why::Unknown => "unknown",
            Why::NotTheirs => "not_theirs",
            Why::Elsewhere => "elsewhere",
            Why::NotConfirmed => "not_confirmed",
            Why::Counter => "counter_back",
            Why::Unproven => "unproven",
        }
    }
}

impl From<PasskiError> for Why {
    fn from(error: PasskiError) -> Why {
        match error {
            PasskiError::OriginMismatch { .. }
            | PasskiError::RpIdHashMismatch
            | PasskiError::CrossOriginNotAllowed
            | PasskiError::TopOriginMismatch { .. } => Why::Elsewhere,
            PasskiError::UserNotPresent | PasskiError::UserVerificationRequired => Why::NotConfirmed,
            PasskiError::ChallengeMismatch => Why::NotAsked,
            PasskiError::SignatureVerificationFailed => Why::Unproven,
            _ => Why::Unreadable,
        }
    }
}

/// What stands for a person on their devices: nothing that a stranger who finds the device could read.
pub(super) fn handle(account: &AccountName) -> [u8; 32] {
    Sha256::digest(format!("passkeys of {account}")).into()
}

/// A passkey as it is kept.
pub(super) fn stored(row: &PasskeyRow) -> Option<StoredPasskey> {
    serde_json::from_str(&row.body).ok()
}

/// The answer to a question about a passkey that is there.
pub(super) fn read(credential: &str) -> Result<AuthenticationCredential, Why> {
    if credential.len() > ANSWER_BYTES_MAX {
        return Err(Why::Unreadable);
    }
    serde_json::from_str(credential).map_err(|_| Why::Unreadable)
}

/// The passkey in use that an answer names.
pub(super) async fn named(
    change: &mut Change,
    credential: &AuthenticationCredential,
) -> Result<Result<PasskeyRow, Why>, Trouble> {
    let Ok(id) = Passki::base64_decode(&credential.raw_id) else { return Ok(Err(Why::Unreadable)) };
    let row = change.passkey(&Passki::base64_encode(&id)).await?;
    Ok(row.filter(|row| row.ended_ms.is_none()).ok_or(Why::Unknown))
}

/// What is to be kept of a passkey that answered rightly.
pub(super) fn moved_on(
    site: &PasskeySite,
    state: &AuthenticationState,
    credential: &AuthenticationCredential,
    row: &PasskeyRow,
) -> Result<String, Why> {
    let mut kept = stored(row).ok_or(Why::Unreadable)?;
    let before = std::mem::take(&mut kept.counter);
    let proven = site.relying_party().finish_passkey_authentication(credential, state, &kept)?;
    if proven.user_handle.as_deref() != Some(handle(&row.account).as_slice()) {
        return Err(Why::NotTheirs);
    }
    // Looked at after the signature, so that only the key itself can raise the suspicion that it was copied.
    if (before, proven.counter) != (0, 0) && proven.counter <= before {
        return Err(Why::Counter);
    }
    kept.counter = proven.counter;
    serde_json::to_string(&kept).map_err(|_| Why::Unreadable)
}
