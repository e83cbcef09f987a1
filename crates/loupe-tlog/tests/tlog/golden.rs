//! A log that Tessera wrote: read, and from its leaves written again byte for byte.

use std::collections::BTreeMap;

use loupe_tlog::bundle;
use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::growth::Edge;
use loupe_tlog::hash::Hash;
use loupe_tlog::key::SigningKey;
use loupe_tlog::reader::TileReader;
use loupe_tlog::tree::{Frontier, verify_consistency, verify_inclusion};

use super::shared::{files_below, vectors};
use super::written;

const SIZE: usize = 15;

/// The key of the log, which its authors published so that the log can be written again.
const SECRET: &str = "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";

/// The files of the log by their paths below its prefix.
fn golden() -> BTreeMap<String, Vec<u8>> {
    let folder = vectors("golden_log");
    let path = |file: &std::path::Path| file.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
    files_below(&folder).iter().map(|file| (path(file), std::fs::read(file).unwrap())).collect()
}

/// The second and third line of a checkpoint.
fn size_and_root(checkpoint: &[u8]) -> (u64, Hash) {
    let text = std::str::from_utf8(checkpoint).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    (lines[1].parse().unwrap(), lines[2].parse().unwrap())
}

fn entries(log: &BTreeMap<String, Vec<u8>>) -> Vec<Vec<u8>> {
    let bundle = &log["tile/entries/000.p/15"];
    bundle::split(bundle, 15).unwrap().into_iter().map(<[u8]>::to_vec).collect()
}

#[test]
fn every_checkpoint_s_root_follows_from_the_entries() {
    let log = golden();
    let mut tree = Frontier::empty();
    assert_eq!(size_and_root(&log["checkpoint.0"]), (0, tree.root()));
    for (entry, size) in entries(&log).iter().zip(1..) {
        tree.push(Hash::of_leaf(entry));
        assert_eq!(size_and_root(&log[&format!("checkpoint.{size}")]), (size, tree.root()));
    }
    assert_eq!(size_and_root(&log["checkpoint"]), (SIZE as u64, tree.root()));
}

/// Entry by entry, in the way in which Loupe's own log grows.
#[test]
fn every_tile_bundle_and_checkpoint_is_written_again_byte_for_byte() {
    let mut log = golden();
    let entries = entries(&log);
    let key = SigningKey::parse_secret(SECRET).unwrap();
    let head = |edge: &Edge| Checkpoint::new(key.verifier().name(), edge.size(), edge.root()).unwrap();
    let signed = |edge: &Edge| SignedCheckpoint::signed(head(edge), &key).unwrap().to_string().into_bytes();
    let mut edge = Edge::empty();
    let mut ours = BTreeMap::from([("checkpoint.0".to_owned(), signed(&edge))]);
    for entry in &entries {
        let grown = edge.grow(&[entry]).unwrap();
        ours.extend(grown.files.into_iter().map(|(path, bytes)| (path.to_string(), bytes)));
        edge = grown.edge;
        ours.insert(format!("checkpoint.{}", edge.size()), signed(&edge));
    }
    assert_eq!(log.remove("checkpoint"), log.get("checkpoint.15").cloned());
    assert_eq!(ours.len(), 2 * SIZE + SIZE + 1);
    assert_eq!(ours, log);
}

/// Written all at once by the definitions, a tree of each size has the same tiles.
#[test]
fn the_definitions_give_the_same_tiles() {
    let mut log = golden();
    let entries = entries(&log);
    log.retain(|path, _| path.starts_with("tile/"));
    let ours: BTreeMap<String, Vec<u8>> = (1..=SIZE).flat_map(|size| written::log(&entries[..size])).collect();
    assert_eq!(ours.len(), 2 * SIZE);
    assert_eq!(ours, log);
}

#[test]
fn every_entry_is_proven_at_every_size_and_every_size_grows_into_every_later_one() {
    let log = golden();
    let entries = entries(&log);
    let heads: Vec<(u64, Hash)> = (0..=SIZE).map(|size| size_and_root(&log[&format!("checkpoint.{size}")])).collect();
    for &(size, root) in &heads {
        let mut reader = TileReader::open(&log, size, root).unwrap();
        for (index, entry) in (0..size).zip(&entries) {
            assert_eq!(reader.entry(index).unwrap(), *entry);
            let proof = reader.inclusion_proof(index, size).unwrap();
            verify_inclusion(Hash::of_leaf(entry), index, size, &proof, root).unwrap();
        }
        for &(old, old_root) in heads.iter().filter(|(old, _)| (1..=size).contains(old)) {
            let proof = reader.consistency_proof(old, size).unwrap();
            verify_consistency(old, old_root, size, root, &proof).unwrap();
        }
    }
}
