//! Programs that ask about custody get the keys that the document describes.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use serde_json::Value;
use tower::ServiceExt;

use super::documents::{lot, packed};
use super::house::{HOUSE, House};

/// Holds the keys of an answer to those of its shape, all the way down.
fn keys_fit(document: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(reference) = schema["$ref"].as_str() {
        return keys_fit(document, document.pointer(reference.trim_start_matches('#')).unwrap(), value, at);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return if value.is_null() {
        } else {
            keys_fit(document, &choices[0], value, at)
        };
    }
    if let Some(choices) = schema["enum"].as_array() {
        assert!(choices.contains(value), "{at}: {value}");
    }
    for item in value.as_array().into_iter().flatten() {
        keys_fit(document, &schema["items"], item, at);
    }
    let (Some(map), Some(known)) = (value.as_object(), schema["properties"].as_object()) else { return };
    let sorted = |keys: serde_json::map::Keys<'_>| keys.cloned().collect::<std::collections::BTreeSet<String>>();
    assert_eq!(sorted(map.keys()), sorted(known.keys()), "{at}");
    for (key, inner) in map {
        keys_fit(document, &known[key], inner, &format!("{at}.{key}"));
    }
}

const PARCEL: &str = "urn:epc:id:sscc:0614141.1234567890";

async fn asked(house: &House, path: &str, token: Option<&str>) -> (StatusCode, Value) {
    let mut request = Request::get(path);
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let response = house.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (head, body) = response.into_parts();
    (head.status, serde_json::from_slice(&to_bytes(body, usize::MAX).await.unwrap()).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_has_the_keys_of_the_document() {
    let house = House::new().await;
    let (_, document) = asked(&house, "/api/v1/openapi.json", None).await;
    let token = house.token("a.sand", "house-one").await;
    let named = lot("parcel-1");
    house.tell("a.sand", &[packed("03-20", "ADD", "1234567890", &[("parcel-1", "1"), ("melee", "16")])]).await;
    house.tell("a.sand", &[packed("03-21", "ADD", "1000000002", &[("melee", "16")])]).await;
    house.tell("a.sand", &[packed("03-22", "DELETE", "1000000002", &[("melee", "16")])]).await;
    for (path, query) in [
        ("lot", format!("name={named}&lang=fr")),
        ("lot", format!("name={}&definition=kp-2003", lot("never-told"))),
        ("container", format!("name={PARCEL}&lang=pt")),
        ("container", "name=urn:epc:id:sscc:0614141.1000000002".to_owned()),
        ("trace", "site=catoca".to_owned()),
        ("trace", "country=RUS".to_owned()),
        ("stock", String::new()),
        ("stock", "definition=csc-2022:joint&definition=kp-2003&definition=kp-2003&lang=pt".to_owned()),
        ("balance", format!("operator={HOUSE}")),
        ("waiting", String::new()),
    ] {
        let path = format!("/api/v1/custody/{path}");
        let (status, answer) = asked(&house, &format!("{path}?{query}"), Some(&token)).await;
        assert_eq!(status, StatusCode::OK, "{path}?{query}: {answer}");
        let schema = &document["paths"][&path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        keys_fit(&document, schema, &answer, &path);
    }
    let (_, answer) = asked(&house, &format!("/api/v1/custody/lot?name={named}"), Some(&token)).await;
    assert!(answer["answer"]["steps"][0]["operator"].is_null(), "this door is for everybody: {answer}");
    let (_, answer) = asked(&house, &format!("/api/v1/custody/container?name={PARCEL}"), Some(&token)).await;
    let told = &answer["answer"];
    assert!(told["count"] == 2 && told["lots"][0]["lot"].is_null(), "so is this one: {answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_is_refused_and_what_is_not_there_is_not_found() {
    let house = House::new().await;
    for (path, status) in [
        ("lot?name=nothing", StatusCode::NOT_FOUND),
        ("lot", StatusCode::NOT_FOUND),
        ("container?name=nothing", StatusCode::NOT_FOUND),
        ("container", StatusCode::NOT_FOUND),
        ("trace", StatusCode::UNPROCESSABLE_ENTITY),
        ("trace?site=nowhere", StatusCode::NOT_FOUND),
        ("stock?definition=nothing", StatusCode::NOT_FOUND),
        ("stock?site=catoca", StatusCode::UNPROCESSABLE_ENTITY),
        ("balance", StatusCode::UNAUTHORIZED),
        ("waiting", StatusCode::UNAUTHORIZED),
    ] {
        assert_eq!(asked(&house, &format!("/api/v1/custody/{path}"), None).await.0, status, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_a_container_as_a_lot_is_told_where_to_ask() {
    let house = House::new().await;
    house.tell("a.sand", &[packed("03-20", "ADD", "1234567890", &[("parcel-2", "100")])]).await;
    let (status, answer) = asked(&house, &format!("/api/v1/custody/lot?name={PARCEL}"), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let told = answer.to_string();
    assert!(told.contains("B38") && told.contains("/api/v1/custody/container"), "{told}");
}
