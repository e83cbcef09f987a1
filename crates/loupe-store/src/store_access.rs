//! The part of [`Store`] and [`Change`] that is about people and offices.

use jiff::civil::Date;
use loupe_scheme::access::{AccountName, Office};
use loupe_scheme::record::OfficeId;

use crate::account::{self, AccountRow, MembershipRow};
use crate::audit::{self, AuditFilter, AuditRow};
use crate::error::Result;
use crate::office;
use crate::passkey::{self, ChallengeRow, PasskeyRow};
use crate::session::{self, SessionRow, TokenRow};
use crate::sign_in::{self, TryRow};
use crate::store::{Change, Store};

/// What is read in the same words outside of a change and inside one.
macro_rules! reads {
    ($($(#[$about:meta])* $name:ident($($arg:ident: $kind:ty),*) -> $gives:ty = $read:path;)*) => {
        impl Store {
            $($(#[$about])* pub async fn $name(&self, $($arg: $kind),*) -> Result<$gives> {
                $read(&mut *self.connection().await?, $($arg),*).await
            })*
        }

        impl Change {
            $($(#[$about])* pub async fn $name(&mut self, $($arg: $kind),*) -> Result<$gives> {
                $read(self.db(), $($arg),*).await
            })*
        }
    };
}

pub(crate) use reads;

/// What is written inside a change.
macro_rules! writes {
    ($($(#[$about:meta])* $name:ident($($arg:ident: $kind:ty),*) -> $gives:ty = $write:path;)*) => {
        impl Change {
            $($(#[$about])* pub async fn $name(&mut self, $($arg: $kind),*) -> Result<$gives> {
                $write(self.db(), $($arg),*).await
            })*
        }
    };
}

pub(crate) use writes;

reads! {
    /// Every office, by name.
    offices() -> Vec<Office> = office::all;
    /// The office of that name.
    office(id: &OfficeId) -> Option<Office> = office::named;
    /// The office whose certificates' numbers begin so.
    office_with_prefix(prefix: &str) -> Option<Office> = office::with_prefix;
    /// Every account, by name.
    accounts() -> Vec<AccountRow> = account::all;
    /// The account of that name.
    account(name: &AccountName) -> Option<AccountRow> = account::named;
    /// The password of an account as Argon2id; `None` for an account that has none, or is none.
    password_hash(name: &AccountName) -> Option<String> = account::password_hash;
    /// Where a person belonged, oldest first.
    memberships_of(name: &AccountName) -> Vec<MembershipRow> = account::memberships_of;
    /// Who belonged to an office, oldest first.
    members_of(office: &OfficeId) -> Vec<MembershipRow> = account::members_of;
    /// The session with that hash.
    session(secret_sha256: &str) -> Option<SessionRow> = session::session_of;
    /// A person's sessions, the newest first.
    sessions_of(name: &AccountName) -> Vec<SessionRow> = session::sessions_of;
    /// The token with that hash.
    token(secret_sha256: &str) -> Option<TokenRow> = session::token_of;
    /// Tokens of a person, or of everybody; the newest first.
    tokens_of(name: Option<&AccountName>) -> Vec<TokenRow> = session::tokens_of;
    /// A person's passkeys, oldest first.
    passkeys_of(name: &AccountName) -> Vec<PasskeyRow> = passkey::passkeys_of;
    /// The passkey of that name.
    passkey(id: &str) -> Option<PasskeyRow> = passkey::passkey_of;
    /// How often sign-ins failed for whom.
    tries(whom_sha256: &str) -> TryRow = sign_in::tries;
    /// Lines of the audit with their numbers, the newest first.
    audit(filter: &AuditFilter) -> Vec<(i64, AuditRow)> = audit::read;
}

writes! {
    /// Adds a line to the audit; its number.
    write_audit(line: &AuditRow) -> i64 = audit::write;
    /// Adds an office.
    add_office(office: &Office) -> () = office::add;
    /// Puts an end to an office; `None` takes it back.
    end_office(id: &OfficeId, until: Option<Date>) -> () = office::end;
    /// Adds an account; without a password `password_hash` is empty.
    add_account(account: &AccountRow, password_hash: &str) -> () = account::add;
    /// Puts another password in the place of the one before.
    set_password_hash(name: &AccountName, hash: &str) -> () = account::set_password_hash;
    /// Closes an account.
    end_account(name: &AccountName, at_ms: i64) -> () = account::end;
    /// Adds a membership under the next number, whatever the row says of it; that number.
    join(member: &MembershipRow) -> i64 = account::join;
    /// Gives a membership its last day, and ends it at `ended_ms` where that is given.
    leave(number: i64, until: Date, ended_ms: Option<i64>) -> () = account::leave;
    /// Begins a session.
    begin_session(session: &SessionRow) -> () = session::begin;
    /// Notes that a session was seen, never earlier than before.
    see_session(secret_sha256: &str, at_ms: i64) -> () = session::see;
    /// Chooses the office that a session acts for.
    choose_office(secret_sha256: &str, office: &OfficeId) -> () = session::choose_office;
    /// Ends a session; false where none went on.
    end_session(secret_sha256: &str, at_ms: i64) -> bool = session::end_session;
    /// Ends every session of a person but the one to be kept; how many.
    end_sessions(name: &AccountName, kept_sha256: Option<&str>, at_ms: i64) -> u64 = session::end_sessions;
    /// Adds a token.
    add_token(token: &TokenRow) -> () = session::add_token;
    /// Notes that a token was used.
    use_token(secret_sha256: &str, at_ms: i64) -> () = session::use_token;
    /// Revokes a token; false where none was left to revoke.
    end_token(secret_sha256: &str, at_ms: i64) -> bool = session::end_token;
    /// Sets how often sign-ins failed for whom.
    set_tries(whom_sha256: &str, tries: TryRow) -> () = sign_in::set_tries;
    /// Drops counts whose last failure was before `before_ms`.
    forget_before(before_ms: i64) -> () = sign_in::forget_before;
    /// Adds a passkey.
    add_passkey(key: &PasskeyRow) -> () = passkey::add_passkey;
    /// Keeps what a passkey's use changed in it.
    use_passkey(id: &str, body: &str, at_ms: i64) -> () = passkey::use_passkey;
    /// Removes a passkey from use; false where none was left.
    end_passkey(id: &str, at_ms: i64) -> bool = passkey::end_passkey;
    /// Keeps a challenge.
    add_challenge(challenge: &ChallengeRow) -> () = passkey::add_challenge;
    /// Takes a challenge that has not ended, once.
    take_challenge(secret_sha256: &str, now_ms: i64) -> Option<ChallengeRow> = passkey::take_challenge;
    /// Drops challenges that ended before `before_ms`.
    forget_challenges(before_ms: i64) -> () = passkey::forget_challenges;
}
