//! `loupe simulate certificates` as a process of its own, with the most memory it held.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use super::machine::field;
use super::millis;

/// How many certificates, and by which chance.
const COUNT: &str = "10000";
const SEED: &str = "7";
/// How often the kernel is asked how much memory it held: what it says only grows.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Simulates into the register at `data`, with log and keys in `folder`; what the program tells, how long all of it took
/// and its memory. Fails when anything was not as planned.
pub(super) fn simulated(loupe: &Path, folder: &Path, data: &str) -> anyhow::Result<Value> {
    let told = folder.join("simulated.json");
    let mut command = Command::new(loupe);
    command.args(["simulate", "certificates", "--json", "--count", COUNT, "--seed", SEED, "--data", data]);
    command.arg("--log-folder").arg(folder.join("log")).arg("--keys").arg(folder.join("keys"));
    command.stdin(Stdio::null()).stdout(File::create(&told)?).stderr(Stdio::null());
    let begin = std::time::Instant::now();
    let mut child = command.spawn().context("the simulation does not start")?;
    let status = format!("/proc/{}/status", child.id());
    let mut memory = None;
    let ended = loop {
        memory = field(&status, "VmHWM").or(memory);
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        std::thread::sleep(LOOK_EVERY);
    };
    let took = begin.elapsed();
    let text = fs::read_to_string(&told)?;
    ensure!(ended.success(), "the simulation failed: {text}");
    let mut report: Value = serde_json::from_str(&text)?;
    report["whole_ms"] = json!(millis(took));
    report["memory"] = json!(memory);
    Ok(report)
}
