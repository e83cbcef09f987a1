//! Texts of a form: URIs, times, versions, offsets, units.

use std::fmt;

use super::Part;
use crate::fault::{Faults, Place, Wrong};
use crate::json::Value;

/// A text that fits a function, and the fault of one that does not.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $fits:expr, $wrong:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The text, if it fits.
            pub fn new(text: impl Into<String>) -> Option<Self> {
                let text = text.into();
                Self::fits(&text).then_some(Self(text))
            }

            /// Whether a text fits.
            pub fn fits(text: &str) -> bool {
                $fits(text)
            }

            /// As it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Part for $name {
            fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
                let read = Self::new(String::read(value, at, faults)?);
                if read.is_none() {
                    faults.add(at, $wrong);
                }
                read
            }

            fn write(&self) -> Value {
                Value::Text(self.0.clone())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use text;

text! {
    /// A URI with its scheme (RFC 3986): an EPC URN, a GS1 Digital Link, `prefix:name`.
    Uri, is_uri, Wrong::NotUri
}

text! {
    /// A date with time and offset, as it was written (RFC 3339).
    Time, is_time, Wrong::NotTime
}

text! {
    /// Whole numbers with points between them, such as `2.0`.
    Version, is_version, Wrong::NotVersion
}

text! {
    /// The offset from UTC where an event happened, `-14:00` to `+14:00`.
    Offset, is_offset, Wrong::NotOffset
}

text! {
    /// A unit of measure: two or three capitals or digits (UN/ECE Rec 20). A metric carat is `CTM`.
    Unit, is_unit, Wrong::NotUnit
}

text! {
    /// Hexadecimal digits.
    Hex, is_hex, Wrong::NotHex
}

impl Time {
    /// The moment that is meant, to the nanosecond; what is finer is cut off, and a leap second counts as the second
    /// before it. `None` outside the years -9999 to 9999.
    pub fn moment(&self) -> Option<jiff::Timestamp> {
        let (whole, rest) = self.0.split_at(WHOLE_SECONDS);
        let digits = rest.bytes().skip(1).take_while(u8::is_ascii_digit).count();
        if !rest.starts_with('.') || digits <= 9 {
            return self.0.parse().ok();
        }
        format!("{whole}{}{}", &rest[..10], &rest[digits + 1..]).parse().ok()
    }
}

/// The length of a time up to its whole seconds.
const WHOLE_SECONDS: usize = "2026-11-30T00:00:00".len();

fn is_uri(text: &str) -> bool {
    fluent_uri::Uri::parse(text).is_ok()
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Two digits at a place, up to the largest that may stand there.
fn two_digits(bytes: &[u8], at: usize, most: u8) -> Option<i32> {
    let (tens, ones) = (bytes.get(at)?.wrapping_sub(b'0'), bytes.get(at + 1)?.wrapping_sub(b'0'));
    let number = (tens < 10 && ones < 10).then(|| tens * 10 + ones)?;
    (number <= most).then_some(i32::from(number))
}

fn is_time(text: &str) -> bool {
    fits_time(text.as_bytes()).is_some()
}

fn fits_time(bytes: &[u8]) -> Option<()> {
    let marks = [(4, b"--"), (7, b"--"), (10, b"Tt"), (13, b"::"), (16, b"::")];
    let marked = |&(at, mark): &(usize, &[u8; 2])| bytes.get(at).is_some_and(|byte| mark.contains(byte));
    marks.iter().all(marked).then_some(())?;
    let year = two_digits(bytes, 0, 99)? * 100 + two_digits(bytes, 2, 99)?;
    let (month, day) = (two_digits(bytes, 5, 12)?, two_digits(bytes, 8, 31)?);
    let (hour, minute, second) = (two_digits(bytes, 11, 23)?, two_digits(bytes, 14, 59)?, two_digits(bytes, 17, 60)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        0 => 0,
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=days).contains(&day).then_some(())?;
    let mut rest = &bytes[WHOLE_SECONDS..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (digits > 0).then_some(())?;
        rest = &fraction[digits..];
    }
    let east = match rest {
        b"Z" | b"z" => 0,
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let minutes = two_digits(rest, 1, 23)? * 60 + two_digits(rest, 4, 59)?;
            if *sign == b'+' { minutes } else { -minutes }
        }
        _ => return None,
    };
    // A leap second is the last of a day of UTC and no other (RFC 3339, 5.7).
    let last_of_the_day = (hour * 60 + minute - east).rem_euclid(24 * 60) == 24 * 60 - 1;
    (second < 60 || last_of_the_day).then_some(())
}

fn is_version(text: &str) -> bool {
    text.split('.').all(all_digits)
}

fn is_offset(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [b'+' | b'-', _, _, b':', _, _] = bytes else { return false };
    match (two_digits(bytes, 1, 14), two_digits(bytes, 4, 59)) {
        (Some(hours), Some(minutes)) => hours < 14 || minutes == 0,
        _ => false,
    }
}

fn is_unit(text: &str) -> bool {
    (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
