//! A register with a log, a mine, a mixing house and the world.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;
use loupe_registry::access::{By, NewMember, NewOffice};
use loupe_registry::custody::{Behaviour, CaptureJob, Incomes, LotStory};
use loupe_registry::keys::{KeyRing, SecretString, Unlock, default_identity};
use loupe_registry::log::LogHome;
use loupe_registry::registry::{Registry, Trouble};
use loupe_registry::world;
use loupe_scheme::access::{Actor, OfficeKind, Role};
use loupe_scheme::rule::Rule;

pub(crate) fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
}

/// A registry on the database at `url`, as another program would open it.
pub(crate) async fn open(url: &str, root: &Path) -> Registry {
    let keys = root.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    let home = LogHome { folder: root.join("log"), ring: Arc::new(ring), now };
    Registry::open(url).await.unwrap().with_log(home)
}

/// A register, a clerk of an operator, and a clerk of another.
pub(crate) async fn register(url: &str, root: &Path) -> (Registry, Actor, Actor) {
    let registry = open(url, root).await;
    registry.begin_log("kimberley.example/log").await.unwrap();
    registry.import_world(&world::shipped(), &mut |_| ()).await.unwrap();
    let clerk = employ(&registry, "a.sand", "house-one").await;
    let other = employ(&registry, "b.stone", "house-two").await;
    (registry, clerk, other)
}

pub(crate) async fn employ(registry: &Registry, name: &str, office: &str) -> Actor {
    let new = NewOffice {
        id: office.parse().unwrap(),
        name: office.to_owned(),
        kinds: [OfficeKind::Operator].into(),
        participant: None,
        city: "Antwerp".to_owned(),
        prefix: None,
        language: "en".to_owned(),
        from: date(2000, 1, 1),
    };
    registry.add_office(By::Operator, new).await.unwrap();
    let password = SecretString::from("vier Worte die keiner kennt".to_owned());
    let account: loupe_scheme::access::AccountName = name.parse().unwrap();
    registry.add_account(By::Operator, account.clone(), name, password).await.unwrap();
    let id: loupe_scheme::record::OfficeId = office.parse().unwrap();
    let member = NewMember { account, office: id.clone(), role: Role::Clerk, from: date(2000, 1, 1), until: None };
    registry.join(By::Operator, member).await.unwrap();
    registry.actor_at_console(name, Some(&id)).await.unwrap()
}

/// Everything of it is taken.
pub(crate) async fn take(registry: &Registry, actor: &Actor, document: Incomes) -> CaptureJob {
    let job = registry.capture(actor, document, Behaviour::Rollback).await.unwrap();
    assert!(job.succeeded(), "{:?}", job.refusals);
    job
}

/// The rules by which it is refused.
pub(crate) async fn refused(registry: &Registry, actor: &Actor, document: Incomes) -> Vec<String> {
    let job = registry.capture(actor, document, Behaviour::Rollback).await.unwrap();
    assert!(!job.succeeded() && job.taken == 0, "{job:?}");
    job.refusals.iter().map(|refusal| refusal.rule.clone()).collect()
}

/// What is known of a lot, under every definition.
pub(crate) async fn lot(registry: &Registry, actor: Option<&Actor>, name: &str) -> LotStory {
    let definitions = registry.edition().defaults.clone();
    registry.lot(actor, &super::documents::lot(name), &definitions).await.unwrap()
}

/// Where the carats of a lot are from: place, at least, expected, at most.
pub(crate) fn origins(story: &LotStory) -> Vec<String> {
    of_origins(&story.whence.origins)
}

/// The same of some stones.
pub(crate) fn of_origins(parts: &[loupe_registry::custody::OriginPart]) -> Vec<String> {
    let line = |part: &loupe_registry::custody::OriginPart| {
        let place = part.origin.as_ref().map_or("unknown", |origin| loupe_registry::custody::place_id(&origin.place));
        format!("{place} {} {} {}", part.at_least, part.expected, part.at_most)
    };
    parts.iter().map(line).collect()
}

/// The rules of a refusal.
pub(crate) fn rules<T: std::fmt::Debug>(result: Result<T, Trouble>) -> Vec<Rule> {
    match result {
        Err(Trouble::Refused(refusals)) => refusals.iter().map(|refusal| refusal.rule).collect(),
        other => panic!("{other:?}"),
    }
}
