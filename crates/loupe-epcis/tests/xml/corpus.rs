//! The files that the fuzz target starts from and has found, through the same check without a fuzzer.

use std::fs;
use std::path::Path;

use super::any_bytes;

#[test]
fn every_file_of_the_corpus_is_refused_or_says_the_same_for_ever() {
    let mut read = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/epcis_xml")).unwrap() {
        let entry = entry.unwrap();
        let document = any_bytes::document(&fs::read(entry.path()).unwrap());
        let name = entry.file_name().into_string().unwrap();
        assert!(!name.starts_with("read-") || document, "{name} is refused");
        assert!(!name.starts_with("refused-") || !document, "{name} is read");
        read += usize::from(document);
    }
    assert!(read >= 6, "only {read} documents");
}
