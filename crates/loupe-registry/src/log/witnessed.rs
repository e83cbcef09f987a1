//! Who has witnessed the newest head, and asking those who have not.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use loupe_store::CheckpointRow;
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::policy::Witness;
use loupe_tlog::reader::TileReader;
use loupe_tlog::storage::{Disk, Folder, Log};
use loupe_tlog::witness::Cosignatures;

use super::ask::{self, Unwitnessed};
use super::publish::{Publisher, Turn, blocking};
use crate::registry::{Fault, Trouble};

/// How long a witness that did not answer is left alone, at first and at most; doubled each time.
const PAUSE: (SignedDuration, SignedDuration) = (SignedDuration::from_secs(1), SignedDuration::from_secs(60));

/// What is known of a witness from asking it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked {
    /// The size that it cosigned last.
    size: Option<u64>,
    /// When it may be asked again.
    not_before: Option<Timestamp>,
    /// The last pause.
    pause: Option<SignedDuration>,
}

impl Publisher {
    /// Asks every witness of the policy with an address that has not cosigned the newest head, all at once, and puts
    /// what they sign beside the log's signature.
    pub(super) async fn witness(&mut self, log: Log<Disk>, turn: &mut Turn) -> Result<Log<Disk>, Trouble> {
        let Some(policy) = self.home.policy()? else { return Ok(log) };
        if policy.witnesses().iter().all(|witness| witness.url().is_none()) {
            return Ok(log);
        }
        let Some(row) = self.registry.store.checkpoint(log.size()).await? else { return Ok(log) };
        let signed = SignedCheckpoint::parse(row.note.as_bytes()).map_err(Fault::Signed)?;
        let now = (self.home.now)();
        let missing: Vec<Witness> =
            policy.witnesses().iter().filter(|witness| self.is_due(witness, &signed, now)).cloned().collect();
        if missing.is_empty() {
            return Ok(log);
        }
        let mut asking = tokio::task::JoinSet::new();
        for witness in missing {
            let (signed, folder) = (signed.clone(), self.home.folder.clone());
            let known = self.asked.get(&witness.key().to_string()).and_then(|asked| asked.size);
            asking.spawn_blocking(move || {
                let answer = ask_one(&folder, &witness, &signed, known);
                (witness, answer)
            });
        }
        let mut cosigned = signed.clone();
        while let Some(done) = asking.join_next().await {
            let (witness, answer) = done.map_err(Fault::Broken)?;
            self.take_answer(&witness, answer, &mut cosigned, turn);
        }
        if cosigned == signed { Ok(log) } else { self.keep_cosignatures(log, row, &cosigned).await }
    }

    fn is_due(&self, witness: &Witness, signed: &SignedCheckpoint, now: Timestamp) -> bool {
        let asked = self.asked.get(&witness.key().to_string());
        let rested = asked.and_then(|asked| asked.not_before).is_none_or(|moment| now >= moment);
        rested && witness.url().is_some() && signed.cosigned_by(witness.key()).is_err()
    }

    fn take_answer(
        &mut self,
        witness: &Witness,
        answer: Result<Cosignatures, Unwitnessed>,
        cosigned: &mut SignedCheckpoint,
        turn: &mut Turn,
    ) {
        let now = (self.home.now)();
        let asked = self.asked.entry(witness.key().to_string()).or_default();
        match answer {
            Ok(cosignatures) => {
                for signature in cosignatures.signatures() {
                    // A signature that is there already, or one too many, leaves the checkpoint as it is.
                    let _ = cosigned.add(signature.clone());
                }
                *asked = Asked { size: Some(cosigned.checkpoint().size()), ..Asked::default() };
                turn.witnessed.push(witness.name());
            }
            Err(why) => {
                let pause = asked.pause.map_or(PAUSE.0, |pause| (pause * 2).min(PAUSE.1));
                *asked = Asked { size: None, not_before: now.saturating_add(pause).ok(), pause: Some(pause) };
                turn.unwitnessed.push((witness.name(), why.to_string()));
            }
        }
    }

    async fn keep_cosignatures(
        &self,
        mut log: Log<Disk>,
        row: CheckpointRow,
        cosigned: &SignedCheckpoint,
    ) -> Result<Log<Disk>, Trouble> {
        let note = cosigned.to_string();
        if !self.registry.store.replace_note(&row, &note).await? {
            // Another program put its cosignatures there; the next turn asks for what is still missing.
            return Ok(log);
        }
        let countersigning = blocking(move || {
            let done = log.countersign(note.as_bytes());
            (log, done)
        });
        let (log, done) = countersigning.await?;
        match done {
            Ok(()) | Err(loupe_tlog::storage::StorageError::HeadMoved) => Ok(log),
            Err(error) => Err(self.storage(error).into()),
        }
    }

    /// The witnesses of the policy that have not cosigned the newest head.
    pub async fn unwitnessed(&self) -> Result<BTreeSet<String>, Trouble> {
        let Some(policy) = self.home.policy()? else { return Ok(BTreeSet::new()) };
        let Some(row) = self.registry.store.checkpoint(u64::MAX).await? else { return Ok(BTreeSet::new()) };
        let signed = SignedCheckpoint::parse(row.note.as_bytes()).map_err(Fault::Signed)?;
        let missing = policy.witnesses().iter().filter(|witness| signed.cosigned_by(witness.key()).is_err());
        Ok(missing.map(Witness::name).collect())
    }
}

fn ask_one(
    folder: &std::path::Path,
    witness: &Witness,
    signed: &SignedCheckpoint,
    known: Option<u64>,
) -> Result<Cosignatures, Unwitnessed> {
    let (size, root) = (signed.checkpoint().size(), signed.checkpoint().root());
    let url = witness.url().unwrap_or_default();
    ask::ask(witness, url, signed, known, &mut |old| {
        let folder = Folder::new(Disk::new(folder).map_err(|error| error.to_string())?);
        let mut reader = TileReader::open(&folder, size, root).map_err(|error| error.to_string())?;
        reader.consistency_proof(old, size).map_err(|error| error.to_string())
    })
}
