//! The pages, one file each, and the addresses they live at.

mod company;
pub(crate) mod compare;
mod coverage;
pub(crate) mod definition;
pub(crate) mod definitions;
mod examine;
mod finding;
mod findings;
mod home;
mod lab;
pub(crate) mod lists;
mod log;
mod method;
mod participant;
pub(crate) mod parts;
mod record;
mod site;
mod sites;
mod sources;
pub(crate) mod statement;

use axum::Router;
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use loupe_scheme::words::Lang;
use maud::Markup;

use crate::reader::Reader;
use crate::refused::Refused;
use crate::state::App;

/// What a page answers: itself, or why not.
pub type Answer = Result<Markup, Refused>;

/// Every page in every language, below `/{lang}/`.
pub fn routes() -> Router<App> {
    let mut router = Router::new();
    for lang in Lang::ALL {
        let at = |path: &str| format!("/{}{path}", lang.tag());
        let start = at("/");
        router = router
            .merge(definition_pages(lang))
            .merge(register_pages(lang))
            .route(&at(""), get(move || async move { Redirect::permanent(&start) }))
            .route(&at("/"), get(home::page));
    }
    let router = router.route("/definitions/{file}", get(definition::file));
    router.route("/", get(start))
}

/// Where a reader begins: the first page in the language they prefer.
async fn start(reader: Reader) -> impl IntoResponse {
    ([(header::VARY, "accept-language")], Redirect::to(&reader.link("/")))
}

/// Definitions, their comparison, and what they make of the record.
fn definition_pages(lang: Lang) -> Router<App> {
    let at = |path: &str| format!("/{}{path}", lang.tag());
    Router::new()
        .route(&at("/definitions"), get(definitions::page))
        .route(&at("/definitions/{key}"), get(definition::page))
        .route(&at("/method"), get(method::page))
        .route(&at("/sources"), get(sources::page))
        .route(&at("/sources/{topic}"), get(sources::topic))
        .route(&at("/sources/{topic}/notes"), get(sources::notes))
        .route(&at("/lab"), get(lab::page))
        .route(&at("/lab.toml"), get(lab::file))
        .route(&at("/examine"), get(examine::page))
        .route(&at("/definitions/compare"), get(definitions::chosen))
        .route(&at("/definitions/compare/{a}/{b}"), get(compare::page))
}

/// The log, its records and how to check them. They change with every checkpoint, and so are not kept.
pub(crate) fn log_routes() -> Router<App> {
    let mut router = Router::new()
        .route("/log", get(to_language))
        .route("/log/", get(to_language))
        .route("/record/{office}/{number}", get(to_language))
        .route("/record/{office}/{number}/record.json", get(record::bytes))
        .route("/record/{office}/{number}/proof.tlog-proof", get(record::proof));
    for lang in Lang::ALL {
        let at = |path: &str| format!("/{}{path}", lang.tag());
        router = router
            .route(&at("/log"), get(log::page))
            .route(&at("/log/guide"), get(log::guide::page))
            .route(&at("/record/{office}/{number}"), get(record::page));
    }
    router
}

/// The same page in the language that the reader prefers.
async fn to_language(reader: Reader, uri: Uri) -> impl IntoResponse {
    let place = uri.path().trim_end_matches('/');
    ([(header::VARY, "accept-language")], Redirect::to(&reader.link(place)))
}

/// What was filed, found and looked at.
fn register_pages(lang: Lang) -> Router<App> {
    let at = |path: &str| format!("/{}{path}", lang.tag());
    Router::new()
        .route(&at("/coverage"), get(coverage::page))
        .route(&at("/companies/{id}"), get(company::page))
        .route(&at("/sites"), get(sites::page))
        .route(&at("/sites/{id}"), get(site::page))
        .route(&at("/findings"), get(findings::page))
        .route(&at("/findings/{id}"), get(finding::page))
        .route(&at("/participants"), get(participant::list_page))
        .route(&at("/participants/{code}"), get(participant::page))
}
