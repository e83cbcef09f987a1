//! `loupe log record` and `loupe log list`

use clap::Args;
use loupe_registry::answer::log::LogAnswer;
use loupe_scheme::rule::{Refusal, Rule};

use crate::failure::Failure;
use crate::open::Common;
use crate::{out, print};

/// How many records are listed at most.
const COUNT_MAX: i64 = 1_000;

/// Show a record: what it states, who made it and when, its bytes, and whether it is published.
#[derive(Args)]
pub(crate) struct Show {
    /// The record: its name such as register/17, the index of its entry, or what it is about, such as
    /// finding/alrosa-war, of which the newest record is meant.
    record: String,
}

/// List records, the newest first.
#[derive(Args)]
pub(crate) struct List {
    /// Only those about one thing, such as finding/alrosa-war.
    #[arg(long, value_name = "SUBJECT")]
    about: Option<String>,
    /// How many at most.
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=COUNT_MAX))]
    count: u32,
    /// Only those whose entry has a smaller index.
    #[arg(long, value_name = "INDEX")]
    before: Option<u64>,
}

impl Show {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let answer = open.registry.record_answer(&self.record).await;
        let answer = answer.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        if open.json {
            out::json(&open.ask().answer(&[], &answer))
        } else {
            out::text(&print::log::record(open.texts(), &answer))
        }
    }
}

impl List {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        let answer = open.registry.log(self.before, self.count).await.map_err(failed)?;
        let mut answer: LogAnswer = answer.ok_or_else(|| Refusal::new(Rule::NotALog, &*common.data))?;
        if let Some(about) = &self.about {
            let mut records = open.registry.record_answer(about).await.map_err(failed)?.about;
            records.reverse();
            records.retain(|line| self.before.is_none_or(|before| line.index < before));
            let more = records.len() > self.count as usize;
            records.truncate(self.count as usize);
            answer.older_below = records.last().filter(|_| more).map(|line| line.index);
            answer.records = records;
        }
        if open.json {
            out::json(&open.ask().answer(&[], &answer))
        } else {
            out::text(&print::log::list(open.texts(), &answer))
        }
    }
}
