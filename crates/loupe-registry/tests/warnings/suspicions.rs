//! A trader reports a paper; an office settles the report; the public reads a warning and never who reported.

use loupe_registry::warning::{NewWarning, Report, Settlement};
use loupe_scheme::certificate::fakes::{Pattern, Presented};
use loupe_scheme::rule::Rule;

use super::register::{officer, register, rules, sent};
use super::support::for_each_store;

fn report() -> Report {
    Report {
        presented: Presented::of_number("BW 0000 0042"),
        told: "The stamp is smudged.\nThe paper is too thin.".to_owned(),
        contact: "someone@example.org".to_owned(),
    }
}

fn denial() -> NewWarning {
    NewWarning {
        certificate: "BW 0000 0042".to_owned(),
        ground: Pattern::DeniedByIssuer,
        told: "We never issued it.".to_owned(),
    }
}

#[tokio::test]
async fn a_report_is_read_by_officers_alone_and_becomes_a_warning_of_the_office_that_settles_it() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let number = registry.report_suspicion(&report()).await.unwrap();
        let gaborone = officer(&registry, "t.kgosi", "bw-diamonds").await;
        let read = registry.suspicion(&gaborone, number).await.unwrap();
        assert_eq!(read.grounds, [Pattern::NumberNeverIssued]);
        assert_eq!(read.contact, "someone@example.org");

        let warned = Settlement::Warned(denial());
        let warning = registry.settle_suspicion(&gaborone, number, &warned).await.unwrap();
        assert_eq!(warning, Some(1));
        let settled = registry.suspicion(&gaborone, number).await.unwrap();
        assert_eq!(settled.contact, "", "how to reach the reporter is forgotten");
        assert_eq!(rules(registry.settle_suspicion(&gaborone, number, &warned).await), [Rule::StepOutOfOrder]);

        let public = registry.warnings(None).await.unwrap();
        let text = serde_json::to_string(&public).unwrap();
        assert!(!text.contains("example.org") && !text.contains("smudged") && !text.contains("kgosi"), "{text}");
        assert!(public[0].record.as_ref().unwrap().starts_with("bw-diamonds/"), "its office signs it");
        let judged = registry.judge_presented(&Presented::of_number("bw00000042")).await.unwrap();
        assert_eq!(judged.grounds.last().unwrap().pattern, Pattern::DeniedByIssuer);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn only_the_issuer_denies_and_answers_and_a_warning_that_is_taken_back_stays() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        sent(&registry).await;
        let dubai = officer(&registry, "a.rashid", "ae-diamonds").await;
        let gaborone = officer(&registry, "t.kgosi", "bw-diamonds").await;
        assert_eq!(rules(registry.publish_warning(&dubai, &denial()).await), [Rule::CertificateOfOthers]);
        let layout = NewWarning {
            certificate: "BW 0000 0001".to_owned(),
            ground: Pattern::LayoutDiffers,
            told: "No watermark.".to_owned(),
        };
        let number = registry.publish_warning(&dubai, &layout).await.unwrap();
        assert_eq!(
            rules(registry.answer_warning(&dubai, number, "ours").await),
            [Rule::CertificateOfOthers],
            "an importer has no numbers to answer for"
        );
        registry.answer_warning(&gaborone, number, "It is ours; that print run had none.").await.unwrap();
        assert_eq!(
            rules(registry.withdraw_warning(&gaborone, number, "ours").await),
            [Rule::CertificateOfOthers],
            "nobody takes back another office's warning"
        );
        registry.withdraw_warning(&dubai, number, "The issuer knows of it.").await.unwrap();
        let told = registry.warnings_of("BW00000001").await.unwrap();
        assert_eq!(told.len(), 1, "it stays");
        assert!(!told[0].stands());
        assert_eq!(told[0].answers[0].told, "It is ours; that print run had none.");
        let judged = registry.judge_presented(&Presented::of_number("BW00000001")).await.unwrap();
        assert!(judged.grounds.is_empty(), "a warning that was taken back is no sign");
        registry.close().await;
    })
    .await;
}
