//! What the measurements were made on.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

/// Processor, cores, memory, kernel, compiler, and how busy it was when asked.
pub(crate) fn describe() -> Value {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    json!({
        "processor": field("/proc/cpuinfo", "model name"),
        "cores": cores,
        "memory": field("/proc/meminfo", "MemTotal"),
        "kernel": first_line(Command::new("uname").arg("-sr")),
        "system": field_of_release("PRETTY_NAME"),
        "compiler": first_line(Command::new("rustc").arg("--version")),
        "commit": first_line(Command::new("git").args(["rev-parse", "--short=12", "HEAD"])),
        "load_average": fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').next(),
    })
}

/// The value of `name: value` in a file of the kernel.
pub(crate) fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn field_of_release(name: &str) -> Option<String> {
    let text = fs::read_to_string("/etc/os-release").ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once('=')?.1.trim_matches('"').to_owned())
}

fn first_line(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).lines().next()?.trim().to_owned())
}
