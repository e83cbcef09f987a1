//! `loupe examine`

use clap::Args;
use loupe_registry::answer::statement::statement;
use loupe_registry::subject::parse_subject;

use crate::choice::Choice;
use crate::failure::Failure;
use crate::open::Open;
use crate::{out, print};

/// What is known of a participant, a site, a company or the world.
#[derive(Args)]
pub(crate) struct Examine {
    /// `world`, a participant's name or code (Russia, RUS), a site or a company (site:catoca, company:alrosa).
    subject: String,
    /// A year, a half-year or a span: 2022, 2022H1, 2019..2023; the latest complete year when not given.
    #[arg(long, alias = "year")]
    period: Option<String>,
    #[command(flatten)]
    choice: Choice,
}

impl Examine {
    pub(crate) fn run(&self, open: &Open) -> Result<(), Failure> {
        let selection = self.choice.selection(self.period.as_deref())?;
        let subject = parse_subject(&open.edition.register, &self.subject)?;
        let answer = statement(&open.ask(), &subject, &selection)?;
        if open.json {
            return out::json(&answer);
        }
        out::text(&print::statement::whole(&print::Page::new(open), &answer))
    }
}
