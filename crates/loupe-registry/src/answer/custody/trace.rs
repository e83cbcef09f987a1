//! Where stones from a place can be now.

use loupe_scheme::mass::Carats;
use serde::Serialize;

use super::OriginName;
use crate::answer::Ask;
use crate::custody::{ReachedLot, Traced};

/// Where stones from a place can be now.
#[derive(Clone, Debug, Serialize)]
pub struct TraceAnswer {
    /// The origins that were followed.
    pub origins: Vec<OriginName>,
    /// What was commissioned there.
    pub commissioned: Carats,
    /// How many lots there are in all, used up or not.
    pub reached: usize,
    /// Lots of which something is left, by what made them.
    pub now: Vec<ReachedKindAnswer>,
    /// The surest and heaviest of them.
    pub lots: Vec<ReachedAnswer>,
    /// Lots of unknown origin of which something is left; stones from there may be in these as well.
    pub unknown: usize,
}

/// Lots by what made them.
#[derive(Clone, Debug, Serialize)]
pub struct ReachedKindAnswer {
    /// What made them.
    pub process: &'static str,
    /// How many.
    pub lots: usize,
    /// How many of them certainly hold some.
    pub certain: usize,
    /// What is left of them.
    pub left: Carats,
}

/// A lot that was reached.
#[derive(Clone, Debug, Serialize)]
pub struct ReachedAnswer {
    /// Its name; for offices that read custody.
    pub lot: Option<String>,
    /// What made it; empty where nobody told.
    pub process: &'static str,
    /// Its mass.
    pub carats: Carats,
    /// What is left of it.
    pub left: Carats,
    /// So much of it is from there, at the least.
    pub at_least: Carats,
    /// If every draw is like its pool.
    pub expected: Carats,
    /// At the most.
    pub at_most: Carats,
}

/// A trace as its reader may see it.
pub fn trace(ask: &Ask<'_>, traced: &Traced) -> TraceAnswer {
    TraceAnswer {
        origins: traced.origins.iter().map(|origin| OriginName::new(ask, Some(origin))).collect(),
        commissioned: traced.commissioned,
        reached: traced.reached,
        now: traced
            .now
            .iter()
            .map(|(process, kind)| ReachedKindAnswer {
                process: process.name(),
                lots: kind.lots,
                certain: kind.certain,
                left: kind.left,
            })
            .collect(),
        lots: traced.lots.iter().map(reached).collect(),
        unknown: traced.unknown,
    }
}

fn reached(lot: &ReachedLot) -> ReachedAnswer {
    ReachedAnswer {
        lot: lot.name.clone(),
        process: lot.process.map_or("", |process| process.name()),
        carats: lot.mass,
        left: lot.left,
        at_least: lot.bounds.at_least,
        expected: lot.bounds.expected,
        at_most: lot.bounds.at_most,
    }
}
