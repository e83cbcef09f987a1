//! Custody: a lot or stone and its story, where stones from a place can be now, and what an operator keeps of its own.
//!
//! Whoever has the name of a lot may read where it is from. Whose acts these were, and what other lots are called, is for
//! the office that captured the events.

mod balance;
mod capture;
mod desk;
mod document;
mod find;
mod flow;
mod job;
mod lot;
mod origins;
mod says;
mod steps;
mod trace;

pub(crate) use trace::Followed;

use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use loupe_registry::lab::query;
use loupe_scheme::access::Permission;
use maud::{Markup, html};

use crate::reader::Reader;
use crate::routes::OpenTo::{self, Everyone};
use crate::routes::Routes;
use crate::session::UPLOAD_BYTES_MAX;
use crate::state::App;

const READ: OpenTo = OpenTo::May(&[Permission::ReadCustody]);
const CAPTURE: OpenTo = OpenTo::May(&[Permission::CaptureCustody]);

/// Every address about custody. They change with every event, and so are not kept.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app)
        .pages("/custody", Everyone, find::page)
        .pages("/custody/lot", Everyone, lot::page)
        .pages("/custody/lot.csv", Everyone, lot::csv)
        .pages("/custody/trace", Everyone, trace::page)
        .pages("/desk/custody", READ, desk::page)
        .pages("/desk/custody/balance", READ, balance::page)
        .pages("/desk/custody/job/{job}", READ, job::page)
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
