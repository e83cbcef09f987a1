//! `loupe token`

use clap::{Args, Subcommand};
use loupe_registry::access::{NewToken, TOKEN_DAYS_MAX, Token};
use loupe_scheme::access::{AccountName, Permission};
use loupe_scheme::rule::{Place, Refusal, Rule};
use serde::Serialize;

use crate::acting::{Acting, by};
use crate::failure::Failure;
use crate::office::office_id;
use crate::open::{Common, Open};
use crate::{out, print};

/// What can be done with tokens.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Make a token with which a program acts as a person; it is printed this once.
    New(New),
    /// Every token, without its secret.
    List(List),
    /// End a token at once.
    Revoke(Revoke),
}

/// A token to be made.
#[derive(Args)]
pub(crate) struct New {
    /// As whom, for which office.
    #[arg(value_name = "ACCOUNT@OFFICE")]
    owner: String,
    /// What it is for, in words.
    #[arg(long)]
    name: String,
    /// What it may do, such as issue_certificate; repeatable.
    #[arg(long = "scope", required = true, value_name = "PERMISSION")]
    scopes: Vec<String>,
    /// How many days it lasts.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=i64::from(TOKEN_DAYS_MAX)))]
    days: u32,
    #[command(flatten)]
    acting: Acting,
}

/// Which tokens.
#[derive(Args)]
pub(crate) struct List {
    /// Only those of this account.
    #[arg(long)]
    account: Option<String>,
}

/// A token to be ended.
#[derive(Args)]
pub(crate) struct Revoke {
    /// Its id, as `loupe token list` shows it.
    id: String,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Serialize)]
struct Tokens<'a> {
    tokens: &'a [Token],
}

#[derive(Serialize)]
struct Made<'a> {
    token: &'a Token,
    secret: &'a str,
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        match self {
            Verb::New(new) => new.run(&open).await,
            Verb::List(List { account }) => {
                let account = account.as_deref().map(str::parse::<AccountName>).transpose()?;
                let tokens = open.registry.tokens(account.as_ref()).await.map_err(failed)?;
                match open.json {
                    true => out::json(&Tokens { tokens: &tokens }),
                    false => out::text(&print::access::tokens(open.texts(), &tokens)),
                }
            }
            Verb::Revoke(Revoke { id, acting }) => {
                let actor = acting.actor_or_operator(&open).await?;
                let token = open.registry.revoke_token(by(actor.as_ref()), id).await.map_err(failed)?;
                if open.json {
                    return out::json(&token);
                }
                out::tell(&open.texts().with("access-cli-token-revoked", &[("id", token.id)]));
                Ok(())
            }
        }
    }
}

impl New {
    async fn run(&self, open: &Open) -> Result<(), Failure> {
        let actor = self.acting.actor_or_operator(open).await?;
        let (account, office) = self.owner.split_once('@').unwrap_or((&self.owner, ""));
        let unknown = |code: &str| {
            let place = Place { name: Some("scopes".to_owned()), ..Place::default() };
            let known = Permission::ALL.iter().map(|one| one.code());
            Refusal::new(Rule::TokenScopeWrong, code).at(place).accepting(known)
        };
        let scopes = self.scopes.iter().map(|code| Permission::from_code(code).ok_or_else(|| unknown(code)));
        let new = NewToken {
            account: account.parse()?,
            office: office_id(office)?,
            name: self.name.clone(),
            scopes: scopes.collect::<Result<_, _>>()?,
            days: self.days,
        };
        let made = open.registry.new_token(by(actor.as_ref()), new).await;
        let (secret, token) = made.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        if open.json {
            return out::json(&Made { token: &token, secret: secret.expose() });
        }
        out::tell(&open.texts().with("access-token-made", &[("name", token.name.clone())]));
        out::tell(&open.texts().text("access-token-once"));
        out::text(&format!("{}\n", secret.expose()))
    }
}
