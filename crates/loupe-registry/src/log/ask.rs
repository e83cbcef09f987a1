//! Asking witnesses: to cosign a checkpoint, or what they cosigned last (C2SP `tlog-witness`).

use std::fmt::Display;
use std::sync::LazyLock;
use std::time::Duration;

use loupe_tlog::checkpoint::{CheckpointError, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::note::NOTE_BYTES_MAX;
use loupe_tlog::policy::Witness;
use loupe_tlog::witness::{
    ADD_CHECKPOINT, AddCheckpoint, AddCheckpointError, Answer, AnswerError, Cosignatures, checkpoint_path,
};
use thiserror::Error;

use super::http::{Http, HttpFault, shown};

/// How often a witness is asked about one checkpoint, each time from the size that it named.
const ROUNDS_MAX: usize = 3;

/// Connections to witnesses, kept from one checkpoint to the next.
static HTTP: LazyLock<Http> = LazyLock::new(|| Http::new(Duration::from_secs(2), Duration::from_secs(5), 2));

/// Why a witness did not cosign.
#[derive(Debug, Error)]
pub enum Unwitnessed {
    /// It did not answer.
    #[error(transparent)]
    Silent(#[from] HttpFault),
    /// It cosigned more entries of this log than this checkpoint has: an alarm.
    #[error("it has cosigned {size} entries of this log, more than there are here")]
    SeenMore {
        /// The size that it cosigned last.
        size: u64,
    },
    /// What it cosigned and this checkpoint contradict each other, or so it says: an alarm.
    #[error("what it has cosigned contradicts this checkpoint: {reason}")]
    Contradicted {
        /// The witness's words, cut short.
        reason: String,
    },
    /// It refused: it does not know this log (404) or this key (403), or is out of order.
    #[error("it refused with status {status}: {reason}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The witness's words, cut short.
        reason: String,
    },
    /// What it answered is no cosignature of its own.
    #[error("its answer cannot be used: {0}")]
    Answer(#[from] AnswerError),
    /// It named another size each time.
    #[error("it named another size each time it was asked")]
    Restless,
    /// The proof from the size that it named could not be made.
    #[error("the proof for it could not be made: {0}")]
    Proof(String),
}

/// Why the last checkpoint of a witness could not be had.
#[derive(Debug, Error)]
pub enum Unseen {
    /// It did not answer.
    #[error(transparent)]
    Silent(#[from] HttpFault),
    /// What it shows is no checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// What it shows is of another log.
    #[error("it shows a checkpoint of `{0}`")]
    OtherLog(String),
}

impl Unwitnessed {
    /// Whether somebody has to look at it: one log may have shown two heads.
    pub const fn is_alarm(&self) -> bool {
        matches!(self, Unwitnessed::SeenMore { .. } | Unwitnessed::Contradicted { .. })
    }
}

/// Asks a witness at `url`, its submission prefix, to cosign a checkpoint. Blocks for some seconds at most.
///
/// `known_size` is the size that it cosigned last, if that is known; `prove` gives the proof from a size to that of the
/// checkpoint, and is asked for sizes from 1 to that.
///
/// # Errors
/// [`Unwitnessed`]; [`Unwitnessed::is_alarm`] tells which of them somebody must look at.
pub fn ask<E: Display>(
    witness: &Witness,
    url: &str,
    signed: &SignedCheckpoint,
    known_size: Option<u64>,
    prove: &mut dyn FnMut(u64) -> Result<Vec<Hash>, E>,
) -> Result<Cosignatures, Unwitnessed> {
    let size = signed.checkpoint().size();
    let address = format!("{}/{ADD_CHECKPOINT}", url.trim_end_matches('/'));
    let mut old = known_size.unwrap_or(0);
    for _ in 0..ROUNDS_MAX {
        if old > size {
            return Err(Unwitnessed::SeenMore { size: old });
        }
        let proof =
            if old == 0 { Vec::new() } else { prove(old).map_err(|error| Unwitnessed::Proof(error.to_string()))? };
        let request = AddCheckpoint::new(old, proof, signed.clone())
            .map_err(|error: AddCheckpointError| Unwitnessed::Proof(error.to_string()))?;
        let answer = HTTP.post(&address, &request.to_string(), NOTE_BYTES_MAX)?;
        let reason = || shown(&String::from_utf8_lossy(&answer.body));
        match Answer::read(answer.status, &answer.body, witness.key(), signed)? {
            Answer::Cosigned(cosignatures) => return Ok(cosignatures),
            Answer::Seen { size } => old = size,
            Answer::Refused { status: 422 } => return Err(Unwitnessed::Contradicted { reason: reason() }),
            Answer::Refused { status } => return Err(Unwitnessed::Refused { status, reason: reason() }),
        }
    }
    if old > size { Err(Unwitnessed::SeenMore { size: old }) } else { Err(Unwitnessed::Restless) }
}

/// The checkpoint of a log that a witness cosigned last, by its monitoring prefix; `None` if it cosigned none.
/// Whose signatures it carries is for the caller to check. Blocks for some seconds at most.
///
/// # Errors
/// [`Unseen`].
pub fn latest(url: &str, origin: &str) -> Result<Option<SignedCheckpoint>, Unseen> {
    let address = format!("{}/{}", url.trim_end_matches('/'), checkpoint_path(origin));
    let Some(bytes) = HTTP.get(&address, NOTE_BYTES_MAX)? else { return Ok(None) };
    let signed = SignedCheckpoint::parse(&bytes)?;
    let found = signed.checkpoint().origin();
    if found == origin { Ok(Some(signed)) } else { Err(Unseen::OtherLog(shown(found))) }
}
