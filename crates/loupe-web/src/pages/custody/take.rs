//! What an office takes along from the page of a lot or a container: its passport and its events as files.

use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use loupe_registry::custody::Sought;
use loupe_registry::custody_export::{CredentialKind, Outgoing, Unsigned, Wish};
use loupe_scheme::access::{Actor, Permission};
use maud::{Markup, html};

use super::lot::Asked;
use super::{named, not_kept};
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;
use crate::unmade::Unmade;
use crate::words;

/// What is offered to who may have it.
pub(super) struct Take {
    office: String,
    /// Where others find the key of the office; or why nothing is signed.
    signed: Result<String, Unsigned>,
}

impl Take {
    /// What is offered to `actor`; `None` to whoever may have none of it.
    pub(super) async fn of(app: &App, reader: &Reader, actor: Option<&Actor>) -> Result<Option<Take>, Unmade> {
        let Some(actor) = actor.filter(|actor| actor.may(Permission::ReadCustody)) else { return Ok(None) };
        let failed = |trouble| Unmade::of(reader, trouble);
        let signed = match app.registry.signs(actor).await.map_err(failed)? {
            Some(why) => Err(why),
            None => Ok(app.registry.place().await.map_err(failed)?.did_address(actor.office.id.as_str())),
        };
        Ok(Some(Take { office: actor.office.name.clone(), signed }))
    }

    /// The links of a `lot` or a `container`, and whether what they give is signed.
    pub(super) fn links(&self, reader: &Reader, of: &str, name: &str) -> Markup {
        let file = |kind: CredentialKind| reader.link(&named(&format!("/desk/custody/{of}/{}", kind.code()), name));
        html! {
            section.screen id="take" {
                h2 { (reader.text("custody-take-title")) }
                ul {
                    li {
                        a href=(file(CredentialKind::Passport)) download { (reader.text("custody-take-passport")) }
                        (words::colon(reader)) (reader.text("custody-take-passport-says")) "."
                    }
                    li {
                        a href=(file(CredentialKind::Events)) download { (reader.text("custody-take-events")) }
                        (words::colon(reader)) (reader.text("custody-take-events-says")) "."
                    }
                }
                p.src {
                    @match &self.signed {
                        Ok(place) => (reader.with("custody-signed", &[
                            ("office", self.office.clone()), ("place", place.clone()),
                        ])),
                        Err(why) => (why.told(reader.catalogue())),
                    }
                }
            }
        }
    }
}

pub(super) async fn lot_passport(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    file(&app, &reader, &signed.actor, CredentialKind::Passport, (&asked.name, Sought::Lot)).await
}

pub(super) async fn lot_events(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    file(&app, &reader, &signed.actor, CredentialKind::Events, (&asked.name, Sought::Lot)).await
}

pub(super) async fn container_passport(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    file(&app, &reader, &signed.actor, CredentialKind::Passport, (&asked.name, Sought::Container)).await
}

pub(super) async fn container_events(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    file(&app, &reader, &signed.actor, CredentialKind::Events, (&asked.name, Sought::Container)).await
}

async fn file(
    app: &App,
    reader: &Reader,
    actor: &Actor,
    kind: CredentialKind,
    what: (&str, Sought),
) -> Result<Response, Unmade> {
    let (wish, lang) = (Wish::WherePossible, reader.lang);
    let outgoing = match kind {
        CredentialKind::Passport => app.registry.custody_passport(actor, what, wish, lang).await,
        CredentialKind::Events => app.registry.custody_traceability(actor, what, wish, lang).await,
    };
    Ok(not_kept(sent(outgoing.map_err(|trouble| Unmade::of(reader, trouble))?)))
}

fn sent(outgoing: Outgoing) -> Response {
    let name = format!("attachment; filename=\"{}\"", outgoing.file_name());
    let mut response = ([(header::CONTENT_TYPE, outgoing.media())], outgoing.text).into_response();
    if let Ok(value) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
