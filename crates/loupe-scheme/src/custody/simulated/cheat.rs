//! What cheats try, and what comes of it.

use crate::custody::breach::Breach;
use crate::custody::ledger::{Ledger, Recorded};
use crate::custody::movement::{Draw, Movement, Output, Source};
use crate::custody::number::{LotId, OriginId};
use crate::custody::process::Process;
use crate::mass::Carats;
use crate::rule::Rule;

/// A way of cheating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cheat {
    /// A parcel that leaves heavier than it came.
    Inflated,
    /// More polished than the rough it is said to be from.
    PolishedGrown,
    /// A lot used again that is used up.
    Reused,
    /// More drawn from a lot than is in it.
    Overdrawn,
    /// Stones from elsewhere, commissioned at a mine on top of what it can produce.
    Laundered,
    /// Stones from elsewhere, commissioned at a mine within what it can produce.
    LaunderedQuietly,
}

impl Cheat {
    /// Every way.
    pub const ALL: [Cheat; 6] = [
        Cheat::Inflated,
        Cheat::PolishedGrown,
        Cheat::Reused,
        Cheat::Overdrawn,
        Cheat::Laundered,
        Cheat::LaunderedQuietly,
    ];
}

/// What came of a cheat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The ledger refused it, by these rules.
    Refused(Vec<Rule>),
    /// Taken, and then found: the mine declared more than it can produce.
    AboveCapacity(OriginId),
    /// Nothing in the ledger gives it away.
    Unseen,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What was tried.
    pub cheat: Cheat,
    /// What came of it.
    pub outcome: Outcome,
}

impl Attempt {
    pub(super) fn of(cheat: Cheat, told: &Result<Recorded, Vec<Breach>>) -> Attempt {
        let outcome = match told {
            Ok(_) => Outcome::Unseen,
            Err(breaches) => Outcome::Refused(breaches.iter().map(|breach| breach.rule).collect()),
        };
        Attempt { cheat, outcome }
    }
}

/// The movement by which a lot is cheated with; `None` for cheats that need none.
pub(super) fn movement(cheat: Cheat, ledger: &Ledger, lot: LotId) -> Option<Movement> {
    let mass = ledger.mass(lot)?.micro();
    let (process, drawn, made) = match cheat {
        Cheat::Inflated => (Process::Shipping, mass, mass + mass / 10 + 1),
        Cheat::PolishedGrown => (Process::Polishing, mass, mass + mass / 5 + 1),
        Cheat::Reused => (Process::Splitting, mass, mass),
        Cheat::Overdrawn => (Process::Splitting, mass + mass / 2 + 1, mass + mass / 2 + 1),
        Cheat::Laundered | Cheat::LaunderedQuietly => return None,
    };
    let source = Source::Lots(vec![Draw { lot, mass: Carats::from_micro(drawn)? }]);
    let outputs = vec![Output { lot: None, mass: Carats::from_micro(made)? }];
    Some(Movement { process, source, outputs, loss: Carats::ZERO })
}
