//! Drafts pass through two pairs of eyes, and nobody works on what changed under them.

use loupe_scheme::certificate::{Shipment, State, Total};
use loupe_scheme::rule::Rule;

use super::register::{country, parcel, register, rules, shipment, validated};
use super::support::for_each_store;

#[tokio::test]
async fn who_wrote_it_or_changed_it_last_does_not_find_it_right() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let draft = registry.draft_certificate(&people.mosweu, shipment(), None).await.unwrap();
        let own = registry.validate_draft(&people.mosweu, &draft.id, 1).await;
        assert_eq!(rules(own), [Rule::SecondPersonNeeded]);
        assert_eq!(rules(registry.validate_draft(&people.clerk, &draft.id, 1).await), [Rule::NotPermitted]);
        let draft = registry.validate_draft(&people.kgosi, &draft.id, 1).await.unwrap();

        let heavier = Shipment { parcels: vec![parcel("P-1", "BWA", "821.00", "96760.00")], ..shipment() };
        let draft = registry.amend_draft(&people.kgosi, &draft.id, draft.version, heavier, None).await.unwrap();
        assert_eq!((draft.state, &draft.validated_by), (State::Draft, &None), "it has to be looked at again");
        assert_eq!(draft.amended_by, people.kgosi.account);
        let unseen = registry.issue_certificate(&people.kgosi, &draft.id, draft.version).await;
        assert_eq!(rules(unseen), [Rule::StepOutOfOrder]);
        for person in [&people.kgosi, &people.mosweu] {
            let refused = registry.validate_draft(person, &draft.id, draft.version).await;
            assert_eq!(rules(refused), [Rule::SecondPersonNeeded]);
        }
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_changed_meanwhile_is_not_touched() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let draft = validated(&registry, &people.mosweu, &people.kgosi, shipment()).await;
        let (id, old) = (&draft.id, draft.version - 1);
        let stale = [
            rules(registry.amend_draft(&people.mosweu, id, old, shipment(), None).await),
            rules(registry.validate_draft(&people.kgosi, id, old).await),
            rules(registry.send_back_draft(&people.kgosi, id, old, "wrong").await),
            rules(registry.withdraw_draft(&people.mosweu, id, old, "sold").await),
            rules(registry.issue_certificate(&people.kgosi, id, old).await),
        ];
        assert!(stale.iter().all(|rules| *rules == [Rule::ChangedMeanwhile]), "{stale:?}");
        assert_eq!(registry.draft(&people.clerk, id).await.unwrap(), draft);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_sent_back_mended_and_withdrawn_each_with_its_reason() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let draft = validated(&registry, &people.mosweu, &people.kgosi, shipment()).await;
        let id = &draft.id;
        let long = "x".repeat(5_000);
        for (reason, rule) in [
            (" ", Rule::CertificateFieldMissing),
            ("to\u{202E}day", Rule::CertificateTextWrong),
            (long.as_str(), Rule::CertificateFieldTooLong),
        ] {
            assert_eq!(rules(registry.send_back_draft(&people.kgosi, id, 2, reason).await), [rule]);
        }
        let draft = registry.send_back_draft(&people.kgosi, id, 2, " The seal is another. ").await.unwrap();
        assert_eq!((draft.state, draft.version, &draft.validated_by), (State::Draft, 3, &None));
        let mended = Shipment { seal: "S 0418".to_owned(), ..shipment() };
        registry.amend_draft(&people.clerk, id, 3, mended, None).await.unwrap();
        let draft = registry.withdraw_draft(&people.clerk, id, 4, "The buyer withdrew.").await.unwrap();
        let history: Vec<_> =
            draft.history.iter().map(|line| (line.step.as_str(), line.state.code(), line.reason.as_deref())).collect();
        let expected = [
            ("draft", "draft", None),
            ("validate", "validated", None),
            ("send_back", "draft", Some("The seal is another.")),
            ("amend", "draft", None),
            ("withdraw", "withdrawn", Some("The buyer withdrew.")),
        ];
        assert_eq!(history, expected);
        assert!(draft.history.iter().all(|line| line.record.is_some()), "each has its record");
        assert_eq!(registry.drafts(&people.clerk).await.unwrap(), []);
        let after = registry.amend_draft(&people.clerk, id, 5, shipment(), None).await;
        assert_eq!(rules(after), [Rule::StepOutOfOrder]);
        let records = registry.records_about("draft/bw-diamonds/1").await.unwrap();
        assert_eq!(records.len(), 5);
        assert!(records.iter().all(|record| record.kind == "certificate_prepared"));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_office_has_its_own_drafts_and_sends_from_its_own_country() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let draft = registry.draft_certificate(&people.clerk, shipment(), None).await.unwrap();
        let others = [
            rules(registry.draft(&people.peeters, &draft.id).await),
            rules(registry.amend_draft(&people.peeters, &draft.id, 1, shipment(), None).await),
            rules(registry.validate_draft(&people.peeters, &draft.id, 1).await),
            rules(registry.withdraw_draft(&people.peeters, &draft.id, 1, "no").await),
            rules(registry.draft(&people.clerk, &"bw-diamonds/2".parse().unwrap()).await),
        ];
        assert!(others.iter().all(|rules| *rules == [Rule::NoSuchDraft]), "{others:?}");
        let not_ours = registry.draft_certificate(&people.peeters, shipment(), None).await;
        assert_eq!(rules(not_ours), [Rule::CertificateOfOthers]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once_and_nothing_is_kept() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        // A country outside of the scheme, and a total that is a carat short.
        let abroad = Shipment { importing: country("NRU"), ..shipment() };
        let declared = Total { carats: "831.345678".parse().unwrap(), ..shipment().total().unwrap() };
        let refused = registry.draft_certificate(&people.mosweu, abroad, Some(declared)).await;
        assert_eq!(rules(refused), [Rule::TradeNonParticipant, Rule::TotalsDiffer]);
        let nothing = Shipment { parcels: Vec::new(), ..shipment() };
        assert!(!rules(registry.draft_certificate(&people.mosweu, nothing, None).await).is_empty());
        let unproven = Shipment { parcels: vec![parcel("P-1", "BWA AGO", "5.00", "100.00")], ..shipment() };
        let refused = registry.draft_certificate(&people.mosweu, unproven, None).await;
        assert!(rules(refused).contains(&Rule::ReexportWithoutEvidence));
        assert_eq!(registry.drafts(&people.mosweu).await.unwrap(), []);
        let arabic = super::register::party("شركة الغرب للماس");
        let draft =
            registry.draft_certificate(&people.mosweu, Shipment { importer: arabic.clone(), ..shipment() }, None);
        let draft = draft.await.unwrap();
        assert_eq!((draft.id.number, &draft.shipment.importer), (1, &arabic));
        registry.close().await;
    })
    .await;
}
