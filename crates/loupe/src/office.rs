//! `loupe office`

use clap::{Args, Subcommand};
use jiff::civil::Date;
use loupe_registry::access::NewOffice;
use loupe_scheme::access::{Office, OfficeKind};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};
use serde::Serialize;

use crate::acting::{Acting, by};
use crate::failure::Failure;
use crate::open::{Common, Open, today};
use crate::{out, print};

/// What can be done with offices.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Make an office with the keys that it needs.
    Add(Box<Add>),
    /// Every office.
    List,
    /// One office, and who belongs to it.
    Show(Which),
    /// Give an office its last day.
    End(End),
}

/// An office to be made.
#[derive(Args)]
pub(crate) struct Add {
    /// Its name in records: small letters, digits, `-` and `.`, such as bw-exporting.
    id: String,
    /// Its name for people, in its own language.
    #[arg(long)]
    name: String,
    /// What it is; repeatable.
    #[arg(long = "kind", required = true, value_name = "KIND", value_parser = OfficeKind::ALL.map(OfficeKind::code))]
    kinds: Vec<String>,
    /// The participant it belongs to: three letters, such as BWA.
    #[arg(long, value_name = "CODE")]
    participant: Option<String>,
    /// Its seat.
    #[arg(long)]
    city: String,
    /// What the numbers of its certificates begin with, such as BW: for exporting authorities.
    #[arg(long)]
    prefix: Option<String>,
    /// The language of its certificates beside English, such as pt.
    #[arg(long, default_value = "en")]
    language: String,
    /// The first day of its work; today when not given.
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    #[command(flatten)]
    acting: Acting,
}

/// An office.
#[derive(Args)]
pub(crate) struct Which {
    /// Its name in records.
    id: String,
}

/// The end of an office.
#[derive(Args)]
pub(crate) struct End {
    /// Its name in records.
    id: String,
    /// The last day of its work; today when not given.
    #[arg(long, value_name = "DAY")]
    on: Option<Date>,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Serialize)]
struct List<'a> {
    offices: &'a [Office],
}

#[derive(Serialize)]
struct Shown<'a> {
    office: &'a Office,
    key: Option<String>,
    members: &'a [loupe_registry::access::Member],
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        match self {
            Verb::Add(add) => add.run(&open).await,
            Verb::List => {
                let offices = open.registry.offices().await.map_err(failed)?;
                match open.json {
                    true => out::json(&List { offices: &offices }),
                    false => out::text(&print::access::offices(open.texts(), &offices)),
                }
            }
            Verb::Show(which) => {
                let id = office_id(&which.id)?;
                let office = open.registry.office(&id).await.map_err(failed)?;
                let members = open.registry.members(&id).await.map_err(failed)?;
                let key = open.registry.current_key(&id).await.map_err(failed)?.map(|key| key.to_string());
                match open.json {
                    true => out::json(&Shown { office: &office, key, members: &members }),
                    false => out::text(&print::access::office(open.texts(), &office, key.as_deref(), &members)),
                }
            }
            Verb::End(end) => {
                let actor = end.acting.actor_or_operator(&open).await?;
                let day = end.on.unwrap_or_else(today);
                let ended = open.registry.end_office(by(actor.as_ref()), &office_id(&end.id)?, day).await;
                told(&open, &ended.map_err(failed)?, "access-cli-office-ended")
            }
        }
    }
}

impl Add {
    async fn run(&self, open: &Open) -> Result<(), Failure> {
        let actor = self.acting.actor_or_operator(open).await?;
        let new = NewOffice {
            id: office_id(&self.id)?,
            name: self.name.clone(),
            kinds: self.kinds.iter().filter_map(|code| OfficeKind::from_code(code)).collect(),
            participant: self.participant.as_deref().map(ParticipantId::new).transpose()?,
            city: self.city.clone(),
            prefix: self.prefix.as_deref().map(str::parse).transpose()?,
            language: self.language.clone(),
            from: self.from.unwrap_or_else(today),
        };
        let made = open.registry.add_office(by(actor.as_ref()), new).await;
        told(open, &made.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?, "access-cli-office-made")
    }
}

fn told(open: &Open, office: &Office, key: &str) -> Result<(), Failure> {
    if open.json {
        return out::json(office);
    }
    out::tell(&open.texts().with(key, &[("office", office.id.to_string()), ("name", office.name.clone())]));
    Ok(())
}

/// The name of an office; refuses with `A16` what is none.
pub(crate) fn office_id(text: &str) -> Result<OfficeId, Refusal> {
    text.parse().map_err(|_| Refusal::new(Rule::OfficeNameWrong, text).accepting(["a-z 0-9 - ."]))
}
