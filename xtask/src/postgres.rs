//! A PostgreSQL of our own, in a temporary folder, on a free port of the loopback address, for one run of the tests or of
//! the measurements.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context;
use rustix::process::Signal;
use serde_json::Value;

use crate::need::is_root;
use crate::process::{Running, free_port, wait_until};

/// A running server. Dropping it stops the server and removes its folder.
pub(crate) struct Postgres {
    // Before the folder: the server is to be gone when its folder goes.
    _server: Running,
    _folder: tempfile::TempDir,
    psql: PathBuf,
    url: String,
}

impl Postgres {
    /// Makes an empty cluster and starts it. Nothing survives a crash of it, for nothing needs to.
    pub(crate) fn start(bin: &Path) -> anyhow::Result<Postgres> {
        let fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];
        Postgres::start_with(bin, &std::env::temp_dir(), &fast)
    }

    /// The same in `place`, with what PostgreSQL does unless told otherwise: what was committed survives a crash.
    pub(crate) fn start_durable(bin: &Path, place: &Path) -> anyhow::Result<Postgres> {
        Postgres::start_with(bin, place, &[])
    }

    /// The same in `place`, with other settings.
    pub(crate) fn start_with(bin: &Path, place: &Path, settings: &[&str]) -> anyhow::Result<Postgres> {
        let folder = tempfile::Builder::new().prefix("loupe-postgres-").tempdir_in(place)?;
        let account = account(folder.path())?;
        let within = |program: &str| {
            let mut command = Command::new(bin.join(program));
            command.current_dir(folder.path()).stdin(Stdio::null());
            if let Some((uid, gid)) = account {
                command.uid(uid).gid(gid);
            }
            command
        };
        let log = folder.path().join("log");
        let told = || fs::read_to_string(&log).unwrap_or_default();

        let mut initdb = within("initdb");
        initdb.args(["--pgdata=cluster", "--username=loupe", "--auth=trust", "--encoding=UTF8", "--no-locale"]);
        let made = initdb.arg("--no-sync").output().context("`initdb` does not start")?;
        anyhow::ensure!(made.status.success(), "`initdb` failed: {}", String::from_utf8_lossy(&made.stderr));

        let port = free_port()?.to_string();
        let log_file = fs::File::create(&log)?;
        let mut postgres = within("postgres");
        postgres.args(["-D", "cluster", "-h", "127.0.0.1", "-p", &port, "-k"]).arg(folder.path());
        for setting in settings {
            postgres.args(["-c", setting]);
        }
        postgres.stdout(log_file.try_clone()?).stderr(log_file);
        let mut server = Running::start(&mut postgres, Signal::INT)?;
        let ready = || {
            let mut ask = within("pg_isready");
            ask.args(["-q", "-h", "127.0.0.1", "-p", &port]).status().is_ok_and(|status| status.success())
        };
        wait_until(&mut server, "PostgreSQL", ready).with_context(told)?;
        let url = format!("postgres://loupe@127.0.0.1:{port}/postgres");
        Ok(Postgres { _server: server, _folder: folder, psql: bin.join("psql"), url })
    }

    /// Where it is reached; the one who connects may create databases.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Makes a database of that name; where it is reached.
    pub(crate) fn new_database(&self, name: &str) -> anyhow::Result<String> {
        self.asked(&format!("CREATE DATABASE {name}"))?;
        let (base, _) = self.url.rsplit_once('/').context("an address without a database")?;
        Ok(format!("{base}/{name}"))
    }

    /// Which server it is, and whether what it committed is on the disk.
    pub(crate) fn settings(&self) -> anyhow::Result<Value> {
        let names = ["server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method"];
        let told = names.iter().map(|name| Ok(((*name).to_owned(), self.asked(&format!("SHOW {name}"))?.into())));
        Ok(Value::Object(told.collect::<anyhow::Result<_>>()?))
    }

    /// What the server answers to one statement.
    fn asked(&self, sql: &str) -> anyhow::Result<String> {
        let mut psql = Command::new(&self.psql);
        let output = psql.args(["-XAtqc", sql, &self.url]).output().context("`psql` does not start")?;
        anyhow::ensure!(output.status.success(), "`{sql}`: {}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

/// The account under which the server runs when we are root, which it refuses to be: the one that Debian's package
/// made for it. The folder is handed to that account.
fn account(folder: &Path) -> anyhow::Result<Option<(u32, u32)>> {
    if !is_root() {
        return Ok(None);
    }
    let accounts = fs::read_to_string("/etc/passwd")?;
    let line = accounts.lines().find(|line| line.starts_with("postgres:"));
    let mut fields = line.context("there is no account `postgres` to run the server under")?.split(':').skip(2);
    let mut number = || fields.next().and_then(|field| field.parse().ok());
    let (uid, gid): (u32, u32) =
        number().zip(number()).context("the account `postgres` has no numbers in /etc/passwd")?;
    chown(folder, Some(uid), Some(gid))?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    anyhow::ensure!(fs::metadata(folder)?.uid() == uid, "the temporary folder cannot be handed to `postgres`");
    Ok(Some((uid, gid)))
}
