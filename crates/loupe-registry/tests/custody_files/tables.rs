//! What the tests of tables share.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use loupe_epcis::document::Document;
use loupe_epcis::json::Value;
use loupe_registry::certificate_files::Shape;
use loupe_registry::custody_files::{Captured, Sender, read};
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::Refusal;
use rust_xlsxwriter::Workbook;

pub(crate) const HEADER: &str =
    "event,date,process,side,lot,carats,site,country,period,certificate,from,to,report,remark";

/// What reading makes of a table that the office of Gaborone sends on the morning of 30 November 2026.
pub(crate) async fn sent(name: &str, bytes: &[u8]) -> Result<Captured, Vec<Refusal>> {
    let office: OfficeId = "gaborone".parse().unwrap();
    read(name, bytes, Sender { office: &office, now: "2026-11-30T08:00:00Z".parse().unwrap() }).await
}

/// Rows below the whole header, as CSV.
pub(crate) fn csv(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

/// A table as a file of either shape.
pub(crate) fn file(rows: &[Vec<String>], shape: Shape) -> Vec<u8> {
    if shape == Shape::Csv {
        let mut table = csv::Writer::from_writer(Vec::new());
        rows.iter().for_each(|row| table.write_record(row).unwrap());
        return table.into_inner().unwrap();
    }
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (line, row) in (0..).zip(rows) {
        for (at, cell) in (0..).zip(row) {
            sheet.write_string(line, at, cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// The cells of every sheet of a table.
pub(crate) fn cells(bytes: &[u8], shape: Shape) -> Vec<Vec<Vec<String>>> {
    if shape == Shape::Csv {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        return vec![reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()];
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = workbook.sheet_names();
    let rows = names.iter().map(|name| {
        assert!(workbook.worksheet_formula(name).unwrap().is_empty(), "nothing in it is a formula");
        workbook
            .worksheet_range(name)
            .unwrap()
            .rows()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect()
    });
    rows.collect()
}

/// The events of a document that EPCIS accepts, as text.
pub(crate) fn events(captured: &Captured) -> Vec<String> {
    let text = captured.document.to_string();
    let document = Document::read(text.as_bytes()).unwrap_or_else(|refused| panic!("{refused:?} {text}"));
    let written = document.to_value();
    assert!(written.means_the_same(&captured.document), "{written}\n{text}");
    document.events().iter().map(|event| event.to_value().to_string()).collect()
}

/// Every refusal as `rule row heading`.
pub(crate) fn places(read: Result<Captured, Vec<Refusal>>) -> Vec<String> {
    let said = |refusal: &Refusal| {
        let row = refusal.place.line.unwrap_or_default();
        format!("{} {row} {}", refusal.rule.code(), refusal.place.name.as_deref().unwrap_or("-"))
    };
    read.expect_err("it is refused").iter().map(said).collect()
}

/// A field of a value.
pub(crate) fn field<'v>(value: &'v Value, name: &str) -> &'v Value {
    value.as_object().and_then(|object| object.get(name)).unwrap_or_else(|| panic!("{name} in {value}"))
}
