//! A lot: what it is made of, what every definition says, how it came about.

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_scheme::custody::LotUnder;
use loupe_scheme::definition::Resolved;
use loupe_scheme::mass::Carats;
use loupe_scheme::share::Share;
use loupe_scheme::statement::Outcome;
use serde::Serialize;

use super::OriginName;
use crate::answer::Ask;
use crate::answer::amount::{FourParts, Interval, Known, Tenths};
use crate::answer::ground::{Ground, NearMiss};
use crate::answer::not_looked::NotLooked;
use crate::custody::{LotStory, OriginPart, Step};

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
    /// Where it is from, the heaviest first.
    pub origins: Vec<OriginAnswer>,
    /// How many origins are left out.
    pub origins_left_out: usize,
    /// What each definition says.
    pub under: Vec<LotUnderAnswer>,
    /// What was not looked at.
    pub not_looked: Vec<NotLooked>,
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

/// How much of a lot is from one origin.
#[derive(Clone, Debug, Serialize)]
pub struct OriginAnswer {
    /// The origin.
    pub origin: OriginName,
    /// It cannot be less.
    pub at_least: Carats,
    /// What it is if every draw is like its pool, which sorting breaks: an assumption.
    pub expected: Carats,
    /// It cannot be more.
    pub at_most: Carats,
    /// The same in per cent of the lot, rounded down, down and up.
    pub shares: [Tenths; 3],
}

/// What one definition says of a lot.
#[derive(Clone, Debug, Serialize)]
pub struct LotUnderAnswer {
    /// The definition's key.
    pub definition: String,
    /// At least and at most so much of it meets the definition.
    pub interval: Interval,
    /// The parts.
    pub parts: Option<FourParts>,
    /// The findings that bear on its origins, strongest first.
    pub grounds: Vec<Ground>,
    /// What came nearest.
    pub near_miss: Option<NearMiss>,
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
    let under = story.statement.under.iter().zip(definitions);
    LotAnswer {
        lot: story.name.clone(),
        report: story.report.clone(),
        carats: story.mass,
        left: story.left,
        is_known: story.is_known,
        origins: story.origins.iter().map(|part| origin(ask, part, story.mass)).collect(),
        origins_left_out: story.origins_left_out,
        under: under.map(|(under, definition)| of(ask, definition, under)).collect(),
        not_looked: story.statement.not_looked.iter().map(|item| NotLooked::new(ask, item)).collect(),
        steps: story.steps.iter().map(step).collect(),
        steps_left_out: story.steps_left_out,
        passages: story.passages.iter().map(step).collect(),
        uses: story.uses.iter().map(step).collect(),
        expires_on: story.statement.expires_on,
    }
}

fn origin(ask: &Ask<'_>, part: &OriginPart, mass: Carats) -> OriginAnswer {
    let share = |of: Carats| Share::of(of.micro(), mass.micro());
    OriginAnswer {
        origin: OriginName::new(ask, part.origin.as_ref()),
        at_least: part.at_least,
        expected: part.expected,
        at_most: part.at_most,
        shares: [
            Tenths(share(part.at_least).tenths_down()),
            Tenths(share(part.expected).tenths_down()),
            Tenths(share(part.at_most).tenths_up()),
        ],
    }
}

fn of(ask: &Ask<'_>, definition: &Resolved, under: &LotUnder) -> LotUnderAnswer {
    let outcome = Outcome { mass: under.parts, mass_least: under.parts, ..Outcome::default() };
    LotUnderAnswer {
        definition: definition.reference.key(),
        interval: Interval::new(&outcome, &under.shares, Known::Mass),
        parts: FourParts::both(&outcome, Known::Mass).map(|(parts, _)| parts),
        grounds: under.grounds.iter().filter_map(|ground| Ground::new(ask, definition, ground)).collect(),
        near_miss: under.near_miss.as_ref().map(|miss| NearMiss::new(ask, miss)),
    }
}

fn step(step: &Step) -> StepAnswer {
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
