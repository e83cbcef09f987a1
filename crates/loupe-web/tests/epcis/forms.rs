//! Forms and versions: what is taken, what is given, and what OPTIONS says of it.

use loupe_epcis::xml;
use serde_json::json;

use crate::server::{Got, Server, bearer, for_each_server, seen};

fn ask(server: &Server, path: &str, headers: &[(&str, &str)]) -> Got {
    let token = bearer(&server.mine);
    server.send("GET", path, &[&[("authorization", token.as_str())], headers].concat(), None)
}

#[test]
fn what_came_as_json_goes_out_as_xml_and_comes_in_again() {
    for_each_server(|server| {
        server.capture(&[seen(1)]);
        for (version, headers) in [
            ("2.0", vec![("accept", "application/xml")]),
            ("1.2", vec![("accept", "text/xml"), ("gs1-epcis-max", "1.2")]),
        ] {
            let got = ask(server, "/events", &headers);
            assert_eq!((got.status, got.header("content-type")), (200, "application/xml"), "{}", got.text);
            assert!(got.text.contains(&format!("schemaVersion=\"{version}\"")), "{}", got.text);
            let read = xml::read(got.text.as_bytes()).unwrap();
            assert!(read.get("epcisBody").unwrap().to_string().contains("urn:kp:event:1"));
            let token = bearer(&server.cutter);
            let sent = got.text.replace("urn:kp:event:1", &format!("urn:kp:event:{version}"));
            let headers = [("authorization", token.as_str()), ("content-type", "application/xml")];
            let taken = server.send("POST", "/capture", &headers, Some(&sent));
            assert_eq!(taken.status, 202, "{}", taken.text);
            let job = server.send("GET", taken.header("location"), &[("authorization", &token)], None).json();
            assert_eq!(job["counts"]["taken"], 1, "{job}");
        }
    });
}

#[test]
fn things_are_spelt_as_the_client_wants_where_that_can_be() {
    for_each_server(|server| {
        server.capture(&[seen(1)]);
        let epc = |headers: &[(&str, &str)]| ask(server, "/events", headers).events()[0]["epcList"][0].clone();
        assert_eq!(epc(&[]), "https://id.gs1.org/01/04012345123456/21/1");
        assert_eq!(epc(&[("gs1-epc-format", "Always_GS1_Digital_Link")]), "https://id.gs1.org/01/04012345123456/21/1");
        assert_eq!(epc(&[("gs1-epc-format", "Never_Translates")]), "urn:epc:id:sgtin:4012345.012345.1");
        let refused = ask(server, "/events", &[("gs1-epc-format", "Always_EPC_URN")]);
        assert_eq!((refused.status, refused.exception().as_str()), (406, "NotAcceptableException"));
    });
}

#[test]
fn what_cannot_be_given_or_taken_is_refused_by_its_status() {
    for_each_server(|server| {
        for headers in [
            [("accept", "text/html")],
            [("gs1-epcis-min", "2.1")],
            [("gs1-epcis-max", "1.2")],
            [("gs1-cbv-min", "3")],
            [("gs1-cbv-max", "one")],
        ] {
            let got = ask(server, "/events", &headers);
            assert_eq!((got.status, got.exception().as_str()), (406, "NotAcceptableException"), "{headers:?}");
        }
        let token = bearer(&server.mine);
        for headers in [
            [("content-type", "text/csv"), ("accept", "*/*")],
            [("content-type", "application/json"), ("gs1-epcis-version", "1.2")],
            [("content-type", "application/json"), ("gs1-cbv-version", "9")],
        ] {
            let all = [&[("authorization", token.as_str())], headers.as_slice()].concat();
            let got = server.send("POST", "/capture", &all, Some("{}"));
            assert_eq!((got.status, got.exception().as_str()), (415, "UnsupportedMediaTypeException"), "{headers:?}");
        }
        let problem = ask(server, "/events/urn:x:none", &[("accept", "application/xml")]);
        assert_eq!((problem.status, problem.header("content-type")), (404, "application/problem+xml"));
        assert!(problem.text.contains("<type>epcisException:NoSuchResourceException</type>"), "{}", problem.text);
    });
}

#[test]
fn options_tell_the_truth() {
    for_each_server(|server| {
        let body = json!({"name": "q", "query": {}}).to_string();
        assert_eq!(server.post("/queries", &body).status, 201);
        for (path, allowed) in [
            ("", "OPTIONS, GET"),
            ("/capture", "OPTIONS, GET, POST"),
            ("/events", "OPTIONS, GET, POST"),
            ("/events/urn:x:1", "OPTIONS, GET"),
            ("/epcs/urn:x:1/events", "OPTIONS, GET"),
            ("/queries", "OPTIONS, GET, POST"),
            ("/queries/q", "OPTIONS, GET, DELETE"),
            ("/queries/q/subscriptions", "OPTIONS, GET, POST"),
            ("/nextPageToken/1", "OPTIONS, DELETE"),
        ] {
            let told = server.send("OPTIONS", path, &[], None);
            assert_eq!((told.status, told.header("allow")), (204, allowed), "{path}");
            assert_eq!((told.header("gs1-epcis-min"), told.header("gs1-epcis-max")), ("1.2", "2.0.0"));
            let token = bearer(&server.mine);
            for method in ["GET", "POST", "PUT", "PATCH"] {
                let body = matches!(method, "POST" | "PUT" | "PATCH").then_some("{}");
                let got =
                    server.send(method, path, &[("authorization", &token), ("content-type", "application/json")], body);
                assert_eq!(got.status == 405, !allowed.contains(method), "{method} {path}: {}", got.status);
            }
        }
        let capture = server.send("OPTIONS", "/capture", &[], None);
        assert_eq!(capture.header("gs1-epcis-capture-limit"), "20000");
        assert_eq!(capture.header("gs1-epcis-capture-file-size-limit"), (32 << 20).to_string());
        assert_eq!(capture.header("gs1-capture-error-behaviour"), "all");
    });
}
