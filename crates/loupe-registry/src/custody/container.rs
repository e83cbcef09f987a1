//! A parcel, a box or a jewel by its name: what lies in it, and what is known of all of it together.

use std::collections::{BTreeSet, HashMap, HashSet};

use loupe_scheme::access::Actor;
use loupe_scheme::custody::{Contents, LotId, MovementId, OriginId, OriginSet, Process, Scratch, Start, Unknown};
use loupe_scheme::definition::Resolved;
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Refusal, Rule};

use super::lot::{LotStory, STEPS_MAX, Step, passage, reading};
use super::packing::Packings;
use super::spelling::spelt;
use super::state::Custody;
use super::whence::Whence;
use crate::registry::{Registry, Trouble};

/// How many lots in a container are told one by one, the heaviest first.
pub const CONTENTS_MAX: usize = 200;

/// A lot in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentLot {
    /// Its number in the ledger.
    pub number: LotId,
    /// Its name; for an office that captured how it was made or that it was packed.
    pub name: Option<String>,
    /// What made it.
    pub process: Option<Process>,
    /// Its mass.
    pub mass: Carats,
    /// So much of it lies here.
    pub left: Carats,
}

/// A container and what lies in it, also in containers in it.
#[derive(Clone, Debug)]
pub struct ContainerStory {
    /// Its name, as it is kept.
    pub name: String,
    /// How many lots in it there are of which something is left.
    pub count: usize,
    /// These, the heaviest first, the first [`CONTENTS_MAX`].
    pub lots: Vec<ContentLot>,
    /// All that is left of them.
    pub left: Carats,
    /// How many more lots in it are used up.
    pub used_up: usize,
    /// How many more things in it there are of which nobody told how they came about. Their mass is not known.
    pub untold: usize,
    /// How many containers in it there are that are not empty.
    pub inner: usize,
    /// So much of what is left may be of unknown origin.
    pub of_unknown: Carats,
    /// Where all of it together is from, and what every definition says of it; `None` when nothing is left in it.
    pub whence: Option<Whence>,
    /// Where it was packed, unpacked, sent and received, oldest first, the last [`STEPS_MAX`].
    pub passages: Vec<Step>,
}

/// What has a name.
#[derive(Clone, Debug)]
pub enum Named {
    /// A lot or stone.
    Lot(Box<LotStory>),
    /// A container.
    Container(Box<ContainerStory>),
}

/// The names of a container and of those in it, and the numbers that these have as things that were packed.
pub(super) struct Reached {
    pub(super) names: BTreeSet<String>,
    inner: BTreeSet<LotId>,
}

impl Reached {
    /// The lots and stones that lie in them, also those of which nothing is left or nobody told.
    pub(super) fn held(&self, custody: &Custody) -> Contents {
        let mut held = Contents::default();
        self.names.iter().filter_map(|name| custody.containers.get(name)).for_each(|one| held.add(one));
        self.inner.iter().for_each(|lot| held.remove(*lot));
        held
    }

    /// How many containers in it are not empty.
    pub(super) fn containers(&self) -> usize {
        self.names.len().saturating_sub(1)
    }
}

/// What is read from memory in one go.
struct Seen {
    story: ContainerStory,
    /// Who made the lots that are told.
    makers: HashMap<LotId, MovementId>,
    /// The batches of their makers and of what the flow shows.
    batches: HashMap<MovementId, u32>,
    mixings: Vec<MovementId>,
}

impl Registry {
    /// What lies in a container, and what is known of all of it together under these definitions, as `actor` may see
    /// it; anyone may who knows its name.
    ///
    /// A lot in it counts with all that is left of it, or with the part that was packed. Refuses with `B39` what is no container, with `M4` more than
    /// any mass.
    pub async fn container(
        &self,
        actor: Option<&Actor>,
        name: &str,
        definitions: &[Resolved],
    ) -> Result<ContainerStory, Trouble> {
        let name = spelt(name.trim());
        let reached = self.containers_from(&name).await?;
        let seen = self.see_custody(|custody| self.see_container(custody, &name, &reached, definitions)).await?;
        let mut seen = seen.ok_or_else(|| Refusal::new(Rule::MassTooLarge, &name))?;
        let inside: Vec<LotId> = seen.story.lots.iter().map(|lot| lot.number).collect();
        let packings = self.packings(&name, &inside).await?;
        if reached.names.is_empty() && !packings.is_container() {
            return Err(Refusal::new(Rule::ContainerUnknown, &name).into());
        }
        let office = reading(actor);
        self.tell_names(&mut seen, &packings, office).await?;
        let mut story = seen.story;
        story.passages = packings.events().map(|event| passage(event, office)).collect();
        story.passages.sort_by_key(|step| step.at);
        story.passages.drain(..story.passages.len().saturating_sub(STEPS_MAX));
        Ok(story)
    }

    /// A lot, or the container that has the name. A lot goes before a container of the same name, unless no more is
    /// known of it than that it was packed. Refuses with `B34` a name that nobody has told of.
    pub async fn named(&self, actor: Option<&Actor>, name: &str, definitions: &[Resolved]) -> Result<Named, Trouble> {
        let lot = self.lot(actor, name, definitions).await;
        let maybe_container = match &lot {
            Ok(story) => !story.is_known && story.mass == Carats::ZERO,
            Err(Trouble::Refused(no)) => {
                no.iter().any(|one| matches!(one.rule, Rule::LotUnknown | Rule::ContainerNotLot))
            }
            Err(_) => false,
        };
        if maybe_container {
            match self.container(actor, name, definitions).await {
                Ok(story) => return Ok(Named::Container(Box::new(story))),
                Err(Trouble::Refused(no)) if no.iter().any(|one| one.rule == Rule::ContainerUnknown) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        lot.map(|story| Named::Lot(Box::new(story)))
    }

    /// A container and those in it, each once, though one be packed into another in a circle. None when nothing lies in
    /// one of that name.
    pub(super) async fn containers_from(&self, name: &str) -> Result<Reached, Trouble> {
        let (mut names, mut inner) = (BTreeSet::new(), BTreeSet::new());
        let mut ahead = Vec::new();
        if self.custody().await?.read().await.containers.contains_key(name) {
            names.insert(name.to_owned());
            ahead.push(name.to_owned());
        }
        while !ahead.is_empty() {
            let things: Vec<u32> = {
                let custody = self.custody().await?.read().await;
                let held = ahead.iter().filter_map(|name| custody.containers.get(name)).flat_map(Contents::lots);
                held.filter(|lot| custody.is_only_named(*lot)).map(|lot| lot.0).collect()
            };
            let rows = self.store.custody_lots(&things).await?;
            let custody = self.custody().await?.read().await;
            ahead.clear();
            for row in rows.into_iter().filter(|row| custody.containers.contains_key(&row.name)) {
                inner.insert(LotId(row.number));
                if names.insert(row.name.clone()) {
                    ahead.push(row.name);
                }
            }
        }
        Ok(Reached { names, inner })
    }

    /// `None` when there is more in it than any mass.
    fn see_container(
        &self,
        custody: &Custody,
        name: &str,
        reached: &Reached,
        definitions: &[Resolved],
    ) -> Option<Seen> {
        let (ledger, graph) = (&custody.ledger, &custody.graph);
        let held = reached.held(custody);
        let gathered = graph.gathered(ledger, &held)?;
        let left = |lot: &LotId| held.left(ledger, *lot);
        let mut there: Vec<LotId> = held.lots().filter(|lot| left(lot) > Carats::ZERO).collect();
        let count = there.len();
        let untold = held.lots().filter(|lot| !ledger.is_known(*lot)).count();
        there.sort_by_key(|lot| (std::cmp::Reverse(left(lot)), *lot));
        there.truncate(CONTENTS_MAX);
        let makers: HashMap<LotId, MovementId> =
            there.iter().filter_map(|lot| Some((*lot, ledger.maker(*lot)?))).collect();
        let told = |lot: &LotId| ContentLot {
            number: *lot,
            name: None,
            process: makers.get(lot).and_then(|maker| ledger.process(*maker)),
            mass: ledger.mass(*lot).unwrap_or_default(),
            left: left(lot),
        };
        let unknown: OriginSet = [OriginId::UNKNOWN].into_iter().collect();
        let start = Start::Origins(&unknown, Unknown::Aside);
        let whence = (count > 0).then(|| self.whence(custody, &gathered, definitions));
        let flow = whence.iter().flat_map(|whence| &whence.flow);
        let mixings: Vec<MovementId> = flow.filter_map(|pool| pool.movement).take(STEPS_MAX).collect();
        let asked = makers.values().chain(&mixings);
        let batches = asked.filter_map(|movement| Some((*movement, custody.batch_of(*movement)?))).collect();
        let story = ContainerStory {
            name: name.to_owned(),
            count,
            lots: there.iter().map(told).collect(),
            left: gathered.mass(),
            used_up: held.len() - count - untold,
            untold,
            inner: reached.containers(),
            of_unknown: graph.gathered_bounds(start, &gathered, &mut Scratch::default()).at_most,
            whence,
            passages: Vec::new(),
        };
        Some(Seen { story, makers, batches, mixings })
    }

    /// Tells an office the names of lots of which it captured how they were made or that they were packed, and everybody
    /// when what the flow shows was done.
    async fn tell_names(&self, seen: &mut Seen, packings: &Packings, office: Option<&str>) -> Result<(), Trouble> {
        let asked: Vec<MovementId> = seen.makers.values().chain(&seen.mixings).copied().collect();
        let events = self.events_of_movements(&seen.batches, &asked).await?;
        if let Some(whence) = &mut seen.story.whence {
            let at = |movement: &MovementId| Some((*movement, crate::access::moment(events.get(movement)?.event_ms)));
            whence.flow_times = seen.mixings.iter().filter_map(at).collect();
        }
        let Some(office) = office else { return Ok(()) };
        let made = |lot: &LotId| {
            let event = seen.makers.get(lot).and_then(|maker| events.get(maker));
            event.is_some_and(|event| event.office == office)
        };
        let packed: HashSet<&str> = packings.named_by(office).collect();
        let numbers: Vec<u32> = seen.story.lots.iter().map(|lot| lot.number.0).collect();
        for row in self.store.custody_lots(&numbers).await? {
            let number = LotId(row.number);
            if (made(&number) || packed.contains(row.name.as_str()))
                && let Some(lot) = seen.story.lots.iter_mut().find(|lot| lot.number == number)
            {
                lot.name = Some(row.name);
            }
        }
        Ok(())
    }
}
