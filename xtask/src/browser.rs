//! A ChromeDriver of our own on a free port of the loopback address, for one run of the tests.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;

use crate::process::{Running, free_port, wait_until};

/// A running ChromeDriver. Dropping it ends it and every browser it started.
pub(crate) struct ChromeDriver {
    port: u16,
    _server: Running,
}

impl ChromeDriver {
    /// Starts it.
    pub(crate) fn start(program: &Path) -> anyhow::Result<ChromeDriver> {
        let port = free_port()?;
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut server = Running::start(&mut command, Signal::TERM)?;
        let ready = || get(port, "/status").is_some_and(|answer| answer.contains("\"ready\":true"));
        wait_until(&mut server, "ChromeDriver", ready)?;
        Ok(ChromeDriver { port, _server: server })
    }

    /// Where it is reached.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for ChromeDriver {
    fn drop(&mut self) {
        // Browsers left open by a test that failed are closed by ChromeDriver, and by it alone.
        let _closed = get(self.port, "/shutdown");
    }
}

/// The answer to a request. ChromeDriver keeps the connection, so the answer ends where it says it does.
fn get(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").ok()?;
    let mut stream = BufReader::new(stream);
    let mut length = 0;
    let mut line = String::new();
    while stream.read_line(&mut line).ok()? > 0 && !line.trim().is_empty() {
        let header = line.to_ascii_lowercase();
        length = header.strip_prefix("content-length:").and_then(|n| n.trim().parse().ok()).unwrap_or(length);
        line.clear();
    }
    let mut body = String::new();
    stream.take(length).read_to_string(&mut body).ok()?;
    Some(body)
}
