//! Rows of capture jobs, and of events that somebody has to look at.

use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// A delivery of events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobRow {
    /// Its number, from 1.
    pub number: u32,
    /// Its name for the sender.
    pub id: String,
    /// Which office.
    pub office: String,
    /// Who.
    pub account: String,
    /// `rollback` or `proceed`.
    pub behaviour: String,
    /// When it began, in milliseconds since 1970.
    pub created_ms: i64,
    /// When it ended; `None` while it runs.
    pub finished_ms: Option<i64>,
    /// Events: all, taken, already there, held, refused.
    pub counts: [u64; 5],
    /// Why events were refused, as a JSON list.
    pub refusals: String,
}

/// An event that was held, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    /// The number of the event.
    pub event: u32,
    /// The rule.
    pub rule: String,
    /// What was seen.
    pub told: String,
    /// Empty while it is held, then `released` or `rejected`.
    pub outcome: String,
    /// Why.
    pub reason: String,
    /// Who looked.
    pub account: String,
    /// When, in milliseconds since 1970.
    pub reviewed_ms: Option<i64>,
}

macro_rules! jobs {
    ($rest:literal) => {
        concat!(
            "SELECT number, id, office, account, behaviour, created_ms, finished_ms, events, taken, already_there, ",
            "held, refused, refusals FROM capture_job ",
            $rest
        )
    };
}

fn job(row: &AnyRow) -> Result<JobRow> {
    let mut c = Cells::new("capture_job", row);
    Ok(JobRow {
        number: c.int()?,
        id: c.text()?,
        office: c.text()?,
        account: c.text()?,
        behaviour: c.text()?,
        created_ms: c.int()?,
        finished_ms: c.int_or_none()?,
        counts: [c.int()?, c.int()?, c.int()?, c.int()?, c.int()?],
        refusals: c.text()?,
    })
}

/// The job of that name.
pub(crate) async fn named(db: &mut AnyConnection, id: &str) -> Result<Option<JobRow>> {
    let query = sqlx::query::<Any>(jobs!("WHERE id = $1")).bind(id.to_owned());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("capture_job"))?;
    row.as_ref().map(job).transpose()
}

/// Jobs of an office before number `before`, the newest first.
pub(crate) async fn of_office(db: &mut AnyConnection, office: &str, before: u32, most: u32) -> Result<Vec<JobRow>> {
    let query = sqlx::query::<Any>(jobs!("WHERE office = $1 AND number < $2 ORDER BY number DESC LIMIT $3"));
    let query = query.bind(office.to_owned()).bind(i64::from(before)).bind(i64::from(most));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("capture_job"))?;
    rows.iter().map(job).collect()
}

/// Writes a job that begins, and gives its number.
pub(crate) async fn begin(db: &mut AnyConnection, job: &JobRow) -> Result<u32> {
    let sql = "INSERT INTO capture_job (number, id, office, account, behaviour, created_ms, events, taken, already_there, \
               held, refused, refusals) \
               SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3, $4, $5, $6, 0, 0, 0, 0, '[]' FROM capture_job \
               RETURNING number";
    let query = sqlx::query::<Any>(sql).bind(job.id.clone()).bind(job.office.clone()).bind(job.account.clone());
    let query = query.bind(job.behaviour.clone()).bind(job.created_ms).bind(job.counts[0] as i64);
    let row = query.fetch_one(db).await.map_err(StoreError::doing("beginning a capture job"))?;
    Cells::new("capture_job", &row).int()
}

/// Writes how a job ended.
pub(crate) async fn end(db: &mut AnyConnection, job: &JobRow) -> Result<()> {
    let sql = "UPDATE capture_job SET finished_ms = $1, events = $2, taken = $3, already_there = $4, held = $5, \
               refused = $6, refusals = $7 WHERE number = $8";
    let mut query = sqlx::query::<Any>(sql).bind(job.finished_ms);
    for count in job.counts {
        query = query.bind(count as i64);
    }
    let query = query.bind(job.refusals.clone()).bind(i64::from(job.number));
    query.execute(db).await.map_err(StoreError::doing("ending a capture job")).map(|_| ())
}

/// Ends every job that has no end.
pub(crate) async fn end_cut_off(db: &mut AnyConnection, now_ms: i64, refusals: &str) -> Result<()> {
    let sql = "UPDATE capture_job SET finished_ms = $1, refusals = $2, refused = 1 WHERE finished_ms IS NULL";
    let query = sqlx::query::<Any>(sql).bind(now_ms).bind(refusals.to_owned());
    query.execute(db).await.map_err(StoreError::doing("ending jobs that were cut off")).map(|_| ())
}

/// Holds an event until somebody looked, also one that was settled before.
pub(crate) async fn hold(db: &mut AnyConnection, review: &ReviewRow) -> Result<()> {
    let sql = "INSERT INTO custody_review (event, rule, told, outcome, reason, account) VALUES ($1, $2, $3, '', '', '') \
               ON CONFLICT (event) DO UPDATE SET rule = excluded.rule, told = excluded.told, outcome = '', reason = '', \
               account = '', reviewed_ms = NULL, batch = NULL";
    let query = sqlx::query::<Any>(sql).bind(i64::from(review.event));
    let query = query.bind(review.rule.clone()).bind(review.told.clone());
    query.execute(db).await.map_err(StoreError::doing("holding an event")).map(|_| ())
}

/// Writes what became of an event that was held, and the batch with its movement; false when it is not held any more.
pub(crate) async fn settle(db: &mut AnyConnection, review: &ReviewRow, batch: Option<u32>) -> Result<bool> {
    let sql = "UPDATE custody_review SET outcome = $1, reason = $2, account = $3, reviewed_ms = $4, batch = $5 \
               WHERE event = $6 AND outcome = ''";
    let query = sqlx::query::<Any>(sql).bind(review.outcome.clone()).bind(review.reason.clone());
    let query = query.bind(review.account.clone()).bind(review.reviewed_ms).bind(batch.map(i64::from));
    let query = query.bind(i64::from(review.event));
    let done = query.execute(db).await.map_err(StoreError::doing("settling an event that was held"))?;
    Ok(done.rows_affected() == 1)
}

/// Events of an office that are held, oldest first.
pub(crate) async fn held(db: &mut AnyConnection, office: &str, most: u32) -> Result<Vec<ReviewRow>> {
    let sql = "SELECT event, rule, told, outcome, reason, account, reviewed_ms FROM custody_review \
               WHERE outcome = '' AND event IN (SELECT number FROM custody_event WHERE office = $1 AND state = 'held') \
               ORDER BY event LIMIT $2";
    let rows = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(i64::from(most)).fetch_all(db).await;
    let rows = rows.map_err(StoreError::doing("custody_review"))?;
    let read = |row| {
        let mut c = Cells::new("custody_review", row);
        Ok(ReviewRow {
            event: c.int()?,
            rule: c.text()?,
            told: c.text()?,
            outcome: c.text()?,
            reason: c.text()?,
            account: c.text()?,
            reviewed_ms: c.int_or_none()?,
        })
    };
    rows.iter().map(read).collect()
}
