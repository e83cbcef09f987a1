//! What is left of every lot. Most lots are whole or gone, so one bit each and the few others by name.

use std::collections::BTreeMap;

use super::bits::Bits;

#[derive(Clone, Debug, Default)]
pub(super) struct Stock {
    touched: Bits,
    /// What is left of lots that are neither whole nor gone.
    partly: BTreeMap<u32, u64>,
}

impl Stock {
    /// What is left of a lot of this mass.
    pub(super) fn left(&self, lot: u32, mass: u64) -> u64 {
        if !self.touched.has(lot) { mass } else { self.partly.get(&lot).copied().unwrap_or(0) }
    }

    /// Every lot of which something is left, with its mass and what is left of it. `masses` are those of all lots.
    pub(super) fn each_left<'s>(&'s self, masses: &'s [u64]) -> impl Iterator<Item = (u32, u64, u64)> + 's {
        let mut partly = self.partly.iter().peekable();
        (0..).zip(masses).filter_map(move |(lot, mass)| {
            let left = if self.touched.has(lot) {
                partly.next_if(|(number, _)| **number == lot).map_or(0, |(_, left)| *left)
            } else {
                *mass
            };
            (left > 0).then_some((lot, *mass, left))
        })
    }

    /// Settles what is left of a lot of this mass.
    pub(super) fn settle(&mut self, lot: u32, mass: u64, left: u64) {
        self.partly.remove(&lot);
        if left == mass {
            self.touched.clear(lot);
        } else {
            self.touched.set(lot);
            if left > 0 {
                self.partly.insert(lot, left);
            }
        }
    }

    /// About so many bytes. A tree keeps its nodes about two thirds full.
    pub(super) fn bytes(&self) -> usize {
        self.touched.bytes() + self.partly.len() * 18
    }

    pub(super) fn shrink(&mut self) {
        self.touched.shrink();
    }
}
