//! Resolutions of the Security Council.

use jiff::civil::Date;
use loupe_scheme::resolution::Resolution;
use sqlx::AnyConnection;

use crate::batch::{Cell, insert, row};
use crate::cells::{Cells, select};
use crate::error::Result;

pub(crate) async fn write(db: &mut AnyConnection, edition: i64, list: &[Resolution]) -> Result<()> {
    let columns = "edition, position, id, adopted, participant, measure, effect_from, effect_until, \
                   effect_until_basis, describes, quote, source_title, source_url, how_read";
    let day = |date: Option<Date>| Cell::Text(date.map(|date| date.to_string()).unwrap_or_default());
    let rows = list.iter().zip(0_i64..).map(|(r, position)| {
        row![
            edition,
            position,
            &r.id,
            day(Some(r.date)),
            r.participant.map_or(Cell::NoText, Cell::from),
            &r.measure,
            day(r.effect_from),
            day(r.effect_until),
            &r.effect_until_basis,
            &r.describes,
            &r.quote,
            &r.source.title,
            &r.source.url,
            &r.read,
        ]
    });
    insert(db, "resolution", columns, rows.collect()).await
}

pub(crate) async fn read(db: &mut AnyConnection, edition: i64) -> Result<Vec<Resolution>> {
    let sql = "SELECT id, adopted, participant, measure, effect_from, effect_until, effect_until_basis, describes, \
               quote, source_title, source_url, how_read FROM resolution WHERE edition = $1 ORDER BY position";
    let read = |c: &mut Cells<'_>| {
        let id = c.text()?;
        let date = c.parsed()?.ok_or_else(|| c.wrong(&id))?;
        Ok(Resolution {
            id,
            date,
            participant: c.participant_or_none()?,
            measure: c.text()?,
            effect_from: c.parsed()?,
            effect_until: c.parsed()?,
            effect_until_basis: c.text()?,
            describes: c.text()?,
            quote: c.text()?,
            source: c.source()?,
            read: c.text()?,
        })
    };
    select(db, "resolution", sql, edition, read).await
}
