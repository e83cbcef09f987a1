//! Numbers, dates and periods as the reader's language writes them. Everything is exact until it is cut to be shown.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use loupe_registry::catalogue::catalogue;
use loupe_scheme::mass::Carats;
use loupe_scheme::period::{HalfYear, PartialDate, Period, Span};
use loupe_scheme::statement::Shares;
use loupe_scheme::value::UsdCents;
use loupe_scheme::words::Lang;

/// Narrow no-break space: parts thousands.
const THIN: char = '\u{202f}';
/// No-break space: holds a number and its unit together.
const HOLD: char = '\u{a0}';

/// Which way a number is cut: *at least* down, *at most* up, all else to the nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// For *at least*.
    Down,
    /// For *at most*.
    Up,
    /// For a number that is neither.
    Near,
}

/// A decimal such as `41923910.12` with its thousands parted, `41 923 910.12`; below zero with a minus sign.
pub fn decimal(lang: Lang, plain: &str) -> String {
    if let Some(below) = plain.strip_prefix('-') {
        return format!("−{}", decimal(lang, below));
    }
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = whole.len();
    let mut text = String::with_capacity(plain.len() + digits);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (digits - i).is_multiple_of(3) {
            text.push(THIN);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(if lang == Lang::En { '.' } else { ',' });
        text.push_str(fraction);
    }
    text
}

/// A whole number: `1 529`.
pub fn whole(lang: Lang, n: u64) -> String {
    decimal(lang, &n.to_string())
}

/// `n / unit` with a fixed number of decimals (at most 6).
pub fn scaled(lang: Lang, n: u64, unit: u64, places: u32, cut: Cut) -> String {
    let (n, unit) = (u128::from(n) * 10u128.pow(places), u128::from(unit.max(1)));
    let cut_off = match cut {
        Cut::Down => n / unit,
        Cut::Up => n.div_ceil(unit),
        Cut::Near => (n + unit / 2) / unit,
    };
    let digits = format!("{cut_off:0>width$}", width = places as usize + 1);
    let (before, after) = digits.split_at(digits.len() - places as usize);
    let point = if places == 0 { "" } else { "." };
    decimal(lang, &format!("{before}{point}{after}"))
}

/// Carats to the last digit that was filed: `41 923 910.12`.
pub fn carats(lang: Lang, mass: Carats) -> String {
    decimal(lang, &mass.to_string())
}

/// Carats of a count of micro-carats, to two decimals.
pub fn carats_of(lang: Lang, micro: u64, cut: Cut) -> String {
    scaled(lang, micro, 1_000_000, 2, cut)
}

/// Whole carats of a count of micro-carats.
pub fn whole_carats(lang: Lang, micro: u64, cut: Cut) -> String {
    scaled(lang, micro, 1_000_000, 0, cut)
}

/// Million carats of a count of micro-carats, to two decimals: `112.07`.
pub fn million_carats(lang: Lang, micro: u64, cut: Cut) -> String {
    scaled(lang, micro, 1_000_000_000_000, 2, cut)
}

/// US$ to the cent.
pub fn usd(lang: Lang, value: UsdCents) -> String {
    decimal(lang, &value.to_string())
}

/// Million US$ of a count of cents, to one decimal.
pub fn million_usd(lang: Lang, cents: u64, cut: Cut) -> String {
    scaled(lang, cents, 100_000_000, 1, cut)
}

/// US$ per carat to the cent; `None` where there are no carats.
pub fn usd_per_carat(lang: Lang, cents: u64, micro: u64) -> Option<String> {
    if micro == 0 {
        return None;
    }
    let cents_per_carat = (u128::from(cents) * 1_000_000 + u128::from(micro) / 2) / u128::from(micro);
    let cents_per_carat = u64::try_from(cents_per_carat).unwrap_or(u64::MAX);
    Some(scaled(lang, cents_per_carat, 100, 2, Cut::Near))
}

/// Tenths of a per cent with one decimal and no sign: `26.8`; for tables.
pub fn tenths(lang: Lang, tenths: u16) -> String {
    scaled(lang, u64::from(tenths), 10, 1, Cut::Down)
}

/// Tenths of a per cent with the sign: `26.8 %`, and `0 %` or `100 %` where nothing is cut off.
pub fn percent(lang: Lang, of_thousand: u16) -> String {
    let text = match of_thousand {
        0 => "0".to_owned(),
        1000 => "100".to_owned(),
        other => tenths(lang, other),
    };
    format!("{text}{HOLD}%")
}

/// The two ends of an interval in a cell: `26.8 – 61.0`.
pub fn interval(lang: Lang, shares: &Shares) -> String {
    let (least, most) = (shares.at_least.tenths_down(), shares.at_most.tenths_up());
    format!("{}{HOLD}–{HOLD}{}", tenths(lang, least), tenths(lang, most))
}

/// A day: `14 Mar 2023`.
pub fn date(lang: Lang, date: Date) -> String {
    format!("{}{HOLD}{}{HOLD}{}", day(lang, date.day()), month(lang, date.month()), date.year())
}

/// A moment to the minute: `24 Nov 2026, 23:01 UTC`.
pub fn moment(lang: Lang, at: Timestamp) -> String {
    let at = Offset::UTC.to_datetime(at);
    format!("{}, {:02}:{:02}{HOLD}UTC", date(lang, at.date()), at.hour(), at.minute())
}

/// The day of a month: in French the first is `1er`.
fn day(lang: Lang, day: i8) -> String {
    if lang == Lang::Fr && day == 1 { "1er".to_owned() } else { day.to_string() }
}

fn month(lang: Lang, month: i8) -> String {
    catalogue(lang).text(&format!("month-{month}")).into_owned()
}

/// A date as far as it is known: `2022`, `Mar 2022`, `14 Mar 2022`.
pub fn partial_date(lang: Lang, date: PartialDate) -> String {
    match date.parts() {
        (year, Some(m), Some(d)) => format!("{}{HOLD}{}{HOLD}{year}", day(lang, d), month(lang, m)),
        (year, Some(m), None) => format!("{}{HOLD}{year}", month(lang, m)),
        (year, None, _) => year.to_string(),
    }
}

/// From when to when, in words where an end is open or not given.
pub fn span(lang: Lang, span: &Span) -> String {
    let text = |key: &str, day: PartialDate| catalogue(lang).with(key, &[("day", partial_date(lang, day))]);
    match (span.from, span.to) {
        (Some(from), Some(to)) if from == to => partial_date(lang, from),
        (Some(from), Some(to)) => format!("{} – {}", partial_date(lang, from), partial_date(lang, to)),
        (Some(from), None) => text("span-from", from),
        (None, Some(to)) => text("span-until", to),
        (None, None) => catalogue(lang).text("span-none").into_owned(),
    }
}

/// A half-year: `2022 H1`, in French and Portuguese `2022 S1`.
pub fn half(lang: Lang, half: HalfYear) -> String {
    let letter = if lang == Lang::En { 'H' } else { 'S' };
    format!("{}{HOLD}{letter}{}", half.year(), half.half())
}

/// A period: `2022`, `2022 H1`, `2019–2023`.
pub fn period(lang: Lang, period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    match period.as_year() {
        Some(year) => year.to_string(),
        None if first == last => half(lang, first),
        None if first.half() == 1 && last.half() == 2 => format!("{}–{}", first.year(), last.year()),
        None => format!("{} – {}", half(lang, first), half(lang, last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_and_the_mark_follows_the_language() {
        assert_eq!(decimal(Lang::En, "41923910.12"), "41\u{202f}923\u{202f}910.12");
        assert_eq!(decimal(Lang::Fr, "1000.5"), "1\u{202f}000,5");
        assert_eq!(decimal(Lang::Pt, "999"), "999");
        assert_eq!(whole(Lang::En, 100_000), "100\u{202f}000");
        assert_eq!(decimal(Lang::Fr, "-100.25"), "−100,25");
    }

    #[test]
    fn at_least_is_cut_down_and_at_most_up() {
        assert_eq!(scaled(Lang::En, 1_999, 1000, 1, Cut::Down), "1.9");
        assert_eq!(scaled(Lang::En, 1_901, 1000, 1, Cut::Up), "2.0");
        assert_eq!(scaled(Lang::Fr, 1_950, 1000, 1, Cut::Near), "2,0");
        assert_eq!(scaled(Lang::En, 5, 1000, 0, Cut::Up), "1");
        assert_eq!(percent(Lang::En, 268), "26.8\u{a0}%");
        assert_eq!(percent(Lang::Fr, 1000), "100\u{a0}%");
        assert_eq!(percent(Lang::Fr, 999), "99,9\u{a0}%");
    }

    #[test]
    fn a_price_needs_carats() {
        assert_eq!(usd_per_carat(Lang::En, 670, 1_000_000).as_deref(), Some("6.70"));
        assert_eq!(usd_per_carat(Lang::En, 670, 0), None);
    }

    #[test]
    fn periods_and_dates_are_written_as_the_language_does() {
        let year = Period::year(2022).unwrap();
        assert_eq!(period(Lang::Fr, year), "2022");
        assert_eq!(half(Lang::Fr, year.first()), "2022\u{a0}S1");
        assert_eq!(date(Lang::En, jiff::civil::date(2023, 3, 14)), "14\u{a0}Mar\u{a0}2023");
        assert_eq!(partial_date(Lang::Pt, "2023-03".parse().unwrap()), "mar.\u{a0}2023");
    }
}
