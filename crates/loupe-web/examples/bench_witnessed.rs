//! Times from an acknowledged record to its witnessed proof, through the parts that a server runs: the register and its
//! publisher as `loupe_web::serve` has them, and three witnesses over HTTP on the loopback address. Prints JSON;
//! `cargo xtask bench` reads it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_registry::import_returns::Mode;
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::{LogHome, POLICY};
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world;
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::key::{KeyKind, SigningKey, VerifierKey};
use loupe_tlog::policy::Policy;
use loupe_tlog::storage::Disk;
use loupe_web::witness::{self, Witness};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

const ORIGIN: &str = "log.example/records";
/// One witness for each pillar of the Kimberley Process.
const PILLARS: [&str; 3] = ["states", "industry", "civil"];
/// How many returns are recorded one after another, and how many before that, which are not counted.
const RUNS: u32 = 300;
const WARM: u32 = 10;
/// Returns come at each of these rates, whether or not those before are done, for so many seconds.
const A_SECOND: [u32; 3] = [5, 10, 20];
const SECONDS: u32 = 15;
/// What was promised, and how long one proof is waited for at most.
const PROMISED: Duration = Duration::from_secs(2);
const PATIENCE: Duration = Duration::from_secs(60);
/// How long to wait before looking again.
const LOOK_EVERY: Duration = Duration::from_millis(1);

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What serves, and what is known of its log.
struct Server {
    registry: Arc<Registry>,
    policy: Arc<Policy>,
    witnessed: watch::Receiver<u64>,
}

/// What one return took.
struct Took {
    /// From the moment it was due until it was acknowledged.
    acknowledged: Duration,
    /// From then until its witnessed proof.
    proven: Duration,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    // The folder may be named, for a disk other than the one of temporary files; then the database.
    let mut args = std::env::args_os().skip(1);
    let place = args.next().map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(&place)?;
    let url = match args.next() {
        Some(url) => url.into_string().map_err(|_| "the database's address is not UTF-8")?,
        None => sqlite_url(folder.path()),
    };
    let registry = Arc::new(Registry::open(&url).await?.with_log(home(folder.path())));
    registry.begin_log(ORIGIN).await?;
    registry.import_world(&world::shipped(), &mut |_| ()).await?;
    let policy = begin_witnesses(folder.path()).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    tokio::spawn(loupe_web::serve(
        listener,
        registry.clone(),
        today,
        loupe_web::Site::default(),
        std::future::pending(),
    ));

    let witnessed = watch(folder.path().join("log"), policy.clone());
    let server = Arc::new(Server { registry, policy, witnessed });
    for number in 0..WARM {
        record(&server, number, Instant::now()).await?;
    }
    let mut one_by_one = Vec::new();
    for number in WARM..WARM + RUNS {
        one_by_one.push(record(&server, number, Instant::now()).await?);
    }
    let (mut steady, mut number) = (serde_json::Map::new(), WARM + RUNS);
    for rate in A_SECOND {
        steady.insert(format!("{rate}_a_second"), told(&at_rate(&server, number, rate).await?));
        number += rate * SECONDS;
    }
    let printed = json!({
        "witnesses": PILLARS.len(),
        "one_by_one": told(&one_by_one),
        "steady": steady,
    });
    println!("{printed}");
    Ok(())
}

fn home(root: &Path) -> LogHome {
    let keys = root.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    LogHome { folder: root.join("log"), ring: Arc::new(ring), now: Timestamp::now }
}

fn today() -> Date {
    jiff::tz::TimeZone::UTC.to_datetime(Timestamp::now()).date()
}

/// Three witnesses, each with a folder and a key of its own, in the policy that stands beside the log.
async fn begin_witnesses(root: &Path) -> Result<Arc<Policy>, Failure> {
    let path = root.join("log").join(POLICY);
    let begun = Policy::parse(&std::fs::read(&path)?)?;
    let log = begun.logs().first().ok_or("the policy names no log")?.key().clone();
    let mut text = format!("log {log}\n");
    for (number, pillar) in (1..).zip(PILLARS) {
        let key = SigningKey::from_seed(&format!("{pillar}.example/w"), KeyKind::Cosignature, [number; 32])?;
        let vkey = key.verifier().clone();
        let url = begin_witness(key, log.clone(), &root.join(pillar)).await?;
        text += &format!("witness w{number} {vkey} {url}\ngroup {pillar} any w{number}\n");
    }
    text += &format!("group kp 2 {}\nquorum kp\n", PILLARS.join(" "));
    let policy = Arc::new(Policy::parse(text.as_bytes())?);
    std::fs::write(&path, text)?;
    Ok(policy)
}

/// Its address.
async fn begin_witness(key: SigningKey, log: VerifierKey, state: &Path) -> Result<String, Failure> {
    std::fs::create_dir_all(state)?;
    let now = || u64::try_from(Timestamp::now().as_second()).unwrap_or_default();
    let witness = Witness::new(key, vec![log], Disk::new(state)?, now)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(witness::serve(listener, Arc::new(witness), std::future::pending()));
    Ok(url)
}

/// Looks at the published checkpoint, for everybody who waits: how many entries are under the newest that the policy
/// accepts.
fn watch(log: PathBuf, policy: Arc<Policy>) -> watch::Receiver<u64> {
    let (tell, told) = watch::channel(0);
    tokio::spawn(async move {
        let mut known = Vec::new();
        while !tell.is_closed() {
            let fresh = std::fs::read(log.join("checkpoint")).unwrap_or_default();
            if fresh != known {
                let signed = SignedCheckpoint::parse(&fresh).ok().filter(|signed| policy.check(signed).is_ok());
                if let Some(signed) = signed {
                    tell.send_replace(signed.checkpoint().size());
                }
                known = fresh;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    });
    told
}

/// Records one return and waits for its witnessed proof.
async fn record(server: &Server, number: u32, due: Instant) -> Result<Took, Failure> {
    let row = "participant,year,half,outcome,mining,carats,value_usd\nBWA,2025,1,production,LSM,";
    let file = format!("{row}{}.5,900\n", number + 1);
    let report = server.registry.import_returns("return.csv", file.as_bytes(), Mode::Save).await?;
    let acknowledged = Instant::now();
    // The row's own record: the first row of a file is its second line.
    let name = format!("return/BWA/2025H1/lsm/{}-2", report.sha256.get(..16).ok_or("no hash")?);
    let position = server.registry.find_record(&name).await?.position;
    let mut witnessed = server.witnessed.clone();
    loop {
        let covered = witnessed.wait_for(|size| *size > position);
        let _ = tokio::time::timeout(PATIENCE, covered).await.map_err(|_| format!("no witnessed proof of {name}"))?;
        // Proven under the newest checkpoint, which the policy may not accept yet.
        let proven = server.registry.prove(&name).await?;
        if server.policy.check(proven.proof.checkpoint()).is_ok() {
            break;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    Ok(Took { acknowledged: acknowledged - due, proven: acknowledged.elapsed() })
}

/// Records returns at a steady rate; each begins when it is due, however long those before it take.
async fn at_rate(server: &Arc<Server>, first: u32, rate: u32) -> Result<Vec<Took>, Failure> {
    let begin = Instant::now();
    let mut under_way = tokio::task::JoinSet::new();
    for number in 0..rate * SECONDS {
        let due = begin + Duration::from_secs(1) * number / rate;
        tokio::time::sleep_until(due.into()).await;
        let server = server.clone();
        under_way.spawn(async move { record(&server, first + number, due).await });
    }
    let mut took = Vec::new();
    while let Some(done) = under_way.join_next().await {
        took.push(done??);
    }
    Ok(took)
}

fn told(took: &[Took]) -> Value {
    let late = took.iter().filter(|took| took.proven > PROMISED).count();
    json!({
        "records": took.len(),
        "acknowledged_us": spread(took.iter().map(|took| took.acknowledged)),
        "acknowledged_to_witnessed_us": spread(took.iter().map(|took| took.proven)),
        "due_to_witnessed_us": spread(took.iter().map(|took| took.acknowledged + took.proven)),
        "over_2_s": late,
    })
}

fn spread(times: impl Iterator<Item = Duration>) -> Value {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    let us = |per_cent: usize| times[(times.len() * per_cent).div_ceil(100).max(1) - 1].as_micros() as u64;
    json!({ "median": us(50), "p99": us(99), "max": us(100) })
}
