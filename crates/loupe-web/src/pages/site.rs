//! A mine or field: where it is, whose it is, what it is said to have produced, and what is known of its stones.

use axum::extract::{Path, Query, State};
use loupe_registry::answer;
use loupe_registry::answer::site::Whole;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::Period;
use loupe_scheme::statement::Subject;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Answer, lists, parts, statement};
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::words;

/// What the address may ask of the page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    pub(super) period: Option<String>,
}

/// The page of one site, by its id.
pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let whole = answer::site::site(&ask, &id, LooksCounted::default()).map_err(|refusal| reader.refuse(refusal))?;
    let whole = whole.answer;
    let (years, latest) = years(&whole.output, edition.latest_year());
    let period = statement::period_of(&reader, asked.period.as_deref(), latest)?;
    let made = statement::make(&reader, &ask, &Subject::Site(whole.brief.id.clone()), period)?;
    let address = format!("/sites/{}", whole.brief.id);
    Ok(shell::page(
        &reader,
        Section::Returns,
        &whole.brief.name,
        html! {
            p.kick {
                a href=(reader.link("/sites")) { (reader.text("sites-kick")) } " · "
                @if !whole.brief.admin1.is_empty() { (whole.brief.admin1) ", " }
                (lists::country(&reader, &ask, &whole.brief.participant.id))
            }
            h1 { (whole.brief.name) }
            div.side {
                div {
                    @if !whole.notes.is_empty() { p.lede lang="en" { (whole.notes) } }
                    h2 { (reader.text("owners-title")) }
                    (owners(&reader, &whole))
                }
                (facts(&reader, &whole))
            }
            p {
                a href={(reader.link("/custody/trace")) "?site=" (whole.brief.id)} {
                    (reader.with("custody-trace-title", &[("name", whole.brief.name.clone())]))
                }
            }
            h2 { (reader.text("output-title")) }
            (lists::output(&reader, &whole.output))
            (statement::section(&reader, &ask, &made, &address, &years))
            h2 { (reader.text("findings-title")) }
            (lists::findings(&reader, &whole.tied))
            h2 { (reader.text("looks-title")) }
            (lists::looks(&reader, &whole.seen, &whole.brief.id))
            (lists::sources(&reader, &whole.sources))
        },
    ))
}

/// The years for which output is given, the newest first, and the period the page shows when none is asked for.
pub(crate) fn years(output: &[answer::site::Output], latest: Period) -> (Vec<i16>, Period) {
    let bounded = output.iter().filter(|row| row.bounds).filter_map(|row| row.year);
    let mut years: Vec<i16> = bounded.filter(|year| Period::year(*year).is_some()).collect();
    years.extend(latest.as_year());
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    years.retain(|year| latest.as_year().is_none_or(|last| *year <= last));
    (years, latest)
}

fn owners(reader: &Reader, whole: &Whole) -> Markup {
    html! {
        p lang="en" { (lists::given(reader, &whole.owners)) }
        @if !whole.ownership_as_of.is_empty() {
            p.src { (reader.with("as-of", &[("day", parts::printed_date(reader, &whole.ownership_as_of))])) }
        }
        @if !whole.companies.is_empty() {
            p { (reader.text("companies-title")) (words::colon(reader)) (lists::names(reader, &whole.companies)) }
        }
    }
}

fn facts(reader: &Reader, whole: &Whole) -> Markup {
    let brief = &whole.brief;
    let place = if brief.latitude.is_empty() {
        String::new()
    } else {
        let precision = lists::label(reader, "coordinate-precision", &brief.coordinate_precision);
        let degrees = |printed: &str| match printed.strip_prefix('-') {
            Some(south_or_west) => format!("\u{2212}{}°", format::decimal(reader.lang, south_or_west)),
            None => format!("{}°", format::decimal(reader.lang, printed)),
        };
        format!("{}, {} ({precision})", degrees(&brief.latitude), degrees(&brief.longitude))
    };
    let status = if brief.status.is_empty() {
        String::new()
    } else {
        let day = parts::printed_date(reader, &brief.status_as_of);
        format!("{}, {day}", lists::label(reader, "site-status", &brief.status))
    };
    html! {
        dl.facts {
            (lists::fact(&reader.text("fact-other-names"), &brief.other_names))
            (lists::fact(&reader.text("column-site-kind"), &lists::label(reader, "site-kind", &brief.kind)))
            (lists::fact(&reader.text("fact-mining"), &lists::label(reader, "mining", &brief.mining)))
            (lists::fact(&reader.text("column-operator"), &brief.operator))
            (lists::fact(&reader.text("column-site-status"), &status))
            (lists::fact(&reader.text("fact-opened"), &parts::printed_date(reader, &whole.opened)))
            (lists::fact(&reader.text("fact-closed"), &parts::printed_date(reader, &whole.closed)))
            dt { (reader.text("fact-coordinates")) }
            dd { (lists::given(reader, &place)) }
        }
    }
}
