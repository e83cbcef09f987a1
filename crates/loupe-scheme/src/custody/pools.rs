//! Pools and what each drew from which, in flat arrays.

use super::number::{OriginId, PoolId};

/// In place of an origin: a pool that was mixed.
const MIXED: u32 = u32::MAX;

/// All pools. Every row of edges is one run in `from` and `drawn`; `order` is a walk in which nothing comes before what
/// it drew on, and `rank` its inverse.
#[derive(Clone, Debug, Default)]
pub(super) struct Pools {
    origins: Vec<u32>,
    masses: Vec<u64>,
    starts: Vec<u32>,
    counts: Vec<u32>,
    from: Vec<u32>,
    drawn: Vec<u64>,
    order: Vec<u32>,
    ranks: Vec<u32>,
    disordered: bool,
    /// Edges that no row uses any more.
    unused: usize,
}

impl Pools {
    pub(super) fn len(&self) -> usize {
        self.masses.len()
    }

    pub(super) fn edges(&self) -> usize {
        self.from.len() - self.unused
    }

    pub(super) fn mass(&self, pool: u32) -> u64 {
        self.masses[pool as usize]
    }

    pub(super) fn origin(&self, pool: u32) -> Option<OriginId> {
        let origin = self.origins[pool as usize];
        (origin != MIXED).then_some(OriginId(origin))
    }

    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    pub(super) fn rank(&self, pool: u32) -> u32 {
        self.ranks[pool as usize]
    }

    /// The pools that a pool drew on, each once, and how much.
    pub(super) fn row(&self, pool: u32) -> impl Iterator<Item = (u32, u64)> + '_ {
        let start = self.starts[pool as usize] as usize;
        let row = start..start + self.counts[pool as usize] as usize;
        self.from[row.clone()].iter().copied().zip(self.drawn[row].iter().copied())
    }

    pub(super) fn add_source(&mut self, origin: OriginId) -> PoolId {
        self.push(origin.0, &[])
    }

    pub(super) fn add_mixed(&mut self, edges: &[(u32, u64)]) -> PoolId {
        self.push(MIXED, edges)
    }

    fn push(&mut self, origin: u32, edges: &[(u32, u64)]) -> PoolId {
        let pool = self.masses.len() as u32;
        self.origins.push(origin);
        self.masses.push(edges.iter().map(|(_, mass)| mass).sum());
        self.starts.push(self.from.len() as u32);
        self.counts.push(edges.len() as u32);
        self.append(edges);
        self.ranks.push(self.order.len() as u32);
        self.order.push(pool);
        PoolId(pool)
    }

    fn append(&mut self, edges: &[(u32, u64)]) {
        self.from.extend(edges.iter().map(|(from, _)| *from));
        self.drawn.extend(edges.iter().map(|(_, mass)| *mass));
    }

    /// Gives a pool another row; with none it is a pool that nobody draws on any more.
    pub(super) fn replace(&mut self, pool: PoolId, edges: &[(u32, u64)]) {
        let at = pool.place();
        let (start, count) = (self.starts[at] as usize, self.counts[at] as usize);
        if edges.len() <= count {
            for (place, (from, mass)) in (start..).zip(edges) {
                (self.from[place], self.drawn[place]) = (*from, *mass);
            }
            self.unused += count - edges.len();
        } else {
            self.starts[at] = self.from.len() as u32;
            self.append(edges);
            self.unused += count;
        }
        self.counts[at] = edges.len() as u32;
        self.masses[at] = edges.iter().map(|(_, mass)| mass).sum();
        self.disordered |= edges.iter().any(|(from, _)| self.ranks[*from as usize] > self.ranks[at]);
    }

    /// Puts the order right after rows were replaced, and packs the rows when a half of the edges is unused.
    pub(super) fn tidy(&mut self) {
        if std::mem::take(&mut self.disordered) {
            self.reorder();
        }
        if self.unused * 2 > self.from.len() {
            self.pack();
        }
    }

    fn reorder(&mut self) {
        let mut placed = vec![false; self.len()];
        let mut entered = vec![false; self.len()];
        let mut order = Vec::with_capacity(self.len());
        let mut ahead = Vec::new();
        for &first in &self.order {
            ahead.push(first);
            while let Some(&pool) = ahead.last() {
                if placed[pool as usize] {
                    ahead.pop();
                } else if std::mem::replace(&mut entered[pool as usize], true) {
                    placed[pool as usize] = true;
                    order.push(pool);
                    ahead.pop();
                } else {
                    ahead.extend(self.row(pool).map(|(from, _)| from).filter(|from| !placed[*from as usize]));
                }
            }
        }
        for (rank, pool) in (0..).zip(&order) {
            self.ranks[*pool as usize] = rank;
        }
        self.order = order;
    }

    fn pack(&mut self) {
        let mut from = Vec::with_capacity(self.edges());
        let mut drawn = Vec::with_capacity(self.edges());
        for pool in 0..self.len() as u32 {
            let start = from.len() as u32;
            for (source, mass) in self.row(pool) {
                from.push(source);
                drawn.push(mass);
            }
            self.starts[pool as usize] = start;
        }
        (self.from, self.drawn, self.unused) = (from, drawn, 0);
    }

    pub(super) fn bytes(&self) -> usize {
        let words = [&self.origins, &self.starts, &self.counts, &self.from, &self.order, &self.ranks];
        let words: usize = words.into_iter().map(Vec::capacity).sum();
        words * 4 + (self.masses.capacity() + self.drawn.capacity()) * 8
    }

    pub(super) fn shrink(&mut self) {
        for words in
            [&mut self.origins, &mut self.starts, &mut self.counts, &mut self.from, &mut self.order, &mut self.ranks]
        {
            words.shrink_to_fit();
        }
        self.masses.shrink_to_fit();
        self.drawn.shrink_to_fit();
    }
}
