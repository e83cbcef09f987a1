//! How long a PDF takes: the first of a process, and later ones by their size. Prints JSON; `cargo xtask bench` reads it.
//! With `LOUPE_PDF_OUT` one of each size is written into that folder, to be looked at.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot be taken stops")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::{Duration, Instant};

use loupe_paper::{Paper, pdf};
use serde_json::{Value, json};
use support::{certificate, code, sheet_of};

/// So many of each size.
const RUNS: usize = 20;

fn main() {
    let started = Instant::now();
    made(1, "en", 0);
    let first = started.elapsed();
    let out = std::env::var("LOUPE_PDF_OUT").ok();
    let mut sizes = serde_json::Map::new();
    for (parcels, language) in [(1, "en"), (6, "fr"), (20, "pt"), (60, "fr"), (200, "en")] {
        let (mut times, mut bytes) = (Vec::new(), Vec::new());
        for round in 1..=RUNS {
            let (time, file) = made(parcels, language, round);
            times.push(time);
            bytes = file;
        }
        if let Some(folder) = &out {
            std::fs::write(format!("{folder}/{parcels}-{language}.pdf"), &bytes).unwrap();
        }
        let told = json!({ "language": language, "bytes": bytes.len(), "us": spread(times) });
        sizes.insert(format!("{parcels}_parcels"), told);
    }
    let first_us = first.as_micros() as u64;
    println!("{}", json!({ "first_of_a_process_us": first_us, "later": sizes }));
}

/// A file, and how long it took. No two are the same, or what was set before would be taken again.
fn made(parcels: usize, language: &str, round: usize) -> (Duration, Vec<u8>) {
    let mut one = certificate(parcels, language);
    one.number = format!("BW{:08}", parcels * 100 + round + 1).parse().unwrap();
    let (sheet, code) = (sheet_of(&one), code(parcels));
    let begun = Instant::now();
    let file = pdf(&Paper { sheet: &sheet, code: &code, credential: "a.b.c~" }).unwrap();
    (begun.elapsed(), file)
}

fn spread(mut times: Vec<Duration>) -> Value {
    times.sort_unstable();
    let us = |per_cent: usize| times[(times.len() * per_cent).div_ceil(100).max(1) - 1].as_micros() as u64;
    json!({ "median": us(50), "max": us(100) })
}
