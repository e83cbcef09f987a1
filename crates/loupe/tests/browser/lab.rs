//! The definition lab with a keyboard and nothing else, in a browser that runs no script.

use thirtyfour::prelude::*;

use crate::browser::{Browser, Script};
use crate::chromedriver;
use crate::server::Server;

/// More steps than this from one control to another is no use to anyone.
const TABS_MAX: usize = 400;

/// Presses Tab until the element in focus is one that `wanted` accepts.
async fn tab_to(driver: &WebDriver, wanted: &str) -> WebDriverResult<WebElement> {
    for _ in 0..TABS_MAX {
        driver.action_chain().send_keys(Key::Tab).perform().await?;
        let focused = driver.active_element().await?;
        if focused.matches_css(wanted).await? {
            return Ok(focused);
        }
    }
    panic!("{wanted} is not reached by {TABS_MAX} Tabs");
}

trait Matches {
    async fn matches_css(&self, selector: &str) -> WebDriverResult<bool>;
}

impl Matches for WebElement {
    /// Whether the element is among those of a selector, without running script in the page.
    async fn matches_css(&self, selector: &str) -> WebDriverResult<bool> {
        let parent = match self.find(By::XPath("..")).await {
            Ok(parent) => parent,
            Err(_) => return Ok(false),
        };
        let alike = parent.find_all(By::Css(selector)).await?;
        Ok(alike.contains(self))
    }
}

/// How many findings the page lists under what moved.
async fn moved(driver: &WebDriver) -> WebDriverResult<usize> {
    Ok(driver.find_all(By::Css("#moves ~ * a[href^='/en/findings/']")).await?.len())
}

async fn experiment(driver: &WebDriver, base: &str) -> WebDriverResult<()> {
    driver.goto(format!("{base}/en/lab?base=kp-2003")).await?;
    let before = driver.current_url().await?;
    assert_eq!(moved(driver).await?, 0, "nothing moves before anything is changed");

    tab_to(driver, "details:has(input[name=actor]) > summary").await?;
    driver.action_chain().send_keys(Key::Enter).perform().await?;
    let state = tab_to(driver, "input[type=checkbox][name=actor][value=state_military]").await?;
    assert!(!state.is_selected().await?, "KP 2003 does not ask about armies");
    driver.action_chain().send_keys(" ").perform().await?;
    assert!(state.is_selected().await?, "Space ticks the box");
    tab_to(driver, "form.lab button").await?;
    driver.action_chain().send_keys(Key::Enter).perform().await?;

    driver.query(By::Id("moves")).first().await?;
    let after = driver.current_url().await?;
    assert_ne!(before, after, "the experiment is in the address");
    assert!(after.as_str().contains("actor=state_military"), "{after}");
    assert!(moved(driver).await? > 0, "the findings that bear differently are listed");
    let told = driver.find(By::Css("main")).await?.text().await?;

    // The address alone brings the experiment back.
    driver.goto("about:blank").await?;
    driver.goto(after.as_str()).await?;
    assert_eq!(driver.find(By::Css("main")).await?.text().await?, told);
    let ticked = driver.find(By::Css("input[name=actor][value=state_military]")).await?;
    assert!(ticked.is_selected().await?, "the shared address has the box ticked");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition_is_changed_and_shared_with_a_keyboard_alone() {
    let Some(chromedriver) = chromedriver("the lab by keyboard") else { return };
    let server = Server::start();
    let browser = Browser::open(&chromedriver, Script::Off).await.expect("a browser opens");
    let done = experiment(&browser.driver, &server.base()).await;
    browser.close().await.expect("the browser closes");
    done.expect("the browser answers");
}
