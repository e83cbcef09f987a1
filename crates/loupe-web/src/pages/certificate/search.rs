//! Where a certificate is looked for: by its number, or by the text of the code on its paper.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use loupe_credential::code::{self, SignedCode};
use loupe_registry::registry::Trouble;
use loupe_registry::warning::plain_number;
use loupe_scheme::certificate::CertificateNumber;
use loupe_scheme::certificate::fakes::Presented;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};
use serde::Deserialize;

use super::{not_kept, public, unknown};
use crate::reader::Reader;
use crate::refused::block;
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::Unmade;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    number: String,
}

/// What the form with a code sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    code: String,
}

/// The form; with a number, the way to its page.
pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    let typed = asked.number.trim();
    if typed.is_empty() {
        return Ok(shell::page(&reader, Section::Certificates, &reader.text("certs-title"), body(&reader, &[]))
            .into_response());
    }
    match typed.parse::<CertificateNumber>() {
        Ok(number) => Ok(Redirect::to(&reader.link(&format!("/certificate/{number}"))).into_response()),
        Err(_) if plain_number(typed).is_empty() => {
            Ok(refused(&reader, Refusal::new(Rule::CertificateNumberWrong, typed)))
        }
        Err(_) => {
            let judged = app.registry.judge_presented(&Presented::of_number(typed)).await;
            let judged = judged.map_err(|trouble| Unmade::of(&reader, trouble))?;
            Ok(unknown::page(&reader, typed, &judged))
        }
    }
}

/// The certificate of a code: whoever shows the code that was issued holds the paper, and reads all of it.
///
/// Signatures of certificates are the same each time they are made (RFC 6979), so the code that was issued is known letter
/// by letter, and no other one opens anything.
pub(super) async fn code(State(app): State<App>, reader: Reader, Form(sent): Form<Sent>) -> Result<Response, Unmade> {
    let text = sent.code.trim();
    let signed = match code::read(text) {
        Ok(signed) => signed,
        Err(refusal) => return Ok(not_kept(refused(&reader, refusal))),
    };
    let number = signed.claims().number;
    match app.registry.certificate(&number).await {
        Ok(kept) if kept.code == text => public::shown(&app, &reader, &kept, public::By::Paper).await,
        Ok(_) => apart(&app, &reader, &signed).await,
        Err(Trouble::Refused(no)) if no.iter().any(|one| one.rule == Rule::NoSuchCertificate) => {
            apart(&app, &reader, &signed).await
        }
        Err(trouble) => Err(Unmade::of(&reader, trouble)),
    }
}

/// A code that this register did not issue: what the patterns of false certificates say of what it states.
async fn apart(app: &App, reader: &Reader, signed: &SignedCode) -> Result<Response, Unmade> {
    let number = signed.claims().number.to_string();
    let presented = match signed.certificate() {
        Some(certificate) => Presented::of(certificate),
        None => {
            let claims = signed.claims();
            Presented {
                issued_by: Some(claims.exporting),
                issued_on: Some(claims.issued_on),
                expires_on: Some(claims.expires_on),
                ..Presented::of_number(&number)
            }
        }
    };
    let judged = app.registry.judge_presented(&presented).await.map_err(|trouble| Unmade::of(reader, trouble))?;
    Ok(not_kept(unknown::code_page(reader, &number, &judged)))
}

fn refused(reader: &Reader, refusal: Refusal) -> Response {
    let page = shell::page(reader, Section::Certificates, &reader.text("certs-title"), body(reader, &[refusal]));
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn body(reader: &Reader, wrong: &[Refusal]) -> Markup {
    html! {
        h1 { (reader.text("certs-title")) }
        p.lede { (reader.text("certs-lede")) }
        @for refusal in wrong { (block(reader, refusal)) }
        form method="get" action=(reader.link("/certificates")) {
            label for="number" { (reader.text("certs-number")) }
            span.hint { (reader.text("certs-number-hint")) }
            input id="number" name="number" maxlength="60" required autocomplete="off";
            p.go { button { (reader.text("certs-find")) } }
        }
        form method="post" action=(reader.link("/certificates")) {
            label for="code" { (reader.text("certs-code")) }
            span.hint { (reader.text("certs-code-hint")) }
            textarea id="code" name="code" rows="4" required autocomplete="off" spellcheck="false" {}
            p.go { button { (reader.text("certs-read")) } }
        }
        h2 { (reader.text("certs-doubt")) }
        p { (reader.text("certs-doubt-text")) }
        ul.choices {
            li { a href=(reader.link("/custody")) { (reader.text("custody-page-title")) } }
            li { a href=(reader.link("/verify")) { (reader.text("scan-page-title")) } }
            li { a href=(reader.link("/warnings")) { (reader.text("warnings-title")) } }
            li { a href=(reader.link("/suspicion")) { (reader.text("suspect-link")) } }
            li { a href=(reader.link("/receipts-owed")) { (reader.text("owed-title")) } }
            li { a href=(reader.link("/offices")) { (reader.text("access-offices")) } }
        }
    }
}
