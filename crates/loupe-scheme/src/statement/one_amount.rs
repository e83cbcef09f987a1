//! Statements of a subject that has one amount, or none that is known: a site, a company.

use std::collections::BTreeSet;

use super::declared::Declared;
use super::engine::{Engine, Outcome};
use super::interval::{Block, Parts, State};
use crate::finding::Target;
use crate::period::{HalfYear, Period};

/// The parts of one amount, least and most, all of which shares the states of the half-years.
pub(super) fn of_one_amount(states: &[State], amount: Option<(u64, u64)>, named: (u64, u64)) -> Outcome {
    let all = |state: State| states.iter().all(|s| *s == state);
    let any = |state: State| states.contains(&state);
    let state = if all(State::Verified) {
        State::Verified
    } else if any(State::Verified) || any(State::Open) {
        State::Open
    } else if any(State::NotLooked) {
        State::NotLooked
    } else {
        State::Looked
    };
    let (least, most) = amount.unwrap_or((1, 1));
    let parts = |whole: u64| -> Parts {
        let (named_verified, named_touched) = named;
        Block { halves: vec![(whole, state)], named_verified, named_touched, named_looked: 0 }.parts()
    };
    Outcome { mass: parts(most), mass_least: parts(least), value: Parts::default(), value_least: Parts::default() }
}

pub(super) fn amounts_as_declared(amount: Option<(u64, u64)>) -> Declared {
    let (least, most) = amount.unwrap_or((0, 0));
    let carats = |micro| crate::mass::Carats::from_micro(micro).unwrap_or(crate::mass::Carats::MAX);
    Declared { filed: carats(most), at_least: carats(least), ..Declared::default() }
}

pub(super) fn output_over(engine: &Engine<'_>, id: &str, period: Period) -> Option<(u64, u64)> {
    let blocks = period.blocks().map(|block| engine.known_output(id, block));
    blocks.reduce(|a, b| a.zip(b).map(|((l, m), (l2, m2))| (l + l2, m + m2))).flatten()
}

/// Nothing bears on it: then it was looked at when looks at the targets together saw every kind that is needed.
pub(super) fn looked_unless(engine: &Engine<'_>, strongest: State, targets: &[Target], half: HalfYear) -> State {
    if strongest != State::NotLooked {
        return strongest;
    }
    let seen: BTreeSet<&str> = targets.iter().flat_map(|target| engine.seen(target, half)).collect();
    let looked = engine.looks_needed().iter().all(|kind| seen.contains(kind));
    if looked { State::Looked } else { State::NotLooked }
}
