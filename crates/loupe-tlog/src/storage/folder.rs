//! The files of one log: tiles that are written once, and the head.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::files::Files;
use super::{Doing, StorageError};
use crate::bundle::BUNDLE_BYTES_MAX;
use crate::growth::entries_needed;
use crate::source::{Source, SourceError};
use crate::tile::TilePath;

/// The head, as readers see it (`tlog-tiles`).
pub(super) const HEAD: &str = "checkpoint";
/// The next head, whole and on the disk, before readers see it.
const NEXT: &str = ".checkpoint.next";
/// The next head while it is written.
const NEXT_BEGUN: &str = ".checkpoint.begun";
/// Where files are written before they get their names. One folder, so that what a crash left is found at once.
const BEGUN: &str = ".begun";
/// The most bytes a head has: a note.
const HEAD_BYTES_MAX: usize = 1 << 20;
/// How many files are open at a time: systems allow a process some 1,000.
const OPEN_MAX: usize = 128;

/// The folder of a log: `checkpoint` and `tile/`, which any web server can serve, and names with a dot before them,
/// which are nobody else's.
#[derive(Debug)]
pub struct Folder<F> {
    files: F,
    /// Folders whose own names are known to be on the disk.
    settled: Mutex<BTreeSet<String>>,
}

/// What to do about a file that is there already.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Present {
    /// It may stay if it has the same bytes.
    MustBeSame,
    /// It was never published and may go.
    Replace,
}

impl<F: Files> Folder<F> {
    /// The log in `files`. Nothing is written.
    pub const fn new(files: F) -> Folder<F> {
        Folder { files, settled: Mutex::new(BTreeSet::new()) }
    }

    /// The files.
    pub const fn files(&self) -> &F {
        &self.files
    }

    /// The bytes of the head: a signed checkpoint; `None` before the first.
    pub fn head(&self) -> Result<Option<Vec<u8>>, StorageError> {
        self.files.read(HEAD, HEAD_BYTES_MAX).doing("reading", HEAD)
    }

    /// Writes tiles and bundles that are not there yet; each is on the disk when this returns.
    ///
    /// The same bytes once more are fine, other bytes under the same name are [`StorageError::Differs`]. This is how a
    /// copy of somebody's log is kept.
    pub fn put_new(&self, files: &[(TilePath, Vec<u8>)]) -> Result<(), StorageError> {
        let held = self.lock()?;
        self.put(&held, files, Present::MustBeSame)
    }

    /// Moves the head from `old` to `new`, if it is `old`; otherwise [`StorageError::HeadMoved`].
    ///
    /// After another error it may have moved or not; [`Folder::head`] tells after the next [`Folder::recover`].
    pub fn swap_head(&self, old: Option<&[u8]>, new: &[u8]) -> Result<(), StorageError> {
        let held = self.lock()?;
        self.swap(&held, old, new)
    }

    /// Finishes or forgets what a crash interrupted. Every writing operation begins with it.
    pub fn recover(&self) -> Result<(), StorageError> {
        self.lock().map(drop)
    }

    /// Takes the lock, finishes a head that was about to be shown, and throws away what never got its name.
    pub(super) fn lock(&self) -> Result<F::Lock, StorageError> {
        let held = self.files.lock().doing("locking", "")?;
        if self.files.read(NEXT, HEAD_BYTES_MAX).doing("reading", NEXT)?.is_some() {
            self.show_next()?;
        }
        for name in self.files.list(BEGUN).doing("listing", BEGUN)? {
            let path = format!("{BEGUN}/{name}");
            self.files.remove(&path).doing("removing", &path)?;
        }
        Ok(held)
    }

    pub(super) fn swap(&self, _held: &F::Lock, old: Option<&[u8]>, new: &[u8]) -> Result<(), StorageError> {
        if self.head()?.as_deref() != old {
            return Err(StorageError::HeadMoved);
        }
        let written = self.files.write(NEXT_BEGUN, new).doing("writing", NEXT_BEGUN)?;
        self.files.sync(written).doing("syncing", NEXT_BEGUN)?;
        self.files.rename(NEXT_BEGUN, NEXT).doing("renaming", NEXT_BEGUN)?;
        self.show_next()
    }

    /// Shows the next head only once a loss of power cannot take it away.
    fn show_next(&self) -> Result<(), StorageError> {
        self.files.sync_folder("").doing("syncing", "")?;
        self.files.rename(NEXT, HEAD).doing("renaming", NEXT)?;
        self.files.sync_folder("").doing("syncing", "")
    }

    /// Writes files in their order, and waits until they and their folders are on the disk.
    pub(super) fn put(
        &self,
        _held: &F::Lock,
        files: &[(TilePath, Vec<u8>)],
        present: Present,
    ) -> Result<(), StorageError> {
        let done = self.put_and_settle(files, present);
        if done.is_err() {
            // Such as a folder that somebody removed: next time each is made and settled again.
            self.settled.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        done
    }

    fn put_and_settle(&self, files: &[(TilePath, Vec<u8>)], present: Present) -> Result<(), StorageError> {
        let mut settled = self.settled.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut to_sync, mut new) = (BTreeSet::new(), BTreeSet::new());
        self.files.create_folder(BEGUN).doing("making", BEGUN)?;
        for some in files.chunks(OPEN_MAX) {
            let mut begun = Vec::with_capacity(some.len());
            for (number, (_, bytes)) in some.iter().enumerate() {
                let path = format!("{BEGUN}/{number}");
                begun.push((self.files.write(&path, bytes).doing("writing", &path)?, path));
            }
            let mut written = Vec::with_capacity(some.len());
            for (file, path) in begun {
                self.files.sync(file).doing("syncing", &path)?;
                written.push(path);
            }
            for ((tile, bytes), begun) in some.iter().zip(written) {
                let path = tile.to_string();
                for folder in folders_of(&path).filter(|folder| !settled.contains(*folder)) {
                    if new.insert(folder.to_owned()) {
                        self.files.create_folder(folder).doing("making", folder)?;
                        to_sync.insert(parent(folder).to_owned());
                    }
                }
                to_sync.insert(parent(&path).to_owned());
                self.name(&begun, tile, &path, bytes, present)?;
            }
        }
        for folder in to_sync.iter().rev() {
            self.files.sync_folder(folder).doing("syncing", folder)?;
        }
        settled.append(&mut new);
        Ok(())
    }

    /// Gives a file that is whole its name.
    fn name(
        &self,
        begun: &str,
        tile: &TilePath,
        path: &str,
        bytes: &[u8],
        present: Present,
    ) -> Result<(), StorageError> {
        if present == Present::Replace {
            return self.files.rename(begun, path).doing("renaming", begun);
        }
        if !self.files.link(begun, path).doing("linking", path)? {
            let there = self.files.read(path, BUNDLE_BYTES_MAX).doing("reading", path)?;
            if there.as_deref() != Some(bytes) {
                return Err(StorageError::Differs(*tile));
            }
        }
        self.files.remove(begun).doing("removing", begun)
    }

    /// Removes partial tiles that a crashed batch left beyond the head of `size`, in the places where `files` go.
    pub(super) fn clear_beyond(
        &self,
        _held: &F::Lock,
        size: u64,
        files: &[(TilePath, Vec<u8>)],
    ) -> Result<(), StorageError> {
        for (tile, _) in files {
            let folder = format!("{}.p", tile.full());
            let mut cleared = false;
            for name in self.files.list(&folder).doing("listing", &folder)? {
                let width = name.parse().ok().filter(|width: &u16| width.to_string() == name);
                let left = width.and_then(|width| TilePath::new(tile.kind(), tile.index(), width).ok());
                if left.is_none_or(|left| entries_needed(&left).is_none_or(|needed| needed > size)) {
                    let path = format!("{folder}/{name}");
                    self.files.remove(&path).doing("removing", &path)?;
                    cleared = true;
                }
            }
            if cleared {
                // Else a loss of power could bring them back below the next head.
                self.files.sync_folder(&folder).doing("syncing", &folder)?;
            }
        }
        Ok(())
    }

    /// Removes the partial tiles of every full tile that a tree of `size` has, and counts them.
    pub(super) fn drop_partials(&self, _held: &F::Lock, size: u64) -> Result<usize, StorageError> {
        let mut settled = self.settled.lock().unwrap_or_else(PoisonError::into_inner);
        settled.clear();
        let (mut dropped, mut folders) = (0, vec!["tile".to_owned()]);
        while let Some(folder) = folders.pop() {
            for name in self.files.list(&folder).doing("listing", &folder)? {
                let path = format!("{folder}/{name}");
                let Some(full) = name.strip_suffix(".p").map(|number| format!("{folder}/{number}")) else {
                    if name.starts_with('x') || folder == "tile" {
                        folders.push(path);
                    }
                    continue;
                };
                let Ok(tile) = full.parse::<TilePath>() else { continue };
                if entries_needed(&tile).is_none_or(|needed| needed > size) {
                    continue;
                }
                if self.files.read(&full, BUNDLE_BYTES_MAX).doing("reading", &full)?.is_none() {
                    continue;
                }
                for width in self.files.list(&path).doing("listing", &path)? {
                    let partial = format!("{path}/{width}");
                    self.files.remove(&partial).doing("removing", &partial)?;
                    dropped += 1;
                }
                self.files.remove_folder(&path).doing("removing", &path)?;
            }
        }
        Ok(dropped)
    }
}

/// What readers may see: `checkpoint` and what is in `tile/`. Nothing else is there for them.
impl<F: Files> Source for Folder<F> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        if path != HEAD && path.parse::<TilePath>().is_err() {
            return Ok(None);
        }
        let failed = |cause| SourceError { path: path.to_owned(), cause: Box::new(cause) };
        self.files.read(path, BUNDLE_BYTES_MAX).map_err(failed)
    }
}

/// The folders above a file, the outermost first.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}
