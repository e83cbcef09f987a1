//! What can be wrong with a log, and where.

use std::fmt;

use thiserror::Error;

use crate::bundle::BundleError;
use crate::checkpoint::{CheckpointError, SignedCheckpoint};
use crate::hash::Hash;
use crate::note::NoteError;
use crate::tile::TilePath;

/// One thing that is wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// There is no head.
    #[error("checkpoint is missing")]
    NoCheckpoint,
    /// The head is none.
    #[error("checkpoint: {0}")]
    Checkpoint(CheckpointError),
    /// The log's key did not sign the head.
    #[error("checkpoint: {0}")]
    Signature(NoteError),
    /// A tile or bundle is not there, nor the full one in place of a partial one.
    #[error("{0} is missing")]
    Missing(TilePath),
    /// A tile does not have 32 bytes for each of its hashes.
    #[error("{path} has {bytes} bytes")]
    Length {
        /// Which tile.
        path: TilePath,
        /// How many bytes it has.
        bytes: usize,
    },
    /// A bundle cannot be taken apart, or has too few or too many entries.
    #[error("{path}, entries from {first} on: {cause}")]
    Bundle {
        /// Which bundle.
        path: TilePath,
        /// The index of its first entry.
        first: u64,
        /// What is wrong with it.
        cause: BundleError,
    },
    /// A hash in a tile is wrong: what is below it has another one, and the tree above agrees with that.
    #[error("{path}: hash {place} is not that of what is below it")]
    Hash {
        /// Which tile.
        path: TilePath,
        /// Which hash in it, from 0.
        place: u16,
    },
    /// An entry is not the one whose hash is in the tree.
    #[error("{path}: entry {index} is not the one that is in the tree")]
    Entry {
        /// Which bundle.
        path: TilePath,
        /// The index of the entry in the log.
        index: u64,
    },
    /// Entries, with the tiles over them, are not those whose hash is in the tree.
    #[error("entries {first} to {last} are not those whose hash is in {path} at {place}")]
    Span {
        /// The tile with the hash that the tree above confirms.
        path: TilePath,
        /// Which hash in it, from 0.
        place: u16,
        /// The index of the first entry.
        first: u64,
        /// The index of the last entry.
        last: u64,
    },
    /// A tile and what is below it differ, and nothing above tells which is right.
    #[error("{path}: hash {place} and entries {first} to {last} contradict each other")]
    Contradiction {
        /// Which tile.
        path: TilePath,
        /// Which hash in it, from 0.
        place: u16,
        /// The index of the first entry below it.
        first: u64,
        /// The index of the last entry below it.
        last: u64,
    },
    /// The entries have another root than the one that was signed.
    #[error("the entries have the root {found}, the checkpoint says {signed}")]
    Root {
        /// The root in the head.
        signed: Hash,
        /// The root of the entries.
        found: Hash,
    },
    /// The log signed two trees of which neither begins with the other.
    #[error("{0}")]
    Fork(Fork),
    /// The log signed more entries than it shows: it is an old copy, or it took entries back.
    #[error("the log signed more entries than it shows\n\nshown:\n{ours}\nsigned:\n{theirs}")]
    Behind {
        /// The published head.
        ours: Box<SignedCheckpoint>,
        /// The checkpoint with more entries.
        theirs: Box<SignedCheckpoint>,
    },
}

/// The evidence of a fork: two checkpoints that one log signed and of which at most one can be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// The published head, or the first of two checkpoints from elsewhere.
    pub ours: Box<SignedCheckpoint>,
    /// The checkpoint that contradicts it.
    pub theirs: Box<SignedCheckpoint>,
    /// The root that the published entries have at the size of `theirs`, where it was computed.
    pub root_here: Option<Hash>,
}

impl fmt::Display for Fork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the log signed two trees that contradict each other\n\none:\n{}\nother:\n{}",
            self.ours, self.theirs
        )?;
        match self.root_here {
            None => Ok(()),
            Some(root) => {
                let size = self.theirs.checkpoint().size();
                write!(f, "\nThe first {size} entries of the first tree have the root {root}.")
            }
        }
    }
}
