//! Every answer Loupe gives, as one shape for the command line's `--json` and for HTTP.
//!
//! An answer is made from an edition and nothing else, in a fixed order. Masses and money are decimal text, never
//! floating point. Every list and key is always there; what is not known is `null` or empty.

pub mod amount;
pub mod boxes;
pub mod certificate;
pub mod check;
pub mod company;
pub mod comparison;
pub mod coverage;
pub mod custody;
pub mod declared;
pub mod definition;
pub mod finding;
pub mod ground;
pub mod lab;
pub mod log;
pub mod look;
pub mod not_looked;
pub mod participant;
pub mod proof;
pub mod record;
pub mod returns;
pub mod site;
pub mod statement;
pub mod target;
pub mod vocabulary;
pub mod world;

use jiff::civil::Date;
use loupe_scheme::definition::{DefinitionRef, Resolved};
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::Period;
use loupe_scheme::rule::Refusal;
use loupe_scheme::words::Lang;
use serde::Serialize;

use crate::catalogue::{Catalogue, catalogue};
use crate::edition::Edition;

/// What every answer is made from: the edition, the language of its texts, and the day it is made.
#[derive(Clone, Copy)]
pub struct Ask<'e> {
    /// The register, read whole.
    pub edition: &'e Edition,
    /// The day.
    pub made_on: Date,
    /// The language of names and sentences.
    pub lang: Lang,
}

impl Ask<'_> {
    pub(crate) fn texts(&self) -> &'static Catalogue {
        catalogue(self.lang)
    }

    /// Binds an answer to the program, the reference data, the day and the definitions it rests on.
    pub fn answer<T>(&self, definitions: &[Resolved], answer: T) -> Answer<T> {
        Answer {
            loupe: env!("CARGO_PKG_VERSION"),
            world: self.edition.world.clone(),
            made_on: self.made_on,
            definitions: definitions.iter().map(|one| DefinitionName::new(&one.reference, self.lang)).collect(),
            answer,
        }
    }
}

/// What a reader chooses: the period, the definitions, and whose looks count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The period; the latest complete year when not chosen.
    pub period: Option<Period>,
    /// Keys of definitions (`kp-2003`, `csc-2022:joint`); every definition under its default reading when empty.
    pub definitions: Vec<String>,
    /// Whose looks count.
    pub counted: LooksCounted,
}

impl Selection {
    /// The period chosen, or the latest complete year.
    pub fn period(&self, edition: &Edition) -> Period {
        self.period.unwrap_or_else(|| edition.latest_year())
    }

    /// The definitions chosen, each once, or all. Refuses with `D10` an unknown one and `D5` an unknown reading.
    pub fn resolved(&self, edition: &Edition) -> Result<Vec<Resolved>, Refusal> {
        let mut keys: Vec<String> = Vec::new();
        for key in &self.definitions {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        edition.definitions(&keys)
    }
}

/// An answer and what it is bound to.
#[derive(Clone, Debug, Serialize)]
pub struct Answer<T> {
    /// The version of the program.
    pub loupe: &'static str,
    /// The hash of the reference data, where known.
    pub world: Option<String>,
    /// The day it was made.
    pub made_on: Date,
    /// The definitions it rests on, with version and hash, in the order of the answer.
    pub definitions: Vec<DefinitionName>,
    /// The answer.
    pub answer: T,
}

/// A definition by name, version, reading and hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DefinitionName {
    /// What is typed: `kp-2003`, `csc-2022:joint`.
    pub key: String,
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// The reading; empty for the one used when nobody chooses.
    pub reading: String,
    /// SHA-256 of its file, in hexadecimal.
    pub hash: String,
    /// Its short name.
    pub name: String,
    /// What it says in a few words.
    pub gist: String,
}

impl DefinitionName {
    pub(crate) fn new(reference: &DefinitionRef, lang: Lang) -> DefinitionName {
        DefinitionName {
            key: reference.key(),
            id: reference.id.clone(),
            version: reference.version,
            reading: reference.reading.clone(),
            hash: reference.hash.clone(),
            name: reference.name.get(lang).to_owned(),
            gist: reference.gist.get(lang).to_owned(),
        }
    }
}
