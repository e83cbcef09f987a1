//! Loupe: what is known, what is alleged and what nobody looked at, of the world's rough diamonds.

mod acting;
mod certificate;
mod choice;
mod claim;
mod completions;
mod custody;
mod definition;
mod examine;
mod export;
mod failure;
mod finding;
mod import;
mod key;
mod log;
mod office;
mod open;
mod out;
mod paper;
mod print;
mod reconcile;
mod serve;
mod simulate;
mod start;
mod token;
mod trust;
mod user;
mod warning;
mod world;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;
use crate::open::Common;

/// glibc's own gives each thread a heap, and keeps what was freed there: half as much again after millions of events.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Says what is known, what is alleged and what nobody looked at, of the world's rough diamonds.
///
/// Without a command it opens the register, prints how much of the world's rough is conflict diamond under every
/// definition, and shows the pages at http://127.0.0.1:8080 until stopped.
///
/// Data goes to standard output, all else to standard error. Exit codes: 0 done, 1 refused, 2 misuse, 3 fault.
#[derive(Parser)]
#[command(name = "loupe", version, max_term_width = 100)]
struct Loupe {
    #[command(flatten)]
    common: Common,
    /// Where the pages are shown.
    #[arg(long, value_name = "ADDRESS", default_value = serve::LISTEN)]
    listen: String,
    #[command(flatten)]
    reached: serve::Reached,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// The world's rough of a year or period, participant by participant, under every definition.
    World(world::World),
    /// What is known of a participant, a site, a company or the world.
    Examine(examine::Examine),
    /// The definitions of a conflict diamond.
    #[command(subcommand)]
    Definition(definition::Verb),
    /// The findings: what happened, who says so, and how it is tied to stones.
    #[command(subcommand)]
    Finding(finding::Verb),
    /// Certificates of the Kimberley Process.
    #[command(subcommand)]
    Certificate(certificate::Verb),
    /// Custody: what was done to lots, from the mine to the ring, and where they are from.
    #[command(subcommand)]
    Custody(custody::Verb),
    /// What was certified against what was received, by quarter and pair of participants.
    Reconcile(reconcile::Reconcile),
    /// Warnings of false certificates.
    #[command(subcommand)]
    Warning(warning::WarningVerb),
    /// Suspicions of false certificates that the public reported.
    #[command(subcommand)]
    Suspicion(warning::SuspicionVerb),
    /// Sentences about diamonds, and whether they may be said.
    #[command(subcommand)]
    Claim(claim::Verb),
    /// Bring returns into the register.
    #[command(subcommand)]
    Import(import::Verb),
    /// The keys that sign: of the log, of witnesses and of offices.
    #[command(subcommand)]
    Key(key::Verb),
    /// The offices that take part, with their keys.
    #[command(subcommand)]
    Office(office::Verb),
    /// People: their accounts, and the offices they belong to.
    #[command(subcommand)]
    User(user::Verb),
    /// Tokens with which programs act as people.
    #[command(subcommand)]
    Token(token::Verb),
    /// Trust bundles: what readers without network need to judge certificates.
    #[command(subcommand)]
    Trust(trust::Verb),
    /// Everything as tables.
    Export(export::Export),
    /// The public log: its records, their proofs, witnesses, copies and audits.
    #[command(subcommand)]
    Log(log::Verb),
    /// Fill a new register with what is clearly synthetic, and check everything about it.
    #[command(subcommand)]
    Simulate(simulate::Verb),
    /// Show the pages until stopped.
    Serve(serve::Serve),
    /// Words that a shell completes by itself.
    Completions(completions::Completions),
}

/// As many answers as are made at once; each thread more would keep memory of its own.
const BUSY_THREADS_MAX: usize = 4;

fn main() -> ExitCode {
    let loupe = Loupe::parse();
    let lang = loupe.common.lang();
    let json = loupe.common.json;
    match run(loupe) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(lang, json),
    }
}

fn run(loupe: Loupe) -> Result<(), Failure> {
    let common = &loupe.common;
    if let Some(Command::Completions(completions)) = &loupe.command {
        return completions.run(&mut <Loupe as clap::CommandFactory>::command());
    }
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.max_blocking_threads(BUSY_THREADS_MAX).enable_all();
    let runtime = runtime.build().map_err(Failure::fault)?;
    runtime.block_on(async {
        match &loupe.command {
            None => start::run(common, &loupe.listen, &loupe.reached).await,
            Some(Command::Simulate(verb)) => verb.run(common).await,
            Some(Command::Serve(serve)) => serve.run(common, &loupe.listen).await,
            Some(Command::Import(import::Verb::Returns(returns))) => returns.run(common).await,
            Some(Command::Log(verb)) => verb.run(common).await,
            Some(Command::World(world)) => world.run(&common.open().await?),
            Some(Command::Examine(examine)) => examine.run(&common.open().await?),
            Some(Command::Definition(verb)) => verb.run(&common.open().await?),
            Some(Command::Finding(verb)) => verb.run(&common.open().await?),
            Some(Command::Certificate(verb)) => verb.run(common).await,
            Some(Command::Custody(verb)) => verb.run(common).await,
            Some(Command::Reconcile(reconcile)) => reconcile.run(common).await,
            Some(Command::Warning(verb)) => verb.run(common).await,
            Some(Command::Suspicion(verb)) => verb.run(common).await,
            Some(Command::Claim(verb)) => verb.run(&common.open().await?),
            Some(Command::Key(verb)) => verb.run(common).await,
            Some(Command::Office(verb)) => verb.run(common).await,
            Some(Command::User(verb)) => verb.run(common).await,
            Some(Command::Token(verb)) => verb.run(common).await,
            Some(Command::Trust(verb)) => verb.run(common).await,
            Some(Command::Export(export)) => export.run(&common.open().await?),
            Some(Command::Completions(_)) => Ok(()),
        }
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn no_command_has_two_arguments_of_one_name() {
        super::Loupe::command().debug_assert();
    }
}
