//! Receipt, return, voiding and reports of forgery: who may, and only once.

use jiff::civil::date;
use loupe_registry::certificate::PaperCertificate;
use loupe_scheme::access::{OfficeKind, Role};
use loupe_scheme::certificate::{Found, Outcome, State, Step};
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::Rule;

use super::register::{all_there, audited, country, days_later, issued, register, rules, shipment};
use super::support::for_each_store;

#[tokio::test]
async fn a_certificate_is_received_once_by_whom_it_goes_to() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let number = &issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        days_later(4);
        let today = date(2026, 11, 29);
        let receive = async |actor, on, found| registry.receive_certificate(actor, number, on, found, "").await;
        assert_eq!(rules(receive(&people.kgosi, today, all_there()).await), [Rule::CertificateOfOthers]);
        assert_eq!(rules(receive(&people.clerk, today, all_there()).await), [Rule::NotPermitted]);
        for day in [date(2026, 11, 24), date(2026, 11, 30)] {
            assert_eq!(rules(receive(&people.peeters, day, all_there()).await), [Rule::CertificateDatesWrong]);
        }
        let weightless = Found { carats: Carats::ZERO, ..all_there() };
        assert_eq!(rules(receive(&people.peeters, today, weightless).await), [Rule::ReceiptWrong]);

        let receipt = receive(&people.peeters, today, all_there()).await.unwrap();
        assert_eq!((receipt.outcome(), receipt.differences), (Outcome::AsStated, Vec::new()));
        assert_eq!(registry.certificate(number).await.unwrap().state, State::Received);
        assert_eq!(rules(receive(&people.maes, today, all_there()).await), [Rule::CertificateUsed]);
        let after = registry.move_certificate(&people.kgosi, number, Step::Void("late".to_owned())).await;
        assert_eq!(rules(after), [Rule::CertificateUsed]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_empty_container_is_a_receipt_that_differs() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let number = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        let found = Found { parcels: 0, carats: Carats::ZERO, ..all_there() };
        let receipt =
            registry.receive_certificate(&people.peeters, &number, date(2026, 11, 25), found, "").await.unwrap();
        let about: Vec<_> = receipt.differences.iter().map(|difference| difference.about()).collect();
        assert_eq!(about, ["parcels", "carats"]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_back_or_reported_forged_carries_nothing_any_more() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let why = || "A parcel was taken out.".to_owned();
        let returned = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        let voided = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        let forged = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        for step in [Step::Return(why()), Step::Void(why()), Step::Depart] {
            let theirs = registry.move_certificate(&people.peeters, &voided, step).await;
            assert_eq!(rules(theirs), [Rule::CertificateOfOthers]);
        }
        let no_reason = registry.move_certificate(&people.kgosi, &voided, Step::Void(String::new())).await;
        assert_eq!(rules(no_reason), [Rule::CertificateFieldMissing]);
        let by_hand = registry.move_certificate(&people.kgosi, &voided, Step::Expire).await;
        assert_eq!(rules(by_hand), [Rule::StepOutOfOrder]);

        registry.move_certificate(&people.kgosi, &returned, Step::Depart).await.unwrap();
        assert_eq!(
            registry.move_certificate(&people.kgosi, &returned, Step::Return(why())).await.unwrap(),
            State::Returned
        );
        assert_eq!(registry.move_certificate(&people.kgosi, &voided, Step::Void(why())).await.unwrap(), State::Voided);
        let report = Step::ReportForged("Two sheets bear this number.".to_owned());
        let state = registry.move_certificate(&people.peeters, &forged, report).await.unwrap();
        assert_eq!(state, State::ReportedForged);
        for number in [&returned, &voided, &forged] {
            let refused =
                registry.receive_certificate(&people.peeters, number, date(2026, 11, 25), all_there(), "").await;
            assert_eq!(rules(refused), [Rule::CertificateVoid]);
        }
        let line = registry.certificate(&voided).await.unwrap().history.pop().unwrap();
        assert_eq!((line.step.as_str(), line.reason), ("void", Some(why())));
        days_later(40);
        let audit = audited(&registry, root.path()).await;
        assert!(audit.passed, "nobody waits for their receipts: {:?}", audit.faults);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_number_that_nobody_issued_is_not_one_of_another_register() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let receive = async |number: &str| {
            let number = number.parse().unwrap();
            rules(registry.receive_certificate(&people.peeters, &number, date(2026, 11, 25), all_there(), "").await)
        };
        assert_eq!(receive("BW00000001").await, [Rule::NoSuchCertificate]);
        assert_eq!(receive("AO00000001").await, [Rule::CertificateOnPaperOnly]);
        assert_eq!(rules(registry.certificate(&"BW00000001".parse().unwrap()).await), [Rule::NoSuchCertificate]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_certificate_on_paper_from_elsewhere_is_received_once() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let paper = PaperCertificate {
            number: "AO 001234".to_owned(),
            issued_by: country("AGO"),
            issued_on: date(2026, 11, 2),
            expires_on: Some(date(2026, 12, 2)),
            exporter: "Kgalagadi Rough (Pty) Ltd".to_owned(),
            importer: "Scheldt Diamonds NV".to_owned(),
            parcels: 2,
            carats: "832.345678".parse().unwrap(),
            usd: "96760.00".parse().unwrap(),
            seal: String::new(),
        };
        let today = date(2026, 11, 25);
        let receive = async |paper, on, found| registry.receive_on_paper(&people.peeters, paper, on, found, "").await;
        let receipt = receive(paper.clone(), today, all_there()).await.unwrap();
        assert_eq!(receipt.outcome(), Outcome::AsStated);
        let again = PaperCertificate { number: "ao-001234".to_owned(), ..paper.clone() };
        assert_eq!(rules(receive(again, today, all_there()).await), [Rule::CertificateUsed]);
        let outside = PaperCertificate { issued_by: country("NRU"), ..paper.clone() };
        assert_eq!(rules(receive(outside, today, all_there()).await), [Rule::TradeNonParticipant]);
        let other = PaperCertificate { number: "AO 001235".to_owned(), ..paper.clone() };
        let stale = PaperCertificate { expires_on: Some(date(2026, 11, 20)), ..other.clone() };
        assert_eq!(rules(receive(stale, today, all_there()).await), [Rule::CertificateExpired]);
        assert_eq!(rules(receive(other, date(2026, 11, 1), all_there()).await), [Rule::CertificateDatesWrong]);

        let ours = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        let as_paper = PaperCertificate { number: ours.to_string(), issued_by: country("BWA"), ..paper.clone() };
        assert_eq!(rules(receive(as_paper, today, all_there()).await), [Rule::StepOutOfOrder]);
        let audit = audited(&registry, root.path()).await;
        assert!(audit.passed, "{:?}", audit.faults);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_chair_may_report_a_forgery_and_nothing_else() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let chair = loupe_scheme::access::Office {
            kinds: [OfficeKind::Chair].into(),
            participant: None,
            ..people.peeters.office.clone()
        };
        let chair = loupe_scheme::access::Actor { office: chair, role: Role::Head, ..people.peeters.clone() };
        let number = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        assert_eq!(rules(registry.move_certificate(&chair, &number, Step::Depart).await), [Rule::NotPermitted]);
        let report = Step::ReportForged("Seen at an airport.".to_owned());
        assert_eq!(registry.move_certificate(&chair, &number, report).await.unwrap(), State::ReportedForged);
        registry.close().await;
    })
    .await;
}
