//! Who does what in the trade, and has it afterwards.

use super::act::{Act, Deed};
use super::operator::{Operator, Role};
use super::stage::STAGES;
use super::{Chance, Heard, Trade};
use crate::custody::breach::Breach;
use crate::custody::ledger::{Ledger, Recorded};
use crate::custody::movement::Movement;
use crate::custody::number::{LotId, MovementId, OriginId};

/// In place of a stage: a movement at a mine, and one that brings in an old stock.
pub(super) const AT_A_MINE: u8 = u8::MAX;
pub(super) const OF_OLD_STOCK: u8 = u8::MAX - 1;
const NOBODY: Operator = Operator { role: Role::Mine, number: 0 };

impl Trade {
    /// Who has what a movement made: who did it.
    pub fn doer(&self, ledger: &Ledger, movement: MovementId) -> Operator {
        let at = self.stages.get(movement.place()).copied().unwrap_or(AT_A_MINE);
        let role = match STAGES.get(usize::from(at)) {
            Some(stage) if stage.stays_in_house() => {
                let before = ledger.draws(movement).next().and_then(|draw| ledger.maker(draw.lot));
                // Splits are of lots that whoever splits them made in another way.
                return before.map_or(NOBODY, |before| self.doer(ledger, before));
            }
            Some(stage) => stage.role,
            None if at == OF_OLD_STOCK => Role::MixingHouse,
            None => {
                let origin = ledger.origin(movement).unwrap_or(OriginId::UNKNOWN);
                return Operator { role: Role::Mine, number: self.sites.get(origin.place()).copied().unwrap_or(0) };
            }
        };
        self.one_of(role, movement)
    }

    /// Who of a role does a movement: anyone, and always the same.
    pub(super) fn one_of(&self, role: Role, movement: MovementId) -> Operator {
        let mut chance = Chance::new(self.plan.seed ^ (u64::from(movement.0) << 20));
        Operator { role, number: chance.between(0, role.count() - 1) as u32 }
    }

    pub(super) fn holder(&self, ledger: &Ledger, lot: LotId) -> Operator {
        ledger.maker(lot).map_or(NOBODY, |maker| self.doer(ledger, maker))
    }

    /// Lets a movement happen, and lets it be heard.
    pub(super) fn act(
        &mut self,
        ledger: &mut Ledger,
        by: Operator,
        at: u8,
        movement: &Movement,
        heard: &mut Heard<'_>,
    ) -> Result<Recorded, Vec<Breach>> {
        let told = ledger.record(movement);
        if told.is_ok() {
            self.stages.push(at);
        }
        heard(Act { when: self.clock.tick(), deed: Deed::Moved { by, movement, told: &told } });
        told
    }
}
