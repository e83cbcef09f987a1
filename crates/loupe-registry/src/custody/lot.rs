//! A lot: what it is made of, what every definition says of it, how it came about and what became of it.

use std::collections::HashMap;

use jiff::Timestamp;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::custody::{Contents, LotId, MovementId, Place, Process};
use loupe_scheme::definition::Resolved;
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{EventRow, LotRow};

use super::marks::mark;
use super::spelling::spelt;
use super::state::Custody;
use super::whence::Whence;
use crate::access::moment;
use crate::registry::{Registry, Trouble};

/// How many movements a story tells, the last of them.
pub const STEPS_MAX: usize = 200;

/// One thing that was done on the way to a lot, or with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The movement; `None` where lots were seen, sent, received or packed.
    pub movement: Option<MovementId>,
    /// What was done.
    pub process: Option<Process>,
    /// When.
    pub at: Timestamp,
    /// How many lots went in, and came out.
    pub lots: (usize, usize),
    /// What was drawn, made and lost.
    pub masses: [Carats; 3],
    /// Whose act it was, and the event; only for the office that captured it.
    pub own: Option<OwnStep>,
}

/// What only the office that captured an event sees of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnStep {
    /// Whose act.
    pub operator: String,
    /// What the event is called.
    pub event: String,
    /// Names of the lots that came out, some of them.
    pub made: Vec<String>,
}

/// A lot and its story.
#[derive(Clone, Debug)]
pub struct LotStory {
    /// Its name, as it is kept.
    pub name: String,
    /// Its number in the ledger.
    pub number: LotId,
    /// The laboratory report of a stone; empty where there is none.
    pub report: String,
    /// Its mass.
    pub mass: Carats,
    /// What is left of it.
    pub left: Carats,
    /// Whether somebody told how it came about. If not, whoever drew on it waits.
    pub is_known: bool,
    /// Where it is from, and what every definition says.
    pub whence: Whence,
    /// What was done on the way to it, oldest first, the last [`STEPS_MAX`].
    pub steps: Vec<Step>,
    /// How many are left out.
    pub steps_left_out: usize,
    /// Where it was sent, received and packed.
    pub passages: Vec<Step>,
    /// What was made of it.
    pub uses: Vec<Step>,
    /// How many lots lie in a container of the same name.
    pub contains: usize,
}

/// What is read from memory in one go.
struct Seen {
    story: LotStory,
    history: Vec<MovementId>,
    uses: Vec<MovementId>,
    batches: HashMap<MovementId, u32>,
    sides: HashMap<MovementId, Side>,
}

#[derive(Clone)]
struct Side {
    process: Option<Process>,
    lots: (usize, usize),
    masses: [Carats; 3],
    made: Vec<LotId>,
}

impl Registry {
    /// A lot and its story under these definitions, as `actor` may see it; anyone may who knows its name.
    ///
    /// Refuses with `B34` a name that nobody has told of, with `B38` that of a container.
    pub async fn lot(&self, actor: Option<&Actor>, name: &str, definitions: &[Resolved]) -> Result<LotStory, Trouble> {
        let row = self.lot_named(name).await?;
        let seen = self.see_custody(|custody| self.see(custody, &row, definitions)).await?;
        let seen = seen.ok_or_else(|| Refusal::new(Rule::LotUnknown, name))?;
        let mut story = seen.story.clone();
        let asked: Vec<MovementId> = seen.history.iter().chain(&seen.uses).copied().collect();
        let events = self.events_of_movements(&seen.batches, &asked).await?;
        let office = reading(actor);
        story.steps = self.steps(&seen, &seen.history, &events, office).await?;
        story.uses = self.steps(&seen, &seen.uses, &events, office).await?;
        story.whence.flow_times = story.steps.iter().filter_map(|step| Some((step.movement?, step.at))).collect();
        let passages = self.store.custody_passages(row.number).await?;
        story.passages =
            self.store.custody_events(&passages).await?.iter().map(|event| passage(event, office)).collect();
        Ok(story)
    }

    /// The row of a lot. Refuses with `B34` a name that nobody has told of, with `B38` one of which nobody told but that
    /// things lie in it.
    pub(super) async fn lot_named(&self, name: &str) -> Result<LotRow, Trouble> {
        let name = spelt(name.trim());
        let mut numbers = Vec::new();
        self.custody().await?.read().await.lot_marks.numbers(mark(&name), &mut numbers);
        let rows = self.store.custody_lots(&numbers).await?;
        let found = rows.into_iter().find(|row| row.name == name);
        let custody = self.custody().await?.read().await;
        let is_container = custody.containers.contains_key(&name);
        let found = found.filter(|row| !is_container || !custody.is_only_named(LotId(row.number)));
        let rule = if is_container { Rule::ContainerNotLot } else { Rule::LotUnknown };
        Ok(found.ok_or_else(|| Refusal::new(rule, name))?)
    }

    fn see(&self, custody: &Custody, row: &LotRow, definitions: &[Resolved]) -> Option<Seen> {
        let ledger = &custody.ledger;
        let lot = LotId(row.number);
        let whence = self.whence(custody, &custody.graph.whole(ledger, lot)?, definitions);
        let mut history = ledger.history(lot);
        let steps_left_out = history.len().saturating_sub(STEPS_MAX);
        history.drain(..steps_left_out);
        let mut uses = ledger.uses(lot);
        uses.truncate(STEPS_MAX);
        let all = || history.iter().chain(&uses).copied();
        let batches = all().filter_map(|movement| Some((movement, custody.batch_of(movement)?))).collect();
        let sides = all().map(|movement| (movement, side(custody, movement))).collect();
        let story = LotStory {
            name: row.name.clone(),
            number: lot,
            report: row.report.clone(),
            mass: ledger.mass(lot)?,
            left: ledger.left(lot)?,
            is_known: ledger.is_known(lot),
            whence,
            steps: Vec::new(),
            steps_left_out,
            passages: Vec::new(),
            uses: Vec::new(),
            contains: custody.containers.get(&row.name).map_or(0, Contents::len),
        };
        Some(Seen { story, history, uses, batches, sides })
    }

    /// The events of movements, by way of the batches they came in.
    pub(super) async fn events_of_movements(
        &self,
        batches: &HashMap<MovementId, u32>,
        movements: &[MovementId],
    ) -> Result<HashMap<MovementId, EventRow>, Trouble> {
        let events = self.events_moving(batches).await?;
        let mut asked: Vec<u32> = movements.iter().filter_map(|movement| events.get(movement)).copied().collect();
        asked.sort_unstable();
        asked.dedup();
        let rows: HashMap<u32, EventRow> =
            self.store.custody_events(&asked).await?.into_iter().map(|row| (row.number, row)).collect();
        let of = |movement: &MovementId| Some((*movement, rows.get(events.get(movement)?)?.clone()));
        Ok(movements.iter().filter_map(of).collect())
    }

    async fn steps(
        &self,
        seen: &Seen,
        movements: &[MovementId],
        events: &HashMap<MovementId, EventRow>,
        office: Option<&str>,
    ) -> Result<Vec<Step>, Trouble> {
        let mut steps = Vec::with_capacity(movements.len());
        for movement in movements {
            let (Some(side), Some(event)) = (seen.sides.get(movement), events.get(movement)) else { continue };
            let own = match office == Some(event.office.as_str()) {
                true => {
                    let numbers: Vec<u32> = side.made.iter().map(|lot| lot.0).collect();
                    let mut rows = self.store.custody_lots(&numbers).await?;
                    rows.sort_by_key(|row| row.number);
                    let made = rows.into_iter().map(|row| row.name).collect();
                    Some(OwnStep { operator: event.operator.clone(), event: event_called(event), made })
                }
                false => None,
            };
            steps.push(Step {
                movement: Some(*movement),
                process: side.process,
                at: moment(event.event_ms),
                lots: side.lots,
                masses: side.masses,
                own,
            });
        }
        Ok(steps)
    }
}

/// The office to which names are told of what it captured.
pub(super) fn reading(actor: Option<&Actor>) -> Option<&str> {
    actor.filter(|actor| actor.may(Permission::ReadCustody)).map(|actor| actor.office.id.as_str())
}

/// How many of the lots that a movement made are named in a step.
const NAMED_MAX: usize = 20;

fn side(custody: &Custody, movement: MovementId) -> Side {
    let ledger = &custody.ledger;
    let drawn: Vec<_> = ledger.draws(movement).collect();
    let made: Vec<LotId> = ledger.outputs(movement).collect();
    let add = |sum: Carats, mass: Carats| sum.checked_add(mass).unwrap_or(Carats::MAX);
    let of_draws = drawn.iter().map(|draw| draw.mass).fold(Carats::ZERO, add);
    let of_made = made.iter().filter_map(|lot| ledger.mass(*lot)).fold(Carats::ZERO, add);
    Side {
        process: ledger.process(movement),
        lots: (drawn.len(), made.len()),
        masses: [of_draws, of_made, of_draws.checked_sub(of_made).unwrap_or_default()],
        made: made.into_iter().take(NAMED_MAX).collect(),
    }
}

/// What an event is called.
pub(super) fn event_called(event: &EventRow) -> String {
    super::prepared::called(&event.id, &event.hash)
}

/// An event in which lots were seen without being changed.
pub(super) fn passage(event: &EventRow, office: Option<&str>) -> Step {
    let [drawn, made, lost] = event.masses.map(|micro| Carats::from_micro(micro).unwrap_or(Carats::MAX));
    let own = (office == Some(event.office.as_str())).then(|| OwnStep {
        operator: event.operator.clone(),
        event: event_called(event),
        made: Vec::new(),
    });
    Step {
        movement: None,
        process: Process::named(&event.process),
        at: moment(event.event_ms),
        lots: (0, 0),
        masses: [drawn, made, lost],
        own,
    }
}

/// What a place is called where nothing better is known.
pub fn place_id(place: &Place) -> &str {
    let (Place::Site(id) | Place::Country(id)) = place;
    id
}
