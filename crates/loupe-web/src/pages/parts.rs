//! Pieces that several pages share: names with links, states in words, sources, the row of a definition.

use loupe_registry::answer::Ask;
use loupe_registry::answer::ground::ClauseName;
use loupe_registry::edition::Edition;
use loupe_scheme::definition::{DefinitionRef, Resolved};
use loupe_scheme::finding::{Grade, Target};
use loupe_scheme::participant::{ParticipantId, Source};
use loupe_scheme::period::Period;
use loupe_scheme::statement::{NearMiss, Outcome, Scope, Shares, Subject};
use maud::{Markup, html};

use crate::draw::{Bar, Hue, Size, bar};
use crate::format;
use crate::reader::Reader;
use crate::state::App;
use crate::words;

/// What answers are made from, in the reader's language.
pub(crate) fn ask<'e>(app: &App, edition: &'e Edition, reader: &Reader) -> Ask<'e> {
    Ask { edition, made_on: (app.today)(), lang: reader.lang }
}

/// The strongest thing known of any of the stones, as a key of the catalogue.
pub(crate) const fn state_key(outcome: &Outcome) -> &'static str {
    let parts = &outcome.mass;
    if parts.whole() == 0 {
        "state-nothing"
    } else if parts.verified > 0 && parts.verified == parts.whole() {
        "state-verified"
    } else if parts.verified > 0 {
        "state-partly-verified"
    } else if parts.open > 0 {
        "state-open"
    } else if parts.not_looked > 0 {
        "state-not-looked"
    } else {
        "state-looked"
    }
}

/// The same in a word or two, for the cell of a table.
pub(crate) const fn short_state_key(outcome: &Outcome) -> &'static str {
    let parts = &outcome.mass;
    if parts.verified > 0 || parts.whole() == 0 || parts.open + parts.not_looked == 0 {
        if parts.verified == 0 { "short-looked" } else { state_key(outcome) }
    } else if parts.open > 0 {
        "short-open"
    } else {
        "state-not-looked"
    }
}

/// A participant's name, linked to its page.
pub(crate) fn participant(reader: &Reader, ask: &Ask<'_>, id: ParticipantId) -> Markup {
    html! { a href=(reader.link(&format!("/participants/{id}"))) { (ask.participant_name(id.as_str())) } }
}

/// A country's name, linked where it is a participant or files returns.
pub(crate) fn country(reader: &Reader, ask: &Ask<'_>, code: &str) -> Markup {
    match ParticipantId::new(code) {
        Ok(id) if is_known(ask, id) => participant(reader, ask, id),
        _ => html! { (ask.participant_name(code)) },
    }
}

/// Whether a participant has a page.
pub(crate) fn is_known(ask: &Ask<'_>, id: ParticipantId) -> bool {
    let register = &ask.edition.register;
    register.participant(id).is_some() || !register.filings_of(id).is_empty()
}

/// The address of what a look or link points at; `None` for routes and regions, which have no page.
fn address(ask: &Ask<'_>, target: &Target) -> Option<String> {
    let register = &ask.edition.register;
    match target {
        Target::Participant(id) => {
            ParticipantId::new(id).ok().filter(|id| is_known(ask, *id)).map(|id| format!("/participants/{id}"))
        }
        Target::Site(id) => register.site(id).map(|_| format!("/sites/{id}")),
        Target::Company(id) => register.company(id).map(|_| format!("/companies/{id}")),
        Target::Route(_) | Target::Region(_) => None,
    }
}

/// What a look or link points at, linked where it has a page.
pub(crate) fn target(reader: &Reader, ask: &Ask<'_>, target: &Target) -> Markup {
    let name = ask.target(target).name;
    match address(ask, target) {
        Some(path) => html! { a href=(reader.link(&path)) { (name) } },
        None => html! { (name) },
    }
}

/// How far a finding reaches, linked where it is a site or company.
pub(crate) fn scope(reader: &Reader, ask: &Ask<'_>, scope: &Scope) -> Markup {
    match scope {
        Scope::Site(id) => target(reader, ask, &Target::Site(id.clone())),
        Scope::Company(id) => target(reader, ask, &Target::Company(id.clone())),
        Scope::Whole | Scope::Unnamed => html! { (ask.scope(scope).name) },
    }
}

/// The title of a finding, linked; its id when the register does not hold it.
pub(crate) fn finding(reader: &Reader, ask: &Ask<'_>, id: &str) -> Markup {
    match ask.edition.register.finding(id) {
        Some(finding) => html! { a href=(reader.link(&format!("/findings/{id}"))) { (reader.say(&finding.title)) } },
        None => html! { (id) },
    }
}

/// The nearest miss in one sentence, with the finding it is about.
pub(crate) fn near_miss(reader: &Reader, ask: &Ask<'_>, definition: &Resolved, miss: &NearMiss) -> Markup {
    let name = ClauseName { definition: miss.clause.0.clone(), clause: miss.clause.1.clone() };
    let clause = words::clause(reader, ask.edition, &definition.reference.id, &name);
    let why = words::near_miss(reader, &ask.edition.register.vocabulary, &clause, &miss.fields);
    html! { (reader.text("near-miss")) " " (finding(reader, ask, &miss.finding)) (words::colon(reader)) (why) "." }
}

/// A definition's name, linked, in its colour.
pub(crate) fn definition(reader: &Reader, definition: &DefinitionRef) -> Markup {
    let class = format!("hued {}", Hue::of(&definition.id).class());
    html! {
        a class=(class) href=(reader.link(&format!("/definitions/{}", definition.key()))) {
            (reader.say(&definition.name))
        }
    }
}

/// A name as it is sorted: small letters, those with an accent beside those without.
pub(crate) fn sorted_as(name: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other,
    };
    name.chars().flat_map(char::to_lowercase).map(plain).collect()
}

/// A source as a link with its title; the address alone where it has no title.
pub(crate) fn source(source: &Source) -> Markup {
    let title = if source.title.is_empty() { short_address(&source.url) } else { source.title.clone() };
    html! { @if source.url.is_empty() { (title) } @else { a href=(source.url) rel="noreferrer" { (title) } } }
}

/// An address as a source.
pub(crate) fn address_source(url: &str) -> Markup {
    source(&Source { title: String::new(), url: url.to_owned() })
}

/// The host of an address, which is what a reader can judge at a glance.
pub(crate) fn short_address(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.trim_start_matches("www.").to_owned()
}

/// A grade as a word.
pub(crate) fn grade(reader: &Reader, grade: Grade) -> Markup {
    html! { span.tag { (reader.text(&format!("grade-{}", grade.code()))) } }
}

/// A date as printed in the data, as far as it reads as one.
pub(crate) fn printed_date(reader: &Reader, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |date| format::partial_date(reader.lang, date))
}

/// What one definition says, for [`under_table`].
pub(crate) struct Row<'a> {
    /// Which.
    pub(crate) definition: &'a DefinitionRef,
    /// The parts.
    pub(crate) outcome: &'a Outcome,
    /// At least and at most.
    pub(crate) shares: Shares,
}

/// One subject and period under several definitions, a row each.
pub(crate) fn under_table(reader: &Reader, caption: &str, rows: &[Row<'_>]) -> Markup {
    let lang = reader.lang;
    html! {
        table.stack {
            caption { (caption) }
            thead { tr {
                th { (reader.text("column-definition")) }
                th.r { (reader.text("column-share")) }
                th.cell aria-hidden="true" {}
                th { (reader.text("column-state")) }
            } }
            tbody {
                @for row in rows {
                    tr {
                        th scope="row" {
                            (definition(reader, row.definition)) (words::colon(reader))
                            (reader.say(&row.definition.gist))
                        }
                        td.r data-l=(reader.text("column-share")) { (format::interval(lang, &row.shares)) }
                        td.cell {
                            (bar(&Bar::of(row.outcome, &row.shares), Hue::of(&row.definition.id), Size::Row, None))
                        }
                        td data-l=(reader.text("column-state")) {
                            (reader.text(state_key(row.outcome)))
                        }
                    }
                }
            }
        }
    }
}

/// The links by which a subject is examined under other words and periods, and had for machines.
pub(crate) fn elsewhere(reader: &Reader, subject: &Subject, period: Period) -> Markup {
    let typed = loupe_registry::subject::typed(subject);
    let query = format!("/examine?subject={typed}&period={period}");
    html! {
        p.src {
            a href=(reader.link(&query)) { (reader.text("examine-this")) }
            " · " a href={"/api/v1/statements/" (typed) "?period=" (period)} { "JSON" }
        }
    }
}
