//! Custody: a lot or stone and its story, what lies in a container, where stones from a place can be now, all that is
//! in stock, and what an operator keeps of its own.
//!
//! Whoever has the name of a lot may read where it is from. Whose acts these were, and what other lots are called, is for
//! the office that captured the events.

mod balance;
mod capture;
mod container;
mod desk;
mod document;
mod find;
mod flow;
mod job;
mod lot;
mod origins;
mod says;
mod steps;
mod stock;
mod take;
mod trace;
mod whence;

pub(crate) use trace::Followed;

use axum::body::{Body, to_bytes};
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use loupe_registry::lab::query;
use loupe_scheme::access::Permission;
use maud::{Markup, html};

use crate::cache;
use crate::reader::Reader;
use crate::routes::OpenTo::{self, Everyone};
use crate::routes::Routes;
use crate::session::UPLOAD_BYTES_MAX;
use crate::state::App;

const READ: OpenTo = OpenTo::May(&[Permission::ReadCustody]);
const CAPTURE: OpenTo = OpenTo::May(&[Permission::CaptureCustody]);

/// Every address about custody. They change with every event, and so are not kept.
pub(crate) fn routes(app: &App) -> Routes {
    let open = Routes::new(app)
        .pages("/custody", Everyone, find::page)
        .pages("/custody/lot", Everyone, lot::page)
        .pages("/custody/lot.csv", Everyone, lot::csv)
        .pages("/custody/container", Everyone, container::page)
        .pages("/custody/trace", Everyone, trace::page)
        .pages("/custody/stock", Everyone, stock::page)
        .within(|pages| pages.layer(from_fn(packed)));
    Routes::new(app)
        .merge(open)
        .pages("/desk/custody", READ, desk::page)
        .pages("/desk/custody/balance", READ, balance::page)
        .pages("/desk/custody/job/{job}", READ, job::page)
        .pages("/desk/custody/lot/passport", READ, take::lot_passport)
        .pages("/desk/custody/lot/events", READ, take::lot_events)
        .pages("/desk/custody/container/passport", READ, take::container_passport)
        .pages("/desk/custody/container/events", READ, take::container_events)
        .forms("/desk/custody/event/{event}", CAPTURE, desk::settled)
        .pages("/desk/custody/document", CAPTURE, document::page)
        .pages("/desk/custody/template/{file}", CAPTURE, document::template)
        .forms("/desk/custody/capture", CAPTURE, capture::confirmed)
        .merge(uploads(app))
}

/// The form that sends a file, which may be larger than what is typed.
fn uploads(app: &App) -> Routes {
    let routes = Routes::new(app).forms("/desk/custody/document", CAPTURE, document::sent);
    routes.within(|router| router.layer(DefaultBodyLimit::max(UPLOAD_BYTES_MAX)))
}

/// The largest page, uncompressed.
const PAGE_BYTES_MAX: usize = 4 << 20;

/// Sends a page compressed. None of these holds a form with a secret, which compressing would tell something of.
async fn packed(request: Request, next: Next) -> Response {
    let takes_gzip = cache::takes_gzip(request.headers());
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !takes_gzip || !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let packed = to_bytes(body, PAGE_BYTES_MAX).await.ok().and_then(|page| cache::compress(&page).ok());
    let Some(packed) = packed else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    head.headers.remove(header::CONTENT_LENGTH);
    head.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    head.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    Response::from_parts(head, Body::from(packed))
}

/// An answer that differs by who asks, and is kept by no cache.
fn not_kept(page: impl IntoResponse) -> Response {
    let mut response = page.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.append(header::VARY, HeaderValue::from_static("cookie, authorization"));
    response
}

/// The address of a lot's page, or of another that takes a name.
fn named(path: &str, name: &str) -> String {
    format!("{path}?{}", query(&[("name".to_owned(), name.to_owned())]))
}

/// A lot by its name, linked to its page.
fn lot_link(reader: &Reader, name: &str) -> Markup {
    html! { a href=(reader.link(&named("/custody/lot", name))) { bdi { (name) } } }
}

/// What was done, in a word or two.
fn process(reader: &Reader, name: &str) -> String {
    if name.is_empty() {
        return reader.text("custody-page-seen").into_owned();
    }
    reader.text(&format!("custody-process-{name}")).into_owned()
}

/// So much of the name of an event is shown where it is a hash; the answers for machines have all of it.
const EVENT_CHARS: usize = 48;

/// What an event is called.
fn event(name: &str) -> Markup {
    let is_long = name.chars().count() > EVENT_CHARS;
    let shown: String = name.chars().take(if is_long { EVENT_CHARS / 2 } else { EVENT_CHARS }).collect();
    html! { code { (shown) @if is_long { "…" } } }
}
