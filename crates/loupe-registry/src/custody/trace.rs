//! Where stones from a place can be now.

use std::collections::BTreeMap;

use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::custody::{Bounds, LotId, Origin, OriginSet, Place, Process, Start, Unknown};
use loupe_scheme::finding::Target;
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Refusal, Rule};

use super::state::Custody;
use crate::registry::{Registry, Trouble};

/// How many lots are told one by one, the surest and heaviest first.
pub const LOTS_TOLD: usize = 200;

/// From where stones are followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// A mine or field.
    Site(String),
    /// All that a participant mined.
    Country(String),
    /// All that a finding points at.
    Finding(String),
}

/// Lots in which followed stones may be, by what was done last with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReachedKind {
    /// How many lots of which something is left.
    pub lots: usize,
    /// How many of them certainly hold some.
    pub certain: usize,
    /// What is left of these lots.
    pub left: Carats,
}

/// A lot that a trace reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachedLot {
    /// Its name; for an office that may read custody.
    pub name: Option<String>,
    /// What made it.
    pub process: Option<Process>,
    /// Its mass.
    pub mass: Carats,
    /// What is left of it.
    pub left: Carats,
    /// How much of it is from there.
    pub bounds: Bounds,
}

/// Where stones from a place can be now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// The origins that were followed, by place and period.
    pub origins: Vec<Origin>,
    /// What was commissioned there.
    pub commissioned: Carats,
    /// How many lots there are in all, used up or not.
    pub reached: usize,
    /// Lots of which something is left, by what made them.
    pub now: BTreeMap<Process, ReachedKind>,
    /// The surest and heaviest of those of which something is left.
    pub lots: Vec<ReachedLot>,
    /// How many lots of unknown origin there are of which something is left; stones from there may be in these as well.
    pub unknown: usize,
}

impl Registry {
    /// Follows stones from a place to every lot in which they may be now. Anyone may; names of lots are for offices that
    /// read custody.
    ///
    /// Refuses with `P3` a site, participant or finding that the register does not hold.
    pub async fn trace_forward(&self, actor: Option<&Actor>, from: &From) -> Result<Traced, Trouble> {
        let places = self.places(from)?;
        let (mut traced, told) = self.see_custody(|custody| follow(custody, &places)).await?;
        if actor.is_some_and(|actor| actor.may(Permission::ReadCustody)) {
            let numbers: Vec<u32> = told.iter().map(|lot| lot.0).collect();
            let rows = self.store.custody_lots(&numbers).await?;
            for (lot, reached) in told.iter().zip(&mut traced.lots) {
                reached.name = rows.iter().find(|row| row.number == lot.0).map(|row| row.name.clone());
            }
        }
        Ok(traced)
    }

    /// The sites and participants that are meant.
    fn places(&self, from: &From) -> Result<Vec<Place>, Refusal> {
        let edition = self.edition();
        let register = &edition.register;
        let missing = |id: &str| Refusal::new(Rule::NoSuchSubject, id);
        let with_sites = |code: &str| {
            let sites = register.sites.iter().filter(|site| site.participant.split(';').any(|of| of.trim() == code));
            let sites = sites.map(|site| Place::Site(site.id.clone()));
            sites.chain([Place::Country(code.to_owned())]).collect::<Vec<_>>()
        };
        match from {
            From::Site(id) => {
                register.site(id).map(|site| vec![Place::Site(site.id.clone())]).ok_or_else(|| missing(id))
            }
            From::Country(code) => {
                let known = register.participants.iter().any(|one| one.id.as_str() == code);
                if known { Ok(with_sites(code)) } else { Err(missing(code)) }
            }
            From::Finding(id) => {
                let finding = register.findings.iter().find(|finding| finding.id == *id).ok_or_else(|| missing(id))?;
                let mut places = Vec::new();
                for link in &finding.links {
                    match &link.target {
                        Target::Site(site) => places.push(Place::Site(site.clone())),
                        Target::Participant(code) => places.extend(with_sites(code.as_str())),
                        _ => {}
                    }
                }
                places.dedup();
                Ok(places)
            }
        }
    }
}

fn follow(custody: &Custody, places: &[Place]) -> (Traced, Vec<LotId>) {
    let (ledger, graph) = (&custody.ledger, &custody.graph);
    let set: OriginSet = custody.origins.set(|origin| places.contains(&origin.place));
    let origins = custody.origins.iter().map(|(_, origin)| origin).filter(|origin| places.contains(&origin.place));
    let mut origins: Vec<Origin> = origins.cloned().collect();
    origins.sort();
    let reached = graph.reached(ledger, Start::Origins(&set, Unknown::Aside));
    let mut commissioned = Carats::ZERO;
    let mut now: BTreeMap<Process, ReachedKind> = BTreeMap::new();
    let mut told: Vec<(LotId, ReachedLot)> = Vec::new();
    for (lot, bounds) in graph.bounds_reached(ledger, &reached) {
        let (mass, left) = (ledger.mass(lot).unwrap_or_default(), ledger.left(lot).unwrap_or_default());
        let maker = ledger.maker(lot);
        if maker.and_then(|maker| ledger.origin(maker)).is_some() {
            commissioned = commissioned.checked_add(mass).unwrap_or(Carats::MAX);
        }
        if left == Carats::ZERO {
            continue;
        }
        let process = maker.and_then(|maker| ledger.process(maker));
        let kind = now.entry(process.unwrap_or(Process::Opening)).or_default();
        kind.lots += 1;
        kind.certain += usize::from(bounds.at_least > Carats::ZERO);
        kind.left = kind.left.checked_add(left).unwrap_or(Carats::MAX);
        told.push((lot, ReachedLot { name: None, process, mass, left, bounds }));
    }
    told.sort_by_key(|(lot, one)| std::cmp::Reverse((one.bounds.at_least, one.bounds.at_most, lot.0)));
    told.truncate(LOTS_TOLD);
    let unknown: OriginSet = [loupe_scheme::custody::OriginId::UNKNOWN].into_iter().collect();
    let of_unknown = graph.reached(ledger, Start::Origins(&unknown, Unknown::Aside));
    let unknown = of_unknown.lots.iter().filter(|lot| ledger.left(**lot).unwrap_or_default() > Carats::ZERO).count();
    let (numbers, lots) = told.into_iter().unzip();
    let traced = Traced { origins, commissioned, reached: reached.lots.len(), now, lots, unknown };
    (traced, numbers)
}
