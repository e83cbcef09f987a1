//! Time stamps of returns, in the spellings in which they come.

use jiff::civil::{Date, DateTime};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads `2018-10-19T10:38:21`, `2018-10-19 10:38:21`, `2018-10-19`, or the statistics' own `19Oct18:10:38:21`, and
/// gives it as ISO 8601, as exact as it came. `None` for anything else.
pub(super) fn read(text: &str) -> Option<String> {
    if text.len() == 10 {
        return text.parse::<Date>().ok().map(|date| date.to_string());
    }
    if !text.is_ascii() {
        return None;
    }
    let iso =
        if text.len() == 16 && text.as_bytes()[7] == b':' { of_statistics(text)? } else { text.replace(' ', "T") };
    if iso.len() < 16 || iso.len() > 26 {
        return None;
    }
    iso.parse::<DateTime>().ok().map(|moment| moment.to_string())
}

/// `19Oct18:10:38:21` as `2018-10-19T10:38:21`; the scheme began in 2003, so the century is known.
fn of_statistics(text: &str) -> Option<String> {
    let (day, month, year, time) = (&text[0..2], &text[2..5], &text[5..7], &text[8..16]);
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))? + 1;
    Some(format!("20{year}-{month:02}-{day}T{time}"))
}

/// The day of a stamp that [`read`] gave.
pub(super) fn day(stamp: &str) -> Option<Date> {
    stamp.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn every_spelling_is_read() {
        assert_eq!(read("19Oct18:10:38:21").as_deref(), Some("2018-10-19T10:38:21"));
        assert_eq!(read("2018-10-19 10:38:21").as_deref(), Some("2018-10-19T10:38:21"));
        assert_eq!(read("2018-10-19T10:38:21").as_deref(), Some("2018-10-19T10:38:21"));
        assert_eq!(read("2018-10-19").as_deref(), Some("2018-10-19"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_stamp_or_none(text in ".{0,30}", alike in "[0-9]{2}[A-Za-z]{3}[0-9]{2}:[0-9:]{8}") {
            for text in [text, alike] {
                if let Some(stamp) = read(&text) {
                    proptest::prop_assert!(super::day(&stamp).is_some(), "{stamp}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_stamp_is_not_read() {
        for text in ["25401934276.590004", "31Feb20:10:00:00", "19Okt18:10:38:21", "soon", "2018", "ééééééé:éé"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
