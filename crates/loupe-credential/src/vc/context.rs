//! The JSON-LD context of our own members, published by every register under the same path.

use serde_json::{Value, json};

/// Where a register publishes the context. What is said under a version never changes.
pub const CONTEXT_PATH: &str = "/contexts/kp-certificate/v1";
/// What the terms are called in full.
const VOCABULARY: &str = "urn:loupe:kp-certificate:v1:";

/// The context. Claims and the commercial part are JSON in JSON-LD (`@json`): their canonical texts are hashed, and a
/// reader that turned them into a graph and back would change them.
pub fn context() -> Value {
    let term = |name: &str| format!("{VOCABULARY}{name}");
    let text = |name: &str| json!({ "@id": term(name), "@type": "http://www.w3.org/2001/XMLSchema#string" });
    json!({
        "@context": {
            "@version": 1.1,
            "@protected": true,
            "kimberleyCertificate": { "@id": term("kimberleyCertificate"), "@type": "@id" },
            "KimberleyProcessCertificate": {
                "@id": term("KimberleyProcessCertificate"),
                "@context": {
                    "@protected": true,
                    "claims": { "@id": term("claims"), "@type": "@json" },
                    "claimsHash": text("claimsHash"),
                    "commercial": { "@id": term("commercial"), "@type": "@json" },
                    "record": { "@id": term("record"), "@type": "@id" },
                },
            },
        },
    })
}
