//! Programs of strangers that are written in Python, each set in an environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

/// The folder of programs of an environment with these packages, made once below `folder`.
pub(crate) fn programs(folder: &Path, name: &str, packages: &[&str]) -> anyhow::Result<PathBuf> {
    let environment = folder.join(name);
    let programs = environment.join("bin");
    let mark = environment.join(packages.join(" ").replace(['[', ']', '='], "_"));
    if !mark.exists() {
        let run = |command: &mut Command| -> anyhow::Result<()> {
            let status = command.stdout(Stdio::null()).status().context("Python does not start")?;
            ensure!(status.success(), "{command:?} failed; Python 3 with `venv`, and PyPI, are needed");
            Ok(())
        };
        run(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        run(Command::new(programs.join("python")).args(["-m", "pip", "install", "--quiet"]).args(packages))?;
        fs::write(mark, "")?;
    }
    Ok(programs)
}
