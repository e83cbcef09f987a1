//! Makes statements: of the world, a participant, a site, a company.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::claims::{Claim, Scope};
use super::declared::{Declared, declared};
use super::engine::{Engine, Outcome};
use super::interval::{Block, Parts, State};
use super::{Effect, Ground, NearMiss, NotLooked, Shares, Subject, expires};
use crate::definition::{DefinitionRef, Resolved};
use crate::finding::Target;
use crate::look::LooksCounted;
use crate::participant::ParticipantId;
use crate::period::{HalfYear, Period};
use crate::register::Register;
use crate::rule::{Refusal, Rule};
use crate::site::participant_of;

/// The longest period that one statement may cover, in years.
const YEARS_MAX: i16 = 60;

/// What one definition says of a subject.
#[derive(Clone, Debug)]
pub struct UnderDefinition {
    /// Which definition.
    pub definition: DefinitionRef,
    /// The parts, in micro-carats and cents. Of a subject whose output no source gives, the parts of a whole of 1.
    pub outcome: Outcome,
    /// The interval of the share, by mass.
    pub shares: Shares,
    /// The findings that bear on it, strongest first.
    pub grounds: Vec<Ground>,
    /// The nearest miss, when some finding bears on the period and does not meet the definition.
    pub near_miss: Option<NearMiss>,
    /// The kinds of look the definition needs; none when the Security Council's list is look enough.
    pub looks_needed: Vec<String>,
}

/// A statement. It is made anew when anything it rests on changes, and never edited.
#[derive(Clone, Debug)]
pub struct Statement {
    /// About what.
    pub subject: Subject,
    /// For which period.
    pub period: Period,
    /// What was declared, or what sources say was produced.
    pub declared: Declared,
    /// Whether the amounts are known; if not, the outcome is of a whole of 1 and only shares may be printed.
    pub amount_known: bool,
    /// Under each definition asked for, the narrow ones first.
    pub under: Vec<UnderDefinition>,
    /// What was not looked at; never empty.
    pub not_looked: Vec<NotLooked>,
    /// Whose looks were counted.
    pub counted: LooksCounted,
    /// The day it was made.
    pub made_on: Date,
    /// The day it expires.
    pub expires_on: Date,
}

/// One participant in the table of the world.
#[derive(Clone, Debug)]
pub struct WorldRow {
    /// Whose production.
    pub participant: ParticipantId,
    /// What was declared.
    pub declared: Declared,
    /// The outcome under each definition, in the order of the table.
    pub outcomes: Vec<Outcome>,
}

/// The world's production in a period under several definitions.
#[derive(Clone, Debug)]
pub struct WorldTable {
    /// The period.
    pub period: Period,
    /// The definitions, in order.
    pub definitions: Vec<DefinitionRef>,
    /// Participants that declared something or owed a return, largest first.
    pub rows: Vec<WorldRow>,
    /// The sum of what was declared.
    pub declared: Declared,
    /// The sum of the outcomes, in the order of the definitions.
    pub outcomes: Vec<Outcome>,
}

/// The interval of a share: on the reading that gives least, and on that which gives most.
pub(crate) fn shares(outcome: &Outcome) -> Shares {
    let (most, least) = (&outcome.mass, &outcome.mass_least);
    let others = most.whole() - most.verified;
    let cannot_rule_out = most.at_most();
    Shares {
        at_least: crate::share::Share::of(least.verified, least.verified + others),
        at_most: crate::share::Share::of(cannot_rule_out, cannot_rule_out + least.rest.min(most.rest)),
    }
}

impl Outcome {
    /// The interval of the share, by mass.
    pub fn shares(&self) -> Shares {
        shares(self)
    }
}

impl WorldTable {
    /// The interval of the world's share under the definition at `index`.
    pub fn shares(&self, index: usize) -> Shares {
        shares(&self.outcomes[index])
    }
}

impl WorldRow {
    /// The interval of this participant's share under the definition at `index`.
    pub fn shares(&self, index: usize) -> Shares {
        shares(&self.outcomes[index])
    }
}

/// Runs every definition over everyone who filed.
pub fn world_table(register: &Register, definitions: &[Resolved], period: Period, counted: LooksCounted) -> WorldTable {
    let engines: Vec<Engine<'_>> =
        definitions.iter().map(|definition| Engine::new(register, definition, counted)).collect();
    world_table_with(&engines, register, period)
}

/// The same with engines already made, for asking about several periods.
pub fn world_table_with(engines: &[Engine<'_>], register: &Register, period: Period) -> WorldTable {
    let mut table = WorldTable {
        period,
        definitions: engines.iter().map(|engine| engine.definition.reference.clone()).collect(),
        rows: Vec::new(),
        declared: Declared::default(),
        outcomes: vec![Outcome::default(); engines.len()],
    };
    for participant in register.filers() {
        let declared = declared(register, participant, period);
        if declared.filed.micro() == 0 && declared.missing.is_empty() {
            table.declared.rows += declared.rows;
            continue;
        }
        let outcomes: Vec<Outcome> = engines.iter().map(|engine| engine.outcome(participant, period)).collect();
        for (sum, outcome) in table.outcomes.iter_mut().zip(&outcomes) {
            *sum = *sum + *outcome;
        }
        table.declared.absorb(declared.clone());
        table.rows.push(WorldRow { participant, declared, outcomes });
    }
    table.rows.sort_by(|a, b| b.declared.filed.cmp(&a.declared.filed).then(a.participant.cmp(&b.participant)));
    table
}

/// Makes a statement.
///
/// Refuses with `P3` a subject the register does not hold, `P2` a period for which nobody ever filed, `P5` a period
/// longer than 60 years.
pub fn examine(
    register: &Register,
    subject: &Subject,
    period: Period,
    definitions: &[Resolved],
    counted: LooksCounted,
    made_on: Date,
) -> Result<Statement, Refusal> {
    if period.last().year() - period.first().year() >= YEARS_MAX {
        return Err(Refusal::new(Rule::PeriodTooLong, period.to_string()));
    }
    check_period(register, period)?;
    let engines: Vec<Engine<'_>> =
        definitions.iter().map(|definition| Engine::new(register, definition, counted)).collect();
    let (declared, amount_known, under) = match subject {
        Subject::World => world(register, &engines, period),
        Subject::Participant(id) => participant(register, &engines, *id, period)?,
        Subject::Site(id) => site(register, &engines, id, period)?,
        Subject::Company(id) => company(register, &engines, id, period)?,
    };
    let not_looked = not_looked(register, subject, period, &engines, &declared, &under);
    Ok(Statement {
        subject: subject.clone(),
        period,
        declared,
        amount_known,
        under,
        not_looked,
        counted,
        made_on,
        expires_on: expires(made_on),
    })
}

fn check_period(register: &Register, period: Period) -> Result<(), Refusal> {
    let last = register.last_half();
    let filed = register.filings.iter().any(|filing| (period.first()..=period.last()).contains(&filing.half));
    if filed {
        return Ok(());
    }
    let known = register.filings.iter().map(|filing| filing.half).min().zip(last);
    let accepted = known.map(|(first, last)| format!("{first}..{last}"));
    Err(Refusal::new(Rule::NoReturnInPeriod, period.to_string()).accepting(accepted))
}

type Answered = (Declared, bool, Vec<UnderDefinition>);

fn under(engine: &Engine<'_>, outcome: Outcome, grounds: Vec<Ground>) -> UnderDefinition {
    UnderDefinition {
        definition: engine.definition.reference.clone(),
        outcome,
        shares: shares(&outcome),
        near_miss: engine.near_miss(&grounds),
        grounds,
        looks_needed: engine.looks_needed().iter().map(|kind| (*kind).to_owned()).collect(),
    }
}

fn world(register: &Register, engines: &[Engine<'_>], period: Period) -> Answered {
    let table = world_table_with(engines, register, period);
    let of_engine = |(engine, outcome): (&Engine<'_>, &Outcome)| {
        let grounds = table.rows.iter().flat_map(|row| engine.grounds(row.participant, period));
        let mut grounds: Vec<Ground> = grounds.collect();
        grounds.sort_by(|a, b| a.effect.cmp(&b.effect).then_with(|| a.finding.cmp(&b.finding)));
        under(engine, *outcome, grounds)
    };
    let under = engines.iter().zip(&table.outcomes).map(of_engine).collect();
    (table.declared, true, under)
}

fn participant(
    register: &Register,
    engines: &[Engine<'_>],
    id: ParticipantId,
    period: Period,
) -> Result<Answered, Refusal> {
    if register.participant(id).is_none() && register.filings_of(id).is_empty() {
        return Err(Refusal::new(Rule::NoSuchSubject, id.as_str()));
    }
    let of_engine = |engine: &Engine<'_>| under(engine, engine.outcome(id, period), engine.grounds(id, period));
    Ok((declared(register, id, period), true, engines.iter().map(of_engine).collect()))
}

/// The parts of one amount, least and most, all of which shares the states of the half-years.
fn of_one_amount(states: &[State], amount: Option<(u64, u64)>, named: (u64, u64)) -> Outcome {
    let all = |state: State| states.iter().all(|s| *s == state);
    let any = |state: State| states.contains(&state);
    let state = if all(State::Verified) {
        State::Verified
    } else if any(State::Verified) || any(State::Open) {
        State::Open
    } else if any(State::NotLooked) {
        State::NotLooked
    } else {
        State::Looked
    };
    let (least, most) = amount.unwrap_or((1, 1));
    let parts = |whole: u64| -> Parts {
        let (named_verified, named_touched) = named;
        Block { halves: vec![(whole, state)], named_verified, named_touched, named_looked: 0 }.parts()
    };
    Outcome { mass: parts(most), mass_least: parts(least), value: Parts::default(), value_least: Parts::default() }
}

fn amounts_as_declared(amount: Option<(u64, u64)>) -> Declared {
    let (least, most) = amount.unwrap_or((0, 0));
    let carats = |micro| crate::mass::Carats::from_micro(micro).unwrap_or(crate::mass::Carats::MAX);
    Declared { filed: carats(most), at_least: carats(least), ..Declared::default() }
}

fn output_over(engine: &Engine<'_>, id: &str, period: Period) -> Option<(u64, u64)> {
    let blocks = period.blocks().map(|block| engine.known_output(id, block));
    blocks.reduce(|a, b| a.zip(b).map(|((l, m), (l2, m2))| (l + l2, m + m2))).flatten()
}

fn site(register: &Register, engines: &[Engine<'_>], id: &str, period: Period) -> Result<Answered, Refusal> {
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
                    Scope::Company(_) => register.vocabulary.reach(&claim.link.kind) == Some(crate::vocabulary::Reach::Whole),
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

/// Nothing bears on it: then it was looked at when looks at the targets together saw every kind that is needed.
fn looked_unless(engine: &Engine<'_>, strongest: State, targets: &[Target], half: HalfYear) -> State {
    if strongest != State::NotLooked {
        return strongest;
    }
    let seen: BTreeSet<&str> = targets.iter().flat_map(|target| engine.seen(target, half)).collect();
    let looked = engine.looks_needed().iter().all(|kind| seen.contains(kind));
    if looked { State::Looked } else { State::NotLooked }
}

fn company(register: &Register, engines: &[Engine<'_>], id: &str, period: Period) -> Result<Answered, Refusal> {
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
                    Scope::Company(_) => {
                        register.vocabulary.reach(&claim.link.kind) == Some(crate::vocabulary::Reach::Whole)
                    }
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
        let grounds: Vec<Ground> =
            participants.iter().flat_map(|p| engine.grounds_where(*p, period, bears)).collect();
        let touched = named.values().sum();
        under(engine, of_one_amount(&states, own, (0, touched)), grounds)
    };
    Ok((amounts_as_declared(own), own.is_some(), engines.iter().map(of_engine).collect()))
}

fn not_looked(
    register: &Register,
    subject: &Subject,
    period: Period,
    engines: &[Engine<'_>],
    declared: &Declared,
    under: &[UnderDefinition],
) -> Vec<NotLooked> {
    let missing = declared.missing.iter();
    let mut list: Vec<NotLooked> =
        missing.map(|(participant, half)| NotLooked::NoReturn { participant: *participant, half: *half }).collect();
    list.extend(unseen(register, subject, period, engines));
    for ground in under.iter().flat_map(|under| &under.grounds) {
        let (kind, id) = match &ground.scope {
            Scope::Site(id) => ("site", id),
            Scope::Company(id) => ("company", id),
            Scope::Whole | Scope::Unnamed => continue,
        };
        if ground.effect != Effect::S6 && engines.first().is_some_and(|e| output_over(e, id, period).is_none()) {
            let finding = ground.finding.clone();
            list.push(NotLooked::NoOutput { finding, kind: kind.to_owned(), id: id.clone() });
        }
    }
    let touched: BTreeSet<&str> =
        under.iter().flat_map(|under| &under.grounds).map(|ground| ground.finding.as_str()).collect();
    for finding in register.findings.iter().filter(|finding| touched.contains(finding.id.as_str())) {
        for link in &finding.links {
            if let Target::Route(route) = &link.target {
                list.push(NotLooked::Route { finding: finding.id.clone(), route: route.clone() });
            }
        }
    }
    list.push(NotLooked::StockBefore);
    list.push(NotLooked::AfterTheMine);
    let mut seen = BTreeSet::new();
    list.retain(|item| seen.insert(item.clone()));
    list
}

/// The kinds of look that are missing, put together where the same are missing for several participants, half-years
/// or definitions.
fn unseen(register: &Register, subject: &Subject, period: Period, engines: &[Engine<'_>]) -> Vec<NotLooked> {
    let of_subject: Vec<(ParticipantId, Option<Target>)> = match subject {
        Subject::World => {
            let in_period = |filing: &&crate::returns::Filing| {
                filing.mass.micro() > 0 && (period.first()..=period.last()).contains(&filing.half)
            };
            let producers: BTreeSet<_> = register.filings.iter().filter(in_period).map(|f| f.participant).collect();
            producers.into_iter().map(|id| (id, None)).collect()
        }
        Subject::Participant(id) => vec![(*id, None)],
        Subject::Site(id) => {
            let participant = register.site(id).and_then(participant_of);
            participant.map(|p| (p, Some(Target::Site(id.clone())))).into_iter().collect()
        }
        Subject::Company(id) => {
            let participants = register.company(id).map(|c| register.participants_of_company(c)).unwrap_or_default();
            participants.into_iter().map(|p| (p, Some(Target::Company(id.clone())))).collect()
        }
    };
    let mut by_definition: BTreeMap<(&str, Vec<HalfYear>, Vec<&str>), Vec<ParticipantId>> = BTreeMap::new();
    let keys: Vec<String> = engines.iter().map(|engine| engine.definition.reference.key()).collect();
    for (engine, key) in engines.iter().zip(&keys) {
        for (participant, own) in &of_subject {
            let mut by_kinds: BTreeMap<Vec<&str>, Vec<HalfYear>> = BTreeMap::new();
            for half in period.halves() {
                let mut kinds = engine.unseen(&Target::Participant(participant.to_string()), half);
                if let Some(own) = own {
                    let seen = engine.seen(own, half);
                    kinds.retain(|kind| !seen.contains(kind));
                }
                if !kinds.is_empty() {
                    by_kinds.entry(kinds).or_default().push(half);
                }
            }
            for (kinds, halves) in by_kinds {
                by_definition.entry((key, halves, kinds)).or_default().push(*participant);
            }
        }
    }
    let mut merged: BTreeMap<(Vec<ParticipantId>, Vec<HalfYear>, Vec<&str>), Vec<String>> = BTreeMap::new();
    for ((definition, halves, kinds), participants) in by_definition {
        merged.entry((participants, halves, kinds)).or_default().push(definition.to_owned());
    }
    let entry = |((participants, halves, kinds), definitions): ((Vec<_>, Vec<_>, Vec<&str>), Vec<String>)| {
        NotLooked::NoLook {
            participants,
            definitions,
            halves,
            kinds: kinds.into_iter().map(str::to_owned).collect(),
        }
    };
    merged.into_iter().map(entry).collect()
}
