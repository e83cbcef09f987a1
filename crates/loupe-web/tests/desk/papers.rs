//! A certificate on paper: for those entitled to it, whole, with the code that was issued.

use axum::http::{StatusCode, header};
use loupe_credential::qr::QrCode;

use super::office::Offices;

#[tokio::test]
async fn both_sides_print_the_paper_and_it_has_the_code_that_was_issued() {
    let offices = Offices::new().await;
    let kept = offices.sent().await;
    let code = QrCode::of(&kept.code).unwrap();
    for who in ["t.kgosi", "j.peeters"] {
        let browser = offices.browser(who).await;
        let page = browser.get("/en/certificate/BW00000001/paper").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.words());
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
        let drawn = code.to_svg("x");
        let path = drawn.split("<path").nth(1).unwrap().split("d=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(page.text.contains(path), "the modules of the code stand in the page");
        let words = page.words();
        for told in ["Kimberley Process Certificate", "BW00000001", "Kgalagadi Rough", "820.00", "P-1", "S 0417"] {
            assert!(words.contains(told), "{told}: {words}");
        }
        let style = page.text.split("href=\"/paper-").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(browser.get(&format!("/paper-{style}")).await.status, StatusCode::OK);
        let drawing = browser.get("/en/certificate/BW00000001/code.svg").await;
        assert_eq!(drawing.headers[header::CONTENT_TYPE], "image/svg+xml");
    }
}

#[tokio::test]
async fn the_buyer_reads_on_the_annex_all_that_nobody_looked_at() {
    let offices = Offices::new().await;
    offices.sent().await;
    let peeters = offices.browser("j.peeters").await;
    let desk = peeters.get("/en/certificate/BW00000001").await;
    let note = desk.text.split("Not looked at</h3>").nth(1).unwrap().split("</section>").next().unwrap();
    let items = note.matches("<li>").count();
    assert!(items > 2, "{note}");
    let paper = peeters.get("/en/certificate/BW00000001/paper").await;
    let (words, annex) = (paper.words(), paper.text.split("id=\"annex\"").nth(1).unwrap());
    assert!(words.contains(&format!("What nobody looked at: {items} items, all in the annex")), "{words}");
    for number in 1..=items {
        assert_eq!(annex.matches(&format!("<td class=\"r\">{number}</td>")).count(), 1, "{number}: {annex}");
    }
    assert!(words.contains(&format!("End of the list: {items} items.")), "{words}");
    for told in ["Annex to certificate BW00000001", "In every country and period", "Everything after the mine"] {
        assert!(words.contains(told), "{told}: {words}");
    }
}

#[tokio::test]
async fn nobody_else_prints_it_and_without_a_printer_of_pdfs_there_is_no_pdf() {
    let offices = Offices::new().await;
    offices.sent().await;
    let peeters = offices.browser("j.peeters").await;
    let pdf = peeters.get("/en/certificate/BW00000001/certificate.pdf").await;
    assert_eq!(pdf.status, StatusCode::NOT_FOUND);
    assert!(
        pdf.text.contains("href=\"/en/certificate/BW00000001/paper\""),
        "it leads to the page for A4: {}",
        pdf.text
    );
    let portuguese = peeters.get("/pt/certificate/BW00000001/certificate.pdf").await;
    assert!(portuguese.words().contains("Esta versão do Loupe não faz PDF"), "{}", portuguese.words());
    let page = peeters.get("/en/desk/certificate/BW00000001").await;
    assert!(!page.text.contains("certificate.pdf"), "what cannot be made is not offered");
    let stranger = peeters.signed_out();
    for path in ["paper", "certificate.pdf", "code.svg"] {
        let page = stranger.get(&format!("/en/certificate/BW00000001/{path}")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}");
        assert!(page.location().starts_with("/en/sign-in?to="), "{path}: {}", page.location());
    }
}
