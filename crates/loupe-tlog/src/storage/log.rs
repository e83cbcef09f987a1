//! A log that grows.

use thiserror::Error;

use super::StorageError;
use super::files::Files;
use super::folder::{Folder, Present};
use crate::checkpoint::SignedCheckpoint;
use crate::growth::Edge;
use crate::hash::Hash;

/// A log in a folder, as its writer sees it.
#[derive(Debug)]
pub struct Log<F> {
    folder: Folder<F>,
    head: Option<Vec<u8>>,
    edge: Edge,
}

/// Entries that are on the disk and do not count yet.
///
/// It holds the lock of the folder until it is committed or dropped, and whoever else writes waits so long: to stage
/// again before that would be to wait for oneself.
#[derive(Debug)]
pub struct Staged<L> {
    held: L,
    edge: Edge,
}

impl<L> Staged<L> {
    /// How many entries the log will have.
    pub const fn size(&self) -> u64 {
        self.edge.size()
    }

    /// The root that the log will have.
    pub fn root(&self) -> Hash {
        self.edge.root()
    }
}

/// Why entries were not appended.
#[derive(Debug, Error)]
pub enum AppendError<E> {
    /// They could not be stored, or it is uncertain whether they were.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The checkpoint could not be signed. The head has not moved.
    #[error("the checkpoint was not signed: {0}")]
    Signer(E),
}

impl<F: Files> Log<F> {
    /// Opens a log, or begins one in an empty folder, after finishing or forgetting what a crash interrupted.
    ///
    /// Refuses a folder whose right edge does not have the root of its head: [`StorageError::Damaged`] or
    /// [`StorageError::Edge`].
    pub fn open(folder: Folder<F>) -> Result<Log<F>, StorageError> {
        let mut log = Log { folder, head: None, edge: Edge::empty() };
        log.refresh()?;
        Ok(log)
    }

    /// Reads the head again: after an error, or when somebody else moved it.
    pub fn refresh(&mut self) -> Result<(), StorageError> {
        let _held = self.folder.lock()?;
        let head = self.folder.head()?;
        let edge = match &head {
            None => Edge::empty(),
            Some(head) => {
                let signed = SignedCheckpoint::parse(head)?;
                let stated = signed.checkpoint();
                let edge = Edge::read(stated.size(), &self.folder)?;
                if edge.root() != stated.root() {
                    return Err(StorageError::Damaged { found: edge.root(), stated: stated.root() });
                }
                edge
            }
        };
        (self.head, self.edge) = (head, edge);
        Ok(())
    }

    /// The folder, for readers.
    pub const fn folder(&self) -> &Folder<F> {
        &self.folder
    }

    /// The signed checkpoint at the head; `None` before the first.
    pub fn head(&self) -> Option<&[u8]> {
        self.head.as_deref()
    }

    /// How many entries the log has.
    pub const fn size(&self) -> u64 {
        self.edge.size()
    }

    /// The root of the log.
    pub fn root(&self) -> Hash {
        self.edge.root()
    }

    /// Writes entries behind the head; all their files are on the disk when this returns, and count once they are
    /// committed. No entries are fine: the first checkpoint is of none.
    ///
    /// Waits for another writer. [`StorageError::HeadMoved`] if that one moved the head: [`Log::refresh`], and see from
    /// [`Log::size`] which entries are in.
    pub fn stage<E: AsRef<[u8]>>(&mut self, entries: &[E]) -> Result<Staged<F::Lock>, StorageError> {
        let growth = self.edge.grow(entries)?;
        let held = self.folder.lock()?;
        if self.folder.head()? != self.head {
            return Err(StorageError::HeadMoved);
        }
        self.folder.clear_beyond(&held, self.edge.size(), &growth.files)?;
        self.folder.put(&held, &growth.files, Present::Replace)?;
        Ok(Staged { held, edge: growth.edge })
    }

    /// Makes a signed checkpoint of what was staged the head.
    ///
    /// The signature is not verified here: no key is known. After an error it is uncertain whether the head moved.
    pub fn commit(&mut self, staged: Staged<F::Lock>, signed: &[u8]) -> Result<(), StorageError> {
        let new = SignedCheckpoint::parse(signed)?;
        let old = self.head.as_deref().map(SignedCheckpoint::parse).transpose()?;
        let (stated, before) = (new.checkpoint(), old.as_ref().unwrap_or(&new).checkpoint());
        if (stated.origin(), stated.size(), stated.root()) != (before.origin(), staged.size(), staged.root()) {
            return Err(StorageError::OtherTree { size: stated.size(), root: stated.root() });
        }
        self.folder.swap(&staged.held, self.head.as_deref(), signed)?;
        (self.head, self.edge) = (Some(signed.to_owned()), staged.edge);
        Ok(())
    }

    /// Stages entries, has their checkpoint signed, and commits it. `sign` gets the new size and root, and gives a
    /// signed checkpoint.
    pub fn append<E, X>(
        &mut self,
        entries: &[E],
        sign: impl FnOnce(u64, Hash) -> Result<Vec<u8>, X>,
    ) -> Result<(), AppendError<X>>
    where
        E: AsRef<[u8]>,
    {
        let staged = self.stage(entries)?;
        let signed = sign(staged.size(), staged.root()).map_err(AppendError::Signer)?;
        Ok(self.commit(staged, &signed)?)
    }

    /// Puts the same checkpoint with further signatures in the place of the head.
    pub fn countersign(&mut self, signed: &[u8]) -> Result<(), StorageError> {
        let nothing: [&[u8]; 0] = [];
        let staged = self.stage(&nothing)?;
        self.commit(staged, signed)
    }

    /// Removes the partial tiles whose full tile is part of the log (`tlog-tiles`, "Partial Tiles"), and counts them.
    pub fn drop_partials(&mut self) -> Result<usize, StorageError> {
        let held = self.folder.lock()?;
        self.folder.drop_partials(&held, self.edge.size())
    }
}
