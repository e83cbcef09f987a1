//! Lots taken together: what is left of each, as draws of the pools they are from.

use super::contents::Contents;
use super::graph::Graph;
use super::ledger::Ledger;
use super::number::LotId;
use crate::mass::Carats;

/// A pool and how many micro-carats were drawn from it.
pub(super) type PoolDraw = (u32, u64);

/// Lots taken together, such as those in a parcel or a jewel, with what is left of each.
///
/// Lots of one pool are one draw of it, and draws of different pools add up: what is known of all of them is what would
/// be known of the one lot that mixing them makes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// By pool, each once.
    pub(super) draws: Vec<PoolDraw>,
    mass: Carats,
}

impl Gathered {
    /// All that is left of these lots.
    pub const fn mass(&self) -> Carats {
        self.mass
    }
}

impl Graph {
    /// What is left of lots or parts of them, taken together; `None` for a number never given, and for more than
    /// [`Carats::MAX`].
    pub fn gathered(&self, ledger: &Ledger, lots: &Contents) -> Option<Gathered> {
        let mut gathered = Gathered::default();
        for lot in lots.lots() {
            let (pool, left) = (self.pool(lot)?, lots.left(ledger, lot));
            if left > Carats::ZERO {
                gathered.mass = gathered.mass.checked_add(left)?;
                gathered.draws.push((pool.0, left.micro()));
            }
        }
        gather(&mut gathered.draws);
        Some(gathered)
    }

    /// All of a lot, also what was taken out of it since; `None` for a number never given.
    pub fn whole(&self, ledger: &Ledger, lot: LotId) -> Option<Gathered> {
        Some(Gathered { draws: vec![self.draw_of(ledger, lot)?], mass: ledger.mass(lot)? })
    }

    /// All of a lot, as a draw of its pool.
    pub(super) fn draw_of(&self, ledger: &Ledger, lot: LotId) -> Option<PoolDraw> {
        Some((self.pool(lot)?.0, ledger.mass(lot)?.micro()))
    }
}

/// Puts draws in the order of pools. Those of one pool are one draw: the bounds of their sum are tighter than the sum
/// of their bounds.
pub(super) fn gather(draws: &mut Vec<PoolDraw>) {
    draws.sort_unstable();
    draws.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        if same {
            kept.1 += later.1;
        }
        same
    });
}

/// The micro-carats of draws together.
pub(super) fn mass_of(draws: &[PoolDraw]) -> u64 {
    draws.iter().map(|(_, mass)| mass).sum()
}
