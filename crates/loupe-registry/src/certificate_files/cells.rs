//! Cells of these tables: texts that a spreadsheet never runs and that come back as they were, days, and lists.

use jiff::civil::{Date, DateTime};

/// Whether a spreadsheet would take the text for a formula, or for the sign that keeps it from that.
fn needs_guard(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The text with `'` before it where a spreadsheet would run it. [`unguarded`] takes it away again, and nothing else: a
/// name such as `'t Zilte` stays as it is.
pub(crate) fn guarded(text: &str) -> String {
    if needs_guard(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text without the `'` that [`guarded`] put before it.
pub(crate) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(text)
}

/// A day as `2026-11-25`, or a spreadsheet's day, which comes as its midnight.
pub(crate) fn day(text: &str) -> Option<Date> {
    if text.len() == 10 {
        return text.parse().ok();
    }
    let moment: DateTime = text.parse().ok().filter(|_| text.contains('T'))?;
    (moment.time() == jiff::civil::Time::midnight()).then(|| moment.date())
}

/// Several texts in one cell, with `; ` between them.
pub(super) fn listed<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let escaped = texts.into_iter().map(|text| text.replace('\\', "\\\\").replace(';', "\\;"));
    escaped.collect::<Vec<_>>().join("; ")
}

/// The texts of such a cell, trimmed; none of an empty one.
pub(super) fn list(cell: &str) -> Vec<String> {
    if cell.trim().is_empty() {
        return Vec::new();
    }
    let mut all = vec![String::new()];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        let last = all.last_mut().expect("there is always one");
        match letter {
            '\\' => last.extend(letters.next()),
            ';' => all.push(String::new()),
            other => last.push(other),
        }
    }
    all.into_iter().map(|text| text.trim().to_owned()).collect()
}

/// An HS code as a spreadsheet leaves it: of the number 7102.10 it keeps no last zero.
pub(super) fn hs(text: &str) -> String {
    match text.split_once('.') {
        Some((heading, part)) if heading.len() == 4 && part.len() == 1 => format!("{text}0"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_is_guarded_and_a_name_stays_as_it_is() {
        for formula in ["=1+1", "+49", "-5", "@sum", "'=x", "''-"] {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        for name in ["'t Zilte", "O'Hara", "", "1-2", "7102.31"] {
            assert_eq!((guarded(name).as_str(), unguarded(name)), (name, name));
        }
    }

    #[test]
    fn a_day_is_a_day_and_no_moment() {
        let day_of = |text| day(text).map(|day| day.to_string());
        assert_eq!(day_of("2026-11-25").as_deref(), Some("2026-11-25"));
        assert_eq!(day_of("2026-11-25T00:00:00").as_deref(), Some("2026-11-25"));
        for other in ["2026-11-25T10:00:00", "25.11.2026", "2026-13-01", "46351", ""] {
            assert_eq!(day_of(other), None, "{other}");
        }
    }

    #[test]
    fn a_spreadsheet_drops_the_last_zero_of_a_code() {
        assert_eq!(
            (hs("7102.1").as_str(), hs("7102.31").as_str(), hs("710210").as_str()),
            ("7102.10", "7102.31", "710210")
        );
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@a;\\\\-]{0,8}") {
            let written = guarded(&text);
            prop_assert_eq!(unguarded(&written), text.as_str());
        }

        #[test]
        fn every_list_comes_back(texts in proptest::collection::vec("[a-z;\\\\'=]{1,6}", 0..5)) {
            prop_assert_eq!(list(&listed(texts.iter().map(String::as_str))), texts);
        }
    }
}
