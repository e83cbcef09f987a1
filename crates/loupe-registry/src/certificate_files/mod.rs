//! Certificates as tables, both ways: drafts and receipts come in from CSV or XLSX, certificates go out.
//!
//! One row for each line of a parcel: shipment, parcel and HS code. What is said of the whole shipment or parcel stands on
//! its first row, and may stand on every other in the same words. A file comes in whole or not at all.

pub(crate) mod cells;
mod columns;
mod drafts;
mod export;
mod receipts;
mod rows;
mod write;

use loupe_scheme::rule::{Place, Refusal, Rule};
use serde::Serialize;

use crate::import_returns::Mode;
use crate::table::Kind;

pub use drafts::{DraftLine, DraftsRead};
pub use export::{Exported, Which};
pub use receipts::{ReceiptLine, ReceiptsRead};
pub(crate) use write::written;
pub use write::{Shape, template};

/// The largest file that is read, in bytes (20 MiB).
pub const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// The most rows of a file, its header not counted. Other writers wait while it comes in.
pub const ROWS_MAX: usize = 10_000;
/// The most columns.
pub const COLUMNS_MAX: usize = 64;

/// Which table a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileOf {
    /// Drafts of an exporting authority.
    Drafts,
    /// Receipts of an importing authority.
    Receipts,
}

/// A table of certificates.
const fn kind(of: FileOf) -> Kind {
    Kind {
        is_header: match of {
            FileOf::Drafts => columns::is_of_drafts,
            FileOf::Receipts => columns::is_of_receipts,
        },
        rows_max: ROWS_MAX,
        columns_max: COLUMNS_MAX,
        unreadable: Rule::CertificateFileUnreadable,
        too_many: Rule::CertificateTooManyRows,
        several: Rule::CertificateFileUnreadable,
    }
}

/// Refuses with `U1` a file of more than 20 MiB.
fn expect_size(name: &str, bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() <= FILE_BYTES_MAX {
        return Ok(());
    }
    let place = Place { file: Some(name.to_owned()), ..Place::default() };
    Err(Refusal::new(Rule::UploadTooLarge, bytes.len().to_string()).at(place).accepting(["20 MiB"]))
}

/// Whether what was read is to be kept.
const fn is_saved(mode: Mode) -> bool {
    matches!(mode, Mode::Save)
}
