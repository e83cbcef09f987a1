//! The witness's side: whether a checkpoint may be cosigned.

use thiserror::Error;

use super::request::AddCheckpoint;
use crate::checkpoint::SignedCheckpoint;
use crate::hash::Hash;
use crate::key::VerifierKey;
use crate::note::NoteError;
use crate::tree::{ProofError, verify_consistency};

/// Why a witness does not cosign.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WitnessRefusal {
    /// The witness trusts no key of that name.
    #[error("no log `{0}` is known here")]
    UnknownOrigin(String),
    /// No trusted key of the log signed, or a signature under the name of one is wrong.
    #[error(transparent)]
    Signature(NoteError),
    /// The old size exceeds the size of the checkpoint.
    #[error("the old size exceeds the size of the checkpoint")]
    OldSizeAbove,
    /// The witness cosigned another size last.
    #[error("the size seen last is {seen}")]
    Conflict {
        /// The size of the checkpoint it cosigned last, or 0.
        seen: u64,
    },
    /// A tree without entries has another root than it must have.
    #[error("the root of an empty tree is the hash of nothing")]
    EmptyTreeRoot,
    /// Hashes came with the old size 0, which needs none.
    #[error("nothing is consistent with everything, and needs no proof")]
    ProofForNothing,
    /// The size is the one seen last, the root is not: the log has shown two heads.
    #[error("another root was seen at this size")]
    OtherRoot,
    /// The proof does not lead from the head seen last to this one.
    #[error("the log did not grow from what was seen: {0}")]
    Inconsistent(ProofError),
    /// What the witness remembers is of another log than it was asked about. The fault is the witness's.
    #[error("the checkpoint remembered is of another log")]
    OtherMemory,
}

impl WitnessRefusal {
    /// The HTTP status of the answer.
    pub fn status(&self) -> u16 {
        match self {
            WitnessRefusal::UnknownOrigin(_) => 404,
            WitnessRefusal::Signature(_) => 403,
            WitnessRefusal::OldSizeAbove => 400,
            WitnessRefusal::Conflict { .. } => 409,
            WitnessRefusal::EmptyTreeRoot
            | WitnessRefusal::ProofForNothing
            | WitnessRefusal::OtherRoot
            | WitnessRefusal::Inconsistent(_) => 422,
            WitnessRefusal::OtherMemory => 500,
        }
    }

    /// The body of the answer: for a conflict the size seen last, under [`super::SIZE_CONTENT_TYPE`]; else the reason.
    pub fn body(&self) -> String {
        match self {
            WitnessRefusal::Conflict { seen } => format!("{seen}\n"),
            other => format!("{other}\n"),
        }
    }
}

/// Whether a witness may cosign the checkpoint of a request.
///
/// `trusted` are the keys of all logs it watches, each named as its log's origin; `latest` is the checkpoint *of this
/// origin* that it cosigned last. If this allows it, the checkpoint must be persisted, then cosigned.
///
/// # Errors
/// The first refusal in the order of the specification.
pub fn judge(
    trusted: &[VerifierKey],
    latest: Option<&SignedCheckpoint>,
    request: &AddCheckpoint,
) -> Result<(), WitnessRefusal> {
    check_signature(trusted, request.checkpoint())?;
    let head = request.checkpoint().checkpoint();
    let latest = latest.map(SignedCheckpoint::checkpoint);
    if latest.is_some_and(|seen| seen.origin() != head.origin()) {
        return Err(WitnessRefusal::OtherMemory);
    }
    if request.old_size() > head.size() {
        return Err(WitnessRefusal::OldSizeAbove);
    }
    let (seen, seen_root) = latest.map_or_else(|| (0, Hash::of_nothing()), |seen| (seen.size(), seen.root()));
    if request.old_size() != seen {
        return Err(WitnessRefusal::Conflict { seen });
    }
    if head.size() == 0 && head.root() != Hash::of_nothing() {
        return Err(WitnessRefusal::EmptyTreeRoot);
    }
    if seen == 0 {
        return if request.proof().is_empty() { Ok(()) } else { Err(WitnessRefusal::ProofForNothing) };
    }
    if head.size() == seen && head.root() != seen_root {
        return Err(WitnessRefusal::OtherRoot);
    }
    verify_consistency(seen, seen_root, head.size(), head.root(), request.proof()).map_err(WitnessRefusal::Inconsistent)
}

/// One trusted key of the origin signed, and no line under the name and ID of any of them is wrong.
fn check_signature(trusted: &[VerifierKey], signed: &SignedCheckpoint) -> Result<(), WitnessRefusal> {
    let origin = signed.checkpoint().origin();
    let mut known = false;
    let mut verified = false;
    for key in trusted.iter().filter(|key| key.name() == origin) {
        known = true;
        match signed.verified_by(key) {
            Ok(()) => verified = true,
            Err(NoteError::Unsigned(_)) => {}
            Err(wrong) => return Err(WitnessRefusal::Signature(wrong)),
        }
    }
    match (known, verified) {
        (false, _) => Err(WitnessRefusal::UnknownOrigin(origin.to_owned())),
        (true, false) => Err(WitnessRefusal::Signature(NoteError::Unsigned(origin.to_owned()))),
        (true, true) => Ok(()),
    }
}
