//! What laws say of certificates.

use loupe_scheme::law::{Count, Law, LawKind};
use sqlx::AnyConnection;

use crate::batch::{Cell, insert, row};
use crate::cells::{Cells, select};
use crate::error::Result;

pub(crate) async fn write(db: &mut AnyConnection, edition: i64, list: &[Law]) -> Result<()> {
    let columns = "edition, position, id, participant, kind, amount, unit, says, instrument, from_date, source_title, \
                   source_url";
    let rows = list.iter().zip(0_i64..).map(|(law, position)| {
        let amount = law.count.map(|count| count.amount().to_string()).unwrap_or_default();
        row![
            edition,
            position,
            &law.id,
            law.participant.map_or(Cell::from(""), Cell::from),
            law.kind.code(),
            &amount,
            law.count.map_or("", Count::unit),
            &law.says,
            &law.instrument,
            law.from,
            &law.source.title,
            &law.source.url,
        ]
    });
    insert(db, "scheme_rule", columns, rows.collect()).await
}

pub(crate) async fn read(db: &mut AnyConnection, edition: i64) -> Result<Vec<Law>> {
    let sql = "SELECT id, participant, kind, amount, unit, says, instrument, from_date, source_title, source_url \
               FROM scheme_rule WHERE edition = $1 ORDER BY position";
    let read = |c: &mut Cells<'_>| {
        let (id, whose, kind) = (c.text()?, c.text()?, c.text()?);
        let (amount, unit) = (c.text()?, c.text()?);
        let participant = loupe_scheme::participant::ParticipantId::new(&whose).ok();
        let kind = LawKind::from_code(&kind).ok_or_else(|| c.wrong(&kind))?;
        let (says, instrument) = (c.text()?, c.text()?);
        let count = Count::of(&amount, &unit);
        Ok(Law { id, participant, kind, count, says, instrument, from: c.parsed()?, source: c.source()? })
    };
    select(db, "scheme_rule", sql, edition, read).await
}
