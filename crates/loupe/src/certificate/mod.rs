//! `loupe certificate`

mod shown;
mod verify;

use clap::Subcommand;

use crate::failure::Failure;
use crate::open::Common;

#[derive(Subcommand)]
pub(crate) enum Verb {
    Verify(Box<verify::Verify>),
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        match self {
            Verb::Verify(verify) => verify.run(common),
        }
    }
}
