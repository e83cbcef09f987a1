//! How a log grows: from the right edge of its tree and new entries to the files that are new, and the new head.

use thiserror::Error;

use crate::bundle::{self, BundleError, ENTRY_BYTES_MAX};
use crate::hash::{Hash, HashError};
use crate::source::{Source, SourceError};
use crate::tile::{TILE_WIDTH, TileKind, TilePath};

/// The right edge of a tree: its partial hash tiles, one a level, and its partial bundle. That is all a log needs to
/// grow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    /// From the leaves up; each has at most 255 hashes.
    levels: Vec<Vec<Hash>>,
    bundle: Vec<u8>,
}

/// What entries add to a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The files that are new, whole, in the order in which they are written: bundles, hashes of entries, then level
    /// by level. None of them belongs to the tree that has grown.
    pub files: Vec<(TilePath, Vec<u8>)>,
    /// The right edge afterwards.
    pub edge: Edge,
}

/// Why a log cannot grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum GrowthError {
    /// An entry with more than [`ENTRY_BYTES_MAX`] bytes; the place counts from the first new entry.
    #[error("new entry {place} has {bytes} bytes, at most {ENTRY_BYTES_MAX} are allowed")]
    TooLong {
        /// Which of the new entries.
        place: usize,
        /// How many bytes it has.
        bytes: usize,
    },
    /// A tree has at most 2^63 entries here, so that every path of a tile can be written.
    #[error("the log is full")]
    Full,
}

/// Why a right edge cannot be read.
#[derive(Debug, Error)]
pub enum EdgeError {
    /// A file that a tree of this size has is not there.
    #[error("{0} is missing")]
    Missing(TilePath),
    /// The tile is not a sequence of as many hashes as its path says.
    #[error("{path} has {bytes} bytes")]
    Tile {
        /// Which tile.
        path: TilePath,
        /// How many bytes it has.
        bytes: usize,
    },
    /// The bundle is none.
    #[error("{path}: {cause}")]
    Bundle {
        /// Which bundle.
        path: TilePath,
        /// What is wrong with it.
        cause: BundleError,
    },
    /// The entries in the bundle do not have the hashes that are in the tile.
    #[error("{0} does not hold the entries whose hashes are beside it")]
    Entries(TilePath),
    /// No log here has so many entries.
    #[error("{0} entries are more than a log has")]
    TooLarge(u64),
    /// The source could not answer.
    #[error(transparent)]
    Source(#[from] SourceError),
}

/// The most entries a log has.
const SIZE_MAX: u64 = 1 << 63;

impl Edge {
    /// The edge of a tree without entries.
    pub fn empty() -> Edge {
        Edge { size: 0, levels: Vec::new(), bundle: Vec::new() }
    }

    /// Reads the edge of the tree with `size` entries from the files of its log.
    ///
    /// The entries are held against their hashes; that the hashes are those of the log's head is for the caller to
    /// compare, by [`Edge::root`].
    pub fn read(size: u64, source: &(impl Source + ?Sized)) -> Result<Edge, EdgeError> {
        if size > SIZE_MAX {
            return Err(EdgeError::TooLarge(size));
        }
        let mut levels = Vec::new();
        for level in 0..8_u8 {
            let Some(path) = partial(TileKind::Hashes(level), size, size >> (8 * u32::from(level))) else {
                levels.push(Vec::new());
                continue;
            };
            let bytes = source.read(&path.to_string())?.ok_or(EdgeError::Missing(path))?;
            levels.push(hashes(&bytes, path.width()).ok_or(EdgeError::Tile { path, bytes: bytes.len() })?);
        }
        while levels.last().is_some_and(Vec::is_empty) {
            levels.pop();
        }
        let mut bundle = Vec::new();
        if let Some(path) = partial(TileKind::Entries, size, size) {
            bundle = source.read(&path.to_string())?.ok_or(EdgeError::Missing(path))?;
            let entries = bundle::split(&bundle, path.width()).map_err(|cause| EdgeError::Bundle { path, cause })?;
            if !entries.iter().map(|entry| Hash::of_leaf(entry)).eq(levels[0].iter().copied()) {
                return Err(EdgeError::Entries(path));
            }
        }
        Ok(Edge { size, levels, bundle })
    }

    /// How many entries the tree has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        root_over(&self.levels).unwrap_or_else(Hash::of_nothing)
    }

    /// What `entries` add, in their order.
    pub fn grow<E: AsRef<[u8]>>(&self, entries: &[E]) -> Result<Growth, GrowthError> {
        if u64::try_from(entries.len()).ok().and_then(|new| self.size.checked_add(new)).is_none_or(|s| s > SIZE_MAX) {
            return Err(GrowthError::Full);
        }
        let mut edge = self.clone();
        let (mut bundles, mut tiles) = (Vec::new(), Vec::new());
        for (place, entry) in entries.iter().enumerate() {
            let entry = entry.as_ref();
            let too_long = |_| GrowthError::TooLong { place, bytes: entry.len() };
            edge.bundle.extend_from_slice(&u16::try_from(entry.len()).map_err(too_long)?.to_be_bytes());
            edge.bundle.extend_from_slice(entry);
            edge.size += 1;
            if edge.size.is_multiple_of(u64::from(TILE_WIDTH)) {
                let path = full(TileKind::Entries, edge.size / u64::from(TILE_WIDTH) - 1);
                bundles.push((path, std::mem::take(&mut edge.bundle)));
            }
            edge.push(Hash::of_leaf(entry), &mut tiles);
        }
        if !entries.is_empty() {
            bundles.extend(partial(TileKind::Entries, edge.size, edge.size).map(|path| (path, edge.bundle.clone())));
        }
        for (level, hashes) in (0_u8..).zip(&edge.levels) {
            let members = edge.size >> (8 * u32::from(level));
            if members > self.size >> (8 * u32::from(level)) {
                let path = partial(TileKind::Hashes(level), edge.size, members);
                tiles.extend(path.map(|path| (path, bytes_of(hashes))));
            }
        }
        // Stable, so that each level stays in order from the left.
        tiles.sort_by_key(|(path, _)| path.kind());
        bundles.append(&mut tiles);
        Ok(Growth { files: bundles, edge })
    }

    /// Adds the hash of an entry, and to `tiles` every tile that it fills.
    fn push(&mut self, leaf: Hash, tiles: &mut Vec<(TilePath, Vec<u8>)>) {
        let mut carried = leaf;
        for level in 0_u8.. {
            let place = usize::from(level);
            if self.levels.len() <= place {
                self.levels.push(Vec::new());
            }
            self.levels[place].push(carried);
            if self.levels[place].len() < usize::from(TILE_WIDTH) {
                return;
            }
            let whole = std::mem::take(&mut self.levels[place]);
            let index = (self.size >> (8 * (u32::from(level) + 1))) - 1;
            tiles.push((full(TileKind::Hashes(level), index), bytes_of(&whole)));
            carried = over(whole).unwrap_or(carried);
        }
    }
}

impl Growth {
    /// How many entries the tree has afterwards.
    pub const fn size(&self) -> u64 {
        self.edge.size
    }

    /// The root afterwards.
    pub fn root(&self) -> Hash {
        self.edge.root()
    }
}

/// How many entries a tree needs for it to have this tile or bundle; no tree of 64 bits has it where `None`.
pub fn entries_needed(path: &TilePath) -> Option<u64> {
    let members = path.first()?.checked_add(u64::from(path.width()))?;
    match path.kind() {
        TileKind::Entries => Some(members),
        TileKind::Hashes(level) => {
            let spans = 1_u64.checked_shl(u32::from(level).checked_mul(8)?)?;
            members.checked_mul(spans)
        }
    }
}

/// The root over hashes of subtrees of equal size, of which the last may be smaller; `None` over none.
pub(crate) fn over(mut hashes: Vec<Hash>) -> Option<Hash> {
    // A lone last subtree moves up as it is: that is RFC 6962's split at the largest power of two.
    while hashes.len() > 1 {
        let pairs = hashes.chunks(2).map(|pair| match pair {
            [left, right] => Hash::of_children(left, right),
            lone => lone[0],
        });
        hashes = pairs.collect();
    }
    hashes.pop()
}

/// The root of a tree whose right edge has these hashes, level by level from the leaves; `None` without entries.
pub(crate) fn root_over<L: AsRef<[Hash]>>(levels: &[L]) -> Option<Hash> {
    levels.iter().fold(None, |below, level| {
        let mut hashes = level.as_ref().to_vec();
        hashes.extend(below);
        over(hashes)
    })
}

/// The hashes in a tile of `width`; `None` where it has another length.
pub(crate) fn hashes(tile: &[u8], width: u16) -> Option<Vec<Hash>> {
    if tile.len() != usize::from(width) * Hash::BYTES {
        return None;
    }
    let parts: Result<Vec<Hash>, HashError> = tile.chunks_exact(Hash::BYTES).map(Hash::try_from).collect();
    parts.ok()
}

fn bytes_of(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

/// The partial tile at the right edge, where there is one.
fn partial(kind: TileKind, size: u64, members: u64) -> Option<TilePath> {
    TilePath::in_tree(kind, members / u64::from(TILE_WIDTH), size)
}

fn full(kind: TileKind, index: u64) -> TilePath {
    TilePath::new(kind, index, TILE_WIDTH).expect("a tree of at most 2^63 entries has no level above 7")
}
