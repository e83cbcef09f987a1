//! Carats, US$ and shares as they are printed: exact text, `at least` rounded down and `at most` up.

use loupe_scheme::mass::Carats;
use loupe_scheme::share::Share;
use loupe_scheme::statement::{Outcome, Parts, Shares};
use loupe_scheme::value::UsdCents;
use loupe_scheme::words::Lang;
use serde::{Serialize, Serializer};

/// A mass, and its value where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// Carats.
    pub carats: Carats,
    /// US$, current.
    pub usd: Option<UsdCents>,
}

/// Carats of a count of micro-carats; sums above the most stay at the most.
pub(crate) fn carats(micro: u64) -> Carats {
    Carats::from_micro(micro).unwrap_or(Carats::MAX)
}

/// US$ of a count of cents.
pub(crate) fn usd(cents: u64) -> UsdCents {
    UsdCents::from_cents(cents).unwrap_or(UsdCents::MAX)
}

/// A decimal as a language writes it: thousands parted by a narrow space, a point in English and a comma elsewhere.
pub fn grouped(lang: Lang, decimal: &str) -> String {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let mut text = String::with_capacity(decimal.len() + 12);
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(if lang == Lang::En { '.' } else { ',' });
        text.push_str(fraction);
    }
    text
}

/// Tenths of a per cent, 0 to 1000, as the text of a per cent: `33.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub u16);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// A share as the two integers it is made of, micro-carats of micro-carats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Exact {
    /// The part.
    pub part: u64,
    /// The whole.
    pub whole: u64,
}

impl From<Share> for Exact {
    fn from(share: Share) -> Exact {
        let (part, whole) = share.pair();
        Exact { part, whole }
    }
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bound {
    /// Carats; `null` when no source gives the amount.
    pub carats: Option<Carats>,
    /// US$, current; `null` when no source gives the value.
    pub usd: Option<UsdCents>,
    /// The share by mass in per cent, one decimal: rounded down for *at least*, up for *at most*.
    pub share: Tenths,
    /// The share exactly.
    pub exact: Exact,
}

/// What is known of the amounts behind an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Mass and value.
    MassAndValue,
    /// Mass only.
    Mass,
    /// Neither: the outcome is of a whole of 1.
    Nothing,
}

/// The interval of an outcome: what is certain and what cannot be ruled out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// Verified, on the reading of the returns that is least.
    pub at_least: Bound,
    /// Verified, open and not looked at, on the reading that is most.
    pub at_most: Bound,
}

impl Interval {
    pub(crate) fn new(outcome: &Outcome, shares: &Shares, known: Known) -> Interval {
        let mass = |micro: u64| (known != Known::Nothing).then(|| carats(micro));
        let value = |cents: u64| (known == Known::MassAndValue).then(|| usd(cents));
        Interval {
            at_least: Bound {
                carats: mass(outcome.mass_least.verified),
                usd: value(outcome.value_least.verified),
                share: Tenths(shares.at_least.tenths_down()),
                exact: shares.at_least.into(),
            },
            at_most: Bound {
                carats: mass(outcome.mass.at_most()),
                usd: value(outcome.value.at_most()),
                share: Tenths(shares.at_most.tenths_up()),
                exact: shares.at_most.into(),
            },
        }
    }
}

/// The four parts of a whole; they add up to it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FourParts {
    /// A verified finding meets the definition.
    pub verified: Amount,
    /// Alleged, contested, unknown, or left open by mixing or by dates.
    pub open: Amount,
    /// Nobody examined that place for that period and kind of act.
    pub not_looked: Amount,
    /// Looked at, and no published finding meets the definition.
    pub rest: Amount,
    /// All four together.
    pub whole: Amount,
}

impl FourParts {
    /// The parts with every row of a return counted, and with the smallest row of each disputed half-year counted.
    /// `None` when no source gives the amount.
    pub(crate) fn both(outcome: &Outcome, known: Known) -> Option<(FourParts, FourParts)> {
        (known != Known::Nothing).then(|| {
            let value = |parts: &Parts| (known == Known::MassAndValue).then_some(*parts);
            let most = FourParts::of(&outcome.mass, value(&outcome.value));
            (most, FourParts::of(&outcome.mass_least, value(&outcome.value_least)))
        })
    }

    fn of(mass: &Parts, value: Option<Parts>) -> FourParts {
        let amount = |micro: u64, cents: fn(&Parts) -> u64| Amount {
            carats: carats(micro),
            usd: value.as_ref().map(|parts| usd(cents(parts))),
        };
        FourParts {
            verified: amount(mass.verified, |parts| parts.verified),
            open: amount(mass.open, |parts| parts.open),
            not_looked: amount(mass.not_looked, |parts| parts.not_looked),
            rest: amount(mass.rest, |parts| parts.rest),
            whole: amount(mass.whole(), Parts::whole),
        }
    }
}
