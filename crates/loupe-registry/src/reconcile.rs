//! What was certified against what was received, by pair of participants and quarter (KPCS Annex III, III(b)2).
//!
//! How many receipts are overdue is public by participant. What a pair of participants traded is not: where a pair had one
//! shipment in a quarter, its sum is that shipment.

use std::collections::BTreeMap;

use loupe_scheme::access::{Actor, OfficeKind, Permission};
use loupe_scheme::certificate::Receipt;
use loupe_scheme::certificate::reconcile::{
    Arrived, Certified, Counts, Lane, Movement, Quarter, Reconciled, Sums, reconcile,
};
use loupe_scheme::participant::ParticipantId;
use loupe_store::{MovementRow, PaperRow, StoreError};
use serde::Serialize;

use crate::registry::{Registry, Trouble};

/// Which quarters and whose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReconcileAsked {
    /// From this quarter on.
    pub from: Option<Quarter>,
    /// Up to this one.
    pub until: Option<Quarter>,
    /// Only pairs with this participant.
    pub participant: Option<ParticipantId>,
}

/// A pair of participants in a quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LaneLine {
    /// Which.
    #[serde(flatten)]
    pub lane: Lane,
    /// How many certificates, and what became of them.
    #[serde(flatten)]
    pub counts: Counts,
    /// Everything certified.
    pub certified: Amounts,
    /// What was certified of the shipments that arrived.
    pub stated: Amounts,
    /// What was found of them.
    pub found: Amounts,
    /// Found minus stated.
    pub difference: Amounts,
    /// What arrived without a certificate of this register.
    pub without: Amounts,
}

/// Parcels, carats and US dollars, each exact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Amounts {
    /// Parcels.
    pub parcels: i128,
    /// Carats as a decimal number.
    pub carats: String,
    /// US dollars as a decimal number.
    pub usd: String,
}

/// How many receipts a participant owes, which is public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Owed {
    /// Certificates to it on which goods are under way.
    pub open: u64,
    /// Of them: those whose receipt is overdue.
    pub overdue: u64,
    /// Those that it received as stated.
    pub received: u64,
    /// Those that it received otherwise.
    pub differing: u64,
}

impl Registry {
    /// Reconciles what the actor may see: offices of participants their own pairs, organisations all.
    ///
    /// Refuses with `A2` whoever may not.
    pub async fn reconcile(&self, actor: &Actor, asked: ReconcileAsked) -> Result<Vec<LaneLine>, Trouble> {
        actor.require(Permission::ReconcileCertificates)?;
        let all = self.movements(asked.from, asked.until).await?;
        let sees_all = [OfficeKind::WorkingGroup, OfficeKind::Chair].iter().any(|kind| actor.office.is(*kind));
        let own = actor.office.participant;
        let is_of = |one: &Movement, id: ParticipantId| one.exporting == id || one.importing == id;
        let seen = all.into_iter().filter(|one| sees_all || own.is_some_and(|id| is_of(one, id)));
        let seen = seen.filter(|one| asked.participant.is_none_or(|id| is_of(one, id)));
        Ok(reconcile(seen, self.today()).into_iter().map(|(lane, sums)| line(lane, &sums)).collect())
    }

    /// How many receipts each participant owes: counts alone, for everybody.
    pub async fn receipts_owed(&self) -> Result<BTreeMap<ParticipantId, Owed>, Trouble> {
        let mut owed: BTreeMap<ParticipantId, Owed> = BTreeMap::new();
        for (lane, sums) in reconcile(self.movements(None, None).await?, self.today()) {
            let one = owed.entry(lane.importing).or_default();
            one.open += sums.counts.open;
            one.overdue += sums.counts.overdue;
            one.received += sums.counts.received;
            one.differing += sums.counts.differing;
        }
        Ok(owed)
    }

    async fn movements(&self, from: Option<Quarter>, until: Option<Quarter>) -> Result<Vec<Movement>, Trouble> {
        let (from, until) = (from.map(Quarter::first_day), until.map(Quarter::last_day));
        let rows = self.store.certificate_movements(from, until).await?;
        let mut movements = rows.iter().map(of_certificate).collect::<Result<Vec<_>, _>>()?;
        for paper in self.store.paper_receipts(from, until).await? {
            movements.push(of_paper(&paper)?);
        }
        Ok(movements)
    }
}

fn arrived(text: &str) -> Result<Option<Arrived>, StoreError> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| StoreError::Cell { table: "certificate", value: text.chars().take(80).collect() };
    let receipt: Receipt = serde_json::from_str(text).map_err(wrong)?;
    Ok(Some(Arrived {
        on: receipt.received_on,
        outcome: receipt.outcome(),
        parcels: receipt.found.parcels,
        mass_micro: receipt.found.carats.micro(),
        value_cents: receipt.found.usd.map(|usd| usd.cents()),
    }))
}

fn of_certificate(row: &MovementRow) -> Result<Movement, StoreError> {
    let certified = Certified {
        on: row.issued_on,
        state: row.state,
        due_on: row.due_on,
        parcels: row.parcels,
        mass_micro: row.mass_micro,
        value_cents: row.value_cents,
    };
    let arrived = arrived(&row.receipt)?;
    Ok(Movement { exporting: row.exporting, importing: row.importing, certified: Some(certified), arrived })
}

fn of_paper(row: &PaperRow) -> Result<Movement, StoreError> {
    let arrived = arrived(&row.receipt)?;
    Ok(Movement { exporting: row.issued_by, importing: row.importing, certified: None, arrived })
}

fn line(lane: Lane, sums: &Reconciled) -> LaneLine {
    let (parcels, micro, cents) = sums.differences();
    LaneLine {
        lane,
        counts: sums.counts,
        certified: amounts(&sums.issued),
        stated: amounts(&sums.stated),
        found: amounts(&sums.found),
        difference: Amounts { parcels, carats: decimal(micro, 6), usd: decimal(cents, 2) },
        without: amounts(&sums.without_certificate),
    }
}

fn amounts(sums: &Sums) -> Amounts {
    let signed = |sum: u128| i128::try_from(sum).unwrap_or(i128::MAX);
    Amounts {
        parcels: i128::from(sums.parcels),
        carats: decimal(signed(sums.mass_micro), 6),
        usd: decimal(signed(sums.value_cents), 2),
    }
}

/// A number of the smallest units as a decimal number: at least two digits follow the point, and no idle zeros.
fn decimal(units: i128, places: usize) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let kept = part.trim_end_matches('0').len().max(2);
    format!("{sign}{whole}.{}", &part[..kept])
}

/// Lanes as a table, one row each.
pub fn csv(lines: &[LaneLine]) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let header = [
        "quarter",
        "exporting",
        "importing",
        "issued",
        "received",
        "differing",
        "open",
        "overdue",
        "ended",
        "without_certificate",
        "certified_parcels",
        "certified_carats",
        "certified_usd",
        "difference_parcels",
        "difference_carats",
        "difference_usd",
        "without_parcels",
        "without_carats",
        "without_usd",
    ];
    let mut write = |row: &[String]| table.write_record(row).expect("a row is written to memory");
    write(&header.map(str::to_owned));
    for line in lines {
        let (lane, counts) = (&line.lane, &line.counts);
        let mut row = vec![lane.quarter.to_string(), lane.exporting.to_string(), lane.importing.to_string()];
        let numbers = [
            counts.issued,
            counts.received,
            counts.differing,
            counts.open,
            counts.overdue,
            counts.ended,
            counts.without_certificate,
        ];
        row.extend(numbers.map(|n| n.to_string()));
        for amounts in [&line.certified, &line.difference, &line.without] {
            row.extend([amounts.parcels.to_string(), amounts.carats.clone(), amounts.usd.clone()]);
        }
        write(&row);
    }
    table.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_written_exactly() {
        assert_eq!(decimal(0, 6), "0.00");
        assert_eq!(decimal(-1, 6), "-0.000001");
        assert_eq!(decimal(1_234_500_000, 6), "1234.50");
        assert_eq!(decimal(-5, 2), "-0.05");
    }
}
