//! Finished pages, kept compressed and within bounds. A new edition of the register, or a new day, empties it.

use std::collections::{HashMap, VecDeque};
use std::io::{Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::civil::Date;
use loupe_registry::edition::Edition;
use sha2::{Digest, Sha256};

use crate::state::App;

/// Compressed bytes kept of pages whose address has no query: all of them fit.
const PLAIN_BYTES_MAX: usize = 24 << 20;
/// Compressed bytes kept of pages with a query: anyone may make new ones.
const QUERY_BYTES_MAX: usize = 6 << 20;
/// The largest page, uncompressed.
const PAGE_BYTES_MAX: usize = 4 << 20;

/// A finished page.
struct Finished {
    gzip: Bytes,
    hash: String,
    content_type: HeaderValue,
}

/// Pages by address, the oldest given up first.
#[derive(Default)]
struct Shelf {
    pages: HashMap<Arc<str>, Arc<Finished>>,
    order: VecDeque<Arc<str>>,
    bytes: usize,
}

impl Shelf {
    fn put(&mut self, address: &str, page: Arc<Finished>, most: usize) {
        if self.pages.contains_key(address) || page.gzip.len() > most {
            return;
        }
        let address: Arc<str> = address.into();
        self.bytes += page.gzip.len();
        self.order.push_back(address.clone());
        self.pages.insert(address, page);
        while self.bytes > most {
            let Some(oldest) = self.order.pop_front() else { break };
            if let Some(page) = self.pages.remove(&oldest) {
                self.bytes -= page.gzip.len();
            }
        }
    }
}

#[derive(Default)]
struct Shelves {
    made_from: Option<(Arc<Edition>, Date)>,
    plain: Shelf,
    query: Shelf,
}

/// The cache, shared by all requests.
#[derive(Clone)]
pub(crate) struct Cache {
    app: App,
    shelves: Arc<Mutex<Shelves>>,
    /// One page is made at a time, so that a crowd at an empty cache makes it once.
    making: Arc<tokio::sync::Mutex<()>>,
}

impl Cache {
    /// An empty cache of pages made by `app`.
    pub(crate) fn new(app: App) -> Cache {
        Cache { app, shelves: Arc::default(), making: Arc::default() }
    }

    fn with<T>(&self, work: impl FnOnce(&mut Shelves) -> T) -> T {
        let (edition, today) = (self.app.edition(), (self.app.today)());
        let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = shelves.made_from.as_ref().is_some_and(|(e, day)| Arc::ptr_eq(e, &edition) && *day == today);
        if !fresh {
            *shelves = Shelves { made_from: Some((edition, today)), ..Shelves::default() };
        }
        work(&mut shelves)
    }

    fn get(&self, address: &str) -> Option<Arc<Finished>> {
        self.with(|shelves| {
            let shelf = if address.contains('?') { &shelves.query } else { &shelves.plain };
            shelf.pages.get(address).cloned()
        })
    }

    fn put(&self, address: &str, page: &Arc<Finished>) {
        self.with(|shelves| {
            if address.contains('?') {
                shelves.query.put(address, page.clone(), QUERY_BYTES_MAX);
            } else {
                shelves.plain.put(address, page.clone(), PLAIN_BYTES_MAX);
            }
        });
    }
}

/// Answers from the cache, or makes the page and keeps it. Only a 200 to a GET is kept.
pub(crate) async fn keep(State(cache): State<Cache>, request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let address = request.uri().path_and_query().map_or("/", |both| both.as_str()).to_owned();
    let asked = Asked::of(request.headers());
    if let Some(page) = cache.get(&address) {
        return answer(&page, &asked);
    }
    let _one_at_a_time = cache.making.lock().await;
    if let Some(page) = cache.get(&address) {
        return answer(&page, &asked);
    }
    let head = *request.method() == Method::HEAD;
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || head {
        return response;
    }
    match finish(response).await {
        Ok(page) => {
            let page = Arc::new(page);
            cache.put(&address, &page);
            answer(&page, &asked)
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Sends a page that changes with the log and not with the edition: compressed and tagged, and not kept.
pub(crate) async fn pack(request: Request, next: Next) -> Response {
    let asked = Asked::of(request.headers());
    let head = *request.method() == Method::HEAD;
    let response = next.run(request).await;
    let html =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if response.status() != StatusCode::OK || head || !html {
        return response;
    }
    match finish(response).await {
        Ok(page) => answer(&page, &asked),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What a request says of how it wants the page.
struct Asked {
    gzip: bool,
    has: Option<HeaderValue>,
}

impl Asked {
    fn of(headers: &HeaderMap) -> Asked {
        Asked { gzip: takes_gzip(headers), has: headers.get(header::IF_NONE_MATCH).cloned() }
    }
}

/// Whether a request takes a compressed answer.
pub(crate) fn takes_gzip(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepts.split(',').any(|item| {
        let (name, q) = item.split_once(';').unwrap_or((item, ""));
        name.trim() == "gzip" && !matches!(q.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// Compresses as well as can be: it is done once for many readers.
pub(crate) fn compress(bytes: &[u8]) -> std::io::Result<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(9));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.into())
}

async fn finish(response: Response) -> Result<Finished, std::io::Error> {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, PAGE_BYTES_MAX).await.map_err(std::io::Error::other)?;
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    let content_type = parts.headers.get(header::CONTENT_TYPE).cloned().unwrap_or(html);
    let hash = Sha256::digest(&bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    Ok(Finished { gzip: compress(&bytes)?, hash, content_type })
}

fn answer(page: &Finished, asked: &Asked) -> Response {
    let etag = if asked.gzip { format!("\"{}-gz\"", page.hash) } else { format!("\"{}\"", page.hash) };
    let mut headers = HeaderMap::new();
    if let Ok(tag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let known = asked.has.as_ref().and_then(|value| value.to_str().ok()).unwrap_or_default();
    if known.split(',').any(|tag| tag.trim() == "*" || tag.trim().trim_start_matches("W/") == etag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(header::CONTENT_TYPE, page.content_type.clone());
    if asked.gzip {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        return (headers, Body::from(page.gzip.clone())).into_response();
    }
    let mut plain = Vec::new();
    match GzDecoder::new(&page.gzip[..]).read_to_end(&mut plain) {
        Ok(_) => (headers, Body::from(plain)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bytes: usize) -> Arc<Finished> {
        let content_type = HeaderValue::from_static("text/html");
        Arc::new(Finished { gzip: vec![0; bytes].into(), hash: String::new(), content_type })
    }

    #[test]
    fn a_full_shelf_gives_up_its_oldest_page() {
        let mut shelf = Shelf::default();
        for address in ["/a", "/b", "/c"] {
            shelf.put(address, page(40), 100);
        }
        assert!(!shelf.pages.contains_key("/a") && shelf.pages.contains_key("/c"));
        assert_eq!(shelf.bytes, 80);
        shelf.put("/huge", page(101), 100);
        assert!(!shelf.pages.contains_key("/huge"));
    }
}
