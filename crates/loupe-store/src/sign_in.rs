//! Failed sign-ins, counted per account and per address.

use sqlx::{Any, AnyConnection};

use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// Failed sign-ins of an account or from an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TryRow {
    /// How many.
    pub failures: i64,
    /// When the last of them was, in milliseconds since 1970.
    pub last_ms: i64,
}

/// What failed for whom.
pub(crate) async fn tries(db: &mut AnyConnection, whom_sha256: &str) -> Result<TryRow> {
    let sql = "SELECT failures, last_ms FROM sign_in_try WHERE whom_sha256 = $1";
    let row = sqlx::query::<Any>(sql).bind(whom_sha256.to_owned()).fetch_optional(db).await;
    let row = row.map_err(StoreError::doing("sign_in_try"))?;
    row.map_or(Ok(TryRow::default()), |row| {
        let mut c = Cells::new("sign_in_try", &row);
        Ok(TryRow { failures: c.int()?, last_ms: c.int()? })
    })
}

/// Sets how often it failed for whom.
pub(crate) async fn set_tries(db: &mut AnyConnection, whom_sha256: &str, tries: TryRow) -> Result<()> {
    let sql = "INSERT INTO sign_in_try (whom_sha256, failures, last_ms) VALUES ($1, $2, $3) \
               ON CONFLICT (whom_sha256) DO UPDATE SET failures = $2, last_ms = $3";
    let query = sqlx::query::<Any>(sql).bind(whom_sha256.to_owned()).bind(tries.failures).bind(tries.last_ms);
    query.execute(db).await.map_err(StoreError::doing("sign_in_try")).map(|_| ())
}

/// Drops counts whose last failure was before `before_ms`.
pub(crate) async fn forget_before(db: &mut AnyConnection, before_ms: i64) -> Result<()> {
    let query = sqlx::query::<Any>("DELETE FROM sign_in_try WHERE last_ms < $1").bind(before_ms);
    query.execute(db).await.map_err(StoreError::doing("sign_in_try")).map(|_| ())
}
