//! Keeping a graph up to date: what came after, what arrived late, what was undone.

use super::bits::Bits;
use super::graph::{Graph, UNKNOWN_POOL};
use super::ledger::Ledger;
use super::number::{LotId, MovementId};

/// From so many lots that turned at once on, a new graph is quicker made than the old one mended.
const TURNED_MAX: usize = 10_000;
/// How often the draws are walked through before a new graph is made instead. Each walk follows one late arrival
/// further along a chain of them.
const WALKS_MAX: usize = 8;

impl Graph {
    /// Takes in what the ledger has and the graph has not: movements, late arrivals and undone ones, with all that
    /// follows from them downstream. The result answers as [`Graph::of`] does.
    pub fn catch_up(&mut self, ledger: &Ledger) {
        let turned = &ledger.turned[self.turned_seen..];
        if turned.len() > TURNED_MAX {
            *self = Graph::of(ledger);
            return;
        }
        self.pool_of.resize(ledger.lots(), UNKNOWN_POOL);
        for lot in turned.iter().filter(|lot| !ledger.is_known(**lot)) {
            self.pool_of[lot.place()] = UNKNOWN_POOL;
        }
        for movement in (self.movements_seen as u32..ledger.movements() as u32).map(MovementId) {
            if ledger.undone(movement).is_none() {
                self.place_outputs(ledger, movement, |_| {});
            }
        }
        (self.movements_seen, self.turned_seen) = (ledger.movements(), ledger.turned.len());
        if !turned.is_empty() && !self.follow(ledger, turned.to_vec()) {
            *self = Graph::of(ledger);
        }
        self.pools.tidy();
    }

    /// Places again whatever drew on lots of which the pool changed, and what drew on that, and so on. Gives up,
    /// with `false`, when movements arrived too much out of order.
    ///
    /// There is no index from lots to their draws: reading all draws once costs less than keeping one would in memory.
    fn follow(&mut self, ledger: &Ledger, mut changed: Vec<LotId>) -> bool {
        for _ in 0..WALKS_MAX {
            let mut at = changed.iter().map(|lot| ledger.earliest_draw(*lot)).min().unwrap_or(usize::MAX);
            let mut moved = Bits::none_of(ledger.lots());
            changed.drain(..).for_each(|lot| moved.set(lot.0));
            while let Some(ahead) = ledger.drawn_from.get(at..) {
                let Some(next) = ahead.iter().position(|lot| moved.has(*lot)) else { break };
                let movement = ledger.movement_of_draw(at + next);
                if ledger.undone(movement).is_none() {
                    self.place_outputs(ledger, movement, |lot| {
                        moved.set(lot.0);
                        // Only a lot told of late can have been drawn on by a movement that arrived before.
                        if ledger.is_apart(lot) {
                            changed.push(lot);
                        }
                    });
                }
                at = ledger.draw_range(movement).end;
            }
            if changed.is_empty() {
                return true;
            }
        }
        false
    }
}
