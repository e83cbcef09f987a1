//! Tables that go out, as CSV or as a workbook. Every cell is text: a spreadsheet changes no digit and runs nothing.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::cells::guarded;
use super::{FileOf, columns};

/// How wide the columns of a workbook are, in characters.
const WIDTH_CHARS: u16 = 18;

/// The shape of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// CSV (RFC 4180).
    Csv,
    /// A workbook.
    Xlsx,
}

impl Shape {
    /// By the ending of a file's name; CSV where it says nothing else.
    pub fn of_name(name: &str) -> Shape {
        if name.to_lowercase().ends_with(".xlsx") { Shape::Xlsx } else { Shape::Csv }
    }
}

/// An empty table with every column that is read.
pub fn template(of: FileOf, shape: Shape) -> Vec<u8> {
    let names: Vec<&str> = columns::of(of).iter().map(|(name, _)| *name).collect();
    written(&names, &[], shape)
}

/// A table.
pub(crate) fn written(header: &[&str], rows: &[Vec<String>], shape: Shape) -> Vec<u8> {
    match shape {
        Shape::Csv => as_csv(header, rows),
        Shape::Xlsx => as_workbook(header, rows).expect("a workbook within the limits is written to memory"),
    }
}

fn as_csv(header: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(header).expect("a row is written to memory");
    for row in rows {
        table.write_record(row.iter().map(|cell| guarded(cell))).expect("a row is written to memory");
    }
    table.into_inner().unwrap_or_default()
}

fn as_workbook(header: &[&str], rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    let sheet = workbook.add_worksheet();
    for (column, name) in (0..).zip(header) {
        sheet.set_column_width(column, WIDTH_CHARS)?;
        // Whoever types into it types text: no date and no code is turned into a number.
        sheet.set_column_format(column, &text)?;
        sheet.write_string_with_format(0, column, *name, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (line, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string_with_format(line, column, guarded(cell), &text)?;
        }
    }
    workbook.save_to_buffer()
}
