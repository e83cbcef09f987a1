//! `cargo xtask bench`: how fast and how large, on this machine, measured and written down. No test asserts a time.

mod capture;
mod certificates;
mod custody;
pub(crate) mod http;
pub(crate) mod load;
mod log;
mod machine;
mod report;
mod served;
pub(crate) mod server;
mod simulated;
mod spread;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde_json::{Map, Value, json};

use crate::Stopped;
use crate::folders::{target, top};
use crate::process::{cargo, run_shown};
use server::Server;
use spread::Spread;

/// How often a short command is run.
const RUNS: usize = 30;
/// The load on the home page: requests a second, and for how many seconds.
const RATE: u32 = 500;
const SECONDS: u32 = 20;

/// The parts that can be measured alone.
const CERTIFICATES: &str = "certificates";
const CUSTODY: &str = "custody";
const CAPTURE: &str = "capture";

/// Builds what is measured, measures, prints and writes `docs/bench/`: everything, or one part alone.
pub(crate) fn run(parts: &[String]) -> Result<(), Stopped> {
    let built = built();
    if parts == [CUSTODY] {
        build_for_custody()?;
        let machine = machine::describe();
        let measured = json!({ CUSTODY: custody::measure(&built)? });
        report::write(&top(), Some(CUSTODY), &json!({ "machine": machine, "measured": measured }))?;
        return Ok(());
    }
    run_shown(cargo().args(["build", "--release", "--package", "loupe"]))?;
    match parts {
        [] => everything(&built),
        [part] if part == CERTIFICATES => {
            build_for_certificates()?;
            let machine = machine::describe();
            let measured = json!({ CERTIFICATES: certificates::measure(&built)? });
            report::write(&top(), Some(CERTIFICATES), &json!({ "machine": machine, "measured": measured }))?;
            Ok(())
        }
        [part] if part == CAPTURE => {
            let machine = machine::describe();
            let measured = json!({ CAPTURE: capture::measure(&built)? });
            report::write(&top(), Some(CAPTURE), &json!({ "machine": machine, "measured": measured }))?;
            Ok(())
        }
        _ => {
            let parts = [CERTIFICATES, CUSTODY, CAPTURE].map(|part| format!("`{part}`")).join(", ");
            Err(Stopped::Misuse(format!("`bench` measures everything, or one part alone: {parts}")))
        }
    }
}

fn everything(built: &Path) -> Result<(), Stopped> {
    run_shown(cargo().args(["build", "--release", "--package", "loupe-registry", "--example", "bench"]))?;
    for (package, example) in log::EXAMPLES {
        run_shown(cargo().args(["build", "--release", "--package", package, "--example", example]))?;
    }
    build_for_certificates()?;
    build_for_custody()?;
    report::write(&top(), None, &measure(built)?)?;
    Ok(())
}

fn build_for_certificates() -> Result<(), Stopped> {
    for (package, example, feature) in certificates::EXAMPLES {
        let mut build = cargo();
        build.args(["build", "--release", "--package", package, "--example", example]);
        run_shown(build.args(feature.map(|feature| format!("--features={feature}"))))?;
    }
    Ok(())
}

fn build_for_custody() -> Result<(), Stopped> {
    let (package, example) = custody::EXAMPLE;
    run_shown(cargo().args(["build", "--release", "--package", package, "--example", example]))
}

/// Where the release build is.
fn built() -> PathBuf {
    target().join("release")
}

fn measure(built: &Path) -> anyhow::Result<Value> {
    let machine = machine::describe();
    let folder = tempfile::tempdir()?;
    let program = Program { loupe: built.join("loupe"), data: folder.path().join("data") };
    let mut measured = Map::new();
    let mut note = |what: &str, value: Value| {
        eprintln!("{what}: {value}");
        measured.insert(what.to_owned(), value);
    };

    note("program_bytes", json!(std::fs::metadata(&program.loupe)?.len()));
    note("cold_import_ms", json!(millis(program.time(&["world", "--json"])?)));
    note("world_json_us", program.often(&["world", "--json"])?.json());
    note("world_2022_json_us", program.often(&["world", "--year", "2022", "--json"])?.json());
    note("compare_json_us", program.often(&["definition", "compare", "csc-2022", "kp-2003", "--json"])?.json());
    note("within", within(&built.join("examples/bench"), &[])?);
    note("log", log::measure(&built.join("examples"))?);
    note(CERTIFICATES, certificates::measure(built)?);
    note(CUSTODY, custody::measure(built)?);
    note(CAPTURE, capture::measure(built)?);

    let server = Server::start(&program.loupe, &program.data)?;
    note("second_start_to_first_page_ms", json!(millis(server.started_in)));
    note("memory_at_start", json!(server.peak_memory()));
    note("home_us", load(&server, "/en/")?);
    note("memory_after_load", json!(server.peak_memory()));
    let read = server.read_everything()?;
    note("pages", json!(read.pages));
    note("heaviest_page", json!({ "path": read.heaviest.0, "gzip_bytes": read.heaviest.1 }));
    note("slowest_first_page", json!({ "path": read.slowest.0, "ms": millis(read.slowest.1) }));
    note("memory_after_every_page", json!(server.peak_memory()));
    Ok(json!({ "machine": machine, "measured": measured }))
}

fn millis(time: Duration) -> u64 {
    time.as_millis() as u64
}

/// The program under measurement and its data folder.
struct Program {
    loupe: PathBuf,
    data: PathBuf,
}

impl Program {
    /// The wall time of one run, process start included.
    fn time(&self, args: &[&str]) -> anyhow::Result<Duration> {
        let mut command = Command::new(&self.loupe);
        command.args(args).arg("--data").arg(&self.data).env_remove("LOUPE_DATA").stdin(Stdio::null());
        let begin = Instant::now();
        let output = command.output().context("the program does not start")?;
        let time = begin.elapsed();
        let told = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "`loupe {}` failed: {told}", args.join(" "));
        ensure!(!output.stdout.is_empty(), "`loupe {}` says nothing", args.join(" "));
        Ok(time)
    }

    fn often(&self, args: &[&str]) -> anyhow::Result<Spread> {
        let times: anyhow::Result<Vec<Duration>> = (0..RUNS).map(|_| self.time(args)).collect();
        Ok(Spread::of(times?))
    }
}

/// What an example measures inside one process, without starting anything.
fn within(example: &Path, args: &[&OsStr]) -> anyhow::Result<Value> {
    let output = Command::new(example).args(args).output();
    let output = output.with_context(|| format!("the example {} does not start", example.display()))?;
    ensure!(output.status.success(), "the example failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The spread of a page's times under a steady stream from another process.
fn load(server: &Server, path: &str) -> anyhow::Result<Value> {
    let us = std::env::current_exe()?;
    let mut command = Command::new(us);
    command.args(["load", &server.address.to_string(), path, &RATE.to_string(), &SECONDS.to_string()]);
    let output = command.stderr(Stdio::inherit()).output().context("the stream does not start")?;
    ensure!(output.status.success(), "the stream was interrupted");
    let mut told: Value = serde_json::from_slice(&output.stdout)?;
    told["requests_per_second"] = json!(RATE);
    Ok(told)
}
