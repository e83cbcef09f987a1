//! Tokens for programs.

use axum::extract::{Form, State};
use axum::response::Response;
use loupe_registry::access::{By, NewToken, Token};
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Permission;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Place, Refusal, Rule};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::permission;
use super::{Shown, told};
use crate::format;
use crate::passkey::Passkeys;
use crate::reader::Reader;
use crate::session::Person;
use crate::state::App;
use crate::unmade::Unmade;

type Pairs = Vec<(String, String)>;

/// For how many days a token may be chosen to last.
const DAYS: [u32; 4] = [7, 30, 90, 365];

/// A new token; its secret is shown in the answer, and never again.
pub(super) async fn new(
    State(app): State<App>,
    (reader, passkeys): (Reader, Passkeys),
    person: Person,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Unmade> {
    let reader = Reader { place: "/account".to_owned(), ..reader };
    let outcome = match wanted(&app, &person, &pairs).await {
        Ok(wanted) => app.registry.new_token(By::Own(&person.session), wanted).await,
        Err(trouble) => Err(trouble),
    };
    let shown = Shown::read(&app, (&reader, &passkeys), &person).await?;
    match outcome {
        Ok(made) => Ok(Shown { made: Some(made), ..shown }.answer()),
        Err(Trouble::Refused(refusals)) => Ok(Shown { refusals, ..shown }.answer()),
        Err(fault) => Err(Unmade::of(&reader, fault)),
    }
}

/// The token that the form asks for.
async fn wanted(app: &App, person: &Person, pairs: &Pairs) -> Result<NewToken, Trouble> {
    let first = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let wrong = |name: &str, input: &str| {
        let place = Place { name: Some(name.to_owned()), ..Place::default() };
        Refusal::new(Rule::TokenScopeWrong, input).at(place)
    };
    let asked = pairs.iter().filter(|(name, _)| name == "scope").map(|(_, code)| code.as_str());
    let scopes = asked.map(|code| Permission::from_code(code).ok_or_else(|| wrong("scopes", code)));
    let days = first("days").unwrap_or_default();
    let office: Option<OfficeId> = first("office").map(str::parse).transpose()?;
    let office = match office {
        Some(office) => office,
        None => app.registry.actor(&person.session, None).await?.office.id,
    };
    Ok(NewToken {
        account: person.session.account.clone(),
        office,
        name: first("name").unwrap_or_default().to_owned(),
        scopes: scopes.collect::<Result<_, _>>()?,
        days: days.parse().map_err(|_| wrong("days", days))?,
    })
}

#[derive(Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    id: String,
}

/// A token is revoked.
pub(super) async fn revoke(
    State(app): State<App>,
    (reader, passkeys): (Reader, Passkeys),
    person: Person,
    Form(which): Form<Which>,
) -> Result<Response, Unmade> {
    let outcome = app.registry.revoke_token(By::Own(&person.session), &which.id).await.map(|_| ());
    told(&app, (&reader, &passkeys), &person, outcome, "revoked").await
}

impl Shown<'_> {
    /// The secret of a token that was just made.
    pub(super) fn made(&self) -> Markup {
        let Some((secret, token)) = &self.made else { return html! {} };
        html! {
            section.note role="status" {
                p.lede { (self.reader.with("access-token-made", &[("name", token.name.clone())])) }
                p { code { (secret.expose()) } }
                p { (self.reader.text("access-token-once")) }
            }
        }
    }

    pub(super) fn tokens(&self) -> Markup {
        let reader = self.reader;
        html! {
            h2 id="tokens" { (reader.text("access-tokens")) }
            p.cap { (reader.text("access-tokens-how")) }
            @if !self.tokens.is_empty() { (self.token_table()) }
            @if let Some(actor) = &self.actor {
                form method="post" action=(reader.link("/account/tokens")) {
                    (self.person.field())
                    input type="hidden" name="office" value=(actor.office.id);
                    fieldset {
                        legend { (reader.with("access-token-new", &[("office", actor.office.name.clone())])) }
                        label for="token-name" { (reader.text("access-token-name")) }
                        input id="token-name" name="name" required maxlength="60" autocomplete="off";
                        fieldset.group {
                            legend { (reader.text("access-token-scopes")) }
                            @for scope in Permission::ALL.iter().filter(|scope| actor.may(**scope)) {
                                label.choice {
                                    input type="checkbox" name="scope" value=(scope.code());
                                    (permission(reader, *scope))
                                }
                            }
                        }
                        label for="token-days" { (reader.text("access-token-days")) }
                        select id="token-days" name="days" {
                            @for days in DAYS {
                                option value=(days) selected[days == 30] {
                                    (reader.catalogue().counted("access-days", days as usize))
                                }
                            }
                        }
                        p.go { button { (reader.text("access-token-make")) } }
                    }
                }
            }
        }
    }

    fn token_table(&self) -> Markup {
        let reader = self.reader;
        let column = |key: &str| reader.text(key);
        html! {
            table.stack {
                thead { tr {
                    th { (column("access-token-name")) }
                    th { (column("access-column-scopes")) }
                    th { (column("access-column-until")) }
                    th { (column("access-column-used")) }
                    th { (column("access-column-end")) }
                } }
                tbody {
                    @for token in &self.tokens { (self.token_row(token)) }
                }
            }
        }
    }

    fn token_row(&self, token: &Token) -> Markup {
        let reader = self.reader;
        let scopes: Vec<String> = token.scopes.iter().map(|scope| permission(reader, *scope)).collect();
        html! {
            tr {
                th scope="row" { (token.name) " " span.dim { (token.office) } }
                td data-l=(reader.text("access-column-scopes")) { (reader.catalogue().list(&scopes)) }
                td data-l=(reader.text("access-column-until")) { (format::moment(reader.lang, token.expires_at)) }
                td data-l=(reader.text("access-column-used")) {
                    @match token.used_at {
                        Some(at) => { (format::moment(reader.lang, at)) }
                        None => { (reader.text("access-never")) }
                    }
                }
                td data-l=(reader.text("access-column-end")) {
                    @match token.ended_at {
                        Some(at) => { (reader.with("access-revoked-at", &[("at", format::moment(reader.lang, at))])) }
                        None if !token.holds => { (reader.text("access-over")) }
                        None => {
                            form method="post" action=(reader.link("/account/tokens/revoke")) {
                                (self.person.field())
                                input type="hidden" name="id" value=(token.id);
                                button.light { (reader.text("access-revoke")) }
                            }
                        }
                    }
                }
            }
        }
    }
}
