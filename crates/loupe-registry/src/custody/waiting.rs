//! What waits and why: movements whose past has not been told, and events that somebody has to look at.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::custody::{LotId, MovementId, Process};
use loupe_scheme::mass::Carats;
use loupe_store::EventRow;

use super::act::{self, Deed};
use super::find::read_event;
use super::lot::event_called;
use super::state::Custody;
use super::things::Part;
use crate::access::moment;
use crate::registry::{Registry, Trouble};

/// How many of each are told.
pub const WAITING_MAX: usize = 500;

/// A movement that waits for its past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingMovement {
    /// What its event is called.
    pub event: String,
    /// When it happened.
    pub at: Timestamp,
    /// What was done.
    pub process: Option<Process>,
    /// Whose act it was.
    pub operator: String,
    /// The lots of which nobody has told, and how much was drawn of each.
    pub lots: Vec<(String, Carats)>,
}

/// An event that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldEvent {
    /// Its number, by which it is released or rejected.
    pub number: u32,
    /// What it is called.
    pub event: String,
    /// When it happened.
    pub at: Timestamp,
    /// What was done.
    pub process: Option<Process>,
    /// Whose act it was.
    pub operator: String,
    /// The lots that went in, and how much of each.
    pub drawn: Vec<(String, Carats)>,
    /// The lots that came out.
    pub made: Vec<(String, Carats)>,
    /// The rule, `B18`.
    pub rule: String,
    /// What was seen.
    pub told: String,
}

/// Everything of an office that waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// For their past.
    pub movements: Vec<WaitingMovement>,
    /// How many more there are, of all offices.
    pub left_out: usize,
    /// For somebody to look.
    pub held: Vec<HeldEvent>,
}

/// What is read from memory in one go.
#[derive(Default)]
struct Seen {
    /// Movements, and of which lots nobody has told.
    waits: Vec<(MovementId, Option<Process>, Vec<(LotId, Carats)>)>,
    batches: HashMap<MovementId, u32>,
    left_out: usize,
}

fn see(custody: &Custody) -> Seen {
    let ledger = &custody.ledger;
    let mut seen = Seen::default();
    for waiting in ledger.waiting() {
        if seen.waits.len() == WAITING_MAX {
            seen.left_out += 1;
            continue;
        }
        let movement = waiting.movement;
        seen.batches.extend(custody.batch_of(movement).map(|batch| (movement, batch)));
        let drawn = ledger.draws(movement).filter(|draw| waiting.lots.contains(&draw.lot));
        let lots = drawn.map(|draw| (draw.lot, draw.mass)).collect();
        seen.waits.push((movement, ledger.process(movement), lots));
    }
    seen
}

impl Registry {
    /// What waits of the actor's office. Refuses with `A2` who may not.
    pub async fn waiting(&self, actor: &Actor) -> Result<Waits, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let office = actor.office.id.as_str();
        let Seen { waits, batches, left_out } = self.see_custody(see).await?;
        let asked: Vec<MovementId> = waits.iter().map(|(movement, ..)| *movement).collect();
        let events = self.events_of_movements(&batches, &asked).await?;
        let numbers: Vec<u32> = waits.iter().flat_map(|(_, _, lots)| lots).map(|(lot, _)| lot.0).collect();
        let rows = self.store.custody_lots(&numbers).await?;
        let names: HashMap<u32, String> = rows.into_iter().map(|row| (row.number, row.name)).collect();
        let mut movements = Vec::new();
        for (movement, process, lots) in waits {
            let Some(event) = events.get(&movement).filter(|event| event.office == office) else { continue };
            let named = lots.iter().map(|(lot, mass)| (names.get(&lot.0).cloned().unwrap_or_default(), *mass));
            movements.push(WaitingMovement {
                event: event_called(event),
                at: moment(event.event_ms),
                process,
                operator: event.operator.clone(),
                lots: named.collect(),
            });
        }
        Ok(Waits { movements, left_out, held: self.held_events(office).await? })
    }

    async fn held_events(&self, office: &str) -> Result<Vec<HeldEvent>, Trouble> {
        let reviews = self.store.custody_held(office, WAITING_MAX as u32).await?;
        let numbers: Vec<u32> = reviews.iter().map(|review| review.event).collect();
        let events = self.store.custody_events(&numbers).await?;
        let mut contexts: HashMap<u32, String> = HashMap::new();
        for number in events.iter().map(|event| event.context).collect::<BTreeSet<u32>>() {
            contexts.insert(number, self.store.event_context(number).await?.unwrap_or_default());
        }
        let of = |review: loupe_store::ReviewRow| {
            let event = events.iter().find(|event| event.number == review.event)?;
            let [drawn, made] = sides(event, contexts.get(&event.context)?).unwrap_or_default();
            Some(HeldEvent {
                drawn,
                made,
                number: event.number,
                event: event_called(event),
                at: moment(event.event_ms),
                process: Process::named(&event.process),
                operator: event.operator.clone(),
                rule: review.rule,
                told: review.told,
            })
        };
        Ok(reviews.into_iter().filter_map(of).collect())
    }
}

/// The lots that went into an event, and those that came out of it.
fn sides(event: &EventRow, context: &str) -> Option<[Vec<(String, Carats)>; 2]> {
    let (event, context) = read_event(&event.body, context)?;
    let sum = |parts: Vec<Part>| parts.into_iter().map(|part| (part.name, part.mass.unwrap_or_default())).collect();
    match act::read(&event, &context).ok()??.deed {
        Deed::Begin { made, .. } => Some([Vec::new(), sum(made)]),
        Deed::Change { drawn, made, .. } => Some([sum(drawn), sum(made)]),
        Deed::End { drawn } | Deed::Pass { seen: drawn } => Some([sum(drawn), Vec::new()]),
        Deed::Pack { lots, .. } => Some([sum(lots), Vec::new()]),
    }
}
