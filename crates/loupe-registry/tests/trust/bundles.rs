//! Trust bundles: what a customs officer without network learns from one, and what nobody can put into it.

use jiff::civil::date;
use loupe_credential::status::{Notice, Purpose, StatusList};
use loupe_credential::trust::{SignedTrust, StandingKind};
use loupe_credential::verdict::{Discrepancy, Presented, check};
use loupe_registry::access::By;
use loupe_scheme::access::{OfficeKind, Role};
use loupe_scheme::certificate::Step;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::Rule;

use super::register::{actor, authority, days_later, issue, now, publish_log, register, rules};
use super::support::for_each_store;

#[tokio::test]
async fn an_officer_without_network_judges_a_certificate_before_and_after_it_is_void() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let office = authority(&registry).await;
        let kept = issue(&registry, &office).await;
        let other = issue(&registry, &office).await;
        let first = registry.publish_trust(By::Operator).await.unwrap();
        assert_eq!((first.number, first.as_of), (1, now()));

        let today = date(2026, 11, 25);
        let presented = Presented::read(&kept.code).unwrap();
        let bundle = registry.trust_bundle(None).await.unwrap();
        assert_eq!(bundle.signed.logged(), None, "the log is not published as far");
        let register_office: OfficeId = "register".parse().unwrap();
        let key = registry.current_key(&register_office).await.unwrap();
        let trust = bundle.signed.verified(key.as_ref()).unwrap();
        let verdict = check(&presented, trust, today);
        assert!(verdict.findings.is_empty(), "{:?}", verdict.findings);
        assert_eq!(trust.offices[0].issued_up_to, 2);

        days_later(1);
        let officer = actor("k.mosweu", &office, Role::Officer);
        let void = Step::Void("The exporter gave it back.".to_owned());
        registry.move_certificate(&officer, &kept.certificate.number, void).await.unwrap();
        let second = registry.publish_trust(By::Operator).await.unwrap();
        publish_log(&registry).await;
        let bundle = registry.trust_bundle(Some(second.number)).await.unwrap();
        let trust = bundle.signed.verified(key.as_ref()).unwrap();
        assert!(check(&presented, trust, today).found(Discrepancy::Revoked));
        let untouched = Presented::read(&other.credential).unwrap();
        assert!(!check(&untouched, trust, date(2026, 11, 26)).found(Discrepancy::Revoked));
        trust.follows(first.number, first.as_of).unwrap();

        // The file carries the record of its publication, and reads as it was written.
        let record = bundle.signed.record().unwrap().unwrap();
        assert_eq!(record.id(), second.record);
        assert_eq!(SignedTrust::read(bundle.signed.to_text().as_bytes()).unwrap(), bundle.signed);
        let numbers: Vec<u64> = registry.trust_bundles().await.unwrap().iter().map(|line| line.number).collect();
        assert_eq!(numbers, [2, 1]);
        assert_eq!(rules(registry.trust_bundle(Some(3)).await), [Rule::NoSuchRecord]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_bundle_says_day_by_day_who_took_part() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        registry.publish_trust(By::Operator).await.unwrap();
        let bundle = registry.trust_bundle(None).await.unwrap();
        let trust = bundle.signed.unverified();
        let edition = registry.edition();
        assert_eq!(trust.participants.len(), edition.register.participants.len());
        let known = loupe_scheme::certificate::Known {
            participations: &edition.register.participations,
            statuses: &edition.register.statuses,
        };
        // Every month of the scheme, the bundle says what the register reckons.
        for participant in &trust.participants {
            for year in 2003..=2026 {
                for month in 1..=12 {
                    let day = date(year, month, 17);
                    let stands = loupe_scheme::certificate::standing(&known, participant.id, day);
                    let expected = match (stands.takes_part, stands.barred.is_some()) {
                        (false, _) => None,
                        (true, false) => Some(StandingKind::Participant),
                        (true, true) => Some(StandingKind::Suspended),
                    };
                    assert_eq!(participant.standing_on(day), expected, "{} {day}", participant.id);
                }
            }
        }
        let botswana = trust.participant(ParticipantId::new("BWA").unwrap()).unwrap();
        assert_eq!(botswana.standing_on(date(2026, 11, 25)), Some(StandingKind::Participant));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_bundle_is_due_once_a_day_and_only_where_somebody_issues_certificates() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        assert_eq!(registry.publish_trust_when_due().await.unwrap(), None);
        authority(&registry).await;
        assert_eq!(registry.publish_trust_when_due().await.unwrap().unwrap().number, 1);
        assert_eq!(registry.publish_trust_when_due().await.unwrap(), None);
        days_later(1);
        assert_eq!(registry.publish_trust_when_due().await.unwrap().unwrap().number, 2);
        // A clock that was set back makes no bundle of an earlier moment.
        days_later(-1);
        let later = registry.publish_trust(By::Operator).await.unwrap();
        let earlier = &registry.trust_bundles().await.unwrap()[1];
        assert_eq!((later.number, later.as_of), (3, earlier.as_of));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn only_the_register_s_officers_publish_a_bundle() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let office = authority(&registry).await;
        let head = actor("k.mosweu", &office, Role::Head);
        assert_eq!(rules(registry.publish_trust(By::Actor(&head)).await), [Rule::NotPermitted]);
        let keepers = loupe_scheme::access::Office { kinds: [OfficeKind::Register].into(), ..office };
        let clerk = actor("a.clerk", &keepers, Role::Clerk);
        assert_eq!(rules(registry.publish_trust(By::Actor(&clerk)).await), [Rule::NotPermitted]);
        assert!(registry.trust_bundles().await.unwrap().is_empty());
        let officer = actor("a.clerk", &keepers, Role::Officer);
        registry.publish_trust(By::Actor(&officer)).await.unwrap();
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_reader_of_credentials_finds_the_keys_and_the_lists_of_an_office() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let office = authority(&registry).await;
        let kept = issue(&registry, &office).await;
        let document = registry.did_document(&office.id).await.unwrap();
        assert_eq!(document["id"], "did:web:kimberley.example:offices:bw-diamonds");
        assert_eq!(document["assertionMethod"].as_array().unwrap().len(), 1);

        let officer = actor("k.mosweu", &office, Role::Officer);
        let forged = Step::ReportForged("Two sheets with this number.".to_owned());
        registry.move_certificate(&officer, &kept.certificate.number, forged).await.unwrap();
        for purpose in Purpose::ALL {
            let list = registry.status_list(&office.id, purpose, 1).await.unwrap();
            let signed = registry.sign_status_list(&list, &office.id, 1).await.unwrap();
            assert_eq!(StatusList::read(&signed).unwrap(), list);
            assert_eq!(list.value(0), Some(if purpose == Purpose::Message { 3 } else { 1 }));
            assert_eq!(list.value(1), Some(0));
        }
        let message = registry.status_list(&office.id, Purpose::Message, 1).await.unwrap();
        assert_eq!(message.notice(0), Some(Notice::ReportedForged));
        for page in [0, 2] {
            assert_eq!(rules(registry.status_list(&office.id, Purpose::Message, page).await), [Rule::NoSuchPage]);
        }
        assert_eq!(rules(registry.did_document(&"nobody".parse().unwrap()).await), [Rule::NoSuchKey]);
        registry.close().await;
    })
    .await;
}
