//! Everything as tables, in CSV or JSON, row by row to a writer. Every row names its source.

mod cells;
mod reckoned;
mod record;

pub(crate) use cells::safe;

use std::io::{self, Write};

use loupe_scheme::participant::ParticipantId;
use loupe_scheme::rule::Refusal;
use serde::{Serialize, Serializer};

use crate::answer::world::filed;
use crate::answer::{Answer, Ask, Selection};

/// A table. Its columns never change place or name; new ones are added at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Every year, participant and definition: what was declared, and the interval.
    World,
    /// Every row of every return.
    Returns,
    /// Every act and link of every finding.
    Findings,
    /// Every look.
    Looks,
    /// Every mine and field.
    Sites,
    /// Every company.
    Companies,
    /// What sites and companies are said to have produced.
    Outputs,
    /// Every pair of definitions.
    Comparisons,
    /// Who looked where: every participant, year and kind of act that somebody looked at.
    Coverage,
}

impl Sheet {
    /// All of them, in the order in which they are offered.
    #[rustfmt::skip]
    pub const ALL: [Sheet; 9] = [
        Sheet::World, Sheet::Returns, Sheet::Findings, Sheet::Looks, Sheet::Sites, Sheet::Companies, Sheet::Outputs,
        Sheet::Comparisons, Sheet::Coverage,
    ];

    /// Its name on the command line and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Sheet::World => "world",
            Sheet::Returns => "returns",
            Sheet::Findings => "findings",
            Sheet::Looks => "looks",
            Sheet::Sites => "sites",
            Sheet::Companies => "companies",
            Sheet::Outputs => "outputs",
            Sheet::Comparisons => "comparisons",
            Sheet::Coverage => "coverage",
        }
    }

    /// The sheet of a name.
    pub fn from_name(name: &str) -> Option<Sheet> {
        Sheet::ALL.into_iter().find(|sheet| sheet.name() == name)
    }

    /// The names of its columns.
    pub const fn header(self) -> &'static [&'static str] {
        match self {
            Sheet::World => reckoned::WORLD,
            Sheet::Returns => record::RETURNS,
            Sheet::Findings => record::FINDINGS,
            Sheet::Looks => record::LOOKS,
            Sheet::Sites => record::SITES,
            Sheet::Companies => record::COMPANIES,
            Sheet::Outputs => record::OUTPUTS,
            Sheet::Comparisons => reckoned::COMPARISONS,
            Sheet::Coverage => reckoned::COVERAGE,
        }
    }
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A header row and rows, RFC 4180; a cell that a spreadsheet would run as a formula has `'` before it.
    Csv,
    /// One object with the rows as objects by column name.
    Json,
}

/// Why a table was not written to its end.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// What was asked for is refused; nothing was written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The writer failed.
    #[error("the table could not be written")]
    Fault(#[from] io::Error),
}

/// Takes the rows of a table, each as long as its header.
type Take<'t> = dyn FnMut(Vec<String>) -> io::Result<()> + 't;

/// Writes a table. With a participant, only its rows, in the sheets that have such a column.
///
/// Refuses with `D10` or `D5` an unknown definition of the selection, `P2` a period for which nobody filed; nothing is
/// written then. The selection's period is that of no sheet but
/// `world`, where no period means every year.
pub fn export(
    ask: &Ask<'_>,
    selection: &Selection,
    sheet: Sheet,
    participant: Option<ParticipantId>,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), Unwritten> {
    refuse(ask, selection, sheet)?;
    let column = sheet.header().iter().position(|name| *name == "participant");
    let wanted = |row: &[String]| match (participant, column) {
        (Some(id), Some(column)) => row.get(column).is_some_and(|cell| cell == id.as_str()),
        _ => true,
    };
    match format {
        Format::Csv => csv(ask, selection, sheet, &wanted, out),
        Format::Json => json(ask, selection, sheet, &wanted, out),
    }
}

/// What can be refused of a table, before anything of it is written.
pub fn refuse(ask: &Ask<'_>, selection: &Selection, sheet: Sheet) -> Result<(), Refusal> {
    selection.resolved(ask.edition)?;
    match selection.period {
        Some(period) if sheet == Sheet::World => filed(ask, period),
        _ => Ok(()),
    }
}

fn rows(ask: &Ask<'_>, selection: &Selection, sheet: Sheet, take: &mut Take<'_>) -> Result<(), Unwritten> {
    match sheet {
        Sheet::World => reckoned::world(ask, selection, take),
        Sheet::Returns => record::returns(ask, take).map_err(Unwritten::Fault),
        Sheet::Findings => record::findings(ask, take).map_err(Unwritten::Fault),
        Sheet::Looks => record::looks(ask, take).map_err(Unwritten::Fault),
        Sheet::Sites => record::sites(ask, take).map_err(Unwritten::Fault),
        Sheet::Companies => record::companies(ask, take).map_err(Unwritten::Fault),
        Sheet::Outputs => record::outputs(ask, take).map_err(Unwritten::Fault),
        Sheet::Comparisons => reckoned::comparisons(ask, selection, take),
        Sheet::Coverage => reckoned::coverage(ask, selection, take).map_err(Unwritten::Fault),
    }
}

fn csv(
    ask: &Ask<'_>,
    selection: &Selection,
    sheet: Sheet,
    wanted: &dyn Fn(&[String]) -> bool,
    out: &mut dyn Write,
) -> Result<(), Unwritten> {
    selection.resolved(ask.edition)?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(sheet.header()).map_err(io::Error::from)?;
    rows(ask, selection, sheet, &mut |row| {
        if wanted(&row) {
            writer.write_record(row.into_iter().map(cells::safe))?;
        }
        Ok(())
    })?;
    writer.flush()?;
    Ok(())
}

/// A row as an object, its keys in the order of the header.
struct Object<'r> {
    header: &'static [&'static str],
    cells: &'r [String],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.header.iter().zip(self.cells))
    }
}

/// What stands around the rows of a table in JSON.
#[derive(Serialize)]
struct Head {
    table: &'static str,
}

fn json(
    ask: &Ask<'_>,
    selection: &Selection,
    sheet: Sheet,
    wanted: &dyn Fn(&[String]) -> bool,
    out: &mut dyn Write,
) -> Result<(), Unwritten> {
    let definitions = selection.resolved(ask.edition)?;
    let head: Answer<Head> = ask.answer(&definitions, Head { table: sheet.name() });
    let head = serde_json::to_string(&head).map_err(io::Error::from)?;
    // The head ends in `}}`: the rows go into the answer, before its end.
    let head = head.strip_suffix("}}").unwrap_or(&head);
    out.write_all(head.as_bytes())?;
    out.write_all(b",\"rows\":[")?;
    let mut first = true;
    rows(ask, selection, sheet, &mut |row| {
        if !wanted(&row) {
            return Ok(());
        }
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        serde_json::to_writer(&mut *out, &Object { header: sheet.header(), cells: &row }).map_err(io::Error::from)
    })?;
    out.write_all(b"\n]}}\n")?;
    out.flush()?;
    Ok(())
}
