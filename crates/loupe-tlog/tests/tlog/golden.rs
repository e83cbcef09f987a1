//! A log that Tessera wrote: read, and from its leaves written again byte for byte.

use std::collections::BTreeMap;

use loupe_tlog::bundle;
use loupe_tlog::hash::Hash;
use loupe_tlog::reader::TileReader;
use loupe_tlog::tree::{Frontier, verify_consistency, verify_inclusion};

use super::shared::{files_below, vectors};
use super::written;

const SIZE: usize = 15;

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

#[test]
fn every_tile_and_bundle_is_written_again_byte_for_byte() {
    let mut log = golden();
    let entries = entries(&log);
    log.retain(|path, _| path.starts_with("tile/"));
    let ours: BTreeMap<String, Vec<u8>> = (1..=SIZE).flat_map(|size| written::log(&entries[..size])).collect();
    assert_eq!(ours.len(), 30);
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
