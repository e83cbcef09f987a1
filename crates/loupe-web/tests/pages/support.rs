//! The server without a socket, over the shipped world in a SQLite file.

use std::io::Read;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::civil::{Date, date};
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world::shipped;
use loupe_web::App;
use tower::ServiceExt;

fn today() -> Date {
    date(2026, 11, 24)
}

/// One server for all tests of this file; the database lives as long as the tests run.
pub(crate) struct Server {
    pub(crate) registry: Arc<Registry>,
    router: Router,
    _folder: tempfile::TempDir,
}

pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// Bytes on the wire.
    pub(crate) weight: usize,
    pub(crate) text: String,
}

impl Page {
    pub(crate) fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) async fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    static MAKING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _one_at_a_time = MAKING.lock().await;
    if let Some(server) = SERVER.get() {
        return server;
    }
    let server = empty().await;
    server.registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
    SERVER.get_or_init(|| server)
}

/// A server over a database into which nothing was imported yet.
pub(crate) async fn empty() -> Server {
    let folder = tempfile::tempdir().unwrap();
    let registry = Arc::new(Registry::open(&sqlite_url(folder.path())).await.unwrap());
    let router = loupe_web::app(App { registry: registry.clone(), today });
    Server { registry, router, _folder: folder }
}

impl Server {
    pub(crate) async fn send(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let zipped = head.headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding == "gzip");
        let mut text = Vec::new();
        if zipped {
            flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut text).unwrap();
        } else {
            text.extend_from_slice(&bytes);
        }
        let text = String::from_utf8(text).unwrap();
        Page { status: head.status, headers: head.headers, weight: bytes.len(), text }
    }

    /// A page as a browser asks for it.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).header("accept-encoding", "gzip").body(Body::empty()).unwrap()).await
    }

    /// A page with one more header.
    pub(crate) async fn get_with(&self, path: &str, name: header::HeaderName, value: &str) -> Page {
        self.send(Request::get(path).header(name, value).body(Body::empty()).unwrap()).await
    }
}

/// The text of a page without its tags, spaces run together.
pub(crate) fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace(['\u{a0}', '\u{202f}'], " ").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
