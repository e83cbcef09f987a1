//! A log that is neither ours nor the stranger's: the golden log of Tessera.

use std::path::{Path, PathBuf};

use crate::program::Stranger;
use crate::written::text;

/// Its verifier key.
pub(crate) const KEY: &str = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

#[test]
fn the_stranger_accepts_the_golden_log_too() {
    let Some(stranger) = Stranger::built() else { return };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/log_vectors/golden_log");
    assert!(folder.is_dir(), "{} is missing: clone `shared` beside the repository", folder.display());
    let kept: Vec<PathBuf> = (0..=15).map(|size| folder.join(format!("checkpoint.{size}"))).collect();
    let said = stranger.read(KEY, text(&folder), &kept);
    assert!(said.accepted, "{}", said.text);
    assert_eq!(said.text.matches(", continued by this log\n").count(), 16, "{}", said.text);
}
