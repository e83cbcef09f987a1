//! One definition: the text it is read from beside its clauses, its readings, and what it makes of the record.

pub(crate) mod clauses;
pub(crate) mod judged;
mod resolutions;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use loupe_registry::answer::Ask;
use loupe_registry::edition::Edition;
use loupe_scheme::definition::{Definition, DefinitionRef, Quote, Resolved, Standing, resolve};
use loupe_scheme::look::LooksCounted;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::statement::world_table;
use maud::{Markup, html};
use sha2::{Digest, Sha256};

use super::{Answer, log, parts};
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::words;
use clauses::Column;

/// The page of a definition under one reading.
pub(crate) async fn page(State(app): State<App>, reader: Reader, Path(key): Path<String>) -> Answer {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let (definition, resolved) = find(&edition, &key).map_err(|refusal| reader.refuse(refusal))?;
    let title = name(&reader, &edition, &resolved.reference);
    Ok(shell::page(
        &reader,
        Section::Definitions,
        &title,
        html! {
            (head(&reader, &edition, definition, &resolved))
            (text_beside_clauses(&reader, &edition, definition, &resolved))
            (readings(&reader, definition, &resolved))
            @if !definition.note.get(reader.lang).is_empty() {
                section.note {
                    h2 { (reader.text("definition-note")) }
                    p { (reader.say(&definition.note)) }
                }
            }
            (resolutions::section(&reader, &ask, &resolved))
        (latest_year(&reader, &ask, definition))
            h2 id="findings" { (reader.text("definition-findings")) }
            (judged::section(&reader, &ask, &resolved))
            (beside(&reader, &edition, &resolved))
            (files(&reader, definition, &resolved))
            (log::parts::recorded(&reader, edition.records.of_definition(&definition.id)))
        },
    ))
}

/// The file of a definition, as it is shipped and hashed.
pub(crate) async fn file(State(app): State<App>, reader: Reader, Path(name): Path<String>) -> Response {
    let edition = app.edition();
    let id = name.strip_suffix(".toml").unwrap_or(&name);
    let text = edition.register.definition(id).and_then(text_of);
    match text {
        Some(text) => ([(header::CONTENT_TYPE, "application/toml; charset=utf-8")], text).into_response(),
        None => reader.refuse(unknown(&edition, id)).into_response(),
    }
}

/// The text whose hash is the definition's own.
fn text_of(definition: &Definition) -> Option<String> {
    let path = format!("definitions/{}.toml", definition.id);
    let shipped = loupe_registry::world::shipped().into_iter().find(|file| file.path == path)?;
    let hash: String = Sha256::digest(&shipped.text).iter().map(|byte| format!("{byte:02x}")).collect();
    (hash == definition.hash).then_some(shipped.text)
}

fn unknown(edition: &Edition, id: &str) -> Refusal {
    let known = edition.defaults.iter().map(|one| one.reference.id.clone());
    Refusal::new(Rule::NoSuchDefinition, id).accepting(known)
}

/// A definition and its resolved reading. Refuses with `D10` an unknown one and with `D5` an unknown reading.
pub(crate) fn find<'e>(edition: &'e Edition, key: &str) -> Result<(&'e Definition, Resolved), Refusal> {
    let resolved = resolve(key, &edition.register.definitions)?;
    let definition = edition.register.definition(&resolved.reference.id);
    Ok((definition.ok_or_else(|| unknown(edition, key))?, resolved))
}

/// A definition's name, with its reading where that is not the one used when nobody chooses.
pub(crate) fn name(reader: &Reader, edition: &Edition, reference: &DefinitionRef) -> String {
    let name = reader.say(&reference.name);
    let definition = edition.register.definition(&reference.id);
    let reading = definition.and_then(|d| d.readings.iter().find(|reading| reading.id == reference.reading));
    match reading {
        Some(reading) => reader.with(
            "definition-under-reading",
            &[("name", name.to_owned()), ("reading", reader.say(&reading.name).to_owned())],
        ),
        None => name.to_owned(),
    }
}

/// How a definition stands in the world, with its date.
pub(crate) fn standing(reader: &Reader, definition: &Definition) -> String {
    let (key, day) = match definition.status {
        Standing::InForce => ("standing-in-force", &definition.in_force_from),
        Standing::Proposed => ("standing-proposed", &definition.dated),
        Standing::Refused => ("standing-refused", &definition.dated),
    };
    reader.with(key, &[("day", parts::printed_date(reader, day))])
}

/// The first and last letters of a hash, which is what two people compare.
pub(crate) fn short_hash(hash: &str) -> String {
    let last = hash.len().saturating_sub(4);
    format!("{}…{}", hash.get(..8).unwrap_or(hash), hash.get(last..).unwrap_or_default())
}

fn head(reader: &Reader, edition: &Edition, definition: &Definition, resolved: &Resolved) -> Markup {
    html! {
        p.kick {
            a href=(reader.link("/definitions")) { (reader.text("nav-definitions")) } " · "
            (reader.with("definition-version", &[("version", definition.version.to_string())])) " · "
            (standing(reader, definition)) " · " code { "sha256 " (short_hash(&definition.hash)) }
        }
        h1 { (name(reader, edition, &resolved.reference)) (words::colon(reader)) (reader.say(&definition.gist)) }
        p.lede { (reader.say(&definition.by)) }
        @if definition.fragment { p.note { (reader.text("definition-fragment")) } }
    }
}

fn text_beside_clauses(reader: &Reader, edition: &Edition, definition: &Definition, resolved: &Resolved) -> Markup {
    let columns = Column::of(&[resolved]);
    html! {
        div.pair {
            section {
                h2 { (reader.text("definition-text")) }
                @for quote in &definition.quotes { (quoted(reader, quote)) }
            }
            section {
                h2 { (reader.text("definition-words")) }
                p { (reader.text("definition-words-how")) }
                ol.plain {
                    @for column in &columns {
                        li { b { (words_of(reader, edition, column)) } " " (reader.say(&column.clause.words)) "." }
                    }
                }
            }
        }
        h2 id="clauses" { (reader.text("definition-clauses")) }
        p { (reader.text("definition-clauses-how")) }
        (clauses::table(reader, edition, &columns))
    }
}

fn words_of(reader: &Reader, edition: &Edition, column: &Column<'_>) -> String {
    let name = loupe_registry::answer::ground::ClauseName {
        definition: column.clause.definition.clone(),
        clause: column.clause.id.clone(),
    };
    let name = crate::words::clause(reader, edition, &column.definition.reference.id, &name);
    format!("{}:", crate::words::capital(&name))
}

/// Words of a source, in their own language, with where they stand.
pub(crate) fn quoted(reader: &Reader, quote: &Quote) -> Markup {
    html! {
        figure {
            blockquote lang=(quote.lang) cite=(quote.source_url) { (quote.text) }
            figcaption.src {
                @if quote.lang != reader.lang.tag() {
                    (reader.with("quote-language", &[("language", language(reader, &quote.lang))])) " "
                }
                @if !quote.place.is_empty() { (quote.place) ". " }
                a href=(quote.source_url) rel="noreferrer" { (quote.source_title) }
                @if !quote.read.is_empty() { ". " (read(reader, &quote.read)) }
            }
        }
    }
}

/// The name of a language Loupe speaks; the tag of any other.
fn language(reader: &Reader, tag: &str) -> String {
    match loupe_scheme::words::Lang::from_tag(tag) {
        Some(lang) => reader.text(&format!("language-{}", lang.tag())).into_owned(),
        None => tag.to_owned(),
    }
}

/// How much of a source was read: the two words of the files in the reader's language, anything else as it stands.
pub(crate) fn read(reader: &Reader, how: &str) -> String {
    match how {
        "whole" => reader.text("quote-read-whole").into_owned(),
        "part" => reader.text("quote-read-part").into_owned(),
        "as quoted in research notes" => reader.text("quote-read-notes").into_owned(),
        other => format!("{other}."),
    }
}

fn readings(reader: &Reader, definition: &Definition, shown: &Resolved) -> Markup {
    if definition.readings.is_empty() {
        return html! {};
    }
    let default = definition.default_reading();
    let shown = if shown.reference.reading.is_empty() { default } else { shown.reference.reading.as_str() };
    html! {
        h2 id="readings" { (reader.text("definition-readings")) }
        p { (reader.text("definition-readings-how")) }
        dl.facts {
            @for reading in &definition.readings {
                dt {
                    @if reading.id == shown { b { (reader.say(&reading.name)) } }
                    @else { a href=(reader.link(&reading_path(definition, &reading.id))) { (reader.say(&reading.name)) } }
                }
                dd {
                    (reader.say(&reading.why))
                    @if reading.id == default { " " (reader.text("definition-reading-default")) }
                    @if reading.id != shown {
                        " " a href=(reader.link(&compare_path(definition, shown, &reading.id))) {
                            (reader.text("definition-reading-compare"))
                        }
                    }
                }
            }
        }
    }
}

fn key(definition: &Definition, reading: &str) -> String {
    let key = reading_path(definition, reading);
    key.trim_start_matches("/definitions/").to_owned()
}

fn reading_path(definition: &Definition, reading: &str) -> String {
    if reading == definition.default_reading() {
        format!("/definitions/{}", definition.id)
    } else {
        format!("/definitions/{}:{reading}", definition.id)
    }
}

fn compare_path(definition: &Definition, a: &str, b: &str) -> String {
    format!("/definitions/compare/{}/{}", key(definition, a), key(definition, b))
}

/// The world's latest complete year under each reading.
fn latest_year(reader: &Reader, ask: &Ask<'_>, definition: &Definition) -> Markup {
    let edition = ask.edition;
    let period = edition.latest_year();
    let keys: Vec<String> = if definition.readings.is_empty() {
        vec![definition.id.clone()]
    } else {
        definition.readings.iter().map(|reading| key(definition, &reading.id)).collect()
    };
    let all: Vec<Resolved> = keys.iter().filter_map(|key| resolve(key, &edition.register.definitions).ok()).collect();
    let table = world_table(&edition.register, &all, period, LooksCounted::default());
    let year = format::period(reader.lang, period);
    let names: Vec<DefinitionRef> = all.iter().map(|one| named(reader, edition, one)).collect();
    let rows: Vec<parts::Row<'_>> = names
        .iter()
        .enumerate()
        .map(|(i, definition)| parts::Row { definition, outcome: &table.outcomes[i], shares: table.shares(i) })
        .collect();
    html! {
        h2 id="world" { (reader.with("definition-world", &[("year", year.clone())])) }
        (parts::under_table(reader, &reader.with("definition-world-caption", &[("year", year)]), &rows))
        p.src {
            a href=(reader.link(&format!("/examine?subject=world&period={period}&definition={}", definition.id))) {
                (reader.text("definition-world-why"))
            }
        }
    }
}

/// The same reference with its reading in its name.
fn named(reader: &Reader, edition: &Edition, resolved: &Resolved) -> DefinitionRef {
    let text = name(reader, edition, &resolved.reference);
    let name = loupe_scheme::words::Words { en: text.clone(), fr: text.clone(), pt: text };
    DefinitionRef { name, ..resolved.reference.clone() }
}

/// The other definitions, to be compared with.
fn beside(reader: &Reader, edition: &Edition, resolved: &Resolved) -> Markup {
    let own = &resolved.reference;
    html! {
        h2 { (reader.text("definition-beside")) }
        ul.choices {
            @for other in edition.defaults.iter().filter(|other| other.reference.id != own.id) {
                li {
                    a href=(reader.link(&format!("/definitions/compare/{}/{}", own.key(), other.reference.key()))) {
                        (reader.say(&own.name)) " – " (reader.say(&other.reference.name))
                    }
                }
            }
            li { a href=(reader.link(&format!("/lab?base={}", own.key()))) { (reader.text("definition-change")) } }
        }
    }
}

fn files(reader: &Reader, definition: &Definition, resolved: &Resolved) -> Markup {
    html! {
        h2 { (reader.text("definition-file")) }
        dl.facts {
            dt { (reader.text("definition-file-id")) } dd { code { (resolved.reference.key()) } }
            dt { (reader.text("definition-file-version")) } dd { (definition.version) ", " (definition.vocabulary) }
            dt { "SHA-256" } dd { code { (definition.hash) } }
            dt { (reader.text("definition-file-get")) }
            dd {
                a href={"/definitions/" (definition.id) ".toml"} { "TOML" } " · "
                a href={"/api/v1/definitions/" (resolved.reference.key())} { "JSON" }
            }
        }
    }
}
