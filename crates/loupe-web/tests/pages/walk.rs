//! Walks every link from the first page on, in every language, and holds each page to what all of them promise.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::{StatusCode, header};
use loupe_web::shell::STYLE_PATH;

use crate::support::{Page, server};

/// What a page may weigh on the wire with the style sheet: with a chart or map, and without.
const DRAWN_BYTES_MAX: usize = 50 << 10;
const PLAIN_BYTES_MAX: usize = 20 << 10;

/// The addresses in the links of a page that stay on this server, without what stands after `#`.
fn links(html: &str) -> BTreeSet<String> {
    let addresses = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let own = addresses.filter(|address| address.starts_with('/') && !address.starts_with("//"));
    own.map(|address| address.split('#').next().unwrap_or(address).replace("&amp;", "&")).collect()
}

/// Of the addresses that differ only in their query, two are followed in each language: there are more of them than
/// anyone could count, and they are made by the same code.
const QUERIES_FOLLOWED: usize = 2;

/// Whether a link is new, and not the third of its kind.
fn worth_following(link: &str, known: &mut BTreeSet<String>, queries: &mut BTreeMap<String, usize>) -> bool {
    if known.contains(link) {
        return false;
    }
    if let Some((page, _)) = link.split_once('?') {
        let followed = queries.entry(page.to_owned()).or_default();
        if *followed == QUERIES_FOLLOWED {
            return false;
        }
        *followed += 1;
    }
    known.insert(link.to_owned())
}

/// A key of the catalogue that has no text prints itself in square brackets.
fn untold_key(html: &str) -> Option<&str> {
    let inside = html.split('[').skip(1).filter_map(|rest| rest.split_once(']').map(|(key, _)| key));
    let mut keys = inside.filter(|key| key.contains('-') && !key.contains(' '));
    keys.find(|key| key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

fn faults(path: &str, page: &Page, style: usize) -> Vec<String> {
    let html = &page.text;
    let mut faults = Vec::new();
    if page.status != StatusCode::OK {
        faults.push(format!("{path}: answers {}", page.status));
    }
    if !page.header(header::CONTENT_TYPE).starts_with("text/html") {
        return faults;
    }
    let mut fault = |what: String| faults.push(format!("{path}: {what}"));
    if let Some(key) = untold_key(html) {
        fault(format!("has no text for {key}"));
    }
    let lang = path.get(1..3).unwrap_or_default();
    if !html.contains(&format!("<html lang=\"{lang}\">")) {
        fault("does not say its language".to_owned());
    }
    if html.matches("<h1").count() != 1 {
        fault(format!("has {} first headings", html.matches("<h1").count()));
    }
    for forbidden in ["<script", " style=\"", "<style", "onclick", "http-equiv", "src=\"http"] {
        if html.contains(forbidden) {
            fault(format!("holds {forbidden}"));
        }
    }
    let drawn = html.contains("class=\"plot") || html.contains("class=\"map");
    let most = if drawn { DRAWN_BYTES_MAX } else { PLAIN_BYTES_MAX };
    if page.weight + style > most {
        fault(format!("weighs {} bytes with the style sheet", page.weight + style));
    }
    faults
}

#[tokio::test]
async fn every_link_in_every_language_leads_to_a_page_that_keeps_its_promises() {
    let server = server().await;
    let style = server.get(&STYLE_PATH).await.weight;
    let mut waiting: VecDeque<String> = ["/en/", "/fr/", "/pt/"].map(str::to_owned).into();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut queries = BTreeMap::new();
    let mut faults_found = Vec::new();
    let mut heaviest = (0, String::new());
    while let Some(path) = waiting.pop_front() {
        let page = server.get(&path).await;
        if page.header(header::LOCATION).starts_with(&format!("{}/sign-in?", &path[..3])) {
            continue;
        }
        faults_found.extend(faults(&path, &page, style));
        if page.header(header::CONTENT_TYPE).starts_with("text/html") {
            heaviest = heaviest.max((page.weight, path.clone()));
            let new = links(&page.text).into_iter().filter(|link| worth_following(link, &mut known, &mut queries));
            waiting.extend(new.collect::<Vec<_>>());
        }
    }
    let pages = known.iter().filter(|path| !path.starts_with("/api")).count();
    eprintln!("{pages} pages, {} addresses; the heaviest is {} with {} bytes", known.len(), heaviest.1, heaviest.0);
    assert!(faults_found.is_empty(), "{} faults, such as:\n{}", faults_found.len(), first(&faults_found));
    for lang in ["en", "fr", "pt"] {
        let of = known.iter().filter(|path| path.starts_with(&format!("/{lang}/"))).count();
        assert!(of > 400, "only {of} pages in {lang}");
    }
}

fn first(faults: &[String]) -> String {
    faults.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
}
