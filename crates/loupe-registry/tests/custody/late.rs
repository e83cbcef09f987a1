//! Events that come late and out of order, and programs that share a database.

use loupe_registry::custody::Behaviour;

use super::documents::{changed, document, lot as name, mined};
use super::register::{lot, open, origins, register, take};
use super::support::for_each_store;

#[tokio::test]
async fn a_movement_waits_visibly_until_its_past_arrives() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let mixed = changed("02-01", "mixing", &[("x", "4"), ("y", "6")], &[("mix", "10")], "0");
        take(&registry, &clerk, document(&[mixed])).await;
        let waits = registry.waiting(&clerk).await.unwrap();
        let lots: Vec<_> = waits.movements[0].lots.iter().map(|(lot, mass)| format!("{lot} {mass}")).collect();
        assert_eq!(lots, [format!("{} 4.00", name("x")), format!("{} 6.00", name("y"))]);
        assert_eq!(origins(&lot(&registry, None, "mix").await), ["unknown 10.00 10.00 10.00"]);
        assert!(!lot(&registry, None, "x").await.is_known);

        take(&registry, &clerk, document(&[mined("01-01", "catoca", &[("x", "5")])])).await;
        let origins_now = origins(&lot(&registry, None, "mix").await);
        assert_eq!(origins_now, ["unknown 6.00 6.00 6.00", "catoca 4.00 4.00 4.00"]);
        take(&registry, &clerk, document(&[mined("01-02", "cuango", &[("y", "6")])])).await;
        assert!(registry.waiting(&clerk).await.unwrap().movements.is_empty());
        assert_eq!(lot(&registry, None, "x").await.left.to_string(), "1.00");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_one_program_took_another_reads_and_a_restart_reads_it_all() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&[mined("01-01", "catoca", &[("a", "5"), ("b", "5")])])).await;
        let other = open(url, root.path()).await;
        let mixing = changed("02-01", "mixing", &[("a", "5"), ("b", "2")], &[("c", "7")], "0");
        take(&other, &clerk, document(std::slice::from_ref(&mixing))).await;
        let job = registry.capture(&clerk, document(&[mixing]), Behaviour::Rollback).await.unwrap();
        assert_eq!((job.already_there, job.taken, job.refused), (1, 0, 0), "sent twice, taken once");
        let split = changed("02-02", "splitting", &[("c", "7")], &[("d", "6"), ("e", "1")], "0");
        take(&registry, &clerk, document(&[split])).await;
        other.refresh_custody().await.unwrap();
        let fresh = open(url, root.path()).await;
        let of = async |registry| format!("{:?}", lot(registry, Some(&clerk), "d").await);
        assert_eq!(of(&other).await, of(&registry).await);
        assert_eq!(of(&fresh).await, of(&registry).await);
        for registry in [registry, other, fresh] {
            registry.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_stone_that_was_set_before_its_polishing_is_told_gets_its_report() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let stone = "https://id.gs1.org/8004/0952012345679";
        let stones = |report: &str| serde_json::json!([{"epc": stone, "carats": "2", "report": report}]);
        let mut setting = changed("02-02", "setting", &[], &[("ring", "2")], "0");
        setting["loupe:stones"] = stones("");
        setting["inputEPCList"] = serde_json::json!([stone]);
        setting.as_object_mut().unwrap().remove("inputQuantityList");
        let mut polishing = changed("02-01", "polishing", &[("a", "5")], &[], "3");
        polishing["loupe:stones"] = stones("LAB 5678");
        polishing["outputEPCList"] = serde_json::json!([stone]);
        polishing.as_object_mut().unwrap().remove("outputQuantityList");
        take(&registry, &clerk, document(&[mined("01-01", "catoca", &[("a", "10")]), setting])).await;
        assert_eq!(registry.lot(None, stone, &[]).await.unwrap().report, "");
        take(&registry, &clerk, document(&[polishing])).await;
        assert_eq!(registry.lot(None, stone, &[]).await.unwrap().report, "LAB 5678");
        assert_eq!(origins(&lot(&registry, None, "ring").await), ["catoca 2.00 2.00 2.00"]);
        registry.close().await;
    })
    .await;
}
