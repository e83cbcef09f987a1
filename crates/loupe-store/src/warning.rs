//! Warnings of false certificates, and suspicions on their way to one. Times are milliseconds since 1970.

use loupe_scheme::record::OfficeId;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::batch::{Cell, count, insert, row};
use crate::cells::Cells;
use crate::error::{Result, StoreError};
use crate::store::{Change, Store};

/// A suspicion that somebody reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuspicionRow {
    /// Its number, from 1.
    pub number: u64,
    /// The number on the certificate, in one spelling.
    pub certificate: String,
    /// What was typed in, as JSON.
    pub presented: String,
    /// What the reporter noticed.
    pub told: String,
    /// The patterns it showed.
    pub grounds: Vec<String>,
    /// How to reach the reporter; may be empty.
    pub contact: String,
    /// When it was reported.
    pub reported_ms: i64,
    /// Empty while it is open, then `dismissed` or `warned`.
    pub outcome: String,
    /// Why.
    pub reason: String,
    /// The office that settled it.
    pub office: Option<OfficeId>,
    /// When.
    pub settled_ms: Option<i64>,
}

/// A warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarningRow {
    /// Its number, from 1.
    pub number: u64,
    /// The number on the certificate, in one spelling.
    pub certificate: String,
    /// The number as it was written.
    pub written: String,
    /// The pattern.
    pub ground: String,
    /// What people should know.
    pub told: String,
    /// The office that warns.
    pub office: OfficeId,
    /// When.
    pub published_ms: i64,
    /// Its record; empty where the register keeps no log.
    pub record: String,
    /// The suspicion it came from.
    pub suspicion: Option<u64>,
    /// Why it was taken back; `None` while it stands.
    pub withdrawn: Option<String>,
    /// When it was taken back.
    pub withdrawn_ms: Option<i64>,
}

/// What an authority says to a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarningAnswerRow {
    /// To which.
    pub warning: u64,
    /// Who.
    pub office: OfficeId,
    /// What.
    pub told: String,
    /// When.
    pub answered_ms: i64,
    /// Its record; empty where the register keeps no log.
    pub record: String,
}

/// How a suspicion was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settling<'a> {
    /// `dismissed` or `warned`.
    pub outcome: &'a str,
    /// Why.
    pub reason: &'a str,
    /// By which office.
    pub office: &'a OfficeId,
    /// When.
    pub at_ms: i64,
}

macro_rules! suspicions {
    ($rest:literal) => {
        concat!(
            "SELECT number, certificate, presented, told, grounds, contact, reported_ms, outcome, reason, office, ",
            "settled_ms FROM suspicion ",
            $rest
        )
    };
}

macro_rules! warnings {
    ($rest:literal) => {
        concat!(
            "SELECT number, certificate, written, ground, told, office, published_ms, record, suspicion, withdrawn, ",
            "withdrawn_ms FROM warning ",
            $rest
        )
    };
}

fn suspicion(row: &AnyRow) -> Result<SuspicionRow> {
    let mut c = Cells::new("suspicion", row);
    Ok(SuspicionRow {
        number: c.int()?,
        certificate: c.text()?,
        presented: c.text()?,
        told: c.text()?,
        grounds: c.codes()?,
        contact: c.text()?,
        reported_ms: c.int()?,
        outcome: c.text()?,
        reason: c.text()?,
        office: {
            let office = c.text_or_empty()?;
            if office.is_empty() { None } else { Some(office.parse().map_err(|_| c.wrong(&office))?) }
        },
        settled_ms: c.int_or_none()?,
    })
}

fn office(c: &mut Cells<'_>) -> Result<OfficeId> {
    let office = c.text()?;
    office.parse().map_err(|_| c.wrong(&office))
}

fn warning(row: &AnyRow) -> Result<WarningRow> {
    let mut c = Cells::new("warning", row);
    let (number, certificate, written, ground, told) = (c.int()?, c.text()?, c.text()?, c.text()?, c.text()?);
    let office = office(&mut c)?;
    let (published_ms, record, suspicion) = (c.int()?, c.text_or_empty()?, c.count()?);
    let (reason, withdrawn_ms) = (c.text_or_empty()?, c.int_or_none()?);
    Ok(WarningRow {
        number,
        certificate,
        written,
        ground,
        told,
        office,
        published_ms,
        record,
        suspicion,
        withdrawn: withdrawn_ms.map(|_| reason),
        withdrawn_ms,
    })
}

fn answer(row: &AnyRow) -> Result<WarningAnswerRow> {
    let mut c = Cells::new("warning_answer", row);
    let warning = c.int()?;
    let office = office(&mut c)?;
    Ok(WarningAnswerRow { warning, office, told: c.text()?, answered_ms: c.int()?, record: c.text_or_empty()? })
}

async fn next(db: &mut AnyConnection, table: &'static str, sql: &'static str) -> Result<u64> {
    let row = sqlx::query::<Any>(sql).fetch_one(db).await.map_err(StoreError::doing(table))?;
    Cells::new(table, &row).int()
}

fn text_or_null(text: &str) -> Cell {
    if text.is_empty() { Cell::NoText } else { Cell::from(text) }
}

impl Store {
    /// Suspicions, those that are open or all, the newest first and at most `most`.
    pub async fn suspicions(&self, open: bool, most: u32) -> Result<Vec<SuspicionRow>> {
        let sql = suspicions!("WHERE ($1 = 0 OR outcome = '') ORDER BY number DESC LIMIT $2");
        let query = sqlx::query::<Any>(sql).bind(i64::from(open)).bind(i64::from(most));
        let rows = query.fetch_all(&self.pool).await.map_err(StoreError::doing("suspicion"))?;
        rows.iter().map(suspicion).collect()
    }

    /// The suspicion of that number.
    pub async fn suspicion(&self, number: u64) -> Result<Option<SuspicionRow>> {
        let query = sqlx::query::<Any>(suspicions!("WHERE number = $1")).bind(bound(number));
        let row = query.fetch_optional(&self.pool).await.map_err(StoreError::doing("suspicion"))?;
        row.as_ref().map(suspicion).transpose()
    }

    /// Warnings with a lower number than `before`, of one certificate or of all, the newest first and at most `most`.
    pub async fn warnings(&self, certificate: Option<&str>, before: u64, most: u32) -> Result<Vec<WarningRow>> {
        let sql = warnings!("WHERE ($1 = '' OR certificate = $1) AND number < $2 ORDER BY number DESC LIMIT $3");
        let query = sqlx::query::<Any>(sql).bind(certificate.unwrap_or_default().to_owned()).bind(bound(before));
        let rows = query.bind(i64::from(most)).fetch_all(&self.pool).await.map_err(StoreError::doing("warning"))?;
        rows.iter().map(warning).collect()
    }

    /// What authorities said to warnings with numbers from `first` to `last`, oldest first.
    pub async fn warning_answers(&self, first: u64, last: u64) -> Result<Vec<WarningAnswerRow>> {
        let sql = "SELECT warning, office, told, answered_ms, record FROM warning_answer \
                   WHERE warning >= $1 AND warning <= $2 ORDER BY number";
        let query = sqlx::query::<Any>(sql).bind(bound(first)).bind(bound(last));
        let rows = query.fetch_all(&self.pool).await.map_err(StoreError::doing("warning_answer"))?;
        rows.iter().map(answer).collect()
    }
}

fn bound(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Change {
    /// Adds a suspicion under the next number; the number in `new` is not looked at.
    pub async fn add_suspicion(&mut self, new: &SuspicionRow) -> Result<u64> {
        let sql = "SELECT COALESCE(MAX(number), 0) + 1 FROM suspicion";
        let number = next(&mut self.transaction, "suspicion", sql).await?;
        let columns = "number, certificate, presented, told, grounds, contact, reported_ms, outcome, reason";
        let cells = row![
            bound(number),
            &new.certificate,
            &new.presented,
            &new.told,
            &new.grounds.join(";"),
            &new.contact,
            new.reported_ms,
            "",
            "",
        ];
        insert(&mut self.transaction, "suspicion", columns, vec![cells]).await?;
        Ok(number)
    }

    /// Settles a suspicion that is open, and forgets how to reach its reporter; false where it was settled before.
    pub async fn settle_suspicion(&mut self, number: u64, settling: Settling<'_>) -> Result<bool> {
        let sql = "UPDATE suspicion SET outcome = $1, reason = $2, office = $3, settled_ms = $4, contact = '' \
                   WHERE number = $5 AND outcome = ''";
        let query = sqlx::query::<Any>(sql).bind(settling.outcome.to_owned()).bind(settling.reason.to_owned());
        let query = query.bind(settling.office.to_string()).bind(settling.at_ms).bind(bound(number));
        let done = query.execute(&mut *self.transaction).await.map_err(StoreError::doing("suspicion"))?;
        Ok(done.rows_affected() > 0)
    }

    /// The number that the next warning will have.
    pub async fn next_warning(&mut self) -> Result<u64> {
        next(&mut self.transaction, "warning", "SELECT COALESCE(MAX(number), 0) + 1 FROM warning").await
    }

    /// The warning of that number.
    pub async fn warning(&mut self, number: u64) -> Result<Option<WarningRow>> {
        let query = sqlx::query::<Any>(warnings!("WHERE number = $1")).bind(bound(number));
        let row = query.fetch_optional(&mut *self.transaction).await.map_err(StoreError::doing("warning"))?;
        row.as_ref().map(warning).transpose()
    }

    /// Adds a warning.
    pub async fn add_warning(&mut self, new: &WarningRow) -> Result<()> {
        let columns = "number, certificate, written, ground, told, office, published_ms, record, suspicion";
        let cells = vec![
            Cell::from(bound(new.number)),
            Cell::from(&new.certificate),
            Cell::from(&new.written),
            Cell::from(&new.ground),
            Cell::from(&new.told),
            Cell::from(new.office.as_str()),
            Cell::from(new.published_ms),
            text_or_null(&new.record),
            count(new.suspicion),
        ];
        insert(&mut self.transaction, "warning", columns, vec![cells]).await
    }

    /// Takes a warning back; false where it was taken back before.
    pub async fn withdraw_warning(&mut self, number: u64, reason: &str, at_ms: i64) -> Result<bool> {
        let sql = "UPDATE warning SET withdrawn = $1, withdrawn_ms = $2 WHERE number = $3 AND withdrawn_ms IS NULL";
        let query = sqlx::query::<Any>(sql).bind(reason.to_owned()).bind(at_ms).bind(bound(number));
        let done = query.execute(&mut *self.transaction).await.map_err(StoreError::doing("warning"))?;
        Ok(done.rows_affected() > 0)
    }

    /// Adds what an authority says to a warning.
    pub async fn answer_warning(&mut self, new: &WarningAnswerRow) -> Result<()> {
        let sql = "SELECT COALESCE(MAX(number), 0) + 1 FROM warning_answer";
        let number = next(&mut self.transaction, "warning_answer", sql).await?;
        let cells = vec![
            Cell::from(bound(number)),
            Cell::from(bound(new.warning)),
            Cell::from(new.office.as_str()),
            Cell::from(&new.told),
            Cell::from(new.answered_ms),
            text_or_null(&new.record),
        ];
        let columns = "number, warning, office, told, answered_ms, record";
        insert(&mut self.transaction, "warning_answer", columns, vec![cells]).await
    }
}
