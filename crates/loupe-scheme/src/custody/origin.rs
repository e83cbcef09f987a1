//! Where and when stones were mined, as custody tells it.

use std::collections::HashMap;

use super::bits::Bits;
use super::number::OriginId;
use crate::period::Period;

/// A mine or field, or a whole country where nothing nearer is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A site, by its id.
    Site(String),
    /// A participant, by its code.
    Country(String),
}

/// An origin: a place and the period of production.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Where.
    pub place: Place,
    /// When.
    pub period: Period,
}

/// All origins of a ledger, each once, by number. Number 0 is the unknown origin.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    all: Vec<Origin>,
    numbers: HashMap<Origin, OriginId>,
}

impl Origins {
    /// The number of an origin; the next one when it is new.
    pub fn number(&mut self, origin: Origin) -> OriginId {
        let next = OriginId(self.all.len() as u32 + 1);
        *self.numbers.entry(origin).or_insert_with_key(|origin| {
            self.all.push(origin.clone());
            next
        })
    }

    /// The origin of a number; `None` for the unknown one and for numbers never given.
    pub fn get(&self, number: OriginId) -> Option<&Origin> {
        self.all.get(number.place().checked_sub(1)?)
    }

    /// Every known origin with its number.
    pub fn iter(&self) -> impl Iterator<Item = (OriginId, &Origin)> {
        (1..).map(OriginId).zip(&self.all)
    }

    /// The origins that `belong` says are in it. The unknown origin is not.
    pub fn set(&self, belong: impl Fn(&Origin) -> bool) -> OriginSet {
        self.iter().filter(|(_, origin)| belong(origin)).map(|(number, _)| number).collect()
    }
}

/// A set of origins.
#[derive(Clone, Debug, Default)]
pub struct OriginSet(Bits);

impl OriginSet {
    /// Whether an origin is in it.
    pub fn has(&self, origin: OriginId) -> bool {
        self.0.has(origin.0)
    }
}

impl FromIterator<OriginId> for OriginSet {
    fn from_iter<I: IntoIterator<Item = OriginId>>(origins: I) -> OriginSet {
        let mut bits = Bits::default();
        origins.into_iter().for_each(|origin| bits.set(origin.0));
        OriginSet(bits)
    }
}
