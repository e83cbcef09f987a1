//! How much of the rough a process usually keeps. The figures are data with sources; outside them somebody looks.

use std::cmp::Ordering;

use super::movement::{Movement, sum};
use super::process::Process;
use crate::mass::{Carats, parse_decimal};
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

/// What one source says that a process yields, as shares of what goes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YieldTold {
    /// The least that comes out, where the source gives one.
    pub at_least: Option<Share>,
    /// The most.
    pub at_most: Option<Share>,
}

impl YieldTold {
    /// A share from per cent with at most two decimals, such as `35.40`; `None` for all else and above 100.
    pub fn percent(text: &str) -> Option<Share> {
        let hundredths = parse_decimal(text, 2).ok()?;
        (hundredths <= 10_000).then(|| Share::of(hundredths, 10_000))
    }
}

impl YieldBounds {
    /// The widest of what sources say of a process: where none gives a least or a most, all or nothing may come out.
    /// `None` without sources.
    pub fn around(process: Process, told: &[YieldTold]) -> Option<YieldBounds> {
        let at_least = told.iter().filter_map(|one| one.at_least).min().unwrap_or(Share::NONE);
        let at_most = told.iter().filter_map(|one| one.at_most).max().unwrap_or(Share::ALL);
        (!told.is_empty()).then_some(YieldBounds { process, at_least, at_most })
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::custody::{Draw, LotId, Output, Source};

    fn told(at_least: &str, at_most: &str) -> YieldTold {
        YieldTold { at_least: YieldTold::percent(at_least), at_most: YieldTold::percent(at_most) }
    }

    fn polished(rough: u64, polished: u64) -> Movement {
        let mass = |micro| Carats::from_micro(micro).unwrap();
        Movement {
            process: Process::Polishing,
            source: Source::Lots(vec![Draw { lot: LotId(0), mass: mass(rough) }]),
            outputs: vec![Output { lot: None, mass: mass(polished) }],
            loss: mass(rough - polished),
        }
    }

    #[test]
    fn the_widest_of_all_sources_counts_and_its_ends_are_inside() {
        let bounds =
            YieldBounds::around(Process::Polishing, &[told("30", "45"), told("", "80"), told("35.40", "35.40")]);
        let bounds = bounds.unwrap();
        let side = |rough, out| bounds.outside(&polished(rough, out)).map(|outside| outside.side);
        assert_eq!((side(1_000, 300), side(1_000, 800)), (None, None));
        assert_eq!((side(1_000, 299), side(1_000, 801)), (Some(Ordering::Less), Some(Ordering::Greater)));
        let sawn = Movement { process: Process::Sawing, ..polished(1_000, 990) };
        assert!(bounds.outside(&sawn).is_none());
        assert!(YieldBounds::around(Process::Sawing, &[]).is_none());
    }

    #[test]
    fn a_per_cent_is_read_exactly_or_not_at_all() {
        assert_eq!(YieldTold::percent("35.40").map(Share::pair), Some((3_540, 10_000)));
        for wrong in ["", "100.01", "-1", "35.405", "a third"] {
            assert!(YieldTold::percent(wrong).is_none(), "{wrong}");
        }
    }
}
