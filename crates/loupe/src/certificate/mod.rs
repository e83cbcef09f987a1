//! `loupe certificate`

mod files;
mod shown;
mod verify;

use clap::Subcommand;

use crate::failure::Failure;
use crate::open::Common;

#[derive(Subcommand)]
pub(crate) enum Verb {
    Verify(Box<verify::Verify>),
    /// Bring drafts in from a table. All of the file, or nothing.
    Import(files::Import),
    /// Confirm receipts from a table. All of the file, or nothing.
    Receipts(files::Import),
    /// Certificates or drafts of the office as a table.
    Export(files::Export),
    /// An empty table with the columns that are read.
    Template(files::Template),
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        match self {
            Verb::Verify(verify) => verify.run(common),
            Verb::Import(import) => import.drafts(common).await,
            Verb::Receipts(import) => import.receipts(common).await,
            Verb::Export(export) => export.run(common).await,
            Verb::Template(template) => template.run(common),
        }
    }
}
