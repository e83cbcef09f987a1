//! The log as an answer: its newest checkpoint, who has witnessed it, and what was recorded last.

use jiff::Timestamp;
use loupe_scheme::record::Record;
use loupe_store::Entry;
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::storage::{Disk, Folder};
use serde::Serialize;

use crate::log::{LogHome, POLICY};
use crate::registry::{Fault, Registry, Trouble};

/// The log.
#[derive(Clone, Debug, Serialize)]
pub struct LogAnswer {
    /// Its origin.
    pub origin: String,
    /// Its public key, as in a policy.
    pub key: String,
    /// How many entries are under the newest checkpoint; 0 before the first.
    pub size: u64,
    /// When its first record was made, by the office's own clock; absent before the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begun_at: Option<Timestamp>,
    /// How many records wait for the next checkpoint.
    pub pending: u64,
    /// The root under the newest checkpoint, in hexadecimal.
    pub root: String,
    /// The newest checkpoint as it is served; empty before the first.
    pub checkpoint: String,
    /// The witnesses of the policy.
    pub witnesses: Vec<WitnessAnswer>,
    /// Whether enough of them have cosigned, by the policy beside the log.
    pub accepted: bool,
    /// The policy beside the log; empty where there is none that can be read.
    pub policy: String,
    /// Why the policy beside the log cannot be read; absent when it can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_fault: Option<String>,
    /// The newest records first.
    pub records: Vec<RecordLine>,
    /// The index below which the next page of records begins; absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub older_below: Option<u64>,
}

/// Records in a list.
#[derive(Clone, Debug, Serialize)]
pub struct RecordList {
    /// The newest first.
    pub records: Vec<RecordLine>,
    /// The index below which the next page of records begins; `null` on the last page.
    pub older_below: Option<u64>,
}

/// A witness of the policy.
#[derive(Clone, Debug, Serialize)]
pub struct WitnessAnswer {
    /// Its name in the policy.
    pub name: String,
    /// Its public key.
    pub key: String,
    /// Where it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it cosigned the newest checkpoint; absent when it did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cosigned_at: Option<Timestamp>,
}

/// A record in a list.
#[derive(Clone, Debug, Serialize)]
pub struct RecordLine {
    /// Its name: office and number.
    pub id: String,
    /// The index of its entry, from 0.
    pub index: u64,
    /// What it is, by the code of its kind.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// When its office says that it made it.
    pub issued_at: Timestamp,
    /// Whether the newest checkpoint covers it.
    pub published: bool,
}

impl RecordLine {
    pub(super) fn of(entry: &Entry, size: u64) -> RecordLine {
        let record: &Record = &entry.record;
        RecordLine {
            id: record.id().to_string(),
            index: entry.position,
            kind: record.kind().code().to_owned(),
            subject: record.subject().to_owned(),
            issued_at: record.issued_at(),
            published: entry.position < size,
        }
    }
}

impl Registry {
    /// The log with `count` of its records, the newest below the index `before` first; `None` where there is no log.
    pub async fn log(&self, before: Option<u64>, count: u32) -> Result<Option<LogAnswer>, Trouble> {
        let Some(home) = self.log_home() else { return Ok(None) };
        let Some(row) = self.store.log().await? else { return Ok(None) };
        let signed = head_of(home).await?;
        let size = signed.as_ref().map_or(0, |signed| signed.checkpoint().size());
        let total = self.store.record_count().await?;
        let entries = self.store.newest_records(before.unwrap_or(u64::MAX), count).await?;
        let older_below = entries.last().map(|entry| entry.position).filter(|position| *position > 0);
        let first = self.store.records_from(0, 1).await?;
        // The log is there for its readers even while its operator has spoilt the policy.
        let (policy, policy_fault) = match home.policy() {
            Ok(policy) => (policy, None),
            Err(Trouble::Refused(refusals)) => (None, refusals.into_iter().next().map(|refusal| refusal.input)),
            Err(fault) => return Err(fault),
        };
        let logs = policy.as_ref().map(|policy| policy.logs()).unwrap_or_default();
        let key = logs.iter().find(|log| log.key().name() == row.origin).map(|log| log.key().to_string());
        let cosigned = |key| {
            let seconds = signed.as_ref()?.cosigned_by(key).ok()?;
            Timestamp::from_second(i64::try_from(seconds).ok()?).ok()
        };
        let witnesses = policy.iter().flat_map(|policy| policy.witnesses());
        let witnesses = witnesses.map(|witness| WitnessAnswer {
            name: witness.name(),
            key: witness.key().to_string(),
            url: witness.url().map(str::to_owned),
            cosigned_at: cosigned(witness.key()),
        });
        let accepted = |signed: &SignedCheckpoint| policy.as_ref().is_some_and(|policy| policy.check(signed).is_ok());
        Ok(Some(LogAnswer {
            key: key.unwrap_or_default(),
            size,
            begun_at: first.first().map(|entry| entry.record.issued_at()),
            pending: total.saturating_sub(size),
            root: signed.as_ref().map(|signed| signed.checkpoint().root().to_hex()).unwrap_or_default(),
            checkpoint: signed.as_ref().map(ToString::to_string).unwrap_or_default(),
            witnesses: witnesses.collect(),
            accepted: signed.as_ref().is_some_and(accepted),
            policy_fault,
            policy: policy.as_ref().map(ToString::to_string).unwrap_or_default(),
            records: entries.iter().map(|entry| RecordLine::of(entry, size)).collect(),
            older_below,
            origin: row.origin,
        }))
    }

    /// Every record about `subject`, the newest first; of a record's name or index, that record alone. Empty when there
    /// is none.
    pub async fn records_about(&self, subject: &str) -> Result<Vec<RecordLine>, Trouble> {
        let size = match self.log_home() {
            Some(home) => head_of(home).await?.map_or(0, |signed| signed.checkpoint().size()),
            None => 0,
        };
        let mut entries = self.store.records_about(subject).await?;
        if entries.is_empty() {
            match self.find_record(subject).await {
                Ok(entry) => entries.push(entry),
                Err(Trouble::Refused(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(entries.iter().rev().map(|entry| RecordLine::of(entry, size)).collect())
    }
}

/// The newest checkpoint as readers see it.
pub(super) async fn head_of(home: &LogHome) -> Result<Option<SignedCheckpoint>, Fault> {
    let folder = home.folder.clone();
    let reading = crate::log::blocking(move || {
        let disk = Disk::new(&folder).map_err(|source| Fault::Files { path: folder.join(POLICY), source })?;
        let head = Folder::new(disk).head();
        let head = head.map_err(|error| Fault::LogUnread { folder, why: error.to_string() })?;
        head.map(|head| SignedCheckpoint::parse(&head)).transpose().map_err(Fault::Signed)
    });
    reading.await?
}
