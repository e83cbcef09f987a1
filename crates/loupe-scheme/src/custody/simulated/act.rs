//! What happens in the trade, as whoever listens hears of it.

use jiff::civil::Date;

use super::operator::Operator;
use crate::custody::breach::Breach;
use crate::custody::ledger::Recorded;
use crate::custody::movement::{Draw, Movement};
use crate::mass::Carats;

/// How long each of the eleven phases of a half-year is, in seconds: 16 days.
const PHASE_SECONDS: u32 = 16 * 24 * 3600;

/// One act, with what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    /// When.
    pub when: When,
    /// What was done.
    pub deed: Deed<'a>,
}

/// What was done.
#[derive(Clone, Copy, Debug)]
pub enum Deed<'a> {
    /// Lots were moved.
    Moved {
        /// Whose act it was.
        by: Operator,
        /// The movement.
        movement: &'a Movement,
        /// What the ledger said.
        told: &'a Result<Recorded, Vec<Breach>>,
    },
    /// Lots were sent under a certificate.
    Sent {
        /// The shipment.
        shipment: &'a Shipment,
        /// What was said of its certificate.
        told: Result<(), Breach>,
    },
}

/// A shipment of rough under a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipment {
    /// The number of its certificate, from 1.
    pub certificate: u64,
    /// How much the certificate says.
    pub says: Carats,
    /// Who sends.
    pub from: Operator,
    /// Who receives.
    pub to: Operator,
    /// What is in it: lots, or parts of them.
    pub lots: Vec<Draw>,
}

impl Shipment {
    /// What is in it.
    pub fn mass(&self) -> Carats {
        let sum = crate::custody::movement::sum(self.lots.iter().map(|draw| draw.mass));
        sum.unwrap_or(Carats::MAX)
    }
}

/// A moment of the trade, to the second. No act comes before one that was told of earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The first day of the half-year.
    pub first_day: Date,
    /// Seconds since it began, in UTC.
    pub second: u32,
}

/// The clock of a trade: every act takes a second, as long as its phase has some left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    first_day: Date,
    phase: u32,
    acts: u32,
}

impl Clock {
    pub(super) const fn at(first_day: Date, phase: u32) -> Clock {
        Clock { first_day, phase, acts: 0 }
    }

    pub(super) fn tick(&mut self) -> When {
        let second = self.phase * PHASE_SECONDS + self.acts.min(PHASE_SECONDS - 1);
        self.acts += 1;
        When { first_day: self.first_day, second }
    }
}
