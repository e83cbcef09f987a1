//! Every definition on the table, what each makes of the latest complete year, and all of them against each other.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use loupe_registry::answer::Ask;
use loupe_scheme::definition::{Definition, Resolved, cells};
use loupe_scheme::look::LooksCounted;
use loupe_scheme::statement::{WorldTable, world_table};
use maud::{Markup, html};
use serde::Deserialize;

use super::definition::{name, short_hash, standing};
use super::{Answer, parts};
use crate::draw::{Bar, Hue, Size, bar};
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::words;

/// The list.
pub(crate) async fn page(State(app): State<App>, reader: Reader) -> Answer {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let period = edition.latest_year();
    let table = world_table(&edition.register, &edition.defaults, period, LooksCounted::default());
    let count = edition.defaults.len().to_string();
    let title = reader.with("definitions-title", &[("n", count)]);
    Ok(shell::page(
        &reader,
        Section::Definitions,
        &title,
        html! {
            p.kick { (reader.with("definitions-kick", &[("vocabulary", edition.register.vocabulary.id().to_owned())])) }
            h1 { (title) }
            p.lede { (reader.text("definitions-lede")) }
            (list(&reader, &ask, &table))
            (readings(&reader, &ask))
            h2 id="compare" { (reader.text("definitions-matrix")) }
            p { (reader.text("definitions-matrix-how")) }
            (matrix(&reader, &ask))
            (choose(&reader, &ask, "", ""))
            section.note {
                h2 { (reader.text("definitions-lab")) }
                p { (reader.text("definitions-lab-how")) }
                p { a href=(reader.link("/lab")) { (reader.text("definitions-lab-link")) } }
            }
            p.src {
                (reader.text("definitions-source")) " "
                a href=(reader.link("/method")) { (reader.text("nav-method")) } " · "
                a href="/api/v1/definitions" { "JSON" } " · " a href="/api/v1/comparisons.csv" { "CSV" }
            }
        },
    ))
}

fn definition<'a>(ask: &Ask<'a>, resolved: &Resolved) -> Option<&'a Definition> {
    ask.edition.register.definition(&resolved.reference.id)
}

fn list(reader: &Reader, ask: &Ask<'_>, table: &WorldTable) -> Markup {
    let lang = reader.lang;
    let year = format::period(lang, table.period);
    let share = reader.with("definitions-column-share", &[("year", year)]);
    html! {
        table.stack {
            thead { tr {
                th { (reader.text("column-definition")) }
                th { (reader.text("definitions-column-standing")) }
                th { (reader.text("definitions-column-text")) }
                th.r { (share) }
                th.cell aria-hidden="true" {}
            } }
            tbody {
                @for (i, resolved) in ask.edition.defaults.iter().enumerate() {
                    @if let Some(found) = definition(ask, resolved) {
                        tr {
                            th scope="row" {
                                (parts::definition(reader, &resolved.reference)) (words::colon(reader))
                                (reader.say(&found.gist))
                                br; span.dim { (reader.say(&found.by)) }
                            }
                            td data-l=(reader.text("definitions-column-standing")) { (standing(reader, found)) }
                            td data-l=(reader.text("definitions-column-text")) {
                                (reader.text(if found.fragment { "definitions-fragment" } else { "definitions-whole" }))
                                br; span.dim {
                                    (reader.with("definition-version", &[("version", found.version.to_string())])) ", "
                                    code { (short_hash(&found.hash)) }
                                }
                            }
                            td.r data-l=(share) { (format::interval(lang, &table.shares(i))) }
                            td.cell {
                                (bar(&Bar::of(&table.outcomes[i], &table.shares(i)),
                                    Hue::of(&found.id), Size::Row, None))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The texts that can be read in more than one way, with what leaves them open.
fn readings(reader: &Reader, ask: &Ask<'_>) -> Markup {
    let open = ask.edition.defaults.iter().filter_map(|resolved| definition(ask, resolved));
    html! {
        h2 id="readings" { (reader.text("definition-readings")) }
        p { (reader.text("definition-readings-how")) }
        dl.facts {
            @for found in open.filter(|definition| !definition.readings.is_empty()) {
                dt { (reader.say(&found.name)) }
                dd {
                    @for (i, reading) in found.readings.iter().enumerate() {
                        @if i > 0 { " · " }
                        @let default = reading.id == found.default_reading();
                        @let key = if default { found.id.clone() } else { format!("{}:{}", found.id, reading.id) };
                        a href=(reader.link(&format!("/definitions/{key}"))) { (reader.say(&reading.name)) }
                        @if default { " " (reader.text("definitions-default")) }
                    }
                }
            }
        }
    }
}

/// What the definition of a row covers and the definition of a column does not, in combinations of the vocabulary.
fn matrix(reader: &Reader, ask: &Ask<'_>) -> Markup {
    let all = &ask.edition.defaults;
    html! {
        div.scroll tabindex="0" role="region" aria-label=(reader.text("definitions-matrix")) {
            table.matrix {
                thead { tr {
                    th { (reader.text("definitions-matrix-row")) }
                    @for column in all {
                        th.r { b class=(Hue::of(&column.reference.id).class()) { (reader.say(&column.reference.name)) } }
                    }
                } }
                tbody { @for row in all {
                    tr {
                        th scope="row" { (parts::definition(reader, &row.reference)) }
                        @for column in all { (pair(reader, row, column)) }
                    }
                } }
            }
        }
        p.src { (reader.with("definitions-matrix-source", &[
            ("all", everything(reader, ask)),
            ("vocabulary", ask.edition.register.vocabulary.id().to_owned()),
        ])) }
    }
}

fn pair(reader: &Reader, row: &Resolved, column: &Resolved) -> Markup {
    if row.reference.id == column.reference.id {
        return html! { td.r.dim { "–" } };
    }
    let beyond = cells(&row.regions(), &column.regions());
    let path = format!("/definitions/compare/{}/{}", row.reference.key(), column.reference.key());
    let label = reader.with(
        "definitions-matrix-link",
        &[("a", reader.say(&row.reference.name).to_owned()), ("b", reader.say(&column.reference.name).to_owned())],
    );
    html! {
        td.r {
            a href=(reader.link(&path)) title=(label) {
                @if beyond == 0 { b { (reader.text("definitions-contained")) } } @else { (combinations(reader, beyond)) }
            }
        }
    }
}

/// A count of combinations: whole below a million, in millions above.
pub(crate) fn combinations(reader: &Reader, n: u128) -> String {
    let lang = reader.lang;
    match u64::try_from(n) {
        Ok(n) if n < 1_000_000 => format::whole(lang, n),
        Ok(n) => {
            let text = format::scaled(lang, n, 1_000_000, 2, format::Cut::Near);
            reader.with("combinations-millions", &[("n", text)])
        }
        Err(_) => format::decimal(lang, &n.to_string()),
    }
}

/// How many combinations the vocabulary has in all.
pub(crate) fn everything(reader: &Reader, ask: &Ask<'_>) -> String {
    let all = loupe_scheme::definition::Region::all(&ask.edition.register.vocabulary);
    combinations(reader, all.cells())
}

/// A form to choose any two definitions, under any reading.
pub(crate) fn choose(reader: &Reader, ask: &Ask<'_>, a: &str, b: &str) -> Markup {
    let options = every_reading(reader, ask);
    let chosen = |given: &str, index: usize| -> String {
        let fallback = ask.edition.defaults.get(index).map(|one| one.reference.key()).unwrap_or_default();
        if given.is_empty() { fallback } else { given.to_owned() }
    };
    let select = |field: &'static str, label: &str, chosen: String| {
        html! {
            div {
                label for=(field) { (reader.text(label)) }
                select id=(field) name=(field) {
                    @for (key, name) in &options { option value=(key) selected[*key == chosen] { (name) } }
                }
            }
        }
    };
    html! {
        form method="get" action=(reader.link("/definitions/compare")) {
            fieldset {
                legend { (reader.text("choose-two")) }
                div.pair {
                    (select("a", "choose-first", chosen(a, 0)))
                    (select("b", "choose-second", chosen(b, 1)))
                }
            }
            p { button { (reader.text("choose-go")) } }
        }
    }
}

/// The key and name of every definition under every reading.
pub(crate) fn every_reading(reader: &Reader, ask: &Ask<'_>) -> Vec<(String, String)> {
    let definitions = &ask.edition.register.definitions;
    let mut all = Vec::new();
    for resolved in &ask.edition.defaults {
        all.push((resolved.reference.key(), name(reader, ask.edition, &resolved.reference)));
        let found = definition(ask, resolved);
        for reading in found.into_iter().flat_map(|d| d.readings.iter().filter(|r| r.id != d.default_reading())) {
            let key = format!("{}:{}", resolved.reference.id, reading.id);
            if let Ok(other) = loupe_scheme::definition::resolve(&key, definitions) {
                all.push((key, name(reader, ask.edition, &other.reference)));
            }
        }
    }
    all
}

/// The two keys of the form.
#[derive(Deserialize)]
pub(crate) struct Two {
    a: Option<String>,
    b: Option<String>,
}

/// Leads from the form to the address of the comparison.
pub(crate) async fn chosen(reader: Reader, Query(two): Query<Two>) -> Response {
    let plain = |key: Option<String>| -> String {
        let key = key.unwrap_or_default();
        key.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_')).take(80).collect()
    };
    let (a, b) = (plain(two.a), plain(two.b));
    if a.is_empty() || b.is_empty() {
        return Redirect::to(&reader.link("/definitions")).into_response();
    }
    Redirect::to(&reader.link(&format!("/definitions/compare/{a}/{b}"))).into_response()
}
