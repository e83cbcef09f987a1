//! A finding: the case file with its accounts side by side, how stones are tied to it, and what was answered.

mod accounts;
mod verdicts;

use axum::extract::{Path, State};
use loupe_registry::answer::Ask;
use loupe_scheme::finding::{Finding, Link, Target};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::vocabulary::Reach;
use loupe_scheme::words::Lang;
use maud::{Markup, html};

use super::{Answer, lists, log, parts};
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;

/// A case file and who reads it.
struct Case<'a> {
    reader: &'a Reader,
    ask: Ask<'a>,
    finding: &'a Finding,
}

/// The page of one finding, by its id.
pub(crate) async fn page(State(app): State<App>, reader: Reader, Path(id): Path<String>) -> Answer {
    let edition = app.edition();
    let register = &edition.register;
    let finding = register.finding(&id).ok_or_else(|| reader.refuse(Refusal::new(Rule::NoSuchFinding, &*id)))?;
    let case = Case { reader: &reader, ask: parts::ask(&app, &edition, &reader), finding };
    let title = reader.say(&finding.title);
    Ok(shell::page(
        &reader,
        Section::Findings,
        title,
        html! {
            (case.kick())
            h1 { (title) }
            div.side {
                div {
                    p.lede lang="en" { (finding.summary) }
                    @if reader.lang != Lang::En { p.src { (reader.text("finding-in-english")) } }
                    (case.accounts())
                    (case.verdicts())
                }
                aside aria-label=(reader.text("finding-facts")) { (case.grade()) (case.open_questions()) }
            }
            h2 { (reader.text("responses-title")) }
            (case.responses())
            h2 { (reader.text("remedies-title")) }
            (case.remedies())
            h2 { (reader.text("links-title")) }
            (case.links())
            (case.trace())
            h2 { (reader.text("case-sources")) }
            (case.sources())
            (log::parts::recorded(&reader, edition.records.of_finding(&finding.id)))
            p.src { (reader.text("finding-closes")) " " a href={"/api/v1/findings/" (finding.id)} { "JSON" } }
        },
    ))
}

impl Case<'_> {
    fn kick(&self) -> Markup {
        let (reader, finding) = (self.reader, self.finding);
        html! {
            p.kick {
                a href=(reader.link("/findings")) { (reader.text("nav-findings")) }
                " · " (finding.id) " · " (finding.place)
                @if !finding.admin1.is_empty() { ", " (finding.admin1) }
                ", " (lists::country(reader, &self.ask, &finding.country))
                " · " (format::span(reader.lang, &finding.span))
            }
        }
    }

    /// The grade, what it rests on and why; and what it would take.
    fn grade(&self) -> Markup {
        let (reader, finding) = (self.reader, self.finding);
        let treated = finding.treated_as();
        let dates = lists::label(reader, "date-precision", &finding.date_precision);
        let place = lists::label(reader, "place-precision", &finding.place_precision);
        html! {
            section.note {
                h3 { (reader.text("grade-title")) }
                p { (parts::grade(reader, treated)) " " (reader.text("grade-on")) " "
                    (lists::label(reader, "basis", &finding.grading.basis)) "." }
                p lang="en" { (finding.grading.reason) "." }
                @if treated != finding.grading.proposed {
                    p {
                        (reader.text("grade-proposed")) " " (parts::grade(reader, finding.grading.proposed))
                        ". " (reader.text("grade-lowered"))
                    }
                }
                p.src {
                    (reader.text("grade-one-reader"))
                    @if finding.contested { " " (reader.text("grade-contested-part")) }
                }
            }
            dl.facts {
                (lists::fact(&reader.text("column-when"), &format::span(reader.lang, &finding.span)))
                (lists::fact(&reader.text("fact-dates"), &dates))
                (lists::fact(&reader.text("fact-place"), &place))
                dt { (reader.text("fact-sources")) } dd { (finding.sources.len()) }
            }
        }
    }

    fn open_questions(&self) -> Markup {
        let (reader, finding) = (self.reader, self.finding);
        html! {
            @if !finding.open_questions.is_empty() {
                section.note {
                    h3 { (reader.text("open-questions")) }
                    ul lang="en" { @for question in &finding.open_questions { li { (question) } } }
                }
            }
        }
    }

    /// What those responsible answered, in the size of the finding itself.
    fn responses(&self) -> Markup {
        let (reader, finding) = (self.reader, self.finding);
        html! {
            @if finding.responses.is_empty() { p.lede { (reader.text("responses-none")) } }
            @for response in &finding.responses {
                section.account {
                    p.lede {
                        b { (response.by) } " "
                        span.tag { (lists::label(reader, "response", &response.kind)) }
                        ". " span lang="en" { (response.what) }
                    }
                    p.src {
                        (lists::label(reader, "value-actor", &response.by_kind))
                        @if let Some(date) = response.date { " · " (format::partial_date(reader.lang, date)) }
                        " " (self.cite(&response.source))
                    }
                }
            }
        }
    }

    fn remedies(&self) -> Markup {
        let (reader, finding) = (self.reader, self.finding);
        html! {
            @if finding.remedies.is_empty() { p { (reader.text("remedies-none")) } } @else {
                table.stack {
                    thead { tr {
                        th { (reader.text("column-remedy")) }
                        th { (reader.text("column-remedy-state")) }
                        th { (reader.text("column-by-to")) }
                        th.r { (reader.text("column-amount")) }
                        th { (reader.text("column-when")) }
                    } }
                    tbody {
                        @for remedy in &finding.remedies {
                            tr {
                                th scope="row" {
                                    (lists::label(reader, "remedy", &remedy.kind)) " " (self.cite(&remedy.source))
                                    @if !remedy.detail.is_empty() { br; span.dim lang="en" { (remedy.detail) } }
                                }
                                td data-l=(reader.text("column-remedy-state")) {
                                    span.tag { (lists::label(reader, "remedy-state", &remedy.state)) }
                                }
                                td data-l=(reader.text("column-by-to")) lang="en" {
                                    (lists::given(reader, &remedy.by)) " → " (lists::given(reader, &remedy.to))
                                }
                                td.r data-l=(reader.text("column-amount")) {
                                    @if remedy.amount.is_empty() { span.miss { (reader.text("not-given")) } }
                                    @else { (amount(reader.lang, &remedy.amount)) " " (remedy.currency) }
                                }
                                td.nw data-l=(reader.text("column-when")) {
                                    @match remedy.date {
                                        Some(date) => (format::partial_date(reader.lang, date)),
                                        None => span.miss { (reader.text("not-given")) },
                                    }
                                }
                            }
                        }
                    }
                }
            }
            p.src { (reader.text("remedies-close")) }
        }
    }

    fn links(&self) -> Markup {
        let reader = self.reader;
        html! {
            p { (reader.text("links-text")) }
            table.stack {
                thead { tr {
                    th { (reader.text("column-link")) }
                    th { (reader.text("column-scope")) }
                    th { (reader.text("column-reach")) }
                    th { (reader.text("column-when")) }
                    th { (reader.text("column-grade")) }
                } }
                tbody { @for link in &self.finding.links { (self.link(link)) } }
            }
        }
    }

    /// Where its stones can be now, where it names a place that stones come from.
    fn trace(&self) -> Markup {
        let reader = self.reader;
        let names_a_place = |link: &Link| matches!(link.target, Target::Site(_) | Target::Participant(_));
        html! {
            @if self.finding.links.iter().any(names_a_place) {
                p {
                    a href={(reader.link("/custody/trace")) "?finding=" (self.finding.id)} {
                        (reader.text("custody-trace-these"))
                    }
                }
            }
        }
    }

    fn link(&self, link: &Link) -> Markup {
        let reader = self.reader;
        let reach = match self.ask.edition.register.vocabulary.reach(&link.kind) {
            Some(Reach::Whole) => "reach-whole",
            Some(Reach::Site) => "reach-site",
            Some(Reach::None) | None => "reach-none",
        };
        html! {
            tr {
                th scope="row" {
                    (reader.value("link", &link.kind)) " " (self.cite(&link.source))
                    @if !link.note.is_empty() { br; span.dim lang="en" { (link.note) } }
                }
                td data-l=(reader.text("column-scope")) { (parts::target(reader, &self.ask, &link.target)) }
                td data-l=(reader.text("column-reach")) { (reader.text(reach)) }
                td data-l=(reader.text("column-when")) { (format::span(reader.lang, &link.span)) }
                td data-l=(reader.text("column-grade")) { (parts::grade(reader, link.grade)) }
            }
        }
    }

    /// The number of a source in this file, linked to it.
    fn cite(&self, id: &str) -> Markup {
        let number = self.finding.sources.iter().position(|source| source.id == id);
        html! { @if let Some(number) = number { a.cite href={"#s" (number + 1)} { "[" (number + 1) "]" } } }
    }

    fn sources(&self) -> Markup {
        let reader = self.reader;
        html! {
            ol.sources {
                @for (i, source) in self.finding.sources.iter().enumerate() {
                    li id={"s" (i + 1)} {
                        span lang=(source.language) { (parts::source(&loupe_scheme::participant::Source {
                            title: source.title.clone(), url: source.url.clone(),
                        })) }
                        ". " (source.publisher)
                        ", " (lists::label(reader, "source", &source.kind))
                        @if let Some(date) = source.date { ", " (format::partial_date(reader.lang, date)) }
                        ". " span.dim { (lists::label(reader, "how-read", &source.how_read)) }
                    }
                }
            }
        }
    }
}

/// An amount as printed, its thousands parted where it is a plain number.
fn amount(lang: Lang, text: &str) -> String {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if plain { format::decimal(lang, text) } else { text.to_owned() }
}
