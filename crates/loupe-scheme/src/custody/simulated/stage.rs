//! The stages between mine and ring, and what is usual at each.

use crate::custody::process::Process;

/// One stage: how many lots a movement takes and makes, and what is lost.
pub(super) struct Stage {
    pub(super) process: Process,
    pub(super) takes: (u64, u64),
    /// Lots made for each ten taken.
    pub(super) makes_of_ten: (u64, u64),
    pub(super) loss_per_thousand: (u64, u64),
}

const fn one_by_one(process: Process, makes_of_ten: (u64, u64)) -> Stage {
    Stage { process, takes: (1, 1), makes_of_ten, loss_per_thousand: (0, 0) }
}

const fn together(process: Process, takes: (u64, u64), makes_of_ten: (u64, u64)) -> Stage {
    Stage { process, takes, makes_of_ten, loss_per_thousand: (0, 0) }
}

/// From the sight of a producer on. What is mined is before the first.
pub(super) const STAGES: [Stage; 10] = [
    together(Process::Sorting, (50, 500), (8, 12)),
    one_by_one(Process::Splitting, (20, 30)),
    together(Process::Mixing, (2, 20), (5, 15)),
    one_by_one(Process::Splitting, (10, 20)),
    Stage { process: Process::Polishing, takes: (1, 1), makes_of_ten: (10, 10), loss_per_thousand: (400, 650) },
    together(Process::Sorting, (20, 500), (10, 20)),
    one_by_one(Process::Splitting, (10, 30)),
    together(Process::Mixing, (2, 30), (5, 15)),
    one_by_one(Process::Splitting, (10, 15)),
    Stage { process: Process::Setting, takes: (1, 1), makes_of_ten: (10, 10), loss_per_thousand: (0, 20) },
];

/// How many lots come of one parcel of a mine in all stages together, before anything was seen of it.
pub(super) const LOTS_OF_PARCEL: usize = 250;
