//! Every page that a link leads to, over plain HTTP.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use reqwest::header::{ACCEPT_ENCODING, CONTENT_TYPE, LOCATION};
use reqwest::redirect::Policy;

use crate::expect_none;
use crate::page::Page;
use crate::server::Server;

/// Pages with a chart or map may weigh this much on the wire, the style sheet included (design, section 10).
const DRAWN_BYTES_MAX: usize = 50_000;
/// All others this much.
const PLAIN_BYTES_MAX: usize = 20_000;
/// Addresses with a query are without number, and so are records: this many of each kind are followed.
const QUERIES_PER_KIND: usize = 4;
/// More pages than this is a maze.
const PAGES_MAX: usize = 6_000;

pub(crate) const LANGUAGES: [&str; 3] = ["en", "fr", "pt"];

/// An answer of the site.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) media_type: String,
    pub(crate) body: Vec<u8>,
}

/// A client that follows nothing and unpacks nothing.
pub(crate) struct Client {
    http: reqwest::Client,
    base: String,
}

impl Client {
    pub(crate) fn new(base: &str) -> Client {
        let http = reqwest::Client::builder().no_proxy().redirect(Policy::none()).build();
        Client { http: http.expect("a client can be made"), base: base.to_owned() }
    }

    pub(crate) async fn get(&self, path: &str, encoding: &str) -> Answer {
        let request = self.http.get(format!("{}{path}", self.base)).header(ACCEPT_ENCODING, encoding);
        let response = request.send().await.unwrap_or_else(|error| panic!("{path}: {error}"));
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (location, media_type) = (header(LOCATION), header(CONTENT_TYPE).unwrap_or_default());
        let status = response.status().as_u16();
        let body = response.bytes().await.unwrap_or_else(|error| panic!("{path}: {error}")).to_vec();
        Answer { status, location, media_type, body }
    }
}

/// The kind of page an address leads to, such as `en /participants/*`.
pub(crate) fn kind(path: &str) -> String {
    let (plain, query) = path.split_once('?').map_or((path, ""), |(plain, _)| (plain, "?"));
    let mut parts = plain.trim_matches('/').split('/');
    let lang = parts.next().unwrap_or_default();
    let known = ["compare", "participants", "sites", "companies", "findings", "definitions"];
    let names = parts.enumerate().map(|(depth, part)| if depth == 0 || known.contains(&part) { part } else { "*" });
    format!("{lang} /{}{query}", names.collect::<Vec<_>>().join("/"))
}

/// All pages by address, each with its HTML; what is wrong with the site is in `complaints`.
pub(crate) struct Site {
    pub(crate) pages: BTreeMap<String, String>,
    complaints: Vec<String>,
}

/// Follows every link from the home pages.
pub(crate) async fn crawl(client: &Client) -> Site {
    let mut site = Site { pages: BTreeMap::new(), complaints: Vec::new() };
    let mut queue: VecDeque<(String, String)> =
        LANGUAGES.iter().map(|lang| (format!("/{lang}/"), "the start".to_owned())).collect();
    let mut seen: BTreeSet<String> = queue.iter().map(|(path, _)| path.clone()).collect();
    let mut queries: BTreeMap<String, usize> = BTreeMap::new();
    let mut sheets: BTreeMap<String, usize> = BTreeMap::new();
    while let Some((path, from)) = queue.pop_front() {
        assert!(site.pages.len() < PAGES_MAX, "the site is a maze: {path}");
        let answer = client.get(&path, "identity").await;
        let mut follow = |target: &str| {
            let target = target.split('#').next().unwrap_or_default();
            if !target.starts_with('/') || target.starts_with("//") || !seen.insert(target.to_owned()) {
                return;
            }
            let followed = queries.entry(kind(target)).or_default();
            *followed += 1;
            let countless = target.contains('?') || target.contains("/record/");
            if !countless || *followed <= QUERIES_PER_KIND {
                queue.push_back((target.to_owned(), path.clone()));
            }
        };
        if let Some(location) = answer.location.as_deref().filter(|_| (300..400).contains(&answer.status)) {
            follow(location);
            continue;
        }
        if answer.status != 200 {
            site.complaints.push(format!("{path}: {} (linked from {from})", answer.status));
            continue;
        }
        if !answer.media_type.starts_with("text/html") {
            continue;
        }
        let html = String::from_utf8(answer.body).unwrap_or_else(|_| panic!("{path} is not UTF-8"));
        let page = Page(&html);
        page.attributes("href").iter().for_each(|target| follow(target));
        let lang = path.split('/').nth(1).unwrap_or_default();
        let faults = page.faults(lang).into_iter().map(|fault| format!("{path}: {fault}"));
        site.complaints.extend(faults);
        site.complaints.extend(weigh(client, &path, &page, &mut sheets).await);
        site.pages.insert(path, html);
    }
    site
}

/// A complaint when the page weighs more than it may.
async fn weigh(client: &Client, path: &str, page: &Page<'_>, sheets: &mut BTreeMap<String, usize>) -> Option<String> {
    let mut bytes = client.get(path, "gzip").await.body.len();
    for sheet in page.fetched().into_iter().filter(|address| address.starts_with('/')) {
        let weight = match sheets.get(&sheet) {
            Some(weight) => *weight,
            None => client.get(&sheet, "gzip").await.body.len(),
        };
        sheets.insert(sheet, weight);
        bytes += weight;
    }
    let most = if page.count("svg") > 0 { DRAWN_BYTES_MAX } else { PLAIN_BYTES_MAX };
    (bytes > most).then(|| format!("{path}: weighs {bytes} bytes, of {most}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_link_of_the_site_leads_to_a_whole_page_that_is_light() {
    let server = Server::start();
    let site = crawl(&Client::new(&server.base())).await;
    expect_none(&site.complaints, "something is wrong with the site");
    for kind_of_page in EVERY_KIND {
        for lang in LANGUAGES {
            let wanted = format!("{lang} {kind_of_page}");
            assert!(site.pages.keys().any(|path| kind(path) == wanted), "no link leads to {wanted}");
        }
    }
}

/// Every kind of page there is.
const EVERY_KIND: [&str; 19] = [
    "/",
    "/coverage",
    "/participants",
    "/participants/*",
    "/sites",
    "/sites/*",
    "/companies/*",
    "/findings",
    "/findings/*",
    "/definitions",
    "/definitions/*",
    "/definitions/compare/*/*",
    "/lab",
    "/examine",
    "/method",
    "/sources",
    "/log",
    "/log/*",
    "/record/*/*",
];
