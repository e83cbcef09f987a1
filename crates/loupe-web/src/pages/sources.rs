//! Where everything is from, how much of it was read, and what is wrong with it.

mod entries;

use axum::extract::{Path, Query, State};
use loupe_registry::edition::Edition;
use loupe_scheme::participant::Source;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Answer, parts};
use crate::format;
use crate::reader::Reader;
use crate::refused::Refused;
use crate::shell::{self, Section};
use crate::state::App;
use entries::Entry;

/// A part of the record, named like its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Returns,
    Participants,
    Sites,
    Companies,
    Findings,
    Looks,
    Definitions,
    Resolutions,
    Map,
}

impl Topic {
    const ALL: [Topic; 9] = [
        Topic::Returns,
        Topic::Findings,
        Topic::Looks,
        Topic::Definitions,
        Topic::Resolutions,
        Topic::Participants,
        Topic::Sites,
        Topic::Companies,
        Topic::Map,
    ];

    const fn name(self) -> &'static str {
        match self {
            Topic::Returns => "returns",
            Topic::Participants => "participants",
            Topic::Sites => "sites",
            Topic::Companies => "companies",
            Topic::Findings => "findings",
            Topic::Looks => "looks",
            Topic::Definitions => "definitions",
            Topic::Resolutions => "resolutions",
            Topic::Map => "map",
        }
    }

    /// How much there is, in the unit its text names.
    fn count(self, edition: &Edition) -> usize {
        let register = &edition.register;
        match self {
            Topic::Returns => register.filings.len(),
            Topic::Participants => register.participants.len(),
            Topic::Sites => register.sites.len(),
            Topic::Companies => register.companies.len(),
            Topic::Findings => register.findings.len(),
            Topic::Looks => register.looks.len(),
            Topic::Definitions => edition.defaults.len(),
            Topic::Resolutions => register.resolutions.len(),
            Topic::Map => 1,
        }
    }
}

/// Every part of the record in short.
pub(crate) async fn page(State(app): State<App>, reader: Reader) -> Answer {
    let edition = app.edition();
    let title = reader.text("sources-title");
    Ok(shell::page(
        &reader,
        Section::None,
        &title,
        html! {
            h1 { (title) }
            p.lede { (reader.text("sources-lede")) }
            @for topic in Topic::ALL { (short(&reader, &edition, topic)) }
            section.note {
                h2 { (reader.text("log-title")) }
                p {
                    (reader.text("sources-log")) " "
                    a href=(reader.link("/log")) { (reader.text("sources-log-link")) }
                }
            }
            section.note {
                h2 { (reader.text("sources-correct")) }
                p { (reader.text("sources-correct-how")) }
            }
        },
    ))
}

/// One part: what it is, on what terms, what is wrong with it.
fn short(reader: &Reader, edition: &Edition, topic: Topic) -> Markup {
    let name = topic.name();
    let count = format::whole(reader.lang, topic.count(edition) as u64);
    html! {
        section id=(name) {
            h2 { (reader.text(&format!("sources-topic-{name}"))) }
            p { (reader.with(&format!("sources-what-{name}"), &[("n", count)])) }
            dl.facts {
                dt { (reader.text("sources-licence")) } dd { (reader.text(&format!("sources-licence-{name}"))) }
                dt { (reader.text("sources-flaws")) } dd { (reader.text(&format!("sources-flaws-{name}"))) }
            }
            p { a href=(reader.link(&format!("/sources/{name}"))) { (reader.text("sources-every")) } }
        }
    }
}

/// So many sources stand on one page.
const PART: usize = 110;

/// Which part of a long list.
#[derive(Deserialize)]
pub(crate) struct Part {
    part: Option<String>,
}

fn find(reader: &Reader, name: &str) -> Result<Topic, Refused> {
    Topic::ALL
        .into_iter()
        .find(|topic| topic.name() == name)
        .ok_or_else(|| reader.refuse(Refusal::new(Rule::NoSuchPage, name).accepting(Topic::ALL.map(Topic::name))))
}

fn topic_title(reader: &Reader, topic: Topic) -> String {
    let name = reader.text(&format!("sources-topic-{}", topic.name())).into_owned();
    reader.with("sources-topic-title", &[("topic", name)])
}

/// One part of the record with every source.
pub(crate) async fn topic(
    State(app): State<App>,
    reader: Reader,
    Path(name): Path<String>,
    Query(asked): Query<Part>,
) -> Answer {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let topic = find(&reader, &name)?;
    let entries = entries::of(&ask, &reader, topic);
    let pages: Vec<&[Entry]> = entries.chunks(PART).collect();
    let part = asked.part.and_then(|part| part.parse().ok()).unwrap_or(1_usize);
    let shown = part.clamp(1, pages.len().max(1));
    let title = topic_title(&reader, topic);
    Ok(shell::page(
        &reader,
        Section::None,
        &title,
        html! {
            p.kick { a href=(reader.link("/sources")) { (reader.text("sources-title")) } }
            h1 { (title) }
            p.lede { (reader.with("sources-count", &[("n", entries.len().to_string())])) }
            ul.choices {
                @if pages.len() > 1 { @for page in 1..=pages.len() {
                    li {
                        @let of = [("n", page.to_string()), ("of", pages.len().to_string())];
                    @let label = reader.with("sources-part", &of);
                        @if page == shown { b { (label) } }
                        @else { a href=(reader.link(&format!("/sources/{name}?part={page}"))) { (label) } }
                    }
                } }
                li { a href=(reader.link(&format!("/sources/{name}/notes"))) { (reader.text("sources-notes")) } }
            }
            (list(&reader, pages.get(shown - 1).copied().unwrap_or_default()))
        },
    ))
}

/// The notes beside the files of one part, as they are, in English.
pub(crate) async fn notes(reader: Reader, Path(name): Path<String>) -> Answer {
    let topic = find(&reader, &name)?;
    let path = format!("{}/README.md", topic.name());
    let text = loupe_registry::world::shipped().into_iter().find(|file| file.path == path).map(|file| file.text);
    let title = topic_title(&reader, topic);
    Ok(shell::page(
        &reader,
        Section::None,
        &title,
        html! {
            p.kick { a href=(reader.link(&format!("/sources/{name}"))) { (title) } }
            h1 { (reader.text("sources-notes")) }
            p.lede { (reader.text("sources-notes-how")) }
            pre.notes lang="en" { (text.unwrap_or_default()) }
        },
    ))
}

fn list(reader: &Reader, entries: &[Entry]) -> Markup {
    html! {
        @if !entries.is_empty() {
            table.stack.sources {
                thead { tr {
                    th { (reader.text("sources-column-source")) }
                    th { (reader.text("sources-column-how")) }
                    th { (reader.text("sources-column-for")) }
                } }
                tbody { @for entry in entries { tr {
                    th scope="row" {
                        (parts::source(&Source { title: entry.title.clone(), url: entry.url.clone() }))
                    }
                    td data-l=(reader.text("sources-column-how")) { (entry.how.join(", ")) }
                    td data-l=(reader.text("sources-column-for")) {
                        @for (i, (name, path)) in entry.used.iter().take(entries::NAMED).enumerate() {
                            @if i > 0 { (reader.text("list-separator")) }
                            @match path { Some(path) => a href=(reader.link(path)) { (name) }, None => (name) }
                        }
                        @if entry.used.len() > entries::NAMED {
                            @let more = (entry.used.len() - entries::NAMED).to_string();
                            " " (reader.with("examined-and-more", &[("n", more)]))
                        }
                    }
                } } }
            }
        }
    }
}
