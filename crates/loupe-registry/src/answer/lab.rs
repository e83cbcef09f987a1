//! What changes when a definition does: findings, participants, carats and US$, year by year.

use std::collections::{BTreeMap, BTreeSet};

use loupe_scheme::definition::Verdict;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::Period;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::statement::{Engine, Ground, WorldTable, world_table_with};
use serde::Serialize;

use super::boxes::ValueLists;
use super::comparison::{self, Comparison};
use super::ground::title;
use super::target::Named;
use super::world::Under;
use super::{Answer, Ask, Selection};
use crate::lab::{Lab, query};

/// The longest period the lab runs over, in years.
const YEARS_MAX: i16 = 30;

/// A changed definition beside the one it began with.
#[derive(Clone, Debug, Serialize)]
pub struct Changed {
    /// The key of the definition it began with.
    pub base: String,
    /// The key it stands under in this answer.
    pub key: String,
    /// The query of the address at which this lab is found again.
    pub query: String,
    /// Whether anything was changed.
    pub changed: bool,
    /// The period.
    pub period: Period,
    /// Whose looks count.
    pub counted: LooksCounted,
    /// The clauses.
    pub clauses: Vec<Clause>,
    /// What each covers beyond the other: `left` is the base.
    pub comparison: Comparison,
    /// The world in the period.
    pub world: Moved,
    /// The world in each year of the period.
    pub years: Vec<YearMoved>,
    /// The participants of whose production some part moves, largest first.
    pub participants: Vec<ParticipantMoved>,
    /// The findings whose verdict or rule changes for some participant in the period.
    pub findings: Vec<FindingMoved>,
}

/// A clause before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// The name by which the address knows it.
    pub name: String,
    /// `kept`, `changed`, `dropped` or `new`.
    pub state: &'static str,
    /// The values it allowed; `null` for a new clause.
    pub before: Option<ValueLists>,
    /// The values it allows; `null` when it is dropped.
    pub after: Option<ValueLists>,
}

/// Before and after.
#[derive(Clone, Debug, Serialize)]
pub struct Moved {
    /// Under the base.
    pub before: Under,
    /// Under the changed definition.
    pub after: Under,
}

/// One year before and after.
#[derive(Clone, Debug, Serialize)]
pub struct YearMoved {
    /// The year, or the part of it that lies in the period.
    pub period: Period,
    /// Before and after.
    #[serde(flatten)]
    pub moved: Moved,
}

/// One participant before and after.
#[derive(Clone, Debug, Serialize)]
pub struct ParticipantMoved {
    /// Who.
    pub participant: Named,
    /// Before and after.
    #[serde(flatten)]
    pub moved: Moved,
}

/// A finding whose bearing changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingMoved {
    /// Its id.
    pub finding: String,
    /// Its title.
    pub title: String,
    /// Whose stones.
    pub participant: Named,
    /// Under the base.
    pub before: Bearing,
    /// Under the changed definition.
    pub after: Bearing,
}

/// How a finding bears on a participant's stones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bearing {
    /// The verdict on the act and link that count most.
    pub verdict: Verdict,
    /// The rule by which it moves the statement.
    pub rule: &'static str,
    /// Whether that act and link are verified.
    pub verified: bool,
}

/// Runs the lab over a period. Refuses with `P5` a period longer than 30 years, `P2` one for which nobody filed.
pub fn lab(ask: &Ask<'_>, lab: &Lab, selection: &Selection) -> Result<Answer<Changed>, Refusal> {
    let register = &ask.edition.register;
    let period = selection.period(ask.edition);
    if period.last().year() - period.first().year() >= YEARS_MAX {
        return Err(Refusal::new(Rule::PeriodTooLong, period.to_string()));
    }
    let both = [lab.base.clone(), lab.changed.clone()];
    let engines: Vec<Engine<'_>> =
        both.iter().map(|definition| Engine::new(register, definition, selection.counted)).collect();
    let table = world_table_with(&engines, register, period);
    if table.rows.is_empty() {
        return Err(Refusal::new(Rule::NoReturnInPeriod, period.to_string()).accepting(super::world::filed_span(ask)));
    }
    let year = |period: Period| YearMoved { period, moved: of_world(&world_table_with(&engines, register, period)) };
    let changed = Changed {
        base: lab.base.reference.key(),
        key: lab.changed.reference.key(),
        query: query(&lab.pairs(&register.vocabulary)),
        changed: lab.is_changed(),
        period,
        counted: selection.counted,
        clauses: clauses(ask, lab),
        comparison: comparison::of(ask, &lab.base, &lab.changed),
        world: of_world(&table),
        years: period.blocks().map(year).collect(),
        participants: participants(ask, &table),
        findings: findings(ask, &engines, period),
    };
    Ok(ask.answer(if changed.changed { &both } else { &both[..1] }, changed))
}

fn clauses(ask: &Ask<'_>, lab: &Lab) -> Vec<Clause> {
    let vocabulary = &ask.edition.register.vocabulary;
    let state = |clause: &crate::lab::LabClause| match (clause.before, clause.after) {
        (None, _) => "new",
        (_, None) => "dropped",
        (Some(before), Some(after)) if before == after => "kept",
        _ => "changed",
    };
    let one = |clause: &crate::lab::LabClause| Clause {
        name: clause.name.clone(),
        state: state(clause),
        before: clause.before.map(|region| ValueLists::new(vocabulary, &region)),
        after: clause.after.map(|region| ValueLists::new(vocabulary, &region)),
    };
    lab.clauses.iter().map(one).collect()
}

fn of_world(table: &WorldTable) -> Moved {
    let under = |i: usize| Under::new(table.definitions[i].key(), &table.outcomes[i], &table.shares(i));
    Moved { before: under(0), after: under(1) }
}

fn participants(ask: &Ask<'_>, table: &WorldTable) -> Vec<ParticipantMoved> {
    let moves = table.rows.iter().filter(|row| row.outcomes[0] != row.outcomes[1]);
    let one = |row: &loupe_scheme::statement::WorldRow| {
        let under = |i: usize| Under::new(table.definitions[i].key(), &row.outcomes[i], &row.shares(i));
        ParticipantMoved {
            participant: ask.participant(row.participant.as_str()),
            moved: Moved { before: under(0), after: under(1) },
        }
    };
    moves.map(one).collect()
}

/// Findings that bear on the period under either definition, and differently.
fn findings(ask: &Ask<'_>, engines: &[Engine<'_>], period: Period) -> Vec<FindingMoved> {
    let register = &ask.edition.register;
    let mut everyone: BTreeSet<ParticipantId> = register.filers();
    everyone.extend(register.participants.iter().map(|participant| participant.id));
    let mut moved = Vec::new();
    for id in everyone {
        let of = |engine: &Engine<'_>| -> BTreeMap<String, Ground> {
            engine.grounds(id, period).into_iter().map(|ground| (ground.finding.clone(), ground)).collect()
        };
        let (before, after) = (of(&engines[0]), of(&engines[1]));
        for (finding, ground) in &before {
            let Some(other) = after.get(finding) else { continue };
            let (before, after) = (bearing(ground), bearing(other));
            if before != after {
                moved.push(FindingMoved {
                    finding: finding.clone(),
                    title: title(ask, finding),
                    participant: ask.participant(id.as_str()),
                    before,
                    after,
                });
            }
        }
    }
    moved.sort_by(|a, b| (&a.finding, &a.participant.id).cmp(&(&b.finding, &b.participant.id)));
    moved
}

const fn bearing(ground: &Ground) -> Bearing {
    Bearing { verdict: ground.verdict(), rule: ground.effect.code(), verified: ground.verified }
}
