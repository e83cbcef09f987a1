//! Signing in with a passkey.

use std::net::IpAddr;

use loupe_scheme::access::AccountName;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{Change, PasskeyRow};
use passki::{AuthenticationCredential, AuthenticationState};

use super::guess::Patience;
use super::passkey_check::{Why, moved_on, named, read};
use super::passkey_question::{Asked, taken, whichever};
use super::sign_in::{typed_name, whom, whom_address};
use super::{PasskeyAnswer, PasskeyQuestion, PasskeySite, SessionSecret};
use crate::registry::{Registry, Trouble};

/// A passkey that was not taken, and whose it would be.
pub(super) struct NotTaken {
    whose: Option<AccountName>,
    why: Why,
}

impl From<Why> for NotTaken {
    fn from(why: Why) -> NotTaken {
        NotTaken { whose: None, why }
    }
}

impl Registry {
    /// Asks a browser at `address` for a passkey to sign in with; `name` is what was typed, and may be empty.
    ///
    /// Refuses with `A4` who asked too often without an answer.
    pub async fn ask_to_sign_in(
        &self,
        site: &PasskeySite,
        name: &str,
        address: IpAddr,
    ) -> Result<PasskeyQuestion, Trouble> {
        self.count_try(&[(whom("question", &whom_address(address)), Patience::QUESTIONS)]).await?;
        let (options, state) = whichever(site).ok_or_else(refused)?;
        let name = typed_name(name);
        self.ask(None, &Asked::SignIn { name, state }, options).await
    }

    /// Signs in who holds a passkey. Refuses with `A13` one that is not taken, without saying why, and with `A4` whoever
    /// has failed too often.
    pub async fn sign_in_with_passkey(
        &self,
        site: &PasskeySite,
        answer: PasskeyAnswer<'_>,
        address: IpAddr,
    ) -> Result<SessionSecret, Trouble> {
        let mut whom = vec![
            (whom_address(address), Patience::ADDRESS),
            (self::whom("question", &whom_address(address)), Patience::QUESTIONS),
        ];
        self.count_try(&whom[..1]).await?;
        let mut change = self.store.change().await?;
        let asked = taken(&mut change, &answer, None, self.now()).await?;
        let Some(Asked::SignIn { name, state }) = asked else {
            return Err(self.refuse_passkey(change, Why::NotAsked.into()).await?.into());
        };
        let expected = if name.is_empty() { None } else { Some(name) };
        match self.holder(&mut change, site, &state, answer.credential, expected.as_deref()).await? {
            Ok((row, body)) => {
                whom.push((self::whom("account", row.account.as_str()), Patience::ACCOUNT));
                change.use_passkey(&row.id, &body, self.now().as_millisecond()).await?;
                self.begin_session(change, &row.account, "passkey", &whom).await
            }
            Err(not_taken) => Err(self.refuse_passkey(change, not_taken).await?.into()),
        }
    }

    /// Whose passkey answered, and what is to be kept of it now. A failure counts for its account, which may have to wait.
    async fn holder(
        &self,
        change: &mut Change,
        site: &PasskeySite,
        state: &AuthenticationState,
        credential: &str,
        expected: Option<&str>,
    ) -> Result<Result<(PasskeyRow, String), NotTaken>, Trouble> {
        let credential: AuthenticationCredential = match read(credential) {
            Ok(credential) => credential,
            Err(why) => return Ok(Err(why.into())),
        };
        let row = match named(change, &credential).await? {
            Ok(row) => row,
            Err(why) => return Ok(Err(why.into())),
        };
        let (whom, now_ms) = (whom("account", row.account.as_str()), self.now().as_millisecond());
        let before = change.tries(&whom).await?;
        let wait = Patience::ACCOUNT.wait(before, now_ms);
        if wait > 0 {
            return Err(Refusal::new(Rule::TooManyTries, wait.to_string()).into());
        }
        let account = change.account(&row.account).await?.filter(|account| account.ended_ms.is_none());
        let is_theirs = account.is_some() && expected.is_none_or(|name| name == row.account.as_str());
        let moved = if is_theirs { moved_on(site, state, &credential, &row) } else { Err(Why::NotTheirs) };
        match moved {
            Ok(body) => Ok(Ok((row, body))),
            Err(why) => {
                change.set_tries(&whom, Patience::ACCOUNT.failed(before, now_ms)).await?;
                Ok(Err(NotTaken { whose: Some(row.account), why }))
            }
        }
    }

    /// Notes a passkey that was not taken, in the change that used up its question; what it is refused with.
    pub(super) async fn refuse_passkey(&self, mut change: Change, not_taken: NotTaken) -> Result<Refusal, Trouble> {
        let NotTaken { whose, why } = not_taken;
        let subject = whose.as_ref().map_or_else(|| "account".to_owned(), super::account::subject);
        let mut line = self.own_line("refuse_passkey", whose.as_ref(), subject);
        line.detail = why.code().to_owned();
        change.write_audit(&line).await?;
        change.commit().await?;
        Ok(refused())
    }
}

impl NotTaken {
    /// One that was offered by somebody who is signed in.
    pub(super) fn of(account: &AccountName, why: Why) -> NotTaken {
        NotTaken { whose: Some(account.clone()), why }
    }
}

/// What a person is told, whatever was wrong.
pub(super) fn refused() -> Refusal {
    Refusal::new(Rule::PasskeyRefused, "")
}
