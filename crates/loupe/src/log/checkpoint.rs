//! `loupe log checkpoint`

use std::time::Duration;

use clap::Args;
use loupe_registry::answer::log::LogAnswer;
use loupe_registry::log::{Publisher, REGISTER_OFFICE};
use loupe_scheme::rule::{Refusal, Rule};

use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::{out, print};

/// How often, and how long each time, another program that is publishing is waited for.
const PATIENCE: (u32, Duration) = (50, Duration::from_millis(100));

/// Publish what is recorded and not published yet, ask the witnesses, and print the signed checkpoint.
#[derive(Args)]
pub(crate) struct Checkpoint;

/// What came of publishing.
pub(crate) struct Done {
    /// How many records were published.
    pub(crate) published: u64,
    /// Whether another program had not finished publishing.
    pub(crate) elsewhere: bool,
    /// Witnesses that were asked and did not cosign, and why.
    pub(crate) refused: Vec<(String, String)>,
    /// Witnesses that saw another log, or more of this one.
    pub(crate) alarms: Vec<(String, String)>,
}

impl Checkpoint {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let done = publish(&open).await?;
        let answer = open.registry.log(None, 1).await.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        let answer: LogAnswer = answer.ok_or_else(|| Refusal::new(Rule::NotALog, REGISTER_OFFICE))?;
        for line in print::log::published(open.texts(), &done, &answer) {
            out::tell(&line);
        }
        if open.json { out::json(&open.ask().answer(&[], &answer)) } else { out::text(&answer.checkpoint) }?;
        if done.alarms.is_empty() { Ok(()) } else { Err(Failure::SaidNo) }
    }
}

async fn publish(open: &Open) -> Result<Done, Failure> {
    let failed = |trouble| Failure::of_trouble(open.lang, trouble);
    let mut publisher = Publisher::new(open.registry.clone()).map_err(failed)?;
    let mut done = Done { published: 0, elsewhere: false, refused: Vec::new(), alarms: Vec::new() };
    for _ in 0..PATIENCE.0 {
        let turn = publisher.turn().await.map_err(failed)?;
        done.published += turn.published;
        done.elsewhere = turn.elsewhere;
        (done.refused, done.alarms) = (turn.unwitnessed, turn.alarms);
        if !turn.elsewhere {
            break;
        }
        tokio::time::sleep(PATIENCE.1).await;
    }
    Ok(done)
}
