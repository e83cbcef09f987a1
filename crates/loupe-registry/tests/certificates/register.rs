//! A register with a log, the authorities of Gaborone and Antwerp with their officers, and a clock that a test moves.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use loupe_registry::access::{By, NewMember, NewOffice};
use loupe_registry::certificate::{DraftKept, Kept};
use loupe_registry::keys::{KeyRing, SecretString, Unlock, default_identity};
use loupe_registry::log::audit::{AuditAsk, Audited, RECEIPT_DAYS, audit};
use loupe_registry::log::{LogHome, Publisher};
use loupe_registry::registry::{Registry, Trouble};
use loupe_registry::world;
use loupe_scheme::access::{Actor, OfficeKind, Role};
use loupe_scheme::certificate::{Found, HsCode, Line, Origins, Parcel, Party, Shipment};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::rule::Rule;
use loupe_tlog::policy::Policy;
use loupe_tlog::storage::{Disk, Folder};

thread_local! {
    /// What the clock shows on this test's thread, in milliseconds since 1970.
    static CLOCK: Cell<i64> = const { Cell::new(0) };
}

/// Sets the clock to eight in the morning of a day, UTC.
pub(crate) fn it_is(day: Date) {
    let morning = format!("{day}T08:00:00Z").parse::<Timestamp>().unwrap();
    CLOCK.set(morning.as_millisecond());
}

/// Lets days pass.
pub(crate) fn days_later(days: i64) {
    CLOCK.set(CLOCK.get() + i64::try_from(SignedDuration::from_hours(24 * days).as_millis()).unwrap());
}

pub(crate) fn now() -> Timestamp {
    Timestamp::from_millisecond(CLOCK.get()).unwrap()
}

/// The morning on which tests with threads of their own stand still.
pub(crate) fn one_morning() -> Timestamp {
    Timestamp::from_second(1_795_593_600).unwrap()
}

/// A registry on the database at `url` that keeps its log and keys under `root`.
pub(crate) async fn open(url: &str, root: &Path, now: fn() -> Timestamp) -> Registry {
    let keys = root.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    let home = LogHome { folder: root.join("log"), ring: Arc::new(ring), now };
    Registry::open(url).await.unwrap().with_log(home)
}

pub(crate) fn country(code: &str) -> ParticipantId {
    ParticipantId::new(code).unwrap()
}

/// Who takes part in a story.
pub(crate) struct People {
    /// Drafts in Gaborone.
    pub(crate) mosweu: Actor,
    /// Validates and issues in Gaborone.
    pub(crate) kgosi: Actor,
    /// A clerk in Gaborone.
    pub(crate) clerk: Actor,
    /// Receives in Antwerp.
    pub(crate) peeters: Actor,
    /// Receives in Antwerp as well.
    pub(crate) maes: Actor,
}

/// The register on the morning of 25 November 2026, with its two authorities and their people.
pub(crate) async fn register(url: &str, root: &Path) -> (Arc<Registry>, People) {
    it_is(date(2026, 11, 25));
    let registry = open(url, root, now).await;
    let people = populate(&registry).await;
    (Arc::new(registry), people)
}

/// Begins the log, imports the world and makes offices and people.
pub(crate) async fn populate(registry: &Registry) -> People {
    registry.begin_log("kimberley.example/log").await.unwrap();
    registry.import_world(&world::shipped(), &mut |_| ()).await.unwrap();
    authority(registry, "bw-diamonds", "BWA", "Ministry of Minerals", "Gaborone", "BW").await;
    authority(registry, "eu-antwerp", "EUE", "Dienst Vergunningen", "Antwerp", "EUAN").await;
    People {
        mosweu: employ(registry, "k.mosweu", "bw-diamonds", Role::Officer).await,
        kgosi: employ(registry, "t.kgosi", "bw-diamonds", Role::Officer).await,
        clerk: employ(registry, "a.molefe", "bw-diamonds", Role::Clerk).await,
        peeters: employ(registry, "j.peeters", "eu-antwerp", Role::Officer).await,
        maes: employ(registry, "s.maes", "eu-antwerp", Role::Officer).await,
    }
}

/// An authority that exports and imports, with its keys.
pub(crate) async fn authority(registry: &Registry, id: &str, of: &str, name: &str, city: &str, prefix: &str) {
    let new = NewOffice {
        id: id.parse().unwrap(),
        name: name.to_owned(),
        kinds: [OfficeKind::ExportingAuthority, OfficeKind::ImportingAuthority].into(),
        participant: Some(country(of)),
        city: city.to_owned(),
        prefix: Some(prefix.parse().unwrap()),
        language: "en".to_owned(),
        from: date(2000, 1, 1),
    };
    registry.add_office(By::Operator, new).await.unwrap();
}

/// A person in an office, acting.
pub(crate) async fn employ(registry: &Registry, name: &str, office: &str, role: Role) -> Actor {
    let password = SecretString::from("vier Worte die keiner kennt".to_owned());
    let (account, id) = (name.parse::<loupe_scheme::access::AccountName>().unwrap(), office.parse().unwrap());
    registry.add_account(By::Operator, account.clone(), name, password).await.unwrap();
    let member = NewMember { account, office: id, role, from: date(2000, 1, 1), until: None };
    let id = member.office.clone();
    registry.join(By::Operator, member).await.unwrap();
    registry.actor_at_console(name, Some(&id)).await.unwrap()
}

pub(crate) fn party(name: &str) -> Party {
    Party { name: name.to_owned(), address: "Plot 64511, Fairgrounds".to_owned(), licence: String::new() }
}

pub(crate) fn parcel(id: &str, origins: &str, carats: &str, usd: &str) -> Parcel {
    Parcel {
        id: id.to_owned(),
        origins: Origins::from_codes(origins.split(' ')).unwrap(),
        lines: vec![Line { hs: HsCode::NonIndustrial, carats: carats.parse().unwrap(), usd: usd.parse().unwrap() }],
        lots: Vec::new(),
        mined: String::new(),
    }
}

/// Two parcels from Gaborone to Antwerp.
pub(crate) fn shipment() -> Shipment {
    Shipment {
        exporting: country("BWA"),
        importing: country("EUE"),
        exporter: party("Kgalagadi Rough (Pty) Ltd"),
        importer: party("Scheldt Diamonds NV"),
        parcels: vec![parcel("P-1", "BWA", "820.00", "96760.00"), parcel("P-2", "BWA", "12.345678", "500.01")],
        evidence: Vec::new(),
        seal: "S 0417".to_owned(),
        quality: "rough, gem quality".to_owned(),
        zone: String::new(),
    }
}

/// What the shipment of [`shipment`] holds when it arrives whole.
pub(crate) fn all_there() -> Found {
    Found {
        parcels: 2,
        carats: "832.345678".parse().unwrap(),
        usd: None,
        exporter: "Kgalagadi Rough (Pty) Ltd".to_owned(),
        importer: "Scheldt Diamonds NV".to_owned(),
        seal: "S 0417".to_owned(),
        seal_whole: Some(true),
    }
}

/// One drafts, another validates.
pub(crate) async fn validated(registry: &Registry, one: &Actor, other: &Actor, shipment: Shipment) -> DraftKept {
    let draft = registry.draft_certificate(one, shipment, None).await.unwrap();
    registry.validate_draft(other, &draft.id, draft.version).await.unwrap()
}

/// One drafts, another validates and issues.
pub(crate) async fn issued(registry: &Registry, one: &Actor, other: &Actor, shipment: Shipment) -> Kept {
    let draft = validated(registry, one, other, shipment).await;
    registry.issue_certificate(other, &draft.id, draft.version).await.unwrap()
}

/// Publishes the log and audits it with nothing but its folder.
pub(crate) async fn audited(registry: &Arc<Registry>, root: &Path) -> Audited {
    Publisher::new(registry.clone()).unwrap().turn().await.unwrap();
    let folder = root.join("log");
    let policy = Policy::parse(&std::fs::read(folder.join("policy")).unwrap()).unwrap();
    let log = policy.logs().first().unwrap().key().clone();
    let as_of = (registry.log_home().unwrap().now)();
    let ask = AuditAsk { log, policy, others: Vec::new(), as_of, receipt_days: RECEIPT_DAYS, records: true };
    audit(&Folder::new(Disk::new(folder).unwrap()), &ask).unwrap()
}

/// The rules by which something was refused.
pub(crate) fn rules<T: std::fmt::Debug>(refused: Result<T, Trouble>) -> Vec<Rule> {
    match refused {
        Err(Trouble::Refused(refusals)) => refusals.iter().map(|refusal| refusal.rule).collect(),
        other => panic!("not refused: {other:?}"),
    }
}
