//! What was certified against what was received, by pair of participants and quarter (KPCS Annex III, III(b)2).
//!
//! A certificate counts in the quarter of its issue, a receipt on paper in that of its receipt. Each row is added once,
//! in any order: a reconciliation of ten thousand certificates is one pass.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::Serialize;

use super::{Outcome, State};
use crate::participant::ParticipantId;
use crate::rule::{Refusal, Rule};

/// A quarter of a year: the period of trade statistics (KPCS Annex III(a)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i16,
    quarter: u8,
}

impl Quarter {
    /// Quarter 1 to 4 of a year from 2003 to 2100; `None` for every other.
    pub fn new(year: i16, quarter: u8) -> Option<Quarter> {
        let fits = (2003..=2100).contains(&year) && (1..=4).contains(&quarter);
        fits.then_some(Quarter { year, quarter })
    }

    /// The quarter of a day, where there is one.
    pub fn of(day: Date) -> Option<Quarter> {
        Quarter::new(day.year(), (day.month() as u8).div_ceil(3))
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// 1 to 4.
    pub const fn quarter(self) -> u8 {
        self.quarter
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        jiff::civil::date(self.year, self.quarter as i8 * 3 - 2, 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        jiff::civil::date(self.year, self.quarter as i8 * 3, 1).last_of_month()
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year, self.quarter)
    }
}

impl FromStr for Quarter {
    type Err = Refusal;

    /// Reads `2026Q4`; refuses all else with `P1`.
    fn from_str(text: &str) -> Result<Quarter, Refusal> {
        let refused = || Refusal::new(Rule::NotAPeriod, text).accepting(["2026Q4"]);
        let (year, quarter) = text.trim().split_once(['Q', 'q']).ok_or_else(refused)?;
        let year = if year.len() == 4 { year.parse().ok() } else { None };
        year.zip(quarter.parse().ok()).and_then(|(year, quarter)| Quarter::new(year, quarter)).ok_or_else(refused)
    }
}

impl Serialize for Quarter {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// What was found when a shipment arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// The day of receipt.
    pub on: Date,
    /// Whether anything was not as stated.
    pub outcome: Outcome,
    /// How many parcels were found.
    pub parcels: u32,
    /// Their mass, micro-carats.
    pub mass_micro: u64,
    /// Their value, cents; `None` where it was not looked at.
    pub value_cents: Option<u64>,
}

/// One certificate, or a receipt of one that was issued outside of this register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// The participant it left.
    pub exporting: ParticipantId,
    /// The participant it went to.
    pub importing: ParticipantId,
    /// What was certified here; `None` for a receipt without one.
    pub certified: Option<Certified>,
    /// What arrived; `None` while nothing is confirmed.
    pub arrived: Option<Arrived>,
}

/// What a certificate of this register states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certified {
    /// The day of issue.
    pub on: Date,
    /// Where it stands.
    pub state: State,
    /// The day by which its receipt is due, where a law says so.
    pub due_on: Option<Date>,
    /// Parcels.
    pub parcels: u32,
    /// Mass, micro-carats.
    pub mass_micro: u64,
    /// Value, cents.
    pub value_cents: u64,
}

/// Two participants and a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Lane {
    /// The quarter.
    pub quarter: Quarter,
    /// The participant that certificates left.
    pub exporting: ParticipantId,
    /// The participant that they went to.
    pub importing: ParticipantId,
}

/// Counts of certificates: they may be published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Certificates issued (KPCS Annex III: validated for export).
    pub issued: u64,
    /// Of them: received as stated.
    pub received: u64,
    /// Received, and something was not as stated.
    pub differing: u64,
    /// Still on their way.
    pub open: u64,
    /// On their way, and the day by which the receipt was due has passed.
    pub overdue: u64,
    /// Voided, returned, expired or reported forged: no receipt is to be expected.
    pub ended: u64,
    /// Receipts of certificates that this register did not issue.
    pub without_certificate: u64,
}

impl Counts {
    /// Imported shipments accompanied by a certificate (KPCS Annex III).
    pub const fn accompanied(&self) -> u64 {
        self.received + self.differing + self.without_certificate
    }
}

impl std::ops::Add for Counts {
    type Output = Counts;

    fn add(self, other: Counts) -> Counts {
        Counts {
            issued: self.issued + other.issued,
            received: self.received + other.received,
            differing: self.differing + other.differing,
            open: self.open + other.open,
            overdue: self.overdue + other.overdue,
            ended: self.ended + other.ended,
            without_certificate: self.without_certificate + other.without_certificate,
        }
    }
}

/// Parcels, micro-carats and cents of several shipments, which together may be more than one shipment can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Parcels.
    pub parcels: u64,
    /// Micro-carats.
    pub mass_micro: u128,
    /// Cents.
    pub value_cents: u128,
}

impl Sums {
    fn add(&mut self, parcels: u32, mass_micro: u64, value_cents: u64) {
        self.parcels += u64::from(parcels);
        self.mass_micro += u128::from(mass_micro);
        self.value_cents += u128::from(value_cents);
    }
}

/// A lane, reconciled. What is not a count is a trade secret where a pair had one shipment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// Counts.
    pub counts: Counts,
    /// Everything certified.
    pub issued: Sums,
    /// What was certified of the shipments that arrived.
    pub stated: Sums,
    /// What was found of them. Where nobody looked at the value, the stated one stands in both.
    pub found: Sums,
    /// What arrived without a certificate of this register.
    pub without_certificate: Sums,
    /// How many of the arrivals had their value looked at.
    pub valued: u64,
}

impl Reconciled {
    /// Found minus stated: parcels, micro-carats, cents.
    pub fn differences(&self) -> (i128, i128, i128) {
        let minus = |found: u128, stated: u128| found as i128 - stated as i128;
        (
            minus(u128::from(self.found.parcels), u128::from(self.stated.parcels)),
            minus(self.found.mass_micro, self.stated.mass_micro),
            minus(self.found.value_cents, self.stated.value_cents),
        )
    }

    fn certificate(&mut self, certified: &Certified, arrived: Option<&Arrived>, on: Date) {
        self.counts.issued += 1;
        self.issued.add(certified.parcels, certified.mass_micro, certified.value_cents);
        match (certified.state, arrived) {
            (_, Some(arrived)) => {
                match arrived.outcome {
                    Outcome::AsStated => self.counts.received += 1,
                    Outcome::Differs => self.counts.differing += 1,
                }
                self.valued += u64::from(arrived.value_cents.is_some());
                self.stated.add(certified.parcels, certified.mass_micro, certified.value_cents);
                let value_cents = arrived.value_cents.unwrap_or(certified.value_cents);
                self.found.add(arrived.parcels, arrived.mass_micro, value_cents);
            }
            (state, None) if state.is_open() => {
                self.counts.open += 1;
                self.counts.overdue += u64::from(certified.due_on.is_some_and(|due| due < on));
            }
            (_, None) => self.counts.ended += 1,
        }
    }

    fn on_paper(&mut self, arrived: &Arrived) {
        self.counts.without_certificate += 1;
        self.valued += u64::from(arrived.value_cents.is_some());
        self.without_certificate.add(arrived.parcels, arrived.mass_micro, arrived.value_cents.unwrap_or(0));
    }
}

/// Reconciles movements as they stand on the day `on`.
pub fn reconcile(movements: impl IntoIterator<Item = Movement>, on: Date) -> BTreeMap<Lane, Reconciled> {
    let mut lanes: BTreeMap<Lane, Reconciled> = BTreeMap::new();
    for movement in movements {
        let day = movement.certified.map(|one| one.on).or(movement.arrived.map(|one| one.on));
        let Some(quarter) = day.and_then(Quarter::of) else { continue };
        let lane = Lane { quarter, exporting: movement.exporting, importing: movement.importing };
        let sums = lanes.entry(lane).or_default();
        match (&movement.certified, &movement.arrived) {
            (Some(certified), arrived) => sums.certificate(certified, arrived.as_ref(), on),
            (None, Some(arrived)) => sums.on_paper(arrived),
            (None, None) => {}
        }
    }
    lanes
}
