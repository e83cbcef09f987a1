//! A log in a folder, and a witness's memory in another: the only part of this crate that touches a disk.
//!
//! # What survives
//!
//! A file gets its name only after its bytes are on the disk, so a half-written one is never taken for a whole one. A
//! batch writes its bundles, then its hashes, then waits until files and folders are on the disk, and only then moves
//! the head. The next head is on the disk under another name before anybody sees it, so a head that was seen once is
//! never lost again. Whoever gets an error from moving the head does not know whether it moved: [`Log::refresh`] tells.
//!
//! # What is never replaced
//!
//! What belongs to the tree of the head, or of an earlier one, is written once. What lies beyond the head was never
//! published: a crashed batch may have left it, and the next batch replaces or removes it, whatever it holds.
//! So **nobody may be shown a checkpoint, a witness included, before it is the head**: sign, [`Log::commit`], then ask
//! the witnesses and put their signatures beside the log's by [`Log::countersign`].
//!
//! # Who writes
//!
//! One at a time: from [`Log::stage`] to [`Log::commit`] the writer holds the lock of the folder, and a writer whose
//! head is no longer the newest is refused. Readers need no lock.

mod disk;
mod files;
mod folder;
mod log;
mod state;

use std::io;

use thiserror::Error;

pub use disk::Disk;
pub use files::Files;
pub use folder::Folder;
pub use log::{AppendError, Log, Staged};
pub use state::{Answered, WitnessState};

use crate::checkpoint::CheckpointError;
use crate::growth::{EdgeError, GrowthError};
use crate::hash::Hash;
use crate::tile::TilePath;

/// Why something was not stored.
#[derive(Debug, Error)]
pub enum StorageError {
    /// The file system refused.
    #[error("{doing} {path}: {cause}")]
    Files {
        /// What was being done.
        doing: &'static str,
        /// To what.
        path: String,
        /// Why it was refused.
        #[source]
        cause: io::Error,
    },
    /// There is a file of this name with other bytes, and it may not be replaced.
    #[error("{0} is there already, with other bytes")]
    Differs(TilePath),
    /// The head is not the one that it was expected to be: somebody else moved it.
    #[error("the head has moved")]
    HeadMoved,
    /// The head, or what is to become it, is no checkpoint.
    #[error("not a checkpoint: {0}")]
    Checkpoint(#[from] CheckpointError),
    /// What is to become the head speaks of another tree or origin than what was staged.
    #[error("the checkpoint is of {size} entries with the root {root}, or of another log")]
    OtherTree {
        /// The size that it states.
        size: u64,
        /// The root that it states.
        root: Hash,
    },
    /// The files do not have the root that the head states.
    #[error("the files have the root {found}, the head says {stated}")]
    Damaged {
        /// The root of the files at the right edge.
        found: Hash,
        /// The root in the head.
        stated: Hash,
    },
    /// The right edge of the log cannot be read.
    #[error(transparent)]
    Edge(#[from] EdgeError),
    /// The entries cannot be added.
    #[error(transparent)]
    Growth(#[from] GrowthError),
}

/// Names what was being done when the file system refused.
trait Doing<T> {
    fn doing(self, what: &'static str, path: &str) -> Result<T, StorageError>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, what: &'static str, path: &str) -> Result<T, StorageError> {
        self.map_err(|cause| StorageError::Files { doing: what, path: path.to_owned(), cause })
    }
}
