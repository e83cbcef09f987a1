//! The register in a database: opened, loaded whole, and changed in one transaction at a time.

use std::sync::Arc;

use loupe_scheme::participant::ParticipantId;
use loupe_scheme::register::Register;
use loupe_scheme::returns::Filing;
use loupe_scheme::vocabulary::Vocabulary;
use loupe_scheme::{definition, finding};
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, AnyPool, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::cells::Cells;
use crate::document::{self, Document, DocumentKind, Published};
use crate::engine::Engine;
use crate::error::{Result, StoreError};
use crate::filing::{self, ReturnsFile};
use crate::migration::{self, MIGRATIONS};
use crate::{company, law, look, participant, resolution, site};

/// The database of the register. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Store {
    engine: Engine,
    pub(crate) pool: AnyPool,
    /// Writers of this program wait here, first come first served. SQLite would let them try again and again, and
    /// whoever is unlucky would wait for ever.
    writers: Arc<Mutex<()>>,
}

/// Tells whether a database has changed: how many editions and imported rows it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The number of the newest edition; 0 before the first import.
    pub edition: i64,
    /// How many rows of returns were imported from files.
    pub imported_rows: i64,
}

/// Shipped reference data on its way into the database.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    /// SHA-256 of its files, in hexadecimal.
    pub sha256: &'a str,
    /// Its rows; the documents in it are written from `documents`.
    pub register: &'a Register,
    /// Vocabulary, findings and definitions.
    pub documents: &'a [Document],
}

impl Store {
    /// Opens the database at `url` (`sqlite:PATH`, `postgres://...`) and brings its tables up to date.
    pub async fn open(url: &str) -> Result<Store> {
        Self::open_with(url, MIGRATIONS).await
    }

    /// Opens it as a program would whose migrations are these; a number is the place in the list, from 1.
    pub async fn open_with(url: &str, migrations: &[&'static str]) -> Result<Store> {
        let (engine, pool) = Engine::connect(url).await?;
        let store = Store { engine, pool, writers: Arc::default() };
        let mut connection = store.pool.acquire().await.map_err(StoreError::doing("opening a connection"))?;
        if !migration::is_current(&mut connection, migrations).await {
            drop(connection);
            let mut change = store.begin_change().await?;
            migration::apply(&mut change, migrations).await?;
            change.commit().await.map_err(StoreError::doing("committing the migrations"))?;
        }
        Ok(store)
    }

    /// Which engine it is.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Closes every connection; what was committed stays.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Where the database stands.
    pub async fn moment(&self) -> Result<Moment> {
        let mut connection = self.pool.acquire().await.map_err(StoreError::doing("opening a connection"))?;
        moment(&mut connection).await
    }

    /// Reads the whole register at one moment, every list in its order; `None` before the first import.
    pub async fn load(&self) -> Result<Option<(Moment, Register)>> {
        let begin = self.pool.begin_with(self.engine.begin_reading()).await;
        let mut reading = begin.map_err(StoreError::doing("beginning to read"))?;
        let moment = moment(&mut reading).await?;
        let register = if moment.edition == 0 { None } else { Some(register(&mut reading, moment.edition).await?) };
        reading.rollback().await.map_err(StoreError::doing("ending to read"))?;
        Ok(register.map(|register| (moment, register)))
    }

    /// The hash of the world in the edition of `moment`; `None` before the first import.
    pub async fn world_of(&self, moment: Moment) -> Result<Option<String>> {
        let mut connection = self.pool.acquire().await.map_err(StoreError::doing("opening a connection"))?;
        world_of(&mut connection, moment).await
    }

    /// Whether a world with this hash was imported, now or before.
    pub async fn holds_world(&self, sha256: &str) -> Result<bool> {
        let mut connection = self.pool.acquire().await.map_err(StoreError::doing("opening a connection"))?;
        holds(&mut connection, "SELECT COUNT(*) FROM edition WHERE world_sha256 = $1", sha256).await
    }

    /// Every text ever published under `id`, oldest first.
    pub async fn history(&self, kind: DocumentKind, id: &str) -> Result<Vec<Published>> {
        let mut connection = self.pool.acquire().await.map_err(StoreError::doing("opening a connection"))?;
        document::history(&mut connection, kind, id).await
    }

    /// Begins a change; only one is made at a time, and nothing of it stays unless it is committed.
    pub async fn change(&self) -> Result<Change> {
        let turn = self.turn_to_write().await;
        let transaction = self.begin_change().await?;
        Ok(Change { transaction, _turn: turn })
    }

    /// Waits until it is this writer's turn; kept until what it writes is committed.
    pub(crate) async fn turn_to_write(&self) -> OwnedMutexGuard<()> {
        self.writers.clone().lock_owned().await
    }

    async fn begin_change(&self) -> Result<Transaction<'static, Any>> {
        let begin = self.pool.begin_with(self.engine.begin_writing()).await;
        let mut transaction = begin.map_err(StoreError::doing("beginning to write"))?;
        self.engine.lock(&mut transaction).await?;
        Ok(transaction)
    }
}

/// A change on its way; dropped without [`Change::commit`] it leaves no trace.
#[derive(Debug)]
pub struct Change {
    pub(crate) transaction: Transaction<'static, Any>,
    _turn: OwnedMutexGuard<()>,
}

impl Change {
    /// Where the database stands inside the change.
    pub async fn moment(&mut self) -> Result<Moment> {
        moment(&mut self.transaction).await
    }

    /// The register as it stands inside the change; `None` before the first import.
    pub async fn register(&mut self) -> Result<Option<Register>> {
        match self.moment().await?.edition {
            0 => Ok(None),
            edition => register(&mut self.transaction, edition).await.map(Some),
        }
    }

    /// Whether a world with this hash was imported, now or before.
    pub async fn holds_world(&mut self, sha256: &str) -> Result<bool> {
        holds(&mut self.transaction, "SELECT COUNT(*) FROM edition WHERE world_sha256 = $1", sha256).await
    }

    /// Every text ever published under `id`, oldest first.
    pub async fn history(&mut self, kind: DocumentKind, id: &str) -> Result<Vec<Published>> {
        document::history(&mut self.transaction, kind, id).await
    }

    /// Those whose returns were imported from files.
    pub async fn imported_filers(&mut self) -> Result<Vec<ParticipantId>> {
        filing::imported_filers(&mut self.transaction).await
    }

    /// Writes `world` as the newest edition; rows and documents of older ones stay, and no longer count. `wrote` is
    /// told after each step how many rows were written so far.
    pub async fn write_world(&mut self, world: World<'_>, wrote: &mut (dyn FnMut(usize) + Send)) -> Result<()> {
        let number = self.moment().await?.edition + 1;
        let db: &mut AnyConnection = &mut self.transaction;
        let edition = "INSERT INTO edition (number, world_sha256) VALUES ($1, $2)";
        let query = sqlx::query::<Any>(edition).bind(number).bind(world.sha256.to_owned());
        query.execute(&mut *db).await.map_err(StoreError::doing("edition"))?;
        let mut rows = 0;
        macro_rules! write {
            ($write:path, $list:expr) => {
                $write(&mut *db, number, $list).await?;
                rows += $list.len();
                wrote(rows);
            };
        }
        let register = world.register;
        write!(document::replace, world.documents);
        write!(participant::write_participants, &register.participants);
        write!(participant::write_participations, &register.participations);
        write!(participant::write_statuses, &register.statuses);
        write!(participant::write_authorities, &register.authorities);
        filing::write(&mut *db, number, None, &register.filings).await?;
        filing::supersede_imported(&mut *db, number).await?;
        rows += register.filings.len();
        wrote(rows);
        write!(filing::write_printed, &register.printed);
        write!(site::write, &register.sites);
        write!(company::write, &register.companies);
        write!(site::write_outputs, &register.outputs);
        write!(look::write, &register.looks);
        write!(look::write_notes, &register.coverage_notes);
        write!(resolution::write, &register.resolutions);
        write!(law::write, &register.laws);
        Ok(())
    }

    /// Writes the rows of an imported file beside those that are there.
    pub async fn write_returns(&mut self, file: ReturnsFile<'_>, filings: &[Filing]) -> Result<()> {
        let edition = self.moment().await?.edition;
        filing::write_file(&mut self.transaction, edition, file, filings.len()).await?;
        filing::write(&mut self.transaction, edition, Some(file), filings).await
    }

    /// Makes the change stay.
    pub async fn commit(self) -> Result<()> {
        self.transaction.commit().await.map_err(StoreError::doing("committing a change"))
    }
}

async fn moment(db: &mut AnyConnection) -> Result<Moment> {
    let sql = "SELECT (SELECT COALESCE(MAX(number), 0) FROM edition), \
               (SELECT COUNT(*) FROM filing WHERE returns_file IS NOT NULL)";
    let row: AnyRow = sqlx::query::<Any>(sql).fetch_one(db).await.map_err(StoreError::doing("edition"))?;
    let mut c = Cells::new("edition", &row);
    Ok(Moment { edition: c.int()?, imported_rows: c.int()? })
}

/// The hash of the world in the edition of `moment`.
pub(crate) async fn world_of(db: &mut AnyConnection, moment: Moment) -> Result<Option<String>> {
    let sql = "SELECT world_sha256 FROM edition WHERE number = $1";
    let query = sqlx::query::<Any>(sql).bind(moment.edition);
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("looking for a world"))?;
    row.map(|row| Cells::new("edition", &row).text()).transpose()
}

async fn holds(db: &mut AnyConnection, sql: &'static str, sha256: &str) -> Result<bool> {
    let query = sqlx::query::<Any>(sql).bind(sha256.to_owned());
    let row = query.fetch_one(db).await.map_err(StoreError::doing("looking for a hash"))?;
    Ok(Cells::new("edition", &row).int::<i64>()? > 0)
}

async fn register(db: &mut AnyConnection, edition: i64) -> Result<Register> {
    let mut documents = document::current(&mut *db).await?;
    documents.sort();
    let of = |kind: DocumentKind| documents.iter().filter(move |document| document.kind == kind);
    let unread = |document: &Document| {
        let path = document.path.clone();
        move |refusal| StoreError::Document { path, source: Box::new(refusal) }
    };
    let missing = || StoreError::Cell { table: "document", value: "vocabulary".to_owned() };
    let words = of(DocumentKind::Vocabulary).next().ok_or_else(missing)?;
    let mut register = Register::empty(Vocabulary::parse(&words.body).map_err(unread(words))?);
    for document in of(DocumentKind::Finding) {
        let finding = finding::parse(&document.path, &document.body, &register.vocabulary);
        register.findings.push(finding.map_err(unread(document))?);
    }
    for document in of(DocumentKind::Definition) {
        let definition = definition::parse(&document.path, &document.body, &register.vocabulary);
        let first = definition.map_err(|refusals| refusals.into_iter().next());
        match first {
            Ok(definition) => register.definitions.push(definition),
            Err(Some(refusal)) => return Err(unread(document)(refusal)),
            Err(None) => return Err(StoreError::Cell { table: "document", value: document.path.clone() }),
        }
    }
    register.participants = participant::participants(&mut *db, edition).await?;
    register.participations = participant::participations(&mut *db, edition).await?;
    register.statuses = participant::statuses(&mut *db, edition).await?;
    register.authorities = participant::authorities(&mut *db, edition).await?;
    register.filings = filing::read(&mut *db, edition).await?;
    register.printed = filing::printed(&mut *db, edition).await?;
    register.sites = site::read(&mut *db, edition).await?;
    register.companies = company::read(&mut *db, edition).await?;
    register.outputs = site::outputs(&mut *db, edition).await?;
    register.looks = look::read(&mut *db, edition).await?;
    register.coverage_notes = look::notes(&mut *db, edition).await?;
    register.resolutions = resolution::read(&mut *db, edition).await?;
    register.laws = law::read(&mut *db, edition).await?;
    register.sort();
    Ok(register)
}
