//! What is exported again came in lawfully, and no carat of it goes out twice.

use jiff::civil::date;
use loupe_registry::certificate::PaperCertificate;
use loupe_registry::registry::Registry;
use loupe_scheme::certificate::{CertificateNumber, Evidence, Shipment, Step};
use loupe_scheme::rule::Rule;

use super::register::{People, all_there, country, days_later, issued, parcel, party, register, rules, shipment};
use super::support::for_each_store;

/// From Antwerp to Dubai, resting on certificates.
pub(crate) fn again(carats: &str, evidence: &[(&str, &str)]) -> Shipment {
    let rests = |(number, from): &(&str, &str)| Evidence {
        certificate: (*number).to_owned(),
        issued_by: country(from),
        imported_on: date(2026, 11, 25),
    };
    Shipment {
        exporting: country("EUE"),
        importing: country("ARE"),
        exporter: party("Scheldt Diamonds NV"),
        importer: party("Creek Diamonds"),
        parcels: vec![parcel("R-1", "BWA", carats, "100.00")],
        evidence: evidence.iter().map(rests).collect(),
        ..shipment()
    }
}

/// A certificate from Gaborone that Antwerp received whole: 832.345678 ct.
pub(crate) async fn came_in(registry: &Registry, people: &People) -> CertificateNumber {
    let number = issued(registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
    registry.receive_certificate(&people.peeters, &number, date(2026, 11, 25), all_there(), "").await.unwrap();
    number
}

#[tokio::test]
async fn goods_go_out_again_up_to_the_mass_that_came_in() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let number = came_in(&registry, &people).await.to_string();
        let from = [(number.as_str(), "BWA")];
        let (one, other) = (&people.peeters, &people.maes);
        let first = issued(&registry, one, other, again("832.00", &from)).await.certificate.number;
        let too_much = registry.draft_certificate(one, again("0.345679", &from), None).await;
        assert_eq!(rules(too_much), [Rule::ReexportWithoutEvidence]);
        issued(&registry, one, other, again("0.345678", &from)).await;
        let nothing_left = registry.draft_certificate(one, again("0.000001", &from), None).await;
        assert_eq!(rules(nothing_left), [Rule::CertificateUsed]);
        // What did not travel after all may go later.
        registry.move_certificate(one, &first, Step::Void("Not sold.".to_owned())).await.unwrap();
        let last = issued(&registry, one, other, again("832.00", &from)).await.certificate.number;
        // Expired, it may still have arrived in time; gone back, it has not.
        days_later(70);
        assert_eq!(registry.expire_certificates().await.unwrap().len(), 2);
        let may_be_there = registry.draft_certificate(one, again("832.00", &from), None).await;
        assert_eq!(rules(may_be_there), [Rule::CertificateUsed]);
        registry.move_certificate(one, &last, Step::Return("Unused.".to_owned())).await.unwrap();
        issued(&registry, one, other, again("832.00", &from)).await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn two_drafts_on_the_same_goods_are_not_both_issued() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let number = came_in(&registry, &people).await.to_string();
        let goods = again("800.00", &[(number.as_str(), "BWA")]);
        let (one, other) = (&people.peeters, &people.maes);
        let first = super::register::validated(&registry, one, other, goods.clone()).await;
        let second = super::register::validated(&registry, one, other, goods).await;
        registry.issue_certificate(other, &first.id, first.version).await.unwrap();
        let refused = registry.issue_certificate(other, &second.id, second.version).await;
        assert_eq!(rules(refused), [Rule::ReexportWithoutEvidence]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn evidence_that_does_not_hold_is_refused_by_what_is_wrong_with_it() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let voided = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        registry.move_certificate(&people.kgosi, &voided, Step::Void("Wrong buyer.".to_owned())).await.unwrap();
        let under_way = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await.certificate.number;
        let here = came_in(&registry, &people).await;
        let try_it = async |number: &str, from: &str| {
            rules(registry.draft_certificate(&people.peeters, again("1.00", &[(number, from)]), None).await)
        };
        assert_eq!(try_it(&voided.to_string(), "BWA").await, [Rule::CertificateVoid]);
        for (number, from) in
            [(under_way.to_string().as_str(), "BWA"), (here.to_string().as_str(), "AGO"), ("BW00000099", "BWA")]
        {
            assert_eq!(try_it(number, from).await, [Rule::ReexportWithoutEvidence], "{number} of {from}");
        }
        days_later(-1);
        assert_eq!(try_it(&here.to_string(), "BWA").await, [Rule::CertificateDatesWrong], "imported tomorrow");
        days_later(1);
        // It came in on paper before there was a register; nobody here knows how much.
        assert!(registry.draft_certificate(&people.peeters, again("9.00", &[("AO 77", "AGO")]), None).await.is_ok());
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_paper_certificate_that_was_received_here_counts_with_what_was_found() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let paper = PaperCertificate {
            number: "AO 001234".to_owned(),
            issued_by: country("AGO"),
            issued_on: date(2026, 11, 2),
            expires_on: None,
            exporter: "Kgalagadi Rough (Pty) Ltd".to_owned(),
            importer: "Scheldt Diamonds NV".to_owned(),
            parcels: 2,
            carats: "900.00".parse().unwrap(),
            usd: "96760.00".parse().unwrap(),
            seal: String::new(),
        };
        registry.receive_on_paper(&people.peeters, paper, date(2026, 11, 25), all_there(), "").await.unwrap();
        let from = [("AO-001234", "AGO")];
        let too_much = registry.draft_certificate(&people.peeters, again("833.00", &from), None).await;
        assert_eq!(rules(too_much), [Rule::ReexportWithoutEvidence]);
        issued(&registry, &people.peeters, &people.maes, again("832.00", &from)).await;
        registry.close().await;
    })
    .await;
}
