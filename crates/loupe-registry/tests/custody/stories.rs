//! What operators tell, and what is answered.

use loupe_registry::custody::From;
use loupe_scheme::custody::Process;

use super::documents::{changed, document, ended, mined, opened, packed, passed};
use super::register::{lot, origins, refused, register, take};
use super::support::for_each_store;

#[tokio::test]
async fn a_ring_knows_from_which_mines_its_stone_may_be() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        let events = [
            mined("01-10", "catoca", &[("run-1", "10.5")]),
            mined("01-11", "cuango", &[("run-2", "4.5")]),
            changed("02-01", "mixing", &[("run-1", "10.5"), ("run-2", "4.5")], &[("assortment", "15")], "0"),
            changed("02-02", "splitting", &[("assortment", "15")], &[("big", "12"), ("small", "3")], "0"),
            changed("03-01", "polishing", &[("small", "3")], &[("stone", "1.2")], "1.8"),
            changed("04-01", "setting", &[("stone", "1.2")], &[("ring", "1.2")], "0"),
        ];
        let job = take(&registry, &clerk, document(&events)).await;
        assert_eq!((job.events, job.taken, job.held, job.refused), (6, 6, 0, 0));

        let ring = lot(&registry, Some(&clerk), "ring").await;
        assert_eq!(origins(&ring), ["catoca 0.00 0.84 1.20", "cuango 0.00 0.36 1.20"]);
        let told: Vec<_> = ring.steps.iter().map(|step| step.process.unwrap().name()).collect();
        assert_eq!(told, ["mining", "mining", "mixing", "splitting", "polishing", "setting"]);
        assert!(ring.steps.iter().all(|step| step.own.is_some()));
        let big = lot(&registry, None, "big").await;
        assert_eq!(origins(&big), ["catoca 7.50 8.40 10.50", "cuango 1.50 3.60 4.50"]);
        assert!(big.steps.iter().all(|step| step.own.is_none()), "nobody else sees whose acts these were");
        assert!(lot(&registry, Some(&stranger), "big").await.steps.iter().all(|step| step.own.is_none()));
        for under in &ring.whence.statement.under {
            assert_eq!(under.parts.whole(), 1_200_000, "the four parts are the whole");
        }

        let traced = registry.trace_forward(Some(&clerk), &From::Site("catoca".to_owned())).await.unwrap();
        assert_eq!((traced.commissioned.to_string().as_str(), traced.reached), ("10.50", 6));
        let now: Vec<_> = traced.now.iter().map(|(process, kind)| (process.name(), kind.lots, kind.certain)).collect();
        assert_eq!(now, [("splitting", 1, 1), ("setting", 1, 0)]);
        let public = registry.trace_forward(None, &From::Site("catoca".to_owned())).await.unwrap();
        assert!(public.lots.iter().all(|lot| lot.name.is_none()));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_balance_sheet_is_added_up_from_the_events() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        let events = [
            opened("01-10", &[("a", "100"), ("b", "20.000001")]),
            changed("02-01", "polishing", &[("a", "40")], &[("p", "18")], "22"),
            ended("02-02", "theft", &[("b", "0.000001")]),
            passed("02-03", "shipping", &[("p", "18")], None),
        ];
        let events = events.map(|mut event| {
            event["loupe:operator"] = "urn:test:party:house".into();
            event
        });
        take(&registry, &clerk, document(&events)).await;
        let balance = registry.balance(&clerk, "urn:test:party:house").await.unwrap();
        let told = [balance.came_in, balance.went_out, balance.lost, balance.in_stock.unwrap()];
        assert_eq!(told.map(|mass| mass.to_string()), ["120.000001", "18.00", "22.000001", "80.00"]);
        let kinds: Vec<_> = balance.lines.iter().map(|line| line.process).collect();
        assert_eq!(kinds, [Process::Opening, Process::Polishing, Process::Shipping, Process::Theft]);
        assert!(registry.balance(&stranger, "urn:test:party:house").await.is_err(), "it is nobody else's to read");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_certificate_carries_no_more_than_it_says_and_a_parcel_carries_its_lots() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let mut sent = passed("02-02", "shipping", &[("a", "60")], Some("XX00000001"));
        sent["loupe:certificateCarats"] = "100".into();
        let events = [
            mined("01-10", "catoca", &[("a", "100"), ("b", "7")]),
            packed("02-01", "ADD", "1234567890", &[("a", "100")]),
            sent,
        ];
        take(&registry, &clerk, document(&events)).await;
        let story = lot(&registry, Some(&clerk), "a").await;
        let passages: Vec<_> = story.passages.iter().map(|step| step.process.unwrap().name()).collect();
        assert_eq!(passages, ["packing", "shipping"]);
        let again = passed("02-03", "shipping", &[("a", "41")], Some("XX00000001"));
        assert_eq!(refused(&registry, &clerk, document(&[again])).await, ["B14"]);
        take(&registry, &clerk, document(&[passed("02-04", "shipping", &[("a", "40")], Some("XX00000001"))])).await;
        let more = passed("02-05", "shipping", &[("b", "7.5")], None);
        assert_eq!(refused(&registry, &clerk, document(&[more])).await, ["B3"]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn every_lot_in_stock_is_held_to_every_definition() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let mine = |lot: &str, country: &str| {
            let mut event = mined("01-10", "", &[(lot, "10")]);
            event["ilmd"] = serde_json::json!({"loupe:country": country, "loupe:period": "2022H2"});
            event
        };
        let events = [
            mine("tainted", "RUS"),
            mine("other", "BWA"),
            opened("01-11", &[("old", "5")]),
            changed("02-01", "mixing", &[("tainted", "6"), ("other", "4")], &[("mix", "10")], "0"),
            changed("02-02", "splitting", &[("mix", "10")], &[("big", "7"), ("small", "3")], "0"),
        ];
        take(&registry, &clerk, document(&events)).await;
        let definitions = registry.edition().definitions(&["csc-2022".to_owned()]).unwrap();
        let stock = registry.lots_in_stock(&definitions).await.unwrap().remove(0);
        assert_eq!((stock.whole, stock.some), (1, 1), "what is left of the parcel, and at least 3 of the 7 ct");
        assert_eq!((stock.at_least.to_string().as_str(), stock.left.to_string().as_str()), ("7.00", "25.00"));
        assert_eq!(stock.possible + stock.nothing, 3);
        let story = lot(&registry, None, "big").await;
        let under = story.whence.statement.under.iter().find(|under| under.definition.id == "csc-2022").unwrap();
        assert_eq!((under.parts.verified, under.parts.whole()), (3_000_000, 7_000_000));

        take(&registry, &clerk, document(&[changed("02-03", "polishing", &[("big", "2")], &[("gem", "1")], "1")]))
            .await;
        let all = registry.edition().defaults.clone();
        let after = registry.lots_in_stock(&all).await.unwrap();
        assert_eq!(after.len(), all.len(), "a row for each, in the order asked for");
        assert!(after.iter().zip(&all).all(|(row, asked)| row.definition == asked.reference));
        assert!(after.iter().all(|row| row.left.to_string() == "24.00"), "what was kept is of before: {after:?}");
        let twice = [definitions.clone(), definitions].concat();
        let told = registry.lots_in_stock(&twice).await.unwrap();
        let told: Vec<_> = told.iter().map(|row| (&row.definition, row.whole, row.some, row.at_least)).collect();
        assert!(told.len() == 2 && told[0] == told[1], "{told:?}");
        assert_eq!((told[0].1, told[0].2), (1, 1), "1 ct of what is left of the 7 is certain: {told:?}");
        registry.close().await;
    })
    .await;
}
