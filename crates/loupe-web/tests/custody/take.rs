//! "I send this ring on: what may I send with it?": the passport and the events, from the page and by a program.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use loupe_scheme::access::Permission;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::documents::lot;
use super::house::{HOUSE, House, STONE};

const RING: &str = "https://id.gs1.org/8004/0952012345699";

fn coded(name: &str) -> String {
    name.replace(':', "%3A").replace('/', "%2F")
}

/// The house with its stone and small ones set into a ring.
async fn with_ring() -> House {
    let house = House::new().await;
    let set = json!({
        "type": "AssociationEvent", "eventTime": "2026-03-20T10:00:00Z", "eventTimeZoneOffset": "+00:00", "action": "ADD",
        "parentID": RING, "childEPCs": [STONE, lot("melee")], "loupe:operator": HOUSE,
    });
    assert!(house.tell("a.sand", &[set]).await.succeeded());
    house
}

struct Sent {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Sent {
    fn said(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// What a program gets.
async fn asked(house: &House, path: &str, token: Option<&str>) -> Sent {
    let mut request = Request::get(path);
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let response = house.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (head, body) = response.into_parts();
    let text = String::from_utf8(to_bytes(body, usize::MAX).await.unwrap().to_vec()).unwrap();
    Sent { status: head.status, headers: head.headers, text }
}

#[tokio::test]
async fn the_office_takes_passport_and_events_along_and_reads_whether_they_are_signed() {
    let house = with_ring().await;
    let clerk = house.browser("a.sand").await;
    for (lang, told) in [
        ("en", ["To pass on", "Not signed: your office has no key for it here."]),
        ("fr", ["À transmettre", "Non signé\u{a0}: votre bureau n’a pas ici de clé"]),
        ("pt", ["Para passar adiante", "Não assinado: a sua repartição não tem aqui chave"]),
    ] {
        for (page, name) in [("lot", STONE), ("lot", RING), ("container", RING)] {
            let page = clerk.get(&format!("/{lang}/custody/{page}?name={}", coded(name))).await;
            for told in told {
                assert!(page.text.contains(told), "{told}: {}", page.text);
            }
        }
        let nobody = house.get(&format!("/{lang}/custody/lot?name={}", coded(RING))).await;
        assert!(nobody.status == StatusCode::OK && !nobody.text.contains("id=\"take\""), "it is for offices");
    }
    let link = |of: &str, kind: &str, name: &str| format!("/en/desk/custody/{of}/{kind}?name={name}");
    let page = clerk.get(&format!("/en/custody/lot?name={}", coded(RING))).await;
    for kind in ["passport", "events"] {
        let link = link("container", kind, RING);
        assert!(page.text.contains(&format!("href=\"{link}\"")), "{link}: {}", page.text);
        let file = clerk.get(&link).await;
        assert_eq!((file.status, &file.headers[header::CACHE_CONTROL]), (StatusCode::OK, &"no-store".parse().unwrap()));
        assert_eq!(file.headers[header::CONTENT_TYPE], "application/vc");
        assert_eq!(file.headers[header::CONTENT_DISPOSITION], format!("attachment; filename=\"{kind}.json\""));
        let credential: Value = serde_json::from_str(&file.text).unwrap();
        assert_eq!(credential["issuer"]["id"], "did:web:kimberley.example:offices:house-one");
    }

    house.registry.new_certificate_key(&"house-one".parse().unwrap()).await.unwrap();
    let page = clerk.get(&format!("/en/custody/lot?name={}", coded(STONE))).await.words();
    let signed =
        "Signed with the key of “house-one”. Others find it at https://kimberley.example/offices/house-one/did.json";
    assert!(page.contains(signed), "{page}");
    let file = clerk.get(&link("lot", "events", STONE)).await;
    assert_eq!(file.headers[header::CONTENT_TYPE], "application/vc+jwt");
    assert_eq!(file.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"events.jwt\"");
    assert_eq!(file.text.split('.').count(), 3);
    let reader = house.browser("r.page").await;
    let page = reader.get(&format!("/en/custody/lot?name={}", coded(STONE))).await.words();
    assert!(page.contains("Not signed: only who captures events signs for your office"), "{page}");
    let file = reader.get(&link("lot", "events", STONE)).await;
    assert_eq!(file.headers[header::CONTENT_TYPE], "application/vc");
    let other = house.browser("b.stone").await.get(&format!("/en/custody/lot?name={}", coded(STONE))).await.words();
    assert!(other.contains("Not signed"), "another office has another key, or none: {other}");
    let not_there = clerk.get(&link("container", "passport", "urn:test:nothing")).await;
    assert_eq!(not_there.status, StatusCode::NOT_FOUND);
    assert!(not_there.words().contains("B39"), "{}", not_there.words());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_chooses_whether_it_takes_what_is_not_signed() {
    let house = with_ring().await;
    let reading = house.token("a.sand", "house-one").await;
    let both = [Permission::ReadCustody, Permission::CaptureCustody];
    let token = house.token_for("a.sand", "house-one", &both).await;
    let of = |of: &str, kind: &str, name: &str, more: &str| {
        format!("/api/v1/custody/{of}/{kind}?name={}{more}", coded(name))
    };
    let path = of("container", "passport", RING, "");
    assert_eq!(asked(&house, &path, None).await.status, StatusCode::UNAUTHORIZED);
    let plain = asked(&house, &path, Some(&token)).await;
    assert_eq!((plain.status, plain.said("content-type")), (StatusCode::OK, "application/vc"));
    assert_eq!((plain.said("loupe-unsigned"), plain.said("cache-control")), ("no-key", "no-store"));
    let refused = asked(&house, &of("container", "passport", RING, "&signed=yes&lang=pt"), Some(&token)).await;
    let problem: Value = serde_json::from_str(&refused.text).unwrap();
    assert_eq!((refused.status, &problem["rule"]), (StatusCode::UNPROCESSABLE_ENTITY, &"K2".into()));
    assert_eq!(problem["detail"], "Não há chave «house-one».");

    house.registry.new_certificate_key(&"house-one".parse().unwrap()).await.unwrap();
    for (kind, name, held) in [("lot", STONE, "of-others=0, older=0"), ("container", RING, "of-others=0, older=0")] {
        for credential in ["passport", "events"] {
            let signed = asked(&house, &of(kind, credential, name, "&signed=yes"), Some(&token)).await;
            assert_eq!((signed.status, signed.said("content-type")), (StatusCode::OK, "application/vc+jwt"));
            assert_eq!(signed.said("content-disposition"), format!("inline; filename=\"{credential}.jwt\""));
            assert_eq!((signed.said("loupe-unsigned"), signed.said("loupe-left-out")), ("", held));
            assert_eq!(signed.text.split('.').count(), 3);
        }
    }
    let read = asked(&house, &path, Some(&reading)).await;
    assert_eq!((read.said("content-type"), read.said("loupe-unsigned")), ("application/vc", "reading"));
    let refused = asked(&house, &of("lot", "passport", STONE, "&signed=yes"), Some(&reading)).await;
    assert!(refused.status == StatusCode::FORBIDDEN && refused.text.contains("A12"), "{}", refused.text);
    let unsigned = asked(&house, &of("lot", "passport", STONE, "&signed=no"), Some(&token)).await;
    assert_eq!((unsigned.said("content-type"), unsigned.said("loupe-unsigned")), ("application/vc", "asked"));
    let unknown = asked(&house, &of("lot", "passport", STONE, "&signed=perhaps"), Some(&token)).await;
    assert!(unknown.text.contains("U5"), "{}", unknown.text);
    let as_lot = asked(&house, &of("lot", "events", RING, ""), Some(&token)).await;
    assert!(as_lot.status == StatusCode::NOT_FOUND && as_lot.text.contains("B38"), "{}", as_lot.text);

    let other = house.token("b.stone", "house-two").await;
    let events = asked(&house, &of("container", "events", RING, ""), Some(&other)).await;
    let credential: Value = serde_json::from_str(&events.text).unwrap();
    assert_eq!(credential["credentialSubject"], json!([]), "who captured none of it tells none of it");
    let left_out = events.said("loupe-left-out");
    assert!(left_out.starts_with("of-others=") && left_out != "of-others=0, older=0", "{left_out}");
    let document: Value = serde_json::from_str(&asked(&house, "/api/v1/openapi.json", None).await.text).unwrap();
    let told = &document["paths"]["/api/v1/custody/container/events"]["get"];
    assert!(told["responses"]["200"]["content"]["application/vc+jwt"].is_object() && told["security"].is_array());
}
