//! Accounts of people: made, given a password, closed.

use jiff::Timestamp;
use loupe_scheme::access::{AccountName, Permission};
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::{AccountRow, Change};
use serde::Serialize;

use super::{By, Session, moment, password};
use crate::keys::SecretString;
use crate::registry::{Registry, Trouble};

/// The longest name of a person, in characters.
const NAME_CHARS_MAX: usize = 120;

/// A person's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The name to sign in with.
    pub name: AccountName,
    /// The person's name.
    pub full_name: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was closed; `None` while it may be used.
    pub ended_at: Option<Timestamp>,
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Account {
        let AccountRow { name, full_name, made_ms, ended_ms } = row;
        Account { name, full_name, made_at: moment(made_ms), ended_at: ended_ms.map(moment) }
    }
}

impl Registry {
    /// Makes an account. It may do nothing before it joins an office.
    ///
    /// Refuses with `A7` a name that is taken, `A14` a person's name that is empty or too long, `A5` a weak password,
    /// `A2` who may not: the register's head may, and the head of an office for those who are to join it.
    pub async fn add_account(
        &self,
        by: By<'_>,
        name: AccountName,
        full_name: &str,
        password: SecretString,
    ) -> Result<Account, Trouble> {
        by.require(Permission::ManageOffices).or_else(|_| by.require(Permission::ManageMembers))?;
        let full_name = full_name.trim();
        let chars = full_name.chars().count();
        if chars == 0 || chars > NAME_CHARS_MAX || full_name.chars().any(char::is_control) {
            let place = Place { name: Some("full_name".to_owned()), ..Place::default() };
            return Err(Refusal::new(Rule::AccountNameWrong, full_name).at(place).into());
        }
        password::check(&name, full_name, &password)?;
        let hash = password::hash(password).await?;
        let now = self.now();
        let mut change = self.store.change().await?;
        if change.account(&name).await?.is_some() {
            return Err(Refusal::new(Rule::AccountThere, name.as_str()).into());
        }
        let full_name = full_name.to_owned();
        let account = AccountRow { name, full_name, made_ms: now.as_millisecond(), ended_ms: None };
        change.add_account(&account, &hash).await?;
        change.write_audit(&by.line(now, "add_account", subject(&account.name), String::new())).await?;
        change.commit().await?;
        Ok(account.into())
    }

    /// Gives an account another password, and ends its sessions.
    ///
    /// Refuses with `A6` an account that is not there or was closed, `A5` a weak password, `A2` who may not: the
    /// register's head may, and the head of the one office to which the person belongs.
    pub async fn set_password(&self, by: By<'_>, name: &AccountName, password: SecretString) -> Result<(), Trouble> {
        let account = self.open_account(name).await?;
        self.may_let_in_again(by, name).await?;
        password::check(name, &account.full_name, &password)?;
        self.replace_password(by, name, password, None).await
    }

    /// Refuses with `A2` who may not help a person in who lost their password or passkey: the register's head may, and the
    /// head of the one office to which the person belongs.
    pub(super) async fn may_let_in_again(&self, by: By<'_>, name: &AccountName) -> Result<(), Trouble> {
        let Err(refusal) = by.require(Permission::ManageOffices) else { return Ok(()) };
        by.require(Permission::ManageMembers).map_err(|_| refusal.clone())?;
        let By::Actor(actor) = by else { return Err(refusal.into()) };
        let offices = self.offices_of(name).await?;
        if offices.is_empty() || offices.iter().any(|(office, _)| office.id != actor.office.id) {
            return Err(refusal.into());
        }
        Ok(())
    }

    /// Changes one's own password: the one before is asked for. Other sessions of the account end.
    ///
    /// Refuses with `A3` a wrong password, `A4` too many of them, `A5` a weak new one.
    pub async fn change_password(
        &self,
        session: &Session,
        old: SecretString,
        new: SecretString,
    ) -> Result<(), Trouble> {
        password::check(&session.account, &session.full_name, &new)?;
        self.try_password(&session.account, old).await?;
        self.replace_password(By::Own(session), &session.account, new, Some(session)).await
    }

    async fn replace_password(
        &self,
        by: By<'_>,
        name: &AccountName,
        password: SecretString,
        kept: Option<&Session>,
    ) -> Result<(), Trouble> {
        let hash = password::hash(password).await?;
        let now = self.now();
        let mut change = self.store.change().await?;
        change.set_password_hash(name, &hash).await?;
        change.end_sessions(name, kept.map(Session::hash), now.as_millisecond()).await?;
        change.write_audit(&by.line(now, "set_password", subject(name), String::new())).await?;
        Ok(change.commit().await?)
    }

    /// Closes an account: its sessions, tokens and passkeys end at once, and it never signs in again.
    ///
    /// Refuses with `A6` an account that is not there or was closed, `A2` who may not.
    pub async fn disable_account(&self, by: By<'_>, name: &AccountName) -> Result<(), Trouble> {
        by.require(Permission::ManageOffices)?;
        self.open_account(name).await?;
        let now = self.now();
        let mut change = self.store.change().await?;
        change.end_account(name, now.as_millisecond()).await?;
        end_all(&mut change, name, now).await?;
        change.write_audit(&by.line(now, "disable_account", subject(name), String::new())).await?;
        Ok(change.commit().await?)
    }

    /// Every account, by name.
    pub async fn accounts(&self) -> Result<Vec<Account>, Trouble> {
        Ok(self.store.accounts().await?.into_iter().map(Account::from).collect())
    }

    /// An account that may be used. Refuses with `A6` any other.
    pub async fn open_account(&self, name: &AccountName) -> Result<Account, Trouble> {
        let account = self.store.account(name).await?.filter(|account| account.ended_ms.is_none());
        Ok(account.ok_or_else(|| Refusal::new(Rule::NoSuchAccount, name.as_str()))?.into())
    }
}

async fn end_all(change: &mut Change, name: &AccountName, now: Timestamp) -> Result<(), Trouble> {
    change.end_sessions(name, None, now.as_millisecond()).await?;
    for token in change.tokens_of(Some(name)).await? {
        change.end_token(&token.secret_sha256, now.as_millisecond()).await?;
    }
    for passkey in change.passkeys_of(name).await? {
        change.end_passkey(&passkey.id, now.as_millisecond()).await?;
    }
    Ok(())
}

/// What an account is in the audit.
pub(super) fn subject(name: &AccountName) -> String {
    format!("account/{name}")
}
