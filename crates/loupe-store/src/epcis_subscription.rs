//! Rows of those who are told what a named query finds.

use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// Whoever is told what a named query finds. Times are milliseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubscriptionRow {
    /// Its name, which nobody can guess.
    pub id: String,
    /// Whose.
    pub office: String,
    /// The name of the query.
    pub query: String,
    /// Who made it.
    pub account: String,
    /// Where it is sent.
    pub dest: String,
    /// What deliveries are signed with; empty where nobody gave anything.
    pub secret: String,
    /// When it is sent, as JSON; empty for as soon as there is something.
    pub schedule: String,
    /// Whether it is sent when there is nothing.
    pub report_if_empty: bool,
    /// How things are spelt in it.
    pub epc_format: String,
    /// When it was made.
    pub made_ms: i64,
    /// Events recorded before are not told.
    pub initial_ms: Option<i64>,
    /// The newest event that was looked at for it.
    pub seen: u32,
    /// When it was last looked.
    pub looked_ms: i64,
    /// When it is its turn again.
    pub due_ms: i64,
    /// How often in a row it could not be delivered.
    pub failures: u32,
    /// Why not the last time; empty where it could.
    pub failed: String,
    /// When it last could.
    pub told_ms: Option<i64>,
}

macro_rules! subscriptions {
    ($rest:literal) => {
        concat!(
            "SELECT id, office, query, account, dest, secret, schedule, report_if_empty, epc_format, made_ms, initial_ms, ",
            "seen, looked_ms, due_ms, failures, failed, told_ms FROM epcis_subscription ",
            $rest
        )
    };
}

fn subscription(row: &AnyRow) -> Result<SubscriptionRow> {
    let mut c = Cells::new("epcis_subscription", row);
    Ok(SubscriptionRow {
        id: c.text()?,
        office: c.text()?,
        query: c.text()?,
        account: c.text()?,
        dest: c.text()?,
        secret: c.text()?,
        schedule: c.text()?,
        report_if_empty: c.flag()?,
        epc_format: c.text()?,
        made_ms: c.int()?,
        initial_ms: c.int_or_none()?,
        seen: c.int()?,
        looked_ms: c.int()?,
        due_ms: c.int()?,
        failures: c.int()?,
        failed: c.text()?,
        told_ms: c.int_or_none()?,
    })
}

/// The subscription of that name to an office's query.
pub(crate) async fn named(
    db: &mut AnyConnection,
    (office, query): (&str, &str),
    id: &str,
) -> Result<Option<SubscriptionRow>> {
    let sql = subscriptions!("WHERE office = $1 AND query = $2 AND id = $3");
    let asked = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(query.to_owned()).bind(id.to_owned());
    let row = asked.fetch_optional(db).await.map_err(StoreError::doing("epcis_subscription"))?;
    row.as_ref().map(subscription).transpose()
}

/// Subscriptions to an office's query by name, after a name.
pub(crate) async fn of_query(
    db: &mut AnyConnection,
    (office, query): (&str, &str),
    after: &str,
    most: u32,
) -> Result<Vec<SubscriptionRow>> {
    let sql = subscriptions!("WHERE office = $1 AND query = $2 AND id > $3 ORDER BY id LIMIT $4");
    let asked = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(query.to_owned());
    let asked = asked.bind(after.to_owned()).bind(i64::from(most));
    let rows = asked.fetch_all(db).await.map_err(StoreError::doing("epcis_subscription"))?;
    rows.iter().map(subscription).collect()
}

/// How many subscriptions an office has.
pub(crate) async fn count(db: &mut AnyConnection, office: &str) -> Result<u32> {
    let asked = sqlx::query::<Any>("SELECT COUNT(*) FROM epcis_subscription WHERE office = $1").bind(office.to_owned());
    let row = asked.fetch_one(db).await.map_err(StoreError::doing("epcis_subscription"))?;
    Cells::new("epcis_subscription", &row).int()
}

/// Adds a subscription.
pub(crate) async fn add(db: &mut AnyConnection, row: &SubscriptionRow) -> Result<()> {
    let sql = "INSERT INTO epcis_subscription (id, office, query, account, dest, secret, schedule, report_if_empty, \
               epc_format, made_ms, initial_ms, seen, looked_ms, due_ms, failures, failed, told_ms) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, '', NULL)";
    let mut asked = sqlx::query::<Any>(sql);
    for text in [&row.id, &row.office, &row.query, &row.account, &row.dest, &row.secret, &row.schedule] {
        asked = asked.bind(text.clone());
    }
    let asked = asked.bind(i64::from(row.report_if_empty)).bind(row.epc_format.clone()).bind(row.made_ms);
    let asked = asked.bind(row.initial_ms).bind(i64::from(row.seen)).bind(row.looked_ms).bind(row.due_ms);
    asked.execute(db).await.map_err(StoreError::doing("keeping a subscription")).map(|_| ())
}

/// Removes a subscription; false when there is none.
pub(crate) async fn remove(db: &mut AnyConnection, (office, query): (&str, &str), id: &str) -> Result<bool> {
    let sql = "DELETE FROM epcis_subscription WHERE office = $1 AND query = $2 AND id = $3";
    let asked = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(query.to_owned()).bind(id.to_owned());
    let done = asked.execute(db).await.map_err(StoreError::doing("removing a subscription"))?;
    Ok(done.rows_affected() == 1)
}

/// Those whose turn it is at `now_ms`: by their schedule, or because there are events up to `newest` they have not seen.
pub(crate) async fn due(db: &mut AnyConnection, now_ms: i64, newest: u32, most: u32) -> Result<Vec<SubscriptionRow>> {
    let sql = subscriptions!("WHERE due_ms <= $1 AND (schedule <> '' OR seen < $2) ORDER BY due_ms LIMIT $3");
    let asked = sqlx::query::<Any>(sql).bind(now_ms).bind(i64::from(newest)).bind(i64::from(most));
    let rows = asked.fetch_all(db).await.map_err(StoreError::doing("epcis_subscription"))?;
    rows.iter().map(subscription).collect()
}

/// Takes a turn until `until_ms`, so that no other program takes it; false when another did.
pub(crate) async fn claim(db: &mut AnyConnection, row: &SubscriptionRow, until_ms: i64) -> Result<bool> {
    let sql = "UPDATE epcis_subscription SET due_ms = $1 WHERE id = $2 AND due_ms = $3 AND seen = $4";
    let asked = sqlx::query::<Any>(sql).bind(until_ms).bind(row.id.clone()).bind(row.due_ms).bind(i64::from(row.seen));
    let done = asked.execute(db).await.map_err(StoreError::doing("taking a turn"))?;
    Ok(done.rows_affected() == 1)
}

/// Writes how a turn ended: how far was looked, whether it was told, and when it is the next.
pub(crate) async fn settle(db: &mut AnyConnection, row: &SubscriptionRow) -> Result<()> {
    let sql = "UPDATE epcis_subscription SET seen = $1, looked_ms = $2, due_ms = $3, failures = $4, failed = $5, \
               told_ms = $6 WHERE id = $7";
    let asked = sqlx::query::<Any>(sql).bind(i64::from(row.seen)).bind(row.looked_ms).bind(row.due_ms);
    let asked = asked.bind(i64::from(row.failures)).bind(row.failed.clone()).bind(row.told_ms).bind(row.id.clone());
    asked.execute(db).await.map_err(StoreError::doing("ending a turn")).map(|_| ())
}
