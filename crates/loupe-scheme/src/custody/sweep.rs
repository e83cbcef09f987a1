//! One walk over the pools for a set of origins. After it every lot is answered for in constant time.

use super::bounds::{Bounds, Class, Content};
use super::graph::{Graph, UNKNOWN_POOL};
use super::ledger::Ledger;
use super::number::{LotId, OriginId, PoolId};
use super::origin::OriginSet;

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub enum Start<'s> {
    /// What is from these origins.
    Origins(&'s OriginSet, Unknown),
    /// What went through this pool.
    Pool(PoolId),
}

/// How the unknown origin is taken, when it is not itself in the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// It may be any origin: it widens `at_most`.
    MayBe,
    /// It is left aside: for following what is known to have come from somewhere.
    Aside,
}

impl Start<'_> {
    /// The content of a pool that is settled without looking at what it drew on.
    pub(super) fn settled(&self, pool: u32, origin: Option<OriginId>) -> Option<Content> {
        match self {
            Start::Pool(start) if start.0 == pool => Some(Content::WHOLE),
            Start::Pool(_) => origin.map(|_| Content::NOTHING),
            Start::Origins(set, unknown) => origin.map(|origin| {
                if set.has(origin) {
                    Content::WHOLE
                } else if origin == OriginId::UNKNOWN && *unknown == Unknown::MayBe {
                    Content::ANYTHING
                } else {
                    Content::NOTHING
                }
            }),
        }
    }
}

/// What every pool holds of what is counted.
#[derive(Clone, Debug)]
pub struct Shares {
    contents: Vec<Content>,
}

impl Graph {
    /// Walks over all pools once.
    pub fn sweep(&self, start: Start<'_>) -> Shares {
        let mut contents = vec![Content::NOTHING; self.pools.len()];
        for &pool in self.pools.order() {
            let content = start.settled(pool, self.pools.origin(pool)).unwrap_or_else(|| {
                let draws = self.pools.row(pool).map(|(from, drawn)| (contents[from as usize], drawn));
                Content::mixed(draws, self.pools.mass(pool))
            });
            contents[pool as usize] = content;
        }
        Shares { contents }
    }

    /// The answer for one lot; `None` for a number never given.
    pub fn bounds(&self, ledger: &Ledger, shares: &Shares, lot: LotId) -> Option<Bounds> {
        let content = shares.of_pool(self.pool(lot)?);
        Some(Bounds::of_micro(content.of_draw(ledger.mass(lot)?.micro())))
    }

    /// The answer for every lot, one after the other.
    pub fn each_bounds(&self, ledger: &Ledger, shares: &Shares, mut told: impl FnMut(LotId, Bounds)) {
        for ((lot, mass), pool) in (0..).map(LotId).zip(&ledger.masses).zip(&self.pool_of) {
            told(lot, Bounds::of_micro(shares.contents[*pool as usize].of_draw(*mass)));
        }
    }

    /// The class of every lot, by its number.
    pub fn classes(&self, ledger: &Ledger, shares: &Shares) -> Vec<Class> {
        // Of most pools all lots are of one class, whatever they weigh; only the others' are weighed. Lots of no mass are
        // of the unknown pool.
        let mut settled: Vec<Option<Class>> =
            (0..).zip(&shares.contents).map(|(pool, content)| content.class_of_all(self.pools.mass(pool))).collect();
        settled[UNKNOWN_POOL as usize] = None;
        let lots = ledger.masses.iter().zip(&self.pool_of);
        let class = |(mass, pool): (&u64, &u32)| {
            settled[*pool as usize].unwrap_or_else(|| shares.contents[*pool as usize].class(*mass))
        };
        lots.map(class).collect()
    }
}

impl Shares {
    pub(super) fn of_pool(&self, pool: PoolId) -> Content {
        self.contents[pool.place()]
    }

    /// Whether a pool holds none of it.
    pub fn none_in(&self, pool: PoolId) -> bool {
        self.of_pool(pool).at_most == 0
    }
}
