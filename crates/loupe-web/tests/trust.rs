//! Trust as programs elsewhere meet it: bundles, keys and lists by their addresses.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use loupe_credential::status::{Purpose, StatusList};
use loupe_credential::trust::SignedTrust;
use loupe_registry::access::{By, NewOffice};
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::{LogHome, Publisher};
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world::shipped;
use loupe_scheme::access::OfficeKind;
use loupe_scheme::participant::ParticipantId;
use loupe_web::{App, Site};
use serde_json::Value;
use tower::ServiceExt;

struct Server {
    registry: Arc<Registry>,
    router: Router,
    _folder: tempfile::TempDir,
}

struct Got {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Got {
    fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

fn today() -> Date {
    date(2026, 11, 25)
}

impl Server {
    /// A register with a log and an authority that issues certificates.
    async fn new() -> Server {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");
        let ring = Arc::new(KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys))));
        let home = LogHome { folder: folder.path().join("log"), ring, now: Timestamp::now };
        let registry = Arc::new(Registry::open(&sqlite_url(folder.path())).await.unwrap().with_log(home));
        registry.begin_log("kimberley.example/log").await.unwrap();
        registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
        let new = NewOffice {
            id: "bw-diamonds".parse().unwrap(),
            name: "Ministry of Minerals".to_owned(),
            kinds: [OfficeKind::ExportingAuthority].into(),
            participant: Some(ParticipantId::new("BWA").unwrap()),
            city: "Gaborone".to_owned(),
            prefix: Some("BW".parse().unwrap()),
            language: "en".to_owned(),
            from: date(2026, 1, 1),
        };
        registry.add_office(By::Operator, new).await.unwrap();
        let router = loupe_web::app(App { registry: registry.clone(), today });
        Server { registry, router, _folder: folder }
    }

    async fn asked(&self, path: &str, tag: &str) -> Got {
        let request = Request::get(path).header(header::IF_NONE_MATCH, tag).body(Body::empty()).unwrap();
        let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Got { status: head.status, headers: head.headers, text: String::from_utf8(bytes).unwrap() }
    }

    async fn get(&self, path: &str) -> Got {
        self.asked(path, "").await
    }
}

#[tokio::test]
async fn an_officer_fetches_the_newest_bundle_for_a_memory_stick_and_an_older_one_to_compare() {
    let server = Server::new().await;
    assert_eq!(server.get("/trust/bundle.json").await.status, StatusCode::NOT_FOUND);
    for number in 1..=2 {
        assert_eq!(server.registry.publish_trust(By::Operator).await.unwrap().number, number);
    }
    let before = server.get("/trust/bundle.json").await;
    assert!(SignedTrust::read(before.text.as_bytes()).unwrap().logged().is_none());
    Publisher::new(server.registry.clone()).unwrap().turn().await.unwrap();
    let newest = server.get("/trust/bundle.json").await;
    assert_eq!(newest.status, StatusCode::OK);
    assert_eq!(newest.header(header::CONTENT_TYPE), "text/plain; charset=utf-8");
    assert_eq!(newest.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    let signed = SignedTrust::read(newest.text.as_bytes()).unwrap();
    assert_eq!(signed.verified(None).unwrap().number, 2);
    assert!(signed.record().unwrap().is_some(), "with its record as soon as the log is published");
    let tag = newest.header(header::ETAG).to_owned();
    assert_eq!(server.asked("/trust/bundle.json", &tag).await.status, StatusCode::NOT_MODIFIED);
    assert_ne!(tag, before.header(header::ETAG));

    assert_eq!(server.get("/trust/2/bundle.json").await.text, newest.text);
    let older = server.get("/trust/1/bundle.json").await;
    assert_eq!(SignedTrust::read(older.text.as_bytes()).unwrap().unverified().number, 1);
    for path in ["/trust/0/bundle.json", "/trust/3/bundle.json", "/trust/01/bundle.json", "/trust/x/bundle.json"] {
        assert_eq!(server.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_wallet_finds_an_office_s_keys_lists_and_words_where_credentials_say_they_are() {
    let server = Server::new().await;
    let did = server.get("/offices/bw-diamonds/did.json").await;
    assert_eq!((did.status, did.header(header::CONTENT_TYPE)), (StatusCode::OK, "application/json"));
    let document: Value = serde_json::from_str(&did.text).unwrap();
    assert_eq!(document["id"], "did:web:kimberley.example:offices:bw-diamonds");

    for purpose in Purpose::ALL {
        let path = format!("/status/bw-diamonds/{}/1", purpose.code());
        let list = server.get(&path).await;
        assert_eq!((list.status, list.header(header::CONTENT_TYPE)), (StatusCode::OK, "application/vc+jwt"));
        assert_eq!(StatusList::read(&list.text).unwrap(), StatusList::new(purpose));
        let tag = list.header(header::ETAG).to_owned();
        assert_eq!(server.asked(&path, &tag).await.status, StatusCode::NOT_MODIFIED, "nothing happened since");
    }
    let context = server.get("/contexts/kp-certificate/v1").await;
    assert_eq!(context.header(header::CONTENT_TYPE), "application/ld+json");
    assert!(context.header(header::CACHE_CONTROL).contains("immutable"));
    let context: Value = serde_json::from_str(&context.text).unwrap();
    assert!(context["@context"]["KimberleyProcessCertificate"].is_object());

    for path in [
        "/offices/nobody/did.json",
        "/offices/register/did.json",
        "/status/nobody/revocation/1",
        "/status/bw-diamonds/revocation/2",
        "/status/bw-diamonds/revocation/01",
        "/status/bw-diamonds/gossip/1",
        "/contexts/kp-certificate/v2",
    ] {
        assert_eq!(server.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    server.registry.revoke_certificate_key(&"bw-diamonds".parse().unwrap(), None, None).await.unwrap();
    let document: Value = serde_json::from_str(&server.get("/offices/bw-diamonds/did.json").await.text).unwrap();
    assert_eq!(document["assertionMethod"].as_array().unwrap().len(), 0, "a revoked key signs nothing more");
    assert_eq!(document["verificationMethod"].as_array().unwrap().len(), 1, "and stays to be seen");
}

#[tokio::test]
async fn a_register_that_serves_publishes_a_bundle_by_itself() {
    let server = Server::new().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = loupe_web::serve(listener, server.registry.clone(), today, Site::default(), async move {
        let _ = stopped.await;
    });
    let waiting = async {
        while server.registry.trust_bundles().await.unwrap().is_empty() {
            tokio::task::yield_now().await;
        }
        stop.send(()).unwrap();
    };
    let (served, ()) = tokio::join!(serving, waiting);
    served.unwrap();
    assert_eq!(server.registry.trust_bundles().await.unwrap().len(), 1);
}
