//! A number by its digits, never as a float.

use std::fmt;

/// The largest power of ten either way that [`Number::plain`] writes out.
const EXPONENT_MAX: i64 = 64;

/// A number as it was written, in JSON's grammar: `20`, `20.0` and `2e1` are worth the same and stay three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    written: Box<str>,
}

/// The digits of a number without zeros at either end, and the power of ten of the last one.
#[derive(PartialEq, Eq)]
struct Worth {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Number {
    /// A number from text in JSON's grammar. `None` for any other text.
    pub fn new(written: &str) -> Option<Self> {
        let unsigned = written.strip_prefix('-').unwrap_or(written);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
            None => (unsigned, "0"),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let starts_well = whole == "0" || !whole.starts_with('0');
        let well = digits(whole) && digits(fraction) && digits(exponent) && starts_well;
        well.then(|| Self { written: written.into() })
    }

    /// As it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The same worth as digits with at most one point: no exponent, no zeros that say nothing, `0` for every zero.
    /// `None` when a power of ten beyond 64 would have to be written out.
    pub fn plain(&self) -> Option<String> {
        let Worth { negative, digits, exponent } = self.worth()?;
        if digits.is_empty() {
            return Some("0".to_owned());
        }
        if exponent.abs() > EXPONENT_MAX {
            return None;
        }
        let sign = if negative { "-" } else { "" };
        let power = usize::try_from(exponent.unsigned_abs()).ok()?;
        if exponent >= 0 {
            return Some(format!("{sign}{digits}{}", "0".repeat(power)));
        }
        let padded = format!("{}{digits}", "0".repeat((power + 1).saturating_sub(digits.len())));
        let (whole, fraction) = padded.split_at(padded.len() - power);
        Some(format!("{sign}{whole}.{fraction}"))
    }

    pub(super) fn is_worth(&self, other: &Self) -> bool {
        self.written == other.written || self.worth().is_some_and(|worth| Some(worth) == other.worth())
    }

    /// `None` where the exponent itself is beyond 64 bits.
    fn worth(&self) -> Option<Worth> {
        let unsigned = self.written.strip_prefix('-');
        let negative = unsigned.is_some();
        let unsigned = unsigned.unwrap_or(&self.written);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0').trim_end_matches('0');
        if digits.is_empty() {
            return Some(Worth { negative: false, digits: String::new(), exponent: 0 });
        }
        let zeros = all.len() - all.trim_end_matches('0').len();
        let moved = i64::try_from(zeros).ok()?.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        let exponent = exponent.parse::<i64>().ok()?.checked_add(moved)?;
        Some(Worth { negative, digits: digits.to_owned(), exponent })
    }
}

impl From<u64> for Number {
    fn from(whole: u64) -> Self {
        Self { written: whole.to_string().into() }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}
