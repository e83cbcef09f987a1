//! `cargo xtask schemathesis`: GS1's own OpenAPI thrown at a running server, by a program that is not ours.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::bench::http::Connection;
use crate::folders::{target, top};
use crate::postgres::Postgres;
use crate::process::{cargo, run_shown};
use crate::register::{Register, simulated};
use crate::{Stopped, need, python};

const PACKAGES: [&str; 1] = ["schemathesis==4.32.5"];
/// The seed, unless another is given.
const SEED: &str = "13";
const PHASES: &str = "examples,coverage,fuzzing,stateful";
/// A small trade, of two mines that the register knows.
const LOTS: &str = "2000";
const SITES: &str = "catoca,cuango";
/// The one check of which a failure is Loupe's: what GS1's file says of answers contradicts itself in places.
const CHECK: &str = "not_a_server_error";

/// Asks a register with nothing in it, and one with a trade, on SQLite and on PostgreSQL. The first argument may be
/// another seed.
pub(crate) fn run(args: &[String]) -> Result<(), Stopped> {
    let seed = match args {
        [] => SEED,
        [seed] if seed.parse::<u32>().is_ok() => seed,
        _ => return Err(Stopped::Misuse("`schemathesis` takes a seed, a whole number, or nothing".to_owned())),
    };
    run_shown(cargo().args(["build", "--package", "loupe"]))?;
    let place = tempfile::tempdir().context("no folder for the registers")?;
    let asked = Asked::prepare(place.path(), seed)?;
    let mut faults = asked.register("sqlite", place.path().join("data").display().to_string())?;
    let postgres = Postgres::start(&need::programs()?.postgres_bin)?;
    faults += asked.register("postgres", postgres.url().to_owned())?;
    if faults > 0 {
        eprintln!("{faults} server errors");
        return Err(Stopped::Failed);
    }
    Ok(())
}

/// What is asked, and by which program.
struct Asked<'a> {
    place: &'a Path,
    seed: &'a str,
    loupe: PathBuf,
    st: PathBuf,
    events: PathBuf,
}

impl Asked<'_> {
    fn prepare<'a>(place: &'a Path, seed: &'a str) -> anyhow::Result<Asked<'a>> {
        let (top, target) = (top(), target());
        let programs = python::programs(&target, "schemathesis-python", &PACKAGES)?;
        let mut bundle = Command::new(programs.join("python"));
        bundle.arg(top.join("xtask/src/schemathesis/bundle.py")).arg(top.join("../shared/data/epcis/schema"));
        let bundled = bundle.arg(place).env("PYTHONDONTWRITEBYTECODE", "1").status()?;
        ensure!(bundled.success(), "GS1's OpenAPI is not there, or is another");
        let events = place.join("events.ndjson");
        let loupe = target.join("debug/loupe");
        simulated(&loupe, LOTS, SITES, &events)?;
        Ok(Asked { place, seed, loupe, st: programs.join("st"), events })
    }

    /// Asks one register twice: empty, and with the trade in it. How many answers were server errors.
    fn register(&self, name: &str, data: String) -> anyhow::Result<usize> {
        let register = Register { loupe: &self.loupe, folder: self.place.join(name), data };
        fs::create_dir(&register.folder)?;
        let token = register.furnish()?;
        let server = register.serve()?;
        let ask =
            |state: &str| self.ask(&format!("{name}-{state}"), &format!("http://{}/epcis", server.address), &token);
        let mut faults = ask("empty")?;
        let mut connection = Connection::open(server.address)?;
        for document in fs::read_to_string(&self.events)?.lines() {
            let job = connection.post("/epcis/capture", &token, document.as_bytes())?;
            ensure!(job.status == 202, "the trade is not captured: {}", String::from_utf8_lossy(&job.body));
        }
        faults += ask("trading")?;
        let alive = Connection::open(server.address)?.get("/en/custody", "identity")?;
        ensure!(alive.status == 200, "after all that the server answers {}", alive.status);
        Ok(faults)
    }

    /// Runs Schemathesis once, with what it says shown. How many answers were server errors.
    fn ask(&self, name: &str, address: &str, token: &str) -> anyhow::Result<usize> {
        eprintln!("+ schemathesis: {name}");
        let report = self.place.join(format!("{name}.json"));
        let mut command = Command::new(&self.st);
        command.current_dir(self.place).args(["run", "openapi.json", "--url", address, "--seed", self.seed]);
        command.args(["--phases", PHASES, "--checks", CHECK, "--continue-on-failure", "--request-timeout", "20"]);
        command.args(["--report", "json", "--report-json-path"]).arg(&report);
        command.arg("--header").arg(format!("Authorization: Bearer {token}"));
        command.stdin(Stdio::null()).status().context("Schemathesis does not start")?;
        let told = fs::read_to_string(&report).with_context(|| format!("Schemathesis told nothing of {name}"))?;
        server_errors(&serde_json::from_str(&told)?).context("what Schemathesis tells has another form")
    }
}

/// Counts failed answers in a report, which has to be of every operation; `None` when it has another form.
fn server_errors(report: &Value) -> Option<usize> {
    let operations = |what: &str| report["operations"][what].as_u64();
    let all_asked = report["complete"].as_bool()? && operations("tested")? == operations("total")?;
    let counts = report["failures"].as_array()?.iter().map(|failure| failure["count"].as_u64());
    let failed = counts.sum::<Option<u64>>()?;
    all_asked.then_some(failed as usize)
}
