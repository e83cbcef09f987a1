//! What may not be reached from where: floats from exact code, the outside world from the scheme.

use super::rust_text::{before_tests, part};
use super::tracked::{expect_none, program};

/// The crates whose numbers are exact, down to the cells of a spreadsheet, which are read as text.
const EXACT: [&str; 4] = [SCHEME, "crates/loupe-store/", "crates/loupe-registry/", TLOG];
const SCHEME: &str = "crates/loupe-scheme/";
const TLOG: &str = "crates/loupe-tlog/";

/// The only part of the log that touches a disk.
const STORAGE: &str = "crates/loupe-tlog/src/storage/";

/// Names through which code would read a file, a clock, the surroundings or the network.
const OUTSIDE: [&str; 10] = [
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned::now",
];

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
}

#[test]
fn no_float_in_the_core() {
    let mut complaints = Vec::new();
    for file in program().iter().filter(|file| EXACT.iter().any(|exact| file.path.starts_with(exact))) {
        let parted = part(before_tests(&file.text));
        let floats = parted.lines().filter(|(_, line)| words(line).any(|word| word == "f64" || word == "f32"));
        complaints.extend(floats.map(|(number, _)| format!("{}:{number}", file.path)));
    }
    expect_none(&complaints, "a float where numbers are exact");
}

/// Every reach to the outside from the files that are `within`.
fn reaches(within: impl Fn(&str) -> bool) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in program().iter().filter(|file| within(&file.path)) {
        let parted = part(before_tests(&file.text));
        for (number, line) in parted.lines() {
            let reached = OUTSIDE.iter().filter(|name| line.contains(*name));
            complaints.extend(reached.map(|name| format!("{}:{number}: {name}", file.path)));
        }
    }
    complaints
}

#[test]
fn the_scheme_reads_no_file_no_clock_and_no_network() {
    expect_none(&reaches(|path| path.starts_with(SCHEME)), "the scheme reaches outside");
}

#[test]
fn the_log_reads_no_file_no_clock_and_no_network_but_in_its_storage() {
    let core = |path: &str| path.starts_with(TLOG) && !path.starts_with(STORAGE);
    expect_none(&reaches(core), "the log reaches outside");
}

#[test]
fn no_sql_above_the_store() {
    let mut complaints = Vec::new();
    let statements = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE "];
    for file in program().iter().filter(|file| !file.path.starts_with("crates/loupe-store/")) {
        let parted = part(before_tests(&file.text));
        let sql = parted
            .literals
            .iter()
            .filter(|(_, literal)| statements.iter().any(|s| literal.trim_start().starts_with(s)));
        complaints.extend(sql.map(|(number, _)| format!("{}:{number}", file.path)));
    }
    expect_none(&complaints, "SQL outside loupe-store");
}
