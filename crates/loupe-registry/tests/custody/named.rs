//! Events found again by what they name, whatever became of them.

use std::collections::BTreeMap;

use loupe_epcis::query::Query;
use loupe_registry::custody::{Behaviour, Decision, Incomes};
use loupe_registry::epcis::{EpcFormat, QUERY_NAME};
use loupe_registry::registry::Registry;
use loupe_scheme::access::Actor;
use serde_json::{Value, json};
use sqlx::{AnyConnection, Connection as _};

use super::documents::{called, changed, document, ended, lot, mined, opened, packed, passed, wrong};
use super::register::{register, take};
use super::support::for_each_store;

/// Every kind of event and everything that can become of one.
fn events() -> Vec<Value> {
    let id = |number: usize, event: &Value| called(event, &format!("urn:e:{number}"));
    let mut all = vec![
        mined("01-01", "catoca", &[("a", "10")]),
        mined("01-02", "cuango", &[("b", "10")]),
        changed("02-01", "mixing", &[("a", "5"), ("b", "5")], &[("mix", "10")], "0"),
        changed("02-02", "splitting", &[("mix", "6")], &[("c", "4"), ("d", "2")], "0"),
        packed("02-03", "ADD", "1000000001", &[("c", "4")]),
        passed("02-04", "shipping", &[("d", "2")], Some("B-1")),
        packed("02-05", "DELETE", "1000000001", &[("c", "4")]),
        changed("02-06", "polishing", &[("c", "4")], &[("stone", "3.9")], "0.1"),
        changed("02-07", "polishing", &[("d", "2")], &[("gem", "1.95")], "0.05"),
        ended("02-08", "theft", &[("mix", "1")]),
        changed("02-09", "sorting", &[("never-told", "3")], &[("sorted", "3")], "0"),
        changed("02-10", "splitting", &[("b", "2")], &[("mistake", "2")], "0"),
        opened("02-11", &[("mistake-too", "1")]),
    ];
    let transaction = json!({
        "type": "TransactionEvent", "eventTime": "2026-03-01T10:00:00Z", "eventTimeZoneOffset": "+00:00",
        "action": "ADD", "parentID": lot("mix"), "epcList": ["urn:test:ring:1"],
        "bizTransactionList": [{"type": "po", "bizTransaction": "urn:test:order:1"}],
    });
    let crates = json!({
        "type": "ObjectEvent", "eventTime": "2026-03-02T10:00:00Z", "eventTimeZoneOffset": "+00:00", "action": "OBSERVE",
        "quantityList": [{"epcClass": lot("box"), "quantity": 3}], "bizStep": "storing",
    });
    all.extend([transaction, crates]);
    all.iter().enumerate().map(|(number, event)| id(number, event)).collect()
}

fn names() -> Vec<String> {
    let lots =
        ["a", "b", "mix", "c", "d", "stone", "gem", "never-told", "sorted", "mistake", "mistake-too", "box", "none"];
    let others = ["urn:epc:id:sscc:0614141.1000000001", "urn:test:ring:1", "urn:test:order:1"];
    lots.into_iter().map(lot).chain(others.map(str::to_owned)).collect()
}

/// The names of the events that were found, each with how often.
pub(crate) async fn found(registry: &Registry, clerk: &Actor, query: &Query) -> BTreeMap<String, usize> {
    let found = registry.epcis_events(clerk, query, QUERY_NAME, EpcFormat::AsCaptured).await.unwrap();
    assert!(found.next.is_none());
    let text = loupe_epcis::json::Value::Object(found.document).to_string();
    let mut ids = BTreeMap::new();
    for rest in text.split(r#""eventID":""#).skip(1) {
        *ids.entry(rest.split('"').next().unwrap().to_owned()).or_default() += 1;
    }
    ids
}

/// What names a thing in one of its lists, read without any of Loupe.
fn naming(events: &[Value], name: &str) -> BTreeMap<String, usize> {
    let lists = ["quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"];
    let mut ids = BTreeMap::new();
    for event in events {
        let classes = lists.iter().filter_map(|list| event[list].as_array()).flatten().map(|one| &one["epcClass"]);
        let things = classes.chain(event["epcList"].as_array().into_iter().flatten()).chain([&event["parentID"]]);
        if things.into_iter().any(|thing| thing == name) {
            *ids.entry(event["eventID"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    ids
}

async fn assert_found(registry: &Registry, clerk: &Actor, kept: &[Value], when: &str) {
    for name in names() {
        let query = Query::about(&name).unwrap();
        assert_eq!(found(registry, clerk, &query).await, naming(kept, &name), "{name}, {when}");
    }
}

#[tokio::test]
async fn whatever_became_of_an_event_it_is_found_by_what_it_names() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        let mut kept = events();
        for event in &kept {
            take(&registry, &clerk, document(std::slice::from_ref(event))).await;
        }
        assert_found(&registry, &clerk, &kept, "as captured").await;

        let held: Vec<u32> = registry.waiting(&clerk).await.unwrap().held.iter().map(|held| held.number).collect();
        assert_eq!(held.len(), 2, "both yield too much");
        registry.review_event(&clerk, held[0], Decision::Release, "weighed again").await.unwrap();
        assert_found(&registry, &clerk, &kept, "one was released").await;
        registry.review_event(&clerk, held[1], Decision::Reject, "mistyped").await.unwrap();
        kept.remove(8);
        assert_found(&registry, &clerk, &kept, "what was rejected is not given").await;

        for number in [10, 11, 4] {
            let declared = wrong(&events()[number]);
            take(&registry, &clerk, document(std::slice::from_ref(&declared))).await;
            kept.push(declared);
        }
        let retold = called(&opened("02-12", &[("mistake", "2")]), "urn:e:retold");
        take(&registry, &clerk, document(std::slice::from_ref(&retold))).await;
        kept.push(retold);
        let unheard = wrong(&called(&opened("02-13", &[("box", "2")]), "urn:e:unheard"));
        registry.capture(&clerk, document(std::slice::from_ref(&unheard)), Behaviour::Rollback).await.unwrap();
        kept.push(unheard);
        assert_found(&registry, &clerk, &kept, "some were declared errors").await;
        let query = Query::about(&lot("mix")).unwrap();
        assert!(found(&registry, &stranger, &query).await.is_empty(), "another office sees none of it");

        forget_things(url).await;
        assert_found(&registry, &clerk, &kept, "captured before what events name was noted").await;
        let newest = called(&passed("03-03", "receiving", &[("mix", "1")], None), "urn:e:newest");
        take(&registry, &clerk, document(std::slice::from_ref(&newest))).await;
        kept.push(newest);
        assert_found(&registry, &clerk, &kept, "and one since").await;
        registry.close().await;
    })
    .await;
}

/// Leaves the tables as a program left them that noted only what plain events name.
pub(crate) async fn forget_things(url: &str) {
    sqlx::any::install_default_drivers();
    let mut db = AnyConnection::connect(url).await.unwrap();
    for sql in [
        "DELETE FROM event_thing",
        "DELETE FROM event_thing_begins",
        "INSERT INTO event_thing_begins SELECT MAX(number) + 1 FROM custody_event",
    ] {
        sqlx::query(sql).execute(&mut db).await.unwrap();
    }
    db.close().await.unwrap();
}

#[tokio::test]
async fn a_short_name_means_what_its_own_document_says() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        let told = |house: &str, carats: &str| {
            let mut event = mined("01-01", "catoca", &[("x", carats)]);
            event["quantityList"][0]["epcClass"] = json!("kp:lot1");
            let context = json!([
                "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                {"loupe": "urn:loupe:custody:v1:", "kp": format!("https://{house}.example/")},
            ]);
            let document = json!({
                "@context": context, "type": "EPCISDocument", "schemaVersion": "2.0",
                "creationDate": "2026-11-25T07:00:00Z", "epcisBody": {"eventList": [event]},
            });
            Incomes::Text(document.to_string().into_bytes())
        };
        take(&registry, &clerk, told("one", "10")).await;
        take(&registry, &stranger, told("two", "4")).await;
        for (house, mass, office) in [("one", "10.00", &clerk), ("two", "4.00", &stranger)] {
            let name = format!("https://{house}.example/lot1");
            assert_eq!(registry.lot(None, &name, &[]).await.unwrap().mass.to_string(), mass);
            let query = Query::about(&name).unwrap();
            assert_eq!(found(&registry, office, &query).await.len(), 1, "{name}");
        }
        assert!(registry.lot(None, "kp:lot1", &[]).await.is_err());
        registry.close().await;
    })
    .await;
}
