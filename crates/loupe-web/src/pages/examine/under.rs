//! An interval of an answer as a bar and as words.

use loupe_registry::answer::amount::{Exact, FourParts, Interval};
use maud::{Markup, html};

use crate::draw::{Bar, Hue, Size, bar};
use crate::format;
use crate::reader::Reader;

/// The bar of an interval. Without amounts all of it lies in one part.
pub(crate) fn bar_of(interval: &Interval, parts: Option<&FourParts>, all_in: Option<&str>) -> Bar {
    let fraction = |exact: Exact| exact.part as f64 / exact.whole.max(1) as f64;
    let (least, most) = (fraction(interval.at_least.exact), fraction(interval.at_most.exact));
    let unseen = match (parts, all_in) {
        (Some(parts), _) => parts.not_looked.carats.micro() as f64 / parts.whole.carats.micro().max(1) as f64,
        (None, Some("not_looked")) => 1.0,
        (None, _) => 0.0,
    };
    let not_looked = unseen.min(most - least).max(0.0);
    Bar { at_least: least, open: (most - least - not_looked).max(0.0), not_looked }
}

/// "at least 33.2 %, at most 100 %", bound to a definition's name.
pub(crate) fn sentence(reader: &Reader, name: &str, interval: &Interval) -> String {
    let (least, most) = ends(reader, interval);
    reader.with("interval-sentence", &[("definition", name.to_owned()), ("least", least), ("most", most)])
}

/// Both ends with the sign: at least cut down, at most up.
pub(crate) fn ends(reader: &Reader, interval: &Interval) -> (String, String) {
    let lang = reader.lang;
    (format::percent(lang, interval.at_least.share.0), format::percent(lang, interval.at_most.share.0))
}

/// A large bar with its ends in words and its scale.
pub(crate) fn large(reader: &Reader, hue: Hue, name: &str, interval: &Interval, drawn: &Bar) -> Markup {
    let (least, most) = ends(reader, interval);
    html! {
        (crate::draw::interval::ends(reader, &least, &most))
        (bar(drawn, hue, Size::Verdict, Some(&sentence(reader, name, interval))))
        (crate::draw::interval::scale(&["0", "50", "100\u{a0}%"]))
    }
}

/// Both ends in a cell of a table: `33.2 – 100.0`.
pub(crate) fn cell(reader: &Reader, interval: &Interval) -> String {
    let lang = reader.lang;
    let (least, most) = (interval.at_least.share.0, interval.at_most.share.0);
    format!("{}\u{a0}–\u{a0}{}", format::tenths(lang, least), format::tenths(lang, most))
}
