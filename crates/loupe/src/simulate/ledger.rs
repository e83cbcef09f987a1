//! What the simulation itself knows: the other side of every comparison. Nothing in it is read from the register.

use std::collections::BTreeMap;

use jiff::civil::Date;
use loupe_scheme::certificate::{CertificateNumber, State};
use loupe_scheme::law::Law;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::rule::Rule;

use super::plan::Planted;

/// One certificate, as the simulation knows it.
pub(super) struct Known {
    pub(super) number: CertificateNumber,
    pub(super) exporting: ParticipantId,
    pub(super) importing: ParticipantId,
    pub(super) issued_on: Date,
    pub(super) expires_on: Date,
    /// The day on which it left.
    pub(super) left_on: Option<Date>,
    pub(super) state: State,
    pub(super) is_again: bool,
    pub(super) planted: Option<Planted>,
    /// Parcels, micro-carats and cents as stated.
    pub(super) stated: [i128; 3],
    /// The same as found; `None` before it arrived.
    pub(super) found: Option<[i128; 3]>,
}

/// What a pair of participants did in a quarter. Quarters are counted here in another way than in the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) issued: u64,
    pub(super) received: u64,
    pub(super) differing: u64,
    pub(super) open: u64,
    pub(super) overdue: u64,
    pub(super) ended: u64,
    pub(super) without: u64,
    /// Found minus stated: parcels, micro-carats, cents.
    pub(super) difference: [i128; 3],
}

/// A quarter as `2026Q1`, exporting and importing side.
pub(super) type LaneName = (String, String, String);

/// Everything that was done.
#[derive(Default)]
pub(super) struct Ledger {
    pub(super) certificates: Vec<Known>,
    /// Receipts of certificates that are not of the register: day, issuer, receiver.
    pub(super) on_paper: Vec<(Date, ParticipantId, ParticipantId)>,
    /// What was tried and must be refused, and by which rules it was.
    pub(super) trials: Vec<(Rule, Vec<Rule>)>,
}

impl Ledger {
    /// How often each rule had to refuse, and how often it did, and nothing else did.
    pub(super) fn refusals(&self) -> BTreeMap<&'static str, (u64, u64)> {
        let mut counts: BTreeMap<&'static str, (u64, u64)> = BTreeMap::new();
        for (expected, got) in &self.trials {
            let count = counts.entry(expected.code()).or_default();
            count.0 += 1;
            count.1 += u64::from(got == &[*expected]);
        }
        counts
    }

    /// What ought to be reconciled on the day `on`.
    pub(super) fn lanes(&self, laws: &[Law], on: Date) -> BTreeMap<LaneName, Tally> {
        let mut lanes: BTreeMap<LaneName, Tally> = BTreeMap::new();
        for one in &self.certificates {
            let tally = lanes.entry(lane(one.issued_on, one.exporting, one.importing)).or_default();
            tally.issued += 1;
            match (one.state, one.found) {
                (State::Issued, _) => tally.open += 1,
                (State::InTransit, _) => {
                    tally.open += 1;
                    tally.overdue += u64::from(one.due_on(laws).is_some_and(|due| due < on));
                }
                (_, Some(found)) => {
                    let count = if one.planted.is_some() { &mut tally.differing } else { &mut tally.received };
                    *count += 1;
                    for (sum, (found, stated)) in tally.difference.iter_mut().zip(found.into_iter().zip(one.stated)) {
                        *sum += found - stated;
                    }
                }
                _ => tally.ended += 1,
            }
        }
        for (day, issuer, receiver) in &self.on_paper {
            lanes.entry(lane(*day, *issuer, *receiver)).or_default().without += 1;
        }
        lanes
    }

    /// The certificates whose last day has passed before `today` with nothing more to wait for; they are expired here.
    pub(super) fn expire(&mut self, laws: &[Law], today: Date) -> u64 {
        let mut expired = 0;
        for one in &mut self.certificates {
            let last = match one.state {
                State::Issued => one.expires_on,
                State::InTransit => {
                    let due = loupe_scheme::certificate::receipt_due(laws, one.importing, one.expires_on);
                    due.unwrap_or(one.expires_on)
                }
                _ => continue,
            };
            if last < today {
                one.state = State::Expired;
                expired += 1;
            }
        }
        expired
    }
}

impl Known {
    fn due_on(&self, laws: &[Law]) -> Option<Date> {
        loupe_scheme::certificate::receipt_due(laws, self.importing, self.left_on?)
    }
}

fn lane(day: Date, exporting: ParticipantId, importing: ParticipantId) -> LaneName {
    let quarter = match day.month() {
        1..=3 => 1,
        4..=6 => 2,
        7..=9 => 3,
        _ => 4,
    };
    (format!("{}Q{quarter}", day.year()), exporting.to_string(), importing.to_string())
}
