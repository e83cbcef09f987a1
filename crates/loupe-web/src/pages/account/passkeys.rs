//! Passkeys: added with a device, shown, removed with the password or a passkey.

use axum::extract::{Form, State};
use axum::response::Response;
use loupe_registry::access::{PASSKEY_NAME_CHARS_MAX, Passkey, Proof};
use loupe_registry::keys::SecretString;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Shown, told};
use crate::format;
use crate::passkey::{self, Answered, Passkeys};
use crate::reader::Reader;
use crate::session::Person;
use crate::state::App;
use crate::unmade::Unmade;

/// A new passkey.
#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
}

/// What a device is to be asked for a new passkey.
pub(super) async fn question(
    State(app): State<App>,
    reader: Reader,
    passkeys: Passkeys,
    person: Person,
    Form(wanted): Form<Wanted>,
) -> Response {
    let password = SecretString::from(wanted.password);
    let asked = async {
        let site = passkeys.site()?;
        app.registry.ask_for_new_passkey(site, &person.session, &wanted.name, password).await
    };
    passkey::question(&reader, asked.await)
}

/// A new passkey came.
pub(super) async fn add(
    State(app): State<App>,
    reader: Reader,
    passkeys: Passkeys,
    person: Person,
    Form(answered): Form<Answered>,
) -> Result<Response, Unmade> {
    let outcome = async {
        let site = passkeys.site()?;
        app.registry.add_passkey(site, &person.session, answered.answer()).await.map(|_| ())
    };
    let outcome = outcome.await;
    told(&app, (&reader, &passkeys), &person, outcome, "passkey").await
}

/// What a device is to be asked so that it proves who is there.
pub(super) async fn proof(State(app): State<App>, reader: Reader, passkeys: Passkeys, person: Person) -> Response {
    let asked = async {
        let site = passkeys.site()?;
        app.registry.ask_for_proof(site, &person.session).await
    };
    passkey::question(&reader, asked.await)
}

/// A passkey to be removed, with a password or the answer of a device.
#[derive(Deserialize)]
pub(super) struct Removed {
    #[serde(default)]
    id: String,
    password: Option<String>,
    #[serde(flatten)]
    answered: Answered,
}

/// A passkey is removed.
pub(super) async fn remove(
    State(app): State<App>,
    reader: Reader,
    passkeys: Passkeys,
    person: Person,
    Form(Removed { id, password, answered }): Form<Removed>,
) -> Result<Response, Unmade> {
    let outcome = async {
        let proof = match password {
            Some(password) => Proof::Password(SecretString::from(password)),
            None => Proof::Passkey(passkeys.site()?, answered.answer()),
        };
        app.registry.remove_own_passkey(&person.session, &id, proof).await
    };
    let outcome = outcome.await;
    told(&app, (&reader, &passkeys), &person, outcome, "passkey-removed").await
}

impl Shown<'_> {
    pub(super) fn passkeys(&self) -> Markup {
        let reader = self.reader;
        html! {
            h2 id="passkeys" { (reader.text("access-passkeys")) }
            p.cap { (reader.text("access-passkeys-how")) }
            @if self.held.is_empty() { p { (reader.text("access-passkeys-none")) } }
            @else { (self.passkey_table()) }
            @if self.passkeys.are_here() {
                (self.new_passkey())
                (passkey::absent(reader))
            } @else {
                p { (reader.text("access-passkey-not-here")) }
            }
        }
    }

    fn new_passkey(&self) -> Markup {
        let reader = self.reader;
        let inside = html! {
            (self.person.field())
            fieldset {
                legend { (reader.text("access-passkey-new")) }
                label for="passkey-name" { (reader.text("access-passkey-name")) }
                span.hint id="passkey-hint" { (reader.text("access-passkey-name-hint")) }
                input id="passkey-name" name="name" required maxlength=(PASSKEY_NAME_CHARS_MAX) autocomplete="off"
                    aria-describedby="passkey-hint";
                label for="passkey-password" { (reader.text("access-password")) }
                input id="passkey-password" name="password" type="password" required autocomplete="current-password";
                p.go { button { (reader.text("access-passkey-make")) } }
            }
        };
        passkey::form(reader, "/account/passkeys/question", "/account/passkeys", None, inside)
    }

    fn passkey_table(&self) -> Markup {
        let reader = self.reader;
        let column = |key: &str| reader.text(key);
        html! {
            table.stack {
                thead { tr {
                    th { (column("access-column-passkey")) }
                    th { (column("access-column-added")) }
                    th { (column("access-column-used")) }
                    th { (column("access-column-end")) }
                } }
                tbody { @for passkey in &self.held { (self.passkey_row(passkey)) } }
            }
        }
    }

    fn passkey_row(&self, passkey: &Passkey) -> Markup {
        let reader = self.reader;
        html! {
            tr {
                th scope="row" { (passkey.name) }
                td data-l=(reader.text("access-column-added")) { (format::moment(reader.lang, passkey.made_at)) }
                td data-l=(reader.text("access-column-used")) {
                    @match passkey.used_at {
                        Some(at) => { (format::moment(reader.lang, at)) }
                        None => { (reader.text("access-never")) }
                    }
                }
                td data-l=(reader.text("access-column-end")) { (self.removal(passkey)) }
            }
        }
    }

    fn removal(&self, passkey: &Passkey) -> Markup {
        let reader = self.reader;
        let field = format!("remove-{}", passkey.id);
        let inside = html! {
            (self.person.field())
            input type="hidden" name="id" value=(passkey.id);
            button.light { (reader.text("access-passkey-remove-with")) }
        };
        html! {
            details {
                summary { (reader.text("access-passkey-remove")) }
                p.hint { (reader.text("access-passkey-remove-how")) }
                form method="post" action=(reader.link("/account/passkeys/remove")) {
                    (self.person.field())
                    input type="hidden" name="id" value=(passkey.id);
                    label for=(field) { (reader.text("access-password")) }
                    input id=(field) name="password" type="password" required autocomplete="current-password";
                    p.go { button.light { (reader.text("access-passkey-remove")) } }
                }
                @if self.passkeys.are_here() {
                    (passkey::form(reader, "/account/passkeys/proof", "/account/passkeys/remove", None, inside))
                }
            }
        }
    }
}
