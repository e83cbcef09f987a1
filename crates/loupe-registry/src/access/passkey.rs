//! A person's passkeys: added, shown, removed.

use jiff::Timestamp;
use loupe_scheme::access::AccountName;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::{Change, PasskeyRow};
use passki::{
    AttestationConveyancePreference, Passki, RegistrationCredential, RegistrationOptions, RegistrationState,
    ResidentKeyRequirement, StoredPasskey, UserVerificationRequirement,
};
use serde::Serialize;

use super::guess::Patience;
use super::passkey_check::{ANSWER_BYTES_MAX, Why, handle, moved_on, named, read, stored};
use super::passkey_question::{Asked, LASTS, taken, whichever};
use super::passkey_sign_in::{NotTaken, refused};
use super::secret::hash_of;
use super::sign_in::whom;
use super::{By, PasskeyAnswer, PasskeyQuestion, PasskeySite, Session, moment};
use crate::keys::SecretString;
use crate::registry::{Registry, Trouble};

/// How many passkeys a person has at most.
pub const PASSKEYS_MAX: usize = 20;
/// The longest name of a passkey, in characters.
pub const PASSKEY_NAME_CHARS_MAX: usize = 60;
/// The longest name that a device may give to a passkey, in bytes (WebAuthn 7.1).
const ID_BYTES_MAX: usize = 1023;
/// The signatures that can be checked here (RFC 9053, RFC 8812): Ed25519, and ECDSA and RSA with SHA-256 or SHA-384.
const SIGNATURES: [i32; 5] = [-8, -7, -35, -257, -258];

/// A passkey in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passkey {
    /// What tells it from others; no secret.
    pub id: String,
    /// Whose.
    pub account: AccountName,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub made_at: Timestamp,
    /// When it was used last.
    pub used_at: Option<Timestamp>,
}

impl From<&PasskeyRow> for Passkey {
    fn from(row: &PasskeyRow) -> Passkey {
        Passkey {
            id: id_of(&row.id),
            account: row.account.clone(),
            name: row.name.clone(),
            made_at: moment(row.made_ms),
            used_at: row.used_ms.map(moment),
        }
    }
}

/// How somebody who is signed in shows that it is still them.
pub enum Proof<'a> {
    /// Their password.
    Password(SecretString),
    /// A passkey, asked for a moment ago.
    Passkey(&'a PasskeySite, PasskeyAnswer<'a>),
}

impl Registry {
    /// The passkeys of a person that are in use, the oldest first.
    pub async fn passkeys(&self, account: &AccountName) -> Result<Vec<Passkey>, Trouble> {
        let rows = self.store.passkeys_of(account).await?;
        Ok(rows.iter().filter(|row| row.ended_ms.is_none()).map(Passkey::from).collect())
    }

    /// Asks the browser of a session for a new passkey. The password is asked for first, so that a browser that was left
    /// open gives nobody a way in for later.
    ///
    /// Refuses with `A20` a name that is empty or too long, `A21` one passkey too many, `A3` a wrong password, `A4` too
    /// many of them.
    pub async fn ask_for_new_passkey(
        &self,
        site: &PasskeySite,
        session: &Session,
        name: &str,
        password: SecretString,
    ) -> Result<PasskeyQuestion, Trouble> {
        let name = name.trim();
        let chars = name.chars().count();
        if chars == 0 || chars > PASSKEY_NAME_CHARS_MAX || name.chars().any(char::is_control) {
            let place = Place { name: Some("name".to_owned()), ..Place::default() };
            return Err(Refusal::new(Rule::PasskeyNameWrong, name).at(place).into());
        }
        let rows = self.store.passkeys_of(&session.account).await?;
        let rows: Vec<PasskeyRow> = rows.into_iter().filter(|row| row.ended_ms.is_none()).collect();
        if rows.len() >= PASSKEYS_MAX {
            return Err(Refusal::new(Rule::PasskeysTooMany, rows.len().to_string()).into());
        }
        self.try_password(&session.account, password).await?;
        let there: Vec<StoredPasskey> = rows.iter().filter_map(stored).collect();
        let mut options = RegistrationOptions::default();
        options.timeout = LASTS.as_secs().unsigned_abs() * 1000;
        options.attestation = AttestationConveyancePreference::None;
        options.resident_key = ResidentKeyRequirement::Required;
        options.user_verification = UserVerificationRequirement::Required;
        options.exclude_credentials = Some(&there);
        let (account, handle) = (&session.account, handle(&session.account));
        let begun =
            site.relying_party().start_passkey_registration(&handle, account.as_str(), &session.full_name, options);
        let (challenge, state) = begun.map_err(|_| refused())?;
        let options = serde_json::to_value(challenge).map_err(|_| refused())?;
        self.ask(Some(account), &Asked::Add { name: name.to_owned(), state }, options).await
    }

    /// Adds the passkey that was asked for. Refuses with `A13` what cannot be taken.
    pub async fn add_passkey(
        &self,
        site: &PasskeySite,
        session: &Session,
        answer: PasskeyAnswer<'_>,
    ) -> Result<Passkey, Trouble> {
        let (account, now) = (&session.account, self.now());
        let mut change = self.store.change().await?;
        let made = match taken(&mut change, &answer, Some(account), now).await? {
            Some(Asked::Add { name, state }) => made(site, &state, answer.credential).map(|made| (name, made)),
            _ => Err(Why::NotAsked),
        };
        let (name, (id, body)) = match made {
            Ok(made) => made,
            Err(why) => return Err(self.refuse_passkey(change, NotTaken::of(account, why)).await?.into()),
        };
        if change.passkey(&id).await?.is_some() {
            return Err(self.refuse_passkey(change, NotTaken::of(account, Why::NotTheirs)).await?.into());
        }
        let made_ms = now.as_millisecond();
        let row = PasskeyRow { id, account: account.clone(), name, body, made_ms, used_ms: None, ended_ms: None };
        change.add_passkey(&row).await?;
        change.write_audit(&By::Own(session).line(now, "add_passkey", subject(&row), account.to_string())).await?;
        change.commit().await?;
        Ok(Passkey::from(&row))
    }

    /// Asks the browser of a session for a passkey of its person. Refuses with `A4` who asked too often.
    pub async fn ask_for_proof(&self, site: &PasskeySite, session: &Session) -> Result<PasskeyQuestion, Trouble> {
        self.count_try(&[(whom("question", session.account.as_str()), Patience::QUESTIONS)]).await?;
        let (options, state) = whichever(site).ok_or_else(refused)?;
        self.ask(Some(&session.account), &Asked::Prove { state }, options).await
    }

    /// Removes a passkey of one's own. Refuses with `A19` one that is not there, `A3` a wrong password, `A13` a passkey
    /// that proves nothing, `A4` too many of either.
    pub async fn remove_own_passkey(&self, session: &Session, id: &str, proof: Proof<'_>) -> Result<(), Trouble> {
        let account = &session.account;
        let change = match proof {
            Proof::Password(password) => {
                self.try_password(account, password).await?;
                self.store.change().await?
            }
            Proof::Passkey(site, answer) => self.proven(site, session, answer).await?,
        };
        self.end_passkey(change, By::Own(session), account, id).await.map(|_| ())
    }

    /// A change in which a passkey has proven that it is still the person of the session.
    async fn proven(
        &self,
        site: &PasskeySite,
        session: &Session,
        answer: PasskeyAnswer<'_>,
    ) -> Result<Change, Trouble> {
        let (account, now) = (&session.account, self.now());
        let tries = [
            (whom("account", account.as_str()), Patience::ACCOUNT),
            (whom("question", account.as_str()), Patience::QUESTIONS),
        ];
        self.count_try(&tries[..1]).await?;
        let mut change = self.store.change().await?;
        let moved = match (taken(&mut change, &answer, Some(account), now).await?, read(answer.credential)) {
            (Some(Asked::Prove { state }), Ok(credential)) => match named(&mut change, &credential).await? {
                Ok(row) if row.account != *account => Err(Why::NotTheirs),
                Ok(row) => moved_on(site, &state, &credential, &row).map(|body| (row, body)),
                Err(why) => Err(why),
            },
            (Some(Asked::Prove { .. }), Err(why)) => Err(why),
            _ => Err(Why::NotAsked),
        };
        match moved {
            Ok((row, body)) => {
                change.use_passkey(&row.id, &body, now.as_millisecond()).await?;
                for (whom, _) in &tries {
                    change.set_tries(whom, loupe_store::TryRow::default()).await?;
                }
                Ok(change)
            }
            Err(why) => Err(self.refuse_passkey(change, NotTaken::of(account, why)).await?.into()),
        }
    }

    /// Removes a passkey for somebody who lost it. Refuses with `A6` an account that is not there, `A19` a passkey that
    /// is not, `A2` who may not, as [`Registry::set_password`] does.
    pub async fn remove_passkey(&self, by: By<'_>, account: &AccountName, id: &str) -> Result<Passkey, Trouble> {
        self.open_account(account).await?;
        self.may_let_in_again(by, account).await?;
        let change = self.store.change().await?;
        self.end_passkey(change, by, account, id).await
    }

    async fn end_passkey(
        &self,
        mut change: Change,
        by: By<'_>,
        account: &AccountName,
        id: &str,
    ) -> Result<Passkey, Trouble> {
        let now = self.now();
        let rows = change.passkeys_of(account).await?;
        let row = rows.into_iter().find(|row| id_of(&row.id) == id && row.ended_ms.is_none());
        let row = row.ok_or_else(|| Refusal::new(Rule::NoSuchPasskey, id))?;
        change.end_passkey(&row.id, now.as_millisecond()).await?;
        change.write_audit(&by.line(now, "remove_passkey", subject(&row), account.to_string())).await?;
        change.commit().await?;
        Ok(Passkey::from(&row))
    }
}

/// The name and the body of a passkey that a device made.
fn made(site: &PasskeySite, state: &RegistrationState, credential: &str) -> Result<(String, String), Why> {
    if credential.len() > ANSWER_BYTES_MAX {
        return Err(Why::Unreadable);
    }
    let credential: RegistrationCredential = serde_json::from_str(credential).map_err(|_| Why::Unreadable)?;
    let made = site.relying_party().finish_passkey_registration(&credential, state)?;
    if made.credential_id.is_empty() || made.credential_id.len() > ID_BYTES_MAX || !SIGNATURES.contains(&made.algorithm)
    {
        return Err(Why::Unreadable);
    }
    let body = serde_json::to_string(&made).map_err(|_| Why::Unreadable)?;
    Ok((Passki::base64_encode(&made.credential_id), body))
}

fn id_of(credential_id: &str) -> String {
    hash_of(credential_id).chars().take(12).collect()
}

fn subject(row: &PasskeyRow) -> String {
    format!("passkey/{}", id_of(&row.id))
}
