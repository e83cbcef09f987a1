//! Offices: made with their keys, and only as what they can be.

use jiff::civil::date;
use loupe_registry::access::{By, NewOffice};
use loupe_registry::world;
use loupe_scheme::access::OfficeKind;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::rule::Rule;

use super::register::{TODAY, office, open, organisation, rules};
use super::support::for_each_store;

#[tokio::test]
async fn an_authority_is_made_with_its_key_in_the_log() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = open(url, root.path()).await;
        registry.begin_log("kimberley.example/log").await.unwrap();
        registry.import_world(&world::shipped(), &mut |_| ()).await.unwrap();
        let participant = |code: &str| Some(ParticipantId::new(code).unwrap());
        let authority = |id: &str, prefix: &str| NewOffice {
            kinds: [OfficeKind::ExportingAuthority, OfficeKind::ImportingAuthority].into(),
            participant: participant("BWA"),
            prefix: Some(prefix.parse().unwrap()),
            ..organisation(id, OfficeKind::Chair)
        };
        let made = registry.add_office(By::Operator, authority("bw-exporting", "BW")).await.unwrap();
        assert_eq!(registry.office(&made.id).await.unwrap(), made);
        assert!(registry.current_key(&made.id).await.unwrap().is_some(), "its key is in the log");
        registry.key_office(&made).await.unwrap();
        assert_eq!(
            registry
                .records_about("key/bw-exporting")
                .await
                .unwrap()
                .iter()
                .filter(|record| record.kind == "key_event")
                .count(),
            1,
            "and it is there once"
        );

        let refused = async |new: NewOffice| rules(registry.add_office(By::Operator, new).await);
        assert_eq!(refused(authority("bw-exporting", "BWX")).await, [Rule::OfficeThere]);
        assert_eq!(refused(authority("bw-other", "BW")).await, [Rule::OfficeThere], "a prefix is one authority's");
        assert_eq!(refused(authority("bw-other", "ZA")).await, [Rule::NumberPrefixWrong]);
        let nobody = NewOffice { participant: None, ..authority("x", "BW") };
        assert_eq!(refused(nobody).await, [Rule::OfficeNameWrong]);
        let unknown = NewOffice { participant: participant("XXX"), ..authority("x", "BWX") };
        assert_eq!(refused(unknown).await, [Rule::NoSuchSubject]);
        let many = NewOffice {
            name: String::new(),
            city: "x".repeat(121),
            language: "no language".to_owned(),
            kinds: [].into(),
            ..organisation("x", OfficeKind::Chair)
        };
        assert_eq!(refused(many).await, [Rule::OfficeNameWrong; 4], "all of them at once");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_office_that_has_ended_lets_nobody_act() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = open(url, root.path()).await;
        registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await.unwrap();
        super::register::employ(&registry, "head", "chair", loupe_scheme::access::Role::Head).await;
        registry.end_office(By::Operator, &office("chair"), TODAY).await.unwrap();
        assert!(registry.actor_at_console("head", None).await.is_ok(), "its last day is a day of work");
        registry.end_office(By::Operator, &office("chair"), date(2026, 11, 24)).await.unwrap();
        assert_eq!(rules(registry.actor_at_console("head", None).await), [Rule::MembershipEnded]);
        assert_eq!(rules(registry.end_office(By::Operator, &office("none"), TODAY).await), [Rule::NoSuchOffice]);
        assert_eq!(registry.offices().await.unwrap().len(), 1);
        registry.close().await;
    })
    .await;
}
