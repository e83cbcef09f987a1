//! How it is done: every rule by which a statement is made, and what Loupe does not do. Lists come from the program.

mod lists;

use axum::extract::State;
use loupe_registry::answer::Ask;
use loupe_scheme::finding::{BASES_THAT_VERIFY, Grade};
use loupe_scheme::look::{Independence, LooksCounted};
use loupe_scheme::returns::slots;
use loupe_scheme::rule::Rule;
use loupe_scheme::statement::world_table;
use maud::{Markup, html};

use super::{Answer, parts};
use crate::draw::{Bar, Hue, Size, bar};
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::words;

/// The sections, in order, with the anchor of each.
const SECTIONS: [&str; 9] =
    ["interval", "rules", "verified", "looks", "returns", "unknown", "definitions", "rounding", "limits"];

/// The page.
pub(crate) async fn page(State(app): State<App>, reader: Reader) -> Answer {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let method = Method { reader: &reader, ask: &ask };
    let title = reader.text("method-title");
    Ok(shell::page(
        &reader,
        Section::Method,
        &title,
        html! {
            h1 { (title) }
            p.lede { (reader.text("method-lede")) }
            nav aria-label=(reader.text("method-contents")) {
                ul.choices { @for section in SECTIONS {
                    li { a href={"#" (section)} { (reader.text(&format!("method-{section}"))) } }
                } }
            }
            (method.interval())
            (method.rules())
            (method.verified())
            (method.looks())
            (method.returns())
            (method.unknown())
            (method.definitions())
            (method.rounding())
            (method.limits())
        },
    ))
}

/// The page of every rule by which Loupe refuses.
pub(crate) async fn refusals(reader: Reader) -> Markup {
    let title = refusals_title(&reader);
    shell::page(
        &reader,
        Section::Method,
        &title,
        html! {
            p.kick { a href=(reader.link("/method")) { (reader.text("method-title")) } }
            h1 { (title) }
            (lists::refusals(&reader))
        },
    )
}

fn refusals_title(reader: &Reader) -> String {
    reader.with("method-refusals", &[("n", Rule::ALL.len().to_string())])
}

struct Method<'a> {
    reader: &'a Reader,
    ask: &'a Ask<'a>,
}

impl Method<'_> {
    fn heading(&self, section: &str) -> Markup {
        html! { h2 id=(section) { (self.reader.text(&format!("method-{section}"))) } }
    }

    fn say(&self, key: &str) -> Markup {
        html! { p { (self.reader.text(key)) } }
    }

    /// The interval, shown on the latest complete year under the first two definitions.
    fn interval(&self) -> Markup {
        let reader = self.reader;
        let edition = self.ask.edition;
        let period = edition.latest_year();
        let shown = &edition.defaults[..edition.defaults.len().min(2)];
        let table = world_table(&edition.register, shown, period, LooksCounted::default());
        let four = [
            ("part-verified", "method-part-verified"),
            ("part-open", "method-part-open"),
            ("part-not-looked", "method-part-not-looked"),
            ("part-rest", "method-part-rest"),
        ];
        html! {
            (self.heading("interval"))
            (self.say("method-interval-text"))
            dl.facts { @for (name, text) in four { dt { (reader.text(name)) } dd { (reader.text(text)) } } }
            @for (i, definition) in shown.iter().enumerate() {
                p.src {
                    (reader.say(&definition.reference.name)) ", " (format::period(reader.lang, period))
                    (words::colon(reader))
                    (format::interval(reader.lang, &table.shares(i)))
                }
                (bar(&Bar::of(&table.outcomes[i], &table.shares(i)), Hue::of(&definition.reference.id), Size::Row, None))
            }
            (self.say("method-interval-bars"))
            (self.say("method-expires"))
        }
    }

    fn rules(&self) -> Markup {
        let reader = self.reader;
        html! {
            (self.heading("rules"))
            (self.say("method-rules-text"))
            dl.facts { @for (code, text) in lists::effects(reader) { dt { (code) } dd { (text) } } }
            (self.say("method-rules-sums"))
        }
    }

    fn verified(&self) -> Markup {
        let reader = self.reader;
        let findings = &self.ask.edition.register.findings;
        let count = |grade: Grade| findings.iter().filter(|finding| finding.treated_as() == grade).count().to_string();
        let bases = BASES_THAT_VERIFY.map(|basis| reader.text(&format!("basis-{}", basis.replace('_', "-"))));
        html! {
            (self.heading("verified"))
            (self.say("method-verified-text"))
            ul { @for basis in bases { li { (basis) } } }
            (self.say("method-verified-all"))
            p { (reader.with("method-verified-counts", &[
                ("all", findings.len().to_string()),
                ("verified", count(Grade::Verified)),
                ("corroborated", count(Grade::Corroborated)),
                ("unverified", count(Grade::Unverified)),
                ("contested", count(Grade::Contested)),
            ])) }
            (self.say("method-accounts"))
        }
    }

    fn looks(&self) -> Markup {
        let reader = self.reader;
        let register = &self.ask.edition.register;
        let kinds =
            [Independence::Independent, Independence::StateOfTheOperator, Independence::SecondParty, Independence::Own];
        let count = |kind: Independence| register.looks.iter().filter(|look| look.independence == kind).count();
        html! {
            (self.heading("looks"))
            (self.say("method-looks-text"))
            table.narrow {
                caption { (reader.with("method-looks-counts", &[("all", register.looks.len().to_string())])) }
                tbody { @for kind in kinds {
                    tr {
                        th scope="row" { (reader.text(&format!("independence-{}", kind.code().replace('_', "-")))) }
                        td.r { (count(kind)) }
                    }
                } }
            }
            (self.say("method-looks-default"))
            (self.say("method-looks-kinds"))
            ul.two { @for kind in register.vocabulary.looks() {
                li { (reader.text(&format!("look-{}", kind.replace('_', "-")))) }
            } }
            (self.say("method-looks-list"))
        }
    }

    fn returns(&self) -> Markup {
        let reader = self.reader;
        let register = &self.ask.edition.register;
        let twice: usize = register
            .filers()
            .into_iter()
            .map(|id| slots(register.filings_of(id)).iter().filter(|slot| slot.is_disputed()).count())
            .sum();
        html! {
            (self.heading("returns"))
            p { (reader.with("method-returns-text", &[
                ("rows", format::whole(reader.lang, register.filings.len() as u64)),
                ("twice", twice.to_string()),
            ])) }
            (self.say("method-returns-missing"))
        }
    }

    fn unknown(&self) -> Markup {
        let reader = self.reader;
        let words = [
            ("method-word-not-looked", "method-not-looked-at"),
            ("not-given", "method-not-given"),
            ("method-word-not-published", "method-not-published"),
            ("method-word-not-known", "method-not-known"),
        ];
        html! {
            (self.heading("unknown"))
            dl.facts { @for (word, text) in words { dt { (reader.text(word)) } dd { (reader.text(text)) } } }
        }
    }

    fn definitions(&self) -> Markup {
        let reader = self.reader;
        html! {
            (self.heading("definitions"))
            (self.say("method-definitions-text"))
            (self.say("method-definitions-verdicts"))
            p {
                a href=(reader.link("/definitions")) { (reader.text("nav-definitions")) } " · "
                a href=(reader.link("/lab")) { (reader.text("definitions-lab-link")) }
            }
            (lists::vocabulary(reader, &self.ask.edition.register.vocabulary))
        }
    }

    fn rounding(&self) -> Markup {
        html! { (self.heading("rounding")) (self.say("method-rounding-text")) }
    }

    fn limits(&self) -> Markup {
        let reader = self.reader;
        let limits = [
            "method-limit-custody",
            "method-limit-stones",
            "method-limit-choose",
            "method-limit-measure",
            "method-limit-reader",
            "method-limit-people",
            "method-limit-law",
        ];
        html! {
            (self.heading("limits"))
            ul { @for key in limits { li { (reader.text(key)) } } }
            p { a href=(reader.link("/method/refusals")) { (refusals_title(reader)) } }
        }
    }
}
