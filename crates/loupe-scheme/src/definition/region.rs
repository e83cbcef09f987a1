//! Boxes over the vocabulary, and the exact algebra of sets of them.

use serde::Serialize;
use serde::ser::SerializeMap;

use super::tree::some_of;
use crate::vocabulary::{Field, ValueSet, Vocabulary};

/// A box: for each field the values it allows. It holds every combination of them, and none when a set is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(pub [ValueSet; Field::COUNT]);

impl Region {
    /// Everything the vocabulary can say.
    pub fn all(vocabulary: &Vocabulary) -> Region {
        Region(Field::ALL.map(|field| vocabulary.any(field)))
    }

    /// The values allowed of a field.
    pub const fn of(&self, field: Field) -> ValueSet {
        self.0[field as usize]
    }

    /// The same box with other values of one field.
    #[must_use]
    pub const fn with(mut self, field: Field, values: ValueSet) -> Region {
        self.0[field as usize] = values;
        self
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().any(|set| set.is_empty())
    }

    /// What is in both.
    #[must_use]
    pub fn and(&self, other: &Region) -> Region {
        Region(std::array::from_fn(|i| self.0[i].and(other.0[i])))
    }

    /// Whether all of it is in `other`.
    pub fn within(&self, other: &Region) -> bool {
        self.is_empty() || self.0.iter().zip(&other.0).all(|(a, b)| a.within(*b))
    }

    /// How many combinations it holds.
    pub fn cells(&self) -> u128 {
        self.0.iter().map(|set| u128::from(set.len())).product()
    }

    /// The parts of it outside `other`, as boxes that do not overlap.
    fn minus(&self, other: &Region) -> Vec<Region> {
        if self.and(other).is_empty() {
            return if self.is_empty() { Vec::new() } else { vec![*self] };
        }
        let mut rest = *self;
        let mut parts = Vec::new();
        for i in 0..Field::COUNT {
            let outside = rest.0[i].without(other.0[i]);
            if !outside.is_empty() {
                let mut part = rest;
                part.0[i] = outside;
                parts.push(part);
            }
            rest.0[i] = rest.0[i].and(other.0[i]);
        }
        parts
    }

    /// The parts of it outside `other`, each as large as it can be; they may overlap.
    fn minus_largest(&self, other: &Region) -> Vec<Region> {
        if self.and(other).is_empty() {
            return if self.is_empty() { Vec::new() } else { vec![*self] };
        }
        let part = |i: usize| {
            let outside = self.0[i].without(other.0[i]);
            let mut part = *self;
            part.0[i] = outside;
            (!outside.is_empty()).then_some(part)
        };
        (0..Field::COUNT).filter_map(part).collect()
    }
}

impl Serialize for Region {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(Field::COUNT))?;
        for field in Field::ALL {
            map.serialize_entry(field.key(), &format!("{:x}", self.of(field).0))?;
        }
        map.end()
    }
}

/// What is in some box of `a` and in none of `b`, as boxes that do not overlap.
pub fn subtract(a: &[Region], b: &[Region]) -> Vec<Region> {
    let mut apart: Vec<Region> = Vec::new();
    for region in a {
        let mut parts = vec![*region];
        for taken in b.iter().chain(&apart.clone()) {
            parts = parts.iter().flat_map(|part| part.minus(taken)).collect();
        }
        apart.extend(parts);
    }
    apart
}

/// How many boxes a difference may grow to before it is left unmerged.
const BOXES_MAX: usize = 160;
/// How many boxes a difference may fall into before only some of it is told, in boxes that do not overlap.
const PARTS_MAX: usize = 320;

/// What is in some box of `a` and in none of `b`, as maximal boxes: none can grow in any field and stay inside. A
/// difference of more than a few hundred boxes, which no text that people write leaves, is not told whole: the number
/// of its [`cells`](super::cells) says by how much.
pub fn maximal(a: &[Region], b: &[Region]) -> Vec<Region> {
    let mut boxes: Vec<Region> = Vec::new();
    for region in a {
        let mut parts = vec![*region];
        for taken in b {
            parts = absorb(parts.iter().flat_map(|part| part.minus_largest(taken)).collect());
            if parts.len() > PARTS_MAX {
                return some_of(a, b, BOXES_MAX);
            }
        }
        boxes.extend(parts);
    }
    boxes = absorb(boxes);
    if boxes.len() > BOXES_MAX {
        return some_of(a, b, BOXES_MAX);
    }
    loop {
        let grown: Vec<Region> = consensus(&boxes);
        if grown.is_empty() || boxes.len() + grown.len() > BOXES_MAX {
            break;
        }
        boxes.extend(grown);
        boxes = absorb(boxes);
    }
    boxes.sort_by(|x, y| y.cells().cmp(&x.cells()).then_with(|| x.cmp(y)));
    boxes
}

/// Drops every box that lies in another.
fn absorb(mut boxes: Vec<Region>) -> Vec<Region> {
    boxes.retain(|region| !region.is_empty());
    boxes.sort();
    boxes.dedup();
    let kept = |region: &Region| !boxes.iter().any(|other| other != region && region.within(other));
    boxes.iter().copied().filter(kept).collect()
}

/// Boxes that span two others along one field and lie in no box already there; no more than make them too many.
fn consensus(boxes: &[Region]) -> Vec<Region> {
    let mut grown: Vec<Region> = Vec::new();
    for (n, x) in boxes.iter().enumerate() {
        for y in &boxes[n + 1..] {
            for i in 0..Field::COUNT {
                let mut span = x.and(y);
                span.0[i] = x.0[i].or(y.0[i]);
                let known = |other: &Region| span.within(other);
                if !span.is_empty() && !boxes.iter().any(known) && !grown.iter().any(known) {
                    grown.push(span);
                    if boxes.len() + grown.len() > BOXES_MAX {
                        return grown;
                    }
                }
            }
        }
    }
    grown
}
