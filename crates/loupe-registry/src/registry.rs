//! The registry: a database, and the newest edition of what it holds, ready for every answer.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use loupe_scheme::register::Register;
use loupe_scheme::rule::Refusal;
use loupe_scheme::vocabulary::Vocabulary;
use loupe_store::{Moment, Store};
use loupe_tlog::checkpoint::CheckpointError;
use loupe_tlog::key::KeyError;
use loupe_tlog::storage::StorageError;
use tokio::sync::{Mutex, Notify, OnceCell, RwLock as SharedLock};

use crate::custody::{Custody, KeptStock, Turns};
use crate::edition::Edition;
use crate::epcis::Destinations;
use crate::keys::KeyFault;
use crate::log::LogHome;
use crate::records::Records;
use crate::trust::KeptLists;
use crate::world;

pub use loupe_store::{StoreError, sqlite_url, without_password};

/// What went wrong through no fault of the person who asked.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was accepted once no longer makes an edition, for instance a stored definition that does not resolve.
    #[error("the stored register does not hold together")]
    Stored(#[source] Box<Refusal>),
    /// A file that cannot be read or written.
    #[error("{} cannot be read or written", path.display())]
    Files {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The folder of the log.
    #[error("the log in {} cannot be written", folder.display())]
    Log {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: Box<StorageError>,
    },
    /// The folder of the log, which was not what it should be.
    #[error("the log in {} cannot be read: {why}", folder.display())]
    LogUnread {
        /// The folder.
        folder: PathBuf,
        /// Why.
        why: String,
    },
    /// A stored checkpoint is none.
    #[error("a stored checkpoint does not read")]
    Signed(#[source] CheckpointError),
    /// A checkpoint could not be signed.
    #[error("the checkpoint cannot be signed")]
    Sign(#[source] KeyError),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    Random(#[source] getrandom::Error),
    /// A question for a passkey cannot be written down.
    #[error("a question for a passkey cannot be kept")]
    Passkey(#[source] serde_json::Error),
    /// Work that was begun broke off.
    #[error("work broke off")]
    Broken(#[source] tokio::task::JoinError),
    /// The folder of keys.
    #[error(transparent)]
    Keys(#[from] KeyFault),
}

/// Why an operation did not happen. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The input breaks rules; every one that was found.
    #[error("refused: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Refused(Vec<Refusal>),
    /// Something failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Trouble {
        Trouble::Fault(Fault::Store(error))
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Trouble {
        Trouble::Refused(vec![refusal])
    }
}

/// An edition, and the moment of the database at which it was read.
struct Held {
    moment: Moment,
    edition: Arc<Edition>,
}

/// The register in its database. Shared by reference; every operation may be called at once with any other.
pub struct Registry {
    pub(crate) store: Store,
    held: RwLock<Held>,
    log: Option<LogHome>,
    /// Told when records were committed that are to be published.
    pub(crate) new_records: Notify,
    /// Status lists that were asked for.
    pub(crate) lists: KeptLists,
    /// Custody in memory, once somebody asked for it.
    pub(crate) custody: OnceCell<SharedLock<Custody>>,
    /// Whose turn it is to have a question about custody worked out.
    pub(crate) custody_turns: Turns,
    /// What was worked out of all lots in stock.
    pub(crate) stock: Mutex<KeptStock>,
    /// Where answers to questions about events may be sent.
    pub(crate) epcis_destinations: Destinations,
}

impl Registry {
    /// Opens the database at `url` (see [`sqlite_url`], or `postgres://...`), makes its tables and reads its edition.
    pub async fn open(url: &str) -> Result<Registry, Fault> {
        let store = Store::open(url).await?;
        let held = match read(&store).await {
            // What an older program accepted need not read today; it is replaced when this program's world comes in.
            Err(fault) if fault.is_of_stored_text() && !store.holds_world(&world::hash(&world::shipped())).await? => {
                nothing_yet()?
            }
            other => other?,
        };
        Ok(Registry {
            store,
            held: RwLock::new(held),
            log: None,
            new_records: Notify::new(),
            lists: KeptLists::default(),
            custody: OnceCell::new(),
            custody_turns: Turns::default(),
            stock: Mutex::default(),
            epcis_destinations: Destinations::default(),
        })
    }

    /// The registry with a place for its log: from here on every public fact is recorded with its effect, once
    /// [`Registry::begin_log`] has made the log.
    #[must_use]
    pub fn with_log(mut self, home: LogHome) -> Registry {
        self.log = Some(home);
        self
    }

    /// The registry with other places to which answers to questions about events may be sent than the public ones.
    #[must_use]
    pub fn with_epcis_destinations(mut self, destinations: Destinations) -> Registry {
        self.epcis_destinations = destinations;
        self
    }

    /// Where the log is kept, if it is.
    pub fn log_home(&self) -> Option<&LogHome> {
        self.log.as_ref()
    }

    /// Comes back when records were committed through this registry that are to be published.
    pub async fn records_committed(&self) {
        self.new_records.notified().await;
    }

    /// The newest edition known to this registry. Cheap; the edition stays as it is while it is held.
    pub fn edition(&self) -> Arc<Edition> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).edition.clone()
    }

    /// The edition in memory, if it is the one of `moment`.
    pub(crate) fn edition_at(&self, moment: Moment) -> Option<Arc<Edition>> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        (held.moment == moment && moment.edition > 0).then(|| held.edition.clone())
    }

    /// Whether nothing was imported yet.
    pub fn is_empty(&self) -> bool {
        self.held.read().unwrap_or_else(PoisonError::into_inner).moment.edition == 0
    }

    /// Reads the edition again when another program has changed the database; says whether one had.
    pub async fn refresh(&self) -> Result<bool, Fault> {
        let known = self.held.read().unwrap_or_else(PoisonError::into_inner).moment;
        if self.store.moment().await? == known {
            return Ok(false);
        }
        self.reread().await?;
        Ok(true)
    }

    /// Reads the edition again after a change.
    pub(crate) async fn reread(&self) -> Result<(), Fault> {
        let fresh = read(&self.store).await?;
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let newer = |moment: Moment| (moment.edition, moment.imported_rows);
        // Two changes may be read in either order; the older reading must not win.
        if newer(fresh.moment) >= newer(held.moment) {
            *held = fresh;
        }
        Ok(())
    }

    /// Closes the database.
    pub async fn close(&self) {
        self.store.close().await;
    }
}

impl Fault {
    fn is_of_stored_text(&self) -> bool {
        matches!(self, Fault::Stored(_) | Fault::Store(StoreError::Document { .. } | StoreError::Cell { .. }))
    }
}

async fn read(store: &Store) -> Result<Held, Fault> {
    let Some((moment, register)) = store.load().await? else { return nothing_yet() };
    let world = store.world_of(moment).await?;
    let edition = Edition::new(register).map_err(|refusal| Fault::Stored(Box::new(refusal)))?;
    let records = Records::new(store.record_names().await?, &edition.register.filings);
    let edition = Edition { world, records, ..edition };
    Ok(Held { moment, edition: Arc::new(edition) })
}

/// An empty register, which speaks the vocabulary of this program.
fn nothing_yet() -> Result<Held, Fault> {
    let vocabulary = Vocabulary::parse(world::shipped_text("vocabulary/conflict-1.toml"))
        .map_err(|refusal| Fault::Stored(Box::new(refusal)))?;
    let edition = Edition::new(Register::empty(vocabulary)).map_err(|refusal| Fault::Stored(Box::new(refusal)))?;
    Ok(Held { moment: Moment::default(), edition: Arc::new(edition) })
}
