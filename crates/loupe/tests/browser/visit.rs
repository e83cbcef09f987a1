//! Pages of every kind in a real browser.

use std::collections::BTreeMap;

use thirtyfour::prelude::*;

use crate::browser::{Browser, Script};
use crate::crawl::{Client, LANGUAGES, crawl, kind};
use crate::server::Server;
use crate::{chromedriver, expect_none};

/// How many pages of each kind are opened, in each language.
const PER_KIND: usize = 3;

/// Asked of a page; answers with what is wrong with it.
const FAULTS: &str = r#"
const faults = [];
const names = element => element.getAttribute('aria-label') || element.getAttribute('aria-labelledby');
const wide = document.documentElement.scrollWidth - window.innerWidth;
if (wide > 0) {
    const over = [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1);
    faults.push(`scrolls sideways by ${wide} px at ${window.innerWidth} px: ${over.slice(0, 3).map(e => e.tagName + '.' + e.className).join(', ')}`);
}
for (const control of document.querySelectorAll('input:not([type=hidden]):not([type=submit]), select, textarea'))
    if (!control.labels?.length && !names(control)) faults.push(`a control without a label: ${control.name}`);
for (const link of document.querySelectorAll('a[href], button'))
    if (!link.textContent.trim() && !names(link) && !link.querySelector('title, [alt]')) faults.push(`a link without words: ${link.outerHTML.slice(0, 80)}`);
for (const image of document.querySelectorAll('svg'))
    if (image.getAttribute('aria-hidden') !== 'true' && !names(image) && !image.querySelector('title')) faults.push('a drawing without words');
for (const table of document.querySelectorAll('table'))
    if (!table.querySelector('th')) faults.push('a table without headings');
for (const {name} of performance.getEntriesByType('resource'))
    if (!name.startsWith(location.origin) && !name.startsWith('data:')) faults.push(`fetched ${name}`);
return faults;
"#;

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

/// What is wrong with one page as a browser shows it.
async fn faults_of(browser: &Browser, base: &str, path: &str) -> WebDriverResult<Vec<String>> {
    browser.driver.goto(format!("{base}{path}")).await?;
    let mut faults: Vec<String> = browser.driver.execute(FAULTS, vec![]).await?.convert()?;
    let heard = browser.heard().await?;
    faults.extend(heard.console.into_iter().map(|message| format!("the console says {message}")));
    let own = |url: &String| url.starts_with(base) || url.starts_with("data:");
    faults.extend(heard.requests.into_iter().filter(|url| !own(url)).map(|url| format!("requested {url}")));
    Ok(faults)
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
            let faults = faults_of(browser, base, path).await?;
            complaints.extend(faults.into_iter().map(|fault| format!("{path} at {width} px: {fault}")));
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
