//! `cargo xtask check`: the format of the sources and the lints of the compiler and clippy.

use crate::Stopped;
use crate::process::{cargo, run_shown};

/// Fails on a file that is not formatted and on any warning.
pub(crate) fn run() -> Result<(), Stopped> {
    run_shown(cargo().args(["fmt", "--all", "--check"]))?;
    run_shown(cargo().args(["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))
}
