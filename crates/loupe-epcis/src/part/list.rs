//! Lists, and lists of which something is asked.

use std::collections::HashSet;
use std::hash::Hash;
use std::ops::Deref;

use super::Part;
use crate::fault::{Faults, Place, Wrong};
use crate::json::Value;

/// Up to here looking through all items is faster than a set of them.
const FEW_ITEMS: usize = 16;

/// A list without two items that are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distinct<T>(Vec<T>);

/// A list with at least one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled<L>(L);

impl<T: Part> Part for Vec<T> {
    fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::List(items) = value else {
            faults.add(at, Wrong::NotList);
            return None;
        };
        let many = items.len();
        let read = items.into_iter().enumerate().filter_map(|(number, item)| T::read(item, &at.item(number), faults));
        let read: Self = read.collect();
        (read.len() == many).then_some(read)
    }

    fn write(&self) -> Value {
        Value::List(self.iter().map(Part::write).collect())
    }
}

impl<T: Part + Eq + Hash> Part for Distinct<T> {
    fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
        let items = Vec::<T>::read(value, at, faults)?;
        let again = repeated(&items);
        for number in &again {
            faults.add(&at.item(*number), Wrong::Twice);
        }
        again.is_empty().then_some(Self(items))
    }

    fn write(&self) -> Value {
        self.0.write()
    }
}

impl<T, L: Part + Deref<Target = [T]>> Part for Filled<L> {
    fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
        let list = L::read(value, at, faults)?;
        if list.is_empty() {
            faults.add(at, Wrong::Empty);
            return None;
        }
        Some(Self(list))
    }

    fn write(&self) -> Value {
        self.0.write()
    }
}

impl<T> Deref for Distinct<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T, L: Deref<Target = [T]>> Deref for Filled<L> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// The numbers of the items that stand earlier in the list as well.
fn repeated<T: Eq + Hash>(items: &[T]) -> Vec<usize> {
    let numbers = 0..items.len();
    if items.len() <= FEW_ITEMS {
        return numbers.filter(|&number| items[..number].contains(&items[number])).collect();
    }
    let mut seen = HashSet::with_capacity(items.len());
    numbers.filter(|&number| !seen.insert(&items[number])).collect()
}
