//! The files of the project: those git holds, and new ones it does not ignore.

use std::path::{Path, PathBuf};
use std::process::Command;

/// One text file of the project.
pub(crate) struct Tracked {
    /// Its path from the top of the project, with `/`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// The top of the project.
pub(crate) fn top() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("xtask lies in the workspace").to_owned()
}

/// The paths of all files, sorted.
pub(crate) fn paths() -> Vec<String> {
    let mut git = Command::new("git");
    git.current_dir(top()).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = git.output().expect("git lists the files of the project");
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).expect("paths are UTF-8");
    let mut paths: Vec<String> = listed.split_terminator('\0').map(str::to_owned).collect();
    paths.sort();
    paths.dedup();
    paths.retain(|path| top().join(path).is_file());
    paths
}

/// Every file that is text.
pub(crate) fn texts() -> Vec<Tracked> {
    let read = |path: String| Some(Tracked { text: std::fs::read_to_string(top().join(&path)).ok()?, path });
    paths().into_iter().filter_map(read).collect()
}

/// The Rust files of the crates and of `xtask`.
pub(crate) fn rust() -> Vec<Tracked> {
    texts().into_iter().filter(|file| file.path.ends_with(".rs")).collect()
}

/// The Rust files of the program itself: what stands in a `src` folder of a crate and is no unit test.
pub(crate) fn program() -> Vec<Tracked> {
    let in_src = |file: &Tracked| {
        file.path.starts_with("crates/") && file.path.contains("/src/") && !file.path.ends_with("_tests.rs")
    };
    rust().into_iter().filter(in_src).collect()
}

/// Fails with every complaint at once.
pub(crate) fn expect_none(complaints: &[String], rule: &str) {
    assert!(complaints.is_empty(), "{rule}:\n  {}", complaints.join("\n  "));
}
