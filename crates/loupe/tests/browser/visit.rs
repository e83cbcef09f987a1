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

/// Asked of a page; answers with text too faint to read (WCAG 2.2, 1.4.3), at most three examples.
const FAINT: &str = r#"
const context = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d', {willReadFrequently: true});
const seen = new Map();
const rgba = color => {
    if (!seen.has(color)) {
        context.clearRect(0, 0, 1, 1); context.fillStyle = color; context.fillRect(0, 0, 1, 1);
        seen.set(color, [...context.getImageData(0, 0, 1, 1).data]);
    }
    return seen.get(color);
};
const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const behind = element => {
    for (let e = element; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; }
    return rgba(getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff');
};
const faint = new Map();
for (const element of document.querySelectorAll('body *')) {
    if (element.closest('svg') || !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (![...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())) continue;
    const style = getComputedStyle(element);
    const [front, back] = [light(rgba(style.color)), light(behind(element))];
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    if (ratio < (large ? 3 : 4.5)) faint.set(`${style.color} on ${behind(element).slice(0, 3)}`, `${ratio.toFixed(2)}: ${element.textContent.trim().slice(0, 40)}`);
}
return [...faint].slice(0, 3).map(([colors, example]) => `faint text, ${colors}, ${example}`);
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
    for scheme in ["light", "dark"] {
        browser.set_scheme(scheme).await?;
        for path in some_of_each(site.pages.keys()).into_iter().filter(|path| path.starts_with("/en/")) {
            browser.driver.goto(format!("{base}{path}")).await?;
            let faint: Vec<String> = browser.driver.execute(FAINT, vec![]).await?.convert()?;
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
