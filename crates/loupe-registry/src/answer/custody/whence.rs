//! Where stones are from, and what every definition says of them: those of a lot, or of several that lie together.

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
use crate::custody::{OriginPart, Whence};

/// Where some stones are from.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WhenceAnswer {
    /// Where they are from, the heaviest first.
    pub origins: Vec<OriginAnswer>,
    /// How many origins are left out.
    pub origins_left_out: usize,
    /// What each definition says.
    pub under: Vec<LotUnderAnswer>,
    /// What was not looked at.
    pub not_looked: Vec<NotLooked>,
}

/// How much of some stones is from one origin.
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
    /// The same in per cent of all of them, rounded down, down and up.
    pub shares: [Tenths; 3],
}

/// What one definition says of some stones.
#[derive(Clone, Debug, Serialize)]
pub struct LotUnderAnswer {
    /// The definition's key.
    pub definition: String,
    /// At least and at most so much of them meets the definition.
    pub interval: Interval,
    /// The parts.
    pub parts: Option<FourParts>,
    /// The findings that bear on their origins, strongest first.
    pub grounds: Vec<Ground>,
    /// What came nearest.
    pub near_miss: Option<NearMiss>,
}

impl WhenceAnswer {
    /// As people read it.
    pub(super) fn new(ask: &Ask<'_>, whence: &Whence, definitions: &[Resolved]) -> WhenceAnswer {
        let statement = &whence.statement;
        let mass = Carats::from_micro(statement.mass_micro).unwrap_or(Carats::MAX);
        let under = statement.under.iter().zip(definitions);
        WhenceAnswer {
            origins: whence.origins.iter().map(|part| origin(ask, part, mass)).collect(),
            origins_left_out: whence.origins_left_out,
            under: under.map(|(under, definition)| of(ask, definition, under)).collect(),
            not_looked: statement.not_looked.iter().map(|item| NotLooked::new(ask, item)).collect(),
        }
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
