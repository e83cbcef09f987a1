//! Differences of sets of boxes, walked field by field. The work is bounded by the vocabulary, not by the number of
//! boxes: values that lie in the same boxes are walked once, and so are equal remainders.

use std::collections::HashMap;

use super::{Region, subtract};
use crate::vocabulary::{Field, ValueSet};

/// Small fields first, so that the walk branches late; the last one is answered at once.
const ORDER: [Field; Field::COUNT] = [
    Field::Goods,
    Field::Gravity,
    Field::Finances,
    Field::Aim,
    Field::UnStatus,
    Field::Pattern,
    Field::Link,
    Field::Actor,
    Field::Act,
];
const LAST: usize = Field::COUNT - 1;

/// As many boxes as a walk tells apart on either side; more are subtracted one by one.
const BOXES_MAX: usize = 256;

/// A set of boxes, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Boxes([u128; 2]);

impl Boxes {
    fn with(mut self, index: usize) -> Boxes {
        self.0[index / 128] |= 1 << (index % 128);
        self
    }

    const fn and(self, other: Boxes) -> Boxes {
        Boxes([self.0[0] & other.0[0], self.0[1] & other.0[1]])
    }

    const fn is_empty(self) -> bool {
        self.0[0] | self.0[1] == 0
    }
}

/// The boxes of either side that still hold what was walked so far.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Alive {
    a: Boxes,
    b: Boxes,
}

impl Alive {
    const fn and(self, other: Alive) -> Alive {
        Alive { a: self.a.and(other.a), b: self.b.and(other.b) }
    }

    /// Whether it is in some box of `a` and in none of `b`.
    const fn is_inside(self) -> bool {
        !self.a.is_empty() && self.b.is_empty()
    }
}

struct Walk {
    /// For each field in order and each of its values, the boxes that allow it.
    holding: Vec<Vec<Alive>>,
    counted: HashMap<(usize, Alive), u128>,
}

impl Walk {
    fn new(a: &[Region], b: &[Region]) -> (Walk, Alive) {
        let of = |boxes: &[Region], fits: &dyn Fn(&Region) -> bool| {
            let fitting = boxes.iter().enumerate().filter(|(_, region)| !region.is_empty() && fits(region));
            fitting.fold(Boxes::default(), |set, (index, _)| set.with(index))
        };
        let both = |fits: &dyn Fn(&Region) -> bool| Alive { a: of(a, fits), b: of(b, fits) };
        let holding = ORDER.map(|field| {
            let all = a.iter().fold(ValueSet::EMPTY, |set, region| set.or(region.of(field)));
            let most = all.indices().last().map_or(0, |last| last + 1);
            (0..most).map(|value| both(&|region| ValueSet::one(value).within(region.of(field)))).collect()
        });
        (Walk { holding: holding.into(), counted: HashMap::new() }, both(&|_| true))
    }

    /// The values of the field at `depth`, put together where they lie in the same boxes.
    fn branches(&self, depth: usize, alive: Alive) -> Vec<(Alive, ValueSet)> {
        let mut branches: Vec<(Alive, ValueSet)> = Vec::new();
        for (value, holding) in self.holding[depth].iter().enumerate() {
            let (inside, value) = (alive.and(*holding), ValueSet::one(value));
            if inside.a.is_empty() {
                continue;
            }
            match branches.iter_mut().find(|(known, _)| *known == inside) {
                Some((_, values)) => *values = values.or(value),
                None => branches.push((inside, value)),
            }
        }
        branches
    }

    /// The values of the last field that are in some box of `a` and in none of `b`.
    fn last(&self, alive: Alive) -> ValueSet {
        let values = self.holding[LAST].iter().enumerate().filter(|(_, holding)| alive.and(**holding).is_inside());
        values.fold(ValueSet::EMPTY, |set, (value, _)| set.or(ValueSet::one(value)))
    }

    fn count(&mut self, depth: usize, alive: Alive) -> u128 {
        if depth == LAST {
            return u128::from(self.last(alive).len());
        }
        if let Some(known) = self.counted.get(&(depth, alive)) {
            return *known;
        }
        let branches = self.branches(depth, alive);
        let sum = branches.into_iter().map(|(inside, values)| u128::from(values.len()) * self.count(depth + 1, inside));
        let sum = sum.sum();
        self.counted.insert((depth, alive), sum);
        sum
    }

    fn collect(&self, depth: usize, alive: Alive, begun: Region, most: usize, found: &mut Vec<Region>) {
        if found.len() >= most {
            return;
        }
        if depth == LAST {
            let values = self.last(alive);
            if !values.is_empty() {
                found.push(begun.with(ORDER[LAST], values));
            }
            return;
        }
        for (inside, values) in self.branches(depth, alive) {
            self.collect(depth + 1, inside, begun.with(ORDER[depth], values), most, found);
        }
    }
}

/// How many combinations are in some box of `a` and in none of `b`.
pub fn cells(a: &[Region], b: &[Region]) -> u128 {
    if a.len().max(b.len()) > BOXES_MAX {
        return subtract(a, b).iter().map(Region::cells).sum();
    }
    let (mut walk, alive) = Walk::new(a, b);
    walk.count(0, alive)
}

/// Boxes of what is in some box of `a` and in none of `b` that do not overlap; at most `most` of them.
pub(super) fn some_of(a: &[Region], b: &[Region], most: usize) -> Vec<Region> {
    if a.len().max(b.len()) > BOXES_MAX {
        return subtract(a, b).into_iter().take(most).collect();
    }
    let (walk, alive) = Walk::new(a, b);
    let mut found = Vec::new();
    walk.collect(0, alive, Region([ValueSet::EMPTY; Field::COUNT]), most, &mut found);
    found
}
