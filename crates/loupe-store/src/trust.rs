//! Trust bundles, and what stands in them of certificates. Times are milliseconds since 1970.

use loupe_scheme::certificate::{NumberPrefix, State};
use loupe_scheme::record::RecordId;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::batch::{insert, row};
use crate::cells::Cells;
use crate::error::{Result, StoreError};
use crate::store::{Change, Store};
use crate::store_access::{reads, writes};

/// A bundle that was published, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustRow {
    /// Its number, from 1.
    pub number: u64,
    /// The moment for which it speaks.
    pub as_of_ms: i64,
    /// SHA-256 of what the register signed, in hexadecimal.
    pub sha256: String,
    /// How long what the register signed is.
    pub length_bytes: u64,
    /// The record of its publication.
    pub record: RecordId,
}

macro_rules! bundles {
    ($more:literal, $rest:literal) => {
        concat!("SELECT number, as_of_ms, sha256, length_bytes, record", $more, " FROM trust_bundle ", $rest)
    };
}

fn bundle(c: &mut Cells<'_>) -> Result<TrustRow> {
    let (number, as_of_ms, sha256, length_bytes, record) = (c.int()?, c.int()?, c.text()?, c.int()?, c.text()?);
    let record = record.parse().map_err(|_| c.wrong(&record))?;
    Ok(TrustRow { number, as_of_ms, sha256, length_bytes, record })
}

fn with_body(row: &AnyRow) -> Result<(TrustRow, String)> {
    let mut c = Cells::new("trust_bundle", row);
    Ok((bundle(&mut c)?, c.text()?))
}

/// Bundles with a lower number than `before`, the newest first and at most `most`.
async fn before(db: &mut AnyConnection, before: u64, most: u32) -> Result<Vec<TrustRow>> {
    let query = sqlx::query::<Any>(bundles!("", "WHERE number < $1 ORDER BY number DESC LIMIT $2"));
    let query = query.bind(bound(before)).bind(i64::from(most));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("trust_bundle"))?;
    rows.iter().map(|row| bundle(&mut Cells::new("trust_bundle", row))).collect()
}

/// The bundle of that number, and its text.
async fn numbered(db: &mut AnyConnection, number: u64) -> Result<Option<(TrustRow, String)>> {
    let query = sqlx::query::<Any>(bundles!(", body", "WHERE number = $1")).bind(bound(number));
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("trust_bundle"))?;
    row.as_ref().map(with_body).transpose()
}

async fn add(db: &mut AnyConnection, row: &TrustRow, body: &str) -> Result<()> {
    let columns = "number, as_of_ms, sha256, length_bytes, record, body";
    let record = row.record.to_string();
    let cells = row![bound(row.number), row.as_of_ms, &row.sha256, bound(row.length_bytes), &record, body];
    insert(db, "trust_bundle", columns, vec![cells]).await
}

/// The certificates of a prefix with counts from `first` to `last` that somebody may ask about: those whose state says
/// more than that they were issued. The counts of a state come as one text, for a row of its own each would cost more
/// than finding them.
async fn states(db: &mut AnyConnection, prefix: &NumberPrefix, first: u32, last: u32) -> Result<Vec<(u32, State)>> {
    let sql = "SELECT state, string_agg(CAST(count AS TEXT), ' ') FROM certificate \
               WHERE prefix = $1 AND count >= $2 AND count <= $3 \
               AND state IN ('received', 'received_differing', 'returned', 'voided', 'reported_forged') \
               GROUP BY state";
    let query = sqlx::query::<Any>(sql).bind(prefix.as_str().to_owned()).bind(i64::from(first)).bind(i64::from(last));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("certificate"))?;
    let mut states = Vec::new();
    for row in &rows {
        let mut c = Cells::new("certificate", row);
        let (state, counts) = (c.text()?, c.text()?);
        let state = State::from_code(&state).ok_or_else(|| c.wrong(&state))?;
        for count in counts.split(' ') {
            states.push((count.parse().map_err(|_| c.wrong(count))?, state));
        }
    }
    states.sort_unstable_by_key(|(count, _)| *count);
    Ok(states)
}

/// What became, up to now, of those certificates of a prefix that a record at `position` or later is about.
async fn states_since(
    db: &mut AnyConnection,
    prefix: &NumberPrefix,
    first: u32,
    last: u32,
    position: u64,
) -> Result<Vec<(u32, State)>> {
    // The subject of such a record is `certificate/` and the number. A cross join keeps SQLite to the newest records first.
    let sql = "SELECT certificate.count, certificate.state FROM record CROSS JOIN certificate \
               WHERE record.position >= $4 AND certificate.number = substr(record.subject, 13) \
               AND certificate.prefix = $1 AND certificate.count >= $2 AND certificate.count <= $3";
    let query = sqlx::query::<Any>(sql).bind(prefix.as_str().to_owned()).bind(i64::from(first)).bind(i64::from(last));
    let rows = query.bind(bound(position)).fetch_all(db).await.map_err(StoreError::doing("certificate"))?;
    let state = |row: &AnyRow| {
        let mut c = Cells::new("certificate", row);
        let (count, state) = (c.int()?, c.text()?);
        Ok((count, State::from_code(&state).ok_or_else(|| c.wrong(&state))?))
    };
    rows.iter().map(state).collect()
}

reads! {
    /// Trust bundles with a lower number than `before_number`, the newest first and at most `most`.
    trust_bundles(before_number: u64, most: u32) -> Vec<TrustRow> = before;
    /// The trust bundle of that number, and its text.
    trust_bundle(number: u64) -> Option<(TrustRow, String)> = numbered;
    /// What became of an authority's certificates with counts from `first` to `last`: those that were received, taken
    /// back or reported as forged, by count.
    certificate_states(prefix: &NumberPrefix, first: u32, last: u32) -> Vec<(u32, State)> = states;
    /// Where those of them stand that a record at `position` or later is about; those that were only issued too.
    certificate_states_since(prefix: &NumberPrefix, first: u32, last: u32, position: u64) -> Vec<(u32, State)> =
        states_since;
}

writes! {
    /// Keeps a trust bundle.
    add_trust_bundle(row: &TrustRow, body: &str) -> () = add;
}

fn bound(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
