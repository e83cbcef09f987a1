//! A certificate as a PDF/A for paper, with its credential attached.
//!
//! The same certificate gives the same bytes, on every machine: its date is the day of issue, its name the number, and
//! its types come with the program. Setting it needs the feature `pdf`; without it every request is refused in words.

#[cfg(feature = "pdf")]
mod content;
#[cfg(feature = "pdf")]
mod outline;
#[cfg(feature = "pdf")]
mod types;
#[cfg(feature = "pdf")]
mod world;

use loupe_credential::qr::QrCode;
use loupe_registry::paper::Sheet;

/// What a PDF is made from.
#[derive(Clone, Debug)]
pub struct Paper<'a> {
    /// What it says.
    pub sheet: &'a Sheet,
    /// The printed code.
    pub code: &'a QrCode,
    /// The signed credential, which is attached to the file.
    pub credential: &'a str,
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The program was built without the part that makes PDFs.
    #[error("this program was built without the feature `pdf`")]
    NotBuilt,
    /// A text has letters for which there is no type.
    #[error("no type has the letters of `{0}`")]
    Letters(String),
    /// The certificate could not be set: a fault of this crate.
    #[error("the certificate cannot be set: {0}")]
    Setting(String),
}

/// Whether this program makes PDFs.
pub const BUILT: bool = cfg!(feature = "pdf");

/// The certificate as PDF/A-3. Errs with [`PaperError::NotBuilt`] without the feature `pdf`, and with
/// [`PaperError::Letters`] where a text cannot be shown as it is.
#[cfg(feature = "pdf")]
pub fn pdf(paper: &Paper<'_>) -> Result<Vec<u8>, PaperError> {
    world::pdf(paper)
}

/// The certificate as PDF/A-3: this program was built without the part that makes it.
#[cfg(not(feature = "pdf"))]
pub fn pdf(_: &Paper<'_>) -> Result<Vec<u8>, PaperError> {
    Err(PaperError::NotBuilt)
}
