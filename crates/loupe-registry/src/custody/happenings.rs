//! The events that go out about a lot, or about what lies in a container: those that the asking office captured.

use std::collections::{BTreeSet, HashMap};

use loupe_epcis::document::Context;
use loupe_epcis::event::Event;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::custody::{LotId, MovementId};
use loupe_store::{EventRow, StoreError};

use super::container::CONTENTS_MAX;
use super::export::{Sought, Subject};
use super::find::read_event;
use super::lot::event_called;
use crate::custody_export::LeftOut;
use crate::registry::{Registry, Trouble};

/// How many events go out at once, the latest.
const EVENTS_OUT_MAX: usize = 10_000;
/// How many are read at once.
const EVENTS_READ: usize = 1_000;

/// An event that was captured, as it goes out.
#[derive(Clone, Debug)]
pub struct KeptEvent {
    /// The event.
    pub event: Event,
    /// What it is called: the id it came with, or its hash.
    pub id: String,
    /// What the short names in it mean.
    pub context: Context,
}

/// What happened, as far as one office captured it.
#[derive(Clone, Debug, Default)]
pub struct Happenings {
    /// The events, oldest first, the last 10 000.
    pub events: Vec<KeptEvent>,
    /// How many more there are.
    pub left_out: LeftOut,
}

impl Registry {
    /// What happened on the way to a lot, with it and to it, as far as the actor's office captured it. Of a container:
    /// what happened on the way to what lies in it, and where it was packed, unpacked, sent and received itself; not what
    /// was made of parts that were taken out of lots in it.
    ///
    /// Refuses with `A2` who may not, and as [`Registry::out`] does.
    pub async fn happenings(&self, actor: &Actor, name: &str, sought: Sought) -> Result<Happenings, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let subject = self.subject(name, sought).await?;
        self.happenings_of(actor, &subject).await
    }

    pub(super) async fn happenings_of(&self, actor: &Actor, subject: &Subject) -> Result<Happenings, Trouble> {
        let seen = self.see_custody(|custody| {
            let lots: Vec<LotId> = match subject {
                Subject::Lot(row) => vec![LotId(row.number)],
                Subject::Container(_, reached) => reached.held(custody).lots().collect(),
            };
            let mut movements = custody.ledger.histories(lots.iter().copied());
            if let Subject::Lot(row) = subject {
                movements.extend(custody.ledger.uses(LotId(row.number)));
            }
            let batch = |movement: &MovementId| Some((*movement, custody.batch_of(*movement)?));
            let batches: HashMap<MovementId, u32> = movements.iter().filter_map(batch).collect();
            (lots, batches)
        });
        let (lots, batches) = seen.await?;
        let mut numbers: BTreeSet<u32> = self.events_moving(&batches).await?.into_values().collect();
        let mut unread = 0;
        match subject {
            Subject::Lot(row) => numbers.extend(self.store.custody_passages(row.number).await?),
            Subject::Container(_, reached) => {
                let some = &lots[..lots.len().min(CONTENTS_MAX)];
                for name in &reached.names {
                    let packings = self.packings(name, some).await?;
                    numbers.extend(packings.events().map(|event| event.number));
                    unread += packings.unread;
                }
            }
        }
        let office = actor.office.id.as_str();
        let (rows, mut left_out) = self.own_rows(office, &numbers.into_iter().collect::<Vec<_>>()).await?;
        left_out.older += unread;
        Ok(Happenings { events: self.kept(rows).await?, left_out })
    }

    /// The rows of events that an office captured and that stand, oldest first, the last [`EVENTS_OUT_MAX`]. Of what
    /// another office captured first, its own copy, where it has one.
    async fn own_rows(&self, office: &str, numbers: &[u32]) -> Result<(Vec<EventRow>, LeftOut), Trouble> {
        let (mut own, mut left_out): (Vec<EventRow>, _) = (Vec::new(), LeftOut::default());
        for some in numbers.chunks(EVENTS_READ) {
            let mut rows = self.store.custody_events(some).await?;
            rows.retain(|row| row.state != "undone");
            let (mine, others): (Vec<EventRow>, Vec<EventRow>) = rows.into_iter().partition(|row| row.office == office);
            let copies = self.copies(office, &others).await?;
            left_out.of_others += others.iter().filter(|row| !copies.contains_key(&event_called(row))).count();
            own.extend(mine.into_iter().chain(copies.into_values()));
            if own.len() > 2 * EVENTS_OUT_MAX {
                left_out.older += latest(&mut own);
            }
        }
        left_out.older += latest(&mut own);
        Ok((own, left_out))
    }

    /// The copies that an office keeps of events of others, by what these are called.
    async fn copies(&self, office: &str, others: &[EventRow]) -> Result<HashMap<String, EventRow>, Trouble> {
        let asked: HashMap<String, &str> = others.iter().map(|row| (event_called(row), row.hash.as_str())).collect();
        let numbers = self.event_numbers(&asked.keys().cloned().collect::<Vec<_>>()).await?;
        let mut copies = HashMap::new();
        for some in numbers.chunks(EVENTS_READ) {
            for row in self.store.custody_events(some).await? {
                let called = event_called(&row);
                let is_copy = row.office == office && asked.get(&called).is_some_and(|hash| *hash == row.hash);
                if is_copy && !matches!(row.state.as_str(), "undone" | "correction") {
                    copies.insert(called, row);
                }
            }
        }
        Ok(copies)
    }

    /// Events as they were captured, in the order of their rows.
    pub(super) async fn kept(&self, rows: Vec<EventRow>) -> Result<Vec<KeptEvent>, Trouble> {
        let numbers: BTreeSet<u32> = rows.iter().map(|row| row.context).collect();
        let mut contexts = HashMap::new();
        for number in numbers {
            contexts.insert(number, self.store.event_context(number).await?);
        }
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows {
            let context = contexts.get(&row.context).and_then(Option::as_deref);
            let read = context.and_then(|context| read_event(&row.body, context));
            let wrong = || StoreError::Cell { table: "custody_event", value: row.number.to_string() };
            let (event, context) = read.ok_or_else(wrong)?;
            kept.push(KeptEvent { event, id: event_called(&row), context });
        }
        Ok(kept)
    }
}

/// Keeps the latest, oldest first, and says how many are dropped.
fn latest(own: &mut Vec<EventRow>) -> usize {
    own.sort_by_key(|row| (row.event_ms, row.number));
    own.dedup_by_key(|row| row.number);
    let dropped = own.len().saturating_sub(EVENTS_OUT_MAX);
    own.drain(..dropped);
    dropped
}
