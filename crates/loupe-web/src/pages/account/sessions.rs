//! Where one is signed in.

use axum::extract::{Form, State};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Shown, told};
use crate::format;
use crate::passkey::Passkeys;
use crate::reader::Reader;
use crate::session::Person;
use crate::state::App;
use crate::unmade::Unmade;

#[derive(Deserialize)]
pub(super) struct Which {
    /// The id of one; empty for all others.
    #[serde(default)]
    id: String,
}

/// Ends another session, or all others.
pub(super) async fn end(
    State(app): State<App>,
    (reader, passkeys): (Reader, Passkeys),
    person: Person,
    Form(which): Form<Which>,
) -> Result<Response, Unmade> {
    let id = Some(which.id.as_str()).filter(|id| !id.is_empty());
    let outcome = app.registry.end_other_sessions(&person.session, id).await;
    told(&app, (&reader, &passkeys), &person, outcome, "sessions").await
}

impl Shown<'_> {
    pub(super) fn sessions(&self) -> Markup {
        let (reader, here) = (self.reader, self.person.session.id());
        let column = |key: &str| reader.text(key);
        html! {
            h2 id="sessions" { (reader.text("access-sessions")) }
            p.cap { (reader.text("access-sessions-how")) }
            table.stack {
                thead { tr {
                    th { (column("access-column-began")) }
                    th { (column("access-column-seen")) }
                    th { (column("access-column-way")) }
                    th { (column("access-column-end")) }
                } }
                tbody {
                    @for session in &self.sessions {
                        tr {
                            th scope="row" { (format::moment(reader.lang, session.made_at)) }
                            td data-l=(column("access-column-seen")) { (format::moment(reader.lang, session.seen_at)) }
                            td data-l=(column("access-column-way")) {
                                (reader.text(if session.way == "passkey" { "access-by-passkey" } else { "access-by-password" }))
                            }
                            td data-l=(column("access-column-end")) {
                                @if session.id() == here { (reader.text("access-this-one")) }
                                @else {
                                    form method="post" action=(reader.link("/account/sessions")) {
                                        (self.person.field())
                                        input type="hidden" name="id" value=(session.id());
                                        button.light { (reader.text("access-end")) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if self.sessions.len() > 1 {
                form method="post" action=(reader.link("/account/sessions")) {
                    (self.person.field()) button.light { (reader.text("access-end-others")) }
                }
            }
        }
    }
}
