//! One certificate from Gaborone to Antwerp.

use jiff::civil::date;
use loupe_registry::access::By;
use loupe_registry::certificate::{CertificateFilter, HistoryLine, Kept, entitled};
use loupe_scheme::certificate::{Found, Outcome, State, Step};
use loupe_scheme::record::{Digest, Kind};

use super::register::{all_there, audited, days_later, issued, register, shipment};
use super::support::for_each_store;

#[tokio::test]
async fn gaborone_drafts_validates_and_issues_and_antwerp_confirms_with_a_difference() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let draft = registry.draft_certificate(&people.mosweu, shipment(), shipment().total()).await.unwrap();
        assert_eq!((draft.id.to_string().as_str(), draft.version, draft.state), ("bw-diamonds/1", 1, State::Draft));
        let draft = registry.validate_draft(&people.kgosi, &draft.id, 1).await.unwrap();
        assert_eq!(
            (draft.version, draft.state, &draft.validated_by),
            (2, State::Validated, &Some(people.kgosi.account.clone()))
        );

        let kept = registry.issue_certificate(&people.kgosi, &draft.id, 2).await.unwrap();
        let certificate = &kept.certificate;
        assert_eq!(certificate.number.to_string(), "BW00000001");
        assert_eq!((certificate.issued_on, certificate.expires_on), (date(2026, 11, 25), date(2027, 1, 25)));
        assert!(kept.code.starts_with("KP1:"));
        let read_back = registry.certificate(&certificate.number).await.unwrap();
        assert_eq!(read_back.certificate, *certificate);
        assert_eq!(
            (read_back.code, read_back.credential, read_back.history),
            (kept.code.clone(), kept.credential.clone(), kept.history.clone())
        );
        assert_eq!(registry.certificate_of_draft(&draft.id).await.unwrap(), Some(certificate.number.clone()));
        assert_eq!(registry.drafts(&people.clerk).await.unwrap(), []);

        days_later(2);
        let state = registry.move_certificate(&people.mosweu, &certificate.number, Step::Depart).await.unwrap();
        assert_eq!(state, State::InTransit);
        days_later(3);
        let under_way =
            CertificateFilter { importing: people.peeters.office.participant, ..CertificateFilter::default() };
        let rows = registry.certificates(&under_way).await.unwrap();
        // Ten working days after Friday 27 November (Regulation (EC) 2368/2002 art. 5(1)(a)).
        assert_eq!((rows.len(), rows[0].state, rows[0].due_on), (1, State::InTransit, Some(date(2026, 12, 11))));

        let found = Found { carats: "830.10".parse().unwrap(), seal_whole: Some(false), ..all_there() };
        let receipt = registry
            .receive_certificate(
                &people.peeters,
                &certificate.number,
                date(2026, 11, 30),
                found,
                "Stones of parcel P-2 are wet.",
            )
            .await
            .unwrap();
        let about: Vec<_> = receipt.differences.iter().map(loupe_scheme::certificate::Difference::about).collect();
        assert_eq!((receipt.outcome(), about), (Outcome::Differs, vec!["carats", "seal_broken", "other"]));

        let kept = registry.certificate(&certificate.number).await.unwrap();
        assert_eq!((kept.state, &kept.receipt), (State::ReceivedDiffering, &Some(receipt)));
        assert_eq!(kept.receiving_office.as_ref().unwrap().as_str(), "eu-antwerp");
        assert_eq!(kept.due_on, Some(date(2026, 12, 14)), "counted from the day of submission");
        assert_eq!(
            history(&kept),
            [
                "2026-11-25 bw-diamonds issue issued bw-diamonds/5",
                "2026-11-27 bw-diamonds depart in_transit bw-diamonds/6",
                "2026-11-30 eu-antwerp receive received_differing eu-antwerp/3",
            ]
        );
        assert_eq!(kept.certificate.record, "bw-diamonds/5");
        registry.close().await;
    })
    .await;
}

/// Whole words alone: the digits of a price stand in a digest by chance.
fn words(text: &str) -> String {
    let apart: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {} ", apart.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Day, office, step, state and record of everything that happened.
fn history(kept: &Kept) -> Vec<String> {
    let line = |line: &HistoryLine| {
        let record = line.record.as_ref().unwrap();
        format!("{} {} {} {} {record}", line.on, line.office, line.step, line.state.code())
    };
    kept.history.iter().map(line).collect()
}

#[tokio::test]
async fn every_step_is_a_signed_record_and_a_line_of_the_audit() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let kept = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await;
        let number = &kept.certificate.number;
        registry.move_certificate(&people.kgosi, number, Step::Depart).await.unwrap();
        registry.receive_certificate(&people.peeters, number, date(2026, 11, 25), all_there(), "").await.unwrap();

        let issue = registry.find_record(&kept.certificate.record).await.unwrap().record;
        let body = issue.body();
        assert_eq!((issue.kind(), issue.subject()), (Kind::CertificateIssued, "certificate/BW00000001"));
        assert_eq!(body.fact("claims"), Some(kept.certificate.claims_hash().to_string().as_str()));
        assert_eq!((body.fact("parcels"), body.fact("origins")), (Some("2"), Some("BWA")));
        let sealed = kept.certificate.sealed_commercial();
        assert_eq!(body.sealed.get("commercial"), Some(&sealed.digest()));
        let told = String::from_utf8(issue.to_bytes()).unwrap();
        for private in ["Kgalagadi", "Scheldt", "820", "96760", "k.mosweu", "S 0417"] {
            assert!(!words(&told).contains(&words(private)), "{private} is not for the public: {told}");
        }
        let opened = registry.disclose(&kept.certificate.record).await.unwrap();
        assert_eq!((opened.len(), opened[0].value.as_str()), (1, sealed.value.as_str()));
        assert_eq!(Digest::of(kept.certificate.claims().text().as_bytes()), kept.certificate.claims_hash());

        let received = registry.records_about("certificate/BW00000001").await.unwrap();
        let kinds: Vec<_> = received.iter().map(|line| line.kind.as_str()).collect();
        assert_eq!(kinds, ["certificate_received", "certificate_status", "certificate_issued"]);

        let lines = registry.audit(By::Operator, None).await.unwrap().lines;
        let mut acts: Vec<String> = lines
            .iter()
            .filter(|line| line.act.starts_with("certificate_"))
            .map(|line| {
                format!(
                    "{}@{} {} {}",
                    line.account.as_deref().unwrap(),
                    line.office.as_deref().unwrap(),
                    line.act,
                    line.subject
                )
            })
            .collect();
        acts.reverse();
        assert_eq!(
            acts,
            [
                "k.mosweu@bw-diamonds certificate_draft draft/bw-diamonds/1",
                "t.kgosi@bw-diamonds certificate_validate draft/bw-diamonds/1",
                "t.kgosi@bw-diamonds certificate_issue certificate/BW00000001",
                "t.kgosi@bw-diamonds certificate_depart certificate/BW00000001",
                "j.peeters@eu-antwerp certificate_receive certificate/BW00000001",
            ]
        );
        let audit = audited(&registry, root.path()).await;
        assert!(audit.passed, "{:?}", audit.faults);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_commercial_part_is_for_the_two_authorities_alone() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        super::register::authority(&registry, "ae-dmcc", "ARE", "DMCC", "Dubai", "AE").await;
        let elsewhere = super::register::employ(&registry, "r.khan", "ae-dmcc", loupe_scheme::access::Role::Head).await;
        let kept = issued(&registry, &people.mosweu, &people.kgosi, shipment()).await;
        assert!(entitled(&people.clerk, &kept.certificate) && entitled(&people.maes, &kept.certificate));
        assert!(!entitled(&elsewhere, &kept.certificate));
        registry.close().await;
    })
    .await;
}
