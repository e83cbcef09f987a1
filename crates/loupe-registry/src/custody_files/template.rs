//! The empty table: headings in one language, what each column holds, and an example in rows that are not read.

use loupe_scheme::custody::Process;
use loupe_scheme::words::Lang;
use rust_xlsxwriter::{DataValidation, Format, Workbook, Worksheet, XlsxError};

use super::ROWS_MAX;
use super::act::Side;
use super::words::{self, Column};
use crate::catalogue::catalogue;
use crate::certificate_files::Shape;
use crate::certificate_files::cells::guarded;

/// How wide the columns of a workbook are, in characters.
const WIDTH_CHARS: u16 = 16;
/// How wide the explanations are, in characters.
const MEANING_WIDTH_CHARS: u16 = 90;
/// Before the event of a row that is not read.
const EXAMPLE: &str = "# ";

/// One row of the example: event, process, side, lot, carats, and further columns.
type Example = (u8, Process, Side, &'static str, &'static str, &'static [(Column, &'static str)]);

/// A small story: a mine's output, sorted, a stone polished, the rest sent under a certificate.
const EXAMPLES: &[Example] = &[
    (1, Process::Mining, Side::Out, "R-7", "120.50", &[(Column::Site, "our-mine"), (Column::Period, "2026H2")]),
    (2, Process::Sorting, Side::In, "R-7", "120.50", &[]),
    (2, Process::Sorting, Side::Out, "R-7-A", "20.00", &[]),
    (2, Process::Sorting, Side::Out, "R-7-B", "100.40", &[]),
    (2, Process::Sorting, Side::Loss, "", "0.10", &[]),
    (3, Process::Polishing, Side::In, "R-7-A", "2.10", &[]),
    (3, Process::Polishing, Side::Out, "P-1", "0.98", &[(Column::Report, "LAB 1234")]),
    (3, Process::Polishing, Side::Loss, "", "1.12", &[]),
    (4, Process::Shipping, Side::Out, "R-7-B", "100.40", &[(Column::Certificate, "C-0001"), (Column::To, "buyer")]),
];

/// An empty table of lots in a language, as CSV or as a workbook. Rows that begin with `#` explain and are not read.
pub fn template(lang: Lang, shape: Shape) -> Vec<u8> {
    match shape {
        Shape::Csv => as_csv(lang),
        Shape::Xlsx => as_workbook(lang).expect("a workbook within the limits is written to memory"),
    }
}

fn headings(lang: Lang) -> Vec<String> {
    Column::ALL.iter().map(|column| column.heading(lang)).collect()
}

/// What a column holds.
fn meaning(column: Column, lang: Lang) -> String {
    let processes: Vec<String> = Process::ALL.iter().map(|process| words::process(*process, lang)).collect();
    let key = format!("custody-about-{}", column.name());
    catalogue(lang).with(&key, &[("accepted", processes.join(", "))])
}

fn examples(lang: Lang) -> Vec<Vec<String>> {
    let row = |(event, process, side, lot, carats, others): &Example| {
        let cell = |column: &Column| match column {
            Column::Event => format!("{EXAMPLE}{event}"),
            Column::Date => format!("2026-11-{:02}", event + 1),
            Column::Process => words::process(*process, lang),
            Column::Side => words::side(*side, lang),
            Column::Lot => (*lot).to_owned(),
            Column::Carats => (*carats).to_owned(),
            other => others.iter().find(|(column, _)| column == other).map_or("", |(_, text)| text).to_owned(),
        };
        Column::ALL.iter().map(cell).collect()
    };
    EXAMPLES.iter().map(row).collect()
}

fn as_csv(lang: Lang) -> Vec<u8> {
    let mut table = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let explained =
        Column::ALL.iter().map(|column| format!("{EXAMPLE}{}: {}", column.heading(lang), meaning(*column, lang)));
    let example = format!("{EXAMPLE}{}", catalogue(lang).text("custody-about-example"));
    let notes = explained.chain([example]).map(|note| vec![note]);
    for row in [headings(lang)].into_iter().chain(notes).chain(examples(lang)) {
        table.write_record(row.iter().map(|cell| guarded(cell))).expect("a row is written to memory");
    }
    table.into_inner().unwrap_or_default()
}

fn as_workbook(lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    let sheet = workbook.add_worksheet();
    for (at, heading) in (0..).zip(headings(lang)) {
        sheet.set_column_width(at, WIDTH_CHARS)?;
        // Whoever types into it types text: no date and no mass is turned into a number.
        sheet.set_column_format(at, &text)?;
        sheet.write_string_with_format(0, at, heading, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let processes = Process::ALL.iter().map(|process| words::process(*process, lang)).collect();
    choices(sheet, Column::Process, processes)?;
    choices(sheet, Column::Side, Side::ALL.iter().map(|side| words::side(*side, lang)).collect())?;
    for (line, row) in (1..).zip(examples(lang)) {
        for (at, cell) in (0..).zip(&row) {
            sheet.write_string_with_format(line, at, guarded(cell), &text)?;
        }
    }
    let texts = catalogue(lang);
    let sheet = workbook.add_worksheet().set_name(texts.text("custody-about-sheet"))?;
    sheet.set_column_width(0, WIDTH_CHARS)?.set_column_width(1, MEANING_WIDTH_CHARS)?;
    let wrapped = Format::new().set_text_wrap();
    sheet.write_string_with_format(0, 0, texts.text("custody-about-column"), &bold)?;
    sheet.write_string_with_format(0, 1, texts.text("custody-about-meaning"), &bold)?;
    for (line, column) in (1..).zip(Column::ALL) {
        sheet.write_string(line, 0, column.heading(lang))?;
        sheet.write_string_with_format(line, 1, meaning(*column, lang), &wrapped)?;
    }
    workbook.save_to_buffer()
}

/// Offers the words of a column in every row below the header.
fn choices(sheet: &mut Worksheet, column: Column, words: Vec<String>) -> Result<(), XlsxError> {
    let at = (0..).zip(Column::ALL).find(|(_, one)| **one == column).map_or(0, |(at, _)| at);
    // Only offered: a word of another language may be typed as well.
    let list = DataValidation::new().allow_list_strings(&words)?.show_error_message(false);
    sheet.add_data_validation(1, at, ROWS_MAX as u32, at, &list)?;
    Ok(())
}
