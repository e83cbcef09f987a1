//! What a server answers about certificates, one request after another.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use super::http::Connection;
use super::server::Server;
use super::spread::Spread;

/// So many certificates of each authority are read.
const OF_EACH: u32 = 50;
/// How often each other answer is read.
const RUNS: usize = 30;

/// Serves the simulated register at `data` and reads from it.
pub(super) fn pages(loupe: &Path, data: &Path) -> anyhow::Result<Value> {
    let (office, prefixes) = authorities(loupe, data)?;
    let server = Server::start(loupe, data)?;
    let numbers = |prefix: &String| (1..=OF_EACH).map(|count| format!("{prefix}{count:08}")).collect::<Vec<_>>();
    let numbers: Vec<String> = prefixes.iter().flat_map(numbers).collect();
    let each = |begin: &str| numbers.iter().map(|number| format!("{begin}{number}")).collect::<Vec<_>>();
    let again = |path: String| vec![path; RUNS];
    Ok(json!({
        "page": read(&server, &each("/en/certificate/"))?,
        "answer": read(&server, &each("/api/v1/certificates/"))?,
        "revocation_list": read(&server, &again(format!("/status/{office}/revocation/1")))?,
        "message_list": read(&server, &again(format!("/status/{office}/message/1")))?,
        "trust_bundle": read(&server, &again("/trust/bundle.json".to_owned()))?,
        "receipts_owed": read(&server, &again("/en/receipts-owed".to_owned()))?,
        "memory": server.peak_memory(),
    }))
}

/// An authority that issues, and the prefixes of all that did.
fn authorities(loupe: &Path, data: &Path) -> anyhow::Result<(String, Vec<String>)> {
    let mut command = Command::new(loupe);
    let output = command.args(["office", "list", "--json", "--data"]).arg(data).output()?;
    ensure!(output.status.success(), "the offices are not told: {}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout)?;
    let offices = told["offices"].as_array().context("there are no offices")?;
    let of_prefix = |office: &Value| Some((office["id"].as_str()?.to_owned(), office["prefix"].as_str()?.to_owned()));
    let all: Vec<(String, String)> = offices.iter().filter_map(of_prefix).collect();
    let (office, _) = all.first().context("no office has a prefix")?;
    Ok((office.clone(), all.iter().map(|(_, prefix)| prefix.clone()).collect()))
}

/// How long each path takes; those that are not there are left out.
fn read(server: &Server, paths: &[String]) -> anyhow::Result<Value> {
    let mut connection = Connection::open(server.address)?;
    let mut times = Vec::new();
    for path in paths {
        let begin = Instant::now();
        let answer = connection.get(path, "gzip")?;
        let time = begin.elapsed();
        ensure!(matches!(answer.status, 200 | 404), "{path} answers {}", answer.status);
        if answer.status == 200 {
            times.push(time);
        }
    }
    ensure!(times.len() >= RUNS, "only {} of {} are there", times.len(), paths.len());
    Ok(json!({ "count": times.len(), "microseconds": Spread::of(times).json() }))
}
