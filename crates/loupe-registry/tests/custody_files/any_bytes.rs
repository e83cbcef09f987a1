//! What holds for any bytes that anybody sends as a table of lots.
//!
//! The fuzz target `custody_table` in `fuzz/` runs this same check.

use std::io::{Cursor, Write};

use loupe_epcis::document::Document;
use loupe_registry::custody_files::{Sender, read};
use loupe_scheme::record::OfficeId;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Where the workbook is.
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
/// What a workbook says of its one sheet.
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="lots" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
/// Where that sheet is, and its texts.
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// Refused with places, or a document that EPCIS accepts with a preview of as many acts. Bytes that begin with `<` are the
/// sheet of a workbook, and after a zero byte its texts; others are the file itself. Whether it was a table.
pub(crate) async fn table(bytes: &[u8]) -> bool {
    let file = if bytes.starts_with(b"<") { workbook(bytes) } else { bytes.to_vec() };
    let office: OfficeId = "gaborone".parse().expect("an office has that name");
    let now = "2026-11-30T08:00:00Z".parse().expect("it is a moment");
    let captured = match read("any", &file, Sender { office: &office, now }).await {
        Ok(captured) => captured,
        Err(refusals) => {
            assert!(!refusals.is_empty());
            return false;
        }
    };
    let text = captured.document.to_string();
    let document = Document::read(text.as_bytes()).unwrap_or_else(|refused| panic!("{refused:?} {text}"));
    assert!(document.to_value().means_the_same(&captured.document), "{text}");
    assert_eq!(document.events().len(), captured.preview.acts.len(), "{text}");
    true
}

/// A workbook of these parts, so that a changed byte leaves the archive whole.
fn workbook(bytes: &[u8]) -> Vec<u8> {
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in [
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", parts.next().unwrap_or_default()),
        ("xl/sharedStrings.xml", parts.next().unwrap_or_default()),
    ] {
        archive.start_file(name, options).expect("a part can be begun");
        archive.write_all(part).expect("a part can be written");
    }
    archive.finish().expect("an archive can be written to memory").into_inner()
}
