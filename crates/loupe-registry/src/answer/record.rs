//! One record as an answer: what it states, where it stands, and how to check it.

use std::collections::BTreeMap;

use loupe_scheme::record::{Kind, Record, introduced};
use loupe_scheme::rule::Rule;
use loupe_store::Entry;
use serde::Serialize;

use super::log::{RecordLine, head_of};
use crate::registry::{Registry, Trouble};

/// A record with its proof.
#[derive(Clone, Debug, Serialize)]
pub struct RecordAnswer {
    /// Where it stands.
    #[serde(flatten)]
    pub line: RecordLine,
    /// The office that made it.
    pub office: String,
    /// Its number there, from 1.
    pub sequence: u64,
    /// The key that signed it.
    pub key: String,
    /// Whether that key is the office's by the records before it, and signed these bytes.
    pub signature_holds: bool,
    /// The leaf hash of its bytes.
    pub digest: String,
    /// The leaf hash of the office's record before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// The record that it corrects, revises or follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// The text that it publishes, by its hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentAnswer>,
    /// What it states in the open.
    pub facts: BTreeMap<String, String>,
    /// What it states under seal: names and salted hashes.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sealed: BTreeMap<String, String>,
    /// Its bytes, which are text.
    pub bytes: String,
    /// The proof that it is in the log, as a file (`tlog-proof`); absent until a checkpoint covers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<String>,
    /// Every record about the same subject, oldest first.
    pub about: Vec<RecordLine>,
}

/// A published text.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentAnswer {
    /// Its media type.
    pub media: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes it has.
    pub length_bytes: u64,
}

impl Registry {
    /// The record called `name`, as [`Registry::find_record`] finds it, with its proof where there is one yet.
    ///
    /// Refuses with `L5` a record that is not there.
    pub async fn record_answer(&self, name: &str) -> Result<RecordAnswer, Trouble> {
        let entry = self.find_record(name).await?;
        let size = match self.log_home() {
            Some(home) => head_of(home).await?.map_or(0, |signed| signed.checkpoint().size()),
            None => 0,
        };
        let proof = match self.prove(&entry.position.to_string()).await {
            Ok(proven) => Some(proven.proof.to_string()),
            Err(Trouble::Refused(refusals)) if refusals.iter().all(|r| r.rule == Rule::RecordPending) => None,
            Err(Trouble::Refused(refusals)) if refusals.iter().all(|r| r.rule == Rule::NotALog) => None,
            Err(trouble) => return Err(trouble),
        };
        let about = self.store.records_about(entry.record.subject()).await?;
        let signature_holds = self.signature_holds(&entry).await?;
        let about = about.iter().map(|other| RecordLine::of(other, size)).collect();
        Ok(answer(&entry, RecordLine::of(&entry, size), signature_holds, proof, about))
    }

    /// Whether the office's key at the record's place signed it.
    async fn signature_holds(&self, entry: &Entry) -> Result<bool, Trouble> {
        let record = &entry.record;
        // A key event that introduces a key is signed by it; any other record by the key the events before it leave.
        let events = self.store.records_of_kind(Kind::KeyEvent.code()).await?;
        let before: Vec<Entry> = events.into_iter().filter(|event| event.position < entry.position).collect();
        let office = record.id().office;
        let current = crate::log::enter::current_of(&before, &office);
        let key = current.or_else(|| introduced(record));
        Ok(key.is_some_and(|key| key.verify(record).is_ok()))
    }
}

fn answer(
    entry: &Entry,
    line: RecordLine,
    signature_holds: bool,
    proof: Option<String>,
    about: Vec<RecordLine>,
) -> RecordAnswer {
    let record: &Record = &entry.record;
    let body = record.body();
    RecordAnswer {
        line,
        office: record.id().office.to_string(),
        sequence: record.id().sequence,
        key: record.key().to_string(),
        signature_holds,
        digest: record.digest().to_string(),
        previous: record.previous().map(|digest| digest.to_string()),
        corrects: body.corrects.as_ref().map(ToString::to_string),
        document: body.document.as_ref().map(|document| DocumentAnswer {
            media: document.media.clone(),
            sha256: document.sha256.to_string(),
            length_bytes: document.length_bytes,
        }),
        facts: body.facts.clone(),
        sealed: body.sealed.iter().map(|(name, digest)| (name.clone(), digest.to_string())).collect(),
        bytes: String::from_utf8_lossy(&entry.bytes).into_owned(),
        proof,
        about,
    }
}
