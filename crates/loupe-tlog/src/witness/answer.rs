//! The answer of a witness, as the asking side reads it.

use std::fmt;

use thiserror::Error;

use crate::checkpoint::{SignedCheckpoint, decimal};
use crate::key::VerifierKey;
use crate::note::{NoteError, NoteSignature};

/// The longest answer that is read, in bytes.
const ANSWER_BYTES_MAX: usize = 1 << 20;

/// The cosignatures of one witness on one checkpoint, all of them checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosignatures {
    signatures: Vec<NoteSignature>,
    seconds: u64,
}

/// What a witness answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It cosigned (200).
    Cosigned(Cosignatures),
    /// It cosigned another size last, and the proof should start there (409).
    Seen {
        /// That size.
        size: u64,
    },
    /// It refused, or something is wrong with it.
    Refused {
        /// The HTTP status.
        status: u16,
    },
}

/// Why an answer cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// Longer than 1 MiB; the length in bytes.
    #[error("an answer of {0} bytes is too long")]
    TooLong(usize),
    /// Not UTF-8 text without control characters.
    #[error("an answer is UTF-8 text")]
    NotText,
    /// No signature lines, or none of the witness, or a wrong one.
    #[error(transparent)]
    Signature(#[from] NoteError),
    /// A cosignature without a time.
    #[error("a cosignature says when it was made")]
    NoTime,
    /// A conflict that does not name a size.
    #[error("a conflict names the size that was seen")]
    NoSize,
}

impl Cosignatures {
    /// Reads the body of a 200 answer, and keeps what this witness signed. Lines of unknown keys are ignored.
    ///
    /// # Errors
    /// [`AnswerError`] when no line is this witness's, when any line under its name and ID does not verify on this
    /// checkpoint, or when a time is zero.
    pub fn parse(
        body: &[u8],
        witness: &VerifierKey,
        checkpoint: &SignedCheckpoint,
    ) -> Result<Cosignatures, AnswerError> {
        if body.len() > ANSWER_BYTES_MAX {
            return Err(AnswerError::TooLong(body.len()));
        }
        let text = std::str::from_utf8(body).map_err(|_| AnswerError::NotText)?;
        let lines = NoteSignature::parse_lines(text)?;
        let signatures: Vec<NoteSignature> = lines.into_iter().filter(|line| line.is_of(witness)).collect();
        if signatures.iter().any(|line| line.signature().starts_with(&[0; 8])) {
            return Err(AnswerError::NoTime);
        }
        let cosigned = SignedCheckpoint::new(checkpoint.checkpoint().clone(), signatures.clone())?;
        let seconds = cosigned.cosigned_by(witness)?;
        Ok(Cosignatures { signatures, seconds })
    }

    /// The signature lines, to be added to the checkpoint.
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// When the newest of them was made, in seconds since 1970.
    pub fn seconds(&self) -> u64 {
        self.seconds
    }
}

impl fmt::Display for Cosignatures {
    /// The body of a 200 answer.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.signatures.iter().try_for_each(|signature| signature.fmt(f))
    }
}

impl Answer {
    /// Reads an answer by its HTTP status and body.
    ///
    /// # Errors
    /// As [`Cosignatures::parse`] for 200, and [`AnswerError::NoSize`] for a 409 without a size.
    pub fn read(
        status: u16,
        body: &[u8],
        witness: &VerifierKey,
        checkpoint: &SignedCheckpoint,
    ) -> Result<Answer, AnswerError> {
        match status {
            200 => Ok(Answer::Cosigned(Cosignatures::parse(body, witness, checkpoint)?)),
            409 => {
                let text = std::str::from_utf8(body).map_err(|_| AnswerError::NotText)?;
                let size = text.strip_suffix('\n').and_then(decimal).ok_or(AnswerError::NoSize)?;
                Ok(Answer::Seen { size })
            }
            status => Ok(Answer::Refused { status }),
        }
    }
}
