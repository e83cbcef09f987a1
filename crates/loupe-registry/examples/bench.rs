//! Times of the work behind the answers, on the shipped world, in one process. Prints JSON; `cargo xtask bench` reads it.

use std::hint::black_box;
use std::time::{Duration, Instant};

use loupe_registry::edition::Edition;
use loupe_registry::world;
use loupe_scheme::definition::{compare, resolve};
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::Period;
use loupe_scheme::statement::{Subject, examine, world_table};

/// Each thing is done this often, and its median counts.
const RUNS: usize = 21;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let begin = Instant::now();
    let register = world::read(&world::shipped()).map_err(|refusals| format!("{refusals:?}"))?;
    let edition = Edition::new(register)?;
    let read = begin.elapsed();

    let mut keys: Vec<String> = Vec::new();
    for definition in &edition.register.definitions {
        keys.push(definition.id.clone());
        keys.extend(definition.readings.iter().map(|reading| format!("{}:{}", definition.id, reading.id)));
    }
    let resolved = keys.iter().map(|key| resolve(key, &edition.register.definitions)).collect::<Result<Vec<_>, _>>()?;
    let mut pairs = Vec::new();
    for left in &resolved {
        for right in &resolved {
            pairs.push(median(|| drop(black_box(compare(left, right)))));
        }
    }
    pairs.sort_unstable();

    let (register, latest) = (&edition.register, edition.latest_year());
    let table = |period: Period| world_table(register, &edition.defaults, period, LooksCounted::default());
    let one_year = median(|| drop(black_box(table(latest))));
    let years = || (2003..=latest.last().year()).filter_map(Period::year);
    let all_years = median(|| years().for_each(|year| drop(black_box(table(year)))));
    let today = latest.last().last_day();
    let subject = Subject::World;
    let statement = median(|| {
        let made = examine(register, &subject, latest, &edition.defaults, LooksCounted::default(), today);
        drop(black_box(made));
    });

    let us = |time: Duration| time.as_micros();
    println!(
        "{{\"read_world_us\":{},\"comparison_us\":{{\"pairs\":{},\"median\":{},\"max\":{}}},\"world_table_us\":{},\
         \"world_table_of_every_year_us\":{},\"statement_of_the_world_us\":{}}}",
        us(read),
        pairs.len(),
        us(pairs[pairs.len() / 2]),
        us(pairs[pairs.len() - 1]),
        us(one_year),
        us(all_years),
        us(statement),
    );
    Ok(())
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}
