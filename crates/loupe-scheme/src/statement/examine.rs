//! Makes statements: of the world, a participant, a site, a company.

use jiff::civil::Date;

use super::declared::{Declared, declared};
use super::engine::{Engine, Outcome};
use super::not_looked::not_looked;
use super::{Ground, NearMiss, NotLooked, Shares, Subject, company, expires, site};
use crate::definition::{DefinitionRef, Resolved};
use crate::look::LooksCounted;
use crate::participant::ParticipantId;
use crate::period::Period;
use crate::register::Register;
use crate::rule::{Refusal, Rule};

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
        Subject::Site(id) => site::site(register, &engines, id, period)?,
        Subject::Company(id) => company::company(register, &engines, id, period)?,
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

/// What every definition says of all that a participant or site produced in a period. Refuses with `P3` one that the
/// register does not hold, `P2` a period for which nobody ever filed.
pub(crate) fn under_each(
    register: &Register,
    subject: &Subject,
    period: Period,
    engines: &[Engine<'_>],
) -> Result<Vec<UnderDefinition>, Refusal> {
    check_period(register, period)?;
    match subject {
        Subject::Site(id) => site::site(register, engines, id, period).map(|(_, _, under)| under),
        Subject::Participant(id) => participant(register, engines, *id, period).map(|(_, _, under)| under),
        Subject::World | Subject::Company(_) => Err(Refusal::new(Rule::NoSuchSubject, "")),
    }
}

/// What was not looked at of a participant's production; nothing but what is true of all for one the register does not
/// hold. Stones may have been mined after the last half-year for which anybody filed: that nobody declared them is said.
pub(crate) fn not_looked_of(
    register: &Register,
    engines: &[Engine<'_>],
    id: ParticipantId,
    period: Period,
) -> Vec<NotLooked> {
    let Ok((declared, _, under)) = participant(register, engines, id, period) else { return Vec::new() };
    let last = register.last_half();
    let undeclared = period.halves().filter(|half| last.is_none_or(|last| *half > last));
    let undeclared = undeclared.map(|half| NotLooked::NoReturn { participant: id, half });
    undeclared.chain(not_looked(register, &Subject::Participant(id), period, engines, &declared, &under)).collect()
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

pub(super) type Answered = (Declared, bool, Vec<UnderDefinition>);

pub(super) fn under(engine: &Engine<'_>, outcome: Outcome, grounds: Vec<Ground>) -> UnderDefinition {
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
