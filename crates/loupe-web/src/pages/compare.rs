//! Two definitions side by side: what each covers and the other does not, exactly, and what that moves.

pub(crate) mod difference;
pub(crate) mod moves;

use axum::extract::{Path, State};
use loupe_registry::answer::comparison::{self, Comparison};
use loupe_registry::answer::{Ask, Selection};
use loupe_registry::edition::Edition;
use loupe_scheme::definition::{Definition, Resolved};
use loupe_scheme::look::LooksCounted;
use loupe_scheme::statement::world_table;
use maud::{Markup, html};

use super::definition::clauses::{self, Column};
use super::definition::{find, name, quoted, short_hash, standing};
use super::{Answer, definitions, parts};
use crate::draw::Hue;
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;

/// One of the two.
pub(crate) struct Side<'e> {
    /// The definition.
    pub(crate) definition: &'e Definition,
    /// It under the reading chosen.
    pub(crate) resolved: Resolved,
    /// Its name, with the reading where that was chosen.
    pub(crate) name: String,
}

impl<'e> Side<'e> {
    /// Finds a side by its key. Refuses with `D10` an unknown definition and with `D5` an unknown reading.
    fn of(reader: &Reader, edition: &'e Edition, key: &str) -> Result<Side<'e>, loupe_scheme::rule::Refusal> {
        let (definition, resolved) = find(edition, key)?;
        let name = name(reader, edition, &resolved.reference);
        Ok(Side { definition, resolved, name })
    }

    fn hue(&self) -> Hue {
        Hue::of(&self.definition.id)
    }
}

/// The page of a comparison.
pub(crate) async fn page(State(app): State<App>, reader: Reader, Path((a, b)): Path<(String, String)>) -> Answer {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let left = Side::of(&reader, &edition, &a).map_err(|refusal| reader.refuse(refusal))?;
    let right = Side::of(&reader, &edition, &b).map_err(|refusal| reader.refuse(refusal))?;
    let made = comparison::comparison(&ask, &a, &b).map_err(|refusal| reader.refuse(refusal))?.answer;
    let title = reader.with("compare-title", &[("a", left.name.clone()), ("b", right.name.clone())]);
    Ok(shell::page(
        &reader,
        Section::Definitions,
        &title,
        html! {
            p.kick {
                a href=(reader.link("/definitions")) { (reader.text("nav-definitions")) } " · "
                (reader.with("compare-kick", &[("vocabulary", edition.register.vocabulary.id().to_owned())]))
            }
            h1 { (title) }
            p.lede { (verdict(&reader, &left, &right, &made)) }
            (texts(&reader, &left, &right))
            h2 id="clauses" { (reader.text("definition-clauses")) }
            p { (reader.text("definition-clauses-how")) }
            (clauses::table(&reader, &edition, &Column::of(&[&left.resolved, &right.resolved])))
            (difference::section(&reader, &ask, &right.name, &left.name, &made.right_only))
            (difference::section(&reader, &ask, &left.name, &right.name, &made.left_only))
            (moved(&reader, &ask, &left, &right))
            (definitions::choose(&reader, &ask, &a, &b))
            p.src { a href={"/api/v1/comparisons/" (a) "/" (b)} { "JSON" } }
        },
    ))
}

/// Which contains which, in one sentence.
fn verdict(reader: &Reader, left: &Side<'_>, right: &Side<'_>, made: &Comparison) -> String {
    let key = match (made.left_only.empty, made.right_only.empty) {
        (true, true) => "compare-same",
        (true, false) => "compare-left-inside",
        (false, true) => "compare-right-inside",
        (false, false) => "compare-neither",
    };
    reader.with(key, &[("a", left.name.clone()), ("b", right.name.clone())])
}

fn texts(reader: &Reader, left: &Side<'_>, right: &Side<'_>) -> Markup {
    html! {
        div.pair { @for side in [left, right] {
            section {
                h2 class={"hued " (side.hue().class())} {
                    a href=(reader.link(&format!("/definitions/{}", side.resolved.reference.key()))) { (side.name) }
                }
                p.src {
                    (reader.say(&side.definition.by)) ". "
                    (reader.with("definition-version", &[("version", side.definition.version.to_string())])) ", "
                    (standing(reader, side.definition)) ". "
                    @if side.definition.fragment { (reader.text("definitions-fragment")) ". " }
                    code { "sha256 " (short_hash(&side.definition.hash)) }
                }
                @if let [first, others @ ..] = side.definition.quotes.as_slice() {
                    (quoted(reader, first))
                    @if !others.is_empty() {
                        details {
                            summary { (reader.with("compare-more-quotes", &[("n", others.len().to_string())])) }
                            @for quote in others { (quoted(reader, quote)) }
                        }
                    }
                }
            }
        } }
    }
}

/// What the difference moves in the latest complete year.
fn moved(reader: &Reader, ask: &Ask<'_>, left: &Side<'_>, right: &Side<'_>) -> Markup {
    let edition = ask.edition;
    let period = Selection::default().period(edition);
    let both = [left.resolved.clone(), right.resolved.clone()];
    let table = world_table(&edition.register, &both, period, LooksCounted::default());
    let year = format::period(reader.lang, period);
    html! {
        h2 id="moves" { (reader.with("compare-moves", &[("year", year)])) }
        (moves::table(reader, ask, &table, [&left.name, &right.name]))
    }
}
