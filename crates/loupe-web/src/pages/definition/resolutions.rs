//! The Security Council's resolutions, for definitions that ask what the Council says.

use loupe_registry::answer::Ask;
use loupe_scheme::definition::Resolved;
use loupe_scheme::resolution::Resolution;
use loupe_scheme::vocabulary::Field;
use maud::{Markup, html};

use crate::format;
use crate::pages::parts;
use crate::reader::Reader;

/// Every resolution on record, folded; nothing when no clause asks for one.
pub(super) fn section(reader: &Reader, ask: &Ask<'_>, resolved: &Resolved) -> Markup {
    let register = &ask.edition.register;
    let any = register.vocabulary.any(Field::UnStatus);
    if resolved.clauses.iter().all(|clause| clause.region.of(Field::UnStatus) == any) {
        return html! {};
    }
    html! {
        h2 id="resolutions" { (reader.text("resolutions-title")) }
        p { (reader.text("resolutions-how")) }
        details {
            summary { (reader.with("resolutions-all", &[("n", register.resolutions.len().to_string())])) }
            table.stack {
                thead { tr {
                    th { (reader.text("resolutions-column-which")) }
                    th { (reader.text("resolutions-column-where")) }
                    th { (reader.text("resolutions-column-what")) }
                    th { (reader.text("resolutions-column-effect")) }
                } }
                tbody { @for one in &register.resolutions { (row(reader, ask, one)) } }
            }
        }
    }
}

fn row(reader: &Reader, ask: &Ask<'_>, one: &Resolution) -> Markup {
    let day = |date| format::date(reader.lang, date);
    let effect = match (one.effect_from, one.effect_until) {
        (Some(from), Some(until)) => format!("{} – {}", day(from), day(until)),
        (Some(from), None) => reader.with("span-from", &[("day", day(from))]),
        (None, _) => String::new(),
    };
    html! {
        tr {
            th scope="row" {
                a href=(one.source.url) rel="noreferrer" { (one.id) } br; span.dim { (day(one.date)) }
            }
            td data-l=(reader.text("resolutions-column-where")) {
                @if let Some(id) = one.participant { (parts::participant(reader, ask, id)) }
            }
            td data-l=(reader.text("resolutions-column-what")) {
                @if !one.measure.is_empty() {
                    (reader.text(&format!("resolution-{}", one.measure.replace('_', "-"))))
                }
                @if !one.describes.is_empty() { p.dim lang="en" { (one.describes) } }
            }
            td data-l=(reader.text("resolutions-column-effect")) { (effect) }
        }
    }
}
