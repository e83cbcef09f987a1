//! The events in which a container was packed, unpacked, sent and received.

use std::collections::BTreeSet;

use loupe_scheme::custody::LotId;
use loupe_store::EventRow;

use super::act::{self, Act, Deed};
use crate::registry::{Registry, Trouble};

/// How many events are read for one container, the latest.
const EVENTS_READ: usize = 200;

/// Events that stand and name a container, as custody reads them, in the order of capture.
pub(super) struct Packings {
    name: String,
    events: Vec<(EventRow, Act)>,
    /// How many older ones were not read, where there are very many.
    pub(super) unread: usize,
}

impl Packings {
    /// Whether something was ever put into it or taken out.
    pub(super) fn is_container(&self) -> bool {
        self.events.iter().any(|(_, act)| is_of(act, &self.name))
    }

    /// The events.
    pub(super) fn events(&self) -> impl Iterator<Item = &EventRow> {
        self.events.iter().map(|(event, _)| event)
    }

    /// The names of what lay in it, as an office captured them.
    pub(super) fn named_by(&self, office: &str) -> impl Iterator<Item = &str> {
        let own = self.events.iter().filter(move |(event, act)| event.office == office && is_of(act, &self.name));
        own.flat_map(|(_, act)| act.parts()).map(|part| part.name.as_str())
    }
}

/// Whether an act put something into a container or took it out.
fn is_of(act: &Act, name: &str) -> bool {
    matches!(&act.deed, Deed::Pack { container, .. } if container == name)
}

impl Registry {
    /// The events that name a container, the latest of them. Those that were captured before it was noted what events
    /// name are found by what lies in it.
    pub(super) async fn packings(&self, name: &str, inside: &[LotId]) -> Result<Packings, Trouble> {
        let naming = self.event_numbers_naming(&[name.to_owned()]).await?;
        let mut numbers: BTreeSet<u32> = naming.iter().flat_map(|naming| &naming.numbers).copied().collect();
        if naming.is_none_or(|naming| naming.or_before > 1) {
            for lot in inside {
                numbers.extend(self.store.custody_passages(lot.0).await?);
            }
        }
        let numbers: Vec<u32> = numbers.into_iter().collect();
        let unread = numbers.len().saturating_sub(EVENTS_READ);
        let latest = &numbers[unread..];
        let mut rows = self.store.custody_events(latest).await?;
        rows.retain(|row| row.state == "moved");
        let kept = self.kept(rows.clone()).await?;
        let acts = kept.iter().map(|kept| act::read(&kept.event, &kept.context).unwrap_or_default());
        let events = rows.into_iter().zip(acts).filter_map(|(row, act)| Some((row, act?)));
        let events = events.filter(|(_, act)| is_of(act, name) || passes(act, name)).collect();
        Ok(Packings { name: name.to_owned(), events, unread })
    }
}

/// Whether an act moved a container as a whole, by itself or into another.
fn passes(act: &Act, name: &str) -> bool {
    matches!(act.deed, Deed::Pass { .. } | Deed::Pack { .. }) && act.parts().any(|part| part.name == name)
}
