//! Two checkpoints that one log signed and of which at most one is true, kept as files.

use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use loupe_scheme::rule::{Refusal, Rule};
use loupe_tlog::audit::Fork;

/// As many files of evidence are kept beside a copy.
const FILES_MAX: usize = 1_000;

/// A fork that was found, and where its evidence lies.
#[derive(Debug)]
pub struct Forked {
    /// Rule `L14`.
    pub refusal: Refusal,
    /// Both checkpoints.
    pub fork: Fork,
    /// The files `fork-<n>.checkpoint` that hold what the log shows now, and what it signed before.
    pub files: [PathBuf; 2],
}

impl fmt::Display for Forked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, {})", self.fork, self.files[0].display(), self.files[1].display())
    }
}

/// Keeps both checkpoints beside the folder of a copy; those that are there already stay as they are.
pub(super) fn keep(folder: &Path, fork: Fork) -> Result<Forked, (PathBuf, io::Error)> {
    // The folder exists, so its whole name can be had; it may have been named as `.`.
    let whole = folder.canonicalize().map_err(|error| (folder.to_owned(), error))?;
    let beside = whole.parent().unwrap_or(&whole);
    let ours = keep_one(beside, &fork.ours.to_string())?;
    let theirs = keep_one(beside, &fork.theirs.to_string())?;
    let (now, then) = (fork.ours.checkpoint(), fork.theirs.checkpoint());
    let input = format!("{}: {} / {}", now.origin(), now.size(), then.size());
    Ok(Forked { refusal: Refusal::new(Rule::LogForked, input), fork, files: [ours, theirs] })
}

fn keep_one(beside: &Path, checkpoint: &str) -> Result<PathBuf, (PathBuf, io::Error)> {
    for number in 1..=FILES_MAX {
        let path = beside.join(format!("fork-{number}.checkpoint"));
        let failed = |error| (path.clone(), error);
        match File::create_new(&path) {
            Ok(mut file) => {
                file.write_all(checkpoint.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
                return Ok(path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                let same = std::fs::read(&path).is_ok_and(|there| there == checkpoint.as_bytes());
                if same {
                    return Ok(path);
                }
            }
            Err(error) => return Err(failed(error)),
        }
    }
    Err((beside.to_owned(), ErrorKind::QuotaExceeded.into()))
}
