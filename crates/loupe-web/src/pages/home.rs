//! The first page: how much of the latest complete year is conflict diamond, under whose words.

use std::collections::BTreeSet;

use axum::extract::State;
use loupe_registry::answer::Ask;
use loupe_scheme::definition::Resolved;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::{FIRST_YEAR, Period};
use loupe_scheme::statement::{
    Declared, Effect, Engine, Ground, NearMiss, Outcome, Subject, WorldRow, WorldTable, world_table_with,
};
use maud::{Markup, html};

use super::{Answer, parts};
use crate::draw::map::{self, Fill, Producer};
use crate::draw::years::{self, Year};
use crate::draw::{Bar, Hue, Size, bar, verdict};
use crate::format::{self, Cut};
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::words;

/// Participants that declared less than this are summed in one row: 100 000 ct, in micro-carats.
const ROW_FROM: u64 = 100_000_000_000;
/// The definition in force and the one asked for: the first two, drawn large.
const LARGE: usize = 2;

/// Everything the page shows, computed once.
struct Home<'a> {
    reader: &'a Reader,
    ask: Ask<'a>,
    /// The latest complete year.
    table: WorldTable,
    /// For each of the first two definitions the findings that bear on the year, strongest first.
    bearing: Vec<Bearing<'a>>,
    /// Every year for which anyone filed, whether all did, and its outcome under the first two definitions.
    years: Vec<(i16, bool, Vec<Outcome>)>,
}

/// What bears on the year under one definition.
struct Bearing<'a> {
    definition: &'a Resolved,
    grounds: Vec<Ground>,
    near_miss: Option<NearMiss>,
}

/// The first page.
pub(crate) async fn page(State(app): State<App>, reader: Reader) -> Answer {
    let edition = app.edition();
    let register = &edition.register;
    let engines: Vec<Engine<'_>> =
        edition.defaults.iter().map(|d| Engine::new(register, d, LooksCounted::default())).collect();
    let table = world_table_with(&engines, register, edition.latest_year());
    let large = &engines[..engines.len().min(LARGE)];
    let last = register.last_half().map_or(FIRST_YEAR, |half| half.year());
    let years = (FIRST_YEAR..=last).filter_map(|year| {
        let outcomes = world_table_with(large, register, Period::year(year)?).outcomes;
        Some((year, register.is_complete(year), outcomes))
    });
    let years = years.collect();
    let bearing = large.iter().zip(&edition.defaults).map(|(engine, definition)| bearing(engine, definition, &table));
    let bearing = bearing.collect();
    let home = Home { reader: &reader, ask: parts::ask(&app, &edition, &reader), table, bearing, years };
    let title = reader.text("home-title");
    Ok(shell::page(
        &reader,
        Section::None,
        &title,
        html! {
            (home.headline())
            (home.doors())
            (home.year_by_year())
            (home.maps())
            (home.participants())
        },
    ))
}

impl Home<'_> {
    fn year(&self) -> String {
        format::period(self.reader.lang, self.table.period)
    }

    fn headline(&self) -> Markup {
        let (reader, table) = (self.reader, &self.table);
        let producers = table.rows.iter().filter(|row| row.declared.filed.micro() > 0).count();
        html! {
            p.kick {
                (reader.with("home-kick", &[("year", self.year()), ("count", producers.to_string())]))
            }
            h1 { (reader.with(amount_key(&table.declared), &self.amount_args())) }
            div.side {
                div {
                    p.lede { (reader.text("home-lede")) }
                    div.verdicts {
                        @for index in 0..table.definitions.len().min(LARGE) {
                            (verdict(reader, &table.definitions[index], &table.outcomes[index], &table.shares(index),
                                self.why(index)))
                        }
                    }
                    (self.other_definitions())
                    (self.declared())
                    (parts::elsewhere(reader, &Subject::World, table.period))
                }
                aside aria-label=(reader.text("key-label")) {
                    (years::key(reader, Hue::Ink))
                    p { (reader.text("home-between")) }
                }
            }
        }
    }

    /// The plain sum of every row, and the rows for which it is not the only reading.
    fn declared(&self) -> Markup {
        let (reader, declared) = (self.reader, &self.table.declared);
        let rows = format::whole(reader.lang, declared.rows as u64);
        let carats = format::carats(reader.lang, declared.filed);
        html! {
            p.src {
                (reader.with("home-source", &[("rows", rows), ("carats", carats)]))
                " " a href=(reader.link("/method")) { (reader.text("home-how")) }
            }
            @if !declared.disputed.is_empty() {
                p.src {
                    (reader.text("home-disputed"))
                    @for (i, slot) in declared.disputed.iter().enumerate() {
                        (if i > 0 { ", " } else { " " })
                        (parts::participant(reader, &self.ask, slot.participant)) " "
                        (format::half(reader.lang, slot.half))
                    }
                    "."
                }
            }
        }
    }

    /// The sentences under a verdict: the parts in carats, the findings that meet it, the nearest that does not.
    fn why(&self, index: usize) -> Markup {
        let (reader, bearing) = (self.reader, &self.bearing[index]);
        let outcome = &self.table.outcomes[index];
        let met = bearing.grounds.iter().filter(|g| g.verified && matches!(g.effect, Effect::S1 | Effect::S2));
        let met: BTreeSet<&str> = met.map(|ground| ground.finding.as_str()).collect();
        let open = bearing.grounds.iter().filter(|g| matches!(g.effect, Effect::S3 | Effect::S4 | Effect::S5));
        let open: BTreeSet<&str> = open.map(|ground| ground.finding.as_str()).collect();
        html! {
            (in_words(reader, outcome))
            @if bearing.definition.looks_needed(&self.ask.edition.register.vocabulary).is_empty() {
                p { (reader.text("words-council")) }
            }
            @if !met.is_empty() {
                p {
                    (reader.text("home-met")) " "
                    @for (i, id) in met.iter().enumerate() {
                        @if i > 0 { (reader.text("list-separator")) } (parts::finding(reader, &self.ask, id))
                    }
                    "."
                }
            }
            @if !open.is_empty() {
                p { a href=(reader.link("/findings")) { (reader.catalogue().counted("home-open", open.len())) } }
            }
            @if let (true, Some(miss)) = (met.is_empty(), &bearing.near_miss) {
                p { (parts::near_miss(reader, &self.ask, bearing.definition, miss)) }
            }
        }
    }

    fn amount_args(&self) -> Vec<(&'static str, String)> {
        let (lang, declared) = (self.reader.lang, &self.table.declared);
        vec![
            ("year", self.year()),
            ("least", format::million_carats(lang, declared.at_least.micro(), Cut::Down)),
            ("most", format::million_carats(lang, declared.filed.micro(), amount_cut(declared))),
        ]
    }

    fn other_definitions(&self) -> Markup {
        let (reader, table) = (self.reader, &self.table);
        let rows: Vec<parts::Row<'_>> = (LARGE..table.definitions.len())
            .map(|index| parts::Row {
                definition: &table.definitions[index],
                outcome: &table.outcomes[index],
                shares: table.shares(index),
            })
            .collect();
        let caption = reader.with("home-others", &[("year", self.year())]);
        html! { @if !rows.is_empty() { (parts::under_table(reader, &caption, &rows)) } }
    }

    fn doors(&self) -> Markup {
        let reader = self.reader;
        let doors = [("examine", "/examine"), ("coverage", "/coverage"), ("lab", "/lab")];
        html! {
            div.doors {
                @for (name, path) in doors {
                    section {
                        h2 { a href=(reader.link(path)) { (reader.text(&format!("door-{name}"))) } }
                        p { (reader.text(&format!("door-{name}-text"))) }
                    }
                }
            }
        }
    }

    fn year_by_year(&self) -> Markup {
        let (reader, table) = (self.reader, &self.table);
        let (first, last) = (self.years.first().map_or(0, |y| y.0), self.years.last().map_or(0, |y| y.0));
        let args = [("first", first.to_string()), ("last", last.to_string())];
        let of = |index: usize| -> Vec<Year> {
            self.years.iter().map(|(year, complete, outcomes)| Year::of(*year, *complete, &outcomes[index])).collect()
        };
        let large: Vec<Vec<Year>> = (0..table.definitions.len().min(LARGE)).map(of).collect();
        let scale = large.iter().map(|years| years::top(years)).max().unwrap_or((1, 1));
        html! {
            h2 { (reader.with("home-years", &args)) }
            p { (reader.text("home-years-text")) }
            div.pair {
                @for (index, years) in large.iter().enumerate() {
                    @let definition = &table.definitions[index];
                    figure {
                        figcaption.cap {
                            b class={"hued " (Hue::of(&definition.id).class())} {
                                (reader.say(&definition.name)) (words::colon(reader)) (reader.say(&definition.gist))
                            }
                            br; (reader.text("home-years-unit"))
                        }
                        @let name = reader.say(&definition.name).to_owned();
                        @let label = reader.with("home-years-label", &[("definition", name)]);
                        (years::years(reader, years, Hue::of(&definition.id), scale, &label))
                    }
                }
            }
            (years::key(reader, Hue::Ink))
            details {
                summary { (reader.with("home-years-table", &[("count", self.years.len().to_string())])) }
                (self.years_table())
            }
            p.src { (reader.text("home-years-source")) " " a href="/api/v1/years" { "JSON" } " · "
                a href="/api/v1/returns.csv" { "CSV" } }
        }
    }

    /// The last year is still being filed for; in an earlier one somebody owes a return.
    fn why_incomplete(&self, year: i16) -> &'static str {
        let last = self.years.last().is_some_and(|(last, ..)| *last == year);
        if last { "unfinished" } else { "return-missing" }
    }

    fn years_table(&self) -> Markup {
        let (reader, lang) = (self.reader, self.reader.lang);
        html! {
            table.stack {
                thead { tr {
                    th { (reader.text("column-year")) }
                    th.r { (reader.text("column-mct")) }
                    @for definition in self.table.definitions.iter().take(LARGE) {
                        th class={"r " (Hue::of(&definition.id).class())} {
                            b { (reader.say(&definition.name)) } br; (reader.text("column-share"))
                        }
                    }
                } }
                tbody {
                    @for (year, complete, outcomes) in &self.years {
                        tr {
                            th scope="row" {
                                (year)
                                @if !complete { ", " (reader.text(self.why_incomplete(*year))) }
                            }
                            td.r data-l=(reader.text("column-mct")) {
                                @let whole = outcomes.first().map_or(0, |outcome| outcome.mass.whole());
                                (format::million_carats(lang, whole, Cut::Near))
                            }
                            @for (outcome, definition) in outcomes.iter().zip(&self.table.definitions) {
                                td.r data-l=(reader.say(&definition.name)) {
                                    (format::interval(lang, &outcome.shares()))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn maps(&self) -> Markup {
        let (reader, table) = (self.reader, &self.table);
        let rows: Vec<&WorldRow> = table.rows.iter().filter(|row| row.declared.filed.micro() > 0).collect();
        let whole = table.declared.filed.micro();
        let producers: Vec<Producer> = rows.iter().map(|row| self.producer(row, whole)).collect();
        html! {
            h2 { (reader.with("home-map", &[("year", self.year())])) }
            p { (reader.text("home-map-text")) }
            (map::shapes(&producers))
            div.pair {
                @for (index, definition) in table.definitions.iter().take(LARGE).enumerate() {
                    @let hue = Hue::of(&definition.id);
                    figure {
                        figcaption.cap { b class={"hued " (hue.class())} { (reader.say(&definition.name)) } }
                        @let fills: Vec<Fill> = rows.iter().map(|row| fill(&row.outcomes[index])).collect();
                        @let name = reader.say(&definition.name).to_owned();
                        @let label = reader.with("home-map-label", &[("definition", name)]);
                        (map::map(&producers, &fills, hue, &label))
                    }
                }
            }
            p.src { (reader.text("home-map-source")) }
        }
    }

    /// A producer of the map; those of a hundredth of the whole or more are named on it.
    fn producer(&self, row: &WorldRow, whole: u64) -> Producer {
        let micro = row.declared.filed.micro();
        let amount = format::scaled(self.reader.lang, micro, 1_000_000_000_000, 1, Cut::Near);
        let name = || short_name(&self.ask.participant_name(row.participant.as_str()));
        let label = (micro.saturating_mul(100) >= whole).then(|| format!("{} {amount}", name()));
        Producer { id: row.participant.to_string(), label }
    }

    fn participants(&self) -> Markup {
        let (reader, table) = (self.reader, &self.table);
        let (large, small): (Vec<&WorldRow>, Vec<&WorldRow>) =
            table.rows.iter().partition(|row| row.declared.filed.micro() >= ROW_FROM);
        let missing = small.iter().filter(|row| row.declared.filed.micro() == 0).count();
        let world = html! { (reader.text("world")) };
        html! {
            h2 { (reader.with("home-table", &[("year", self.year())])) }
            table.stack.broad {
                (self.table_head())
                tbody {
                    @for row in &large {
                        @let name = parts::participant(reader, &self.ask, row.participant);
                        (self.row(name, &row.declared, &row.outcomes, false))
                    }
                    @if small.len() > missing {
                        @let (declared, outcomes) = summed(&small);
                        @let name = reader.catalogue().counted("home-others-row", small.len() - missing);
                        (self.row(html! { (name) }, &declared, &outcomes, false))
                    }
                    (self.row(world, &table.declared, &table.outcomes, true))
                }
            }
            p.src {
                (reader.text("home-table-source")) " "
                a href={"/api/v1/world.csv?period=" (table.period)} { "CSV" }
            }
        }
    }

    fn table_head(&self) -> Markup {
        let reader = self.reader;
        html! {
            thead { tr {
                th { (reader.text("column-participant")) }
                th.r { (reader.text("column-carats")) }
                th.r { (reader.text("column-musd")) }
                th.r { (reader.text("column-usd-per-carat")) }
                @for definition in self.table.definitions.iter().take(LARGE) {
                    @let hue = Hue::of(&definition.id).class();
                    th class={"r " (hue)} { b { (reader.say(&definition.name)) } br; (reader.text("column-share")) }
                    th.cell aria-hidden="true" {}
                    th { (reader.text("column-state")) }
                }
            } }
        }
    }

    fn row(&self, name: Markup, declared: &Declared, outcomes: &[Outcome], sum: bool) -> Markup {
        let (reader, lang) = (self.reader, self.reader.lang);
        let price = format::usd_per_carat(lang, declared.filed_value.cents(), declared.filed.micro());
        html! {
            tr.sum[sum] {
                th scope="row" { (name) }
                td.r data-l=(reader.text("column-carats")) {
                    (format::carats_of(lang, declared.filed.micro(), Cut::Near))
                }
                td.r data-l=(reader.text("column-musd")) {
                    (format::million_usd(lang, declared.filed_value.cents(), Cut::Near))
                }
                td.r data-l=(reader.text("column-usd-per-carat")) { (price.unwrap_or_default()) }
                @for (outcome, definition) in outcomes.iter().zip(&self.table.definitions).take(LARGE) {
                    @let shares = outcome.shares();
                    td.r data-l=(reader.say(&definition.name)) { (format::interval(lang, &shares)) }
                    td.cell { (bar(&Bar::of(outcome, &shares), Hue::of(&definition.id), Size::Row, None)) }
                    td.nw { (reader.text(parts::short_state_key(outcome))) }
                }
            }
        }
    }
}

fn bearing<'a>(engine: &Engine<'_>, definition: &'a Resolved, table: &WorldTable) -> Bearing<'a> {
    let grounds: Vec<Ground> =
        table.rows.iter().flat_map(|row| engine.grounds(row.participant, table.period)).collect();
    Bearing { definition, near_miss: engine.near_miss(&grounds), grounds }
}

const fn amount_key(declared: &Declared) -> &'static str {
    if declared.disputed.is_empty() { "home-amount" } else { "home-amount-between" }
}

const fn amount_cut(declared: &Declared) -> Cut {
    if declared.disputed.is_empty() { Cut::Near } else { Cut::Up }
}

/// The three parts in words, each with its carats; the bare rest is what they leave.
pub(crate) fn in_words(reader: &Reader, outcome: &Outcome) -> Markup {
    let lang = reader.lang;
    let parts = &outcome.mass;
    let named =
        [("words-verified", parts.verified), ("words-open", parts.open), ("words-not-looked", parts.not_looked)];
    let shown = named.into_iter().filter(|(_, micro)| *micro > 0);
    let sentences: Vec<String> = shown
        .map(|(key, micro)| reader.with(key, &[("carats", format::whole_carats(lang, micro, Cut::Near))]))
        .collect();
    html! {
        p {
            @if sentences.is_empty() { (reader.text("words-nothing")) }
            @for (i, sentence) in sentences.iter().enumerate() { @if i > 0 { " " } (sentence) }
        }
    }
}

const fn fill(outcome: &Outcome) -> Fill {
    let parts = &outcome.mass;
    if parts.verified > 0 && parts.verified == parts.whole() {
        Fill::Solid
    } else if parts.verified > 0 || parts.open > 0 {
        Fill::Dense
    } else if parts.not_looked > 0 {
        Fill::Sparse
    } else {
        Fill::Outline
    }
}

/// A name short enough for a map: what stands before a comma or bracket.
fn short_name(name: &str) -> String {
    name.split([',', '(']).next().unwrap_or(name).trim().to_owned()
}

fn summed(rows: &[&WorldRow]) -> (Declared, Vec<Outcome>) {
    let mut outcomes = vec![Outcome::default(); rows.first().map_or(0, |row| row.outcomes.len())];
    let mut declared = Declared::default();
    for row in rows {
        for (sum, outcome) in outcomes.iter_mut().zip(&row.outcomes) {
            *sum = *sum + *outcome;
        }
        declared.filed = declared.filed.checked_add(row.declared.filed).unwrap_or(declared.filed);
        let value = declared.filed_value.checked_add(row.declared.filed_value);
        declared.filed_value = value.unwrap_or(declared.filed_value);
    }
    (declared, outcomes)
}
