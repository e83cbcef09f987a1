//! A movement: inputs → pool → outputs and declared loss. One kind for all that is done to lots.

use super::breach::Breach;
use super::number::{LotId, OriginId};
use super::process::Process;
use crate::mass::Carats;
use crate::rule::Rule;

/// The most lots on either side of a movement.
pub const LOTS_MAX: usize = 100_000;

/// Mass taken out of a lot, all of it or a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The lot.
    pub lot: LotId,
    /// How much.
    pub mass: Carats,
}

/// A lot that a movement makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its number when the ledger has heard of it; a new lot gets the next one.
    pub lot: Option<LotId>,
    /// Its mass.
    pub mass: Carats,
}

/// What a movement starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nothing before: mined there and then, or from a past that nobody tells.
    Origin(OriginId),
    /// Lots.
    Lots(Vec<Draw>),
}

/// Something done to lots, at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// What was done.
    pub process: Process,
    /// From what.
    pub source: Source,
    /// The lots it made.
    pub outputs: Vec<Output>,
    /// What was lost in it: dust, chips, stones that went missing.
    pub loss: Carats,
}

impl Movement {
    /// What is drawn.
    pub fn draws(&self) -> &[Draw] {
        match &self.source {
            Source::Origin(_) => &[],
            Source::Lots(draws) => draws,
        }
    }

    /// Holds the movement against itself: `B1` nothing moved or a mass of nothing, `B2` draws that are not outputs and
    /// loss, `B6` more polished than rough, `B11` too many lots, `M4` too much mass.
    pub fn check(&self) -> Vec<Breach> {
        let mut breaches = Vec::new();
        let draws = self.draws();
        if draws.len() > LOTS_MAX || self.outputs.len() > LOTS_MAX {
            breaches.push(Breach::of(Rule::MovementTooLarge));
        }
        let from_lots = matches!(self.source, Source::Lots(_));
        let moved = (!from_lots || !draws.is_empty()) && (!self.outputs.is_empty() || self.loss > Carats::ZERO);
        let weightless = draws.iter().map(|draw| (Some(draw.lot), draw.mass));
        let weightless = weightless.chain(self.outputs.iter().map(|output| (output.lot, output.mass)));
        let weightless = weightless.filter(|(_, mass)| *mass == Carats::ZERO);
        breaches.extend(weightless.map(|(lot, _)| Breach { lot, ..Breach::of(Rule::MovementEmpty) }));
        if !moved {
            breaches.push(Breach::of(Rule::MovementEmpty));
        }
        let drawn = sum(draws.iter().map(|draw| draw.mass));
        let made = sum(self.outputs.iter().map(|output| output.mass));
        let gone = made.and_then(|made| made.checked_add(self.loss));
        let (Some(drawn), Some(made), Some(gone)) = (drawn, made, gone) else {
            breaches.push(Breach::of(Rule::MassTooLarge));
            return breaches;
        };
        if from_lots && self.process.polishes() && made > drawn {
            breaches.push(Breach::of(Rule::PolishedAboveRough).masses(made.micro(), drawn.micro()));
        } else if from_lots && gone != drawn {
            breaches.push(Breach::of(Rule::BalanceWrong).masses(gone.micro(), drawn.micro()));
        }
        breaches
    }
}

pub(super) fn sum(masses: impl IntoIterator<Item = Carats>) -> Option<Carats> {
    masses.into_iter().try_fold(Carats::ZERO, Carats::checked_add)
}
