//! What a definition says of the stones on a certificate: each parcel is a draw from what its countries of origin
//! declared (Loupe design 2 and 5).
//!
//! Nobody knows which carats of a country's production are in a parcel. So a parcel of `m` out of a production of `M`, of
//! which `v` are verified, has at least `max(0, m − (M − v))` of them, and at most `min(m, v + open + not looked at)`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Certificate, Origins, Parcel};
use crate::definition::{DefinitionRef, Resolved};
use crate::look::LooksCounted;
use crate::participant::ParticipantId;
use crate::period::{HalfYear, Period};
use crate::register::Register;
use crate::share::Share;
use crate::statement::{
    Declared, Engine, Ground, NearMiss, NotLooked, Outcome, Parts, Shares, declared, expires, not_looked_of,
};

/// A period in which stones of a certificate were mined, and how it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mined {
    /// The certificate says when.
    Stated(Period),
    /// Nobody says: everything that was declared up to the day of issue.
    Unknown(Period),
    /// Nobody says, and nothing was ever declared.
    Never,
}

impl Mined {
    /// The period; `None` where there is none to look at.
    pub const fn period(self) -> Option<Period> {
        match self {
            Mined::Stated(period) | Mined::Unknown(period) => Some(period),
            Mined::Never => None,
        }
    }
}

/// Parcels of the same origins and period: draws of one pool, added before anything is computed (Loupe design 5).
#[derive(Clone, Debug)]
pub struct Draw {
    /// Their numbers.
    pub parcels: Vec<String>,
    /// Their countries of origin.
    pub origins: Origins,
    /// Their mass, micro-carats.
    pub mass_micro: u64,
    /// When they were mined.
    pub mined: Mined,
    /// What their countries declared for that period, micro-carats: the least and the most.
    pub declared_micro: (u64, u64),
    /// Whether all that their countries mined in that period is known: the period is stated, and every return came.
    pub is_bounded: bool,
}

/// What one definition says of a certificate.
#[derive(Clone, Debug)]
pub struct CertificateUnder {
    /// Which.
    pub definition: DefinitionRef,
    /// The four parts of its mass, micro-carats.
    pub parts: Parts,
    /// At least and at most.
    pub shares: Shares,
    /// The four parts of each draw, in their order.
    pub draws: Vec<Parts>,
    /// Findings that bear on the countries and periods, strongest first.
    pub grounds: Vec<Ground>,
    /// What came nearest.
    pub near_miss: Option<NearMiss>,
    /// The kinds of look that the definition needs.
    pub looks_needed: Vec<String>,
}

/// The statement of a certificate.
#[derive(Clone, Debug)]
pub struct CertificateStatement {
    /// Its parcels as draws.
    pub draws: Vec<Draw>,
    /// Under each definition, the narrow ones first.
    pub under: Vec<CertificateUnder>,
    /// What was not looked at.
    pub not_looked: Vec<NotLooked>,
    /// The day it was made.
    pub made_on: Date,
    /// The day it expires.
    pub expires_on: Date,
}

impl CertificateStatement {
    /// Whether nobody says of some parcel when it was mined.
    pub fn period_unknown(&self) -> bool {
        self.draws.iter().any(|draw| !matches!(draw.mined, Mined::Stated(_)))
    }

    /// Whether nobody knows of some parcel where all of it was mined.
    pub fn origin_unknown(&self) -> bool {
        self.draws.iter().any(|draw| draw.origins.unknown || draw.origins.countries.is_empty())
    }
}

/// Makes the statement of a certificate.
pub fn certificate_statement(
    certificate: &Certificate,
    register: &Register,
    definitions: &[Resolved],
    counted: LooksCounted,
    made_on: Date,
) -> CertificateStatement {
    let draws = draws(certificate, register);
    let engines: Vec<Engine<'_>> = definitions.iter().map(|one| Engine::new(register, one, counted)).collect();
    CertificateStatement {
        under: engines.iter().map(|engine| under(engine, &draws)).collect(),
        not_looked: not_looked(register, &engines, &draws),
        draws,
        made_on,
        expires_on: expires(made_on),
    }
}

/// The parcels by origins and period, in the order in which they stand.
fn draws(certificate: &Certificate, register: &Register) -> Vec<Draw> {
    let mut draws: Vec<Draw> = Vec::new();
    for parcel in &certificate.shipment.parcels {
        let mass_micro = parcel.carats().map_or(0, |carats| carats.micro());
        let mined = mined(parcel, register, certificate.issued_on);
        match draws.iter_mut().find(|draw| draw.origins == parcel.origins && draw.mined == mined) {
            Some(draw) => {
                draw.mass_micro = draw.mass_micro.saturating_add(mass_micro);
                draw.parcels.push(parcel.id.clone());
            }
            None => draws.push(draw_of(parcel, mined, mass_micro, register)),
        }
    }
    draws
}

fn draw_of(parcel: &Parcel, mined: Mined, mass_micro: u64, register: &Register) -> Draw {
    let countries = &parcel.origins.countries;
    let of_country = |country: &ParticipantId| mined.period().map(|period| declared(register, *country, period));
    let returns: Vec<Declared> = countries.iter().filter_map(of_country).collect();
    let every_return = returns.iter().all(|declared| declared.missing.is_empty());
    let add = |sum: (u64, u64), one: &Declared| {
        (sum.0.saturating_add(one.at_least.micro()), sum.1.saturating_add(one.filed.micro()))
    };
    Draw {
        parcels: vec![parcel.id.clone()],
        origins: parcel.origins.clone(),
        mass_micro,
        is_bounded: matches!(mined, Mined::Stated(_)) && every_return,
        mined,
        declared_micro: returns.iter().fold((0, 0), add),
    }
}

/// When a parcel was mined: as it says, or in any half-year that had begun by the day of issue and has a return.
fn mined(parcel: &Parcel, register: &Register, issued_on: Date) -> Mined {
    if let Ok(period) = parcel.mined.trim().parse() {
        return Mined::Stated(period);
    }
    let of_origin = parcel.origins.countries.iter().flat_map(|country| register.filings_of(*country));
    let halves: BTreeSet<HalfYear> =
        of_origin.map(|filing| filing.half).filter(|half| half.first_day() <= issued_on).collect();
    let period = halves.first().zip(halves.last()).and_then(|(first, last)| Period::between(*first, *last));
    period.map_or(Mined::Never, Mined::Unknown)
}

fn under(engine: &Engine<'_>, draws: &[Draw]) -> CertificateUnder {
    let of_draws: Vec<Parts> = draws.iter().map(|draw| parts_of(engine, draw)).collect();
    let parts = of_draws.iter().fold(Parts::default(), |sum, one| sum + *one);
    let mut grounds: Vec<Ground> = Vec::new();
    for (country, period) in asked(draws) {
        for ground in engine.grounds(country, period) {
            let same = |one: &&mut Ground| one.finding == ground.finding && one.participant == ground.participant;
            match grounds.iter_mut().find(same) {
                Some(one) if one.effect <= ground.effect => {}
                Some(one) => *one = ground,
                None => grounds.push(ground),
            }
        }
    }
    grounds.sort_by(|a, b| a.effect.cmp(&b.effect).then_with(|| a.finding.cmp(&b.finding)));
    CertificateUnder {
        definition: engine.definition.reference.clone(),
        shares: Shares {
            at_least: Share::of(parts.verified, parts.whole()),
            at_most: Share::of(parts.at_most(), parts.whole()),
        },
        parts,
        draws: of_draws,
        near_miss: engine.near_miss(&grounds),
        grounds,
        looks_needed: engine.looks_needed().iter().map(|kind| (*kind).to_owned()).collect(),
    }
}

/// Every country and period that the draws name, once.
fn asked(draws: &[Draw]) -> BTreeSet<(ParticipantId, Period)> {
    let of_draw = |draw: &Draw| {
        let period = draw.mined.period();
        let countries = draw.origins.countries.iter();
        countries.filter_map(|country| Some((*country, period?))).collect::<Vec<_>>()
    };
    draws.iter().flat_map(of_draw).collect()
}

/// The four parts of one draw. Stones of no known origin may be from anywhere: they were not looked at.
fn parts_of(engine: &Engine<'_>, draw: &Draw) -> Parts {
    let whole = draw.mass_micro;
    let Some(period) = draw.mined.period().filter(|_| !draw.origins.unknown) else {
        return Parts { not_looked: whole, ..Parts::default() };
    };
    let outcomes = draw.origins.countries.iter().map(|country| engine.outcome(*country, period));
    let pool = outcomes.fold(Outcome::default(), |sum, one| sum + one);
    if draw.is_bounded && whole <= pool.mass.whole() { drawn(&pool, whole) } else { drawn_of_more(&pool, whole) }
}

/// The parts of a draw of `mass` from a pool that holds at least as much. Of returns filed twice the lesser reading may
/// hold less than the draw: what is beyond it is never certain, so two draws may each be certain of more than both.
pub fn drawn(pool: &Outcome, mass: u64) -> Parts {
    let (most, least) = (&pool.mass, &pool.mass_least);
    let whole = most.whole();
    // Each end takes the reading of returns filed twice that serves it worst.
    let verified = least.verified.min(mass.saturating_sub(whole - most.verified));
    let at_most = mass.min(whole - least.rest.min(most.rest)).max(verified);
    let between = at_most - verified;
    let open = between.min(most.verified + most.open - verified);
    Parts { verified, open, not_looked: between - open, rest: mass - at_most }
}

/// The same of a pool of which only a part was declared: nothing of the draw is certain, and nothing is ruled out.
pub fn drawn_of_more(pool: &Outcome, mass: u64) -> Parts {
    let open = mass.min(pool.mass.verified + pool.mass.open);
    Parts { open, not_looked: mass - open, ..Parts::default() }
}

/// What nobody looked at, for every country and period of the draws.
fn not_looked(register: &Register, engines: &[Engine<'_>], draws: &[Draw]) -> Vec<NotLooked> {
    let asked = asked(draws);
    let mut list: Vec<NotLooked> =
        asked.into_iter().flat_map(|(country, period)| not_looked_of(register, engines, country, period)).collect();
    list.extend([NotLooked::StockBefore, NotLooked::AfterTheMine]);
    let mut seen = BTreeSet::new();
    list.retain(|item| seen.insert(item.clone()));
    // What is true of every statement stands last.
    list.sort_by_key(|item| matches!(item, NotLooked::StockBefore | NotLooked::AfterTheMine));
    list
}
