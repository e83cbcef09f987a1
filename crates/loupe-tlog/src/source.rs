//! Where tiles, bundles and checkpoints are read from.

use std::collections::BTreeMap;

use thiserror::Error;

/// A log's files by their paths below its prefix: a folder, an address, a map in memory.
pub trait Source {
    /// The bytes at `path`, such as `checkpoint` or `tile/0/000.p/7`; `None` where there are none.
    ///
    /// An implementation bounds what it reads: no file of a log is larger than
    /// [`BUNDLE_BYTES_MAX`](crate::bundle::BUNDLE_BYTES_MAX).
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError>;
}

/// A source that could not answer: nothing is said of what the log holds.
#[derive(Debug, Error)]
#[error("{path} could not be read: {cause}")]
pub struct SourceError {
    /// The path that was asked for.
    pub path: String,
    /// What stood in the way.
    #[source]
    pub cause: Box<dyn std::error::Error + Send + Sync>,
}

impl<S: Source + ?Sized> Source for &S {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        (**self).read(path)
    }
}

/// A log in memory.
impl Source for BTreeMap<String, Vec<u8>> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        Ok(self.get(path).cloned())
    }
}
