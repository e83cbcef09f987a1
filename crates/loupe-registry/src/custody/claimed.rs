//! What lies in containers: how it comes in and out, and what cannot be packed or used because of it.

use std::collections::{BTreeMap, BTreeSet};

use loupe_scheme::custody::{Claimed, LotId, Movement};
use loupe_scheme::mass::Carats;
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::Change;

use super::act::{self, Act, Deed};
use super::find::read_event;
use super::job::CaptureJob;
use super::journal::Line;
use super::prepared::Told;
use super::taking::{Entered, Taking};
use super::things::Part;
use crate::registry::Trouble;

/// In how many refusals of a document containers are named.
const NAMED_MAX: usize = 20;
/// How many containers are named in one.
const NAMES_TOLD: usize = 5;
/// In how many events they are sought, the latest that name the lot.
const EVENTS_READ: usize = 200;

impl Taking<'_> {
    /// Puts lots or parts of them into a container, or takes them out; without a mass the whole. Refuses with `B51` what
    /// lies in others, and changes nothing then.
    pub(super) fn pack(
        &mut self,
        container: &str,
        lots: &[(LotId, Option<Carats>)],
        inside: bool,
    ) -> Result<(), Vec<Refusal>> {
        if !self.containers_before.contains_key(container) {
            let before = self.custody.containers.get(container).cloned().unwrap_or_default();
            self.containers_before.insert(container.to_owned(), before);
        }
        let lines = self.lines.len();
        let (mut whole, mut gone, mut done) = (Vec::new(), Vec::new(), Vec::new());
        for (lot, mass) in lots.iter().copied() {
            let (parcels, ledger) = (&self.custody.containers, &self.custody.ledger);
            let before = parcels.part(container, lot);
            let then = if inside {
                parcels.packing(ledger, container, lot, mass).map(Some)
            } else {
                let held = parcels.get(container);
                Ok(held.and_then(|held| held.without(ledger, lot, mass)).map(Some))
            };
            let then = match then {
                Ok(then) => then,
                Err(claimed) => {
                    done.into_iter().rev().for_each(|(lot, before)| self.lie(container, lot, before));
                    self.lines.truncate(lines);
                    return Err(vec![self.claimed(lot, claimed)]);
                }
            };
            match then {
                Some(Some(part)) => self.lines.push(Line::Part(container.to_owned(), lot.0, part.micro())),
                Some(None) => whole.push(lot.0),
                None => gone.push(lot.0),
            }
            self.lie(container, lot, then);
            done.push((lot, before));
        }
        if !whole.is_empty() {
            self.lines.push(Line::Pack(container.to_owned(), whole));
        } else if !gone.is_empty() {
            self.lines.push(Line::Unpack(container.to_owned(), gone));
        }
        Ok(())
    }

    fn lie(&mut self, container: &str, lot: LotId, part: Option<Option<Carats>>) {
        match part {
            Some(part) => self.custody.containers.hold(container, lot, part),
            None => self.custody.containers.leave(container, lot),
        }
    }

    /// Refuses with `B51` a movement that uses what lies in containers in part, or makes less of a lot than does.
    pub(super) fn refuse_claimed(&mut self, movement: &Movement) -> Result<(), Vec<Refusal>> {
        let (parcels, ledger) = (&self.custody.containers, &self.custody.ledger);
        let mut drawn: BTreeMap<LotId, Carats> = BTreeMap::new();
        for draw in movement.draws().iter().filter(|draw| parcels.is_parted(draw.lot)) {
            let sum = drawn.entry(draw.lot).or_default();
            *sum = sum.checked_add(draw.mass).unwrap_or(Carats::MAX);
        }
        let drawn = drawn.into_iter().map(|(lot, mass)| (lot, parcels.drawing(ledger, lot, mass)));
        let made = movement.outputs.iter().filter_map(|output| Some((output.lot?, output.mass)));
        let made = made.map(|(lot, mass)| (lot, parcels.making(ledger, lot, mass)));
        let refused: Vec<(LotId, Claimed)> =
            drawn.chain(made).filter_map(|(lot, one)| Some((lot, one.err()?))).collect();
        if refused.is_empty() {
            return Ok(());
        }
        Err(refused.into_iter().map(|(lot, claimed)| self.claimed(lot, claimed)).collect())
    }

    fn claimed(&mut self, lot: LotId, claimed: Claimed) -> Refusal {
        let named = self.lots.iter().find(|(_, known)| **known == lot);
        let name = named.map_or_else(|| lot.to_string(), |(name, _)| name.clone());
        let masses = format!("{name}: {} ct ≠ {} ct", claimed.asked, claimed.loose());
        let told = if claimed.is_of_nothing() { name } else { masses };
        let refusal = Refusal::new(Rule::LotInContainers, told).because(because(&claimed));
        let refused = self.claims.entry(refusal.input.clone()).or_insert(Some(lot));
        // The inputs of very long names are cut and may be alike.
        *refused = refused.filter(|other| *other == lot);
        refusal
    }
}

/// Why, in the reader's language.
fn because(claimed: &Claimed) -> Reason {
    if claimed.is_of_nothing() {
        return Reason::InContainer;
    }
    let [left, held, asked, short] =
        [claimed.left, claimed.claimed, claimed.asked, claimed.short()].map(|mass| mass.to_string());
    Reason::InContainers { left, claimed: held, containers: claimed.containers, asked, short }
}

/// The same, with containers.
fn naming(reason: Reason, names: Vec<String>) -> Reason {
    match reason {
        Reason::InContainer => Reason::InNamedContainer { names },
        Reason::InContainers { left, claimed, containers, asked, short } => {
            Reason::InNamedContainers { left, claimed, containers, names, asked, short }
        }
        other => other,
    }
}

/// Names the containers in refusals where a lot lies already, as far as the office packed it there itself: whoever knows
/// the name of a container may look into it.
pub(super) async fn name_containers(
    change: &mut Change,
    taking: &Taking<'_>,
    done: &[(Told, Entered)],
    job: &mut CaptureJob,
) -> Result<(), Trouble> {
    let refused = job.refusals.iter_mut().filter(|kept| kept.rule == Rule::LotInContainers.code());
    for kept in refused.take(NAMED_MAX) {
        let Some(Some(lot)) = taking.claims.get(&kept.input) else { continue };
        let names = |part: &Part| taking.lots.get(&part.name) == Some(lot);
        let of_document = done.iter().filter_map(|(told, _)| packed(told.act.as_ref()?, names));
        let mut containers: BTreeSet<String> = of_document.collect();
        let passages = change.custody_passages(lot.0).await?;
        let latest = &passages[passages.len().saturating_sub(EVENTS_READ)..];
        for row in change.custody_events(latest).await? {
            if row.office != job.office || !matches!(row.state.as_str(), "moved" | "plain") {
                continue;
            }
            let context = change.event_context(row.context).await?.unwrap_or_default();
            let read = read_event(&row.body, &context);
            let act = read.and_then(|(event, context)| act::read(&event, &context).unwrap_or_default());
            containers.extend(act.and_then(|act| packed(&act, |_| true)));
        }
        let (parcels, ledger) = (&taking.custody.containers, &taking.custody.ledger);
        let tell = |name: String| {
            let held = parcels.get(&name).filter(|held| held.part(*lot).is_some())?;
            let mass = held.left(ledger, *lot);
            Some(if mass > Carats::ZERO { format!("{name} ({mass} ct)") } else { name })
        };
        let names: Vec<String> = containers.into_iter().filter_map(tell).take(NAMES_TOLD).collect();
        if !names.is_empty() {
            kept.why = kept.why.take().map(|why| naming(why, names));
        }
    }
    Ok(())
}

/// The container that an act put one of these into.
fn packed(act: &Act, is_one: impl Fn(&Part) -> bool) -> Option<String> {
    match &act.deed {
        Deed::Pack { container, lots, inside: true } if lots.iter().any(is_one) => Some(container.clone()),
        _ => None,
    }
}
