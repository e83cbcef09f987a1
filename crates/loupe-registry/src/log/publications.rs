//! What the register publishes, as what its records must state.

use std::collections::BTreeMap;

use loupe_scheme::definition::Definition;
use loupe_scheme::finding::Finding;
use loupe_scheme::record::due::Publication;
use loupe_scheme::record::{Body, Digest, DocumentHash, Kind};
use loupe_scheme::register::Register;
use loupe_scheme::returns::Filing;
use loupe_store::{Document, DocumentKind};

/// What definitions and findings are published as.
const MEDIA: &str = "application/toml";

/// A part of what is published: the first part of its records' subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The reference data as a whole.
    Edition,
    /// Definitions.
    Definition,
    /// Findings.
    Finding,
    /// Rows of returns.
    Return,
}

impl Topic {
    /// Every topic, in the order in which a first import records them.
    pub const ALL: [Topic; 4] = [Topic::Edition, Topic::Definition, Topic::Finding, Topic::Return];

    /// As subjects begin with it.
    pub const fn code(self) -> &'static str {
        match self {
            Topic::Edition => "edition",
            Topic::Definition => "definition",
            Topic::Finding => "finding",
            Topic::Return => "return",
        }
    }
}

/// The register at one moment, with what it was read from.
#[derive(Clone, Copy)]
pub(crate) struct Published<'a> {
    /// The register.
    pub(crate) register: &'a Register,
    /// Its texts as published.
    pub(crate) documents: &'a [Document],
    /// The number of the newest edition.
    pub(crate) edition: i64,
    /// SHA-256 of the reference data in it, in hexadecimal.
    pub(crate) world_sha256: &'a str,
}

impl Published<'_> {
    /// What is published under a topic.
    pub(crate) fn under(&self, topic: Topic) -> Vec<Publication> {
        match topic {
            Topic::Edition => vec![self.edition()],
            Topic::Definition => {
                self.register.definitions.iter().map(|definition| self.definition(definition)).collect()
            }
            Topic::Finding => self.register.findings.iter().map(|finding| self.finding(finding)).collect(),
            Topic::Return => returns(&self.register.filings),
        }
    }

    fn edition(&self) -> Publication {
        let facts = [("number", self.edition.to_string()), ("world_sha256", self.world_sha256.to_owned())];
        let kind = Kind::EditionPublished;
        Publication { subject: Topic::Edition.code().to_owned(), kind, again: kind, body: Body::of_facts(facts) }
    }

    fn definition(&self, definition: &Definition) -> Publication {
        let vocabulary = self.documents.iter().find(|document| document.kind == DocumentKind::Vocabulary);
        let facts = [
            ("name", definition.name.en.clone()),
            ("version", definition.version.to_string()),
            ("vocabulary", definition.vocabulary.clone()),
            ("vocabulary_sha256", vocabulary.map(|document| document.sha256.clone()).unwrap_or_default()),
        ];
        let body = Body {
            document: self.hash_of(DocumentKind::Definition, &definition.id, definition.version),
            ..Body::of_facts(facts)
        };
        let kind = Kind::DefinitionPublished;
        Publication { subject: format!("{}/{}", Topic::Definition.code(), definition.id), kind, again: kind, body }
    }

    fn finding(&self, finding: &Finding) -> Publication {
        let facts = [
            ("country", finding.country.clone()),
            ("grade", finding.treated_as().code().to_owned()),
            ("title", finding.title.en.clone()),
        ];
        let body = Body { document: self.hash_of(DocumentKind::Finding, &finding.id, 1), ..Body::of_facts(facts) };
        let subject = format!("{}/{}", Topic::Finding.code(), finding.id);
        Publication { subject, kind: Kind::FindingPublished, again: Kind::FindingRevised, body }
    }

    fn hash_of(&self, kind: DocumentKind, id: &str, version: u32) -> Option<DocumentHash> {
        let found = |d: &&Document| d.kind == kind && d.id == id && d.version == version;
        let document = self.documents.iter().find(found)?;
        let sha256 = Digest::of(document.body.as_bytes());
        Some(DocumentHash { media: MEDIA.to_owned(), sha256, length_bytes: document.body.len() as u64 })
    }
}

/// One publication a row.
pub(crate) fn returns(filings: &[Filing]) -> Vec<Publication> {
    let named = return_subjects(filings).into_iter();
    let publication = |(subject, filing)| Publication {
        subject,
        kind: Kind::ReturnFiled,
        again: Kind::Correction,
        body: facts_of(filing),
    };
    named.map(publication).collect()
}

/// The subject of every row of returns, in the order of half-year, participant and kind of mining.
///
/// `return/BWA/2022H1/lsm` for what the scheme's statistics hold; where they hold several rows for the same, all but
/// the first filed are numbered: `return/BWA/2022H1/lsm/2`. A row of an imported file carries the file's hash and its
/// row, so that no later import gives it another name.
pub fn return_subjects(filings: &[Filing]) -> Vec<(String, &Filing)> {
    let mut ordered: Vec<&Filing> = filings.iter().collect();
    ordered.sort_by_key(|f| (f.half, f.participant, f.mining, &f.filed_at, &f.modified_at, &f.source, f.source_row));
    let mut counted: BTreeMap<String, u32> = BTreeMap::new();
    let mut subjects = Vec::with_capacity(ordered.len());
    for filing in ordered {
        let slot = slot(filing);
        let subject = match imported_from(filing) {
            Some(file) => format!("{slot}/{file}-{}", filing.source_row),
            None => {
                let count = counted.entry(slot.clone()).or_default();
                *count += 1;
                if *count == 1 { slot } else { format!("{slot}/{count}") }
            }
        };
        subjects.push((subject, filing));
    }
    subjects
}

/// The subject of the rows for a participant, half-year and kind of mining: `return/BWA/2022H1/lsm`.
fn slot(filing: &Filing) -> String {
    let mining = filing.mining.code().to_ascii_lowercase();
    let mining = if mining.is_empty() { "none" } else { &mining };
    format!("{}/{}/{}/{mining}", Topic::Return.code(), filing.participant, filing.half)
}

/// How much of a file's hash names it in a subject, in hexadecimal digits.
const FILE_DIGITS: usize = 16;

/// The beginning of the hash of the file that someone imported; `None` for the scheme's own statistics.
fn imported_from(filing: &Filing) -> Option<&str> {
    Digest::from_hex(&filing.source).and_then(|_| filing.source.get(..FILE_DIGITS))
}

fn facts_of(filing: &Filing) -> Body {
    Body::of_facts([
        ("carats", filing.mass.to_string()),
        ("filed_at", filing.filed_at.clone()),
        ("mining", filing.mining.code().to_owned()),
        ("modified_at", filing.modified_at.clone()),
        ("participant", filing.participant.to_string()),
        ("period", filing.half.to_string()),
        ("source", filing.source.clone()),
        ("usd", filing.value.to_string()),
    ])
}
