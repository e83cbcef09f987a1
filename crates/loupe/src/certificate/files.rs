//! `loupe certificate import|receipts|export|template`: work in bulk, with tables.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use loupe_registry::certificate::CertificateFilter;
use loupe_registry::certificate_files::{DraftsRead, FILE_BYTES_MAX, FileOf, ReceiptsRead, Shape, Which, template};
use loupe_registry::import_returns::Mode;
use loupe_registry::registry::Trouble;
use loupe_scheme::certificate::{Outcome, State};
use loupe_web::format;

use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::out;
use crate::print::{Column, Table, width};

/// A table that comes in.
#[derive(Args)]
pub(crate) struct Import {
    /// The file: CSV or XLSX, one row for each parcel and HS code. See `loupe certificate template`.
    file: String,
    /// Judge every row in the same way and write nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    acting: Acting,
}

/// A table that goes out.
#[derive(Args)]
pub(crate) struct Export {
    /// What is in it.
    #[arg(value_enum, default_value_t = What::Certificates)]
    what: What,
    /// Where it is written, as CSV or, where the name ends in .xlsx, as a workbook; standard output when not given.
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
    /// Only certificates of this day or later.
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// Only certificates of this day or before.
    #[arg(long, value_name = "DAY")]
    until: Option<Date>,
    /// Only certificates that stand there; repeatable.
    #[arg(long = "state", value_name = "STATE", value_parser = State::ALL.map(State::code))]
    states: Vec<String>,
    #[command(flatten)]
    acting: Acting,
}

/// An empty table.
#[derive(Args)]
pub(crate) struct Template {
    /// What is to be written into it.
    #[arg(value_enum)]
    what: Sheet,
    /// Where it is written, as CSV or, where the name ends in .xlsx, as a workbook; standard output when not given.
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
}

/// What goes out.
#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// Certificates that the office issued, and those to its participant.
    Certificates,
    /// Drafts that wait.
    Drafts,
}

/// What comes in.
#[derive(Clone, Copy, ValueEnum)]
enum Sheet {
    /// Drafts of certificates.
    Drafts,
    /// Receipts.
    Receipts,
}

impl Import {
    /// Brings drafts in.
    pub(super) async fn drafts(&self, common: &Common) -> Result<(), Failure> {
        let (name, bytes) = read(common, &self.file)?;
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let read = open.registry.import_drafts(&actor, &name, &bytes, self.mode()).await;
        let read = read.map_err(|trouble| nothing(&open, &name, trouble))?;
        if open.json { out::json(&read) } else { told(&open, read.saved, &drafts(&open, &read), &read.columns_left) }
    }

    /// Brings receipts in.
    pub(super) async fn receipts(&self, common: &Common) -> Result<(), Failure> {
        let (name, bytes) = read(common, &self.file)?;
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let read = open.registry.import_receipts(&actor, &name, &bytes, self.mode()).await;
        let read = read.map_err(|trouble| nothing(&open, &name, trouble))?;
        if open.json { out::json(&read) } else { told(&open, read.saved, &receipts(&open, &read), &read.columns_left) }
    }

    const fn mode(&self) -> Mode {
        if self.dry_run { Mode::DryRun } else { Mode::Save }
    }
}

impl Export {
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let states: BTreeSet<State> = self.states.iter().filter_map(|code| State::from_code(code)).collect();
        let filter = CertificateFilter {
            states: (!states.is_empty()).then_some(states),
            issued_from: self.from,
            issued_until: self.until,
            ..CertificateFilter::default()
        };
        let which = match self.what {
            What::Certificates => Which::Certificates,
            What::Drafts => Which::Drafts,
        };
        let shape = Shape::of_name(self.out.as_deref().unwrap_or_default());
        let exported = open.registry.export_certificates(&actor, which, &filter, shape).await;
        let exported = exported.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        write(common, self.out.as_deref(), &exported.bytes)?;
        if let Some(file) = &self.out {
            let n = format::whole(open.lang, exported.count as u64);
            out::tell(&open.texts().with("bulk-exported", &[("n", n), ("file", file.clone())]));
        }
        Ok(())
    }
}

impl Template {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let of = match self.what {
            Sheet::Drafts => FileOf::Drafts,
            Sheet::Receipts => FileOf::Receipts,
        };
        write(common, self.out.as_deref(), &template(of, Shape::of_name(self.out.as_deref().unwrap_or_default())))
    }
}

/// The name of a file, and its bytes: one more than are accepted is enough to be refused.
fn read(common: &Common, file: &str) -> Result<(String, Vec<u8>), Failure> {
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|file| file.take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|error| Failure::of_file(common.lang(), file, &error))?;
    let name = Path::new(file).file_name().map_or(file.into(), |name| name.to_string_lossy());
    Ok((name.into_owned(), bytes))
}

fn write(common: &Common, file: Option<&str>, bytes: &[u8]) -> Result<(), Failure> {
    match file {
        Some(file) => std::fs::write(file, bytes).map_err(|error| Failure::of_file(common.lang(), file, &error)),
        None => {
            let mut out = io::stdout().lock();
            out.write_all(bytes).and_then(|()| out.flush()).map_err(Failure::of_writing)
        }
    }
}

/// Why nothing of a file came in.
fn nothing(open: &Open, file: &str, trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Refused(refusals) => Failure::NothingImported { file: file.to_owned(), refusals },
        fault => Failure::of_trouble(open.lang, fault),
    }
}

/// What came in, and what was not read.
fn told(open: &Open, saved: bool, table: &Table, left: &[String]) -> Result<(), Failure> {
    let texts = open.texts();
    if !left.is_empty() {
        out::tell(&texts.with("bulk-columns-left", &[("columns", texts.list(left))]));
    }
    if !saved {
        out::tell(&texts.text("bulk-dry-run"));
    }
    out::text(&table.text(width()))
}

fn drafts(open: &Open, read: &DraftsRead) -> Table {
    let texts = open.texts();
    let mut table = Table::new([
        Column::words(texts.text("bulk-shipment")),
        Column::words(texts.text("bulk-draft")),
        Column::number(texts.text("bulk-parcels")),
        Column::number(texts.text("bulk-carats")),
        Column::number(texts.text("bulk-usd")),
    ]);
    for one in &read.drafts {
        table.row([
            one.shipment.clone(),
            one.draft.as_ref().map(ToString::to_string).unwrap_or_default(),
            format::whole(open.lang, one.parcels as u64),
            one.carats.to_string(),
            one.usd.to_string(),
        ]);
    }
    table
}

fn receipts(open: &Open, read: &ReceiptsRead) -> Table {
    let texts = open.texts();
    let mut table =
        Table::new([Column::words(texts.text("bulk-certificate")), Column::words(texts.text("bulk-outcome"))]);
    for one in &read.receipts {
        let outcome = match one.outcome {
            Outcome::AsStated => texts.text("bulk-as-stated").into_owned(),
            Outcome::Differs => {
                let abouts = one.differences.iter().map(|difference| {
                    texts.text(&format!("bulk-about-{}", difference.about().replace('_', "-"))).into_owned()
                });
                texts.with("bulk-differs", &[("about", texts.list(&abouts.collect::<Vec<_>>()))])
            }
        };
        table.row([one.certificate.to_string(), outcome]);
    }
    table
}
