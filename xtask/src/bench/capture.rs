//! Capture through the HTTP door: documents of a thousand events, everything on the disk, on both databases; memory as
//! they come in, and a restart.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use super::http::Connection;
use super::millis;
use super::server::Server;
use crate::need;
use crate::postgres::Postgres;

/// How many connections deliver at once.
const CONNECTIONS: usize = 3;
/// After so many documents memory is looked at.
const LOOK_EVERY: usize = 100;
/// The world's lots, unless the environment asks for more.
const LOTS: &str = "400000";
/// Two mines that the register knows.
const SITES: &str = "catoca,cuango";

/// A register with an operator and a token.
struct Register<'a> {
    loupe: &'a Path,
    folder: PathBuf,
    data: String,
}

/// Runs all of it. `LOUPE_BENCH_LOTS` says how many lots, 400,000 if nobody does.
pub(super) fn measure(built: &Path) -> anyhow::Result<Value> {
    let loupe = built.join("loupe");
    let on_disk = || tempfile::Builder::new().prefix("bench-").tempdir_in(built).context("no folder in the build");
    let folder = on_disk()?;
    let events = folder.path().join("events.ndjson");
    let lots = std::env::var("LOUPE_BENCH_LOTS").unwrap_or_else(|_| LOTS.to_owned());
    let simulate = ["simulate", "trade", "--lots", &lots, "--seed", "7", "--cheats", "1", "--sites", SITES, "--events"];
    let made = Command::new(&loupe).args(simulate).arg(&events).stdin(Stdio::null()).output()?;
    ensure!(made.status.success(), "the trade is not simulated: {}", String::from_utf8_lossy(&made.stderr));

    let sqlite_folder = on_disk()?;
    let sqlite =
        captured(&loupe, sqlite_folder.path(), sqlite_folder.path().join("data").display().to_string(), &events)?;
    drop(sqlite_folder);
    let server = Postgres::start_durable(&need::programs()?.postgres_bin, built)?;
    let postgres_folder = on_disk()?;
    let mut postgres = captured(&loupe, postgres_folder.path(), server.url().to_owned(), &events)?;
    postgres["settings"] = server.settings()?;
    Ok(json!({ "lots": lots, "connections": CONNECTIONS, "sqlite": sqlite, "postgres": postgres }))
}

fn captured(loupe: &Path, folder: &Path, data: String, events: &Path) -> anyhow::Result<Value> {
    let register = Register { loupe, folder: folder.to_owned(), data };
    let token = register.furnish()?;
    let server = register.serve()?;
    let before = server.memory();
    let mut lines = BufReader::new(File::open(events)?).lines();
    let work = Mutex::new((&mut lines, 0_usize));
    let looks = Mutex::new(Vec::new());
    let taken = Mutex::new((0_u64, 0_u64));
    let begin = Instant::now();
    std::thread::scope(|scope| -> anyhow::Result<()> {
        let deliver = || -> anyhow::Result<()> {
            let mut connection = Connection::open(server.address)?;
            loop {
                let (document, number) = {
                    let mut work = work.lock().ok().context("a delivery panicked")?;
                    let Some(line) = work.0.next() else { return Ok(()) };
                    work.1 += 1;
                    (line?, work.1)
                };
                let job = match connection.post("/epcis/capture", &token, document.as_bytes()) {
                    Ok(job) => job,
                    // The door ends connections that are kept for long; what was taken before is not taken twice.
                    Err(_) => {
                        connection = Connection::open(server.address)?;
                        connection.post("/epcis/capture", &token, document.as_bytes())?
                    }
                };
                ensure!(job.status == 202, "{}: {}", job.status, String::from_utf8_lossy(&job.body));
                let mut taken = taken.lock().ok().context("a delivery panicked")?;
                taken.0 += document.matches("\"eventTime\"").count() as u64;
                taken.1 += 1;
                if number.is_multiple_of(LOOK_EVERY) {
                    let look = json!({ "events": taken.0, "memory": server.memory() });
                    looks.lock().ok().context("a delivery panicked")?.push(look);
                }
            }
        };
        let deliveries: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(deliver)).collect();
        deliveries.into_iter().try_for_each(|one| one.join().ok().context("a delivery panicked")?)
    })?;
    let took = begin.elapsed();
    let (events, documents) = *taken.lock().ok().context("a delivery panicked")?;
    let (after, peak) = (server.memory(), server.peak_memory());
    drop(server);
    let (restart, memory) = register.restart()?;
    Ok(json!({
        "documents": documents,
        "events": events,
        "seconds": took.as_secs_f64(),
        "events_per_second": events as f64 / took.as_secs_f64(),
        "memory_before": before,
        "memory_after": after,
        "memory_peak": peak,
        "memory": looks.into_inner().ok().context("a delivery panicked")?,
        "restart_to_first_lot_ms": millis(restart),
        "memory_after_restart": memory,
    }))
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
    fn furnish(&self) -> anyhow::Result<String> {
        let password = self.folder.join("password");
        std::fs::write(&password, "vier Worte die keiner kennt\n")?;
        let password = password.display().to_string();
        self.done(&["office", "add", "house", "--name", "House", "--kind", "operator", "--city", "Antwerp"])?;
        self.done(&["user", "add", "a.clerk", "--full-name", "A. Clerk", "--password-file", &password])?;
        self.done(&["user", "join", "a.clerk", "house", "--role", "clerk"])?;
        let scopes = ["--scope", "capture_custody", "--scope", "read_custody"];
        let told =
            self.done(&[&["token", "new", "a.clerk@house", "--name", "bench", "--json"][..], &scopes].concat())?;
        let told: Value = serde_json::from_str(&told)?;
        Ok(told["secret"].as_str().or(told["token"].as_str()).context("no token is told")?.to_owned())
    }

    fn serve(&self) -> anyhow::Result<Server> {
        Server::start_with(self.command())
    }

    /// Starts again, and asks for a lot until it is there: how long that took, and the memory then.
    fn restart(&self) -> anyhow::Result<(Duration, Option<String>)> {
        let begin = Instant::now();
        let server = self.serve()?;
        let mut connection = Connection::open(server.address)?;
        let answer = connection.get("/api/v1/custody/trace?site=catoca", "identity")?;
        ensure!(answer.status == 200, "a trace answers {}", answer.status);
        Ok((begin.elapsed(), server.memory()))
    }
}
