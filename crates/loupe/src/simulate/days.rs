//! Day after day: what was planned is done with the verbs of the register.

use std::collections::BTreeMap;
use std::time::Duration;

use indicatif::ProgressBar;
use loupe_registry::registry::{Registry, Trouble};

use super::cast::Cast;
use super::chance::Chance;
use super::clock;
use super::ledger::Ledger;
use super::plan::{Fate, Stock};

/// On so many days certificates are issued.
const DAYS_OF_ISSUE: usize = 84;
/// So many days more the simulation goes on.
const DAYS_AFTER: usize = 14;

/// How long the verbs took, each by itself, until the database had it on disk.
#[derive(Default)]
pub(super) struct Times {
    pub(super) drafted: Vec<Duration>,
    pub(super) validated: Vec<Duration>,
    pub(super) issued: Vec<Duration>,
    pub(super) received: Vec<Duration>,
}

/// Something that is to happen to a certificate, by its place in the ledger.
pub(super) enum Due {
    Leaves(usize),
    Ends(usize, Fate),
}

/// A simulation under way.
pub(super) struct Days<'r> {
    pub(super) registry: &'r Registry,
    pub(super) chance: Chance,
    pub(super) cast: Cast,
    pub(super) ledger: Ledger,
    pub(super) times: Times,
    pub(super) stock: Vec<Stock>,
    pub(super) today: usize,
    pub(super) due: BTreeMap<usize, Vec<Due>>,
    pub(super) fates: Vec<Fate>,
}

/// How many days after the first the last one is.
pub(super) const fn last_day() -> i64 {
    (DAYS_OF_ISSUE + DAYS_AFTER) as i64
}

impl<'r> Days<'r> {
    pub(super) fn new(registry: &'r Registry, chance: Chance, cast: Cast) -> Days<'r> {
        Days {
            registry,
            chance,
            cast,
            ledger: Ledger::default(),
            times: Times::default(),
            stock: Vec::new(),
            today: 0,
            due: BTreeMap::new(),
            fates: Vec::new(),
        }
    }

    /// Lives through all days, with `count` certificates issued.
    pub(super) async fn pass(&mut self, count: usize, bar: &ProgressBar) -> Result<(), Trouble> {
        for day in 0..=DAYS_OF_ISSUE + DAYS_AFTER {
            self.today = day;
            clock::begin_day(day as i64);
            for due in self.due.remove(&day).unwrap_or_default() {
                self.happens(due).await?;
            }
            self.registry.expire_certificates().await?;
            let today = clock::day(day as i64);
            let edition = self.registry.edition();
            self.ledger.expire(&edition.register.laws, today);
            // Spread evenly, to the last one.
            let of_day = |day: usize| count * day.min(DAYS_OF_ISSUE) / DAYS_OF_ISSUE;
            for _ in of_day(day)..of_day(day + 1) {
                self.one_certificate().await?;
                bar.inc(1);
            }
        }
        Ok(())
    }

    /// A day so many days from now.
    pub(super) fn later(&mut self, from: u64, to: u64) -> usize {
        self.today + usize::try_from(self.chance.between(from, to)).unwrap_or(1)
    }
}
