//! Records in the order of the log: written once, read by place, name and subject.

use std::collections::BTreeMap;

use loupe_scheme::record::{Chain, Digest, OfficeId, Record, RecordId};
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, AssertSqlSafe};

use crate::batch::{insert, row};
use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// A record in its place in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The index of its entry, from 0.
    pub position: u64,
    /// Its bytes, as they were signed.
    pub bytes: Vec<u8>,
    /// What they say.
    pub record: Record,
}

/// The columns that [`entry`] reads.
macro_rules! entries {
    ($rest:literal) => {
        concat!("SELECT position, body FROM record ", $rest)
    };
}

fn entry(row: &AnyRow) -> Result<Entry> {
    let mut c = Cells::new("record", row);
    let position = c.int()?;
    let bytes = c.text()?.into_bytes();
    let record = Record::parse(&bytes).map_err(|_| c.wrong(position))?;
    Ok(Entry { position, bytes, record })
}

/// How many records there are: the size of the log when all are published.
pub(crate) async fn count(db: &mut AnyConnection) -> Result<u64> {
    let sql = "SELECT COALESCE(MAX(position) + 1, 0) FROM record";
    let row = sqlx::query::<Any>(sql).fetch_one(db).await.map_err(StoreError::doing("record"))?;
    Cells::new("record", &row).int()
}

/// Writes `records` after those that are there, in their order; the place of the first.
pub(crate) async fn append(db: &mut AnyConnection, records: &[Record]) -> Result<u64> {
    let first = count(&mut *db).await?;
    let mut rows = Vec::with_capacity(records.len());
    for (record, position) in records.iter().zip(first as i64..) {
        let bytes = record.to_bytes();
        let digest = Digest::of_record(&bytes).to_string();
        let (id, kind) = (record.id(), record.kind().code());
        let wrong = |_| StoreError::Cell { table: "record", value: id.to_string() };
        let sequence = i64::try_from(id.sequence).map_err(|_| wrong(()))?;
        let body = String::from_utf8(bytes).map_err(|_| wrong(()))?;
        let topic = topic(record.subject());
        rows.push(row![position, id.office.as_str(), sequence, kind, record.subject(), topic, &digest, &body]);
    }
    insert(db, "record", "position, office, sequence, kind, subject, topic, digest, body", rows).await?;
    Ok(first)
}

/// The end of an office's sequence.
pub(crate) async fn chain(db: &mut AnyConnection, office: &OfficeId) -> Result<Chain> {
    let sql = "SELECT sequence, digest FROM record WHERE office = $1 ORDER BY sequence DESC LIMIT 1";
    let query = sqlx::query::<Any>(sql).bind(office.as_str());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("record"))?;
    let Some(row) = row else { return Ok(Chain::default()) };
    let mut c = Cells::new("record", &row);
    let length = c.int()?;
    let digest = c.text()?;
    let last = Digest::from_hex(&digest).ok_or_else(|| c.wrong(&digest))?;
    Ok(Chain { length, last: Some(last) })
}

/// An office's newest record.
pub(crate) async fn newest_of(db: &mut AnyConnection, office: &OfficeId) -> Result<Option<Entry>> {
    let sql = entries!("WHERE office = $1 ORDER BY sequence DESC LIMIT 1");
    let query = sqlx::query::<Any>(sql).bind(office.as_str().to_owned());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("record"))?;
    row.as_ref().map(entry).transpose()
}

/// Names of the records of a topic by subject, oldest first: place in the log, office, number.
pub(crate) async fn names(db: &mut AnyConnection) -> Result<Vec<Name>> {
    let sql = "SELECT subject, position, office, sequence FROM record \
               WHERE topic IN ('edition', 'definition', 'finding', 'return') ORDER BY position";
    let rows = sqlx::query::<Any>(sql).fetch_all(db).await.map_err(StoreError::doing("record"))?;
    rows.iter()
        .map(|row| {
            let mut c = Cells::new("record", row);
            let (subject, position) = (c.text()?, c.int()?);
            let office = c.text()?;
            let office = office.parse().map_err(|_| c.wrong(&office))?;
            Ok(Name { subject, position, id: RecordId { office, sequence: c.int()? } })
        })
        .collect()
}

/// A record's name and place, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it is about.
    pub subject: String,
    /// The index of its entry, from 0.
    pub position: u64,
    /// Its name.
    pub id: RecordId,
}

/// Up to `count` records from `position` on, in their order.
pub(crate) async fn from(db: &mut AnyConnection, position: u64, count: u32) -> Result<Vec<Entry>> {
    let sql = entries!("WHERE position >= $1 ORDER BY position LIMIT $2");
    let query = sqlx::query::<Any>(sql).bind(signed(position)).bind(i64::from(count));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("record"))?;
    rows.iter().map(entry).collect()
}

/// The bytes of up to `count` records from `position` on, not read.
pub(crate) async fn bytes_from(db: &mut AnyConnection, position: u64, count: u32) -> Result<Vec<Vec<u8>>> {
    let sql = "SELECT body FROM record WHERE position >= $1 ORDER BY position LIMIT $2";
    let query = sqlx::query::<Any>(sql).bind(signed(position)).bind(i64::from(count));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("record"))?;
    rows.iter().map(|row| Ok(Cells::new("record", row).text()?.into_bytes())).collect()
}

/// The newest `count` records below `before`, newest first.
pub(crate) async fn newest(db: &mut AnyConnection, before: u64, count: u32) -> Result<Vec<Entry>> {
    let sql = entries!("WHERE position < $1 ORDER BY position DESC LIMIT $2");
    let query = sqlx::query::<Any>(sql).bind(signed(before)).bind(i64::from(count));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("record"))?;
    rows.iter().map(entry).collect()
}

/// The record of that name.
pub(crate) async fn named(db: &mut AnyConnection, id: &RecordId) -> Result<Option<Entry>> {
    let sql = entries!("WHERE office = $1 AND sequence = $2");
    let query = sqlx::query::<Any>(sql).bind(id.office.as_str().to_owned()).bind(signed(id.sequence));
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("record"))?;
    row.as_ref().map(entry).transpose()
}

/// Every record about `subject`, oldest first.
pub(crate) async fn about(db: &mut AnyConnection, subject: &str) -> Result<Vec<Entry>> {
    let sql = entries!("WHERE subject = $1 ORDER BY position");
    let query = sqlx::query::<Any>(sql).bind(subject.to_owned());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("record"))?;
    rows.iter().map(entry).collect()
}

/// The newest record of every subject of a topic, by subject.
pub(crate) async fn newest_about(db: &mut AnyConnection, topic: &str) -> Result<BTreeMap<String, Entry>> {
    let sql = entries!(
        "WHERE topic = $1 AND position = \
         (SELECT MAX(position) FROM record AS later WHERE later.subject = record.subject)"
    );
    let query = sqlx::query::<Any>(sql).bind(topic.to_owned());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("record"))?;
    let entries = rows.iter().map(entry).collect::<Result<Vec<_>>>()?;
    Ok(entries.into_iter().map(|entry| (entry.record.subject().to_owned(), entry)).collect())
}

/// How many subjects are asked about in one statement.
const SUBJECTS_AT_ONCE: usize = 500;

/// The newest record of each of these subjects that has one, by subject.
pub(crate) async fn newest_of_subjects(db: &mut AnyConnection, subjects: &[String]) -> Result<BTreeMap<String, Entry>> {
    let mut newest = BTreeMap::new();
    for chunk in subjects.chunks(SUBJECTS_AT_ONCE) {
        let places: Vec<String> = (1..=chunk.len()).map(|place| format!("${place}")).collect();
        let sql =
            format!("SELECT position, body FROM record WHERE subject IN ({}) ORDER BY position", places.join(", "));
        // The text is made of `$1`, `$2`, ...; every value is bound.
        let mut query = sqlx::query::<Any>(AssertSqlSafe(sql)).persistent(false);
        for subject in chunk {
            query = query.bind(subject.clone());
        }
        let rows = query.fetch_all(&mut *db).await.map_err(StoreError::doing("record"))?;
        for row in &rows {
            let entry = entry(row)?;
            newest.insert(entry.record.subject().to_owned(), entry);
        }
    }
    Ok(newest)
}

/// A subject's first part.
fn topic(subject: &str) -> &str {
    subject.split('/').next().unwrap_or(subject)
}

/// Every record of one kind that an office made, oldest first.
pub(crate) async fn of_kind(db: &mut AnyConnection, kind: &str) -> Result<Vec<Entry>> {
    let sql = entries!("WHERE kind = $1 ORDER BY position");
    let query = sqlx::query::<Any>(sql).bind(kind.to_owned());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("record"))?;
    rows.iter().map(entry).collect()
}

/// A number as the engines hold it; above what they hold there is no row.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
