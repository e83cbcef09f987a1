//! "Is this paper one that was issued?": what the register says of a number and of what stands beside it.

use jiff::civil::date;
use loupe_registry::registry::Registry;
use loupe_scheme::certificate::Step;
use loupe_scheme::certificate::fakes::{Pattern, Presented};

use super::register::{TODAY, officer, register, sent};
use super::support::for_each_store;

async fn signs(registry: &Registry, presented: &Presented) -> Vec<Pattern> {
    let judged = registry.judge_presented(presented).await.unwrap();
    judged.grounds.iter().map(|ground| ground.pattern).collect()
}

#[tokio::test]
async fn what_was_issued_shows_no_sign_and_what_was_not_shows_which() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let kept = sent(&registry).await;
        let right = Presented::of(&kept.certificate);
        assert_eq!(signs(&registry, &right).await, []);
        // However its number is typed, it is the same certificate.
        assert_eq!(signs(&registry, &Presented::of_number("bw-0000 0001")).await, []);

        let next = Presented { issued_on: Some(TODAY), ..Presented::of_number("BW00000002") };
        let judged = registry.judge_presented(&next).await.unwrap();
        assert_eq!(judged.grounds[0].pattern, Pattern::NumberNeverIssued);
        assert_eq!(judged.grounds[0].known, "BW00000001", "numbers are gapless, so the last one is named");
        assert!(judged.issuer_is_here && !judged.is_issued_here);

        let heavier = Presented { carats: Some("8200.00".parse().unwrap()), ..right.clone() };
        assert_eq!(signs(&registry, &heavier).await, [Pattern::StatesOtherwise]);
        let older = Presented { issued_on: Some(date(2025, 11, 25)), ..right.clone() };
        assert!(signs(&registry, &older).await.contains(&Pattern::NumberOfOtherYear));
        let elsewhere = registry.judge_presented(&Presented::of_number("EU00123456")).await.unwrap();
        assert!(!elsewhere.issuer_is_here && !elsewhere.is_issued_here, "most authorities keep theirs elsewhere");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_its_issuer_took_back_says_so() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let kept = sent(&registry).await;
        let officer = officer(&registry, "t.kgosi", "bw-diamonds").await;
        let void = Step::Void("wrong consignee".to_owned());
        registry.move_certificate(&officer, &kept.certificate.number, void).await.unwrap();
        assert_eq!(signs(&registry, &Presented::of(&kept.certificate)).await, [Pattern::TakenBack]);
        registry.close().await;
    })
    .await;
}
