//! Error declarations, and events that somebody has to look at.

use loupe_registry::custody::{Behaviour, Decision};
use loupe_scheme::rule::Rule;

use super::documents::{self, called, changed, document, mined, packed, passed, wrong};
use super::register::{lot, open, origins, refused, register, rules, take};
use super::support::for_each_store;

#[tokio::test]
async fn an_event_declared_an_error_is_undone_and_told_again() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let mixing = changed("02-01", "mixing", &[("a", "5"), ("b", "5")], &[("mix", "10")], "0");
        let events = [
            mined("01-01", "catoca", &[("a", "10")]),
            mined("01-02", "cuango", &[("b", "10")]),
            called(&mixing, "urn:uuid:0b9e0d3c-0000-4000-8000-000000000001"),
            changed("02-02", "splitting", &[("mix", "10")], &[("d", "9"), ("e", "1")], "0"),
        ];
        take(&registry, &clerk, document(&events)).await;
        take(&registry, &clerk, document(&[wrong(&events[2])])).await;
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "10.00", "what was drawn is there again");
        assert_eq!(origins(&lot(&registry, None, "d").await), ["unknown 9.00 9.00 9.00"]);
        let right = changed("02-01", "mixing", &[("a", "2"), ("b", "8")], &[("mix", "10")], "0");
        take(&registry, &clerk, document(&[right])).await;
        let expected = ["cuango 7.00 7.20 8.00", "catoca 1.00 1.80 2.00"];
        assert_eq!(origins(&lot(&registry, None, "d").await), expected);
        let again = registry.capture(&clerk, document(&[wrong(&events[2])]), Behaviour::Rollback).await.unwrap();
        assert_eq!((again.already_there, again.taken), (1, 0));
        let fresh = open(url, root.path()).await;
        assert_eq!(origins(&lot(&fresh, None, "d").await), expected, "a restart tells the same");
        fresh.close().await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_declaration_that_comes_before_its_event_undoes_it_all_the_same() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let event = mined("01-01", "catoca", &[("a", "10")]);
        take(&registry, &clerk, document(&[wrong(&event)])).await;
        take(&registry, &clerk, document(&[event])).await;
        let definitions = registry.edition().defaults.clone();
        let asked = registry.lot(None, &documents::lot("a"), &definitions).await;
        assert_eq!(rules(asked), [Rule::LotUnknown]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_by_mistake_leaves_room_on_the_certificate_and_lies_in_no_parcel() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let sent = passed("02-02", "shipping", &[("a", "60")], Some("XX00000001"));
        let pack = packed("02-01", "ADD", "1234567890", &[("b", "7")]);
        let events = [mined("01-10", "catoca", &[("a", "100"), ("b", "7")]), pack, sent];
        take(&registry, &clerk, document(&events)).await;
        let again = passed("02-03", "shipping", &[("a", "60")], Some("XX00000001"));
        assert_eq!(refused(&registry, &clerk, document(std::slice::from_ref(&again))).await, ["B14"]);
        take(&registry, &clerk, document(&[wrong(&events[2]), wrong(&events[1])])).await;
        take(&registry, &clerk, document(&[again])).await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_yield_that_nobody_believes_is_held_until_somebody_looked() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        let events = [
            mined("01-01", "catoca", &[("a", "10")]),
            changed("02-01", "polishing", &[("a", "5")], &[("p", "4.99")], "0.01"),
            changed("02-02", "polishing", &[("a", "5")], &[("q", "4.98")], "0.02"),
        ];
        let job = take(&registry, &clerk, document(&events)).await;
        assert_eq!((job.taken, job.held), (3, 2));
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "10.00", "it moves nothing yet");
        let held = registry.waiting(&clerk).await.unwrap().held;
        assert_eq!((held.len(), held[0].rule.as_str()), (2, "B18"));
        let (one, two) = (held[0].number, held[1].number);
        let asked = registry.review_event(&stranger, one, Decision::Release, "weighed again").await;
        assert_eq!(rules(asked), [Rule::EventNotHeld], "it is no one else's to settle");
        registry.review_event(&clerk, one, Decision::Release, "weighed again").await.unwrap();
        registry.review_event(&clerk, two, Decision::Reject, "a slip of the pen").await.unwrap();
        assert!(registry.waiting(&clerk).await.unwrap().held.is_empty());
        assert_eq!(origins(&lot(&registry, None, "p").await), ["catoca 4.99 4.99 4.99"]);
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "5.00");
        let twice = registry.review_event(&clerk, one, Decision::Reject, "again").await;
        assert_eq!(rules(twice), [Rule::EventNotHeld]);
        take(&registry, &clerk, document(&[wrong(&events[1])])).await;
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "10.00", "released and undone");
        let fresh = open(url, root.path()).await;
        assert_eq!(lot(&fresh, None, "a").await.left.to_string(), "10.00");
        fresh.close().await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_stone_that_was_held_keeps_its_report_and_is_shown_with_its_lots() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let stone = "https://id.gs1.org/8004/0952012345679";
        let mut polishing = changed("02-01", "polishing", &[("a", "5")], &[], "0.01");
        polishing["loupe:stones"] = serde_json::json!([{"epc": stone, "carats": "4.99", "report": "GIA 5678"}]);
        polishing["outputEPCList"] = serde_json::json!([stone]);
        polishing.as_object_mut().unwrap().remove("outputQuantityList");
        take(&registry, &clerk, document(&[mined("01-01", "catoca", &[("a", "10")]), polishing])).await;
        let held = registry.waiting(&clerk).await.unwrap().held.remove(0);
        let told = |lots: &[(String, loupe_scheme::mass::Carats)]| {
            lots.iter().map(|(name, carats)| format!("{name} {carats}")).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(told(&held.drawn), format!("{} 5.00", documents::lot("a")));
        assert_eq!(told(&held.made), format!("{stone} 4.99"));
        registry.review_event(&clerk, held.number, Decision::Release, "weighed again").await.unwrap();
        let story = registry.lot(None, stone, &[]).await.unwrap();
        assert_eq!((story.report.as_str(), story.mass.to_string().as_str()), ("GIA 5678", "4.99"));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn nobody_takes_back_what_another_office_told() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        let mining = mined("01-01", "catoca", &[("a", "10")]);
        let sorting = changed("02-01", "sorting", &[("a", "4")], &[("b", "4")], "0");
        take(&registry, &clerk, document(&[mining.clone(), sorting.clone()])).await;
        assert_eq!(refused(&registry, &stranger, document(&[wrong(&sorting)])).await, ["B31"]);
        assert_eq!(origins(&lot(&registry, None, "b").await), ["catoca 4.00 4.00 4.00"]);
        let copied = registry.capture(&stranger, document(&[mining]), Behaviour::Rollback).await.unwrap();
        assert_eq!((copied.already_there, copied.taken), (0, 1));
        take(&registry, &clerk, document(&[wrong(&sorting)])).await;
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "10.00");
        registry.close().await;
    })
    .await;
}
