//! What can go wrong with keys through no fault of the person who asked.

use std::io;
use std::path::{Path, PathBuf};

use crate::registry::{Fault, Trouble};

/// A fault of the folder of keys. It never holds any part of a secret.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// A file or folder cannot be read or written.
    #[error("{} cannot be read or written", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is not what a program wrote there: cut off, or changed since.
    #[error("the key file {} is cut off or was changed", path.display())]
    Torn {
        /// Which.
        path: PathBuf,
        /// What the reader of the age format says of it; `None` when it could be opened and holds no key.
        source: Option<age::DecryptError>,
    },
    /// A file asks for more work on its passphrase than any key of ours.
    #[error("the key file {} asks for too much work to try a passphrase (2^{asked})", path.display())]
    TooMuchWork {
        /// Which.
        path: PathBuf,
        /// The power of two that it asks for.
        asked: u8,
    },
    /// A key cannot be sealed.
    #[error("the key cannot be sealed")]
    Unsealed(#[source] age::EncryptError),
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Random(#[source] getrandom::Error),
}

impl KeyFault {
    /// Names the file at which the system failed.
    pub(super) fn file(path: &Path) -> impl FnOnce(io::Error) -> KeyFault {
        move |source| KeyFault::File { path: path.to_owned(), source }
    }
}

impl From<KeyFault> for Trouble {
    fn from(fault: KeyFault) -> Trouble {
        Trouble::Fault(Fault::Keys(fault))
    }
}
