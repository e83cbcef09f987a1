//! `loupe user`

mod passkey;
mod password;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use loupe_registry::access::{Account, Member, NewMember};
use loupe_registry::registry::Trouble;
use loupe_scheme::access::{AccountName, Role};
use serde::Serialize;

use crate::acting::{Acting, by};
use crate::failure::Failure;
use crate::office::office_id;
use crate::open::{Common, Open, today};
use crate::{out, print};

/// What can be done with people.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Make an account; it may do nothing before it joins an office.
    Add(Add),
    /// Every account, with the offices it belongs to now.
    List,
    /// Close an account for ever: its sessions, tokens and passkeys end at once.
    Disable(Named),
    /// Give an account another password; its sessions end.
    Password(Password),
    /// The passkeys of a person; each is made at the page of their account.
    Passkeys(passkey::Whose),
    /// Remove a passkey for somebody who lost it.
    RemovePasskey(passkey::Lost),
    /// Let a person into an office, or give them another role there.
    Join(Join),
    /// End a person's membership: at once, or with a day.
    Leave(Leave),
}

/// An account to be made.
#[derive(Args)]
pub(crate) struct Add {
    /// Its name: small letters, digits, `-`, `.` and `_`.
    name: String,
    /// The person's name.
    #[arg(long, value_name = "NAME")]
    full_name: String,
    #[command(flatten)]
    secret: SecretFile,
    #[command(flatten)]
    acting: Acting,
}

/// Where a password is taken from; it is never an argument.
#[derive(Args)]
pub(crate) struct SecretFile {
    /// A file whose first line is the password; `-` is standard input. Without it the password is asked for.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

/// An account.
#[derive(Args)]
pub(crate) struct Named {
    /// Its name.
    name: String,
    #[command(flatten)]
    acting: Acting,
}

/// Another password.
#[derive(Args)]
pub(crate) struct Password {
    /// The account's name.
    name: String,
    #[command(flatten)]
    secret: SecretFile,
    #[command(flatten)]
    acting: Acting,
}

/// A membership.
#[derive(Args)]
pub(crate) struct Join {
    /// The account's name.
    name: String,
    /// The office.
    office: String,
    /// As what.
    #[arg(long, value_parser = ["reader", "clerk", "officer", "head"])]
    role: String,
    /// From which day on; today when not given.
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// The last day; without an end when not given.
    #[arg(long, value_name = "DAY")]
    until: Option<Date>,
    #[command(flatten)]
    acting: Acting,
}

/// The end of a membership.
#[derive(Args)]
pub(crate) struct Leave {
    /// The account's name.
    name: String,
    /// The office.
    office: String,
    /// The last day; at once when not given.
    #[arg(long, value_name = "DAY")]
    on: Option<Date>,
    #[command(flatten)]
    acting: Acting,
}

/// A person, and where they belong now.
#[derive(Serialize)]
pub(crate) struct Person {
    #[serde(flatten)]
    pub(crate) account: Account,
    pub(crate) offices: Vec<Member>,
}

#[derive(Serialize)]
struct List<'a> {
    accounts: &'a [Person],
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        match self {
            Verb::Add(add) => add.run(&open).await,
            Verb::List => list(&open).await,
            Verb::Disable(Named { name, acting }) => {
                let (actor, name) = (acting.actor_or_operator(&open).await?, account(name)?);
                let done = open.registry.disable_account(by(actor.as_ref()), &name).await;
                told(&open, &name, done, "access-cli-closed")
            }
            Verb::Password(Password { name, secret, acting }) => {
                let (actor, name) = (acting.actor_or_operator(&open).await?, account(name)?);
                let password = secret.read(&open, &name)?;
                let done = open.registry.set_password(by(actor.as_ref()), &name, password).await;
                told(&open, &name, done, "access-cli-password")
            }
            Verb::Passkeys(whose) => whose.run(&open).await,
            Verb::RemovePasskey(lost) => lost.run(&open).await,
            Verb::Join(join) => join.run(&open).await,
            Verb::Leave(Leave { name, office, on, acting }) => {
                let (actor, name) = (acting.actor_or_operator(&open).await?, account(name)?);
                let done = open.registry.leave(by(actor.as_ref()), &name, &office_id(office)?, *on).await;
                told(&open, &name, done, "access-cli-left")
            }
        }
    }
}

impl Add {
    async fn run(&self, open: &Open) -> Result<(), Failure> {
        let (actor, name) = (self.acting.actor_or_operator(open).await?, account(&self.name)?);
        let password = self.secret.read(open, &name)?;
        let made = open.registry.add_account(by(actor.as_ref()), name.clone(), &self.full_name, password).await;
        match (made, open.json) {
            (Ok(made), true) => out::json(&made),
            (made, _) => told(open, &name, made.map(|_| ()), "access-cli-made"),
        }
    }
}

impl Join {
    async fn run(&self, open: &Open) -> Result<(), Failure> {
        let actor = self.acting.actor_or_operator(open).await?;
        let new = NewMember {
            account: account(&self.name)?,
            office: office_id(&self.office)?,
            role: Role::from_code(&self.role).unwrap_or(Role::Reader),
            from: self.from.unwrap_or_else(today),
            until: self.until,
        };
        let name = new.account.clone();
        match (open.registry.join(by(actor.as_ref()), new).await, open.json) {
            (Ok(member), true) => out::json(&member),
            (joined, _) => told(open, &name, joined.map(|_| ()), "access-cli-joined"),
        }
    }
}

async fn list(open: &Open) -> Result<(), Failure> {
    let read = async {
        let mut people = Vec::new();
        for account in open.registry.accounts().await? {
            let members = open.registry.memberships(&account.name).await?;
            let offices = members.into_iter().filter(|member| member.belongs).collect();
            people.push(Person { account, offices });
        }
        Ok::<_, Trouble>(people)
    };
    let people = read.await.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
    match open.json {
        true => out::json(&List { accounts: &people }),
        false => out::text(&print::access::people(open.texts(), &people)),
    }
}

fn account(name: &str) -> Result<AccountName, Failure> {
    Ok(name.parse()?)
}

/// What is said on standard error when it is done.
fn told(open: &Open, name: &AccountName, done: Result<(), Trouble>, key: &str) -> Result<(), Failure> {
    done.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
    if open.json {
        return out::json(&serde_json::json!({ "account": name }));
    }
    out::tell(&open.texts().with(key, &[("account", name.to_string())]));
    Ok(())
}
