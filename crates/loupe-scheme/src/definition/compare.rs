//! What one definition covers and another does not, exactly.

use super::{Region, Resolved, cells, maximal};

/// What one definition covers beyond the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Maximal boxes, largest first; none proves that all of it is contained in the other.
    pub boxes: Vec<Region>,
    /// Whether the boxes hold all of it.
    pub complete: bool,
    /// How many combinations of the vocabulary it holds.
    pub cells: u128,
}

/// Two definitions side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What the first covers and the second does not.
    pub left_only: Difference,
    /// What the second covers and the first does not.
    pub right_only: Difference,
    /// How many combinations both cover.
    pub both_cells: u128,
}

impl Comparison {
    /// Whether everything the first covers is covered by the second: proved, not assumed.
    pub fn left_is_contained(&self) -> bool {
        self.left_only.cells == 0
    }
}

/// Compares two definitions of one vocabulary.
pub fn compare(left: &Resolved, right: &Resolved) -> Comparison {
    let (l, r) = (left.regions(), right.regions());
    let difference = |a: &[Region], b: &[Region]| {
        let (boxes, all) = (maximal(a, b), cells(a, b));
        Difference { complete: cells(&boxes, &[]) == all, boxes, cells: all }
    };
    let left_only = difference(&l, &r);
    let both_cells = cells(&l, &[]) - left_only.cells;
    Comparison { left_only, right_only: difference(&r, &l), both_cells }
}
