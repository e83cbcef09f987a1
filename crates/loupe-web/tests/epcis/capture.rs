//! A program that sends documents and looks what became of them.

use serde_json::Value;

use crate::server::{bearer, document, for_each_server, seen};

#[test]
fn a_document_is_taken_and_its_job_says_so() {
    for_each_server(|server| {
        let got = server.post("/capture", &document(&[seen(1), seen(2)]));
        assert_eq!(got.status, 202, "{}", got.text);
        assert!(got.header("location").starts_with(&format!("http://{}/epcis/capture/", server.address)));
        assert_eq!(got.header("gs1-epcis-version"), "2.0.0");
        let job = server.get(got.header("location")).json();
        assert_eq!(job["captureErrorBehaviour"], "rollback");
        assert_eq!(job["errors"], Value::Array(Vec::new()));
        assert_eq!((&job["counts"]["events"], &job["counts"]["taken"]), (&2.into(), &2.into()));
        assert!(job["finishedAt"].is_string() && job["captureID"].is_string());
        // The same again changes nothing, and is no fault.
        let again = server.post("/capture", &document(&[seen(1), seen(2)]));
        let job = server.get(again.header("location")).json();
        assert_eq!((&job["success"], &job["counts"]["alreadyThere"]), (&true.into(), &2.into()), "{job}");
        assert_eq!(server.get("/events").events().len(), 2);
    });
}

#[test]
fn one_bad_event_takes_all_back_or_stays_out_alone() {
    for_each_server(|server| {
        let bad = seen(2).replace("OBSERVE", "SHIPPED");
        let events = document(&[seen(1), bad, seen(3)]);
        let job = server.get(server.post("/capture", &events).header("location")).json();
        assert_eq!((&job["success"], &job["running"]), (&false.into(), &false.into()));
        let error = &job["errors"][0];
        assert_eq!(error["type"], "epcisException:ValidationException");
        assert!(error["pointer"].as_str().unwrap().starts_with("/epcisBody/eventList/1"), "{error}");
        assert!(server.get("/events").events().is_empty());
        let token = bearer(&server.mine);
        let headers = [
            ("authorization", token.as_str()),
            ("content-type", "application/json"),
            ("gs1-capture-error-behaviour", "proceed"),
        ];
        let got = server.send("POST", "/capture", &headers, Some(&events));
        let job = server.get(got.header("location")).json();
        assert_eq!((&job["success"], &job["captureErrorBehaviour"]), (&false.into(), &"proceed".into()));
        assert_eq!(job["counts"]["taken"], 2);
        assert_eq!(server.get("/events").events().len(), 2);
    });
}

#[test]
fn jobs_are_listed_the_newest_first_page_by_page() {
    for_each_server(|server| {
        let mut made = Vec::new();
        for number in 1..=3 {
            let got = server.post("/capture", &document(&[seen(number)]));
            made.push(got.header("location").rsplit('/').next().unwrap().to_owned());
        }
        made.reverse();
        let first = server.get("/capture?perPage=2");
        let second = server.get(&first.next().unwrap());
        assert!(second.next().is_none());
        let ids =
            |value: Value| value.as_array().unwrap().iter().map(|job| job["captureID"].clone()).collect::<Vec<_>>();
        assert_eq!([ids(first.json()), ids(second.json())].concat(), made);
    });
}

#[test]
fn one_event_alone_is_made_at_its_own_address() {
    for_each_server(|server| {
        let event = seen(7).replacen('{', r#"{"@context": {"kp": "https://kp.example/"},"#, 1);
        let got = server.post("/events", &event);
        assert_eq!(got.status, 201, "{}", got.text);
        assert_eq!(got.header("location"), format!("http://{}/epcis/events/urn:kp:event:7", server.address));
        assert_eq!(got.json()["eventID"], "urn:kp:event:7");
        assert_eq!(server.get(got.header("location")).events()[0]["kp:number"], 7);
        let again = server.post("/events", &event);
        assert_eq!((again.status, again.exception().as_str()), (409, "ResourceAlreadyExistsException"));
        // Without a name it is called by its hash, and found by it.
        let nameless = event.replace(r#""eventID": "urn:kp:event:7","#, "").replace("10:07", "10:08");
        let got = server.post("/events", &nameless);
        let id = got.json()["eventID"].as_str().unwrap().to_owned();
        assert!(id.starts_with("ni:///sha-256;"), "{id}");
        let found = server.get(got.header("location")).events();
        assert_eq!((found.len(), &found[0]["eventID"]), (1, &id.into()));
    });
}

#[test]
fn carats_that_do_not_add_up_are_refused_by_their_rule() {
    for_each_server(|server| {
        let lot = |name: &str, carats: &str| {
            format!(r#"{{"epcClass": "urn:kp:lot:{name}", "quantity": {carats}, "uom": "CTM"}}"#)
        };
        let made = format!(
            r#"{{"type": "ObjectEvent", "eventTime": "2026-11-01T08:00:00Z", "eventTimeZoneOffset": "+00:00", "action": "ADD",
                "bizStep": "commissioning", "quantityList": [{}]}}"#,
            lot("rough", "10")
        );
        server.capture(&[made]);
        let cut = |out: &str| {
            format!(
                r#"{{"type": "TransformationEvent", "eventTime": "2026-11-02T08:00:00Z", "eventTimeZoneOffset": "+00:00",
                    "inputQuantityList": [{}], "outputQuantityList": [{}], "loupe:process": "splitting"}}"#,
                lot("rough", "10"),
                lot("part", out)
            )
        };
        let got = server.post("/capture", &document(&[cut("10.5")]));
        let job = server.get(got.header("location")).json();
        assert_eq!(job["errors"][0]["rule"], "B2", "{job}");
        assert_eq!(job["errors"][0]["type"], "epcisException:ValidationException");
        server.capture(&[cut("10")]);
        let found = server.get("/events?MATCH_anyEPCClass=urn:kp:lot:part&EQ_loupe:process=splitting").events();
        assert_eq!(found.len(), 1);
    });
}

#[test]
fn an_office_sees_its_own_events_and_no_others() {
    for_each_server(|server| {
        let got = server.post("/capture", &document(&[seen(1)]));
        let token = bearer(&server.cutter);
        let other = |path: &str| server.send("GET", path, &[("authorization", &token)], None);
        assert!(other("/events").events().is_empty());
        assert_eq!(other("/events/urn:kp:event:1").exception(), "NoSuchResourceException");
        assert_eq!(other(got.header("location")).exception(), "NoSuchResourceException");
        assert_eq!(other("/capture").json(), Value::Array(Vec::new()));
        assert_eq!(other("/epcs").json()["member"], Value::Array(Vec::new()));
        assert_eq!(server.get("/events").events().len(), 1);
    });
}
