//! Finding what a document names among what is here, before anything is taken.

use std::collections::{HashMap, HashSet};

use loupe_epcis::document::{Context, Document};
use loupe_epcis::event::Event;
use loupe_epcis::json;
use loupe_scheme::custody::{Contents, LotId, MovementId, Origin, Place};
use loupe_scheme::register::Register;
use loupe_store::{Change, EventRow, StoreError};

use super::act::{self, Act};
use super::journal::{Batch, Line};
use super::marks::mark;
use super::prepared::{Prepared, called};
use super::state::Custody;
use super::taking::{Copied, Known};
use super::transformation::Transformation;
use crate::registry::Trouble;

/// How many batches are read at once.
const BATCHES_READ: u32 = 200;

/// Takes in what other programs wrote since.
pub(super) async fn catch_up(custody: &mut Custody, change: &mut Change) -> Result<(), Trouble> {
    let mut behind = false;
    loop {
        let rows = change.custody_batches(custody.batches, BATCHES_READ).await?;
        if rows.is_empty() {
            break;
        }
        custody.replay(rows)?;
        behind = true;
    }
    if behind {
        custody.graph.catch_up(&custody.ledger);
    }
    Ok(())
}

/// What a document names that is here.
#[derive(Default)]
pub(super) struct Here {
    /// Lots by name.
    pub(super) lots: HashMap<String, LotId>,
    /// Events by what they are called.
    pub(super) known: HashMap<String, Known>,
    /// Names of things that lie in its containers and of which no more is known: they may be containers themselves.
    pub(super) inside: HashMap<LotId, String>,
    /// Transformations of the office by name.
    pub(super) transformations: HashMap<String, Transformation>,
}

impl Here {
    /// Finds it for an office.
    pub(super) async fn find(
        custody: &Custody,
        change: &mut Change,
        office: &str,
        prepared: &Prepared,
    ) -> Result<Here, Trouble> {
        let known = known_events(custody, change, office, prepared).await?;
        let transformations = known_transformations(change, office, prepared, &known).await?;
        let told = prepared.events.iter().filter_map(|event| event.told.as_ref()?.act.as_ref());
        let before = transformations.values().flat_map(Transformation::acts);
        let acts: Vec<&Act> = told.chain(known.values().filter_map(|known| known.act.as_ref())).chain(before).collect();
        let lots = known_lots_of(custody, change, &acts).await?;
        let inside = inside(custody, change, &acts).await?;
        Ok(Here { lots, known, inside, transformations })
    }
}

/// Names of things that lie in containers which acts name, and in those in them, where no more is known of a thing.
async fn inside(custody: &Custody, change: &mut Change, acts: &[&Act]) -> Result<HashMap<LotId, String>, Trouble> {
    let named = acts.iter().flat_map(|act| act.parts()).map(|part| &part.name);
    let mut ahead: Vec<String> = named
        .filter(|name| custody.containers.contains_key(name))
        .cloned()
        .collect::<HashSet<_>>()
        .into_iter()
        .collect();
    let mut names: HashMap<LotId, String> = HashMap::new();
    while !ahead.is_empty() {
        let held = ahead.iter().filter_map(|name| custody.containers.get(name)).flat_map(Contents::lots);
        let unknown = held.filter(|lot| custody.is_only_named(*lot) && !names.contains_key(lot));
        let numbers: HashSet<u32> = unknown.map(|lot| lot.0).collect();
        ahead.clear();
        for row in change.custody_lots(&numbers.into_iter().collect::<Vec<_>>()).await? {
            if custody.containers.contains_key(&row.name) {
                ahead.push(row.name.clone());
            }
            names.insert(LotId(row.number), row.name);
        }
    }
    Ok(names)
}

/// The events of a document that are here already.
async fn known_events(
    custody: &Custody,
    change: &mut Change,
    office: &str,
    prepared: &Prepared,
) -> Result<HashMap<String, Known>, Trouble> {
    let told = prepared.events.iter().filter_map(|event| event.told.as_ref());
    let mut asked: HashMap<String, bool> = HashMap::new();
    let mut numbers = Vec::new();
    for told in told {
        let called = told.called();
        custody.event_marks.numbers(mark(&called), &mut numbers);
        *asked.entry(called).or_default() |= told.declares_error;
    }
    numbers.sort_unstable();
    numbers.dedup();
    let mut known: HashMap<String, Known> = HashMap::new();
    // By their numbers: the first that stands is the one that others are copies of.
    for row in change.custody_events(&numbers).await? {
        let called = called(&row.id, &row.hash);
        let Some(declared) = asked.get(&called).copied() else { continue };
        let stands = matches!(row.state.as_str(), "plain" | "moved" | "held");
        // The event of that name that stands, not the declaration that took one back.
        if row.state == "correction" {
            continue;
        }
        let is_own = row.office == office;
        let mut copy = None;
        if let Some(first) = known.get_mut(&called) {
            if first.stands || !stands {
                if is_own && !first.is_own {
                    first.copy = Some(Copied { number: row.number, stands });
                }
                continue;
            }
            copy = first.copy;
            if first.is_own && !is_own {
                copy = Some(Copied { number: first.number, stands: false });
            }
        }
        let (movement, act) = match declared && stands {
            true => (movement_of(change, &row).await?, act_of(change, &row).await?),
            false => (None, None),
        };
        known.insert(called, Known { number: row.number, hash: row.hash, is_own, copy, stands, movement, act });
    }
    Ok(known)
}

/// The movement that an event made; `None` where it made none.
pub(super) async fn movement_of(change: &mut Change, row: &EventRow) -> Result<Option<MovementId>, Trouble> {
    if row.state != "moved" {
        return Ok(None);
    }
    let wrong = || StoreError::Cell { table: "custody_batch", value: row.number.to_string() };
    for batch in change.custody_batches_of(row.number).await? {
        if let Some(at) = moves(&batch.lines).ok_or_else(wrong)?.iter().position(|event| *event == row.number) {
            return Ok(Some(MovementId(batch.firsts[1] + at as u32)));
        }
    }
    Ok(None)
}

/// An event as it was captured, with its context.
pub(super) async fn event_of(change: &mut Change, row: &EventRow) -> Result<(Event, Context), Trouble> {
    let wrong = || StoreError::Cell { table: "custody_event", value: row.number.to_string() };
    let context = change.event_context(row.context).await?.ok_or_else(wrong)?;
    read_event(&row.body, &context).ok_or_else(|| wrong().into())
}

/// Reads an event and its context back.
pub(super) fn read_event(body: &str, context: &str) -> Option<(Event, Context)> {
    let event = Event::from_value(json::read(body.as_bytes()).ok()?).ok()?;
    let shell = format!(
        r#"{{"@context":{context},"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2000-01-01T00:00:00Z","epcisBody":{{"eventList":[]}}}}"#
    );
    let document = Document::read(shell.as_bytes()).ok()?;
    Some((event, document.context()?.clone()))
}

async fn act_of(change: &mut Change, row: &EventRow) -> Result<Option<Act>, Trouble> {
    let (event, context) = event_of(change, row).await?;
    Ok(act::read(&event, &context).unwrap_or_default())
}

/// The transformations of an office that a document tells of and that are here.
async fn known_transformations(
    change: &mut Change,
    office: &str,
    prepared: &Prepared,
    known: &HashMap<String, Known>,
) -> Result<HashMap<String, Transformation>, Trouble> {
    let told = prepared.events.iter().filter_map(|event| event.told.as_ref()?.act.as_ref());
    let acts = told.chain(known.values().filter_map(|known| known.act.as_ref()));
    let names: HashSet<&String> = acts.filter_map(|act| act.transformation.as_ref()).collect();
    let mut found = HashMap::with_capacity(names.len());
    for name in names {
        found.insert(name.clone(), transformation(change, office, name).await?);
    }
    Ok(found)
}

/// A transformation as it is kept; an empty one where nobody told of it.
pub(super) async fn transformation(change: &mut Change, office: &str, name: &str) -> Result<Transformation, Trouble> {
    let rows = change.custody_transformation(office, name).await?;
    let mut transformation = Transformation::default();
    let Some(first) = rows.first() else { return Ok(transformation) };
    let wrong = || StoreError::Cell { table: "custody_transformation", value: first.event.to_string() };
    for row in change.custody_events(&rows.iter().map(|row| row.event).collect::<Vec<_>>()).await? {
        let act = act_of(change, &row).await?.ok_or_else(wrong)?;
        transformation.events.insert(row.number, act);
    }
    if let Some((batch, mover)) = first.movement {
        let batch = change.custody_batches_named(&[batch]).await?.pop().ok_or_else(wrong)?;
        // Told anew within one document, an event has several movements; the last of them stands.
        let at = moves(&batch.lines).ok_or_else(wrong)?.iter().rposition(|event| *event == mover);
        let movement = MovementId(batch.firsts[1] + at.ok_or_else(wrong)? as u32);
        transformation.movement = Some((movement, mover));
    }
    Ok(transformation)
}

/// The events of the movements of a batch, in their order.
pub(super) fn moves(lines: &[u8]) -> Option<Vec<u32>> {
    let moved = |line: &Line| if let Line::Move(moved) = line { Some(moved.event) } else { None };
    Some(Batch::read(lines).ok()?.lines.iter().filter_map(moved).collect())
}

/// The lots that acts name and that are here.
pub(super) async fn known_lots_of(
    custody: &Custody,
    change: &mut Change,
    acts: &[&Act],
) -> Result<HashMap<String, LotId>, Trouble> {
    let names = acts.iter().flat_map(|act| act.parts().map(|part| &part.name).chain(&act.other_units));
    let names: HashSet<&String> = names.collect();
    let mut numbers = Vec::new();
    names.iter().for_each(|name| custody.lot_marks.numbers(mark(name), &mut numbers));
    numbers.sort_unstable();
    numbers.dedup();
    let rows = change.custody_lots(&numbers).await?;
    let named = rows.into_iter().filter(|row| names.contains(&row.name));
    Ok(named.map(|row| (row.name, LotId(row.number))).collect())
}

/// Whether an origin is a site or a participant of the register.
pub(super) fn is_of_register(register: &Register, origin: &Origin) -> bool {
    match &origin.place {
        Place::Site(site) => register.sites.iter().any(|known| known.id == *site),
        Place::Country(code) => register.participants.iter().any(|known| known.id.to_string() == *code),
    }
}
