//! The class of every lot under what was counted, by all processors at once.

use std::num::NonZero;
use std::panic::resume_unwind;

use super::bounds::Class;
use super::graph::{Graph, UNKNOWN_POOL};
use super::ledger::Ledger;
use super::number::LotId;
use super::sweep::Shares;

/// For fewer lots another thread costs more than it saves.
const LOTS_A_THREAD: usize = 1 << 18;

/// The class of every lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classes {
    /// Each of `each` lots, but the last.
    runs: Vec<Vec<Class>>,
    each: usize,
}

impl Classes {
    /// Of one lot; `None` for a number never given.
    pub fn of(&self, lot: LotId) -> Option<Class> {
        self.runs.get(lot.place() / self.each)?.get(lot.place() % self.each).copied()
    }

    /// Of every lot, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = Class> + '_ {
        self.runs.iter().flatten().copied()
    }
}

impl Graph {
    /// The class of every lot. All processors share the work.
    pub fn classes(&self, ledger: &Ledger, shares: &Shares) -> Classes {
        // Of most pools all lots are of one class, whatever they weigh; only the others' are weighed. Lots of no mass are
        // of the unknown pool.
        let mut settled: Vec<Option<Class>> =
            (0..).zip(&shares.contents).map(|(pool, content)| content.class_of_all(self.pools.mass(pool))).collect();
        settled[UNKNOWN_POOL as usize] = None;
        let class = |(mass, pool): (&u64, &u32)| {
            settled[*pool as usize].unwrap_or_else(|| shares.contents[*pool as usize].class(*mass))
        };
        let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
        let each = ledger.lots().div_ceil(processors).max(LOTS_A_THREAD);
        let mut runs = ledger.masses.chunks(each).zip(self.pool_of.chunks(each));
        let classes = |(masses, pools): (&[u64], &[u32])| masses.iter().zip(pools).map(class).collect::<Vec<Class>>();
        let first = runs.next();
        let runs = std::thread::scope(|scope| {
            let others: Vec<_> = runs.map(|run| scope.spawn(move || classes(run))).collect();
            let first = first.map(classes);
            first
                .into_iter()
                .chain(others.into_iter().map(|other| other.join().unwrap_or_else(|cause| resume_unwind(cause))))
                .collect()
        });
        Classes { runs, each }
    }
}
