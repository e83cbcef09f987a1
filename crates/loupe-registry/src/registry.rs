//! The registry: a database, and the newest edition of what it holds, ready for every answer.

use std::sync::{Arc, PoisonError, RwLock};

use loupe_scheme::register::Register;
use loupe_scheme::rule::Refusal;
use loupe_scheme::vocabulary::Vocabulary;
use loupe_store::{Moment, Store};

use crate::edition::Edition;
use crate::keys::KeyFault;
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
        Ok(Registry { store, held: RwLock::new(held) })
    }

    /// The newest edition known to this registry. Cheap; the edition stays as it is while it is held.
    pub fn edition(&self) -> Arc<Edition> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).edition.clone()
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
    let edition = Edition { world, ..edition };
    Ok(Held { moment, edition: Arc::new(edition) })
}

/// An empty register, which speaks the vocabulary of this program.
fn nothing_yet() -> Result<Held, Fault> {
    let vocabulary = Vocabulary::parse(world::shipped_text("vocabulary/conflict-1.toml"))
        .map_err(|refusal| Fault::Stored(Box::new(refusal)))?;
    let edition = Edition::new(Register::empty(vocabulary)).map_err(|refusal| Fault::Stored(Box::new(refusal)))?;
    Ok(Held { moment: Moment::default(), edition: Arc::new(edition) })
}
