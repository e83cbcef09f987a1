//! A server without a socket, over a register with one certificate under way from Gaborone to Dubai.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use loupe_registry::access::{By, NewMember, NewOffice, NewToken};
use loupe_registry::certificate::Kept;
use loupe_registry::keys::{KeyRing, SecretString, Unlock, default_identity};
use loupe_registry::log::{LogHome, Publisher};
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world::shipped;
use loupe_scheme::access::{Actor, Means, OfficeKind, Permission, Role};
use loupe_scheme::certificate::{Found, HsCode, Line, Origins, Parcel, Party, Shipment, Step};
use loupe_scheme::participant::ParticipantId;
use loupe_web::App;
use tower::ServiceExt;

pub(crate) const TODAY: Date = date(2026, 11, 25);
/// Words that stand in the commercial part alone.
pub(crate) const SECRETS: [&str; 8] =
    ["Kgalagadi", "Creek Diamonds", "820", "96,760", "96 760", "2019", "S 0417", "P-1/00000001"];

pub(crate) struct Server {
    pub(crate) registry: Arc<Registry>,
    pub(crate) kept: Kept,
    router: Router,
    _folder: tempfile::TempDir,
}

pub(crate) struct Got {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Got {
    pub(crate) fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The text without its tags.
    pub(crate) fn words(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for letter in self.text.chars() {
            match letter {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    text.push(' ');
                }
                _ if !inside => text.push(letter),
                _ => {}
            }
        }
        let text = text.replace(['\u{a0}', '\u{202f}'], " ").replace("&amp;", "&");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
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
            id: "P-1/00000001".to_owned(),
            origins: Origins::from_codes(["BWA"]).unwrap(),
            lines: vec![line],
            lots: Vec::new(),
            mined: "2019".to_owned(),
        }],
        evidence: Vec::new(),
        seal: "S 0417".to_owned(),
        quality: String::new(),
        zone: String::new(),
    }
}

impl Server {
    pub(crate) async fn new() -> Server {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");
        let ring = Arc::new(KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys))));
        let home = LogHome { folder: folder.path().join("log"), ring, now };
        let registry = Registry::open(&sqlite_url(folder.path())).await.unwrap().with_log(home);
        registry.begin_log("kimberley.example/log").await.unwrap();
        registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
        let registry = Arc::new(registry);
        office(&registry, "bw-diamonds", OfficeKind::ExportingAuthority, "BWA", Some("BW")).await;
        office(&registry, "ae-diamonds", OfficeKind::ImportingAuthority, "ARE", None).await;
        office(&registry, "ao-diamonds", OfficeKind::ExportingAuthority, "AGO", Some("AO")).await;
        let one = officer(&registry, "k.mosweu", "bw-diamonds").await;
        let other = officer(&registry, "t.kgosi", "bw-diamonds").await;
        let draft = registry.draft_certificate(&one, shipment(), None).await.unwrap();
        let draft = registry.validate_draft(&other, &draft.id, draft.version).await.unwrap();
        let kept = registry.issue_certificate(&other, &draft.id, draft.version).await.unwrap();
        registry.move_certificate(&other, &kept.certificate.number, Step::Depart).await.unwrap();
        Publisher::new(registry.clone()).unwrap().turn().await.unwrap();
        let router = loupe_web::app(App { registry: registry.clone(), today: || TODAY });
        Server { registry, kept, router, _folder: folder }
    }

    /// A program's token for an office.
    pub(crate) async fn token(&self, name: &str, office: &str) -> String {
        let account: loupe_scheme::access::AccountName = name.parse().unwrap();
        let password = SecretString::from("vier Worte die keiner kennt".to_owned());
        self.registry.add_account(By::Operator, account.clone(), "Person", password).await.unwrap();
        let office: loupe_scheme::record::OfficeId = office.parse().unwrap();
        let member = NewMember {
            account: account.clone(),
            office: office.clone(),
            role: Role::Officer,
            from: TODAY,
            until: None,
        };
        self.registry.join(By::Operator, member).await.unwrap();
        let scopes = [Permission::SeeOwnCertificates, Permission::ReconcileCertificates].into();
        let token = NewToken { account, office, name: "test".to_owned(), scopes, days: 30 };
        self.registry.new_token(By::Operator, token).await.unwrap().0.expose().to_owned()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Got {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Got { status: head.status, headers: head.headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    pub(crate) async fn get(&self, path: &str) -> Got {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn get_as(&self, path: &str, token: &str) -> Got {
        let bearer = format!("Bearer {token}");
        self.send(Request::get(path).header(header::AUTHORIZATION, bearer).body(Body::empty()).unwrap()).await
    }

    /// A form as a browser sends it.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        let one = |(name, value): &(&str, &str)| {
            let escaped: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
            format!("{name}={escaped}")
        };
        let body = fields.iter().map(one).collect::<Vec<_>>().join("&");
        let kind = (header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(Request::post(path).header(kind.0, kind.1).body(Body::from(body)).unwrap()).await
    }

    /// Dubai confirms the shipment, half a carat lighter than stated.
    pub(crate) async fn received(&self) {
        let dubai = officer(&self.registry, "a.rashid", "ae-diamonds").await;
        let found = Found {
            parcels: 1,
            carats: "819.50".parse().unwrap(),
            usd: None,
            exporter: "Kgalagadi Rough".to_owned(),
            importer: "Creek Diamonds".to_owned(),
            seal: String::new(),
            seal_whole: Some(true),
        };
        self.registry.receive_certificate(&dubai, &self.kept.certificate.number, TODAY, found, "").await.unwrap();
    }
}

async fn office(registry: &Registry, id: &str, kind: OfficeKind, participant: &str, prefix: Option<&str>) {
    let new = NewOffice {
        id: id.parse().unwrap(),
        name: format!("Office {id}"),
        kinds: [kind].into(),
        participant: Some(ParticipantId::new(participant).unwrap()),
        city: "Gaborone".to_owned(),
        prefix: prefix.map(|letters| letters.parse().unwrap()),
        language: "en".to_owned(),
        from: date(2026, 1, 1),
    };
    registry.add_office(By::Operator, new).await.unwrap();
}

/// An officer of an office.
pub(crate) async fn officer(registry: &Registry, name: &str, office: &str) -> Actor {
    let office = registry.office(&office.parse().unwrap()).await.unwrap();
    Actor { account: name.parse().unwrap(), office, role: Role::Officer, means: Means::Session, scopes: None }
}
