//! `loupe log`

pub(crate) mod audit;
pub(crate) mod checkpoint;
mod disclose;
mod init;
mod mirror;
mod prove;
mod record;
mod verify;
mod witness;

use clap::Subcommand;

use crate::failure::Failure;
use crate::open::Common;

#[derive(Subcommand)]
pub(crate) enum Verb {
    Init(init::Init),
    Checkpoint(checkpoint::Checkpoint),
    Prove(prove::Prove),
    Record(record::Show),
    List(record::List),
    Disclose(disclose::Disclose),
    Verify(Box<verify::Verify>),
    Audit(audit::Audit),
    /// Cosign other people's logs.
    #[command(subcommand)]
    Witness(witness::Verb),
    /// Keep a checked copy of a log.
    Mirror(mirror::Mirror),
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        match self {
            Verb::Init(init) => init.run(common).await,
            Verb::Checkpoint(checkpoint) => checkpoint.run(common).await,
            Verb::Prove(prove) => prove.run(common).await,
            Verb::Record(show) => show.run(common).await,
            Verb::List(list) => list.run(common).await,
            Verb::Disclose(disclose) => disclose.run(common).await,
            Verb::Verify(verify) => verify.run(common),
            Verb::Audit(audit) => audit.run(common).await,
            Verb::Witness(verb) => verb.run(common).await,
            Verb::Mirror(mirror) => mirror.run(common).await,
        }
    }
}
