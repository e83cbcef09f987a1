//! Cells of a table as text that a spreadsheet reads and never runs.

use loupe_scheme::period::{PartialDate, Span};

/// The cell, with `'` before it when a spreadsheet would take it for a formula. A plain number keeps its sign.
pub(crate) fn safe(cell: String) -> String {
    let starts_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if starts_formula && !is_number(&cell) { format!("'{cell}") } else { cell }
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

/// Text, or nothing.
pub(super) fn or_empty<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The two ends of a span.
pub(super) fn ends(span: &Span) -> [String; 2] {
    [or_empty::<PartialDate>(span.from), or_empty::<PartialDate>(span.to)]
}

/// A value as its serialised name.
pub(super) fn code(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_made_text() {
        for formula in ["=1+1", "+49 30", "-cmd|' /C calc'!A0", "@sum(a)", "\t=1", "--1", "-", "-1.2.3"] {
            assert_eq!(safe(formula.to_owned()), format!("'{formula}"));
        }
        for plain in ["-9.39889", "-12", "41923910.10", "a=b", "", "O'Kane"] {
            assert_eq!(safe(plain.to_owned()), plain);
        }
    }
}
