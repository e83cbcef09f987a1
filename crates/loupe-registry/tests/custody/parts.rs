//! Parts of lots in parcels: of a lot in a safe some carats go out in one parcel, some in another.

use serde_json::{Value, json};

use super::containers::{container, from};
use super::documents::{called, changed, document, mined, packed, wrong};
use super::register::{lot, open, refused, register, take};
use super::support::for_each_store;

const ONE: &str = "urn:epc:id:sscc:0614141.1000000001";
const TWO: &str = "urn:epc:id:sscc:0614141.1000000002";

/// A parcel, sent under a certificate that says so many carats.
fn sent(parcel: &str, number: &str) -> Value {
    let certificate = format!("urn:loupe:certificate:{number}");
    json!({
        "type": "ObjectEvent", "eventTime": "2026-03-04T10:00:00Z", "eventTimeZoneOffset": "+00:00",
        "action": "OBSERVE", "bizStep": "shipping", "epcList": [parcel],
        "bizTransactionList": [{"type": "urn:loupe:custody:v1:certificate", "bizTransaction": certificate}],
    })
}

#[tokio::test]
async fn of_a_lot_two_parcels_hold_two_parts_and_a_certificate_counts_no_more_than_lies_in_its_own() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let first = called(&packed("02-02", "ADD", "1000000001", &[("mix", "30")]), "urn:e:first");
        let events = [
            mined("01-01", "catoca", &[("a", "60")]),
            mined("01-02", "cuango", &[("b", "40")]),
            changed("02-01", "mixing", &[("a", "60"), ("b", "40")], &[("mix", "100")], "0"),
            first.clone(),
            packed("02-03", "ADD", "1000000002", &[("mix", "50")]),
            packed("02-03", "ADD", "1000000001", &[("mix", "5")]),
        ];
        take(&registry, &clerk, document(&events)).await;
        let one = container(&registry, None, ONE).await;
        assert_eq!((one.count, one.left.to_string().as_str()), (1, "35.00"), "what was put in twice adds up");
        assert_eq!(from(&one), ["catoca 0.00 21.00 35.00", "cuango 0.00 14.00 35.00"]);
        let two = container(&registry, None, TWO).await;
        assert_eq!(from(&two), ["catoca 10.00 30.00 50.00", "cuango 0.00 20.00 40.00"]);
        assert_eq!((two.lots[0].mass.to_string().as_str(), two.lots[0].left.to_string().as_str()), ("100.00", "50.00"));

        let mut under = sent(ONE, "B-1");
        take(&registry, &clerk, document(std::slice::from_ref(&under))).await;
        under["eventTime"] = json!("2026-03-05T10:00:00Z");
        assert_eq!(refused(&registry, &clerk, document(&[under])).await, ["B14"], "its 35 ct went under it once");

        take(&registry, &clerk, document(&[packed("03-06", "DELETE", "1000000002", &[("mix", "20")])])).await;
        assert_eq!(container(&registry, None, TWO).await.left.to_string(), "30.00");
        take(&registry, &clerk, document(&[wrong(&first)])).await;
        assert_eq!(container(&registry, None, ONE).await.left.to_string(), "5.00");
        let sorted = |mass| document(&[changed("03-07", "sorting", &[("mix", mass)], &[("c", mass)], "0")]);
        assert_eq!(refused(&registry, &clerk, sorted("65.01")).await, ["B51"], "35 ct lie in the parcels");
        take(&registry, &clerk, sorted("65")).await;
        assert_eq!(container(&registry, None, TWO).await.left.to_string(), "30.00");
        registry.close().await;

        let registry = open(url, root.path()).await;
        assert_eq!(container(&registry, None, ONE).await.left.to_string(), "5.00", "and so after a restart");
        assert_eq!(container(&registry, None, TWO).await.left.to_string(), "30.00");
        take(&registry, &clerk, document(&[packed("03-08", "DELETE", "1000000002", &[("mix", "30")])])).await;
        take(&registry, &clerk, document(&[packed("03-08", "ADD", "1000000001", &[("mix", "30")])])).await;
        assert_eq!(container(&registry, None, ONE).await.left.to_string(), "35.00", "all that is left is in it");
        take(&registry, &clerk, document(&[changed("03-09", "sorting", &[("mix", "23")], &[("d", "23")], "0")])).await;
        assert_eq!(container(&registry, None, ONE).await.left.to_string(), "12.00", "and is used from it");
        assert_eq!(container(&registry, None, TWO).await.count, 0);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn whatever_is_refused_leaves_the_parts_in_parcels_as_they_were() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let box_of_both = json!({
            "type": "AggregationEvent", "eventTime": "2026-02-03T10:00:00Z", "eventTimeZoneOffset": "+00:00",
            "action": "ADD", "parentID": "urn:test:box:1", "childEPCs": [ONE, TWO],
        });
        let events = [
            mined("01-01", "catoca", &[("a", "10")]),
            packed("02-01", "ADD", "1000000001", &[("a", "4")]),
            packed("02-02", "ADD", "1000000002", &[("a", "3.5")]),
            box_of_both,
        ];
        take(&registry, &clerk, document(&events)).await;
        let all = container(&registry, None, "urn:test:box:1").await;
        assert_eq!((all.left.to_string().as_str(), all.inner, all.count), ("7.50", 2, 1), "parts of one lot add up");

        let overdrawn = changed("03-02", "sorting", &[("a", "11")], &[("c", "11")], "0");
        let pack = packed("03-01", "ADD", "1000000001", &[("a", "2.5")]);
        assert_eq!(refused(&registry, &clerk, document(&[pack, overdrawn])).await, ["B3"]);
        assert_eq!(container(&registry, None, ONE).await.left.to_string(), "4.00");
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "10.00");

        // Of a lot of which nobody told yet a part lies in a parcel; when its past arrives it is that part.
        take(&registry, &clerk, document(&[packed("03-03", "ADD", "1000000003", &[("late", "2")])])).await;
        let third = "urn:epc:id:sscc:0614141.1000000003";
        assert_eq!(container(&registry, None, third).await.untold, 1);
        take(&registry, &clerk, document(&[mined("01-05", "cuango", &[("late", "9")])])).await;
        assert_eq!(from(&container(&registry, None, third).await), ["cuango 2.00 2.00 2.00"]);
        registry.close().await;
    })
    .await;
}
