//! A program that asks for events, page by page, by parameter, by resource and by a question's name.

use serde_json::{Value, json};

use crate::server::{Got, Server, for_each_server, seen};

fn ids(got: &Got) -> Vec<String> {
    got.events().iter().map(|event| event["eventID"].as_str().unwrap().rsplit(':').next().unwrap().to_owned()).collect()
}

/// Seven stones are seen, minute by minute.
fn see_seven(server: &Server) {
    server.capture(&(1..=7).map(seen).collect::<Vec<_>>());
}

/// Every page from an address on.
fn all_pages(server: &Server, path: &str) -> Vec<Vec<String>> {
    let mut got = server.get(path);
    let mut pages = vec![ids(&got)];
    while let Some(next) = got.next() {
        assert!(!got.header("gs1-next-page-token-expires").is_empty());
        got = server.get(&next);
        pages.push(ids(&got));
    }
    pages
}

#[test]
fn pages_follow_one_another_by_their_links_and_each_event_comes_once() {
    for_each_server(|server| {
        see_seven(server);
        assert_eq!(all_pages(server, "/events?perPage=3"), [vec!["1", "2", "3"], vec!["4", "5", "6"], vec!["7"]]);
        let falling = "/events?orderBy=eventTime&orderDirection=DESC&perPage=4&EQ_action=OBSERVE";
        assert_eq!(all_pages(server, falling), [vec!["7", "6", "5", "4"], vec!["3", "2", "1"]]);
        let own = "/events?orderBy=kp:number&orderDirection=ASC&perPage=5";
        assert_eq!(all_pages(server, own).concat().len(), 7);
        let first = "/events?orderBy=recordTime&eventCountLimit=3&perPage=2";
        assert_eq!(all_pages(server, first), [vec!["7", "6"], vec!["5"]]);
        assert_eq!(all_pages(server, "/events?perPage=7").len(), 1);
    });
}

#[test]
fn what_is_captured_meanwhile_is_not_in_the_pages_that_follow() {
    for_each_server(|server| {
        see_seven(server);
        let first = server.get("/events?perPage=5");
        server.capture(&[seen(8)]);
        let second = server.get(&first.next().unwrap());
        assert_eq!((ids(&second), second.next()), (vec!["6".to_owned(), "7".to_owned()], None));
    });
}

#[test]
fn a_token_that_was_given_back_leads_nowhere() {
    for_each_server(|server| {
        see_seven(server);
        let next = server.get("/events?perPage=5").next().unwrap();
        let token = next.rsplit('=').next().unwrap().to_owned();
        assert_eq!(server.delete(&format!("/nextPageToken/{token}")).status, 204);
        let got = server.get(&next);
        assert_eq!((got.status, got.exception().as_str()), (400, "QueryParameterException"));
        assert_eq!(server.delete("/nextPageToken/nonsense").status, 204);
        assert_eq!(server.get("/events?nextPageToken=nonsense").status, 400);
    });
}

#[test]
fn parameters_choose_events() {
    for_each_server(|server| {
        see_seven(server);
        for (query, expected) in [
            ("GE_eventTime=2026-11-01T10:03:00Z&LT_eventTime=2026-11-01T10:05:00Z", vec!["3", "4"]),
            ("EQ_eventID=urn:kp:event:2|urn:kp:event:6", vec!["2", "6"]),
            ("EQ_eventID=urn:kp:event:99", vec![]),
            ("MATCH_epc=https://id.gs1.org/01/04012345123456/21/5", vec!["5"]),
            ("MATCH_epc=urn:epc:idpat:sgtin:4012345.012345.*&perPage=1000&LT_kp:number=3", vec!["1", "2"]),
            ("EQ_bizStep=urn:epcglobal:cbv:bizstep:inspecting&GE_recordTime=2100-01-01T00:00:00Z", vec![]),
            ("EQ_readPoint=https://id.gs1.org/414/4012345000115&GT_kp:number=6", vec!["7"]),
            ("maxEventCount=7&GT_kp:number=5", vec!["6", "7"]),
        ] {
            // The prefix is told in the header, as GS1 has it.
            let token = crate::server::bearer(&server.mine);
            let headers = [("authorization", token.as_str()), ("gs1-extensions", "kp=https://kp.example/")];
            let got = server.send("GET", &format!("/events?{query}"), &headers, None);
            assert_eq!(ids(&got), expected, "{query}");
        }
        let got = server.get("/events?maxEventCount=6");
        assert_eq!((got.status, got.exception().as_str()), (413, "QueryTooLargeException"));
    });
}

#[test]
fn resources_lead_to_their_events() {
    for_each_server(|server| {
        see_seven(server);
        let members = |path: &str| server.get(path).json()["member"].as_array().unwrap().clone();
        assert_eq!(members("/").len(), 9);
        let epcs = members("/epcs");
        assert_eq!((epcs.len(), epcs[0].as_str()), (7, Some("https://id.gs1.org/01/04012345123456/21/1")));
        assert_eq!(members("/readPoints"), ["https://id.gs1.org/414/4012345000115"]);
        assert!(members("/bizSteps").contains(&"inspecting".into()));
        assert_eq!(members("/eventTypes").len(), 5);
        assert_eq!(members("/epcs/urn:epc:id:sgtin:4012345.012345.5"), ["events"]);
        for (path, count) in [
            ("/epcs/https%3A%2F%2Fid.gs1.org%2F01%2F04012345123456%2F21%2F5/events", 1),
            ("/epcs/urn:epc:id:sgtin:4012345.012345.5/events", 1),
            ("/bizSteps/inspecting/events?perPage=1000", 7),
            ("/bizSteps/https:%2F%2Fref.gs1.org%2Fcbv%2FBizStep-inspecting/events", 7),
            ("/bizSteps/packing/events", 0),
            ("/readPoints/urn:epc:id:sgln:4012345.00011.0/events?GT_kp:number=4", 0),
            ("/eventTypes/ObjectEvent/events", 7),
            ("/dispositions/active/events", 0),
        ] {
            assert_eq!(server.get(path).events().len(), count, "{path}");
        }
        for path in ["/epcs/urn:x:none", "/epcs/urn:x:none/events", "/bizSteps/juggling", "/eventTypes/Nothing/events"]
        {
            assert_eq!(server.get(path).exception(), "NoSuchResourceException", "{path}");
        }
        let first = server.get("/epcs?perPage=4");
        assert_eq!(server.get(&first.next().unwrap()).json()["member"].as_array().unwrap().len(), 3);
    });
}

#[test]
fn a_question_with_a_name_is_kept_asked_and_forgotten() {
    for_each_server(|server| {
        see_seven(server);
        let told = json!({"name": "the last", "query": {"@context": {"n": "https://kp.example/"}, "GE_n:number": 5}});
        let made = server.post("/queries", &told.to_string());
        assert_eq!(made.status, 201, "{}", made.text);
        assert_eq!(made.header("location"), format!("http://{}/epcis/queries/the%20last", server.address));
        assert_eq!(server.get(made.header("location")).json(), told);
        assert_eq!(server.get("/queries").json(), json!([told]));
        assert_eq!(all_pages(server, "/queries/the%20last/events?perPage=2"), [vec!["5", "6"], vec!["7"]]);
        let document = server.get("/queries/the%20last/events").json();
        assert_eq!(document["epcisBody"]["queryResults"]["queryName"], "the last");
        let again = server.post("/queries", &told.to_string());
        assert_eq!((again.status, again.exception().as_str()), (409, "ResourceAlreadyExistsException"));
        assert_eq!(server.delete("/queries/the%20last").status, 204);
        for path in ["/queries/the%20last", "/queries/the%20last/events", "/queries/the%20last/subscriptions"] {
            assert_eq!(server.get(path).exception(), "NoSuchNameException", "{path}");
        }
        assert_eq!(server.get("/queries").json(), Value::Array(Vec::new()));
    });
}

#[test]
fn places_are_found_with_those_within_them() {
    for_each_server(|server| {
        let document = crate::server::document(&[seen(1)]).replacen(
            "\"epcisBody\"",
            r#""epcisHeader": {"epcisMasterData": {"vocabularyList": [{"type": "urn:epcglobal:epcis:vtype:ReadPoint",
                "vocabularyElementList": [{"id": "urn:kp:town", "children": ["urn:epc:id:sgln:4012345.00011.0"]}]}]}}, "epcisBody""#,
            1,
        );
        assert_eq!(server.post("/capture", &document).status, 202);
        assert_eq!(server.get("/events?WD_readPoint=urn:kp:town").events().len(), 1);
        assert_eq!(server.get("/events?WD_readPoint=urn:kp:village").events().len(), 0);
        assert_eq!(server.get("/events?EQ_readPoint=urn:kp:town").events().len(), 0);
    });
}
