//! `loupe certificate`

mod files;
mod life;
mod print;
mod shown;
mod verify;

use clap::Subcommand;

use crate::failure::Failure;
use crate::open::Common;

#[derive(Subcommand)]
pub(crate) enum Verb {
    Verify(Box<verify::Verify>),
    /// A certificate: where it stands and what happened to it; with --json all that its reader may see.
    Show(life::Show),
    /// Find a draft right, as a second person.
    Validate(life::Decide),
    /// Find a draft wrong, and say why.
    SendBack(life::DecideWhy),
    /// Give a draft up.
    Withdraw(life::DecideWhy),
    /// Give a validated draft its number and signature.
    Issue(life::Decide),
    /// Say that the shipment left.
    Depart(life::Move),
    /// Confirm a shipment that arrived. What is not given was found as stated.
    Receive(Box<life::Receive>),
    /// Say that a certificate came back unused.
    Return(life::MoveWhy),
    /// Take a certificate back.
    Void(life::MoveWhy),
    /// Say that a certificate is forged.
    ReportForged(life::MoveWhy),
    /// The paper, its code or the credential, as a file.
    Print(print::Print),
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
            Verb::Show(show) => show.run(common).await,
            Verb::Validate(decide) => decide.validate(common).await,
            Verb::SendBack(decide) => decide.send_back(common).await,
            Verb::Withdraw(decide) => decide.withdraw(common).await,
            Verb::Issue(decide) => decide.issue(common).await,
            Verb::Depart(step) => step.depart(common).await,
            Verb::Receive(receive) => receive.run(common).await,
            Verb::Return(step) => step.returned(common).await,
            Verb::Void(step) => step.void(common).await,
            Verb::ReportForged(step) => step.report_forged(common).await,
            Verb::Print(print) => print.run(common).await,
            Verb::Import(import) => import.drafts(common).await,
            Verb::Receipts(import) => import.receipts(common).await,
            Verb::Export(export) => export.run(common).await,
            Verb::Template(template) => template.run(common),
        }
    }
}
