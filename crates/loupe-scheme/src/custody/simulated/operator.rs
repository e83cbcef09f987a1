//! Who takes part in the trade. None of them exists.

use std::fmt;

/// What an operator does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Mines.
    Mine,
    /// Sorts a producer's rough and sells it at sights and tenders.
    Tender,
    /// Buys rough from several producers and mixes it.
    MixingHouse,
    /// Cuts and polishes.
    CuttingCentre,
    /// Sorts polished from several cutting centres.
    SortingHouse,
    /// Makes up parcels of polished for jewellers.
    Dealer,
    /// Sets stones.
    Jeweller,
}

impl Role {
    /// How it is called in names.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Mine => "mine",
            Role::Tender => "tender",
            Role::MixingHouse => "mixing-house",
            Role::CuttingCentre => "cutting-centre",
            Role::SortingHouse => "sorting-house",
            Role::Dealer => "dealer",
            Role::Jeweller => "jeweller",
        }
    }

    /// How many there are; mines are as many as the trade has sites.
    pub(super) const fn count(self) -> u64 {
        match self {
            Role::Mine => 1,
            Role::Tender => 24,
            Role::MixingHouse => 80,
            Role::CuttingCentre => 160,
            Role::SortingHouse => 40,
            Role::Dealer => 120,
            Role::Jeweller => 400,
        }
    }
}

/// One of those who take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Operator {
    /// What it does.
    pub role: Role,
    /// Which of its role, from 0. A mine has the number of its site.
    pub number: u32,
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "synthetic-{}-{}", self.role.name(), self.number)
    }
}
