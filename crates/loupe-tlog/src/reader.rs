//! Reading a log by its tiles, trusting none of them before it was checked against a root.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::bundle::{self, BundleError};
use crate::hash::Hash;
use crate::source::{Source, SourceError};
use crate::tile::{TILE_WIDTH, TileKind, TilePath};
use crate::tree::{self, ProveError};

/// How many tiles a reader keeps besides the right edge: 2 MiB of hashes.
const TILES_KEPT_MAX: usize = 256;

/// A level of tiles stands eight levels of the tree above the one below.
const TILE_HEIGHT: u8 = 8;

/// Why a log could not be read, or is not to be believed.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The source could not answer.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The log lacks a file that its size calls for.
    #[error("{0} is missing")]
    Missing(TilePath),
    /// A tile has not as many hashes as its path says.
    #[error("{path} has {bytes} bytes, not {}", usize::from(path.width()) * Hash::BYTES)]
    Length {
        /// The tile.
        path: TilePath,
        /// How many bytes it has.
        bytes: usize,
    },
    /// A bundle is not what its path says.
    #[error("{path}: {error}")]
    Bundle {
        /// The bundle.
        path: TilePath,
        /// What is wrong with it.
        error: BundleError,
    },
    /// The tiles on the right edge do not make the root.
    #[error("the tiles of {size} entries make the root {found}, not {expected}")]
    Root {
        /// The size of the tree.
        size: u64,
        /// The root they make.
        found: Hash,
        /// The root they should make.
        expected: Hash,
    },
    /// A full tile is not the one that the tile above it stands over.
    #[error("{0} is not what the tile above it says")]
    Tile(TilePath),
    /// An entry is not the one whose hash is in the tree.
    #[error("entry {index} in {path} is not what its tile says")]
    Entry {
        /// The entry's index, from 0.
        index: u64,
        /// The bundle it stands in.
        path: TilePath,
    },
    /// The tree has no entry of that index, or is smaller than the size asked for.
    #[error("a tree of {size} entries does not reach {asked}")]
    Beyond {
        /// The index or size asked for.
        asked: u64,
        /// The size of the tree.
        size: u64,
    },
    /// A tree does not shrink.
    #[error("a tree of {old} entries does not grow into one of {size}")]
    Shrunk {
        /// The size of the older tree.
        old: u64,
        /// The size of the newer tree.
        size: u64,
    },
}

impl From<ProveError<ReadError>> for ReadError {
    fn from(error: ProveError<ReadError>) -> ReadError {
        match error {
            ProveError::IndexBeyondSize { index, size } => ReadError::Beyond { asked: index, size },
            ProveError::Shrunk { old, size } => ReadError::Shrunk { old, size },
            ProveError::Nodes(error) => error,
        }
    }
}

/// Reads the hashes of the tile at `path`, none of them checked yet.
///
/// A partial tile that is gone is taken from the full one (`tlog-tiles`, "Partial Tiles").
pub fn read_hashes<S: Source + ?Sized>(source: &S, path: TilePath) -> Result<Vec<Hash>, ReadError> {
    let (found, bytes) = read_or_full(source, path)?;
    let (hashes, rest) = bytes.as_chunks::<{ Hash::BYTES }>();
    if !rest.is_empty() || hashes.len() != usize::from(found.width()) {
        return Err(ReadError::Length { path: found, bytes: bytes.len() });
    }
    Ok(hashes.iter().take(usize::from(path.width())).map(|hash| Hash::from(*hash)).collect())
}

/// Reads the entries of the bundle at `path`, none of them checked yet; a partial bundle that is gone is taken from
/// the full one.
pub fn read_entries<S: Source + ?Sized>(source: &S, path: TilePath) -> Result<Vec<Vec<u8>>, ReadError> {
    let (found, bytes) = read_or_full(source, path)?;
    let entries = bundle::split(&bytes, found.width()).map_err(|error| ReadError::Bundle { path: found, error })?;
    Ok(entries.into_iter().take(usize::from(path.width())).map(<[u8]>::to_vec).collect())
}

fn read_or_full<S: Source + ?Sized>(source: &S, path: TilePath) -> Result<(TilePath, Vec<u8>), ReadError> {
    if let Some(bytes) = source.read(&path.to_string())? {
        return Ok((path, bytes));
    }
    let full = path.full();
    let bytes = if path.is_partial() { source.read(&full.to_string())? } else { None };
    bytes.map(|bytes| (full, bytes)).ok_or(ReadError::Missing(path))
}

/// A reader of a log at one size, known by its root: every hash and entry it gives has been checked against that root.
pub struct TileReader<'s, S: ?Sized> {
    source: &'s S,
    size: u64,
    /// The partial tiles of the right edge, by level; together they make the root.
    edge: BTreeMap<u8, (u64, Vec<Hash>)>,
    /// Full tiles that were checked, by level and index.
    kept: BTreeMap<(u8, u64), Vec<Hash>>,
}

impl<'s, S: Source + ?Sized> TileReader<'s, S> {
    /// Opens the log as its checkpoint of `size` entries and `root` describes it: reads the right edge, at most eight
    /// tiles, and refuses with [`ReadError::Root`] one that does not make the root.
    pub fn open(source: &'s S, size: u64, root: Hash) -> Result<TileReader<'s, S>, ReadError> {
        let mut reader = TileReader { source, size, edge: BTreeMap::new(), kept: BTreeMap::new() };
        for level in 0..8 {
            let kind = TileKind::Hashes(level);
            let index = size >> (TILE_HEIGHT * level) >> TILE_HEIGHT;
            if let Some(path) = TilePath::in_tree(kind, index, size) {
                reader.edge.insert(level, (index, read_hashes(source, path)?));
            }
        }
        let found = reader.root(size)?;
        if found == root { Ok(reader) } else { Err(ReadError::Root { size, found, expected: root }) }
    }

    /// How many entries the log had.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree of the first `size` entries.
    pub fn root(&mut self, size: u64) -> Result<Hash, ReadError> {
        self.expect_within(size)?;
        tree::root_of(size, |level, index| self.node(level, index))
    }

    /// The proof that the entry `index` is in the tree of the first `size` entries.
    pub fn inclusion_proof(&mut self, index: u64, size: u64) -> Result<Vec<Hash>, ReadError> {
        self.expect_within(size)?;
        Ok(tree::inclusion_proof(index, size, |level, index| self.node(level, index))?)
    }

    /// The proof that the tree of the first `size` entries begins with that of the first `old_size`.
    pub fn consistency_proof(&mut self, old_size: u64, size: u64) -> Result<Vec<Hash>, ReadError> {
        self.expect_within(size)?;
        Ok(tree::consistency_proof(old_size, size, |level, index| self.node(level, index))?)
    }

    /// The hash of the entry `index`.
    pub fn leaf(&mut self, index: u64) -> Result<Hash, ReadError> {
        self.expect_entry(index)?;
        self.node(0, index)
    }

    /// The entry `index`.
    pub fn entry(&mut self, index: u64) -> Result<Vec<u8>, ReadError> {
        let path = self.bundle_of(index)?;
        let mut entries = read_entries(self.source, path)?;
        // The bundle has as many entries as its path says, and the path is that of the entry's bundle.
        let entry = entries.swap_remove(within_tile(index));
        if Hash::of_leaf(&entry) == self.node(0, index)? { Ok(entry) } else { Err(ReadError::Entry { index, path }) }
    }

    /// All entries of the bundle that holds the entry `index`, with the index of the first.
    pub fn entries_around(&mut self, index: u64) -> Result<(u64, Vec<Vec<u8>>), ReadError> {
        let path = self.bundle_of(index)?;
        let entries = read_entries(self.source, path)?;
        let first = index - index % u64::from(TILE_WIDTH);
        for (index, entry) in (first..).zip(&entries) {
            if Hash::of_leaf(entry) != self.node(0, index)? {
                return Err(ReadError::Entry { index, path });
            }
        }
        Ok((first, entries))
    }

    fn expect_within(&self, size: u64) -> Result<(), ReadError> {
        if size <= self.size { Ok(()) } else { Err(ReadError::Beyond { asked: size, size: self.size }) }
    }

    fn expect_entry(&self, index: u64) -> Result<(), ReadError> {
        if index < self.size { Ok(()) } else { Err(ReadError::Beyond { asked: index, size: self.size }) }
    }

    fn bundle_of(&self, index: u64) -> Result<TilePath, ReadError> {
        let path = TilePath::in_tree(TileKind::Entries, index / u64::from(TILE_WIDTH), self.size);
        path.filter(|_| index < self.size).ok_or(ReadError::Beyond { asked: index, size: self.size })
    }

    /// The root of a complete subtree of this tree.
    fn node(&mut self, level: u8, index: u64) -> Result<Hash, ReadError> {
        let height = level % TILE_HEIGHT;
        let first = index << height;
        let tile = self.tile(level / TILE_HEIGHT, first / u64::from(TILE_WIDTH))?;
        let offset = within_tile(first);
        Ok(top_of(&tile[offset..offset + (1 << height)]))
    }

    /// The hashes of a tile, checked: the right edge when the log was opened, a full tile by the one above it.
    fn tile(&mut self, level: u8, index: u64) -> Result<&[Hash], ReadError> {
        let on_edge = self.edge.get(&level).is_some_and(|(edge, _)| *edge == index);
        if !on_edge && !self.kept.contains_key(&(level, index)) {
            let path = TilePath::in_tree(TileKind::Hashes(level), index, self.size);
            let path = path.ok_or(ReadError::Beyond { asked: index, size: self.size })?;
            let hashes = read_hashes(self.source, path)?;
            let above = self.tile(level + 1, index / u64::from(TILE_WIDTH))?[within_tile(index)];
            if top_of(&hashes) != above {
                return Err(ReadError::Tile(path));
            }
            if self.kept.len() >= TILES_KEPT_MAX {
                self.kept.clear();
            }
            self.kept.insert((level, index), hashes);
        }
        let tile = match self.edge.get(&level) {
            Some((edge, hashes)) if *edge == index => Some(hashes),
            _ => self.kept.get(&(level, index)),
        };
        Ok(tile.expect("the tile stands on the edge or was kept just now"))
    }
}

/// Where a member stands in its tile.
fn within_tile(index: u64) -> usize {
    // A remainder of 256 fits any `usize`.
    (index % u64::from(TILE_WIDTH)) as usize
}

/// The root over hashes of which the number is a power of two.
fn top_of(hashes: &[Hash]) -> Hash {
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        row = row.chunks_exact(2).map(|pair| Hash::of_children(&pair[0], &pair[1])).collect();
    }
    row.first().copied().unwrap_or_else(Hash::of_nothing)
}
