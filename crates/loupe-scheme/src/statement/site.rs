//! What is said of one mine or field.

use super::Effect;
use super::claims::{Claim, Scope};
use super::engine::Engine;
use super::examine::{Answered, under};
use super::interval::State;
use super::one_amount::{amounts_as_declared, looked_unless, of_one_amount, output_over};
use crate::finding::Target;
use crate::period::Period;
use crate::register::Register;
use crate::rule::{Refusal, Rule};
use crate::site::participant_of;
use crate::vocabulary::Reach;

pub(super) fn site(register: &Register, engines: &[Engine<'_>], id: &str, period: Period) -> Result<Answered, Refusal> {
    let site = register.site(id).ok_or_else(|| Refusal::new(Rule::NoSuchSubject, id))?;
    let participant = participant_of(site).ok_or_else(|| Refusal::new(Rule::NoSuchSubject, id))?;
    let amount = engines.first().and_then(|engine| output_over(engine, id, period));
    let owns = |company: &str| register.company(company).is_some_and(|c| c.sites.iter().any(|s| s == id));
    let bears = |claim: &Claim<'_>| match &claim.scope {
        Scope::Whole | Scope::Unnamed => true,
        Scope::Site(other) => other == id,
        Scope::Company(company) => owns(company),
    };
    let of_engine = |engine: &Engine<'_>| {
        let state = |half| {
            let of_claim = |claim: &Claim<'_>| {
                let whole = match &claim.scope {
                    Scope::Whole | Scope::Site(_) => true,
                    Scope::Company(_) => register.vocabulary.reach(&claim.link.kind) == Some(Reach::Whole),
                    Scope::Unnamed => false,
                };
                match engine.effect(claim, half) {
                    Effect::S6 | Effect::S7 => State::NotLooked,
                    Effect::S1 | Effect::S2 if whole => State::Verified,
                    _ => State::Open,
                }
            };
            let claims = engine.claims_of(participant).iter().filter(|claim| bears(claim));
            let strongest = claims.map(of_claim).max().unwrap_or(State::NotLooked);
            let targets = [Target::Site(id.to_owned()), Target::Participant(participant.to_string())];
            looked_unless(engine, strongest, &targets, half)
        };
        let states: Vec<State> = period.halves().map(state).collect();
        let grounds = engine.grounds_where(participant, period, bears);
        under(engine, of_one_amount(&states, amount, (0, 0)), grounds)
    };
    Ok((amounts_as_declared(amount), amount.is_some(), engines.iter().map(of_engine).collect()))
}
