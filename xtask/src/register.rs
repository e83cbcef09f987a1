//! A register of our own with an operator's office and a token, for whatever speaks to it over HTTP.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::bench::server::Server;

/// A register that no server serves yet.
pub(crate) struct Register<'a> {
    /// The program.
    pub(crate) loupe: &'a Path,
    /// Where its log and its keys are.
    pub(crate) folder: PathBuf,
    /// Where its data is: a folder, or the address of a database.
    pub(crate) data: String,
}

impl Register<'_> {
    fn command(&self) -> Command {
        let mut command = Command::new(self.loupe);
        command.args(["--data", &self.data]).arg("--log-folder").arg(self.folder.join("log"));
        command.arg("--keys").arg(self.folder.join("keys")).env_remove("LOUPE_DATA").stdin(Stdio::null());
        command
    }

    fn done(&self, args: &[&str]) -> anyhow::Result<String> {
        let output = self.command().args(args).output()?;
        let told = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "`loupe {}` failed: {told}", args.join(" "));
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Makes an operator's office with a clerk; the token of the clerk's program.
    pub(crate) fn furnish(&self) -> anyhow::Result<String> {
        let password = self.folder.join("password");
        std::fs::write(&password, "vier Worte die keiner kennt\n")?;
        let password = password.display().to_string();
        self.done(&["office", "add", "house", "--name", "House", "--kind", "operator", "--city", "Antwerp"])?;
        self.done(&["user", "add", "a.clerk", "--full-name", "A. Clerk", "--password-file", &password])?;
        self.done(&["user", "join", "a.clerk", "house", "--role", "clerk"])?;
        let scopes = ["--scope", "capture_custody", "--scope", "read_custody"];
        let told =
            self.done(&[&["token", "new", "a.clerk@house", "--name", "program", "--json"][..], &scopes].concat())?;
        let told: Value = serde_json::from_str(&told)?;
        Ok(told["secret"].as_str().or(told["token"].as_str()).context("no token is told")?.to_owned())
    }

    /// Serves it.
    pub(crate) fn serve(&self) -> anyhow::Result<Server> {
        Server::start_with(self.command())
    }
}

/// Writes the events of a simulated trade to a file, a document a line.
pub(crate) fn simulated(loupe: &Path, lots: &str, sites: &str, events: &Path) -> anyhow::Result<()> {
    let simulate = ["simulate", "trade", "--lots", lots, "--seed", "7", "--cheats", "1", "--sites", sites, "--events"];
    let made = Command::new(loupe).args(simulate).arg(events).stdin(Stdio::null()).output()?;
    ensure!(made.status.success(), "the trade is not simulated: {}", String::from_utf8_lossy(&made.stderr));
    Ok(())
}
