//! What a participant, or the world, declared in a period, where returns were filed twice or never.

use serde::Serialize;

use crate::mass::Carats;
use crate::participant::ParticipantId;
use crate::period::{HalfYear, Period};
use crate::register::Register;
use crate::returns::{Filing, Mining, Slot, slots};
use crate::value::UsdCents;

/// A half-year and kind of mining for which several rows were filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DisputedSlot {
    /// Whose.
    pub participant: ParticipantId,
    /// The half-year.
    pub half: HalfYear,
    /// The kind of mining.
    pub mining: Mining,
    /// The rows, in the order of filing.
    pub filings: Vec<Filing>,
}

/// What was declared: the plain sum of every row, and the least and most it can be while nobody says which row stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Declared {
    /// The plain sum of all rows.
    pub filed: Carats,
    /// The plain sum of all rows, US$.
    pub filed_value: UsdCents,
    /// The least, when the smallest row of each disputed half-year stands.
    pub at_least: Carats,
    /// The least, US$.
    pub at_least_value: UsdCents,
    /// How many rows there are.
    pub rows: usize,
    /// Half-years filed more than once.
    pub disputed: Vec<DisputedSlot>,
    /// Half-years for which a return was due and none is filed: the total then has no upper end.
    pub missing: Vec<(ParticipantId, HalfYear)>,
}

impl Declared {
    /// Whether everything due was filed, once.
    pub fn is_plain(&self) -> bool {
        self.disputed.is_empty() && self.missing.is_empty()
    }

    pub(crate) fn absorb(&mut self, other: Declared) {
        let add = |a: Carats, b: Carats| a.checked_add(b).unwrap_or(Carats::MAX);
        let add_value = |a: UsdCents, b: UsdCents| a.checked_add(b).unwrap_or(UsdCents::MAX);
        self.filed = add(self.filed, other.filed);
        self.at_least = add(self.at_least, other.at_least);
        self.filed_value = add_value(self.filed_value, other.filed_value);
        self.at_least_value = add_value(self.at_least_value, other.at_least_value);
        self.rows += other.rows;
        self.disputed.extend(other.disputed);
        self.missing.extend(other.missing);
    }
}

/// The slots of `participant` that lie in `period`.
pub(crate) fn slots_in(register: &Register, participant: ParticipantId, period: Period) -> Vec<Slot<'_>> {
    let inside = |filing: &&Filing| (period.first()..=period.last()).contains(&filing.half);
    slots(register.filings_of(participant).iter().filter(inside))
}

/// What `participant` declared in `period`, read from its returns.
pub fn declared(register: &Register, participant: ParticipantId, period: Period) -> Declared {
    let mut declared = Declared { missing: missing(register, participant, period), ..Declared::default() };
    for slot in slots_in(register, participant, period) {
        let disputed = slot.is_disputed().then(|| DisputedSlot {
            participant,
            half: slot.half,
            mining: slot.mining,
            filings: slot.filings.iter().map(|filing| (*filing).clone()).collect(),
        });
        declared.absorb(Declared {
            filed: Carats::from_micro(slot.mass_at_most()).unwrap_or(Carats::MAX),
            at_least: Carats::from_micro(slot.mass_at_least()).unwrap_or(Carats::MAX),
            filed_value: UsdCents::from_cents(slot.value_at_most()).unwrap_or(UsdCents::MAX),
            at_least_value: UsdCents::from_cents(slot.value_at_least()).unwrap_or(UsdCents::MAX),
            rows: slot.filings.len(),
            disputed: disputed.into_iter().collect(),
            missing: Vec::new(),
        });
    }
    declared
}

/// Half-years of `period` without any row, between a participant's first return that declared production and the last
/// half-year anyone filed for. One that stopped filing after two years of declaring nothing is not waited for.
fn missing(register: &Register, participant: ParticipantId, period: Period) -> Vec<(ParticipantId, HalfYear)> {
    let filings = register.filings_of(participant);
    let produced = |filing: &&Filing| filing.mass > Carats::ZERO;
    let first = filings.iter().filter(produced).map(|filing| filing.half).min();
    let last_produced = filings.iter().filter(produced).map(|filing| filing.half).max();
    let last_filed = filings.iter().map(|filing| filing.half).max();
    let (Some(first), Some(last_produced), Some(last_filed)) = (first, last_produced, last_filed) else {
        return Vec::new();
    };
    let Some(everyone) = register.last_half() else { return Vec::new() };
    let still_produces = i32::from(last_filed.year()) - i32::from(last_produced.year()) <= 2;
    let until = if still_produces { everyone } else { last_filed };
    let due = |half: &HalfYear| (first..=until).contains(half) && !filings.iter().any(|filing| filing.half == *half);
    period.halves().filter(due).map(|half| (participant, half)).collect()
}
