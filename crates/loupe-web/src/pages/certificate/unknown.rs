//! A number that the register does not hold: what the patterns of false certificates say of it, and what to do.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use loupe_registry::warning::{GroundTold, Judged};
use maud::{Markup, html};

use super::warnings::on_certificate;
use crate::reader::Reader;
use crate::shell::{self, Section};

/// The page of a number without a certificate.
pub(super) fn page(reader: &Reader, typed: &str, judged: &Judged) -> Response {
    let short: String = typed.chars().take(60).collect();
    let title = reader.with("certs-unknown-title", &[("number", short.clone())]);
    let key = if judged.issuer_is_here { "certs-unknown-not-issued" } else { "certs-unknown-not-here" };
    let body = html! {
        p.kick { a href=(reader.link("/certificates")) { (reader.text("certs-title")) } }
        h1 { (title) }
        p.lede { (reader.text(key)) }
        (on_certificate(reader, &judged.warnings))
        (shown(reader, judged))
        p { a href={(reader.link("/suspicion")) "?number=" (encoded(&short))} { (reader.text("suspect-link")) } }
        p { (reader.text("certs-unknown-next")) }
    };
    (StatusCode::NOT_FOUND, shell::page(reader, Section::Certificates, &title, body)).into_response()
}

/// The page of a code that this register did not issue, whatever number it names. Nothing of it is shown but the number:
/// a code is only as true as its signature.
pub(super) fn code_page(reader: &Reader, number: &str, judged: &Judged) -> Response {
    let title = reader.text("certs-code-apart");
    let key = if judged.is_issued_here { "certs-code-apart-text" } else { "certs-code-unknown-text" };
    let body = html! {
        p.kick { a href=(reader.link("/certificates")) { (reader.text("certs-title")) } }
        h1 { (title) }
        p.lede { (reader.with(key, &[("number", number.to_owned())])) }
        (on_certificate(reader, &judged.warnings))
        (shown(reader, judged))
        @if judged.is_issued_here {
            p { a href=(reader.link(&format!("/certificate/{number}"))) { (reader.text("certs-code-apart-issued")) } }
        }
        p { a href={(reader.link("/suspicion")) "?number=" (encoded(number))} { (reader.text("suspect-link")) } }
    };
    (StatusCode::UNPROCESSABLE_ENTITY, shell::page(reader, Section::Certificates, &title, body)).into_response()
}

/// The patterns that a certificate shows, each in a sentence.
pub(super) fn shown(reader: &Reader, judged: &Judged) -> Markup {
    html! {
        h2 { (reader.text("fakes-title")) }
        @if judged.grounds.is_empty() { p { (reader.text("fakes-none")) } }
        @else {
            p { (reader.text("fakes-some")) }
            ul { @for ground in &judged.grounds {
                li {
                    (GroundTold::new(reader.catalogue(), ground).text) " "
                    span.dim { (ground.pattern.code()) }
                }
            } }
        }
    }
}

/// A text in the query of an address.
pub(super) fn encoded(text: &str) -> String {
    let keeps = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let one = |byte: u8| if keeps(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}
