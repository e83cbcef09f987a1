//! A steady stream of requests, for measuring how long they take.
//!
//! The stream is open: request `n` is due at `n / rate` seconds whether or not earlier ones were answered, and its time
//! runs from when it was due. A server that stalls is therefore charged for everyone who had to wait.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde_json::json;

use super::http::Connection;
use super::spread::Spread;

/// How many connections are kept.
const CONNECTIONS: u32 = 16;
/// How much of the beginning is not counted.
const WARM_UP: Duration = Duration::from_secs(2);

/// What to ask, how often, how long.
#[derive(Clone)]
pub(crate) struct Stream {
    /// The server.
    pub(crate) host: SocketAddr,
    /// The page.
    pub(crate) path: String,
    /// Requests a second.
    pub(crate) rate: u32,
    /// Seconds, the warm-up not counted.
    pub(crate) seconds: u32,
}

/// Runs as a process of its own: `xtask load HOST PATH RATE SECONDS`. Prints one line of JSON.
pub(crate) fn run(args: &[String]) -> anyhow::Result<()> {
    let [host, path, rate, seconds] = args else { anyhow::bail!("xtask load HOST PATH RATE SECONDS") };
    let (host, path) = (host.parse()?, path.clone());
    let stream = Stream { host, path, rate: rate.parse()?, seconds: seconds.parse()? };
    let spread = measure(&stream)?;
    println!("{}", json!({ "requests": spread.count(), "microseconds": spread.json() }));
    Ok(())
}

fn measure(stream: &Stream) -> anyhow::Result<Spread> {
    ensure!(stream.rate > 0 && stream.seconds > 0, "a stream has a rate and a length");
    let begin = Instant::now() + Duration::from_millis(200);
    let workers: Vec<_> = (0..CONNECTIONS)
        .map(|nth| {
            let stream = stream.clone();
            std::thread::spawn(move || one_connection(&stream, nth, begin))
        })
        .collect();
    let mut times = Vec::new();
    for worker in workers {
        times.extend(worker.join().ok().context("a connection's thread panicked")??);
    }
    Ok(Spread::of(times))
}

/// Sends every 16th request of the stream.
fn one_connection(stream: &Stream, nth: u32, begin: Instant) -> anyhow::Result<Vec<Duration>> {
    let mut connection = Connection::open(stream.host)?;
    let end = begin + WARM_UP + Duration::from_secs(stream.seconds.into());
    let mut times = Vec::new();
    for turn in 0_u64.. {
        let number = turn * u64::from(CONNECTIONS) + u64::from(nth);
        let due = begin + Duration::from_secs(1) * u32::try_from(number)? / stream.rate;
        if due >= end {
            break;
        }
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        let answer = connection.get(&stream.path, "gzip")?;
        ensure!(answer.status == 200, "{} answers {}", stream.path, answer.status);
        if due >= begin + WARM_UP {
            times.push(due.elapsed());
        }
    }
    Ok(times)
}
