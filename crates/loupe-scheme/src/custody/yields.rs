//! How much of the rough a process usually keeps. The figures are data with sources; outside them somebody looks.

use std::cmp::Ordering;

use super::movement::{Movement, sum};
use super::process::Process;
use crate::mass::Carats;
use crate::share::Share;

/// Between which shares of what goes in a process yields.
#[derive(Clone, Debug)]
pub struct YieldBounds {
    /// The process.
    pub process: Process,
    /// The least that comes out.
    pub at_least: Share,
    /// The most.
    pub at_most: Share,
}

/// A yield that somebody has to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YieldOutside {
    /// [`Ordering::Less`] when too little came out, [`Ordering::Greater`] when too much did.
    pub side: Ordering,
    /// What came out, of what went in.
    pub came_out: Share,
}

impl YieldBounds {
    /// Whether a movement yields outside the bounds; `None` when it does not, or is of another process.
    pub fn outside(&self, movement: &Movement) -> Option<YieldOutside> {
        if movement.process != self.process || movement.draws().is_empty() {
            return None;
        }
        let drawn = sum(movement.draws().iter().map(|draw| draw.mass)).unwrap_or(Carats::MAX);
        let made = sum(movement.outputs.iter().map(|output| output.mass)).unwrap_or(Carats::MAX);
        let came_out = Share::of(made.micro(), drawn.micro());
        let side = match () {
            () if came_out < self.at_least => Ordering::Less,
            () if came_out > self.at_most => Ordering::Greater,
            () => return None,
        };
        Some(YieldOutside { side, came_out })
    }
}
