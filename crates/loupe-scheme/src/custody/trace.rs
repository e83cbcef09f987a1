//! Following: from a place forward to every lot it can have reached, and from a lot back to where it began.

use std::collections::HashSet;

use super::bounds::Bounds;
use super::graph::Graph;
use super::ledger::Ledger;
use super::number::{LotId, MovementId};
use super::sweep::{Shares, Start};

/// A lot that a trace reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The lot.
    pub lot: LotId,
    /// How much of it.
    pub bounds: Bounds,
}

impl Graph {
    /// Every lot that may hold some of what is counted, by number, with how much. With
    /// [`Unknown::Aside`](super::Unknown::Aside) lots of unknown origin are not among them.
    pub fn reached(&self, ledger: &Ledger, start: Start<'_>) -> Vec<Reached> {
        let shares = self.sweep(start);
        self.holding(ledger, &shares)
    }

    /// The same, after a sweep.
    pub fn holding(&self, ledger: &Ledger, shares: &Shares) -> Vec<Reached> {
        let mut reached = Vec::new();
        for (lot, pool) in (0..).map(LotId).zip(&self.pool_of) {
            let content = shares.of_pool(super::PoolId(*pool));
            let mass = ledger.masses[lot.place()];
            if content.at_most > 0 && mass > 0 {
                reached.push(Reached { lot, bounds: Bounds::of_micro(content.of_draw(mass)) });
            }
        }
        reached
    }
}

impl Ledger {
    /// Every movement that a lot goes back to, each after those it drew on; the last made the lot.
    pub fn history(&self, lot: LotId) -> Vec<MovementId> {
        let mut told = Vec::new();
        let mut walked = HashSet::new();
        let mut ahead: Vec<(MovementId, bool)> = self.maker(lot).map(|maker| (maker, false)).into_iter().collect();
        while let Some((movement, before_told)) = ahead.pop() {
            if before_told {
                told.push(movement);
            } else if walked.insert(movement) {
                ahead.push((movement, true));
                let makers = self.draws(movement).filter_map(|draw| self.maker(draw.lot));
                ahead.extend(makers.filter(|maker| !walked.contains(maker)).map(|maker| (maker, false)));
            }
        }
        told
    }
}
