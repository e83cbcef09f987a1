//! `loupe export`

use std::fs::File;
use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use loupe_registry::export::{Format, Sheet, export, refuse};
use loupe_registry::subject::parse_participant;

use crate::choice::Choice;
use crate::failure::Failure;
use crate::open::Open;
use crate::out::Watched;

/// A table.
#[derive(Clone, Copy, ValueEnum)]
enum Name {
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
    /// Who looked where.
    Coverage,
}

/// How a table is written.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Shape {
    /// Comma-separated values, RFC 4180.
    #[default]
    Csv,
    /// One JSON object.
    Json,
}

/// A table, whole.
#[derive(Args)]
pub(crate) struct Export {
    /// Which table.
    table: Name,
    /// How it is written; --json is the same as --format json.
    #[arg(long, value_enum, default_value_t)]
    format: Shape,
    /// Write to a file and not to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
    /// Only the rows of one participant, by its name or code.
    #[arg(long)]
    country: Option<String>,
    /// Only one period, in the table `world`.
    #[arg(long)]
    period: Option<String>,
    #[command(flatten)]
    choice: Choice,
}

impl Name {
    const fn sheet(self) -> Sheet {
        match self {
            Name::World => Sheet::World,
            Name::Returns => Sheet::Returns,
            Name::Findings => Sheet::Findings,
            Name::Looks => Sheet::Looks,
            Name::Sites => Sheet::Sites,
            Name::Companies => Sheet::Companies,
            Name::Outputs => Sheet::Outputs,
            Name::Comparisons => Sheet::Comparisons,
            Name::Coverage => Sheet::Coverage,
        }
    }
}

impl Export {
    pub(crate) fn run(&self, open: &Open) -> Result<(), Failure> {
        let selection = self.choice.selection(self.period.as_deref())?;
        let register = &open.edition.register;
        let country = self.country.as_ref().map(|text| parse_participant(register, text)).transpose()?;
        // Whatever is refused is refused before a file is made.
        refuse(&open.ask(), &selection, self.table.sheet())?;
        let format = if open.json || matches!(self.format, Shape::Json) { Format::Json } else { Format::Csv };
        let out: Box<dyn Write> = match &self.out {
            Some(name) => Box::new(File::create(name).map_err(|error| Failure::of_file(open.lang, name, &error))?),
            None => Box::new(io::stdout().lock()),
        };
        let mut out = Watched::new(BufWriter::new(out));
        let written = export(&open.ask(), &selection, self.table.sheet(), country, format, &mut out);
        let written = written.map_err(Failure::from).and_then(|()| out.flush().map_err(Failure::of_writing));
        if out.is_left() { Err(Failure::Left) } else { written }
    }
}
