//! The stages between mine and ring, and what is usual at each.

use super::operator::Role;
use crate::custody::process::Process;

/// One stage: who works at it, how many lots a movement takes and makes, and what is lost.
pub(super) struct Stage {
    pub(super) role: Role,
    pub(super) process: Process,
    pub(super) takes: (u64, u64),
    /// Lots made for each ten taken.
    pub(super) makes_of_ten: (u64, u64),
    pub(super) loss_per_thousand: (u64, u64),
}

const fn split(role: Role, makes_of_ten: (u64, u64)) -> Stage {
    Stage { role, process: Process::Splitting, takes: (1, 1), makes_of_ten, loss_per_thousand: (0, 0) }
}

const fn together(role: Role, process: Process, takes: (u64, u64), makes_of_ten: (u64, u64)) -> Stage {
    Stage { role, process, takes, makes_of_ten, loss_per_thousand: (0, 0) }
}

const fn one_by_one(role: Role, process: Process, loss_per_thousand: (u64, u64)) -> Stage {
    Stage { role, process, takes: (1, 1), makes_of_ten: (10, 10), loss_per_thousand }
}

impl Stage {
    /// Whether who works at it is who made its lots.
    pub(super) fn stays_in_house(&self) -> bool {
        self.process == Process::Splitting
    }

    /// Whether rough comes to it over a border, under a certificate.
    pub(super) fn takes_certificates(&self) -> bool {
        matches!(self.role, Role::MixingHouse | Role::CuttingCentre) && !self.stays_in_house()
    }
}

/// From the sight of a producer on. What is mined is before the first.
pub(super) const STAGES: [Stage; 10] = [
    together(Role::Tender, Process::Sorting, (50, 500), (8, 12)),
    split(Role::Tender, (20, 30)),
    together(Role::MixingHouse, Process::Mixing, (2, 20), (5, 15)),
    split(Role::MixingHouse, (10, 20)),
    one_by_one(Role::CuttingCentre, Process::Polishing, (400, 650)),
    together(Role::SortingHouse, Process::Sorting, (20, 500), (10, 20)),
    split(Role::SortingHouse, (10, 30)),
    together(Role::Dealer, Process::Mixing, (2, 30), (5, 15)),
    split(Role::Dealer, (10, 15)),
    one_by_one(Role::Jeweller, Process::Setting, (0, 20)),
];

/// How many lots come of one parcel of a mine in all stages together, before anything was seen of it.
pub(super) const LOTS_OF_PARCEL: usize = 250;
