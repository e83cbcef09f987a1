//! What an officer does with a passkey, and what the pages say to those who have none.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::Script;
use crate::chromedriver;
use crate::desk::{Desk, PASSWORD};
use crate::looks::{faint, faults};

const ABSENT: &str = "[data-without-passkeys]";
const SIGN_IN: &str = "form[action$='/sign-in/passkey']";
/// The key that sends a form, as WebDriver writes it.
const ENTER: char = '\u{e007}';
const NEW: &str = "form[action$='/account/passkeys']";

async fn makes(desk: &Desk, name: &str, password: &str) {
    desk.types("passkey-name", name).await;
    desk.types("passkey-password", password).await;
    desk.presses("Add the passkey").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_made_signs_in_and_is_removed() {
    let Some(chromedriver) = chromedriver("passkeys in a browser") else { return };
    let desk = Desk::new(&chromedriver, Script::On).await;
    let device = desk.device().await;
    desk.signs_in_by_password().await;
    desk.reads("You have no passkey yet.").await;
    assert!(!desk.sees(ABSENT).await);

    makes(&desk, "phone", "falsch geraten wie immer").await;
    desk.reads("This name and this password do not belong together.").await;
    assert!(desk.kept(&device).await.is_empty(), "a device is asked before the password is right");
    makes(&desk, "phone", PASSWORD).await;
    desk.reads("The passkey is added.").await;
    assert_eq!(desk.kept(&device).await.len(), 1);
    makes(&desk, "once more", PASSWORD).await;
    desk.reads("This device has a passkey of yours already.").await;
    let listed = desk.command(&["user", "passkeys", "k.mosweu"]);
    assert!(listed.code == 0 && listed.out.contains("phone") && listed.out.contains("never"), "{}", listed.out);

    desk.presses("Sign out").await;
    desk.opens("/en/account").await;
    desk.set_verified(&device, false).await;
    desk.presses("Sign in with a passkey").await;
    desk.reads("It was broken off, or took too long.").await;
    desk.set_verified(&device, true).await;
    desk.types("name", "somebody.else").await;
    desk.presses("Sign in with a passkey").await;
    desk.reads("The passkey was not accepted.").await;
    desk.opens("/en/account").await;
    desk.presses("Sign in with a passkey").await;
    desk.reads("Where you are signed in").await;
    let way = By::XPath("//tr[contains(., 'this one')]/td[normalize-space()='passkey']");
    assert!(desk.browser.driver.find(way).await.is_ok(), "the session does not say how it began");

    desk.presses("Remove it").await;
    desk.presses("Confirm with a passkey").await;
    desk.reads("The passkey is removed.").await;
    desk.reads("You have no passkey yet.").await;
    desk.presses("Sign out").await;
    desk.opens("/en/account").await;
    desk.presses("Sign in with a passkey").await;
    desk.reads("The passkey was not accepted.").await;
    let listed = desk.command(&["user", "passkeys", "k.mosweu", "--json"]);
    assert_eq!(listed.out.split_whitespace().collect::<String>(), "{\"passkeys\":[]}");

    let heard = desk.browser.heard().await.unwrap();
    let forbidden = heard.console.iter().filter(|line| line.contains("Content Security Policy"));
    assert_eq!(forbidden.count(), 0, "{:?}", heard.console);
    let elsewhere = heard.requests.iter().filter(|url| url.starts_with("http") && !url.starts_with(&desk.base));
    assert_eq!(elsewhere.collect::<Vec<_>>(), Vec::<&String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lost_a_passkey_is_helped_by_the_operator() {
    let Some(chromedriver) = chromedriver("a lost passkey in a browser") else { return };
    let desk = Desk::new(&chromedriver, Script::On).await;
    desk.device().await;
    desk.signs_in_by_password().await;
    makes(&desk, "key on my chain", PASSWORD).await;
    desk.reads("The passkey is added.").await;
    let listed = desk.command(&["user", "passkeys", "k.mosweu", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
    let id = listed["passkeys"][0]["id"].as_str().unwrap();
    let removed = desk.command(&["user", "remove-passkey", "k.mosweu", id]);
    assert_eq!(removed.code, 0, "{}", removed.err);
    let again = desk.command(&["user", "remove-passkey", "k.mosweu", id]);
    assert!(again.code == 1 && again.err.contains("A19"), "{}", again.err);
    desk.opens("/en/account").await;
    desk.reads("You have no passkey yet.").await;

    // With another in its place, the password is enough to remove that one too.
    makes(&desk, "another", PASSWORD).await;
    desk.reads("The passkey is added.").await;
    let listed = desk.command(&["user", "passkeys", "k.mosweu", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
    let field = format!("remove-{}", listed["passkeys"][0]["id"].as_str().unwrap());
    for (password, told) in
        [("falsch geraten wie immer", "do not belong together."), (PASSWORD, "The passkey is removed.")]
    {
        desk.presses("Remove it").await;
        desk.types(&field, &format!("{password}{ENTER}")).await;
        desk.reads(told).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_script_the_page_says_what_to_do_and_shows_no_form_that_does_nothing() {
    let Some(chromedriver) = chromedriver("passkeys without script") else { return };
    let desk = Desk::new(&chromedriver, Script::Off).await;
    for lang in ["en", "fr", "pt"] {
        desk.opens(&format!("/{lang}/sign-in")).await;
        assert!(desk.sees(ABSENT).await && !desk.sees(SIGN_IN).await, "{lang}");
    }
    desk.signs_in_by_password().await;
    assert!(desk.sees(ABSENT).await && !desk.sees(NEW).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_with_passkeys_look_right_in_every_dress() {
    let Some(chromedriver) = chromedriver("the looks of passkeys") else { return };
    let desk = Desk::new(&chromedriver, Script::On).await;
    desk.device().await;
    desk.signs_in_by_password().await;
    makes(&desk, "a key with a rather long name that somebody made up for it", PASSWORD).await;
    desk.reads("The passkey is added.").await;
    desk.browser.heard().await.unwrap();
    let mut complaints = Vec::new();
    for page in ["account", "sign-in"] {
        for width in [320, 1280] {
            desk.browser.set_width(width).await.unwrap();
            for (lang, scheme) in [("en", "light"), ("fr", "dark"), ("pt", "light"), ("pt", "dark")] {
                desk.browser.set_scheme(scheme).await.unwrap();
                desk.opens(&format!("/{lang}/{page}")).await;
                let open = "document.querySelectorAll('details').forEach(folded => { folded.open = true })";
                desk.browser.driver.execute(open, vec![]).await.unwrap();
                let mut wrong = faults(&desk.browser, &desk.base).await.unwrap();
                wrong.extend(faint(&desk.browser).await.unwrap());
                complaints.extend(wrong.into_iter().map(|wrong| format!("{lang}/{page} {width} {scheme}: {wrong}")));
                shot(&desk, &format!("passkeys-{page}-{lang}-{width}-{scheme}.png")).await;
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Leaves a picture where `LOUPE_TEST_SHOTS` says, for those who look at pages themselves.
async fn shot(desk: &Desk, name: &str) {
    let Some(folder) = std::env::var_os("LOUPE_TEST_SHOTS").filter(|folder| !folder.is_empty()) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let cdp = desk.browser.driver.cdp();
    let size = &cdp.send_raw("Page.getLayoutMetrics", json!({})).await.unwrap()["cssContentSize"];
    let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
    let whole = json!({ "captureBeyondViewport": true, "clip": clip });
    let taken = cdp.send_raw("Page.captureScreenshot", whole).await.unwrap();
    let picture = STANDARD.decode(taken["data"].as_str().unwrap()).unwrap();
    std::fs::write(std::path::Path::new(&folder).join(name), picture).unwrap();
}
