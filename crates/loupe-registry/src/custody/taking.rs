//! Taking events into the ledger, one after the other, in memory. Nothing here waits for anything.

use std::collections::{BTreeSet, HashMap, HashSet};

use loupe_scheme::custody::{
    Breach, Carried, Contents, Draw, LotId, Movement, MovementId, Origin, Output, Process, Source, YieldBounds,
};
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Refusal, Rule};

use super::act::{Act, Deed};
use super::journal::{Line, Moved};
use super::prepared::{Told, at};
use super::state::Custody;
use super::things::Part;
use super::transformation::Transformation;
use crate::answer::amount::Tenths;

/// An event that is here already, as far as a new one of the same name asks for it.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) number: u32,
    pub(super) hash: String,
    /// Whether the office that sends the new one captured it first.
    pub(super) is_own: bool,
    /// The office's own copy of what another captured first.
    pub(super) copy: Option<Copied>,
    /// Whether it stands: it was taken or is held, and no error was declared.
    pub(super) stands: bool,
    /// The movement it made.
    pub(super) movement: Option<MovementId>,
    /// As custody reads it; only where the new one declares it an error.
    pub(super) act: Option<Act>,
}

/// An office's copy of an event that another captured first: it keeps and reads it, and nothing moves twice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Copied {
    pub(super) number: u32,
    /// Whether no error was declared of it.
    pub(super) stands: bool,
}

/// What became of an event.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It is kept under this number.
    Taken(Entered),
    /// It was here already.
    AlreadyThere,
    /// It is refused.
    Refused(Vec<Refusal>),
}

/// An event on its way into the tables.
#[derive(Debug)]
pub(super) struct Entered {
    pub(super) number: u32,
    pub(super) state: &'static str,
    pub(super) process: &'static str,
    pub(super) operator: Option<String>,
    /// Drawn, made and lost.
    pub(super) masses: [Carats; 3],
    /// Why it is held.
    pub(super) held: Option<Refusal>,
    /// The event that it declares an error.
    pub(super) undoes: Option<u32>,
}

impl Known {
    /// Whether an office tells for itself what stands no more at another, where nobody may take back another's word.
    fn is_told_anew(&self, told: &Told) -> bool {
        let gone = !self.is_own && !self.stands && self.copy.is_none();
        gone && !told.declares_error && self.hash == told.hash
    }

    /// Keeps what another office captured first for the one that sends it too, or takes its copy back. Only whoever
    /// captured it first takes back what it moved.
    fn copied(&mut self, told: &Told, number: u32) -> Outcome {
        match (told.declares_error, self.copy) {
            (false, None) => {
                self.copy = Some(Copied { number, stands: true });
                Outcome::Taken(Entered::plain(number, "plain"))
            }
            (true, _) if self.stands => {
                Outcome::Refused(vec![Refusal::new(Rule::NoSuchEvent, told.called()).at(at("/errorDeclaration"))])
            }
            (true, Some(Copied { number: undoes, stands: true })) => {
                self.copy = Some(Copied { number: undoes, stands: false });
                Outcome::Taken(Entered { undoes: Some(undoes), ..Entered::plain(number, "correction") })
            }
            _ => Outcome::AlreadyThere,
        }
    }
}

/// What a document does, as far as it was taken.
pub(super) struct Taking<'c> {
    pub(super) custody: &'c mut Custody,
    /// Whether an origin is one of the register's.
    pub(super) is_origin: &'c (dyn Fn(&Origin) -> bool + Sync),
    pub(super) yields: &'c [YieldBounds],
    /// Lots by name, as far as the document names them.
    pub(super) lots: HashMap<String, LotId>,
    /// Events by what they are called.
    pub(super) known: HashMap<String, Known>,
    /// New lots in the order of their numbers.
    pub(super) fresh: Vec<String>,
    pub(super) lines: Vec<Line>,
    /// Lots that events saw without changing them: lot and event.
    pub(super) passages: BTreeSet<(u32, u32)>,
    /// What containers and certificates were before the document.
    pub(super) containers_before: HashMap<String, Contents>,
    pub(super) carried_before: HashMap<String, Option<Carried>>,
    /// Names of things in containers of which no more is known: they may be containers themselves.
    pub(super) inside: HashMap<LotId, String>,
    /// Transformations that the document tells of, by name.
    pub(super) transformations: HashMap<String, Transformation>,
    /// Of what lot it was that something was refused for what lies in containers, by the input of the refusal; `None` where
    /// it was of several.
    pub(super) claims: HashMap<String, Option<LotId>>,
    pub(super) next_event: u32,
    /// Whether it was kept or given up.
    pub(super) is_over: bool,
}

impl Taking<'_> {
    /// Takes an event, or says why not and changes nothing.
    pub(super) fn take(&mut self, told: &Told) -> Outcome {
        let called = told.called();
        if self.known.get(&called).is_some_and(|known| !known.is_told_anew(told)) {
            return self.again(told, &called);
        }
        let number = self.next_event;
        let entered = if told.declares_error {
            // The event it takes back has not come; when it does, it has been taken back already.
            Ok(Entered::plain(number, "undone"))
        } else {
            self.attempt(told, number)
        };
        match entered {
            Ok(entered) => {
                self.next_event += 1;
                let movement = match self.lines.last() {
                    Some(Line::Move(moved)) if moved.event == number => {
                        Some(MovementId(self.custody.ledger.movements() as u32 - 1))
                    }
                    _ => None,
                };
                let stands = entered.state != "undone";
                let (hash, act) = (told.hash.clone(), told.act.clone());
                let known = Known { number, hash, is_own: true, copy: None, stands, movement, act };
                self.known.insert(called, known);
                Outcome::Taken(entered)
            }
            Err(refusals) => Outcome::Refused(refusals),
        }
    }

    fn again(&mut self, told: &Told, called: &str) -> Outcome {
        let number = self.next_event;
        let Some(known) = self.known.get_mut(called) else { return Outcome::AlreadyThere };
        if known.hash != told.hash {
            return Outcome::Refused(vec![Refusal::new(Rule::EventIdTaken, called).at(at("/eventID"))]);
        }
        if !known.is_own {
            let outcome = known.copied(told, number);
            self.next_event += u32::from(matches!(outcome, Outcome::Taken(_)));
            return outcome;
        }
        if !told.declares_error || !known.stands {
            return Outcome::AlreadyThere;
        }
        let (undoes, movement, act) = (known.number, known.movement, known.act.clone());
        if let Some(Err(refusals)) = act.as_ref().map(|act| self.turn_back(act)) {
            return Outcome::Refused(refusals);
        }
        if let Some(name) = act.as_ref().and_then(|act| self.tells_of(act, undoes)) {
            if let Err(refusals) = self.leave(&name, undoes) {
                return Outcome::Refused(refusals);
            }
        } else if let Some(movement) = movement {
            if let Err(breach) = self.custody.ledger.undo(movement) {
                return Outcome::Refused(vec![breach.refusal(|lot| lot.to_string())]);
            }
            self.lines.push(Line::undo(movement));
        }
        if let Some(known) = self.known.get_mut(called) {
            (known.stands, known.act) = (false, None);
        }
        self.next_event += 1;
        Outcome::Taken(Entered { undoes: Some(undoes), ..Entered::plain(number, "correction") })
    }

    /// Takes back what an event did besides its movement: packing, and what it sent under a certificate. Refuses with
    /// `B51` to have lie in a container what lies in another since.
    fn turn_back(&mut self, act: &Act) -> Result<(), Vec<Refusal>> {
        match &act.deed {
            Deed::Pack { container, lots, inside } => {
                let lots = lots.iter().filter_map(|part| Some((*self.lots.get(&part.name)?, part.mass)));
                self.pack(container, &lots.collect::<Vec<_>>(), !inside)?;
            }
            Deed::Pass { seen } if act.process == Some(Process::Shipping) => {
                let sent = sum(seen.iter().filter_map(|part| part.mass));
                if let (Some(certificate), Some(sent)) = (&act.certificate, sent)
                    && let Some(carried) = self.custody.carried.get_mut(certificate)
                {
                    self.carried_before.entry(certificate.clone()).or_insert(Some(*carried));
                    carried.take_back(sent);
                    self.lines.push(Line::TakenBack(certificate.clone(), sent.micro()));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn attempt(&mut self, told: &Told, number: u32) -> Result<Entered, Vec<Refusal>> {
        let Some(act) = &told.act else { return Ok(Entered::plain(number, "plain")) };
        if let Some(lot) = act.other_units.iter().find(|name| self.lots.contains_key(*name)) {
            return Err(vec![Refusal::new(Rule::UnitsMixed, lot)]);
        }
        let empties =
            |container: &str, lots: &[Part]| lots.is_empty() && self.custody.containers.contains_key(container);
        let concerns = act.firm
            || act.parts().any(|part| self.is_here(&part.name))
            || matches!(&act.deed, Deed::Pack { container, lots, inside: false } if empties(container, lots));
        if !concerns {
            return Ok(Entered::plain(number, "plain"));
        }
        if let Some(name) = &act.transformation {
            return self.take_of(name, act, number);
        }
        let mark = self.begin();
        let done = self.enact(act, number);
        match &done {
            Ok(entered) if entered.state != "held" => self.custody.ledger.keep(),
            _ => self.go_back(mark),
        }
        done
    }

    /// Begins a try; the mark is for [`Taking::go_back`].
    pub(super) fn begin(&mut self) -> (usize, usize) {
        self.custody.ledger.begin();
        (self.fresh.len(), self.lines.len())
    }

    /// Ends the innermost try as if it had never been.
    pub(super) fn go_back(&mut self, (fresh, lines): (usize, usize)) {
        self.custody.ledger.rewind();
        for name in self.fresh.drain(fresh..) {
            self.lots.remove(&name);
        }
        self.lines.truncate(lines);
    }

    /// Enacts what an event says that was held, whatever it yields.
    pub(super) fn release(&mut self, act: &Act, number: u32) -> Result<(), Vec<Refusal>> {
        match self.tells_of(act, number) {
            Some(name) => self.release_of(&name),
            None => self.enact(act, number).map(|_| ()),
        }
    }

    fn is_here(&self, name: &str) -> bool {
        self.lots.contains_key(name) || self.custody.containers.contains_key(name)
    }

    pub(super) fn enact(&mut self, act: &Act, number: u32) -> Result<Entered, Vec<Refusal>> {
        let process = act.process.unwrap_or(Process::Shipping);
        let entered = |masses| Entered {
            process: act.process.map_or("", Process::name),
            operator: act.operator.clone(),
            masses,
            ..Entered::plain(number, "moved")
        };
        match &act.deed {
            Deed::Begin { origin, made } => {
                let source = self.source(origin.as_ref())?;
                let outputs = self.outputs(made)?;
                let movement = Movement { process, source, outputs, loss: Carats::ZERO };
                self.record(&movement, made, number).map(entered)
            }
            Deed::Change { drawn, made, loss } => {
                let draws = self.draws(drawn)?;
                let outputs = self.outputs(made)?;
                let movement = Movement { process, source: Source::Lots(draws), outputs, loss: *loss };
                let masses = self.record(&movement, made, number)?;
                let outside = self.yields.iter().find_map(|bounds| bounds.outside(&movement));
                let held = outside.map(|outside| {
                    Refusal::new(
                        Rule::YieldOutside,
                        format!("{}: {} %", process.name(), Tenths(outside.came_out.tenths_down())),
                    )
                });
                let state = if held.is_some() { "held" } else { "moved" };
                Ok(Entered { held, state, ..entered(masses) })
            }
            Deed::End { drawn } => {
                let draws = self.draws(drawn)?;
                let loss = sum(draws.iter().map(|draw| draw.mass)).unwrap_or(Carats::MAX);
                let movement = Movement { process, source: Source::Lots(draws), outputs: Vec::new(), loss };
                self.record(&movement, &[], number).map(entered)
            }
            Deed::Pass { seen } => self.pass(act, seen, number).map(entered),
            Deed::Pack { container, lots, inside } => {
                let mut packed = Vec::with_capacity(lots.len());
                for part in lots {
                    packed.push((self.lot(&part.name), part.mass));
                }
                if lots.is_empty() && !inside {
                    let held = self.custody.containers.get(container);
                    packed.extend(held.into_iter().flat_map(Contents::lots).map(|lot| (lot, None)));
                }
                self.pack(container, &packed, *inside)?;
                self.inside.extend(packed.iter().zip(lots).map(|((lot, _), part)| (*lot, part.name.clone())));
                self.passages.extend(packed.iter().map(|(lot, _)| (lot.0, number)));
                Ok(entered([Carats::ZERO; 3]))
            }
        }
    }

    /// Lots that were sent, received or seen: no more of them than there is, and no more under a certificate than it says.
    fn pass(&mut self, act: &Act, seen: &[Part], number: u32) -> Result<[Carats; 3], Vec<Refusal>> {
        let containers = seen.iter().filter(|part| self.custody.containers.contains_key(&part.name));
        let held = self.within(containers.map(|part| part.name.as_str()));
        let mut there: Vec<(LotId, Carats)> =
            held.lots().map(|lot| (lot, held.left(&self.custody.ledger, lot))).collect();
        for part in seen {
            if self.custody.containers.contains_key(&part.name) {
                continue;
            }
            if !act.firm && !self.lots.contains_key(&part.name) {
                continue;
            }
            let lot = self.lot(&part.name);
            let left = self.custody.ledger.left(lot).unwrap_or_default();
            let mass = part.mass.unwrap_or(left);
            if self.custody.ledger.is_known(lot) && (mass > left || left == Carats::ZERO) {
                let rule = if left == Carats::ZERO { Rule::LotConsumed } else { Rule::LotOverdrawn };
                return Err(vec![refusal(rule, &part.name, mass, left)]);
            }
            there.push((lot, mass));
        }
        let total = sum(there.iter().map(|(_, mass)| *mass));
        let total = total.ok_or_else(|| vec![Refusal::new(Rule::MassTooLarge, "")])?;
        if let (Some(Process::Shipping), Some(certificate)) = (act.process, &act.certificate) {
            self.send_under(certificate, act.says.unwrap_or(total), total)?;
        }
        self.passages.extend(there.iter().map(|(lot, _)| (lot.0, number)));
        Ok(match act.process {
            Some(Process::Shipping) => [total, Carats::ZERO, Carats::ZERO],
            Some(Process::Receiving) => [Carats::ZERO, total, Carats::ZERO],
            _ => [Carats::ZERO; 3],
        })
    }

    /// All that lies in containers, and in containers in them, each thing once.
    fn within<'n>(&'n self, containers: impl Iterator<Item = &'n str>) -> Contents {
        let mut ahead: Vec<&str> = containers.collect();
        let mut opened: HashSet<&str> = ahead.iter().copied().collect();
        let mut lots = Contents::default();
        while let Some(held) = ahead.pop().map(|container| self.custody.containers.get(container)) {
            for lot in held.into_iter().flat_map(Contents::lots) {
                let inner = self.inside.get(&lot).map(String::as_str).filter(|_| self.custody.is_only_named(lot));
                ahead.extend(inner.filter(|name| opened.insert(name)));
            }
            held.into_iter().for_each(|held| lots.add(held));
        }
        lots
    }

    fn send_under(&mut self, certificate: &str, says: Carats, sent: Carats) -> Result<(), Vec<Refusal>> {
        let before = self.custody.carried.get(certificate).copied();
        let mut carried = before.unwrap_or(Carried::of(says));
        carried.send(sent).map_err(|breach| {
            vec![Refusal::new(
                Rule::CertificateExceeded,
                format!("{certificate}: {} ct > {} ct", breach.stated, breach.there),
            )]
        })?;
        self.carried_before.entry(certificate.to_owned()).or_insert(before);
        self.custody.carried.insert(certificate.to_owned(), carried);
        self.lines.push(Line::Carried(certificate.to_owned(), carried.says().micro(), sent.micro()));
        Ok(())
    }

    fn source(&mut self, origin: Option<&Origin>) -> Result<Source, Vec<Refusal>> {
        let Some(origin) = origin else { return Ok(Source::Origin(loupe_scheme::custody::OriginId::UNKNOWN)) };
        if !(self.is_origin)(origin) {
            let (loupe_scheme::custody::Place::Site(place) | loupe_scheme::custody::Place::Country(place)) =
                &origin.place;
            return Err(vec![Refusal::new(Rule::OriginUnknown, place)]);
        }
        Ok(Source::Origin(self.custody.origins.number(origin.clone())))
    }

    pub(super) fn draws(&mut self, parts: &[Part]) -> Result<Vec<Draw>, Vec<Refusal>> {
        let mut draws = Vec::with_capacity(parts.len());
        for part in parts {
            let lot = self.lot(&part.name);
            let known = self.custody.ledger.is_known(lot);
            let left = self.custody.ledger.left(lot).unwrap_or_default();
            let mass = match part.mass {
                Some(mass) => mass,
                None if known && left > Carats::ZERO => left,
                None if known => return Err(vec![refusal(Rule::LotConsumed, &part.name, left, left)]),
                None => return Err(vec![Refusal::new(Rule::StoneWithoutMass, &part.name)]),
            };
            draws.push(Draw { lot, mass });
        }
        Ok(draws)
    }

    fn outputs(&mut self, parts: &[Part]) -> Result<Vec<Output>, Vec<Refusal>> {
        let mut named = HashSet::new();
        let mut outputs = Vec::with_capacity(parts.len());
        for part in parts {
            if !named.insert(part.name.as_str()) {
                return Err(vec![Refusal::new(Rule::LotMadeTwice, &part.name)]);
            }
            let mass = part.mass.ok_or_else(|| vec![Refusal::new(Rule::StoneWithoutMass, &part.name)])?;
            outputs.push(Output { lot: self.lots.get(&part.name).copied(), mass });
        }
        Ok(outputs)
    }

    /// The lot of a name, announced when nobody has told of it.
    fn lot(&mut self, name: &str) -> LotId {
        if let Some(lot) = self.lots.get(name) {
            return *lot;
        }
        let lot = self.custody.ledger.announce();
        self.lines.push(Line::Announce);
        self.lots.insert(name.to_owned(), lot);
        self.fresh.push(name.to_owned());
        lot
    }

    fn record(&mut self, movement: &Movement, made: &[Part], number: u32) -> Result<[Carats; 3], Vec<Refusal>> {
        self.refuse_claimed(movement)?;
        let recorded = self.custody.ledger.record(movement).map_err(|breaches| self.refusals(&breaches))?;
        for ((part, output), lot) in made.iter().zip(&movement.outputs).zip(&recorded.outputs) {
            if output.lot.is_none() {
                self.lots.insert(part.name.clone(), *lot);
                self.fresh.push(part.name.clone());
            }
        }
        self.lines.push(Line::Move(Moved::of(number, movement)));
        let drawn = sum(movement.draws().iter().map(|draw| draw.mass)).unwrap_or_default();
        let made = sum(movement.outputs.iter().map(|output| output.mass)).unwrap_or_default();
        Ok([drawn, made, movement.loss])
    }

    fn refusals(&self, breaches: &[Breach]) -> Vec<Refusal> {
        let name = |lot: LotId| {
            let named = self.lots.iter().find(|(_, known)| **known == lot);
            named.map_or_else(|| lot.to_string(), |(name, _)| name.clone())
        };
        breaches.iter().map(|breach| breach.refusal(name)).collect()
    }

    /// Leaves containers and certificates as they were before the document.
    pub(super) fn restore(&mut self) {
        for (container, before) in self.containers_before.drain() {
            self.custody.containers.put(&container, &before);
        }
        for (certificate, before) in self.carried_before.drain() {
            match before {
                Some(carried) => self.custody.carried.insert(certificate, carried),
                None => self.custody.carried.remove(&certificate),
            };
        }
    }
}

impl Entered {
    pub(super) fn plain(number: u32, state: &'static str) -> Entered {
        let masses = [Carats::ZERO; 3];
        Entered { number, state, process: "", operator: None, masses, held: None, undoes: None }
    }
}

impl Act {
    /// Every lot it names.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Part> {
        let (one, two): (&[Part], &[Part]) = match &self.deed {
            Deed::Begin { made, .. } => (made, &[]),
            Deed::Change { drawn, made, .. } => (drawn, made),
            Deed::End { drawn } => (drawn, &[]),
            Deed::Pass { seen } => (seen, &[]),
            Deed::Pack { lots, .. } => (lots, &[]),
        };
        one.iter().chain(two)
    }
}

fn refusal(rule: Rule, name: &str, stated: Carats, there: Carats) -> Refusal {
    Refusal::new(rule, format!("{name}: {stated} ct ≠ {there} ct"))
}

pub(super) fn sum(masses: impl IntoIterator<Item = Carats>) -> Option<Carats> {
    masses.into_iter().try_fold(Carats::ZERO, Carats::checked_add)
}
