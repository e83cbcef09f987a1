//! Input that nobody should send, and people who may not.

use crate::server::{bearer, document, for_each_server, seen};

#[test]
fn nobody_comes_in_without_a_token_that_may() {
    for_each_server(|server| {
        for path in ["/", "/events", "/capture", "/queries", "/epcs/urn:x:1", "/queries/q/events?stream=true"] {
            let got = server.send("GET", path, &[], None);
            assert_eq!((got.status, got.exception().as_str()), (401, "SecurityException"), "{path}");
            assert!(got.header("www-authenticate").starts_with("Bearer"), "{path}");
            let got = server.send("GET", path, &[("authorization", "Bearer loupe_0000")], None);
            assert_eq!(got.status, 401, "{path}");
            let got = server.send("GET", path, &[("cookie", "loupe=0000")], None);
            assert_eq!(got.status, 401, "{path}");
        }
        let token = bearer(&server.reader);
        let headers = [("authorization", token.as_str()), ("content-type", "application/json")];
        for path in ["/capture", "/events"] {
            let got = server.send("POST", path, &headers, Some(&document(&[seen(1)])));
            assert_eq!((got.status, got.exception().as_str()), (403, "SecurityException"), "{path}");
        }
        assert_eq!(server.send("GET", "/events", &headers, None).status, 200);
    });
}

#[test]
fn documents_that_are_none_are_refused_whole() {
    for_each_server(|server| {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        for (body, status) in [
            ("", 400),
            ("{", 400),
            ("[]", 400),
            ("{}", 400),
            (r#"{"type": "EPCISDocument"}"#, 400),
            (&document(&[]).replace("\"2.0\"", "2"), 400),
            (&document(&[]).replace("EPCISDocument", "Invoice"), 400),
            (&deep, 413),
        ] {
            let got = server.post("/capture", body);
            assert_eq!(got.status, status, "{}: {}", &body[..body.len().min(60)], got.text);
        }
        let token = bearer(&server.mine);
        let headers = [("authorization", token.as_str()), ("content-type", "application/xml")];
        for body in ["<x/>", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "\u{1}", "{}"] {
            assert_eq!(server.send("POST", "/capture", &headers, Some(body)).status, 400, "{body}");
        }
        assert_eq!(server.get("/events").events().len(), 0);
    });
}

#[test]
fn more_than_the_limits_is_refused_by_them() {
    for_each_server(|server| {
        let large = " ".repeat((32 << 20) + 1);
        let got = server.post("/capture", &large);
        assert_eq!((got.status, got.exception().as_str()), (413, "CaptureLimitExceededException"));
        assert_eq!(got.header("gs1-epcis-capture-limit"), "20000");
        let many: Vec<String> = (0..20_001).map(|_| "{}".to_owned()).collect();
        let got = server.post("/capture", &document(&many));
        assert_eq!((got.status, got.exception().as_str()), (413, "CaptureLimitExceededException"));
        let got = server.get(&format!("/events?MATCH_epc=urn:x:{}", "a".repeat(13_000)));
        assert_eq!((got.status, got.exception().as_str()), (414, "URITooLongException"));
    });
}

#[test]
fn questions_that_ask_nothing_are_refused_with_every_fault() {
    for_each_server(|server| {
        let got = server.get("/events?GE_eventTime=yesterday&EQ_action=SHIPPED&EQ_colour=red");
        assert_eq!(got.exception(), "QueryParameterException");
        assert_eq!(got.json()["errors"].as_array().unwrap().len(), 3);
        for path in [
            "/events?perPage=0",
            "/events?perPage=-1",
            "/events?perPage=many",
            "/events?eventCountLimit=1&maxEventCount=1",
            "/events?%ff=1",
            "/capture?perPage=x",
            "/capture?other=1",
            "/epcs?nextPageToken=1&nextPageToken=2",
            "/bizSteps/inspecting/events?EQ_nothing=1",
        ] {
            assert_eq!(server.get(path).status, 400, "{path}");
        }
        for path in ["/nothing", "/events//", "/capture/a/b", "/queries//events", "/epcs/%ff", "/epcs/"] {
            let got = server.get(path);
            assert!(got.status == 404, "{path}: {} {}", got.status, got.text);
        }
        for body in [
            r#"{"name": "q"}"#,
            r#"{"query": {}}"#,
            "[]",
            "",
            r#"{"name": "", "query": {}}"#,
            r#"{"name": "q", "query": {"EQ_a": []}}"#,
        ] {
            assert_eq!(server.post("/queries", body).status, 400, "{body}");
        }
    });
}

#[test]
fn events_that_no_calendar_has_are_refused_and_name_their_place() {
    for_each_server(|server| {
        for (from, to) in [
            ("2026-11-01T10:01:00Z", "2126-11-01T10:01:00Z"),
            ("2026-11-01T10:01:00Z", "2026-02-30T00:00:00Z"),
            ("OBSERVE", "LOOK"),
        ] {
            let got = server.post("/capture", &document(&[seen(1).replace(from, to)]));
            let job = server.get(got.header("location")).json();
            assert_eq!(job["success"], false, "{to}");
            assert!(job["errors"][0]["pointer"].as_str().unwrap().starts_with("/epcisBody/eventList/0"), "{job}");
        }
        // The same name for two different events.
        let other = seen(1).replace("inspecting", "packing");
        let got = server.post("/capture", &document(&[seen(1), other]));
        let job = server.get(got.header("location")).json();
        assert_eq!((&job["success"], &job["errors"][0]["status"]), (&false.into(), &409.into()), "{job}");
    });
}

#[test]
fn an_event_in_xml_that_could_not_be_read_again_keeps_no_other_from_being_read() {
    let event = |number: &str| {
        format!(
            r#"<e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2026-11-01T10:00:00Z">
                <EPCISBody><EventList><ObjectEvent><eventTime>2026-11-01T10:00:00Z</eventTime>
                <eventTimeZoneOffset>+00:00</eventTimeZoneOffset><action>OBSERVE</action><quantityList><quantityElement>
                <epcClass>urn:kp:lot:1</epcClass><quantity>{number}</quantity><uom>KGM</uom></quantityElement>
                </quantityList></ObjectEvent></EventList></EPCISBody></e:EPCISDocument>"#
        )
    };
    for_each_server(|server| {
        server.capture(&[seen(1)]);
        let token = bearer(&server.mine);
        let headers = [("authorization", token.as_str()), ("content-type", "application/xml")];
        let got = server.send("POST", "/capture", &headers, Some(&event(&"9".repeat(65))));
        assert_eq!((got.status, got.exception().as_str()), (413, "CaptureLimitExceededException"));
        assert_eq!(server.get("/events").events().len(), 1);
        assert_eq!(server.send("POST", "/capture", &headers, Some(&event(&"9".repeat(64)))).status, 202);
        assert_eq!(server.get("/events").events().len(), 2);
    });
}

#[test]
fn a_refusal_says_place_and_reason_to_people_and_to_programs() {
    for_each_server(|server| {
        let token = bearer(&server.mine);
        let in_french =
            [("authorization", token.as_str()), ("content-type", "application/json"), ("accept-language", "fr")];
        let got = server.send("POST", "/capture", &in_french, Some("{\n\"a\" 1}"));
        let problem = got.json();
        assert_eq!((got.status, got.header("content-language")), (400, "fr"), "{problem}");
        let told = "à la ligne 2, colonne 5, il manque au JSON un deux-points après un nom.";
        assert!(problem["detail"].as_str().unwrap().ends_with(told), "{problem}");
        assert_eq!(problem["errors"][0]["why"], serde_json::json!({"key": "json_no_colon", "line": 2, "column": 5}));

        let event = seen(1).replace("OBSERVE", "SHIPPED");
        let location = server.post("/capture", &document(&[event])).header("location").to_owned();
        let path = location.split("/epcis").nth(1).unwrap();
        for (lang, told) in [("fr", "seuls ces mots ont leur place ici\u{a0}"), ("en", "only these may stand here")] {
            let headers = [("authorization", token.as_str()), ("accept-language", lang)];
            let error = server.send("GET", path, &headers, None).json()["errors"][0].clone();
            let pointer = "/epcisBody/eventList/0/action";
            assert_eq!((&error["pointer"], &error["why"]["key"]), (&pointer.into(), &"not_one_of".into()), "{error}");
            assert!(error["detail"].as_str().unwrap().starts_with(&format!("{pointer}: {told}: ")), "{error}");
            assert!(error["title"].as_str().unwrap().contains(&format!("{pointer} ({told}: ")), "{error}");
        }
        let got = server.send("GET", "/events?maxEventCount=many", &in_french[..1], None);
        let error = &got.json()["errors"][0];
        assert_eq!(error["why"], serde_json::json!({"key": "wants_count", "given": "many"}), "{error}");
        assert_eq!(error["pointer"], "maxEventCount");
    });
}
