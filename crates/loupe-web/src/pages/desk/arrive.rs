//! How the certificate of a shipment that arrived is found: its number, a photo of the paper, or the text of its code.

use axum::extract::{Form as Posted, Multipart};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use loupe_credential::{code, photo};
use loupe_registry::registry::Trouble;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::amounts::at;
use super::call::{Desk, Pairs};
use super::fields::Fields;
use super::form::{Form, Typing};
use super::upload::{Upload, received};
use crate::session::csrf_field;
use crate::unmade::{Made, Unmade};

/// The page.
pub(crate) async fn page(desk: Desk) -> Made {
    Ok(shown(&desk, &Fields::default(), &[]))
}

/// The certificate of a photo.
pub(crate) async fn by_photo(desk: Desk, multipart: Multipart) -> Result<Response, Unmade> {
    let Upload { fields, file_name, bytes } = received(&desk, multipart, "photo").await?;
    let read = tokio::task::spawn_blocking(move || photo::read_picture(&bytes)).await;
    match read.unwrap_or_else(|_| Err(Refusal::new(Rule::PhotoUnreadable, "photo"))) {
        Ok(text) => found(&desk, &fields, &text, "photo").await,
        // What a decoder says of bytes is nothing to people.
        Err(refusal) if refusal.input.is_empty() || refusal.rule == Rule::PhotoUnreadable => {
            let named = Refusal { input: file_name, ..refusal };
            Ok(refused(&desk, &fields, named.at(at("photo"))))
        }
        Err(refusal) => Ok(refused(&desk, &fields, refusal.at(at("photo")))),
    }
}

/// The certificate of a code's text.
pub(crate) async fn by_code(desk: Desk, Posted(pairs): Posted<Pairs>) -> Result<Response, Unmade> {
    let fields = desk.sent(pairs);
    let text = fields.get("code").to_owned();
    found(&desk, &fields, &text, "code").await
}

/// Holds what the paper says against what was issued under its number. The same: its receipt may be confirmed. Otherwise
/// the paper is not the one that was issued, and the page says so.
async fn found(desk: &Desk, fields: &Fields, text: &str, field: &str) -> Result<Response, Unmade> {
    let signed = match code::read(text) {
        Ok(signed) => signed,
        Err(refusal) => return Ok(refused(desk, fields, refusal.at(at(field)))),
    };
    let number = &signed.claims().number;
    match desk.app.registry.certificate(number).await {
        Ok(kept) if kept.certificate.claims_hash() == signed.claims_hash() => {
            Ok(Redirect::to(&desk.reader.link(&format!("/desk/receive/{number}"))).into_response())
        }
        Ok(_) => Ok(refused(desk, fields, Refusal::new(Rule::CodeNotSigned, number.to_string()).at(at(field)))),
        Err(Trouble::Refused(refusals)) if refusals.iter().any(|no| no.rule == Rule::NoSuchCertificate) => {
            Ok(refused(desk, fields, Refusal::new(Rule::NoSuchCertificate, number.to_string()).at(at(field))))
        }
        Err(trouble) => Err(desk.unmade(trouble)),
    }
}

/// The page with what was refused.
pub(super) fn refused(desk: &Desk, fields: &Fields, refusal: Refusal) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, shown(desk, fields, &[refusal])).into_response()
}

fn shown(desk: &Desk, fields: &Fields, refusals: &[Refusal]) -> Markup {
    let reader = &desk.reader;
    let form = Form { reader, fields, refusals, focus: None };
    let title = reader.text("desk-receive");
    let at = |rest: &str| reader.link(&format!("/desk/receive{rest}"));
    let body = html! {
        form method="get" action=(at("/find")) {
            (form.input("number", Typing::line(20)))
            p.go { button { (reader.text("desk-find")) } }
        }
        form method="post" action=(at("/photo")) enctype="multipart/form-data" {
            (csrf_field(&desk.signed))
            label for="photo" { (form.label("photo")) }
            (form.hint("photo"))
            (form.beside("photo"))
            input type="file" id="photo" name="photo" accept="image/png,image/jpeg" required;
            p.go { button { (reader.text("desk-read-photo")) } }
        }
        form method="post" action=(at("/code")) {
            (csrf_field(&desk.signed))
            (form.input("code", Typing { is_long: true, ..Typing::default() }))
            p.go { button { (reader.text("desk-read-code")) } }
        }
    };
    let elsewhere = refusals.iter().any(|no| no.rule == Rule::NoSuchCertificate);
    desk.page(
        &title,
        html! {
            h1 { (title) }
            (form.summary(&body))
            @if elsewhere { p { (reader.text("desk-of-others-note")) } }
            p.lede { (reader.text("desk-receive-lede")) }
            (body)
            h2 { (reader.text("desk-on-paper")) }
            p { (reader.text("desk-on-paper-note")) }
            p { a href=(at("/paper")) { (reader.text("desk-on-paper-link")) } }
        },
    )
}
