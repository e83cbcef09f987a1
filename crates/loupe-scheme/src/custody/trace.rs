//! Following: from a place forward to every lot it can have reached, and from a lot back to where it began.

use super::bits::Bits;
use super::bounds::Bounds;
use super::graph::Graph;
use super::ledger::Ledger;
use super::number::{LotId, MovementId, PoolId};
use super::sweep::{Shares, Start};

/// The lots that a trace reached, by number, and how much each pool holds of what was followed.
#[derive(Clone, Debug)]
pub struct Reached {
    /// The lots.
    pub lots: Vec<LotId>,
    /// What the pools hold.
    pub shares: Shares,
}

impl Graph {
    /// Every lot that may hold some of what is counted. With [`Unknown::Aside`](super::Unknown::Aside) lots of unknown
    /// origin are not among them.
    pub fn reached(&self, ledger: &Ledger, start: Start<'_>) -> Reached {
        let shares = self.sweep(start);
        let lots = (0..).map(LotId).zip(&ledger.masses).zip(&self.pool_of);
        let holds = lots.filter(|((_, mass), pool)| !shares.none_in(PoolId(**pool)) && **mass > 0);
        let lots = holds.map(|((lot, _), _)| lot).collect();
        Reached { lots, shares }
    }

    /// How much each lot that a trace reached may hold.
    pub fn bounds_reached<'g>(
        &'g self,
        ledger: &'g Ledger,
        reached: &'g Reached,
    ) -> impl Iterator<Item = (LotId, Bounds)> + 'g {
        reached.lots.iter().filter_map(|lot| Some((*lot, self.bounds(ledger, &reached.shares, *lot)?)))
    }
}

impl Ledger {
    /// Every movement that a lot goes back to, each after those it drew on; the last made the lot.
    pub fn history(&self, lot: LotId) -> Vec<MovementId> {
        self.histories([lot])
    }

    /// The same of several lots, each movement once.
    pub fn histories(&self, lots: impl IntoIterator<Item = LotId>) -> Vec<MovementId> {
        let mut told = Vec::new();
        let mut walked = Bits::none_of(self.movements());
        let makers = lots.into_iter().filter_map(|lot| self.maker(lot));
        let mut ahead: Vec<(MovementId, bool)> = makers.map(|maker| (maker, false)).collect();
        while let Some((movement, before_told)) = ahead.pop() {
            if before_told {
                told.push(movement);
            } else if !walked.has(movement.0) {
                walked.set(movement.0);
                ahead.push((movement, true));
                let makers = self.draws(movement).filter_map(|draw| self.maker(draw.lot));
                ahead.extend(makers.filter(|maker| !walked.has(maker.0)).map(|maker| (maker, false)));
            }
        }
        told
    }
}
