//! A serving program killed again and again while others record: nothing acknowledged is lost, and nothing is twice.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use jiff::Timestamp;
use loupe_registry::import_returns::Mode;
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::audit::{AuditAsk, Audited, RECEIPT_DAYS, audit};
use loupe_registry::log::{LogHome, Publisher};
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_scheme::record::{Kind, Record};
use loupe_tlog::policy::Policy;
use loupe_tlog::storage::{Disk, Folder};

use super::program::{in_folder, loupe};

/// How often the server is killed.
const ROUNDS: u32 = 200;
/// Every so many rounds a program that imports is killed too, and the whole log is audited.
const HARDER_EVERY: u32 = 10;

/// Numbers that look like chance and are the same in every run.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(most)).unwrap()
    }
}

/// A return of a mass that says which one it is.
fn filed(number: u32) -> String {
    format!("participant,year,half,outcome,mining,carats,value_usd\nBWA,2025,1,production,LSM,{number}.5,900\n")
}

fn serve(folder: &Path) -> Child {
    let mut command = loupe();
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn checkpoint(folder: &Path) -> Vec<u8> {
    fs::read(folder.join("log/checkpoint")).unwrap()
}

/// Audits what is published, with nothing but the folder.
fn audited(folder: &Path, records: bool) -> Audited {
    let log = folder.join("log");
    let policy = Policy::parse(&fs::read(log.join("policy")).unwrap()).unwrap();
    let key = policy.logs().first().unwrap().key().clone();
    let as_of = Timestamp::now();
    let ask = AuditAsk { log: key, policy, others: Vec::new(), as_of, receipt_days: RECEIPT_DAYS, records };
    audit(&Folder::new(Disk::new(log).unwrap()), &ask).unwrap()
}

/// The masses of the returns that the published log holds for the half-year of this test, each with how often.
fn published(folder: &Path) -> Vec<String> {
    let log = folder.join("log");
    let policy = Policy::parse(&fs::read(log.join("policy")).unwrap()).unwrap();
    let key = policy.logs().first().unwrap().key().clone();
    let mut masses = Vec::new();
    loupe_tlog::audit::audit(&Folder::new(Disk::new(log).unwrap()), &key, &[], |_, entry| {
        let record = Record::parse(entry).unwrap();
        if record.kind() == Kind::ReturnFiled && record.body().fact("period") == Some("2025H1") {
            masses.push(record.body().fact("carats").unwrap().to_owned());
        }
    })
    .unwrap();
    masses
}

fn home(folder: &Path) -> LogHome {
    let keys = folder.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    LogHome { folder: folder.join("log"), ring: Arc::new(ring), now: Timestamp::now }
}

/// Records one return after another until told to stop; how many were acknowledged is counted as it happens.
async fn record(registry: Arc<Registry>, from: u32, acknowledged: Arc<AtomicU32>, stop: Arc<AtomicBool>) -> Vec<u32> {
    let mut done = Vec::new();
    for number in from.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        registry.import_returns("return.csv", filed(number).as_bytes(), Mode::Save).await.unwrap();
        done.push(number);
        acknowledged.fetch_add(1, Ordering::Relaxed);
    }
    done
}

/// Starts a program that imports a return and kills it at some moment; whether it acknowledged before.
fn import_and_kill(folder: &Path, number: u32, patience: u32) -> bool {
    let file: PathBuf = super::program::file(folder, "killed.csv", &filed(number));
    let mut command = loupe();
    command.args(["import", "returns"]).arg(file).arg("--data").arg(folder);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let log = folder.join("loupe.sqlite-wal");
    let begun = fs::metadata(&log).map_or(0, |file| file.len());
    // Some are killed at once, some when they have begun to write, some never.
    for _ in 0..patience * 2_000 {
        if child.try_wait().unwrap().is_some() || fs::metadata(&log).map_or(0, |file| file.len()) > begun {
            break;
        }
        std::thread::yield_now();
    }
    if patience < 8 {
        // It may have ended in between.
        let _ = child.kill();
    }
    child.wait().unwrap().success()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_200_times_under_load_loses_no_acknowledged_record_and_publishes_none_twice() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(in_folder(folder.path(), &["definition", "list"]).code, 0);
    let registry = Registry::open(&sqlite_url(folder.path())).await.unwrap().with_log(home(folder.path()));
    let registry = Arc::new(registry);
    Publisher::new(registry.clone()).unwrap().turn().await.unwrap();
    let mut seeded = Seeded(20_221_026);
    let mut acknowledged: Vec<u32> = Vec::new();
    let mut next = 1;
    for round in 0..ROUNDS {
        let mut server = serve(folder.path());
        let (count, stop) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)));
        let load = tokio::spawn(record(registry.clone(), next, count.clone(), stop.clone()));
        // Killed after so many acknowledgements, or when the head is seen to move: each round another moment.
        let before = checkpoint(folder.path());
        let (most, at_the_head) = (1 + seeded.below(2), seeded.below(2) == 0);
        while count.load(Ordering::Relaxed) < most && (!at_the_head || checkpoint(folder.path()) == before) {
            tokio::task::yield_now().await;
        }
        for _ in 0..seeded.below(2_000) {
            tokio::task::yield_now().await;
        }
        server.kill().unwrap();
        server.wait().unwrap();
        stop.store(true, Ordering::Relaxed);
        let done = load.await.unwrap();
        next = done.last().map_or(next, |last| last + 1);
        acknowledged.extend(done);
        let harder = round % HARDER_EVERY == 0;
        if harder {
            if import_and_kill(folder.path(), next, seeded.below(10)) {
                acknowledged.push(next);
            }
            next += 1;
        }
        let audit = audited(folder.path(), harder);
        assert!(audit.passed, "round {round}: {:?}", audit.faults);
    }
    let last = Publisher::new(registry.clone()).unwrap().turn().await.unwrap();
    assert!(!last.elsewhere, "nobody else is left to publish");
    registry.close().await;
    let audit = audited(folder.path(), true);
    assert!(audit.passed, "{:?}", audit.faults);
    let published = published(folder.path());
    let once: BTreeSet<&String> = published.iter().collect();
    assert_eq!(once.len(), published.len(), "a record was published twice");
    for number in &acknowledged {
        assert!(once.contains(&format!("{number}.50")), "the acknowledged return {number} is not in the log");
    }
    assert!(acknowledged.len() >= ROUNDS as usize, "{}", acknowledged.len());
}
