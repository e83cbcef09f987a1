//! The measurements as a page for people and a file for machines.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// What was promised, and where it stands in the measurements: words, pointer, unit, the most.
const PROMISES: [(&str, &str, Unit, f64); 10] = [
    ("`loupe world --json` on a loaded database, median of 30", "/world_json_us/median", Unit::Microseconds, 100.0),
    ("the same, slowest of 30", "/world_json_us/max", Unit::Microseconds, 100.0),
    ("home page at 500 requests a second, 99 of 100", "/home_us/microseconds/p99", Unit::Microseconds, 10.0),
    ("comparing two definitions, slowest of all pairs", "/within/comparison_us/max", Unit::Microseconds, 5.0),
    ("checking one proof in a log of 1,000,000 entries, four signatures", VERIFIED, Unit::Nanoseconds, 0.2),
    ("auditing 1,000,000 entries, the tree alone, slowest of 5", "/log/audit/ms/max", Unit::Milliseconds, 10_000.0),
    ("auditing 1,000,000 records with every signature, at the pace of 100,000", AUDITED, Unit::Milliseconds, 10_000.0),
    ("from an acknowledged record to its witnessed proof, 99 of 100", ONE_BY_ONE, Unit::Microseconds, 2_000.0),
    ("the same with 20 records a second for 15 s, 99 of 100", STEADY, Unit::Microseconds, 2_000.0),
    ("most memory the server held, every page read once", "/memory_after_every_page", Unit::Kibibytes, 100.0),
];

const VERIFIED: &str = "/log/proof/parsed_and_verified_ns";
const AUDITED: &str = "/log/records/with_records/ms_per_1000000";
const ONE_BY_ONE: &str = "/log/witnessed/sqlite/one_by_one/acknowledged_to_witnessed_us/p99";
const STEADY: &str = "/log/witnessed/sqlite/steady/20_a_second/acknowledged_to_witnessed_us/p99";

/// How a measurement is written.
#[derive(Clone, Copy)]
enum Unit {
    /// Shown in milliseconds.
    Nanoseconds,
    /// Shown in milliseconds.
    Microseconds,
    /// Shown as they are.
    Milliseconds,
    /// `12345 kB`, as the kernel says it; shown in megabytes of a million bytes.
    Kibibytes,
}

impl Unit {
    fn read(self, value: &Value) -> Option<f64> {
        match self {
            Unit::Nanoseconds => Some(value.as_f64()? / 1e6),
            Unit::Microseconds => Some(value.as_f64()? / 1e3),
            Unit::Milliseconds => value.as_f64(),
            Unit::Kibibytes => Some(value.as_str()?.trim_end_matches("kB").trim().parse::<f64>().ok()? * 1024.0 / 1e6),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Unit::Nanoseconds | Unit::Microseconds | Unit::Milliseconds => "ms",
            Unit::Kibibytes => "MB",
        }
    }
}

/// Writes `docs/bench/<day>.md` and `.json`, and prints the page.
pub(crate) fn write(top: &Path, measured: &Value) -> anyhow::Result<()> {
    let day = jiff::Timestamp::now().strftime("%F").to_string();
    let folder = top.join("docs/bench");
    fs::create_dir_all(&folder)?;
    let page = page(&day, measured)?;
    fs::write(folder.join(format!("{day}.json")), serde_json::to_string_pretty(measured)? + "\n")?;
    fs::write(folder.join(format!("{day}.md")), &page)?;
    println!("{page}");
    Ok(())
}

fn page(day: &str, measured: &Value) -> anyhow::Result<String> {
    let mut page = format!("# Measured on {day}\n\nBy `cargo xtask bench`. The machine:\n\n| | |\n|---|---|\n");
    rows(&mut page, "", &measured["machine"])?;
    page.push_str("\n## What was promised\n\n| | measured | at most |\n|---|---:|---:|\n");
    for (what, pointer, unit, most) in PROMISES {
        let value = measured["measured"].pointer(pointer).and_then(|value| unit.read(value));
        let value = value.map_or("not measured".to_owned(), |value| format!("{value:.2} {}", unit.name()));
        writeln!(page, "| {what} | {value} | {most} {} |", unit.name())?;
    }
    page.push_str(
        "\n## Everything\n\nTimes end in their unit: `ns` nanoseconds, `us` microseconds, `ms` milliseconds.\n\n| | |\n|---|---:|\n",
    );
    rows(&mut page, "", &measured["measured"])?;
    Ok(page)
}

/// One row for each value, named by its path.
fn rows(page: &mut String, path: &str, value: &Value) -> anyhow::Result<()> {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let path = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
                rows(page, &path, value)?;
            }
        }
        Value::String(text) => writeln!(page, "| {path} | {text} |")?,
        value => writeln!(page, "| {path} | {value} |")?,
    }
    Ok(())
}
