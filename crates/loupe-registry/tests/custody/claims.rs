//! No carat lies in two parcels: what one holds, another does not get, and nobody uses it who did not take it out.

use loupe_registry::catalogue;
use loupe_registry::custody::{Behaviour, CaptureJob, KeptRefusal};
use loupe_registry::registry::Registry;
use loupe_scheme::rule::Rule;
use loupe_scheme::words::Lang;
use serde_json::{Value, json};

use super::containers::container;
use super::documents::{called, changed, document, ended, lot as name, mined, packed, passed, wrong};
use super::register::{lot, open, refused, register, rules, take};
use super::support::for_each_store;

const ONE: &str = "https://id.gs1.org/00/106141410000000019";
const TWO: &str = "https://id.gs1.org/00/106141410000000026";

fn into(parcel: u32, mass: &str) -> Value {
    packed(&format!("02-0{parcel}"), "ADD", &format!("100000000{parcel}"), &[("a", mass)])
}

fn out_of(parcel: u32, mass: &str) -> Value {
    packed("02-08", "DELETE", &format!("100000000{parcel}"), &[("a", mass)])
}

fn ten() -> Value {
    mined("01-01", "catoca", &[("a", "10")])
}

/// What lies in a parcel, also in one of which nothing was told.
async fn held_in(registry: &Registry, parcel: &str) -> String {
    let definitions = registry.edition().defaults.clone();
    match registry.container(None, parcel, &definitions).await {
        Ok(story) => story.left.to_string(),
        unknown => {
            assert_eq!(rules(unknown), [Rule::ContainerUnknown]);
            "0.00".to_owned()
        }
    }
}

/// What lies in the first two parcels.
async fn held(registry: &Registry) -> [String; 2] {
    [held_in(registry, ONE).await, held_in(registry, TWO).await]
}

/// What somebody reads of a refusal.
fn read(job: &CaptureJob, lang: Lang) -> Vec<String> {
    let refusals = job.refusals.iter().filter_map(KeptRefusal::refusal);
    refusals.map(|refusal| catalogue::catalogue(lang).refusal(&refusal).replace(['\u{a0}', '\u{202f}'], " ")).collect()
}

#[tokio::test]
async fn two_parcels_do_not_take_six_carats_each_of_a_lot_of_ten() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        let events = [ten(), into(1, "6"), into(2, "6"), mined("01-02", "cuango", &[("b", "1")])];
        let job = registry.capture(&clerk, document(&events), Behaviour::Rollback).await.unwrap();
        assert_eq!((job.taken, job.refused, job.refusals[0].event), (0, 1, Some(2)), "nothing of the document");
        let told = [
            "More of this lot is asked for than lies outside of containers: urn:loupe:lot:test:a: 6.00 ct ≠ 4.00 ct \
             (10.00 ct are left, 6.00 ct lie in containers, 1 in number, ",
            "On demande de ce lot plus qu’il ne s’en trouve hors des contenants : urn:loupe:lot:test:a: 6.00 ct ≠ 4.00 \
             ct (il en reste 10.00 ct, ",
            "Pede-se mais deste lote do que está fora de recipientes: urn:loupe:lot:test:a: 6.00 ct ≠ 4.00 ct (restam \
             10.00 ct, ",
        ];
        for (lang, told) in [Lang::En, Lang::Fr, Lang::Pt].into_iter().zip(told) {
            let said = read(&job, lang).remove(0);
            assert!(said.starts_with(told), "{said}");
            assert!(said.contains(&format!("{ONE} (6.00 ct)")) && said.contains("2.00 ct"), "{said}");
        }

        let job = registry.capture(&clerk, document(&events), Behaviour::Proceed).await.unwrap();
        assert_eq!((job.taken, job.refused), (3, 1), "that event alone");
        assert_eq!(job.refusals[0].rule, "B51");
        assert_eq!(lot(&registry, None, "b").await.left.to_string(), "1.00");
        let checked = registry.check_capture(&clerk, document(&[into(2, "4.000001")])).await.unwrap();
        assert_eq!(read(&checked, Lang::En).len(), 1, "by a micro-carat");
        assert!(read(&checked, Lang::En)[0].contains(ONE));

        let job = registry.capture(&stranger, document(&[into(2, "6")]), Behaviour::Proceed).await.unwrap();
        let said = read(&job, Lang::En).remove(0);
        assert!(said.contains("6.00 ct lie in containers, 1 in number, and") && !said.contains(ONE), "{said}");

        take(&registry, &clerk, document(&[out_of(1, "6"), into(2, "6")])).await;
        assert_eq!(held(&registry).await, ["0.00", "6.00"], "after it was taken out");
        take(&registry, &clerk, document(&[packed("03-01", "ADD", "1000000001", &[("a", "4")])])).await;
        assert_eq!(held(&registry).await, ["4.00", "6.00"]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_whole_lot_goes_into_another_parcel_only_after_it_was_taken_out() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[ten(), into(1, "10")])).await;
        for mass in ["10", "0.5"] {
            assert_eq!(refused(&registry, &clerk, document(&[into(2, mass)])).await, ["B51"]);
        }
        let mut stone = into(2, "1");
        stone.as_object_mut().unwrap().remove("childQuantityList");
        stone["childEPCs"] = json!([name("a")]);
        assert_eq!(refused(&registry, &clerk, document(&[stone.clone()])).await, ["B51"], "nor without its mass");
        take(&registry, &clerk, document(&[changed("02-03", "cutting", &[("a", "4")], &[("c", "3")], "1")])).await;
        assert_eq!(held(&registry).await, ["6.00", "0.00"], "it can be from nowhere else");
        take(&registry, &clerk, document(&[out_of(1, "6"), stone])).await;
        assert_eq!(held(&registry).await, ["0.00", "6.00"]);

        // Parcels are things too, of no mass that anybody knows.
        let stacked = |outer: &str, inner: &str| {
            json!({
                "type": "AggregationEvent", "eventTime": "2026-02-09T10:00:00Z", "eventTimeZoneOffset": "+00:00",
                "action": "ADD", "parentID": outer, "childEPCs": [inner],
            })
        };
        take(&registry, &clerk, document(&[stacked("urn:test:box:1", TWO)])).await;
        let again = document(&[stacked("urn:test:box:2", TWO)]);
        let job = registry.capture(&clerk, again, Behaviour::Rollback).await.unwrap();
        assert!(read(&job, Lang::En)[0].ends_with("(it lies in urn:test:box:1, and all of it)."), "{:?}", job.refusals);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn of_a_lot_that_lies_in_a_parcel_in_part_only_the_loose_rest_is_used() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[ten(), into(1, "6")])).await;
        let cut = |mass| changed("02-03", "cutting", &[("a", mass)], &[("c", mass)], "0");
        for event in [cut("4.1"), ended("02-03", "theft", &[("a", "8")]), ended("02-03", "loss", &[("a", "10")])] {
            assert_eq!(refused(&registry, &clerk, document(&[event])).await, ["B51"]);
        }
        let twice = changed("02-03", "mixing", &[("a", "3"), ("a", "3")], &[("c", "6")], "0");
        assert_eq!(refused(&registry, &clerk, document(&[twice])).await, ["B51"], "3 ct twice are 6 ct");
        assert_eq!(refused(&registry, &clerk, document(&[ended("02-03", "loss", &[("a", "11")])])).await, ["B3"]);
        // A parcel is sent by its own name or by what lies in it: nothing is used.
        take(&registry, &clerk, document(&[passed("02-04", "shipping", &[("a", "10")], None)])).await;
        take(&registry, &clerk, document(&[ended("02-05", "theft", &[("a", "1")]), cut("3")])).await;
        assert_eq!(held(&registry).await, ["6.00", "0.00"]);
        take(&registry, &clerk, document(&[ended("02-06", "loss", &[("a", "2")])])).await;
        assert_eq!(held(&registry).await, ["4.00", "0.00"], "all that is left lies in it");
        assert_eq!(refused(&registry, &clerk, document(&[into(2, "1")])).await, ["B51"]);
        take(&registry, &clerk, document(&[out_of(1, "1"), into(2, "1")])).await;
        assert_eq!(held(&registry).await, ["3.00", "1.00"]);
        assert_eq!(refused(&registry, &clerk, document(&[cut("1")])).await, ["B51"], "of which of the two?");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_lot_that_is_told_of_after_it_was_packed_has_what_its_parcels_hold() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[into(1, "6"), into(2, "6")])).await;
        assert_eq!(container(&registry, None, ONE).await.untold, 1, "it is seen that nobody told of it");
        let job = registry.capture(&clerk, document(&[ten()]), Behaviour::Rollback).await.unwrap();
        let said = read(&job, Lang::En).remove(0);
        assert!(said.contains(ONE) && said.contains(TWO) && said.contains(": 2.00 ct too many"), "{said}");
        registry.close().await;

        let registry = open(url, root.path()).await;
        assert_eq!(refused(&registry, &clerk, document(&[ten()])).await, ["B51"], "and so after a restart");
        take(&registry, &clerk, document(&[wrong(&into(2, "6")), ten()])).await;
        assert_eq!(held(&registry).await, ["6.00", "0.00"]);
        assert_eq!(refused(&registry, &clerk, document(&[into(3, "5")])).await, ["B51"]);
        take(&registry, &clerk, document(&[into(3, "4")])).await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_comes_late_or_is_taken_back_frees_what_a_parcel_held() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let first = called(&into(1, "6"), "urn:e:first");
        let second = called(&into(2, "6"), "urn:e:second");
        take(&registry, &clerk, document(&[ten(), first.clone()])).await;
        let again = document(std::slice::from_ref(&second));
        assert_eq!(refused(&registry, &clerk, again).await, ["B51"]);
        // The unpacking was before, but is told after.
        let emptied = called(&packed("02-01", "DELETE", "1000000001", &[("a", "6")]), "urn:e:emptied");
        take(&registry, &clerk, document(std::slice::from_ref(&emptied))).await;
        take(&registry, &clerk, document(std::slice::from_ref(&second))).await;
        assert_eq!(held(&registry).await, ["0.00", "6.00"]);

        // That it was never unpacked cannot be, as long as its carats lie elsewhere.
        let fresh = open(url, root.path()).await;
        for registry in [&registry, &fresh] {
            assert_eq!(refused(registry, &clerk, document(&[wrong(&emptied)])).await, ["B51"]);
            assert_eq!(held(registry).await, ["0.00", "6.00"]);
        }
        take(&fresh, &clerk, document(&[wrong(&second), wrong(&emptied)])).await;
        assert_eq!(held(&fresh).await, ["6.00", "0.00"]);
        // The packing was an error: its carats are free.
        take(&fresh, &clerk, document(&[wrong(&first), called(&into(2, "10"), "urn:e:third")])).await;
        registry.refresh_custody().await.unwrap();
        for registry in [&registry, &fresh] {
            assert_eq!(held(registry).await, ["0.00", "10.00"]);
        }
        fresh.close().await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn whatever_fails_leaves_the_parcels_as_they_were() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[ten(), mined("01-02", "cuango", &[("b", "3")]), into(1, "2")])).await;
        // The second lot of one event has no room: the first is not packed either, and a lot of a new name was not heard of.
        let both = packed("02-05", "ADD", "1000000002", &[("b", "3"), ("never", "1"), ("a", "8.5")]);
        let twice = packed("02-05", "ADD", "1000000002", &[("a", "5"), ("a", "5")]);
        let job = registry.capture(&clerk, document(&[both, twice]), Behaviour::Proceed).await.unwrap();
        assert_eq!((job.taken, job.refused), (0, 2), "{:?}", job.refusals);
        let known = registry.named(None, &name("never"), &[]).await;
        assert!(known.is_err(), "{known:?}");
        assert_eq!(held_in(&registry, ONE).await, "2.00");
        take(&registry, &clerk, document(&[into(3, "8"), packed("02-06", "ADD", "1000000002", &[("b", "3")])])).await;
        assert_eq!(held(&registry).await, ["2.00", "3.00"]);
        let fresh = open(url, root.path()).await;
        assert_eq!(held(&fresh).await, ["2.00", "3.00"]);
        fresh.close().await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn of_two_who_pack_one_lot_at_once_one_is_refused() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[ten()])).await;
        let other = open(url, root.path()).await;
        other.open_custody().await.unwrap();
        // Two programs on one database, and twice at once in each.
        let jobs = tokio::join!(
            registry.capture(&clerk, document(&[into(1, "6")]), Behaviour::Rollback),
            other.capture(&stranger, document(&[into(2, "6")]), Behaviour::Rollback),
            registry.capture(&stranger, document(&[into(3, "6")]), Behaviour::Proceed),
            other.capture(&clerk, document(&[into(4, "6")]), Behaviour::Proceed),
        );
        let jobs = [jobs.0.unwrap(), jobs.1.unwrap(), jobs.2.unwrap(), jobs.3.unwrap()];
        assert_eq!(jobs.iter().map(|job| job.taken).sum::<u64>(), 1, "{jobs:?}");
        let refused: Vec<&str> = jobs.iter().flat_map(|job| &job.refusals).map(|no| no.rule.as_str()).collect();
        assert_eq!(refused, ["B51"; 3]);
        for registry in [&registry, &other] {
            registry.refresh_custody().await.unwrap();
            let mut lies = Vec::new();
            for parcel in 1..=4 {
                lies.push(held_in(registry, &format!("urn:epc:id:sscc:0614141.100000000{parcel}")).await);
            }
            lies.sort_unstable();
            assert_eq!(lies, ["0.00", "0.00", "0.00", "6.00"]);
        }
        other.close().await;
        registry.close().await;
    })
    .await;
}
