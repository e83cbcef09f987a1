//! Participants: the list, and one with its returns, what does not add up in them, and what is known of its stones.

mod list;
mod returns;
mod standing;

use axum::extract::{Path, Query, State};
use loupe_registry::answer;
use loupe_registry::answer::Ask;
use loupe_registry::subject::parse_participant;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::{FIRST_YEAR, Period};
use loupe_scheme::returns::Filing;
use loupe_scheme::statement::{Declared, Subject, declared};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Answer, lists, parts, statement};
use crate::draw::interval::carats_between;
use crate::format::{self, Cut};
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;

pub(crate) use list::page as list_page;

/// What the address may ask of the page.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    period: Option<String>,
}

/// One participant.
struct Participant<'a> {
    reader: &'a Reader,
    ask: Ask<'a>,
    id: ParticipantId,
    filings: &'a [Filing],
    /// From the first half-year of the scheme to the last anyone filed for.
    always: Period,
}

/// The page of one participant, by its code.
pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let edition = app.edition();
    let register = &edition.register;
    let ask = parts::ask(&app, &edition, &reader);
    let id = parse_participant(register, &code).map_err(|refusal| reader.refuse(refusal))?;
    let filings = register.filings_of(id);
    let last = register.last_half().map_or(FIRST_YEAR, |half| half.year());
    let always = format!("{FIRST_YEAR}..{last}").parse().map_err(|refusal| reader.refuse(refusal))?;
    let page = Participant { reader: &reader, ask, id, filings, always };
    let whole = answer::participant::participant(&ask, id.as_str(), LooksCounted::default());
    let whole = whole.map_err(|refusal| reader.refuse(refusal))?.answer;
    let latest = page.headline_year();
    let period = statement::period_of(&reader, asked.period.as_deref(), latest)?;
    let years: Vec<i16> = page.years();
    let stands = if filings.is_empty() {
        None
    } else {
        Some(statement::make(&reader, &ask, &Subject::Participant(id), period)?)
    };
    let address = format!("/participants/{id}");
    let title = format!("{}, {}", whole.brief.participant.name, reader.text("nav-returns").to_lowercase());
    Ok(shell::page(
        &reader,
        Section::Returns,
        &title,
        html! {
            p.kick {
                a href=(reader.link("/participants")) { (reader.text("nav-returns")) }
                " · " (reader.text("participant-kick"))
            }
            h1 { (whole.brief.participant.name) }
            div.side {
                div { (page.headline(latest)) }
                (page.facts(&whole))
            }
            (page.filed_twice())
            (page.gaps())
            (page.production())
            (page.delays())
            (page.table())
            (page.oddities())
            @if let Some(made) = &stands { (statement::section(&reader, &ask, made, &address, &years)) }
            @if register.participant(id).is_some() {
                p {
                    a href={(reader.link("/custody/trace")) "?country=" (id)} {
                        (reader.with("custody-trace-title", &[("name", whole.brief.participant.name.clone())]))
                    }
                }
            }
            (standing::section(&reader, &ask, &whole))
            h2 { (reader.text("findings-title")) }
            (lists::findings(&reader, &whole.tied))
            (standing::places(&reader, &whole))
            h2 { (reader.text("looks-title")) }
            (lists::looks(&reader, &whole.seen, id.as_str()))
            (standing::notes(&reader, &whole))
        },
    ))
}

impl Participant<'_> {
    /// The years for which it filed, the newest first.
    fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.filings.iter().map(|filing| filing.half.year()).collect();
        years.dedup();
        years.reverse();
        years
    }

    fn declared(&self, period: Period) -> Declared {
        declared(&self.ask.edition.register, self.id, period)
    }

    /// The latest year with a half-year filed twice; else the latest complete year of the world, or the last filed for.
    fn headline_year(&self) -> Period {
        let disputed = self.declared(self.always).disputed.into_iter().map(|slot| slot.half.year()).max();
        let latest = self.ask.edition.latest_year();
        let filed_then = self.filings.iter().any(|f| (latest.first()..=latest.last()).contains(&f.half));
        let last = self.filings.iter().map(|filing| filing.half.year()).max().filter(|_| !filed_then);
        disputed.or(last).and_then(Period::year).unwrap_or(latest)
    }

    fn headline(&self, year: Period) -> Markup {
        let (reader, lang) = (self.reader, self.reader.lang);
        if self.filings.is_empty() {
            return html! { p.lede { (reader.text("participant-never-filed")) } };
        }
        let declared = self.declared(year);
        let (least, most) = (declared.at_least.micro(), declared.filed.micro());
        let shown = |micro: u64, cut: Cut| -> String {
            let (unit, key) =
                if most >= 1_000_000_000_000 { (1_000_000_000_000, "unit-mct") } else { (1_000_000, "unit-ct") };
            format!(
                "{} {}",
                format::scaled(lang, micro, unit, if unit > 1_000_000 { 2 } else { 0 }, cut),
                reader.text(key)
            )
        };
        let args = [
            ("year", format::period(lang, year)),
            ("least", shown(least, Cut::Down)),
            ("most", shown(most, if declared.disputed.is_empty() { Cut::Near } else { Cut::Up })),
            ("usd", format::million_usd(lang, declared.filed_value.cents(), Cut::Near)),
        ];
        let key = match (most, declared.disputed.is_empty()) {
            (0, _) => "participant-lede-nothing",
            (_, true) => "participant-lede",
            (_, false) => "participant-lede-between",
        };
        html! {
            p.lede { (reader.with(key, &args)) }
            @if !declared.disputed.is_empty() {
                (carats_between(reader, least, most))
                p.src { (reader.text("participant-between-source")) }
            }
        }
    }

    fn facts(&self, whole: &answer::participant::Whole) -> Markup {
        let (reader, lang) = (self.reader, self.reader.lang);
        let brief = &whole.brief;
        let years = self.years();
        let span = years.first().zip(years.last()).map(|(last, first)| format!("{first}–{last}"));
        let latest = self.ask.edition.latest_year();
        let mine = self.declared(latest);
        let price =
            |declared: &Declared| format::usd_per_carat(lang, declared.filed_value.cents(), declared.filed.micro());
        let status = brief.status.as_ref().map(|status| {
            format!("{}, {}", lists::label(reader, "status", &status.status), parts::printed_date(reader, &status.date))
        });
        let year = format::period(lang, latest);
        html! {
            dl.facts {
                (lists::fact(&reader.text("fact-code"), self.id.as_str()))
                (lists::fact(&reader.text("fact-kind"), &lists::label(reader, "participant-kind", &brief.kind)))
                (lists::fact(&reader.text("fact-status"), &status.unwrap_or_default()))
                dt { (reader.text("fact-returns")) }
                dd {
                    (reader.catalogue().counted("rows", self.filings.len()))
                    @if let Some(span) = span { ", " (span) }
                }
                @if let (Some(rank), Some(price)) = (self.rank(latest), price(&mine)) {
                    dt { (reader.with("fact-rank", &[("year", year.clone())])) } dd { (rank) }
                    dt { (reader.with("fact-price", &[("year", year)])) } dd { (price) }
                }
            }
        }
    }

    /// Its place by carats among all who declared production, from 1.
    fn rank(&self, year: Period) -> Option<usize> {
        let register = &self.ask.edition.register;
        let mass = |id: ParticipantId| declared(register, id, year).filed;
        let own = mass(self.id);
        let above = register.filers().into_iter().filter(|id| mass(*id) > own).count();
        (own > Carats::ZERO).then_some(above + 1)
    }
}
