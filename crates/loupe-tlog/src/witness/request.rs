//! The body of an `add-checkpoint` request.

use std::fmt;

use thiserror::Error;

use crate::checkpoint::{CheckpointError, SignedCheckpoint, decimal};
use crate::hash::Hash;
use crate::note::NOTE_BYTES_MAX;
use crate::proof::{HashLines, hash_lines};

/// The most hashes a consistency proof may have.
pub const PROOF_HASHES_MAX: usize = 63;

/// The longest request that is read, in bytes: a checkpoint, and room for the size and the hashes before it.
pub const REQUEST_BYTES_MAX: usize = NOTE_BYTES_MAX + 4096;

/// A new checkpoint, the size the witness is thought to have seen, and the proof that the one grew into the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    old_size: u64,
    proof: Vec<Hash>,
    checkpoint: SignedCheckpoint,
}

/// Why a body is no request. All of these are a status 400.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AddCheckpointError {
    /// Longer than [`REQUEST_BYTES_MAX`]; the length in bytes.
    #[error("a request of {0} bytes is longer than {REQUEST_BYTES_MAX}")]
    TooLong(usize),
    /// Not UTF-8.
    #[error("a request is UTF-8 text")]
    NotUtf8,
    /// No line `old` with a decimal number without leading zeros.
    #[error("a request begins with `old` and a decimal number without leading zeros")]
    OldSize,
    /// A line that is not the base64 of 32 bytes; its number among the hashes, from 1.
    #[error("hash {0} is not the base64 of 32 bytes")]
    HashLine(usize),
    /// More than [`PROOF_HASHES_MAX`].
    #[error("more than {PROOF_HASHES_MAX} hashes")]
    TooManyHashes,
    /// No empty line before the checkpoint.
    #[error("an empty line parts the hashes from the checkpoint")]
    NoCheckpoint,
    /// What follows is no checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
}

impl AddCheckpointError {
    /// The HTTP status a witness answers with.
    pub const STATUS: u16 = 400;
}

impl AddCheckpoint {
    /// A request. Old size 0 comes without a proof, and may be sent to learn what the witness has seen.
    ///
    /// # Errors
    /// [`AddCheckpointError::TooManyHashes`].
    pub fn new(
        old_size: u64,
        proof: Vec<Hash>,
        checkpoint: SignedCheckpoint,
    ) -> Result<AddCheckpoint, AddCheckpointError> {
        if proof.len() > PROOF_HASHES_MAX {
            return Err(AddCheckpointError::TooManyHashes);
        }
        Ok(AddCheckpoint { old_size, proof, checkpoint })
    }

    /// Reads the body of a request.
    ///
    /// # Errors
    /// Whatever does not print back to the same bytes is refused.
    pub fn parse(body: &[u8]) -> Result<AddCheckpoint, AddCheckpointError> {
        if body.len() > REQUEST_BYTES_MAX {
            return Err(AddCheckpointError::TooLong(body.len()));
        }
        let text = std::str::from_utf8(body).map_err(|_| AddCheckpointError::NotUtf8)?;
        let (line, rest) = text.split_once('\n').ok_or(AddCheckpointError::OldSize)?;
        let old_size = line.strip_prefix("old ").and_then(decimal).ok_or(AddCheckpointError::OldSize)?;
        let (proof, checkpoint) = hash_lines(rest, PROOF_HASHES_MAX).map_err(|fault| match fault {
            HashLines::Line(line) => AddCheckpointError::HashLine(line),
            HashLines::TooMany => AddCheckpointError::TooManyHashes,
            HashLines::Unfinished => AddCheckpointError::NoCheckpoint,
        })?;
        let checkpoint = SignedCheckpoint::parse(checkpoint.as_bytes())?;
        Ok(AddCheckpoint { old_size, proof, checkpoint })
    }

    /// The size of the checkpoint that the sender thinks the witness cosigned last.
    pub fn old_size(&self) -> u64 {
        self.old_size
    }

    /// The hashes that lead from that size to the new one (RFC 6962, section 2.1.2).
    pub fn proof(&self) -> &[Hash] {
        &self.proof
    }

    /// The new checkpoint.
    pub fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }
}

impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old_size)?;
        self.proof.iter().try_for_each(|hash| writeln!(f, "{hash}"))?;
        write!(f, "\n{}", self.checkpoint)
    }
}
