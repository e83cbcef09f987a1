//! What every definition says of a lot, or of several together: their origins under the definition, and how much of them
//! may be from each.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::gathered::Gathered;
use super::graph::Graph;
use super::number::OriginId;
use super::origin::{Origin, OriginSet, Origins, Place};
use super::scratch::Scratch;
use super::sweep::{Start, Unknown};
use crate::definition::{DefinitionRef, Resolved};
use crate::look::LooksCounted;
use crate::participant::ParticipantId;
use crate::period::Period;
use crate::register::Register;
use crate::share::Share;
use crate::site::participant_of;
use crate::statement::{
    Engine, Ground, NearMiss, NotLooked, Parts, Shares, Subject, UnderDefinition, expires, not_looked_of, under_each,
};

/// What one definition says of a lot, or of several together.
#[derive(Clone, Debug)]
pub struct LotUnder {
    /// Which.
    pub definition: DefinitionRef,
    /// The four parts of its mass, micro-carats.
    pub parts: Parts,
    /// At least and at most.
    pub shares: Shares,
    /// Findings that bear on its origins, strongest first.
    pub grounds: Vec<Ground>,
    /// What came nearest.
    pub near_miss: Option<NearMiss>,
}

/// The statement of a lot, or of several together.
#[derive(Clone, Debug)]
pub struct LotStatement {
    /// Its mass, micro-carats.
    pub mass_micro: u64,
    /// Under each definition, in the order asked for.
    pub under: Vec<LotUnder>,
    /// What was not looked at.
    pub not_looked: Vec<NotLooked>,
    /// The day it was made.
    pub made_on: Date,
    /// The day it expires.
    pub expires_on: Date,
}

/// What a definition says of all that an origin produced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Looked at, and nothing found.
    Rest,
    /// Some of it was not looked at, and nothing found.
    NotLooked,
    /// Some of it is verified or open.
    Touched,
    /// All of it is verified.
    Verified,
}

/// Makes the statement of lots together, or of one.
///
/// Nobody knows which carats of an origin are in a lot. So only an origin of which all is verified makes anything
/// certain; one of which a part is touched leaves all of it open. What is of unknown origin was not looked at.
pub fn lot_statement(
    register: &Register,
    definitions: &[Resolved],
    (graph, origins): (&Graph, &Origins),
    gathered: &Gathered,
    made_on: Date,
    scratch: &mut Scratch,
) -> LotStatement {
    let mass_micro = gathered.mass().micro();
    let composition = graph.gathered_composition(gathered, scratch);
    let counted = LooksCounted::default();
    let engines: Vec<Engine<'_>> = definitions.iter().map(|one| Engine::new(register, one, counted)).collect();
    let known = composition.rows.iter().filter_map(|(number, _)| Some((*number, origins.get(*number)?)));
    let answers: BTreeMap<OriginId, Vec<UnderDefinition>> =
        known.map(|(number, origin)| (number, answers(register, origin, &engines))).collect();
    let mut under = Vec::with_capacity(engines.len());
    let places = composition.rows.iter().filter_map(|(number, _)| origins.get(*number));
    let not_looked = not_looked(register, &engines, places);
    for (at, engine) in engines.iter().enumerate() {
        let standing = |number: &OriginId| answers[number].get(at).map_or(Standing::NotLooked, standing_of);
        let from = |least: Standing| -> OriginSet {
            answers.keys().copied().filter(|number| standing(number) >= least).collect()
        };
        let mut bounds =
            |least, unknown| graph.gathered_bounds(Start::Origins(&from(least), unknown), gathered, scratch);
        let verified = bounds(Standing::Verified, Unknown::Aside).at_least.micro();
        let touched = bounds(Standing::Touched, Unknown::Aside).at_most.micro();
        let at_most = bounds(Standing::NotLooked, Unknown::MayBe).at_most.micro();
        let open = touched.saturating_sub(verified);
        let parts = Parts { verified, open, not_looked: at_most - verified - open, rest: mass_micro - at_most };
        let grounds = grounds(answers.values().filter_map(|under| under.get(at)));
        under.push(LotUnder {
            definition: engine.definition.reference.clone(),
            shares: Shares {
                at_least: Share::of(parts.verified, parts.whole()),
                at_most: Share::of(parts.at_most(), parts.whole()),
            },
            parts,
            near_miss: engine.near_miss(&grounds),
            grounds,
        });
    }
    LotStatement { mass_micro, under, not_looked, made_on, expires_on: expires(made_on) }
}

/// What every definition says of an origin; nothing for one of which the register can say nothing.
pub(super) fn answers(register: &Register, origin: &Origin, engines: &[Engine<'_>]) -> Vec<UnderDefinition> {
    let subject = match &origin.place {
        Place::Site(site) => Some(Subject::Site(site.clone())),
        Place::Country(code) => ParticipantId::new(code).ok().map(Subject::Participant),
    };
    subject.and_then(|subject| under_each(register, &subject, origin.period, engines).ok()).unwrap_or_default()
}

/// What nobody looked at of the origins' countries; what happened after the mine is told by operators alone.
fn not_looked<'o>(
    register: &Register,
    engines: &[Engine<'_>],
    origins: impl Iterator<Item = &'o Origin>,
) -> Vec<NotLooked> {
    let country = |origin: &Origin| match &origin.place {
        Place::Site(site) => register.site(site).and_then(participant_of),
        Place::Country(code) => ParticipantId::new(code).ok(),
    };
    let asked: BTreeSet<(ParticipantId, Period)> =
        origins.filter_map(|origin| Some((country(origin)?, origin.period))).collect();
    let found = asked.into_iter().flat_map(|(country, period)| not_looked_of(register, engines, country, period));
    let general = |item: &NotLooked| matches!(item, NotLooked::StockBefore | NotLooked::AfterTheMine);
    let list: BTreeSet<NotLooked> = found.filter(|item| !general(item)).collect();
    list.into_iter().chain([NotLooked::AfterTheMine]).collect()
}

pub(super) fn standing_of(under: &UnderDefinition) -> Standing {
    let parts = &under.outcome.mass;
    let least = &under.outcome.mass_least;
    match () {
        () if parts.whole() == 0 => Standing::NotLooked,
        () if parts.verified == parts.whole() && least.verified == least.whole() => Standing::Verified,
        () if parts.verified + parts.open > 0 => Standing::Touched,
        () if parts.not_looked > 0 => Standing::NotLooked,
        () => Standing::Rest,
    }
}

fn grounds<'u>(under: impl Iterator<Item = &'u UnderDefinition>) -> Vec<Ground> {
    let mut all: Vec<Ground> = Vec::new();
    for ground in under.flat_map(|under| &under.grounds) {
        match all.iter_mut().find(|one| one.finding == ground.finding && one.participant == ground.participant) {
            Some(one) if one.effect <= ground.effect => {}
            Some(one) => *one = ground.clone(),
            None => all.push(ground.clone()),
        }
    }
    all.sort_by(|a, b| a.effect.cmp(&b.effect).then_with(|| a.finding.cmp(&b.finding)));
    all
}
