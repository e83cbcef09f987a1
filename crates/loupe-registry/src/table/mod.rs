//! Files that people send, read as tables of texts within bounds: workbooks and CSV.

mod sheet;
mod workbook;

use loupe_scheme::rule::{Place, Refusal, Rule};

pub(crate) use sheet::{Sheet, SheetRow};

/// What kind of table a file is to be, and the rules that refuse another.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// Whether a header names what such a table names.
    pub(crate) is_header: fn(&[String]) -> bool,
    /// The most rows, the header not counted.
    pub(crate) rows_max: usize,
    /// The most columns.
    pub(crate) columns_max: usize,
    /// Refuses what is neither a workbook nor a table of text.
    pub(crate) unreadable: Rule,
    /// Refuses more rows or columns.
    pub(crate) too_many: Rule,
    /// Refuses such tables on more than one sheet.
    pub(crate) several: Rule,
}

/// Reads a table on a thread of its own: it may take a second, and a hostile workbook may make its reader panic.
pub(crate) async fn read(kind: Kind, name: &str, bytes: &[u8]) -> Result<Sheet, Refusal> {
    let (owned_name, bytes) = (name.to_owned(), bytes.to_vec());
    let reading = tokio::task::spawn_blocking(move || sheet::read(&kind, &owned_name, &bytes)).await;
    reading.map_err(|_| {
        let place = Place { file: Some(name.to_owned()), ..Place::default() };
        Refusal::new(kind.unreadable, name).at(place)
    })?
}
