//! Mass in carats, exact to the micro-carat.

use std::fmt;
use std::str::FromStr;

use crate::rule::{Refusal, Rule};

/// How many micro-carats make a carat.
pub const MICRO_PER_CARAT: u64 = 1_000_000;

/// A mass as a count of micro-carats (10⁻⁶ ct, 0.2 µg). Never negative, never rounded.
///
/// Parses and prints decimals exactly: `"41923910.10".parse::<Carats>()`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Carats(u64);

impl Carats {
    /// No mass at all.
    pub const ZERO: Carats = Carats(0);
    /// Nine billion carats: above all the rough that was ever mined, and a signed 64-bit column holds it.
    pub const MAX: Carats = Carats(9_000_000_000 * MICRO_PER_CARAT);

    /// A mass of `micro` millionths of a carat; `None` above [`Carats::MAX`].
    pub const fn from_micro(micro: u64) -> Option<Carats> {
        if micro <= Self::MAX.0 { Some(Carats(micro)) } else { None }
    }

    /// A part of what has a mass, of `micro` millionths of a carat, and so not above [`Carats::MAX`].
    pub(crate) const fn of_part(micro: u64) -> Carats {
        debug_assert!(micro <= Self::MAX.0, "more than there can be");
        Carats(micro)
    }

    /// The count of millionths of a carat.
    pub const fn micro(self) -> u64 {
        self.0
    }

    /// The sum, or `None` above [`Carats::MAX`].
    pub const fn checked_add(self, other: Carats) -> Option<Carats> {
        match self.0.checked_add(other.0) {
            Some(micro) => Self::from_micro(micro),
            None => None,
        }
    }

    /// The difference, or `None` where it would be negative.
    pub const fn checked_sub(self, other: Carats) -> Option<Carats> {
        match self.0.checked_sub(other.0) {
            Some(micro) => Some(Carats(micro)),
            None => None,
        }
    }
}

impl fmt::Display for Carats {
    /// At least two decimals, as on a certificate (KPCS Annex I), and as many more as the mass has.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(f, self.0, 6, 2)
    }
}

impl FromStr for Carats {
    type Err = Refusal;

    /// Refuses with `M1` what is not a number, `M2` a negative, `M3` finer than a micro-carat, `M4` above the most.
    fn from_str(text: &str) -> Result<Carats, Refusal> {
        let micro = parse_decimal(text, 6).map_err(|fault| {
            let rule = match fault {
                DecimalFault::NotANumber => Rule::MassNotANumber,
                DecimalFault::Negative => Rule::MassNegative,
                DecimalFault::TooFine => Rule::MassTooFine,
                DecimalFault::TooLarge => Rule::MassTooLarge,
            };
            Refusal::new(rule, text)
        })?;
        Carats::from_micro(micro).ok_or_else(|| Refusal::new(Rule::MassTooLarge, text))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecimalFault {
    NotANumber,
    Negative,
    TooFine,
    TooLarge,
}

/// Reads digits with an optional point as a whole number of 10^-`places`. Zeros beyond `places` say nothing and pass.
pub(crate) fn parse_decimal(text: &str, places: usize) -> Result<u64, DecimalFault> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || digits.ends_with('.') {
        return Err(DecimalFault::NotANumber);
    }
    if negative && digits.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        return Err(DecimalFault::Negative);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places {
        return Err(DecimalFault::TooFine);
    }
    let padded = format!("{whole}{fraction:0<places$}");
    padded.parse().map_err(|_| DecimalFault::TooLarge)
}

pub(crate) fn write_decimal(f: &mut fmt::Formatter<'_>, n: u64, places: usize, least: usize) -> fmt::Result {
    let digits = format!("{n:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let kept = fraction.trim_end_matches('0').len().max(least);
    write!(f, "{whole}.{}", &fraction[..kept])
}

/// Writes and reads any exact amount as its printed decimal, so that no reader turns it into a float.
macro_rules! serialise_as_text {
    ($t:ty) => {
        impl serde::Serialize for $t {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $t {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<$t, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use serialise_as_text;
serialise_as_text!(Carats);
