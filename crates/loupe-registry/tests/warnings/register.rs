//! A register with a log, an authority on each side of a shipment, the Chair, and a clock that a test moves.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use loupe_registry::access::{By, NewOffice};
use loupe_registry::certificate::Kept;
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::LogHome;
use loupe_registry::registry::{Registry, Trouble};
use loupe_registry::world;
use loupe_scheme::access::{Actor, Means, OfficeKind, Role};
use loupe_scheme::certificate::{Found, HsCode, Line, Origins, Parcel, Party, Shipment, Step};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::rule::Rule;

pub(crate) const TODAY: Date = date(2026, 11, 25);

thread_local! {
    /// What the clock shows on this test's thread, in milliseconds since 1970.
    static CLOCK: Cell<i64> = const { Cell::new(0) };
}

/// Lets days pass.
pub(crate) fn days_later(days: i64) {
    CLOCK.set(CLOCK.get() + i64::try_from(SignedDuration::from_hours(24 * days).as_millis()).unwrap());
}

fn now() -> Timestamp {
    Timestamp::from_millisecond(CLOCK.get()).unwrap()
}

/// The register in the database at `url`, with every office that the stories need.
pub(crate) async fn register(url: &str, root: &Path) -> Registry {
    CLOCK.set("2026-11-25T08:00:00Z".parse::<Timestamp>().unwrap().as_millisecond());
    let keys = root.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    let home = LogHome { folder: root.join("log"), ring: Arc::new(ring), now };
    let registry = Registry::open(url).await.unwrap().with_log(home);
    registry.begin_log("kimberley.example/log").await.unwrap();
    registry.import_world(&world::shipped(), &mut |_| ()).await.unwrap();
    for (id, kind, participant, prefix) in [
        ("bw-diamonds", OfficeKind::ExportingAuthority, Some("BWA"), Some("BW")),
        ("ae-diamonds", OfficeKind::ImportingAuthority, Some("ARE"), None),
        ("ao-diamonds", OfficeKind::ExportingAuthority, Some("AGO"), Some("AO")),
        ("chair", OfficeKind::Chair, None, None),
    ] {
        let new = NewOffice {
            id: id.parse().unwrap(),
            name: format!("Office {id}"),
            kinds: [kind].into(),
            participant: participant.map(|code| ParticipantId::new(code).unwrap()),
            city: "Gaborone".to_owned(),
            prefix: prefix.map(|letters| letters.parse().unwrap()),
            language: "en".to_owned(),
            from: date(2026, 1, 1),
        };
        registry.add_office(By::Operator, new).await.unwrap();
    }
    registry
}

/// An officer of an office.
pub(crate) async fn officer(registry: &Registry, name: &str, office: &str) -> Actor {
    let office = registry.office(&office.parse().unwrap()).await.unwrap();
    Actor { account: name.parse().unwrap(), office, role: Role::Officer, means: Means::Session, scopes: None }
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
            mined: "2022".to_owned(),
        }],
        evidence: Vec::new(),
        seal: "S 0417".to_owned(),
        quality: String::new(),
        zone: String::new(),
    }
}

/// Two officers in Gaborone bring a shipment on its way.
pub(crate) async fn sent(registry: &Registry) -> Kept {
    let one = officer(registry, "k.mosweu", "bw-diamonds").await;
    let other = officer(registry, "t.kgosi", "bw-diamonds").await;
    let draft = registry.draft_certificate(&one, shipment(), None).await.unwrap();
    let draft = registry.validate_draft(&other, &draft.id, draft.version).await.unwrap();
    let kept = registry.issue_certificate(&other, &draft.id, draft.version).await.unwrap();
    registry.move_certificate(&other, &kept.certificate.number, Step::Depart).await.unwrap();
    kept
}

/// What is found when the goods are as stated, but for their mass.
pub(crate) fn found(carats: &str) -> Found {
    Found {
        parcels: 1,
        carats: carats.parse().unwrap(),
        usd: None,
        exporter: "Kgalagadi Rough".to_owned(),
        importer: "Creek Diamonds".to_owned(),
        seal: "S 0417".to_owned(),
        seal_whole: Some(true),
    }
}

/// The rules by which something was refused.
pub(crate) fn rules<T: std::fmt::Debug>(refused: Result<T, Trouble>) -> Vec<Rule> {
    match refused {
        Err(Trouble::Refused(refusals)) => refusals.iter().map(|refusal| refusal.rule).collect(),
        other => panic!("not refused: {other:?}"),
    }
}
