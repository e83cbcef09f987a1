//! What every answer carries and no request may exceed: security headers, limits, refusals as pages.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use loupe_scheme::rule::{Refusal, Rule};

use crate::reader::Reader;

/// The longest address with its query, in bytes. A definition of the lab fits many times over.
const ADDRESS_BYTES_MAX: usize = 16 << 10;
/// The largest body a page takes, in bytes.
pub(crate) const BODY_BYTES_MAX: usize = 1 << 20;

const HEADERS: [(header::HeaderName, &str); 4] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Puts the security headers on every answer.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        // The one page that runs by itself brings a policy of its own.
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Turns what was refused without words (no such page, no such method, too large) into a page that says why.
pub(crate) async fn words(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let address = uri.path_and_query().map_or("/", |both| both.as_str()).to_owned();
    let preferred = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let reader = Reader::of(&address, preferred);
    let for_machines = address.starts_with("/api/") || address.starts_with("/epcis");
    if address.len() > ADDRESS_BYTES_MAX && !address.starts_with("/epcis") {
        let refusal = Refusal::new(Rule::UploadTooLarge, &*address).accepting([format!("{ADDRESS_BYTES_MAX} B")]);
        let reader = Reader { place: "/".to_owned(), ..reader };
        return (StatusCode::URI_TOO_LONG, reader.refuse(refusal)).into_response();
    }
    let method = request.method().to_string();
    let response = next.run(request).await;
    let status = response.status();
    let spoken = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        let kind = kind.as_bytes();
        kind.starts_with(b"text/html") || kind.starts_with(b"application/")
    });
    if !status.is_client_error() || spoken || for_machines {
        return response;
    }
    let refusal = match status {
        StatusCode::METHOD_NOT_ALLOWED => Refusal::new(Rule::NotAnAnswerHere, method),
        StatusCode::PAYLOAD_TOO_LARGE => {
            Refusal::new(Rule::UploadTooLarge, &*address).accepting([format!("{BODY_BYTES_MAX} B")])
        }
        _ => Refusal::new(Rule::NoSuchPage, &*address),
    };
    let kept = [header::ALLOW, header::CACHE_CONTROL, header::VARY];
    let mut page = reader.refuse(refusal).into_response();
    for name in kept {
        if let Some(value) = response.headers().get(&name) {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}
