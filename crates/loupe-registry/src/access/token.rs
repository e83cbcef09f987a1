//! Tokens: what lets a program act as a person, for one office, within scopes and until a day.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use loupe_scheme::access::{AccountName, Permission};
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::TokenRow;
use serde::Serialize;

use super::secret::hash_of;
use super::{By, TokenSecret, moment, ms};
use crate::registry::{Registry, Trouble};

/// How many days a token lasts at most.
pub const TOKEN_DAYS_MAX: u32 = 366;
/// The longest name of a token, in characters.
const NAME_CHARS_MAX: usize = 60;

/// A token to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// As whom.
    pub account: AccountName,
    /// For which office.
    pub office: OfficeId,
    /// What its owner calls it.
    pub name: String,
    /// What it is limited to; at least one.
    pub scopes: BTreeSet<Permission>,
    /// For how many days, at most [`TOKEN_DAYS_MAX`].
    pub days: u32,
}

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Token {
    /// What tells it from others; no secret.
    pub id: String,
    /// As whom.
    pub account: AccountName,
    /// For which office.
    pub office: String,
    /// What its owner calls it.
    pub name: String,
    /// What it is limited to.
    pub scopes: BTreeSet<Permission>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When it was used last, to the minute.
    pub used_at: Option<Timestamp>,
    /// When it was revoked.
    pub ended_at: Option<Timestamp>,
    /// Whether it may be used now.
    pub holds: bool,
}

impl Token {
    fn of(row: TokenRow, now: Timestamp) -> Token {
        Token {
            id: id_of(&row.secret_sha256),
            account: row.account,
            office: row.office.to_string(),
            name: row.name,
            scopes: row.scopes,
            made_at: moment(row.made_ms),
            expires_at: moment(row.expires_ms),
            used_at: row.used_ms.map(moment),
            ended_at: row.ended_ms.map(moment),
            holds: row.ended_ms.is_none() && now.as_millisecond() < row.expires_ms,
        }
    }
}

impl Registry {
    /// Makes a token; its secret is shown this once.
    ///
    /// Refuses with `A12` a token without a scope, with one that its owner does not have, for no or too many days, or
    /// without a name; `A17` an owner who does not belong to the office; `A2` who is neither its owner nor the operator.
    pub async fn new_token(&self, by: By<'_>, new: NewToken) -> Result<(TokenSecret, Token), Trouble> {
        may_own(by, &new.account)?;
        let owner = self.actor_at_console(new.account.as_str(), Some(&new.office)).await?;
        let at = |name: &str| Place { name: Some(name.to_owned()), ..Place::default() };
        let wrong = |field: &str, input: String| Refusal::new(Rule::TokenScopeWrong, input).at(at(field));
        let held = || Permission::ALL.iter().filter(|scope| owner.may(**scope)).map(|scope| scope.code());
        let mut refusals = Vec::new();
        if new.scopes.is_empty() {
            refusals.push(wrong("scopes", String::new()).accepting(held()));
        }
        for scope in new.scopes.iter().filter(|scope| !owner.may(**scope)) {
            refusals.push(wrong("scopes", scope.code().to_owned()).accepting(held()));
        }
        if new.days == 0 || new.days > TOKEN_DAYS_MAX {
            refusals.push(wrong("days", new.days.to_string()).accepting([format!("1..{TOKEN_DAYS_MAX}")]));
        }
        let name = new.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > NAME_CHARS_MAX || name.chars().any(char::is_control) {
            refusals.push(wrong("name", name.clone()));
        }
        if !refusals.is_empty() {
            return Err(Trouble::Refused(refusals));
        }
        let (secret, now) = (TokenSecret::new()?, self.now());
        let row = TokenRow {
            secret_sha256: hash_of(secret.expose()),
            account: new.account,
            office: new.office,
            name,
            scopes: new.scopes,
            made_ms: now.as_millisecond(),
            expires_ms: now.as_millisecond() + ms(SignedDuration::from_hours(24 * i64::from(new.days))),
            used_ms: None,
            ended_ms: None,
        };
        let scopes: Vec<&str> = row.scopes.iter().map(|scope| scope.code()).collect();
        let detail = format!("{} {} {}", row.account, row.office, scopes.join(";"));
        let mut change = self.store.change().await?;
        change.add_token(&row).await?;
        change.write_audit(&by.line(now, "new_token", subject(&row), detail)).await?;
        change.commit().await?;
        Ok((secret, Token::of(row, now)))
    }

    /// Tokens of a person, or of everybody; the newest first.
    pub async fn tokens(&self, account: Option<&AccountName>) -> Result<Vec<Token>, Trouble> {
        let now = self.now();
        Ok(self.store.tokens_of(account).await?.into_iter().map(|row| Token::of(row, now)).collect())
    }

    /// Revokes a token by its id. Refuses with `A11` one that is not there or ended, `A2` who may not.
    pub async fn revoke_token(&self, by: By<'_>, id: &str) -> Result<Token, Trouble> {
        let now = self.now();
        let mut change = self.store.change().await?;
        let rows = change.tokens_of(None).await?;
        let row = rows.into_iter().find(|row| id_of(&row.secret_sha256) == id && row.ended_ms.is_none());
        let row = row.ok_or_else(|| Refusal::new(Rule::TokenRefused, id))?;
        may_own(by, &row.account)?;
        change.end_token(&row.secret_sha256, now.as_millisecond()).await?;
        change.write_audit(&by.line(now, "revoke_token", subject(&row), row.account.to_string())).await?;
        change.commit().await?;
        Ok(Token::of(TokenRow { ended_ms: Some(now.as_millisecond()), ..row }, now))
    }
}

fn id_of(hash: &str) -> String {
    hash.chars().take(12).collect()
}

fn subject(row: &TokenRow) -> String {
    format!("token/{}", id_of(&row.secret_sha256))
}

/// Refuses with `A2` who is neither the owner nor the operator. A token makes no tokens.
fn may_own(by: By<'_>, account: &AccountName) -> Result<(), Refusal> {
    let is_own = match by {
        By::Operator => true,
        By::Own(session) => session.account == *account,
        By::Actor(_) => false,
    };
    if is_own { Ok(()) } else { by.require(Permission::ManageOffices) }
}
