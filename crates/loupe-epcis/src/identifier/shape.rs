//! Which keys and qualifiers there are, and what each can hold (GS1 General Specifications, 3; Digital Link 1.2, 4).

use super::IdentifierFault;

/// What may follow the digits of a key, or be in a qualifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    Nothing,
    Digits(usize),
    Text(usize),
    /// Capitals, digits, `#`, `-` and `/`.
    Part(usize),
}

/// One application identifier as a key or a qualifier.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) ai: &'static str,
    /// The word that Digital Link 1.1 allowed in its place.
    pub(super) word: &'static str,
    /// How many digits it begins with.
    pub(super) digits: usize,
    /// How many of these end in a check digit.
    pub(super) checked: usize,
    pub(super) tail: Tail,
    /// Its qualifiers; of those found, the first in this list is kept.
    pub(super) qualifiers: &'static [&'static str],
}

const fn key(
    ai: &'static str,
    word: &'static str,
    digits: (usize, usize),
    tail: Tail,
    qualifiers: &'static [&'static str],
) -> Shape {
    Shape { ai, word, digits: digits.0, checked: digits.1, tail, qualifiers }
}

pub(super) const KEYS: [Shape; 14] = [
    key("00", "sscc", (18, 18), Tail::Nothing, &[]),
    key("01", "gtin", (14, 14), Tail::Nothing, &["21", "235", "10", "22"]),
    key("253", "gdti", (13, 13), Tail::Text(17), &[]),
    key("255", "gcn", (13, 13), Tail::Digits(12), &[]),
    key("401", "ginc", (0, 0), Tail::Text(30), &[]),
    key("402", "gsin", (17, 17), Tail::Nothing, &[]),
    key("414", "gln", (13, 13), Tail::Nothing, &["254"]),
    key("417", "party", (13, 13), Tail::Nothing, &[]),
    key("8003", "grai", (14, 14), Tail::Text(16), &[]),
    key("8004", "giai", (0, 0), Tail::Text(30), &[]),
    key("8006", "itip", (18, 14), Tail::Nothing, &["21", "10", "22"]),
    key("8010", "cpid", (0, 0), Tail::Part(30), &["8011"]),
    key("8017", "gsrnp", (18, 18), Tail::Nothing, &[]),
    key("8018", "gsrn", (18, 18), Tail::Nothing, &[]),
];

pub(super) const QUALIFIERS: [Shape; 6] = [
    key("10", "lot", (0, 0), Tail::Text(20), &[]),
    key("21", "ser", (0, 0), Tail::Text(20), &[]),
    key("22", "cpv", (0, 0), Tail::Text(20), &[]),
    key("235", "tpx", (0, 0), Tail::Text(28), &[]),
    key("254", "glnx", (0, 0), Tail::Text(20), &[]),
    key("8011", "cpsn", (0, 0), Tail::Digits(12), &[]),
];

/// The shape in `among` with this number or word.
pub(super) fn shape(among: &'static [Shape], name: &str) -> Option<&'static Shape> {
    among.iter().find(|shape| shape.ai == name || shape.word == name)
}

impl Shape {
    /// Refuses a value that does not fit. Does not look at check digits.
    pub(super) fn fits(&self, value: &str) -> Result<(), IdentifierFault> {
        let length = IdentifierFault::Length { ai: self.ai };
        let (Some(digits), Some(tail)) = (value.get(..self.digits), value.get(self.digits..)) else {
            return Err(length);
        };
        let (most, allowed): (usize, fn(u8) -> bool) = match self.tail {
            Tail::Nothing => (0, |_| false),
            Tail::Digits(most) => (most, |byte| byte.is_ascii_digit()),
            Tail::Text(most) => (most, is_serial),
            Tail::Part(most) => (most, |byte| matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'#' | b'-' | b'/')),
        };
        if tail.len() > most || value.is_empty() {
            return Err(length);
        }
        if digits.bytes().all(|byte| byte.is_ascii_digit()) && tail.bytes().all(allowed) {
            return Ok(());
        }
        Err(IdentifierFault::Character { ai: self.ai })
    }
}

/// The 82 characters of serial numbers and lots (GS1 General Specifications, 7.11).
fn is_serial(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!\"%&'()*+,-./:;<=>?_".contains(&byte)
}
