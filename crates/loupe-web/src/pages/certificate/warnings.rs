//! Warnings of false certificates, for everybody.

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use loupe_registry::warning::Warning;
use maud::{Markup, html};
use serde::Deserialize;

use super::ground_name;
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::{Made, Unmade};

/// What the address may ask of the page.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    before: Option<u64>,
}

/// The list.
pub(super) async fn page(State(app): State<App>, reader: Reader, Query(asked): Query<Asked>) -> Made {
    let warnings = app.registry.warnings(asked.before).await.map_err(|trouble| Unmade::of(&reader, trouble))?;
    let title = reader.text("warnings-title");
    let older = warnings.last().map(|warning| warning.number).filter(|number| *number > 1);
    let body = html! {
        p.kick { a href=(reader.link("/certificates")) { (reader.text("certs-title")) } }
        h1 { (title) }
        p.lede { (reader.text("warnings-lede")) }
        p { a href=(reader.link("/suspicion")) { (reader.text("suspect-link")) } }
        @if warnings.is_empty() { p { (reader.text("warnings-none")) } }
        @else { (table(&reader, &warnings)) }
        p.src {
            a href="/warnings.csv" { "CSV" } " · " a href="/api/v1/warnings" { "JSON" }
            @if let Some(older) = older.filter(|_| warnings.len() == 100) {
                " · " a href={(reader.link("/warnings")) "?before=" (older)} { (reader.text("warnings-older")) }
            }
        }
    };
    Ok(shell::page(&reader, Section::Certificates, &title, body))
}

fn table(reader: &Reader, warnings: &[Warning]) -> Markup {
    html! {
        table.stack {
            thead { tr {
                th { (reader.text("certs-column-number")) }
                th { (reader.text("warnings-column-ground")) }
                th { (reader.text("warnings-column-by")) }
                th { (reader.text("warnings-column-when")) }
            } }
            tbody { @for warning in warnings {
                tr id={"w" (warning.number)} {
                    th.nw scope="row" { (warning.certificate) }
                    td data-l=(reader.text("warnings-column-ground")) {
                        (ground_name(reader, warning.ground)) (says(reader, warning))
                    }
                    td data-l=(reader.text("warnings-column-by")) { (warning.office_name) }
                    td.nw data-l=(reader.text("warnings-column-when")) {
                        (format::moment(reader.lang, warning.published_at))
                        @if let Some(record) = &warning.record {
                            br; a href=(reader.link(&format!("/record/{record}"))) { (record) }
                        }
                    }
                }
            } }
        }
    }
}

/// What it says, what was answered, and whether it stands.
fn says(reader: &Reader, warning: &Warning) -> Markup {
    html! {
        @for line in warning.told.lines().filter(|line| !line.is_empty()) { br; span.dim { (line) } }
        @for answer in &warning.answers {
            br; b { (reader.with("warnings-answered", &[("office", answer.office.to_string())])) } " " (answer.told)
        }
        @if let Some(why) = &warning.withdrawn {
            br; b { (reader.text("warnings-withdrawn")) } " " (why)
        }
    }
}

/// Warnings on the page of the certificate that they are about.
pub(super) fn on_certificate(reader: &Reader, warnings: &[Warning]) -> Markup {
    html! {
        @for warning in warnings {
            section.note {
                p.lede {
                    @if warning.stands() { b { (reader.text("warnings-one")) } " " }
                    (ground_name(reader, warning.ground))
                }
                p { (reader.with("warnings-by", &[
                    ("office", warning.office_name.clone()),
                    ("when", format::moment(reader.lang, warning.published_at)),
                ])) (says(reader, warning)) }
                p.src {
                    a href={(reader.link("/warnings")) "#w" (warning.number)} { (reader.text("warnings-title")) }
                    @if let Some(record) = &warning.record {
                        " · " a href=(reader.link(&format!("/record/{record}"))) { (record) }
                    }
                }
            }
        }
    }
}

/// Every warning as a table for machines.
pub(super) async fn csv(State(app): State<App>, reader: Reader) -> Response {
    let mut rows = Vec::new();
    let mut before = None;
    loop {
        let page = match app.registry.warnings(before).await {
            Ok(page) => page,
            Err(trouble) => return Unmade::of(&reader, trouble).into_response(),
        };
        before = page.last().map(|warning| warning.number);
        let is_last = page.len() < 100;
        rows.extend(page);
        if is_last || rows.len() >= 100_000 {
            break;
        }
    }
    let table = loupe_registry::warning::csv(&rows);
    ([(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], table).into_response()
}
