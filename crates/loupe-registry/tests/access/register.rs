//! A register with a clock that a test moves, and the people in it.

use std::cell::Cell;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use loupe_registry::access::{By, NewMember, NewOffice, SessionSecret};
use loupe_registry::keys::{KeyRing, SecretString, Unlock, default_identity};
use loupe_registry::log::LogHome;
use loupe_registry::registry::{Registry, Trouble};
use loupe_scheme::access::{AccountName, Actor, OfficeKind, Role};
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::Rule;

/// The day on which every test begins, at eight in the morning, UTC.
pub(crate) const TODAY: Date = date(2026, 11, 25);
/// Everybody's password but one.
pub(crate) const PASSWORD: &str = "vier Worte die keiner kennt";
/// Where people sign in from.
pub(crate) const HERE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));

thread_local! {
    /// What the clock shows on this test's thread, in milliseconds since 1970.
    static CLOCK: Cell<i64> = const { Cell::new(0) };
}

/// Lets time pass.
pub(crate) fn later(by: SignedDuration) {
    CLOCK.set(CLOCK.get() + i64::try_from(by.as_millis()).unwrap());
}

fn now() -> Timestamp {
    Timestamp::from_millisecond(CLOCK.get()).unwrap()
}

/// The register in the database at `url`, its clock on the morning of [`TODAY`]. Keys are in the folder `root`.
pub(crate) async fn open(url: &str, root: &Path) -> Registry {
    CLOCK.set("2026-11-25T08:00:00Z".parse::<Timestamp>().unwrap().as_millisecond());
    reopen(url, root).await
}

/// The same, as another program opens it: the clock goes on.
pub(crate) async fn reopen(url: &str, root: &Path) -> Registry {
    let keys = root.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    let home = LogHome { folder: root.join("log"), ring: Arc::new(ring), now };
    Registry::open(url).await.unwrap().with_log(home)
}

pub(crate) fn account(name: &str) -> AccountName {
    name.parse().unwrap()
}

pub(crate) fn office(id: &str) -> OfficeId {
    id.parse().unwrap()
}

pub(crate) fn secret(password: &str) -> SecretString {
    SecretString::from(password.to_owned())
}

/// An organisation of one kind, which needs no participant.
pub(crate) fn organisation(id: &str, kind: OfficeKind) -> NewOffice {
    NewOffice {
        id: office(id),
        name: format!("Office {id}"),
        kinds: [kind].into(),
        participant: None,
        city: "Kimberley".to_owned(),
        prefix: None,
        language: "en".to_owned(),
        from: TODAY,
    }
}

/// Makes an account, and lets it into an office without an end.
pub(crate) async fn employ(registry: &Registry, name: &str, at: &str, role: Role) {
    let full_name = format!("Person {name}");
    registry.add_account(By::Operator, account(name), &full_name, secret(PASSWORD)).await.unwrap();
    let member = NewMember { account: account(name), office: office(at), role, from: TODAY, until: None };
    registry.join(By::Operator, member).await.unwrap();
}

/// Signs in with the password of all.
pub(crate) async fn sign_in(registry: &Registry, name: &str) -> SessionSecret {
    registry.sign_in(name, secret(PASSWORD), HERE).await.unwrap()
}

/// Who acts with a session.
pub(crate) async fn actor(registry: &Registry, session: &SessionSecret) -> Result<Actor, Trouble> {
    registry.actor_of_session(session.expose(), None).await
}

/// The rules by which something was refused.
pub(crate) fn rules<T: std::fmt::Debug>(refused: Result<T, Trouble>) -> Vec<Rule> {
    match refused {
        Err(Trouble::Refused(refusals)) => refusals.iter().map(|refusal| refusal.rule).collect(),
        other => panic!("not refused: {other:?}"),
    }
}
