//! A register with a log, an authority on each side of a shipment, and a clock that a test moves.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use loupe_registry::access::{By, NewOffice};
use loupe_registry::certificate::Kept;
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::{LogHome, Publisher};
use loupe_registry::registry::{Registry, Trouble};
use loupe_registry::world;
use loupe_scheme::access::{Actor, Means, Office, OfficeKind, Role};
use loupe_scheme::certificate::{HsCode, Line, Origins, Parcel, Party, Shipment};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::Rule;

thread_local! {
    /// What the clock shows on this test's thread, in milliseconds since 1970.
    static CLOCK: Cell<i64> = const { Cell::new(0) };
}

/// Lets days pass.
pub(crate) fn days_later(days: i64) {
    CLOCK.set(CLOCK.get() + i64::try_from(SignedDuration::from_hours(24 * days).as_millis()).unwrap());
}

pub(crate) fn now() -> Timestamp {
    Timestamp::from_millisecond(CLOCK.get()).unwrap()
}

/// The register at `url` with the shipped world and a log, on the morning of 25 November 2026. Files are under `root`.
pub(crate) async fn register(url: &str, root: &Path) -> Arc<Registry> {
    CLOCK.set("2026-11-25T08:00:00Z".parse::<Timestamp>().unwrap().as_millisecond());
    let keys = root.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    let home = LogHome { folder: root.join("log"), ring: Arc::new(ring), now };
    let registry = Registry::open(url).await.unwrap().with_log(home);
    registry.begin_log("kimberley.example/log").await.unwrap();
    registry.import_world(&world::shipped(), &mut |_| ()).await.unwrap();
    Arc::new(registry)
}

pub(crate) fn id(office: &str) -> OfficeId {
    office.parse().unwrap()
}

/// Makes the authority of Botswana, which exports and imports, with its keys.
pub(crate) async fn authority(registry: &Registry) -> Office {
    let new = NewOffice {
        id: id("bw-diamonds"),
        name: "Ministry of Minerals".to_owned(),
        kinds: [OfficeKind::ExportingAuthority, OfficeKind::ImportingAuthority].into(),
        participant: Some(ParticipantId::new("BWA").unwrap()),
        city: "Gaborone".to_owned(),
        prefix: Some("BW".parse().unwrap()),
        language: "en".to_owned(),
        from: date(2026, 1, 1),
    };
    registry.add_office(By::Operator, new).await.unwrap()
}

/// Somebody who acts for an office.
pub(crate) fn actor(name: &str, office: &Office, role: Role) -> Actor {
    Actor { account: name.parse().unwrap(), office: office.clone(), role, means: Means::Session, scopes: None }
}

fn party(name: &str) -> Party {
    Party { name: name.to_owned(), address: "Plot 1".to_owned(), licence: String::new() }
}

fn shipment() -> Shipment {
    let line = Line { hs: HsCode::NonIndustrial, carats: "820.00".parse().unwrap(), usd: "96760.00".parse().unwrap() };
    Shipment {
        exporting: ParticipantId::new("BWA").unwrap(),
        importing: ParticipantId::new("ARE").unwrap(),
        exporter: party("Kgalagadi Rough"),
        importer: party("Creek Diamonds"),
        parcels: vec![Parcel {
            id: "P-1".to_owned(),
            origins: Origins::from_codes(["BWA"]).unwrap(),
            lines: vec![line],
            lots: Vec::new(),
            mined: String::new(),
        }],
        evidence: Vec::new(),
        seal: "S 0417".to_owned(),
        quality: String::new(),
        zone: String::new(),
    }
}

/// Two officers bring a shipment to its certificate.
pub(crate) async fn issue(registry: &Registry, office: &Office) -> Kept {
    let (one, other) = (actor("k.mosweu", office, Role::Officer), actor("t.kgosi", office, Role::Officer));
    let draft = registry.draft_certificate(&one, shipment(), None).await.unwrap();
    let draft = registry.validate_draft(&other, &draft.id, draft.version).await.unwrap();
    registry.issue_certificate(&other, &draft.id, draft.version).await.unwrap()
}

/// Publishes the log.
pub(crate) async fn publish_log(registry: &Arc<Registry>) {
    Publisher::new(registry.clone()).unwrap().turn().await.unwrap();
}

/// The rules by which something was refused.
pub(crate) fn rules<T: std::fmt::Debug>(refused: Result<T, Trouble>) -> Vec<Rule> {
    match refused {
        Err(Trouble::Refused(refusals)) => refusals.iter().map(|refusal| refusal.rule).collect(),
        other => panic!("not refused: {other:?}"),
    }
}
