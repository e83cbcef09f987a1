//! A real folder.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Component, Path, PathBuf};

use super::files::Files;

/// The file whose lock is the folder's. It stays: a lock on a removed file would lock nobody out.
const LOCK: &str = ".lock";

/// A folder of the file system.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The folder at `root`, which is made where it is missing.
    pub fn new(root: impl Into<PathBuf>) -> io::Result<Disk> {
        let root = root.into();
        if !root.is_dir() {
            fs::create_dir_all(&root)?;
            if let Some(parent) = root.parent().filter(|parent| !parent.as_os_str().is_empty()) {
                sync_folder(parent)?;
            }
        }
        Ok(Disk { root })
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a path leads, which is never out of the folder.
    fn at(&self, path: &str) -> io::Result<PathBuf> {
        let inside = |element| matches!(element, Component::Normal(_));
        if path.contains('\\') || !Path::new(path).components().all(inside) {
            return Err(io::Error::new(ErrorKind::InvalidInput, "the path leads out of the folder"));
        }
        Ok(if path.is_empty() { self.root.clone() } else { self.root.join(path) })
    }
}

impl Files for Disk {
    type Written = File;
    type Lock = File;

    fn read(&self, path: &str, most: usize) -> io::Result<Option<Vec<u8>>> {
        let file = match File::open(self.at(path)?) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut bytes = Vec::new();
        file.take(most as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > most {
            return Err(io::Error::new(ErrorKind::FileTooLarge, "the file is larger than any of its kind"));
        }
        Ok(Some(bytes))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(self.at(folder)?) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut names = Vec::new();
        for entry in entries {
            // A name that is no text is not one of ours.
            names.extend(entry?.file_name().into_string().ok());
        }
        Ok(names)
    }

    fn create_folder(&self, folder: &str) -> io::Result<()> {
        match fs::create_dir(self.at(folder)?) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            made => made,
        }
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<File> {
        let mut file = File::create(self.at(path)?)?;
        file.write_all(bytes)?;
        Ok(file)
    }

    fn sync(&self, file: File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.at(from)?, self.at(to)?)
    }

    fn link(&self, from: &str, to: &str) -> io::Result<bool> {
        match fs::hard_link(self.at(from)?, self.at(to)?) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        absent_is_fine(fs::remove_file(self.at(path)?))
    }

    fn remove_folder(&self, folder: &str) -> io::Result<()> {
        absent_is_fine(fs::remove_dir(self.at(folder)?))
    }

    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        sync_folder(&self.at(folder)?)
    }

    fn lock(&self) -> io::Result<File> {
        let file = File::options().create(true).truncate(false).write(true).open(self.at(LOCK)?)?;
        file.lock()?;
        Ok(file)
    }
}

fn absent_is_fine(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened, and its names are kept by the file system's own journal.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
