//! Rows of master data that documents brought.

use sqlx::{Any, AnyConnection};

use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// How many bytes of master data an office has brought.
pub(crate) async fn bytes(db: &mut AnyConnection, office: &str) -> Result<u64> {
    let sql = "SELECT CAST(COALESCE(SUM(LENGTH(body)), 0) AS BIGINT) FROM epcis_vocabulary WHERE office = $1";
    let row = sqlx::query::<Any>(sql).bind(office.to_owned()).fetch_one(db).await;
    Cells::new("epcis_vocabulary", &row.map_err(StoreError::doing("epcis_vocabulary"))?).int()
}

/// The documents that brought an office's master data, without their events, oldest first.
pub(crate) async fn of_office(db: &mut AnyConnection, office: &str) -> Result<Vec<String>> {
    let sql = "SELECT body FROM epcis_vocabulary WHERE office = $1 ORDER BY number";
    let rows = sqlx::query::<Any>(sql).bind(office.to_owned()).fetch_all(db).await;
    let rows = rows.map_err(StoreError::doing("epcis_vocabulary"))?;
    rows.iter().map(|row| Cells::new("epcis_vocabulary", row).text()).collect()
}

/// Keeps a document without its events, by its hash; one that is there already becomes the newest.
pub(crate) async fn keep(db: &mut AnyConnection, office: &str, sha256: &str, body: &str) -> Result<()> {
    let old = sqlx::query::<Any>("DELETE FROM epcis_vocabulary WHERE office = $1 AND sha256 = $2");
    let old = old.bind(office.to_owned()).bind(sha256.to_owned());
    old.execute(&mut *db).await.map_err(StoreError::doing("epcis_vocabulary"))?;
    let sql = "INSERT INTO epcis_vocabulary (number, office, sha256, body) \
               SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3 FROM epcis_vocabulary";
    let query = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(sha256.to_owned()).bind(body.to_owned());
    query.execute(db).await.map_err(StoreError::doing("keeping master data")).map(|_| ())
}
