//! `loupe warning` and `loupe suspicion`

use clap::{Args, Subcommand};
use loupe_registry::warning::{self, NewWarning, Settlement, Suspicion, Warning};
use loupe_scheme::certificate::fakes::Pattern;
use loupe_scheme::rule::{Refusal, Rule};
use serde::Serialize;

use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::out;

/// What can be done with warnings of false certificates.
#[derive(Subcommand)]
pub(crate) enum WarningVerb {
    /// Every warning, as CSV.
    List,
    /// Publish a warning, signed by the office.
    Publish(Publish),
    /// Say something to a warning of one of the own numbers.
    Answer(Said),
    /// Take a warning of the own office back; it stays on the list.
    Withdraw(Said),
}

/// What can be done with suspicions that the public reported.
#[derive(Subcommand)]
pub(crate) enum SuspicionVerb {
    /// Suspicions, the newest first, as JSON lines.
    List(List),
    /// Settle one: nothing was found.
    Dismiss(Said),
    /// Settle one with a warning.
    Warn(Settle),
}

/// A warning to be published.
#[derive(Args)]
pub(crate) struct Publish {
    /// The number on the certificate, as it is printed.
    certificate: String,
    /// Why: a pattern of false certificates.
    #[arg(long, value_parser = Pattern::ALL.iter().map(|pattern| pattern.code()).collect::<Vec<_>>())]
    ground: String,
    /// What people should know.
    #[arg(long)]
    told: String,
    #[command(flatten)]
    acting: Acting,
}

/// Words about a warning or suspicion.
#[derive(Args)]
pub(crate) struct Said {
    /// Its number.
    number: u64,
    /// What is said.
    words: String,
    #[command(flatten)]
    acting: Acting,
}

/// A suspicion that becomes a warning.
#[derive(Args)]
pub(crate) struct Settle {
    /// The number of the suspicion.
    number: u64,
    #[command(flatten)]
    warning: Publish,
}

/// Which suspicions.
#[derive(Args)]
pub(crate) struct List {
    /// Those that are settled as well.
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Serialize)]
struct Warnings<'a> {
    warnings: &'a [Warning],
}

#[derive(Serialize)]
struct Suspicions<'a> {
    suspicions: &'a [Suspicion],
}

#[derive(Serialize)]
struct Done {
    warning: Option<u64>,
}

impl Publish {
    /// Refuses with `T27` a pattern that is none.
    fn warning(&self) -> Result<NewWarning, Failure> {
        let ground = Pattern::from_code(&self.ground);
        let ground = ground.ok_or_else(|| Refusal::new(Rule::SuspectIncomplete, self.ground.as_str()))?;
        Ok(NewWarning { certificate: self.certificate.clone(), ground, told: self.told.clone() })
    }
}

impl WarningVerb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        match self {
            WarningVerb::List => list(&open).await,
            WarningVerb::Publish(publish) => {
                let actor = publish.acting.actor(&open).await?;
                let number = open.registry.publish_warning(&actor, &publish.warning()?).await.map_err(failed)?;
                done(&open, Some(number))
            }
            WarningVerb::Answer(said) => {
                let actor = said.acting.actor(&open).await?;
                open.registry.answer_warning(&actor, said.number, &said.words).await.map_err(failed)?;
                done(&open, Some(said.number))
            }
            WarningVerb::Withdraw(said) => {
                let actor = said.acting.actor(&open).await?;
                open.registry.withdraw_warning(&actor, said.number, &said.words).await.map_err(failed)?;
                done(&open, Some(said.number))
            }
        }
    }
}

impl SuspicionVerb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        match self {
            SuspicionVerb::List(list) => {
                let actor = list.acting.actor(&open).await?;
                let suspicions = open.registry.suspicions(&actor, !list.all).await.map_err(failed)?;
                if open.json {
                    return out::json(&Suspicions { suspicions: &suspicions });
                }
                let lines = suspicions.iter().filter_map(|one| serde_json::to_string(one).ok());
                out::text(&lines.map(|line| line + "\n").collect::<String>())
            }
            SuspicionVerb::Dismiss(said) => {
                let actor = said.acting.actor(&open).await?;
                let settlement = Settlement::Dismissed(said.words.clone());
                let warning = open.registry.settle_suspicion(&actor, said.number, &settlement).await;
                done(&open, warning.map_err(failed)?)
            }
            SuspicionVerb::Warn(settle) => {
                let actor = settle.warning.acting.actor(&open).await?;
                let settlement = Settlement::Warned(settle.warning.warning()?);
                let warning = open.registry.settle_suspicion(&actor, settle.number, &settlement).await;
                done(&open, warning.map_err(failed)?)
            }
        }
    }
}

async fn list(open: &Open) -> Result<(), Failure> {
    let failed = |trouble| Failure::of_trouble(open.lang, trouble);
    let mut warnings = Vec::new();
    let mut before = None;
    loop {
        let page = open.registry.warnings(before).await.map_err(failed)?;
        before = page.last().map(|warning| warning.number);
        if page.is_empty() {
            break;
        }
        warnings.extend(page);
    }
    match open.json {
        true => out::json(&Warnings { warnings: &warnings }),
        false => out::text(&String::from_utf8_lossy(&warning::csv(&warnings))),
    }
}

/// The number of the warning, where there is one.
fn done(open: &Open, warning: Option<u64>) -> Result<(), Failure> {
    match (open.json, warning) {
        (true, _) => out::json(&Done { warning }),
        (false, Some(number)) => out::text(&format!("{number}\n")),
        (false, None) => Ok(()),
    }
}
