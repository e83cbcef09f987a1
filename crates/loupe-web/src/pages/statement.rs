//! A statement as a section of a page: the shares under every definition, what moves them, what nobody looked at.

use std::collections::{BTreeMap, BTreeSet};

use loupe_registry::answer::Ask;
use loupe_registry::answer::ground::effect_key;
use loupe_registry::answer::not_looked::NotLooked;
use loupe_scheme::definition::Verdict;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::Period;
use loupe_scheme::statement::{Effect, Ground, Statement, Subject, examine};
use maud::{Markup, html};

use super::parts;
use crate::format;
use crate::reader::Reader;
use crate::refused::Refused;

/// The definitions whose verdicts stand beside each finding: the one in force and the one asked for.
const LARGE: usize = 2;

/// A statement under every definition, by default looks.
pub(crate) fn make(reader: &Reader, ask: &Ask<'_>, subject: &Subject, period: Period) -> Result<Statement, Refused> {
    let counted = LooksCounted::default();
    let edition = ask.edition;
    let made = examine(&edition.register, subject, period, &edition.defaults, counted, ask.made_on);
    made.map_err(|refusal| reader.refuse(refusal))
}

/// The period that a page's query asks for, else `otherwise`. Refuses with `P1` what is not a period.
pub(crate) fn period_of(reader: &Reader, asked: Option<&str>, otherwise: Period) -> Result<Period, Refused> {
    match asked.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(otherwise),
        Some(text) => text.parse().map_err(|refusal| reader.refuse(refusal)),
    }
}

/// The statement as a section, with links to the same page for other years.
pub(crate) fn section(reader: &Reader, ask: &Ask<'_>, made: &Statement, page: &str, years: &[i16]) -> Markup {
    let period = format::period(reader.lang, made.period);
    let rows: Vec<parts::Row<'_>> = made
        .under
        .iter()
        .map(|under| parts::Row {
            definition: &under.definition,
            outcome: &under.outcome,
            shares: under.outcome.shares(),
        })
        .collect();
    let caption = match (&made.subject, made.amount_known) {
        (Subject::Site(_) | Subject::Company(_), false) => "stands-caption-unknown",
        (Subject::Site(_) | Subject::Company(_), true) => "stands-caption-produced",
        _ => "stands-caption-declared",
    };
    let lang = reader.lang;
    let nothing = made.amount_known && made.declared.filed.micro() == 0;
    let amount = format::carats(lang, made.declared.filed);
    let caption = reader.with(caption, &[("period", period.clone()), ("carats", amount)]);
    html! {
        h2 #statement { (reader.with("stands-title", &[("period", period)])) }
        (choose(reader, made.period, page, years))
        @if nothing { p { (reader.text("stands-nothing")) } } @else {
            (parts::under_table(reader, &caption, &rows))
            (bearing(reader, ask, made))
            (nearest(reader, ask, made))
        }
        (not_looked(reader, ask, made))
        p.src {
            (reader.with("stands-made", &[
                ("day", format::date(lang, made.made_on)), ("until", format::date(lang, made.expires_on)),
            ]))
        }
        (parts::elsewhere(reader, &made.subject, made.period))
    }
}

fn choose(reader: &Reader, period: Period, page: &str, years: &[i16]) -> Markup {
    html! {
        @if years.len() > 1 {
            ul.choices.screen aria-label=(reader.text("choose-year")) {
                @for year in years {
                    li {
                        @if period.as_year() == Some(*year) { b aria-current="true" { (year) } }
                        @else { a href={(reader.link(page)) "?period=" (year) "#statement"} { (year) } }
                    }
                }
            }
        }
    }
}

/// The findings that bear on the period, each with its verdict and rule under the first two definitions.
fn bearing(reader: &Reader, ask: &Ask<'_>, made: &Statement) -> Markup {
    let under = &made.under[..made.under.len().min(LARGE)];
    let mut findings: BTreeMap<&str, Vec<Option<&Ground>>> = BTreeMap::new();
    for (i, grounds) in under.iter().map(|under| &under.grounds).enumerate() {
        for ground in grounds {
            findings.entry(&ground.finding).or_insert_with(|| vec![None; under.len()])[i] = Some(ground);
        }
    }
    let strongest = |grounds: &[Option<&Ground>]| grounds.iter().flatten().map(|ground| ground.effect).min();
    let mut findings: Vec<(&str, Vec<Option<&Ground>>)> = findings.into_iter().collect();
    findings.sort_by_key(|(id, grounds)| (strongest(grounds), *id));
    let rules: BTreeSet<Effect> =
        findings.iter().flat_map(|(_, grounds)| grounds.iter().flatten().map(|ground| ground.effect)).collect();
    html! {
        @if findings.is_empty() {
            p { (reader.text("stands-no-findings")) }
        } @else {
            table.stack {
                caption { (reader.text("stands-findings")) }
                thead { tr {
                    th { (reader.text("column-finding")) }
                    th { (reader.text("column-scope")) }
                    @for under in under { th { b { (parts::definition(reader, &under.definition)) } } }
                } }
                tbody {
                    @for (id, grounds) in &findings {
                        tr {
                            th scope="row" { (parts::finding(reader, ask, id)) }
                            td data-l=(reader.text("column-scope")) {
                                @if let Some(ground) = grounds.iter().flatten().next() {
                                    (parts::scope(reader, ask, &ground.scope))
                                }
                            }
                            @for (ground, under) in grounds.iter().zip(under) {
                                td data-l=(reader.say(&under.definition.name)) { @if let Some(ground) = ground {
                                    (verdict(reader, ground))
                                } }
                            }
                        }
                    }
                }
            }
            details {
                summary { (reader.text("stands-rules")) }
                dl.facts {
                    @for effect in &rules { dt { (effect.code()) } dd { (reader.text(effect_key(*effect))) } }
                }
            }
        }
    }
}

fn verdict(reader: &Reader, ground: &Ground) -> Markup {
    html! {
        span.tag { (reader.text(verdict_key(ground.verdict()))) }
        @if ground.verdict() == Verdict::Yes && ground.verified { ", " (reader.text("state-verified")) }
        span.dim { " (" (ground.effect.code()) ")" }
    }
}

/// The catalogue's key of a verdict.
pub(crate) const fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "verdict-yes",
        Verdict::No => "verdict-no",
        Verdict::Unknown => "verdict-unknown",
        Verdict::Contested => "verdict-contested",
    }
}

/// For the first two definitions, the nearest miss where no verified finding meets it.
fn nearest(reader: &Reader, ask: &Ask<'_>, made: &Statement) -> Markup {
    let missed =
        made.under.iter().zip(&ask.edition.defaults).take(LARGE).filter(|(under, _)| {
            !under.grounds.iter().any(|ground| ground.verified && ground.verdict() == Verdict::Yes)
        });
    html! {
        @for (under, definition) in missed {
            @if let Some(miss) = &under.near_miss {
                p {
                    b.hued { (reader.say(&under.definition.name)) }
                    ". " (parts::near_miss(reader, ask, definition, miss))
                }
            }
        }
    }
}

fn not_looked(reader: &Reader, ask: &Ask<'_>, made: &Statement) -> Markup {
    html! {
        section.note {
            h3 { (reader.text("stands-not-looked")) }
            ul { @for item in &made.not_looked { li { (NotLooked::new(ask, item).text) } } }
        }
    }
}
