//! What a lot is made of, or several together: one walk back over the pools they came through.

use super::bounds::{ALL, Bounds, Content};
use super::gathered::{Gathered, PoolDraw, mass_of};
use super::graph::Graph;
use super::ledger::Ledger;
use super::number::{LotId, OriginId, PoolId};
use super::scratch::Scratch;
use super::sweep::Start;
use crate::mass::Carats;

/// The expected composition of a lot, or of several together: every origin with its mass, by number, the unknown one
/// first if it is there.
///
/// The masses add up to all of it to the micro-carat. Each is the exact one rounded down or up: up where the most was
/// cut off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    /// Origins and masses. One of which less than a micro-carat is expected may have none.
    pub rows: Vec<(OriginId, Carats)>,
}

impl Graph {
    /// The expected composition of a lot; `None` for a number never given.
    pub fn composition(&self, ledger: &Ledger, lot: LotId, scratch: &mut Scratch) -> Option<Composition> {
        Some(self.composed(&[self.draw_of(ledger, lot)?], scratch))
    }

    /// The expected composition of lots together.
    pub fn gathered_composition(&self, gathered: &Gathered, scratch: &mut Scratch) -> Composition {
        self.composed(&gathered.draws, scratch)
    }

    pub(super) fn composed(&self, draws: &[PoolDraw], scratch: &mut Scratch) -> Composition {
        let mass = mass_of(draws);
        let mut word = self.begin(draws, scratch);
        for &(pool, drawn) in draws {
            let part = u128::from(ALL) * u128::from(drawn) / u128::from(mass.max(1));
            scratch.parts[self.pools.rank(pool) as usize] = part as u64;
        }
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
        Composition { rows: apportion(&parts, mass) }
    }

    /// The pools that a lot came through, the last mixed first.
    pub fn ancestors(&self, lot: LotId, scratch: &mut Scratch) -> Vec<PoolId> {
        match self.pool(lot) {
            Some(pool) => self.behind(&[(pool.0, 0)], scratch),
            None => Vec::new(),
        }
    }

    /// The pools that draws came through, the last mixed first.
    pub(super) fn behind(&self, draws: &[PoolDraw], scratch: &mut Scratch) -> Vec<PoolId> {
        self.walk_back(draws, scratch);
        scratch.walked.iter().map(|rank| PoolId(self.pools.order()[*rank as usize])).collect()
    }

    /// The answer for one lot without a walk over all pools: over those it came through only.
    pub fn bounds_of(&self, ledger: &Ledger, start: Start<'_>, lot: LotId, scratch: &mut Scratch) -> Option<Bounds> {
        Some(self.bounded(start, &[self.draw_of(ledger, lot)?], scratch))
    }

    /// The answer for lots together.
    pub fn gathered_bounds(&self, start: Start<'_>, gathered: &Gathered, scratch: &mut Scratch) -> Bounds {
        self.bounded(start, &gathered.draws, scratch)
    }

    pub(super) fn bounded(&self, start: Start<'_>, draws: &[PoolDraw], scratch: &mut Scratch) -> Bounds {
        self.walk_back(draws, scratch);
        for &rank in scratch.walked.iter().rev() {
            let pool = self.pools.order()[rank as usize];
            let settled = start.settled(pool, self.pools.origin(pool)).map(Content::settled);
            let contents = &scratch.contents;
            let content = settled.unwrap_or_else(|| {
                let of = |from: u32| contents[self.pools.rank(from) as usize];
                Content::mixed(self.pools.row(pool).map(|(from, drawn)| (of(from), drawn)), self.pools.mass(pool))
            });
            scratch.contents[rank as usize] = content;
        }
        let mass = mass_of(draws);
        let of = |pool: u32| scratch.contents[self.pools.rank(pool) as usize];
        let content = Content::mixed(draws.iter().map(|(pool, drawn)| (of(*pool), *drawn)), mass);
        Bounds::of_micro(content.of_draw(mass))
    }

    /// Makes room for a walk back from pools, and says in which word of the ranks ahead it begins.
    fn begin(&self, draws: &[PoolDraw], scratch: &mut Scratch) -> usize {
        scratch.fit(self);
        let ranks = draws.iter().map(|(pool, _)| self.pools.rank(*pool));
        let top = ranks.inspect(|rank| scratch.ahead.set(*rank)).max();
        top.unwrap_or_default() as usize / 64
    }

    fn walk_back(&self, draws: &[PoolDraw], scratch: &mut Scratch) {
        let mut word = self.begin(draws, scratch);
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
