//! What warnings and reconciliation add up of certificates.

use jiff::civil::Date;
use loupe_scheme::certificate::{NumberPrefix, State};
use loupe_scheme::participant::ParticipantId;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::cells::Cells;
use crate::certificate::day;
use crate::error::{Result, StoreError};
use crate::store::{Change, Store};
use crate::store_access::reads;

/// A certificate with what arrived of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementRow {
    /// The participant it left.
    pub exporting: ParticipantId,
    /// The participant it went to.
    pub importing: ParticipantId,
    /// Where it stands.
    pub state: State,
    /// The day of issue.
    pub issued_on: Date,
    /// The day by which its receipt is due.
    pub due_on: Option<Date>,
    /// How many parcels.
    pub parcels: u32,
    /// Their mass.
    pub mass_micro: u64,
    /// Their value.
    pub value_cents: u64,
    /// The receipt as JSON; empty until then.
    pub receipt: String,
}

/// The first and last number of each year with that prefix, by year.
async fn years(db: &mut AnyConnection, prefix: &NumberPrefix) -> Result<Vec<(i16, (u32, u32))>> {
    let sql = "SELECT CAST(substr(issued_on, 1, 4) AS BIGINT) AS year, MIN(count), MAX(count) FROM certificate \
               WHERE prefix = $1 GROUP BY CAST(substr(issued_on, 1, 4) AS BIGINT) ORDER BY 1";
    let query = sqlx::query::<Any>(sql).bind(prefix.as_str().to_owned());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("certificate"))?;
    rows.iter()
        .map(|row| {
            let mut c = Cells::new("certificate", row);
            Ok((c.int()?, (c.int()?, c.int()?)))
        })
        .collect()
}

fn movement(row: &AnyRow) -> Result<MovementRow> {
    let mut c = Cells::new("certificate", row);
    let (exporting, importing, state) = (c.participant()?, c.participant()?, c.text()?);
    let state = State::from_code(&state).ok_or_else(|| c.wrong(&state))?;
    let issued_on = c.parsed()?.ok_or_else(|| c.wrong(""))?;
    Ok(MovementRow {
        exporting,
        importing,
        state,
        issued_on,
        due_on: c.parsed()?,
        parcels: c.int()?,
        mass_micro: c.int()?,
        value_cents: c.int()?,
        receipt: c.text_or_empty()?,
    })
}

/// Every certificate that was issued in that time.
async fn movements(db: &mut AnyConnection, from: Option<Date>, until: Option<Date>) -> Result<Vec<MovementRow>> {
    let sql = "SELECT exporting, importing, state, issued_on, due_on, parcels, mass_micro, value_cents, receipt \
               FROM certificate WHERE issued_on >= $1 AND ($2 = '' OR issued_on <= $2)";
    let query = sqlx::query::<Any>(sql).bind(day(from)).bind(day(until));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("certificate"))?;
    rows.iter().map(movement).collect()
}

reads! {
    /// The first and last number of each year with that prefix, by year.
    certificate_years(prefix: &NumberPrefix) -> Vec<(i16, (u32, u32))> = years;
    /// Every certificate that was issued in that time.
    certificate_movements(from: Option<Date>, until: Option<Date>) -> Vec<MovementRow> = movements;
}
