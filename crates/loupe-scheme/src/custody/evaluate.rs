//! A definition for every lot: one walk over the pools in whole micro-carats, then an interval or a class for each lot.

use super::bounds::{Class, Limits};
use super::graph::{Graph, UNKNOWN_POOL};
use super::ledger::Ledger;
use super::number::LotId;
use super::sweep::Start;
use crate::mass::Carats;

/// So many lots are looked at together for one that has to be weighed.
const STRIDE: usize = 64;

/// The limits of every pool: what [`Shares`](super::Shares) says, but for what is expected.
#[derive(Clone, Debug)]
pub struct Intervals {
    limits: Vec<Limits>,
    /// Most draws are light beside their pool; for them this is all that is looked at.
    open_below: Vec<u64>,
}

impl Graph {
    /// Walks over all pools once.
    pub fn evaluate(&self, start: Start<'_>) -> Intervals {
        let pools = self.pools.len();
        let mut intervals = Intervals { limits: vec![Limits::NOTHING; pools], open_below: vec![0; pools] };
        for &pool in self.pools.order() {
            let settled = start.settled(pool, self.pools.origin(pool));
            let limits = settled.unwrap_or_else(|| {
                let draws = self.pools.row(pool);
                Limits::mixed(draws.fold([0, 0], |sums, draw| intervals.add(sums, draw)), self.pools.mass(pool))
            });
            intervals.limits[pool as usize] = limits;
            intervals.open_below[pool as usize] = limits.open_below();
        }
        intervals
    }

    /// At least and at most of every lot, by its number.
    pub fn intervals<'g>(
        &'g self,
        ledger: &'g Ledger,
        intervals: &'g Intervals,
    ) -> impl Iterator<Item = (LotId, [Carats; 2])> + 'g {
        let lots = (0..).map(LotId).zip(&ledger.masses).zip(&self.pool_of);
        lots.map(|((lot, mass), pool)| (lot, intervals.of_draw(*pool, *mass).map(Carats::of_part)))
    }

    /// The class of every lot, by its number, in place of what `classes` held.
    pub fn classes(&self, ledger: &Ledger, intervals: &Intervals, classes: &mut Vec<Class>) {
        // Of most pools all lots are of one class, whatever they weigh. Those of the others, and lots of no mass, which
        // are of the unknown pool, are marked with the class that only a weighed lot can have.
        let class_of_all = |(pool, limits): (u32, &Limits)| limits.class_of_all(self.pools.mass(pool));
        let pools = (0..).zip(&intervals.limits);
        let mut settled: Vec<Class> = pools.map(|pool| class_of_all(pool).unwrap_or(Class::Some)).collect();
        settled[UNKNOWN_POOL as usize] = Class::Some;
        classes.resize(self.pool_of.len(), Class::Nothing);
        classes.iter_mut().zip(&self.pool_of).for_each(|(class, pool)| *class = settled[*pool as usize]);
        let places = (0..).step_by(STRIDE).zip(classes.chunks_mut(STRIDE));
        for (start, run) in places.filter(|(_, run)| run.iter().fold(false, |any, class| any | class.is_some())) {
            for (lot, class) in (start..).zip(run).filter(|(_, class)| class.is_some()) {
                *class = intervals.limits[self.pool_of[lot] as usize].class(ledger.masses[lot]);
            }
        }
    }
}

impl Intervals {
    /// Adds `at_least` and `at_most` of a draw from a pool.
    // Adding up what `of_draw` says takes a sixth longer: most draws leave the low end as it is.
    #[inline]
    fn add(&self, [low, high]: [u64; 2], (pool, mass): (u32, u64)) -> [u64; 2] {
        if mass < self.open_below[pool as usize] {
            return [low, high + mass];
        }
        let [least, most] = self.limits[pool as usize].ends(mass);
        [low + least, high + most]
    }

    /// `at_least` and `at_most` of a draw from a pool.
    #[inline]
    pub(super) fn of_draw(&self, pool: u32, mass: u64) -> [u64; 2] {
        if mass < self.open_below[pool as usize] { [0, mass] } else { self.limits[pool as usize].ends(mass) }
    }
}
