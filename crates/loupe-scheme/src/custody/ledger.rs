//! The raw ledger: every movement as it arrived, the lots between them, and what is left of each.

use std::collections::{BTreeMap, HashSet};

use super::bits::Bits;
use super::breach::Breach;
use super::movement::{Draw, Movement, Output, Source};
use super::number::{LotId, MovementId, OriginId};
use super::process::Process;
use super::rewind::{Touched, Tries};
use super::stock::Stock;
use crate::mass::Carats;
use crate::rule::Rule;

/// A movement as the ledger took it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its number.
    pub movement: MovementId,
    /// The lots it made, in the order of its outputs.
    pub outputs: Vec<LotId>,
    /// The lots it draws on of which nobody has told yet. It waits for them.
    pub waits_for: Vec<LotId>,
}

/// A movement that waits for its past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The movement.
    pub movement: MovementId,
    /// The lots of which nobody has told yet.
    pub lots: Vec<LotId>,
}

/// What an undone movement had made: lots with the mass it gave them.
pub type Undone = Vec<(LotId, Carats)>;

/// Movements and lots, to the micro-carat, in columns. Nothing is ever taken out of it.
///
/// A lot is known once a movement made it. A lot that was only drawn from is of unknown origin, has the mass that was
/// drawn from it, and whoever drew from it waits.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(super) masses: Vec<u64>,
    pub(super) stock: Stock,
    pub(super) processes: Vec<Process>,
    pub(super) first_draws: Vec<u32>,
    pub(super) first_outputs: Vec<u32>,
    pub(super) drawn_from: Vec<u32>,
    pub(super) drawn: Vec<u64>,
    /// The movements without lots before them, in order, with their origins.
    pub(super) sources: Vec<(MovementId, OriginId)>,
    /// Lots that were not made by the movement in whose run of numbers they are, and who made them.
    pub(super) apart: BTreeMap<LotId, Option<MovementId>>,
    /// Lots that a movement made besides those of its run, in the order of movements.
    pub(super) late: Vec<(MovementId, LotId)>,
    pub(super) undone: BTreeMap<MovementId, Undone>,
    /// Every lot that became known late or unknown again, in the order of events.
    pub(super) turned: Vec<LotId>,
    pub(super) tries: Tries,
}

impl Ledger {
    /// How many lots it has heard of.
    pub const fn lots(&self) -> usize {
        self.masses.len()
    }

    /// How many movements it holds, undone ones too.
    pub const fn movements(&self) -> usize {
        self.processes.len()
    }

    /// The mass of a lot: what its maker gave it, or what was drawn from it while nobody has told of it.
    pub fn mass(&self, lot: LotId) -> Option<Carats> {
        Carats::from_micro(*self.masses.get(lot.place())?)
    }

    /// What is left of a lot. Nothing is known to be left of a lot of which nobody has told.
    pub fn left(&self, lot: LotId) -> Option<Carats> {
        Carats::from_micro(self.stock.left(lot.0, *self.masses.get(lot.place())?))
    }

    /// The movement that made a lot, unless nobody has told of it.
    pub fn maker(&self, lot: LotId) -> Option<MovementId> {
        if lot.place() >= self.masses.len() {
            return None;
        }
        if let Some(maker) = self.apart.get(&lot) {
            return *maker;
        }
        let before = self.first_outputs.partition_point(|first| *first <= lot.0);
        Some(MovementId(before.checked_sub(1)? as u32))
    }

    /// The process of a movement.
    pub fn process(&self, movement: MovementId) -> Option<Process> {
        self.processes.get(movement.place()).copied()
    }

    /// The origin of a movement that draws on no lot.
    pub fn origin(&self, movement: MovementId) -> Option<OriginId> {
        let at = self.sources.binary_search_by_key(&movement, |(source, _)| *source).ok()?;
        Some(self.sources[at].1)
    }

    /// What a movement drew, also when it was undone.
    pub fn draws(&self, movement: MovementId) -> impl Iterator<Item = Draw> + '_ {
        self.draw_range(movement).map(|at| Draw {
            lot: LotId(self.drawn_from[at]),
            mass: Carats::from_micro(self.drawn[at]).unwrap_or(Carats::MAX),
        })
    }

    /// The lots that a movement made, unless they were made anew by another since.
    pub fn outputs(&self, movement: MovementId) -> impl Iterator<Item = LotId> + '_ {
        let first = self.first_outputs[movement.place()];
        let end = self.first_outputs.get(movement.place() + 1).map_or(self.masses.len() as u32, |next| *next);
        let plain = self.apart.range(LotId(first)..LotId(end)).next().is_none();
        let run = (first..end).map(LotId).filter(move |lot| plain || !self.apart.contains_key(lot));
        let before = self.late.partition_point(|(maker, _)| *maker < movement);
        let late = self.late[before..].iter().take_while(move |(maker, _)| *maker == movement).map(|(_, lot)| *lot);
        run.chain(late.filter(move |lot| self.apart.get(lot) == Some(&Some(movement))))
    }

    /// What an undone movement had made; `None` while it stands.
    pub fn undone(&self, movement: MovementId) -> Option<&Undone> {
        self.undone.get(&movement)
    }

    /// A number for a lot that somebody names and of which nobody has told yet.
    pub fn announce(&mut self) -> LotId {
        let lot = LotId(self.masses.len() as u32);
        self.masses.push(0);
        self.apart.insert(lot, None);
        lot
    }

    /// Takes a movement, or says every rule that it breaks and changes nothing: those of [`Movement::check`], and
    /// `B3` more drawn than is left, `B4` nothing left, `B5` a lot made twice, `B7` a lot made out of itself, `B8` an
    /// unknown number.
    pub fn record(&mut self, movement: &Movement) -> Result<Recorded, Vec<Breach>> {
        self.record_unless(movement, true)
    }

    /// Takes a movement that a ledger took before, in the same place of the same order: as [`Ledger::record`], but for the
    /// walk back that looks for `B7`, which is the dear part of what arrived late.
    pub fn record_again(&mut self, movement: &Movement) -> Result<Recorded, Vec<Breach>> {
        self.record_unless(movement, false)
    }

    fn record_unless(&mut self, movement: &Movement, in_a_circle: bool) -> Result<Recorded, Vec<Breach>> {
        let mut breaches = movement.check();
        let mut draws: Vec<(LotId, u64)> = movement.draws().iter().map(|draw| (draw.lot, draw.mass.micro())).collect();
        draws.sort_unstable();
        for of_lot in draws.chunk_by(|a, b| a.0 == b.0) {
            let asked = of_lot.iter().fold(0_u64, |sum, (_, mass)| sum.saturating_add(*mass));
            breaches.extend(self.check_draw(of_lot[0].0, asked));
        }
        breaches.extend(self.check_outputs(movement, &draws, in_a_circle));
        if !breaches.is_empty() {
            return Err(breaches);
        }
        Ok(self.enter(movement))
    }

    fn check_draw(&self, lot: LotId, asked: u64) -> Option<Breach> {
        let Some(&mass) = self.masses.get(lot.place()) else {
            return Some(Breach::of(Rule::NoSuchLot).at(lot));
        };
        let known = self.is_known(lot);
        let left = if known { self.stock.left(lot.0, mass) } else { Carats::MAX.micro() - mass };
        let rule = if known && left == 0 { Rule::LotConsumed } else { Rule::LotOverdrawn };
        (asked > left).then(|| Breach::of(rule).at(lot).masses(asked, left))
    }

    fn check_outputs(&self, movement: &Movement, draws: &[(LotId, u64)], in_a_circle: bool) -> Vec<Breach> {
        let mut breaches = Vec::new();
        let mut named = HashSet::new();
        let mut used = HashSet::new();
        for Output { lot, mass } in &movement.outputs {
            let Some(lot) = *lot else { continue };
            let Some(&drawn) = self.masses.get(lot.place()) else {
                breaches.push(Breach::of(Rule::NoSuchLot).at(lot));
                continue;
            };
            if self.is_known(lot) || !named.insert(lot) {
                breaches.push(Breach::of(Rule::LotMadeTwice).at(lot));
            } else if draws.binary_search_by_key(&lot, |(lot, _)| *lot).is_ok() {
                breaches.push(Breach::of(Rule::CustodyCycle).at(lot));
            } else if drawn > mass.micro() {
                breaches.push(Breach::of(Rule::LotOverdrawn).at(lot).masses(drawn, mass.micro()));
            }
            if drawn > 0 {
                used.insert(lot);
            }
        }
        // Only a lot that was used before it was told of can be its own ancestor.
        if in_a_circle && !used.is_empty() && breaches.is_empty() {
            let ancestor = self.first_among(draws.iter().map(|(lot, _)| *lot), &used);
            breaches.extend(ancestor.map(|lot| Breach::of(Rule::CustodyCycle).at(lot)));
        }
        breaches
    }

    /// Walks back from lots until one of `sought` is met.
    fn first_among(&self, from: impl Iterator<Item = LotId>, sought: &HashSet<LotId>) -> Option<LotId> {
        let mut ahead: Vec<LotId> = from.collect();
        let mut walked = HashSet::new();
        while let Some(lot) = ahead.pop() {
            if sought.contains(&lot) {
                return Some(lot);
            }
            let maker = self.maker(lot).filter(|maker| walked.insert(*maker));
            ahead.extend(maker.into_iter().flat_map(|maker| self.draws(maker)).map(|draw| draw.lot));
        }
        None
    }

    fn enter(&mut self, movement: &Movement) -> Recorded {
        let number = MovementId(self.processes.len() as u32);
        self.processes.push(movement.process);
        self.first_draws.push(self.drawn_from.len() as u32);
        self.first_outputs.push(self.masses.len() as u32);
        if let Source::Origin(origin) = movement.source {
            self.sources.push((number, origin));
        }
        let mut waits_for = Vec::new();
        for draw in movement.draws() {
            let (lot, mass) = (draw.lot, draw.mass.micro());
            self.touch(lot);
            if self.is_known(lot) {
                let whole = self.masses[lot.place()];
                self.stock.settle(lot.0, whole, self.stock.left(lot.0, whole) - mass);
            } else {
                self.masses[lot.place()] += mass;
                self.stock.settle(lot.0, self.masses[lot.place()], 0);
                waits_for.push(lot);
            }
            self.drawn_from.push(lot.0);
            self.drawn.push(mass);
        }
        waits_for.sort_unstable();
        waits_for.dedup();
        let outputs = movement.outputs.iter().map(|output| self.make(number, output)).collect();
        Recorded { movement: number, outputs, waits_for }
    }

    fn make(&mut self, maker: MovementId, output: &Output) -> LotId {
        let mass = output.mass.micro();
        let Some(lot) = output.lot else {
            self.masses.push(mass);
            return LotId(self.masses.len() as u32 - 1);
        };
        self.touch(lot);
        let drawn = std::mem::replace(&mut self.masses[lot.place()], mass);
        self.stock.settle(lot.0, mass, mass - drawn);
        self.apart.insert(lot, Some(maker));
        self.late.push((maker, lot));
        self.turned.push(lot);
        lot
    }

    /// Undoes a movement that never was: what it drew is there again, and nobody has told of what it made. Refuses
    /// with `B9` a number never given and with `B10` a movement undone before.
    pub fn undo(&mut self, movement: MovementId) -> Result<(), Breach> {
        if movement.place() >= self.movements() {
            return Err(Breach::of(Rule::NoSuchMovement));
        }
        if self.undone.contains_key(&movement) {
            return Err(Breach::of(Rule::MovementUndone));
        }
        for at in self.draw_range(movement) {
            let (lot, mass) = (LotId(self.drawn_from[at]), self.drawn[at]);
            let whole = self.masses[lot.place()];
            self.touch(lot);
            if self.is_known(lot) {
                self.stock.settle(lot.0, whole, self.stock.left(lot.0, whole) + mass);
            } else {
                self.masses[lot.place()] -= mass;
            }
        }
        let outputs: Vec<LotId> = self.outputs(movement).collect();
        let mut made = Vec::with_capacity(outputs.len());
        for lot in outputs {
            let whole = self.masses[lot.place()];
            let drawn = whole - self.stock.left(lot.0, whole);
            self.touch(lot);
            made.push((lot, Carats::from_micro(whole).unwrap_or(Carats::MAX)));
            self.masses[lot.place()] = drawn;
            self.stock.settle(lot.0, drawn, 0);
            self.apart.insert(lot, None);
            self.turned.push(lot);
        }
        self.tries.note(Touched::Undone(movement));
        self.undone.insert(movement, made);
        Ok(())
    }

    /// Every movement that waits, in the order of arrival, and for what.
    pub fn waiting(&self) -> Vec<Waiting> {
        let mut unknown = Bits::none_of(self.lots());
        let drawn = self.apart.iter().filter(|(lot, maker)| maker.is_none() && self.masses[lot.place()] > 0);
        let count = drawn.map(|(lot, _)| unknown.set(lot.0)).count();
        let mut waiting: Vec<Waiting> = Vec::new();
        if count == 0 {
            return waiting;
        }
        for (at, lot) in self.drawn_from.iter().enumerate().filter(|(_, lot)| unknown.has(**lot)) {
            let movement = self.movement_of_draw(at);
            match waiting.last_mut().filter(|last| last.movement == movement) {
                _ if self.undone.contains_key(&movement) => {}
                Some(last) => last.lots.push(LotId(*lot)),
                None => waiting.push(Waiting { movement, lots: vec![LotId(*lot)] }),
            }
        }
        waiting
    }

    /// Whether a movement made it that stands.
    pub fn is_known(&self, lot: LotId) -> bool {
        !matches!(self.apart.get(&lot), Some(None))
    }

    pub(super) fn is_apart(&self, lot: LotId) -> bool {
        self.apart.contains_key(&lot)
    }

    pub(super) fn draw_range(&self, movement: MovementId) -> std::ops::Range<usize> {
        let end = self.first_draws.get(movement.place() + 1).map_or(self.drawn_from.len(), |next| *next as usize);
        self.first_draws[movement.place()] as usize..end
    }

    pub(super) fn draw_at(&self, at: usize) -> (u32, u64) {
        (self.drawn_from[at], self.drawn[at])
    }

    pub(super) fn movement_of_draw(&self, at: usize) -> MovementId {
        MovementId(self.first_draws.partition_point(|first| *first as usize <= at) as u32 - 1)
    }

    /// A place among the draws before which nobody can have drawn on a lot: its number was not given yet.
    pub(super) fn earliest_draw(&self, lot: LotId) -> usize {
        let after = self.first_outputs.partition_point(|first| *first <= lot.0);
        after.checked_sub(1).map_or(0, |movement| self.first_draws[movement] as usize)
    }

    /// Bytes held, without what only the allocator knows.
    pub fn bytes(&self) -> usize {
        let words = self.first_draws.capacity() + self.first_outputs.capacity() + self.drawn_from.capacity();
        let longs = self.masses.capacity() + self.drawn.capacity() + self.sources.capacity();
        let apart = self.apart.len() * 20 + self.late.capacity() * 8 + self.turned.capacity() * 4;
        self.processes.capacity() + words * 4 + longs * 8 + self.stock.bytes() + apart
    }

    /// Gives back room that was kept for growth.
    pub fn shrink(&mut self) {
        self.masses.shrink_to_fit();
        self.processes.shrink_to_fit();
        self.first_draws.shrink_to_fit();
        self.first_outputs.shrink_to_fit();
        self.drawn_from.shrink_to_fit();
        self.drawn.shrink_to_fit();
        self.sources.shrink_to_fit();
        self.late.shrink_to_fit();
        self.turned.shrink_to_fit();
        self.stock.shrink();
    }
}
