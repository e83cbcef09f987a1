//! Rows of transformations that are told in several events.

use sqlx::{Any, AnyConnection};

use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// One event of a transformation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransformationRow {
    /// The number of the event.
    pub event: u32,
    /// The batch with the movement of all of them, and the event under whose number it was recorded; `None` while they
    /// wait.
    pub movement: Option<(u32, u32)>,
}

/// The events of an office that tell of a transformation and stand, in order.
pub(crate) async fn events(db: &mut AnyConnection, office: &str, name: &str) -> Result<Vec<TransformationRow>> {
    let sql = "SELECT event, batch, mover FROM custody_transformation WHERE office = $1 AND name = $2 ORDER BY event";
    let rows = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(name.to_owned()).fetch_all(db).await;
    let read = |row| {
        let mut c = Cells::new("custody_transformation", row);
        let (event, batch, mover) = (c.int()?, c.count()?, c.count()?);
        let movement = batch.zip(mover).map(|(batch, mover)| (batch as u32, mover as u32));
        Ok(TransformationRow { event, movement })
    };
    rows.map_err(StoreError::doing("custody_transformation"))?.iter().map(read).collect()
}

/// Writes which events of an office tell of a transformation, in place of what was there.
pub(crate) async fn tell(db: &mut AnyConnection, office: &str, name: &str, events: &[TransformationRow]) -> Result<()> {
    let doing = || StoreError::doing("telling of a transformation");
    let sql = "DELETE FROM custody_transformation WHERE office = $1 AND name = $2";
    let query = sqlx::query::<Any>(sql).bind(office.to_owned()).bind(name.to_owned());
    query.execute(&mut *db).await.map_err(doing())?;
    for row in events {
        let sql = "INSERT INTO custody_transformation (event, office, name, batch, mover) VALUES ($1, $2, $3, $4, $5)";
        let query = sqlx::query::<Any>(sql).bind(i64::from(row.event)).bind(office.to_owned()).bind(name.to_owned());
        let query = query.bind(row.movement.map(|(batch, _)| i64::from(batch)));
        let query = query.bind(row.movement.map(|(_, mover)| i64::from(mover)));
        query.execute(&mut *db).await.map_err(doing())?;
    }
    Ok(())
}

/// An event tells of no transformation any more.
pub(crate) async fn leave(db: &mut AnyConnection, event: u32) -> Result<()> {
    let query = sqlx::query::<Any>("DELETE FROM custody_transformation WHERE event = $1").bind(i64::from(event));
    query.execute(db).await.map_err(StoreError::doing("leaving a transformation")).map(|_| ())
}
