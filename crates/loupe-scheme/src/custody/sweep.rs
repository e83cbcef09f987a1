//! One walk over the pools for a set of origins. After it every lot is answered for in constant time.

use super::bounds::{Bounds, Content, Limits};
use super::graph::Graph;
use super::ledger::Ledger;
use super::number::{LotId, OriginId, PoolId};
use super::origin::OriginSet;

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub enum Start<'s> {
    /// What is from these origins.
    Origins(&'s OriginSet, Unknown),
    /// What meets a definition.
    Meeting {
        /// Origins of which all certainly meets it.
        certain: &'s OriginSet,
        /// Origins of which some may. The unknown origin may, whether it is among them or not.
        possible: &'s OriginSet,
    },
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
    /// The limits of a pool that are settled without looking at what it drew on.
    pub(super) fn settled(&self, pool: u32, origin: Option<OriginId>) -> Option<Limits> {
        match self {
            Start::Pool(start) if start.0 == pool => Some(Limits::WHOLE),
            Start::Pool(_) => origin.map(|_| Limits::NOTHING),
            Start::Origins(set, unknown) => origin.map(|origin| match origin {
                _ if set.has(origin) => Limits::WHOLE,
                OriginId::UNKNOWN if *unknown == Unknown::MayBe => Limits::ANYTHING,
                _ => Limits::NOTHING,
            }),
            Start::Meeting { certain, possible } => origin.map(|origin| match origin {
                _ if certain.has(origin) => Limits::WHOLE,
                _ if origin == OriginId::UNKNOWN || possible.has(origin) => Limits::ANYTHING,
                _ => Limits::NOTHING,
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
            let settled = start.settled(pool, self.pools.origin(pool)).map(Content::settled);
            let content = settled.unwrap_or_else(|| {
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

    /// The answer for every lot, by its number.
    pub fn all_bounds<'g>(
        &'g self,
        ledger: &'g Ledger,
        shares: &'g Shares,
    ) -> impl Iterator<Item = (LotId, Bounds)> + 'g {
        let lots = (0..).map(LotId).zip(&ledger.masses).zip(&self.pool_of);
        lots.map(|((lot, mass), pool)| (lot, Bounds::of_micro(shares.contents[*pool as usize].of_draw(*mass))))
    }
}

impl Shares {
    pub(super) fn of_pool(&self, pool: PoolId) -> Content {
        self.contents[pool.place()]
    }

    /// Whether a pool holds none of it.
    pub fn none_in(&self, pool: PoolId) -> bool {
        self.of_pool(pool).limits.at_most == 0
    }
}
