//! Papers in doubt: numbers that are not here, codes that were not issued, suspicions, warnings, receipts that are owed.

use axum::http::StatusCode;
use loupe_registry::warning::NewWarning;
use loupe_scheme::certificate::fakes::Pattern;

use super::server::{Server, officer};

#[tokio::test]
async fn a_number_that_is_not_here_says_what_that_means() {
    let server = Server::new().await;
    let never = server.get("/en/certificate/BW00000042").await;
    assert_eq!(never.status, StatusCode::NOT_FOUND);
    let words = never.words();
    assert!(words.contains("It is not among them.") && words.contains("Its last number is BW00000001"), "{words}");
    let elsewhere = server.get("/en/certificates?number=EU-123+456").await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    assert!(elsewhere.words().contains("says nothing of whether it is genuine"), "{}", elsewhere.words());
    let nothing = server.get("/en/certificates?number=%E2%84%96").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let script = server.get("/en/certificate/%3Cscript%3E").await;
    assert!(!script.text.contains("<script"), "what is typed is shown as text");
}

#[tokio::test]
async fn a_code_that_was_not_issued_opens_nothing() {
    let server = Server::new().await;
    let code = &server.kept.code;
    let mut short = code.clone();
    short.truncate(code.len() - 6);
    for bad in [short.as_str(), "KP1:", "hello", ""] {
        let page = server.post("/en/certificates", &[("code", bad)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(!page.words().contains("Kgalagadi"));
    }
    // The same certificate, signed by somebody who made a key at home.
    let forger = loupe_credential::key::CertificateSigner::from_secret_bytes(&[7; 32]).unwrap();
    let forged = loupe_credential::code::print(&server.kept.certificate, &forger);
    let page = server.post("/en/certificates", &[("code", &forged)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = page.words();
    assert!(words.contains("this is not its code") && !words.contains("Kgalagadi"), "{words}");
}

#[tokio::test]
async fn anyone_reports_a_suspicion_and_nothing_of_it_is_published() {
    let server = Server::new().await;
    let empty = server.post("/fr/suspicion", &[("number", "BW 42"), ("carats", "a lot")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("BW 42"), "what was typed is kept");
    let fields = [("number", "BW 0000 0042"), ("told", "Thin paper."), ("contact", "someone@example.org")];
    let thanks = server.post("/en/suspicion", &fields).await;
    assert_eq!(thanks.status, StatusCode::OK);
    assert!(thanks.words().contains("It has the number 1."), "{}", thanks.words());
    assert!(!thanks.text.contains("example.org"));
    for path in ["/en/warnings", "/warnings.csv", "/en/certificate/BW00000042", "/api/v1/warnings"] {
        let text = server.get(path).await.text;
        assert!(!text.contains("Thin paper") && !text.contains("example.org"), "{path}");
    }
    let answers = std::iter::repeat_with(|| server.post("/en/suspicion", &fields)).take(30);
    let mut refused = 0;
    for answer in answers {
        refused += u32::from(answer.await.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!(refused > 0, "one address cannot fill the register");
}

#[tokio::test]
async fn a_warning_stands_on_the_list_and_on_the_certificate_it_is_about() {
    let server = Server::new().await;
    let dubai = officer(&server.registry, "a.rashid", "ae-diamonds").await;
    let new = NewWarning {
        certificate: "BW 0000 0001".to_owned(),
        ground: Pattern::LayoutDiffers,
        told: "=HYPERLINK(\"x\") is not its watermark.".to_owned(),
    };
    let number = server.registry.publish_warning(&dubai, &new).await.unwrap();
    for path in ["/en/warnings", "/en/certificate/BW00000001"] {
        let words = server.get(path).await.words();
        assert!(words.contains("looks different") && words.contains("Office ae-diamonds"), "{path}: {words}");
    }
    let csv = server.get("/warnings.csv").await.text;
    assert!(csv.contains("'=HYPERLINK"), "no cell of the table is a formula: {csv}");
    server.registry.withdraw_warning(&dubai, number, "The issuer explained it.").await.unwrap();
    let words = server.get("/pt/certificate/BW00000001").await.words();
    assert!(words.contains("Avisos retirados") && words.contains("The issuer explained it."), "{words}");
}

#[tokio::test]
async fn receipts_are_counted_for_all_and_pairs_are_for_offices() {
    let server = Server::new().await;
    let owed = server.get("/en/receipts-owed").await.words();
    assert!(owed.contains("United Arab Emirates 0 1 0 0"), "{owed}");
    let away = server.get("/en/reconciliation").await;
    assert_eq!(away.status, StatusCode::SEE_OTHER, "who is not signed in is sent to sign in");
    assert_eq!(server.get("/reconciliation.csv").await.status, StatusCode::SEE_OTHER);
    server.received().await;
    let token = server.token("one", "bw-diamonds").await;
    let page = server.get_as("/en/reconciliation", &token).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.words().contains("820.00 ct") && page.words().contains("−0.50 ct"), "{}", page.words());
    let csv = server.get_as("/reconciliation.csv?from=2026Q4", &token).await;
    assert!(csv.text.contains("2026Q4,BWA,ARE,1,0,1"), "{}", csv.text);
    let way = server.get_as("/en/receipts-owed", &token).await.text;
    assert!(way.contains("/en/reconciliation"), "who may see the pairs is shown the way");
    let wrong = server.get_as("/en/reconciliation?from=2026", &token).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = server.token("two", "ao-diamonds").await;
    assert!(!server.get_as("/en/reconciliation", &other).await.words().contains("820.00"));
}
