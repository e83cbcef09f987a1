//! What can go wrong between Loupe and its database, each with its cause.

use std::io;
use std::path::PathBuf;

use loupe_scheme::rule::Refusal;

/// A fault of the database or of what it holds.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address is of no database that Loupe speaks to: `sqlite:PATH` or `postgres://...`.
    #[error("`{0}` is no address of a database (sqlite:PATH or postgres://HOST/NAME)")]
    Address(String),
    /// The folder of the database file cannot be made or written.
    #[error("the folder {} cannot be written", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database cannot be reached or opened.
    #[error("the database {address} cannot be opened")]
    Unreachable {
        /// Its address, without a password.
        address: String,
        /// Why.
        source: sqlx::Error,
    },
    /// A newer program wrote this database.
    #[error(
        "a newer version of this program wrote the database: it holds migration {found}, this program knows {known}"
    )]
    Newer {
        /// The newest migration in the database.
        found: i64,
        /// The newest one that this program knows.
        known: i64,
    },
    /// A migration that was applied had other bytes than the one of the same number in this program.
    #[error("migration {number} was applied with other bytes than this program holds")]
    MigrationChanged {
        /// Its number.
        number: i64,
    },
    /// A statement failed.
    #[error("the database failed at: {doing}")]
    Database {
        /// What was being done.
        doing: &'static str,
        /// Why.
        source: sqlx::Error,
    },
    /// A stored row does not read as what it should be.
    #[error("`{value}` in {table} is not what it should be")]
    Cell {
        /// The table.
        table: &'static str,
        /// What stands there.
        value: String,
    },
    /// A stored document does not parse.
    #[error("the stored document {path} does not read")]
    Document {
        /// Its path when it was published.
        path: String,
        /// Why.
        source: Box<Refusal>,
    },
}

impl StoreError {
    /// Names what was being done when the database failed.
    pub(crate) fn doing(doing: &'static str) -> impl FnOnce(sqlx::Error) -> StoreError {
        move |source| StoreError::Database { doing, source }
    }
}

/// A result of the store.
pub type Result<T> = std::result::Result<T, StoreError>;
