//! Companies and state bodies, with the sites they have or had.

use std::collections::BTreeMap;

use loupe_scheme::site::Company;
use sqlx::AnyConnection;

use crate::batch::{insert, row};
use crate::cells::{Cells, select};
use crate::error::Result;

pub(crate) async fn write(db: &mut AnyConnection, edition: i64, list: &[Company]) -> Result<()> {
    let columns = "edition, id, name, other_names, seat, kind, owners, from_date, until_date, parent, sanctions, \
                   note, source_title, source_url";
    let rows = list.iter().map(|c| {
        row![
            edition,
            &c.id,
            &c.name,
            &c.other_names,
            &c.seat,
            &c.kind,
            &c.owners,
            &c.from,
            &c.until,
            &c.parent,
            &c.sanctions,
            &c.note,
            &c.source.title,
            &c.source.url,
        ]
    });
    insert(db, "company", columns, rows.collect()).await?;
    let sites = list.iter().flat_map(|c| c.sites.iter().zip(0_i64..).map(move |(site, position)| (c, position, site)));
    let rows = sites.map(|(company, position, site)| row![edition, &company.id, position, site]);
    insert(db, "company_site", "edition, company, position, site", rows.collect()).await
}

pub(crate) async fn read(db: &mut AnyConnection, edition: i64) -> Result<Vec<Company>> {
    let sql = "SELECT company, site FROM company_site WHERE edition = $1 ORDER BY company, position";
    let pairs = select(db, "company_site", sql, edition, |c| Ok((c.text()?, c.text()?))).await?;
    let mut sites: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (company, site) in pairs {
        sites.entry(company).or_default().push(site);
    }
    let sql = "SELECT id, name, other_names, seat, kind, owners, from_date, until_date, parent, sanctions, note, \
               source_title, source_url FROM company WHERE edition = $1";
    let read = |c: &mut Cells<'_>| {
        Ok(Company {
            id: c.text()?,
            name: c.text()?,
            other_names: c.text()?,
            seat: c.text()?,
            kind: c.text()?,
            owners: c.text()?,
            from: c.text()?,
            until: c.text()?,
            parent: c.text()?,
            sites: Vec::new(),
            sanctions: c.text()?,
            note: c.text()?,
            source: c.source()?,
        })
    };
    let mut companies = select(db, "company", sql, edition, read).await?;
    for company in &mut companies {
        company.sites = sites.remove(&company.id).unwrap_or_default();
    }
    Ok(companies)
}
