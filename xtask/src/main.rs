//! Tasks around the workspace: `cargo xtask check`, `test`, `wasm`, `bench`, `schemathesis`.

mod bench;
mod browser;
mod check;
mod folders;
mod need;
mod postgres;
mod process;
mod python;
mod register;
mod schemathesis;
mod test;
mod wasm;

use std::process::ExitCode;

/// Why a task did not succeed.
#[derive(Debug)]
enum Stopped {
    /// A check or a test failed, and has said so.
    Failed,
    /// The command line asks for nothing that exists.
    Misuse(String),
    /// Something is missing or broken on this machine.
    Fault(anyhow::Error),
}

impl From<anyhow::Error> for Stopped {
    fn from(fault: anyhow::Error) -> Stopped {
        Stopped::Fault(fault)
    }
}

const USAGE: &str = "\
cargo xtask check        format and lints
cargo xtask test         check, then every test, with its own PostgreSQL and a real browser
cargo xtask test ARGS    only `cargo test ARGS`, with both
cargo xtask wasm         build the offline checks for the browser, and the page of one
cargo xtask bench        measure the release build, write docs/bench/
cargo xtask bench certificates   only what concerns certificates
cargo xtask bench custody        only custody, beside DuckDB, PostgreSQL and SQLite
cargo xtask schemathesis [SEED]  GS1's OpenAPI thrown at a running server";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = args.split_first().map_or(("", &[][..]), |(task, rest)| (task.as_str(), rest));
    let done = match task {
        "check" => check::run(),
        "test" => test::run(rest),
        "wasm" => wasm::build().map(drop),
        "bench" => bench::run(rest),
        "schemathesis" => schemathesis::run(rest),
        "load" => bench::load::run(rest).map_err(Stopped::Fault),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        other => Err(Stopped::Misuse(format!("there is no task `{other}`"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stopped::Failed) => ExitCode::from(1),
        Err(Stopped::Misuse(what)) => {
            eprintln!("{what}\n{USAGE}");
            ExitCode::from(2)
        }
        Err(Stopped::Fault(fault)) => {
            eprintln!("{fault:#}");
            ExitCode::from(3)
        }
    }
}
