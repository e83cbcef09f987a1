//! The API over the shipped world: every answer has exactly the keys the document describes, every refusal says why.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::{LogHome, Publisher};
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world::shipped;
use loupe_web::App;
use serde_json::Value;
use tower::ServiceExt;

struct Server {
    router: Router,
    _folder: tempfile::TempDir,
}

struct Got {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Got {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

fn today() -> Date {
    date(2026, 11, 24)
}

impl Server {
    async fn new() -> Server {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");
        let ring = Arc::new(KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys))));
        let home = LogHome { folder: folder.path().join("log"), ring, now: Timestamp::now };
        let registry = Registry::open(&sqlite_url(folder.path())).await.unwrap().with_log(home);
        registry.begin_log("kimberley.example/log").await.unwrap();
        registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
        let registry = Arc::new(registry);
        Publisher::new(registry.clone()).unwrap().turn().await.unwrap();
        let app = App { registry, today };
        Server { router: loupe_web::app(app), _folder: folder }
    }

    async fn send(&self, request: Request<Body>) -> Got {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Got { status: head.status, headers: head.headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    async fn get(&self, path: &str) -> Got {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str, text: &str) -> Got {
        self.send(Request::post(path).body(Body::from(text.to_owned())).unwrap()).await
    }
}

/// Every way in which `value` departs from `schema`; the subset of JSON Schema that the document uses.
fn faults(document: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let named = document.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("{reference}"));
        return faults(document, named, value, at, found);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = |choice: &&Value| {
            let mut own = Vec::new();
            faults(document, choice, value, at, &mut own);
            own.is_empty()
        };
        if choices.iter().filter(fits).count() != 1 {
            // Not null: what the other choice has against it says most.
            faults(document, &choices[0], value, at, found);
        }
        return;
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let types = match &schema["type"] {
        Value::Array(types) => types.clone(),
        one => vec![one.clone()],
    };
    if !types.iter().any(|of| of == kind) {
        found.push(format!("{at}: {kind}, not {types:?}"));
        return;
    }
    match value {
        Value::String(text) => {
            if schema["enum"].as_array().is_some_and(|values| !values.contains(value)) {
                found.push(format!("{at}: {text} is not one of {}", schema["enum"]));
            }
            let numeric = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b"H.".contains(&b));
            if schema["pattern"].is_string() && (text.is_empty() || !numeric(text)) {
                found.push(format!("{at}: {text} does not fit {}", schema["pattern"]));
            }
        }
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                faults(document, &schema["items"], item, &format!("{at}[{n}]"), found);
            }
        }
        Value::Object(map) => {
            let none = serde_json::Map::new();
            let known = schema["properties"].as_object().unwrap_or(&none);
            for required in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                if !map.contains_key(required) {
                    found.push(format!("{at}: lacks {required}"));
                }
            }
            for (key, inner) in map {
                match (known.get(key), &schema["additionalProperties"]) {
                    (Some(of), _) => faults(document, of, inner, &format!("{at}.{key}"), found),
                    (None, of @ Value::Object(_)) => faults(document, of, inner, &format!("{at}.{key}"), found),
                    (None, _) => found.push(format!("{at}: has {key}, which is not described")),
                }
            }
        }
        _ => {}
    }
}

fn assert_fits(document: &Value, schema: &Value, value: &Value, at: &str) {
    let mut found = Vec::new();
    faults(document, schema, value, at, &mut found);
    found.truncate(12);
    assert!(found.is_empty(), "{at}: {found:#?}");
}

/// Real values for the parts of a path.
fn filled(path: &str) -> Vec<String> {
    if path.contains("{subject}") {
        return ["world", "RUS", "Brazil", "site:catoca", "company:alrosa"]
            .map(|subject| path.replace("{subject}", subject))
            .to_vec();
    }
    let values = [
        ("{participant}", "COD"),
        ("{site}", "catoca"),
        ("{company}", "alrosa"),
        ("{finding}", "alrosa-war"),
        ("{definition}", "csc-2022:joint"),
        ("{left}", "csc-2022"),
        ("{right}", "kp-2003"),
        ("{rule}", "D3"),
        ("{table}", "world"),
        ("{office}", "register"),
        ("{number}", "17"),
    ];
    vec![values.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value))]
}

/// A body that a POST route accepts.
fn text_for(path: &str) -> &'static str {
    if path.ends_with("/definitions/check") { DEFINITION } else { CLAIM }
}

const CLAIM: &str = "Our diamonds are conflict-free. Russian diamonds of 2022 are conflict-free under KP 2003.";

const DEFINITION: &str = r#"
id = "mine"
version = 1
vocabulary = "conflict/1"
name = { en = "Mine" }
gist = { en = "killing by anyone" }
by = { en = "me" }
status = "proposed"
include = ["kp-2003"]
[[clause]]
id = "1"
words = { en = "killing" }
act = ["killing"]
"#;

#[tokio::test]
async fn every_answer_has_exactly_the_keys_the_document_describes() {
    let server = Server::new().await;
    let document = server.get("/api/v1/openapi.json").await.json();
    assert_eq!(document["openapi"], "3.1.0");
    let mut walked = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        // Nothing is certified in the shipped world, and no lot is in custody: `tests/certificates` and `tests/custody` hold
        // these answers to the document.
        if path.ends_with("/certificates/{number}") || path.contains("/custody/") {
            continue;
        }
        // Those with a lock ask for a token: held there too.
        if item["get"]["security"].is_array() {
            assert_eq!(server.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
            continue;
        }
        for (verb, operation) in item.as_object().unwrap() {
            let content = operation["responses"]["200"]["content"].as_object().unwrap();
            let (kind, of) = content.iter().next().unwrap();
            for address in filled(path) {
                assert!(!address.contains('{'), "{address}: a part of the path has no value in this test");
                let got = match verb.as_str() {
                    "get" => server.get(&format!("{address}?lang=fr")).await,
                    _ => server.post(&address, text_for(path)).await,
                };
                assert_eq!(got.status, StatusCode::OK, "{address}: {}", got.text);
                assert!(got.header(header::CONTENT_TYPE).starts_with(kind), "{address}");
                if kind == "application/json" && !path.ends_with("openapi.json") {
                    assert_fits(&document, &of["schema"], &got.json(), &address);
                }
                walked += 1;
            }
        }
    }
    assert!(walked > 35, "{walked}");
}

#[tokio::test]
async fn no_answer_holds_a_floating_number() {
    fn floats(value: &Value) -> bool {
        match value {
            Value::Number(number) => number.is_f64(),
            Value::Array(items) => items.iter().any(floats),
            Value::Object(map) => map.values().any(floats),
            _ => false,
        }
    }
    let server = Server::new().await;
    for path in ["world", "years", "statements/COD?period=2022", "participants/COD/returns", "coverage", "lab"] {
        assert!(!floats(&server.get(&format!("/api/v1/{path}")).await.json()), "{path}");
    }
}

#[tokio::test]
async fn every_answer_is_bound_to_what_it_rests_on() {
    let server = Server::new().await;
    let path = "/api/v1/statements/RUS?period=2022&definition=kp-2003&definition=csc-2022:joint";
    let got = server.get(path).await.json();
    assert_eq!(got["loupe"], env!("CARGO_PKG_VERSION"));
    assert_eq!(got["world"].as_str().map(str::len), Some(64));
    assert_eq!(got["made_on"], "2026-11-24");
    let keys: Vec<&str> = got["definitions"].as_array().unwrap().iter().map(|d| d["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["kp-2003", "csc-2022:joint"]);
    assert!(got["definitions"][0]["hash"].as_str().is_some_and(|hash| hash.len() == 64));
}

#[tokio::test]
async fn the_reader_is_told_when_nothing_changed() {
    let server = Server::new().await;
    let first = server.get("/api/v1/world").await;
    let tag = first.header(header::ETAG).to_owned();
    assert!(tag.len() > 20, "{tag}");
    assert_eq!(server.get("/api/v1/world").await.text, first.text);
    let again = Request::get("/api/v1/world").header(header::IF_NONE_MATCH, &tag).body(Body::empty()).unwrap();
    let again = server.send(again).await;
    assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let french =
        Request::get("/api/v1/world").header(header::ACCEPT_LANGUAGE, "fr").header(header::IF_NONE_MATCH, &tag);
    assert_eq!(server.send(french.body(Body::empty()).unwrap()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_reader_who_asks_for_gzip_gets_it() {
    let server = Server::new().await;
    let asked = Request::get("/api/v1/coverage").header(header::ACCEPT_ENCODING, "br;q=1, gzip;q=0.5");
    let response = server.router.clone().oneshot(asked.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.headers()[header::CONTENT_ENCODING], "gzip");
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&bytes[..]), &mut text).unwrap();
    assert_eq!(text, server.get("/api/v1/coverage").await.text);
    let not_asked = Request::get("/api/v1/coverage").header(header::ACCEPT_ENCODING, "gzip;q=0");
    let plain = server.send(not_asked.body(Body::empty()).unwrap()).await;
    assert_eq!((plain.header(header::CONTENT_ENCODING), &plain.text), ("", &text));
}

#[tokio::test]
async fn every_refusal_is_a_problem_document_with_its_rule() {
    let server = Server::new().await;
    let document = server.get("/api/v1/openapi.json").await.json();
    let schema = &document["components"]["schemas"]["Problem"];
    let long = format!("/api/v1/world?period={}", "2".repeat(9000));
    for (path, status, rule) in [
        ("/api/v1/nothing", 404, "U2"),
        ("/api", 404, "U2"),
        ("/api/v1/world?period=1999", 422, "P1"),
        ("/api/v1/world?period=2055", 422, "P2"),
        ("/api/v1/world?definition=nobody-1900", 404, "D10"),
        ("/api/v1/world?definition=csc-2022:none", 422, "D5"),
        ("/api/v1/world?definitons=kp-2003", 422, "U4"),
        ("/api/v1/world?looks=mine", 422, "U5"),
        ("/api/v1/world?lang=tlh", 422, "U5"),
        ("/api/v1/statements/Atlantis", 404, "P3"),
        ("/api/v1/statements/RUS?period=1999..2055", 422, "P1"),
        ("/api/v1/findings/none", 404, "F1"),
        ("/api/v1/sites/none", 404, "P3"),
        ("/api/v1/participants/catoca", 404, "P3"),
        ("/api/v1/definitions/none", 404, "D10"),
        ("/api/v1/rules/Z9", 404, "U2"),
        ("/api/v1/rules/%FF", 404, "U2"),
        ("/api/v1/tables/none", 404, "U2"),
        ("/api/v1/lab?base=csc-2022&clause=1&actor=martian", 422, "D3"),
        ("/api/v1/lab?base=csc-2022&actor=state_police", 422, "D4"),
        (&long, 414, "U1"),
    ] {
        let got = server.get(path).await;
        let problem = got.json();
        assert_eq!((got.status.as_u16(), problem["rule"].as_str()), (status, Some(rule)), "{path}: {}", got.text);
        assert_eq!(got.header(header::CONTENT_TYPE), "application/problem+json");
        assert_eq!(problem["status"], status);
        assert_fits(&document, schema, &problem, path);
    }
}

#[tokio::test]
async fn a_broken_definition_is_refused_with_every_place() {
    let server = Server::new().await;
    let broken = DEFINITION.replace("\"killing\"]", "\"murder\"]").replace("version = 1", "version = 1\ncolour = 2");
    let got = server.post("/api/v1/definitions/check", &broken).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    let problem = got.json();
    let refusals = problem["refusals"].as_array().unwrap();
    let rules: Vec<&str> = refusals.iter().map(|refusal| refusal["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["D2", "D3"]);
    assert_eq!(refusals[1]["place"]["line"], 14);
    assert!(refusals[1]["accepted"].as_array().unwrap().contains(&"killing".into()));
}

#[tokio::test]
async fn a_claim_is_told_what_it_would_have_to_say() {
    let server = Server::new().await;
    let got = server.post("/api/v1/claim?lang=en", CLAIM).await.json();
    assert_eq!(got["answer"]["may_be_said"], false);
    let sentences = got["answer"]["sentences"].as_array().unwrap();
    let outcomes: Vec<&str> = sentences.iter().map(|sentence| sentence["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["unbound", "nothing_found"]);
    assert!(sentences.iter().all(|sentence| !sentence["instead"].as_str().unwrap().is_empty()));
    let long = server.post("/api/v1/claim", &"word ".repeat(3000)).await;
    assert_eq!((long.status, long.json()["rule"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("C2")));
}

#[tokio::test]
async fn a_body_too_large_or_out_of_place_is_refused() {
    let server = Server::new().await;
    let huge = "x".repeat((256 << 10) + 1);
    let got = server.post("/api/v1/definitions/check", &huge).await;
    assert_eq!((got.status, got.json()["rule"].as_str()), (StatusCode::PAYLOAD_TOO_LARGE, Some("U1")));
    let with_body = Request::get("/api/v1/world").body(Body::from("x")).unwrap();
    assert_eq!(server.send(with_body).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let wrong = server.post("/api/v1/world", "").await;
    assert_eq!((wrong.status, wrong.header(header::ALLOW)), (StatusCode::METHOD_NOT_ALLOWED, "GET"));
    assert_eq!(wrong.json()["rule"], "U3");
}

#[tokio::test]
async fn names_and_sentences_come_in_the_language_asked_for() {
    let server = Server::new().await;
    let name = |got: Got| got.json()["answer"]["participant"]["name"].as_str().unwrap().to_owned();
    assert_eq!(name(server.get("/api/v1/participants/RUS?lang=fr").await), "Fédération de Russie");
    let asked = Request::get("/api/v1/participants/RUS").header(header::ACCEPT_LANGUAGE, "pt-MZ, en;q=0.5");
    let got = server.send(asked.body(Body::empty()).unwrap()).await;
    assert_eq!(got.header(header::CONTENT_LANGUAGE), "pt");
    assert_eq!(name(got), "Federação Russa");
}

#[tokio::test]
async fn a_table_comes_as_csv_with_its_source_in_every_row() {
    let server = Server::new().await;
    let got = server.get("/api/v1/participants/COD/returns.csv").await;
    let mut lines = got.text.lines();
    assert!(lines.next().unwrap().starts_with("participant,participant_name,half,mining,carats,usd,"));
    assert!(lines.clone().count() > 40);
    assert!(lines.all(|line| line.starts_with("COD,") && line.contains("kp-public-statistics")));
    let rows = server.get("/api/v1/tables/returns?participant=COD").await.json();
    assert_eq!(rows["answer"]["rows"].as_array().unwrap().len(), got.text.lines().count() - 1);
}
