//! The statement itself: under each definition its interval with the reason of both ends, then everything it rests on.

use loupe_registry::answer::statement::{Statement, Under};
use loupe_registry::answer::{Answer, Ask};
use loupe_scheme::definition::{DefinitionRef, resolve};
use maud::{Markup, html};

use super::form::{self, Asked, LOOKS};
use super::parts_table::{self, Line};
use super::under::{bar_of, ends, large};
use crate::draw::Hue;
use crate::format;
use crate::pages::definition::{name, short_hash};
use crate::pages::parts;
use crate::reader::Reader;
use crate::words;

/// So many things that were not looked at stand open; the rest is folded.
const NOT_LOOKED_OPEN: usize = 8;

/// The page of a statement.
pub(super) struct Page<'a> {
    pub(super) reader: &'a Reader,
    pub(super) ask: &'a Ask<'a>,
    pub(super) asked: &'a Asked,
    pub(super) made: &'a Answer<Statement>,
}

impl Page<'_> {
    pub(super) fn statement(&self) -> &Statement {
        &self.made.answer
    }

    fn period(&self) -> String {
        format::period(self.reader.lang, self.statement().period)
    }

    /// "Russian Federation, rough mined in 2022".
    pub(super) fn title(&self) -> String {
        let statement = self.statement();
        let key = if statement.subject.kind == "world" { "examined-title-world" } else { "examined-title" };
        self.reader.with(key, &[("name", statement.subject.name.clone()), ("period", self.period())])
    }

    pub(super) fn body(&self) -> Markup {
        let (reader, statement) = (self.reader, self.statement());
        html! {
            p.kick {
                (reader.text("examined-kick")) " · " code { (statement.typed) } " · "
                (reader.with("examined-made", &[
                    ("made", format::date(reader.lang, self.made.made_on)),
                    ("expires", format::date(reader.lang, statement.expires_on)),
                ]))
            }
            h1 { (self.title()) }
            p.lede { (self.amount()) }
            div.side {
                div {
                    div.verdicts { @for under in &statement.under { (self.verdict(under)) } }
                    (self.key())
                }
                div { (self.not_looked()) (self.whose_looks()) (self.may_say()) }
            }
            (self.parts())
            (self.findings())
            (self.near_misses())
            (self.returns())
            (self.looks())
            (self.elsewhere())
            h2 id="again" { (reader.text("examined-again")) }
            (form::form(reader, self.ask, self.asked, &[]))
        }
    }

    /// What was declared, in one sentence with its unit.
    fn amount(&self) -> String {
        let (reader, lang) = (self.reader, self.reader.lang);
        let Some(declared) = &self.statement().declared else {
            return reader.text("examined-no-amount").into_owned();
        };
        let (least, most) =
            (format::carats(lang, declared.at_least.carats), format::carats(lang, declared.filed.carats));
        let usd = declared.filed.usd.map(|usd| format::million_usd(lang, usd.cents(), format::Cut::Near));
        match (declared.at_least.carats == declared.filed.carats, usd) {
            (true, Some(usd)) => reader.with("examined-declared", &[("carats", most), ("usd", usd)]),
            (true, None) => reader.with("examined-produced", &[("carats", most)]),
            (false, Some(usd)) => {
                reader.with("examined-declared-between", &[("least", least), ("most", most), ("usd", usd)])
            }
            (false, None) => reader.with("examined-produced-between", &[("least", least), ("most", most)]),
        }
    }

    fn reference(&self, key: &str) -> Option<DefinitionRef> {
        resolve(key, &self.ask.edition.register.definitions).ok().map(|resolved| resolved.reference)
    }

    /// The name of a definition by its key, with its reading.
    pub(super) fn name_of(&self, key: &str) -> String {
        self.reference(key).map_or_else(|| key.to_owned(), |one| name(self.reader, self.ask.edition, &one))
    }

    fn hue(under: &Under) -> Hue {
        Hue::of(under.definition.split(':').next().unwrap_or_default())
    }

    fn verdict(&self, under: &Under) -> Markup {
        let (reader, hue) = (self.reader, Self::hue(under));
        let Some(reference) = self.reference(&under.definition) else { return html! {} };
        let name = self.name_of(&under.definition);
        let drawn = bar_of(&under.interval, under.parts.as_ref(), under.all_in);
        html! {
            section class={"verdict " (hue.class())} {
                h3 {
                    a href=(reader.link(&format!("/definitions/{}", under.definition))) { (name) }
                    (words::colon(reader)) (reader.say(&reference.gist))
                }
                p.src {
                    (reader.with("definition-version", &[("version", reference.version.to_string())])) ", "
                    code { "sha256 " (short_hash(&reference.hash)) }
                }
                (large(reader, hue, &name, &under.interval, &drawn))
                div.why { (self.why(under)) }
            }
        }
    }

    /// What makes the lower end, what the upper, and what came nearest.
    fn why(&self, under: &Under) -> Markup {
        let reader = self.reader;
        let of = |rules: &[&str]| -> Vec<&str> {
            let mut ids: Vec<&str> = Vec::new();
            for ground in under.grounds.iter().filter(|ground| rules.contains(&ground.rule)) {
                if !ids.contains(&ground.finding.as_str()) {
                    ids.push(&ground.finding);
                }
            }
            ids
        };
        let (certain, open) = (of(&["S1", "S2"]), of(&["S3", "S4", "S5"]));
        html! {
            p {
                b { (words::capital(&reader.text("at-least"))) (words::colon(reader)) }
                @if certain.is_empty() { (reader.text("examined-least-nothing")) }
                @else { (self.named(&certain)) ". " (reader.text("examined-least-verified")) }
            }
            p {
                b { (words::capital(&reader.text("at-most"))) (words::colon(reader)) }
                (self.upper(under, &open))
            }
            @if let Some(miss) = &under.near_miss {
                p {
                    b { (reader.text("examined-near-miss")) (words::colon(reader)) }
                    (parts::finding(reader, self.ask, &miss.finding)) (words::colon(reader))
                    (words::near_miss_of(reader, self.ask.edition, &under.definition, miss)) "."
                }
            }
        }
    }

    fn named(&self, ids: &[&str]) -> Markup {
        html! {
            @for (i, id) in ids.iter().take(3).enumerate() {
                @if i > 0 { (self.reader.text("list-separator")) }
                (parts::finding(self.reader, self.ask, id))
            }
            @if ids.len() > 3 { " " (self.reader.with("examined-and-more", &[("n", (ids.len() - 3).to_string())])) }
        }
    }

    fn upper(&self, under: &Under, open: &[&str]) -> Markup {
        let reader = self.reader;
        let unseen = under
            .parts
            .as_ref()
            .map_or(under.all_in == Some("not_looked"), |parts| parts.not_looked.carats.micro() > 0);
        let by_dates = open.is_empty() && under.parts.as_ref().is_some_and(|parts| parts.open.carats.micro() > 0);
        html! {
            @if by_dates { (reader.text("examined-most-dates")) " " }
            @if !open.is_empty() { (reader.text("examined-most-open")) " " (self.named(open)) ". " }
            @if unseen { (reader.text("examined-most-not-looked")) " " }
            @if open.is_empty() && !unseen && !by_dates {
                @if under.interval.at_most.share.0 == 0 && under.looks_needed.is_empty() {
                    (reader.text("examined-most-listed"))
                } @else { (reader.text("examined-most-nothing")) }
            }
        }
    }

    fn key(&self) -> Markup {
        let reader = self.reader;
        html! {
            p.src {
                (reader.text("examined-bars")) " "
                a href=(reader.link("/method")) { (reader.text("nav-method")) }
            }
        }
    }

    fn not_looked(&self) -> Markup {
        let reader = self.reader;
        let items = &self.statement().not_looked;
        let (open, folded) = items.split_at(items.len().min(NOT_LOOKED_OPEN));
        html! {
            section.note {
                h2 id="gaps" { (reader.text("examined-not-looked")) }
                ul.small { @for item in open { li { (item.text) } } }
                @if !folded.is_empty() {
                    details {
                        summary { (reader.with("examined-not-looked-more", &[("n", folded.len().to_string())])) }
                        ul.small { @for item in folded { li { (item.text) } } }
                    }
                }
            }
        }
    }

    /// The same answer when other looks count.
    fn whose_looks(&self) -> Markup {
        let (reader, chosen) = (self.reader, self.looks_code());
        html! {
            h3 { (reader.text("examine-looks")) }
            ul.choices {
                @for code in LOOKS {
                    @let other = Asked { looks: code.to_owned(), ..self.asked.clone() };
                    li {
                        @if code == chosen { b { (form::counted(reader, code)) } }
                        @else {
                            a href=(reader.link(&format!("/examine?{}", other.query()))) { (form::counted(reader, code)) }
                        }
                    }
                }
            }
        }
    }

    fn looks_code(&self) -> &str {
        if self.asked.looks.is_empty() { LOOKS[0] } else { &self.asked.looks }
    }

    fn may_say(&self) -> Markup {
        let (reader, statement) = (self.reader, self.statement());
        html! {
            h3 { (reader.text("examined-may-say")) }
            @for under in statement.under.iter().take(2) {
                @let (least, most) = ends(reader, &under.interval);
                @let version = self.reference(&under.definition).map_or(0, |one| one.version);
                p.small { (reader.with("examined-sentence", &[
                    ("subject", self.title()),
                    ("least", least),
                    ("most", most),
                    ("definition", self.name_of(&under.definition)),
                    ("version", version.to_string()),
                    ("made", format::date(reader.lang, self.made.made_on)),
                ])) }
            }
            h3 { (reader.text("examined-may-not-say")) }
            p.small { (reader.text("examined-may-not-say-text")) }
        }
    }

    fn parts(&self) -> Markup {
        let (reader, statement) = (self.reader, self.statement());
        let line =
            |under: &'_ Under, parts| Line { name: self.name_of(&under.definition), hue: Self::hue(under), parts };
        let lines: Vec<Line<'_>> =
            statement.under.iter().filter_map(|under| Some(line(under, under.parts.as_ref()?))).collect();
        let least: Vec<Line<'_>> =
            statement.under.iter().filter_map(|under| Some(line(under, under.parts_least.as_ref()?))).collect();
        let differ = statement.under.iter().any(|under| under.parts != under.parts_least);
        html! {
            h2 id="parts" { (reader.text("examined-parts")) }
            @if lines.is_empty() { p { (reader.text("examined-parts-unknown")) } }
            @else {
                p { (reader.text("examined-parts-how")) }
                (parts_table::tables(reader, &lines))
                @if differ {
                    details {
                        summary { (reader.text("examined-parts-least")) }
                        (parts_table::tables(reader, &least))
                    }
                }
            }
        }
    }

    /// The findings of the period that meet no definition asked for, each with what was in the way.
    fn near_misses(&self) -> Markup {
        let reader = self.reader;
        let mut lines: Vec<(String, &str, String)> = Vec::new();
        for under in &self.statement().under {
            for ground in under.grounds.iter().filter(|ground| ground.rule == "S6") {
                let name = self.name_of(&under.definition);
                match lines.iter_mut().find(|line| line.1 == ground.finding) {
                    Some(line) if line.0.contains(&name) => {}
                    Some(line) => line.0 = format!("{}, {name}", line.0),
                    None => lines.push((name, &ground.finding, ground.title.clone())),
                }
            }
        }
        html! {
            @if !lines.is_empty() {
                details {
                    summary { (reader.with("examined-unmet", &[("n", lines.len().to_string())])) }
                    ul.plain { @for (names, finding, _) in &lines {
                        li { (parts::finding(reader, self.ask, finding)) (words::colon(reader)) span.dim { (names) } }
                    } }
                }
            }
        }
    }

    fn elsewhere(&self) -> Markup {
        let (reader, statement) = (self.reader, self.statement());
        let page = match statement.subject.kind {
            "participant" => Some(format!("/participants/{}", statement.subject.id)),
            "site" => Some(format!("/sites/{}", statement.subject.id)),
            "company" => Some(format!("/companies/{}", statement.subject.id)),
            _ => None,
        };
        let query = self.asked.query();
        let choices = query.split_once('&').map_or("", |(_, choices)| choices);
        html! {
            p.src {
                @if let Some(page) = page {
                    a href=(reader.link(&page)) { (statement.subject.name) } " · "
                }
                a href={"/api/v1/statements/" (statement.typed) "?" (choices)} { "JSON" }
                @match statement.subject.kind {
                    "world" => { " · " a href={"/api/v1/world.csv?" (choices)} { "CSV" } },
                    "participant" => {
                        " · " a href={"/api/v1/world.csv?participant=" (statement.subject.id) "&" (choices)} { "CSV" }
                    },
                    _ => {},
                }
            }
        }
    }
}
