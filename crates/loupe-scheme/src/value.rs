//! Money in US dollars, exact to the cent, current (not deflated).

use std::fmt;
use std::str::FromStr;

use crate::mass::{DecimalFault, parse_decimal, serialise_as_text, write_decimal};
use crate::rule::{Refusal, Rule};

/// A value as a count of US cents. Never negative, never rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UsdCents(u64);

impl UsdCents {
    /// Nothing.
    pub const ZERO: UsdCents = UsdCents(0);
    /// Ninety thousand million million cents; a signed 64-bit column holds it.
    pub const MAX: UsdCents = UsdCents(9_000_000_000_000_000_000);

    /// A value of `cents`; `None` above [`UsdCents::MAX`].
    pub const fn from_cents(cents: u64) -> Option<UsdCents> {
        if cents <= Self::MAX.0 { Some(UsdCents(cents)) } else { None }
    }

    /// The count of cents.
    pub const fn cents(self) -> u64 {
        self.0
    }

    /// The sum, or `None` above [`UsdCents::MAX`].
    pub const fn checked_add(self, other: UsdCents) -> Option<UsdCents> {
        match self.0.checked_add(other.0) {
            Some(cents) => Self::from_cents(cents),
            None => None,
        }
    }
}

impl fmt::Display for UsdCents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(f, self.0, 2, 2)
    }
}

impl FromStr for UsdCents {
    type Err = Refusal;

    /// Refuses with `V1` what is not a number, `V2` a negative, `V3` finer than a cent, `V4` above the most.
    fn from_str(text: &str) -> Result<UsdCents, Refusal> {
        let cents = parse_decimal(text, 2).map_err(|fault| {
            let rule = match fault {
                DecimalFault::NotANumber => Rule::ValueNotANumber,
                DecimalFault::Negative => Rule::ValueNegative,
                DecimalFault::TooFine => Rule::ValueTooFine,
                DecimalFault::TooLarge => Rule::ValueTooLarge,
            };
            Refusal::new(rule, text)
        })?;
        UsdCents::from_cents(cents).ok_or_else(|| Refusal::new(Rule::ValueTooLarge, text))
    }
}

serialise_as_text!(UsdCents);
