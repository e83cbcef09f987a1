//! Every finding, with its grade and what the definitions say of it; narrowed by country, kind of act or grade by link.

use std::collections::BTreeSet;

use axum::extract::{Query, State};
use loupe_registry::answer;
use loupe_registry::answer::Selection;
use loupe_registry::answer::finding::Brief;
use loupe_scheme::finding::Grade;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Answer, lists, parts, statement};
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;

/// The definitions whose verdicts stand in the list.
const LARGE: usize = 2;
const GRADES: [Grade; 4] = [Grade::Verified, Grade::Corroborated, Grade::Contested, Grade::Unverified];

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    grade: Option<String>,
    country: Option<String>,
}

/// The page "Findings".
pub(crate) async fn page(State(app): State<App>, reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let keys: Vec<String> = edition.defaults.iter().take(LARGE).map(|d| d.reference.key()).collect();
    let selection = Selection { definitions: keys, ..Selection::default() };
    let all = answer::finding::findings(&ask, &selection).map_err(|refusal| reader.refuse(refusal))?;
    let all = all.answer.findings;
    let grade = asked.grade.as_deref().and_then(Grade::from_code);
    let wanted = |brief: &&Brief| {
        grade.is_none_or(|grade| brief.grade == grade)
            && asked.country.as_deref().is_none_or(|country| brief.country.id == country)
    };
    let mut shown: Vec<&Brief> = all.iter().filter(wanted).collect();
    shown.sort_by_cached_key(|brief| (parts::sorted_as(&brief.country.name), brief.span.from, brief.title.clone()));
    let title = reader.text("findings-page-title");
    Ok(shell::page(
        &reader,
        Section::Findings,
        &title,
        html! {
            p.kick { (reader.with("findings-kick", &[("count", all.len().to_string())])) }
            h1 { (title) }
            p.lede { (reader.text("findings-lede")) }
            (choices(&reader, &all, grade))
            @if let Some(country) = &asked.country {
                p {
                    a href=(reader.link("/findings")) { (reader.text("findings-all")) }
                    " · " (ask.participant_name(country))
                }
            }
            (table(&reader, &edition.defaults, &shown))
            p.src { (reader.text("findings-source")) " " a href="/api/v1/findings" { "JSON" } " · "
                a href="/api/v1/findings.csv" { "CSV" } }
        },
    ))
}

fn choices(reader: &Reader, all: &[Brief], chosen: Option<Grade>) -> Markup {
    let present: BTreeSet<Grade> = all.iter().map(|brief| brief.grade).collect();
    html! {
        ul.choices.screen aria-label=(reader.text("column-grade")) {
            li { @if chosen.is_none() { b aria-current="true" { (reader.text("findings-all")) } }
                @else { a href=(reader.link("/findings")) { (reader.text("findings-all")) } } }
            @for grade in GRADES.into_iter().filter(|grade| present.contains(grade)) {
                @let label = reader.text(&format!("grade-{}", grade.code()));
                @let count = all.iter().filter(|brief| brief.grade == grade).count();
                li { @if chosen == Some(grade) { b aria-current="true" { (label) " (" (count) ")" } }
                    @else {
                        a href={(reader.link("/findings")) "?grade=" (grade.code())} { (label) " (" (count) ")" }
                    } }
            }
        }
    }
}

fn table(reader: &Reader, definitions: &[loupe_scheme::definition::Resolved], shown: &[&Brief]) -> Markup {
    html! {
        table.stack {
            thead { tr {
                th { (reader.text("column-finding")) }
                th { (reader.text("column-where")) }
                th { (reader.text("column-when")) }
                th { (reader.text("column-grade")) }
                @for definition in definitions.iter().take(LARGE) {
                    th { b { (parts::definition(reader, &definition.reference)) } }
                }
            } }
            tbody {
                @for brief in shown {
                    tr {
                        th scope="row" { a href=(reader.link(&format!("/findings/{}", brief.id))) { (brief.title) } }
                        td data-l=(reader.text("column-where")) { (brief.place) ", " (brief.country.name) }
                        td data-l=(reader.text("column-when")) { (format::span(reader.lang, &brief.span)) }
                        td data-l=(reader.text("column-grade")) {
                            (parts::grade(reader, brief.grade))
                            span.dim { " " (lists::label(reader, "basis", &brief.basis)) }
                        }
                        @for (judged, definition) in brief.verdicts.iter().zip(definitions) {
                            td data-l=(reader.say(&definition.reference.name)) {
                                span.tag { (reader.text(statement::verdict_key(judged.verdict))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
