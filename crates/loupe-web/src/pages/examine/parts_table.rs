//! The four parts in carats and US$, which add up to the whole to the last digit.

use loupe_registry::answer::amount::{Amount, FourParts};
use maud::{Markup, html};

use crate::draw::Hue;
use crate::format;
use crate::reader::Reader;

/// One definition's parts.
pub(crate) struct Line<'a> {
    /// Its name.
    pub(crate) name: String,
    /// Its colour.
    pub(crate) hue: Hue,
    /// The parts.
    pub(crate) parts: &'a FourParts,
}

const COLUMNS: [(&str, fn(&FourParts) -> Amount); 5] = [
    ("part-verified", |parts| parts.verified),
    ("part-open", |parts| parts.open),
    ("part-not-looked", |parts| parts.not_looked),
    ("part-rest", |parts| parts.rest),
    ("part-whole", |parts| parts.whole),
];

/// A table of carats and, where values are known, one of US$.
pub(crate) fn tables(reader: &Reader, lines: &[Line<'_>]) -> Markup {
    let lang = reader.lang;
    let valued = lines.iter().any(|line| line.parts.whole.usd.is_some());
    html! {
        (table(reader, "parts-carats", lines, |amount| Some(format::carats(lang, amount.carats))))
        @if valued {
            (table(reader, "parts-usd", lines, |amount| amount.usd.map(|usd| format::usd(lang, usd))))
        }
    }
}

fn table(reader: &Reader, caption: &str, lines: &[Line<'_>], text: impl Fn(Amount) -> Option<String>) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(reader.text(caption)) {
            table.stack {
                caption { (reader.text(caption)) }
                thead { tr {
                    th { (reader.text("column-definition")) }
                    @for (key, _) in COLUMNS { th.r { (reader.text(key)) } }
                } }
                tbody { @for line in lines {
                    tr {
                        th scope="row" class={"hued " (line.hue.class())} { (line.name) }
                        @for (key, part) in COLUMNS {
                            @match text(part(line.parts)) {
                                Some(text) => td.r data-l=(reader.text(key)) { (text) },
                                None => td.r.miss data-l=(reader.text(key)) { (reader.text("not-given")) },
                            }
                        }
                    }
                } }
            }
        }
    }
}
