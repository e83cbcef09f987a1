//! What pages that ask for a passkey have in common: the script, the policy that lets it run, the fields of its forms.

use std::sync::LazyLock;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use loupe_registry::access::{PasskeyAnswer, PasskeyQuestion, PasskeySite};
use loupe_registry::registry::Trouble;
use loupe_scheme::rule::Refusal;
use maud::{Markup, html};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::convert::Infallible;

use crate::api::problem::Problem;
use crate::reader::Reader;
use crate::site::site;

/// The only script of the pages: a device can be asked for a passkey in no other way.
const SCRIPT: &str = include_str!("passkey.js");

/// The address of the script: it changes whenever the script does, so it may be kept for ever.
pub(crate) static SCRIPT_PATH: LazyLock<String> = LazyLock::new(|| {
    let hash = Sha256::digest(SCRIPT);
    format!("/passkey-{}.js", hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect::<String>())
});

/// What such a page may do beside the others: run that script, which asks this site for a challenge.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The script.
pub(crate) async fn script() -> impl IntoResponse {
    let said = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (said, SCRIPT)
}

/// The same answer, with the policy that lets its script run.
pub(crate) fn with_script(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// The site for which passkeys are made here; refused with `A18` where browsers make none.
pub(crate) struct Passkeys(pub(crate) Result<PasskeySite, Refusal>);

impl Passkeys {
    /// The site, as an operation asks for it.
    pub(crate) fn site(&self) -> Result<&PasskeySite, Trouble> {
        self.0.as_ref().map_err(|refusal| refusal.clone().into())
    }

    /// Whether pages show passkeys at all.
    pub(crate) const fn are_here(&self) -> bool {
        self.0.is_ok()
    }

    fn of(address: Option<&str>, headers: &HeaderMap) -> Passkeys {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        Passkeys(match address {
            Some(address) => PasskeySite::at(address),
            // Nobody said where this is, so it is this machine, or nowhere that a browser makes passkeys for.
            None => PasskeySite::at(&format!("http://{host}")),
        })
    }
}

impl<S: Sync> FromRequestParts<S> for Passkeys {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Passkeys, Infallible> {
        Ok(Passkeys::of(site(parts).address.as_deref(), &parts.headers))
    }
}

/// What the script puts into a form.
#[derive(Deserialize)]
pub(crate) struct Answered {
    #[serde(default)]
    waiting: String,
    #[serde(default)]
    credential: String,
}

impl Answered {
    pub(crate) fn answer(&self) -> PasskeyAnswer<'_> {
        PasskeyAnswer { waiting: &self.waiting, credential: &self.credential }
    }
}

/// The answer to the script that asked for a question.
pub(crate) fn question(reader: &Reader, asked: Result<PasskeyQuestion, Trouble>) -> Response {
    let mut response = match asked {
        Ok(question) => axum::Json(question).into_response(),
        Err(Trouble::Refused(refusals)) => Problem::new(refusals).in_language(reader.lang).into_response(),
        Err(Trouble::Fault(_)) => Problem::fault(reader.lang).into_response(),
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A form that a device answers: shown by the script, for nothing but the script can fill it in. `name` is the id of the
/// field of another form whose text the question is about.
pub(crate) fn form(reader: &Reader, question: &str, action: &str, name: Option<&str>, inside: Markup) -> Markup {
    let text = |key: &str| reader.text(key);
    html! {
        form method="post" action=(reader.link(action)) data-question=(reader.link(question)) data-name=[name]
            data-wait=(text("access-passkey-wait")) data-broken=(text("access-passkey-broken-off"))
            data-has=(text("access-passkey-has-one")) data-silent=(text("access-passkey-no-answer")) hidden {
            (inside)
            input type="hidden" name="waiting";
            input type="hidden" name="credential";
            p role="status" {}
        }
    }
}

/// What a reader does whose browser cannot be asked; and the script, which takes these words away where it can.
pub(crate) fn absent(reader: &Reader) -> Markup {
    html! {
        p.cap data-without-passkeys { (reader.text("access-passkey-absent")) }
        script src=(*SCRIPT_PATH) defer {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_that_the_operator_gave_decides_and_a_visitor_cannot_choose_another() {
        let asked = |address: Option<&str>, host: &'static str| {
            let headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(host))]);
            Passkeys::of(address, &headers).0.ok()
        };
        let at = |address: &str| PasskeySite::at(address).ok();
        assert_eq!(asked(Some("https://kp.example"), "evil.example"), at("https://kp.example"));
        assert_eq!(asked(None, "localhost:8080"), at("http://localhost:8080"));
        assert_eq!(asked(None, "evil.example"), None);
        assert_eq!(asked(None, "127.0.0.1:8080"), None);
        assert_eq!(asked(Some("http://kp.example"), "localhost"), None);
    }
}
