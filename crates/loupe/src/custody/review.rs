//! `loupe custody release|reject`, and the lists of what waits, what was brought in, and who holds what.

use clap::Args;
use loupe_registry::answer::custody;
use loupe_registry::custody::Decision;
use serde::Serialize;

use super::{Balance, Waiting, shown};
use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::Common;
use crate::out;

/// An event that was held.
#[derive(Args)]
pub(crate) struct Settle {
    /// Its number, as `loupe custody waiting` gives it.
    event: u32,
    /// Why. It is kept.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Serialize)]
struct Settled {
    event: u32,
    outcome: &'static str,
}

#[derive(Serialize)]
struct Operators {
    operators: Vec<String>,
}

impl Settle {
    pub(super) async fn release(&self, common: &Common) -> Result<(), Failure> {
        self.settle(common, Decision::Release, "released").await
    }

    pub(super) async fn reject(&self, common: &Common) -> Result<(), Failure> {
        self.settle(common, Decision::Reject, "rejected").await
    }

    async fn settle(&self, common: &Common, decision: Decision, outcome: &'static str) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let settled = open.registry.review_event(&actor, self.event, decision, &self.reason).await;
        settled.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        if open.json {
            return out::json(&Settled { event: self.event, outcome });
        }
        let key = match decision {
            Decision::Release => "custody-cli-released",
            Decision::Reject => "custody-cli-rejected",
        };
        out::text(&format!("{}\n", open.texts().with(key, &[("event", self.event.to_string())])))
    }
}

/// How many jobs are listed.
const JOBS_LISTED: u32 = 50;

impl Waiting {
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let waits = open.registry.waiting(&actor).await;
        let waits = waits.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        let answer = custody::waiting(&waits);
        if open.json { out::json(&answer) } else { shown::waiting(&open, &answer) }
    }

    pub(super) async fn list(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let jobs = open.registry.capture_jobs(&actor, i32::MAX as u32, JOBS_LISTED).await;
        let jobs = jobs.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        if open.json { out::json(&jobs) } else { shown::jobs(&open, &jobs) }
    }
}

impl Balance {
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        let Some(operator) = &self.operator else {
            let operators = open.registry.operators(&actor).await.map_err(failed)?;
            if open.json {
                return out::json(&Operators { operators });
            }
            return out::text(&operators.iter().map(|one| format!("{one}\n")).collect::<String>());
        };
        let balance = open.registry.balance(&actor, operator).await.map_err(failed)?;
        let answer = custody::balance(&balance);
        if open.json { out::json(&answer) } else { shown::balance(&open, &answer) }
    }
}
