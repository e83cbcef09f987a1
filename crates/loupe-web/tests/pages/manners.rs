//! Headers, languages, caching, and refusals as pages.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use loupe_web::shell::STYLE_PATH;

use crate::support::{empty, server, words};
use loupe_registry::world::shipped;

#[tokio::test]
async fn the_first_address_leads_to_the_language_the_reader_prefers() {
    let server = server().await;
    for (preferred, place) in [("pt-MZ,en;q=0.5", "/pt/"), ("fr", "/fr/"), ("sn, en;q=0.1", "/en/"), ("", "/en/")] {
        let page = server.get_with("/", header::ACCEPT_LANGUAGE, preferred).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{preferred}");
        assert_eq!(page.header(header::LOCATION), place, "{preferred}");
        assert!(page.header(header::VARY).contains("accept-language"), "{preferred}");
    }
    let page = server.get("/fr").await;
    assert_eq!((page.status, page.header(header::LOCATION)), (StatusCode::PERMANENT_REDIRECT, "/fr/"));
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_others_out() {
    let server = server().await;
    for path in ["/en/", "/", "/en/nothing", &STYLE_PATH, "/api/v1/participants"] {
        let page = server.get(path).await;
        let policy = page.header(header::CONTENT_SECURITY_POLICY);
        for part in ["default-src 'none'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert_eq!(page.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
        assert_eq!(page.header(header::REFERRER_POLICY), "no-referrer", "{path}");
    }
}

#[tokio::test]
async fn a_page_the_reader_has_is_not_sent_again() {
    let server = server().await;
    let page = server.get("/pt/sites").await;
    let tag = page.header(header::ETAG).to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"'), "strong: {tag}");
    assert!(page.header(header::VARY).contains("accept-encoding"));
    let again = Request::get("/pt/sites").header("accept-encoding", "gzip").header("if-none-match", &tag);
    let again = server.send(again.body(Body::empty()).unwrap()).await;
    assert_eq!((again.status, again.weight), (StatusCode::NOT_MODIFIED, 0));
    let plain = server.send(Request::get("/pt/sites").body(Body::empty()).unwrap()).await;
    assert_ne!(plain.header(header::ETAG), tag, "another encoding is another representation");
    assert_eq!(plain.text, page.text);
}

#[tokio::test]
async fn the_style_sheet_is_kept_for_ever_under_a_name_that_changes_with_it() {
    let page = server().await.get(&STYLE_PATH).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.header(header::CACHE_CONTROL).contains("immutable"));
    assert_eq!(page.header(header::CONTENT_ENCODING), "gzip");
    assert!(!page.text.contains("url("), "the sheet asks for nothing else");
}

#[tokio::test]
async fn a_refusal_says_rule_and_next_step_in_the_readers_language() {
    let server = server().await;
    let cases = [
        ("/en/nothing", StatusCode::NOT_FOUND, "Rule U2"),
        ("/fr/participants/XXX", StatusCode::NOT_FOUND, "Règle P3"),
        ("/pt/findings/nada", StatusCode::NOT_FOUND, "Regra F1"),
        ("/fr/sites/nulle-part", StatusCode::NOT_FOUND, "Règle P3"),
        ("/en/participants/COD?period=1066", StatusCode::UNPROCESSABLE_ENTITY, "Rule P1"),
        ("/en/participants/COD?period=2090", StatusCode::UNPROCESSABLE_ENTITY, "Rule P2"),
        ("/fr/coverage?looks=mine", StatusCode::UNPROCESSABLE_ENTITY, "Règle W3"),
        ("/xx/participants", StatusCode::NOT_FOUND, "Rule U2"),
        ("/en/%FF", StatusCode::NOT_FOUND, "Rule U2"),
    ];
    for (path, status, rule) in cases {
        let page = server.get(path).await;
        assert_eq!(page.status, status, "{path}");
        assert!(words(&page.text).contains(rule), "{path}: {}", words(&page.text));
        assert!(page.text.contains("<h1>") && page.text.contains("class=\"note\""), "{path}");
    }
}

#[tokio::test]
async fn what_is_too_large_or_not_asked_that_way_is_refused_as_a_page() {
    let server = server().await;
    let post = server.send(Request::post("/fr/findings").body(Body::empty()).unwrap()).await;
    assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(words(&post.text).contains("Règle U3"));
    assert!(post.header(header::ALLOW).contains("GET"));
    let long = format!("/en/findings?grade={}", "x".repeat(20_000));
    let long = server.get(&long).await;
    assert_eq!(long.status, StatusCode::URI_TOO_LONG);
    assert!(words(&long.text).contains("Rule U1"));
    assert!(long.text.len() < 20_000, "a refusal does not repeat what was too long");
}

#[tokio::test]
async fn a_page_made_before_an_import_is_made_again_after_it() {
    let server = empty().await;
    for path in ["/en/", "/fr/coverage", "/pt/participants", "/en/sites", "/fr/findings"] {
        let page = server.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path} of an empty register");
    }
    let before = server.get("/en/findings").await;
    server.registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
    let after = server.get("/en/findings").await;
    assert_ne!(before.header(header::ETAG), after.header(header::ETAG));
    assert!(words(&after.text).contains("52 cases"), "{}", words(&after.text));
}
