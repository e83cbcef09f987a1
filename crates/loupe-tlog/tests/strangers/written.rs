//! Logs in real folders.

use std::path::{Path, PathBuf};

use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::{KeyError, KeyKind, SigningKey};
use loupe_tlog::storage::{Disk, Folder, Log};

const NAME: &str = "example.org/log";

/// A log in a folder of its own, and the checkpoints that somebody kept of it.
pub(crate) struct Written {
    folder: tempfile::TempDir,
    kept: PathBuf,
    log: Log<Disk>,
}

impl Written {
    /// A log of these entries, appended in batches of these sizes; every checkpoint on the way was kept.
    pub(crate) fn new(batches: &[u64], entry: impl Fn(u64) -> String) -> Written {
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("kept");
        std::fs::create_dir(&kept).unwrap();
        let log = Log::open(Folder::new(Disk::new(folder.path().join("log")).unwrap())).unwrap();
        let mut written = Written { folder, kept, log };
        for batch in batches {
            let from = written.log.size();
            let entries: Vec<String> = (from..from + batch).map(&entry).collect();
            written.log.append(&entries, sign).unwrap();
            std::fs::copy(written.folder().join("checkpoint"), written.kept.join(written.log.size().to_string()))
                .unwrap();
        }
        written
    }

    /// The folder that anybody may read.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// What a reader of the log must know.
    pub(crate) fn key() -> String {
        log_key().verifier().to_string()
    }

    /// The checkpoint that was kept when the log had so many entries.
    pub(crate) fn kept(&self, size: u64) -> PathBuf {
        self.kept.join(size.to_string())
    }

    /// Every file that belongs to the log of its last size, by its path.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let tiles = loupe_tlog::tile::tiles_of(self.log.size()).map(|tile| tile.to_string());
        tiles.chain(["checkpoint".to_owned()]).map(|path| self.folder().join(path)).collect()
    }

    /// Removes partial tiles that full ones have replaced; how many.
    pub(crate) fn drop_partials(&mut self) -> usize {
        self.log.drop_partials().unwrap()
    }

    /// Puts a witness's signature beside the log's.
    pub(crate) fn witness(&mut self) {
        let witness = SigningKey::from_seed("witness.example", KeyKind::Cosignature, [2; 32]).unwrap();
        let mut head = SignedCheckpoint::parse(self.log.head().unwrap()).unwrap();
        head.add(witness.cosign(head.checkpoint(), 1_790_000_000).unwrap()).unwrap();
        self.log.countersign(head.to_string().as_bytes()).unwrap();
    }
}

fn log_key() -> SigningKey {
    SigningKey::from_seed(NAME, KeyKind::Note, [1; 32]).unwrap()
}

fn sign(size: u64, root: Hash) -> Result<Vec<u8>, KeyError> {
    let head = Checkpoint::new(NAME, size, root).unwrap();
    Ok(SignedCheckpoint::signed(head, &log_key())?.to_string().into_bytes())
}

/// An entry whose length and words depend on its index.
pub(crate) fn entry(index: u64) -> String {
    format!("record {index}{}", ".".repeat(usize::try_from(index % 97).unwrap()))
}

/// The path as text.
pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
