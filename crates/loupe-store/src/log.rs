//! The log's head, its checkpoints, and the lease of whoever publishes.

use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// The log of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// Its origin.
    pub origin: String,
    /// The office that signs what Loupe itself records.
    pub register_office: String,
    /// The newest head that was signed.
    pub head: HeadRow,
}

/// A tree head: size, and root in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadRow {
    /// How many entries are under it.
    pub size: u64,
    /// Its root.
    pub root: String,
}

/// A signed head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointRow {
    /// The head.
    pub head: HeadRow,
    /// The signed checkpoint with its cosignatures.
    pub note: String,
}

/// A claim to be the one program that does some work.
#[derive(Clone, Copy, Debug)]
pub struct Lease<'a> {
    /// The work.
    pub name: &'a str,
    /// The program, by a name of its own.
    pub holder: &'a str,
    /// Now, in milliseconds since 1970.
    pub now_ms: i64,
    /// Until when the claim holds.
    pub until_ms: i64,
}

/// The log; `None` before it was made.
pub(crate) async fn read(db: &mut AnyConnection) -> Result<Option<LogRow>> {
    let sql = "SELECT origin, register_office, size, root FROM log";
    let row = sqlx::query::<Any>(sql).fetch_optional(db).await.map_err(StoreError::doing("log"))?;
    row.map(|row| {
        let mut c = Cells::new("log", &row);
        let (origin, register_office) = (c.text()?, c.text()?);
        Ok(LogRow { origin, register_office, head: HeadRow { size: c.int()?, root: c.text()? } })
    })
    .transpose()
}

/// Makes the log, with the head of the empty tree.
pub(crate) async fn create(db: &mut AnyConnection, log: &LogRow) -> Result<()> {
    let sql = "INSERT INTO log (one, origin, register_office, size, root) VALUES (1, $1, $2, $3, $4)";
    let query = sqlx::query::<Any>(sql).bind(log.origin.clone()).bind(log.register_office.clone());
    let query = query.bind(log.head.size as i64).bind(log.head.root.clone());
    query.execute(db).await.map_err(StoreError::doing("making the log")).map(|_| ())
}

/// Moves the head from `old` to that of `new` and keeps the checkpoint; false when the head is no longer `old`.
pub(crate) async fn move_head(db: &mut AnyConnection, old: &HeadRow, new: &CheckpointRow) -> Result<bool> {
    let sql = "UPDATE log SET size = $1, root = $2 WHERE size = $3 AND root = $4";
    let query = sqlx::query::<Any>(sql).bind(new.head.size as i64).bind(new.head.root.clone());
    let query = query.bind(old.size as i64).bind(old.root.clone());
    let moved = query.execute(&mut *db).await.map_err(StoreError::doing("moving the head of the log"))?;
    if moved.rows_affected() == 0 {
        return Ok(false);
    }
    let sql = "INSERT INTO checkpoint (size, root, note) VALUES ($1, $2, $3)";
    let query = sqlx::query::<Any>(sql).bind(new.head.size as i64);
    let query = query.bind(new.head.root.clone()).bind(new.note.clone());
    query.execute(db).await.map_err(StoreError::doing("keeping a checkpoint"))?;
    Ok(true)
}

/// Puts cosignatures on a checkpoint that is kept: `note` in the place of `old`. False when another came between.
pub(crate) async fn replace_note(db: &mut AnyConnection, old: &CheckpointRow, note: &str) -> Result<bool> {
    let sql = "UPDATE checkpoint SET note = $1 WHERE size = $2 AND root = $3 AND note = $4";
    let query = sqlx::query::<Any>(sql).bind(note.to_owned()).bind(old.head.size as i64);
    let query = query.bind(old.head.root.clone()).bind(old.note.clone());
    let changed = query.execute(db).await.map_err(StoreError::doing("keeping cosignatures"))?;
    Ok(changed.rows_affected() > 0)
}

/// The newest checkpoint of at most `size` entries.
pub(crate) async fn checkpoint(db: &mut AnyConnection, size: u64) -> Result<Option<CheckpointRow>> {
    let sql = "SELECT size, root, note FROM checkpoint WHERE size <= $1 ORDER BY size DESC LIMIT 1";
    let query = sqlx::query::<Any>(sql).bind(i64::try_from(size).unwrap_or(i64::MAX));
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("checkpoint"))?;
    row.as_ref().map(checkpoint_row).transpose()
}

/// The oldest checkpoint of more than `size` entries.
pub(crate) async fn next_checkpoint(db: &mut AnyConnection, size: u64) -> Result<Option<CheckpointRow>> {
    let sql = "SELECT size, root, note FROM checkpoint WHERE size > $1 ORDER BY size LIMIT 1";
    let query = sqlx::query::<Any>(sql).bind(i64::try_from(size).unwrap_or(i64::MAX));
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("checkpoint"))?;
    row.as_ref().map(checkpoint_row).transpose()
}

fn checkpoint_row(row: &AnyRow) -> Result<CheckpointRow> {
    let mut c = Cells::new("checkpoint", row);
    Ok(CheckpointRow { head: HeadRow { size: c.int()?, root: c.text()? }, note: c.text()? })
}

/// A lease that lasts so many times longer than the one that is asked for was taken by a clock that was wrong. Else a
/// program with such a clock, killed while it held the lease, would keep all others out for years.
const TOO_LONG: i64 = 6;

/// Takes or prolongs a lease; false while another program holds it.
pub(crate) async fn take_lease(db: &mut AnyConnection, lease: Lease<'_>) -> Result<bool> {
    let failed = || StoreError::doing("taking a lease");
    // Most of the time it is ours already, and nothing need be written.
    let half = lease.now_ms.saturating_add(lease.until_ms.saturating_sub(lease.now_ms) / 2);
    let ours = "SELECT COUNT(*) FROM lease WHERE name = $1 AND holder = $2 AND until_ms > $3 AND until_ms <= $4";
    let query = sqlx::query::<Any>(ours).bind(lease.name.to_owned()).bind(lease.holder.to_owned());
    let row = query.bind(half).bind(lease.until_ms).fetch_one(&mut *db).await.map_err(failed())?;
    if Cells::new("lease", &row).int::<i64>()? > 0 {
        return Ok(true);
    }
    let free = "INSERT INTO lease (name, holder, until_ms) VALUES ($1, '', 0) ON CONFLICT (name) DO NOTHING";
    sqlx::query::<Any>(free).bind(lease.name.to_owned()).execute(&mut *db).await.map_err(failed())?;
    let take = "UPDATE lease SET holder = $1, until_ms = $2 \
                WHERE name = $3 AND (holder = $1 OR until_ms <= $4 OR until_ms > $5)";
    let query = sqlx::query::<Any>(take).bind(lease.holder.to_owned()).bind(lease.until_ms);
    let query = query.bind(lease.name.to_owned()).bind(lease.now_ms);
    let longest = lease.until_ms.saturating_sub(lease.now_ms).saturating_mul(TOO_LONG);
    let query = query.bind(lease.now_ms.saturating_add(longest));
    Ok(query.execute(db).await.map_err(failed())?.rows_affected() > 0)
}
