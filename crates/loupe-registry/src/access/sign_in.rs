//! Signing in with a password, and out.

use std::net::IpAddr;

use loupe_scheme::access::{AccountName, Means};
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{AuditRow, Change, SessionRow};

use super::actor::goes_on;
use super::guess::{FORGOTTEN_AFTER_MS, Patience};
use super::secret::hash_of;
use super::{By, Session, SessionSecret, password};
use crate::keys::SecretString;
use crate::registry::{Registry, Trouble};

/// The longest name that is looked at, in bytes.
const NAME_BYTES_MAX: usize = 256;

impl Registry {
    /// Signs a person in who comes from `address`.
    ///
    /// Refuses with `A3` a wrong name or password, without saying which, and after the same time; with `A4` whoever has
    /// failed too often, with the seconds that are left to wait.
    pub async fn sign_in(&self, name: &str, password: SecretString, address: IpAddr) -> Result<SessionSecret, Trouble> {
        let name = &typed_name(name);
        let whom = [(whom("account", name), Patience::ACCOUNT), (whom_address(address), Patience::ADDRESS)];
        self.count_try(&whom).await?;
        let known: Option<AccountName> = name.parse().ok();
        let kept = match &known {
            Some(name) => self.store.password_hash(name).await?,
            None => None,
        };
        let is_right = password::is_right(kept, password).await?;
        let account = match &known {
            Some(name) => self.store.account(name).await?.filter(|account| account.ended_ms.is_none()),
            None => None,
        };
        match account.filter(|_| is_right) {
            Some(account) => self.begin_session(self.store.change().await?, &account.name, "password", &whom).await,
            None => Err(self.refuse_sign_in(known.as_ref()).await?.into()),
        }
    }

    /// Counts a try as failed before it is made, so that many at once count too; a success takes it back.
    pub(super) async fn count_try(&self, whom: &[(String, Patience)]) -> Result<(), Trouble> {
        let now_ms = self.now().as_millisecond();
        let mut change = self.store.change().await?;
        change.forget_before(now_ms - FORGOTTEN_AFTER_MS).await?;
        let mut tries = Vec::with_capacity(whom.len());
        for (whom, patience) in whom {
            let before = change.tries(whom).await?;
            let wait = patience.wait(before, now_ms);
            if wait > 0 {
                return Err(Refusal::new(Rule::TooManyTries, wait.to_string()).into());
            }
            tries.push((whom, patience.failed(before, now_ms)));
        }
        for (whom, tries) in tries {
            change.set_tries(whom, tries).await?;
        }
        Ok(change.commit().await?)
    }

    /// Tries the password of somebody who is signed in; refuses as a sign-in does.
    pub(super) async fn try_password(&self, name: &AccountName, password: SecretString) -> Result<(), Trouble> {
        let whom = [(whom("account", name.as_str()), Patience::ACCOUNT)];
        self.count_try(&whom).await?;
        let kept = self.store.password_hash(name).await?;
        if !password::is_right(kept, password).await? {
            return Err(self.refuse_sign_in(Some(name)).await?.into());
        }
        let mut change = self.store.change().await?;
        change.set_tries(&whom[0].0, loupe_store::TryRow::default()).await?;
        Ok(change.commit().await?)
    }

    /// Notes a failed sign-in; what it is refused with. The name is noted only where it is somebody's.
    async fn refuse_sign_in(&self, name: Option<&AccountName>) -> Result<Refusal, Trouble> {
        let mut change = self.store.change().await?;
        let known = match name {
            Some(name) => change.account(name).await?.map(|account| account.name),
            None => None,
        };
        let subject = known.as_ref().map_or_else(|| "account".to_owned(), super::account::subject);
        change.write_audit(&self.own_line("refuse_sign_in", known.as_ref(), subject)).await?;
        change.commit().await?;
        Ok(Refusal::new(Rule::SignInRefused, ""))
    }

    /// Begins a session in a change, and ends the change.
    pub(super) async fn begin_session(
        &self,
        mut change: Change,
        name: &AccountName,
        way: &str,
        whom: &[(String, Patience)],
    ) -> Result<SessionSecret, Trouble> {
        let secret = SessionSecret::new()?;
        let now_ms = self.now().as_millisecond();
        let row = SessionRow {
            secret_sha256: hash_of(secret.expose()),
            account: name.clone(),
            office: None,
            way: way.to_owned(),
            made_ms: now_ms,
            seen_ms: now_ms,
            ended_ms: None,
        };
        change.begin_session(&row).await?;
        for (whom, patience) in whom {
            let mut tries = change.tries(whom).await?;
            // Whoever has an account must not wipe out what others, or they themselves, guessed from this address.
            tries.failures = if *patience == Patience::ADDRESS { (tries.failures - 1).max(0) } else { 0 };
            change.set_tries(whom, tries).await?;
        }
        change.write_audit(&self.own_line("sign_in", Some(name), super::account::subject(name))).await?;
        change.commit().await?;
        Ok(secret)
    }

    pub(super) fn own_line(&self, act: &str, name: Option<&AccountName>, subject: String) -> AuditRow {
        AuditRow {
            at_ms: self.now().as_millisecond(),
            account: name.cloned(),
            office: None,
            means: Means::Session,
            act: act.to_owned(),
            subject,
            detail: String::new(),
        }
    }

    /// Signs a browser out. One that is not signed in is not told so.
    pub async fn sign_out(&self, secret: &str) -> Result<(), Trouble> {
        let hash = hash_of(secret);
        let mut change = self.store.change().await?;
        let Some(row) = change.session(&hash).await? else { return Ok(()) };
        let now = self.now();
        if change.end_session(&hash, now.as_millisecond()).await? {
            let line = self.own_line("sign_out", Some(&row.account), super::account::subject(&row.account));
            change.write_audit(&line).await?;
            change.commit().await?;
        }
        Ok(())
    }

    /// The sessions of a person that go on, the newest first.
    pub async fn sessions(&self, account: &AccountName) -> Result<Vec<Session>, Trouble> {
        let now_ms = self.now().as_millisecond();
        let rows = self.store.sessions_of(account).await?;
        let going_on = rows.into_iter().filter(|row| goes_on(row, now_ms));
        Ok(going_on.map(|row| Session::of(row, String::new())).collect())
    }

    /// Ends another session of one's own, by its id; without an id every other one.
    pub async fn end_other_sessions(&self, session: &Session, id: Option<&str>) -> Result<(), Trouble> {
        let now = self.now();
        let others = self.sessions(&session.account).await?.into_iter().filter(|other| other.hash() != session.hash());
        let mut change = self.store.change().await?;
        for other in others.filter(|other| id.is_none_or(|id| other.id() == id)) {
            change.end_session(other.hash(), now.as_millisecond()).await?;
            let line =
                By::Own(session).line(now, "end_session", super::account::subject(&other.account), String::new());
            change.write_audit(&line).await?;
        }
        Ok(change.commit().await?)
    }

    /// Chooses the office that a session acts for from now on. Refuses with `A17` one to which the person does not belong.
    pub async fn act_for(&self, session: &Session, office: &OfficeId) -> Result<(), Trouble> {
        self.actor(session, Some(office)).await?;
        let mut change = self.store.change().await?;
        change.choose_office(session.hash(), office).await?;
        let line = By::Own(session).line(self.now(), "act_for", format!("office/{office}"), String::new());
        change.write_audit(&line).await?;
        Ok(change.commit().await?)
    }
}

/// A name as it is looked for, whatever was typed.
pub(super) fn typed_name(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.get(..NAME_BYTES_MAX).unwrap_or(&name).to_owned()
}

/// Whom a count is of.
pub(super) fn whom(kind: &str, name: &str) -> String {
    hash_of(&format!("{kind}:{name}"))
}

/// The count of an address; an IPv6 network of one subscriber counts as one.
pub(super) fn whom_address(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => whom("address", &address.to_string()),
        IpAddr::V6(address) => {
            let network: Vec<String> = address.segments().iter().take(4).map(|part| format!("{part:x}")).collect();
            whom("address", &network.join(":"))
        }
    }
}
