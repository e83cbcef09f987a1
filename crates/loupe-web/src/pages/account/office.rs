//! One's office: what it is, and who belongs to it.

use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use loupe_registry::access::{By, Member, NewMember};
use loupe_registry::keys::SecretString;
use loupe_registry::registry::Trouble;
use loupe_scheme::access::{AccountName, Permission, Role};
use loupe_scheme::rule::{Place, Refusal, Rule};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{frame, kinds, role};
use super::{Done, sign_in};
use crate::format;
use crate::reader::Reader;
use crate::session::{Person, SignedIn};
use crate::state::App;
use crate::unmade::Unmade;

/// The page, for everybody who belongs to the office.
pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    person: Person,
    Query(done): Query<Done>,
) -> Result<Response, Unmade> {
    answer(&app, &reader, (&signed, &person), done.key(), &[]).await
}

async fn answer(
    app: &App,
    reader: &Reader,
    (signed, person): (&SignedIn, &Person),
    done: Option<&'static str>,
    refusals: &[Refusal],
) -> Result<Response, Unmade> {
    let office = &signed.actor.office;
    let members = app.registry.members(&office.id).await.map_err(|trouble| Unmade::of(reader, trouble))?;
    let manages = signed.actor.may(Permission::ManageMembers);
    let body = html! {
        dl.facts {
            dt { (reader.text("access-column-kinds")) } dd { (kinds(reader, office)) }
            dt { (reader.text("access-column-city")) } dd { (office.city) }
            dt { (reader.text("access-column-records")) } dd { code { (office.id) } }
            @if let Some(prefix) = &office.prefix {
                dt { (reader.text("access-column-prefix")) } dd { (prefix) }
            }
        }
        h2 { (reader.text("access-members")) }
        (table(reader, person, &members, manages))
        @if manages { (forms(reader, person, (app.today)())) }
    };
    let page = frame(reader, person, Some(&signed.actor), &office.name, (done, refusals), body);
    Ok((sign_in::status(refusals), page).into_response())
}

fn table(reader: &Reader, person: &Person, members: &[Member], manages: bool) -> Markup {
    let column = |key: &str| reader.text(key);
    html! {
        table.stack {
            thead { tr {
                th { (column("access-column-person")) }
                th { (column("access-column-role")) }
                th { (column("access-column-from")) }
                th { (column("access-column-until")) }
                @if manages { th { (column("access-column-end")) } }
            } }
            tbody {
                @for member in members {
                    tr {
                        th scope="row" { (member.full_name) " " span.dim { (member.account) } }
                        td data-l=(column("access-column-role")) { (role(reader, member.role.code())) }
                        td data-l=(column("access-column-from")) { (format::date(reader.lang, member.from)) }
                        td data-l=(column("access-column-until")) {
                            @match (member.ended_at, member.until) {
                                (Some(at), _) => { (format::moment(reader.lang, at)) }
                                (None, Some(day)) => { (format::date(reader.lang, day)) }
                                (None, None) => { (column("access-no-end")) }
                            }
                        }
                        @if manages {
                            td data-l=(column("access-column-end")) {
                                @if member.belongs {
                                    form method="post" action=(reader.link("/account/office/leave")) {
                                        (person.field())
                                        input type="hidden" name="account" value=(member.account);
                                        button.light { (column("access-end-now")) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn forms(reader: &Reader, person: &Person, today: Date) -> Markup {
    html! {
        h2 { (reader.text("access-manage")) }
        p.cap { (reader.text("access-manage-how")) }
        details {
            summary { (reader.text("access-person-new")) }
            form method="post" action=(reader.link("/account/office/person")) {
                (person.field())
                (account_field(reader, "person-account"))
                label for="full-name" { (reader.text("access-full-name")) }
                input id="full-name" name="full_name" required maxlength="120" autocomplete="off";
                (password_field(reader, "person-password"))
                (role_fields(reader, "person", today))
                p.go { button { (reader.text("access-person-make")) } }
            }
        }
        details {
            summary { (reader.text("access-join")) }
            form method="post" action=(reader.link("/account/office/join")) {
                (person.field())
                (account_field(reader, "join-account"))
                (role_fields(reader, "join", today))
                p.go { button { (reader.text("access-join-do")) } }
            }
        }
        details {
            summary { (reader.text("access-password-set")) }
            form method="post" action=(reader.link("/account/office/password")) {
                (person.field())
                (account_field(reader, "password-account"))
                (password_field(reader, "password-new"))
                p.go { button { (reader.text("access-password-set-do")) } }
            }
        }
    }
}

fn account_field(reader: &Reader, id: &str) -> Markup {
    html! {
        label for=(id) { (reader.text("access-name")) }
        span.hint id={(id) "-hint"} { (reader.text("access-name-hint")) }
        input id=(id) name="account" required maxlength="64" autocapitalize="none" spellcheck="false"
            autocomplete="off" aria-describedby={(id) "-hint"};
    }
}

fn password_field(reader: &Reader, id: &str) -> Markup {
    html! {
        label for=(id) { (reader.text("access-password-new")) }
        span.hint id={(id) "-hint"} { (reader.text("access-password-hint")) }
        input id=(id) name="password" type="password" required minlength="12" autocomplete="new-password"
            aria-describedby={(id) "-hint"};
    }
}

fn role_fields(reader: &Reader, id: &str, today: Date) -> Markup {
    html! {
        label for={(id) "-role"} { (reader.text("access-column-role")) }
        select id={(id) "-role"} name="role" {
            @for one in Role::ALL { option value=(one.code()) { (role(reader, one.code())) } }
        }
        label for={(id) "-from"} { (reader.text("access-column-from")) }
        input id={(id) "-from"} name="from" type="date" required value=(today);
        label for={(id) "-until"} { (reader.text("access-until-if-any")) }
        input id={(id) "-until"} name="until" type="date";
    }
}

/// What is typed into the forms about a person.
#[derive(Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    account: String,
    full_name: String,
    password: String,
    role: String,
    from: String,
    until: String,
}

impl Default for Typed {
    fn default() -> Typed {
        let empty = String::new;
        Typed { account: empty(), full_name: empty(), password: empty(), role: empty(), from: empty(), until: empty() }
    }
}

impl Typed {
    fn account(&self) -> Result<AccountName, Refusal> {
        self.account.trim().parse()
    }

    /// The membership in the actor's office that the form asks for.
    fn member(&self, signed: &SignedIn) -> Result<NewMember, Refusal> {
        let day = |name: &str, text: &str| {
            let place = Place { name: Some(name.to_owned()), ..Place::default() };
            text.parse::<Date>().map_err(|_| Refusal::new(Rule::NotADate, text).at(place))
        };
        let until = Some(self.until.trim()).filter(|until| !until.is_empty());
        let roles = || Role::ALL.iter().map(|role| role.code());
        let unknown = || Refusal::new(Rule::RoleWrong, &*self.role).accepting(roles());
        Ok(NewMember {
            account: self.account()?,
            office: signed.actor.office.id.clone(),
            role: Role::from_code(&self.role).ok_or_else(unknown)?,
            from: day("from", self.from.trim())?,
            until: until.map(|until| day("until", until)).transpose()?,
        })
    }
}

/// What a head of an office asks for, and by which page it is answered.
struct Asked<'a> {
    app: &'a App,
    reader: &'a Reader,
    signed: &'a SignedIn,
    person: &'a Person,
}

impl Asked<'_> {
    async fn told(self, outcome: Result<(), Trouble>, done: &str) -> Result<Response, Unmade> {
        match outcome {
            Ok(()) => {
                let to = self.reader.link(&format!("/account/office?done={done}"));
                Ok(Redirect::to(&to).into_response())
            }
            Err(Trouble::Refused(refusals)) => {
                let reader = &Reader { place: "/account/office".to_owned(), ..self.reader.clone() };
                answer(self.app, reader, (self.signed, self.person), None, &refusals).await
            }
            Err(fault) => Err(Unmade::of(self.reader, fault)),
        }
    }
}

/// A person becomes a member, or gets another role.
pub(super) async fn join(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    person: Person,
    Form(typed): Form<Typed>,
) -> Result<Response, Unmade> {
    let outcome = match typed.member(&signed) {
        Ok(member) => app.registry.join(By::Actor(&signed.actor), member).await.map(|_| ()),
        Err(refusal) => Err(refusal.into()),
    };
    Asked { app: &app, reader: &reader, signed: &signed, person: &person }.told(outcome, "joined").await
}

/// A new person with an account becomes a member.
pub(super) async fn person(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    person: Person,
    Form(typed): Form<Typed>,
) -> Result<Response, Unmade> {
    let by = By::Actor(&signed.actor);
    let made = async {
        let member = typed.member(&signed)?;
        let password = SecretString::from(typed.password.clone());
        app.registry.add_account(by, member.account.clone(), &typed.full_name, password).await?;
        app.registry.join(by, member).await.map(|_| ())
    };
    let outcome = made.await;
    Asked { app: &app, reader: &reader, signed: &signed, person: &person }.told(outcome, "person").await
}

/// A membership ends at once.
pub(super) async fn leave(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    person: Person,
    Form(typed): Form<Typed>,
) -> Result<Response, Unmade> {
    let (by, office) = (By::Actor(&signed.actor), &signed.actor.office.id);
    let outcome = match typed.account() {
        Ok(account) => app.registry.leave(by, &account, office, None).await,
        Err(refusal) => Err(refusal.into()),
    };
    Asked { app: &app, reader: &reader, signed: &signed, person: &person }.told(outcome, "left").await
}

/// A member who forgot the password gets another.
pub(super) async fn password(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    person: Person,
    Form(typed): Form<Typed>,
) -> Result<Response, Unmade> {
    let password = SecretString::from(typed.password.clone());
    let outcome = match typed.account() {
        Ok(account) => app.registry.set_password(By::Actor(&signed.actor), &account, password).await,
        Err(refusal) => Err(refusal.into()),
    };
    Asked { app: &app, reader: &reader, signed: &signed, person: &person }.told(outcome, "password").await
}
