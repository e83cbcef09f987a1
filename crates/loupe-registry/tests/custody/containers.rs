//! What a customs officer or a buyer has in hand: a sealed parcel, a ring. Its name leads to what lies in it.

use loupe_registry::custody::{ContainerStory, Named};
use loupe_registry::registry::Registry;
use loupe_scheme::access::Actor;
use loupe_scheme::rule::Rule;
use serde_json::{Value, json};

use super::documents::{changed, document, ended, lot, mined, opened, packed, passed, wrong};
use super::named::forget_things;
use super::register::{lot as told_lot, of_origins, open, origins, refused, register, rules, take};
use super::support::for_each_store;

const RING: &str = "https://id.gs1.org/8004/0952012345699";
const PARCEL: &str = "urn:epc:id:sscc:0614141.1234567890";
const PALLET: &str = "urn:epc:id:sscc:0614141.1000000002";

/// Stones set into a jewel, or taken out of it.
fn set(day: &str, action: &str, jewel: &str, stones: &[&str]) -> Value {
    json!({
        "type": "AssociationEvent", "eventTime": format!("2026-{day}T10:00:00Z"), "eventTimeZoneOffset": "+00:00",
        "action": action, "parentID": jewel, "childEPCs": stones.iter().map(|name| lot(name)).collect::<Vec<_>>(),
    })
}

/// Containers put into a container.
fn stacked(day: &str, outer: &str, inner: &[&str]) -> Value {
    json!({
        "type": "AggregationEvent", "eventTime": format!("2026-{day}T10:00:00Z"), "eventTimeZoneOffset": "+00:00",
        "action": "ADD", "parentID": outer, "childEPCs": inner,
    })
}

/// Two stones of one mix, and one of a mine.
fn stones() -> Vec<Value> {
    vec![
        mined("01-10", "catoca", &[("run-1", "15")]),
        mined("01-11", "cuango", &[("run-2", "1"), ("parcel-2", "3")]),
        changed("02-01", "mixing", &[("run-1", "15"), ("run-2", "1")], &[("parcel-1", "16")], "0"),
        changed("03-01", "polishing", &[("parcel-1", "16")], &[("stone-a", "5"), ("stone-b", "4")], "7"),
        changed("03-02", "polishing", &[("parcel-2", "3")], &[("stone-c", "1.2")], "1.8"),
    ]
}

pub(crate) async fn container(registry: &Registry, actor: Option<&Actor>, name: &str) -> ContainerStory {
    let definitions = registry.edition().defaults.clone();
    registry.container(actor, name, &definitions).await.unwrap()
}

pub(crate) fn from(story: &ContainerStory) -> Vec<String> {
    story.whence.as_ref().map(|whence| of_origins(&whence.origins)).unwrap_or_default()
}

/// The names of what lies in it, where these are told.
fn names(story: &ContainerStory) -> Vec<Option<&str>> {
    story.lots.iter().map(|lot| lot.name.as_deref()).collect()
}

fn passages(story: &ContainerStory) -> Vec<&'static str> {
    story.passages.iter().map(|step| step.process.map_or("", |process| process.name())).collect()
}

#[tokio::test]
async fn a_ring_of_three_stones_from_two_parcels_knows_where_these_are_from_together() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        let definitions = registry.edition().defaults.clone();
        take(&registry, &clerk, document(&stones())).await;
        assert_eq!(rules(registry.container(None, RING, &definitions).await), [Rule::ContainerUnknown]);
        assert_eq!(rules(registry.named(None, RING, &definitions).await), [Rule::LotUnknown]);

        take(&registry, &clerk, document(&[set("04-01", "ADD", RING, &["stone-a", "stone-b", "stone-c"])])).await;
        let ring = container(&registry, Some(&clerk), RING).await;
        assert_eq!((ring.count, ring.left.to_string().as_str(), ring.untold, ring.inner), (3, "10.20", 0, 0));
        let together = ["catoca 8.00 8.4375 9.00", "cuango 1.20 1.7625 2.20"];
        assert_eq!(from(&ring), together, "4 and 3 ct are certain of the two stones of one mix, but 8 of both");
        let [a, b, c] = ["stone-a", "stone-b", "stone-c"].map(lot);
        assert_eq!(names(&ring), [Some(&*a), Some(&*b), Some(&*c)], "the heaviest first");
        assert!(ring.lots.iter().all(|lot| lot.process.unwrap().name() == "polishing" && lot.mass == lot.left));
        assert_eq!((passages(&ring), ring.of_unknown.to_string().as_str()), (vec!["packing"], "0.00"));
        assert!(ring.passages[0].own.is_some());
        let whence = ring.whence.as_ref().unwrap();
        assert!(whence.flow.iter().filter_map(|pool| pool.movement).all(|mix| whence.flow_times.contains_key(&mix)));
        for other in [None, Some(&stranger)] {
            let ring = container(&registry, other, RING).await;
            assert_eq!((names(&ring), from(&ring)), (vec![None; 3], together.map(str::to_owned).to_vec()));
            assert!(ring.passages.iter().all(|step| step.own.is_none()), "nobody else sees whose act it was");
        }
        assert_eq!(rules(registry.lot(None, RING, &definitions).await), [Rule::ContainerNotLot]);
        let named = registry.named(None, RING, &definitions).await.unwrap();
        assert!(matches!(named, Named::Container(story) if story.count == 3));

        let stones = [("stone-a", "5"), ("stone-b", "4"), ("stone-c", "1.2")];
        take(&registry, &clerk, document(&[changed("05-01", "setting", &stones, &[("one", "10.2")], "0")])).await;
        let one = told_lot(&registry, None, "one").await;
        assert_eq!(origins(&one), together, "the same as of the one lot that is made of them");
        for (under, alone) in whence.statement.under.iter().zip(&one.whence.statement.under) {
            assert_eq!((&under.parts, &under.grounds), (&alone.parts, &alone.grounds), "{}", under.definition.id);
        }
        let ring = container(&registry, None, RING).await;
        assert_eq!((ring.count, ring.used_up, ring.left.micro()), (0, 3, 0), "nothing is left of what lies in it");
        assert!(ring.whence.is_none());
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_sealed_parcel_counts_what_is_left_and_is_followed_through_every_change() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        let put = packed("02-01", "ADD", "1234567890", &[("a", "100"), ("old", "7")]);
        let events = [
            mined("01-10", "catoca", &[("a", "100"), ("b", "9")]),
            opened("01-11", &[("old", "7")]),
            put.clone(),
            changed("02-02", "polishing", &[("a", "40")], &[("p", "18")], "22"),
            ended("02-03", "theft", &[("old", "2")]),
        ];
        take(&registry, &clerk, document(&events)).await;
        let sent = json!({
            "type": "ObjectEvent", "eventTime": "2026-02-04T10:00:00Z", "eventTimeZoneOffset": "+00:00",
            "action": "OBSERVE", "bizStep": "shipping", "epcList": [PARCEL],
        });
        take(&registry, &clerk, document(&[sent])).await;
        let parcel = container(&registry, Some(&clerk), PARCEL).await;
        assert_eq!((parcel.count, parcel.left.to_string().as_str()), (2, "65.00"));
        assert_eq!(from(&parcel), ["catoca 60.00 60.00 60.00", "unknown 5.00 5.00 5.00"]);
        assert_eq!((parcel.of_unknown.to_string().as_str(), passages(&parcel)), ("5.00", vec!["packing", "shipping"]));

        let digital_link = "https://id.gs1.org/00/106141412345678908";
        assert_eq!(container(&registry, None, digital_link).await.count, 2, "in every spelling of its name");
        let reopened = open(url, root.path()).await;
        assert_eq!(from(&container(&reopened, None, PARCEL).await), from(&parcel), "as read back from the store");
        reopened.close().await;

        forget_things(url).await;
        let before = container(&registry, Some(&clerk), PARCEL).await;
        assert_eq!(
            (names(&before), passages(&before)),
            (names(&parcel), passages(&parcel)),
            "found by what lies in it"
        );

        take(&registry, &clerk, document(&[packed("03-01", "DELETE", "1234567890", &[("old", "5")])])).await;
        assert_eq!(from(&container(&registry, None, PARCEL).await), ["catoca 60.00 60.00 60.00"]);
        take(&registry, &stranger, document(&[packed("03-02", "ADD", "1234567890", &[("b", "9")])])).await;
        let parcel = container(&registry, Some(&stranger), PARCEL).await;
        assert_eq!(names(&parcel), [None, Some(&*lot("b"))], "each office reads the names of what it packed");
        take(&registry, &clerk, document(&[wrong(&put)])).await;
        assert_eq!(from(&container(&registry, None, PARCEL).await), ["catoca 9.00 9.00 9.00"], "it was an error");

        let mut all_out = packed("03-03", "DELETE", "1234567890", &[]);
        all_out.as_object_mut().unwrap().remove("childQuantityList");
        take(&registry, &clerk, document(&[all_out])).await;
        let empty = container(&registry, Some(&clerk), PARCEL).await;
        assert_eq!((empty.count, empty.used_up, empty.untold), (0, 0, 0));
        assert!(empty.whence.is_none() && passages(&empty).last() == Some(&"unpacking"), "{:?}", empty.passages);
        let definitions = registry.edition().defaults.clone();
        assert!(matches!(registry.named(None, PARCEL, &definitions).await.unwrap(), Named::Container(_)));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn containers_in_containers_are_followed_also_in_a_circle() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let events = [
            mined("01-10", "catoca", &[("a", "10")]),
            mined("01-11", "cuango", &[("b", "5")]),
            packed("02-01", "ADD", "1234567890", &[("a", "10")]),
            packed("02-02", "ADD", "1000000002", &[("b", "5"), ("never-told", "3")]),
            stacked("02-03", PALLET, &[PARCEL]),
        ];
        take(&registry, &clerk, document(&events)).await;
        let twice = packed("02-03", "ADD", "1000000002", &[("a", "10")]);
        assert_eq!(refused(&registry, &clerk, document(&[twice])).await, ["B51"], "it lies in the parcel");
        let twice = stacked("02-03", RING, &[PARCEL]);
        assert_eq!(refused(&registry, &clerk, document(&[twice])).await, ["B51"], "and the parcel on the pallet");
        let all = ["catoca 10.00 10.00 10.00", "cuango 5.00 5.00 5.00"];
        let pallet = container(&registry, Some(&clerk), PALLET).await;
        assert_eq!((pallet.count, pallet.inner, pallet.untold), (2, 1, 1));
        assert_eq!(from(&pallet), all);
        let parcel = container(&registry, None, PARCEL).await;
        assert_eq!(
            (parcel.count, parcel.inner, from(&parcel)),
            (1, 0, all[..1].iter().map(|s| (*s).to_owned()).collect())
        );
        let definitions = registry.edition().defaults.clone();
        let named = registry.named(None, PARCEL, &definitions).await.unwrap();
        assert!(matches!(named, Named::Container(_)), "that it was packed tells nothing of a lot of its name");
        assert_eq!(rules(registry.lot(None, PARCEL, &definitions).await), [Rule::ContainerNotLot]);

        // The certificate is for what lies in the parcel on the pallet as well.
        let sent = |day: &str, says: &str| {
            let mut event = passed(day, "shipping", &[], Some("C-7"));
            event.as_object_mut().unwrap().remove("quantityList");
            event["epcList"] = json!([PALLET]);
            event["loupe:certificateCarats"] = says.into();
            document(&[event])
        };
        assert_eq!(refused(&registry, &clerk, sent("02-03", "14.99")).await, ["B14"]);
        take(&registry, &clerk, sent("02-03", "15")).await;

        take(&registry, &clerk, document(&[stacked("02-04", PARCEL, &[PALLET])])).await;
        for name in [PALLET, PARCEL] {
            let story = container(&registry, Some(&clerk), name).await;
            assert_eq!(
                (story.count, story.inner, story.untold, from(&story)),
                (2, 1, 1, all.map(str::to_owned).to_vec())
            );
        }
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_lot_goes_before_a_container_of_its_name_and_says_that_there_is_one() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let definitions = registry.edition().defaults.clone();
        take(&registry, &clerk, document(&stones())).await;
        let ring = lot("ring");
        let events = [
            changed("04-01", "setting", &[("stone-a", "5")], &[("ring", "5")], "0"),
            set("04-02", "ADD", &ring, &["stone-b", "stone-c"]),
            passed("04-03", "shipping", &[("ring", "5")], None),
        ];
        take(&registry, &clerk, document(&events)).await;
        let Named::Lot(story) = registry.named(Some(&clerk), &ring, &definitions).await.unwrap() else {
            panic!("a lot has this name");
        };
        assert_eq!((story.mass.to_string().as_str(), story.contains), ("5.00", 2));
        let inside = container(&registry, Some(&clerk), &ring).await;
        assert_eq!((inside.count, inside.left.to_string().as_str()), (2, "5.20"));
        assert_eq!(rules(registry.container(None, &lot("stone-a"), &definitions).await), [Rule::ContainerUnknown]);
        assert_eq!(told_lot(&registry, None, "stone-a").await.contains, 0);
        registry.close().await;
    })
    .await;
}
