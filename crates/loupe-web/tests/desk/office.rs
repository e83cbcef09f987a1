//! A register with the authorities of Gaborone and Antwerp and their people, and the pages over it.

use std::sync::Arc;

use axum::Router;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use loupe_registry::access::{By, NewMember, NewOffice};
use loupe_registry::certificate::Kept;
use loupe_registry::keys::{KeyRing, SecretString, Unlock, default_identity};
use loupe_registry::log::LogHome;
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world::shipped;
use loupe_scheme::access::{Actor, OfficeKind, Role};
use loupe_scheme::certificate::{HsCode, Line, Origins, Parcel, Party, Shipment, Step};
use loupe_scheme::participant::ParticipantId;
use loupe_web::App;

use super::browser::Browser;

pub(crate) const TODAY: Date = date(2026, 11, 25);
const PASSWORD: &str = "vier Worte die keiner kennt";

/// Both authorities, and whoever works there.
pub(crate) struct Offices {
    pub(crate) registry: Arc<Registry>,
    router: Router,
    _folder: tempfile::TempDir,
}

fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
}

impl Offices {
    pub(crate) async fn new() -> Offices {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");
        let ring = Arc::new(KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys))));
        let home = LogHome { folder: folder.path().join("log"), ring, now };
        let registry = Registry::open(&sqlite_url(folder.path())).await.unwrap().with_log(home);
        registry.begin_log("kimberley.example/log").await.unwrap();
        registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
        authority(&registry, "bw-diamonds", "BWA", "Ministry of Minerals", "Gaborone", "BW").await;
        authority(&registry, "eu-antwerp", "EUE", "Licensing Service", "Antwerp", "EUAN").await;
        employ(&registry, "k.mosweu", "bw-diamonds", Role::Officer).await;
        employ(&registry, "t.kgosi", "bw-diamonds", Role::Officer).await;
        employ(&registry, "a.molefe", "bw-diamonds", Role::Clerk).await;
        employ(&registry, "j.peeters", "eu-antwerp", Role::Officer).await;
        let registry = Arc::new(registry);
        let router = loupe_web::app(App { registry: registry.clone(), today: || TODAY });
        Offices { registry, router, _folder: folder }
    }

    /// A browser in which somebody signed in.
    pub(crate) async fn browser(&self, name: &str) -> Browser {
        let password = SecretString::from(PASSWORD.to_owned());
        let secret = self.registry.sign_in(name, password, [127, 0, 0, 1].into()).await.unwrap();
        Browser::new(self.router.clone(), secret.expose())
    }

    pub(crate) async fn actor(&self, name: &str) -> Actor {
        self.registry.actor_at_console(name, None).await.unwrap()
    }

    /// A certificate under way from Gaborone to Antwerp.
    pub(crate) async fn sent(&self) -> Kept {
        let (one, other) = (self.actor("k.mosweu").await, self.actor("t.kgosi").await);
        let draft = self.registry.draft_certificate(&one, shipment(), None).await.unwrap();
        let draft = self.registry.validate_draft(&other, &draft.id, draft.version).await.unwrap();
        let kept = self.registry.issue_certificate(&other, &draft.id, draft.version).await.unwrap();
        self.registry.move_certificate(&other, &kept.certificate.number, Step::Depart).await.unwrap();
        kept
    }
}

async fn authority(registry: &Registry, id: &str, of: &str, name: &str, city: &str, prefix: &str) {
    let new = NewOffice {
        id: id.parse().unwrap(),
        name: name.to_owned(),
        kinds: [OfficeKind::ExportingAuthority, OfficeKind::ImportingAuthority].into(),
        participant: Some(ParticipantId::new(of).unwrap()),
        city: city.to_owned(),
        prefix: Some(prefix.parse().unwrap()),
        language: "en".to_owned(),
        from: date(2026, 1, 1),
    };
    registry.add_office(By::Operator, new).await.unwrap();
}

async fn employ(registry: &Registry, name: &str, office: &str, role: Role) {
    let account: loupe_scheme::access::AccountName = name.parse().unwrap();
    let password = SecretString::from(PASSWORD.to_owned());
    registry.add_account(By::Operator, account.clone(), name, password).await.unwrap();
    let member = NewMember { account, office: office.parse().unwrap(), role, from: TODAY, until: None };
    registry.join(By::Operator, member).await.unwrap();
}

/// One parcel of 820 ct.
pub(crate) fn shipment() -> Shipment {
    let party = |name: &str, address: &str| Party {
        name: name.to_owned(),
        address: address.to_owned(),
        licence: String::new(),
    };
    let line = Line { hs: HsCode::NonIndustrial, carats: "820.00".parse().unwrap(), usd: "96760.00".parse().unwrap() };
    Shipment {
        exporting: ParticipantId::new("BWA").unwrap(),
        importing: ParticipantId::new("EUE").unwrap(),
        exporter: party("Kgalagadi Rough", "Plot 64511, Gaborone"),
        importer: party("Scheldt Diamonds", "Hoveniersstraat 22, Antwerp"),
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
