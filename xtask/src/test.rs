//! `cargo xtask test`: every test, none left out.

use std::sync::Mutex;

use crate::browser::ChromeDriver;
use crate::postgres::Postgres;
use crate::process::{cargo, run_heard, run_shown};
use crate::{Stopped, check, need, wasm};

/// One set of features for all of it, so that nothing is built twice: PDFs are off where nobody asks for them.
const EVERYTHING: [&str; 3] = ["--workspace", "--features", "loupe-paper/pdf"];

/// Runs the checks and every test, or only `cargo test` with the arguments given.
pub(crate) fn run(args: &[String]) -> Result<(), Stopped> {
    let everything = args.is_empty();
    let programs = need::programs()?;
    if everything {
        check::run()?;
        run_shown(cargo().arg("test").args(EVERYTHING).arg("--no-run"))?;
    }
    let built = wasm::build()?;
    let postgres = Postgres::start(&programs.postgres_bin)?;
    let chromedriver = ChromeDriver::start(&programs.chromedriver)?;
    let mut command = cargo();
    command.arg("test");
    if everything {
        command.args(EVERYTHING)
    } else {
        command.args(args)
    };
    command.env("LOUPE_TEST_POSTGRES", postgres.url()).env("LOUPE_TEST_CHROMEDRIVER", chromedriver.url());
    command.env("LOUPE_TEST_GO", &programs.go).env("LOUPE_TEST_WASM", built.verify);
    command.env("LOUPE_TEST_SCAN", built.scan_page);

    let skipped = Mutex::new(Vec::new());
    run_heard(&mut command, |line| {
        if says_something_was_skipped(line) {
            skipped.lock().expect("no listener panics").push(line.trim_end().to_owned());
        }
    })?;
    let skipped = skipped.into_inner().expect("no listener panics");
    if everything && !skipped.is_empty() {
        eprintln!("every test was to run, but:\n{}", skipped.join("\n"));
        return Err(Stopped::Failed);
    }
    Ok(())
}

/// Whether a line of `cargo test` tells of a test that was ignored or that left something out.
fn says_something_was_skipped(line: &str) -> bool {
    let ignored = line.starts_with("test result:") && !line.contains(" 0 ignored;");
    ignored || line.starts_with("left out:")
}
