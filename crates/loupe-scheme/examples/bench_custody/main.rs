//! Times and memory of custody on simulated trades. Prints JSON; `cargo xtask bench` reads it.
//!
//! Arguments: how many lots, one or several; 1,600,000 and 8,000,000 unless told otherwise. A folder before them gets
//! every world as tables with questions and answers, so that other programs can do the same work.

mod export;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use loupe_scheme::custody::simulated::{Chance, Deed, Plan, Trade};
use loupe_scheme::custody::{
    Class, Draw, Graph, Ledger, LotId, Movement, MovementId, OriginId, OriginSet, Output, Scratch, Source, Start,
    Unknown,
};
use loupe_scheme::mass::Carats;
use serde_json::{Value, json};

use export::Questions;

const SEED: u64 = 42;
/// How often a question about one lot is asked.
const QUESTIONS: usize = 2_000;
/// How many of the lots, sites and corrections others are asked about.
const ASKED: (usize, usize, usize) = (20, 3, 2);
/// How often all lots are evaluated, traced or corrected.
const RUNS: usize = 51;

fn main() -> std::io::Result<()> {
    let mut given: Vec<String> = std::env::args().skip(1).collect();
    let folder = given.first().filter(|first| first.parse::<usize>().is_err()).map(PathBuf::from);
    let sizes: Vec<usize> = given.drain(..).filter_map(|lots| lots.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_600_000, 8_000_000] } else { sizes };
    let mut worlds = Vec::new();
    for lots in sizes {
        worlds.push(world(lots, folder.as_deref().map(|folder| folder.join(lots.to_string())).as_deref())?);
    }
    println!("{}", json!({ "seed": SEED, "worlds": worlds }));
    Ok(())
}

fn world(lots: usize, folder: Option<&Path>) -> std::io::Result<Value> {
    let mut ledger = Ledger::default();
    let mut trade = Trade::new(Plan { lots, seed: SEED, cheats: 0 });
    let begun = Instant::now();
    let mut widest = (0, 0);
    trade.play(&mut ledger, &mut |act| {
        let Deed::Moved { movement, .. } = act.deed else { return };
        widest = (widest.0.max(movement.draws().len()), widest.1.max(movement.outputs.len()));
    });
    let played = millis(begun);
    let set: OriginSet = trade.origins.iter().map(|(origin, _)| origin).filter(|origin| origin.0 % 3 == 0).collect();
    let origins = trade.origins.iter().count() as u32;
    drop(trade);
    ledger.shrink();
    let begun = Instant::now();
    let mut graph = Graph::of(&ledger);
    let built = millis(begun);
    graph.shrink();
    let count = ledger.lots();
    let per_lot = |bytes: usize| (bytes * 10).div_ceil(count) as f64 / 10.0;
    let bytes = [ledger.bytes(), graph.bytes(), ledger.bytes() + graph.bytes()].map(per_lot);
    let memory = [memory("VmRSS:"), memory("VmHWM:")].map(|bytes| bytes.map(per_lot));
    let mut asked = None;
    if let Some(folder) = folder {
        export::tables(&ledger, folder)?;
        let sites = traced(origins, ASKED.1);
        let lots = &late_lots(&ledger)[..ASKED.0];
        let questions = Questions { ledger: &ledger, graph: &graph, origins, set: &set, lots, sites: &sites };
        asked = Some(questions.answers());
    }
    let mut measured = json!({
        "lots": count,
        "movements": ledger.movements(),
        "origins": origins,
        "pools": graph.pools(),
        "edges": graph.edges(),
        "widest_movement": { "in": widest.0, "out": widest.1 },
        "play_ms": played,
        "build_graph_ms": built,
        "bytes_per_lot": { "ledger": bytes[0], "graph": bytes[1], "in_all": bytes[2] },
        "evaluate_all_ms": evaluate(&ledger, &graph, &set),
        "one_lot_ms": one_lot(&ledger, &graph, &set),
        "forward_ms": forward(&ledger, &graph, origins),
        "rss_bytes_per_lot": memory[0],
        "peak_rss_bytes_per_lot": memory[1],
    });
    let mut corrected = Vec::new();
    measured["correction_ms"] = corrections(&mut ledger, &mut graph, &set, &mut corrected);
    drop((ledger, graph));
    if let (Some(folder), Some(mut asked)) = (folder, asked) {
        measured["rebuild_from_tables"] = export::rebuilt(folder)?;
        asked["corrections"] = corrected.into();
        std::fs::write(folder.join("questions.json"), asked.to_string())?;
    }
    Ok(measured)
}

/// A definition for every lot: the walk over the pools, and then sums, or a class for each.
fn evaluate(ledger: &Ledger, graph: &Graph, set: &OriginSet) -> Value {
    let start = Start::Origins(set, Unknown::MayBe);
    let pools = times(RUNS, |_| {
        black_box(graph.evaluate(start));
    });
    let sums = times(RUNS, |_| {
        black_box(sums(ledger, graph, start));
    });
    let mut written = Vec::new();
    let classes = times(RUNS, |_| {
        graph.classes(ledger, &graph.evaluate(start), black_box(&mut written));
    });
    let intervals = times(RUNS, |_| {
        black_box(interval_sums(ledger, graph, start));
    });
    json!({
        "pools_only": pools,
        "sums_of_all_intervals": intervals,
        "sums_of_all_bounds": sums,
        "class_of_each": classes,
    })
}

/// The sums of at least, expected and at most of all lots.
fn sums(ledger: &Ledger, graph: &Graph, start: Start<'_>) -> [u64; 3] {
    let shares = graph.sweep(start);
    graph.all_bounds(ledger, &shares).fold([0; 3], |[low, expected, high], (_, bounds)| {
        let [least, likely, most] = [bounds.at_least, bounds.expected, bounds.at_most].map(Carats::micro);
        [low.wrapping_add(least), expected.wrapping_add(likely), high.wrapping_add(most)]
    })
}

/// The sums of both ends of every lot's interval.
fn interval_sums(ledger: &Ledger, graph: &Graph, start: Start<'_>) -> [u64; 2] {
    let intervals = graph.evaluate(start);
    graph.intervals(ledger, &intervals).fold([0; 2], |[low, high], (_, [at_least, at_most])| {
        [low.wrapping_add(at_least.micro()), high.wrapping_add(at_most.micro())]
    })
}

/// Lots of the later half of the trade, whose past is longest.
fn late_lots(ledger: &Ledger) -> Vec<LotId> {
    let mut chance = Chance::new(SEED);
    let count = ledger.lots() as u64;
    (0..QUESTIONS).map(|_| LotId(chance.between(count / 2, count - 1) as u32)).collect()
}

fn one_lot(ledger: &Ledger, graph: &Graph, set: &OriginSet) -> Value {
    let lots = late_lots(ledger);
    let mut scratch = Scratch::default();
    let mut rows: Vec<usize> = Vec::new();
    let composition = times(QUESTIONS, |at| {
        let told = graph.composition(ledger, lots[at], &mut scratch);
        rows.push(told.map_or(0, |told| told.rows.len()));
    });
    rows.sort_unstable();
    let start = Start::Origins(set, Unknown::MayBe);
    let bounds = times(QUESTIONS, |at| {
        black_box(graph.bounds_of(ledger, start, lots[at], &mut scratch));
    });
    let ancestors = times(QUESTIONS, |at| {
        black_box(graph.ancestors(lots[at], &mut scratch));
    });
    let mut movements = Vec::new();
    let history = times(QUESTIONS / 10, |at| movements.push(black_box(ledger.history(lots[at])).len()));
    movements.sort_unstable();
    json!({
        "composition": composition,
        "origins_p50": rows[QUESTIONS / 2],
        "origins_max": rows[QUESTIONS - 1],
        "bounds": bounds,
        "back_trace_pools": ancestors,
        "back_trace_movements": history,
        "movements_traced_p50": movements[movements.len() / 2],
    })
}

/// Mines by half-year, by chance.
fn traced(origins: u32, count: usize) -> Vec<OriginId> {
    let mut chance = Chance::new(SEED);
    (0..count).map(|_| OriginId(chance.between(1, u64::from(origins)) as u32)).collect()
}

/// All lots that a mine's half-year, or a pool, can have reached, with how much of each.
fn forward(ledger: &Ledger, graph: &Graph, origins: u32) -> Value {
    let mut chance = Chance::new(SEED);
    let mut reached = Vec::new();
    let sites = traced(origins, RUNS * 4);
    let from_site = times(RUNS * 4, |at| {
        let set: OriginSet = [sites[at]].into_iter().collect();
        reached.push(trace(ledger, graph, Start::Origins(&set, Unknown::Aside)));
    });
    reached.sort_unstable();
    let from_pool = times(RUNS * 4, |_| {
        let lot = LotId(chance.between(0, ledger.lots() as u64 - 1) as u32);
        let Some(pool) = graph.pool(lot) else { return };
        trace(ledger, graph, Start::Pool(pool));
    });
    json!({
        "from_site": from_site,
        "lots_reached_p50": reached[reached.len() / 2],
        "lots_reached_max": reached.last(),
        "from_pool": from_pool,
    })
}

/// Lists the lots, adds up how much of each, and says how many there were.
fn trace(ledger: &Ledger, graph: &Graph, start: Start<'_>) -> usize {
    let reached = graph.reached(ledger, start);
    let bounds = graph.bounds_reached(ledger, &reached).map(|(_, bounds)| bounds);
    black_box(bounds.fold(0_u64, |sum, bounds| sum.wrapping_add(bounds.at_least.micro() ^ bounds.at_most.micro())));
    reached.lots.len()
}

/// Undoes movements of the first tenth of the trade, each until every lot of the world has its new answer; then tells
/// each again with the same lots, as it arrives late. Of the first few the answers are kept.
fn corrections(ledger: &mut Ledger, graph: &mut Graph, set: &OriginSet, kept: &mut Vec<Value>) -> Value {
    let start = Start::Origins(set, Unknown::MayBe);
    let mut chance = Chance::new(SEED);
    let early = ledger.movements() as u64 / 10;
    let chosen: Vec<MovementId> = (0..RUNS).map(|_| MovementId(chance.between(0, early) as u32)).collect();
    let mut movements: Vec<Option<Movement>> = Vec::new();
    let undo = times(RUNS, |at| {
        movements.push(told_again(ledger, chosen[at]));
        if ledger.undo(chosen[at]).is_ok() {
            graph.catch_up(ledger);
        }
        let sums = black_box(sums(ledger, graph, start));
        if at < ASKED.2 {
            kept.push(json!({ "movement": chosen[at].0, "sums": sums }));
        }
    });
    let late = times(RUNS, |at| {
        if let Some(movement) = &movements[at] {
            // Two of the same number: the second was refused above and is refused here.
            let _ = ledger.record(movement);
            graph.catch_up(ledger);
        }
        black_box(sums(ledger, graph, start));
    });
    let [mended, fresh] = [&*graph, &Graph::of(ledger)].map(|graph| classes(ledger, graph, start));
    json!({ "undo_to_every_lot": undo, "late_arrival_to_every_lot": late, "as_built_anew": mended == fresh })
}

fn classes(ledger: &Ledger, graph: &Graph, start: Start<'_>) -> ([u64; 3], Vec<Class>) {
    let mut classes = Vec::new();
    graph.classes(ledger, &graph.evaluate(start), &mut classes);
    (sums(ledger, graph, start), classes)
}

/// The movement in words in which it can be recorded again, for the lots it had made.
fn told_again(ledger: &Ledger, movement: MovementId) -> Option<Movement> {
    let draws: Vec<Draw> = ledger.draws(movement).collect();
    let source = ledger.origin(movement).map_or(Source::Lots(draws), Source::Origin);
    let outputs: Vec<Output> =
        ledger.outputs(movement).filter_map(|lot| Some(Output { lot: Some(lot), mass: ledger.mass(lot)? })).collect();
    let drawn = ledger.draws(movement).map(|draw| draw.mass.micro()).sum::<u64>();
    let made = outputs.iter().map(|output| output.mass.micro()).sum::<u64>();
    let loss = loupe_scheme::mass::Carats::from_micro(drawn.saturating_sub(made))?;
    Some(Movement { process: ledger.process(movement)?, source, outputs, loss })
}

fn times(runs: usize, mut run: impl FnMut(usize)) -> Value {
    let before = on_cpu_nanos();
    let mut times: Vec<f64> = (0..runs)
        .map(|at| {
            let begun = Instant::now();
            run(at);
            millis(begun)
        })
        .collect();
    // Other work on the machine lengthens a run and not this.
    let on_cpu = on_cpu_nanos().zip(before).map(|(after, before)| ((after - before) / runs as u64) as f64 / 1e6);
    times.sort_unstable_by(f64::total_cmp);
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    json!({ "p50": at(50), "p90": at(90), "p99": at(99), "max": at(100), "mean_on_cpu": on_cpu })
}

fn millis(since: Instant) -> f64 {
    (since.elapsed().as_secs_f64() * 1e6).round() / 1e3
}

/// How long this thread was on a processor, as far as the kernel has counted.
fn on_cpu_nanos() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok()
}

/// What the kernel says of this process's memory, of which its largest world is most.
fn memory(name: &str) -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kib: usize = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib * 1024)
}
