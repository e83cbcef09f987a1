//! What every lot really is, which only a simulation knows: stones sorted as unevenly as they please.

use std::collections::BTreeMap;

use super::Chance;
use crate::custody::ledger::Recorded;
use crate::custody::movement::{Movement, Source};
use crate::custody::number::{LotId, OriginId};

/// Micro-carats by origin.
type Heap = BTreeMap<OriginId, u64>;

/// The true content of every lot, when it was made and as far as it is left.
#[derive(Clone, Debug)]
pub struct Truth {
    chance: Chance,
    made: Vec<Heap>,
    left: Vec<Heap>,
}

impl Truth {
    /// Of a trade that has not begun.
    pub const fn new(seed: u64) -> Truth {
        Truth { chance: Chance::new(seed), made: Vec::new(), left: Vec::new() }
    }

    /// How many micro-carats of a lot are really from these origins.
    pub fn from(&self, lot: LotId, origins: impl Fn(OriginId) -> bool) -> u64 {
        self.made[lot.place()].iter().filter(|(origin, _)| origins(**origin)).map(|(_, mass)| mass).sum()
    }

    /// Moves stones as a movement says that was taken. What it leaves open is up to chance, and often lopsided.
    pub fn follow(&mut self, movement: &Movement, recorded: &Recorded) {
        let mut heap = Heap::new();
        if let Source::Origin(origin) = movement.source {
            heap.insert(origin, u64::MAX);
        }
        for draw in movement.draws() {
            let mut left = std::mem::take(&mut self.left[draw.lot.place()]);
            let taken = self.take(&mut left, draw.mass.micro());
            self.left[draw.lot.place()] = left;
            taken.into_iter().for_each(|(origin, mass)| *heap.entry(origin).or_default() += mass);
        }
        for (lot, output) in recorded.outputs.iter().zip(&movement.outputs) {
            let made = self.take(&mut heap, output.mass.micro());
            if self.made.len() <= lot.place() {
                self.made.resize(lot.place() + 1, Heap::new());
                self.left.resize(lot.place() + 1, Heap::new());
            }
            self.made[lot.place()].clone_from(&made);
            self.left[lot.place()] = made;
        }
    }

    /// Takes so much out of a heap: now origin after origin, now a bit of each.
    fn take(&mut self, heap: &mut Heap, mass: u64) -> Heap {
        let mut taken = Heap::new();
        let mut wanted = mass;
        let mut origins: Vec<OriginId> = heap.keys().copied().collect();
        self.chance.shuffle(&mut origins);
        let greedy = self.chance.happens(600);
        for round in 0..2 {
            for origin in &origins {
                let there = heap.get_mut(origin).filter(|_| wanted > 0);
                let Some(there) = there else { continue };
                let most = wanted.min(*there);
                let some = if greedy || round == 1 { most } else { self.chance.between(0, most) };
                *there -= some;
                wanted -= some;
                if some > 0 {
                    *taken.entry(*origin).or_default() += some;
                }
            }
        }
        heap.retain(|_, there| *there > 0);
        taken
    }
}
