//! How long it takes to read, check and hash documents of a thousand events; beside it the crate `jsonschema` on GS1's
//! schema. Prints JSON. The schema is the first argument.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot be taken stops")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use loupe_epcis::document::Document;
use loupe_epcis::hash::{Context, event_hash};
use loupe_epcis::json::{self, Value};

const EVENTS: usize = 1_000;
const RUNS: usize = 21;

fn main() {
    let text = document();
    let value = json::read(text.as_bytes()).unwrap();
    let read = spread(|| drop(black_box(json::read(text.as_bytes()).unwrap())));
    let checked = spread(|| drop(black_box(Document::read(text.as_bytes()).unwrap())));
    let hashed = spread(|| hash_all(&value));
    let document = Document::read(text.as_bytes()).unwrap();
    let written = spread(|| drop(black_box(document.to_value().to_string())));
    let theirs = std::env::args().nth(1).map(|schema| {
        let schema: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        spread(|| assert!(validator.is_valid(&serde_json::from_str(&text).unwrap())))
    });
    let told = serde_json::json!({
        "events": EVENTS,
        "bytes": text.len(),
        "json_read_us_per_event": read,
        "read_and_checked_us_per_event": checked,
        "hashed_us_per_event": hashed,
        "written_us_per_event": written,
        "jsonschema_read_and_checked_us_per_event": theirs,
    });
    println!("{told}");
}

fn hash_all(document: &Value) {
    let document = document.as_object().unwrap();
    let context = Context::of(document);
    let body = document.get("epcisBody").and_then(Value::as_object).unwrap();
    for event in body.get("eventList").and_then(Value::as_list).unwrap() {
        black_box(event_hash(event.as_object().unwrap(), &context).unwrap());
    }
}

/// The least, the middle and the most of all runs, in microseconds an event.
fn spread(mut run: impl FnMut()) -> [f64; 3] {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e6 / EVENTS as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    [times[0], times[RUNS / 2], times[RUNS - 1]]
}

/// Cutting: one lot in, three out, at named places, under a certificate.
fn document() -> String {
    let mut events = String::new();
    for number in 0..EVENTS {
        let out: Vec<String> = (0..3).map(|lot| quantity(&format!("{number}.{lot}"), "1.234567")).collect();
        let comma = if number == 0 { "" } else { "," };
        write!(
            events,
            r#"{comma}{{"type":"TransformationEvent","eventTime":"2026-11-30T09:{:02}:{:02}.123Z",
            "eventTimeZoneOffset":"+02:00","inputQuantityList":[{}],"outputQuantityList":[{}],
            "transformationID":"urn:epc:id:gdti:0614141.12345.{number}","bizStep":"https://kp.example/steps/cutting",
            "disposition":"in_progress","readPoint":{{"id":"urn:epc:id:sgln:4012345.00001.0"}},
            "bizLocation":{{"id":"urn:epc:id:sgln:0614141.00888.0"}},
            "bizTransactionList":[{{"type":"cert","bizTransaction":"https://kp.example/certificates/{number}"}}],
            "certificationInfo":"https://kp.example/certificates/{number}",
            "ilmd":{{"kp:yield":0.41,"kp:shape":"round"}},"kp:bench":"{number}"}}"#,
            number / 60 % 60,
            number % 60,
            quantity(&number.to_string(), "9.876543"),
            out.join(","),
        )
        .unwrap();
    }
    format!(
        r#"{{"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",{{"kp":"https://kp.example/"}}],
        "type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-11-30T10:00:00Z",
        "epcisBody":{{"eventList":[{events}]}}}}"#
    )
}

fn quantity(lot: &str, carats: &str) -> String {
    format!(r#"{{"epcClass":"urn:epc:class:lgtin:4012345.011111.{lot}","quantity":{carats},"uom":"CTM"}}"#)
}
