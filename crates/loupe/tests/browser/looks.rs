//! What is wrong with the page that a browser shows: how it looks, what it asks for, what it says.

use thirtyfour::prelude::*;

use crate::browser::Browser;

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

/// What is wrong with the page that is open, and with what it did to get there.
pub(crate) async fn faults(browser: &Browser, base: &str) -> WebDriverResult<Vec<String>> {
    let mut faults: Vec<String> = browser.driver.execute(FAULTS, vec![]).await?.convert()?;
    let heard = browser.heard().await?;
    faults.extend(heard.console.into_iter().map(|message| format!("the console says {message}")));
    let own = |url: &String| url.starts_with(base) || url.starts_with("data:");
    faults.extend(heard.requests.into_iter().filter(|url| !own(url)).map(|url| format!("requested {url}")));
    Ok(faults)
}

/// Text of the open page that is too faint to read.
pub(crate) async fn faint(browser: &Browser) -> WebDriverResult<Vec<String>> {
    browser.driver.execute(FAINT, vec![]).await?.convert()
}
