//! How the stones of a lot, or of several that lie together, flowed together: the pools they came through and what each
//! drew from which.

use std::collections::{HashMap, HashSet};

use super::gathered::Gathered;
use super::graph::Graph;
use super::ledger::Ledger;
use super::number::{LotId, MovementId, OriginId, PoolId};
use super::scratch::Scratch;
use crate::mass::Carats;

/// A pool on the way to a lot, or to several that lie together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowPool {
    /// The pool.
    pub pool: PoolId,
    /// Its origin, where it is one.
    pub origin: Option<OriginId>,
    /// The movement that mixed it, where one did.
    pub movement: Option<MovementId>,
    /// All that is in it; nothing for an origin, of which no one knows all.
    pub mass: Option<Carats>,
    /// What it drew, from which.
    pub draws: Vec<(PoolId, Carats)>,
}

impl Graph {
    /// The pools that lots together, or one, came through, each before those it drew on. Lots of more than one pool come
    /// first as [`PoolId::TOGETHER`], which nobody mixed.
    pub fn flow(&self, gathered: &Gathered, scratch: &mut Scratch) -> Vec<FlowPool> {
        let pools = self.behind(&gathered.draws, scratch);
        let wanted: HashSet<PoolId> = pools.iter().copied().collect();
        let makers: HashMap<PoolId, MovementId> =
            self.mixings().filter(|(_, pool)| wanted.contains(pool)).map(|(movement, pool)| (pool, movement)).collect();
        let flow = |pool: PoolId| {
            let origin = self.pools.origin(pool.0);
            FlowPool {
                pool,
                origin,
                movement: makers.get(&pool).copied(),
                mass: origin.is_none().then(|| carats(self.pools.mass(pool.0))),
                draws: self.pools.row(pool.0).map(|(from, mass)| (PoolId(from), carats(mass))).collect(),
            }
        };
        let draws = gathered.draws.iter().map(|(pool, mass)| (PoolId(*pool), carats(*mass))).collect();
        let mass = Some(gathered.mass());
        let together = FlowPool { pool: PoolId::TOGETHER, origin: None, movement: None, mass, draws };
        let several = gathered.draws.len() > 1;
        several.then_some(together).into_iter().chain(pools.into_iter().map(flow)).collect()
    }
}

fn carats(micro: u64) -> Carats {
    Carats::from_micro(micro).unwrap_or(Carats::MAX)
}

impl Ledger {
    /// The movements that drew on a lot and stand, in the order of arrival.
    pub fn uses(&self, lot: LotId) -> Vec<MovementId> {
        let first = self.earliest_draw(lot);
        let ahead = self.drawn_from.get(first..).unwrap_or_default();
        let found = ahead.iter().enumerate().filter(|(_, from)| **from == lot.0);
        let mut uses: Vec<MovementId> = found.map(|(at, _)| self.movement_of_draw(first + at)).collect();
        uses.dedup();
        uses.retain(|movement| self.undone(*movement).is_none());
        uses
    }
}
