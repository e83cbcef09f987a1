//! What is one's own: password, sessions, passkeys, tokens, and the offices one acts for.

mod audit;
pub(crate) mod frame;
mod office;
mod passkeys;
mod people;
mod sessions;
mod tokens;

use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use loupe_registry::access::{Passkey, Session, Token, TokenSecret};
use loupe_registry::keys::SecretString;
use loupe_registry::registry::Trouble;
use loupe_scheme::access::{Actor, Office, Permission, Role};
use loupe_scheme::rule::Refusal;
use maud::{Markup, html};
use serde::Deserialize;

use super::{sign_in, sign_in_passkey};
use crate::passkey::{Passkeys, with_script};
use crate::reader::Reader;
use crate::routes::OpenTo::{Everyone, May, Member, Person as Own};
use crate::routes::Routes;
use crate::session::Person;
use crate::state::App;
use crate::unmade::Unmade;
use frame::{frame, role};

/// Those who say who belongs to an office.
const HEADS: &[Permission] = &[Permission::ManageMembers, Permission::ManageOffices];

/// Signing in, one's own account, one's office.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app)
        .pages("/sign-in", Everyone, sign_in::page)
        .forms("/sign-in", Everyone, sign_in::enter)
        .forms("/sign-in/passkey/question", Everyone, sign_in_passkey::question)
        .forms("/sign-in/passkey", Everyone, sign_in_passkey::enter)
        .forms("/sign-out", Own, sign_in::leave)
        .pages("/account", Own, page)
        .forms("/account/password", Own, password)
        .forms("/account/acting", Own, acting)
        .forms("/account/sessions", Own, sessions::end)
        .forms("/account/passkeys/question", Own, passkeys::question)
        .forms("/account/passkeys/proof", Own, passkeys::proof)
        .forms("/account/passkeys", Own, passkeys::add)
        .forms("/account/passkeys/remove", Own, passkeys::remove)
        .forms("/account/tokens", Own, tokens::new)
        .forms("/account/tokens/revoke", Own, tokens::revoke)
        .pages("/account/office", Member, office::page)
        .forms("/account/office/join", May(HEADS), office::join)
        .forms("/account/office/leave", May(HEADS), office::leave)
        .forms("/account/office/person", May(HEADS), office::person)
        .forms("/account/office/password", May(HEADS), office::password)
        .pages("/account/audit", May(&[Permission::ReadAudit]), audit::page)
        .pages("/account/people", May(&[Permission::ManageOffices]), people::page)
}

/// What was just done, as the address says it.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

impl Done {
    /// The key of the text that says so.
    fn key(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "password" => Some("access-done-password"),
            "acting" => Some("access-done-acting"),
            "sessions" => Some("access-done-sessions"),
            "passkey" => Some("access-done-passkey"),
            "passkey-removed" => Some("access-done-passkey-removed"),
            "revoked" => Some("access-done-revoked"),
            "joined" => Some("access-done-joined"),
            "left" => Some("access-done-left"),
            "person" => Some("access-done-person"),
            _ => None,
        }
    }
}

/// Everything the page shows.
pub(super) struct Shown<'a> {
    reader: &'a Reader,
    person: &'a Person,
    passkeys: &'a Passkeys,
    actor: Option<Actor>,
    offices: Vec<(Office, Role)>,
    sessions: Vec<Session>,
    held: Vec<Passkey>,
    tokens: Vec<Token>,
    refusals: Vec<Refusal>,
    made: Option<(TokenSecret, Token)>,
    done: Option<&'static str>,
}

impl<'a> Shown<'a> {
    async fn read(
        app: &App,
        (reader, passkeys): (&'a Reader, &'a Passkeys),
        person: &'a Person,
    ) -> Result<Shown<'a>, Unmade> {
        let account = &person.session.account;
        let read = async {
            let registry = &app.registry;
            Ok::<_, Trouble>(Shown {
                reader,
                person,
                passkeys,
                actor: registry.actor(&person.session, None).await.ok(),
                offices: registry.offices_of(account).await?,
                sessions: registry.sessions(account).await?,
                held: registry.passkeys(account).await?,
                tokens: registry.tokens(Some(account)).await?,
                refusals: Vec::new(),
                made: None,
                done: None,
            })
        };
        read.await.map_err(|trouble| Unmade::of(reader, trouble))
    }

    fn answer(&self) -> Response {
        let status = if self.made.is_some() { StatusCode::CREATED } else { sign_in::status(&self.refusals) };
        let title = self.reader.text("access-account");
        let said = (self.done, self.refusals.as_slice());
        let page = frame(self.reader, self.person, self.actor.as_ref(), &title, said, self.body());
        let response = (status, page).into_response();
        if self.passkeys.are_here() { with_script(response) } else { response }
    }

    fn body(&self) -> Markup {
        html! {
            (self.made())
            (self.offices())
            (self.password())
            (self.passkeys())
            (self.sessions())
            (self.tokens())
        }
    }

    fn offices(&self) -> Markup {
        let reader = self.reader;
        let acts_for = |office: &Office| self.actor.as_ref().is_some_and(|actor| actor.office.id == office.id);
        html! {
            h2 id="offices" { (reader.text("access-offices-mine")) }
            @if self.offices.is_empty() { p { (reader.text("access-no-office-how")) } }
            @for (office, held) in &self.offices {
                form.narrow method="post" action=(reader.link("/account/acting")) {
                    (self.person.field())
                    input type="hidden" name="office" value=(office.id);
                    p {
                        b { (office.name) } ", " (office.city) " · " (role(reader, held.code()))
                        @if acts_for(office) { " · " (reader.text("access-acting")) }
                    }
                    @if !acts_for(office) { button.light { (reader.text("access-act-for")) } }
                }
            }
        }
    }

    fn password(&self) -> Markup {
        let reader = self.reader;
        html! {
            h2 id="password" { (reader.text("access-password")) }
            form method="post" action=(reader.link("/account/password")) {
                (self.person.field())
                // Programs that keep passwords look for the name beside them.
                input type="hidden" name="name" value=(self.person.session.account) autocomplete="username";
                label for="old" { (reader.text("access-password-old")) }
                input id="old" name="old" type="password" required autocomplete="current-password";
                label for="new" { (reader.text("access-password-new")) }
                span.hint id="new-hint" { (reader.text("access-password-hint")) }
                input id="new" name="new" type="password" required minlength="12" aria-describedby="new-hint"
                    autocomplete="new-password";
                p.go { button { (reader.text("access-password-change")) } }
            }
        }
    }
}

/// The page.
pub(super) async fn page(
    State(app): State<App>,
    (reader, passkeys): (Reader, Passkeys),
    person: Person,
    Query(done): Query<Done>,
) -> Result<Response, Unmade> {
    let shown = Shown::read(&app, (&reader, &passkeys), &person).await?;
    Ok(Shown { done: done.key(), ..shown }.answer())
}

/// Sends the reader back to the page, which says what was done; or shows it again with what was wrong.
async fn told(
    app: &App,
    (reader, passkeys): (&Reader, &Passkeys),
    person: &Person,
    outcome: Result<(), Trouble>,
    done: &str,
) -> Result<Response, Unmade> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&reader.link(&format!("/account?done={done}"))).into_response()),
        Err(Trouble::Refused(refusals)) => {
            let reader = &Reader { place: "/account".to_owned(), ..reader.clone() };
            let shown = Shown::read(app, (reader, passkeys), person).await?;
            Ok(Shown { refusals, ..shown }.answer())
        }
        Err(fault) => Err(Unmade::of(reader, fault)),
    }
}

#[derive(Deserialize)]
pub(super) struct Passwords {
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
}

/// Another password.
pub(super) async fn password(
    State(app): State<App>,
    (reader, passkeys): (Reader, Passkeys),
    person: Person,
    Form(typed): Form<Passwords>,
) -> Result<Response, Unmade> {
    let (old, new) = (SecretString::from(typed.old), SecretString::from(typed.new));
    let outcome = app.registry.change_password(&person.session, old, new).await;
    told(&app, (&reader, &passkeys), &person, outcome, "password").await
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    office: String,
}

/// Another office to act for.
pub(super) async fn acting(
    State(app): State<App>,
    (reader, passkeys): (Reader, Passkeys),
    person: Person,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Unmade> {
    let outcome = match chosen.office.parse() {
        Ok(office) => app.registry.act_for(&person.session, &office).await,
        Err(refusal) => Err(Trouble::from(refusal)),
    };
    told(&app, (&reader, &passkeys), &person, outcome, "acting").await
}
