//! The files that the fuzz target starts from and has found, through the same check without a fuzzer.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::any_bytes;
use super::shared::acceptable;
use super::stories::PARCEL;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/epcis_document")
}

#[test]
fn every_file_of_the_corpus_is_refused_or_comes_out_as_it_went_in() {
    let mut read = 0;
    for entry in fs::read_dir(corpus()).unwrap() {
        let entry = entry.unwrap();
        let document = any_bytes::document(&fs::read(entry.path()).unwrap());
        let name = entry.file_name().into_string().unwrap();
        assert!(!name.starts_with("read-") || document, "{name} is refused");
        assert!(!name.starts_with("refused-") || !document, "{name} is read");
        read += usize::from(document);
    }
    assert!(read >= 7, "only {read} documents");
}

#[test]
fn the_cutters_document_is_in_the_corpus_as_it_is_sent() {
    assert_eq!(fs::read_to_string(corpus().join("read-cutting")).unwrap(), PARCEL);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_bytes_are_too_strange(
        which: prop::sample::Index,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
    ) {
        let mut bytes = which.get(&acceptable()).1.clone().into_bytes();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        any_bytes::document(&bytes);
    }
}
