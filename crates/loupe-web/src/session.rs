//! Who is signed in: read from a cookie or a token, held to what the route asks for, and shown in every form.
//!
//! A handler that takes [`SignedIn`] has a person acting for an office; one that takes [`Person`] has a browser whose
//! person may belong to no office. What a route asks for stands in [`crate::routes`], and is checked before the handler
//! is called: permission, that the request was sent by a page of ours, and the secret in its form.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use loupe_registry::access::{Session, form_token, is_form_token};
use loupe_registry::lab::query;
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Actor;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use crate::guard::BODY_BYTES_MAX;
use crate::reader::Reader;
use crate::routes::OpenTo;
use crate::site::{Site, site};
use crate::state::App;
use crate::unmade::Unmade;

/// The largest file that is sent to the desk, in bytes.
pub(crate) const UPLOAD_BYTES_MAX: usize = 16 << 20;
/// The name of the field that every form of a signed-in person carries.
pub(crate) const FORM_FIELD: &str = "form";

/// A person acting for an office.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    /// Who, for which office, as what.
    pub(crate) actor: Actor,
    /// The browser's session; `None` for a program with a token.
    pub(crate) person: Option<Person>,
}

/// A browser that is signed in, whether or not its person belongs to an office.
#[derive(Clone)]
pub(crate) struct Person {
    /// The session.
    pub(crate) session: Session,
    form: String,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({:?})", self.session)
    }
}

/// The hidden field that a form of a signed-in person begins with; without it the form is refused with `A10`. In a form
/// that sends a file (`multipart/form-data`) it must be the first field.
pub(crate) fn csrf_field(signed: &SignedIn) -> Markup {
    signed.person.as_ref().map_or_else(|| html! {}, Person::field)
}

impl Person {
    /// The same for a person who may belong to no office.
    pub(crate) fn field(&self) -> Markup {
        html! { input type="hidden" name=(FORM_FIELD) value=(self.form); }
    }

    async fn of(app: &App, site: &Site, headers: &HeaderMap) -> Result<(Person, String), Trouble> {
        let secret = cookie(site, headers).ok_or_else(|| Refusal::new(Rule::NotSignedIn, ""))?;
        let session = app.registry.session(&secret).await?;
        Ok((Person { session, form: form_token(&secret) }, secret))
    }
}

impl SignedIn {
    async fn of(app: &App, site: &Site, headers: &HeaderMap) -> Result<SignedIn, Trouble> {
        if let Some(token) = bearer(headers) {
            return Ok(SignedIn { actor: app.registry.actor_of_token(token).await?, person: None });
        }
        let (person, _) = Person::of(app, site, headers).await?;
        let actor = app.registry.actor(&person.session, None).await?;
        Ok(SignedIn { actor, person: Some(person) })
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Unmade;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<SignedIn, Unmade> {
        if let Some(signed) = parts.extensions.get::<SignedIn>() {
            return Ok(signed.clone());
        }
        let signed = SignedIn::of(app, &site(parts), &parts.headers).await;
        signed.map_err(|trouble| Unmade::of(&reader(parts), trouble))
    }
}

impl FromRequestParts<App> for Person {
    type Rejection = Unmade;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Person, Unmade> {
        if let Some(person) = parts.extensions.get::<Person>() {
            return Ok(person.clone());
        }
        let person = Person::of(app, &site(parts), &parts.headers).await;
        person.map(|(person, _)| person).map_err(|trouble| Unmade::of(&reader(parts), trouble))
    }
}

/// Who reads a page that everybody may read, if they are signed in. Such a page must not be kept by any cache.
#[derive(Clone, Debug)]
pub(crate) struct Visitor(pub(crate) Option<SignedIn>);

impl FromRequestParts<App> for Visitor {
    type Rejection = Unmade;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Visitor, Unmade> {
        match SignedIn::of(app, &site(parts), &parts.headers).await {
            Ok(signed) => Ok(Visitor(Some(signed))),
            Err(Trouble::Refused(_)) => Ok(Visitor(None)),
            Err(fault) => Err(Unmade::of(&reader(parts), fault)),
        }
    }
}

/// Lets through whom the route is open to, and keeps the answer out of every cache.
pub(crate) async fn admit(State((app, open_to)): State<(App, OpenTo)>, mut request: Request, next: Next) -> Response {
    let reader = Reader::of(request.uri().path_and_query().map_or("/", |both| both.as_str()), None);
    let site = request.extensions().get::<Site>().cloned().unwrap_or_default();
    let admitted = match admitted(&app, &site, open_to, &mut request).await {
        Ok(()) => checked(&site, request).await,
        Err(trouble) => Err(trouble),
    };
    let mut response = match admitted {
        Ok(request) => next.run(request).await,
        Err((trouble, method)) => turned_away(&reader, trouble, &method),
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().append(header::VARY, HeaderValue::from_static("cookie, authorization"));
    response
}

type Away = (Trouble, Method);

async fn admitted(app: &App, site: &Site, open_to: OpenTo, request: &mut Request) -> Result<(), Away> {
    let method = request.method().clone();
    let away = |trouble: Trouble| (trouble, method.clone());
    if open_to == OpenTo::Person {
        let (person, secret) = Person::of(app, site, request.headers()).await.map_err(away)?;
        request.extensions_mut().insert(person);
        request.extensions_mut().insert(Secret(secret));
        return Ok(());
    }
    let signed = SignedIn::of(app, site, request.headers()).await.map_err(away)?;
    if let OpenTo::May(permissions) = open_to {
        let refused: Result<Vec<()>, Refusal> = match permissions.iter().find(|may| signed.actor.may(**may)) {
            Some(_) => Ok(Vec::new()),
            None => permissions.iter().map(|may| signed.actor.require(*may)).collect(),
        };
        refused.map_err(|refusal| away(refusal.into()))?;
    }
    if let Some(person) = &signed.person {
        let secret = cookie(site, request.headers()).unwrap_or_default();
        request.extensions_mut().insert(Secret(secret));
        request.extensions_mut().insert(person.clone());
    }
    request.extensions_mut().insert(signed);
    Ok(())
}

/// The cookie's secret, between admission and the check of a form.
#[derive(Clone)]
struct Secret(String);

/// Refuses with `A10` a form that another site sent, or that lacks the secret of its session. A program with a token has
/// no session, and nobody can make it send anything.
async fn checked(site: &Site, mut request: Request) -> Result<Request, Away> {
    let method = request.method().clone();
    let secret = request.extensions_mut().remove::<Secret>();
    let (Some(Secret(secret)), false) = (secret, matches!(method, Method::GET | Method::HEAD)) else {
        return Ok(request);
    };
    let outdated = || (Refusal::new(Rule::FormOutdated, "").into(), method.clone());
    if !site.sent(request.headers()) {
        return Err(outdated());
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_file = kind.starts_with("multipart/form-data");
    let most = if is_file { UPLOAD_BYTES_MAX } else { BODY_BYTES_MAX };
    let (parts, body) = request.into_parts();
    let too_large = |_| {
        let refusal = Refusal::new(Rule::UploadTooLarge, parts.uri.path()).accepting([format!("{most} B")]);
        (refusal.into(), method.clone())
    };
    let body: Bytes = to_bytes(body, most).await.map_err(too_large)?;
    let token = if is_file { first_field(&body) } else { field(&body) };
    if !token.is_some_and(|token| is_form_token(&secret, &token)) {
        return Err(outdated());
    }
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// The secret in a form that was sent as an address is. It is all hexadecimal digits: nothing in it is escaped.
fn field(body: &[u8]) -> Option<String> {
    let pairs = body.split(|byte| *byte == b'&');
    let value = pairs.filter_map(|pair| pair.strip_prefix(FORM_FIELD.as_bytes())?.strip_prefix(b"=")).next()?;
    String::from_utf8(value.to_vec()).ok()
}

/// The secret in a form that sends a file: its first field.
fn first_field(body: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&body[..body.len().min(512)]);
    let (_, after) = head.split_once("name=\"form\"\r\n\r\n")?;
    Some(after.split("\r\n").next()?.to_owned())
}

/// What somebody is told who is not let through. Who only has to sign in is sent there, and comes back after it.
fn turned_away(reader: &Reader, trouble: Trouble, method: &Method) -> Response {
    let must_sign_in = matches!(&trouble, Trouble::Refused(refusals)
        if refusals.first().is_some_and(|refusal| refusal.rule == Rule::NotSignedIn));
    if must_sign_in && matches!(*method, Method::GET | Method::HEAD) {
        let to = query(&[("to".to_owned(), reader.place.clone())]);
        return Redirect::to(&reader.link(&format!("/sign-in?{to}"))).into_response();
    }
    Unmade::of(reader, trouble).into_response()
}

/// The secret in the cookie of a session.
pub(crate) fn cookie(site: &Site, headers: &HeaderMap) -> Option<String> {
    let name = site.cookie();
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(known, _)| *known == name).map(|(_, secret)| secret.to_owned()).next()
}

/// The cookie that keeps a browser signed in, or the one that ends it.
pub(crate) fn set_cookie(site: &Site, secret: Option<&str>) -> String {
    let secure = if site.is_secure() { "; Secure" } else { "" };
    let ends = if secret.is_none() { "; Max-Age=0" } else { "" };
    format!("{}={}; Path=/; HttpOnly; SameSite=Strict{secure}{ends}", site.cookie(), secret.unwrap_or_default())
}

/// The token of a program (RFC 6750 2.1).
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn reader(parts: &Parts) -> Reader {
    let preferred = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Reader::of(parts.uri.path_and_query().map_or("/", |both| both.as_str()), preferred)
}
