//! Certificates as PDFs, in a program that was built with the feature `pdf`.

use loupe_credential::qr::QrCode;
use loupe_paper::{Paper, PaperError};
use loupe_registry::paper::Sheet;
use loupe_web::site::{NoPdf, SetPdf};

/// What sets PDFs; `None` in a program that makes none.
pub(crate) fn set() -> Option<SetPdf> {
    loupe_paper::BUILT.then_some(pdf as SetPdf)
}

/// A certificate as a PDF, or why it cannot be set.
pub(crate) fn pdf(sheet: &Sheet, code: &QrCode, credential: &str) -> Result<Vec<u8>, NoPdf> {
    loupe_paper::pdf(&Paper { sheet, code, credential }).map_err(|error| match error {
        PaperError::Letters(_) => NoPdf::Letters,
        PaperError::NotBuilt | PaperError::Setting(_) => NoPdf::Fault,
    })
}
