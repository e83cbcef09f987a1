//! What is said of one company.

use std::collections::BTreeMap;

use super::claims::{Claim, Scope};
use super::engine::Engine;
use super::examine::{Answered, under};
use super::interval::State;
use super::one_amount::{amounts_as_declared, looked_unless, of_one_amount, output_over};
use super::{Effect, Ground};
use crate::finding::Target;
use crate::period::Period;
use crate::register::Register;
use crate::rule::{Refusal, Rule};
use crate::vocabulary::Reach;

pub(super) fn company(
    register: &Register,
    engines: &[Engine<'_>],
    id: &str,
    period: Period,
) -> Result<Answered, Refusal> {
    let company = register.company(id).ok_or_else(|| Refusal::new(Rule::NoSuchSubject, id))?;
    let participants = register.participants_of_company(company);
    let own = engines.first().and_then(|engine| output_over(engine, id, period));
    let bears = |claim: &Claim<'_>| match &claim.scope {
        Scope::Whole | Scope::Unnamed => true,
        Scope::Site(site) => company.sites.contains(site),
        Scope::Company(other) => other == id,
    };
    let all_here = participants.len() == 1;
    let of_engine = |engine: &Engine<'_>| {
        let mut named: BTreeMap<&str, u64> = BTreeMap::new();
        let mut states = Vec::new();
        for half in period.halves() {
            let mut strongest = State::NotLooked;
            for claim in participants.iter().flat_map(|p| engine.claims_of(*p)).filter(|claim| bears(claim)) {
                let whole = match &claim.scope {
                    Scope::Whole => all_here,
                    Scope::Company(_) => register.vocabulary.reach(&claim.link.kind) == Some(Reach::Whole),
                    Scope::Site(_) | Scope::Unnamed => false,
                };
                let one = match (engine.effect(claim, half), &claim.scope) {
                    (Effect::S6 | Effect::S7, _) => State::NotLooked,
                    (Effect::S1 | Effect::S2, _) if whole => State::Verified,
                    (_, Scope::Site(site)) => match output_over(engine, site, period) {
                        Some((_, most)) if own.is_some() => {
                            named.insert(site, most);
                            State::NotLooked
                        }
                        _ => State::Open,
                    },
                    _ => State::Open,
                };
                strongest = strongest.max(one);
            }
            let targets: Vec<Target> = std::iter::once(Target::Company(id.to_owned()))
                .chain(participants.iter().filter(|_| all_here).map(|p| Target::Participant(p.to_string())))
                .collect();
            states.push(looked_unless(engine, strongest, &targets, half));
        }
        let grounds: Vec<Ground> = participants.iter().flat_map(|p| engine.grounds_where(*p, period, bears)).collect();
        let touched = named.values().sum();
        under(engine, of_one_amount(&states, own, (0, touched)), grounds)
    };
    Ok((amounts_as_declared(own), own.is_some(), engines.iter().map(of_engine).collect()))
}
