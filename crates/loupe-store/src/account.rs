//! Accounts of people, and which offices they belonged to when.

use jiff::civil::Date;
use loupe_scheme::access::{AccountName, Role};
use loupe_scheme::record::OfficeId;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::batch::{Cell, insert, row};
use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// A person's account, without its password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    /// Its name.
    pub name: AccountName,
    /// The person's name, for colleagues.
    pub full_name: String,
    /// When it was made, in milliseconds since 1970.
    pub made_ms: i64,
    /// When it was closed, in milliseconds since 1970.
    pub ended_ms: Option<i64>,
}

/// That a person belonged to an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipRow {
    /// Its number.
    pub number: i64,
    /// Who.
    pub account: AccountName,
    /// Where.
    pub office: OfficeId,
    /// As what.
    pub role: Role,
    /// The first day.
    pub from: Date,
    /// The last day; `None` without an end.
    pub until: Option<Date>,
    /// When it was ended before its day, in milliseconds since 1970.
    pub ended_ms: Option<i64>,
}

fn account(row: &AnyRow) -> Result<AccountRow> {
    let mut c = Cells::new("account", row);
    let name = c.text()?;
    let name = name.parse().map_err(|_| c.wrong(&name))?;
    Ok(AccountRow { name, full_name: c.text()?, made_ms: c.int()?, ended_ms: c.int_or_none()? })
}

/// Every account, by name.
pub(crate) async fn all(db: &mut AnyConnection) -> Result<Vec<AccountRow>> {
    let sql = "SELECT name, full_name, made_ms, ended_ms FROM account ORDER BY name";
    let rows = sqlx::query::<Any>(sql).fetch_all(db).await.map_err(StoreError::doing("account"))?;
    rows.iter().map(account).collect()
}

/// The account of that name.
pub(crate) async fn named(db: &mut AnyConnection, name: &AccountName) -> Result<Option<AccountRow>> {
    let sql = "SELECT name, full_name, made_ms, ended_ms FROM account WHERE name = $1";
    let row = sqlx::query::<Any>(sql).bind(name.to_string()).fetch_optional(db).await;
    row.map_err(StoreError::doing("account"))?.as_ref().map(account).transpose()
}

/// The password of an account as Argon2id; `None` for an account that has none, or is none.
pub(crate) async fn password_hash(db: &mut AnyConnection, name: &AccountName) -> Result<Option<String>> {
    let sql = "SELECT password_hash FROM account WHERE name = $1";
    let row = sqlx::query::<Any>(sql).bind(name.to_string()).fetch_optional(db).await;
    let hash = row.map_err(StoreError::doing("account"))?.map(|row| Cells::new("account", &row).text()).transpose()?;
    Ok(hash.filter(|hash| !hash.is_empty()))
}

/// Adds an account.
pub(crate) async fn add(db: &mut AnyConnection, account: &AccountRow, password_hash: &str) -> Result<()> {
    let cells = row![account.name.as_str(), &account.full_name, password_hash, account.made_ms];
    insert(db, "account", "name, full_name, password_hash, made_ms", vec![cells]).await
}

/// Puts another password in the place of the one before.
pub(crate) async fn set_password_hash(db: &mut AnyConnection, name: &AccountName, hash: &str) -> Result<()> {
    let sql = "UPDATE account SET password_hash = $1 WHERE name = $2";
    let query = sqlx::query::<Any>(sql).bind(hash.to_owned()).bind(name.to_string());
    query.execute(db).await.map_err(StoreError::doing("account")).map(|_| ())
}

/// Closes an account.
pub(crate) async fn end(db: &mut AnyConnection, name: &AccountName, at_ms: i64) -> Result<()> {
    let sql = "UPDATE account SET ended_ms = $1 WHERE name = $2 AND ended_ms IS NULL";
    let query = sqlx::query::<Any>(sql).bind(at_ms).bind(name.to_string());
    query.execute(db).await.map_err(StoreError::doing("account")).map(|_| ())
}

/// The columns that [`membership`] reads.
macro_rules! memberships {
    ($rest:literal) => {
        concat!("SELECT number, account, office, role, date_from, date_until, ended_ms FROM membership ", $rest)
    };
}

fn membership(row: &AnyRow) -> Result<MembershipRow> {
    let mut c = Cells::new("membership", row);
    let number = c.int()?;
    let (account, office, role) = (c.text()?, c.text()?, c.text()?);
    let account = account.parse().map_err(|_| c.wrong(&account))?;
    let office = office.parse().map_err(|_| c.wrong(&office))?;
    let role = Role::from_code(&role).ok_or_else(|| c.wrong(&role))?;
    let from = c.parsed()?.ok_or_else(|| c.wrong(number))?;
    Ok(MembershipRow { number, account, office, role, from, until: c.parsed()?, ended_ms: c.int_or_none()? })
}

/// Where a person belonged, oldest first.
pub(crate) async fn memberships_of(db: &mut AnyConnection, name: &AccountName) -> Result<Vec<MembershipRow>> {
    let query = sqlx::query::<Any>(memberships!("WHERE account = $1 ORDER BY number")).bind(name.to_string());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("membership"))?;
    rows.iter().map(membership).collect()
}

/// Who belonged to an office, oldest first.
pub(crate) async fn members_of(db: &mut AnyConnection, office: &OfficeId) -> Result<Vec<MembershipRow>> {
    let query = sqlx::query::<Any>(memberships!("WHERE office = $1 ORDER BY number")).bind(office.to_string());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("membership"))?;
    rows.iter().map(membership).collect()
}

/// Adds a membership under the next number, whatever the row says of it; that number.
pub(crate) async fn join(db: &mut AnyConnection, member: &MembershipRow) -> Result<i64> {
    let next = sqlx::query::<Any>("SELECT COALESCE(MAX(number), 0) + 1 FROM membership").fetch_one(&mut *db).await;
    let next = next.map_err(StoreError::doing("membership"))?;
    let number: i64 = Cells::new("membership", &next).int()?;
    let cells = vec![
        Cell::from(number),
        Cell::from(member.account.as_str()),
        Cell::from(member.office.as_str()),
        Cell::from(member.role.code()),
        Cell::Text(member.from.to_string()),
        Cell::Text(member.until.map(|day| day.to_string()).unwrap_or_default()),
    ];
    insert(db, "membership", "number, account, office, role, date_from, date_until", vec![cells]).await?;
    Ok(number)
}

/// Gives a membership its last day, and ends it at `ended_ms` where that is given.
pub(crate) async fn leave(db: &mut AnyConnection, number: i64, until: Date, ended_ms: Option<i64>) -> Result<()> {
    let sql = "UPDATE membership SET date_until = $1, ended_ms = $2 WHERE number = $3";
    let query = sqlx::query::<Any>(sql).bind(until.to_string()).bind(ended_ms).bind(number);
    query.execute(db).await.map_err(StoreError::doing("membership")).map(|_| ())
}
