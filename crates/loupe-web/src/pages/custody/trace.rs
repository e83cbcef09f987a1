//! Where stones from a site, a country or the places of a finding can be now.

use axum::extract::{Query, State};
use axum::response::Response;
use loupe_registry::answer::Ask;
use loupe_registry::answer::custody::{ReachedAnswer, ReachedKindAnswer, TraceAnswer, trace as answered};
use loupe_registry::custody::From;
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Place, Refusal, Rule};
use maud::{Markup, html};
use serde::Deserialize;

use super::origins::place;
use super::{lot_link, not_kept, process};
use crate::draw::{Bar, Hue, Size, bar};
use crate::format;
use crate::pages::parts;
use crate::reader::Reader;
use crate::session::Visitor;
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::Unmade;
use crate::words;

/// So many lots are shown one by one, the surest first; programs get more.
const LOTS_SHOWN: usize = 40;
/// So many of them stand open; the others are folded.
const LOTS_OPEN: usize = 10;
/// So many origins are named.
const ORIGINS_SHOWN: usize = 12;

/// What the address asks for: one of these.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Followed {
    pub(crate) site: String,
    pub(crate) country: String,
    pub(crate) finding: String,
}

impl Followed {
    /// From where. Refuses with `U5` who asks for nothing, or for several places at once.
    pub(crate) fn from(&self) -> Result<From, Refusal> {
        let refused = || {
            let place = Place { name: Some("site".to_owned()), ..Place::default() };
            Refusal::new(Rule::ParameterNotAValue, "").accepting(["site", "country", "finding"]).at(place)
        };
        match [&self.site, &self.country, &self.finding].map(|text| text.trim()) {
            [site, "", ""] if !site.is_empty() => Ok(From::Site(site.to_owned())),
            ["", country, ""] if !country.is_empty() => Ok(From::Country(country.to_uppercase())),
            ["", "", finding] if !finding.is_empty() => Ok(From::Finding(finding.to_owned())),
            _ => Err(refused()),
        }
    }
}

/// The page.
pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    Visitor(visitor): Visitor,
    Query(asked): Query<Followed>,
) -> Result<Response, Unmade> {
    let from = asked.from().map_err(|refusal| reader.refuse(refusal))?;
    let actor = visitor.map(|signed| signed.actor);
    let traced = app.registry.trace_forward(actor.as_ref(), &from).await;
    let traced = traced.map_err(|trouble| Unmade::of(&reader, trouble))?;
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let answer = answered(&ask, &traced);
    let (name, link, query) = followed(&reader, &ask, &from);
    let title = match from {
        From::Finding(_) => reader.text("custody-trace-title-finding").into_owned(),
        From::Site(_) | From::Country(_) => reader.with("custody-trace-title", &[("name", name.clone())]),
    };
    let body = html! {
        p.kick {
            a href=(reader.link("/custody")) { (reader.text("custody-page-title")) } " · "
            a href=(reader.link(&link)) { (name) }
        }
        h1 { (title) }
        (found(&reader, &answer))
        ul.choices { li { a href=(reader.link("/custody/stock")) { (reader.text("custody-stock-title")) } } }
        p.src { (reader.text("custody-trace-known")) " " a href={"/api/v1/custody/trace?" (query)} { "JSON" } }
    };
    Ok(not_kept(shell::page(&reader, Section::Certificates, &title, body)))
}

/// What is followed: its name, its page, and the query for programs.
fn followed(reader: &Reader, ask: &Ask<'_>, from: &From) -> (String, String, String) {
    match from {
        From::Site(id) => (ask.site(id).name, format!("/sites/{id}"), format!("site={id}")),
        From::Country(code) => (ask.participant_name(code), format!("/participants/{code}"), format!("country={code}")),
        From::Finding(id) => {
            let title = ask.edition.register.finding(id).map_or(id.as_str(), |finding| reader.say(&finding.title));
            (title.to_owned(), format!("/findings/{id}"), format!("finding={id}"))
        }
    }
}

fn found(reader: &Reader, answer: &TraceAnswer) -> Markup {
    let lang = reader.lang;
    if answer.origins.is_empty() {
        return html! {
            p.lede { (reader.text("custody-trace-none")) }
            @if answer.unknown > 0 { p { (reader.catalogue().counted("custody-trace-unknown", answer.unknown)) } }
        };
    }
    let (shown, more) = answer.origins.split_at(answer.origins.len().min(ORIGINS_SHOWN));
    let certain: usize = answer.now.iter().map(|kind| kind.certain).sum();
    let with_some: usize = answer.now.iter().map(|kind| kind.lots).sum();
    html! {
        p.lede {
            (reader.with("custody-trace-lede", &[
                ("carats", format::carats(lang, answer.commissioned)),
                ("lots", reader.catalogue().counted("custody-preview-lots", with_some)),
            ]))
            " " (reader.catalogue().counted("custody-trace-certain", certain))
        }
        p {
            (reader.text("custody-trace-origins")) (words::colon(reader))
            @for (i, origin) in shown.iter().enumerate() {
                @if i > 0 { (reader.text("list-separator")) }
                (place(reader, origin))
            }
            @if !more.is_empty() { " " (reader.with("examined-and-more", &[("n", more.len().to_string())])) }
        }
        @if answer.unknown > 0 {
            section.note { p { (reader.catalogue().counted("custody-trace-unknown", answer.unknown)) } }
        }
        (kinds(reader, &answer.now))
        (lots(reader, &answer.lots))
    }
}

/// What is left, by what was done last.
fn kinds(reader: &Reader, kinds: &[ReachedKindAnswer]) -> Markup {
    let whole = |n: usize| format::whole(reader.lang, n as u64);
    html! {
        h2 { (reader.text("custody-trace-now")) }
        @if kinds.is_empty() { p { (reader.text("custody-trace-nothing-left")) } } @else {
            table.stack {
                caption { (reader.text("custody-trace-now-caption")) }
                thead { tr {
                    th { (reader.text("custody-trace-col-last")) }
                    th.r { (reader.text("custody-trace-col-lots")) }
                    th.r { (reader.text("custody-trace-col-certain")) }
                    th.r { (reader.text("custody-trace-col-left")) }
                } }
                tbody { @for kind in kinds {
                    tr {
                        th scope="row" { (words::capital(&process(reader, kind.process))) }
                        td.r data-l=(reader.text("custody-trace-col-lots")) { (whole(kind.lots)) }
                        td.r data-l=(reader.text("custody-trace-col-certain")) { (whole(kind.certain)) }
                        td.r data-l=(reader.text("custody-trace-col-left")) { (format::carats(reader.lang, kind.left)) }
                    }
                } }
            }
        }
    }
}

/// The surest lots, with how much of each is from there.
fn lots(reader: &Reader, all: &[ReachedAnswer]) -> Markup {
    let lots = &all[..all.len().min(LOTS_SHOWN)];
    let (open, folded) = lots.split_at(lots.len().min(LOTS_OPEN));
    let is_named = lots.iter().any(|lot| lot.lot.is_some());
    html! {
        @if !lots.is_empty() {
            h2 { (reader.text("custody-trace-surest")) }
            (table(reader, open, Some(&reader.text("custody-trace-surest-caption"))))
            @if !folded.is_empty() {
                details {
                    summary { (reader.catalogue().counted("custody-trace-further", folded.len())) }
                    (table(reader, folded, None))
                }
            }
            p { (reader.text("custody-page-assumed-short")) }
            @if !is_named { p.src { (reader.text("custody-trace-names")) } }
        }
    }
}

fn table(reader: &Reader, lots: &[ReachedAnswer], caption: Option<&str>) -> Markup {
    html! {
        table.stack {
            @if let Some(caption) = caption { caption { (caption) } }
            thead { tr {
                th { (reader.text("custody-col-lot")) }
                th.r { (reader.text("custody-trace-col-mass")) }
                th.r { (reader.text("custody-col-left")) }
                th.r { (reader.text("custody-trace-col-from")) }
                th.cell aria-hidden="true" {}
            } }
            tbody { @for lot in lots { (row(reader, lot)) } }
        }
    }
}

fn row(reader: &Reader, lot: &ReachedAnswer) -> Markup {
    let lang = reader.lang;
    let of = |mass: Carats| mass.micro() as f64 / lot.carats.micro().max(1) as f64;
    let (least, most) = (of(lot.at_least), of(lot.at_most));
    html! {
        tr {
            th scope="row" {
                @match &lot.lot { Some(name) => { (lot_link(reader, name)) " " }, None => {} }
                span class=[lot.lot.is_some().then_some("dim")] { (words::capital(&process(reader, lot.process))) }
            }
            td.r data-l=(reader.text("custody-trace-col-mass")) { (format::carats(lang, lot.carats)) }
            td.r data-l=(reader.text("custody-col-left")) { (format::carats(lang, lot.left)) }
            td.r data-l=(reader.text("custody-trace-col-from")) {
                (format::carats(lang, lot.at_least)) "\u{a0}–\u{a0}" (format::carats(lang, lot.at_most))
            }
            td.cell { (bar(&Bar { at_least: least, open: most - least, not_looked: 0.0 }, Hue::Ink, Size::Row, None)) }
        }
    }
}
