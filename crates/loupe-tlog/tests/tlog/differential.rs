//! Two other people's implementations, `ct-merkle` and `tlog_tiles`, agree with ours on everything.

use std::collections::BTreeMap;

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use loupe_tlog::hash::Hash;
use loupe_tlog::reader::TileReader;
use loupe_tlog::tile::{TileKind, TilePath, tiles_of};
use loupe_tlog::tree::{Frontier, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion};
use proptest::prelude::*;
use sha2::Sha256;
use tlog_tiles::{HashReader, Tile};

use super::written::{self, leaves, nodes};

/// The hashes that `tlog_tiles` keeps, in the order in which it numbers them.
#[derive(Default)]
struct Kept(Vec<tlog_tiles::Hash>);

impl Kept {
    fn of(entries: &[Vec<u8>]) -> Kept {
        let mut kept = Kept::default();
        for (entry, index) in entries.iter().zip(0..) {
            let more = tlog_tiles::stored_hashes(index, entry, &kept).unwrap();
            kept.0.extend(more);
        }
        kept
    }

    fn root(&self, size: u64) -> Hash {
        ours(&[tlog_tiles::tree_hash(size, self).unwrap()])[0]
    }
}

impl HashReader for Kept {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog_tiles::Hash>, tlog_tiles::Error> {
        Ok(indexes.iter().map(|index| self.0[usize::try_from(*index).unwrap()]).collect())
    }
}

fn ours(hashes: &[tlog_tiles::Hash]) -> Vec<Hash> {
    hashes.iter().map(|hash| Hash::from(hash.0)).collect()
}

fn theirs(hashes: &[Hash]) -> Vec<tlog_tiles::Hash> {
    hashes.iter().map(|hash| tlog_tiles::Hash(*hash.as_bytes())).collect()
}

fn joined(proof: &[Hash]) -> Vec<u8> {
    proof.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

fn memory_tree(entries: &[Vec<u8>]) -> MemoryBackedTree<Sha256, Vec<u8>> {
    let mut tree = MemoryBackedTree::new();
    entries.iter().for_each(|entry| tree.push(entry.clone()));
    tree
}

/// Their path has the height of the tiles in it and calls the entries `data`.
fn as_ours(path: &str) -> String {
    path.strip_prefix("tile/8/").map(|rest| format!("tile/{}", rest.replacen("data/", "entries/", 1))).unwrap()
}

fn as_theirs(path: &str) -> Option<String> {
    path.strip_prefix("tile/").map(|rest| format!("tile/8/{}", rest.replacen("entries/", "data/", 1)))
}

/// Our files, read by their reader.
struct OurTiles(BTreeMap<String, Vec<u8>>);

impl tlog_tiles::TileReader for OurTiles {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, tlog_tiles::Error> {
        Ok(tiles.iter().map(|tile| self.0[&as_ours(&tile.path())].clone()).collect())
    }

    fn save_tiles(&self, _: &[Tile], _: &[Vec<u8>]) {}
}

/// Entries, an index among them, and a size that is no larger: `index < size`, `1 <= old <= size`.
fn tree_with_places() -> impl Strategy<Value = (Vec<Vec<u8>>, u64, u64)> {
    let entries = prop::collection::vec(prop::collection::vec(any::<u8>(), 0..12), 1..600);
    entries.prop_flat_map(|entries| {
        let size = entries.len() as u64;
        (Just(entries), 0..size, 1..=size)
    })
}

/// Our proofs are theirs, and each side accepts the other's; with another root both refuse.
fn check_tlog_tiles(entries: &[Vec<u8>], index: u64, old: u64, reader: &impl HashReader) {
    let (leaves, size) = (leaves(entries), entries.len() as u64);
    let kept = Kept::of(entries);
    let (root, old_root) = (kept.root(size), kept.root(old));
    let leaf = leaves[usize::try_from(index).unwrap()];
    let [their_root, their_old_root, their_leaf] = [root, old_root, leaf].map(|hash| theirs(&[hash])[0]);

    let proof = inclusion_proof(index, size, nodes(&leaves)).unwrap();
    assert_eq!(ours(&tlog_tiles::prove_record(size, index, reader).unwrap()), proof);
    tlog_tiles::check_record(&theirs(&proof), size, their_root, index, their_leaf).unwrap();
    verify_inclusion(leaf, index, size, &proof, root).unwrap();

    let proof = consistency_proof(old, size, nodes(&leaves)).unwrap();
    assert_eq!(ours(&tlog_tiles::prove_tree(size, old, reader).unwrap()), proof);
    tlog_tiles::check_tree(&theirs(&proof), size, their_root, old, their_old_root).unwrap();
    verify_consistency(old, old_root, size, root, &proof).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn roots_and_proofs_are_those_of_tlog_tiles((entries, index, old) in tree_with_places()) {
        let kept = Kept::of(&entries);
        for size in [old, entries.len() as u64] {
            let tree: Frontier = leaves(&entries).into_iter().take(usize::try_from(size).unwrap()).collect();
            prop_assert_eq!(tree.root(), kept.root(size));
        }
        check_tlog_tiles(&entries, index, old, &kept);
    }

    #[test]
    fn roots_and_proofs_are_those_of_ct_merkle((entries, index, old) in tree_with_places()) {
        let (leaves, size) = (leaves(&entries), entries.len() as u64);
        let tree = memory_tree(&entries);
        let root = leaves.iter().copied().collect::<Frontier>().root();
        let their_root = tree.root();
        prop_assert_eq!(their_root.as_bytes().as_slice(), root.as_ref());
        let place = usize::try_from(index).unwrap();

        let proof = inclusion_proof(index, size, nodes(&leaves)).unwrap();
        let their_proof = tree.prove_inclusion(place);
        prop_assert_eq!(their_proof.as_bytes(), joined(&proof));
        let proof_read = ct_merkle::InclusionProof::try_from_bytes(joined(&proof)).unwrap();
        tree.root().verify_inclusion(&entries[place], index, &proof_read).unwrap();
        verify_inclusion(leaves[place], index, size, &proof, root).unwrap();

        let kept = usize::try_from(old).unwrap();
        let old_root = memory_tree(&entries[..kept]).root();
        let proof = consistency_proof(old, size, nodes(&leaves)).unwrap();
        let their_proof = tree.prove_consistency(entries.len() - kept);
        prop_assert_eq!(their_proof.as_bytes(), joined(&proof));
        let proof_read = ct_merkle::ConsistencyProof::try_from_bytes(joined(&proof)).unwrap();
        tree.root().verify_consistency(&old_root, &proof_read).unwrap();
        let old_root = Hash::try_from(old_root.as_bytes().as_slice()).unwrap();
        verify_consistency(old, old_root, size, root, &proof).unwrap();
    }

    /// Whatever was changed, removed or added, or whichever number is another: all three agree whether it still holds.
    #[test]
    fn a_tampered_proof_is_judged_alike(
        (entries, index, old) in tree_with_places(),
        shift in prop_oneof![Just(0_u64), 1..4_u64],
        resize in prop_oneof![Just(0_u64), 1..4_u64],
        tamper in 0..4_u8,
        at in any::<prop::sample::Index>(),
    ) {
        let (leaves, size) = (leaves(&entries), entries.len() as u64);
        let root = leaves.iter().copied().collect::<Frontier>().root();
        let old_root = leaves.iter().copied().take(usize::try_from(old).unwrap()).collect::<Frontier>().root();
        let tampered = |mut proof: Vec<Hash>| {
            match tamper {
                1 if !proof.is_empty() => drop(proof.remove(at.index(proof.len()))),
                2 => proof.insert(at.index(proof.len() + 1), root),
                3 if !proof.is_empty() => {
                    let at = at.index(proof.len());
                    proof[at] = Hash::of_leaf(proof[at].as_ref());
                }
                _ => {}
            }
            proof
        };
        let leaf = leaves[usize::try_from(index).unwrap()];
        let (index, old, size) = (index + shift, old + shift, size + resize);

        let proof = tampered(inclusion_proof(index - shift, size - resize, nodes(&leaves)).unwrap());
        let mine = verify_inclusion(leaf, index, size, &proof, root).is_ok();
        let tiles = tlog_tiles::check_record(&theirs(&proof), size, theirs(&[root])[0], index, theirs(&[leaf])[0]);
        prop_assert_eq!(mine, tiles.is_ok());

        let proof = tampered(consistency_proof(old - shift, size - resize, nodes(&leaves)).unwrap());
        let mine = verify_consistency(old, old_root, size, root, &proof).is_ok();
        let tiles = tlog_tiles::check_tree(&theirs(&proof), size, theirs(&[root])[0], old, theirs(&[old_root])[0]);
        prop_assert_eq!(mine, tiles.is_ok());
        let output = |hash: Hash| ct_merkle::array::Array::from(*hash.as_bytes());
        let [root, old_root] = [(root, size), (old_root, old)]
            .map(|(hash, size)| ct_merkle::RootHash::<Sha256>::new(output(hash), size));
        let proof = ct_merkle::ConsistencyProof::try_from_bytes(joined(&proof)).unwrap();
        prop_assert_eq!(mine, root.verify_consistency(&old_root, &proof).is_ok());
    }

    #[test]
    fn the_tiles_of_a_tree_are_those_of_tlog_tiles(size in 0..200_000_u64) {
        let mut theirs: Vec<String> = Tile::new_tiles(8, 0, size).iter().map(|tile| as_ours(&tile.path())).collect();
        let hashes = tiles_of(size).filter(|tile| tile.kind() != TileKind::Entries);
        let mut ours: Vec<String> = hashes.map(|tile| tile.to_string()).collect();
        theirs.sort();
        ours.sort();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn a_path_is_spelled_alike(level in 0..64_u8, index in any::<u64>(), shift in 0..64_u32, width in 1..=256_u16) {
        let index = index >> shift;
        let hashes = Tile::new(8, level, index, u32::from(width), false);
        let ours = TilePath::new(TileKind::Hashes(level), index, width).unwrap();
        prop_assert_eq!(ours.to_string(), as_ours(&hashes.path()));
        let entries = Tile::new(8, 0, index, u32::from(width), true);
        let ours = TilePath::new(TileKind::Entries, index, width).unwrap();
        prop_assert_eq!(ours.to_string(), as_ours(&entries.path()));
    }

    #[test]
    fn a_path_is_read_or_refused_alike(
        text in "tile/(0|00|63|64|[0-9]{1,3}|entries)/(x0{3}/)?(x[0-9]{3}/){0,6}x?[0-9]{2,4}(\\.p/(0|1|255|256|[0-9]{1,3}))?",
    ) {
        // Theirs lets a width of 0 through its reader's first check, and then refuses to make such a tile by panicking.
        prop_assume!(!text.contains(".p/0"));
        // It takes levels above 63 the same way.
        let level: Option<u32> = text.split('/').nth(1).and_then(|level| level.parse().ok());
        prop_assume!(level.is_none_or(|level| level < 64));
        let theirs = as_theirs(&text).and_then(|path| Tile::from_path(&path).ok());
        let ours = text.parse::<TilePath>().ok();
        prop_assert_eq!(ours.map(|path| (path.index(), u32::from(path.width()))),
            theirs.map(|tile| (tile.level_index(), tile.width())));
    }
}

/// Their reader of tiles, which checks every tile, gets our files; ours gets the same.
#[test]
fn a_stranger_reads_our_tiles() {
    for size in [1, 2, 255, 256, 257, 511, 512, 600, 65_536, 65_537, 66_000] {
        let entries = written::entries(size);
        let (kept, tiles) = (Kept::of(&entries), OurTiles(written::log(&entries)));
        let size = size as u64;
        let root = kept.root(size);
        let reader = tlog_tiles::TileHashReader::new(size, theirs(&[root])[0], &tiles);
        let mut our_reader = TileReader::open(&tiles.0, size, root).unwrap();
        for (index, old) in [(0, 1), (size / 2, size / 2 + 1), (size - 1, size)] {
            check_tlog_tiles(&entries, index, old, &reader);
            let proof = our_reader.inclusion_proof(index, size).unwrap();
            assert_eq!(proof, ours(&tlog_tiles::prove_record(size, index, &kept).unwrap()));
            let proof = our_reader.consistency_proof(old, size).unwrap();
            assert_eq!(proof, ours(&tlog_tiles::prove_tree(size, old, &kept).unwrap()));
        }
    }
}
