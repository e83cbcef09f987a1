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
    /// Stones from elsewhere, brought in as an old stock of mixed origin and mixed with others.
    LaunderedMixed,
    /// A certificate used again for another parcel.
    CertificateReused,
    /// A parcel sent under a certificate that says less.
    CertificateExceeded,
}

impl Cheat {
    /// Every way.
    pub const ALL: [Cheat; 9] = [
        Cheat::Inflated,
        Cheat::PolishedGrown,
        Cheat::Reused,
        Cheat::Overdrawn,
        Cheat::Laundered,
        Cheat::LaunderedQuietly,
        Cheat::LaunderedMixed,
        Cheat::CertificateReused,
        Cheat::CertificateExceeded,
    ];

    /// How it is called in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Cheat::Inflated => "inflated",
            Cheat::PolishedGrown => "polished_grown",
            Cheat::Reused => "reused",
            Cheat::Overdrawn => "overdrawn",
            Cheat::Laundered => "laundered",
            Cheat::LaunderedQuietly => "laundered_quietly",
            Cheat::LaunderedMixed => "laundered_mixed",
            Cheat::CertificateReused => "certificate_reused",
            Cheat::CertificateExceeded => "certificate_exceeded",
        }
    }

    /// The ways of cheating with a lot itself.
    pub(super) const WITH_LOTS: [Cheat; 4] = [Cheat::Inflated, Cheat::PolishedGrown, Cheat::Reused, Cheat::Overdrawn];
}

/// What came of a cheat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The ledger refused it, by these rules.
    Refused(Vec<Rule>),
    /// Taken, and then found: the mine declared more than it can produce.
    AboveCapacity(OriginId),
    /// Taken, and never said to be of anywhere: whatever it was mixed into may to that part be of any origin.
    OfUnknownOrigin(LotId),
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

impl Outcome {
    pub(super) fn of_papers(told: &Result<(), Breach>) -> Outcome {
        told.as_ref().err().map_or(Outcome::Unseen, |breach| Outcome::Refused(vec![breach.rule]))
    }
}

/// The movement by which a lot is cheated with; `None` for cheats that need none.
pub(super) fn movement(cheat: Cheat, ledger: &Ledger, lot: LotId) -> Option<Movement> {
    let mass = ledger.mass(lot)?.micro();
    let (process, drawn, made) = match cheat {
        Cheat::Inflated => (Process::Sorting, mass, mass + mass / 10 + 1),
        Cheat::PolishedGrown => (Process::Polishing, mass, mass + mass / 5 + 1),
        Cheat::Reused => (Process::Splitting, mass, mass),
        Cheat::Overdrawn => (Process::Splitting, mass + mass / 2 + 1, mass + mass / 2 + 1),
        Cheat::Laundered
        | Cheat::LaunderedQuietly
        | Cheat::LaunderedMixed
        | Cheat::CertificateReused
        | Cheat::CertificateExceeded => return None,
    };
    let source = Source::Lots(vec![Draw { lot, mass: Carats::from_micro(drawn)? }]);
    let outputs = vec![Output { lot: None, mass: Carats::from_micro(made)? }];
    Some(Movement { process, source, outputs, loss: Carats::ZERO })
}
