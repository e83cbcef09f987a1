//! Custody: one simulated world, and the same questions to Loupe, DuckDB, PostgreSQL and SQLite, side by side.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};
use serde_json::{Map, Value, json};

use crate::folders::top;
use crate::postgres::Postgres;
use crate::{need, python};

/// What measures Loupe: a package, and an example of it.
pub(super) const EXAMPLE: (&str, &str) = ("loupe-scheme", "bench_custody");
/// How large the worlds are, in lots, and how many seconds one question may take the others.
const WORLDS: [(u32, u32); 2] = [(1_600_000, 60), (8_000_000, 60)];
const ENGINES: [&str; 3] = ["duckdb", "postgres", "sqlite"];
/// What the others are reached with.
const PACKAGES: [&str; 2] = ["duckdb==2.0.1", "psycopg[binary]==3.3.9"];
/// What a server for analysis is given; nothing of it survives a crash.
const POSTGRES: [&str; 6] = [
    "shared_buffers=2GB",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_wal_size=8GB",
    "autovacuum=off",
];

/// Runs all of it on the disk of the build.
pub(super) fn measure(built: &Path) -> anyhow::Result<Value> {
    let python = python::programs(built, "bench-python", &PACKAGES)?.join("python");
    let folder = tempfile::Builder::new().prefix("bench-custody-").tempdir_in(built)?;
    let mut measured = Map::new();
    for (lots, seconds) in WORLDS {
        let example = built.join("examples").join(EXAMPLE.1);
        let mut told = super::within(&example, &[folder.path().as_os_str(), lots.to_string().as_ref()])?;
        let loupe = told["worlds"][0].take();
        eprintln!("loupe, {lots} lots: {loupe}");
        let mut world = json!({ "loupe": loupe });
        let tables = folder.path().join(lots.to_string());
        for engine in ENGINES {
            let told = asked(&python, engine, &tables, seconds)?;
            eprintln!("{engine}, {lots} lots: {told}");
            world[engine] = told;
        }
        world["times_slower_than_loupe"] = ratios(&world);
        measured.insert(format!("{lots}_lots"), world);
        fs::remove_dir_all(tables)?;
    }
    Ok(Value::Object(measured))
}

/// What an engine answers about the world in `tables`; fails when an answer is not Loupe's.
fn asked(python: &Path, engine: &str, tables: &Path, seconds: u32) -> anyhow::Result<Value> {
    let place = tempfile::Builder::new().prefix("place-").tempdir_in(tables)?;
    let script = top().join("xtask/src/bench/custody/peers.py");
    let mut command = Command::new(python);
    command.arg(script).arg(engine).arg(tables).arg(place.path()).arg(seconds.to_string());
    let server = match engine {
        "postgres" => Some(Postgres::start_with(&need::programs()?.postgres_bin, place.path(), &POSTGRES)?),
        _ => None,
    };
    command.args(server.as_ref().map(Postgres::url)).env("PYTHONDONTWRITEBYTECODE", "1");
    let output = command.stderr(Stdio::inherit()).output().context("Python does not start")?;
    ensure!(output.status.success(), "{engine} did not answer as Loupe does");
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// A question: what it is called, where Loupe's time stands, and where the others'.
const QUESTIONS: [(&str, &str, &str); 14] = [
    ("ready to answer for any lot", "evaluate_all_ms/pools_only", "from_movements/ready_ms"),
    ("the same, given Loupe's graph", "evaluate_all_ms/pools_only", "given_the_graph/ready_ms"),
    ("a class for each lot, written down", "evaluate_all_ms/class_of_each", "from_movements/class_of_each_ms"),
    ("the same, given Loupe's graph", "evaluate_all_ms/class_of_each", "given_the_graph/class_of_each_ms"),
    ("every lot's interval, added up", "evaluate_all_ms/sums_of_all_intervals", "from_movements/intervals_of_all_ms"),
    ("the same, given Loupe's graph", "evaluate_all_ms/sums_of_all_intervals", "given_the_graph/intervals_of_all_ms"),
    ("the same with what is expected", "evaluate_all_ms/sums_of_all_bounds", "from_movements/sums_of_all_ms"),
    ("the same, given Loupe's graph", "evaluate_all_ms/sums_of_all_bounds", "given_the_graph/sums_of_all_ms"),
    ("composition of a lot", "one_lot_ms/composition", "from_movements/composition_ms"),
    ("the same, given Loupe's graph", "one_lot_ms/composition", "given_the_graph/composition_ms"),
    ("back from a lot, every movement", "one_lot_ms/back_trace_movements", "from_movements/back_trace_ms"),
    ("forward from a mine, with shares", "forward_ms/from_site", "from_movements/forward_ms"),
    ("the same, given Loupe's graph", "forward_ms/from_site", "given_the_graph/forward_ms"),
    ("an old movement undone, all lots", "correction_ms/undo_to_every_lot", "from_movements/correction_ms"),
];

fn at<'v>(world: &'v Value, who: &str, path: &str) -> Option<&'v Value> {
    world.pointer(&format!("/{who}/{path}"))
}

/// By question and engine: how many times longer the others' median took, and their mean processor time.
fn ratios(world: &Value) -> Value {
    let mut ratios = Map::new();
    for (_, own, others) in QUESTIONS {
        for engine in ENGINES {
            for (name, field) in [("median", "p50"), ("processor_time", "mean_on_cpu")] {
                let own = at(world, "loupe", &format!("{own}/{field}")).and_then(Value::as_f64);
                let other = at(world, engine, &format!("{others}/{field}")).and_then(Value::as_f64);
                if let (Some(own), Some(other)) = (own, other)
                    && own > 0.0
                {
                    let place = ratios.entry(others.replace('/', " ")).or_insert_with(|| json!({}));
                    place[engine][name] = json!((other / own).round());
                }
            }
        }
    }
    Value::Object(ratios)
}

const HEAD: &str = "
## Custody, side by side

Milliseconds: the median, and 99 of 100 in brackets. Every answer of the others was held against Loupe's: the same
intervals to the micro-carat, and sums of expected masses to half a micro-carat a lot. The others use all processors,
Loupe one. *Given Loupe's graph*: its pools and draws as tables, which SQL does not make by itself.
";

/// All of it side by side, in milliseconds.
pub(super) fn page(measured: &Value) -> anyhow::Result<String> {
    let mut page = HEAD.to_owned();
    for (name, world) in measured.as_object().into_iter().flatten() {
        let lots = world["loupe"]["lots"].as_u64().unwrap_or_default();
        let engines: Vec<&str> = ENGINES.iter().filter_map(|engine| world[engine]["engine"].as_str()).collect();
        writeln!(
            page,
            "\n### {}: {lots} lots\n\n| | Loupe | {} |\n|---|---:|---:|---:|---:|",
            name.replace('_', " "),
            engines.join(" | ")
        )?;
        for (what, own, others) in QUESTIONS {
            let own = spread(at(world, "loupe", own));
            let others: Vec<String> = ENGINES.iter().map(|engine| spread(at(world, engine, others))).collect();
            writeln!(page, "| {what} | {own} | {} |", others.join(" | "))?;
        }
        let number = |who: &str, path: &str| at(world, who, path).and_then(Value::as_f64);
        let graph = |who: &str| at(world, who, "given_the_graph/made_in_ms");
        let load = |who: &str| number(who, "load_and_index_ms");
        let cells: Vec<String> = ENGINES.iter().map(|who| told(load(who))).collect();
        let own = told(number("loupe", "rebuild_from_tables/ms"));
        writeln!(page, "| the same files read and indexed; Loupe with its graph | {own} | {} |", cells.join(" | "))?;
        let cells: Vec<String> = ENGINES.iter().map(|who| made(graph(who))).collect();
        let own = told(number("loupe", "build_graph_ms"));
        writeln!(page, "| the graph alone | {own} | {} |", cells.join(" | "))?;
        let bytes = |who: &str| number(who, "bytes").map(|bytes| bytes / lots.max(1) as f64);
        let cells: Vec<String> = ENGINES.iter().map(|who| told(bytes(who))).collect();
        let own = told(number("loupe", "bytes_per_lot/in_all"));
        writeln!(page, "| bytes a lot, without the graph's tables of theirs | {own} | {} |", cells.join(" | "))?;
    }
    Ok(page)
}

fn told(number: Option<f64>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| format!("{number:.1}"))
}

/// How long it took, or that it took longer than it may.
fn made(value: Option<&Value>) -> String {
    let most = value.and_then(|value| value["more_than_ms"].as_f64());
    most.map_or_else(|| told(value.and_then(Value::as_f64)), |most| format!("more than {most}"))
}

fn spread(value: Option<&Value>) -> String {
    let number = |field: &str| value.and_then(|value| value[field].as_f64());
    match (number("more_than_ms"), number("p50"), number("p99")) {
        (Some(most), ..) => format!("more than {most}"),
        (_, Some(p50), Some(p99)) => format!("{p50:.3} ({p99:.3})"),
        _ => "–".to_owned(),
    }
}
