//! All lots of which something is left, under every definition, a row each. No lot is named.

use axum::extract::State;
use axum::response::Response;
use loupe_registry::answer::custody::{StockAnswer, StockUnderAnswer, in_stock};
use loupe_scheme::definition::DefinitionRef;
use loupe_scheme::mass::Carats;
use maud::{Markup, html};

use super::not_kept;
use crate::draw::{Bar, Hue, Size, bar};
use crate::format::{self, Cut};
use crate::pages::parts;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::Unmade;
use crate::words;

/// Micro-carats of a carat.
const MICRO: u64 = 1_000_000;

/// The page.
pub(super) async fn page(State(app): State<App>, reader: Reader) -> Result<Response, Unmade> {
    let edition = app.edition();
    let rows = app.registry.lots_in_stock(&edition.defaults).await;
    let rows = rows.map_err(|trouble| Unmade::of(&reader, trouble))?;
    let answer = in_stock(&rows);
    let definitions: Vec<&DefinitionRef> = rows.iter().map(|row| &row.definition).collect();
    let title = reader.text("custody-stock-title");
    let body = html! {
        p.kick { a href=(reader.link("/custody")) { (reader.text("custody-page-title")) } }
        h1 { (title) }
        @if answer.lots == 0 { p.lede { (reader.text("custody-stock-none")) } }
        @else { (stock(&reader, &answer, &definitions)) }
        h2 { (reader.text("custody-page-limits")) }
        ul {
            li { (reader.text("custody-stock-limit-told")) }
            li { (reader.text("custody-stock-limit-possible")) }
            li { (reader.text("custody-stock-limit-nothing")) }
            li { (reader.text("custody-stock-limit-sums")) }
        }
        p.src { (reader.text("custody-trace-known")) " " a href="/api/v1/custody/stock" { "JSON" } }
    };
    Ok(not_kept(shell::page(&reader, Section::Certificates, &title, body)))
}

/// How much there is, and the table.
fn stock(reader: &Reader, answer: &StockAnswer, definitions: &[&DefinitionRef]) -> Markup {
    let lots = reader.catalogue().counted("custody-preview-lots", answer.lots);
    html! {
        p.lede {
            (reader.with("custody-stock-lede", &[("carats", format::carats(reader.lang, answer.left)), ("lots", lots)]))
        }
        p { (reader.text("custody-stock-how")) }
        table.stack {
            caption { (reader.text("custody-stock-caption")) }
            thead { tr {
                th { (reader.text("column-definition")) }
                @for (key, _) in COUNTS { th.r { (reader.text(key)) } }
                th.r { (reader.text("custody-stock-col-carats")) }
                th.cell aria-hidden="true" {}
            } }
            tbody {
                @for (under, definition) in answer.under.iter().zip(definitions) {
                    (row(reader, answer.left, under, definition))
                }
            }
        }
    }
}

/// How many lots: all of the lot, some of it, possibly some, nothing.
const COUNTS: [(&str, fn(&StockUnderAnswer) -> usize); 4] = [
    ("custody-stock-col-whole", |under| under.whole),
    ("custody-stock-col-some", |under| under.some),
    ("custody-stock-col-possible", |under| under.possible),
    ("custody-stock-col-nothing", |under| under.nothing),
];

fn row(reader: &Reader, left: Carats, under: &StockUnderAnswer, definition: &DefinitionRef) -> Markup {
    let lang = reader.lang;
    let mass = |carats: Carats, cut: Cut| format::scaled(lang, carats.micro(), MICRO, 2, cut);
    // Open or not looked at: the sums do not tell them apart, and so all of it is drawn as the less that it can be.
    let between = Bar::count(under.at_least.micro(), under.at_most.micro(), left.micro());
    let drawn = Bar { open: 0.0, not_looked: between.open, ..between };
    html! {
        tr {
            th scope="row" {
                (parts::definition(reader, definition)) (words::colon(reader)) (reader.say(&definition.gist))
            }
            @for (key, count) in COUNTS {
                td.r data-l=(reader.text(key)) { (format::whole(lang, count(under) as u64)) }
            }
            td.r data-l=(reader.text("custody-stock-carats")) {
                (mass(under.at_least, Cut::Down)) "\u{a0}–\u{a0}" (mass(under.at_most, Cut::Up))
            }
            td.cell { (bar(&drawn, Hue::of(&definition.id), Size::Row, None)) }
        }
    }
}
