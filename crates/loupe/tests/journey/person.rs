//! A person before a browser, who knows the pages by their words.

use std::path::Path;
use std::time::Duration;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::{Browser, Script};
use crate::register::PASSWORD;

const PATIENCE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(20);

/// Somebody with a browser of their own.
pub(crate) struct Person {
    pub(crate) browser: Browser,
    base: String,
}

impl Person {
    /// At the first page of the site.
    pub(crate) async fn arrives(chromedriver: &str, base: &str) -> Person {
        let browser = Browser::open(chromedriver, Script::On).await.unwrap();
        let person = Person { browser, base: base.to_owned() };
        person.opens("/en/").await;
        person
    }

    pub(crate) async fn opens(&self, path: &str) {
        self.browser.driver.goto(format!("{}{path}", self.base)).await.unwrap();
    }

    /// Signs in, wherever they were going.
    pub(crate) async fn signs_in(&self, account: &str) {
        self.types("Name of the account", account).await;
        self.types("Password", PASSWORD).await;
        self.presses("Sign in").await;
    }

    /// Leaves the browser to the next one.
    pub(crate) async fn signs_out(&self) {
        self.opens("/en/account").await;
        self.presses("Sign out").await;
    }

    /// What the page says.
    pub(crate) async fn reads(&self) -> String {
        let text = self.browser.driver.query(By::Css("main")).wait(PATIENCE, POLL).first().await.unwrap();
        text.text().await.unwrap().replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// Goes on as soon as the page says something; another page does not come at once.
    pub(crate) async fn reads_that(&self, words: &str) {
        let said =
            By::XPath(format!("//main[contains(normalize-space(translate(., '\u{a0}\u{202f}', '  ')), \"{words}\")]"));
        let found = self.browser.driver.query(said).wait(PATIENCE, POLL).first().await;
        if found.is_err() {
            panic!("`{words}` is not on the page: {}", self.reads().await);
        }
    }

    /// Whether there is a button with these words.
    pub(crate) async fn sees_button(&self, words: &str) -> bool {
        !self.browser.driver.find_all(button(words)).await.unwrap().is_empty()
    }

    pub(crate) async fn follows(&self, words: &str) {
        self.click(By::LinkText(words)).await;
    }

    pub(crate) async fn presses(&self, words: &str) {
        self.click(button(words)).await;
    }

    async fn click(&self, what: By) {
        let found = self.browser.driver.query(what).wait(PATIENCE, POLL).first().await;
        match found {
            Ok(element) => {
                element.scroll_into_view().await.unwrap();
                element.click().await.unwrap();
            }
            Err(error) => panic!("{error}: {}", self.reads().await),
        }
    }

    /// The field with this label, seen or told.
    async fn field(&self, label: &str) -> WebElement {
        let by = format!(
            "//*[@id = //label[starts-with(normalize-space(), \"{label}\")]/@for] | //*[@aria-label = \"{label}\"]"
        );
        let found = self.browser.driver.query(By::XPath(by)).wait(PATIENCE, POLL).first().await;
        found.unwrap_or_else(|error| panic!("no field `{label}`: {error}"))
    }

    pub(crate) async fn types(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    pub(crate) async fn chooses(&self, label: &str, option: &str) {
        let field = self.field(label).await;
        field
            .find(By::XPath(format!("./option[normalize-space() = \"{option}\"]")))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
    }

    pub(crate) async fn gives(&self, label: &str, file: &Path) {
        self.field(label).await.send_keys(file.to_str().unwrap()).await.unwrap();
    }

    /// Sends the form whose action ends in one way to where it ends in another, past what the page offers.
    pub(crate) async fn forges(&self, from: &str, to: &str) {
        let script = "const [from, to] = arguments; const form = document.querySelector(`form[action$=\"/${from}\"]`); \
                      form.action = form.action.replace(from, to); form.submit();";
        self.browser.driver.execute(script, vec![json!(from), json!(to)]).await.unwrap();
    }

    /// Where the links of the page lead that have something in their address.
    pub(crate) async fn links(&self, part: &str) -> Vec<String> {
        let mut links = Vec::new();
        for link in self.browser.driver.find_all(By::Css(format!("main a[href*='{part}']"))).await.unwrap() {
            links.extend(link.attr("href").await.unwrap());
        }
        links
    }

    /// Follows a link to a file, and waits until all of it is there.
    pub(crate) async fn saves(&self, words: &str, folder: &Path, name: &str) -> std::path::PathBuf {
        self.browser.save_to(folder).await.unwrap();
        self.follows(words).await;
        let file = folder.join(name);
        let begun = std::time::Instant::now();
        // A browser gives a file its name when the whole of it has come.
        while !file.is_file() {
            assert!(begun.elapsed() < PATIENCE, "{name} was not saved");
            tokio::task::yield_now().await;
        }
        file
    }
}

fn button(words: &str) -> By {
    By::XPath(format!("//main//button[not(@aria-hidden) and normalize-space() = \"{words}\"]"))
}
