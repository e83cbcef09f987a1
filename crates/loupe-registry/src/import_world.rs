//! Import the world: read all reference data, judge it whole, write it in one transaction.

mod whole;

use std::collections::BTreeSet;

use loupe_scheme::register::Register;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::{definition, finding};
use loupe_store::{Change, Document, DocumentKind, World};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::edition::Edition;
use crate::log::Topic;
use crate::registry::{Registry, Trouble};
use crate::world::{self, WorldFile};

/// What an import is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Reading and judging the files; counted in files.
    Reading,
    /// Writing rows; counted in rows.
    Writing,
    /// Reading the new edition back; counted as one.
    Opening,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The step.
    pub step: Step,
    /// How much of it is done.
    pub done: u64,
    /// How much there is to do in it.
    pub total: u64,
}

/// What came of an import of the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ImportOutcome {
    /// The database holds this world already; nothing was written.
    Held {
        /// SHA-256 of the world, in hexadecimal.
        world: String,
    },
    /// It was written.
    Imported {
        /// SHA-256 of the world, in hexadecimal.
        world: String,
        /// How many rows and documents it has.
        rows: u64,
        /// Whether an older world was in its place.
        replaced: bool,
    },
}

impl Registry {
    /// Imports reference data, such as [`world::shipped`]; returns imported before stay. Nothing is written when the
    /// database holds it already, now or in an older edition.
    ///
    /// Refuses what [`world::read`] refuses; with `W1` an id that is there twice; with `D8` a definition whose text changed without a new version; with
    /// `W2` a world that lacks a participant whose returns were imported.
    pub async fn import_world(
        &self,
        files: &[WorldFile],
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<ImportOutcome, Trouble> {
        let world = world::hash(files);
        if self.store.holds_world(&world).await? {
            return Ok(ImportOutcome::Held { world });
        }
        let total = files.len() as u64;
        progress(Progress { step: Step::Reading, done: 0, total });
        let register = world::read(files).map_err(Trouble::Refused)?;
        let faults = whole::faults(&register);
        if !faults.is_empty() {
            return Err(Trouble::Refused(faults));
        }
        let documents = documents(files, &register)?;
        let register = Edition::new(register)?.register;
        progress(Progress { step: Step::Reading, done: total, total });

        let mut change = self.store.change().await?;
        if change.holds_world(&world).await? {
            // Another program imported it while this one was reading.
            drop(change);
            self.reread().await?;
            return Ok(ImportOutcome::Held { world });
        }
        let replaced = change.moment().await?.edition > 0;
        if replaced {
            let mut refusals = changed_definitions(&mut change, &documents).await?;
            refusals.extend(lost_participants(&mut change, &register).await?);
            if !refusals.is_empty() {
                return Err(Trouble::Refused(refusals));
            }
        }
        let rows = count(&register) + documents.len() as u64;
        let mut wrote = |done: usize| progress(Progress { step: Step::Writing, done: done as u64, total: rows });
        let written = World { sha256: &world, register: &register, documents: &documents };
        change.write_world(written, &mut wrote).await?;
        self.record_published(&mut change, &Topic::ALL).await?;
        change.commit().await?;
        self.new_records.notify_one();
        progress(Progress { step: Step::Opening, done: 0, total: 1 });
        self.reread().await?;
        progress(Progress { step: Step::Opening, done: 1, total: 1 });
        Ok(ImportOutcome::Imported { world, rows, replaced })
    }
}

/// Vocabulary, findings and definitions with what they are found by.
fn documents(files: &[WorldFile], register: &Register) -> Result<Vec<Document>, Trouble> {
    let mut documents = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".toml")) {
        let (kind, id, version, country) = if file.path.starts_with("findings/") {
            let finding = finding::parse(&file.path, &file.text, &register.vocabulary)?;
            (DocumentKind::Finding, finding.id, 1, finding.country)
        } else if file.path.starts_with("definitions/") {
            let parsed = definition::parse(&file.path, &file.text, &register.vocabulary);
            let definition = parsed.map_err(Trouble::Refused)?;
            (DocumentKind::Definition, definition.id, definition.version, String::new())
        } else if file.path.starts_with("vocabulary/") {
            (DocumentKind::Vocabulary, register.vocabulary.id().to_owned(), 1, String::new())
        } else {
            continue;
        };
        let sha256 = sha256(file.text.as_bytes());
        let (path, body) = (file.path.clone(), file.text.clone());
        documents.push(Document { kind, id, version, sha256, country, path, body });
    }
    named_twice(&documents)?;
    Ok(documents)
}

/// Two documents of a kind must not share id and version: a reader could not tell which one was meant.
fn named_twice(documents: &[Document]) -> Result<(), Trouble> {
    let mut seen = BTreeSet::new();
    let twice = documents.iter().filter(|document| !seen.insert((document.kind, &document.id, document.version)));
    let refusals: Vec<Refusal> = twice.map(|document| refused(Rule::DefinitionTwice, document)).collect();
    if refusals.is_empty() { Ok(()) } else { Err(Trouble::Refused(refusals)) }
}

fn refused(rule: Rule, document: &Document) -> Refusal {
    let place = Place { file: Some(document.path.clone()), ..Place::default() };
    Refusal::new(rule, format!("{} {}", document.id, document.version)).at(place)
}

/// A published definition is cited by version; other words need another number.
async fn changed_definitions(change: &mut Change, documents: &[Document]) -> Result<Vec<Refusal>, Trouble> {
    let mut refusals = Vec::new();
    for document in documents.iter().filter(|document| document.kind == DocumentKind::Definition) {
        let history = change.history(DocumentKind::Definition, &document.id).await?;
        let same_version = history.iter().filter(|published| published.version == document.version);
        if same_version.into_iter().any(|published| published.sha256 != document.sha256) {
            refusals.push(refused(Rule::DefinitionTwice, document));
        }
    }
    Ok(refusals)
}

/// Participants whose returns were imported by someone, and whom the new world does not know.
async fn lost_participants(change: &mut Change, register: &Register) -> Result<Vec<Refusal>, Trouble> {
    let filers = change.imported_filers().await?;
    let lost = filers.into_iter().filter(|id| register.participant(*id).is_none());
    let place = || Place { file: Some("participants/participants.csv".to_owned()), ..Place::default() };
    Ok(lost.map(|id| Refusal::new(Rule::WorldUnknownReference, id.as_str()).at(place())).collect())
}

fn count(register: &Register) -> u64 {
    let lists = [
        register.participants.len(),
        register.participations.len(),
        register.statuses.len(),
        register.authorities.len(),
        register.filings.len(),
        register.printed.len(),
        register.sites.len(),
        register.companies.len(),
        register.outputs.len(),
        register.looks.len(),
        register.coverage_notes.len(),
        register.resolutions.len(),
        register.laws.len(),
    ];
    lists.iter().sum::<usize>() as u64
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
