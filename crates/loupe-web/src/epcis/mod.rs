//! EPCIS 2.0 for programs under `/epcis`, as GS1's OpenAPI describes it. Whoever asks has a token; a browser's cookie opens
//! nothing here.

mod asked;
mod capture;
mod deliver;
mod events;
mod negotiated;
mod place;
mod problem;
mod queries;
mod reply;
mod resources;
mod socket;
mod subscriptions;

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use loupe_epcis::limit::DOCUMENT_BYTES_MAX;
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Actor;
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Refusal, Rule};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::routes::{Address, OpenTo, Routes};
use crate::session::bearer;
use crate::site::Site;
use crate::state::App;

use asked::Asked;
use negotiated::Negotiated;
use place::Place;
use problem::Problem;

pub(crate) use deliver::deliver;

/// Where all of it is.
pub(crate) const BASE: &str = "/epcis";

/// The longest address with its query, in bytes.
const ADDRESS_BYTES_MAX: usize = 12 << 10;

/// How long a document may take to come.
const BODY_WITHIN: Duration = Duration::from_secs(60);

/// How many documents are read at once, and how many answers are made; others wait.
const BODIES_AT_ONCE: usize = 8;
const AT_ONCE: usize = 8;

static READING: Semaphore = Semaphore::const_new(BODIES_AT_ONCE);
static MAKING: Semaphore = Semaphore::const_new(AT_ONCE);

/// What an operation gives: an answer, or why there is none.
type Answer = Result<Response, Problem>;

/// Every address below `/epcis`.
pub(crate) fn routes(app: &App) -> Routes {
    let router =
        Router::new().route(BASE, any(answer)).route("/epcis/", any(answer)).route("/epcis/{*rest}", any(answer));
    let address = |(path, method): (&'static str, &'static str)| {
        let open_to = if method == "OPTIONS" { OpenTo::Everyone } else { place::open_to(path, method) };
        Address { method, path: format!("{BASE}{path}"), open_to }
    };
    Routes::new(app).with(router, place::addresses().map(address))
}

/// One request, from its address to its answer.
async fn answer(State(app): State<App>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let site = head.extensions.get::<Site>().cloned().unwrap_or_default();
    let asked = Asked::of(head, &site);
    let response = respond(&app, asked, body).await;
    let mut response = match response {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    };
    // What offices tell one another is nobody else's.
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response.headers_mut().append(header::VARY, header::HeaderValue::from_static("authorization, accept"));
    response
}

async fn respond(app: &App, mut asked: Asked, body: Body) -> Answer {
    if asked.address_bytes() > ADDRESS_BYTES_MAX {
        let refusal = Refusal::new(Rule::UploadTooLarge, "URI").accepting([format!("{ADDRESS_BYTES_MAX} B")]);
        return Err(Problem::of(&asked, refusal).with(StatusCode::URI_TOO_LONG, "URITooLongException"));
    }
    let Some(place) = Place::of(asked.path()) else {
        return Err(Problem::of(&asked, Refusal::new(Rule::NoSuchPage, asked.path())));
    };
    let methods = place.methods();
    if asked.method == Method::OPTIONS {
        return Ok(reply::discovery(&place));
    }
    let method = if asked.method == Method::HEAD { Method::GET } else { asked.method.clone() };
    if !methods.contains(&method.as_str()) {
        let refusal = Refusal::new(Rule::NotAnAnswerHere, method.as_str()).accepting(methods.iter().copied());
        let allow = methods.join(", ");
        return Err(Problem::of(&asked, refusal).saying(header::ALLOW, &allow));
    }
    let actor =
        admitted(app, &asked, &place, method.as_str()).await.map_err(|trouble| Problem::of_trouble(&asked, trouble))?;
    let negotiated = Negotiated::of(&asked.headers).map_err(|refusal| Problem::of(&asked, refusal))?;
    let body = if method == Method::POST { read(&asked, body).await? } else { Bytes::new() };
    let Ok(_turn) = MAKING.acquire().await else { return Err(Problem::fault(&asked)) };
    let call = Call { app, actor: &actor, negotiated };
    let made = operate(call, &mut asked, &place, method.as_str(), body).await;
    made.map_err(|trouble| Problem::of_trouble(&asked, trouble))
}

/// Who asks, and how the answer is to be.
pub(crate) struct Call<'c> {
    app: &'c App,
    actor: &'c Actor,
    negotiated: Negotiated,
}

async fn operate(
    call: Call<'_>,
    asked: &mut Asked,
    place: &Place,
    method: &str,
    body: Bytes,
) -> Result<Response, Trouble> {
    match (place, method) {
        (Place::Top, _) => reply::collection(&call, resources::TOP.iter().map(|name| (*name).to_owned()).collect()),
        (Place::Capture, "POST") => capture::take(&call, asked, body).await,
        (Place::Capture, _) => capture::list(&call, asked).await,
        (Place::Job(id), _) => capture::job(&call, asked, id).await,
        (Place::Events, "POST") => capture::take_event(&call, asked, body).await,
        (Place::Events, _) => events::list(&call, asked).await,
        (Place::Event(id), _) => events::one(&call, id).await,
        (Place::Resources(kind), _) => resources::list(&call, asked, *kind).await,
        (Place::Resource(kind, name), _) => resources::one(&call, *kind, name).await,
        (Place::ResourceEvents(kind, name), _) => events::of_resource(&call, asked, *kind, name).await,
        (Place::Queries, "POST") => queries::name(&call, asked, body).await,
        (Place::Queries, _) => queries::list(&call, asked).await,
        (Place::Query(name), "DELETE") => queries::forget(&call, name).await,
        (Place::Query(name), _) => queries::one(&call, name).await,
        (Place::QueryEvents(name), _) => queries::events(&call, asked, name).await,
        (Place::Subscriptions(name), "POST") => subscriptions::subscribe(&call, asked, name, body).await,
        (Place::Subscriptions(name), _) => subscriptions::list(&call, asked, name).await,
        (Place::Subscription(name, id), "DELETE") => subscriptions::end(&call, name, id).await,
        (Place::Subscription(name, id), _) => subscriptions::one(&call, asked, name, id).await,
        (Place::Page(token), _) => {
            call.app.registry.end_epcis_page(call.actor, token).await?;
            Ok(StatusCode::NO_CONTENT.into_response())
        }
    }
}

/// A program with a token, within what the address asks for.
async fn admitted(app: &App, asked: &Asked, place: &Place, method: &str) -> Result<Actor, Trouble> {
    let token = bearer(&asked.headers).ok_or_else(|| Refusal::new(Rule::NotSignedIn, ""))?;
    let actor = app.registry.actor_of_token(token).await?;
    actor.require(place::permission(place.pattern(), method))?;
    Ok(actor)
}

/// The body of a request. Who sends none need not wait for those who do.
async fn read(asked: &Asked, body: Body) -> Result<Bytes, Problem> {
    let Ok(_turn) = READING.acquire().await else { return Err(Problem::fault(asked)) };
    match timeout(BODY_WITHIN, to_bytes(body, DOCUMENT_BYTES_MAX)).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(_)) => {
            let refusal =
                Refusal::new(Rule::CaptureTooLarge, "").because(Reason::TooLong { most: DOCUMENT_BYTES_MAX as u64 });
            Err(Problem::of(asked, refusal))
        }
        Err(_) => {
            let refusal = Refusal::new(Rule::EventFaulty, "").because(Reason::TooSlow);
            Err(Problem::of(asked, refusal).with(StatusCode::REQUEST_TIMEOUT, "ValidationException"))
        }
    }
}
