//! A simulated trade: mines, sights, mixing houses, cutting centres, jewellers, and cheats among them.
//!
//! Nothing here is real. The same plan gives the same trade.

mod act;
mod chance;
mod cheat;
mod doing;
mod found;
mod operator;
mod shipping;
mod stage;
mod truth;

use std::collections::BTreeMap;

pub use act::{Act, Deed, Shipment, When};
pub use chance::Chance;
pub use cheat::{Attempt, Cheat, Outcome};
pub use found::produced;
pub use operator::{Operator, Role};
pub use truth::Truth;

use super::ledger::{Ledger, Recorded};
use super::movement::{Draw, Movement, Output, Source};
use super::number::{LotId, MovementId, OriginId};
use super::origin::{Origin, Origins, Place};
use super::process::Process;
use crate::mass::Carats;
use crate::period::{HalfYear, Period};
use act::Clock;
use doing::{AT_A_MINE, OF_OLD_STOCK};
use shipping::Papers;
use stage::{LOTS_OF_PARCEL, STAGES, Stage};

/// How much of a stage's stock stays for the next round, of a thousand lots.
const STAYS: u64 = 150;
/// How many lots of a mixture are drawn in part, of a thousand.
const DRAWN_IN_PART: u64 = 100;
/// What a parcel of a mine weighs, in micro-carats: 1,000 to 50,000 ct.
const PARCEL_MICRO: (u64, u64) = (1_000_000_000, 50_000_000_000);

/// How large a trade is, and how honest.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// It ends with about so many lots.
    pub lots: usize,
    /// What chance begins with.
    pub seed: u64,
    /// How many cheats are tried, of a thousand movements.
    pub cheats: u64,
}

/// Who hears of every act, taken or refused, as it comes.
pub type Heard<'h> = dyn FnMut(Act<'_>) + 'h;

/// A trade under way.
#[derive(Debug)]
pub struct Trade {
    plan: Plan,
    chance: Chance,
    /// The origins of the trade: sites by half-year.
    pub origins: Origins,
    /// What every site can produce in a half-year, as outsiders know.
    pub capacity: BTreeMap<OriginId, Carats>,
    /// What cheats tried.
    pub attempts: Vec<Attempt>,
    /// Mines that can produce less than they declared, and nobody cheated there. There should be none.
    pub false_alarms: usize,
    /// How many were mined so far.
    parcels: usize,
    /// Lots waiting at every stage.
    stock: Vec<Vec<LotId>>,
    /// By movement: its stage.
    stages: Vec<u8>,
    /// By origin: the site.
    sites: Vec<u32>,
    papers: Papers,
    /// Attempts that are judged when all is over, and the lots they brought in.
    brought_in: Vec<(usize, LotId)>,
    clock: Clock,
}

impl Trade {
    /// A trade that has not begun.
    pub fn new(plan: Plan) -> Trade {
        Trade {
            plan,
            chance: Chance::new(plan.seed),
            origins: Origins::default(),
            capacity: BTreeMap::new(),
            attempts: Vec::new(),
            false_alarms: 0,
            parcels: 0,
            stock: vec![Vec::new(); STAGES.len() + 1],
            stages: Vec::new(),
            sites: vec![0],
            papers: Papers::new(plan.seed),
            brought_in: Vec::new(),
            clock: Clock::at(jiff::civil::Date::ZERO, 0),
        }
    }

    /// Plays the whole trade into a ledger.
    pub fn play(&mut self, ledger: &mut Ledger, heard: &mut Heard<'_>) {
        let sites = (self.plan.lots / 100).clamp(3, 200);
        let halves = (self.plan.lots / 200).clamp(2, 40);
        let periods = std::iter::successors(HalfYear::new(2003, 1), |half| Some(half.next())).take(halves);
        for (at, half) in periods.enumerate() {
            self.clock = Clock::at(half.first_day(), 0);
            let Some(period) = Period::between(half, half) else { continue };
            // As many parcels as will make the lots that are still to come, going by what came of those before.
            let of_parcel = ledger.lots().checked_div(self.parcels).unwrap_or(LOTS_OF_PARCEL).max(1);
            let to_come = self.plan.lots.saturating_sub(ledger.lots()) / (halves - at);
            self.mine(ledger, period, sites, (to_come * 1000 / of_parcel / sites) as u64, heard);
            for at in 0..STAGES.len() {
                self.clock = Clock::at(half.first_day(), at as u32 + 1);
                self.work(ledger, at, heard);
            }
        }
        self.look_back(ledger);
    }

    /// How many shipments went under a certificate of their own.
    pub const fn certificates(&self) -> u64 {
        self.papers.issued
    }

    fn mine(&mut self, ledger: &mut Ledger, period: Period, sites: usize, per_thousand: u64, heard: &mut Heard<'_>) {
        for site in 0..sites {
            let parcels = per_thousand / 1000 + u64::from(self.chance.happens(per_thousand % 1000));
            // Two mines at least work in every half-year, or there is nothing to mix.
            let parcels = if site < 2 { parcels.max(1) } else { parcels };
            if parcels == 0 {
                continue;
            }
            self.parcels += parcels as usize;
            let place = Place::Site(format!("synthetic-site-{site}"));
            let origin = self.origins.number(Origin { place, period });
            self.sites.resize(origin.place() + 1, site as u32);
            let masses: Vec<u64> = (0..parcels).map(|_| self.chance.between(PARCEL_MICRO.0, PARCEL_MICRO.1)).collect();
            let produced: u64 = masses.iter().sum();
            let capacity = produced + produced * self.chance.between(0, 30) / 100;
            self.capacity.insert(origin, Carats::from_micro(capacity).unwrap_or(Carats::MAX));
            let told = self.commission(ledger, origin, &masses, heard);
            self.stock[0].extend(told.into_iter().flat_map(|recorded| recorded.outputs));
            if self.chance.happens(self.plan.cheats) {
                self.launder(ledger, origin, capacity, produced, heard);
            }
        }
    }

    fn commission(
        &mut self,
        ledger: &mut Ledger,
        origin: OriginId,
        masses: &[u64],
        heard: &mut Heard<'_>,
    ) -> Option<Recorded> {
        let source = Source::Origin(origin);
        let movement = Movement { process: Process::Mining, source, outputs: new_lots(masses), loss: Carats::ZERO };
        let by = Operator { role: Role::Mine, number: self.sites.get(origin.place()).copied().unwrap_or(0) };
        self.act(ledger, by, AT_A_MINE, &movement, heard).ok()
    }

    /// Commissions stones from elsewhere at a mine; the ledger cannot know.
    fn launder(&mut self, ledger: &mut Ledger, origin: OriginId, capacity: u64, produced: u64, heard: &mut Heard<'_>) {
        let spare = capacity - produced;
        let quietly = spare > 0 && self.chance.happens(500);
        let smuggled = if quietly { self.chance.between(1, spare) } else { spare + 1 + produced / 5 };
        let told = self.commission(ledger, origin, &[smuggled], heard);
        let lots: Vec<LotId> = told.into_iter().flat_map(|recorded| recorded.outputs).collect();
        let cheat = if quietly { Cheat::LaunderedQuietly } else { Cheat::Laundered };
        self.note_brought_in(cheat, lots.first().copied());
        self.stock[0].extend(lots);
    }

    /// Brings stones from elsewhere in as an old stock, of which the past is told no further.
    fn launder_mixed(&mut self, ledger: &mut Ledger, at: usize, heard: &mut Heard<'_>) {
        let mass = self.chance.between(PARCEL_MICRO.0 / 100, PARCEL_MICRO.1 / 100);
        let source = Source::Origin(OriginId::UNKNOWN);
        let movement = Movement { process: Process::Opening, source, outputs: new_lots(&[mass]), loss: Carats::ZERO };
        let by = self.one_of(Role::MixingHouse, MovementId(ledger.movements() as u32));
        let told = self.act(ledger, by, OF_OLD_STOCK, &movement, heard);
        let lots: Vec<LotId> = told.into_iter().flat_map(|recorded| recorded.outputs).collect();
        self.note_brought_in(Cheat::LaunderedMixed, lots.first().copied());
        self.stock[at].extend(lots);
    }

    /// One round of a stage: what waits there goes on to the next, but for a part that stays.
    fn work(&mut self, ledger: &mut Ledger, at: usize, heard: &mut Heard<'_>) {
        let stage = &STAGES[at];
        let mut waiting = std::mem::take(&mut self.stock[at]);
        // Parcels come to a sight by neighbouring mines; later anything meets anything.
        if at > 0 {
            self.chance.shuffle(&mut waiting);
        }
        let stays = if at == 0 { 0 } else { waiting.len() as u64 * STAYS / 1000 };
        let mut kept = waiting.split_off(waiting.len() - stays as usize);
        let mut ahead = waiting.as_slice();
        while !ahead.is_empty() && ledger.lots() < self.plan.lots {
            let takes = self.chance.between(stage.takes.0, stage.takes.1);
            let (taken, after) = ahead.split_at((takes as usize).min(ahead.len()));
            ahead = after;
            self.process(ledger, at, taken, &mut kept, heard);
            if self.chance.happens(self.plan.cheats) {
                self.cheat(ledger, at, taken[0], heard);
            }
        }
        kept.extend_from_slice(ahead);
        self.stock[at].extend(kept);
    }

    fn process(
        &mut self,
        ledger: &mut Ledger,
        at: usize,
        taken: &[LotId],
        kept: &mut Vec<LotId>,
        heard: &mut Heard<'_>,
    ) {
        let stage = &STAGES[at];
        let mut draws = Vec::with_capacity(taken.len());
        for &lot in taken {
            let left = ledger.left(lot).map_or(0, Carats::micro);
            let part = taken.len() > 1 && left > 1 && self.chance.happens(DRAWN_IN_PART);
            let mass = if part { self.chance.between(1, left - 1) } else { left };
            if part {
                kept.push(lot);
            }
            draws.push(Draw { lot, mass: Carats::from_micro(mass).unwrap_or(Carats::MAX) });
        }
        let number = MovementId(ledger.movements() as u32);
        let by = match taken.first().filter(|_| stage.stays_in_house()) {
            Some(lot) => self.holder(ledger, *lot),
            None => self.one_of(stage.role, number),
        };
        if stage.takes_certificates() {
            self.ship(ledger, &draws, by, heard);
        }
        let movement = self.divide(stage, draws);
        let told = self.act(ledger, by, at as u8, &movement, heard);
        self.stock[at + 1].extend(told.into_iter().flat_map(|recorded| recorded.outputs));
    }

    fn divide(&mut self, stage: &Stage, draws: Vec<Draw>) -> Movement {
        let drawn: u64 = draws.iter().map(|draw| draw.mass.micro()).sum();
        let (least, most) = stage.loss_per_thousand;
        let loss = u128::from(drawn) * u128::from(self.chance.between(least, most)) / 1000;
        let loss = loss as u64;
        let makes = self.chance.between(stage.makes_of_ten.0, stage.makes_of_ten.1) * draws.len() as u64;
        let tender = draws.len() > 300 && self.chance.happens(50);
        let makes = if tender { self.chance.between(2000, 5000) } else { makes.div_ceil(10) };
        let masses = self.chance.divide(drawn - loss, makes as usize);
        let loss = Carats::from_micro(loss).unwrap_or(Carats::MAX);
        Movement { process: stage.process, source: Source::Lots(draws), outputs: new_lots(&masses), loss }
    }

    fn cheat(&mut self, ledger: &mut Ledger, at: usize, used: LotId, heard: &mut Heard<'_>) {
        if STAGES[at].role == Role::MixingHouse && self.chance.happens(300) {
            return self.launder_mixed(ledger, at, heard);
        }
        let cheat = Cheat::WITH_LOTS[self.chance.between(0, 3) as usize];
        let fresh = LotId(ledger.lots() as u32 - 1);
        let lot = if cheat == Cheat::Reused { used } else { fresh };
        let in_part = cheat == Cheat::Reused && ledger.left(lot) != Some(Carats::ZERO);
        let Some(movement) = cheat::movement(cheat, ledger, lot).filter(|_| !in_part) else { return };
        let by = self.holder(ledger, lot);
        let told = self.act(ledger, by, at as u8, &movement, heard);
        self.attempts.push(Attempt::of(cheat, &told));
    }
}

fn new_lots(masses: &[u64]) -> Vec<Output> {
    let output = |mass: &u64| Output { lot: None, mass: Carats::from_micro(*mass).unwrap_or(Carats::MAX) };
    masses.iter().map(output).collect()
}
