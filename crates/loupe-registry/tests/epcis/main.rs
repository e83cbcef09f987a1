//! Questions about events, pages, subscribers and resources, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[allow(dead_code, reason = "shared with tests that ask for more of it")]
#[path = "../support/mod.rs"]
mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use jiff::civil::date;
use loupe_epcis::hash::Context;
use loupe_epcis::json::{Value, read};
use loupe_epcis::query::Query;
use loupe_registry::access::{By, NewMember, NewOffice};
use loupe_registry::custody::Behaviour;
use loupe_registry::epcis::{Destinations, EpcFormat, NewSubscription, QUERY_NAME, ResourceKind, Undelivered};
use loupe_registry::registry::{Registry, Trouble};
use loupe_scheme::access::{Actor, OfficeKind, Role};
use loupe_scheme::rule::Rule;

use support::for_each_store;

async fn open(url: &str) -> Arc<Registry> {
    Arc::new(Registry::open(url).await.unwrap().with_epcis_destinations(Destinations::Loopback))
}

async fn employ(registry: &Registry, name: &str, office: &str) -> Actor {
    let id: loupe_scheme::record::OfficeId = office.parse().unwrap();
    let new = NewOffice {
        id: id.clone(),
        name: office.to_owned(),
        kinds: [OfficeKind::Operator].into(),
        participant: None,
        city: "Antwerp".to_owned(),
        prefix: None,
        language: "en".to_owned(),
        from: date(2000, 1, 1),
    };
    registry.add_office(By::Operator, new).await.unwrap();
    let password = "vier Worte die keiner kennt".to_owned().into();
    registry.add_account(By::Operator, name.parse().unwrap(), name, password).await.unwrap();
    let account = name.parse().unwrap();
    let member = NewMember { account, office: id.clone(), role: Role::Clerk, from: date(2000, 1, 1), until: None };
    registry.join(By::Operator, member).await.unwrap();
    registry.actor_at_console(name, Some(&id)).await.unwrap()
}

fn document(numbers: std::ops::RangeInclusive<u32>) -> Vec<u8> {
    let event = |number: u32| {
        format!(
            r#"{{"type": "ObjectEvent", "eventID": "urn:e:{number}", "eventTime": "2026-11-01T10:{number:02}:00Z",
                "eventTimeZoneOffset": "+00:00", "action": "OBSERVE", "epcList": ["urn:kp:stone:{}"], "x:n": {number}}}"#,
            number % 3
        )
    };
    let events: Vec<String> = numbers.map(event).collect();
    format!(
        r#"{{"@context": {{"x": "https://x.example/"}}, "type": "EPCISDocument", "schemaVersion": "2.0",
            "creationDate": "2026-11-01T00:00:00Z", "epcisHeader": {{"epcisMasterData": {{"vocabularyList": []}}}},
            "epcisBody": {{"eventList": [{}]}}}}"#,
        events.join(",")
    )
    .into_bytes()
}

async fn take(registry: &Registry, actor: &Actor, numbers: std::ops::RangeInclusive<u32>) {
    let job = registry.epcis_capture(actor, document(numbers), false, Behaviour::Rollback).await.unwrap();
    assert!(job.succeeded(), "{:?}", job.refusals);
}

fn query(parameters: &[(&str, &str)]) -> Query {
    Query::from_address(parameters.iter().copied(), &Context::default()).unwrap()
}

/// The names of a page's events, and the token of the next.
async fn page(registry: &Registry, actor: &Actor, parameters: &[(&str, &str)]) -> (Vec<String>, Option<String>) {
    let found = registry.epcis_events(actor, &query(parameters), QUERY_NAME, EpcFormat::AsCaptured).await.unwrap();
    let names = ids(&Value::Object(found.document).to_string());
    assert_eq!(names.len(), found.events);
    (names, found.next.map(|page| page.token()))
}

fn ids(text: &str) -> Vec<String> {
    let marks = text.split(r#""eventID":"urn:e:"#).skip(1);
    marks.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn rule<T>(result: Result<T, Trouble>) -> Rule {
    match result.err().unwrap() {
        Trouble::Refused(refusals) => refusals[0].rule,
        Trouble::Fault(fault) => panic!("{fault}"),
    }
}

#[tokio::test]
async fn every_order_gives_each_event_once_page_by_page() {
    for_each_store(async |url| {
        let registry = open(url).await;
        let clerk = employ(&registry, "a.sand", "house-one").await;
        take(&registry, &clerk, 1..=9).await;
        for (order, direction) in [
            ("recordTime", "ASC"),
            ("recordTime", "DESC"),
            ("eventTime", "ASC"),
            ("eventTime", "DESC"),
            ("https://x.example/n", "DESC"),
        ] {
            let (mut all, mut token) = (Vec::new(), None::<String>);
            loop {
                let mut asked = vec![("orderBy", order), ("orderDirection", direction), ("perPage", "4")];
                asked.extend(token.as_deref().map(|token| ("nextPageToken", token)));
                let (names, next) = page(&registry, &clerk, &asked).await;
                all.extend(names);
                token = next;
                if token.is_none() {
                    break;
                }
            }
            let mut expected: Vec<String> = (1..=9).map(|number| number.to_string()).collect();
            if direction == "DESC" {
                expected.reverse();
            }
            assert_eq!(all, expected, "{order} {direction}");
        }
        let (names, _) =
            page(&registry, &clerk, &[("MATCH_anyEPC", "urn:kp:stone:2"), ("LT_eventTime", "2026-11-01T10:08:00Z")])
                .await;
        assert_eq!(names, ["2", "5"]);
        let stranger = employ(&registry, "b.stone", "house-two").await;
        assert!(page(&registry, &stranger, &[]).await.0.is_empty());
        assert_eq!(rule(registry.epcis_event(&stranger, "urn:e:1", EpcFormat::AsCaptured).await), Rule::NoSuchEvent);
        assert!(registry.epcis_event(&clerk, "urn:e:1", EpcFormat::AsCaptured).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn what_events_told_of_is_gathered_once_and_goes_on() {
    for_each_store(async |url| {
        let registry = open(url).await;
        let clerk = employ(&registry, "a.sand", "house-one").await;
        take(&registry, &clerk, 1..=2).await;
        let epcs = |registry: Arc<Registry>, clerk: Actor| async move {
            registry.epcis_resources(&clerk, ResourceKind::Epc, 100, None).await.unwrap().0
        };
        assert_eq!(epcs(registry.clone(), clerk.clone()).await, ["urn:kp:stone:1", "urn:kp:stone:2"]);
        take(&registry, &clerk, 3..=8).await;
        assert_eq!(epcs(registry.clone(), clerk.clone()).await.len(), 3);
        // Another program goes on where this one stood.
        assert_eq!(epcs(open(url).await, clerk.clone()).await.len(), 3);
        let (words, next) = registry.epcis_resources(&clerk, ResourceKind::BizStep, 10, None).await.unwrap();
        let rest =
            registry.epcis_resources(&clerk, ResourceKind::BizStep, 100, Some(&next.unwrap().token())).await.unwrap();
        assert_eq!([words, rest.0].concat(), ResourceKind::BizStep.standard());
    })
    .await;
}

/// A subscriber that hears everything, after it answered so many times that it is out of order.
fn subscriber(out_of_order: usize) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let (tell, heard) = channel();
    thread::spawn(move || {
        for (at, stream) in listener.incoming().enumerate() {
            let mut reader = BufReader::new(stream.unwrap());
            let mut length = 0;
            let mut line = String::new();
            while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                let lower = line.to_ascii_lowercase();
                if let Some(value) = lower.strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
                line.clear();
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            let status = if at < out_of_order { 500 } else { 200 };
            let answer = format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            reader.get_mut().write_all(answer.as_bytes()).unwrap();
            if tell.send(String::from_utf8(body).unwrap()).is_err() {
                return;
            }
        }
    });
    (address, heard)
}

#[tokio::test]
async fn two_programs_tell_a_subscriber_once_and_again_after_it_failed() {
    for_each_store(async |url| {
        let registry = open(url).await;
        let clerk = employ(&registry, "a.sand", "house-one").await;
        let told = read(br#"{"name": "odd", "query": {"MATCH_epc": ["urn:kp:stone:1"]}}"#).unwrap();
        registry.name_epcis_query(&clerk, &told).await.unwrap();
        assert_eq!(rule(registry.name_epcis_query(&clerk, &told).await), Rule::EventQueryThere);
        let (dest, heard) = subscriber(1);
        let told = read(format!(r#"{{"dest": "{dest}", "stream": true}}"#).as_bytes()).unwrap();
        let new = NewSubscription::of(&told).unwrap();
        let made = registry.subscribe_epcis(&clerk, "odd", new, EpcFormat::AsCaptured).await.unwrap();
        take(&registry, &clerk, 1..=9).await;
        let other = open(url).await;
        let (one, two) = tokio::join!(registry.deliver_epcis(), other.deliver_epcis());
        assert_eq!(one.unwrap() + two.unwrap(), 1, "the turn is one program's");
        assert_eq!(ids(&heard.recv().unwrap()), ["1", "4", "7"]);
        let after = registry.epcis_subscription(&clerk, "odd", &made.id).await.unwrap();
        assert_eq!((after.failures, after.failed, after.told), (1, Some(Undelivered::Status(500)), None));
        // Its pause of a second is kept in the database; then it is told the same, and what came since.
        take(&registry, &clerk, 10..=10).await;
        while registry.deliver_epcis().await.unwrap() == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(ids(&heard.recv().unwrap()), ["1", "4", "7", "10"]);
        assert_eq!(registry.deliver_epcis().await.unwrap(), 0);
        let after = registry.epcis_subscription(&clerk, "odd", &made.id).await.unwrap();
        assert!(after.failures == 0 && after.told.is_some());
        registry.forget_epcis_query(&clerk, "odd").await.unwrap();
        assert_eq!(rule(registry.epcis_subscription(&clerk, "odd", &made.id).await), Rule::NoSuchEventQuery);
    })
    .await;
}

#[tokio::test]
async fn a_token_given_back_is_ended_for_its_own_office_alone() {
    for_each_store(async |url| {
        let registry = open(url).await;
        let clerk = employ(&registry, "a.sand", "house-one").await;
        let stranger = employ(&registry, "b.stone", "house-two").await;
        take(&registry, &clerk, 1..=3).await;
        let token = page(&registry, &clerk, &[("perPage", "1")]).await.1.unwrap();
        registry.end_epcis_page(&stranger, &token).await.unwrap();
        assert_eq!(page(&registry, &clerk, &[("nextPageToken", &token)]).await.0, ["2", "3"]);
        registry.end_epcis_page(&clerk, &token).await.unwrap();
        let asked = query(&[("nextPageToken", &token)]);
        let refused = registry.epcis_events(&clerk, &asked, QUERY_NAME, EpcFormat::AsCaptured).await;
        assert_eq!(rule(refused), Rule::EventQueryWrong);
    })
    .await;
}
