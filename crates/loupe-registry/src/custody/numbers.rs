//! From what events are called, and from what they name, to their numbers.

use std::collections::{BTreeSet, HashMap};

use loupe_scheme::custody::{LotId, MovementId};
use loupe_store::NUMBERS_MAX;

use super::find::moves;
use super::marks::mark;
use super::spelling::spelt;
use crate::registry::{Registry, Trouble};

/// From so many names on it is quicker to look at the events than at the ledger.
const NAMES_MAX: usize = 16;
/// From so many batches on it is quicker to look at the events than at the movements of these.
const BATCHES_MAX: usize = 200;

/// Events that may name a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Naming {
    /// Their numbers.
    pub(crate) numbers: Vec<u32>,
    /// Any event before this one may name it as well.
    pub(crate) or_before: u32,
}

impl Registry {
    /// The numbers of the events that may be called so, in order. Whoever reads their rows looks whether they are.
    pub(crate) async fn event_numbers(&self, called: &[String]) -> Result<Vec<u32>, Trouble> {
        self.refresh_custody().await?;
        let custody = self.custody().await?.read().await;
        let mut numbers = Vec::new();
        called.iter().for_each(|name| custody.event_marks.numbers(mark(name), &mut numbers));
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }

    /// The events that may name one of these things; `None` where these are too many to be told one by one. Whoever
    /// reads their rows looks whether they do.
    ///
    /// The ledger says what made a lot and what drew on it, passages say where else it was, and what names things
    /// without leading to a lot was noted when it was captured.
    pub(crate) async fn event_numbers_naming(&self, things: &[String]) -> Result<Option<Naming>, Trouble> {
        if things.len() > NAMES_MAX {
            return Ok(None);
        }
        self.refresh_custody().await?;
        let things: BTreeSet<String> = things.iter().map(|name| spelt(name)).collect();
        let marks: Vec<u32> = things.iter().map(|name| mark(name)).collect();
        let mut lots = Vec::new();
        {
            let custody = self.custody().await?.read().await;
            marks.iter().for_each(|mark| custody.lot_marks.numbers(*mark, &mut lots));
        }
        let rows = self.store.custody_lots(&lots).await?;
        let lots: Vec<u32> = rows.iter().filter(|row| things.contains(&row.name)).map(|row| row.number).collect();
        let (noted, or_before) =
            self.store.events_naming(&marks.into_iter().map(i64::from).collect::<Vec<_>>()).await?;
        let mut numbers: BTreeSet<u32> = noted.into_iter().collect();
        let mut batches = HashMap::new();
        {
            let custody = self.custody().await?.read().await;
            for lot in lots.iter().copied().map(LotId) {
                let touching = custody.ledger.maker(lot).into_iter().chain(custody.ledger.uses(lot));
                batches.extend(touching.filter_map(|movement| Some((movement, custody.batch_of(movement)?))));
            }
        }
        if batches.values().collect::<BTreeSet<_>>().len() > BATCHES_MAX {
            return Ok(None);
        }
        numbers.extend(self.events_moving(&batches).await?.into_values());
        for lot in lots {
            numbers.extend(self.store.custody_passages(lot).await?);
        }
        let numbers: Vec<u32> = numbers.into_iter().collect();
        Ok((numbers.len() <= NUMBERS_MAX).then_some(Naming { numbers, or_before }))
    }

    /// The events of movements, by way of the batches they came in.
    pub(super) async fn events_moving(
        &self,
        batches: &HashMap<MovementId, u32>,
    ) -> Result<HashMap<MovementId, u32>, Trouble> {
        let named: BTreeSet<u32> = batches.values().copied().collect();
        let mut events = HashMap::new();
        for row in self.store.custody_batches_named(&named.into_iter().collect::<Vec<_>>()).await? {
            let numbered = (row.firsts[1]..).map(MovementId).zip(moves(&row.lines).unwrap_or_default());
            events.extend(numbered.filter(|(movement, _)| batches.contains_key(movement)));
        }
        Ok(events)
    }
}

/// What an event is called: the id it came with, or its hash.
pub(crate) fn called(id: &str, hash: &str) -> String {
    super::prepared::called(id, hash)
}
