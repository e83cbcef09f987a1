//! A program killed again and again while it captures: every document is taken whole or not at all, and sending all of
//! it once more ends where it would have ended without a kill.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use super::program::{in_folder, loupe};
use super::trading::operator;

/// How often the program is killed.
const ROUNDS: u64 = 8;

fn capture(folder: &Path, documents: &str) -> Vec<Value> {
    let told = in_folder(folder, &["custody", "capture", documents, "--proceed", "--as", "a.sand", "--json"]);
    told.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn sum(jobs: &[Value], field: &str) -> u64 {
    jobs.iter().map(|job| job[field].as_u64().unwrap()).sum()
}

/// What is in custody, as anyone may ask for it.
fn asked(folder: &Path) -> (Value, Vec<Value>) {
    let json = |args: &[&str]| -> Value {
        let told = in_folder(folder, args);
        serde_json::from_str(&told.out).unwrap_or_else(|_| panic!("{args:?}: {told:?}"))
    };
    let who = ["--as", "a.sand", "--json"];
    let trace = json(&[&["custody", "trace", "--site", "catoca"][..], &who].concat())["answer"].clone();
    let operators = json(&[&["custody", "balance"][..], &who].concat())["operators"].clone();
    let operators = operators.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned());
    let balances = operators.map(|one| json(&[&["custody", "balance", one.as_str()][..], &who].concat()));
    (trace, balances.collect())
}

#[test]
fn a_document_that_was_cut_off_is_taken_whole_or_not_at_all() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    operator(folder.path());
    operator(other.path());
    let documents = folder.path().join("trade.ndjson").display().to_string();
    let simulate = ["simulate", "trade", "--lots", "5000", "--seed", "3", "--cheats", "20", "--sites", "catoca,cuango"];
    in_folder(folder.path(), &[&simulate[..], &["--events", &documents]].concat());
    let whole = capture(other.path(), &documents);
    assert!(whole.len() > 2 && sum(&whole, "refused") > 0, "{whole:?}");

    for round in 0..ROUNDS {
        let mut command = loupe();
        command.args(["custody", "capture", &documents, "--proceed", "--as", "a.sand", "--data"]).arg(folder.path());
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Not a wait for something: the moment of the kill.
        let moment = Duration::from_millis(150 + round * 370);
        let (tell, told) = std::sync::mpsc::channel::<()>();
        let _ = told.recv_timeout(moment);
        drop(tell);
        child.kill().unwrap();
        child.wait().unwrap();
        let jobs = in_folder(folder.path(), &["custody", "jobs", "--as", "a.sand", "--json"]);
        let jobs: Vec<Value> = serde_json::from_str(&jobs.out).unwrap();
        for job in &jobs {
            let [events, taken, there, refused] =
                ["events", "taken", "already_there", "refused"].map(|field| job[field].as_u64().unwrap());
            if job["finished"].is_null() {
                assert_eq!(taken + there + refused, 0, "{job}");
            } else {
                assert_eq!(taken + there + refused, events, "{job}");
            }
        }
    }
    let again = capture(folder.path(), &documents);
    assert_eq!(sum(&again, "taken") + sum(&again, "already_there"), sum(&whole, "taken"));
    assert_eq!(sum(&again, "refused"), sum(&whole, "refused"));
    assert_eq!(asked(folder.path()), asked(other.path()));
}
