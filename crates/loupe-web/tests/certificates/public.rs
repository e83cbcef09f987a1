//! "I was offered stones with this paper": what everybody reads of a certificate, and what only those entitled do.

use axum::http::{StatusCode, header};

use super::server::{SECRETS, Server};

#[tokio::test]
async fn everybody_reads_what_it_certifies_and_nothing_commercial() {
    let server = Server::new().await;
    let found = server.get("/en/certificates?number=bw-0000+0001").await;
    assert_eq!((found.status, found.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/en/certificate/BW00000001"));
    for lang in ["en", "fr", "pt"] {
        let page = server.get(&format!("/{lang}/certificate/BW00000001")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
        let words = page.words();
        for secret in SECRETS {
            assert!(!words.contains(secret), "{lang}: {secret}: {words}");
        }
    }
    let words = server.get("/en/certificate/BW00000001").await.words();
    for told in [
        "The shipment is under way.",
        "What it does not certify",
        "Botswana",
        "United Arab Emirates",
        "the period stated by the issuer",
        "record bw-diamonds/",
        "What each definition says of its stones",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
    let claims = server.get("/certificate/BW00000001/claims.json").await;
    let hash = sha256(&claims.text);
    assert!(words.contains(&hash), "anyone can hash the claims for themselves");
    let credential = server.get("/certificate/BW00000001/credential.jwt").await;
    assert!(credential.text.ends_with('~') && credential.text.matches('~').count() == 1, "no disclosure is left");
}

/// SHA-256 of a text in hexadecimal.
fn sha256(text: &str) -> String {
    loupe_scheme::record::Digest::of(text.as_bytes()).to_string()
}

#[tokio::test]
async fn whoever_shows_the_code_of_the_paper_reads_all_that_is_on_it() {
    let server = Server::new().await;
    let page = server.post("/en/certificates", &[("code", &format!(" {} \n", server.kept.code))]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
    let words = page.words();
    for told in ["Kgalagadi Rough", "Creek Diamonds", "820.00", "mined 2019", "At least"] {
        assert!(words.contains(told), "{told}: {words}");
    }
    assert!(!page.text.contains("KP1:"), "the code is not given back");
}

#[tokio::test]
async fn offices_of_both_sides_read_the_commercial_part_and_others_do_not() {
    let server = Server::new().await;
    server.received().await;
    for (name, office, may) in
        [("one", "bw-diamonds", true), ("two", "ae-diamonds", true), ("three", "ao-diamonds", false)]
    {
        let token = server.token(name, office).await;
        let page = server.get_as("/en/certificate/BW00000001", &token).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.words().contains("Kgalagadi"), may, "{office}");
        assert_eq!(page.words().contains("819.50"), may, "{office}");
    }
    let public = server.get("/en/certificate/BW00000001").await.words();
    assert!(public.contains("Received, and not everything was as stated."), "{public}");
    assert!(!public.contains("819.50"), "by how much is commercial");
}
