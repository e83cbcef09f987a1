//! The pool graph: for every lot the pool it was drawn from, for every pool what it drew on. That is all lineage.

use std::collections::BTreeMap;

use super::bits::Bits;
use super::gathered::gather;
use super::ledger::Ledger;
use super::number::{LotId, MovementId, OriginId, PoolId};
use super::pools::Pools;

/// The pool of lots of which nobody has told.
pub(super) const UNKNOWN_POOL: u32 = 0;
/// A lot that has no pool yet, while the graph is made.
const UNSET: u32 = u32::MAX;

/// The pools of a ledger, as far as it was seen. All lots of one origin are drawn from one pool, and lots of which
/// nobody has told from the pool of the unknown origin.
#[derive(Clone, Debug)]
pub struct Graph {
    pub(super) pool_of: Vec<u32>,
    pub(super) pools: Pools,
    sources: BTreeMap<OriginId, PoolId>,
    mixed: BTreeMap<MovementId, PoolId>,
    pub(super) movements_seen: usize,
    pub(super) turned_seen: usize,
    edges: Vec<(u32, u64)>,
}

impl Default for Graph {
    fn default() -> Graph {
        let mut pools = Pools::default();
        let unknown = pools.add_source(OriginId::UNKNOWN);
        Graph {
            pool_of: Vec::new(),
            pools,
            sources: BTreeMap::from([(OriginId::UNKNOWN, unknown)]),
            mixed: BTreeMap::new(),
            movements_seen: 0,
            turned_seen: 0,
            edges: Vec::new(),
        }
    }
}

impl Graph {
    /// The graph of a ledger, made from nothing.
    pub fn of(ledger: &Ledger) -> Graph {
        let mut graph = Graph { pool_of: vec![UNSET; ledger.lots()], ..Graph::default() };
        let mut placed = Bits::none_of(ledger.movements());
        let mut ahead = Vec::new();
        for movement in (0..ledger.movements() as u32).map(MovementId) {
            ahead.push(movement);
            while let Some(&next) = ahead.last() {
                if placed.has(next.0) || ledger.undone(next).is_some() {
                    ahead.pop();
                } else if let Some(before) = graph.first_unplaced(ledger, next) {
                    ahead.push(before);
                } else {
                    graph.place_outputs(ledger, next, |_| {});
                    placed.set(next.0);
                    ahead.pop();
                }
            }
        }
        graph.pool_of.iter_mut().filter(|pool| **pool == UNSET).for_each(|pool| *pool = UNKNOWN_POOL);
        (graph.movements_seen, graph.turned_seen) = (ledger.movements(), ledger.turned.len());
        graph
    }

    /// The first movement that has to be placed before this one; lots that nobody told of become unknown.
    fn first_unplaced(&mut self, ledger: &Ledger, movement: MovementId) -> Option<MovementId> {
        for at in ledger.draw_range(movement) {
            let pool = &mut self.pool_of[ledger.drawn_from[at] as usize];
            if *pool == UNSET {
                let maker = ledger.maker(LotId(ledger.drawn_from[at]));
                if maker.is_some() {
                    return maker;
                }
                *pool = UNKNOWN_POOL;
            }
        }
        None
    }

    /// Places a movement and its lots, and names every lot of which the pool changed.
    pub(super) fn place_outputs(&mut self, ledger: &Ledger, movement: MovementId, mut changed: impl FnMut(LotId)) {
        let pool = self.place(ledger, movement).0;
        for lot in ledger.outputs(movement) {
            if std::mem::replace(&mut self.pool_of[lot.place()], pool) != pool {
                changed(lot);
            }
        }
    }

    /// The pool of what a movement made. When all was drawn from one pool it is that one, for the formulas compose;
    /// only what really mixes makes another.
    fn place(&mut self, ledger: &Ledger, movement: MovementId) -> PoolId {
        let draws = ledger.draw_range(movement);
        let Some(&first) = ledger.drawn_from.get(draws.start).filter(|_| !draws.is_empty()) else {
            return self.source(ledger.origin(movement).unwrap_or(OriginId::UNKNOWN));
        };
        let first = self.pool_of[first as usize];
        let alike = draws.clone().all(|at| self.pool_of[ledger.drawn_from[at] as usize] == first);
        if alike {
            if let Some(mixed) = self.mixed.remove(&movement) {
                self.pools.replace(mixed, &[]);
            }
            return PoolId(first);
        }
        let mut edges = std::mem::take(&mut self.edges);
        edges.clear();
        edges.extend(draws.map(|at| ledger.draw_at(at)).map(|(lot, mass)| (self.pool_of[lot as usize], mass)));
        gather(&mut edges);
        let pool = match self.mixed.get(&movement) {
            Some(&mixed) => {
                self.pools.replace(mixed, &edges);
                mixed
            }
            None => {
                let mixed = self.pools.add_mixed(&edges);
                self.mixed.insert(movement, mixed);
                mixed
            }
        };
        self.edges = edges;
        pool
    }

    fn source(&mut self, origin: OriginId) -> PoolId {
        *self.sources.entry(origin).or_insert_with(|| self.pools.add_source(origin))
    }

    /// The pool a lot was drawn from.
    pub fn pool(&self, lot: LotId) -> Option<PoolId> {
        self.pool_of.get(lot.place()).map(|pool| PoolId(*pool))
    }

    /// The pool that a movement mixed, if it mixed one.
    pub fn mixed(&self, movement: MovementId) -> Option<PoolId> {
        self.mixed.get(&movement).copied()
    }

    /// Every movement that mixed a pool, with the pool.
    pub(super) fn mixings(&self) -> impl Iterator<Item = (MovementId, PoolId)> + '_ {
        self.mixed.iter().map(|(movement, pool)| (*movement, *pool))
    }

    /// The pool of an origin, if any lot is from there.
    pub fn source_of(&self, origin: OriginId) -> Option<PoolId> {
        self.sources.get(&origin).copied()
    }

    /// How many pools there are, sources among them.
    pub fn pools(&self) -> usize {
        self.pools.len()
    }

    /// How many draws of one pool from another there are.
    pub fn edges(&self) -> usize {
        self.pools.edges()
    }

    /// Bytes held, without what only the allocator knows.
    pub fn bytes(&self) -> usize {
        // A tree keeps its nodes about two thirds full.
        let trees = (self.sources.len() + self.mixed.len()) * 12;
        self.pool_of.capacity() * 4 + self.pools.bytes() + trees + self.edges.capacity() * 16
    }

    /// Gives back room that was kept for growth.
    pub fn shrink(&mut self) {
        self.pool_of.shrink_to_fit();
        self.pools.shrink();
        self.edges = Vec::new();
    }
}
