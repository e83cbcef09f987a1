//! What must be refused, and leaves nothing behind.

use loupe_registry::custody::{Behaviour, Incomes};
use serde_json::json;

use super::documents::{called, changed, document, ended, mined, opened};
use super::register::{lot, refused, register, take};
use super::support::for_each_store;

#[tokio::test]
async fn every_bad_event_is_refused_by_its_rule() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[mined("01-01", "catoca", &[("a", "10"), ("b", "5")])])).await;
        let with = |mut event: serde_json::Value, name: &str, value: serde_json::Value| {
            event[name] = value;
            event
        };
        let split = |from: &str, to: &str| changed("02-01", "splitting", &[("a", from)], &[("x", to)], "0");
        let unit = |unit: &str| {
            let mut event = opened("02-01", &[("a", "1")]);
            event["quantityList"][0]["uom"] = unit.into();
            event
        };
        let mut half_in_grams = opened("02-01", &[("n", "1"), ("m", "1")]);
        half_in_grams["quantityList"][1]["uom"] = "GRM".into();
        let cases = [
            ("B2", split("5", "5.000001")),
            ("B3", split("10.000001", "10.000001")),
            ("B5", changed("02-01", "splitting", &[("a", "5")], &[("b", "5")], "0")),
            ("B5", opened("02-01", &[("n", "1"), ("n", "1")])),
            ("B5", changed("02-01", "splitting", &[("a", "5")], &[("a", "5")], "0")),
            ("B6", changed("02-01", "polishing", &[("a", "5")], &[("p", "6")], "0")),
            ("B1", changed("02-01", "splitting", &[("a", "0")], &[("n", "0")], "0")),
            ("M2", opened("02-01", &[("n", "-1")])),
            ("M3", opened("02-01", &[("n", "0.0000001")])),
            ("M4", opened("02-01", &[("n", "9000000001")])),
            ("B12", unit("GRM")),
            ("B12", half_in_grams),
            ("B15", changed("02-01", "alchemy", &[("a", "5")], &[("n", "5")], "0")),
            ("B16", mined("02-01", "eldorado", &[("n", "1")])),
            ("B17", with(opened("02-01", &[("n", "1")]), "eventTime", json!("2126-02-01T10:00:00Z"))),
            ("B30", with(opened("02-01", &[("n", "1")]), "eventTime", json!("yesterday"))),
            ("B30", with(opened("02-01", &[("n", "1")]), "action", json!("MAYBE"))),
        ];
        for (rule, event) in cases {
            let rules = refused(&registry, &clerk, document(std::slice::from_ref(&event))).await;
            assert!(rules.iter().any(|one| one == rule), "{rule}: {rules:?} for {event}");
        }
        let story = lot(&registry, None, "a").await;
        assert_eq!((story.left.to_string().as_str(), story.uses.len()), ("10.00", 0), "nothing is half-applied");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_lot_is_used_up_once() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[mined("01-01", "catoca", &[("a", "10")])])).await;
        let twice = [
            changed("02-01", "splitting", &[("a", "10")], &[("x", "10")], "0"),
            changed("02-02", "splitting", &[("a", "10")], &[("y", "10")], "0"),
        ];
        assert_eq!(refused(&registry, &clerk, document(&twice)).await, ["B4"]);
        let job = registry.capture(&clerk, document(&twice), Behaviour::Proceed).await.unwrap();
        assert_eq!((job.taken, job.refused, job.refusals[0].event), (1, 1, Some(1)));
        assert_eq!(refused(&registry, &clerk, document(&[ended("03-01", "loss", &[("a", "1")])])).await, ["B4"]);
        // A cycle can only come of lots that were drawn from before they were told of.
        let before = changed("02-01", "mixing", &[("later", "1")], &[("sooner", "1")], "0");
        take(&registry, &clerk, document(&[before])).await;
        let cycle = changed("02-02", "mixing", &[("sooner", "1")], &[("later", "1")], "0");
        assert_eq!(refused(&registry, &clerk, document(&[cycle])).await, ["B7"]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_id_is_of_one_event_and_a_document_sent_twice_is_taken_once() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let id = "urn:uuid:0b9e0d3c-0000-4000-8000-000000000002";
        let one = called(&opened("01-01", &[("a", "1")]), id);
        let other = called(&opened("01-01", &[("b", "1")]), id);
        assert_eq!(refused(&registry, &clerk, document(&[one.clone(), other.clone()])).await, ["B19"]);
        take(&registry, &clerk, document(std::slice::from_ref(&one))).await;
        assert_eq!(refused(&registry, &clerk, document(&[other])).await, ["B19"]);
        let again = registry.capture(&clerk, document(&[one.clone(), one]), Behaviour::Rollback).await.unwrap();
        assert_eq!((again.already_there, again.taken, again.refused), (2, 0, 0));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_no_document_is_refused_with_its_place_and_leaves_a_job_that_says_so() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let large = vec![b' '; 33 << 20];
        let texts: [(&str, Vec<u8>); 5] = [
            ("B30", b"{".to_vec()),
            ("B35", deep.into_bytes()),
            ("B35", large),
            ("B30", b"{\"type\":\"EPCISDocument\"}".to_vec()),
            ("B30", vec![0xff, 0xfe]),
        ];
        for (rule, text) in texts {
            let job = registry.capture(&clerk, Incomes::Text(text), Behaviour::Proceed).await.unwrap();
            assert!(job.finished.is_some() && job.refusals.iter().any(|one| one.rule == rule), "{rule}: {job:?}");
            assert_eq!(registry.capture_job(&clerk, &job.id).await.unwrap(), job);
            assert!(registry.capture_job(&stranger, &job.id).await.is_err(), "a job is of its office");
        }
        assert_eq!(registry.capture_jobs(&clerk, u32::MAX, 10).await.unwrap().len(), 5);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn two_that_draw_the_same_lot_at_once_do_not_both_get_it() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, other) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[mined("01-01", "catoca", &[("a", "10")])])).await;
        let one = document(&[changed("02-01", "splitting", &[("a", "8")], &[("x", "8")], "0")]);
        let two = document(&[changed("02-01", "splitting", &[("a", "8")], &[("y", "8")], "0")]);
        let second = super::register::open(url, root.path()).await;
        let both = tokio::join!(
            registry.capture(&clerk, one, Behaviour::Rollback),
            second.capture(&other, two, Behaviour::Rollback),
        );
        let taken = both.0.unwrap().taken + both.1.unwrap().taken;
        assert_eq!(taken, 1);
        registry.refresh_custody().await.unwrap();
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "2.00");
        second.close().await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_sender_who_hangs_up_leaves_nothing_half_applied() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[mined("01-01", "catoca", &[("a", "10")])])).await;
        let split = |to: &str| document(&[changed("02-01", "splitting", &[("a", "1")], &[(to, "1")], "0")]);
        for (at, wait_us) in (0..8_u64).map(|at| (at, 500 * (1 << at))) {
            let capture = registry.capture(&clerk, split(&format!("cut-{at}")), Behaviour::Rollback);
            // Dropped wherever it is by then.
            let _ = tokio::time::timeout(std::time::Duration::from_micros(wait_us), capture).await;
        }
        take(&registry, &clerk, split("last")).await;
        let fresh = super::register::open(url, root.path()).await;
        assert_eq!(lot(&fresh, None, "a").await.left, lot(&registry, None, "a").await.left);
        fresh.close().await;
        registry.close().await;
    })
    .await;
}
