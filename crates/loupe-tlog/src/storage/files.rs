//! The few operations that a log needs of a file system, and what each leaves after a loss of power.

use std::io;

/// A folder of files. Paths are relative to it, with `/` between their elements; the folder itself is the empty path.
///
/// Two things implement it: [`Disk`](crate::storage::Disk), and the disk that fails in the tests. What is said below
/// about a loss of power is all that the storage relies on.
pub trait Files {
    /// A file that was written and may not survive a loss of power yet.
    type Written;
    /// The exclusive lock; it ends when dropped, and with the process.
    type Lock;

    /// The bytes of a file, at most `most`; a larger one is an error. `None` where there is none.
    fn read(&self, path: &str, most: usize) -> io::Result<Option<Vec<u8>>>;

    /// The names in a folder, in any order; empty where there is no such folder.
    fn list(&self, folder: &str) -> io::Result<Vec<String>>;

    /// Makes a folder in one that exists; no error where it is there already.
    fn create_folder(&self, folder: &str) -> io::Result<()>;

    /// Writes a file from its beginning, over what was there. Nothing is said of what a loss of power leaves of it.
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<Self::Written>;

    /// Makes the bytes of a file survive a loss of power (fsync); its name may not.
    fn sync(&self, file: Self::Written) -> io::Result<()>;

    /// Gives a file another name, at once, in place of what had it.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Gives a file a second name, unless something has that name: then `false`.
    fn link(&self, from: &str, to: &str) -> io::Result<bool>;

    /// Removes a file; no error where there is none.
    fn remove(&self, path: &str) -> io::Result<()>;

    /// Removes an empty folder; no error where there is none.
    fn remove_folder(&self, folder: &str) -> io::Result<()>;

    /// Makes the names in a folder survive a loss of power (fsync).
    fn sync_folder(&self, folder: &str) -> io::Result<()>;

    /// Waits until nobody else holds the lock, and takes it.
    fn lock(&self) -> io::Result<Self::Lock>;
}
