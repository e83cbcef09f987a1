//! A stranger reads a log tile by tile and believes nothing that the root does not vouch for.

use std::collections::BTreeMap;

use loupe_tlog::hash::Hash;
use loupe_tlog::reader::{ReadError, TileReader};
use loupe_tlog::source::{Source, SourceError};
use loupe_tlog::tree::{verify_consistency, verify_inclusion};

use super::written::{self, entries, leaves, mth};

type Files = BTreeMap<String, Vec<u8>>;

/// A log with 70,000 entries has tiles on three levels.
const SIZE: u64 = 70_000;

fn log() -> (Files, Vec<Hash>, Hash) {
    let entries = entries(usize::try_from(SIZE).unwrap());
    let leaves = leaves(&entries);
    let root = mth(&leaves);
    (written::log(&entries), leaves, root)
}

fn flip(files: &Files, path: &str, at: usize) -> Files {
    let mut files = files.clone();
    files.get_mut(path).unwrap()[at] ^= 1;
    files
}

#[test]
fn entries_and_proofs_come_out_right() {
    let (files, leaves, root) = log();
    let mut reader = TileReader::open(&files, SIZE, root).unwrap();
    assert_eq!(reader.size(), SIZE);
    for index in [0, 1, 255, 256, 40_000, 65_535, 65_536, 69_887, 69_888, 69_999] {
        let leaf = leaves[usize::try_from(index).unwrap()];
        assert_eq!(Hash::of_leaf(&reader.entry(index).unwrap()), leaf);
        assert_eq!(reader.leaf(index).unwrap(), leaf);
        let proof = reader.inclusion_proof(index, SIZE).unwrap();
        verify_inclusion(leaf, index, SIZE, &proof, root).unwrap();
        let (first, around) = reader.entries_around(index).unwrap();
        let place = usize::try_from(index - first).unwrap();
        assert_eq!((first % 256, Hash::of_leaf(&around[place])), (0, leaf));
    }
    for old in [1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 69_888, 69_999, SIZE] {
        let old_root = mth(&leaves[..usize::try_from(old).unwrap()]);
        assert_eq!(reader.root(old).unwrap(), old_root);
        let proof = reader.consistency_proof(old, SIZE).unwrap();
        verify_consistency(old, old_root, SIZE, root, &proof).unwrap();
        let proof = reader.inclusion_proof(old / 2, old).unwrap();
        verify_inclusion(leaves[usize::try_from(old / 2).unwrap()], old / 2, old, &proof, old_root).unwrap();
    }
}

/// There and back over more tiles than a reader keeps.
#[test]
fn a_long_reading_stays_right() {
    let (files, leaves, root) = log();
    let mut reader = TileReader::open(&files, SIZE, root).unwrap();
    for index in (0..SIZE).step_by(128).chain((0..SIZE).rev().step_by(128)) {
        assert_eq!(reader.leaf(index).unwrap(), leaves[usize::try_from(index).unwrap()]);
    }
}

#[test]
fn what_is_beyond_the_checkpoint_is_not_read() {
    let (files, _, root) = log();
    let mut reader = TileReader::open(&files, SIZE, root).unwrap();
    for asked in [SIZE, SIZE + 1, u64::MAX] {
        assert!(matches!(reader.entry(asked), Err(ReadError::Beyond { size: SIZE, .. })));
        assert!(matches!(reader.entries_around(asked), Err(ReadError::Beyond { size: SIZE, .. })));
        assert!(matches!(reader.leaf(asked), Err(ReadError::Beyond { size: SIZE, .. })));
        assert!(matches!(reader.inclusion_proof(asked, SIZE), Err(ReadError::Beyond { size: SIZE, .. })));
    }
    assert!(matches!(reader.root(SIZE + 1), Err(ReadError::Beyond { .. })));
    assert!(matches!(reader.consistency_proof(9, 8), Err(ReadError::Shrunk { old: 9, size: 8 })));
}

#[test]
fn one_changed_bit_is_found_wherever_it_is() {
    let (files, _, root) = log();
    for edge in ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"] {
        let changed = flip(&files, edge, 31);
        assert!(matches!(TileReader::open(&changed, SIZE, root), Err(ReadError::Root { .. })), "{edge}");
    }
    for (full, index) in [("tile/0/000", 0), ("tile/0/256", 65_536), ("tile/1/000", 512)] {
        let changed = flip(&files, full, 8_191);
        let mut reader = TileReader::open(&changed, SIZE, root).unwrap();
        let refused = reader.inclusion_proof(index, SIZE).unwrap_err();
        assert!(matches!(refused, ReadError::Tile(path) if path.to_string() == full), "{refused}");
    }
    for (bundle, index) in [("tile/entries/000", 0), ("tile/entries/273.p/112", 69_888)] {
        let changed = flip(&files, bundle, 5);
        let mut reader = TileReader::open(&changed, SIZE, root).unwrap();
        let refused = [reader.entry(index).unwrap_err(), reader.entries_around(index + 1).unwrap_err()];
        assert!(refused.iter().all(|refused| matches!(refused, ReadError::Entry { index: at, .. } if *at == index)));
        assert!(reader.entry(index + 1).is_ok());
    }
}

#[test]
fn what_is_missing_or_torn_is_named() {
    let (files, _, root) = log();
    let mut torn = files.clone();
    torn.get_mut("tile/0/001").unwrap().pop();
    torn.get_mut("tile/entries/001").unwrap().pop();
    torn.remove("tile/0/002");
    torn.remove("tile/entries/000");
    let mut reader = TileReader::open(&torn, SIZE, root).unwrap();
    let said = |result: Result<Vec<u8>, ReadError>| result.unwrap_err().to_string();
    assert_eq!(said(reader.entry(3)), "tile/entries/000 is missing");
    assert_eq!(said(reader.entry(300)), "tile/entries/001: the bundle ends within entry 255");
    assert_eq!(said(reader.entry(600)), "tile/0/002 is missing");
    assert_eq!(reader.leaf(300).unwrap_err().to_string(), "tile/0/001 has 8191 bytes, not 8192");
}

#[test]
fn a_partial_tile_that_is_gone_is_taken_from_the_full_one() {
    let (grown, leaves, _) = log();
    let old = 300_usize;
    let root = mth(&leaves[..old]);
    // The larger log has neither `tile/0/001.p/44` nor `tile/entries/001.p/44` nor `tile/1/000.p/1`.
    let mut reader = TileReader::open(&grown, old as u64, root).unwrap();
    let proof = reader.inclusion_proof(299, 300).unwrap();
    verify_inclusion(leaves[299], 299, 300, &proof, root).unwrap();
    assert_eq!(Hash::of_leaf(&reader.entry(299).unwrap()), leaves[299]);
}

#[test]
fn the_empty_log_has_the_root_of_nothing() {
    let nothing = Files::new();
    let mut reader = TileReader::open(&nothing, 0, Hash::of_nothing()).unwrap();
    assert!(matches!(reader.entry(0), Err(ReadError::Beyond { asked: 0, size: 0 })));
    assert!(matches!(TileReader::open(&nothing, 0, Hash::of_leaf(b"")), Err(ReadError::Root { .. })));
    assert!(matches!(TileReader::open(&nothing, u64::MAX, Hash::of_nothing()), Err(ReadError::Missing(_))));
}

/// A source whose line is cut.
struct Cut;

impl Source for Cut {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        Err(SourceError { path: path.to_owned(), cause: "the line is cut".into() })
    }
}

#[test]
fn a_source_that_cannot_answer_says_nothing_of_the_log() {
    let refused = TileReader::open(&Cut, 1, Hash::of_nothing()).err().unwrap();
    assert_eq!(refused.to_string(), "tile/0/000.p/1 could not be read: the line is cut");
}
