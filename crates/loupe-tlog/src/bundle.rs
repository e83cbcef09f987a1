//! Entry bundles: entries after their lengths (`tlog-tiles`, "Log entries").

use thiserror::Error;

use crate::tile::TILE_WIDTH;

/// The most bytes an entry has: its length is written in 16 bits.
pub const ENTRY_BYTES_MAX: usize = 65_535;

/// The most bytes a bundle has.
pub const BUNDLE_BYTES_MAX: usize = TILE_WIDTH as usize * (2 + ENTRY_BYTES_MAX);

/// Why bytes are no bundle, or entries make none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BundleError {
    /// An entry with more than [`ENTRY_BYTES_MAX`] bytes.
    #[error("an entry has at most 65535 bytes, this one {0}")]
    TooLong(usize),
    /// More entries than a full bundle has.
    #[error("a bundle has at most 256 entries")]
    TooMany,
    /// The bytes end within an entry or its length.
    #[error("the bundle ends within entry {0}")]
    Torn(usize),
    /// Not as many entries as the path says.
    #[error("the bundle has {found} entries, its path says {width}")]
    Width {
        /// How many entries were found.
        found: usize,
        /// How many the path says.
        width: u16,
    },
}

/// Writes entries into one bundle.
///
/// Refuses a 257th entry and an entry of more than [`ENTRY_BYTES_MAX`] bytes.
pub fn encode<E: AsRef<[u8]>>(entries: impl IntoIterator<Item = E>) -> Result<Vec<u8>, BundleError> {
    let mut bundle = Vec::new();
    for (place, entry) in entries.into_iter().enumerate() {
        if place >= usize::from(TILE_WIDTH) {
            return Err(BundleError::TooMany);
        }
        let entry = entry.as_ref();
        let length = u16::try_from(entry.len()).map_err(|_| BundleError::TooLong(entry.len()))?;
        bundle.extend_from_slice(&length.to_be_bytes());
        bundle.extend_from_slice(entry);
    }
    Ok(bundle)
}

/// Takes a bundle apart into its entries, which must be exactly `width`.
pub fn split(bundle: &[u8], width: u16) -> Result<Vec<&[u8]>, BundleError> {
    let mut entries = Vec::with_capacity(usize::from(width.min(TILE_WIDTH)));
    let mut rest = bundle;
    while !rest.is_empty() {
        if entries.len() >= usize::from(TILE_WIDTH) {
            return Err(BundleError::TooMany);
        }
        let torn = BundleError::Torn(entries.len());
        let (length, after) = rest.split_first_chunk::<2>().ok_or(torn)?;
        let (entry, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length))).ok_or(torn)?;
        entries.push(entry);
        rest = after;
    }
    if entries.len() == usize::from(width) {
        Ok(entries)
    } else {
        Err(BundleError::Width { found: entries.len(), width })
    }
}
