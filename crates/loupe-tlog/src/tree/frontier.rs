//! The right edge of a growing tree.

use crate::hash::Hash;

/// The roots of the complete subtrees that a tree is made of: all that is needed to let it grow, whatever its size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// One for each bit of `size` that is set, the largest subtree first.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The most entries a tree grows to: Go's client counts in 63 bits.
    pub const SIZE_MAX: u64 = i64::MAX as u64;

    /// The tree without entries.
    pub const fn empty() -> Frontier {
        Frontier { size: 0, peaks: Vec::new() }
    }

    /// The tree of `size` entries with these roots of its complete subtrees, the largest first.
    ///
    /// `None` for another number of roots than bits set in `size`, and above [`Frontier::SIZE_MAX`].
    pub fn from_peaks(size: u64, peaks: Vec<Hash>) -> Option<Frontier> {
        let fits = size <= Frontier::SIZE_MAX && peaks.len() == size.count_ones() as usize;
        fits.then_some(Frontier { size, peaks })
    }

    /// Lets the tree grow by the entry with the hash `leaf`; gives back its index.
    pub fn push(&mut self, leaf: Hash) -> u64 {
        let index = self.size;
        let mut node = leaf;
        for _ in 0..index.trailing_ones() {
            let left = self.peaks.pop().expect("a peak stands for every bit set in the size");
            node = Hash::of_children(&left, &node);
        }
        self.peaks.push(node);
        // Counting to 2^63 one by one takes longer than there are disks for.
        self.size = index + 1;
        index
    }

    /// How many entries the tree has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The roots of its complete subtrees, the largest first.
    pub fn peaks(&self) -> &[Hash] {
        &self.peaks
    }

    /// The root of the whole tree; [`Hash::of_nothing`] of the empty one.
    pub fn root(&self) -> Hash {
        fold(&self.peaks).unwrap_or_else(Hash::of_nothing)
    }
}

impl Extend<Hash> for Frontier {
    fn extend<I: IntoIterator<Item = Hash>>(&mut self, leaves: I) {
        for leaf in leaves {
            self.push(leaf);
        }
    }
}

impl FromIterator<Hash> for Frontier {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Frontier {
        let mut frontier = Frontier::empty();
        frontier.extend(leaves);
        frontier
    }
}

/// The root over complete subtrees side by side, the largest first; `None` over none.
pub(super) fn fold(peaks: &[Hash]) -> Option<Hash> {
    let (last, larger) = peaks.split_last()?;
    Some(larger.iter().rev().fold(*last, |right, left| Hash::of_children(left, &right)))
}
