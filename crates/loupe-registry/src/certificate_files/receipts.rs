//! Receipts that come in from a file.

use std::collections::BTreeSet;

use jiff::civil::Date;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::certificate::{CertificateNumber, Difference, Found, Outcome};
use loupe_scheme::rule::{Place, Refusal, Rule};
use serde::Serialize;

use super::cells::day;
use super::columns::Layout;
use super::{FileOf, expect_size, is_saved, kind};
use crate::import_returns::Mode;
use crate::registry::{Registry, Trouble};
use crate::table::{self, Sheet, SheetRow};

/// What came of a file of receipts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReceiptsRead {
    /// The file.
    pub file: String,
    /// How many rows it has.
    pub rows: usize,
    /// Whether the receipts were given.
    pub saved: bool,
    /// Each receipt, in the order of the file.
    pub receipts: Vec<ReceiptLine>,
    /// Columns that were not read.
    pub columns_left: Vec<String>,
}

/// One receipt of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReceiptLine {
    /// Of which certificate.
    pub certificate: CertificateNumber,
    /// How it ends.
    pub outcome: Outcome,
    /// Every difference.
    pub differences: Vec<Difference>,
}

/// A row that reads.
struct Given {
    number: CertificateNumber,
    received_on: Date,
    found: Found,
    remark: String,
    line: u32,
}

impl Registry {
    /// Confirms every shipment in `bytes`, known as `name`. With [`Mode::DryRun`] everything is judged the same way, and
    /// nothing is kept.
    ///
    /// When anything is refused, all refusals are returned, each with its row, and nothing is written: `U1`, `T23`, `T24` and
    /// `T25` as for drafts, `T32` a certificate that stands twice, `T20` no number of parcels and neither yes nor no, and what
    /// [`Registry::receive_certificate`] refuses.
    pub async fn import_receipts(
        &self,
        actor: &Actor,
        name: &str,
        bytes: &[u8],
        mode: Mode,
    ) -> Result<ReceiptsRead, Trouble> {
        actor.require(Permission::ReceiveCertificate)?;
        expect_size(name, bytes)?;
        let sheet = table::read(kind(FileOf::Receipts), name, bytes).await?;
        let layout = Layout::of(name, FileOf::Receipts, &sheet).map_err(Trouble::Refused)?;
        let given = read_all(&layout, &sheet).map_err(Trouble::Refused)?;
        if given.is_empty() {
            let place = Place { file: Some(name.to_owned()), ..Place::default() };
            return Err(Refusal::new(Rule::CertificateFileUnreadable, name).at(place).into());
        }
        let mut change = self.store.change().await?;
        let (mut receipts, mut wrong) = (Vec::new(), Vec::new());
        for one in given {
            let Given { number, received_on, found, remark, line } = one;
            match self.receive_within(&mut change, actor, &number, received_on, found, &remark).await {
                Ok(receipt) => {
                    let outcome = receipt.outcome();
                    receipts.push(ReceiptLine { certificate: number, outcome, differences: receipt.differences });
                }
                Err(Trouble::Refused(refusals)) => {
                    wrong.extend(refusals.into_iter().map(|refusal| layout.at_line(refusal, line)));
                }
                Err(fault) => return Err(fault),
            }
        }
        if !wrong.is_empty() {
            return Err(Trouble::Refused(wrong));
        }
        if is_saved(mode) {
            change.commit().await?;
            self.new_records.notify_one();
        }
        let (file, rows, saved) = (name.to_owned(), sheet.rows.len(), is_saved(mode));
        Ok(ReceiptsRead { file, rows, saved, receipts, columns_left: layout.left })
    }
}

fn read_all(layout: &Layout, sheet: &Sheet) -> Result<Vec<Given>, Vec<Refusal>> {
    let (mut given, mut wrong, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for row in &sheet.rows {
        let Some(one) = read(layout, row, &mut wrong) else { continue };
        if seen.insert(one.number.clone()) {
            given.push(one);
        } else {
            let refusal = Refusal::new(Rule::RowsDisagree, one.number.to_string());
            wrong.push(refusal.at(layout.place(row.line, "certificate")));
        }
    }
    if wrong.is_empty() { Ok(given) } else { Err(wrong) }
}

fn read(layout: &Layout, row: &SheetRow, wrong: &mut Vec<Refusal>) -> Option<Given> {
    let cell = |column: &str| layout.cell(row, column);
    let mut refuse = |column: &str, refusal: Refusal| wrong.push(refusal.at(layout.place(row.line, column)));
    let number = cell("certificate").parse().map_err(|refusal| refuse("certificate", refusal)).ok();
    let received_on = day(cell("received_on"));
    if received_on.is_none() {
        let refusal = Refusal::new(Rule::CertificateDatesWrong, cell("received_on"));
        refuse("received_on", refusal.accepting(["2026-11-25"]));
    }
    let parcels = cell("parcels").parse::<u32>().ok();
    if parcels.is_none() {
        refuse("parcels", Refusal::new(Rule::ReceiptWrong, cell("parcels")));
    }
    let carats = cell("carats").parse().map_err(|refusal| refuse("carats", refusal)).ok();
    let usd = match cell("usd") {
        "" => Some(None),
        text => text.parse().map_err(|refusal| refuse("usd", refusal)).ok().map(Some),
    };
    let seal_whole = match cell("seal_whole").to_lowercase().as_str() {
        "" => Some(None),
        "yes" | "true" | "oui" | "sim" => Some(Some(true)),
        "no" | "false" | "non" | "não" => Some(Some(false)),
        other => {
            refuse("seal_whole", Refusal::new(Rule::ReceiptWrong, other).accepting(["yes", "no"]));
            None
        }
    };
    let found = Found {
        parcels: parcels?,
        carats: carats?,
        usd: usd?,
        exporter: cell("exporter").to_owned(),
        importer: cell("importer").to_owned(),
        seal: cell("seal").to_owned(),
        seal_whole: seal_whole?,
    };
    let remark = cell("remark").to_owned();
    Some(Given { number: number?, received_on: received_on?, found, remark, line: row.line })
}
