//! Who has witnessed the newest head, and asking those who have not.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use loupe_store::CheckpointRow;
use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::policy::Witness;
use loupe_tlog::reader::TileReader;
use loupe_tlog::storage::{Disk, Folder, Log};
use loupe_tlog::witness::Cosignatures;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

use super::ask::{self, Unwitnessed};
use super::publish::{Publisher, Turn, blocking};
use crate::registry::{Fault, Trouble};

/// How long a witness that did not answer is left alone, at first and at most; doubled each time.
const PAUSE: (SignedDuration, SignedDuration) = (SignedDuration::from_secs(1), SignedDuration::from_secs(60));

/// What is known of a witness from asking it.
#[derive(Clone, Debug, Default)]
struct Asked {
    /// It is being asked now.
    in_flight: bool,
    /// The size that it cosigned last.
    size: Option<u64>,
    /// When it may be asked again.
    not_before: Option<Timestamp>,
    /// The last pause.
    pause: Option<SignedDuration>,
    /// Why it did not cosign, and whether that is an alarm.
    trouble: Option<(String, bool)>,
}

/// What a witness answered, and about which checkpoint.
struct Answered {
    checkpoint: Checkpoint,
    witness: Witness,
    answer: Result<Cosignatures, Unwitnessed>,
}

/// Questions that are under way. They go on while records are published: no witness keeps anybody waiting.
#[derive(Default)]
pub(super) struct Asking {
    known: BTreeMap<String, Asked>,
    under_way: JoinSet<Answered>,
    begun: Option<Instant>,
}

impl Asking {
    fn of(&mut self, witness: &Witness) -> &mut Asked {
        self.known.entry(witness.key().to_string()).or_default()
    }

    fn is_due(&self, witness: &Witness, signed: &SignedCheckpoint, now: Timestamp) -> bool {
        let asked = self.known.get(&witness.key().to_string());
        let rested = asked.and_then(|asked| asked.not_before).is_none_or(|moment| now >= moment);
        let free = asked.is_none_or(|asked| !asked.in_flight);
        free && rested && witness.url().is_some() && signed.cosigned_by(witness.key()).is_err()
    }

    fn ask(&mut self, folder: &Path, witness: &Witness, signed: &SignedCheckpoint) {
        let asked = self.of(witness);
        asked.in_flight = true;
        let known = asked.size;
        let (folder, witness, signed) = (folder.to_owned(), witness.clone(), signed.clone());
        self.begun = Some(Instant::now());
        let (checkpoint, asked) = (signed.checkpoint().clone(), witness.clone());
        // Threads of their own: those that the program shares are few, and silent witnesses would take them all.
        let (tell, answer) = oneshot::channel();
        let asking = move || drop(tell.send(ask_one(&folder, &witness, &signed, known)));
        let begun = std::thread::Builder::new().name("witness".to_owned()).spawn(asking);
        self.under_way.spawn(async move {
            let broken = |why: String| Err(Unwitnessed::Proof(why));
            let answer = match begun {
                Ok(_) => answer.await.unwrap_or_else(|error| broken(error.to_string())),
                Err(error) => broken(error.to_string()),
            };
            Answered { checkpoint, witness: asked, answer }
        });
    }

    /// The next answer; `None` when none comes within `patience` of the last question.
    async fn next(&mut self, patience: Duration) -> Result<Option<Answered>, Fault> {
        let Some(begun) = self.begun else { return Ok(None) };
        match timeout_at(begun + patience, self.under_way.join_next()).await {
            Ok(Some(Ok(answered))) => {
                self.of(&answered.witness).in_flight = false;
                Ok(Some(answered))
            }
            Ok(Some(Err(broken))) => {
                // Which question broke off is not known: all are put again.
                *self = Asking::default();
                Err(Fault::Broken(broken))
            }
            Ok(None) | Err(_) => Ok(None),
        }
    }
}

impl Publisher {
    /// Asks every witness of the policy with an address that has not cosigned the newest head, all at once, and puts
    /// what they sign within `patience` beside the log's signature. Later answers are for the next turn.
    pub(super) async fn witness(
        &mut self,
        log: Log<Disk>,
        turn: &mut Turn,
        patience: Duration,
    ) -> Result<Log<Disk>, Trouble> {
        let Some(policy) = self.home.policy()? else { return Ok(log) };
        if policy.witnesses().iter().all(|witness| witness.url().is_none()) {
            return Ok(log);
        }
        let Some(row) = self.registry.store.checkpoint(log.size()).await? else { return Ok(log) };
        let signed = SignedCheckpoint::parse(row.note.as_bytes()).map_err(Fault::Signed)?;
        let now = (self.home.now)();
        for witness in policy.witnesses() {
            if self.asking.is_due(witness, &signed, now) {
                self.asking.ask(&self.home.folder, witness, &signed);
            }
        }
        let mut cosigned = signed.clone();
        while let Some(answered) = self.asking.next(patience).await? {
            self.take_answer(answered, &mut cosigned, turn);
        }
        for witness in policy.witnesses().iter().filter(|witness| cosigned.cosigned_by(witness.key()).is_err()) {
            if let Some((why, is_alarm)) = self.asking.of(witness).trouble.clone() {
                let told = if is_alarm { &mut turn.alarms } else { &mut turn.unwitnessed };
                told.push((witness.name(), why));
            }
        }
        if cosigned == signed { Ok(log) } else { self.keep_cosignatures(log, row, &cosigned).await }
    }

    fn take_answer(&mut self, answered: Answered, cosigned: &mut SignedCheckpoint, turn: &mut Turn) {
        let now = (self.home.now)();
        let Answered { checkpoint, witness, answer } = answered;
        let asked = self.asking.of(&witness);
        match answer {
            Ok(cosignatures) => {
                *asked = Asked { size: Some(checkpoint.size()), ..Asked::default() };
                // Of a head that has moved on since, only the size is of use.
                if checkpoint == *cosigned.checkpoint() {
                    for signature in cosignatures.signatures() {
                        // A signature that is there already, or one too many, leaves the checkpoint as it is.
                        let _ = cosigned.add(signature.clone());
                    }
                    turn.witnessed.push(witness.name());
                }
            }
            Err(why) => {
                let pause = asked.pause.map_or(PAUSE.0, |pause| (pause * 2).min(PAUSE.1));
                let trouble = Some((why.to_string(), why.is_alarm()));
                let not_before = now.saturating_add(pause).ok();
                *asked = Asked { not_before, pause: Some(pause), trouble, ..Asked::default() };
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
}

fn ask_one(
    folder: &Path,
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
