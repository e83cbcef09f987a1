//! What lies in a container: lots, each whole or a part of it.

use std::collections::{BTreeMap, BTreeSet};

use super::ledger::Ledger;
use super::number::LotId;
use crate::mass::Carats;

/// What lies in a parcel, a box or a jewel.
///
/// Of a lot that lies in it whole that is all that is left of it, whenever one asks. Of a part it is that part, or what
/// is left of the lot if that is less.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    // Apart, for most lots lie in one whole, and a million parcels must not each make room for parts.
    whole: BTreeSet<LotId>,
    parts: BTreeMap<LotId, Carats>,
}

impl Contents {
    /// How many lots lie in it.
    pub fn len(&self) -> usize {
        self.whole.len() + self.parts.len()
    }

    /// Whether nothing does.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.parts.is_empty()
    }

    /// The lots, those that lie in it whole first.
    pub fn lots(&self) -> impl Iterator<Item = LotId> + '_ {
        self.whole.iter().chain(self.parts.keys()).copied()
    }

    /// How much of a lot lies in it: `None` where nothing does, `Some(None)` for the whole of it.
    pub fn part(&self, lot: LotId) -> Option<Option<Carats>> {
        if self.whole.contains(&lot) { Some(None) } else { self.parts.get(&lot).map(|part| Some(*part)) }
    }

    /// Has so much of a lot lie in it, whatever did before; the whole of it with `None`.
    pub fn set(&mut self, lot: LotId, part: Option<Carats>) {
        self.remove(lot);
        match part {
            Some(part) => {
                self.parts.insert(lot, part);
            }
            None => {
                self.whole.insert(lot);
            }
        }
    }

    /// Takes a lot out.
    pub fn remove(&mut self, lot: LotId) {
        self.whole.remove(&lot);
        self.parts.remove(&lot);
    }

    /// How much of a lot lies in it after a part was taken out, or the whole with `None`; `None` for nothing.
    pub fn without(&self, ledger: &Ledger, lot: LotId, part: Option<Carats>) -> Option<Carats> {
        let left = ledger.left(lot)?;
        let before = match self.part(lot)? {
            Some(before) if ledger.is_known(lot) => before.min(left),
            Some(before) => before,
            None => left,
        };
        before.checked_sub(part?).filter(|rest| *rest > Carats::ZERO)
    }

    /// All of this and that: parts add up.
    pub fn add(&mut self, other: &Contents) {
        for lot in other.lots() {
            let part = other.part(lot).flatten();
            let both = match self.part(lot) {
                None => part,
                Some(before) => before.zip(part).and_then(|(one, other)| one.checked_add(other)),
            };
            self.set(lot, both);
        }
    }

    /// How much of a lot lies in it and is left.
    pub fn left(&self, ledger: &Ledger, lot: LotId) -> Carats {
        let left = ledger.left(lot).unwrap_or_default();
        self.part(lot).map_or(Carats::ZERO, |part| part.map_or(left, |part| part.min(left)))
    }
}

/// Lots that lie in it whole.
impl FromIterator<LotId> for Contents {
    fn from_iter<I: IntoIterator<Item = LotId>>(lots: I) -> Contents {
        Contents { whole: lots.into_iter().collect(), parts: BTreeMap::new() }
    }
}
