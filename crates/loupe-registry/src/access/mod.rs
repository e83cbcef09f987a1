//! People and offices: who may sign in, for which office, as what, and what they did.
//!
//! Every verb writes its audit line in the transaction of its change. What is secret is known by its hash alone.

mod account;
mod actor;
mod audit;
mod guess;
mod member;
mod office;
mod passkey;
mod passkey_check;
mod passkey_question;
mod passkey_sign_in;
mod passkey_site;
mod password;
mod secret;
mod sign_in;
mod token;

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use loupe_scheme::access::{AccountName, Actor, Means, Permission};
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::AuditRow;

use crate::registry::Registry;

pub use account::Account;
pub use actor::Session;
pub use audit::{AuditLine, AuditPage};
pub use member::{Member, NewMember};
pub use office::NewOffice;
pub use passkey::{PASSKEY_NAME_CHARS_MAX, PASSKEYS_MAX, Passkey, Proof};
pub use passkey_question::{PasskeyAnswer, PasskeyQuestion};
pub use passkey_site::PasskeySite;
pub use password::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
pub use secret::{SessionSecret, TokenSecret, form_token, is_form_token};
pub use token::{NewToken, TOKEN_DAYS_MAX, Token};

/// Who changes something.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// Whoever operates the register, at its console.
    Operator,
    /// A person acting for an office.
    Actor(&'a Actor),
    /// A person about what is their own.
    Own(&'a Session),
}

impl By<'_> {
    /// Refuses as [`Actor::require`] does; who operates the register may all, and who acts for no office nothing.
    pub fn require(&self, permission: Permission) -> Result<(), Refusal> {
        match self {
            By::Operator => Ok(()),
            By::Actor(actor) => actor.require(permission),
            By::Own(_) => Err(Refusal::new(Rule::NotPermitted, permission.code())),
        }
    }

    /// The line of the audit that says so.
    pub(crate) fn line(&self, at: Timestamp, act: &str, subject: String, detail: String) -> AuditRow {
        let (account, office, means): (Option<AccountName>, Option<OfficeId>, Means) = match self {
            By::Operator => (None, None, Means::Console),
            By::Actor(actor) => (Some(actor.account.clone()), Some(actor.office.id.clone()), actor.means),
            By::Own(session) => (Some(session.account.clone()), session.office.clone(), Means::Session),
        };
        AuditRow { at_ms: at.as_millisecond(), account, office, means, act: act.to_owned(), subject, detail }
    }
}

impl Registry {
    /// Now, by the clock of this registry.
    pub(crate) fn now(&self) -> Timestamp {
        self.log_home().map_or_else(Timestamp::now, |home| (home.now)())
    }

    /// Today, in UTC.
    pub(crate) fn today(&self) -> Date {
        day_of(self.now())
    }
}

/// The day of a moment, in UTC.
pub(crate) fn day_of(at: Timestamp) -> Date {
    Offset::UTC.to_datetime(at).date()
}

/// A moment that is stored as milliseconds; the beginning of the count for what cannot be one.
pub(crate) fn moment(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The milliseconds of a duration.
pub(crate) const fn ms(duration: SignedDuration) -> i64 {
    duration.as_secs() * 1000
}
