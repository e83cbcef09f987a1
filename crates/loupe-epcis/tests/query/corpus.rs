//! The files that the fuzz target starts from and has found, through the same check without a fuzzer.

use std::fs;
use std::path::Path;

use super::any_bytes;

#[test]
fn every_file_of_the_corpus_is_refused_or_answered_within_its_bounds() {
    let mut matching = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/epcis_query")).unwrap() {
        let entry = entry.unwrap();
        let matches = any_bytes::question(&fs::read(entry.path()).unwrap());
        let name = entry.file_name().into_string().unwrap();
        assert!(!name.starts_with("match-") || matches, "{name} does not match");
        assert!(!name.starts_with("refused-") || !matches, "{name} matches");
        matching += usize::from(matches);
    }
    assert!(matching >= 6, "only {matching} questions with an answer");
}
