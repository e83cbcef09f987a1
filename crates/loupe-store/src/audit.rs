//! What was done, by whom: rows that are only ever added.

use loupe_scheme::access::{AccountName, Means};
use loupe_scheme::record::OfficeId;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::batch::{Cell, insert};
use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// One line of the audit. Nothing in it is secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Who; `None` for whoever operates the register at its console, and for those who did not sign in.
    pub account: Option<AccountName>,
    /// The office acted for, or acted on.
    pub office: Option<OfficeId>,
    /// How they proved who they are.
    pub means: Means,
    /// What was done: a verb of the registry such as `issue_certificate`.
    pub act: String,
    /// To what, as a path: `certificate/BW00000012`, `account/k.mosweu`.
    pub subject: String,
    /// Particulars, in no language.
    pub detail: String,
}

/// Which lines of the audit are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Of one office; `None` for all.
    pub office: Option<OfficeId>,
    /// Only lines with a lower number.
    pub before: Option<i64>,
    /// At most so many.
    pub count: u32,
}

fn row(row: &AnyRow) -> Result<(i64, AuditRow)> {
    let mut c = Cells::new("audit", row);
    let (number, at_ms) = (c.int()?, c.int()?);
    let (account, office) = (c.text_or_empty()?, c.text_or_empty()?);
    let account = if account.is_empty() { None } else { Some(account.parse().map_err(|_| c.wrong(&account))?) };
    let office = if office.is_empty() { None } else { Some(office.parse().map_err(|_| c.wrong(&office))?) };
    let means = c.text()?;
    let means = Means::from_code(&means).ok_or_else(|| c.wrong(&means))?;
    Ok((number, AuditRow { at_ms, account, office, means, act: c.text()?, subject: c.text()?, detail: c.text()? }))
}

/// Adds a line; its number.
pub(crate) async fn write(db: &mut AnyConnection, line: &AuditRow) -> Result<i64> {
    let newest = "SELECT COALESCE(MAX(number), 0) + 1 FROM audit";
    let next = sqlx::query::<Any>(newest).fetch_one(&mut *db).await.map_err(StoreError::doing("audit"))?;
    let number: i64 = Cells::new("audit", &next).int()?;
    let text = |text: Option<&str>| text.map_or(Cell::NoText, Cell::from);
    let cells = vec![
        Cell::from(number),
        Cell::from(line.at_ms),
        text(line.account.as_ref().map(AccountName::as_str)),
        text(line.office.as_ref().map(OfficeId::as_str)),
        Cell::from(line.means.code()),
        Cell::from(&line.act),
        Cell::from(&line.subject),
        Cell::from(&line.detail),
    ];
    insert(db, "audit", "number, at_ms, account, office, means, act, subject, detail", vec![cells]).await?;
    Ok(number)
}

/// Lines with their numbers, the newest first.
pub(crate) async fn read(db: &mut AnyConnection, filter: &AuditFilter) -> Result<Vec<(i64, AuditRow)>> {
    let sql = "SELECT number, at_ms, account, office, means, act, subject, detail FROM audit \
               WHERE number < $1 AND ($2 = '' OR office = $2) ORDER BY number DESC LIMIT $3";
    let office = filter.office.as_ref().map(ToString::to_string).unwrap_or_default();
    let query = sqlx::query::<Any>(sql).bind(filter.before.unwrap_or(i64::MAX)).bind(office);
    let rows = query.bind(i64::from(filter.count)).fetch_all(db).await.map_err(StoreError::doing("audit"))?;
    rows.iter().map(row).collect()
}
