//! The server under measurement.

use std::collections::{BTreeSet, VecDeque};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};

use super::http::Connection;
use super::machine::field;
use crate::process::free_port;

/// More pages than this is a maze.
const PAGES_MAX: usize = 40_000;

/// A running `loupe serve`. Dropping it ends it.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// From the start of the process to the first page answered.
    pub(crate) started_in: Duration,
}

/// What came of reading every page once.
pub(crate) struct Read {
    /// How many there are.
    pub(crate) pages: usize,
    /// The one that weighs most, compressed, without the style sheet.
    pub(crate) heaviest: (String, usize),
    /// The one that took longest to make.
    pub(crate) slowest: (String, Duration),
}

impl Server {
    /// Starts it on a database that is loaded already.
    pub(crate) fn start(loupe: &Path, data: &Path) -> anyhow::Result<Server> {
        let mut command = Command::new(loupe);
        command.arg("--data").arg(data).env_remove("LOUPE_DATA");
        Server::start_with(command)
    }

    /// Starts it as a command says that only lacks `serve`.
    pub(crate) fn start_with(mut command: Command) -> anyhow::Result<Server> {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()?));
        command.args(["serve", "--listen", &address.to_string()]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let begin = Instant::now();
        let child = command.spawn().context("the server does not start")?;
        let mut server = Server { child, address, started_in: Duration::ZERO };
        while TcpStream::connect(address).is_err() {
            ensure!(server.child.try_wait()?.is_none(), "the server ended before it served");
            ensure!(begin.elapsed() < Duration::from_secs(60), "the server did not serve within a minute");
            std::thread::sleep(Duration::from_millis(1));
        }
        let first = Connection::open(address)?.get("/en/", "gzip")?;
        ensure!(first.status == 200, "the first page answers {}", first.status);
        server.started_in = begin.elapsed();
        Ok(server)
    }

    /// The memory it holds now, as the kernel says it.
    pub(crate) fn memory(&self) -> Option<String> {
        field(&format!("/proc/{}/status", self.child.id()), "VmRSS")
    }

    /// The most memory it ever held, as the kernel says it.
    pub(crate) fn peak_memory(&self) -> Option<String> {
        field(&format!("/proc/{}/status", self.child.id()), "VmHWM")
    }

    /// Follows every link without a query, in every language.
    pub(crate) fn read_everything(&self) -> anyhow::Result<Read> {
        let mut connection = Connection::open(self.address)?;
        let mut read = Read { pages: 0, heaviest: Default::default(), slowest: Default::default() };
        let mut queue = VecDeque::from(["/en/", "/fr/", "/pt/"].map(str::to_owned));
        let mut seen: BTreeSet<String> = queue.iter().cloned().collect();
        while let Some(path) = queue.pop_front() {
            ensure!(seen.len() < PAGES_MAX, "the site is a maze: {path}");
            let begin = Instant::now();
            let weight = connection.get(&path, "gzip")?.body.len();
            let time = begin.elapsed();
            let answer = connection.get(&path, "identity")?;
            let mut links: Vec<String> = answer.location.into_iter().collect();
            if answer.media_type.starts_with("text/html") {
                ensure!(answer.status == 200 || !links.is_empty(), "{path} answers {}", answer.status);
                read.pages += 1;
                if weight > read.heaviest.1 {
                    read.heaviest = (path.clone(), weight);
                }
                if time > read.slowest.1 {
                    read.slowest = (path, time);
                }
                links.extend(hrefs(&String::from_utf8_lossy(&answer.body)));
            }
            for link in links {
                let link = link.split('#').next().unwrap_or_default().to_owned();
                let own = link.starts_with('/') && !link.starts_with("//") && !link.contains('?');
                if own && seen.insert(link.clone()) {
                    queue.push_back(link);
                }
            }
        }
        Ok(read)
    }
}

fn hrefs(html: &str) -> Vec<String> {
    let values = html.split(" href=\"").skip(1).filter_map(|after| after.split_once('"'));
    values.map(|(value, _)| value.replace("&amp;", "&")).collect()
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}
