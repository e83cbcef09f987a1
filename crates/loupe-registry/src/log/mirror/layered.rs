//! What a copy has already, and behind it the log; read ahead, for a distant log answers many questions at once as fast
//! as one.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::thread;

use loupe_tlog::source::{Source, SourceError};
use loupe_tlog::storage::{Disk, Folder};
use loupe_tlog::tile::TilePath;

use crate::log::fetch::Place;

/// How many bundles are read at once.
pub(super) const AT_ONCE: u64 = 8;

/// The log alone, until it is known to have grown from the copy; from then on the copy before the log.
///
/// Before that, tiles of both together would look like damage where there is a fork.
pub(super) struct Layered<'a> {
    copy: &'a Folder<Disk>,
    place: &'a Place,
    uses_copy: Cell<bool>,
    /// What was read ahead and is not used yet.
    ahead: RefCell<BTreeMap<String, Vec<u8>>>,
}

impl<'a> Layered<'a> {
    pub(super) const fn new(copy: &'a Folder<Disk>, place: &'a Place) -> Layered<'a> {
        Layered { copy, place, uses_copy: Cell::new(false), ahead: RefCell::new(BTreeMap::new()) }
    }

    /// From now on what the copy has is read from it.
    pub(super) fn use_copy(&self) {
        self.uses_copy.set(true);
    }

    /// Whether this tile is read from the copy.
    pub(super) fn has(&self, path: &TilePath) -> bool {
        self.uses_copy.get() && self.copy.files().root().join(path.to_string()).is_file()
    }

    /// Reads from the log, all at once, those of the tiles that the copy does not have.
    pub(super) fn read_ahead(&self, paths: &[TilePath]) -> Result<(), SourceError> {
        let missing: Vec<String> = paths.iter().filter(|path| !self.has(path)).map(ToString::to_string).collect();
        let place = self.place;
        let read: Vec<Result<Option<Vec<u8>>, SourceError>> = thread::scope(|scope| {
            let begun: Vec<_> = missing.iter().map(|path| scope.spawn(move || place.read(path))).collect();
            begun.into_iter().map(|reading| reading.join().expect("reading a file does not panic")).collect()
        });
        let mut ahead = self.ahead.borrow_mut();
        ahead.clear();
        // One that is not there yet may be there in full; whoever needs it asks again.
        for (path, bytes) in missing.into_iter().zip(read) {
            if let Some(bytes) = bytes? {
                ahead.insert(path, bytes);
            }
        }
        Ok(())
    }
}

impl Source for Layered<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        if self.uses_copy.get()
            && let Some(bytes) = self.copy.read(path)?
        {
            return Ok(Some(bytes));
        }
        if let Some(bytes) = self.ahead.borrow_mut().remove(path) {
            return Ok(Some(bytes));
        }
        self.place.read(path)
    }
}
