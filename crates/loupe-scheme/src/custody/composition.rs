//! What one lot is made of: one walk back over the pools it came through.

use super::bounds::{ALL, Bounds, Content};
use super::graph::Graph;
use super::ledger::Ledger;
use super::number::{LotId, OriginId, PoolId};
use super::scratch::Scratch;
use super::sweep::Start;
use crate::mass::Carats;

/// The expected composition of a lot: every origin with its mass, by number, the unknown one first if it is there.
///
/// The masses add up to the lot's to the micro-carat. Each is the exact one rounded down or up: up where the most was
/// cut off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    /// Origins and masses. One of which less than a micro-carat is expected may have none.
    pub rows: Vec<(OriginId, Carats)>,
}

impl Graph {
    /// The expected composition of a lot; `None` for a number never given.
    pub fn composition(&self, ledger: &Ledger, lot: LotId, scratch: &mut Scratch) -> Option<Composition> {
        let (pool, mass) = (self.pool(lot)?, ledger.mass(lot)?.micro());
        scratch.fit(self);
        let top = self.pools.rank(pool.0);
        scratch.parts[top as usize] = ALL;
        scratch.ahead.set(top);
        let mut word = top as usize / 64;
        let mut parts = Vec::new();
        while let Some(rank) = scratch.ahead.take_greatest(&mut word) {
            let pool = self.pools.order()[rank as usize];
            let part = std::mem::take(&mut scratch.parts[rank as usize]);
            if let Some(origin) = self.pools.origin(pool) {
                parts.push((origin, part));
                continue;
            }
            // A part below 2⁶⁴ over the pool's mass, with 64 bits behind the point: one division a pool.
            let each = (u128::from(part) << 64) / u128::from(self.pools.mass(pool).max(1));
            for (from, drawn) in self.pools.row(pool) {
                let from = self.pools.rank(from);
                scratch.parts[from as usize] += ((each * u128::from(drawn)) >> 64) as u64;
                scratch.ahead.set(from);
            }
        }
        parts.sort_unstable();
        Some(Composition { rows: apportion(&parts, mass) })
    }

    /// The pools that a lot came through, the last mixed first.
    pub fn ancestors(&self, lot: LotId, scratch: &mut Scratch) -> Vec<PoolId> {
        self.walk_back(lot, scratch);
        scratch.walked.iter().map(|rank| PoolId(self.pools.order()[*rank as usize])).collect()
    }

    /// The answer for one lot without a walk over all pools: over those it came through only.
    pub fn bounds_of(&self, ledger: &Ledger, start: Start<'_>, lot: LotId, scratch: &mut Scratch) -> Option<Bounds> {
        let (pool, mass) = (self.pool(lot)?, ledger.mass(lot)?.micro());
        self.walk_back(lot, scratch);
        for &rank in scratch.walked.iter().rev() {
            let pool = self.pools.order()[rank as usize];
            let settled = start.settled(pool, self.pools.origin(pool));
            let contents = &scratch.contents;
            let content = settled.unwrap_or_else(|| {
                let of = |from: u32| contents[self.pools.rank(from) as usize];
                Content::mixed(self.pools.row(pool).map(|(from, drawn)| (of(from), drawn)), self.pools.mass(pool))
            });
            scratch.contents[rank as usize] = content;
        }
        let content = scratch.contents[self.pools.rank(pool.0) as usize];
        Some(Bounds::of_micro(content.of_draw(mass)))
    }

    fn walk_back(&self, lot: LotId, scratch: &mut Scratch) {
        scratch.fit(self);
        let Some(pool) = self.pool(lot) else { return };
        let top = self.pools.rank(pool.0);
        scratch.ahead.set(top);
        let mut word = top as usize / 64;
        while let Some(rank) = scratch.ahead.take_greatest(&mut word) {
            scratch.walked.push(rank);
            let pool = self.pools.order()[rank as usize];
            self.pools.row(pool).for_each(|(from, _)| scratch.ahead.set(self.pools.rank(from)));
        }
    }
}

/// Divides a mass by parts of about [`ALL`], so that the masses add up: each rounded down, and what is then left, a
/// micro-carat each, to those that lost most.
fn apportion(parts: &[(OriginId, u64)], mass: u64) -> Vec<(OriginId, Carats)> {
    let mut rows: Vec<(OriginId, u64)> = Vec::with_capacity(parts.len());
    let mut cut: Vec<(u64, usize)> = Vec::with_capacity(parts.len());
    for (at, (origin, part)) in parts.iter().enumerate() {
        let scaled = u128::from(mass) * u128::from(*part);
        rows.push((*origin, (scaled >> 63) as u64));
        cut.push(((scaled & u128::from(ALL - 1)) as u64, at));
    }
    let left = mass.saturating_sub(rows.iter().map(|(_, mass)| mass).sum());
    let (each, some) = (left / rows.len().max(1) as u64, (left % rows.len().max(1) as u64) as usize);
    // Above zero only for lots of many millions of carats, where the parts themselves are cut by more.
    rows.iter_mut().for_each(|(_, mass)| *mass += each);
    if some > 0 {
        // The first by number of those that lost the same.
        cut.select_nth_unstable_by(some, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    }
    for (_, at) in &cut[..some] {
        rows[*at].1 += 1;
    }
    rows.into_iter().map(|(origin, mass)| (origin, Carats::from_micro(mass).unwrap_or(Carats::MAX))).collect()
}
