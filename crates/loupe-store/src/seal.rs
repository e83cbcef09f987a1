//! What opens the sealed facts of records.

use loupe_scheme::record::{Seal, Sealed};
use sqlx::{Any, AnyConnection};

use crate::batch::{insert, row};
use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// Keeps what opens the sealed facts of the record at each position.
pub(crate) async fn write(db: &mut AnyConnection, seals: &[(u64, Sealed)]) -> Result<()> {
    let rows = seals
        .iter()
        .map(|(position, sealed)| row![*position as i64, &sealed.name, &sealed.seal.to_hex(), &sealed.value]);
    insert(db, "seal", "position, name, salt, value", rows.collect()).await
}

/// What opens the sealed facts of the record at `position`, by name.
pub(crate) async fn of(db: &mut AnyConnection, position: u64) -> Result<Vec<Sealed>> {
    let sql = "SELECT name, salt, value FROM seal WHERE position = $1 ORDER BY name";
    let query = sqlx::query::<Any>(sql).bind(i64::try_from(position).unwrap_or(i64::MAX));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("seal"))?;
    rows.iter()
        .map(|row| {
            let mut c = Cells::new("seal", row);
            let (name, salt) = (c.text()?, c.text()?);
            // A salt is a secret: what is wrong with it is said without it.
            let seal = Seal::from_hex(&salt).ok_or_else(|| c.wrong(&name))?;
            Ok(Sealed { name, value: c.text()?, seal })
        })
        .collect()
}
