//! A certificate's public parts as files: its claims, and its credential without any commercial disclosure.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use loupe_credential::vc;
use loupe_registry::certificate::Kept;
use loupe_scheme::certificate::CertificateNumber;

use crate::reader::Reader;
use crate::state::App;
use crate::unmade::Unmade;

async fn kept(app: &App, reader: &Reader, text: &str) -> Result<Kept, Unmade> {
    let number: CertificateNumber = text.parse().map_err(|refusal| reader.refuse(refusal))?;
    app.registry.certificate(&number).await.map_err(|trouble| Unmade::of(reader, trouble))
}

fn file(text: String, kind: &'static str, name: &str) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], text).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// The public claims: the very bytes whose SHA-256 is the claims hash.
pub(super) async fn claims(
    State(app): State<App>,
    reader: Reader,
    Path(text): Path<String>,
) -> Result<Response, Unmade> {
    let kept = kept(&app, &reader, &text).await?;
    let name = format!("{}.claims.json", kept.certificate.number);
    Ok(file(kept.certificate.claims().text(), "application/json", &name))
}

/// The credential in its public form (RFC 9901: every disclosure left out).
pub(super) async fn credential(
    State(app): State<App>,
    reader: Reader,
    Path(text): Path<String>,
) -> Result<Response, Unmade> {
    let kept = kept(&app, &reader, &text).await?;
    let name = format!("{}.public.jwt", kept.certificate.number);
    Ok(file(vc::without_disclosures(&kept.credential), "application/vc+sd-jwt", &name))
}
