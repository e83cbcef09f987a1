//! Decimal numbers in their order, without a float.

use std::cmp::Ordering;

use crate::json::Number;

/// A decimal number in the one form that is worth the same: no zeros that say nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    whole: String,
    fraction: String,
}

impl Decimal {
    /// The worth of a number. `None` when a power of ten beyond 64 would have to be written out.
    pub(super) fn of(number: &Number) -> Option<Self> {
        let plain = number.plain()?;
        let unsigned = plain.strip_prefix('-');
        let (whole, fraction) = match unsigned.unwrap_or(&plain).split_once('.') {
            Some((whole, fraction)) => (whole, fraction.trim_end_matches('0')),
            None => (unsigned.unwrap_or(&plain), ""),
        };
        let whole = whole.trim_start_matches('0');
        let nothing = whole.is_empty() && fraction.is_empty();
        Some(Self { negative: unsigned.is_some() && !nothing, whole: whole.to_owned(), fraction: fraction.to_owned() })
    }

    /// The worth of a text in JSON's grammar of numbers.
    pub(super) fn read(text: &str) -> Option<Self> {
        Self::of(&Number::new(text)?)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |one: &Self, two: &Self| {
            let whole = one.whole.len().cmp(&two.whole.len()).then_with(|| one.whole.cmp(&two.whole));
            whole.then_with(|| one.fraction.cmp(&two.fraction))
        };
        match (self.negative, other.negative) {
            (false, false) => size(self, other),
            (true, true) => size(other, self),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }
}
