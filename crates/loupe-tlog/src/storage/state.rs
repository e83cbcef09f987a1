//! What a witness remembers: for each log the latest checkpoint that it cosigned.

use super::files::Files;
use super::{Doing, StorageError};
use crate::checkpoint::SignedCheckpoint;
use crate::hash::Hash;

/// The most bytes a checkpoint has: a note.
const CHECKPOINT_BYTES_MAX: usize = 1 << 20;

/// The memory of a witness: one file for each log, named after the hash of its origin.
#[derive(Debug)]
pub struct WitnessState<F> {
    files: F,
}

/// What a witness made of a request.
#[derive(Debug)]
pub struct Answered<T> {
    /// The checkpoint to remember, signatures included.
    pub remember: Vec<u8>,
    /// What is answered once it is remembered.
    pub answer: T,
}

impl<F: Files> WitnessState<F> {
    /// The memory in `files`, which nothing else uses.
    pub const fn new(files: F) -> WitnessState<F> {
        WitnessState { files }
    }

    /// The latest checkpoint of a log; `None` if none was cosigned.
    pub fn load(&self, origin: &str) -> Result<Option<SignedCheckpoint>, StorageError> {
        self.bytes(origin)?.map(|bytes| self.parse(origin, &bytes)).transpose()
    }

    /// Judges a request and remembers its checkpoint as one: nobody else changes what is remembered in between, and the
    /// answer comes back only once the checkpoint is on the disk (`tlog-witness`, "add-checkpoint").
    ///
    /// `judge` gets the latest checkpoint. What it refuses is handed on, and nothing is remembered.
    pub fn answer<T, R>(
        &self,
        origin: &str,
        judge: impl FnOnce(Option<&SignedCheckpoint>) -> Result<Answered<T>, R>,
    ) -> Result<Result<T, R>, StorageError> {
        let _held = self.files.lock().doing("locking", "")?;
        let latest = self.load(origin)?;
        match judge(latest.as_ref()) {
            Err(refusal) => Ok(Err(refusal)),
            Ok(answered) => {
                self.remember(origin, latest.as_ref(), &answered.remember)?;
                Ok(Ok(answered.answer))
            }
        }
    }

    /// Remembers `new` if the latest checkpoint is `old` byte by byte; otherwise [`StorageError::HeadMoved`].
    pub fn swap(&self, origin: &str, old: Option<&[u8]>, new: &[u8]) -> Result<(), StorageError> {
        let _held = self.files.lock().doing("locking", "")?;
        let latest = self.bytes(origin)?;
        if latest.as_deref() != old {
            return Err(StorageError::HeadMoved);
        }
        let latest = latest.map(|bytes| self.parse(origin, &bytes)).transpose()?;
        self.remember(origin, latest.as_ref(), new)
    }

    /// Under the lock. A checkpoint of fewer entries, or of other ones, is never remembered, whatever was judged.
    fn remember(&self, origin: &str, latest: Option<&SignedCheckpoint>, new: &[u8]) -> Result<(), StorageError> {
        let signed = self.parse(origin, new)?;
        let stated = signed.checkpoint();
        let backwards = latest.map(SignedCheckpoint::checkpoint).is_some_and(|latest| {
            stated.size() < latest.size() || (stated.size() == latest.size() && stated.root() != latest.root())
        });
        if backwards {
            return Err(StorageError::OtherTree { size: stated.size(), root: stated.root() });
        }
        let (path, begun) = (name(origin), format!(".begun-{}", name(origin)));
        let written = self.files.write(&begun, new).doing("writing", &begun)?;
        self.files.sync(written).doing("syncing", &begun)?;
        self.files.rename(&begun, &path).doing("renaming", &begun)?;
        self.files.sync_folder("").doing("syncing", "")
    }

    fn bytes(&self, origin: &str) -> Result<Option<Vec<u8>>, StorageError> {
        let path = name(origin);
        self.files.read(&path, CHECKPOINT_BYTES_MAX).doing("reading", &path)
    }

    fn parse(&self, origin: &str, bytes: &[u8]) -> Result<SignedCheckpoint, StorageError> {
        let signed = SignedCheckpoint::parse(bytes)?;
        let stated = signed.checkpoint();
        if stated.origin() == origin {
            Ok(signed)
        } else {
            Err(StorageError::OtherTree { size: stated.size(), root: stated.root() })
        }
    }
}

/// An origin may hold any character; its hash may be a file's name.
fn name(origin: &str) -> String {
    Hash::of_leaf(origin.as_bytes()).to_hex()
}
