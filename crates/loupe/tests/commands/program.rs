//! Runs the program, and what it told.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

/// A folder with the world in it, for commands that only read. It is made once a run, and removed by the system.
static WORLD: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let told = in_folder(folder.path(), &["definition", "list"]);
    // One line says that the log was made, one that the world was imported.
    assert_eq!((told.code, told.err.lines().count()), (0, 2), "{}", told.err);
    folder
});

/// What a run ended with.
#[derive(Debug)]
pub(crate) struct Told {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl From<Output> for Told {
    fn from(output: Output) -> Told {
        Told {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Told {
    /// Standard output without what changes from day to day and with the reference data: dates of making, hashes.
    pub(crate) fn stable(&self) -> String {
        let today = jiff::ZonedDateTime::now().date();
        let year = today.year();
        let mut text = String::new();
        for line in self.out.lines() {
            let made = [format!(" {year} "), format!("\u{a0}{year} "), format!("\u{a0}{} ", year + 1)];
            let of_today = made.iter().any(|year| line.contains(year.as_str()));
            let hash = line.split(' ').any(|word| word.len() >= 16 && word.bytes().all(|b| b.is_ascii_hexdigit()));
            if !hash && !of_today {
                text.push_str(line);
                text.push('\n');
            }
        }
        text.replace(&today.to_string(), "[today]")
    }
}

/// The program on a page of 100 columns, with nothing of the surroundings.
pub(crate) fn loupe() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_loupe"));
    for name in
        ["LOUPE_DATA", "LOUPE_LOG", "LOUPE_KEYS", "LOUPE_IDENTITY", "LOUPE_PASSPHRASE_FILE", "LC_ALL", "LC_MESSAGES"]
    {
        command.env_remove(name);
    }
    command.env("LANG", "C").env("COLUMNS", "100").stdin(Stdio::null());
    command
}

/// The folder with the world in it.
pub(crate) fn world() -> &'static Path {
    WORLD.path()
}

/// Runs a command on the shipped world.
pub(crate) fn told(args: &[&str]) -> Told {
    in_folder(world(), args)
}

/// Runs a command on a folder.
pub(crate) fn in_folder(folder: &Path, args: &[&str]) -> Told {
    loupe().args(args).arg("--data").arg(folder).output().unwrap().into()
}

/// Runs a command on the shipped world with `input` as its standard input.
pub(crate) fn told_with(input: &str, args: &[&str]) -> Told {
    let mut command = loupe();
    command.args(args).arg("--data").arg(world()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap().into()
}

/// Writes a file into a folder; its path.
pub(crate) fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}
