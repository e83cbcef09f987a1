//! Which rule of custody a movement breaks, at which lot, and by how much.

use super::number::LotId;
use crate::mass::Carats;
use crate::rule::{Refusal, Rule};

/// One rule that a movement breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The rule.
    pub rule: Rule,
    /// The lot it is about; `None` when it is about the movement.
    pub lot: Option<LotId>,
    /// The mass the movement asks for or states.
    pub stated: Carats,
    /// The mass that is there.
    pub there: Carats,
}

impl Breach {
    pub(super) const fn of(rule: Rule) -> Breach {
        Breach { rule, lot: None, stated: Carats::ZERO, there: Carats::ZERO }
    }

    pub(super) const fn at(mut self, lot: LotId) -> Breach {
        self.lot = Some(lot);
        self
    }

    /// Masses beyond [`Carats::MAX`] are told as that.
    pub(super) fn masses(mut self, stated: u64, there: u64) -> Breach {
        let told = |micro| Carats::from_micro(micro).unwrap_or(Carats::MAX);
        (self.stated, self.there) = (told(stated), told(there));
        self
    }

    /// By how much the two masses differ.
    pub fn difference(&self) -> Carats {
        let down = self.stated.checked_sub(self.there);
        down.or_else(|| self.there.checked_sub(self.stated)).unwrap_or_default()
    }

    /// As a refusal, with the lot called by its name. Where masses differ, both are told.
    pub fn refusal(&self, name: impl Fn(LotId) -> String) -> Refusal {
        let lot = self.lot.map(name);
        let masses = (self.stated != self.there).then(|| format!("{} ct ≠ {} ct", self.stated, self.there));
        let told: Vec<String> = lot.into_iter().chain(masses).collect();
        Refusal::new(self.rule, told.join(": "))
    }
}
