//! What a change of the definition moves: the interval, the findings, the participants, the years.

use loupe_registry::answer::lab::{Bearing, Changed, YearMoved};
use loupe_registry::answer::world::Under;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::statement::world_table;
use maud::{Markup, html};

use super::Page;
use crate::draw::{Hue, Size, bar};
use crate::format::{self, Cut};
use crate::pages::compare::{difference, moves};
use crate::pages::definition::judged;
use crate::pages::examine::under::{bar_of, cell, large};
use crate::pages::parts;

impl Page<'_> {
    /// The name the changed definition goes by on this page.
    fn changed_name(&self) -> String {
        self.reader.with("lab-changed-name", &[("base", self.base())])
    }

    fn hue(&self) -> Hue {
        Hue::of(&self.lab.base.reference.id)
    }

    /// One interval, large, with the name of its definition.
    fn interval(&self, name: &str, hue: Hue, under: &Under) -> Markup {
        html! {
            section class={"verdict " (hue.class())} {
                h3 { (name) }
                (large(self.reader, hue, name, &under.interval, &bar_of(&under.interval, Some(&under.parts), None)))
            }
        }
    }

    /// Before and after, the narrower text first.
    pub(super) fn bars(&self, made: &Changed) -> Markup {
        let reader = self.reader;
        let before = self.interval(&self.base(), self.hue(), &made.world.before);
        let after = self.interval(&self.changed_name(), Hue::Third, &made.world.after);
        let narrower = made.comparison.right_only.empty && !made.comparison.left_only.empty;
        let verdict = match (made.comparison.left_only.empty, made.comparison.right_only.empty) {
            (true, true) => "compare-same",
            (true, false) => "compare-left-inside",
            (false, true) => "compare-right-inside",
            (false, false) => "compare-neither",
        };
        html! {
            h2 id="result" { (reader.with("lab-result", &[("period", format::period(reader.lang, made.period))])) }
            p { (reader.with(verdict, &[("a", self.base()), ("b", self.changed_name())])) }
            div.verdicts { @if narrower { (after) (before) } @else { (before) (after) } }
            p.src {
                (reader.with("lab-counts", &[
                    ("findings", made.findings.len().to_string()),
                    ("participants", made.participants.len().to_string()),
                ]))
                " " a href="#moves" { (reader.text("lab-see")) }
                " · " a href=(self.address(None)) { (reader.text("lab-permalink")) }
                " · " a href={"/api/v1/lab?" (made.query) "&period=" (made.period)} { "JSON" }
            }
        }
    }

    /// Nothing was changed yet.
    pub(super) fn unchanged(&self, made: &Changed) -> Markup {
        html! {
            div.verdicts id="result" { (self.interval(&self.base(), self.hue(), &made.world.before)) }
            p.src { (self.reader.text("lab-unchanged")) }
        }
    }

    /// Everything that moves, and the new definition to take away.
    pub(super) fn result(&self, made: &Changed) -> Markup {
        let (reader, register) = (self.reader, &self.ask.edition.register);
        let both = [self.lab.base.clone(), self.lab.changed.clone()];
        let counted = LooksCounted::from_code(&self.asked.looks).unwrap_or_default();
        let table = world_table(register, &both, made.period, counted);
        let names = [self.base(), self.changed_name()];
        let period = format::period(reader.lang, made.period);
        html! {
            h2 id="moves" { (reader.with("lab-findings", &[("period", period.clone())])) }
            (self.findings(made))
            h2 { (reader.with("compare-moves", &[("year", period)])) }
            (moves::table(reader, self.ask, &table, [&names[0], &names[1]]))
            @if made.years.len() > 1 { (self.years(&made.years)) }
            (difference::section(reader, self.ask, &names[1], &names[0], &made.comparison.right_only))
            (difference::section(reader, self.ask, &names[0], &names[1], &made.comparison.left_only))
            (self.file())
        }
    }

    fn findings(&self, made: &Changed) -> Markup {
        let reader = self.reader;
        let bearing = |bearing: &Bearing| html! { (judged::verdict(reader, bearing.verdict)) " (" (bearing.rule) ")" };
        html! {
            @if made.findings.is_empty() { p { (reader.text("lab-no-finding")) } }
            @else {
                table.stack {
                    thead { tr {
                        th { (reader.text("judged-finding")) }
                        th { (reader.text("column-participant")) }
                        th { b class=(self.hue().class()) { (self.base()) } }
                        th { b class=(Hue::Third.class()) { (self.changed_name()) } }
                    } }
                    tbody { @for one in &made.findings { tr {
                        th scope="row" { (parts::finding(reader, self.ask, &one.finding)) }
                        td data-l=(reader.text("column-participant")) {
                            (parts::country(reader, self.ask, &one.participant.id))
                        }
                        td data-l=(self.base()) { (bearing(&one.before)) }
                        td data-l=(self.changed_name()) { (bearing(&one.after)) }
                    } } }
                }
                p.src {
                    (reader.text("lab-rules")) " "
                    a href={(reader.link("/method")) "#rules"} { (reader.text("nav-method")) }
                }
            }
        }
    }

    fn years(&self, years: &[YearMoved]) -> Markup {
        let reader = self.reader;
        let (before, after) = (self.base(), self.changed_name());
        let mct = |under: &Under, most: bool| {
            let end = if most { &under.interval.at_most } else { &under.interval.at_least };
            let cut = if most { Cut::Up } else { Cut::Down };
            end.carats.map_or_else(String::new, |carats| format::million_carats(reader.lang, carats.micro(), cut))
        };
        let carats = |under: &Under| format!("{}\u{a0}–\u{a0}{}", mct(under, false), mct(under, true));
        let dollars = |under: &Under| {
            let end = |usd: Option<loupe_scheme::value::UsdCents>, cut| {
                usd.map_or_else(String::new, |usd| format::million_usd(reader.lang, usd.cents(), cut))
            };
            let interval = &under.interval;
            format!("{}\u{a0}–\u{a0}{}", end(interval.at_least.usd, Cut::Down), end(interval.at_most.usd, Cut::Up))
        };
        html! {
            h2 id="years" { (reader.text("lab-years")) }
            table.stack {
                thead { tr {
                    th { (reader.text("column-year")) }
                    @for (name, hue) in [(&before, self.hue()), (&after, Hue::Third)] {
                        th.r { b class=(hue.class()) { (name) } br; (reader.text("column-share")) }
                        th.r { (reader.text("column-mct")) }
                        th.r { (reader.text("column-musd")) }
                    }
                    th.cell aria-hidden="true" {}
                } }
                tbody { @for year in years { tr {
                    th scope="row" { (format::period(reader.lang, year.period)) }
                    @for (name, under) in [(&before, &year.moved.before), (&after, &year.moved.after)] {
                        td.r data-l={(name) ", " (reader.text("column-share"))} { (cell(reader, &under.interval)) }
                        td.r data-l={(name) ", " (reader.text("column-mct"))} { (carats(under)) }
                        td.r data-l={(name) ", " (reader.text("column-musd"))} { (dollars(under)) }
                    }
                    td.cell {
                        @for (under, hue) in [(&year.moved.before, self.hue()), (&year.moved.after, Hue::Third)] {
                            (bar(&bar_of(&under.interval, Some(&under.parts), None), hue, Size::Row, None))
                        }
                    }
                } } }
            }
        }
    }

    fn file(&self) -> Markup {
        let reader = self.reader;
        let address = self.address(None).replacen("/lab?", "/lab.toml?", 1);
        html! {
            h2 id="toml" { (reader.text("lab-file")) }
            p { (reader.text("lab-file-how")) " " a href=(address) { (reader.text("lab-file-get")) } }
            pre.scroll tabindex="0" { code { (super::toml::text(self.ask, self.lab)) } }
        }
    }
}
