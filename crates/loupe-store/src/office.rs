//! Offices, as they stand.

use std::collections::BTreeSet;

use loupe_scheme::access::{Office, OfficeKind};
use loupe_scheme::record::OfficeId;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::batch::{Cell, insert};
use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// The columns that [`office`] reads.
macro_rules! offices {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, kinds, participant, city, prefix, language, date_from, date_until FROM office ",
            $rest
        )
    };
}

fn office(row: &AnyRow) -> Result<Office> {
    let mut c = Cells::new("office", row);
    let id = c.text()?;
    let id = id.parse().map_err(|_| c.wrong(&id))?;
    let name = c.text()?;
    let kinds = c.codes()?;
    let kinds = kinds.iter().map(|code| OfficeKind::from_code(code).ok_or_else(|| c.wrong(code)));
    let kinds: BTreeSet<OfficeKind> = kinds.collect::<Result<_>>()?;
    let participant = c.participant_or_none()?;
    let city = c.text()?;
    let prefix = c.text_or_empty()?;
    let prefix = if prefix.is_empty() { None } else { Some(prefix.parse().map_err(|_| c.wrong(&prefix))?) };
    let language = c.text()?;
    let from = c.parsed()?.ok_or_else(|| c.wrong(&id))?;
    Ok(Office { id, name, kinds, participant, city, prefix, language, from, until: c.parsed()? })
}

/// Every office, by name.
pub(crate) async fn all(db: &mut AnyConnection) -> Result<Vec<Office>> {
    let sql = offices!("ORDER BY id");
    let rows = sqlx::query::<Any>(sql).fetch_all(db).await.map_err(StoreError::doing("office"))?;
    rows.iter().map(office).collect()
}

/// The office of that name.
pub(crate) async fn named(db: &mut AnyConnection, id: &OfficeId) -> Result<Option<Office>> {
    let query = sqlx::query::<Any>(offices!("WHERE id = $1")).bind(id.to_string());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("office"))?;
    row.as_ref().map(office).transpose()
}

/// The office whose certificates' numbers begin so.
pub(crate) async fn with_prefix(db: &mut AnyConnection, prefix: &str) -> Result<Option<Office>> {
    let query = sqlx::query::<Any>(offices!("WHERE prefix = $1")).bind(prefix.to_owned());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("office"))?;
    row.as_ref().map(office).transpose()
}

/// Adds an office.
pub(crate) async fn add(db: &mut AnyConnection, office: &Office) -> Result<()> {
    let kinds: Vec<&str> = office.kinds.iter().map(|kind| kind.code()).collect();
    let cells = vec![
        Cell::from(office.id.as_str()),
        Cell::from(&office.name),
        Cell::Text(kinds.join(";")),
        office.participant.map_or(Cell::NoText, Cell::from),
        Cell::from(&office.city),
        office.prefix.as_ref().map_or(Cell::NoText, |prefix| Cell::from(prefix.as_str())),
        Cell::from(&office.language),
        Cell::Text(office.from.to_string()),
        Cell::Text(office.until.map(|day| day.to_string()).unwrap_or_default()),
    ];
    let columns = "id, name, kinds, participant, city, prefix, language, date_from, date_until";
    insert(db, "office", columns, vec![cells]).await
}

/// Puts an end to an office; `None` takes it back.
pub(crate) async fn end(db: &mut AnyConnection, id: &OfficeId, until: Option<jiff::civil::Date>) -> Result<()> {
    let until = until.map(|day| day.to_string()).unwrap_or_default();
    let query = sqlx::query::<Any>("UPDATE office SET date_until = $1 WHERE id = $2").bind(until).bind(id.to_string());
    query.execute(db).await.map_err(StoreError::doing("office")).map(|_| ())
}
