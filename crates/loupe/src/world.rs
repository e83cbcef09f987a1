//! `loupe world`

use clap::Args;
use loupe_registry::answer::world::world;

use crate::choice::Choice;
use crate::failure::Failure;
use crate::open::Open;
use crate::{out, print};

/// The world's rough of a year or period.
#[derive(Args)]
pub(crate) struct World {
    /// A year; the latest complete one when neither this nor --period is given.
    #[arg(long, conflicts_with = "period")]
    year: Option<String>,
    /// A half-year or a span of years: 2022H1, 2019..2023.
    #[arg(long)]
    period: Option<String>,
    #[command(flatten)]
    choice: Choice,
}

impl World {
    pub(crate) fn run(&self, open: &Open) -> Result<(), Failure> {
        let selection = self.choice.selection(self.year.as_deref().or(self.period.as_deref()))?;
        let answer = world(&open.ask(), &selection)?;
        if open.json {
            return out::json(&answer);
        }
        let page = print::Page::new(open);
        out::text(&format!(
            "{}\n{}",
            print::world::headline(&page, &answer),
            print::world::participants(&page, &answer)
        ))
    }
}
