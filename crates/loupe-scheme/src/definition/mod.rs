//! What "conflict diamond" means, as versioned data: clauses that are boxes over a closed vocabulary.

mod compare;
mod evaluate;
mod file;
mod region;
mod resolve;
mod tree;

use serde::Serialize;

use crate::words::Words;

pub use compare::{Comparison, Difference, compare};
pub use evaluate::{Answer, Facts, Miss, MissedField, Verdict, evaluate};
pub use file::{DEFINITION_BYTES_MAX, parse};
pub use region::{Region, maximal, subtract};
pub use resolve::{DefinitionRef, Resolved, ResolvedClause, resolve};
pub use tree::cells;

/// How a definition stands in the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It binds today.
    InForce,
    /// It is on the table.
    Proposed,
    /// It was put and did not pass.
    Refused,
}

/// Words of the text a definition is read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The language of the text.
    pub lang: String,
    /// The text, word for word.
    pub text: String,
    /// Where in the source it stands.
    pub place: String,
    /// The source's title.
    pub source_title: String,
    /// The source's address.
    pub source_url: String,
    /// How much of the source was read.
    pub read: String,
}

/// A named way to settle what the text leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedReading {
    /// Its id.
    pub id: String,
    /// Whether it is the one used when nobody chooses.
    pub default: bool,
    /// Its name.
    pub name: Words,
    /// What in the text leaves it open.
    pub why: Words,
}

/// One clause: an act and its link are covered when every field's value is in the clause's set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// Its number or letter.
    pub id: String,
    /// The readings it belongs to; empty means all.
    pub readings: Vec<String>,
    /// The clause in words.
    pub words: Words,
    /// The clause as a box.
    pub region: Region,
}

/// A definition file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Definition {
    /// Its id, a slug.
    pub id: String,
    /// Its version, from 1.
    pub version: u32,
    /// The vocabulary it speaks, such as `conflict/1`.
    pub vocabulary: String,
    /// Its short name.
    pub name: Words,
    /// What it says in a few words.
    pub gist: Words,
    /// Whose it is.
    pub by: Words,
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
    /// Ids of definitions it widens.
    pub include: Vec<String>,
    /// What is a choice of the reader and not in the text.
    pub note: Words,
    /// The text it is read from.
    pub quotes: Vec<Quote>,
    /// Its readings; empty when the text has one.
    pub readings: Vec<NamedReading>,
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
}

impl Definition {
    /// The id of the reading used when nobody chooses; empty when there is only one.
    pub fn default_reading(&self) -> &str {
        let default = self.readings.iter().find(|reading| reading.default).or(self.readings.first());
        default.map_or("", |reading| reading.id.as_str())
    }
}
