//! Status lists that a program keeps in memory say what the database says, whichever program changed it.

use std::path::Path;

use loupe_credential::status::{Notice, Purpose, StatusList, place_of};
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::LogHome;
use loupe_registry::registry::Registry;
use loupe_scheme::access::Role;
use loupe_scheme::certificate::Step;
use loupe_scheme::record::OfficeId;

use super::register::{actor, authority, issue, now, register};
use super::support::for_each_store;

/// Another program on the same register.
async fn another(url: &str, root: &Path) -> Registry {
    let keys = root.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    let home = LogHome { folder: root.join("log"), ring: ring.into(), now };
    Registry::open(url).await.unwrap().with_log(home)
}

async fn lists(registry: &Registry, office: &OfficeId) -> [StatusList; 2] {
    let [revocation, message] = Purpose::ALL.map(|purpose| registry.status_list(office, purpose, 1));
    [revocation.await.unwrap(), message.await.unwrap()]
}

#[tokio::test]
async fn what_any_program_does_to_a_certificate_stands_on_the_lists_of_every_other() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let here = register(url, root.path()).await;
        let office = authority(&here).await;
        let there = another(url, root.path()).await;
        let officer = actor("k.mosweu", &office, Role::Officer);
        let blank = lists(&here, &office.id).await;
        assert_eq!(blank, Purpose::ALL.map(StatusList::new));
        let why = || "As the exporter asked.".to_owned();
        let mut expected = Vec::new();
        for turn in 0..9 {
            let (acts, other) = if turn % 2 == 0 { (&*here, &there) } else { (&there, &*here) };
            let number = issue(acts, &office).await.certificate.number;
            assert_eq!(lists(other, &office.id).await[1].notice(place_of(number.count())), Some(Notice::None));
            let (step, notice) = match turn % 3 {
                0 => (Step::Void(why()), Notice::TakenBack),
                1 => (Step::ReportForged(why()), Notice::ReportedForged),
                _ => (Step::Depart, Notice::None),
            };
            other.move_certificate(&officer, &number, step).await.unwrap();
            expected.push((number.count(), notice));
            let told = Purpose::ALL.map(|purpose| StatusList::of(purpose, 1, expected.clone()));
            let fresh = another(url, root.path()).await;
            for registry in [&*here, &there, &fresh] {
                assert_eq!(lists(registry, &office.id).await, told, "after turn {turn}");
            }
            fresh.close().await;
        }
        // What was under way goes back.
        let (count, _) = expected[2];
        let number = format!("BW{count:08}").parse().unwrap();
        there.move_certificate(&officer, &number, Step::Return(why())).await.unwrap();
        for registry in [&*here, &there] {
            let [revocation, message] = lists(registry, &office.id).await;
            assert_eq!(message.notice(place_of(count)), Some(Notice::TakenBack));
            assert_eq!(revocation.value(place_of(count)), Some(1));
        }
        here.close().await;
        there.close().await;
    })
    .await;
}
