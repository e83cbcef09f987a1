//! Definitions: their text, their readings, and their clauses as lists of values.

use loupe_scheme::definition::{self as scheme, Quote, Resolved, Standing, resolve};
use loupe_scheme::rule::Refusal;
use serde::Serialize;

use super::boxes::ValueLists;
use super::{Answer, Ask};
use crate::records::RecordName;

/// A definition in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Its short name.
    pub name: String,
    /// What it says in a few words.
    pub gist: String,
    /// Whose it is.
    pub by: String,
    /// How it stands in the world.
    pub status: Standing,
    /// When it was made.
    pub dated: String,
    /// From when it binds; empty when it does not.
    pub in_force_from: String,
    /// Until when; empty while it still does.
    pub in_force_until: String,
    /// Whether no full text is public.
    pub fragment: bool,
    /// SHA-256 of its file.
    pub hash: String,
    /// The vocabulary it speaks.
    pub vocabulary: String,
    /// The definitions it widens.
    pub include: Vec<String>,
    /// Its readings, the one used when nobody chooses first named so.
    pub readings: Vec<ReadingName>,
    /// How many clauses it has, includes and all, under its default reading.
    pub clauses: usize,
}

/// A reading of a text that leaves something open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingName {
    /// What is typed: `csc-2022:joint`.
    pub key: String,
    /// Its id.
    pub id: String,
    /// Whether it is used when nobody chooses.
    pub default: bool,
    /// Its name.
    pub name: String,
    /// What in the text leaves it open.
    pub why: String,
}

/// A definition, whole, under one reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// The definition.
    #[serde(flatten)]
    pub brief: Brief,
    /// The key of the reading shown.
    pub key: String,
    /// What is a choice of the reader and not in the text.
    pub note: String,
    /// The text it is read from, word for word.
    pub quotes: Vec<Quote>,
    /// Its clauses under this reading, its own first, then those it includes.
    pub boxes: Vec<ClauseBox>,
    /// The kinds of look that must all have been made for production to count as looked at.
    pub looks_needed: Vec<String>,
    /// Its newest record in the log; `null` where there is none, and for a text that is only checked.
    pub record: Option<RecordName>,
}

/// A clause in words and as a box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseBox {
    /// The definition it stands in.
    pub definition: String,
    /// Its number there.
    pub clause: String,
    /// In words.
    pub words: String,
    /// The readings it belongs to; empty means all.
    pub readings: Vec<String>,
    /// The values it allows, by field; a field that is not there may have any.
    pub allows: ValueLists,
}

/// Every definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// In the order in which they are shown.
    pub definitions: Vec<Brief>,
}

/// Lists every definition.
pub fn definitions(ask: &Ask<'_>) -> Answer<List> {
    let defaults = &ask.edition.defaults;
    let briefs = defaults.iter().filter_map(|resolved| {
        let definition = ask.edition.register.definition(&resolved.reference.id)?;
        Some(brief(ask, definition, resolved))
    });
    ask.answer(defaults, List { definitions: briefs.collect() })
}

/// Shows one definition under the reading of `key`. Refuses with `D10` an unknown id and `D5` an unknown reading.
pub fn definition(ask: &Ask<'_>, key: &str) -> Result<Answer<Whole>, Refusal> {
    let register = &ask.edition.register;
    let resolved = resolve(key, &register.definitions)?;
    let definition = register
        .definition(&resolved.reference.id)
        .ok_or_else(|| Refusal::new(loupe_scheme::rule::Rule::NoSuchDefinition, key))?;
    let record = ask.edition.records.of_definition(&definition.id).cloned();
    let whole = Whole { record, ..whole(ask, definition, &resolved, &register.definitions) };
    Ok(ask.answer(std::slice::from_ref(&resolved), whole))
}

pub(crate) fn whole(
    ask: &Ask<'_>,
    definition: &scheme::Definition,
    resolved: &Resolved,
    all: &[scheme::Definition],
) -> Whole {
    Whole {
        brief: brief(ask, definition, resolved),
        key: resolved.reference.key(),
        note: definition.note.get(ask.lang).to_owned(),
        quotes: definition.quotes.clone(),
        boxes: clause_boxes(ask, resolved, all),
        looks_needed: needed(ask, resolved),
        record: None,
    }
}

fn needed(ask: &Ask<'_>, resolved: &Resolved) -> Vec<String> {
    resolved.looks_needed(&ask.edition.register.vocabulary).into_iter().map(str::to_owned).collect()
}

fn clause_boxes(ask: &Ask<'_>, resolved: &Resolved, all: &[scheme::Definition]) -> Vec<ClauseBox> {
    let register = &ask.edition.register;
    let readings = |definition: &str, clause: &str| -> Vec<String> {
        let stands_in = all.iter().find(|known| known.id == definition);
        let found = stands_in.and_then(|d| d.clauses.iter().find(|known| known.id == clause));
        found.map(|clause| clause.readings.clone()).unwrap_or_default()
    };
    let one = |clause: &scheme::ResolvedClause| ClauseBox {
        definition: clause.definition.clone(),
        clause: clause.id.clone(),
        words: clause.words.get(ask.lang).to_owned(),
        readings: readings(&clause.definition, &clause.id),
        allows: ValueLists::new(&register.vocabulary, &clause.region),
    };
    resolved.clauses.iter().map(one).collect()
}

fn brief(ask: &Ask<'_>, definition: &scheme::Definition, resolved: &Resolved) -> Brief {
    let lang = ask.lang;
    let default = definition.default_reading();
    let reading = |reading: &scheme::NamedReading| ReadingName {
        key: if reading.id == default { definition.id.clone() } else { format!("{}:{}", definition.id, reading.id) },
        id: reading.id.clone(),
        default: reading.id == default,
        name: reading.name.get(lang).to_owned(),
        why: reading.why.get(lang).to_owned(),
    };
    Brief {
        id: definition.id.clone(),
        version: definition.version,
        name: definition.name.get(lang).to_owned(),
        gist: definition.gist.get(lang).to_owned(),
        by: definition.by.get(lang).to_owned(),
        status: definition.status,
        dated: definition.dated.clone(),
        in_force_from: definition.in_force_from.clone(),
        in_force_until: definition.in_force_until.clone(),
        fragment: definition.fragment,
        hash: definition.hash.clone(),
        vocabulary: definition.vocabulary.clone(),
        include: definition.include.clone(),
        readings: definition.readings.iter().map(reading).collect(),
        clauses: resolved.clauses.len(),
    }
}
