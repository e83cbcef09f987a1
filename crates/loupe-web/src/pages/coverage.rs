//! Where nobody has looked: participants by kind of harm by year, and whose looks are counted.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Query, State};
use loupe_registry::answer;
use loupe_registry::answer::Ask;
use loupe_registry::answer::coverage::{Coverage, Row};
use loupe_scheme::finding::Target;
use loupe_scheme::look::{Independence, Look, LooksCounted};
use loupe_scheme::rule::{Place, Refusal, Rule};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Answer, lists, parts};
use crate::draw::SPARSE;
use crate::draw::strip::{Seen, strip};
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::words;

const COUNTED: [(LooksCounted, &str); 3] = [
    (LooksCounted::Independent, "independent"),
    (LooksCounted::SecondParty, "second_party"),
    (LooksCounted::Own, "own"),
];
const INDEPENDENCE: [Independence; 4] =
    [Independence::Independent, Independence::StateOfTheOperator, Independence::SecondParty, Independence::Own];

/// What the address may ask of the page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    looks: Option<String>,
}

/// The page "Coverage".
pub(crate) async fn page(State(app): State<App>, reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let counted = match asked.looks.as_deref() {
        None => LooksCounted::default(),
        Some(code) => LooksCounted::from_code(code).ok_or_else(|| reader.refuse(unknown(code)))?,
    };
    let mut coverage = answer::coverage::coverage(&ask, counted).answer;
    coverage
        .rows
        .sort_by_key(|row| std::cmp::Reverse(row.declared.iter().map(|y| y.amount.carats.micro()).sum::<u64>()));
    let title = reader.text("coverage-title");
    Ok(shell::page(
        &reader,
        Section::Coverage,
        &title,
        html! {
            p.kick { (kick(&reader, &ask, &coverage)) }
            h1 { (title) }
            p.lede { (reader.text("coverage-lede")) }
            h2 #whose { (reader.text("coverage-whose")) }
            (choices(&reader, counted))
            p { (reader.text("coverage-whose-text")) }
            (matrix(&reader, &ask, &coverage))
            (never(&reader, &coverage))
            (apart(&reader, &ask))
            (not_found(&reader, &ask))
            p.src { (reader.text("coverage-source")) " "
            a href={"/api/v1/coverage?looks=" (code_of(counted))} { "JSON" } " · "
                a href={"/api/v1/coverage.csv?looks=" (code_of(counted))} { "CSV" } }
        },
    ))
}

fn unknown(code: &str) -> Refusal {
    let place = Place { name: Some("looks".to_owned()), ..Place::default() };
    Refusal::new(Rule::WorldUnknownValue, code).at(place).accepting(COUNTED.map(|(_, code)| code))
}

fn code_of(counted: LooksCounted) -> &'static str {
    COUNTED.into_iter().find(|(known, _)| *known == counted).map_or("independent", |(_, code)| code)
}

fn kick(reader: &Reader, ask: &Ask<'_>, coverage: &Coverage) -> String {
    let years = coverage.years.first().zip(coverage.years.last());
    reader.with(
        "coverage-kick",
        &[
            ("count", ask.edition.register.looks.len().to_string()),
            ("first", years.map_or(String::new(), |(first, _)| first.to_string())),
            ("last", years.map_or(String::new(), |(_, last)| last.to_string())),
        ],
    )
}

fn choices(reader: &Reader, counted: LooksCounted) -> Markup {
    html! {
        ul.choices aria-label=(reader.text("coverage-whose")) {
            @for (choice, code) in COUNTED {
                @let label = lists::label(reader, "counted", code);
                li {
                    @if choice == counted { b aria-current="true" { (label) } }
                    @else { a href={(reader.link("/coverage")) "?looks=" (code) "#whose"} { (label) } }
                }
            }
        }
    }
}

fn matrix(reader: &Reader, ask: &Ask<'_>, coverage: &Coverage) -> Markup {
    let first = coverage.years.first().copied().unwrap_or_default();
    let last = coverage.years.last().copied().unwrap_or_default();
    html! {
        (key(reader))
        table.stack.coverage {
            caption { (reader.with("coverage-caption", &[("first", first.to_string()), ("last", last.to_string())])) }
            thead { tr {
                th { (reader.text("column-participant")) }
                @for kind in &coverage.kinds { th { (lists::label(reader, "look", &kind.id)) } }
                th { (reader.text("column-who-looked")) }
            } }
            tbody { @for row in &coverage.rows { (participant(reader, ask, coverage, row)) } }
        }
    }
}

fn key(reader: &Reader) -> Markup {
    html! {
        ul.key {
            li { svg width="36" height="14" aria-hidden="true" {
                    rect.u x=".5" y="1" width="35" height="12" fill=(SPARSE) {} }
                span { (reader.text("coverage-key-not")) } }
            li { svg width="36" height="14" aria-hidden="true" {
                    rect.u x=".5" y="7" width="35" height="6" fill=(SPARSE) {} line.b x2="36" y1="13" y2="13" {} }
                span { (reader.text("coverage-key-part")) } }
            li { svg width="36" height="14" aria-hidden="true" { line.m x2="36" y1="13" y2="13" {} }
                span { (reader.text("coverage-key-whole")) } }
            li { svg width="36" height="14" aria-hidden="true" {} span { (reader.text("coverage-key-none")) } }
        }
    }
}

fn participant(reader: &Reader, ask: &Ask<'_>, coverage: &Coverage, row: &Row) -> Markup {
    let produced: BTreeSet<i16> =
        row.declared.iter().filter(|of| of.amount.carats.micro() > 0).map(|of| of.year).collect();
    html! {
        tr {
            th scope="row" { (lists::named(reader, &row.participant)) }
            @for kind in &coverage.kinds {
                @let seen: BTreeMap<i16, &str> =
                    row.cells.iter().filter(|cell| cell.kind == kind.id).map(|cell| (cell.year, cell.seen)).collect();
                @let years: Vec<Seen> = coverage.years.iter().map(|year| state(*year, &produced, &seen)).collect();
                @let unseen = years.iter().filter(|seen| **seen == Seen::Not).count();
                td data-l=(lists::label(reader, "look", &kind.id)) {
                    span.dim.t { (reader.with("coverage-unseen", &[
                        ("unseen", unseen.to_string()), ("all", produced.len().to_string()),
                    ])) }
                    (strip(&years))
                }
            }
            td data-l=(reader.text("column-who-looked")) { (who(reader, ask, row)) }
        }
    }
}

fn state(year: i16, produced: &BTreeSet<i16>, seen: &BTreeMap<i16, &str>) -> Seen {
    match (produced.contains(&year), seen.get(&year)) {
        (false, _) => Seen::NoProduction,
        (true, None) => Seen::Not,
        (true, Some(&"whole")) => Seen::Whole,
        (true, Some(_)) => Seen::Part,
    }
}

/// How many looks of each independence were ever made there, whoever is counted.
fn who(reader: &Reader, ask: &Ask<'_>, row: &Row) -> Markup {
    let looks = looks_at(ask, &row.participant.id);
    let counts: Vec<String> = INDEPENDENCE
        .into_iter()
        .filter_map(|kind| {
            let count = looks.iter().filter(|look| look.independence == kind).count();
            (count > 0).then(|| {
                reader.with(&format!("whose-{}", kind.code().replace('_', "-")), &[("count", count.to_string())])
            })
        })
        .collect();
    html! { @if counts.is_empty() { span.miss { (reader.text("nobody")) } } @else { (counts.join(", ")) } }
}

fn looks_at<'a>(ask: &'a Ask<'_>, id: &str) -> Vec<&'a Look> {
    let register = &ask.edition.register;
    let here = |look: &&Look| match &look.target {
        Target::Participant(known) => known == id,
        Target::Site(site) => register.site(site).is_some_and(|site| site.participant == id),
        Target::Company(company) => register
            .company(company)
            .is_some_and(|company| register.participants_of_company(company).iter().any(|known| known.as_str() == id)),
        Target::Route(_) | Target::Region(_) => false,
    };
    register.looks.iter().filter(here).collect()
}

fn never(reader: &Reader, coverage: &Coverage) -> Markup {
    html! {
        h2 { (reader.text("coverage-never")) }
        p { (reader.text("coverage-never-text")) }
        @if coverage.never.is_empty() { p { (reader.text("coverage-never-none")) } }
        @else { p { (lists::names(reader, &coverage.never)) } }
    }
}

/// Looks at sites, companies and regions, which cover no participant as a whole.
fn apart(reader: &Reader, ask: &Ask<'_>) -> Markup {
    let mut by_target: BTreeMap<&Target, Vec<&Look>> = BTreeMap::new();
    for look in &ask.edition.register.looks {
        if !matches!(look.target, Target::Participant(_)) {
            by_target.entry(&look.target).or_default().push(look);
        }
    }
    html! {
        h2 { (reader.text("coverage-apart")) }
        p { (reader.text("coverage-apart-text")) }
        @for kind in ["region", "site", "company", "route"] {
            @let of_kind: Vec<(&&Target, &Vec<&Look>)> = by_target.iter().filter(|(t, _)| t.kind() == kind).collect();
            @if !of_kind.is_empty() {
                details {
                    summary { (reader.catalogue().counted(&format!("coverage-apart-{kind}"), of_kind.len())) }
                    ul.columns { @for (target, looks) in of_kind { (looked(reader, ask, target, looks)) } }
                }
            }
        }
    }
}

fn looked(reader: &Reader, ask: &Ask<'_>, target: &Target, looks: &[&Look]) -> Markup {
    let kinds: BTreeSet<&str> = looks.iter().flat_map(|look| look.looked_for.iter().map(String::as_str)).collect();
    let labels: Vec<String> = kinds.iter().map(|kind| lists::label(reader, "look", kind)).collect();
    let first = looks.first().map(|look| parts::source(&look.source));
    html! {
        li {
            (parts::target(reader, ask, target)) (words::colon(reader))
            (reader.catalogue().counted("looks", looks.len()))
            " " span.dim { "(" (reader.catalogue().list(&labels)) ")" }
            @if let (Target::Region(_), Some(source)) = (target, first) { " " (source) }
        }
    }
}

/// What was searched for and not found, by participant.
fn not_found(reader: &Reader, ask: &Ask<'_>) -> Markup {
    let notes = ask.edition.register.coverage_notes.iter().filter(|note| note.searched_not_found);
    html! {
        h2 { (reader.text("coverage-not-found")) }
        p { (reader.text("coverage-not-found-text")) }
        table.stack {
            thead { tr {
                th { (reader.text("column-participant")) }
                th { (reader.text("column-searched")) }
                th { (reader.text("column-last-review")) }
                th { (reader.text("column-nearest-page")) }
            } }
            tbody {
                @for note in notes {
                    tr {
                        th scope="row" { (parts::country(reader, ask, &note.participant)) }
                        td lang="en" data-l=(reader.text("column-searched")) { (note.note) }
                        td.nw data-l=(reader.text("column-last-review")) {
                            (lists::given(reader, &note.last_kp_review_year))
                        }
                        td data-l=(reader.text("column-nearest-page")) { (parts::address_source(&note.source_url)) }
                    }
                }
            }
        }
    }
}
