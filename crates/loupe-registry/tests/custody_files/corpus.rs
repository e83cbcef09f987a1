//! The files that the fuzz target starts from and has found, through the same check without a fuzzer.

use std::fs;
use std::path::Path;

use super::any_bytes;

#[tokio::test]
async fn every_file_of_the_corpus_is_refused_or_becomes_a_document() {
    let mut read = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/custody_table")).unwrap() {
        let entry = entry.unwrap();
        let table = any_bytes::table(&fs::read(entry.path()).unwrap()).await;
        let name = entry.file_name().into_string().unwrap();
        assert!(!name.starts_with("read-") || table, "{name} is refused");
        assert!(!name.starts_with("refused-") || !table, "{name} is read");
        read += usize::from(table);
    }
    assert!(read >= 4, "only {read} tables");
}
