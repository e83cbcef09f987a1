//! Asking a witness to cosign a checkpoint, and deciding as one (C2SP `tlog-witness`, `add-checkpoint`).
//!
//! Both sides are pure. A witness has to persist the checkpoint it judged *before* it answers, and must judge and
//! persist in one step: otherwise two requests at once can roll its memory back.

mod answer;
mod judge;
mod request;

use sha2::{Digest, Sha256};

use crate::hash::Hash;

pub use answer::{Answer, AnswerError, Cosignatures};
pub use judge::{WitnessRefusal, judge};
pub use request::{AddCheckpoint, AddCheckpointError, PROOF_HASHES_MAX, REQUEST_BYTES_MAX};

/// Where a checkpoint is sent, below the submission prefix of a witness.
pub const ADD_CHECKPOINT: &str = "add-checkpoint";

/// The content type of the answer that names the size a witness has seen.
pub const SIZE_CONTENT_TYPE: &str = "text/x.tlog.size";

/// Where a witness shows the last checkpoint of a log that it cosigned, below its monitoring prefix.
pub fn checkpoint_path(origin: &str) -> String {
    let hash = Hash::from(<[u8; Hash::BYTES]>::from(Sha256::digest(origin)));
    format!("{}/checkpoint", hash.to_hex())
}
