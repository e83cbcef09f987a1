//! Sessions of browsers and tokens of programs, known by the SHA-256 of their secret alone.

use loupe_scheme::access::{AccountName, Permission};
use loupe_scheme::record::OfficeId;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};
use std::collections::BTreeSet;

use crate::batch::{Cell, insert, row};
use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// A browser that signed in. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 of its secret, in hexadecimal.
    pub secret_sha256: String,
    /// Who.
    pub account: AccountName,
    /// The office acted for, where one was chosen.
    pub office: Option<OfficeId>,
    /// How they signed in: `password` or `passkey`.
    pub way: String,
    /// When they did.
    pub made_ms: i64,
    /// When they were seen last.
    pub seen_ms: i64,
    /// When it was ended.
    pub ended_ms: Option<i64>,
}

/// What lets a program act as a person. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRow {
    /// SHA-256 of its secret, in hexadecimal.
    pub secret_sha256: String,
    /// As whom.
    pub account: AccountName,
    /// For which office.
    pub office: OfficeId,
    /// What its owner calls it.
    pub name: String,
    /// What it is limited to.
    pub scopes: BTreeSet<Permission>,
    /// When it was made.
    pub made_ms: i64,
    /// When it ends by itself.
    pub expires_ms: i64,
    /// When it was used last, to the minute.
    pub used_ms: Option<i64>,
    /// When it was revoked.
    pub ended_ms: Option<i64>,
}

macro_rules! sessions {
    ($rest:literal) => {
        concat!("SELECT secret_sha256, account, office, way, made_ms, seen_ms, ended_ms FROM session ", $rest)
    };
}

fn session(row: &AnyRow) -> Result<SessionRow> {
    let mut c = Cells::new("session", row);
    let (secret_sha256, account, office) = (c.text()?, c.text()?, c.text_or_empty()?);
    let account = account.parse().map_err(|_| c.wrong(&account))?;
    let office = if office.is_empty() { None } else { Some(office.parse().map_err(|_| c.wrong(&office))?) };
    let (way, made_ms, seen_ms) = (c.text()?, c.int()?, c.int()?);
    Ok(SessionRow { secret_sha256, account, office, way, made_ms, seen_ms, ended_ms: c.int_or_none()? })
}

/// The session with that hash.
pub(crate) async fn session_of(db: &mut AnyConnection, secret_sha256: &str) -> Result<Option<SessionRow>> {
    let query = sqlx::query::<Any>(sessions!("WHERE secret_sha256 = $1")).bind(secret_sha256.to_owned());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("session"))?;
    row.as_ref().map(session).transpose()
}

/// A person's sessions, the newest first.
pub(crate) async fn sessions_of(db: &mut AnyConnection, account: &AccountName) -> Result<Vec<SessionRow>> {
    let query = sqlx::query::<Any>(sessions!("WHERE account = $1 ORDER BY made_ms DESC LIMIT 200"));
    let rows = query.bind(account.to_string()).fetch_all(db).await.map_err(StoreError::doing("session"))?;
    rows.iter().map(session).collect()
}

/// Begins a session.
pub(crate) async fn begin(db: &mut AnyConnection, session: &SessionRow) -> Result<()> {
    let cells = row![&session.secret_sha256, session.account.as_str(), &session.way, session.made_ms, session.seen_ms];
    insert(db, "session", "secret_sha256, account, way, made_ms, seen_ms", vec![cells]).await
}

/// Notes that a session was seen, never earlier than before.
pub(crate) async fn see(db: &mut AnyConnection, secret_sha256: &str, at_ms: i64) -> Result<()> {
    let sql = "UPDATE session SET seen_ms = $1 WHERE secret_sha256 = $2 AND seen_ms < $1 AND ended_ms IS NULL";
    let query = sqlx::query::<Any>(sql).bind(at_ms).bind(secret_sha256.to_owned());
    query.execute(db).await.map_err(StoreError::doing("session")).map(|_| ())
}

/// Chooses the office that a session acts for.
pub(crate) async fn choose_office(db: &mut AnyConnection, secret_sha256: &str, office: &OfficeId) -> Result<()> {
    let sql = "UPDATE session SET office = $1 WHERE secret_sha256 = $2";
    let query = sqlx::query::<Any>(sql).bind(office.to_string()).bind(secret_sha256.to_owned());
    query.execute(db).await.map_err(StoreError::doing("session")).map(|_| ())
}

/// Ends a session; false where none went on.
pub(crate) async fn end_session(db: &mut AnyConnection, secret_sha256: &str, at_ms: i64) -> Result<bool> {
    let sql = "UPDATE session SET ended_ms = $1 WHERE secret_sha256 = $2 AND ended_ms IS NULL";
    let query = sqlx::query::<Any>(sql).bind(at_ms).bind(secret_sha256.to_owned());
    Ok(query.execute(db).await.map_err(StoreError::doing("session"))?.rows_affected() > 0)
}

/// Ends every session of a person but the one to be kept; how many.
pub(crate) async fn end_sessions(
    db: &mut AnyConnection,
    account: &AccountName,
    kept_sha256: Option<&str>,
    at_ms: i64,
) -> Result<u64> {
    let sql = "UPDATE session SET ended_ms = $1 WHERE account = $2 AND secret_sha256 <> $3 AND ended_ms IS NULL";
    let query = sqlx::query::<Any>(sql).bind(at_ms).bind(account.to_string());
    let query = query.bind(kept_sha256.unwrap_or_default().to_owned());
    Ok(query.execute(db).await.map_err(StoreError::doing("session"))?.rows_affected())
}

macro_rules! tokens {
    ($rest:literal) => {
        concat!(
            "SELECT secret_sha256, account, office, name, scopes, made_ms, expires_ms, used_ms, ended_ms \
             FROM api_token ",
            $rest
        )
    };
}

fn token(row: &AnyRow) -> Result<TokenRow> {
    let mut c = Cells::new("api_token", row);
    let (secret_sha256, account, office, name) = (c.text()?, c.text()?, c.text()?, c.text()?);
    let account = account.parse().map_err(|_| c.wrong(&account))?;
    let office = office.parse().map_err(|_| c.wrong(&office))?;
    let scopes = c.codes()?;
    let scopes = scopes.iter().map(|code| Permission::from_code(code).ok_or_else(|| c.wrong(code)));
    let scopes = scopes.collect::<Result<_>>()?;
    let (made_ms, expires_ms) = (c.int()?, c.int()?);
    let (used_ms, ended_ms) = (c.int_or_none()?, c.int_or_none()?);
    Ok(TokenRow { secret_sha256, account, office, name, scopes, made_ms, expires_ms, used_ms, ended_ms })
}

/// The token with that hash.
pub(crate) async fn token_of(db: &mut AnyConnection, secret_sha256: &str) -> Result<Option<TokenRow>> {
    let query = sqlx::query::<Any>(tokens!("WHERE secret_sha256 = $1")).bind(secret_sha256.to_owned());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("api_token"))?;
    row.as_ref().map(token).transpose()
}

/// Tokens of a person, or of everybody; the newest first.
pub(crate) async fn tokens_of(db: &mut AnyConnection, account: Option<&AccountName>) -> Result<Vec<TokenRow>> {
    let query = sqlx::query::<Any>(tokens!("WHERE $1 = '' OR account = $1 ORDER BY made_ms DESC, secret_sha256"));
    let account = account.map(ToString::to_string).unwrap_or_default();
    let rows = query.bind(account).fetch_all(db).await.map_err(StoreError::doing("api_token"))?;
    rows.iter().map(token).collect()
}

/// Adds a token.
pub(crate) async fn add_token(db: &mut AnyConnection, token: &TokenRow) -> Result<()> {
    let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.code()).collect();
    let cells = vec![
        Cell::from(&token.secret_sha256),
        Cell::from(token.account.as_str()),
        Cell::from(token.office.as_str()),
        Cell::from(&token.name),
        Cell::Text(scopes.join(";")),
        Cell::from(token.made_ms),
        Cell::from(token.expires_ms),
    ];
    let columns = "secret_sha256, account, office, name, scopes, made_ms, expires_ms";
    insert(db, "api_token", columns, vec![cells]).await
}

/// Notes that a token was used.
pub(crate) async fn use_token(db: &mut AnyConnection, secret_sha256: &str, at_ms: i64) -> Result<()> {
    let sql = "UPDATE api_token SET used_ms = $1 WHERE secret_sha256 = $2";
    let query = sqlx::query::<Any>(sql).bind(at_ms).bind(secret_sha256.to_owned());
    query.execute(db).await.map_err(StoreError::doing("api_token")).map(|_| ())
}

/// Revokes a token; false where none was left to revoke.
pub(crate) async fn end_token(db: &mut AnyConnection, secret_sha256: &str, at_ms: i64) -> Result<bool> {
    let sql = "UPDATE api_token SET ended_ms = $1 WHERE secret_sha256 = $2 AND ended_ms IS NULL";
    let query = sqlx::query::<Any>(sql).bind(at_ms).bind(secret_sha256.to_owned());
    Ok(query.execute(db).await.map_err(StoreError::doing("api_token"))?.rows_affected() > 0)
}
