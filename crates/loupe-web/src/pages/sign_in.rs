//! Signing in and out.

use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use loupe_registry::access::SessionSecret;
use loupe_registry::keys::SecretString;
use loupe_registry::registry::Trouble;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};
use serde::Deserialize;

use super::sign_in_passkey;
use crate::passkey::{Passkeys, with_script};
use crate::reader::Reader;
use crate::refused::{block, headers_of, status_of};
use crate::session::{cookie, set_cookie};
use crate::shell::{self, Section};
use crate::site::{ClientAddress, Site};
use crate::state::App;
use crate::unmade::Unmade;

/// Where a person goes who was going nowhere.
const HOME: &str = "/desk";

/// Where the reader was going.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Going {
    #[serde(default)]
    to: String,
}

/// What is typed into the form.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    to: String,
}

/// The page.
pub(crate) async fn page(reader: Reader, passkeys: Passkeys, Query(going): Query<Going>) -> Response {
    let reader = Reader { place: "/sign-in".to_owned(), ..reader };
    shown(&reader, &Shown { name: "", to: &going.to, passkeys: &passkeys, refusals: &[] })
}

/// Somebody signs in.
pub(crate) async fn enter(
    State(app): State<App>,
    reader: Reader,
    (site, passkeys): (Site, Passkeys),
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Unmade> {
    let reader = Reader { place: "/sign-in".to_owned(), ..reader };
    if !site.sent(&headers) {
        return Err(reader.refuse(Refusal::new(Rule::FormOutdated, "")).into());
    }
    match app.registry.sign_in(&typed.name, SecretString::from(typed.password), address).await {
        Ok(secret) => entered(&app, &reader, &site, &headers, &secret, &typed.to).await,
        Err(Trouble::Refused(refusals)) => {
            let (name, to) = (&*typed.name, &*typed.to);
            Ok(shown(&reader, &Shown { name, to, passkeys: &passkeys, refusals: &refusals }))
        }
        Err(fault) => Err(Unmade::of(&reader, fault)),
    }
}

/// Sends somebody on who signed in. Whoever signs in again has no use for the session before.
pub(super) async fn entered(
    app: &App,
    reader: &Reader,
    site: &Site,
    headers: &HeaderMap,
    secret: &SessionSecret,
    to: &str,
) -> Result<Response, Unmade> {
    if let Some(before) = cookie(site, headers) {
        app.registry.sign_out(&before).await.map_err(|trouble| Unmade::of(reader, trouble))?;
    }
    Ok(begun(reader, site, Some(secret.expose()), to))
}

/// Somebody signs out.
pub(crate) async fn leave(
    State(app): State<App>,
    reader: Reader,
    site: Site,
    headers: HeaderMap,
) -> Result<Response, Unmade> {
    if let Some(secret) = cookie(&site, &headers) {
        app.registry.sign_out(&secret).await.map_err(|trouble| Unmade::of(&reader, trouble))?;
    }
    Ok(begun(&reader, &site, None, "/sign-in"))
}

/// Sends the browser on with the cookie of its session, or without it.
pub(crate) fn begun(reader: &Reader, site: &Site, secret: Option<&str>, to: &str) -> Response {
    let mut response = Redirect::to(&reader.link(place(to))).into_response();
    let headers = response.headers_mut();
    if let Ok(cookie) = HeaderValue::from_str(&set_cookie(site, secret)) {
        headers.insert(header::SET_COOKIE, cookie);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A place below the language, and nowhere else: what is no path of ours leads to the desk.
fn place(to: &str) -> &str {
    let is_path = to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\r', '\n', '#']);
    let is_printable = to.bytes().all(|byte| byte.is_ascii_graphic());
    if is_path && is_printable && to.len() < 1024 { to } else { HOME }
}

/// What the page shows.
pub(super) struct Shown<'a> {
    /// The name that was typed.
    pub(super) name: &'a str,
    /// Where the reader was going.
    pub(super) to: &'a str,
    pub(super) passkeys: &'a Passkeys,
    pub(super) refusals: &'a [Refusal],
}

/// The page, kept by no cache.
pub(super) fn shown(reader: &Reader, shown: &Shown<'_>) -> Response {
    let page = shell::page(reader, Section::None, &reader.text("access-sign-in"), body(reader, shown));
    let private = [(header::CACHE_CONTROL, "no-store")];
    let response = (status(shown.refusals), headers_of(shown.refusals), private, page).into_response();
    if shown.passkeys.are_here() { with_script(response) } else { response }
}

fn body(reader: &Reader, Shown { name, to, passkeys, refusals }: &Shown<'_>) -> Markup {
    html! {
        h1 { (reader.text("access-sign-in")) }
        p.lede { (reader.text("access-sign-in-lede")) }
        @for refusal in *refusals { (block(reader, refusal)) }
        form method="post" action=(reader.link("/sign-in")) {
            input type="hidden" name="to" value=(place(to));
            label for="name" { (reader.text("access-name")) }
            input id="name" name="name" value=(name) required autocomplete="username" autocapitalize="none"
                spellcheck="false" maxlength="64";
            label for="password" { (reader.text("access-password")) }
            input id="password" name="password" type="password" required autocomplete="current-password"
                maxlength="4096";
            p.go { button { (reader.text("access-sign-in")) } }
        }
        (sign_in_passkey::part(reader, passkeys, place(to)))
        p.src { (reader.text("access-sign-in-how")) }
    }
}

/// The status of a page that says what was wrong above its form.
pub(crate) fn status(refusals: &[Refusal]) -> StatusCode {
    if refusals.is_empty() { StatusCode::OK } else { status_of(refusals) }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(place("/desk/draft?id=1"), "/desk/draft?id=1");
        for to in ["", "desk", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "/é"] {
            assert_eq!(place(to), "/desk", "{to:?}");
        }
    }
}
