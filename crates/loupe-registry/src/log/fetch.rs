//! Reading a log from a folder or an address.

use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use loupe_scheme::rule::{Refusal, Rule};
use loupe_tlog::bundle::BUNDLE_BYTES_MAX;
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::note::NOTE_BYTES_MAX;
use loupe_tlog::source::{Source, SourceError};
use loupe_tlog::tile::TilePath;
use thiserror::Error;
use ureq::http::Uri;

use super::http::Http;

pub use super::http::HttpFault;

/// The head of a log, below its prefix (`tlog-tiles`).
pub const CHECKPOINT: &str = "checkpoint";

/// How long a connection may take to make, and one file of a log to come: a full bundle has up to 16 MiB.
const CONNECT: Duration = Duration::from_secs(5);
const WHOLE: Duration = Duration::from_secs(60);
/// How often a file is asked for.
const TRIES: u32 = 4;
/// The longest address of a log, in bytes.
const ADDRESS_BYTES_MAX: usize = 2048;

/// Where a log is: a folder, or an address of the web.
#[derive(Clone, Debug)]
pub struct Place {
    at: At,
}

#[derive(Clone, Debug)]
enum At {
    Folder(PathBuf),
    /// Without the last slash.
    Address(String, Http),
}

/// Why the head of a log could not be had.
#[derive(Debug, Error)]
pub enum Headless {
    /// There is no log (`L11`), or its head is none (`L10`).
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The folder or the server could not answer.
    #[error(transparent)]
    Source(#[from] SourceError),
}

impl Place {
    /// The log in a folder.
    pub fn folder(folder: impl Into<PathBuf>) -> Place {
        Place { at: At::Folder(folder.into()) }
    }

    /// The folder, where it is one.
    pub fn as_folder(&self) -> Option<&Path> {
        match &self.at {
            At::Folder(folder) => Some(folder),
            At::Address(..) => None,
        }
    }

    /// The head, and the bytes in which it stands there. Nothing in it is checked.
    ///
    /// # Errors
    /// `L11` where there is none, `L10` where it is none, and a fault where the folder or server cannot answer.
    pub fn head(&self) -> Result<(SignedCheckpoint, Vec<u8>), Headless> {
        let bytes = self.read(CHECKPOINT)?.ok_or_else(|| self.no_log("checkpoint: 404"))?;
        let head = SignedCheckpoint::parse(&bytes)
            .map_err(|error| Refusal::new(Rule::CheckpointUnreadable, format!("{self}: {error}")))?;
        Ok((head, bytes))
    }

    fn no_log(&self, of_address: &str) -> Refusal {
        let why = match &self.at {
            At::Address(..) => of_address.to_owned(),
            At::Folder(folder) if !folder.exists() => ErrorKind::NotFound.to_string(),
            At::Folder(folder) if !folder.is_dir() => ErrorKind::NotADirectory.to_string(),
            At::Folder(_) => format!("{CHECKPOINT}: {}", ErrorKind::NotFound),
        };
        Refusal::new(Rule::NotALog, format!("{self} ({why})"))
    }
}

impl FromStr for Place {
    type Err = Refusal;

    /// Reads one word of a command line. Refuses with `L11` an address that is not of the web, has a password, a
    /// query or a fragment, and a word without a letter.
    fn from_str(word: &str) -> Result<Place, Refusal> {
        let refused = |why: &str| Refusal::new(Rule::NotALog, format!("{word} ({why})"));
        if word.trim().is_empty() {
            return Err(refused("?"));
        }
        let Some((scheme, _)) = word.split_once("://") else { return Ok(Place::folder(word)) };
        if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            return Err(refused("http://, https://"));
        }
        let address: Uri = word.parse().map_err(|error: ureq::http::uri::InvalidUri| refused(&error.to_string()))?;
        let authority = address.authority().map(|authority| authority.as_str()).unwrap_or_default();
        let plain = !authority.is_empty() && !authority.contains('@') && !word.contains(['?', '#']);
        if !plain || word.len() > ADDRESS_BYTES_MAX {
            return Err(refused("http://HOST/PATH"));
        }
        let address = word.trim_end_matches('/').to_owned();
        Ok(Place { at: At::Address(address, Http::new(CONNECT, WHOLE, TRIES)) })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            At::Folder(folder) => folder.display().fmt(f),
            At::Address(address, _) => address.fmt(f),
        }
    }
}

impl Source for Place {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        let failed = |cause| SourceError { path: path.to_owned(), cause };
        if !stays_inside(path) {
            return Err(failed(io::Error::from(ErrorKind::InvalidFilename).into()));
        }
        let most = most(path);
        match &self.at {
            At::Folder(folder) => read_file(&folder.join(path), most).map_err(|error| failed(error.into())),
            At::Address(address, http) => {
                http.get(&format!("{address}/{path}"), most).map_err(|fault| failed(fault.into()))
            }
        }
    }
}

/// The most bytes the file of a log has.
fn most(path: &str) -> usize {
    if path.parse::<TilePath>().is_ok() { BUNDLE_BYTES_MAX } else { NOTE_BYTES_MAX }
}

/// Whether a path names something below the log, in letters that need no other spelling in an address or a file system.
fn stays_inside(path: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let fits = |element: &str| !element.is_empty() && !matches!(element, "." | "..") && element.bytes().all(known);
    path.split('/').all(fits)
}

/// A file of at most `most` bytes; `None` where there is none. What is no file, such as a pipe, would never end.
fn read_file(path: &Path, most: usize) -> io::Result<Option<Vec<u8>>> {
    let absent = |kind| matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory);
    match std::fs::metadata(path) {
        Ok(about) if about.is_file() => {}
        Ok(_) => return Err(ErrorKind::InvalidInput.into()),
        Err(error) if absent(error.kind()) => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut bytes = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(most as u64 + 1).read_to_end(&mut bytes)?,
        Err(error) if absent(error.kind()) => return Ok(None),
        Err(error) => return Err(error),
    };
    if bytes.len() > most { Err(ErrorKind::FileTooLarge.into()) } else { Ok(Some(bytes)) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

    use super::*;

    #[test]
    fn a_word_is_a_folder_or_an_address() {
        assert_eq!("./log".parse::<Place>().unwrap().as_folder(), Some(Path::new("./log")));
        let address: Place = "https://log.example/2026/".parse().unwrap();
        assert!(address.as_folder().is_none());
        assert_eq!(address.to_string(), "https://log.example/2026");
        for wrong in [
            "",
            " ",
            "ftp://log.example",
            "file:///log",
            "https://",
            "https://me:secret@log.example/",
            "http://a/?b",
            "http://a b/",
        ] {
            assert_eq!(wrong.parse::<Place>().unwrap_err().rule, Rule::NotALog, "{wrong}");
        }
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let around = tempfile::tempdir().unwrap();
        std::fs::write(around.path().join("secret"), "s").unwrap();
        let folder = around.path().join("log");
        std::fs::create_dir_all(folder.join("tile")).unwrap();
        std::fs::write(folder.join(CHECKPOINT), "c").unwrap();
        let place = Place::folder(&folder);
        assert_eq!(place.read(CHECKPOINT).unwrap(), Some(b"c".to_vec()));
        assert_eq!(place.read("tile/0/000").unwrap(), None);
        assert_eq!(place.read("checkpoint/0").unwrap(), None);
        let absolute = around.path().join("secret").display().to_string();
        for out in ["../secret", "tile/../../secret", &absolute, "tile/./0", "a\\b", "c:", "", "tile//0", "tile"] {
            assert!(place.read(out).is_err(), "{out}");
        }
    }

    #[test]
    fn where_there_is_no_log_the_reason_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::folder(folder.path());
        assert!(matches!(place.head(), Err(Headless::Refused(refusal)) if refusal.rule == Rule::NotALog));
        std::fs::write(folder.path().join(CHECKPOINT), "no checkpoint").unwrap();
        assert!(matches!(place.head(), Err(Headless::Refused(refusal)) if refusal.rule == Rule::CheckpointUnreadable));
        let nowhere = Place::folder(folder.path().join("nowhere"));
        assert!(matches!(nowhere.head(), Err(Headless::Refused(refusal)) if refusal.rule == Rule::NotALog));
    }
}
