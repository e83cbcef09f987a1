//! The table of the world: every participant's production under every definition, and the years side by side.

use loupe_scheme::definition::Resolved;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::{FIRST_YEAR, Period};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::statement::{self as scheme, Engine, Outcome, Shares, WorldTable};
use serde::Serialize;

use super::amount::{FourParts, Interval, Known};
use super::declared::Declared;
use super::target::Named;
use super::{Answer, Ask, Selection};

/// The world's rough in a period.
#[derive(Clone, Debug, Serialize)]
pub struct World {
    /// The period.
    pub period: Period,
    /// Whose looks count.
    pub counted: LooksCounted,
    /// Whether all who produced in the year before have filed; `false` too for what is not one year.
    pub complete: bool,
    /// What was declared, all together.
    pub declared: Declared,
    /// Under each definition.
    pub under: Vec<Under>,
    /// Each participant that declared something or owed a return, largest first.
    pub rows: Vec<Row>,
}

/// What one definition says.
#[derive(Clone, Debug, Serialize)]
pub struct Under {
    /// The definition's key.
    pub definition: String,
    /// At least and at most.
    #[serde(flatten)]
    pub interval: Interval,
    /// The four parts, every row of a return counted.
    pub parts: FourParts,
}

/// One participant in the table.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Who.
    pub participant: Named,
    /// What was declared.
    pub declared: Declared,
    /// Under each definition.
    pub under: Vec<Under>,
}

impl Under {
    pub(crate) fn new(definition: String, outcome: &Outcome, shares: &Shares) -> Under {
        let known = Known::MassAndValue;
        let (parts, _) = FourParts::both(outcome, known).expect("a participant's returns give mass and value");
        Under { definition, interval: Interval::new(outcome, shares, known), parts }
    }
}

/// Refuses with `P2` a period for which nobody filed.
pub fn filed(ask: &Ask<'_>, period: Period) -> Result<(), Refusal> {
    let filings = &ask.edition.register.filings;
    if filings.iter().any(|filing| (period.first()..=period.last()).contains(&filing.half)) {
        return Ok(());
    }
    Err(Refusal::new(Rule::NoReturnInPeriod, period.to_string()).accepting(filed_span(ask)))
}

/// Makes the table. Refuses with `P2` a period for which nobody filed, `D10` or `D5` an unknown definition.
pub fn world(ask: &Ask<'_>, selection: &Selection) -> Result<Answer<World>, Refusal> {
    let edition = ask.edition;
    let (definitions, period) = (selection.resolved(edition)?, selection.period(edition));
    filed(ask, period)?;
    let table = scheme::world_table(&edition.register, &definitions, period, selection.counted);
    let rows = table.rows.iter().map(|row| Row {
        participant: ask.participant(row.participant.as_str()),
        declared: Declared::new(&row.declared, Known::MassAndValue),
        under: (0..definitions.len())
            .map(|i| Under::new(table.definitions[i].key(), &row.outcomes[i], &row.shares(i)))
            .collect(),
    });
    let world = World {
        period,
        counted: selection.counted,
        complete: period.as_year().is_some_and(|year| edition.register.is_complete(year)),
        declared: Declared::new(&table.declared, Known::MassAndValue),
        under: sums(&table),
        rows: rows.collect(),
    };
    Ok(ask.answer(&definitions, world))
}

fn sums(table: &WorldTable) -> Vec<Under> {
    let sum = |i: usize| Under::new(table.definitions[i].key(), &table.outcomes[i], &table.shares(i));
    (0..table.definitions.len()).map(sum).collect()
}

/// The first and last half-year for which anybody filed, as `2003H1..2024H2`.
pub(crate) fn filed_span(ask: &Ask<'_>) -> Option<String> {
    let first = ask.edition.register.filings.iter().map(|filing| filing.half).min()?;
    Some(format!("{first}..{}", ask.edition.register.last_half()?))
}

/// The world year by year.
#[derive(Clone, Debug, Serialize)]
pub struct Years {
    /// Whose looks count.
    pub counted: LooksCounted,
    /// Every year for which anybody filed, the oldest first.
    pub years: Vec<Year>,
}

/// One year.
#[derive(Clone, Debug, Serialize)]
pub struct Year {
    /// The calendar year.
    pub year: i16,
    /// Whether all who produced in the year before have filed.
    pub complete: bool,
    /// What was declared.
    pub declared: Declared,
    /// Under each definition.
    pub under: Vec<Under>,
}

/// Makes the table year by year. Refuses with `D10` or `D5` an unknown definition.
pub fn years(ask: &Ask<'_>, selection: &Selection) -> Result<Answer<Years>, Refusal> {
    let definitions = selection.resolved(ask.edition)?;
    let years = each_year(ask, &definitions, selection.counted, |table, year| Year {
        year,
        complete: ask.edition.register.is_complete(year),
        declared: Declared::new(&table.declared, Known::MassAndValue),
        under: sums(table),
    });
    Ok(ask.answer(&definitions, Years { counted: selection.counted, years }))
}

/// Runs the table for every year for which anybody filed; the definitions are applied to the findings once.
pub(crate) fn each_year<T>(
    ask: &Ask<'_>,
    definitions: &[Resolved],
    counted: LooksCounted,
    mut make: impl FnMut(&WorldTable, i16) -> T,
) -> Vec<T> {
    let register = &ask.edition.register;
    let engines: Vec<Engine<'_>> =
        definitions.iter().map(|definition| Engine::new(register, definition, counted)).collect();
    let last = register.last_half().map_or(FIRST_YEAR - 1, |half| half.year());
    let filed = |year: &i16| register.filings.iter().any(|filing| filing.half.year() == *year);
    (FIRST_YEAR..=last)
        .filter(filed)
        .filter_map(|year| Some((year, Period::year(year)?)))
        .map(|(year, period)| make(&scheme::world_table_with(&engines, register, period), year))
        .collect()
}
