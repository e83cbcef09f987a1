//! A transformation told in several events: rough goes in on Monday, and what comes of it comes out over the week.

use loupe_registry::custody::{Behaviour, Decision};
use loupe_registry::registry::Registry;
use loupe_scheme::access::Actor;
use loupe_scheme::rule::Rule;
use serde_json::{Value, json};

use super::documents::{called, changed, document, lot as name, mined, wrong};
use super::register::{lot, open, origins, refused, register, rules, take};
use super::support::for_each_store;

/// A part of the sorting `of`, with an id of its own.
fn part(id: u32, of: &str, from: &[(&str, &str)], to: &[(&str, &str)], loss: &str) -> Value {
    let mut event = called(&changed("02-01", "sorting", from, to, loss), &format!("urn:e:{id}"));
    event["transformationID"] = json!(format!("urn:test:work:{of}"));
    let fields = event.as_object_mut().unwrap();
    for list in ["inputQuantityList", "outputQuantityList"] {
        if fields[list].as_array().unwrap().is_empty() {
            fields.remove(list);
        }
    }
    event
}

fn mines() -> Value {
    mined("01-01", "catoca", &[("a", "10")])
}

fn others() -> Value {
    mined("01-02", "cuango", &[("b", "10")])
}

fn week() -> [Value; 4] {
    [
        part(1, "one", &[("a", "6")], &[], "0"),
        part(2, "one", &[], &[("x", "3")], "0.5"),
        part(3, "one", &[("b", "4")], &[], "0"),
        part(4, "one", &[], &[("y", "6.4")], "0.1"),
    ]
}

/// What waits: the rule and what is told, oldest first.
async fn held(registry: &Registry, clerk: &Actor) -> Vec<(u32, String)> {
    let waits = registry.waiting(clerk).await.unwrap();
    waits.held.into_iter().map(|held| (held.number, format!("{} {}", held.rule, held.told))).collect()
}

async fn is_unknown(registry: &Registry, lot: &str) -> bool {
    let definitions = registry.edition().defaults.clone();
    rules(registry.lot(None, &name(lot), &definitions).await) == [Rule::LotUnknown]
}

/// The answer for the whole week, whoever tells it in whatever order.
async fn assert_week(registry: &Registry, when: &str) {
    assert_eq!(origins(&lot(registry, None, "x").await), ["catoca 0.00 1.80 3.00", "cuango 0.00 1.20 3.00"], "{when}");
    let y = ["catoca 2.40 3.84 6.00", "cuango 0.40 2.56 4.00"];
    assert_eq!(origins(&lot(registry, None, "y").await), y, "{when}");
    assert_eq!(lot(registry, None, "a").await.left.to_string(), "4.00");
}

#[tokio::test]
async fn nothing_moves_before_what_went_in_came_out_or_was_lost() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[mines(), others()])).await;
        let week = week();
        let mut told = Vec::new();
        for event in &week[..3] {
            let job =
                registry.capture(&clerk, document(std::slice::from_ref(event)), Behaviour::Rollback).await.unwrap();
            assert_eq!((job.taken, job.held, job.refused), (1, 1, 0));
            assert!(is_unknown(&registry, "x").await && is_unknown(&registry, "y").await);
            assert_eq!(lot(&registry, None, "a").await.left.to_string(), "10.00");
            told = held(&registry, &clerk).await;
        }
        assert_eq!(told.len(), 3);
        assert!(told.iter().all(|(_, why)| why == "B50 urn:test:work:one: 10.00 ct ≠ 3.00 ct + 0.50 ct"), "{told:?}");
        let early = registry.review_event(&clerk, told[0].0, Decision::Release, "it is right").await;
        assert_eq!(rules(early), [Rule::TransformationOpen], "what does not add up cannot be released");
        let last = registry.capture(&clerk, document(&week[3..]), Behaviour::Rollback).await.unwrap();
        assert_eq!((last.taken, last.held), (1, 0));
        assert_week(&registry, "as it came").await;
        assert_eq!(held(&registry, &clerk).await, []);
        let sheet = registry.balance(&clerk, "urn:loupe:office:house-one").await.unwrap();
        let sorting = sheet.lines.iter().find(|line| line.process.name() == "sorting").unwrap();
        assert_eq!(
            (sorting.events, sorting.worked.to_string().as_str(), sorting.lost.to_string().as_str()),
            (4, "9.40", "0.60")
        );
        let again = registry.capture(&clerk, document(&week), Behaviour::Rollback).await.unwrap();
        assert_eq!((again.already_there, again.taken), (4, 0));
        let fresh = open(url, root.path()).await;
        assert_week(&fresh, "after a restart").await;
        fresh.close().await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn neither_the_order_nor_the_documents_matter() {
    let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]];
    for (at, order) in orders.into_iter().enumerate() {
        for_each_store(async |url| {
            let root = tempfile::tempdir().unwrap();
            let (registry, clerk, _) = register(url, root.path()).await;
            let week = week();
            let mut events: Vec<Value> = order.iter().map(|part| week[*part].clone()).collect();
            // The mines are told of first, in the middle, and last.
            events.insert([0, 2, 4, 4][at], mines());
            events.insert([1, 0, 5, 2][at], others());
            for document_of in events.chunks([6, 1, 2, 3][at]) {
                take(&registry, &clerk, document(document_of)).await;
            }
            assert_week(&registry, &format!("{order:?}")).await;
            assert_eq!(held(&registry, &clerk).await, []);
            registry.close().await;
        })
        .await;
    }
}

#[tokio::test]
async fn what_is_told_after_it_added_up_mixes_with_what_was_told_before() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[mines(), others()])).await;
        take(&registry, &clerk, document(&[part(1, "two", &[("a", "5")], &[("x", "5")], "0")])).await;
        assert_eq!(origins(&lot(&registry, None, "x").await), ["catoca 5.00 5.00 5.00"]);
        let theirs = part(9, "two", &[], &[("theirs", "5")], "0");
        take(&registry, &stranger, document(&[theirs])).await;
        assert_eq!(
            origins(&lot(&registry, None, "x").await),
            ["catoca 5.00 5.00 5.00"],
            "another office's work is not ours"
        );
        take(
            &registry,
            &clerk,
            document(&[changed("02-02", "splitting", &[("x", "5")], &[("u", "2"), ("v", "3")], "0")]),
        )
        .await;
        take(&registry, &clerk, document(&[part(2, "two", &[("b", "5")], &[], "0")])).await;
        assert_eq!(
            origins(&lot(&registry, None, "u").await),
            ["unknown 2.00 2.00 2.00"],
            "nobody knows before it adds up"
        );
        assert_eq!(held(&registry, &clerk).await.len(), 2);
        take(&registry, &clerk, document(&[part(3, "two", &[], &[("y", "5")], "0")])).await;
        for (one, mass) in [("u", "2.00"), ("y", "5.00")] {
            let told = origins(&lot(&registry, None, one).await);
            let half = if mass == "2.00" { "1.00" } else { "2.50" };
            assert_eq!(told, [format!("catoca 0.00 {half} {mass}"), format!("cuango 0.00 {half} {mass}")]);
        }
        let fresh = open(url, root.path()).await;
        assert_eq!(origins(&lot(&fresh, None, "u").await).len(), 2, "a restart tells the same");
        fresh.close().await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_part_declared_an_error_leaves_the_others_waiting_until_it_is_told_right() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let week = week();
        let all: Vec<Value> = [mines(), others()].into_iter().chain(week.clone()).collect();
        take(&registry, &clerk, document(&all)).await;
        for (number, declared) in [(10, &week[1]), (11, &week[3])] {
            take(&registry, &clerk, document(&[wrong(declared)])).await;
            assert_eq!(origins(&lot(&registry, None, "x").await), ["unknown 0.00 0.00 0.00"]);
            assert_eq!(held(&registry, &clerk).await.len(), 3);
            assert_eq!(lot(&registry, None, "a").await.left.to_string(), "10.00");
            let mut right = declared.clone();
            right["eventID"] = json!(format!("urn:e:{number}"));
            take(&registry, &clerk, document(&[right])).await;
            assert_week(&registry, "told again").await;
            assert_eq!(held(&registry, &clerk).await, []);
        }
        // Both at once, in one document with its correction.
        let mut last = part(12, "one", &[], &[("z", "1")], "0");
        last["loupe:process"] = json!("sorting");
        take(&registry, &clerk, document(&[last.clone(), wrong(&last)])).await;
        assert_week(&registry, "told too much and taken back").await;
        let fresh = open(url, root.path()).await;
        assert_week(&fresh, "after a restart").await;
        fresh.close().await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_part_that_draws_what_is_gone_is_refused_and_the_others_go_on_waiting() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let week = week();
        take(&registry, &clerk, document(&[mines(), others(), week[0].clone(), week[1].clone(), week[2].clone()]))
            .await;
        take(&registry, &clerk, document(&[changed("02-02", "splitting", &[("b", "7")], &[("c", "7")], "0")])).await;
        let told = refused(&registry, &clerk, document(&week[3..])).await;
        assert_eq!(told, ["B3"], "the last part would draw 4 ct of 3 ct");
        let waits = held(&registry, &clerk).await;
        assert_eq!(waits.len(), 3);
        registry.review_event(&clerk, waits[2].0, Decision::Reject, "never happened").await.unwrap();
        let right = [part(5, "one", &[("b", "3")], &[], "0"), part(6, "one", &[], &[("y", "5.5")], "0")];
        take(&registry, &clerk, document(&right)).await;
        assert_eq!(held(&registry, &clerk).await, []);
        assert_eq!(lot(&registry, None, "y").await.mass.to_string(), "5.50");
        assert_eq!(lot(&registry, None, "b").await.left.to_string(), "0.00");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_waits_reserves_nothing_and_says_so_when_its_past_is_gone() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        // 6 ct of a are in the work, of which the rest is not told; meanwhile all of a is sold.
        let first = part(1, "one", &[("a", "6")], &[("x", "9")], "0");
        take(&registry, &clerk, document(&[mines(), first.clone()])).await;
        take(&registry, &clerk, document(&[changed("02-02", "splitting", &[("a", "10")], &[("c", "10")], "0")])).await;
        let second = part(2, "one", &[("b", "3")], &[], "0");
        let whole = [others(), second.clone()];
        let job = registry.capture(&clerk, document(&whole), Behaviour::Proceed).await.unwrap();
        assert_eq!((job.taken, job.refused, job.refusals[0].rule.as_str()), (1, 1, "B4"), "{:?}", job.refusals);
        let said = |held: &[(u32, String)]| held.iter().map(|(_, why)| why.clone()).collect::<Vec<_>>();
        let waits = held(&registry, &clerk).await;
        assert_eq!(said(&waits), ["B50 urn:test:work:one: 6.00 ct ≠ 9.00 ct + 0.00 ct"], "the first goes on waiting");
        let tried = registry.review_event(&clerk, waits[0].0, Decision::Release, "it is right").await;
        assert_eq!(rules(tried), [Rule::TransformationOpen]);
        let as_before = async |registry: &Registry| {
            assert!(is_unknown(registry, "x").await);
            let left = [lot(registry, None, "a").await, lot(registry, None, "b").await, lot(registry, None, "c").await];
            assert_eq!(left.map(|lot| lot.left.to_string()), ["0.00", "10.00", "10.00"], "nothing is half done");
        };
        as_before(&registry).await;
        let fresh = open(url, root.path()).await;
        as_before(&fresh).await;
        assert_eq!(said(&held(&fresh, &clerk).await), said(&waits));
        fresh.close().await;

        // What came of it was told too much, and is taken back: what is left of the work would add up, but for what is gone.
        let third = part(3, "one", &[], &[("y", "1")], "0");
        take(&registry, &clerk, document(std::slice::from_ref(&third))).await;
        let fourth = part(4, "one", &[("b", "4")], &[], "0");
        assert_eq!(refused(&registry, &clerk, document(&[fourth])).await, ["B4"]);
        let near = part(5, "one", &[("b", "3")], &[], "0");
        take(&registry, &clerk, document(std::slice::from_ref(&near))).await;
        assert_eq!(held(&registry, &clerk).await.len(), 3);
        take(&registry, &clerk, document(&[wrong(&third)])).await;
        let waits = held(&registry, &clerk).await;
        let gone = format!("B4 {}: 6.00 ct ≠ 0.00 ct", name("a"));
        assert_eq!(said(&waits), [gone.clone(), gone], "it says what is gone");
        let tried = registry.review_event(&clerk, waits[0].0, Decision::Release, "it is right").await;
        assert_eq!(rules(tried), [Rule::LotConsumed]);
        as_before(&registry).await;

        // The sale never was.
        let sale = changed("02-02", "splitting", &[("a", "10")], &[("c", "10")], "0");
        take(&registry, &clerk, document(&[wrong(&sale)])).await;
        registry.review_event(&clerk, waits[0].0, Decision::Release, "there again").await.unwrap();
        assert_eq!(held(&registry, &clerk).await, []);
        assert_eq!(lot(&registry, None, "x").await.mass.to_string(), "9.00");
        registry.close().await;
    })
    .await;
}
