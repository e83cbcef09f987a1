//! The one page in a real browser, opened from a file: a picture goes in, a verdict comes out, and nobody is asked.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "../browser/browser.rs"]
#[allow(dead_code, reason = "the other browser tests use all of it")]
mod browser;
#[path = "../commands/trusted.rs"]
#[allow(dead_code, reason = "the tests of the command line use all of it")]
mod trusted;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use loupe_credential::code;
use loupe_credential::vc::{self, Place};
use serde_json::json;
use thirtyfour::prelude::*;

use browser::{Browser, Script};
use trusted::{ARRIVAL, bundle, certificate, picture, signer, trust_file};

/// What an environment variable names; without it, says on standard error what is left out.
fn named(variable: &str) -> Option<String> {
    let value = std::env::var(variable).ok().filter(|value| !value.is_empty());
    if value.is_none() {
        // Past the capture of a test's output: this is for the one who ran the tests.
        let said = format!("left out: the check of a certificate in a browser ({variable} is not set)\n");
        std::io::stderr().write_all(said.as_bytes()).unwrap();
    }
    value
}

/// The page, open from a file in a folder with a trust bundle.
struct Page {
    browser: Browser,
    folder: tempfile::TempDir,
    address: String,
}

impl Page {
    async fn open() -> Option<Page> {
        let (chromedriver, file) = (named("LOUPE_TEST_CHROMEDRIVER")?, named("LOUPE_TEST_SCAN")?);
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("loupe-scan.html");
        std::fs::copy(file, &page).unwrap();
        let browser = Browser::open(&chromedriver, Script::On).await.unwrap();
        let address = format!("file://{}", page.display());
        // What the browser asks itself for its own first page is none of ours.
        browser.driver.goto("about:blank").await.unwrap();
        browser.heard().await.unwrap();
        browser.driver.goto(&address).await.unwrap();
        let page = Page { browser, folder, address };
        page.choose("lang", "en").await;
        page.choose("day", ARRIVAL).await;
        let trust = trust_file(page.folder.path(), bundle(), 9);
        page.give("trust", &trust).await;
        Some(page)
    }

    /// Sets a field as a person would who has no mouse.
    async fn choose(&self, field: &str, value: &str) {
        let script = "const [id, value] = arguments; const field = document.getElementById(id); field.value = value; \
                      field.dispatchEvent(new Event('change'));";
        self.browser.driver.execute(script, vec![json!(field), json!(value)]).await.unwrap();
    }

    async fn give(&self, field: &str, file: &Path) {
        let input = self.browser.driver.find(By::Id(field)).await.unwrap();
        input.send_keys(file.to_str().unwrap()).await.unwrap();
    }

    /// The verdict's own outcome or rule, once there is one; then it is taken away, so that the next is another.
    async fn told(&self) -> (String, String) {
        let place =
            self.browser.driver.query(By::Css("#verdict .outcome")).wait(SECONDS_MAX, POLL).first().await.unwrap();
        let outcome = place.attr("data-outcome").await.unwrap();
        let outcome = outcome.or(place.attr("data-rule").await.unwrap()).unwrap_or_default();
        let text = self.browser.driver.find(By::Id("verdict")).await.unwrap().text().await.unwrap();
        self.browser.driver.execute("document.getElementById('verdict').replaceChildren()", vec![]).await.unwrap();
        (outcome, text)
    }

    async fn photo(&self, name: &str, picture: &image::GrayImage) -> (String, String) {
        let path: PathBuf = self.folder.path().join(name);
        picture.save(&path).unwrap();
        self.give("photo", &path).await;
        self.told().await
    }

    async fn text(&self, text: &str) -> (String, String) {
        let set = "document.getElementById('text').value = arguments[0]";
        self.browser.driver.execute(set, vec![json!(text)]).await.unwrap();
        self.browser.driver.find(By::Id("check")).await.unwrap().click().await.unwrap();
        self.told().await
    }

    /// Closes the browser; nothing but the page itself may have been asked for, and nothing went wrong.
    async fn close(self) {
        let heard = self.browser.heard().await.unwrap();
        // An address that holds its own answer asks nobody.
        let asks = |url: &&String| **url != self.address && !url.starts_with("data:") && !url.starts_with("blob:");
        let asked: Vec<&String> = heard.requests.iter().filter(asks).collect();
        assert!(asked.is_empty(), "the page asked for something: {asked:?}");
        assert!(heard.console.is_empty(), "{:?}", heard.console);
        // Even a page that were told to ask could not.
        let told = self.browser.driver.execute_async(ASK, vec![]).await.unwrap();
        assert_eq!(told.json(), &json!("forbidden"));
        self.browser.close().await.unwrap();
    }
}

const ASK: &str = "const [done] = arguments; fetch('http://127.0.0.1:9/').then(() => done('asked'), () => {}); \
                   document.addEventListener('securitypolicyviolation', () => done('forbidden'));";
const SECONDS_MAX: std::time::Duration = std::time::Duration::from_secs(60);
const POLL: std::time::Duration = std::time::Duration::from_millis(50);

#[tokio::test]
async fn a_photo_is_judged_in_the_browser_with_no_network() {
    let Some(page) = Page::open().await else { return };
    let printed = code::print(&certificate(3), &signer(1));
    let (outcome, text) = page.photo("good.png", &picture(&printed, 4)).await;
    assert_eq!(outcome, "authentic", "{text}");
    for said in ["BW00004711", "20 Nov 2026", "Schelde Rough Trading BV", "Botswana (BWA)", "306.75", "Diamond Office"]
    {
        assert!(text.contains(said), "{said} is not in: {text}");
    }
    let (outcome, text) = page.photo("wrong.jpg", &picture(&code::print(&certificate(3), &signer(2)), 4)).await;
    assert_eq!(outcome, "refused", "{text}");
    assert!(text.contains("Wrong key"), "{text}");
    let (rule, _) = page.photo("blank.png", &image::GrayImage::from_pixel(400, 300, image::Luma([210]))).await;
    assert_eq!(rule, "Q1");
    page.close().await;
}

#[tokio::test]
async fn an_altered_digit_is_named_and_texts_are_judged_in_three_languages() {
    let Some(page) = Page::open().await else { return };
    let (outcome, text) = page.text(&forged()).await;
    assert_eq!(outcome, "refused", "{text}");
    assert!(text.contains("Altered"), "{text}");
    page.choose("lang", "fr").await;
    assert!(page.told().await.1.contains("Modifié"));
    page.choose("lang", "pt").await;
    assert!(page.told().await.1.contains("Alterado"));
    page.choose("lang", "en").await;
    page.told().await;
    let (outcome, _) = page.text(&code::print(&certificate(3), &signer(1))).await;
    assert_eq!(outcome, "authentic");
    let (rule, _) = page.text("HC1:6BFOXN").await;
    assert_eq!(rule, "Q3");
    page.close().await;
}

#[tokio::test]
async fn a_picture_too_large_and_a_pdf_are_refused_by_their_rules() {
    let Some(page) = Page::open().await else { return };
    let large = page.folder.path().join("large.png");
    std::fs::File::create(&large).unwrap().set_len(100_000_000).unwrap();
    page.give("photo", &large).await;
    assert_eq!(page.told().await.0, "Q7");
    let pdf = page.folder.path().join("paper.pdf");
    std::fs::write(&pdf, "%PDF-1.7\n").unwrap();
    page.give("photo", &pdf).await;
    assert_eq!(page.told().await.0, "Q15");
    page.close().await;
}

#[tokio::test]
async fn the_page_is_read_on_a_narrow_phone_by_day_and_by_night() {
    let Some(page) = Page::open().await else { return };
    let shots = std::env::var_os("LOUPE_TEST_SHOTS").map(PathBuf::from);
    let printed = picture(&code::print(&certificate(3), &signer(1)), 4);
    for width in [320, 1280] {
        for scheme in ["light", "dark"] {
            page.browser.set_width(width).await.unwrap();
            page.browser.set_scheme(scheme).await.unwrap();
            page.photo("good.png", &printed).await;
            page.choose("lang", "en").await;
            let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            let over = page.browser.driver.execute(wide, vec![]).await.unwrap();
            assert_eq!(over.json(), &json!(0), "{width} px, {scheme}: it scrolls sideways");
            if let Some(shots) = &shots {
                shot(&page, &shots.join(format!("scan-{width}-{scheme}.png"))).await;
            }
        }
    }
    page.close().await;
}

/// The whole page as a picture, for people to look at.
async fn shot(page: &Page, path: &Path) {
    let asked = json!({ "captureBeyondViewport": true });
    let told = page.browser.driver.cdp().send_raw("Page.captureScreenshot", asked).await.unwrap();
    let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, told["data"].as_str().unwrap());
    std::fs::write(path, bytes.unwrap()).unwrap();
}

/// A credential whose number was changed by one digit, under the signature of the other.
fn forged() -> String {
    let place = Place::new("register.example").unwrap();
    let of = |number: &str| {
        let mut certificate = certificate(3);
        certificate.number = number.parse().unwrap();
        let text = vc::without_disclosures(&vc::issue(&certificate, &place, &signer(1), vc::salts(certificate.seal)));
        text.trim_end_matches('~').split('.').map(str::to_owned).collect::<Vec<_>>()
    };
    let (one, other) = (of("BW00004711"), of("BW00004712"));
    format!("{}.{}.{}~", other[0], other[1], one[2])
}
