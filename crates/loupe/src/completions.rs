//! `loupe completions`

use clap::{Args, Command};
use clap_complete::Shell;

use crate::failure::Failure;
use crate::out;

/// Words that a shell completes by itself.
#[derive(Args)]
pub(crate) struct Completions {
    /// Which shell.
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self, command: &mut Command) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, command, "loupe", &mut script);
        out::text(&String::from_utf8_lossy(&script))
    }
}
