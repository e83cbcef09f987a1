//! A log that grows in a folder and is served over HTTP by a server that can be told to misbehave.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use loupe_registry::log::fetch::Place;
use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::key::{KeyKind, SigningKey, VerifierKey};
use loupe_tlog::storage::{Disk, Folder, Log};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// The name of every log here.
pub(crate) const ORIGIN: &str = "log.example/mirrored";

/// A log as its operator has it, in a folder of its own.
pub(crate) struct GrowingLog {
    pub(crate) folder: TempDir,
    key: SigningKey,
    log: Log<Disk>,
    word: &'static str,
    /// How many bytes every entry is longer than what it says.
    pub(crate) padding: usize,
}

impl GrowingLog {
    pub(crate) fn new() -> GrowingLog {
        GrowingLog::saying("entry")
    }

    /// A log of which the entries begin with `word`; all have the same key.
    pub(crate) fn saying(word: &'static str) -> GrowingLog {
        let folder = tempfile::tempdir().unwrap();
        let key = SigningKey::from_seed(ORIGIN, KeyKind::Note, [3; 32]).unwrap();
        let log = Log::open(Folder::new(Disk::new(folder.path()).unwrap())).unwrap();
        GrowingLog { folder, key, log, word, padding: 0 }
    }

    pub(crate) fn vkey(&self) -> VerifierKey {
        self.key.verifier().clone()
    }

    pub(crate) fn grow_to(&mut self, size: u64) -> SignedCheckpoint {
        let (word, padding) = (self.word, " ".repeat(self.padding));
        let entries: Vec<String> = (self.log.size()..size).map(|n| format!("{word} {n}{padding}")).collect();
        let key = &self.key;
        let sign = |size, root| {
            let head = SignedCheckpoint::signed(Checkpoint::new(ORIGIN, size, root).unwrap(), key)?;
            Ok::<Vec<u8>, loupe_tlog::key::KeyError>(head.to_string().into_bytes())
        };
        self.log.append(&entries, sign).unwrap();
        SignedCheckpoint::parse(self.log.head().unwrap()).unwrap()
    }

    pub(crate) fn drop_partials(&mut self) {
        self.log.drop_partials().unwrap();
    }

    pub(crate) fn place(&self) -> Place {
        Place::folder(self.folder.path())
    }
}

/// What the server does to the answers.
#[derive(Default)]
pub(crate) struct Manners {
    /// What was asked for, since it was last looked at.
    pub(crate) asked: Vec<String>,
    /// After so many questions it answers no more: the end of whoever asks.
    pub(crate) ends_after: Option<usize>,
    /// It is busy at every question of which the number is a multiple.
    pub(crate) busy_every: Option<usize>,
    /// One byte of this file is another one; the byte's number is counted from the end if there are too few.
    pub(crate) lies_in: Option<(String, usize)>,
    /// It answers this instead of the file.
    pub(crate) instead: Option<(String, Instead)>,
}

pub(crate) enum Instead {
    /// Whatever bytes.
    Bytes(Vec<u8>),
    /// These, which are packed.
    Packed(Vec<u8>),
    /// Another address.
    Elsewhere(String),
}

/// The log at an address, until it is dropped.
pub(crate) struct Served {
    pub(crate) url: String,
    pub(crate) manners: Arc<Mutex<Manners>>,
    root: Arc<Mutex<PathBuf>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Clone)]
struct Shown {
    root: Arc<Mutex<PathBuf>>,
    manners: Arc<Mutex<Manners>>,
}

impl Served {
    pub(crate) fn begin(root: &Path) -> Served {
        let manners = Arc::new(Mutex::new(Manners::default()));
        let root = Arc::new(Mutex::new(root.to_owned()));
        let shown = Shown { root: root.clone(), manners: manners.clone() };
        let (stop, stopping) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                let app = Router::new().fallback(answer).with_state(shown);
                tokio::select! {
                    served = axum::serve(listener, app) => served.unwrap(),
                    _ = stopping => {}
                }
            });
        });
        let url = format!("http://{}/the/log", told.recv().unwrap());
        Served { url, manners, root, stop: Some(stop), thread: Some(thread) }
    }

    pub(crate) fn place(&self) -> Place {
        self.url.parse().unwrap()
    }

    /// Shows another folder from now on.
    pub(crate) fn show(&self, root: &Path) {
        *self.root.lock().unwrap() = root.to_owned();
    }

    /// Changes its manners, and forgets what was asked.
    pub(crate) fn with(&self, manners: Manners) {
        *self.manners.lock().unwrap() = manners;
    }

    /// What was asked for since this was last looked at.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.manners.lock().unwrap().asked)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

async fn answer(State(shown): State<Shown>, uri: Uri, headers: HeaderMap) -> Response {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    assert!(agent.starts_with("loupe/"), "{agent}");
    let Some(path) = uri.path().strip_prefix("/the/log/") else { return StatusCode::NOT_FOUND.into_response() };
    let mut manners = shown.manners.lock().unwrap();
    manners.asked.push(path.to_owned());
    let number = manners.asked.len();
    if manners.ends_after.is_some_and(|end| number > end) {
        return StatusCode::FORBIDDEN.into_response();
    }
    if manners.busy_every.is_some_and(|every| number.is_multiple_of(every)) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    match &manners.instead {
        Some((file, Instead::Bytes(bytes))) if file == path => return bytes.clone().into_response(),
        Some((file, Instead::Packed(bytes))) if file == path => {
            return ([(header::CONTENT_ENCODING, "gzip")], bytes.clone()).into_response();
        }
        Some((file, Instead::Elsewhere(to))) if file == path => {
            return (StatusCode::FOUND, [(header::LOCATION, to.clone())]).into_response();
        }
        _ => {}
    }
    let Ok(mut bytes) = std::fs::read(shown.root.lock().unwrap().join(path)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if let Some((file, at)) = &manners.lies_in
        && file == path
    {
        let at = (*at).min(bytes.len() - 1);
        bytes[at] ^= 1;
    }
    bytes.into_response()
}
