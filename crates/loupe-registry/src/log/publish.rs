//! Publishing: records that were committed become entries of the log, in their order, under a signed head.
//!
//! A record's place in the log is settled with its transaction, so the tree of any size is the same whoever builds it.
//! One program at a time moves the head: a lease in the database keeps out those with another folder, the folder's lock
//! those with the same one, and the head itself moves by compare-and-swap. The folder follows the database, after a
//! crash too.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{CheckpointRow, HeadRow, Lease, LogRow};
use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::SigningKey;
use loupe_tlog::storage::{Disk, Folder, Log, StorageError};

use super::home::LogHome;
use super::witnessed::Asking;
use crate::registry::{Fault, Registry, Trouble};

/// How many records go under one head at most.
const BATCH_RECORDS: u32 = 10_000;
/// The name of the lease.
const LEASE: &str = "publish";
/// How long a program that stopped in the middle keeps programs with another folder waiting.
const LEASE_LASTS: SignedDuration = SignedDuration::from_secs(10);
/// As long as asking a witness can take, so that every answer is waited for.
const EVERY_ANSWER: Duration = Duration::from_secs(30);
/// A head every so many entries leaves a full tile behind.
const TILE_ENTRIES: u64 = 256;

/// What came of a turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// How many records were published.
    pub published: u64,
    /// How many entries are under the newest head.
    pub size: u64,
    /// Another program is publishing.
    pub elsewhere: bool,
    /// Who cosigned in this turn.
    pub witnessed: Vec<String>,
    /// Which witnesses have not cosigned because they did not answer, or refused, and why.
    pub unwitnessed: Vec<(String, String)>,
    /// Which have not because they saw another log, or more of this one: somebody must look at it.
    pub alarms: Vec<(String, String)>,
}

/// Publishes the log of a registry. One for each program; several programs may run at once.
pub struct Publisher {
    pub(super) registry: Arc<Registry>,
    pub(super) home: LogHome,
    holder: String,
    log: Option<Log<Disk>>,
    key: Option<Arc<SigningKey>>,
    pub(super) asking: Asking,
}

impl Publisher {
    /// A publisher for a registry that has a place for its log; refuses with `L11` one that has none.
    pub fn new(registry: Arc<Registry>) -> Result<Publisher, Trouble> {
        let home = registry.log_home().cloned().ok_or_else(|| Refusal::new(Rule::NotALog, ""))?;
        let holder = home.holder()?;
        Ok(Publisher { registry, home, holder, log: None, key: None, asking: Asking::default() })
    }

    /// Publishes what is committed and was not published, and asks the witnesses of the policy who have not cosigned.
    /// Cheap when there is nothing to do. Waits until each has answered, or failed to.
    ///
    /// Refuses with `L13` when more was published than the database holds, with `L14` when what was published is not
    /// what the database holds, with `K3` when the log's key cannot be opened.
    pub async fn turn(&mut self) -> Result<Turn, Trouble> {
        self.turn_within(EVERY_ANSWER).await
    }

    /// The same, but waits no longer than `patience` for witnesses: later answers are taken in a later turn.
    pub async fn turn_within(&mut self, patience: Duration) -> Result<Turn, Trouble> {
        let store = self.registry.store.clone();
        let Some(row) = store.log().await? else { return Ok(Turn::default()) };
        let count = store.record_count().await?;
        let (log, row) = match self.log.take() {
            Some(log) if log.size() == row.head.size => (log, row),
            Some(log) => self.settle(log, row).await?,
            None => {
                let folder = self.home.folder.clone();
                let log = blocking(move || open(folder)).await??;
                self.settle(log, row).await?
            }
        };
        let mut turn = Turn { size: row.head.size, ..Turn::default() };
        let mut kept = Some(log);
        if count > row.head.size {
            let (log, moved) = self.advance(kept.take(), row, count, &mut turn).await?;
            kept = log;
            turn.elsewhere = !moved;
        }
        if let Some(log) = kept {
            self.log = Some(self.witness(log, &mut turn, patience).await?);
        }
        Ok(turn)
    }

    /// Publishes batch after batch under the lease; false when another program has it.
    async fn advance(
        &mut self,
        log: Option<Log<Disk>>,
        row: LogRow,
        count: u64,
        turn: &mut Turn,
    ) -> Result<(Option<Log<Disk>>, bool), Trouble> {
        let store = self.registry.store.clone();
        let key = match self.log_key(&row.origin) {
            Ok(key) => key,
            // A server without the log's key shows the log and leaves publishing to those that have it.
            Err(Trouble::Refused(refusals)) if refusals.iter().all(|refusal| refusal.rule == Rule::NoSuchKey) => {
                return Ok((log, false));
            }
            Err(trouble) => return Err(trouble),
        };
        if !self.take_lease().await? {
            return Ok((log, false));
        }
        let Some(mut log) = log else { return Ok((None, false)) };
        let mut head = row.head;
        while head.size < count {
            let entries = store.record_bytes(head.size, BATCH_RECORDS).await?;
            let added = entries.len() as u64;
            match self.publish_batch(log, &head, entries, key.clone()).await? {
                None => return Ok((None, false)),
                Some((grown, new)) => (log, head) = (grown, new),
            }
            turn.published += added;
            turn.size = head.size;
            if !self.take_lease().await? {
                return Ok((Some(log), false));
            }
        }
        Ok((Some(log), true))
    }

    /// The log's key; a passphrase is worked on once.
    fn log_key(&mut self, origin: &str) -> Result<Arc<SigningKey>, Trouble> {
        match &self.key {
            Some(key) if key.verifier().name() == origin => Ok(key.clone()),
            _ => Ok(self.key.insert(Arc::new(self.home.ring.log_key(origin)?)).clone()),
        }
    }

    /// One batch: tiles first, then the head in the database, then the checkpoint that readers see.
    async fn publish_batch(
        &self,
        mut log: Log<Disk>,
        head: &HeadRow,
        entries: Vec<Vec<u8>>,
        key: Arc<SigningKey>,
    ) -> Result<Option<(Log<Disk>, HeadRow)>, Trouble> {
        let staging = blocking(move || {
            let staged = log.stage(&entries)?;
            Ok::<_, StorageError>((log, staged))
        });
        let (log, staged) = match staging.await? {
            Ok(done) => done,
            // Another program shares the folder and was first; the next turn begins from its head.
            Err(StorageError::HeadMoved) => return Ok(None),
            Err(error) => return Err(self.storage(error).into()),
        };
        let checkpoint = Checkpoint::new(key.verifier().name(), staged.size(), staged.root()).map_err(Fault::Signed)?;
        let signed = SignedCheckpoint::signed(checkpoint, &key).map_err(Fault::Sign)?;
        let new = HeadRow { size: staged.size(), root: staged.root().to_hex() };
        let row = CheckpointRow { head: new.clone(), note: signed.to_string() };
        if !self.registry.store.move_head(head, &row).await? {
            return Ok(None);
        }
        let crossed = head.size / TILE_ENTRIES != new.size / TILE_ENTRIES;
        let committing = blocking(move || {
            let mut log = log;
            log.commit(staged, row.note.as_bytes())?;
            if crossed {
                log.drop_partials()?;
            }
            Ok::<_, StorageError>(log)
        });
        let log = committing.await?.map_err(|error| self.storage(error))?;
        Ok(Some((log, new)))
    }

    /// Brings the folder to the head of the database, checkpoint by checkpoint; with the head as it is by then.
    async fn settle(&self, mut log: Log<Disk>, mut row: LogRow) -> Result<(Log<Disk>, LogRow), Trouble> {
        if log.size() != row.head.size {
            log = blocking(move || log.refresh().map(|()| log)).await?.map_err(|error| self.storage(error))?;
        }
        loop {
            log = self.catch_up(log, &row).await?;
            if log.size() <= row.head.size {
                break;
            }
            // Another program may have published since the row was read: the database moves before the folder does.
            let fresh = self.registry.store.log().await?.unwrap_or_else(|| row.clone());
            if log.size() > fresh.head.size {
                let sizes = format!("{} > {}", log.size(), fresh.head.size);
                return Err(Refusal::new(Rule::LogAhead, sizes).into());
            }
            row = fresh;
        }
        if log.root().to_hex() != row.head.root {
            return Err(forked(&row, log.root()).into());
        }
        Ok((log, row))
    }

    /// Adds to the folder what it lacks of the tree under `row`.
    async fn catch_up(&self, mut log: Log<Disk>, row: &LogRow) -> Result<Log<Disk>, Trouble> {
        let store = &self.registry.store;
        while log.size() < row.head.size {
            let size = log.size();
            let Some(next) = store.next_checkpoint(size).await? else {
                return Err(forked(row, log.root()).into());
            };
            let missing = u32::try_from(next.head.size - size).unwrap_or(u32::MAX);
            let entries = store.record_bytes(size, missing).await?;
            let following = blocking(move || follow(log, &entries, &next));
            log = match following.await? {
                Ok(log) => log,
                Err(Unfollowed::OtherRoot(root)) => return Err(forked(row, root).into()),
                Err(Unfollowed::Storage(error)) => return Err(self.storage(error).into()),
            };
        }
        Ok(log)
    }

    async fn take_lease(&self) -> Result<bool, Trouble> {
        let now: Timestamp = (self.home.now)();
        let until = now.saturating_add(LEASE_LASTS).unwrap_or(now);
        let lease =
            Lease { name: LEASE, holder: &self.holder, now_ms: now.as_millisecond(), until_ms: until.as_millisecond() };
        Ok(self.registry.store.take_lease(lease).await?)
    }

    pub(super) fn storage(&self, error: StorageError) -> Fault {
        Fault::Log { folder: self.home.folder.clone(), source: Box::new(error) }
    }
}

fn open(folder: std::path::PathBuf) -> Result<Log<Disk>, Fault> {
    let disk = Disk::new(&folder).map_err(|source| Fault::Files { path: folder.clone(), source })?;
    Log::open(Folder::new(disk)).map_err(|source| Fault::Log { folder, source: Box::new(source) })
}

/// Why the folder could not follow.
enum Unfollowed {
    OtherRoot(Hash),
    Storage(StorageError),
}

impl From<StorageError> for Unfollowed {
    fn from(error: StorageError) -> Unfollowed {
        Unfollowed::Storage(error)
    }
}

fn follow(mut log: Log<Disk>, entries: &[Vec<u8>], next: &CheckpointRow) -> Result<Log<Disk>, Unfollowed> {
    let staged = match log.stage(entries) {
        Err(StorageError::HeadMoved) => {
            log.refresh()?;
            return Ok(log);
        }
        other => other?,
    };
    if staged.root().to_hex() != next.head.root {
        return Err(Unfollowed::OtherRoot(staged.root()));
    }
    log.commit(staged, next.note.as_bytes())?;
    Ok(log)
}

fn forked(row: &LogRow, found: Hash) -> Refusal {
    Refusal::new(Rule::LogForked, format!("{} {} / {}", row.head.size, row.head.root, found.to_hex()))
}

/// Runs what waits for a disk or a network on a thread of its own.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.map_err(Fault::Broken)
}
