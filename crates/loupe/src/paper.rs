//! Certificates as PDFs, in a program that was built with the feature `pdf`.

use loupe_credential::qr::QrCode;
use loupe_paper::Paper;
use loupe_registry::paper::Sheet;
use loupe_web::site::SetPdf;

/// What sets PDFs; `None` in a program that makes none.
pub(crate) fn set() -> Option<SetPdf> {
    loupe_paper::BUILT.then_some(pdf as SetPdf)
}

/// A certificate as a PDF, or why it cannot be set.
pub(crate) fn pdf(sheet: &Sheet, code: &QrCode, credential: &str) -> Result<Vec<u8>, String> {
    loupe_paper::pdf(&Paper { sheet, code, credential }).map_err(|error| error.to_string())
}
