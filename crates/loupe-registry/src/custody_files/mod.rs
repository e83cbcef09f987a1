//! Tables of lots, for operators without a program that speaks EPCIS: one row for each lot line of an act, in CSV or
//! XLSX, with headings and words in any of the three languages. A table becomes a capture document and a preview in
//! words, or every refusal with its row and column. Nothing is written here.

mod act;
mod event;
mod judge;
mod layout;
mod name;
mod preview;
mod rows;
mod template;
mod words;

use jiff::Timestamp;
use loupe_epcis::json::Value;
use loupe_scheme::reason::Reason;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Place, Refusal, Rule};

use crate::table::{self, Kind};
use layout::Layout;

pub use preview::{ActPreview, Preview, Sum};
pub use template::template;

/// The largest file that is read, in bytes (20 MiB).
pub const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// The most rows of a file, its header not counted.
pub const ROWS_MAX: usize = 10_000;
/// The most columns.
pub const COLUMNS_MAX: usize = 64;

/// Whose table it is.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'s> {
    /// The office whose lots are named in it.
    pub office: &'s OfficeId,
    /// When the document is made.
    pub now: Timestamp,
}

/// What a table becomes.
#[derive(Clone, Debug)]
pub struct Captured {
    /// An `EPCISDocument` (EPCIS 2.0) with Loupe's extension.
    pub document: Value,
    /// What each act would do.
    pub preview: Preview,
}

/// A table of lots.
const KIND: Kind = Kind {
    is_header: layout::is_header,
    rows_max: ROWS_MAX,
    columns_max: COLUMNS_MAX,
    unreadable: Rule::CustodyFileUnreadable,
    too_many: Rule::CustodyTooManyRows,
    several: Rule::CustodyFileUnreadable,
};

/// Whether bytes look like a workbook, or a file by its name like a table of text; all else is a document.
pub fn is_table(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_lowercase();
    bytes.starts_with(b"PK") || name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".xlsx")
}

/// Reads a table of lots, known as `name`.
///
/// All refusals are returned together, each with row and column: `U1` a file above 20 MiB, `B20` no such table, `B21` a
/// column that is missing or twice there, `B22` more than 10 000 rows, `B23` an empty cell, `B24` an unknown word, `B25`
/// rows of one act that disagree, `B26` a row that has no place in its act, `B27` an origin where none is told, `B28` a
/// name that is none, `B29` a parcel that does not fit, `P1`, `P3` and `P4` a period, participant and date that is none,
/// `M1` to `M4` a mass that is none, and what [`Ledger::record`](loupe_scheme::custody::Ledger::record) refuses of the
/// acts among themselves.
pub async fn read(name: &str, bytes: &[u8], sender: Sender<'_>) -> Result<Captured, Vec<Refusal>> {
    if bytes.len() > FILE_BYTES_MAX {
        let refusal = Refusal::new(Rule::UploadTooLarge, bytes.len().to_string());
        return Err(vec![refusal.at(file(name)).accepting(["20 MiB"])]);
    }
    let sheet = table::read(KIND, name, bytes).await.map_err(|refusal| vec![refusal])?;
    let layout = Layout::of(name, &sheet)?;
    let (acts, examples) = rows::read_all(&layout, &sheet, sender.office)?;
    if acts.is_empty() {
        return Err(vec![Refusal::new(Rule::CustodyFileUnreadable, name).because(Reason::NoRows).at(file(name))]);
    }
    let wrong = judge::judge(&layout, &acts);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let preview = Preview::of(name, &acts, sheet.rows.len() - examples, examples, layout.left);
    Ok(Captured { document: event::document(&acts, sender.now), preview })
}

fn file(name: &str) -> Place {
    Place { file: Some(name.to_owned()), ..Place::default() }
}
