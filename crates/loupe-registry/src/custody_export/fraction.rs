//! A share of a mass as a decimal with nine places, cut on the side that promises less.

use std::fmt;

use loupe_scheme::mass::Carats;
use serde::Serialize;

const PLACES: usize = 9;
const ONE: u64 = 1_000_000_000;

/// A share between 0 and 1 in billionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction(u64);

impl Fraction {
    /// `part` of `whole`, rounded down. A part of nothing is none; more than the whole is all of it.
    pub fn down(part: Carats, whole: Carats) -> Fraction {
        let scaled = u128::from(part.micro().min(whole.micro())) * u128::from(ONE);
        Fraction((scaled / u128::from(whole.micro().max(1))) as u64)
    }

    /// The same, rounded up.
    pub fn up(part: Carats, whole: Carats) -> Fraction {
        let scaled = u128::from(part.micro().min(whole.micro())) * u128::from(ONE);
        Fraction(scaled.div_ceil(u128::from(whole.micro().max(1))) as u64)
    }

    /// In billionths.
    pub const fn billionths(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Fraction {
    /// Without zeros that say nothing: `0.25`, `1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / ONE, self.0 % ONE);
        let digits = format!("{rest:0PLACES$}");
        match digits.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            digits => write!(f, "{whole}.{digits}"),
        }
    }
}

impl Serialize for Fraction {
    /// As text, so that no reader turns it into a float.
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ct(text: &str) -> Carats {
        text.parse().unwrap()
    }

    #[test]
    fn a_share_is_cut_on_the_side_that_promises_less() {
        let both = |part, whole| {
            [Fraction::down(ct(part), ct(whole)), Fraction::up(ct(part), ct(whole))].map(|one| one.to_string())
        };
        assert_eq!(both("1", "3"), ["0.333333333", "0.333333334"]);
        assert_eq!(both("1", "4"), ["0.25", "0.25"]);
        assert_eq!(both("3", "3"), ["1", "1"]);
        assert_eq!(both("4", "3"), ["1", "1"]);
        assert_eq!(both("0", "0"), ["0", "0"]);
        assert_eq!(both("0.000001", "9000000000"), ["0", "0.000000001"]);
    }
}
