//! Letters that not every database and not every form can hold, wherever a stranger may put one.

use serde_json::{Value, json};

use crate::server::{Server, bearer, document, for_each_server, seen};

/// What JSON can say, no address needs, XML cannot and PostgreSQL does not keep.
const ZERO: char = '\0';

/// An event with something in every kind of place where a text may stand.
fn told(number: usize) -> Value {
    json!({
        "type": "TransformationEvent", "eventID": format!("urn:kp:told:{number}"),
        "eventTime": "2026-11-01T09:00:00.000Z", "eventTimeZoneOffset": "+00:00",
        "inputQuantityList": [{"epcClass": format!("urn:kp:lot:{number}"), "quantity": 10.5, "uom": "CTM"}],
        "outputQuantityList": [{"epcClass": format!("urn:kp:lot:{number}.cut"), "quantity": 4.2, "uom": "CTM"}],
        "outputEPCList": [format!("urn:kp:stone:{number}")],
        "transformationID": "urn:kp:t", "bizStep": "https://kp.example/step", "disposition": "https://kp.example/state",
        "persistentDisposition": {"set": ["completeness_verified"]},
        "readPoint": {"id": "urn:kp:bench", "kp:floor": "two"}, "bizLocation": {"id": "urn:kp:house"},
        "bizTransactionList": [{"type": "https://kp.example/order", "bizTransaction": "urn:kp:order:1"},
            {"type": "urn:loupe:custody:v1:certificate", "bizTransaction": "urn:loupe:certificate:XX1"}],
        "sourceList": [{"type": "owning_party", "source": "urn:kp:seller"}],
        "destinationList": [{"type": "https://kp.example/party", "destination": "urn:kp:buyer"}],
        "certificationInfo": "https://kp.example/certificate", "ilmd": {"kp:colour": "D"},
        "errorDeclaration": {"declarationTime": "2026-11-30T10:00:00Z", "reason": "https://kp.example/reason",
            "correctiveEventIDs": ["urn:kp:event:2"]},
        "sensorElementList": [{"sensorMetadata": {"deviceID": "urn:kp:scale", "rawData": "https://kp.example/raw"},
            "sensorReport": [{"type": "Mass", "uom": "GRM", "value": 0.84, "stringValue": "fine",
                "component": "https://kp.example/part", "hexBinaryValue": "F0"}]}],
        "loupe:process": "cutting", "loupe:loss": "6.3", "loupe:operator": "urn:kp:house",
        "loupe:stones": [{"epc": format!("urn:kp:stone:{number}"), "carats": "4.2", "report": "GIA 1"}],
        "kp:house": {"kp:bench": ["by hand"]}
    })
}

/// Where texts are, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at.to_owned()),
        Value::Array(items) => items.iter().enumerate().for_each(|(n, item)| places(item, &format!("{at}/{n}"), found)),
        Value::Object(fields) => fields.iter().for_each(|(name, item)| places(item, &format!("{at}/{name}"), found)),
        _ => {}
    }
}

#[test]
fn a_zero_in_any_text_of_an_event_is_refused_or_kept() {
    let mut found = Vec::new();
    places(&told(0), "", &mut found);
    assert!(found.len() > 40, "{found:?}");
    for_each_server(|server| {
        for (number, place) in found.iter().enumerate() {
            let mut event = told(number);
            let text = event.pointer_mut(place).unwrap();
            *text = format!("{}{ZERO}", text.as_str().unwrap()).into();
            let got = server.post("/capture", &document(&[event.to_string()]));
            assert!(matches!(got.status, 202 | 400), "{place}: {} {}", got.status, got.text);
            let job = server.get(got.header("location")).json();
            assert_eq!(job["finishedAt"].is_string(), got.status == 202, "{place}: {job}");
            assert!(
                job["errors"].as_array().is_none_or(|errors| errors.iter().all(|error| error["status"] != 500)),
                "{job}"
            );
        }
        // Whatever was kept goes out again, and is gathered, in a form that can hold it.
        assert!(!server.get("/events?perPage=1000").events().is_empty());
        let token = bearer(&server.mine);
        for path in ["/events", "/eventTypes", "/epcs", "/bizSteps", "/dispositions", "/readPoints", "/bizLocations"] {
            for form in ["application/json", "application/xml"] {
                let got = server.send("GET", path, &[("authorization", &token), ("accept", form)], None);
                assert!(matches!(got.status, 200 | 406), "{path} {form}: {} {}", got.status, got.text);
            }
        }
    });
}

#[test]
fn a_zero_in_an_address_leads_nowhere() {
    for_each_server(|server| {
        server.capture(&[seen(1)]);
        assert_eq!(server.post("/queries", &json!({"name": "q", "query": {}}).to_string()).status, 201);
        for path in [
            "/events/%00",
            "/events/urn:x:%00",
            "/capture/%00",
            "/queries/%00",
            "/queries/%00/events",
            "/queries/%00/subscriptions",
            "/queries/q/subscriptions/%00",
            "/epcs/%00",
            "/epcs/urn:x:%00/events",
            "/bizSteps/%00",
            "/eventTypes/%00/events",
        ] {
            assert_eq!(server.get(path).status, 404, "{path}");
        }
        for path in ["/queries/%00", "/queries/q/subscriptions/%00", "/nextPageToken/%00"] {
            assert_eq!(server.delete(path).status, 404, "{path}");
        }
        for path in ["/events?EQ_eventID=%00", "/events?EQ_stringValue=%00", "/events?MATCH_epc=urn:x:%00"] {
            let got = server.get(path);
            assert!(matches!(got.status, 200 | 400), "{path}: {} {}", got.status, got.text);
        }
    });
}

#[test]
fn pages_that_nobody_gave_out_are_refused_or_lead_to_the_end() {
    for_each_server(|server| {
        server.capture(&[seen(1), seen(2)]);
        // A name that holds a zero, and more events given than there can be.
        for token in ["4102444800000.0.0.-.00", "4102444800000.9.18446744073709551615.-."] {
            for path in ["/events", "/events?orderBy=kp:number", "/queries", "/epcs", "/bizSteps", "/capture"] {
                let and = if path.contains('?') { '&' } else { '?' };
                let got = server.get(&format!("{path}{and}nextPageToken={token}"));
                assert_eq!((got.status, got.exception().as_str()), (400, "QueryParameterException"), "{path} {token}");
            }
        }
        for token in ["4102444800000.4294967295.4294967295.-9223372036854775808_4294967295.ff", "4102444800000.0.0.-."]
        {
            for path in ["/events", "/events?orderBy=kp:number", "/queries", "/epcs", "/bizSteps", "/capture"] {
                let and = if path.contains('?') { '&' } else { '?' };
                let got = server.get(&format!("{path}{and}nextPageToken={token}"));
                assert!(matches!(got.status, 200 | 400), "{path} {token}: {} {}", got.status, got.text);
            }
        }
    });
}

#[test]
fn a_zero_in_a_question_or_a_wish_is_refused_or_kept() {
    for_each_server(|server| {
        ask_with_zeros(server);
    });
}

fn ask_with_zeros(server: &Server) {
    let query = json!({"name": "q", "query": {"@context": {"a\0": "urn:x\0:"}, "EQ_stringValue": ["\0"]}});
    let made = server.post("/queries", &query.to_string());
    assert_eq!(made.status, 201, "{}", made.text);
    assert_eq!(server.get(made.header("location")).json(), query);
    assert_eq!(server.get("/queries/q/events").events().len(), 0);
    let subscribe = |told: Value| server.post("/queries/q/subscriptions", &told.to_string());
    for told in [
        json!({"dest": "https://client.example/\0", "stream": true}),
        json!({"dest": "https://client.example/", "stream": true, "signatureToken": "a\0"}),
        json!({"dest": "https://client.example/", "schedule": {"hour": "1\0"}}),
        json!({"dest": "https://client.example/", "stream": true, "initialRecordTime": "2026-11-01T00:00:00Z\0"}),
        json!({"dest": "https://client.example/", "stream": true, "\0": true}),
    ] {
        let got = subscribe(told.clone());
        assert_eq!((got.status, got.exception().as_str()), (400, "SubscriptionControlsException"), "{told}");
    }
}
