//! The reference data that Loupe ships, and its reader.

mod read;
mod table;

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

pub use read::read;

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../world");

/// One file of the reference data: its path below `world/`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldFile {
    /// Such as `returns/production.csv`.
    pub path: String,
    /// Its text, UTF-8.
    pub text: String,
}

/// The files that are part of this program, sorted by path.
pub fn shipped() -> Vec<WorldFile> {
    let mut files = Vec::new();
    collect(&SHIPPED, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The text of one shipped file; empty when there is none at `path`.
pub(crate) fn shipped_text(path: &str) -> &'static str {
    SHIPPED.get_file(path).and_then(|file| file.contents_utf8()).unwrap_or_default()
}

fn collect(dir: &Dir<'static>, files: &mut Vec<WorldFile>) {
    for file in dir.files() {
        if let Some(text) = file.contents_utf8() {
            files.push(WorldFile { path: file.path().to_string_lossy().replace('\\', "/"), text: text.to_owned() });
        }
    }
    for inner in dir.dirs() {
        collect(inner, files);
    }
}

/// SHA-256 over the paths and texts of the files, in hexadecimal: tells whether a database holds them already.
pub fn hash(files: &[WorldFile]) -> String {
    let mut hasher = Sha256::new();
    for file in files {
        hasher.update((file.path.len() as u64).to_be_bytes());
        hasher.update(file.path.as_bytes());
        hasher.update((file.text.len() as u64).to_be_bytes());
        hasher.update(file.text.as_bytes());
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
