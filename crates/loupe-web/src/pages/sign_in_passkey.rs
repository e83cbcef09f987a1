//! Signing in with a passkey.

use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::Response;
use loupe_registry::registry::Trouble;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};
use serde::Deserialize;

use super::sign_in::{Shown, entered, shown};
use crate::passkey::{self, Answered, Passkeys};
use crate::reader::Reader;
use crate::site::{ClientAddress, Site};
use crate::state::App;
use crate::unmade::Unmade;

/// What was typed before the device is asked.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    name: String,
}

/// What a device is to be asked.
pub(crate) async fn question(
    State(app): State<App>,
    reader: Reader,
    (site, passkeys): (Site, Passkeys),
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Response {
    let asked = async {
        if !site.sent(&headers) {
            return Err(Refusal::new(Rule::FormOutdated, "").into());
        }
        app.registry.ask_to_sign_in(passkeys.site()?, &typed.name, address).await
    };
    passkey::question(&reader, asked.await)
}

/// Where the reader was going, with what the device answered.
#[derive(Deserialize)]
pub(crate) struct Entering {
    #[serde(default)]
    to: String,
    #[serde(flatten)]
    answered: Answered,
}

/// Somebody signs in.
pub(crate) async fn enter(
    State(app): State<App>,
    reader: Reader,
    (site, passkeys): (Site, Passkeys),
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Form(entering): Form<Entering>,
) -> Result<Response, Unmade> {
    let reader = Reader { place: "/sign-in".to_owned(), ..reader };
    if !site.sent(&headers) {
        return Err(reader.refuse(Refusal::new(Rule::FormOutdated, "")).into());
    }
    let outcome = match passkeys.site() {
        Ok(here) => app.registry.sign_in_with_passkey(here, entering.answered.answer(), address).await,
        Err(trouble) => Err(trouble),
    };
    match outcome {
        Ok(secret) => entered(&app, &reader, &site, &headers, &secret, &entering.to).await,
        Err(Trouble::Refused(refusals)) => {
            Ok(shown(&reader, &Shown { name: "", to: &entering.to, passkeys: &passkeys, refusals: &refusals }))
        }
        Err(fault) => Err(Unmade::of(&reader, fault)),
    }
}

/// The part of the page that signs in with a passkey; nothing where browsers make none.
pub(super) fn part(reader: &Reader, passkeys: &Passkeys, to: &str) -> Markup {
    if !passkeys.are_here() {
        return html! {};
    }
    let inside = html! {
        input type="hidden" name="to" value=(to);
        p.hint { (reader.text("access-passkey-sign-in-how")) }
        p.go { button.light { (reader.text("access-passkey-sign-in")) } }
    };
    html! {
        h2 { (reader.text("access-passkey-or")) }
        (passkey::form(reader, "/sign-in/passkey/question", "/sign-in/passkey", Some("name"), inside))
        (passkey::absent(reader))
    }
}
