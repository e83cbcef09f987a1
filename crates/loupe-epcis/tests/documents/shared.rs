//! The material of others, which lies beside the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// The file or folder `name` of the material.
pub(crate) fn material(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/epcis").join(name);
    assert!(path.exists(), "{} is missing: clone `shared` beside the repository", path.display());
    path
}

/// Every file below a folder of the material that is JSON, sorted: its path below the material, and its text.
pub(crate) fn documents(folder: &str) -> Vec<(String, String)> {
    let top = material("");
    let mut found = Vec::new();
    let mut folders = vec![material(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|ending| ending == "json" || ending == "jsonld") {
                let name = entry.path().strip_prefix(&top).unwrap().display().to_string();
                found.push((name, fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// All documents of others that a server must take.
pub(crate) fn acceptable() -> Vec<(String, String)> {
    let all = [documents("examples_gs1"), documents("examples_openepcis")].concat();
    // A query is no document: the API takes it elsewhere.
    all.into_iter().filter(|(name, _)| !name.contains("/Invalid/") && !name.contains("/Queries/")).collect()
}

/// All documents of others that a server must refuse.
pub(crate) fn unacceptable() -> Vec<(String, String)> {
    let all = documents("examples_openepcis").into_iter();
    all.filter(|(name, _)| name.contains("/Invalid/") && !name.contains("/Queries/")).collect()
}
