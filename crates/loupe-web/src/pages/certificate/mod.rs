//! The public side of certificates: one certificate, the search, warnings, suspicions, reconciliation.
//!
//! Everybody reads what a certificate claims, its history and its proof. What is commercial is for the entitled: an
//! officer of either side who is signed in, or whoever holds the paper and shows its code.

mod files;
mod limit;
mod public;
mod reconcile;
mod search;
mod statement;
mod suspect;
mod unknown;
mod warnings;

use axum::http::{HeaderValue, header};
use axum::response::Response;
use loupe_scheme::access::Permission;
use loupe_scheme::certificate::fakes::Pattern;

use crate::reader::Reader;
use crate::routes::OpenTo::{Everyone, May};
use crate::routes::{OpenTo, Routes};
use crate::state::App;

const RECONCILE: OpenTo = May(&[Permission::ReconcileCertificates]);

/// Every address about certificates that is not at the desk. They change with every step of one, and so are not kept.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app)
        .pages("/certificates", Everyone, search::page)
        .forms("/certificates", Everyone, search::code)
        .pages("/certificate/{number}", Everyone, public::page)
        .get("/certificate/{number}/claims.json", Everyone, files::claims)
        .get("/certificate/{number}/credential.jwt", Everyone, files::credential)
        .pages("/warnings", Everyone, warnings::page)
        .get("/warnings.csv", Everyone, warnings::csv)
        .pages("/suspicion", Everyone, suspect::page)
        .forms("/suspicion", Everyone, suspect::send)
        .pages("/receipts-owed", Everyone, reconcile::owed)
        .pages("/reconciliation", RECONCILE, reconcile::page)
        .get("/reconciliation.csv", RECONCILE, reconcile::csv)
}

/// A pattern of false certificates in a few words.
fn ground_name(reader: &Reader, pattern: Pattern) -> String {
    reader.text(&format!("fakename-{}", pattern.code())).into_owned()
}

/// An answer that differs by who asks, and is kept by no cache.
fn not_kept(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.append(header::VARY, HeaderValue::from_static("cookie, authorization"));
    response
}
