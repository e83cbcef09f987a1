//! Production returns as filed, and figures as first printed.

use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::HalfYear;
use loupe_scheme::register::Printed;
use loupe_scheme::returns::{Filing, Mining};
use loupe_scheme::value::UsdCents;
use sqlx::{Any, AnyConnection};

use crate::batch::{Cell, insert, row};
use crate::cells::{Cells, select};
use crate::error::{Result, StoreError};

/// A file of returns that someone brought.
#[derive(Clone, Copy, Debug)]
pub struct ReturnsFile<'a> {
    /// SHA-256 of its bytes, in hexadecimal; the `source` of its filings.
    pub sha256: &'a str,
    /// Its name, as the person gave it.
    pub name: &'a str,
}

/// Writes filings: shipped ones, or the rows of an imported `file`, which must be written before them.
pub(crate) async fn write(
    db: &mut AnyConnection,
    edition: i64,
    file: Option<ReturnsFile<'_>>,
    list: &[Filing],
) -> Result<()> {
    let columns = "edition, source, source_row, returns_file, participant, half_year, half, mining, mass_micro, \
                   value_cents, filed_at, modified_at";
    let rows = list.iter().map(|f| {
        row![
            edition,
            &f.source,
            i64::from(f.source_row),
            file.map_or(Cell::NoText, |file| Cell::from(file.sha256)),
            f.participant,
            i64::from(f.half.year()),
            i64::from(f.half.half()),
            f.mining.code(),
            f.mass.micro() as i64,
            f.value.cents() as i64,
            &f.filed_at,
            &f.modified_at,
        ]
    });
    insert(db, "filing", columns, rows.collect()).await
}

/// Shipped filings of the edition, and those of imported files that still count.
pub(crate) async fn read(db: &mut AnyConnection, edition: i64) -> Result<Vec<Filing>> {
    let sql = "SELECT participant, half_year, half, mining, mass_micro, value_cents, filed_at, modified_at, \
               source_row, source FROM filing \
               WHERE (edition = $1 AND returns_file IS NULL) OR (returns_file IS NOT NULL AND superseded IS NULL)";
    let read = |c: &mut Cells<'_>| {
        let participant = c.participant()?;
        let (year, half) = (c.int()?, c.int()?);
        let mining = c.text()?;
        let (mass, value) = (c.int()?, c.int()?);
        Ok(Filing {
            participant,
            half: HalfYear::new(year, half).ok_or_else(|| c.wrong(format!("{year}H{half}")))?,
            mining: Mining::from_code(&mining).ok_or_else(|| c.wrong(&mining))?,
            mass: Carats::from_micro(mass).ok_or_else(|| c.wrong(mass))?,
            value: UsdCents::from_cents(value).ok_or_else(|| c.wrong(value))?,
            filed_at: c.text()?,
            modified_at: c.text()?,
            source_row: c.int()?,
            source: c.text()?,
        })
    };
    select(db, "filing", sql, edition, read).await
}

/// Those whose returns were imported from files and count.
pub(crate) async fn imported_filers(db: &mut AnyConnection) -> Result<Vec<ParticipantId>> {
    let sql = "SELECT DISTINCT participant FROM filing WHERE returns_file IS NOT NULL AND superseded IS NULL \
               ORDER BY participant";
    let rows = sqlx::query::<Any>(sql).fetch_all(db).await.map_err(StoreError::doing("filing"))?;
    rows.iter().map(|row| Cells::new("filing", row).participant()).collect()
}

/// Writes that a file was imported against `edition` and that `rows` of its rows were new.
pub(crate) async fn write_file(db: &mut AnyConnection, edition: i64, file: ReturnsFile<'_>, rows: usize) -> Result<()> {
    let row = row![file.sha256, file.name, rows as i64, edition];
    insert(db, "returns_file", "sha256, name, row_count, edition", vec![row]).await
}

/// Imported filings that the edition ships itself do not count beside their double, and count again when it no longer
/// ships them.
pub(crate) async fn supersede_imported(db: &mut AnyConnection, edition: i64) -> Result<()> {
    let all_count = "UPDATE filing SET superseded = NULL WHERE returns_file IS NOT NULL";
    let shipped_do_not = "UPDATE filing SET superseded = $1 WHERE returns_file IS NOT NULL AND EXISTS ( \
         SELECT 1 FROM filing AS shipped WHERE shipped.edition = $1 AND shipped.returns_file IS NULL \
         AND shipped.participant = filing.participant AND shipped.half_year = filing.half_year \
         AND shipped.half = filing.half AND shipped.mining = filing.mining \
         AND shipped.mass_micro = filing.mass_micro AND shipped.value_cents = filing.value_cents)";
    let failed = || StoreError::doing("superseding imported filings");
    sqlx::query::<Any>(all_count).execute(&mut *db).await.map_err(failed())?;
    sqlx::query::<Any>(shipped_do_not).bind(edition).execute(db).await.map_err(failed())?;
    Ok(())
}

pub(crate) async fn write_printed(db: &mut AnyConnection, edition: i64, list: &[Printed]) -> Result<()> {
    let columns = "edition, position, participant, calendar_year, carats, value_usd, note, source_url";
    let rows = list.iter().zip(0_i64..).map(|(p, position)| {
        let year = i64::from(p.year);
        row![edition, position, &p.participant, year, &p.carats, &p.value_usd, &p.note, &p.source_url]
    });
    insert(db, "printed_figure", columns, rows.collect()).await
}

pub(crate) async fn printed(db: &mut AnyConnection, edition: i64) -> Result<Vec<Printed>> {
    let sql = "SELECT participant, calendar_year, carats, value_usd, note, source_url FROM printed_figure \
               WHERE edition = $1 ORDER BY position";
    let read = |c: &mut Cells<'_>| {
        Ok(Printed {
            participant: c.text()?,
            year: c.int()?,
            carats: c.text()?,
            value_usd: c.text()?,
            note: c.text()?,
            source_url: c.text()?,
        })
    };
    select(db, "printed_figure", sql, edition, read).await
}
