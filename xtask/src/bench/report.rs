//! The measurements as a page for people and a file for machines.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use Bound::{AtLeast, AtMost};

/// Something that was promised.
struct Promise {
    what: &'static str,
    /// Where it stands in the measurements.
    pointer: &'static str,
    unit: Unit,
    bound: Bound,
}

/// What a measurement is held against.
#[derive(Clone, Copy)]
enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

const fn ns(what: &'static str, pointer: &'static str, most: f64) -> Promise {
    Promise { what, pointer, unit: Unit::Nanoseconds, bound: AtMost(most) }
}

const fn us(what: &'static str, pointer: &'static str, most: f64) -> Promise {
    Promise { what, pointer, unit: Unit::Microseconds, bound: AtMost(most) }
}

const fn ms(what: &'static str, pointer: &'static str, most: f64) -> Promise {
    Promise { what, pointer, unit: Unit::Milliseconds, bound: AtMost(most) }
}

const fn kb(what: &'static str, pointer: &'static str, most: f64) -> Promise {
    Promise { what, pointer, unit: Unit::Kibibytes, bound: AtMost(most) }
}

const OF_THE_WORLD: [Promise; 4] = [
    us("`loupe world --json` on a loaded database, median of 30", "/world_json_us/median", 100.0),
    us("the same, slowest of 30", "/world_json_us/max", 100.0),
    us("home page at 500 requests a second, 99 of 100", "/home_us/microseconds/p99", 10.0),
    us("comparing two definitions, slowest of all pairs", "/within/comparison_us/max", 5.0),
];

const OF_THE_LOG: [Promise; 5] = [
    ns("checking one proof in a log of 1,000,000 entries, four signatures", "/log/proof/parsed_and_verified_ns", 0.2),
    ms("auditing 1,000,000 entries, the tree alone, slowest of 5", "/log/audit/ms/max", 10_000.0),
    ms(
        "auditing 1,000,000 records with every signature, at the pace of 100,000",
        "/log/records/with_records/ms_per_1000000",
        10_000.0,
    ),
    us(
        "from an acknowledged record to its witnessed proof, 99 of 100",
        "/log/witnessed/sqlite/one_by_one/acknowledged_to_witnessed_us/p99",
        2_000.0,
    ),
    us(
        "the same with 20 records a second for 15 s, 99 of 100",
        "/log/witnessed/sqlite/steady/20_a_second/acknowledged_to_witnessed_us/p99",
        2_000.0,
    ),
];

const OF_CERTIFICATES: [Promise; 9] = [
    ms("issuing a certificate, SQLite, synced, 99 of 100 of 10,000", "/certificates/sqlite/issue/p99_ms", 50.0),
    ms("issuing a certificate, PostgreSQL, synced, 99 of 100 of 10,000", "/certificates/postgres/issue/p99_ms", 50.0),
    us(
        "checking a printed code of 5 parcels with no network, 99 of 100",
        "/certificates/verified/checked/5_parcels/code_us/p99",
        5.0,
    ),
    us(
        "checking a credential of 5 parcels with no network, 99 of 100",
        "/certificates/verified/checked/5_parcels/credential_us/p99",
        5.0,
    ),
    us(
        "checking a credential of 200 parcels with no network, 99 of 100",
        "/certificates/verified/checked/200_parcels/credential_us/p99",
        5.0,
    ),
    us("a PDF of 20 parcels, not the first, slowest of 20", "/certificates/pdf/later/20_parcels/us/max", 300.0),
    us("a PDF of 200 parcels, not the first, slowest of 20", "/certificates/pdf/later/200_parcels/us/max", 300.0),
    us(
        "a status list of 131,072 certificates, read and signed, SQLite, slowest of 21",
        "/certificates/sqlite/full_list/message/read_and_signed_us/max",
        100.0,
    ),
    us("the same, PostgreSQL", "/certificates/postgres/full_list/message/read_and_signed_us/max", 100.0),
];

const fn times(what: &'static str, pointer: &'static str, least: f64) -> Promise {
    Promise { what, pointer, unit: Unit::Times, bound: AtLeast(least) }
}

const fn bytes(what: &'static str, pointer: &'static str, most: f64) -> Promise {
    Promise { what, pointer, unit: Unit::Bytes, bound: AtMost(most) }
}

const OF_CUSTODY: [Promise; 13] = [
    times(
        "a definition for every lot, a class each, 1,600,000 lots: DuckDB takes longer, median",
        "/custody/1600000_lots/times_slower_than_loupe/from_movements class_of_each_ms/duckdb/median",
        150.0,
    ),
    times(
        "the same, by processor time",
        "/custody/1600000_lots/times_slower_than_loupe/from_movements class_of_each_ms/duckdb/processor_time",
        150.0,
    ),
    times(
        "the same, 8,000,000 lots, median",
        "/custody/8000000_lots/times_slower_than_loupe/from_movements class_of_each_ms/duckdb/median",
        150.0,
    ),
    times(
        "a definition for every lot, every interval, 1,600,000 lots: DuckDB takes longer, median",
        "/custody/1600000_lots/times_slower_than_loupe/from_movements intervals_of_all_ms/duckdb/median",
        150.0,
    ),
    times(
        "the same, 8,000,000 lots, median",
        "/custody/8000000_lots/times_slower_than_loupe/from_movements intervals_of_all_ms/duckdb/median",
        150.0,
    ),
    ms(
        "a definition for every lot, every interval, 8,000,000 lots, median",
        "/custody/8000000_lots/loupe/evaluate_all_ms/sums_of_all_intervals/p50",
        60.0,
    ),
    ms("the same with what is expected", "/custody/8000000_lots/loupe/evaluate_all_ms/sums_of_all_bounds/p50", 60.0),
    ms(
        "composition of a lot, 1,600,000 lots, 99 of 100",
        "/custody/1600000_lots/loupe/one_lot_ms/composition/p99",
        0.5,
    ),
    ms(
        "composition of a lot, 8,000,000 lots, 99 of 100",
        "/custody/8000000_lots/loupe/one_lot_ms/composition/p99",
        0.5,
    ),
    ms(
        "forward from a mine with shares, 1,600,000 lots, 99 of 100",
        "/custody/1600000_lots/loupe/forward_ms/from_site/p99",
        15.0,
    ),
    ms(
        "an old movement undone, in every lot's share, 8,000,000 lots, slowest",
        "/custody/8000000_lots/loupe/correction_ms/undo_to_every_lot/max",
        100.0,
    ),
    bytes("bytes a lot beside the ledger, 8,000,000 lots", "/custody/8000000_lots/loupe/bytes_per_lot/graph", 8.0),
    bytes("bytes a lot in all, 8,000,000 lots", "/custody/8000000_lots/loupe/bytes_per_lot/in_all", 40.0),
];

const fn per_second(what: &'static str, pointer: &'static str, least: f64) -> Promise {
    Promise { what, pointer, unit: Unit::PerSecond, bound: AtLeast(least) }
}

const OF_CAPTURE: [Promise; 4] = [
    per_second("events captured through HTTP, SQLite, synced", "/capture/sqlite/events_per_second", 10_000.0),
    per_second("events captured through HTTP, PostgreSQL, synced", "/capture/postgres/events_per_second", 10_000.0),
    ms("from a restart to the first answer of custody, SQLite", "/capture/sqlite/restart_to_first_lot_ms", 10_000.0),
    ms(
        "from a restart to the first answer of custody, PostgreSQL",
        "/capture/postgres/restart_to_first_lot_ms",
        10_000.0,
    ),
];

const OF_MEMORY: [Promise; 1] =
    [kb("most memory the server held, every page read once", "/memory_after_every_page", 100.0)];

/// How a measurement is written.
#[derive(Clone, Copy)]
enum Unit {
    /// Shown in milliseconds.
    Nanoseconds,
    /// Shown in milliseconds.
    Microseconds,
    /// A number, or its digits; shown as they are.
    Milliseconds,
    /// How many times longer another takes.
    Times,
    /// How many in a second.
    PerSecond,
    /// Shown as they are.
    Bytes,
    /// `12345 kB`, as the kernel says it; shown in megabytes of a million bytes.
    Kibibytes,
}

impl Unit {
    fn read(self, value: &Value) -> Option<f64> {
        match self {
            Unit::Nanoseconds => Some(value.as_f64()? / 1e6),
            Unit::Microseconds => Some(value.as_f64()? / 1e3),
            Unit::Times | Unit::PerSecond | Unit::Bytes => value.as_f64(),
            Unit::Milliseconds => value.as_f64().or_else(|| value.as_str()?.parse().ok()),
            Unit::Kibibytes => Some(value.as_str()?.trim_end_matches("kB").trim().parse::<f64>().ok()? * 1024.0 / 1e6),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Unit::Nanoseconds | Unit::Microseconds | Unit::Milliseconds => "ms",
            Unit::Times => "times",
            Unit::PerSecond => "a second",
            Unit::Bytes => "bytes",
            Unit::Kibibytes => "MB",
        }
    }
}

/// Writes `docs/bench/<day>.md` and `.json`, or `<day>-<part>` where one part was measured alone, and prints the page.
pub(crate) fn write(top: &Path, part: Option<&str>, measured: &Value) -> anyhow::Result<()> {
    let day = jiff::Timestamp::now().strftime("%F").to_string();
    let name = part.map_or_else(|| day.clone(), |part| format!("{day}-{part}"));
    let folder = top.join("docs/bench");
    fs::create_dir_all(&folder)?;
    let page = page(&day, part, measured)?;
    fs::write(folder.join(format!("{name}.json")), serde_json::to_string_pretty(measured)? + "\n")?;
    fs::write(folder.join(format!("{name}.md")), &page)?;
    println!("{page}");
    Ok(())
}

fn page(day: &str, part: Option<&str>, measured: &Value) -> anyhow::Result<String> {
    let task = part.map_or_else(|| "bench".to_owned(), |part| format!("bench {part}"));
    let mut page = format!("# Measured on {day}\n\nBy `cargo xtask {task}`. The machine:\n\n| | |\n|---|---|\n");
    rows(&mut page, "", &measured["machine"])?;
    page.push_str("\n## What was promised\n\n| | measured | promised |\n|---|---:|---:|\n");
    let promises = OF_THE_WORLD.iter().chain(&OF_THE_LOG).chain(&OF_CERTIFICATES);
    let promises = promises.chain(&OF_CUSTODY).chain(&OF_CAPTURE).chain(&OF_MEMORY);
    for Promise { what, pointer, unit, bound } in promises {
        let value = measured["measured"].pointer(pointer).and_then(|value| unit.read(value));
        if value.is_none() && part.is_some() {
            continue;
        }
        let value = value.map_or("not measured".to_owned(), |value| format!("{value:.2} {}", unit.name()));
        let bound = match bound {
            AtMost(most) => format!("at most {most}"),
            AtLeast(least) => format!("at least {least}"),
        };
        writeln!(page, "| {what} | {value} | {bound} {} |", unit.name())?;
    }
    if let Some(custody) = measured["measured"].get("custody") {
        page.push_str(&super::custody::page(custody)?);
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
