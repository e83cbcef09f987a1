//! Where the hashes and the entries of a tree lie: paths of tiles and of entry bundles (`tlog-tiles`).

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// How many hashes a full tile, and how many entries a full bundle, has.
pub const TILE_WIDTH: u16 = 256;

/// The highest level of a tile's path (`tlog-tiles`).
pub const LEVEL_MAX: u8 = 63;

/// The longest path of a tile: `tile/entries/`, seven elements of an index, and a width.
pub const PATH_BYTES_MAX: usize = 64;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TileKind {
    /// Hashes of subtrees with 256^level entries, level 0 to [`LEVEL_MAX`]; on level 0 the hashes of entries.
    Hashes(u8),
    /// The entries themselves: a bundle.
    Entries,
}

/// The path of a tile or of an entry bundle, such as `tile/0/x001/x234/067.p/12` or `tile/entries/000`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TilePath {
    kind: TileKind,
    index: u64,
    width: u16,
}

/// Why a text is no path of a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TilePathError {
    /// It does not begin with `tile/`, or is longer than [`PATH_BYTES_MAX`].
    #[error("not the path of a tile")]
    NotATile,
    /// The level is not a number from 0 to 63 without leading zeros, nor `entries`.
    #[error("a tile's level is a number from 0 to 63, or `entries`")]
    Level,
    /// The index is not written in elements of three digits, all but the last after an `x`, or exceeds 64 bits.
    #[error("a tile's index is written in elements of three digits, all but the last after an `x`")]
    Index,
    /// The width is not a number from 1 to 255 without leading zeros; a full tile states none.
    #[error("a partial tile's width is a number from 1 to 255; a full tile states none")]
    Width,
}

impl TilePath {
    /// The tile of `kind` with the number `index` and `width` members.
    ///
    /// Refuses a level above [`LEVEL_MAX`] and a width that is not 1 to 256.
    pub fn new(kind: TileKind, index: u64, width: u16) -> Result<TilePath, TilePathError> {
        match kind {
            TileKind::Hashes(level) if level > LEVEL_MAX => Err(TilePathError::Level),
            _ if width == 0 || width > TILE_WIDTH => Err(TilePathError::Width),
            _ => Ok(TilePath { kind, index, width }),
        }
    }

    /// The tile of `kind` with the number `index` as a tree of `size` entries has it: full, partial, or `None`.
    pub fn in_tree(kind: TileKind, index: u64, size: u64) -> Option<TilePath> {
        let members = members(kind, size)?;
        let left = members.checked_sub(index.checked_mul(u64::from(TILE_WIDTH))?)?;
        let width = u16::try_from(left).unwrap_or(TILE_WIDTH).min(TILE_WIDTH);
        TilePath::new(kind, index, width).ok()
    }

    /// What it holds.
    pub const fn kind(&self) -> TileKind {
        self.kind
    }

    /// Its number among those of its kind, from the left.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// How many hashes or entries it has, 1 to 256.
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Whether it has fewer than 256 members, so that a growing log replaces it.
    pub const fn is_partial(&self) -> bool {
        self.width < TILE_WIDTH
    }

    /// The same tile once it is full.
    pub const fn full(&self) -> TilePath {
        TilePath { width: TILE_WIDTH, ..*self }
    }

    /// How many members lie to the left of its first one: of entries, or of hashes on its level.
    ///
    /// `None` where no tree of 64 bits has such a tile.
    pub fn first(&self) -> Option<u64> {
        self.index.checked_mul(u64::from(TILE_WIDTH))
    }
}

/// How many hashes or entries of `kind` a tree of `size` entries has.
fn members(kind: TileKind, size: u64) -> Option<u64> {
    match kind {
        TileKind::Entries => Some(size),
        TileKind::Hashes(level) => Some(size.checked_shr(u32::from(level) * 8).unwrap_or(0)),
    }
}

/// Every hash tile and every bundle of a tree of `size` entries, its right edge partial: level by level from the
/// leaves, each from the left, then the bundles.
pub fn tiles_of(size: u64) -> impl Iterator<Item = TilePath> {
    let kinds = (0..8).map(TileKind::Hashes).chain([TileKind::Entries]);
    kinds.flat_map(move |kind| (0..).map_while(move |index| TilePath::in_tree(kind, index, size)))
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TileKind::Hashes(level) => write!(f, "tile/{level}/")?,
            TileKind::Entries => f.write_str("tile/entries/")?,
        }
        let mut above: Vec<u64> = std::iter::successors(Some(self.index), |index| Some(index / 1000))
            .skip(1)
            .take_while(|index| *index > 0)
            .collect();
        above.reverse();
        for element in above {
            write!(f, "x{:03}/", element % 1000)?;
        }
        write!(f, "{:03}", self.index % 1000)?;
        if self.is_partial() { write!(f, ".p/{}", self.width) } else { Ok(()) }
    }
}

impl FromStr for TilePath {
    type Err = TilePathError;

    /// Reads exactly what [`fmt::Display`] writes: one path has one spelling.
    fn from_str(text: &str) -> Result<TilePath, TilePathError> {
        if text.len() > PATH_BYTES_MAX {
            return Err(TilePathError::NotATile);
        }
        let rest = text.strip_prefix("tile/").ok_or(TilePathError::NotATile)?;
        let (kind, rest) = rest.split_once('/').ok_or(TilePathError::Level)?;
        let kind = match kind {
            "entries" => TileKind::Entries,
            level => TileKind::Hashes(plain_number(level).ok_or(TilePathError::Level)?),
        };
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => (index, plain_number(width).map(u16::from).ok_or(TilePathError::Width)?),
            None => (rest, TILE_WIDTH),
        };
        TilePath::new(kind, index_of(index).ok_or(TilePathError::Index)?, width)
    }
}

/// A number up to 255 in decimal digits without a leading zero.
fn plain_number(text: &str) -> Option<u8> {
    let plain = text == "0" || (text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

fn index_of(text: &str) -> Option<u64> {
    let (above, last) = match text.rsplit_once('/') {
        Some((above, last)) => (Some(above), last),
        None => (None, text),
    };
    let mut index = 0_u64;
    for (place, element) in above.into_iter().flat_map(|above| above.split('/')).enumerate() {
        let element = three_digits(element.strip_prefix('x')?)?;
        // A leading `x000` would be a second spelling of the same index.
        if place == 0 && element == 0 {
            return None;
        }
        index = index.checked_mul(1000)?.checked_add(element)?;
    }
    index.checked_mul(1000)?.checked_add(three_digits(last)?)
}

fn three_digits(text: &str) -> Option<u64> {
    if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}
