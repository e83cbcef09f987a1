//! `loupe log`

mod mirror;
mod witness;

use clap::Subcommand;

use crate::failure::Failure;
use crate::open::Common;

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Cosign other people's logs.
    #[command(subcommand)]
    Witness(witness::Verb),
    /// Keep a checked copy of a log.
    Mirror(mirror::Mirror),
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        match self {
            Verb::Witness(verb) => verb.run(common).await,
            Verb::Mirror(mirror) => mirror.run(common).await,
        }
    }
}
