//! What the fuzz target `record` starts from and has found, through the same checks without a fuzzer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use loupe_scheme::record::Record;

use super::golden::kept;
use super::round_trips;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/record")
}

fn files() -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(corpus()).unwrap().map(|file| file.unwrap().path());
    files.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap())).collect()
}

/// The golden log whole, and each of its records alone.
fn seeds() -> BTreeMap<String, Vec<u8>> {
    let lines = kept("records.jsonl");
    let one = |line: &String| {
        let id = Record::parse(line.as_bytes()).unwrap().id().to_string();
        (format!("read-{}", id.replace('/', "-")), line.clone().into_bytes())
    };
    let mut seeds: BTreeMap<String, Vec<u8>> = lines.iter().map(one).collect();
    seeds.insert("log-golden".to_owned(), lines.join("\n").into_bytes());
    let changed = lines.join("\n").replace("\"sequence\":3", "\"sequence\":4").replace("voided", "expired");
    seeds.insert("log-changed".to_owned(), changed.into_bytes());
    let spaced = lines[0].replace(',', ", ");
    seeds.insert("refused-spaced".to_owned(), spaced.into_bytes());
    seeds.insert("refused-cut".to_owned(), lines[1].as_bytes()[..lines[1].len() / 2].to_vec());
    seeds
}

#[test]
fn every_file_of_the_corpus_passes_its_check() {
    for (name, bytes) in files() {
        let is_read = round_trips::record(&bytes);
        assert!(is_read || !name.starts_with("read-"), "{name} is refused");
        assert!(!is_read || !name.starts_with("refused-"), "{name} is read");
        round_trips::log(&bytes);
    }
}

#[test]
fn the_seeds_are_the_golden_records() {
    let named = |name: &String| ["read-", "refused-", "log-"].iter().any(|kind| name.starts_with(kind));
    let committed: BTreeMap<String, Vec<u8>> = files().into_iter().filter(|(name, _)| named(name)).collect();
    assert_eq!(committed, seeds());
}
