//! What is found when the trade is over: by what mines can produce, and by what nobody told of.

use std::collections::{BTreeMap, BTreeSet};

use super::cheat::{Cheat, Outcome};
use super::{LotId, OriginId, Trade};
use crate::custody::ledger::Ledger;
use crate::custody::number::MovementId;
use crate::mass::Carats;

/// What was commissioned of every origin, as the ledger has it.
pub fn produced(ledger: &Ledger) -> BTreeMap<OriginId, Carats> {
    let mut produced: BTreeMap<OriginId, Carats> = BTreeMap::new();
    for movement in (0..ledger.movements() as u32).map(MovementId) {
        if ledger.draws(movement).next().is_some() {
            continue;
        }
        let Some(origin) = ledger.origin(movement) else { continue };
        for mass in ledger.outputs(movement).filter_map(|lot| ledger.mass(lot)) {
            let sum = produced.entry(origin).or_default();
            *sum = sum.checked_add(mass).unwrap_or(Carats::MAX);
        }
    }
    produced
}

impl Trade {
    /// The origins of which more was commissioned than their mines can produce.
    pub fn above_capacity(&self, ledger: &Ledger) -> BTreeSet<OriginId> {
        let above = |(origin, mass): &(OriginId, Carats)| self.capacity.get(origin).is_some_and(|most| mass > most);
        produced(ledger).into_iter().filter(above).map(|(origin, _)| origin).collect()
    }

    /// Looks back on what the ledger took: which cheats are found by it, and how many mines are suspected falsely.
    pub(super) fn look_back(&mut self, ledger: &Ledger) {
        let above = self.above_capacity(ledger);
        let mut laundered = BTreeSet::new();
        for (at, lot) in std::mem::take(&mut self.brought_in) {
            let origin = ledger.maker(lot).and_then(|maker| ledger.origin(maker));
            let Some(origin) = origin else { continue };
            laundered.insert(origin);
            let attempt = &mut self.attempts[at];
            attempt.outcome = match origin {
                OriginId::UNKNOWN => Outcome::OfUnknownOrigin(lot),
                _ if above.contains(&origin) => Outcome::AboveCapacity(origin),
                _ => Outcome::Unseen,
            };
        }
        self.false_alarms = above.difference(&laundered).count();
    }

    /// Notes that a cheat brought a lot in, of which something may be found later.
    pub(super) fn note_brought_in(&mut self, cheat: Cheat, lot: Option<LotId>) {
        let Some(lot) = lot else { return };
        self.brought_in.push((self.attempts.len(), lot));
        self.attempts.push(super::cheat::Attempt { cheat, outcome: Outcome::Unseen });
    }
}
