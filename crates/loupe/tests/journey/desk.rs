//! Every page of certificates and of the desk, in every language, on a narrow telephone and a wide screen, by day and by
//! night.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::browser::Browser;
use crate::looks::{faint, faults};
use crate::person::Person;
use crate::register::Register;
use crate::server::Server;
use crate::{chromedriver, stock};

const LANGUAGES: [&str; 3] = ["en", "fr", "pt"];

/// What everybody reads, by a name for its picture.
const PUBLIC: [(&str, &str); 13] = [
    ("sign-in", "/sign-in"),
    ("search", "/certificates"),
    ("one-under-way", "/certificate/BW00000002"),
    ("one-differing", "/certificate/BW00000004"),
    ("one-forged", "/certificate/BW00000006"),
    ("one-unknown", "/certificate/BW00009999"),
    ("warnings", "/warnings"),
    ("suspicion", "/suspicion"),
    ("owed", "/receipts-owed"),
    ("offices", "/offices"),
    ("office", "/offices/bw-diamonds"),
    ("record", "/record/bw-diamonds/3"),
    ("verify", "/verify"),
];

/// What the head of the office in Gaborone reads.
const HEAD: [(&str, &str); 15] = [
    ("account", "/account"),
    ("account-office", "/account/office"),
    ("audit", "/account/audit"),
    ("desk", "/desk"),
    ("draft-new", "/desk/draft"),
    ("draft", "/desk/draft/bw-diamonds/1"),
    ("draft-edit", "/desk/draft/bw-diamonds/1/edit"),
    ("draft-validated", "/desk/draft/bw-diamonds/2"),
    ("arrived", "/desk/receive"),
    ("arrived-paper", "/desk/receive/paper"),
    ("desk-one", "/desk/certificate/BW00000001"),
    ("desk-differing", "/desk/certificate/BW00000004"),
    ("desk-void", "/desk/certificate/BW00000001/void"),
    ("paper", "/certificate/BW00000004/paper"),
    ("reconciliation", "/reconciliation"),
];

/// What an officer in Antwerp reads.
const ARRIVING: [(&str, &str); 4] = [
    ("desk-theirs", "/desk"),
    ("receive", "/desk/receive/BW00000002"),
    ("receive-used", "/desk/receive/BW00000004"),
    ("desk-one-theirs", "/desk/certificate/BW00000002"),
];

/// Walks pages in every dress; adds what is wrong with any.
async fn walk(person: &Person, base: &str, pages: &[(&str, &str)], complaints: &mut Vec<String>) {
    let browser = &person.browser;
    browser.heard().await.unwrap();
    for width in [320, 768, 1280] {
        browser.set_width(width).await.unwrap();
        for (name, path) in pages {
            for lang in LANGUAGES {
                browser.set_scheme("light").await.unwrap();
                person.opens(&format!("/{lang}{path}")).await;
                let wrong = faults(browser, base).await.unwrap();
                // What is not there is said so by the browser too.
                let told = wrong.into_iter().filter(|fault| !(*name == "one-unknown" && fault.contains("404")));
                complaints.extend(told.map(|fault| format!("/{lang}{path} at {width} px: {fault}")));
                shot(browser, &format!("{name}-{lang}-{width}-light")).await;
            }
        }
    }
    for scheme in ["light", "dark"] {
        browser.set_scheme(scheme).await.unwrap();
        for (name, path) in pages {
            person.opens(&format!("/en{path}")).await;
            let faint = faint(browser).await.unwrap();
            complaints.extend(faint.into_iter().map(|fault| format!("{path} in {scheme}: {fault}")));
            shot(browser, &format!("{name}-en-1280-{scheme}")).await;
        }
    }
}

/// The whole page as a picture, for people to look at, in the folder that `LOUPE_TEST_SHOTS` names.
async fn shot(browser: &Browser, name: &str) {
    let Some(folder) = std::env::var_os("LOUPE_TEST_SHOTS").map(PathBuf::from) else { return };
    let asked = json!({ "captureBeyondViewport": true });
    let told = browser.driver.cdp().send_raw("Page.captureScreenshot", asked).await.unwrap();
    let bytes = STANDARD.decode(told["data"].as_str().unwrap()).unwrap();
    std::fs::write(Path::new(&folder).join(format!("{name}.png")), bytes).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_the_desk_is_whole_narrow_enough_and_read_at_night() {
    let Some(chromedriver) = chromedriver("the pages of the desk") else { return };
    let register = Register::new();
    stock::fill(&register).await;
    let server = Server::over(register.folder());
    let base = server.base();
    let person = Person::arrives(&chromedriver, &base).await;
    let mut complaints = Vec::new();
    walk(&person, &base, &PUBLIC, &mut complaints).await;
    for (account, pages) in [("o.moeti", &HEAD[..]), ("j.peeters", &ARRIVING[..])] {
        person.opens("/en/desk").await;
        person.signs_in(account).await;
        person.reads_that("What waits for you").await;
        walk(&person, &base, pages, &mut complaints).await;
        person.signs_out().await;
    }
    person.browser.close().await.unwrap();
    assert!(complaints.is_empty(), "something is wrong at the desk: {}", complaints.join("\n  "));
}
