//! `loupe custody`: what was done to lots, and where they are from.

mod bring;
mod export;
mod review;
mod shown;
mod table;
mod trace;

use clap::{Args, Subcommand};

use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::Common;

/// What can be done with custody.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Bring events in: EPCIS documents in JSON or XML, one a file or one a line, or a table of lots.
    Capture(bring::Capture),
    /// Say what a file would do, and write nothing.
    Check(bring::Check),
    /// An empty table of lots, with explanations.
    Template(table::Template),
    /// What is known of a lot or of what lies in a container, as a table, as JSON or in the words of UNTP.
    Export(export::Export),
    /// Where a lot is from and what became of it, or where stones from a place can be now.
    Trace(trace::Trace),
    /// Every lot of which something is left, under every definition.
    Stock(trace::Stock),
    /// An operator's balance sheet: in, out, lost, in stock. Without an operator: whose there are.
    Balance(Balance),
    /// What waits, and why.
    Waiting(Waiting),
    /// Release an event that was held into the ledger.
    Release(review::Settle),
    /// Reject an event that was held; it stays as it was told and moves nothing.
    Reject(review::Settle),
    /// What was brought in before, the newest first.
    Jobs(Waiting),
}

/// Whose balance sheet.
#[derive(Args)]
pub(crate) struct Balance {
    /// The operator, as it stands in the events.
    operator: Option<String>,
    #[command(flatten)]
    acting: Acting,
}

/// As whom.
#[derive(Args)]
pub(crate) struct Waiting {
    #[command(flatten)]
    acting: Acting,
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        match self {
            Verb::Capture(capture) => capture.run(common).await,
            Verb::Check(check) => check.run(common).await,
            Verb::Template(template) => template.run(common),
            Verb::Export(export) => export.run(common).await,
            Verb::Trace(trace) => trace.run(common).await,
            Verb::Stock(stock) => stock.run(common).await,
            Verb::Balance(balance) => balance.run(common).await,
            Verb::Waiting(waiting) => waiting.run(common).await,
            Verb::Release(settle) => settle.release(common).await,
            Verb::Reject(settle) => settle.reject(common).await,
            Verb::Jobs(jobs) => jobs.list(common).await,
        }
    }
}
