//! What was sent and what came: both sides see their own pair, the Chair sees all, the public counts.

use loupe_registry::reconcile::{ReconcileAsked, csv};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::rule::Rule;

use super::register::{TODAY, days_later, found, officer, register, rules, sent};
use super::support::for_each_store;

#[tokio::test]
async fn a_shipment_that_came_lighter_stands_in_the_difference_of_its_pair() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let first = sent(&registry).await;
        sent(&registry).await;
        let dubai = officer(&registry, "a.rashid", "ae-diamonds").await;
        let number = &first.certificate.number;
        registry.receive_certificate(&dubai, number, TODAY, found("819.50"), "").await.unwrap();

        let lines = registry.reconcile(&dubai, ReconcileAsked::default()).await.unwrap();
        assert_eq!(lines.len(), 1);
        let line = &lines[0];
        assert_eq!(line.lane.quarter.to_string(), "2026Q4");
        assert_eq!((line.counts.issued, line.counts.differing, line.counts.open), (2, 1, 1));
        assert_eq!(line.certified.carats, "1640.00");
        assert_eq!((line.difference.carats.as_str(), line.difference.usd.as_str()), ("-0.50", "0.00"));

        let gaborone = officer(&registry, "t.kgosi", "bw-diamonds").await;
        assert_eq!(registry.reconcile(&gaborone, ReconcileAsked::default()).await.unwrap(), lines);
        let chair = officer(&registry, "c.hair", "chair").await;
        assert_eq!(registry.reconcile(&chair, ReconcileAsked::default()).await.unwrap(), lines);
        let luanda = officer(&registry, "j.neto", "ao-diamonds").await;
        assert_eq!(registry.reconcile(&luanda, ReconcileAsked::default()).await.unwrap(), [], "a pair of others");
        let later = ReconcileAsked { from: "2027Q1".parse().ok(), ..ReconcileAsked::default() };
        assert_eq!(registry.reconcile(&chair, later).await.unwrap(), []);
        let table = String::from_utf8(csv(&lines)).unwrap();
        assert!(table.lines().nth(1).unwrap().starts_with("2026Q4,BWA,ARE,2,0,1,1,0,0,0,2,1640.00,"), "{table}");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn everybody_counts_the_receipts_that_are_owed_and_only_offices_see_the_pairs() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let kept = sent(&registry).await;
        let are = ParticipantId::new("ARE").unwrap();
        let owed = registry.receipts_owed().await.unwrap();
        assert_eq!((owed[&are].open, owed[&are].overdue), (1, 0));
        let due_on = registry.certificate(&kept.certificate.number).await.unwrap().due_on;
        days_later(55);
        let owed = registry.receipts_owed().await.unwrap();
        assert_eq!(owed[&are].overdue, u64::from(due_on.is_some()), "overdue where a law sets a day: {due_on:?}");
        let mut nobody = officer(&registry, "c.hair", "chair").await;
        nobody.office.kinds = [loupe_scheme::access::OfficeKind::Observer].into();
        assert_eq!(rules(registry.reconcile(&nobody, ReconcileAsked::default()).await), [Rule::NotPermitted]);
        registry.close().await;
    })
    .await;
}
