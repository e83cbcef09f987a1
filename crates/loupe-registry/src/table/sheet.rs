//! A file as a table of texts, whether it came as a workbook or as CSV.

use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal};

use super::{Kind, workbook};

/// So many rows may stand above the header: a title, a ministry's address.
const TITLE_ROWS_MAX: usize = 20;
/// So many cells on one line of text are no table, and are not read.
const LINE_CELLS_MAX: usize = 10_000;

/// A table: its header and the rows below it.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<SheetRow>,
}

/// A row and where it stands in its file, from 1.
#[derive(Debug)]
pub(crate) struct SheetRow {
    pub(crate) line: u32,
    pub(crate) cells: Vec<String>,
}

impl SheetRow {
    /// The text of a cell, trimmed; empty when the row is shorter.
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

impl Sheet {
    /// Takes the next row: the first that holds anything is the header, or the first below a title that names what a
    /// table of this kind names; empty ones are passed over.
    pub(super) fn push(&mut self, kind: &Kind, name: &str, line: u32, cells: Vec<String>) -> Result<(), Refusal> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if cells.len() > kind.columns_max {
            return Err(too_many(kind, name, line, cells.len(), kind.columns_max));
        }
        let is_title = |header: &[String]| !(kind.is_header)(header) && (kind.is_header)(&cells);
        if self.header.is_empty() {
            self.header = cells;
        } else if self.rows.len() < TITLE_ROWS_MAX && is_title(&self.header) {
            self.header = cells;
            self.rows.clear();
        } else if self.rows.len() == kind.rows_max {
            return Err(too_many(kind, name, line, kind.rows_max + 1, kind.rows_max));
        } else {
            self.rows.push(SheetRow { line, cells });
        }
        Ok(())
    }
}

/// More rows or columns than are read.
pub(super) fn too_many(kind: &Kind, name: &str, line: u32, found: usize, most: usize) -> Refusal {
    let place = Place { file: Some(name.to_owned()), line: Some(line), ..Place::default() };
    Refusal::new(kind.too_many, found.to_string()).at(place).accepting([most.to_string()])
}

/// Neither a workbook nor a table of text.
pub(super) fn unreadable(kind: &Kind, name: &str, line: Option<u32>, why: Reason) -> Refusal {
    let place = Place { file: Some(name.to_owned()), line, ..Place::default() };
    Refusal::new(kind.unreadable, name).because(why).at(place).accepting(["XLSX", "CSV"])
}

/// Reads a workbook where the bytes are an archive, CSV where they are text.
pub(super) fn read(kind: &Kind, name: &str, bytes: &[u8]) -> Result<Sheet, Refusal> {
    let sheet =
        if bytes.starts_with(b"PK") { workbook::read(kind, name, bytes)? } else { read_csv(kind, name, bytes)? };
    if sheet.header.is_empty() { Err(unreadable(kind, name, None, Reason::NoTable)) } else { Ok(sheet) }
}

fn read_csv(kind: &Kind, name: &str, bytes: &[u8]) -> Result<Sheet, Refusal> {
    let not_text = |error: std::str::Utf8Error| {
        let before = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        unreadable(kind, name, u32::try_from(before + 1).ok(), Reason::NotTableText)
    };
    let text = std::str::from_utf8(bytes).map_err(not_text)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return Err(unreadable(kind, name, None, Reason::NotTableText));
    }
    let delimiter = delimiter(text);
    if let Some(line) = too_wide(text.as_bytes(), delimiter) {
        return Err(too_many(kind, name, line, LINE_CELLS_MAX + 1, kind.columns_max));
    }
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(delimiter);
    let mut sheet = Sheet::default();
    for record in reader.from_reader(text.as_bytes()).records() {
        let line = |error: &csv::Error| error.position().map(|position| position.line() as u32);
        let record = record.map_err(|error| unreadable(kind, name, line(&error), Reason::NotTableText))?;
        let line = record.position().map_or(0, |position| position.line() as u32);
        let filled = record.iter().zip(1..).filter(|(cell, _)| !cell.trim().is_empty()).map(|(_, width)| width).last();
        sheet.push(kind, name, line, record.iter().take(filled.unwrap_or(0)).map(str::to_owned).collect())?;
    }
    Ok(sheet)
}

/// Spreadsheets set to French or Portuguese write semicolons, some tools write tabs; the header tells.
fn delimiter(text: &str) -> u8 {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(TITLE_ROWS_MAX);
    let widest = |delimiter: u8| lines().map(|line| line.bytes().filter(|byte| *byte == delimiter).count()).max();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|delimiter| widest(*delimiter)).unwrap_or(b',')
}

/// The first line of a row with more cells than are worth making room for, from 1.
fn too_wide(bytes: &[u8], delimiter: u8) -> Option<u32> {
    // As RFC 4180 has it: a quote opens a cell at its beginning only, and two of them are one sign inside.
    let (mut line, mut cells, mut is_quoted, mut may_open) = (1, 0, false, true);
    for byte in bytes {
        let opens = may_open;
        may_open = matches!(byte, b'\n' | b'\r') || *byte == delimiter || (*byte == b'"' && is_quoted);
        match byte {
            b'"' if is_quoted => is_quoted = false,
            b'"' if opens => is_quoted = true,
            b'\n' => {
                line += 1;
                cells = if is_quoted { cells } else { 0 };
            }
            _ if *byte == delimiter && !is_quoted => cells += 1,
            _ => {}
        }
        if cells > LINE_CELLS_MAX {
            return Some(line);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use loupe_scheme::rule::Rule;

    use super::{Kind, Sheet};

    const ANY: Kind = Kind {
        is_header: |_| true,
        rows_max: 1_000,
        columns_max: 64,
        unreadable: Rule::ReturnFileUnreadable,
        too_many: Rule::ReturnTooManyRows,
        several: Rule::ReturnSheetsSeveral,
    };

    fn read(name: &str, bytes: &[u8]) -> Result<Sheet, loupe_scheme::rule::Refusal> {
        super::read(&ANY, name, bytes)
    }

    /// A workbook with one row, to be spoilt.
    fn workbook() -> Vec<u8> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        for (column, name) in (0..).zip(["participant", "year", "half", "outcome", "mining", "carats", "value"]) {
            sheet.write(0, column, name).expect("a cell can be written");
            sheet.write(1, column, 1.5).expect("a cell can be written");
        }
        workbook.save_to_buffer().expect("a workbook can be written to memory")
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_table_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            let _ = read("any", &bytes);
        }

        #[test]
        fn a_spoilt_workbook_is_a_table_or_refused(places in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..20)) {
            let mut bytes = workbook();
            for (place, byte) in places {
                let place = place % bytes.len();
                bytes[place] = byte;
            }
            let _ = read("spoilt.xlsx", &bytes);
        }

        #[test]
        fn cells_of_a_text_come_back_as_they_were(cells in proptest::collection::vec("[a-z0-9.]{1,8}", 1..10)) {
            let text = format!("head\n{}\n", cells.join(","));
            let sheet = read("table.csv", text.as_bytes()).expect("it is a table");
            prop_assert_eq!(&sheet.rows[0].cells, &cells);
            prop_assert_eq!(sheet.rows[0].line, 2);
        }
    }
}
