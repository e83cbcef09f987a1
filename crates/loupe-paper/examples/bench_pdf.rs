//! How long a PDF takes: one line of JSON a size, for `cargo xtask bench`.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot be taken stops")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;

use loupe_paper::{Paper, pdf};
use support::{certificate, code, sheet_of};

fn main() {
    let started = Instant::now();
    let mut first = true;
    let out = std::env::var("LOUPE_PDF_OUT").ok();
    for (parcels, language) in [(1, "en"), (6, "fr"), (20, "pt"), (60, "fr"), (200, "en")] {
        let mut micros: Vec<u128> = Vec::new();
        let mut bytes = 0;
        for round in 0..20 {
            let mut one = certificate(parcels, language);
            // No two are the same, or what was set before would be taken again.
            one.number = format!("BW{:08}", parcels * 100 + round + 1).parse().unwrap();
            let sheet = sheet_of(&one);
            let code = code(parcels);
            let begun = Instant::now();
            let made = pdf(&Paper { sheet: &sheet, code: &code, credential: "a.b.c~" }).unwrap();
            micros.push(begun.elapsed().as_micros());
            bytes = made.len();
            if first {
                println!("{{\"what\":\"pdf, first of a process\",\"ms\":{}}}", started.elapsed().as_millis());
                first = false;
            }
            if let Some(folder) = out.as_ref().filter(|_| round == 0) {
                std::fs::write(format!("{folder}/{parcels}-{language}.pdf"), &made).unwrap();
            }
        }
        micros.sort_unstable();
        println!(
            "{{\"what\":\"pdf\",\"parcels\":{parcels},\"language\":\"{language}\",\"p50_ms\":{},\"most_ms\":{},\"bytes\":{bytes}}}",
            micros[micros.len() / 2] / 1000,
            micros[micros.len() - 1] / 1000,
        );
    }
}
