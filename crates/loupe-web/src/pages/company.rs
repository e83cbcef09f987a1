//! A company or state body: whose it is, what it mines, what it is said to have produced, what is known of its stones.

use axum::extract::{Path, Query, State};
use loupe_registry::answer;
use loupe_registry::answer::company::Whole;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::statement::Subject;
use maud::{Markup, html};

use super::site::Asked;
use super::{Answer, lists, parts, site, statement};
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;

/// The page of one company, by its id.
pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let whole = answer::company::company(&ask, &id, LooksCounted::default());
    let whole = whole.map_err(|refusal| reader.refuse(refusal))?.answer;
    let (years, latest) = site::years(&whole.output, edition.latest_year());
    let period = statement::period_of(&reader, asked.period.as_deref(), latest)?;
    let made = statement::make(&reader, &ask, &Subject::Company(whole.brief.id.clone()), period)?;
    let address = format!("/companies/{}", whole.brief.id);
    Ok(shell::page(
        &reader,
        Section::Returns,
        &whole.brief.name,
        html! {
            p.kick {
                a href=(reader.link("/participants")) { (reader.text("nav-returns")) }
            " · " (reader.text("company-kick"))
            }
            h1 { (whole.brief.name) }
            div.side {
                div {
                    @if !whole.note.is_empty() { p.lede lang="en" { (whole.note) } }
                    h2 { (reader.text("owners-title")) }
                    p lang="en" { (lists::given(&reader, &whole.owners)) }
                    h2 { (reader.text("places-title")) }
                    @if whole.brief.sites.is_empty() { p { (reader.text("places-none")) } }
                    @else { p { (lists::names(&reader, &whole.brief.sites)) } }
                }
                (facts(&reader, &whole))
            }
            h2 { (reader.text("output-title")) }
            (lists::output(&reader, &whole.output))
            (statement::section(&reader, &ask, &made, &address, &years))
            h2 { (reader.text("findings-title")) }
            (lists::findings(&reader, &whole.tied))
            h2 { (reader.text("looks-title")) }
            (lists::looks(&reader, &whole.seen, &whole.brief.id))
            (lists::sources(&reader, std::slice::from_ref(&whole.source)))
        },
    ))
}

fn facts(reader: &Reader, whole: &Whole) -> Markup {
    let brief = &whole.brief;
    let seat = brief.seat.as_ref().map(|seat| seat.name.clone()).unwrap_or_default();
    html! {
        dl.facts {
            (lists::fact(&reader.text("fact-other-names"), &brief.other_names))
            (lists::fact(&reader.text("fact-kind"), &lists::label(reader, "company-kind", &brief.kind)))
            dt { (reader.text("fact-seat")) } dd { (lists::given(reader, &seat)) }
            (lists::fact(&reader.text("fact-parent"), &whole.parent))
            (lists::fact(&reader.text("fact-from"), &parts::printed_date(reader, &whole.from)))
            (lists::fact(&reader.text("fact-until"), &parts::printed_date(reader, &whole.until)))
            (lists::fact(&reader.text("fact-sanctions"), &whole.sanctions))
        }
    }
}
