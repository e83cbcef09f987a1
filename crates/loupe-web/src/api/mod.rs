//! Answers for machines under `/api/v1`: one table of routes makes both the router and the OpenAPI document.

mod call;
mod certificate;
mod custody;
mod log;
mod openapi;
pub(crate) mod problem;
mod reply;
mod routes;
mod schema;

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use loupe_registry::answer::Ask;
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Actor;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::reader::Reader;
use crate::routes::{Address, OpenTo, Routes};
use crate::session::bearer;
use crate::state::App;

use call::Call;
use problem::Problem;
use routes::{Route, Verb};

pub use openapi::document;

/// Where every answer lives.
pub const BASE: &str = "/api/v1";
/// The longest address with its query, in bytes.
const ADDRESS_BYTES_MAX: usize = 8 << 10;
/// The largest text a POST takes, in bytes; a GET takes none.
const BODY_BYTES_MAX: usize = 256 << 10;
/// How long the text of a POST may take to come.
const BODY_WITHIN: Duration = Duration::from_secs(20);
/// How many answers are made at once; others wait.
const AT_ONCE: usize = 4;
/// How many bodies are read at once; others wait.
const BODIES_AT_ONCE: usize = 32;

static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(routes::routes);
static MAKING: Semaphore = Semaphore::const_new(AT_ONCE);
static READING: Semaphore = Semaphore::const_new(BODIES_AT_ONCE);

/// The parts of a path; those that are not UTF-8 name nothing.
type Parts = Result<RawPathParams, RawPathParamsRejection>;

/// Every answer, with its OpenAPI document at `/api/v1/openapi.json`.
pub(crate) fn api_routes(app: &App) -> Routes {
    let mut router = Router::new();
    for route in ROUTES.iter() {
        let answer = move |State(app): State<App>, parts: Parts, request: Request| async move {
            match parts {
                Ok(parts) => respond(route, app, &parts, request).await,
                Err(_) => nothing_here(request.uri().clone(), request.headers().clone()).await,
            }
        };
        let method = match route.verb {
            Verb::Get => get(answer),
            Verb::Post => post(answer),
        };
        router = router.route(&format!("{BASE}{}", route.path), method.fallback(wrong_method));
    }
    let router = router.route("/api", any(nothing_here)).route("/api/{*rest}", any(nothing_here));
    let address = |route: &Route| {
        let path = format!("{BASE}{}", route.path);
        Address { method: route.verb.name(), path, open_to: route.open_to }
    };
    Routes::new(app).with(router, ROUTES.iter().map(address))
}

/// Who asks, where the route is not open to everyone: a program with a token, never a browser with a cookie, so that no
/// page of another site can make one ask.
async fn admitted(route: &Route, app: &App, headers: &HeaderMap) -> Result<Option<Actor>, Trouble> {
    if route.open_to == OpenTo::Everyone {
        return Ok(None);
    }
    let token = bearer(headers).ok_or_else(|| Refusal::new(Rule::NotSignedIn, ""))?;
    let actor = app.registry.actor_of_token(token).await?;
    if let OpenTo::May(permissions) = route.open_to
        && !permissions.iter().any(|may| actor.may(*may))
    {
        let refusals = permissions.iter().filter_map(|may| actor.require(*may).err());
        return Err(Trouble::Refused(refusals.collect()));
    }
    Ok(Some(actor))
}

/// Reads the request, makes the answer on a thread that may be busy, and sends it.
async fn respond(route: &'static Route, app: App, parts: &RawPathParams, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let lang = language(&head.uri, &head.headers);
    let refuse = |rule: Rule, input: &str, most: usize| {
        let refusal = Refusal::new(rule, input).accepting([format!("{most} B")]);
        Problem::new(vec![refusal]).in_language(lang)
    };
    let address = head.uri.path_and_query().map_or("/", |both| both.as_str());
    if address.len() > ADDRESS_BYTES_MAX {
        return refuse(Rule::UploadTooLarge, address, ADDRESS_BYTES_MAX).with(StatusCode::URI_TOO_LONG).into_response();
    }
    let actor = match admitted(route, &app, &head.headers).await {
        Ok(actor) => actor,
        Err(Trouble::Refused(refusals)) => {
            return kept_by(route, Problem::new(refusals).in_language(lang).into_response());
        }
        Err(Trouble::Fault(_)) => return kept_by(route, Problem::fault(lang).into_response()),
    };
    let most = if route.verb == Verb::Post { BODY_BYTES_MAX } else { 0 };
    let body = match timeout(BODY_WITHIN, read(body, most)).await {
        Ok(Some(body)) => body,
        Ok(None) => return refuse(Rule::UploadTooLarge, address, most).into_response(),
        Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    let parts = parts.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let Ok(_turn) = MAKING.acquire().await else { return Problem::fault(lang).into_response() };
    let uri = head.uri.clone();
    let made = tokio::task::spawn_blocking(move || make(route, &app, parts, &uri, &body, lang, actor)).await;
    match made {
        Ok(Ok(reply)) => kept_by(route, reply.into_response(&head.headers, lang)),
        Ok(Err(problem)) => kept_by(route, problem.in_language(lang).into_response()),
        Err(_) => Problem::fault(lang).into_response(),
    }
}

/// What is not for everyone is kept by no cache.
fn kept_by(route: &Route, mut response: Response) -> Response {
    if route.open_to != OpenTo::Everyone {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response.headers_mut().append(header::VARY, HeaderValue::from_static("authorization"));
    }
    response
}

/// The body, when it is no longer than `most` bytes. Who sends none need not wait for those who do.
async fn read(body: Body, most: usize) -> Option<Bytes> {
    let _turn = if most > 0 { Some(READING.acquire().await.ok()?) } else { None };
    to_bytes(body, most).await.ok()
}

fn make(
    route: &Route,
    app: &App,
    parts: Vec<(String, String)>,
    uri: &Uri,
    body: &Bytes,
    lang: Lang,
    actor: Option<Actor>,
) -> Result<reply::Reply, Problem> {
    let edition: Arc<_> = app.edition();
    let ask = Ask { edition: &edition, made_on: (app.today)(), lang };
    let call = Call::read(ask, &app.registry, route, parts, uri, body)?.by(actor);
    (route.answer)(&call)
}

/// The language of `?lang=`, else the one the reader likes best.
fn language(uri: &Uri, headers: &HeaderMap) -> Lang {
    let asked = call::pairs(uri).into_iter().find(|(name, _)| name == "lang");
    let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    asked.and_then(|(_, tag)| Lang::from_tag(&tag)).unwrap_or_else(|| Reader::of("/", preferred).lang)
}

async fn wrong_method(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().to_owned();
    let here = ROUTES.iter().filter(|route| routes::fits(&format!("{BASE}{}", route.path), &path));
    let allowed: Vec<&str> = here.map(|route| route.verb.name()).collect();
    let refusal = Refusal::new(Rule::NotAnAnswerHere, method.as_str()).accepting(allowed.iter().copied());
    let mut response = Problem::new(vec![refusal]).in_language(language(&uri, &headers)).into_response();
    if let Ok(allow) = allowed.join(", ").parse() {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response
}

async fn nothing_here(uri: Uri, headers: HeaderMap) -> Response {
    let refusal = Refusal::new(Rule::NoSuchPage, uri.path()).accepting([format!("{BASE}/openapi.json")]);
    Problem::new(vec![refusal]).in_language(language(&uri, &headers)).into_response()
}
