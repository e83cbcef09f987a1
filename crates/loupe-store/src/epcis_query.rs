//! Rows of queries that have a name, of what events told of, and of pages that were ended.

use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, AssertSqlSafe};

use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// A query that an office gave a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryRow {
    /// Whose.
    pub office: String,
    /// Its name.
    pub name: String,
    /// Who made it.
    pub account: String,
    /// When, in milliseconds since 1970.
    pub made_ms: i64,
    /// Its parameters as JSON.
    pub body: String,
}

fn query(row: &AnyRow) -> Result<QueryRow> {
    let mut c = Cells::new("epcis_query", row);
    Ok(QueryRow { office: c.text()?, name: c.text()?, account: c.text()?, made_ms: c.int()?, body: c.text()? })
}

/// The query of that name.
pub(crate) async fn named(db: &mut AnyConnection, office: &str, name: &str) -> Result<Option<QueryRow>> {
    let sql = "SELECT office, name, account, made_ms, body FROM epcis_query WHERE office = $1 AND name = $2";
    let asked = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(name.to_owned());
    let row = asked.fetch_optional(db).await.map_err(StoreError::doing("epcis_query"))?;
    row.as_ref().map(query).transpose()
}

/// An office's queries by name, after a name.
pub(crate) async fn of_office(db: &mut AnyConnection, office: &str, after: &str, most: u32) -> Result<Vec<QueryRow>> {
    let sql = "SELECT office, name, account, made_ms, body FROM epcis_query \
               WHERE office = $1 AND name > $2 ORDER BY name LIMIT $3";
    let asked = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(after.to_owned()).bind(i64::from(most));
    let rows = asked.fetch_all(db).await.map_err(StoreError::doing("epcis_query"))?;
    rows.iter().map(query).collect()
}

/// How many queries an office has.
pub(crate) async fn count(db: &mut AnyConnection, office: &str) -> Result<u32> {
    let asked = sqlx::query::<Any>("SELECT COUNT(*) FROM epcis_query WHERE office = $1").bind(office.to_owned());
    let row = asked.fetch_one(db).await.map_err(StoreError::doing("epcis_query"))?;
    Cells::new("epcis_query", &row).int()
}

/// Adds a query; false when its name is taken.
pub(crate) async fn add(db: &mut AnyConnection, query: &QueryRow) -> Result<bool> {
    let sql = "INSERT INTO epcis_query (office, name, account, made_ms, body) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT DO NOTHING";
    let asked = sqlx::query::<Any>(sql).bind(query.office.clone()).bind(query.name.clone());
    let asked = asked.bind(query.account.clone()).bind(query.made_ms).bind(query.body.clone());
    let done = asked.execute(db).await.map_err(StoreError::doing("keeping a query"))?;
    Ok(done.rows_affected() == 1)
}

/// Removes a query and all who subscribed to it; false when there is none.
pub(crate) async fn remove(db: &mut AnyConnection, office: &str, name: &str) -> Result<bool> {
    let mut removed = 0;
    for sql in [
        "DELETE FROM epcis_subscription WHERE office = $1 AND query = $2",
        "DELETE FROM epcis_query WHERE office = $1 AND name = $2",
    ] {
        let asked = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(name.to_owned());
        let done = asked.execute(&mut *db).await.map_err(StoreError::doing("removing a query"))?;
        removed = done.rows_affected();
    }
    Ok(removed == 1)
}

/// What an office's events told of, of one kind, by name, after a name.
pub(crate) async fn resources(
    db: &mut AnyConnection,
    (office, kind): (&str, &str),
    after: &str,
    most: u32,
) -> Result<Vec<String>> {
    let sql = "SELECT name FROM epcis_resource WHERE office = $1 AND kind = $2 AND name > $3 ORDER BY name LIMIT $4";
    let asked = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(kind.to_owned());
    let asked = asked.bind(after.to_owned()).bind(i64::from(most));
    let rows = asked.fetch_all(db).await.map_err(StoreError::doing("epcis_resource"))?;
    rows.iter().map(|row| Cells::new("epcis_resource", row).text()).collect()
}

/// Whether an office's events told of something.
pub(crate) async fn has_resource(db: &mut AnyConnection, (office, kind): (&str, &str), name: &str) -> Result<bool> {
    let sql = "SELECT COUNT(*) FROM epcis_resource WHERE office = $1 AND kind = $2 AND name = $3";
    let asked = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(kind.to_owned()).bind(name.to_owned());
    let row = asked.fetch_one(db).await.map_err(StoreError::doing("epcis_resource"))?;
    Ok(Cells::new("epcis_resource", &row).int::<i64>()? > 0)
}

/// Up to which event it was gathered what events told of.
pub(crate) async fn gathered(db: &mut AnyConnection) -> Result<u32> {
    let row = sqlx::query::<Any>("SELECT event FROM epcis_gathered").fetch_one(db).await;
    Cells::new("epcis_gathered", &row.map_err(StoreError::doing("epcis_gathered"))?).int()
}

/// Adds what events up to `event` told of: office, kind and name. What is there already stays.
pub(crate) async fn gather(db: &mut AnyConnection, event: u32, told: &[(String, &'static str, String)]) -> Result<()> {
    for some in told.chunks(GATHERED_AT_ONCE) {
        let places: Vec<String> =
            (0..some.len()).map(|row| format!("(${}, ${}, ${})", 3 * row + 1, 3 * row + 2, 3 * row + 3)).collect();
        let sql = format!(
            "INSERT INTO epcis_resource (office, kind, name) VALUES {} ON CONFLICT DO NOTHING",
            places.join(", ")
        );
        // The text is made of names in this crate and of `$1`, `$2`, ...; every value is bound.
        let mut asked = sqlx::query::<Any>(AssertSqlSafe(sql)).persistent(false);
        for (office, kind, name) in some {
            asked = asked.bind(office.clone()).bind((*kind).to_owned()).bind(name.clone());
        }
        asked.execute(&mut *db).await.map_err(StoreError::doing("epcis_resource"))?;
    }
    let asked = sqlx::query::<Any>("UPDATE epcis_gathered SET event = $1").bind(i64::from(event));
    asked.execute(db).await.map_err(StoreError::doing("epcis_gathered")).map(|_| ())
}

const GATHERED_AT_ONCE: usize = 1_000;

/// Whether a page's token was given back.
pub(crate) async fn page_is_ended(db: &mut AnyConnection, token: &str) -> Result<bool> {
    let asked = sqlx::query::<Any>("SELECT COUNT(*) FROM epcis_page_ended WHERE token = $1").bind(token.to_owned());
    let row = asked.fetch_one(db).await.map_err(StoreError::doing("epcis_page_ended"))?;
    Ok(Cells::new("epcis_page_ended", &row).int::<i64>()? > 0)
}

/// Gives a page's token back. What would have ended by itself is forgotten.
pub(crate) async fn end_page(db: &mut AnyConnection, token: &str, expires_ms: i64, now_ms: i64) -> Result<()> {
    let old = sqlx::query::<Any>("DELETE FROM epcis_page_ended WHERE expires_ms < $1").bind(now_ms);
    old.execute(&mut *db).await.map_err(StoreError::doing("epcis_page_ended"))?;
    let sql = "INSERT INTO epcis_page_ended (token, expires_ms) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    let asked = sqlx::query::<Any>(sql).bind(token.to_owned()).bind(expires_ms);
    asked.execute(db).await.map_err(StoreError::doing("epcis_page_ended")).map(|_| ())
}
