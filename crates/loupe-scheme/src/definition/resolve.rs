//! A definition under one reading, with what it includes, ready to be run.

use serde::Serialize;

use super::{Definition, Region};
use crate::rule::{Refusal, Rule};
use crate::vocabulary::Vocabulary;
use crate::words::Words;

/// A definition by name, version, reading and hash, as printed with every answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DefinitionRef {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// The reading; empty when the text has one.
    pub reading: String,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// Its short name.
    pub name: Words,
    /// What it says in a few words.
    pub gist: Words,
}

impl DefinitionRef {
    /// `csc-2022` or `kp-2003:illustration`, as typed on a command line; the default reading is left out.
    pub fn key(&self) -> String {
        if self.reading.is_empty() { self.id.clone() } else { format!("{}:{}", self.id, self.reading) }
    }
}

/// A clause and the definition it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResolvedClause {
    /// The id of the definition it stands in.
    pub definition: String,
    /// Its number there.
    pub id: String,
    /// The clause in words.
    pub words: Words,
    /// The clause as a box.
    pub region: Region,
}

/// A definition under one reading, includes and all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resolved {
    /// What it is.
    pub reference: DefinitionRef,
    /// Its own clauses first, then those it includes.
    pub clauses: Vec<ResolvedClause>,
}

impl Resolved {
    /// Its clauses as boxes.
    pub fn regions(&self) -> Vec<Region> {
        self.clauses.iter().map(|clause| clause.region).collect()
    }

    /// For each clause the kinds of look that must all have been made for it to count as looked for. A clause that
    /// asks for a resolution of the Security Council needs none: the Council's list is a look at the whole world.
    pub fn looks_needed<'v>(&self, vocabulary: &'v Vocabulary) -> Vec<&'v str> {
        use crate::vocabulary::Field;
        let not_described = vocabulary.value(Field::UnStatus, "not_described").unwrap_or_default();
        let lapsed = vocabulary.value(Field::UnStatus, "described_lapsed").unwrap_or_default();
        let outside_the_list = not_described.or(lapsed);
        let mut needed: Vec<&str> = Vec::new();
        for clause in &self.clauses {
            if clause.region.of(Field::UnStatus).and(outside_the_list).is_empty() {
                continue;
            }
            let region = &clause.region;
            needed.extend(vocabulary.looks_needed(
                region.of(Field::Act),
                region.of(Field::Actor),
                region.of(Field::Gravity),
            ));
        }
        needed.sort_unstable();
        needed.dedup();
        needed
    }
}

/// Finds `key` (`id` or `id:reading`) among `all` and resolves it.
///
/// Refuses with `D10` an unknown id, `D5` an unknown reading, `D6` an include that is unknown or turns in a circle.
pub fn resolve(key: &str, all: &[Definition]) -> Result<Resolved, Refusal> {
    let (id, reading) = key.split_once(':').unwrap_or((key, ""));
    let found = all.iter().filter(|definition| definition.id == id).max_by_key(|definition| definition.version);
    let definition = found.ok_or_else(|| {
        Refusal::new(Rule::NoSuchDefinition, id).accepting(all.iter().map(|definition| definition.id.as_str()))
    })?;
    resolve_with(definition, reading, all, &mut vec![])
}

fn resolve_with<'a>(
    definition: &'a Definition,
    reading: &str,
    all: &'a [Definition],
    path: &mut Vec<&'a str>,
) -> Result<Resolved, Refusal> {
    if path.contains(&definition.id.as_str()) {
        return Err(Refusal::new(Rule::DefinitionUnknownInclude, &*definition.id));
    }
    let chosen = if reading.is_empty() { definition.default_reading() } else { reading };
    if !chosen.is_empty() && !definition.readings.iter().any(|named| named.id == chosen) {
        let accepted = definition.readings.iter().map(|named| named.id.as_str());
        return Err(Refusal::new(Rule::DefinitionUnknownReading, chosen).accepting(accepted));
    }
    let in_reading = |readings: &Vec<String>| readings.is_empty() || readings.iter().any(|reading| reading == chosen);
    let own = definition.clauses.iter().filter(|clause| in_reading(&clause.readings));
    let mut clauses: Vec<ResolvedClause> = own
        .map(|clause| ResolvedClause {
            definition: definition.id.clone(),
            id: clause.id.clone(),
            words: clause.words.clone(),
            region: clause.region,
        })
        .collect();
    path.push(&definition.id);
    for include in &definition.include {
        let (id, reading) = include.split_once(':').unwrap_or((include, ""));
        let included = all.iter().find(|other| other.id == id);
        let included = included.ok_or_else(|| Refusal::new(Rule::DefinitionUnknownInclude, id))?;
        clauses.extend(resolve_with(included, reading, all, path)?.clauses);
    }
    path.pop();
    let shown = if chosen == definition.default_reading() { "" } else { chosen };
    Ok(Resolved {
        reference: DefinitionRef {
            id: definition.id.clone(),
            version: definition.version,
            reading: shown.to_owned(),
            hash: definition.hash.clone(),
            name: definition.name.clone(),
            gist: definition.gist.clone(),
        },
        clauses,
    })
}
