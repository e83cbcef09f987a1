//! Rows of drafts put together: lines into parcels, parcels into shipments.

use std::collections::BTreeMap;

use loupe_scheme::certificate::{Evidence, HsCode, Line, Origins, Parcel, Party, Shipment, Total};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::rule::{Refusal, Rule};

use super::cells::{day, hs, list};
use super::columns::Layout;
use crate::table::{Sheet, SheetRow};

/// What is said of a whole shipment.
const OF_SHIPMENT: &[&str] = &[
    "importing",
    "exporter",
    "exporter_address",
    "exporter_licence",
    "importer",
    "importer_address",
    "importer_licence",
    "seal",
    "quality",
    "zone",
    "evidence",
    "evidence_issued_by",
    "evidence_imported_on",
    "declared_carats",
    "declared_usd",
];
/// What is said of a whole parcel.
const OF_PARCEL: &[&str] = &["origins", "mined", "lots"];

/// A shipment that was read, and where it stands.
pub(super) struct Read {
    /// What its sender calls it.
    pub(super) name: String,
    pub(super) shipment: Shipment,
    pub(super) declared: Option<Total>,
    /// Its first row, from 1.
    pub(super) line: u32,
    /// The first row of each parcel.
    pub(super) parcel_lines: Vec<u32>,
}

/// Every shipment of a table, in the order of their first rows; or everything that is wrong.
pub(super) fn read_all(layout: &Layout, sheet: &Sheet, exporting: ParticipantId) -> Result<Vec<Read>, Vec<Refusal>> {
    let mut reading = Reading { layout, wrong: Vec::new() };
    let mut groups: Vec<(&str, Vec<&SheetRow>)> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &sheet.rows {
        let name = layout.cell(row, "shipment");
        if name.is_empty() {
            reading.refuse(Rule::CertificateFieldMissing, "shipment", row, "shipment");
            continue;
        }
        let place = *known.entry(name).or_insert_with(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(row);
    }
    let read: Vec<Option<Read>> = groups.iter().map(|(name, rows)| reading.shipment(name, rows, exporting)).collect();
    if reading.wrong.is_empty() { Ok(read.into_iter().flatten().collect()) } else { Err(reading.wrong) }
}

struct Reading<'l> {
    layout: &'l Layout,
    wrong: Vec<Refusal>,
}

impl Reading<'_> {
    fn refuse(&mut self, rule: Rule, input: &str, row: &SheetRow, column: &str) {
        self.wrong.push(Refusal::new(rule, input).at(self.layout.place(row.line, column)));
    }

    /// What `parse` makes of a cell; its refusal is kept with the place.
    fn parsed<T>(&mut self, row: &SheetRow, column: &str, parse: impl FnOnce(&str) -> Result<T, Refusal>) -> Option<T> {
        let cell = self.layout.cell(row, column);
        match parse(cell) {
            Ok(value) => Some(value),
            Err(refusal) => {
                self.wrong.push(refusal.at(self.layout.place(row.line, column)));
                None
            }
        }
    }

    /// Refuses with `T32` a later row that says otherwise than the first; one that says nothing says the same.
    fn agree(&mut self, rows: &[&SheetRow], columns: &[&str]) {
        let Some((first, later)) = rows.split_first() else { return };
        for row in later {
            for column in columns {
                let (said, again) = (self.layout.cell(first, column), self.layout.cell(row, column));
                if !again.is_empty() && again != said {
                    let refusal = Refusal::new(Rule::RowsDisagree, again).accepting([said]);
                    self.wrong.push(refusal.at(self.layout.place(row.line, column)));
                }
            }
        }
    }

    fn shipment(&mut self, name: &str, rows: &[&SheetRow], exporting: ParticipantId) -> Option<Read> {
        let first = *rows.first()?;
        self.agree(rows, OF_SHIPMENT);
        let (parcels, parcel_lines) = self.parcels(rows);
        let importing = self.parsed(first, "importing", ParticipantId::new);
        let evidence = self.evidence(first);
        let declared = self.declared(first);
        let text = |column: &str| self.layout.cell(first, column).to_owned();
        let party = |side: &str| Party {
            name: text(side),
            address: text(&format!("{side}_address")),
            licence: text(&format!("{side}_licence")),
        };
        let shipment = Shipment {
            exporting,
            importing: importing?,
            exporter: party("exporter"),
            importer: party("importer"),
            parcels,
            evidence,
            seal: text("seal"),
            quality: text("quality"),
            zone: text("zone"),
        };
        Some(Read { name: name.to_owned(), shipment, declared, line: first.line, parcel_lines })
    }

    fn parcels(&mut self, rows: &[&SheetRow]) -> (Vec<Parcel>, Vec<u32>) {
        let mut groups: Vec<(&str, Vec<&SheetRow>)> = Vec::new();
        for row in rows {
            let id = self.layout.cell(row, "parcel");
            match groups.iter_mut().find(|(known, _)| *known == id) {
                Some((_, lines)) => lines.push(row),
                None => groups.push((id, vec![row])),
            }
        }
        let lines = groups.iter().filter_map(|(_, rows)| rows.first()).map(|row| row.line).collect();
        let parcels = groups.iter().filter_map(|(id, rows)| self.parcel(id, rows)).collect();
        (parcels, lines)
    }

    fn parcel(&mut self, id: &str, rows: &[&SheetRow]) -> Option<Parcel> {
        let first = *rows.first()?;
        self.agree(rows, OF_PARCEL);
        let origins = self.origins(first)?;
        let lines: Vec<Option<Line>> = rows.iter().map(|row| self.line(row)).collect();
        Some(Parcel {
            id: id.to_owned(),
            origins,
            lines: lines.into_iter().flatten().collect(),
            lots: list(self.layout.cell(first, "lots")),
            mined: self.layout.cell(first, "mined").to_owned(),
        })
    }

    fn line(&mut self, row: &SheetRow) -> Option<Line> {
        let code = self.parsed(row, "hs", |cell| hs(cell).parse::<HsCode>());
        let carats = self.parsed(row, "carats", str::parse);
        let usd = self.parsed(row, "usd", str::parse);
        Some(Line { hs: code?, carats: carats?, usd: usd? })
    }

    /// Codes with blanks, commas or semicolons between them.
    fn origins(&mut self, row: &SheetRow) -> Option<Origins> {
        let cell = self.layout.cell(row, "origins");
        let codes = cell.split([' ', ',', ';']).filter(|code| !code.is_empty());
        let origins = Origins::from_codes(codes);
        if origins.is_none() {
            self.refuse(Rule::OriginMissing, cell, row, "origins");
        }
        origins
    }

    /// Three lists of the same length.
    fn evidence(&mut self, row: &SheetRow) -> Vec<Evidence> {
        let [certificates, issuers, days] = ["evidence", "evidence_issued_by", "evidence_imported_on"]
            .map(|column| list(self.layout.cell(row, column)));
        if certificates.len() != issuers.len() || certificates.len() != days.len() {
            self.refuse(Rule::ReexportWithoutEvidence, &certificates.join("; "), row, "evidence");
            return Vec::new();
        }
        let mut evidence = Vec::new();
        for ((certificate, issuer), imported) in certificates.into_iter().zip(issuers).zip(days) {
            let issued_by = self.parsed(row, "evidence_issued_by", |_| ParticipantId::new(&issuer));
            let Some(imported_on) = day(&imported) else {
                self.refuse(Rule::CertificateDatesWrong, &imported, row, "evidence_imported_on");
                continue;
            };
            evidence.extend(issued_by.map(|issued_by| Evidence { certificate, issued_by, imported_on }));
        }
        evidence
    }

    /// A declared total is both of its amounts.
    fn declared(&mut self, row: &SheetRow) -> Option<Total> {
        let cells = ["declared_carats", "declared_usd"].map(|column| self.layout.cell(row, column));
        if cells.iter().all(|cell| cell.is_empty()) {
            return None;
        }
        let carats = self.parsed(row, "declared_carats", str::parse);
        let usd = self.parsed(row, "declared_usd", str::parse);
        Some(Total { carats: carats?, usd: usd? })
    }
}
