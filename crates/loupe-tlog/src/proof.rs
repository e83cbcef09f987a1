//! One file that proves, without a network, that an entry is in a log that others watch (C2SP `tlog-proof`).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use crate::checkpoint::{CheckpointError, SignedCheckpoint, decimal};
use crate::hash::Hash;
use crate::key::VerifierKey;
use crate::note::NOTE_BYTES_MAX;
use crate::policy::{Policy, PolicyError};
use crate::tree::{ProofError, verify_inclusion};

/// The first line of every proof.
const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// The most hashes on the way from a leaf to the root of a tree of 64-bit size.
pub const HASHES_MAX: usize = 64;

/// The longest proof that is read, in bytes: a checkpoint and as much again.
pub const PROOF_BYTES_MAX: usize = 2 * NOTE_BYTES_MAX;

/// An entry's place in a log, the hashes beside its way up, and a checkpoint. Nothing in it is true until checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlogProof {
    extra: Option<Vec<u8>>,
    index: u64,
    hashes: Vec<Hash>,
    checkpoint: SignedCheckpoint,
}

/// What a checked proof proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The log that has the entry.
    pub log: VerifierKey,
    /// The place of the entry in it, from 0.
    pub index: u64,
    /// The size of the log that was signed.
    pub size: u64,
    /// Those witnesses of the policy that saw the log at that size, with the time in seconds since 1970.
    pub witnesses: Vec<(String, u64)>,
}

/// Why a text is no proof, or a proof proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TlogProofError {
    /// Longer than [`PROOF_BYTES_MAX`]; the length in bytes.
    #[error("a proof of {0} bytes is longer than {PROOF_BYTES_MAX}")]
    TooLong(usize),
    /// Not UTF-8.
    #[error("a proof is UTF-8 text")]
    NotUtf8,
    /// The first line is another.
    #[error("a proof begins with the line {HEADER}")]
    Header,
    /// The extra line is not the base64 of at least one byte.
    #[error("an extra line holds base64")]
    Extra,
    /// No index line, or its number has a sign or leading zeros.
    #[error("an index line holds a decimal number without leading zeros")]
    Index,
    /// A line that is not the base64 of 32 bytes; its number among the hashes, from 1.
    #[error("hash {0} is not the base64 of 32 bytes")]
    HashLine(usize),
    /// More than [`HASHES_MAX`].
    #[error("more than {HASHES_MAX} hashes")]
    TooManyHashes,
    /// No empty line before the checkpoint.
    #[error("an empty line parts the hashes from the checkpoint")]
    NoCheckpoint,
    /// What follows is no checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The policy does not accept the checkpoint.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The hashes do not lead from the entry to the root that was signed.
    #[error("the entry is not in this log at this place: {0}")]
    Inclusion(#[from] ProofError),
}

impl TlogProof {
    /// A proof from its parts. The index is from 0, and the hashes go from the leaf's sibling upwards.
    ///
    /// # Errors
    /// [`TlogProofError::TooManyHashes`].
    pub fn new(index: u64, hashes: Vec<Hash>, checkpoint: SignedCheckpoint) -> Result<TlogProof, TlogProofError> {
        if hashes.len() > HASHES_MAX {
            return Err(TlogProofError::TooManyHashes);
        }
        Ok(TlogProof { extra: None, index, hashes, checkpoint })
    }

    /// The same with bytes that mean something to the application. Nothing vouches for them; no bytes are no extra.
    ///
    /// # Errors
    /// [`TlogProofError::TooLong`].
    pub fn with_extra(self, extra: Vec<u8>) -> Result<TlogProof, TlogProofError> {
        let proof = TlogProof { extra: Some(extra).filter(|extra| !extra.is_empty()), ..self };
        let bytes = proof.to_string().len();
        if bytes > PROOF_BYTES_MAX { Err(TlogProofError::TooLong(bytes)) } else { Ok(proof) }
    }

    /// Reads a `.tlog-proof` file.
    ///
    /// # Errors
    /// Whatever does not print back to the same bytes is refused, and whatever exceeds the limits above.
    pub fn parse(bytes: &[u8]) -> Result<TlogProof, TlogProofError> {
        if bytes.len() > PROOF_BYTES_MAX {
            return Err(TlogProofError::TooLong(bytes.len()));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| TlogProofError::NotUtf8)?;
        let (header, rest) = text.split_once('\n').ok_or(TlogProofError::Header)?;
        if header != HEADER {
            return Err(TlogProofError::Header);
        }
        let (mut line, mut rest) = rest.split_once('\n').ok_or(TlogProofError::Index)?;
        let mut extra = None;
        if let Some(base64) = line.strip_prefix("extra ") {
            let bytes = STANDARD.decode(base64).map_err(|_| TlogProofError::Extra)?;
            extra = Some(bytes).filter(|bytes| !bytes.is_empty());
            if extra.is_none() {
                return Err(TlogProofError::Extra);
            }
            (line, rest) = rest.split_once('\n').ok_or(TlogProofError::Index)?;
        }
        let index = line.strip_prefix("index ").and_then(decimal).ok_or(TlogProofError::Index)?;
        let (hashes, checkpoint) = hash_lines(rest, HASHES_MAX).map_err(|fault| match fault {
            HashLines::Line(line) => TlogProofError::HashLine(line),
            HashLines::TooMany => TlogProofError::TooManyHashes,
            HashLines::Unfinished => TlogProofError::NoCheckpoint,
        })?;
        let checkpoint = SignedCheckpoint::parse(checkpoint.as_bytes())?;
        Ok(TlogProof { extra, index, hashes, checkpoint })
    }

    /// What the application put in, vouched for by nobody.
    pub fn extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }

    /// The place of the entry in the log, from 0.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// The hashes from the leaf's sibling to the root's child (RFC 6962, section 2.1.1).
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// The head of the log.
    pub fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }

    /// Checks that the policy accepts the checkpoint and that the log has this entry at this place.
    ///
    /// # Errors
    /// [`TlogProofError::Policy`], [`TlogProofError::Inclusion`].
    pub fn verify(&self, entry: &[u8], policy: &Policy) -> Result<Verified, TlogProofError> {
        self.verify_leaf(Hash::of_leaf(entry), policy)
    }

    /// The same for an entry of which only the leaf hash is at hand.
    ///
    /// # Errors
    /// As [`TlogProof::verify`].
    pub fn verify_leaf(&self, leaf: Hash, policy: &Policy) -> Result<Verified, TlogProofError> {
        let accepted = policy.check(&self.checkpoint)?;
        let head = self.checkpoint.checkpoint();
        verify_inclusion(leaf, self.index, head.size(), &self.hashes, head.root())?;
        Ok(Verified { log: accepted.log, index: self.index, size: head.size(), witnesses: accepted.witnesses })
    }
}

impl fmt::Display for TlogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", STANDARD.encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{hash}"))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

/// What is wrong with lines of hashes.
pub(crate) enum HashLines {
    /// A line is no hash; its number, from 1.
    Line(usize),
    /// There are too many.
    TooMany,
    /// No empty line follows.
    Unfinished,
}

/// Hashes, one a line, up to an empty line, and what follows that line.
pub(crate) fn hash_lines(text: &str, max: usize) -> Result<(Vec<Hash>, &str), HashLines> {
    let mut hashes = Vec::new();
    let mut rest = text;
    loop {
        let (line, after) = rest.split_once('\n').ok_or(HashLines::Unfinished)?;
        rest = after;
        if line.is_empty() {
            return Ok((hashes, rest));
        }
        if hashes.len() == max {
            return Err(HashLines::TooMany);
        }
        hashes.push(line.parse().map_err(|_| HashLines::Line(hashes.len() + 1))?);
    }
}
