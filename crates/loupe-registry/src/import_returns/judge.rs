//! Judges the rows of a file against each other and against what is filed already.

use std::collections::{BTreeMap, BTreeSet};

use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::HalfYear;
use loupe_scheme::register::Register;
use loupe_scheme::returns::{Filing, Mining};
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::value::UsdCents;

use super::report::{Doubt, Earlier, Price, Warning};
use super::row::Filed;
use super::stamp;

/// What came of judging a file in which no row is refused.
#[derive(Debug)]
pub(super) struct Judged {
    /// How many rows the file has.
    pub(super) rows: usize,
    /// How many of them are filed already with the same numbers.
    pub(super) identical: usize,
    /// The others.
    pub(super) new: Vec<Filing>,
    /// What is doubtful about those.
    pub(super) warnings: Vec<Warning>,
}

/// What makes two rows the same return: time stamps and places in a file do not.
type Same = (ParticipantId, HalfYear, Mining, Carats, UsdCents);

fn same(filing: &Filing) -> Same {
    (filing.participant, filing.half, filing.mining, filing.mass, filing.value)
}

/// Parts the rows of file `name` into those that `held` has already and new ones, with what is doubtful. Refuses with
/// `R6` a new row that stands in the file twice.
pub(super) fn judge(name: &str, held: &Register, filed: Vec<Filed>) -> Result<Judged, Vec<Refusal>> {
    let already: BTreeSet<Same> = held.filings.iter().map(same).collect();
    let rows = filed.len();
    let (known, fresh): (Vec<Filed>, Vec<Filed>) =
        filed.into_iter().partition(|row| already.contains(&same(&row.filing)));
    let mut seen = BTreeSet::new();
    let twice = fresh.iter().filter(|row| !seen.insert(same(&row.filing)));
    let refusals: Vec<Refusal> = twice.map(|row| filed_twice(name, row)).collect();
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let warnings = warnings(held, &fresh);
    let new = fresh.into_iter().map(|row| row.filing).collect();
    Ok(Judged { rows, identical: known.len(), new, warnings })
}

fn filed_twice(name: &str, row: &Filed) -> Refusal {
    let filing = &row.filing;
    let input = format!("{} {} {}", filing.participant, filing.half, filing.mining.code());
    let place = Place { file: Some(name.to_owned()), line: Some(row.line), ..Place::default() };
    Refusal::new(Rule::ReturnAlreadyFiled, input.trim_end()).at(place)
}

fn warnings(held: &Register, fresh: &[Filed]) -> Vec<Warning> {
    let mut by_half: BTreeMap<(ParticipantId, HalfYear), Vec<&Filing>> = BTreeMap::new();
    let of_file = fresh.iter().map(|row| &row.filing);
    for filing in held.filings.iter().chain(of_file) {
        by_half.entry((filing.participant, filing.half)).or_default().push(filing);
    }
    let mut warnings = Vec::new();
    for row in fresh {
        let doubts = [filed_already(&by_half, row), out_of_time(row), price(&by_half, row)];
        let stamps = row.unread_stamps.iter().map(|stamp| Doubt::StampUnread { stamp: stamp.clone() });
        let about =
            |doubt| Warning { line: row.line, participant: row.filing.participant, half: row.filing.half, doubt };
        warnings.extend(doubts.into_iter().flatten().chain(stamps).map(about));
    }
    warnings
}

/// Other rows for the same slot: in the register, or further up in the file.
fn filed_already(by_half: &BTreeMap<(ParticipantId, HalfYear), Vec<&Filing>>, row: &Filed) -> Option<Doubt> {
    let filing = &row.filing;
    let alike = |other: Mining| other == filing.mining || other == Mining::Nothing || filing.mining == Mining::Nothing;
    let before = by_half.get(&(filing.participant, filing.half))?.iter();
    let before = before.filter(|other| alike(other.mining));
    let before = before.filter(|other| other.source != filing.source || other.source_row < filing.source_row);
    let earlier: Vec<Earlier> = before.map(|other| Earlier::of(other)).collect();
    if earlier.is_empty() { None } else { Some(Doubt::FiledAlready { earlier }) }
}

fn out_of_time(row: &Filed) -> Option<Doubt> {
    let day = stamp::day(&row.filing.filed_at)?;
    let (last_day, due) = (row.filing.half.last_day(), row.filing.half.due());
    if day > due {
        Some(Doubt::Late { day, due })
    } else if day <= last_day {
        Some(Doubt::Early { day, last_day })
    } else {
        None
    }
}

/// A price more than three times, or less than a third, of every one that the participant declared for the same kind of
/// mining in the last half-year before.
fn price(by_half: &BTreeMap<(ParticipantId, HalfYear), Vec<&Filing>>, row: &Filed) -> Option<Doubt> {
    let filing = &row.filing;
    let price = Price::of(filing)?;
    let halves = by_half.range(..(filing.participant, filing.half)).rev();
    let mut halves = halves.take_while(|((participant, _), _)| *participant == filing.participant);
    let (half, before) = halves.find_map(|((_, half), filings)| {
        let alike = filings.iter().filter(|other| other.mining == filing.mining);
        let prices: Vec<Price> = alike.filter_map(|other| Price::of(other)).collect();
        if prices.is_empty() { None } else { Some((*half, prices)) }
    })?;
    let jumps = before.iter().all(|before| price.is_over_three_times(before) || before.is_over_three_times(&price));
    if jumps { Some(Doubt::PriceJump { price, half, before }) } else { None }
}
