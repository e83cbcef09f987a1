//! Drafts that come in from a file.

use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::value::UsdCents;
use serde::Serialize;

use super::columns::Layout;
use super::rows::{Read, read_all};
use super::{FileOf, expect_size, is_saved, kind};
use crate::certificate::DraftId;
use crate::import_returns::Mode;
use crate::registry::{Registry, Trouble};
use crate::table;

/// What came of a file of drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftsRead {
    /// The file.
    pub file: String,
    /// How many rows it has.
    pub rows: usize,
    /// Whether the drafts were written.
    pub saved: bool,
    /// Each shipment, in the order of the file.
    pub drafts: Vec<DraftLine>,
    /// Columns that were not read.
    pub columns_left: Vec<String>,
}

/// One shipment of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftLine {
    /// What its sender calls it.
    pub shipment: String,
    /// Its draft; `None` where nothing was written.
    pub draft: Option<DraftId>,
    /// How many parcels.
    pub parcels: usize,
    /// Their mass.
    pub carats: Carats,
    /// Their value.
    pub usd: UsdCents,
}

impl Registry {
    /// Writes every shipment in `bytes`, known as `name`, as a draft of the actor's office. With [`Mode::DryRun`] everything
    /// is judged the same way, and nothing is kept.
    ///
    /// When anything is refused, all refusals are returned, each with its row, and nothing is written: `U1` a file above
    /// 20 MiB, `T23` no table, `T24` a column that is missing or twice there, `T25` more than 10 000 rows, `T32` rows of
    /// one shipment or parcel that disagree, and what [`Registry::draft_certificate`] refuses.
    pub async fn import_drafts(
        &self,
        actor: &Actor,
        name: &str,
        bytes: &[u8],
        mode: Mode,
    ) -> Result<DraftsRead, Trouble> {
        actor.require(Permission::DraftCertificate)?;
        expect_size(name, bytes)?;
        let exporting = actor.office.participant;
        let exporting = exporting.ok_or_else(|| Refusal::new(Rule::CertificateOfOthers, actor.office.id.as_str()))?;
        let sheet = table::read(kind(FileOf::Drafts), name, bytes).await?;
        let layout = Layout::of(name, FileOf::Drafts, &sheet).map_err(Trouble::Refused)?;
        let read = read_all(&layout, &sheet, exporting).map_err(Trouble::Refused)?;
        if read.is_empty() {
            let place = Place { file: Some(name.to_owned()), ..Place::default() };
            return Err(Refusal::new(Rule::CertificateFileUnreadable, name).at(place).into());
        }
        let mut change = self.store.change().await?;
        let (mut drafts, mut wrong) = (Vec::new(), Vec::new());
        for one in read {
            let total = one.shipment.total().unwrap_or_default();
            let shipment = one.shipment.clone();
            match self.draft_within(&mut change, actor, shipment, one.declared).await {
                Ok(kept) => drafts.push(DraftLine {
                    shipment: one.name,
                    draft: is_saved(mode).then_some(kept.id),
                    parcels: one.shipment.parcels.len(),
                    carats: total.carats,
                    usd: total.usd,
                }),
                Err(Trouble::Refused(refusals)) => {
                    wrong.extend(refusals.into_iter().map(|refusal| {
                        let line = line_of(&one, &refusal);
                        layout.at_line(refusal, line)
                    }));
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
        Ok(DraftsRead { file, rows, saved, drafts, columns_left: layout.left })
    }
}

/// The row that a refusal is about: the first of the parcel that it names, or else of the shipment.
fn line_of(one: &Read, refusal: &Refusal) -> u32 {
    let named = refusal.place.name.as_deref().and_then(|name| name.strip_prefix("parcels["));
    let number = named.and_then(|rest| rest.split(']').next()?.parse::<usize>().ok());
    let line = number.and_then(|number| one.parcel_lines.get(number.checked_sub(1)?));
    line.copied().unwrap_or(one.line)
}
