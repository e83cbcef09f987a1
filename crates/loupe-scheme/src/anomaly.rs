//! What does not add up in a participant's returns: questions to ask, each by its rule's number. None is an accusation.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::participant::ParticipantId;
use crate::period::{FIRST_YEAR, HalfYear, Period};
use crate::register::{Printed, Register};
use crate::returns::{Filing, Mining, Slot, slots};
use crate::statement::declared;

/// A rule by which returns are questioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Check {
    /// The same half-year and kind of mining was filed more than once.
    A1,
    /// The same weight, to the hundredth of a carat, stands in two half-years.
    A2,
    /// Two kinds of mining have the same price per carat, to the cent.
    A3,
    /// Returns for three half-years or more were filed on one day.
    A4,
    /// The price per carat is more than three times, or less than a third of, that of the half-year before.
    A5,
    /// For the same half-year nothing was declared, and something.
    A6,
    /// The year's figure differs by more than 2 % from the one first printed.
    A7,
    /// It was filed on or before the last day of its half-year.
    A8,
    /// A return was due and none was filed.
    A9,
}

impl Check {
    /// Every check, by number.
    pub const ALL: [Check; 9] =
        [Check::A1, Check::A2, Check::A3, Check::A4, Check::A5, Check::A6, Check::A7, Check::A8, Check::A9];

    /// The rule's number, such as `A3`.
    pub const fn code(self) -> &'static str {
        match self {
            Check::A1 => "A1",
            Check::A2 => "A2",
            Check::A3 => "A3",
            Check::A4 => "A4",
            Check::A5 => "A5",
            Check::A6 => "A6",
            Check::A7 => "A7",
            Check::A8 => "A8",
            Check::A9 => "A9",
        }
    }
}

/// The number a check is about; what it means is the check's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figures {
    /// None beside the rows (`A1`, `A6`, `A9`).
    Rows,
    /// A weight that stands twice, in micro-carats (`A2`).
    Mass(u64),
    /// A price that stands twice, in cents per carat (`A3`).
    Price(u64),
    /// A day on which several were filed, or one was (`A4`, `A8`).
    Day(Date),
    /// Cents per carat before and now (`A5`).
    Prices(u64, u64),
    /// As printed and as filed now, with the print's source: micro-carats, or cents when `by_value` (`A7`).
    Print {
        /// Whether cents are compared, and not micro-carats.
        by_value: bool,
        /// The printed figure.
        printed: u64,
        /// The figure filed now.
        filed: u64,
        /// Where it was printed.
        source_url: String,
    },
}

/// One thing that does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anomaly<'r> {
    /// By which rule.
    pub check: Check,
    /// In which half-years, ascending.
    pub halves: Vec<HalfYear>,
    /// The number it is about.
    pub figures: Figures,
    /// The rows concerned, in the order of the register.
    pub rows: Vec<&'r Filing>,
}

/// Everything that does not add up in the returns of `participant`, by rule and then by time.
pub fn anomalies(register: &Register, participant: ParticipantId) -> Vec<Anomaly<'_>> {
    let filings = register.filings_of(participant);
    let slots = slots(filings);
    let mut found = twice(filings);
    found.extend(same_weight(filings));
    found.extend(same_price(&slots));
    found.extend(one_sitting(filings));
    found.extend(price_jumps(filings));
    found.extend(nothing_and_something(filings));
    let printed: Vec<&Printed> =
        register.printed.iter().filter(|printed| printed.participant == participant.as_str()).collect();
    found.extend(changed_since_print(filings, &printed));
    found.extend(early(filings));
    found.extend(never_filed(register, participant));
    found.sort_by(|a, b| (a.check, &a.halves).cmp(&(b.check, &b.halves)));
    found
}

fn twice(filings: &[Filing]) -> Vec<Anomaly<'_>> {
    let mut by_kind: BTreeMap<(HalfYear, Mining), Vec<&Filing>> = BTreeMap::new();
    for filing in filings {
        by_kind.entry((filing.half, filing.mining)).or_default().push(filing);
    }
    by_kind
        .into_iter()
        .filter(|(_, rows)| rows.len() > 1)
        .map(|((half, _), rows)| Anomaly { check: Check::A1, halves: vec![half], figures: Figures::Rows, rows })
        .collect()
}

fn same_weight(filings: &[Filing]) -> Vec<Anomaly<'_>> {
    let mut by_weight: BTreeMap<u64, Vec<&Filing>> = BTreeMap::new();
    for filing in filings {
        by_weight.entry(filing.mass.micro() / 10_000).or_default().push(filing);
    }
    let several = |rows: &Vec<&Filing>| halves(rows).len() > 1;
    by_weight
        .into_iter()
        .filter(|(hundredths, rows)| *hundredths > 0 && several(rows))
        .map(|(hundredths, rows)| Anomaly {
            check: Check::A2,
            halves: halves(&rows),
            figures: Figures::Mass(hundredths * 10_000),
            rows,
        })
        .collect()
}

fn halves(rows: &[&Filing]) -> Vec<HalfYear> {
    rows.iter().map(|filing| filing.half).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Cents per carat, to the nearest cent; `None` when there is no mass or no value.
pub fn price_in_cents(cents: u64, micro: u64) -> Option<u64> {
    let (cents, micro) = (u128::from(cents) * 1_000_000, u128::from(micro));
    let rounded = (cents + micro / 2).checked_div(micro)?;
    u64::try_from(rounded).ok().filter(|price| *price > 0)
}

fn same_price<'r>(slots: &[Slot<'r>]) -> Vec<Anomaly<'r>> {
    let priced: Vec<(&Slot<'r>, u64)> = slots
        .iter()
        .filter(|slot| slot.filings.len() == 1)
        .filter_map(|slot| Some((slot, price_in_cents(slot.value_at_most(), slot.mass_at_most())?)))
        .collect();
    let mut found = Vec::new();
    for (n, (slot, price)) in priced.iter().enumerate() {
        let twins = priced[n + 1..].iter().filter(|(other, same)| other.half == slot.half && same == price);
        found.extend(twins.map(|(other, _)| Anomaly {
            check: Check::A3,
            halves: vec![slot.half],
            figures: Figures::Price(*price),
            rows: slot.filings.iter().chain(&other.filings).copied().collect(),
        }));
    }
    found
}

/// The day a return was filed; `None` when it is not given.
pub fn filed_on(filing: &Filing) -> Option<Date> {
    filing.filed_at.get(..10)?.parse().ok()
}

fn one_sitting(filings: &[Filing]) -> Vec<Anomaly<'_>> {
    let mut by_day: BTreeMap<Date, Vec<&Filing>> = BTreeMap::new();
    for filing in filings {
        if let Some(day) = filed_on(filing) {
            by_day.entry(day).or_default().push(filing);
        }
    }
    by_day
        .into_iter()
        .filter(|(_, rows)| halves(rows).len() >= 3)
        .map(|(day, rows)| Anomaly { check: Check::A4, halves: halves(&rows), figures: Figures::Day(day), rows })
        .collect()
}

fn price_jumps(filings: &[Filing]) -> Vec<Anomaly<'_>> {
    let mut by_half: BTreeMap<HalfYear, (u64, u64, Vec<&Filing>)> = BTreeMap::new();
    for filing in filings.iter().filter(|filing| filing.mass.micro() > 0 && filing.value.cents() > 0) {
        let (cents, micro, rows) = by_half.entry(filing.half).or_default();
        *cents += filing.value.cents();
        *micro += filing.mass.micro();
        rows.push(filing);
    }
    let mut found = Vec::new();
    for ((before, (cents0, micro0, rows0)), (now, (cents1, micro1, rows1))) in
        by_half.iter().zip(by_half.iter().skip(1))
    {
        let (left, right) = (u128::from(*cents1) * u128::from(*micro0), u128::from(*cents0) * u128::from(*micro1));
        let jumps = left > 3 * right || right > 3 * left;
        let prices = price_in_cents(*cents0, *micro0).zip(price_in_cents(*cents1, *micro1));
        if let (true, true, Some((old, new))) = (jumps, before.next() == *now, prices) {
            found.push(Anomaly {
                check: Check::A5,
                halves: vec![*before, *now],
                figures: Figures::Prices(old, new),
                rows: rows0.iter().chain(rows1).copied().collect(),
            });
        }
    }
    found
}

fn nothing_and_something(filings: &[Filing]) -> Vec<Anomaly<'_>> {
    let mut by_half: BTreeMap<HalfYear, Vec<&Filing>> = BTreeMap::new();
    for filing in filings {
        by_half.entry(filing.half).or_default().push(filing);
    }
    let contradicts = |rows: &[&Filing]| {
        rows.iter().any(|filing| filing.mining == Mining::Nothing) && rows.iter().any(|filing| filing.mass.micro() > 0)
    };
    by_half
        .into_iter()
        .filter(|(_, rows)| contradicts(rows))
        .map(|(half, rows)| Anomaly { check: Check::A6, halves: vec![half], figures: Figures::Rows, rows })
        .collect()
}

/// Compares each year's returns with the figure first printed. Where rows disagree, every reading of them must differ.
fn changed_since_print<'r>(filings: &'r [Filing], printed: &[&Printed]) -> Vec<Anomaly<'r>> {
    let mut found = Vec::new();
    let years: BTreeSet<i16> = printed.iter().map(|printed| printed.year).collect();
    for year in years {
        let rows: Vec<&Filing> = filings.iter().filter(|filing| filing.half.year() == year).collect();
        if halves(&rows).len() < 2 {
            continue;
        }
        let slots = slots(rows.iter().copied());
        let sum = |of: fn(&Slot<'_>) -> u64| slots.iter().map(of).sum::<u64>();
        let first = |of: fn(&Printed) -> Option<u64>| {
            let of_year = printed.iter().filter(|printed| printed.year == year);
            of_year.filter_map(|printed| Some((of(printed)?, printed.source_url.clone()))).next()
        };
        let compared = [
            (false, first(printed_mass), sum(|slot| slot.mass_at_least()), sum(|slot| slot.mass_at_most())),
            (true, first(printed_value), sum(|slot| slot.value_at_least()), sum(|slot| slot.value_at_most())),
        ];
        for (by_value, printed, least, most) in compared {
            let Some((printed, source_url)) = printed else { continue };
            if differs(printed, least) && differs(printed, most) && !(least..=most).contains(&printed) {
                let figures = Figures::Print { by_value, printed, filed: most, source_url };
                found.push(Anomaly { check: Check::A7, halves: halves(&rows), figures, rows: rows.clone() });
            }
        }
    }
    found
}

fn printed_mass(printed: &Printed) -> Option<u64> {
    printed.carats.parse::<crate::mass::Carats>().ok().map(crate::mass::Carats::micro).filter(|micro| *micro > 0)
}

fn printed_value(printed: &Printed) -> Option<u64> {
    printed.value_usd.parse::<crate::value::UsdCents>().ok().map(crate::value::UsdCents::cents).filter(|c| *c > 0)
}

/// Whether two figures are more than 2 % of the printed one apart.
fn differs(printed: u64, filed: u64) -> bool {
    u128::from(printed.abs_diff(filed)) * 50 > u128::from(printed)
}

fn early(filings: &[Filing]) -> Vec<Anomaly<'_>> {
    let day_if_early = |filing: &Filing| filed_on(filing).filter(|day| *day <= filing.half.last_day());
    filings
        .iter()
        .filter_map(|filing| Some((filing, day_if_early(filing)?)))
        .map(|(filing, day)| Anomaly {
            check: Check::A8,
            halves: vec![filing.half],
            figures: Figures::Day(day),
            rows: vec![filing],
        })
        .collect()
}

fn never_filed(register: &Register, participant: ParticipantId) -> Vec<Anomaly<'_>> {
    let always = HalfYear::new(FIRST_YEAR, 1).zip(register.last_half());
    let Some(period) = always.and_then(|(first, last)| Period::between(first, last)) else { return Vec::new() };
    let missing: Vec<HalfYear> =
        declared(register, participant, period).missing.into_iter().map(|(_, half)| half).collect();
    let mut runs: Vec<Vec<HalfYear>> = Vec::new();
    for half in missing {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.next() == half) => run.push(half),
            _ => runs.push(vec![half]),
        }
    }
    runs.into_iter()
        .map(|halves| Anomaly { check: Check::A9, halves, figures: Figures::Rows, rows: Vec::new() })
        .collect()
}
