//! Certificates and drafts that go out as a table, to those entitled to all of it.

use loupe_scheme::access::{Actor, OfficeKind, Permission};
use loupe_scheme::certificate::{Evidence, Parcel, Shipment, Total};

use super::cells::listed;
use super::write::{Shape, written};
use super::{FileOf, columns};
use crate::certificate::{CertificateFilter, DraftKept, Kept, entitled};
use crate::registry::{Registry, Trouble};

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The drafts of the office that wait, in the columns in which drafts are read.
    Drafts,
    /// The certificates that the office issued, and those to its participant.
    Certificates,
}

/// A table that goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many drafts or certificates are in it.
    pub count: usize,
}

/// What stands before the columns of a draft in a table of certificates.
const BEFORE: [&str; 9] =
    ["certificate", "state", "issued_on", "expires_on", "due_on", "received_on", "outcome", "differences", "exporting"];

impl Registry {
    /// A table for the actor's office: one row for each line of a parcel, the newest certificate first.
    ///
    /// Refuses with `A2` who may not see them.
    pub async fn export_certificates(
        &self,
        actor: &Actor,
        which: Which,
        filter: &CertificateFilter,
        shape: Shape,
    ) -> Result<Exported, Trouble> {
        actor.require(Permission::SeeOwnCertificates)?;
        let names: Vec<&str> = columns::of(FileOf::Drafts).iter().map(|(name, _)| *name).collect();
        let mut rows = Vec::new();
        if which == Which::Drafts {
            let drafts = self.drafts(actor).await?;
            for draft in &drafts {
                rows.extend(of_draft(draft));
            }
            return Ok(Exported { bytes: written(&names, &rows, shape), count: drafts.len() });
        }
        let header: Vec<&str> = BEFORE.into_iter().chain(names).collect();
        let mut count = 0;
        for side in sides(actor) {
            let mut filter = CertificateFilter { ..filter.clone() };
            match side {
                Side::Issued => filter.office = Some(actor.office.id.clone()),
                Side::Coming => filter.importing = actor.office.participant,
            }
            loop {
                let page = self.certificates(&filter).await?;
                let Some(last) = page.last() else { break };
                filter.before = Some((last.issued_on, last.number.clone()));
                for row in page {
                    let kept = self.certificate(&row.number).await?;
                    // One that the office issued to its own participant stands there once.
                    let is_second = side == Side::Coming && row.office == actor.office.id;
                    if !is_second && entitled(actor, &kept.certificate) {
                        count += 1;
                        rows.extend(of_certificate(&kept));
                    }
                }
            }
        }
        Ok(Exported { bytes: written(&header, &rows, shape), count })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Issued,
    Coming,
}

fn sides(actor: &Actor) -> Vec<Side> {
    let coming = actor.office.is(OfficeKind::ImportingAuthority) && actor.office.participant.is_some();
    [Side::Issued].into_iter().chain(coming.then_some(Side::Coming)).collect()
}

fn of_draft(draft: &DraftKept) -> Vec<Vec<String>> {
    lines(&draft.id.to_string(), &draft.shipment, draft.declared)
}

fn of_certificate(kept: &Kept) -> Vec<Vec<String>> {
    let certificate = &kept.certificate;
    let receipt = kept.receipt.as_ref();
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let before = [
        certificate.number.to_string(),
        kept.state.code().to_owned(),
        certificate.issued_on.to_string(),
        certificate.expires_on.to_string(),
        day(kept.due_on),
        day(receipt.map(|receipt| receipt.received_on)),
        receipt.map(|receipt| receipt.outcome().code().to_owned()).unwrap_or_default(),
        receipt.map(|receipt| listed(receipt.differences.iter().map(|one| one.about()))).unwrap_or_default(),
        certificate.shipment.exporting.to_string(),
    ];
    let total = certificate.shipment.total();
    let lines = lines(&certificate.number.to_string(), &certificate.shipment, total);
    lines.into_iter().map(|line| before.iter().cloned().chain(line).collect()).collect()
}

/// One row for each line of a parcel, in the columns of drafts.
fn lines(name: &str, shipment: &Shipment, declared: Option<Total>) -> Vec<Vec<String>> {
    let evidence = |text: fn(&Evidence) -> String| {
        let texts: Vec<String> = shipment.evidence.iter().map(text).collect();
        listed(texts.iter().map(String::as_str))
    };
    let of_shipment = [
        name.to_owned(),
        shipment.importing.to_string(),
        shipment.exporter.name.clone(),
        shipment.exporter.address.clone(),
        shipment.exporter.licence.clone(),
        shipment.importer.name.clone(),
        shipment.importer.address.clone(),
        shipment.importer.licence.clone(),
        shipment.seal.clone(),
        shipment.quality.clone(),
        shipment.zone.clone(),
        evidence(|one| one.certificate.clone()),
        evidence(|one| one.issued_by.to_string()),
        evidence(|one| one.imported_on.to_string()),
        declared.map(|total| total.carats.to_string()).unwrap_or_default(),
        declared.map(|total| total.usd.to_string()).unwrap_or_default(),
    ];
    let mut rows = Vec::new();
    for parcel in &shipment.parcels {
        for line in &parcel.lines {
            let amounts = [line.hs.to_string(), line.carats.to_string(), line.usd.to_string()];
            rows.push(of_shipment.iter().cloned().chain(of_parcel(parcel)).chain(amounts).collect());
        }
    }
    rows
}

fn of_parcel(parcel: &Parcel) -> [String; 4] {
    let lots = listed(parcel.lots.iter().map(String::as_str));
    [parcel.id.clone(), parcel.origins.to_string(), parcel.mined.clone(), lots]
}
