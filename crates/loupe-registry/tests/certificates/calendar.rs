//! What the calendar does: last days, deadlines, suspensions, and clocks that were set back.

use std::path::Path;

use jiff::civil::date;
use loupe_scheme::access::Role;
use loupe_scheme::certificate::{Shipment, State, Step};
use loupe_scheme::rule::Rule;

use super::register::{
    all_there, audited, authority, country, days_later, employ, issued, it_is, parcel, register, rules, shipment,
    validated,
};
use super::support::for_each_store;

#[tokio::test]
async fn a_certificate_that_never_left_ends_the_day_after_its_last() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let kept = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await;
        let number = &kept.certificate.number;
        it_is(kept.certificate.expires_on);
        assert_eq!(registry.expire_certificates().await.unwrap(), []);
        days_later(1);
        let late = registry.move_certificate(&people.kgosi, number, Step::Depart).await;
        assert_eq!(rules(late), [Rule::CertificateExpired]);
        assert_eq!(registry.expire_certificates().await.unwrap(), std::slice::from_ref(number));
        assert_eq!(registry.expire_certificates().await.unwrap(), [], "once is enough");
        let after_it = date(2027, 1, 26);
        let refused = registry.receive_certificate(&people.peeters, number, after_it, all_there(), "").await;
        assert_eq!(rules(refused), [Rule::CertificateExpired]);
        let back = Step::Return("Unused.".to_owned());
        assert_eq!(registry.move_certificate(&people.kgosi, number, back).await.unwrap(), State::Returned);
        let history = registry.certificate(number).await.unwrap().history;
        let steps: Vec<_> = history.iter().map(|line| (line.step.as_str(), line.on)).collect();
        let past = date(2027, 1, 26);
        assert_eq!(steps, [("issue", date(2026, 11, 25)), ("expire", past), ("return", past)]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_office_that_took_its_key_home_keeps_no_other_certificate_open() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let ours = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        let back = Shipment {
            exporting: country("EUE"),
            importing: country("BWA"),
            parcels: vec![parcel("P-1", "EUE", "3.00", "90.00")],
            ..shipment()
        };
        let theirs = issued(&registry, &people.peeters, &people.maes, back).await.certificate.number;
        assert!(ours < theirs, "the one without a key comes first");
        it_is(date(2027, 3, 1));
        let (here, home) = (root.path().join("keys"), root.path().join("home"));
        std::fs::create_dir(&home).unwrap();
        carried(&here, &home, "bw-diamonds.office.");
        assert_eq!(registry.expire_certificates().await.unwrap(), [theirs]);
        assert_eq!(registry.expire_certificates().await.unwrap(), []);
        carried(&home, &here, "bw-diamonds.office.");
        assert_eq!(registry.expire_certificates().await.unwrap(), [ours]);
        registry.close().await;
    })
    .await;
}

/// Carries the files whose names begin so from one folder to another.
fn carried(from: &Path, to: &Path, begin: &str) {
    let names = std::fs::read_dir(from).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let names: Vec<String> = names.filter(|name| name.starts_with(begin)).collect();
    assert!(!names.is_empty(), "nothing in {} begins with {begin}", from.display());
    for name in names {
        std::fs::rename(from.join(&name), to.join(&name)).unwrap();
    }
}

#[tokio::test]
async fn goods_submitted_on_the_last_day_are_confirmed_within_the_deadline_of_the_law() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let one = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate;
        let other = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        for number in [&one.number, &other] {
            registry.move_certificate(&people.kgosi, number, Step::Depart).await.unwrap();
        }
        // Monday 25 January 2027 is the last day; ten working days later it is 8 February.
        it_is(date(2027, 2, 8));
        assert_eq!(registry.expire_certificates().await.unwrap(), []);
        let after_the_last = date(2027, 1, 26);
        let refused = registry.receive_certificate(&people.peeters, &one.number, after_the_last, all_there(), "").await;
        assert_eq!(rules(refused), [Rule::CertificateExpired]);
        registry.receive_certificate(&people.peeters, &one.number, one.expires_on, all_there(), "").await.unwrap();
        days_later(1);
        assert_eq!(registry.expire_certificates().await.unwrap(), std::slice::from_ref(&other));
        // The confirmation is late; the goods were not.
        registry.receive_certificate(&people.peeters, &other, one.expires_on, all_there(), "").await.unwrap();
        let history = registry.certificate(&other).await.unwrap().history;
        let states: Vec<_> = history.iter().map(|line| line.state).collect();
        assert_eq!(states, [State::Issued, State::InTransit, State::Expired, State::Received]);
        let audit = audited(&registry, root.path()).await;
        assert!(audit.passed, "{:?}", audit.faults);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_issuer_may_choose_an_earlier_last_day_and_no_later_one() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let draft = validated(&registry, &people.mosweu, &people.kgosi, shipment()).await;
        for day in [date(2026, 11, 24), date(2027, 1, 26), date(9999, 12, 31)] {
            let refused = registry.issue_certificate_until(&people.kgosi, &draft.id, draft.version, day).await;
            assert_eq!(rules(refused), [Rule::CertificateDatesWrong]);
        }
        let day = date(2026, 12, 24);
        let kept = registry.issue_certificate_until(&people.kgosi, &draft.id, draft.version, day).await.unwrap();
        assert_eq!((kept.certificate.expires_on, kept.certificate.number.count()), (day, 1));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_issues_and_moves_nothing_before_what_is() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let number = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        days_later(-1);
        let draft = validated(&registry, &people.mosweu, &people.kgosi, shipment()).await;
        let issue = registry.issue_certificate(&people.kgosi, &draft.id, draft.version).await;
        assert_eq!(rules(issue), [Rule::CertificateDatesWrong]);
        let depart = registry.move_certificate(&people.kgosi, &number, Step::Depart).await;
        assert_eq!(rules(depart), [Rule::CertificateDatesWrong]);
        let receive = registry.receive_certificate(&people.peeters, &number, date(2026, 11, 25), all_there(), "").await;
        assert_eq!(rules(receive), [Rule::CertificateDatesWrong], "a day that has not come");
        days_later(1);
        let kept = registry.issue_certificate(&people.kgosi, &draft.id, draft.version).await.unwrap();
        assert_eq!(kept.certificate.number.count(), 2, "the refusal took no number");
        let audit = audited(&registry, root.path()).await;
        assert!(audit.passed, "{:?}", audit.faults);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_draft_made_before_a_suspension_is_not_issued_after_it() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, _) = register(url, root.path()).await;
        // The Central African Republic was suspended on 23 May 2013.
        it_is(date(2013, 5, 22));
        authority(&registry, "cf-becdor", "CAF", "BECDOR", "Bangui", "CF").await;
        let one = employ(&registry, "m.ndo", "cf-becdor", Role::Officer).await;
        let other = employ(&registry, "a.yaka", "cf-becdor", Role::Officer).await;
        let goods = Shipment {
            exporting: country("CAF"),
            parcels: vec![parcel("P-1", "CAF", "12.00", "1200.00")],
            ..shipment()
        };
        let draft = validated(&registry, &one, &other, goods.clone()).await;
        days_later(1);
        let issue = registry.issue_certificate(&other, &draft.id, draft.version).await;
        assert_eq!(rules(issue), [Rule::TradeSuspended]);
        // Bound to zones since 2015; Berberati was opened in May 2016.
        it_is(date(2016, 6, 1));
        let issue = registry.issue_certificate(&other, &draft.id, draft.version).await;
        assert_eq!(rules(issue), [Rule::TradePlaceBarred]);
        let zoned = |zone: &str| Shipment { zone: zone.to_owned(), ..goods.clone() };
        let barred = registry.draft_certificate(&one, zoned("Bria"), None).await;
        assert_eq!(rules(barred), [Rule::TradePlaceBarred]);
        let kept = issued(&registry, &one, &other, zoned("berberati")).await;
        assert_eq!(kept.certificate.issued_on, date(2016, 6, 1));
        registry.close().await;
    })
    .await;
}
