//! Two programs on one database, and officers at once: nothing is issued twice, and one of two wins.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use loupe_registry::certificate::{CertificateFilter, DraftId};
use loupe_registry::registry::Registry;
use loupe_scheme::access::Actor;
use loupe_scheme::certificate::{CertificateNumber, State, Step};
use loupe_scheme::rule::Rule;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use tokio::task::JoinSet;

use super::register::{People, all_there, audited, issued, one_morning, open, populate, rules, shipment, validated};
use super::support::for_each_store;

/// Two registries on one database, with the same keys and one folder of the log.
async fn two(url: &str, root: &Path) -> ([Arc<Registry>; 2], People) {
    let first = open(url, root, one_morning).await;
    let people = populate(&first).await;
    let second = open(url, root, one_morning).await;
    ([Arc::new(first), Arc::new(second)], people)
}

async fn close(registries: [Arc<Registry>; 2]) {
    for registry in registries {
        registry.close().await;
    }
}

/// The number of every certificate of Gaborone, in order.
async fn counts(registry: &Registry) -> Vec<u32> {
    let filter = CertificateFilter { office: Some("bw-diamonds".parse().unwrap()), ..CertificateFilter::default() };
    let rows = registry.certificates(&filter).await.unwrap();
    let mut counts: Vec<u32> = rows.iter().map(|row| row.number.count()).collect();
    counts.sort_unstable();
    counts
}

async fn issue(registry: Arc<Registry>, actor: Actor, id: DraftId, version: u32) -> Option<CertificateNumber> {
    match registry.issue_certificate(&actor, &id, version).await {
        Ok(kept) => Some(kept.certificate.number),
        refused => {
            assert_eq!(rules(refused), [Rule::ChangedMeanwhile], "of two who issue one draft, one is told");
            None
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn issuers_on_two_programs_leave_no_gap_and_no_number_twice() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registries, people) = two(url, root.path()).await;
        let mut runner = TestRunner::deterministic();
        // For each draft: through which programs it is issued, once or twice at the same moment.
        let tries = prop::collection::vec(prop::collection::vec(0..2_usize, 1..3), 3..9);
        let (mut expected, mut given) = (0, BTreeSet::new());
        for _ in 0..4 {
            let plan = tries.new_tree(&mut runner).unwrap().current();
            let mut issuing = JoinSet::new();
            for through in &plan {
                let draft = validated(&registries[0], &people.mosweu, &people.kgosi, shipment()).await;
                for which in through {
                    let actor = if *which == 0 { people.mosweu.clone() } else { people.kgosi.clone() };
                    issuing.spawn(issue(registries[*which].clone(), actor, draft.id.clone(), draft.version));
                }
            }
            let numbers: Vec<_> = issuing.join_all().await.into_iter().flatten().collect();
            assert_eq!(numbers.len(), plan.len(), "each draft became one certificate");
            expected += plan.len();
            given.extend(numbers);
            assert_eq!(given.len(), expected, "no number was given twice");
            let gapless: Vec<u32> = (1..=u32::try_from(expected).unwrap()).collect();
            assert_eq!(counts(&registries[1]).await, gapless);
        }
        for number in &given {
            let kept = registries[0].certificate(number).await.unwrap();
            let record = registries[1].find_record(&kept.certificate.record).await.unwrap().record;
            assert_eq!(record.subject(), format!("certificate/{number}"), "it names its own record");
        }
        let audit = audited(&registries[0], root.path()).await;
        assert!(audit.passed, "{:?}", audit.faults);
        close(registries).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_officers_who_confirm_at_once_one_is_first() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registries, people) = two(url, root.path()).await;
        for _ in 0..4 {
            let number = issued(&registries[0], &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
            let on = registries[0].certificate(&number).await.unwrap().certificate.issued_on;
            let confirm = |which: usize, actor: &Actor| {
                let (registry, actor, number) = (registries[which].clone(), actor.clone(), number.clone());
                tokio::spawn(async move { registry.receive_certificate(&actor, &number, on, all_there(), "").await })
            };
            let (one, other) = (confirm(0, &people.peeters), confirm(1, &people.maes));
            let (one, other) = (one.await.unwrap(), other.await.unwrap());
            assert_ne!(one.is_ok(), other.is_ok());
            let refused = if one.is_ok() { other } else { one };
            assert_eq!(rules(refused), [Rule::CertificateUsed]);
            let kept = registries[0].certificate(&number).await.unwrap();
            assert_eq!((kept.state, kept.history.len()), (State::Received, 2));
        }
        let audit = audited(&registries[0], root.path()).await;
        assert!(audit.passed, "{:?}", audit.faults);
        close(registries).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_validates_what_another_changed_at_the_same_moment() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registries, people) = two(url, root.path()).await;
        for _ in 0..4 {
            let draft = registries[0].draft_certificate(&people.mosweu, shipment(), None).await.unwrap();
            let (registry, actor, id) = (registries[0].clone(), people.clerk.clone(), draft.id.clone());
            let amend = tokio::spawn(async move { registry.amend_draft(&actor, &id, 1, shipment(), None).await });
            let (registry, actor, id) = (registries[1].clone(), people.kgosi.clone(), draft.id.clone());
            let validate = tokio::spawn(async move { registry.validate_draft(&actor, &id, 1).await });
            let (amended, found_right) = (amend.await.unwrap(), validate.await.unwrap());
            assert_ne!(amended.is_ok(), found_right.is_ok());
            let expected = if amended.is_ok() { State::Draft } else { State::Validated };
            assert_eq!(rules(if amended.is_ok() { found_right } else { amended }), [Rule::ChangedMeanwhile]);
            let kept = registries[0].draft(&people.mosweu, &draft.id).await.unwrap();
            assert_eq!((kept.state, kept.version, kept.history.len()), (expected, 2, 2));
        }
        close(registries).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_certificate_is_not_voided_and_received_both() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registries, people) = two(url, root.path()).await;
        for _ in 0..4 {
            let kept = issued(&registries[0], &people.mosweu, &people.kgosi, shipment()).await;
            let (number, on) = (kept.certificate.number, kept.certificate.issued_on);
            let (registry, actor, to_void) = (registries[0].clone(), people.kgosi.clone(), number.clone());
            let void = Step::Void("A parcel was taken out.".to_owned());
            let void = tokio::spawn(async move { registry.move_certificate(&actor, &to_void, void).await });
            let (registry, actor, to_take) = (registries[1].clone(), people.peeters.clone(), number.clone());
            let take =
                tokio::spawn(async move { registry.receive_certificate(&actor, &to_take, on, all_there(), "").await });
            let (voided, received) = (void.await.unwrap(), take.await.unwrap());
            assert_ne!(voided.is_ok(), received.is_ok());
            let (state, rule) = match voided {
                Ok(_) => (State::Voided, rules(received)),
                Err(_) => (State::Received, rules(voided)),
            };
            let expected = if state == State::Voided { Rule::CertificateVoid } else { Rule::CertificateUsed };
            assert_eq!((registries[0].certificate(&number).await.unwrap().state, rule), (state, vec![expected]));
        }
        close(registries).await;
    })
    .await;
}
