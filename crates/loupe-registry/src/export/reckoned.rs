//! Tables that are reckoned: the world year by year, definitions side by side, coverage.

use std::collections::BTreeSet;
use std::io;

use loupe_scheme::definition::DefinitionRef;
use loupe_scheme::period::Period;
use loupe_scheme::register::Register;
use loupe_scheme::statement::{Outcome, Shares, WorldTable, world_table};

use super::cells::or_empty;
use super::{Take, Unwritten};
use crate::answer::amount::{FourParts, Interval, Known};
use crate::answer::declared::Declared;
use crate::answer::{Ask, Selection, comparison, coverage as answer, world as years};

#[rustfmt::skip]
pub(super) const WORLD: &[&str] = &[
    "period", "participant", "participant_name", "definition", "definition_version", "definition_hash", "filed_carats",
    "filed_usd", "declared_at_least_carats", "declared_at_least_usd", "declared_at_most_carats", "returns_missing",
    "at_least_share", "at_most_share", "at_least_carats", "at_least_usd", "at_most_carats", "at_most_usd",
    "verified_carats", "open_carats", "not_looked_carats", "rest_carats", "verified_usd", "open_usd", "not_looked_usd",
    "rest_usd", "source",
];

/// The code of the world's own rows, as the press's tables print it.
const WORLD_CODE: &str = "WLD";

pub(super) fn world(ask: &Ask<'_>, selection: &Selection, take: &mut Take<'_>) -> Result<(), Unwritten> {
    let definitions = selection.resolved(ask.edition)?;
    let register = &ask.edition.register;
    if let Some(period) = selection.period {
        let table = world_table(register, &definitions, period, selection.counted);
        return Ok(table_rows(ask, &table, take)?);
    }
    let mut written = Ok(());
    years::each_year(ask, &definitions, selection.counted, |table, _| {
        if written.is_ok() {
            written = table_rows(ask, table, take);
        }
    });
    Ok(written?)
}

fn table_rows(ask: &Ask<'_>, table: &WorldTable, take: &mut Take<'_>) -> io::Result<()> {
    let register = &ask.edition.register;
    for (i, definition) in table.definitions.iter().enumerate() {
        let all =
            Row { period: table.period, code: WORLD_CODE, definition, source: sources(register, None, table.period) };
        let declared = Declared::new(&table.declared, Known::MassAndValue);
        take(all.cells(ask, &declared, &table.outcomes[i], &table.shares(i)))?;
        for row in &table.rows {
            let code = row.participant.as_str();
            let one =
                Row { period: table.period, code, definition, source: sources(register, Some(code), table.period) };
            let declared = Declared::new(&row.declared, Known::MassAndValue);
            take(one.cells(ask, &declared, &row.outcomes[i], &row.shares(i)))?;
        }
    }
    Ok(())
}

/// The files that the returns of a period are from; where a participant filed none in it, those of all its returns.
fn sources(register: &Register, participant: Option<&str>, period: Period) -> String {
    let own = || register.filings.iter().filter(|f| participant.is_none_or(|code| f.participant.as_str() == code));
    let inside = own().filter(|filing| (period.first()..=period.last()).contains(&filing.half));
    let mut sources: BTreeSet<&str> = inside.map(|filing| filing.source.as_str()).collect();
    if sources.is_empty() {
        sources = own().map(|filing| filing.source.as_str()).collect();
    }
    sources.into_iter().collect::<Vec<_>>().join(";")
}

struct Row<'a> {
    period: Period,
    code: &'a str,
    definition: &'a DefinitionRef,
    source: String,
}

impl Row<'_> {
    fn cells(self, ask: &Ask<'_>, declared: &Declared, outcome: &Outcome, shares: &Shares) -> Vec<String> {
        let interval = Interval::new(outcome, shares, Known::MassAndValue);
        let (least, most) = (&interval.at_least, &interval.at_most);
        let name = if self.code == WORLD_CODE {
            ask.texts().text("answer-world").into_owned()
        } else {
            ask.participant_name(self.code)
        };
        let mut cells = vec![
            self.period.to_string(),
            self.code.to_owned(),
            name,
            self.definition.key(),
            self.definition.version.to_string(),
            self.definition.hash.clone(),
            declared.filed.carats.to_string(),
            or_empty(declared.filed.usd),
            declared.at_least.carats.to_string(),
            or_empty(declared.at_least.usd),
            or_empty(declared.at_most.map(|amount| amount.carats)),
            declared.missing.len().to_string(),
            least.share.to_string(),
            most.share.to_string(),
            or_empty(least.carats),
            or_empty(least.usd),
            or_empty(most.carats),
            or_empty(most.usd),
        ];
        let parts = FourParts::both(outcome, Known::MassAndValue).map(|(parts, _)| parts);
        let four = parts.map(|parts| [parts.verified, parts.open, parts.not_looked, parts.rest]);
        let carats = (0..4).map(|i| or_empty(four.map(|four| four[i].carats)));
        let usd = (0..4).map(|i| or_empty(four.and_then(|four| four[i].usd)));
        cells.extend(carats.chain(usd));
        cells.push(self.source);
        cells
    }
}

#[rustfmt::skip]
pub(super) const COMPARISONS: &[&str] = &[
    "left", "right", "left_hash", "right_hash", "left_only_cells", "right_only_cells", "both_cells",
    "left_is_contained", "left_only_boxes", "left_only_findings", "source_urls",
];

/// Every ordered pair of the definitions chosen.
pub(super) fn comparisons(ask: &Ask<'_>, selection: &Selection, take: &mut Take<'_>) -> Result<(), Unwritten> {
    let definitions = selection.resolved(ask.edition)?;
    let urls = |reference: &DefinitionRef| {
        let definition = ask.edition.register.definition(&reference.id);
        let quotes = definition.into_iter().flat_map(|definition| &definition.quotes);
        quotes.map(|quote| quote.source_url.clone()).collect::<BTreeSet<_>>()
    };
    for left in &definitions {
        for right in definitions.iter().filter(|right| right.reference != left.reference) {
            let made = comparison::of(ask, left, right);
            let findings: Vec<&str> = made.left_only.findings.iter().map(|inside| inside.finding.as_str()).collect();
            let sources: BTreeSet<String> = urls(&left.reference).union(&urls(&right.reference)).cloned().collect();
            take(vec![
                made.left,
                made.right,
                left.reference.hash.clone(),
                right.reference.hash.clone(),
                made.left_only.cells,
                made.right_only.cells,
                made.both_cells,
                made.left_only.empty.to_string(),
                made.left_only.boxes.len().to_string(),
                findings.join(";"),
                sources.into_iter().collect::<Vec<_>>().join(" "),
            ])?;
        }
    }
    Ok(())
}

#[rustfmt::skip]
pub(super) const COVERAGE: &[&str] =
    &["participant", "participant_name", "year", "declared_carats", "kind", "seen", "looks", "source_urls"];

/// One row for each participant, year and kind of act: `whole`, `part`, or `nobody` where it declared production and
/// nobody whose looks count looked.
pub(super) fn coverage(ask: &Ask<'_>, selection: &Selection, take: &mut Take<'_>) -> io::Result<()> {
    let map = answer::coverage(ask, selection.counted).answer;
    for row in &map.rows {
        for year in &map.years {
            let declared = row.declared.iter().find(|of| of.year == *year).map(|of| of.amount.carats);
            for kind in &map.kinds {
                let cell = row.cells.iter().find(|cell| cell.year == *year && cell.kind == kind.id);
                if cell.is_none() && declared.is_none() {
                    continue;
                }
                let looks = cell.map(|cell| cell.looks.clone()).unwrap_or_default();
                take(vec![
                    row.participant.id.clone(),
                    row.participant.name.clone(),
                    year.to_string(),
                    or_empty(declared),
                    kind.id.clone(),
                    cell.map_or("nobody", |cell| cell.seen).to_owned(),
                    looks.join(";"),
                    look_urls(&ask.edition.register, &looks),
                ])?;
            }
        }
    }
    Ok(())
}

fn look_urls(register: &Register, looks: &[String]) -> String {
    let cited = register.looks.iter().filter(|look| looks.contains(&look.id));
    let urls: BTreeSet<&str> = cited.map(|look| look.source.url.as_str()).collect();
    urls.into_iter().collect::<Vec<_>>().join(" ")
}
