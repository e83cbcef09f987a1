//! Which column holds what, by the names in the header.

use std::collections::BTreeMap;

use loupe_scheme::rule::{Place, Refusal, Rule};

use super::FileOf;
use super::cells::unguarded;
use crate::table::{Sheet, SheetRow};

/// A column: its name, and whether a file cannot do without it.
pub(super) type Column = (&'static str, Need);

/// Whether a file cannot do without a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Must,
    May,
}

use Need::{May, Must};

/// The columns of drafts. Those of a parcel begin with `parcel`, and those of one line are the last three.
pub(super) const DRAFTS: &[Column] = &[
    ("shipment", Must),
    ("importing", Must),
    ("exporter", Must),
    ("exporter_address", Must),
    ("exporter_licence", May),
    ("importer", Must),
    ("importer_address", Must),
    ("importer_licence", May),
    ("seal", May),
    ("quality", May),
    ("zone", May),
    ("evidence", May),
    ("evidence_issued_by", May),
    ("evidence_imported_on", May),
    ("declared_carats", May),
    ("declared_usd", May),
    ("parcel", Must),
    ("origins", Must),
    ("mined", May),
    ("lots", May),
    ("hs", Must),
    ("carats", Must),
    ("usd", Must),
];

/// The columns of receipts.
pub(super) const RECEIPTS: &[Column] = &[
    ("certificate", Must),
    ("received_on", Must),
    ("parcels", Must),
    ("carats", Must),
    ("usd", May),
    ("exporter", Must),
    ("importer", Must),
    ("seal", May),
    ("seal_whole", May),
    ("remark", May),
];

/// The columns of one kind of file.
pub(super) const fn of(file: FileOf) -> &'static [Column] {
    match file {
        FileOf::Drafts => DRAFTS,
        FileOf::Receipts => RECEIPTS,
    }
}

/// Whether a header looks like one of drafts.
pub(super) fn is_of_drafts(header: &[String]) -> bool {
    has(header, "parcel") && has(header, "hs")
}

/// Whether a header looks like one of receipts.
pub(super) fn is_of_receipts(header: &[String]) -> bool {
    has(header, "certificate") && has(header, "received_on")
}

fn has(header: &[String], name: &str) -> bool {
    header.iter().any(|cell| plain(cell) == name)
}

/// A name as a person may write it: `HS`, `Exporter address`, `seal-whole`.
fn plain(cell: &str) -> String {
    cell.trim().to_lowercase().replace([' ', '-'], "_")
}

/// Where each column of a file stands.
pub(super) struct Layout {
    file: String,
    places: BTreeMap<&'static str, usize>,
    /// Columns that nobody asked for, by their own names.
    pub(super) left: Vec<String>,
}

impl Layout {
    /// Finds the columns. Refuses with `T24` every one that is missing, and every one that is there twice.
    pub(super) fn of(name: &str, file: FileOf, sheet: &Sheet) -> Result<Layout, Vec<Refusal>> {
        let columns = of(file);
        let mut refusals = Vec::new();
        let mut places = BTreeMap::new();
        for (column, need) in columns {
            let here = sheet.header.iter().enumerate().filter(|(_, cell)| plain(cell) == *column);
            let here: Vec<usize> = here.map(|(place, _)| place).collect();
            match here.as_slice() {
                [place] => {
                    places.insert(*column, *place);
                }
                [] if *need == May => {}
                _ => {
                    let place =
                        Place { file: Some(name.to_owned()), name: Some((*column).to_owned()), ..Place::default() };
                    let needed = columns.iter().filter(|(_, need)| *need == Must).map(|(name, _)| *name);
                    let refusal = Refusal::new(Rule::CertificateColumnMissing, *column).at(place);
                    refusals.push(refusal.accepting(needed));
                }
            }
        }
        let known = |cell: &&String| columns.iter().any(|(column, _)| plain(cell) == *column);
        let left = sheet.header.iter().filter(|cell| !cell.trim().is_empty() && !known(cell)).cloned().collect();
        if refusals.is_empty() { Ok(Layout { file: name.to_owned(), places, left }) } else { Err(refusals) }
    }

    /// The text of a cell; empty where the file has no such column.
    pub(super) fn cell<'r>(&self, row: &'r SheetRow, column: &str) -> &'r str {
        self.places.get(column).map_or("", |place| unguarded(row.cell(*place)))
    }

    /// Where something stands.
    pub(super) fn place(&self, line: u32, column: &str) -> Place {
        Place { file: Some(self.file.clone()), line: Some(line), name: Some(column.to_owned()), column: None }
    }

    /// The same refusal at its place in the file; what it says of the field stays.
    pub(super) fn at_line(&self, refusal: Refusal, line: u32) -> Refusal {
        let place = Place { file: Some(self.file.clone()), line: Some(line), ..refusal.place.clone() };
        refusal.at(place)
    }
}
