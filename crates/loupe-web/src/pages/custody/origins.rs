//! Where a lot is from, origin by origin: at least, expected, at most.

use loupe_registry::answer::custody::{OriginAnswer, OriginName};
use loupe_scheme::mass::Carats;
use maud::{Markup, html};

use super::whence::Shown;
use crate::draw::{Bar, Hue, Size, bar};
use crate::format::{self, Cut};
use crate::reader::Reader;

/// Micro-carats of a carat. Of a smaller lot more decimals are shown; the file for machines has all of them.
const WHOLE_CARAT: u64 = 1_000_000;

/// "Catoca, 2022 H1".
pub(super) fn origin_words(reader: &Reader, origin: &OriginName) -> String {
    match &origin.period {
        Some(period) => format!("{}, {}", origin.place.name, period_words(reader, period)),
        None => origin.place.name.clone(),
    }
}

/// A period as the reader's language writes it.
fn period_words(reader: &Reader, period: &str) -> String {
    period.parse().map_or_else(|_| period.to_owned(), |period| format::period(reader.lang, period))
}

/// A place, linked to its page.
pub(super) fn place(reader: &Reader, origin: &OriginName) -> Markup {
    let place = &origin.place;
    let path = match place.kind {
        "site" => Some(format!("/sites/{}", place.id)),
        "participant" => Some(format!("/participants/{}", place.id)),
        _ => None,
    };
    html! {
        @match path {
            Some(path) => a href=(reader.link(&path)) { (place.name) },
            None => (place.name),
        }
        @if let Some(period) = &origin.period { span.dim { ", " (period_words(reader, period)) } }
    }
}

/// The table beneath the picture.
pub(super) fn table(shown: &Shown<'_>) -> Markup {
    let (reader, answer) = (shown.reader, shown.answer);
    let share = shown.key("custody-page-col-share", "custody-container-col-share");
    let places = if shown.carats.micro() < WHOLE_CARAT { 4 } else { 2 };
    html! {
        table.stack {
            caption { (reader.text(shown.key("custody-page-table", "custody-container-table"))) }
            thead { tr {
                th { (reader.text("custody-col-origin")) }
                th.r { (reader.text("custody-page-col-least")) }
                th.r { (reader.text("custody-page-col-expected")) }
                th.r { (reader.text("custody-page-col-most")) }
                th.r { (reader.text(share)) }
                th.cell aria-hidden="true" {}
            } }
            tbody { @for part in &answer.origins { (row(reader, part, places, share)) } }
        }
        @if answer.origins_left_out > 0 {
            p.src { (reader.catalogue().counted("custody-origins-left-out", answer.origins_left_out)) }
        }
    }
}

fn row(reader: &Reader, part: &OriginAnswer, places: u32, share: &str) -> Markup {
    let lang = reader.lang;
    let mass = |carats: Carats, cut: Cut| format::scaled(lang, carats.micro(), WHOLE_CARAT, places, cut);
    let [least, _, most] = part.shares;
    let fraction = |tenths: u16| f64::from(tenths) / 1000.0;
    // How much is of unknown origin is itself not known better; that it is unknown is hatched as ever.
    let drawn = if part.origin.place.kind == "unknown" {
        Bar { at_least: 0.0, open: 0.0, not_looked: fraction(most.0) }
    } else {
        Bar { at_least: fraction(least.0), open: fraction(most.0) - fraction(least.0), not_looked: 0.0 }
    };
    html! {
        tr {
            th scope="row" { (place(reader, &part.origin)) }
            td.r data-l=(reader.text("custody-page-col-least")) { (mass(part.at_least, Cut::Down)) }
            td.r data-l=(reader.text("custody-page-col-expected")) { (mass(part.expected, Cut::Near)) }
            td.r data-l=(reader.text("custody-page-col-most")) { (mass(part.at_most, Cut::Up)) }
            td.r data-l=(reader.text(share)) {
                (format::tenths(lang, least.0)) "\u{a0}–\u{a0}" (format::tenths(lang, most.0))
            }
            td.cell { (bar(&drawn, Hue::Ink, Size::Row, None)) }
        }
    }
}
