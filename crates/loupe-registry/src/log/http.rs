//! Asking over HTTP, with a limit on everything that comes back: how long it takes, how much it is, where it leads.

use std::time::Duration;

use thiserror::Error;
use ureq::Agent;
use ureq::http::Uri;

/// How long the first pause between two tries is; each further one is twice as long.
const PAUSE: Duration = Duration::from_millis(150);
/// How often an answer may point to another address.
const HOPS_MAX: u32 = 3;
/// The longest head of an answer, in bytes.
const HEAD_BYTES_MAX: usize = 16 << 10;

/// Why a server gave no answer that can be used.
#[derive(Debug, Error)]
pub enum HttpFault {
    /// No connection, or it broke off, or it took too long.
    #[error("no answer: {0}")]
    Silent(#[source] Box<ureq::Error>),
    /// A status that says neither yes nor no such thing.
    #[error("the answer was status {0}")]
    Status(u16),
    /// More bytes than such an answer may have, counted after unpacking.
    #[error("the answer has more than {0} bytes")]
    TooLong(usize),
    /// It points to another host, or to too many places one after the other. It is not followed.
    #[error("the answer points elsewhere: {0}")]
    Elsewhere(String),
}

/// An answer: its status and its whole body.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

/// A client that keeps its connections.
#[derive(Clone, Debug)]
pub(super) struct Http {
    agent: Agent,
    tries: u32,
}

impl Http {
    /// `connect` bounds the making of a connection, `whole` one question with its answer; `tries` says how often a
    /// question is put before it counts as not answered.
    pub(super) fn new(connect: Duration, whole: Duration, tries: u32) -> Http {
        let config = Agent::config_builder()
            .timeout_connect(Some(connect))
            .timeout_global(Some(whole))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_response_header_size(HEAD_BYTES_MAX)
            .http_status_as_error(false)
            .user_agent(concat!("loupe/", env!("CARGO_PKG_VERSION")));
        Http { agent: config.build().into(), tries }
    }

    /// The bytes at an address, at most `most`; `None` where there are none (404, 410).
    ///
    /// Asks again after a short pause when there is no connection, or when the server says that it is busy or broken.
    pub(super) fn get(&self, url: &str, most: usize) -> Result<Option<Vec<u8>>, HttpFault> {
        let mut pause = PAUSE;
        for _ in 1..self.tries {
            match self.get_once(url, most) {
                Err(fault) if fault.may_pass() => std::thread::sleep(pause),
                done => return done,
            }
            pause *= 2;
        }
        self.get_once(url, most)
    }

    fn get_once(&self, url: &str, most: usize) -> Result<Option<Vec<u8>>, HttpFault> {
        let mut here = url.to_owned();
        for _ in 0..=HOPS_MAX {
            let mut answer = self.agent.get(&here).call().map_err(HttpFault::silent(most))?;
            match answer.status().as_u16() {
                200 => {
                    let body = answer.body_mut().with_config().limit(most as u64).read_to_vec();
                    return body.map(Some).map_err(HttpFault::silent(most));
                }
                404 | 410 => return Ok(None),
                301 | 302 | 307 | 308 => {
                    let to = answer.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
                    here = on_the_same_host(&here, to).ok_or_else(|| HttpFault::Elsewhere(shown(to)))?;
                }
                status => return Err(HttpFault::Status(status)),
            }
        }
        Err(HttpFault::Elsewhere(shown(&here)))
    }

    /// Sends a body once, and gives back whatever is answered, at most `most` bytes of it.
    pub(super) fn post(&self, url: &str, body: &str, most: usize) -> Result<Answer, HttpFault> {
        let request = self.agent.post(url).content_type("text/plain; charset=utf-8");
        let mut answer = request.send(body).map_err(HttpFault::silent(most))?;
        let body = answer.body_mut().with_config().limit(most as u64).read_to_vec();
        Ok(Answer { status: answer.status().as_u16(), body: body.map_err(HttpFault::silent(most))? })
    }
}

impl HttpFault {
    fn silent(most: usize) -> impl FnOnce(ureq::Error) -> HttpFault {
        move |error| match error {
            ureq::Error::BodyExceedsLimit(_) => HttpFault::TooLong(most),
            error => HttpFault::Silent(Box::new(error)),
        }
    }

    /// Whether the same question may be answered a moment later.
    fn may_pass(&self) -> bool {
        match self {
            HttpFault::Status(status) => matches!(status, 408 | 429 | 500 | 502..=504),
            HttpFault::Silent(error) => matches!(
                **error,
                ureq::Error::Io(_)
                    | ureq::Error::Timeout(_)
                    | ureq::Error::HostNotFound
                    | ureq::Error::ConnectionFailed
                    | ureq::Error::Protocol(_)
            ),
            HttpFault::TooLong(_) | HttpFault::Elsewhere(_) => false,
        }
    }
}

/// Where an answer points to, if that is the same server, or the same name over TLS where it was without.
fn on_the_same_host(from: &str, to: &str) -> Option<String> {
    let here: Uri = from.parse().ok()?;
    let there: Uri = to.parse().ok()?;
    if there.authority().is_none() {
        // `//host/path` has no scheme and is a path to this parser, but not to a browser.
        let is_path = to.starts_with('/') && !to.starts_with("//");
        return if is_path { Some(format!("{}://{}{to}", here.scheme_str()?, here.authority()?)) } else { None };
    }
    let same = there.scheme() == here.scheme() && there.authority() == here.authority();
    let upgraded = here.scheme_str() == Some("http")
        && there.scheme_str() == Some("https")
        && there.host() == here.host()
        && there.port().is_none();
    (same || upgraded).then(|| to.to_owned())
}

/// What a server wrote, short and in one line.
pub(super) fn shown(text: &str) -> String {
    const CHARS_MAX: usize = 200;
    let line = text.lines().next().unwrap_or_default();
    // What turns the direction of writing would turn the words around it too.
    let turns = |letter: char| matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    line.chars().filter(|letter| !letter.is_control() && !turns(*letter)).take(CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_wrote_steers_no_terminal() {
        assert_eq!(shown("\u{1b}[31mred\u{202e}rtl\u{2066}\nmore"), "[31mredrtl");
    }

    #[test]
    fn an_answer_is_followed_on_its_own_host_only() {
        let from = "http://log.example/2026/checkpoint";
        let to = |to: &str| on_the_same_host(from, to);
        assert_eq!(to("/other/checkpoint").as_deref(), Some("http://log.example/other/checkpoint"));
        assert_eq!(to("http://log.example/a").as_deref(), Some("http://log.example/a"));
        assert_eq!(to("https://log.example/a").as_deref(), Some("https://log.example/a"));
        for elsewhere in
            ["//evil.example/a", "http://evil.example/a", "https://log.example:8443/a", "a", "", "ftp://log.example/a"]
        {
            assert_eq!(to(elsewhere), None, "{elsewhere}");
        }
        assert_eq!(on_the_same_host("https://log.example/a", "http://log.example/a"), None, "never back to plain text");
    }
}
