//! The public log as people and programs meet it: files, pages, downloads, answers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::io::Read;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::prove::verify;
use loupe_registry::log::{LogHome, Publisher};
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world::shipped;
use loupe_tlog::policy::Policy;
use loupe_tlog::tile::{TilePath, tiles_of};
use loupe_web::App;
use serde_json::Value;
use tokio::sync::OnceCell;
use tower::ServiceExt;

const ORIGIN: &str = "kimberley.example/log";

struct Server {
    registry: Arc<Registry>,
    router: Router,
    folder: tempfile::TempDir,
}

struct Got {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Got {
    fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }
}

fn today() -> Date {
    date(2026, 11, 24)
}

impl Server {
    /// A register that keeps a log in a folder of its own; nothing is in it yet.
    async fn empty() -> Server {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");
        let ring = Arc::new(KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys))));
        let home = LogHome { folder: folder.path().join("log"), ring, now: Timestamp::now };
        let registry = Registry::open(&sqlite_url(folder.path())).await.unwrap().with_log(home);
        let registry = Arc::new(registry);
        let router = loupe_web::app(App { registry: registry.clone(), today });
        Server { registry, router, folder }
    }

    /// The shipped world, all of it recorded and published.
    async fn whole() -> &'static Server {
        static SERVER: OnceCell<Server> = OnceCell::const_new();
        SERVER
            .get_or_init(|| async {
                let server = Server::empty().await;
                server.registry.begin_log(ORIGIN).await.unwrap();
                server.registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
                server.publish().await;
                server
            })
            .await
    }

    async fn publish(&self) {
        Publisher::new(self.registry.clone()).unwrap().turn().await.unwrap();
    }

    fn log(&self) -> std::path::PathBuf {
        self.folder.path().join("log")
    }

    async fn send(&self, request: Request<Body>) -> Got {
        let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Got { status: head.status, headers: head.headers, bytes }
    }

    async fn get(&self, path: &str) -> Got {
        self.send(Request::get(path).header("host", "loupe.example").body(Body::empty()).unwrap()).await
    }

    async fn asked(&self, path: &str, name: header::HeaderName, value: &str) -> Got {
        self.send(Request::get(path).header(name, value).body(Body::empty()).unwrap()).await
    }
}

/// The address of the first link of a page that begins with `start`.
fn link(html: &str, start: &str) -> String {
    let from = html.find(&format!("href=\"{start}")).unwrap_or_else(|| panic!("no link to {start} in {html}"));
    html[from + 6..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_journalist_follows_a_finding_to_its_record_and_checks_it_alone() {
    let server = Server::whole().await;
    for (lang, recorded) in [("en", "Recorded as"), ("fr", "Inscrit sous"), ("pt", "Assentado como")] {
        let finding = server.get(&format!("/{lang}/findings/alrosa-war")).await.text();
        assert!(finding.contains(recorded), "{lang}");
        let page = server.get(&link(&finding, &format!("/{lang}/record/"))).await;
        assert_eq!(page.status, StatusCode::OK);
        let page = page.text();
        assert!(page.contains(&format!("/{lang}/findings/alrosa-war")), "the record leads back to the finding");
        assert!(page.contains("loupe log audit https://loupe.example/log"), "{page}");
        let (record, proof) = (link(&page, "/record/"), link(&page[page.find("record.json").unwrap()..], "/record/"));
        let (record, proof) = (server.get(&record).await, server.get(&proof).await);
        assert_eq!(record.header(header::CONTENT_TYPE), "application/json");
        assert!(proof.header(header::CONTENT_TYPE).starts_with("text/plain"));
        for (got, name) in [(&record, ".record.json\""), (&proof, ".tlog-proof\"")] {
            let said = got.header(header::CONTENT_DISPOSITION);
            assert!(said.starts_with("attachment; filename=\"register-") && said.ends_with(name), "{said}");
        }
        let policy = Policy::parse(&server.get("/log/policy").await.bytes).unwrap();
        let held = verify(&proof.bytes, &record.bytes, &policy, None).unwrap();
        assert_eq!((held.origin.as_str(), held.record.subject()), (ORIGIN, "finding/alrosa-war"));
        let mut forged = record.bytes.clone();
        let at = forged.len() / 2;
        forged[at] ^= 1;
        assert!(verify(&proof.bytes, &forged, &policy, None).is_err(), "one bit is enough");
    }
}

#[tokio::test]
async fn the_pages_of_what_is_published_name_their_records() {
    let server = Server::whole().await;
    let definition = server.get("/en/definitions/csc-2022").await.text();
    let record = server.get(&link(&definition, "/en/record/")).await.text();
    assert!(record.contains("definition/csc-2022"));
    let returns = server.get("/en/participants/BWA").await.text();
    let record = server.get(&link(&returns, "/en/record/")).await.text();
    assert!(record.contains("Botswana declared ") && record.contains("/en/participants/BWA"), "{record}");
    let rows = server.get("/api/v1/participants/COD/returns").await.json();
    let (mut rows_seen, mut names) = (0, std::collections::BTreeSet::new());
    for half in rows["answer"]["halves"].as_array().unwrap() {
        for row in half["rows"].as_array().unwrap() {
            let id = row["record"]["id"].as_str().unwrap().to_owned();
            let record = server.get(&format!("/api/v1/records/{id}")).await.json();
            let facts = &record["answer"]["facts"];
            assert_eq!((&facts["carats"], &facts["period"]), (&row["carats"], &half["half"]), "{id}");
            rows_seen += 1;
            names.insert(id);
        }
    }
    assert!(rows_seen > 40 && names.len() == rows_seen, "each row has a record of its own");
    for path in ["findings/alrosa-war", "definitions/kp-2003"] {
        let answer = server.get(&format!("/api/v1/{path}")).await.json();
        assert!(answer["answer"]["record"]["index"].is_u64(), "{path}");
    }
}

#[tokio::test]
async fn the_files_of_the_log_are_those_of_the_folder_byte_for_byte() {
    let server = Server::whole().await;
    let size = server.get("/api/v1/log").await.json()["answer"]["size"].as_u64().unwrap();
    assert!(size > 1_500, "{size}");
    let tiles: Vec<String> = tiles_of(size).map(|tile| tile.to_string()).collect();
    let names = ["checkpoint", "policy"].map(str::to_owned);
    for name in names.iter().chain(&tiles) {
        let (got, here) = (server.get(&format!("/log/{name}")).await, std::fs::read(server.log().join(name)).unwrap());
        assert_eq!((got.status, &got.bytes), (StatusCode::OK, &here), "{name}");
        let tile = name.starts_with("tile/");
        let kind = if tile { "application/octet-stream" } else { "text/plain; charset=utf-8" };
        assert_eq!(got.header(header::CONTENT_TYPE), kind, "{name}");
        let keep = if tile { "public, max-age=31536000, immutable" } else { "public, max-age=2" };
        assert_eq!(got.header(header::CACHE_CONTROL), keep, "{name}");
        let head = server.send(Request::head(format!("/log/{name}")).body(Body::empty()).unwrap()).await;
        assert_eq!((head.status, head.bytes.len()), (StatusCode::OK, 0), "{name}");
        assert_eq!(head.header(header::CONTENT_LENGTH), here.len().to_string(), "{name}");
        let again = server.asked(&format!("/log/{name}"), header::IF_NONE_MATCH, got.header(header::ETAG)).await;
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{name}");
    }
    let zipped = server.asked("/log/tile/entries/000", header::ACCEPT_ENCODING, "gzip").await;
    assert_eq!(zipped.header(header::CONTENT_ENCODING), "gzip");
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(&zipped.bytes[..]).read_to_end(&mut plain).unwrap();
    assert_eq!(plain, std::fs::read(server.log().join("tile/entries/000")).unwrap());
    let hashes = server.asked("/log/tile/0/000", header::ACCEPT_ENCODING, "gzip").await;
    assert_eq!(hashes.header(header::CONTENT_ENCODING), "", "hashes do not shrink");
}

#[tokio::test]
async fn no_address_opens_anything_but_a_tile_under_the_head() {
    let server = Server::whole().await;
    let size = server.get("/api/v1/log").await.json()["answer"]["size"].as_u64().unwrap();
    let full: TilePath = "tile/0/000".parse().unwrap();
    // A tile that a crash left beyond the head is in the folder and not in the log.
    let beyond = format!("tile/entries/{:03}", size / 256 + 1);
    let left = server.log().join(&beyond);
    std::fs::write(&left, b"not published").unwrap();
    let secret = server.log().join("tile/secret");
    std::fs::write(&secret, b"not a tile").unwrap();
    for path in [
        &*beyond,
        "tile/secret",
        "tile/0/%30%30%30",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/07",
        "tile/0/000.p/",
        "tile/0/x000/000",
        "tile/0/x001/",
        "tile/0/x001/…",
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/0/000/",
        "tile//0/000",
        "tile/0/../0/000",
        "tile/%2e%2e/policy",
        "tile/..%2fcheckpoint",
        "tile/../../keys/register.office.age",
        "tile/0/000%00",
        "tile/0/000.p/7/../8",
        "tile/entries/../0/000",
        "tile/0\\000",
        "tile/0/x999/x999/x999/x999/x999/999",
        "tile/0/18446744073709551615",
        ".lock",
        ".publisher",
        "checkpoint/",
        "checkpoint%20",
        "tile",
        "tile/",
        "keys",
        "../keys",
    ] {
        let encoded = path.replace('…', "%E2%80%A6").replace('\\', "%5C");
        let got = server.get(&format!("/log/{encoded}")).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!got.bytes.starts_with(b"not "), "{path}");
    }
    // A partial tile of another width than the tree has had is not there; its full one is.
    let gone = format!("{full}.p/17");
    assert_eq!(server.get(&format!("/log/{gone}")).await.status, StatusCode::NOT_FOUND);
    std::fs::remove_file(left).unwrap();
    std::fs::remove_file(secret).unwrap();
    let post = server.send(Request::post("/log/checkpoint").body(Body::empty()).unwrap()).await;
    assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(post.header(header::ALLOW), "GET,HEAD");
}

#[tokio::test]
async fn the_page_of_the_log_says_first_what_a_reader_needs() {
    let server = Server::whole().await;
    let page = server.get("/en/log").await;
    assert_eq!(page.header(header::CACHE_CONTROL), "no-cache");
    let text = page.text();
    for said in [
        "nobody has witnessed them yet",
        "Nobody yet. No witness is named",
        ORIGIN,
        "loupe log audit https://loupe.example/log",
    ] {
        assert!(text.contains(said), "{said}");
    }
    let again = server.asked("/en/log", header::IF_NONE_MATCH, page.header(header::ETAG)).await;
    let sent_for = server.asked("/en/log", header::HOST, "loupe.example").await;
    assert_eq!(sent_for.header(header::ETAG), page.header(header::ETAG));
    assert!(again.status == StatusCode::OK || again.status == StatusCode::NOT_MODIFIED);
    let older = server.get(&link(&text, "/en/log?before=").replace("&amp;", "&")).await;
    assert!(older.text().contains("The newest records"));
    let about = server.get("/en/log?about=finding/alrosa-war").await.text();
    assert!(about.contains("finding/alrosa-war") && about.contains("/en/record/register/"), "{about}");
    let by_index = server.get("/en/log?about=0").await.text();
    assert!(by_index.contains("/en/record/register/1\""), "{by_index}");
    for odd in ["nothing/at-all", "%3Cscript%3E", "%00", "-1", "99999999999999999999", &"x".repeat(600)] {
        let page = server.get(&format!("/en/log?about={odd}&before=x")).await;
        assert_eq!(page.status, StatusCode::OK, "{odd}");
        assert!(!page.text().contains("<script"), "{odd}");
    }
    let forged = server.asked("/en/log", header::HOST, "evil\" onload=\"x").await.text();
    assert!(!forged.contains("onload") && forged.contains("ADDRESS/log"), "a name of no host is not repeated");
    let moved = server.asked("/log", header::ACCEPT_LANGUAGE, "pt").await;
    assert_eq!((moved.status, moved.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/pt/log"));
    let moved = server.asked("/record/register/17", header::ACCEPT_LANGUAGE, "fr").await;
    assert_eq!(moved.header(header::LOCATION), "/fr/record/register/17");
}

#[tokio::test]
async fn a_record_that_is_not_there_is_refused_by_its_rule() {
    let server = Server::whole().await;
    for name in ["register/99999", "register/0", "register/017", "nobody/1", "register/x", "Register/1", "%2e%2e/1"] {
        for path in [format!("/en/record/{name}"), format!("/record/{name}/record.json")] {
            let got = server.get(&path).await;
            assert_eq!(got.status, StatusCode::NOT_FOUND, "{path}");
            assert!(got.text().contains("L5"), "{path}");
        }
        for path in [format!("/api/v1/records/{name}"), format!("/api/v1/records/{name}/proof")] {
            let got = server.get(&path).await;
            assert_eq!((got.status, got.json()["rule"].as_str()), (StatusCode::NOT_FOUND, Some("L5")), "{path}");
        }
    }
}

#[tokio::test]
async fn a_record_waits_in_plain_sight_until_a_checkpoint_covers_it() {
    let server = Server::empty().await;
    server.registry.begin_log(ORIGIN).await.unwrap();
    let page = server.get("/en/record/register/1").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text().contains("waiting for the next checkpoint")
            && page.text().contains("No checkpoint covers this record yet")
    );
    let log = server.get("/en/log").await.text();
    assert!(log.contains("nothing is published in it yet"), "{log}");
    assert_eq!(server.get("/log/checkpoint").await.status, StatusCode::NOT_FOUND);
    assert_eq!(server.get("/log/tile/0/000.p/1").await.status, StatusCode::NOT_FOUND);
    let proof = server.get("/record/register/1/proof.tlog-proof").await;
    assert_eq!(proof.status, StatusCode::NOT_FOUND);
    assert!(proof.text().contains("L6"));
    assert_eq!(server.get("/api/v1/records/register/1/proof").await.json()["rule"], "L6");
    server.publish().await;
    assert!(server.get("/en/record/register/1").await.text().contains("under the newest checkpoint"));
    assert_eq!(server.get("/record/register/1/proof.tlog-proof").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_register_without_a_log_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let registry = Arc::new(Registry::open(&sqlite_url(folder.path())).await.unwrap());
    registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
    let router = loupe_web::app(App { registry: registry.clone(), today });
    let server = Server { registry, router, folder };
    let log = server.get("/en/log").await;
    assert_eq!(log.status, StatusCode::OK);
    assert!(log.text().contains("keeps no public log"));
    assert!(!server.get("/en/findings/alrosa-war").await.text().contains("Recorded as"));
    assert!(server.get("/api/v1/findings/alrosa-war").await.json()["answer"]["record"].is_null());
    for path in ["/log/checkpoint", "/log/policy", "/log/tile/0/000", "/en/record/register/1"] {
        assert_eq!(server.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(server.get("/api/v1/log").await.json()["rule"], "L11");
}

#[tokio::test]
async fn a_register_that_begins_its_log_late_shows_its_records_at_once() {
    let server = Server::empty().await;
    server.registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
    assert!(!server.get("/en/findings/alrosa-war").await.text().contains("Recorded as"));
    server.registry.begin_log(ORIGIN).await.unwrap();
    assert!(server.get("/en/findings/alrosa-war").await.text().contains("Recorded as"));
}

#[tokio::test]
async fn a_witness_that_is_named_and_has_not_seen_the_log_vouches_for_nothing() {
    let server = Server::empty().await;
    server.registry.begin_log(ORIGIN).await.unwrap();
    server.publish().await;
    let path = server.log().join("policy");
    let policy = std::fs::read_to_string(&path).unwrap();
    let key = "witness.coalition.example+adc75e1c+BOk/Xpa4J6M1r04LDe0g8SAEotp6frLF4Syh75WmBJxo";
    for (quorum, said) in [("none", "None of 1 witnesses has confirmed"), ("civil", "0 of 1 witnesses have confirmed")]
    {
        let named = policy.replace("quorum none", &format!("witness civil {key}\nquorum {quorum}"));
        std::fs::write(&path, named).unwrap();
        let page = server.get("/en/log").await.text();
        assert!(page.contains(said) && page.contains("nobody has witnessed them yet"), "{quorum}: {page}");
        assert!(page.contains("not yet") && !page.contains("that is enough"), "{quorum}");
    }
}
