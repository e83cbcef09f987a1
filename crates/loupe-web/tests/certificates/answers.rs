//! Programs that ask for a certificate get the keys that the document describes, and nothing commercial.

use axum::http::StatusCode;
use serde_json::Value;

use super::server::{SECRETS, Server};

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
    if schema["type"] == "null" {
        assert!(value.is_null(), "{at}: {value}");
    }
    for item in value.as_array().into_iter().flatten() {
        keys_fit(document, &schema["items"], item, at);
    }
    let (Some(map), Some(known)) = (value.as_object(), schema["properties"].as_object()) else { return };
    assert_eq!(map.keys().collect::<Vec<_>>(), known.keys().collect::<Vec<_>>(), "{at}");
    for (key, inner) in map {
        keys_fit(document, &known[key], inner, &format!("{at}.{key}"));
    }
}

#[tokio::test]
async fn the_answer_has_the_keys_of_the_document_and_no_secret() {
    let server = Server::new().await;
    server.received().await;
    let document: Value = serde_json::from_str(&server.get("/api/v1/openapi.json").await.text).unwrap();
    for path in ["/api/v1/certificates/BW00000001", "/api/v1/warnings", "/api/v1/receipts-owed"] {
        let got = server.get(path).await;
        assert_eq!(got.status, StatusCode::OK, "{path}: {}", got.text);
        let described = document["paths"].as_object().unwrap().iter().find(|(known, _)| {
            known.as_str() == path || known.ends_with("/certificates/{number}") && path.contains("/certificates/")
        });
        let schema = &described.unwrap().1["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        keys_fit(&document, schema, &serde_json::from_str(&got.text).unwrap(), path);
        for secret in SECRETS.iter().filter(|secret| !["820", "2019"].contains(secret)) {
            assert!(!got.text.contains(secret), "{path}: {secret}");
        }
    }
    let answer: Value = serde_json::from_str(&server.get("/api/v1/certificates/BW00000001").await.text).unwrap();
    let statement = answer["answer"]["statement"].to_string();
    assert!(!statement.contains("2019"), "when the stones were mined is commercial: {statement}");
    assert_eq!(server.get("/api/v1/certificates/BW00000099").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_program_with_a_token_reads_the_pairs_of_its_office() {
    let server = Server::new().await;
    server.received().await;
    let document: Value = serde_json::from_str(&server.get("/api/v1/openapi.json").await.text).unwrap();
    let token = server.token("n.sebina", "bw-diamonds").await;
    let got = server.get_as("/api/v1/reconciliation?participant=ARE", &token).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    let described = &document["paths"]["/api/v1/reconciliation"]["get"];
    let schema = &described["responses"]["200"]["content"]["application/json"]["schema"];
    let answer: Value = serde_json::from_str(&got.text).unwrap();
    keys_fit(&document, schema, &answer, "reconciliation");
    let pairs = answer["answer"]["pairs"].as_array().unwrap();
    assert_eq!((pairs.len(), &pairs[0]["exporting"], &pairs[0]["importing"]), (1, &"BWA".into(), &"ARE".into()));
    let others = server.token("d.neto", "ao-diamonds").await;
    let theirs: Value = serde_json::from_str(&server.get_as("/api/v1/reconciliation", &others).await.text).unwrap();
    assert!(theirs["answer"]["pairs"].as_array().unwrap().is_empty(), "{theirs}");
}
