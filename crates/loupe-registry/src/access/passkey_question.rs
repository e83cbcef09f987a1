//! What a browser is asked for before a passkey is made or used: a challenge that is kept here, answered once, and within
//! five minutes.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use loupe_scheme::access::AccountName;
use loupe_store::{ChallengeRow, Change};
use passki::{AuthenticationOptions, AuthenticationState, RegistrationState, UserVerificationRequirement};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::secret::{chance, hash_of};
use super::{PasskeySite, ms};
use crate::registry::{Fault, Registry, Trouble};

/// For how long a question may be answered.
pub(super) const LASTS: SignedDuration = SignedDuration::from_mins(5);

/// What a browser is to ask a device for.
#[derive(Serialize)]
pub struct PasskeyQuestion {
    /// What the answer has to bring along: whoever did not ask cannot answer.
    pub waiting: String,
    /// The options for `navigator.credentials` (WebAuthn 5.4 and 5.5).
    pub options: Value,
}

impl fmt::Debug for PasskeyQuestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasskeyQuestion(…)")
    }
}

/// What came back.
#[derive(Clone, Copy, Debug)]
pub struct PasskeyAnswer<'a> {
    /// The question's [`PasskeyQuestion::waiting`].
    pub waiting: &'a str,
    /// The credential as JSON (WebAuthn 5.1, `toJSON`).
    pub credential: &'a str,
}

/// What was asked, as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(tag = "for", rename_all = "snake_case")]
pub(super) enum Asked {
    /// Who signs in; with the name that was typed, if one was.
    SignIn { name: String, state: AuthenticationState },
    /// A new passkey of that name.
    Add { name: String, state: RegistrationState },
    /// That the person who is signed in is there.
    Prove { state: AuthenticationState },
}

/// The options and the state of a question about a passkey that is there. Which passkeys somebody has is told to nobody:
/// the device knows its own.
pub(super) fn whichever(site: &PasskeySite) -> Option<(Value, AuthenticationState)> {
    let mut options = AuthenticationOptions::default();
    options.user_verification = UserVerificationRequirement::Required;
    options.timeout = LASTS.as_secs().unsigned_abs() * 1000;
    let (challenge, state) = site.relying_party().start_passkey_authentication(&[], options).ok()?;
    Some((serde_json::to_value(challenge).ok()?, state))
}

impl Registry {
    /// Keeps a question; `account` is who may answer, or nobody's where whoever has a passkey may.
    pub(super) async fn ask(
        &self,
        account: Option<&AccountName>,
        asked: &Asked,
        options: Value,
    ) -> Result<PasskeyQuestion, Trouble> {
        let (waiting, now_ms) = (chance("")?, self.now().as_millisecond());
        let row = ChallengeRow {
            secret_sha256: hash_of(&waiting),
            account: account.cloned(),
            body: serde_json::to_string(asked).map_err(Fault::Passkey)?,
            expires_ms: now_ms + ms(LASTS),
        };
        let mut change = self.store.change().await?;
        change.forget_challenges(now_ms).await?;
        change.add_challenge(&row).await?;
        change.commit().await?;
        Ok(PasskeyQuestion { waiting: waiting.to_string(), options })
    }
}

/// Takes the question that an answer is for, once; `None` where none waits for it, or not for that person.
pub(super) async fn taken(
    change: &mut Change,
    answer: &PasskeyAnswer<'_>,
    account: Option<&AccountName>,
    now: Timestamp,
) -> Result<Option<Asked>, Trouble> {
    let row = change.take_challenge(&hash_of(answer.waiting), now.as_millisecond()).await?;
    let row = row.filter(|row| row.account.as_ref() == account);
    Ok(row.and_then(|row| serde_json::from_str(&row.body).ok()))
}
