//! The check of a certificate with no network: the one page that does it, where this server has its file, and what to do
//! where it does not.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use tokio::io::AsyncReadExt as _;

use crate::cache;
use crate::reader::Reader;
use crate::routes::OpenTo::Everyone;
use crate::routes::Routes;
use crate::shell::{self, Section};
use crate::site::Site;
use crate::state::App;

/// Where the one page is.
const ADDRESS: &str = "/verify";
/// Where the newest trust bundle is.
const BUNDLE: &str = "/trust/bundle.json";
/// The largest file that is sent as the page, in bytes.
const PAGE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// What the page may do: run what stands in it, and show pictures that the reader gives to it. It says so itself as well,
/// more narrowly, by the hash of its script.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; \
                      img-src data: blob:; media-src blob: mediastream:; connect-src 'none'; form-action 'none'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// The page as a file, and the page that tells of it.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app).get(ADDRESS, Everyone, file).pages(ADDRESS, Everyone, page)
}

/// The one page itself; the page that tells of it, where there is no such file.
async fn file(site: Site, reader: Reader, headers: HeaderMap) -> Response {
    let elsewhere = || ([(header::VARY, "accept-language")], Redirect::to(&reader.link(ADDRESS))).into_response();
    let Some(bytes) = read(&site).await else { return elsewhere() };
    let gzip = if cache::takes_gzip(&headers) {
        let plain = bytes.clone();
        tokio::task::spawn_blocking(move || cache::compress(&plain).ok()).await.ok().flatten()
    } else {
        None
    };
    let said = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::VARY, "accept-encoding"),
    ];
    match gzip {
        Some(gzip) => (said, [(header::CONTENT_ENCODING, "gzip")], gzip).into_response(),
        None => (said, bytes).into_response(),
    }
}

/// The file's bytes; `None` where it is absent or too long.
async fn read(site: &Site) -> Option<Vec<u8>> {
    let file = tokio::fs::File::open(site.scan_page.as_ref()?).await.ok()?;
    let mut bytes = Vec::new();
    file.take(PAGE_BYTES_MAX + 1).read_to_end(&mut bytes).await.ok()?;
    (bytes.len() as u64 <= PAGE_BYTES_MAX).then_some(bytes)
}

/// How a certificate is checked with no network.
async fn page(State(app): State<App>, site: Site, reader: Reader) -> Response {
    let title = reader.text("scan-page-title");
    let has_bundle = app.registry.trust_bundles().await.is_ok_and(|all| !all.is_empty());
    let has_page = match &site.scan_page {
        Some(file) => tokio::fs::metadata(file).await.is_ok_and(|file| file.is_file()),
        None => false,
    };
    let page = shell::page(
        &reader,
        Section::None,
        &title,
        html! {
            h1 { (title) }
            p.lede { (reader.text("scan-page-lede")) }
            @if has_page {
                p { a href=(ADDRESS) { (reader.text("scan-title")) } }
                p { (reader.text("scan-quiet")) }
            } @else {
                p { (reader.text("scan-page-absent")) }
                pre.notes { "cargo xtask wasm" }
            }
            @if has_bundle {
                h2 { (reader.text("scan-page-bundle-link")) }
                p { (reader.text("scan-page-bundle")) }
                p { a href=(BUNDLE) download="loupe-trust.json" { (BUNDLE) } }
            }
            h2 { (reader.text("scan-page-shell")) }
            p { (reader.text("scan-page-command")) }
            pre.notes { "loupe certificate verify photo.jpg " span.nw { "--trust" } " loupe-trust.json" }
        },
    );
    // A bundle may be published, or the file put there, at any moment.
    ([(header::CACHE_CONTROL, "no-store")], page).into_response()
}
