//! The vectors that others published, which lie beside the repository.

use std::path::{Path, PathBuf};

/// The folder `name` of the vectors.
pub(crate) fn vectors(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/log_vectors").join(name);
    assert!(folder.is_dir(), "{} is missing: clone `shared` beside the repository", folder.display());
    folder
}

/// Every file below `folder`, sorted.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let to = if entry.file_type().unwrap().is_dir() { &mut folders } else { &mut files };
            to.push(entry.path());
        }
    }
    files.sort();
    files
}
