//! Capture through the HTTP door: documents of a thousand events, everything on the disk, on both databases; memory as
//! they come in, and a restart.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use super::http::Connection;
use super::millis;
use crate::need;
use crate::postgres::Postgres;
use crate::register::{self, Register};

/// How many connections deliver at once.
const CONNECTIONS: usize = 3;
/// After so many documents memory is looked at.
const LOOK_EVERY: usize = 100;
/// The world's lots, unless the environment asks for more.
const LOTS: &str = "400000";
/// Two mines that the register knows.
const SITES: &str = "catoca,cuango";

/// Runs all of it. `LOUPE_BENCH_LOTS` says how many lots, 400,000 if nobody does.
pub(super) fn measure(built: &Path) -> anyhow::Result<Value> {
    let loupe = built.join("loupe");
    let on_disk = || tempfile::Builder::new().prefix("bench-").tempdir_in(built).context("no folder in the build");
    let folder = on_disk()?;
    let events = folder.path().join("events.ndjson");
    let lots = std::env::var("LOUPE_BENCH_LOTS").unwrap_or_else(|_| LOTS.to_owned());
    register::simulated(&loupe, &lots, SITES, &events)?;

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
    let (restart, memory) = restarted(&register)?;
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

/// Starts again, and asks for a lot until it is there: how long that took, and the memory then.
fn restarted(register: &Register<'_>) -> anyhow::Result<(Duration, Option<String>)> {
    let begin = Instant::now();
    let server = register.serve()?;
    let mut connection = Connection::open(server.address)?;
    let answer = connection.get("/api/v1/custody/trace?site=catoca", "identity")?;
    ensure!(answer.status == 200, "a trace answers {}", answer.status);
    Ok((begin.elapsed(), server.memory()))
}
