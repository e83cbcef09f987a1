//! Mines and fields, and what is said of their output.

use loupe_scheme::site::{Output, Site};
use sqlx::AnyConnection;

use crate::batch::{count, insert, reference, row};
use crate::cells::{Cells, select};
use crate::error::Result;

pub(crate) async fn write(db: &mut AnyConnection, edition: i64, list: &[Site]) -> Result<()> {
    let columns = "edition, id, name, other_names, participant, admin1, latitude, longitude, coordinate_precision, \
                   kind, mining, operator, owners, ownership_as_of, status, status_as_of, opened, closed, notes, \
                   coordinate_source_url, ownership_source_url, status_source_url, history_source_url";
    let rows = list.iter().map(|s| {
        let [coordinate, ownership, status, history] = &s.source_urls;
        row![
            edition,
            &s.id,
            &s.name,
            &s.other_names,
            &s.participant,
            &s.admin1,
            &s.latitude,
            &s.longitude,
            &s.coordinate_precision,
            &s.kind,
            &s.mining,
            &s.operator,
            &s.owners,
            &s.ownership_as_of,
            &s.status,
            &s.status_as_of,
            &s.opened,
            &s.closed,
            &s.notes,
            coordinate,
            ownership,
            status,
            history,
        ]
    });
    insert(db, "site", columns, rows.collect()).await
}

pub(crate) async fn read(db: &mut AnyConnection, edition: i64) -> Result<Vec<Site>> {
    let sql = "SELECT id, name, other_names, participant, admin1, latitude, longitude, coordinate_precision, kind, \
               mining, operator, owners, ownership_as_of, status, status_as_of, opened, closed, notes, \
               coordinate_source_url, ownership_source_url, status_source_url, history_source_url \
               FROM site WHERE edition = $1";
    let read = |c: &mut Cells<'_>| {
        Ok(Site {
            id: c.text()?,
            name: c.text()?,
            other_names: c.text()?,
            participant: c.text()?,
            admin1: c.text()?,
            latitude: c.text()?,
            longitude: c.text()?,
            coordinate_precision: c.text()?,
            kind: c.text()?,
            mining: c.text()?,
            operator: c.text()?,
            owners: c.text()?,
            ownership_as_of: c.text()?,
            status: c.text()?,
            status_as_of: c.text()?,
            opened: c.text()?,
            closed: c.text()?,
            notes: c.text()?,
            source_urls: [c.text()?, c.text()?, c.text()?, c.text()?],
        })
    };
    select(db, "site", sql, edition, read).await
}

pub(crate) async fn write_outputs(db: &mut AnyConnection, edition: i64, list: &[Output]) -> Result<()> {
    let columns = "edition, position, site, company, operator, calendar_year, period, mass_micro, value_cents, \
                   measure, share_basis, rounded, note, source_url";
    let rows = list.iter().zip(0_i64..).map(|(o, position)| {
        row![
            edition,
            position,
            reference(&o.site),
            reference(&o.company),
            &o.operator,
            i64::from(o.year),
            &o.period,
            count(o.mass_micro),
            count(o.value_cents),
            &o.measure,
            &o.share_basis,
            o.rounded,
            &o.note,
            &o.source_url,
        ]
    });
    insert(db, "output", columns, rows.collect()).await
}

pub(crate) async fn outputs(db: &mut AnyConnection, edition: i64) -> Result<Vec<Output>> {
    let sql = "SELECT site, company, operator, calendar_year, period, mass_micro, value_cents, measure, share_basis, \
               rounded, note, source_url FROM output WHERE edition = $1 ORDER BY position";
    let read = |c: &mut Cells<'_>| {
        Ok(Output {
            site: c.text_or_empty()?,
            company: c.text_or_empty()?,
            operator: c.text()?,
            year: c.int()?,
            period: c.text()?,
            mass_micro: c.count()?,
            value_cents: c.count()?,
            measure: c.text()?,
            share_basis: c.text()?,
            rounded: c.flag()?,
            note: c.text()?,
            source_url: c.text()?,
        })
    };
    select(db, "output", sql, edition, read).await
}
