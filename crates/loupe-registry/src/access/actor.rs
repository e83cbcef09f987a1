//! Who acts: a session, a token or the console, turned into a person acting for an office.

use jiff::{SignedDuration, Timestamp};
use loupe_scheme::access::{AccountName, Actor, Means, Office, Role};
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::SessionRow;

use super::secret::hash_of;
use super::{moment, ms};
use crate::registry::{Registry, Trouble};

/// How long a session may be idle (NIST SP 800-63B 2.2.3 asks for at most an hour).
pub(super) const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// How long a session lasts at most: a working day.
pub(super) const LASTS: SignedDuration = SignedDuration::from_hours(12);
/// How exactly it is noted when a session or a token was seen last.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// A browser that is signed in, whether or not the person belongs to an office.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub account: AccountName,
    /// The person's name.
    pub full_name: String,
    /// The office acted for, where one was chosen.
    pub office: Option<OfficeId>,
    /// How they signed in: `password` or `passkey`.
    pub way: String,
    /// When they did.
    pub made_at: Timestamp,
    /// When they were seen last, to the minute.
    pub seen_at: Timestamp,
    hash: String,
}

impl Session {
    /// What tells one session of a person from another; no secret.
    pub fn id(&self) -> &str {
        &self.hash[..12.min(self.hash.len())]
    }

    /// The hash by which it is kept.
    pub(super) fn hash(&self) -> &str {
        &self.hash
    }

    pub(super) fn of(row: SessionRow, full_name: String) -> Session {
        let SessionRow { secret_sha256, account, office, way, made_ms, seen_ms, .. } = row;
        let (made_at, seen_at) = (moment(made_ms), moment(seen_ms));
        Session { account, full_name, office, way, made_at, seen_at, hash: secret_sha256 }
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session({}, {})", self.account, self.id())
    }
}

/// Whether a session goes on at that moment.
pub(super) fn goes_on(row: &SessionRow, now_ms: i64) -> bool {
    // One that was seen in times to come is as stale as one of long ago: a clock that was set back lengthens nothing.
    let is_fresh = now_ms.abs_diff(row.seen_ms) < ms(IDLE).unsigned_abs();
    row.ended_ms.is_none() && is_fresh && now_ms.saturating_sub(row.made_ms) < ms(LASTS)
}

impl Registry {
    /// The session of a browser. Refuses with `A1` none, one that ended, and one of an account that was closed.
    pub async fn session(&self, secret: &str) -> Result<Session, Trouble> {
        let (hash, now_ms) = (hash_of(secret), self.now().as_millisecond());
        let not_signed_in = || Refusal::new(Rule::NotSignedIn, "");
        let row = self.store.session(&hash).await?.filter(|row| goes_on(row, now_ms)).ok_or_else(not_signed_in)?;
        let account = self.store.account(&row.account).await?.filter(|account| account.ended_ms.is_none());
        let account = account.ok_or_else(not_signed_in)?;
        if now_ms - row.seen_ms >= ms(NOTED_EVERY) {
            let mut change = self.store.change().await?;
            change.see_session(&hash, now_ms).await?;
            change.commit().await?;
        }
        Ok(Session::of(row, account.full_name))
    }

    /// The person of a session, acting for `office`, or else for the one chosen last, or else for their first.
    ///
    /// Refuses with `A17` a person who belongs to no such office now.
    pub async fn actor(&self, session: &Session, office: Option<&OfficeId>) -> Result<Actor, Trouble> {
        let offices = self.offices_of(&session.account).await?;
        let (office, role) = chosen(&session.account, offices, office, session.office.as_ref())?;
        Ok(Actor { account: session.account.clone(), office, role, means: Means::Session, scopes: None })
    }

    /// Both at once. Refuses with `A1` and `A17` as they do.
    pub async fn actor_of_session(&self, secret: &str, office: Option<&OfficeId>) -> Result<Actor, Trouble> {
        self.actor(&self.session(secret).await?, office).await
    }

    /// The person and office of a token, within its scopes.
    ///
    /// Refuses with `A11` a token that is unknown, ended or revoked, or whose account was closed; `A17` one whose owner
    /// does not belong to its office any more.
    pub async fn actor_of_token(&self, token: &str) -> Result<Actor, Trouble> {
        let (hash, now_ms) = (hash_of(token), self.now().as_millisecond());
        let refused = || Refusal::new(Rule::TokenRefused, "");
        let row = self.store.token(&hash).await?.ok_or_else(refused)?;
        let account = self.store.account(&row.account).await?;
        let is_open = account.is_some_and(|account| account.ended_ms.is_none());
        if row.ended_ms.is_some() || row.expires_ms <= now_ms || !is_open {
            return Err(refused().into());
        }
        let offices = self.offices_of(&row.account).await?;
        let (office, role) = chosen(&row.account, offices, Some(&row.office), None)?;
        if row.used_ms.is_none_or(|used_ms| now_ms - used_ms >= ms(NOTED_EVERY)) {
            let mut change = self.store.change().await?;
            change.use_token(&hash, now_ms).await?;
            change.commit().await?;
        }
        Ok(Actor { account: row.account, office, role, means: Means::Token, scopes: Some(row.scopes) })
    }

    /// A person as whom the operator acts at the console: what is done is in the audit under both.
    ///
    /// Refuses with `A14` what is no name, `A6` an account that is not there, `A17` a person who belongs to no such
    /// office now.
    pub async fn actor_at_console(&self, account: &str, office: Option<&OfficeId>) -> Result<Actor, Trouble> {
        let account: AccountName = account.parse()?;
        self.open_account(&account).await?;
        let (office, role) = chosen(&account, self.offices_of(&account).await?, office, None)?;
        Ok(Actor { account, office, role, means: Means::Console, scopes: None })
    }
}

fn chosen(
    account: &AccountName,
    offices: Vec<(Office, Role)>,
    asked: Option<&OfficeId>,
    before: Option<&OfficeId>,
) -> Result<(Office, Role), Refusal> {
    let place = |wanted: &OfficeId| offices.iter().position(|(office, _)| office.id == *wanted);
    let at = match asked {
        Some(asked) => place(asked),
        None => before.and_then(place).or(if offices.is_empty() { None } else { Some(0) }),
    };
    let input = asked.map_or_else(|| account.to_string(), |office| format!("{account}@{office}"));
    let chosen = at.and_then(|at| offices.into_iter().nth(at));
    chosen.ok_or_else(|| Refusal::new(Rule::MembershipEnded, input))
}
