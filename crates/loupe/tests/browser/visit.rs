//! Pages of every kind in a real browser.

use std::collections::BTreeMap;

use thirtyfour::prelude::*;

use crate::browser::{Browser, Script};
use crate::crawl::{Client, LANGUAGES, crawl, kind};
use crate::looks::{faint, faults};
use crate::server::Server;
use crate::{chromedriver, expect_none};

/// How many pages of each kind are opened, in each language.
const PER_KIND: usize = 3;

/// A few pages of every kind in every language, by address.
fn some_of_each<'p>(paths: impl Iterator<Item = &'p String>) -> Vec<&'p String> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut wanted = |path: &&String| {
        let taken = taken.entry(kind(path)).or_default();
        *taken += 1;
        *taken <= PER_KIND
    };
    paths.filter(|path| wanted(path)).collect()
}

async fn visit(browser: &Browser, base: &str) -> WebDriverResult<Vec<String>> {
    let site = crawl(&Client::new(base)).await;
    let mut complaints = Vec::new();
    // What the browser does for itself while it starts is not the site's doing.
    browser.driver.goto(format!("{base}/en/")).await?;
    browser.heard().await?;
    for width in [320, 768, 1280] {
        browser.set_width(width).await?;
        for path in some_of_each(site.pages.keys()) {
            browser.driver.goto(format!("{base}{path}")).await?;
            let faults = faults(browser, base).await?;
            complaints.extend(faults.into_iter().map(|fault| format!("{path} at {width} px: {fault}")));
        }
    }
    for scheme in ["light", "dark"] {
        browser.set_scheme(scheme).await?;
        for path in some_of_each(site.pages.keys()).into_iter().filter(|path| path.starts_with("/en/")) {
            browser.driver.goto(format!("{base}{path}")).await?;
            let faint = faint(browser).await?;
            complaints.extend(faint.into_iter().map(|fault| format!("{path} in {scheme}: {fault}")));
        }
    }
    Ok(complaints)
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_every_kind_are_quiet_whole_and_narrow_enough() {
    let Some(chromedriver) = chromedriver("pages in a browser") else { return };
    let server = Server::start();
    let browser = Browser::open(&chromedriver, Script::On).await.expect("a browser opens");
    let complaints = visit(&browser, &server.base()).await;
    browser.close().await.expect("the browser closes");
    expect_none(&complaints.expect("the browser answers"), "something is wrong in a browser");
}

async fn read_without_script(browser: &Browser, base: &str) -> WebDriverResult<()> {
    // Proves that script is off, so that what follows means something.
    let proof = "data:text/html,<p id=p>off</p><script>document.getElementById('p').textContent='on'</script>";
    browser.driver.goto(proof).await?;
    assert_eq!(browser.driver.find(By::Id("p")).await?.text().await?, "off");
    for lang in LANGUAGES {
        browser.driver.goto(format!("{base}/{lang}/")).await?;
        let links = browser.driver.find_all(By::Css("header nav a")).await?.len();
        assert!(links >= 5, "the pages are reached from the header: {links} links");
        for nth in 0..links {
            browser.driver.goto(format!("{base}/{lang}/")).await?;
            let links = browser.driver.find_all(By::Css("header nav a")).await?;
            let Some(link) = links.get(nth) else { continue };
            link.click().await?;
            let main = browser.driver.query(By::Css("main")).first().await?.text().await?;
            let heading = browser.driver.find(By::Css("h1")).await?.text().await?;
            assert!(main.len() > 200, "{heading}: {main}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_site_works_without_script() {
    let Some(chromedriver) = chromedriver("the site without script") else { return };
    let server = Server::start();
    let browser = Browser::open(&chromedriver, Script::Off).await.expect("a browser opens");
    let read = read_without_script(&browser, &server.base()).await;
    browser.close().await.expect("the browser closes");
    read.expect("the browser answers");
}
