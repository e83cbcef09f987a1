//! The returns of a participant: filed twice, never filed, by half-year, on time or late, and what does not add up.

use loupe_registry::answer::not_looked::runs;
use loupe_registry::answer::returns::oddities;
use loupe_scheme::anomaly::filed_on;
use loupe_scheme::period::{HalfYear, Period};
use loupe_scheme::returns::{Filing, Mining, Slot, slots};
use loupe_scheme::statement::DisputedSlot;
use maud::{Markup, html};

use super::super::{lists, log};
use super::Participant;
use crate::draw::delays::{Delay, delays};
use crate::draw::production::{Half, in_millions, production};
use crate::draw::{Hue, SPARSE};
use crate::format::{self, Cut};
use crate::reader::Reader;
use crate::words;

/// How many half-years of returns are open on the page; the rest is behind a summary.
const OPEN_HALVES: usize = 10;
/// How many half-years filed twice are open on the page.
const OPEN_DISPUTES: usize = 2;

fn mining(reader: &Reader, mining: Mining) -> String {
    let code = if mining == Mining::Nothing { "nothing" } else { mining.code() };
    lists::label(reader, "mining", code)
}

/// A day of filing as printed; hatched where the statistics give none.
fn filed(reader: &Reader, filing: &Filing) -> Markup {
    match filed_on(filing) {
        Some(day) => html! { (format::date(reader.lang, day)) },
        None => html! { span.miss { (reader.text("not-given")) } },
    }
}

fn days_late(filing: &Filing) -> Option<i32> {
    Some(filed_on(filing)?.since(filing.half.due()).ok()?.get_days())
}

impl Participant<'_> {
    pub(super) fn filed_twice(&self) -> Markup {
        let reader = self.reader;
        let mut disputed = self.declared(self.always).disputed;
        disputed.sort_by_key(|slot| std::cmp::Reverse(slot.half));
        let (open, older) = disputed.split_at(disputed.len().min(OPEN_DISPUTES));
        html! {
            @if !disputed.is_empty() {
                h2 { (reader.catalogue().counted("twice-title", disputed.len())) }
                p { (reader.text("twice-text")) }
                @for slot in open { (self.dispute(slot)) }
                @if !older.is_empty() {
                    details {
                        summary { (reader.catalogue().counted("twice-older", older.len())) }
                        @for slot in older { (self.dispute(slot)) }
                    }
                }
            }
        }
    }

    /// The rows of one half-year and kind of mining, and what the year comes to on each reading.
    fn dispute(&self, slot: &DisputedSlot) -> Markup {
        let (reader, lang) = (self.reader, self.reader.lang);
        let all: u64 = slot.filings.iter().map(|filing| filing.mass.micro()).sum();
        let year = Period::year(slot.half.year()).map_or(all, |year| self.declared(year).filed.micro());
        let others = year.saturating_sub(all);
        let year_label = reader.with("column-year-in-all", &[("year", slot.half.year().to_string())]);
        html! {
            table.stack {
                caption { b { (format::half(lang, slot.half)) } ", " (mining(reader, slot.mining)) }
                thead { tr {
                    th { (reader.text("column-reading")) }
                    th.r { (reader.text("column-carats")) }
                    th.r { (reader.text("column-usd")) }
                    th.r { (reader.text("column-usd-per-carat")) }
                    th { (reader.text("column-filed")) }
                    th.r { (reader.text("column-row")) }
                    th.r { (year_label) }
                } }
                tbody {
                    @for (i, filing) in slot.filings.iter().enumerate() {
                        @let price = format::usd_per_carat(lang, filing.value.cents(), filing.mass.micro());
                        tr.flag[i > 0] {
                            th scope="row" { (reader.with("reading-alone", &[("n", (i + 1).to_string())])) }
                            td.r data-l=(reader.text("column-carats")) { (format::carats(lang, filing.mass)) }
                            td.r data-l=(reader.text("column-usd")) { (format::usd(lang, filing.value)) }
                            td.r data-l=(reader.text("column-usd-per-carat")) { (price.unwrap_or_default()) }
                            td.nw data-l=(reader.text("column-filed")) { (filed(reader, filing)) }
                            td.r data-l=(reader.text("column-row")) { (filing.source_row) }
                            td.r data-l=(year_label) {
                                (format::carats_of(lang, others + filing.mass.micro(), Cut::Near))
                            }
                        }
                    }
                    tr {
                        th scope="row" { (reader.text("reading-all")) }
                        td.r data-l=(reader.text("column-carats")) { (format::carats_of(lang, all, Cut::Near)) }
                        td {} td {} td {} td {}
                        td.r data-l=(year_label) { (format::carats_of(lang, year, Cut::Near)) }
                    }
                }
            }
        }
    }

    pub(super) fn gaps(&self) -> Markup {
        let reader = self.reader;
        let missing: Vec<HalfYear> = self.declared(self.always).missing.into_iter().map(|(_, half)| half).collect();
        let runs = runs_of(&missing);
        html! {
            @if !runs.is_empty() {
                h2 { (reader.text("gaps-title")) }
                p { (reader.text("gaps-text")) }
                ul {
                    @for period in &runs {
                        li {
                            b { (format::period(reader.lang, *period)) } (words::colon(reader))
                            (reader.catalogue().counted("gaps-halves", period.halves().count()))
                            ", " (reader.with("gaps-due", &[("day", format::date(reader.lang, period.last().due()))]))
                        }
                    }
                }
            }
        }
    }

    fn halves(&self) -> Vec<Half> {
        let declared: Vec<Slot<'_>> = slots(self.filings);
        let missing: Vec<HalfYear> = self.declared(self.always).missing.into_iter().map(|(_, half)| half).collect();
        let thousand = |micro: u64| micro as f64 / 1e9;
        self.always
            .halves()
            .map(|half| {
                let mut drawn =
                    Half { year: half.year(), half: half.half(), missing: missing.contains(&half), ..Half::default() };
                for slot in declared.iter().filter(|slot| slot.half == half) {
                    let stands = thousand(slot.mass_at_least());
                    match slot.mining {
                        Mining::Undifferentiated => drawn.not_split += stands,
                        Mining::Artisanal => drawn.artisanal += stands,
                        Mining::Large => drawn.large += stands,
                        Mining::Nothing => {}
                    }
                    drawn.disputed += thousand(slot.mass_at_most() - slot.mass_at_least());
                }
                drawn
            })
            .collect()
    }

    pub(super) fn production(&self) -> Markup {
        let reader = self.reader;
        if self.filings.iter().all(|filing| filing.mass.micro() == 0) {
            return html! {};
        }
        let halves = self.halves();
        let unit = reader.text(if in_millions(&halves) { "unit-mct" } else { "unit-kct" });
        let args = [("first", self.always.first().year().to_string()), ("last", self.always.last().year().to_string())];
        let label = reader.with("production-label", &args);
        html! {
            h2 { (reader.text("production-title")) }
            figure {
                figcaption.cap { (unit) ", " (reader.with("production-span", &args)) }
                (production(&halves, &label))
            }
            (production_key(reader, &halves))
        }
    }

    /// The first and last filing of each half-year whose days are given.
    fn known_delays(&self) -> Vec<Delay> {
        let mut known: Vec<Delay> = Vec::new();
        for filing in self.filings {
            let Some(days) = days_late(filing) else { continue };
            let (year, half) = (filing.half.year(), filing.half.half());
            match known.last_mut() {
                Some(delay) if (delay.year, delay.half) == (year, half) => {
                    delay.first = delay.first.min(days);
                    delay.last = delay.last.max(days);
                }
                _ => known.push(Delay { year, half, first: days, last: days }),
            }
        }
        known
    }

    pub(super) fn delays(&self) -> Markup {
        let reader = self.reader;
        let known = self.known_delays();
        let mut days: Vec<i32> = known.iter().map(|delay| delay.first).collect();
        days.sort_unstable();
        let Some((median, longest)) = days.get(days.len() / 2).zip(days.last()) else { return html! {} };
        let in_time = days.iter().filter(|days| **days <= 0).count();
        let args = [
            ("count", days.len().to_string()),
            ("first", known.first().map_or(String::new(), |delay| delay.year.to_string())),
            ("in_time", in_time.to_string()),
            ("median", signed(*median)),
            ("longest", signed(*longest)),
        ];
        html! {
            h2 { (reader.text("delays-title")) }
            p { (reader.with("delays-text", &args)) }
            figure {
                figcaption.cap { (reader.text("delays-unit")) }
                (delays(&known, &reader.text("delays-label")))
            }
            p.src { (reader.text("delays-source")) }
        }
    }

    pub(super) fn table(&self) -> Markup {
        let reader = self.reader;
        if self.filings.is_empty() {
            return html! {};
        }
        let mut rows: Vec<&Filing> = self.filings.iter().collect();
        rows.sort_by_key(|filing| (std::cmp::Reverse(filing.half), filing.mining, filing.filed_at.clone()));
        let mut halves: Vec<HalfYear> = rows.iter().map(|filing| filing.half).collect();
        halves.dedup();
        let oldest_open = halves.get(OPEN_HALVES.saturating_sub(1)).copied();
        let (open, older): (Vec<&Filing>, Vec<&Filing>) =
            rows.into_iter().partition(|filing| oldest_open.is_none_or(|oldest| filing.half >= oldest));
        html! {
            h2 { (reader.text("returns-title")) }
            (self.returns_table(&open))
            @if !older.is_empty() {
                details {
                    summary { (reader.catalogue().counted("returns-older", older.len())) }
                    (self.returns_table(&older))
                }
            }
            p.src {
                (reader.text("returns-source")) " "
                a href={"/api/v1/participants/" (self.id) "/returns.csv"} { "CSV" }
            }
        }
    }

    fn returns_table(&self, rows: &[&Filing]) -> Markup {
        let (reader, lang) = (self.reader, self.reader.lang);
        let logged = rows.iter().any(|filing| self.ask.edition.records.of_filing(filing).is_some());
        let twice = |filing: &Filing| {
            let same = |other: &&Filing| (other.half, other.mining) == (filing.half, filing.mining);
            self.filings.iter().filter(same).count() > 1
        };
        html! {
            table.stack {
                thead { tr {
                    th { (reader.text("column-half")) }
                    th.r { (reader.text("column-carats")) }
                    th.r { (reader.text("column-usd")) }
                    th.r { (reader.text("column-usd-per-carat")) }
                    th { (reader.text("column-due")) }
                    th { (reader.text("column-filed")) }
                    th.r { (reader.text("column-late")) }
                    th.r { (reader.text("column-row")) }
                    @if logged { th.r { (reader.text("column-record")) } }
                } }
                tbody {
                    @for filing in rows {
                        @let price = format::usd_per_carat(lang, filing.value.cents(), filing.mass.micro());
                        tr.flag[twice(filing)] {
                            th scope="row" { (format::half(lang, filing.half)) ", " (mining(reader, filing.mining)) }
                            td.r data-l=(reader.text("column-carats")) { (format::carats(lang, filing.mass)) }
                            td.r data-l=(reader.text("column-usd")) { (format::usd(lang, filing.value)) }
                            td.r data-l=(reader.text("column-usd-per-carat")) { (price.unwrap_or_default()) }
                            td.nw data-l=(reader.text("column-due")) { (format::date(lang, filing.half.due())) }
                            td.nw data-l=(reader.text("column-filed")) { (filed(reader, filing)) }
                            td.r data-l=(reader.text("column-late")) { (late(filing)) }
                            td.r data-l=(reader.text("column-row")) { (filing.source_row) }
                            @if logged { (self.record(filing)) }
                        }
                    }
                }
            }
        }
    }

    /// The record of a row in the log, as a cell: its number among the register's, or its whole name.
    fn record(&self, filing: &Filing) -> Markup {
        let record = self.ask.edition.records.of_filing(filing);
        html! {
            td.r data-l=(self.reader.text("column-record")) {
                @if let Some(record) = record { a href=(log::parts::link(self.reader, &record.id)) { (record.id) } }
            }
        }
    }

    pub(super) fn oddities(&self) -> Markup {
        let reader = self.reader;
        let odd = oddities(&self.ask, self.id);
        html! {
            @if !odd.is_empty() {
                h2 { (reader.text("odd-title")) }
                p { (reader.text("odd-text")) }
                table.stack {
                    thead { tr {
                        th { (reader.text("column-rule")) }
                        th { (reader.text("column-says")) }
                        th { (reader.text("column-rows")) }
                    } }
                    tbody {
                        @for one in &odd {
                            @let rows = one.rows.iter().map(|row| row.row.source_row.to_string());
                            @let rows: Vec<String> = rows.collect();
                            tr {
                                th scope="row" { (one.rule.code()) }
                                td data-l=(reader.text("column-says")) {
                                    (one.text)
                                    @for source in &one.sources { " " (lists::cited(source)) }
                                }
                                td data-l=(reader.text("column-rows")) { (few(&rows)) }
                            }
                        }
                    }
                }
                p.src { (reader.text("odd-source")) }
            }
        }
    }
}

/// Days late as a cell: early with a minus, nothing when the day is not given.
fn late(filing: &Filing) -> String {
    days_late(filing).map_or_else(String::new, signed)
}

/// Days with a minus sign where they are before the due day.
fn signed(days: i32) -> String {
    if days < 0 { format!("\u{2212}{}", days.unsigned_abs()) } else { days.to_string() }
}

/// Row numbers, cut where they would fill the page.
fn few(rows: &[String]) -> String {
    const SHOWN: usize = 8;
    let shown = rows.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if rows.len() > SHOWN { format!("{shown} … ({})", rows.len()) } else { shown }
}

/// Half-years as periods without gaps.
fn runs_of(halves: &[HalfYear]) -> Vec<Period> {
    runs(halves).iter().filter_map(|run| run.parse().ok()).collect()
}

fn production_key(reader: &Reader, halves: &[Half]) -> Markup {
    let patch = |class: &str, fill: Option<&str>| {
        html! { svg width="36" height="14" aria-hidden="true" {
            rect class=(class) x=".5" y=".5" width="35" height="13" fill=[fill] {}
        } }
    };
    let any = |size: fn(&Half) -> f64| halves.iter().any(|half| size(half) > 0.0);
    html! {
        ul.key.neutral {
            @if any(|half| half.not_split) {
                li { (patch("mix", Some(SPARSE))) span { (reader.text("production-not-split")) } }
            }
            @if any(|half| half.artisanal) { li { (patch("asm", None)) span { (reader.text("mining-asm")) } } }
            @if any(|half| half.large) { li { (patch("s", None)) span { (reader.text("mining-lsm")) } } }
            @if any(|half| half.disputed) {
                li { (patch("h", Some(Hue::Ink.dense()))) span { (reader.text("production-disputed")) } }
            }
            @if halves.iter().any(|half| half.missing) {
                li { (patch("open", None)) span { (reader.text("production-missing")) } }
            }
        }
    }
}
