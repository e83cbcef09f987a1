//! The check digit at the end of GS1 numbers (GS1 General Specifications, 7.9).

/// The check digit of `digits`, which do not yet hold it. `None` where something is not a digit.
pub fn check_digit(digits: &str) -> Option<char> {
    let mut sum = 0u32;
    for (place, digit) in digits.bytes().rev().enumerate() {
        let digit = u32::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
        sum = (sum + if place % 2 == 0 { 3 * digit } else { digit }) % 10;
    }
    char::from_digit((10 - sum) % 10, 10)
}
