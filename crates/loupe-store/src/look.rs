//! Looks, and notes on who may and may not look.

use loupe_scheme::finding::Target;
use loupe_scheme::look::{CoverageNote, Independence, Look};
use sqlx::AnyConnection;

use crate::batch::{Cell, insert, row};
use crate::cells::{Cells, select};
use crate::error::Result;

pub(crate) async fn write(db: &mut AnyConnection, edition: i64, list: &[Look]) -> Result<()> {
    let columns = "edition, id, looker, looker_kind, paid_by, independence, target_kind, target, date_from, date_to, \
                   period_from, period_to, looked_for, method, access_limits, result, published, source_title, \
                   source_url, how_read";
    let rows = list.iter().map(|l| {
        row![
            edition,
            &l.id,
            &l.looker,
            &l.looker_kind,
            &l.paid_by,
            l.independence.code(),
            l.target.kind(),
            l.target.id(),
            l.dates.from,
            l.dates.to,
            l.period.from,
            l.period.to,
            Cell::Text(l.looked_for.join(";")),
            Cell::Text(l.method.join(";")),
            &l.access_limits,
            &l.result,
            &l.published,
            &l.source.title,
            &l.source.url,
            &l.how_read,
        ]
    });
    insert(db, "look", columns, rows.collect()).await
}

pub(crate) async fn read(db: &mut AnyConnection, edition: i64) -> Result<Vec<Look>> {
    let sql = "SELECT id, looker, looker_kind, paid_by, independence, target_kind, target, date_from, date_to, \
               period_from, period_to, looked_for, method, access_limits, result, published, source_title, \
               source_url, how_read FROM look WHERE edition = $1";
    let read = |c: &mut Cells<'_>| {
        let (id, looker, looker_kind, paid_by) = (c.text()?, c.text()?, c.text()?, c.text()?);
        let independence = c.text()?;
        let (kind, target) = (c.text()?, c.text()?);
        Ok(Look {
            id,
            looker,
            looker_kind,
            paid_by,
            independence: Independence::from_code(&independence).ok_or_else(|| c.wrong(&independence))?,
            target: Target::new(&kind, &target).ok_or_else(|| c.wrong(&kind))?,
            dates: c.span()?,
            period: c.span()?,
            looked_for: c.codes()?,
            method: c.codes()?,
            access_limits: c.text()?,
            result: c.text()?,
            published: c.text()?,
            source: c.source()?,
            how_read: c.text()?,
        })
    };
    select(db, "look", sql, edition, read).await
}

pub(crate) async fn write_notes(db: &mut AnyConnection, edition: i64, list: &[CoverageNote]) -> Result<()> {
    let columns = "edition, position, participant, topic, note, last_kp_review_year, searched_not_found, source_url";
    let rows = list.iter().zip(0_i64..).map(|(n, position)| {
        let year = &n.last_kp_review_year;
        row![edition, position, &n.participant, &n.topic, &n.note, year, n.searched_not_found, &n.source_url]
    });
    insert(db, "coverage_note", columns, rows.collect()).await
}

pub(crate) async fn notes(db: &mut AnyConnection, edition: i64) -> Result<Vec<CoverageNote>> {
    let sql = "SELECT participant, topic, note, last_kp_review_year, searched_not_found, source_url \
               FROM coverage_note WHERE edition = $1 ORDER BY position";
    let read = |c: &mut Cells<'_>| {
        Ok(CoverageNote {
            participant: c.text()?,
            topic: c.text()?,
            note: c.text()?,
            last_kp_review_year: c.text()?,
            searched_not_found: c.flag()?,
            source_url: c.text()?,
        })
    };
    select(db, "coverage_note", sql, edition, read).await
}
