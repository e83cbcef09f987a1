//! The pages, one file each, and the addresses they live at.

mod account;
mod certificate;
mod company;
pub(crate) mod compare;
mod coverage;
pub(crate) mod custody;
pub(crate) mod definition;
pub(crate) mod definitions;
mod desk;
mod examine;
mod finding;
mod findings;
mod home;
mod lab;
pub(crate) mod lists;
mod log;
mod method;
mod offices;
mod participant;
pub(crate) mod parts;
mod record;
mod sign_in;
mod sign_in_passkey;
mod site;
mod sites;
mod sources;
pub(crate) mod statement;
pub(crate) mod verify;

use axum::http::{Uri, header};
use axum::response::{IntoResponse, Redirect};
use maud::Markup;

use crate::reader::Reader;
use crate::refused::Refused;
use crate::routes::OpenTo::Everyone;
use crate::routes::Routes;
use crate::state::App;

/// What a page answers: itself, or why not.
pub type Answer = Result<Markup, Refused>;

/// Every page in every language, below `/{lang}/`.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app)
        .pages("", Everyone, to_slash)
        .pages("/", Everyone, home::page)
        .merge(definition_pages(app))
        .merge(register_pages(app))
        .get("/definitions/{file}", Everyone, definition::file)
        .get("/", Everyone, start)
}

/// Where a reader begins: the first page in the language they prefer.
async fn start(reader: Reader) -> impl IntoResponse {
    ([(header::VARY, "accept-language")], Redirect::to(&reader.link("/")))
}

async fn to_slash(reader: Reader) -> Redirect {
    Redirect::permanent(&reader.link("/"))
}

/// Definitions, their comparison, and what they make of the record.
fn definition_pages(app: &App) -> Routes {
    Routes::new(app)
        .pages("/definitions", Everyone, definitions::page)
        .pages("/definitions/{key}", Everyone, definition::page)
        .pages("/method", Everyone, method::page)
        .pages("/method/refusals", Everyone, method::refusals)
        .pages("/sources", Everyone, sources::page)
        .pages("/sources/{topic}", Everyone, sources::topic)
        .pages("/sources/{topic}/notes", Everyone, sources::notes)
        .pages("/lab", Everyone, lab::page)
        .pages("/lab.toml", Everyone, lab::file)
        .pages("/examine", Everyone, examine::page)
        .pages("/definitions/compare", Everyone, definitions::chosen)
        .pages("/definitions/compare/{a}/{b}", Everyone, compare::page)
}

/// The log, its records and how to check them. They change with every checkpoint, and so are not kept.
pub(crate) fn log_routes(app: &App) -> Routes {
    Routes::new(app)
        .get("/log", Everyone, to_language)
        .get("/log/", Everyone, to_language)
        .get("/record/{office}/{number}", Everyone, to_language)
        .get("/certificate/{number}", Everyone, to_language)
        .get("/record/{office}/{number}/record.json", Everyone, record::bytes)
        .get("/record/{office}/{number}/proof.tlog-proof", Everyone, record::proof)
        .pages("/log", Everyone, log::page)
        .pages("/log/guide", Everyone, log::guide::page)
        .pages("/record/{office}/{number}", Everyone, record::page)
        .pages("/offices", Everyone, offices::page)
        .pages("/offices/{office}", Everyone, offices::one)
}

/// Pages of those who are signed in, and the one at which they sign in. No cache keeps them.
pub(crate) fn own_routes(app: &App) -> Routes {
    account::routes(app).merge(certificate::routes(app)).merge(custody::routes(app)).merge(desk::routes(app))
}

/// The same page in the language that the reader prefers.
async fn to_language(reader: Reader, uri: Uri) -> impl IntoResponse {
    let place = uri.path().trim_end_matches('/');
    ([(header::VARY, "accept-language")], Redirect::to(&reader.link(place)))
}

/// What was filed, found and looked at.
fn register_pages(app: &App) -> Routes {
    Routes::new(app)
        .pages("/coverage", Everyone, coverage::page)
        .pages("/companies/{id}", Everyone, company::page)
        .pages("/sites", Everyone, sites::page)
        .pages("/sites/{id}", Everyone, site::page)
        .pages("/findings", Everyone, findings::page)
        .pages("/findings/{id}", Everyone, finding::page)
        .pages("/participants", Everyone, participant::list_page)
        .pages("/participants/{code}", Everyone, participant::page)
}
