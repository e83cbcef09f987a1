//! Passkeys, and challenges that wait for a passkey's answer.

use loupe_scheme::access::AccountName;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::batch::{Cell, insert, row};
use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// A passkey. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyRow {
    /// As the authenticator names it, in base64url.
    pub id: String,
    /// Whose.
    pub account: AccountName,
    /// What its owner calls it.
    pub name: String,
    /// The public key and what goes with it, as JSON.
    pub body: String,
    /// When it was added.
    pub made_ms: i64,
    /// When it was used last.
    pub used_ms: Option<i64>,
    /// When it was removed.
    pub ended_ms: Option<i64>,
}

/// A challenge that waits for a passkey's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeRow {
    /// SHA-256 of the secret that the browser holds, in hexadecimal.
    pub secret_sha256: String,
    /// Whose passkey is to be added; `None` for a sign-in.
    pub account: Option<AccountName>,
    /// What is needed to check the answer.
    pub body: String,
    /// When it ends, in milliseconds since 1970.
    pub expires_ms: i64,
}

macro_rules! passkeys {
    ($rest:literal) => {
        concat!("SELECT id, account, name, body, made_ms, used_ms, ended_ms FROM passkey ", $rest)
    };
}

fn passkey(row: &AnyRow) -> Result<PasskeyRow> {
    let mut c = Cells::new("passkey", row);
    let (id, account) = (c.text()?, c.text()?);
    let account = account.parse().map_err(|_| c.wrong(&account))?;
    let (name, body, made_ms) = (c.text()?, c.text()?, c.int()?);
    Ok(PasskeyRow { id, account, name, body, made_ms, used_ms: c.int_or_none()?, ended_ms: c.int_or_none()? })
}

/// A person's passkeys, oldest first.
pub(crate) async fn passkeys_of(db: &mut AnyConnection, account: &AccountName) -> Result<Vec<PasskeyRow>> {
    let query = sqlx::query::<Any>(passkeys!("WHERE account = $1 ORDER BY made_ms, id")).bind(account.to_string());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("passkey"))?;
    rows.iter().map(passkey).collect()
}

/// The passkey of that name.
pub(crate) async fn passkey_of(db: &mut AnyConnection, id: &str) -> Result<Option<PasskeyRow>> {
    let query = sqlx::query::<Any>(passkeys!("WHERE id = $1")).bind(id.to_owned());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("passkey"))?;
    row.as_ref().map(passkey).transpose()
}

/// Adds a passkey.
pub(crate) async fn add_passkey(db: &mut AnyConnection, key: &PasskeyRow) -> Result<()> {
    let cells = row![&key.id, key.account.as_str(), &key.name, &key.body, key.made_ms];
    insert(db, "passkey", "id, account, name, body, made_ms", vec![cells]).await
}

/// Keeps what a passkey's use changed in it.
pub(crate) async fn use_passkey(db: &mut AnyConnection, id: &str, body: &str, at_ms: i64) -> Result<()> {
    let sql = "UPDATE passkey SET body = $1, used_ms = $2 WHERE id = $3";
    let query = sqlx::query::<Any>(sql).bind(body.to_owned()).bind(at_ms).bind(id.to_owned());
    query.execute(db).await.map_err(StoreError::doing("passkey")).map(|_| ())
}

/// Removes a passkey from use; false where none was left.
pub(crate) async fn end_passkey(db: &mut AnyConnection, id: &str, at_ms: i64) -> Result<bool> {
    let sql = "UPDATE passkey SET ended_ms = $1 WHERE id = $2 AND ended_ms IS NULL";
    let query = sqlx::query::<Any>(sql).bind(at_ms).bind(id.to_owned());
    Ok(query.execute(db).await.map_err(StoreError::doing("passkey"))?.rows_affected() > 0)
}

/// Keeps a challenge.
pub(crate) async fn add_challenge(db: &mut AnyConnection, challenge: &ChallengeRow) -> Result<()> {
    let cells = vec![
        Cell::from(&challenge.secret_sha256),
        challenge.account.as_ref().map_or(Cell::NoText, |name| Cell::from(name.as_str())),
        Cell::from(&challenge.body),
        Cell::from(challenge.expires_ms),
    ];
    insert(db, "passkey_challenge", "secret_sha256, account, body, expires_ms", vec![cells]).await
}

/// Takes a challenge that has not ended, once.
pub(crate) async fn take_challenge(
    db: &mut AnyConnection,
    secret_sha256: &str,
    now_ms: i64,
) -> Result<Option<ChallengeRow>> {
    let take = "UPDATE passkey_challenge SET used_ms = $1 \
                WHERE secret_sha256 = $2 AND used_ms IS NULL AND expires_ms > $1";
    let query = sqlx::query::<Any>(take).bind(now_ms).bind(secret_sha256.to_owned());
    let taken = query.execute(&mut *db).await.map_err(StoreError::doing("passkey_challenge"))?;
    if taken.rows_affected() == 0 {
        return Ok(None);
    }
    let sql = "SELECT account, body, expires_ms FROM passkey_challenge WHERE secret_sha256 = $1";
    let row = sqlx::query::<Any>(sql).bind(secret_sha256.to_owned()).fetch_one(db).await;
    let row = row.map_err(StoreError::doing("passkey_challenge"))?;
    let mut c = Cells::new("passkey_challenge", &row);
    let account = c.text_or_empty()?;
    let account = if account.is_empty() { None } else { Some(account.parse().map_err(|_| c.wrong(&account))?) };
    let secret_sha256 = secret_sha256.to_owned();
    Ok(Some(ChallengeRow { secret_sha256, account, body: c.text()?, expires_ms: c.int()? }))
}

/// Drops challenges that ended before `before_ms`: an answer to one is refused whether it is known or not.
pub(crate) async fn forget_challenges(db: &mut AnyConnection, before_ms: i64) -> Result<()> {
    let query = sqlx::query::<Any>("DELETE FROM passkey_challenge WHERE expires_ms < $1").bind(before_ms);
    query.execute(db).await.map_err(StoreError::doing("passkey_challenge")).map(|_| ())
}
