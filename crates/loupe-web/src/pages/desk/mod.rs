//! The desk: the pages at which officers draft, validate, issue and receive certificates.

mod acts;
mod amounts;
mod arrive;
pub(crate) mod call;
mod certificate;
mod countries;
mod draft;
mod draft_form;
mod elsewhere;
mod fields;
mod form;
pub(crate) mod found;
pub(crate) mod frame;
mod history;
pub(crate) mod papers;
mod proof;
mod read;
mod receive;
mod rows;
pub(crate) mod sheet;
mod step;
mod tables;
#[cfg(test)]
mod typed_tests;
pub(crate) mod upload;
mod waiting;
mod written;

use axum::extract::DefaultBodyLimit;
use loupe_scheme::access::Permission as May;

use crate::routes::{OpenTo, Routes};
use crate::session::UPLOAD_BYTES_MAX;
use crate::state::App;

const SEE: OpenTo = OpenTo::May(&[May::SeeOwnCertificates]);
const DRAFT: OpenTo = OpenTo::May(&[May::DraftCertificate]);
const JUDGE: OpenTo = OpenTo::May(&[May::DraftCertificate, May::ValidateCertificate, May::IssueCertificate]);
const MOVE: OpenTo = OpenTo::May(&[May::MoveCertificate, May::WarnOfCertificate]);
const RECEIVE: OpenTo = OpenTo::May(&[May::ReceiveCertificate]);

/// Every address at the desk.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app)
        .pages("/desk", SEE, waiting::page)
        .merge(draft_routes(app))
        .pages("/desk/certificate/{number}", SEE, certificate::page)
        .pages("/desk/certificate/{number}/{step}", MOVE, step::page)
        .forms("/desk/certificate/{number}/{step}", MOVE, step::taken)
        .pages("/desk/receive", RECEIVE, arrive::page)
        .pages("/desk/receive/find", RECEIVE, receive::by_number)
        .forms("/desk/receive/code", RECEIVE, arrive::by_code)
        .pages("/desk/receive/paper", RECEIVE, elsewhere::page)
        .forms("/desk/receive/paper", RECEIVE, elsewhere::confirmed)
        .pages("/desk/receive/{number}", RECEIVE, receive::page)
        .forms("/desk/receive/{number}", RECEIVE, receive::confirmed)
        .pages("/desk/tables", SEE, tables::page)
        .pages("/desk/tables/{file}", SEE, tables::file)
        .pages("/certificate/{number}/paper", SEE, papers::page)
        .pages("/certificate/{number}/certificate.pdf", SEE, papers::pdf)
        .pages("/certificate/{number}/code.svg", SEE, papers::drawing)
        .merge(uploads(app))
}

fn draft_routes(app: &App) -> Routes {
    Routes::new(app)
        .pages("/desk/draft", DRAFT, draft::begin)
        .forms("/desk/draft", DRAFT, draft::begun)
        .pages("/desk/draft/{office}/{number}", SEE, proof::page)
        .pages("/desk/draft/{office}/{number}/edit", DRAFT, draft::edit)
        .forms("/desk/draft/{office}/{number}/edit", DRAFT, draft::edited)
        .forms("/desk/draft/{office}/{number}/{act}", JUDGE, proof::done)
}

/// Forms that send a file, which may be larger than what is typed.
fn uploads(app: &App) -> Routes {
    let routes = Routes::new(app)
        .forms("/desk/receive/photo", RECEIVE, arrive::by_photo)
        .forms("/desk/tables/drafts", DRAFT, tables::drafts)
        .forms("/desk/tables/receipts", RECEIVE, tables::receipts);
    routes.within(|router| router.layer(DefaultBodyLimit::max(UPLOAD_BYTES_MAX)))
}
