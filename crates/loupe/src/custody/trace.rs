//! `loupe custody trace|stock`

use clap::Args;
use loupe_registry::answer::custody;
use loupe_registry::custody::{From, Named};

use super::shown;
use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::Common;
use crate::out;

/// A lot, or a place.
#[derive(Args)]
pub(crate) struct Trace {
    /// The lot, stone, parcel or jewel, by its name: an EPC URN, a Digital Link or any other URI.
    #[arg(required_unless_present_any = ["site", "country", "finding"], conflicts_with_all = ["site", "country", "finding"])]
    lot: Option<String>,
    /// Follow what was mined at this site.
    #[arg(long, value_name = "SITE", group = "place")]
    site: Option<String>,
    /// Follow what this participant mined.
    #[arg(long, value_name = "CODE", group = "place")]
    country: Option<String>,
    /// Follow all that this finding points at.
    #[arg(long, value_name = "FINDING", group = "place")]
    finding: Option<String>,
    #[command(flatten)]
    acting: Acting,
}

impl Trace {
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor_or_operator(&open).await?;
        let ask = open.ask();
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        if let Some(name) = &self.lot {
            let definitions = open.edition.defaults.clone();
            return match open.registry.named(actor.as_ref(), name, &definitions).await.map_err(failed)? {
                Named::Lot(story) => {
                    let answer = ask.answer(&definitions, custody::lot(&ask, &story, &definitions));
                    if open.json { out::json(&answer) } else { shown::lot(&open, &answer) }
                }
                Named::Container(story) => {
                    let answer = ask.answer(&definitions, custody::container(&ask, &story, &definitions));
                    if open.json { out::json(&answer) } else { shown::container(&open, &answer) }
                }
            };
        }
        let from = match (&self.site, &self.country, &self.finding) {
            (Some(site), _, _) => From::Site(site.clone()),
            (_, Some(country), _) => From::Country(country.clone()),
            (_, _, finding) => From::Finding(finding.clone().unwrap_or_default()),
        };
        let traced = open.registry.trace_forward(actor.as_ref(), &from).await.map_err(failed)?;
        let answer = ask.answer(&[], custody::trace(&ask, &traced));
        if open.json { out::json(&answer) } else { shown::traced(&open, &answer.answer) }
    }
}

/// Under which definitions.
#[derive(Args)]
pub(crate) struct Stock {
    /// A definition, such as csc-2022; repeatable. Without one: every definition under its default reading.
    #[arg(long = "definition", value_name = "DEFINITION")]
    definitions: Vec<String>,
}

impl Stock {
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let definitions = open.edition.definitions(&self.definitions)?;
        let rows = open.registry.lots_in_stock(&definitions).await;
        let rows = custody::in_stock(&rows.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?);
        let answer = open.ask().answer(&definitions, rows);
        if open.json { out::json(&answer) } else { shown::in_stock(&open, &answer) }
    }
}
