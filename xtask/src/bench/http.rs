//! Just enough HTTP/1.1 to measure our own server: GET and POST, kept connections, bodies of a stated length.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, ensure};

/// The longest answer that is read, in bytes.
const BODY_BYTES_MAX: u64 = 64 << 20;

/// A kept connection.
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
    host: SocketAddr,
}

/// An answer, as it came over the wire.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// Where it points, for a redirection.
    pub(crate) location: Option<String>,
    /// Its media type.
    pub(crate) media_type: String,
    /// The bytes, compressed or not.
    pub(crate) body: Vec<u8>,
}

impl Connection {
    /// Connects; a server that says nothing for a minute is a failure.
    pub(crate) fn open(host: SocketAddr) -> anyhow::Result<Connection> {
        let stream = TcpStream::connect(host).with_context(|| format!("nobody listens on {host}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Connection { stream: BufReader::new(stream), host })
    }

    /// Asks for `path`, compressed or not, and reads the whole answer.
    pub(crate) fn get(&mut self, path: &str, encoding: &str) -> anyhow::Result<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\naccept-encoding: {encoding}\r\n\r\n", self.host);
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.answer(path)
    }

    /// Delivers a JSON document under a token, and reads the whole answer.
    pub(crate) fn post(&mut self, path: &str, token: &str, body: &[u8]) -> anyhow::Result<Answer> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
             GS1-Capture-Error-Behaviour: proceed\r\ncontent-length: {}\r\n\r\n",
            self.host,
            body.len()
        );
        self.stream.get_mut().write_all(head.as_bytes())?;
        self.stream.get_mut().write_all(body)?;
        self.answer(path)
    }

    fn answer(&mut self, path: &str) -> anyhow::Result<Answer> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status: u16 = status.with_context(|| format!("`{}` is no answer", line.trim_end()))?;
        let mut answer = Answer { status, location: None, media_type: String::new(), body: Vec::new() };
        let mut length: Option<u64> = None;
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().ok(),
                "content-type" => answer.media_type = value.to_owned(),
                "location" => answer.location = Some(value.to_owned()),
                _ => {}
            }
        }
        let length = length.with_context(|| format!("the answer to {path} does not state its length"))?;
        ensure!(length <= BODY_BYTES_MAX, "the answer to {path} has {length} bytes");
        answer.body.reserve_exact(length as usize);
        self.stream.by_ref().take(length).read_to_end(&mut answer.body)?;
        ensure!(answer.body.len() as u64 == length, "the answer to {path} was cut off");
        Ok(answer)
    }
}
