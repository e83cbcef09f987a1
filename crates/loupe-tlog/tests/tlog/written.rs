//! A log written the slow way, straight from the definitions: what the fast ways are held against.

use std::collections::BTreeMap;

use loupe_tlog::bundle;
use loupe_tlog::hash::Hash;
use loupe_tlog::tile::{TileKind, TilePath, tiles_of};

/// Entries that differ from one another, in lengths as well.
pub(crate) fn entries(count: usize) -> Vec<Vec<u8>> {
    (0..count).map(|index| format!("entry {index}{}", ".".repeat(index % 7)).into_bytes()).collect()
}

pub(crate) fn leaves(entries: &[Vec<u8>]) -> Vec<Hash> {
    entries.iter().map(|entry| Hash::of_leaf(entry)).collect()
}

/// The Merkle Tree Hash as RFC 6962, section 2.1, defines it.
pub(crate) fn mth(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of_nothing(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            Hash::of_children(&mth(left), &mth(right))
        }
    }
}

/// The complete subtrees over `leaves`, as proofs are built from.
pub(crate) fn nodes(leaves: &[Hash]) -> impl FnMut(u8, u64) -> Result<Hash, String> {
    move |level, index| {
        let (width, index) = (1_usize << level, usize::try_from(index).unwrap());
        let below = leaves.get(index * width..(index + 1) * width);
        below.map(mth).ok_or(format!("no complete subtree {index} on level {level}"))
    }
}

/// The bytes of one tile or bundle (`tlog-tiles`: "More formally").
pub(crate) fn tile(path: TilePath, entries: &[Vec<u8>], leaves: &[Hash]) -> Vec<u8> {
    let first = usize::try_from(path.first().unwrap()).unwrap();
    let members = first..first + usize::from(path.width());
    match path.kind() {
        TileKind::Entries => bundle::encode(&entries[members]).unwrap(),
        TileKind::Hashes(level) => {
            let below = 256_usize.pow(u32::from(level));
            members.flat_map(|i| *mth(&leaves[i * below..(i + 1) * below]).as_bytes()).collect()
        }
    }
}

/// Every file of a log with `entries` but its checkpoint.
pub(crate) fn log(entries: &[Vec<u8>]) -> BTreeMap<String, Vec<u8>> {
    let leaves = leaves(entries);
    let tiles = tiles_of(entries.len() as u64);
    tiles.map(|path| (path.to_string(), tile(path, entries, &leaves))).collect()
}
