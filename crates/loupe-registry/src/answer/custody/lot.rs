//! A lot: what it is made of, what every definition says, how it came about.

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_scheme::definition::Resolved;
use loupe_scheme::mass::Carats;
use serde::Serialize;

use super::whence::WhenceAnswer;
use crate::answer::Ask;
use crate::custody::{LotStory, Step};

/// A lot.
#[derive(Clone, Debug, Serialize)]
pub struct LotAnswer {
    /// Its name, as it is kept.
    pub lot: String,
    /// The laboratory report of a stone; empty where there is none.
    pub report: String,
    /// Its mass.
    pub carats: Carats,
    /// What is left of it.
    pub left: Carats,
    /// Whether somebody told how it came about. If not, all of it is of unknown origin.
    pub is_known: bool,
    /// Where it is from, and what each definition says.
    #[serde(flatten)]
    pub whence: WhenceAnswer,
    /// What was done on the way to it, oldest first.
    pub steps: Vec<StepAnswer>,
    /// How many earlier ones are left out.
    pub steps_left_out: usize,
    /// Where it was sent, received and packed.
    pub passages: Vec<StepAnswer>,
    /// What was made of it.
    pub uses: Vec<StepAnswer>,
    /// The day the statement expires.
    pub expires_on: Date,
}

/// Something that was done.
#[derive(Clone, Debug, Serialize)]
pub struct StepAnswer {
    /// What: a process, or empty where lots were merely seen.
    pub process: &'static str,
    /// When.
    pub at: Timestamp,
    /// How many lots went in.
    pub lots_in: usize,
    /// How many came out.
    pub lots_out: usize,
    /// What was drawn.
    pub drawn: Carats,
    /// What was made.
    pub made: Carats,
    /// What was lost in it.
    pub lost: Carats,
    /// Whose act it was; for the office that captured it.
    pub operator: Option<String>,
    /// What the event is called; likewise.
    pub event: Option<String>,
    /// Names of lots that came out; likewise.
    pub lots: Vec<String>,
}

/// A lot as its reader may see it.
pub fn lot(ask: &Ask<'_>, story: &LotStory, definitions: &[Resolved]) -> LotAnswer {
    LotAnswer {
        lot: story.name.clone(),
        report: story.report.clone(),
        carats: story.mass,
        left: story.left,
        is_known: story.is_known,
        whence: WhenceAnswer::new(ask, &story.whence, definitions),
        steps: story.steps.iter().map(step).collect(),
        steps_left_out: story.steps_left_out,
        passages: story.passages.iter().map(step).collect(),
        uses: story.uses.iter().map(step).collect(),
        expires_on: story.whence.statement.expires_on,
    }
}

pub(super) fn step(step: &Step) -> StepAnswer {
    let own = step.own.as_ref();
    StepAnswer {
        process: step.process.map_or("", |process| process.name()),
        at: step.at,
        lots_in: step.lots.0,
        lots_out: step.lots.1,
        drawn: step.masses[0],
        made: step.masses[1],
        lost: step.masses[2],
        operator: own.map(|own| own.operator.clone()),
        event: own.map(|own| own.event.clone()),
        lots: own.map(|own| own.made.clone()).unwrap_or_default(),
    }
}
