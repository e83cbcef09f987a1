//! Numbered changes of the tables, applied in order and never altered afterwards.

use sha2::{Digest, Sha256};
use sqlx::{Any, AnyConnection, Executor};

use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// The migrations of this program; a number is the place in the list, from 1.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_register.sql"),
    include_str!("../migrations/0002_log.sql"),
    include_str!("../migrations/0003_seal.sql"),
    include_str!("../migrations/0004_account.sql"),
    include_str!("../migrations/0005_certificate.sql"),
    include_str!("../migrations/0006_trust.sql"),
    include_str!("../migrations/0007_warning.sql"),
    include_str!("../migrations/0008_custody.sql"),
    include_str!("../migrations/0009_epcis.sql"),
    include_str!("../migrations/0010_event_thing.sql"),
    include_str!("../migrations/0011_transformation.sql"),
];

const APPLIED: &str = "CREATE TABLE IF NOT EXISTS applied_migration (number BIGINT PRIMARY KEY, sha256 TEXT NOT NULL)";

/// Brings the tables up to date. Refuses a database of a newer program, and one whose history is not this program's.
pub(crate) async fn apply(db: &mut AnyConnection, migrations: &[&'static str]) -> Result<()> {
    db.execute(APPLIED).await.map_err(StoreError::doing("making the list of migrations"))?;
    let applied = applied(&mut *db).await?;
    let known = migrations.len() as i64;
    if let Some((found, _)) = applied.last().filter(|(number, _)| *number > known) {
        return Err(StoreError::Newer { found: *found, known });
    }
    for (sql, number) in migrations.iter().copied().zip(1..) {
        let sha256 = sha256(sql.as_bytes());
        match applied.iter().find(|(applied, _)| *applied == number) {
            Some((_, held)) if *held == sha256 => {}
            Some(_) => return Err(StoreError::MigrationChanged { number }),
            None => {
                sqlx::raw_sql(sql).execute(&mut *db).await.map_err(StoreError::doing("applying a migration"))?;
                let record = "INSERT INTO applied_migration (number, sha256) VALUES ($1, $2)";
                let query = sqlx::query::<Any>(record).bind(number).bind(sha256);
                query.execute(&mut *db).await.map_err(StoreError::doing("recording a migration"))?;
            }
        }
    }
    Ok(())
}

/// Whether nothing is left to do, found out without writing; `false` as well when the tables are not there yet.
pub(crate) async fn is_current(db: &mut AnyConnection, migrations: &[&'static str]) -> bool {
    let wanted = migrations.iter().map(|sql| sha256(sql.as_bytes())).zip(1_i64..);
    match applied(db).await {
        Ok(applied) => applied.into_iter().map(|(number, sha256)| (sha256, number)).eq(wanted),
        Err(_) => false,
    }
}

async fn applied(db: &mut AnyConnection) -> Result<Vec<(i64, String)>> {
    let sql = "SELECT number, sha256 FROM applied_migration ORDER BY number";
    let rows = sqlx::query::<Any>(sql).fetch_all(db).await.map_err(StoreError::doing("reading the migrations"))?;
    rows.iter()
        .map(|row| {
            let mut c = Cells::new("applied_migration", row);
            Ok((c.int()?, c.text()?))
        })
        .collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
