//! Times of an audit of records that the register itself made: the tree alone, and with every office's signature.
//! Prints JSON; `cargo xtask bench` reads it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use loupe_registry::import_returns::Mode;
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::audit::{AuditAsk, RECEIPT_DAYS, audit};
use loupe_registry::log::{LogHome, POLICY, Publisher};
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world;
use loupe_tlog::policy::Policy;
use loupe_tlog::storage::{Disk, Folder};
use serde_json::{Value, json};

const ORIGIN: &str = "log.example/records";
/// Files of returns, and the rows in each: a record a row.
const FILES: u32 = 10;
const ROWS: u32 = 10_000;
/// How often the log is audited in each way.
const AUDITS: usize = 5;
/// Whose returns they are.
const PARTICIPANTS: [&str; 8] = ["AGO", "BWA", "CAN", "GIN", "LSO", "SLE", "ZAF", "ZWE"];
/// Their years.
const YEARS: (u32, u32) = (2004, 20);

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    // The folder may be named, for a disk other than the one of temporary files.
    let place = std::env::args_os().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(&place)?;
    record(folder.path()).await?;
    let tree = audited(&folder.path().join("log"), false)?;
    let records = audited(&folder.path().join("log"), true)?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{}", json!({ "threads": threads, "tree_only": tree, "with_records": records }));
    Ok(())
}

/// Makes a register with its log in `root`, and publishes what it records.
async fn record(root: &Path) -> Result<(), Failure> {
    let keys = root.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    let home = LogHome { folder: root.join("log"), ring: Arc::new(ring), now: Timestamp::now };
    let registry = Arc::new(Registry::open(&sqlite_url(root)).await?.with_log(home));
    registry.begin_log(ORIGIN).await?;
    registry.import_world(&world::shipped(), &mut |_| ()).await?;
    let mut publisher = Publisher::new(registry.clone())?;
    for file in 0..FILES {
        registry.import_returns("returns.csv", returns(file)?.as_bytes(), Mode::Save).await?;
        publisher.turn().await?;
    }
    registry.close().await;
    Ok(())
}

/// A file of returns, no two alike in all files.
fn returns(file: u32) -> Result<String, std::fmt::Error> {
    let mut text = "participant,year,half,outcome,mining,carats,value_usd\n".to_owned();
    for number in file * ROWS..(file + 1) * ROWS {
        let participant = PARTICIPANTS[number as usize % PARTICIPANTS.len()];
        let (year, half) = (YEARS.0 + number / 16 % YEARS.1, 1 + number / 8 % 2);
        writeln!(text, "{participant},{year},{half},production,LSM,{}.5,{}", number + 1, 90 * (number + 1))?;
    }
    Ok(text)
}

/// Audits what is published, as `loupe log audit` does, with nothing but the folder.
fn audited(log: &Path, records: bool) -> Result<Value, Failure> {
    let policy = Policy::parse(&std::fs::read(log.join(POLICY))?)?;
    let key = policy.logs().first().ok_or("the policy names no log")?.key().clone();
    let as_of = Timestamp::now();
    let ask = AuditAsk { log: key, policy, others: Vec::new(), as_of, receipt_days: RECEIPT_DAYS, records };
    let source = Folder::new(Disk::new(log)?);
    let (mut times, mut entries) = (Vec::new(), 0);
    for _ in 0..AUDITS {
        let begin = Instant::now();
        let audited = audit(&source, &ask)?;
        times.push(begin.elapsed());
        entries = audited.entries;
        if !audited.passed || entries < u64::from(FILES * ROWS) {
            return Err(format!("the audit of a good log fails: {:?}", audited.faults).into());
        }
    }
    times.sort_unstable();
    let ms = |time: Duration| time.as_millis() as u64;
    let worst = times[AUDITS - 1];
    let per_second = u128::from(entries) * 1_000_000 / worst.as_micros().max(1);
    Ok(json!({
        "entries": entries,
        "ms": { "median": ms(times[AUDITS / 2]), "max": ms(worst) },
        "records_per_second": per_second as u64,
        "ms_per_1000000": 1_000_000_000 / (per_second as u64).max(1),
    }))
}
