//! Growing step by step gives the same files as growing at once, and the same tree as adding leaf by leaf.

use std::collections::BTreeMap;

use loupe_tlog::bundle::{self, ENTRY_BYTES_MAX};
use loupe_tlog::growth::{Edge, EdgeError, GrowthError, entries_needed};
use loupe_tlog::hash::Hash;
use loupe_tlog::tile::{TileKind, TilePath, tiles_of};
use loupe_tlog::tree::Frontier;
use proptest::prelude::*;

use crate::written::{Files, good, records};

fn files_of(size: u64) -> Files {
    let mut files = good(&records(0, size, 0));
    files.remove("checkpoint");
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_batches_make_the_same_log(sizes in prop::collection::vec(0_u64..400, 1..6)) {
        let (mut files, mut edge, mut frontier) = (Files::new(), Edge::empty(), Frontier::empty());
        for size in sizes {
            let before = edge.size();
            let new = records(before, before + size, 0);
            new.iter().for_each(|entry| { frontier.push(Hash::of_leaf(entry)); });
            let growth = edge.grow(&new).unwrap();
            for (path, bytes) in growth.files {
                prop_assert!(entries_needed(&path).unwrap() > before, "{path} is of the tree before");
                prop_assert!(entries_needed(&path).unwrap() <= before + size);
                prop_assert!(files.insert(path.to_string(), bytes).is_none(), "{path} is written twice");
            }
            edge = growth.edge;
            prop_assert_eq!(edge.root(), frontier.root());
            prop_assert_eq!(&Edge::read(edge.size(), &files).unwrap(), &edge);
        }
        let at_once = files_of(edge.size());
        for path in tiles_of(edge.size()) {
            prop_assert_eq!(files.get(&path.to_string()), at_once.get(&path.to_string()));
        }
        let paths: Vec<String> = tiles_of(edge.size()).map(|path| path.to_string()).collect();
        prop_assert_eq!(paths.len(), at_once.len());
        prop_assert!(paths.iter().all(|path| at_once.contains_key(path)));
    }
}

#[test]
fn entries_come_before_the_hashes_over_them() {
    let growth = Edge::empty().grow(&records(0, 600, 0)).unwrap();
    let paths: Vec<String> = growth.files.iter().map(|(path, _)| path.to_string()).collect();
    let expected = [
        "tile/entries/000",
        "tile/entries/001",
        "tile/entries/002.p/88",
        "tile/0/000",
        "tile/0/001",
        "tile/0/002.p/88",
        "tile/1/000.p/2",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn a_tree_of_two_full_levels_has_a_third() {
    let mut edge = Edge::empty();
    let mut paths = BTreeMap::new();
    let entries: Vec<[u8; 2]> = (0..=u16::MAX).map(u16::to_be_bytes).collect();
    for some in entries.chunks(10_000) {
        let growth = edge.grow(some).unwrap();
        paths.extend(growth.files);
        edge = growth.edge;
    }
    let top = TilePath::new(TileKind::Hashes(2), 0, 1).unwrap();
    assert_eq!(paths[&top], edge.root().as_bytes());
    assert!(tiles_of(edge.size()).all(|path| paths.contains_key(&path)));
}

#[test]
fn an_entry_that_no_bundle_can_hold_is_refused_with_its_place() {
    let entries = [vec![1], vec![2; ENTRY_BYTES_MAX], vec![3; ENTRY_BYTES_MAX + 1]];
    let refused = GrowthError::TooLong { place: 2, bytes: ENTRY_BYTES_MAX + 1 };
    assert_eq!(Edge::empty().grow(&entries).unwrap_err(), refused);
    assert_eq!(Edge::empty().grow(&entries[..2]).unwrap().size(), 2);
    assert!(Edge::empty().grow::<[u8; 1]>(&[]).unwrap().files.is_empty());
}

#[test]
fn an_edge_that_is_not_there_or_contradicts_itself_is_refused() {
    let mut files = files_of(300);
    let bundle = "tile/entries/001.p/44";
    files.insert(bundle.to_owned(), bundle::encode(records(0, 44, 0)).unwrap());
    assert!(matches!(Edge::read(300, &files), Err(EdgeError::Entries(path)) if path.to_string() == bundle));
    files.insert(bundle.to_owned(), vec![0, 9, 1]);
    assert!(matches!(Edge::read(300, &files), Err(EdgeError::Bundle { .. })));
    files.insert("tile/0/001.p/44".to_owned(), vec![0; 33]);
    assert!(matches!(Edge::read(300, &files), Err(EdgeError::Tile { bytes: 33, .. })));
    files.remove("tile/0/001.p/44");
    assert!(matches!(Edge::read(300, &files), Err(EdgeError::Missing(_))));
    assert!(matches!(Edge::read(u64::MAX, &files), Err(EdgeError::TooLarge(_))));
}
