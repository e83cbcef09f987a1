//! XLSX workbooks, read cell by cell within bounds.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, SheetVisible, Xlsx};
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal};
use zip::ZipArchive;

use super::Kind;
use super::sheet::{Sheet, too_many, unreadable};

/// How much an archive may unfold to, in bytes: far above any real return, far below what hurts.
const UNFOLDED_BYTES_MAX: u64 = 128 * 1024 * 1024;
/// How many files an archive may hold; a workbook has about a dozen.
const ENTRIES_MAX: usize = 1_000;
/// How many texts a workbook may announce; its reader makes room for them before it has read any.
const TEXTS_MAX: u64 = 4_000_000;

/// Reads the sheet with a header of this kind; without one, the first sheet. What is hidden is not read: nobody who sent
/// it has seen it. Refuses tables of this kind on more than one sheet, for none is chosen.
pub(super) fn read(kind: &Kind, name: &str, bytes: &[u8]) -> Result<Sheet, Refusal> {
    check_archive(kind, name, bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged(kind, name))?;
    let visible = workbook.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let visible: Vec<String> = visible.map(|sheet| sheet.name.clone()).collect();
    let (mut first, mut of_kind) = (None, Vec::new());
    for sheet_name in visible {
        let sheet = read_sheet(kind, name, &mut workbook, &sheet_name)?;
        if (kind.is_header)(&sheet.header) && !sheet.rows.is_empty() {
            of_kind.push((sheet_name, sheet));
        } else {
            first = first.or(Some(sheet).filter(|sheet| !sheet.header.is_empty()));
        }
        if of_kind.len() > 1 {
            let names: Vec<String> = of_kind.into_iter().map(|(sheet_name, _)| sheet_name).collect();
            let place = Place { file: Some(name.to_owned()), ..Place::default() };
            return Err(Refusal::new(kind.several, names.join(", ")).at(place));
        }
    }
    let only = of_kind.pop().map(|(_, sheet)| sheet);
    only.or(first).ok_or_else(|| unreadable(kind, name, None, Reason::NoTable))
}

fn read_sheet(kind: &Kind, name: &str, workbook: &mut Xlsx<Cursor<&[u8]>>, sheet_name: &str) -> Result<Sheet, Refusal> {
    let broken = |_: calamine::XlsxError| damaged(kind, name);
    let mut reader = match workbook.worksheet_cells_reader(sheet_name) {
        Ok(reader) => reader,
        // A sheet that is a chart or a dialogue has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Sheet::default()),
        Err(error) => return Err(broken(error)),
    };
    let mut sheet = Sheet::default();
    let (mut line, mut cells) = (1, Vec::new());
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if row + 1 < line {
            return Err(unreadable(kind, name, Some(row + 1), Reason::RowsOutOfOrder));
        }
        if row + 1 > line {
            sheet.push(kind, name, line, std::mem::take(&mut cells))?;
            line = row + 1;
        }
        let column = column as usize;
        if column >= kind.columns_max {
            return Err(too_many(kind, name, line, column + 1, kind.columns_max));
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    sheet.push(kind, name, line, cells)?;
    debug_assert!(sheet.rows.len() <= kind.rows_max);
    Ok(sheet)
}

/// What a person sees in a cell.
///
/// XLSX keeps every number as binary floating point: `255516832.81` comes as its nearest neighbour. The shortest
/// decimal that reads back as the same neighbour is what was typed, for Excel keeps 15 digits; from there on it is
/// text, and read exactly like the text of a CSV file. No arithmetic is done on it.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
        }
        DataRef::DateTime(moment) => moment.to_string(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// Unfolds the archive once without keeping it: what an archive says of its size is not to be trusted.
fn check_archive(kind: &Kind, name: &str, bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(kind, name))?;
    if archive.len() > ENTRIES_MAX {
        return Err(unreadable(kind, name, None, Reason::TooManyParts { most: ENTRIES_MAX as u64 }));
    }
    let mut left = UNFOLDED_BYTES_MAX;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| damaged(kind, name))?;
        let mut unfolded = Vec::new();
        let read = entry.take(left + 1).read_to_end(&mut unfolded);
        read.map_err(|_| damaged(kind, name))?;
        left = left.checked_sub(unfolded.len() as u64).ok_or_else(|| too_large(kind, name))?;
        if announced_texts(&unfolded) > TEXTS_MAX {
            return Err(too_large(kind, name));
        }
    }
    Ok(())
}

fn damaged(kind: &Kind, name: &str) -> Refusal {
    unreadable(kind, name, None, Reason::WorkbookDamaged)
}

fn too_large(kind: &Kind, name: &str) -> Refusal {
    too_many(kind, name, 1, kind.rows_max + 1, kind.rows_max)
}

/// The largest number of texts that a part of a workbook announces (`uniqueCount="..."`).
fn announced_texts(part: &[u8]) -> u64 {
    const KEY: &[u8] = b"uniqueCount";
    let places = part.windows(KEY.len()).enumerate().filter(|(_, window)| *window == KEY);
    let number = |(place, _): (usize, &[u8])| {
        let rest = part[place + KEY.len()..].iter();
        let digits = rest.skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
    };
    places.map(number).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use loupe_scheme::value::UsdCents;

    use super::*;

    #[test]
    fn a_number_reads_as_it_was_typed() {
        for typed in ["255516832.81", "483453743.46", "89841373.71", "0.1", "1000000", "41923910.1", "0.000001"] {
            let stored: f64 = typed.parse().unwrap();
            assert_eq!(text(&DataRef::Float(stored)), typed);
        }
    }

    proptest::proptest! {
        /// Fifteen digits, as Excel keeps them.
        #[test]
        fn every_amount_of_fifteen_digits_reads_as_it_was_typed(cents in 0_u64..1_000_000_000_000_000) {
            let typed = format!("{}.{:02}", cents / 100, cents % 100);
            let shown = text(&DataRef::Float(typed.parse().unwrap()));
            proptest::prop_assert_eq!(shown.parse::<UsdCents>().unwrap().cents(), cents);
        }
    }

    #[test]
    fn announced_texts_are_found() {
        assert_eq!(announced_texts(b"<sst count=\"9\" uniqueCount = '123'>"), 123);
        assert_eq!(announced_texts(b"<sst uniqueCount=\"99999999999999999999999\">"), u64::MAX);
        assert_eq!(announced_texts(b"<worksheet/>"), 0);
    }
}
