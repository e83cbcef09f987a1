//! Participants, their periods, status and authorities.

use loupe_scheme::participant::{Authority, Participant, Participation, StatusChange};
use loupe_scheme::words::Words;
use sqlx::AnyConnection;

use crate::batch::{insert, row};
use crate::cells::{Cells, select};
use crate::error::Result;

pub(crate) async fn write_participants(db: &mut AnyConnection, edition: i64, list: &[Participant]) -> Result<()> {
    let columns = "edition, id, alpha2, kind, name_en, name_fr, name_pt, names_source";
    let rows = list
        .iter()
        .map(|p| row![edition, p.id, &p.alpha2, &p.kind, &p.name.en, &p.name.fr, &p.name.pt, &p.names_source]);
    insert(db, "participant", columns, rows.collect()).await
}

pub(crate) async fn participants(db: &mut AnyConnection, edition: i64) -> Result<Vec<Participant>> {
    let sql = "SELECT id, alpha2, kind, name_en, name_fr, name_pt, names_source FROM participant WHERE edition = $1";
    let read = |c: &mut Cells<'_>| {
        Ok(Participant {
            id: c.participant()?,
            alpha2: c.text()?,
            kind: c.text()?,
            name: Words { en: c.text()?, fr: c.text()?, pt: c.text()? },
            names_source: c.text()?,
        })
    };
    select(db, "participant", sql, edition, read).await
}

pub(crate) async fn write_participations(db: &mut AnyConnection, edition: i64, list: &[Participation]) -> Result<()> {
    let columns = "edition, position, participant, listing, from_date, until_date, from_precision, until_precision, \
                   note, source_title, source_url";
    let rows = list.iter().zip(0_i64..).map(|(p, position)| {
        row![
            edition,
            position,
            p.participant,
            &p.listing,
            p.span.from,
            p.span.to,
            &p.from_precision,
            &p.until_precision,
            &p.note,
            &p.source.title,
            &p.source.url,
        ]
    });
    insert(db, "participation", columns, rows.collect()).await
}

pub(crate) async fn participations(db: &mut AnyConnection, edition: i64) -> Result<Vec<Participation>> {
    let sql = "SELECT participant, listing, from_date, until_date, from_precision, until_precision, note, \
               source_title, source_url FROM participation WHERE edition = $1 ORDER BY position";
    let read = |c: &mut Cells<'_>| {
        Ok(Participation {
            participant: c.participant()?,
            listing: c.text()?,
            span: c.span()?,
            from_precision: c.text()?,
            until_precision: c.text()?,
            note: c.text()?,
            source: c.source()?,
        })
    };
    select(db, "participation", sql, edition, read).await
}

pub(crate) async fn write_statuses(db: &mut AnyConnection, edition: i64, list: &[StatusChange]) -> Result<()> {
    let columns = "edition, position, participant, on_date, date_precision, status, scope, scope_name, instrument, \
                   note, source_title, source_url";
    let rows = list.iter().zip(0_i64..).map(|(s, position)| {
        row![
            edition,
            position,
            s.participant,
            s.date,
            &s.date_precision,
            &s.status,
            &s.scope,
            &s.scope_name,
            &s.instrument,
            &s.note,
            &s.source.title,
            &s.source.url,
        ]
    });
    insert(db, "status_change", columns, rows.collect()).await
}

pub(crate) async fn statuses(db: &mut AnyConnection, edition: i64) -> Result<Vec<StatusChange>> {
    let sql = "SELECT participant, on_date, date_precision, status, scope, scope_name, instrument, note, \
               source_title, source_url FROM status_change WHERE edition = $1 ORDER BY position";
    let read = |c: &mut Cells<'_>| {
        Ok(StatusChange {
            participant: c.participant()?,
            date: c.parsed()?,
            date_precision: c.text()?,
            status: c.text()?,
            scope: c.text()?,
            scope_name: c.text()?,
            instrument: c.text()?,
            note: c.text()?,
            source: c.source()?,
        })
    };
    select(db, "status_change", sql, edition, read).await
}

pub(crate) async fn write_authorities(db: &mut AnyConnection, edition: i64, list: &[Authority]) -> Result<()> {
    let columns = "edition, position, participant, name, role, city, from_date, until_date, as_of, note, \
                   source_title, source_url";
    let rows = list.iter().zip(0_i64..).map(|(a, position)| {
        row![
            edition,
            position,
            a.participant,
            &a.name,
            &a.role,
            &a.city,
            a.span.from,
            a.span.to,
            a.as_of,
            &a.note,
            &a.source.title,
            &a.source.url,
        ]
    });
    insert(db, "authority", columns, rows.collect()).await
}

pub(crate) async fn authorities(db: &mut AnyConnection, edition: i64) -> Result<Vec<Authority>> {
    let sql = "SELECT participant, name, role, city, from_date, until_date, as_of, note, source_title, source_url \
               FROM authority WHERE edition = $1 ORDER BY position";
    let read = |c: &mut Cells<'_>| {
        Ok(Authority {
            participant: c.participant()?,
            name: c.text()?,
            role: c.text()?,
            city: c.text()?,
            span: c.span()?,
            as_of: c.parsed()?,
            note: c.text()?,
            source: c.source()?,
        })
    };
    select(db, "authority", sql, edition, read).await
}
