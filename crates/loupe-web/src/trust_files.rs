//! What programs elsewhere fetch to judge a certificate: trust bundles, the keys of offices (did:web), status lists, and
//! the context of credentials. Public, the same for everyone, and readable from other pages.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use loupe_credential::status::{Purpose, StatusList};
use loupe_credential::vc;
use loupe_registry::registry::Trouble;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::Rule;
use sha2::{Digest, Sha256};

use crate::routes::OpenTo::Everyone;
use crate::routes::Routes;
use crate::state::App;

/// A bundle is lines of text, though one of them is JSON.
const TEXT: &str = "text/plain; charset=utf-8";
const JSON: &str = "application/json";
const JSON_LD: &str = "application/ld+json";
/// A credential as a JSON Web Token (Securing Verifiable Credentials using JOSE and COSE, 6.1).
const TOKEN: &str = "application/vc+jwt";
/// A new bundle comes once a day, the proof of the newest within seconds.
const SOON: &str = "public, max-age=60";
/// What is said under a version of the context never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// As many signed lists as are kept; a register has a few offices with a page or two each.
const LISTS_MAX: usize = 256;

/// Which list: the office, what it is for, the page.
type Which = (String, Purpose, u32);

/// The newest signed text of each list: while nothing happens to certificates a list stays the same, byte for byte.
#[derive(Clone, Default)]
struct Signed(Arc<Mutex<BTreeMap<Which, (StatusList, String)>>>);

/// The addresses.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app)
        .get("/trust/bundle.json", Everyone, newest)
        .get("/trust/{number}/bundle.json", Everyone, numbered)
        .get("/offices/{office}/did.json", Everyone, did)
        .get("/status/{office}/{purpose}/{list}", Everyone, status)
        .get(vc::CONTEXT_PATH, Everyone, context)
        .within(|router| router.layer(Extension(Signed::default())))
}

async fn newest(State(app): State<App>, headers: HeaderMap) -> Response {
    bundle(&app, None, &headers).await
}

async fn numbered(State(app): State<App>, Path(number): Path<String>, headers: HeaderMap) -> Response {
    match number.parse::<u64>() {
        Ok(one) if one.to_string() == number => bundle(&app, Some(one), &headers).await,
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn bundle(app: &App, number: Option<u64>, headers: &HeaderMap) -> Response {
    match app.registry.trust_bundle(number).await {
        Ok(file) => sent(file.signed.to_text(), TEXT, SOON, headers),
        Err(trouble) => failed(&trouble),
    }
}

async fn did(State(app): State<App>, Path(office): Path<String>, headers: HeaderMap) -> Response {
    let Ok(office) = office.parse::<OfficeId>() else { return StatusCode::NOT_FOUND.into_response() };
    match app.registry.did_document(&office).await {
        Ok(document) => sent(document.to_string(), JSON, SOON, &headers),
        Err(trouble) => failed(&trouble),
    }
}

async fn status(
    State(app): State<App>,
    Extension(signed): Extension<Signed>,
    Path((office, purpose, page)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let list = page.parse::<u32>().ok().filter(|one| one.to_string() == page);
    let (Ok(office), Some(purpose), Some(page)) = (office.parse::<OfficeId>(), Purpose::from_code(&purpose), list)
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match list_of(&app, &signed, &office, purpose, page).await {
        Ok(text) => sent(text, TOKEN, SOON, &headers),
        Err(trouble) => failed(&trouble),
    }
}

/// The signed list: the one that was signed before, where nothing happened since.
async fn list_of(
    app: &App,
    signed: &Signed,
    office: &OfficeId,
    purpose: Purpose,
    page: u32,
) -> Result<String, Trouble> {
    let list = app.registry.status_list(office, purpose, page).await?;
    let which = (office.to_string(), purpose, page);
    let kept = |known: &BTreeMap<Which, (StatusList, String)>| {
        known.get(&which).filter(|(before, _)| *before == list).map(|(_, text)| text.clone())
    };
    if let Some(text) = kept(&signed.0.lock().unwrap_or_else(PoisonError::into_inner)) {
        return Ok(text);
    }
    let text = app.registry.sign_status_list(&list, office, page).await?;
    let mut known = signed.0.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() < LISTS_MAX || known.contains_key(&which) {
        known.insert(which, (list, text.clone()));
    }
    Ok(text)
}

async fn context(headers: HeaderMap) -> Response {
    sent(vc::context().to_string(), JSON_LD, FOR_EVER, &headers)
}

/// A text with its tag, or that the reader has it already.
fn sent(text: String, kind: &'static str, keep: &'static str, asked: &HeaderMap) -> Response {
    let hash: String = Sha256::digest(text.as_bytes()).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{hash}\"");
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, value);
    }
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if known.split(',').any(|one| one.trim() == "*" || one.trim().trim_start_matches("W/") == tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    (headers, text).into_response()
}

/// Not there; or there, and not to be had from this program now.
fn failed(trouble: &Trouble) -> Response {
    let missing = [Rule::NoSuchRecord, Rule::NoSuchPage, Rule::NoSuchOffice, Rule::NoSuchKey, Rule::NotALog];
    match trouble {
        Trouble::Refused(refusals) if refusals.iter().all(|refusal| missing.contains(&refusal.rule)) => {
            StatusCode::NOT_FOUND.into_response()
        }
        Trouble::Refused(_) | Trouble::Fault(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
