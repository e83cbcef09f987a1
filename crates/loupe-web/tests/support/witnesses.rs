//! A log in memory, and witnesses that answer over real HTTP.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]
#![allow(dead_code, reason = "each test file is a program of its own, and not all of them use everything")]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::growth::Edge;
use loupe_tlog::hash::Hash;
use loupe_tlog::key::{KeyKind, SigningKey, VerifierKey};
use loupe_tlog::policy::Policy;
use loupe_tlog::storage::Disk;
use loupe_tlog::tree::{Frontier, consistency_proof};
use loupe_web::witness::{self, Witness};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The clock of every witness here, in seconds since 1970.
pub(crate) const NOW: u64 = 1_764_000_000;

/// A log as its operator has it.
#[derive(Clone)]
pub(crate) struct TestLog {
    pub(crate) key: Arc<SigningKey>,
    pub(crate) entries: Vec<Vec<u8>>,
}

impl TestLog {
    pub(crate) fn new(origin: &str, entries: usize) -> TestLog {
        let key = Arc::new(SigningKey::from_seed(origin, KeyKind::Note, [7; 32]).unwrap());
        TestLog { key, entries: (0..entries).map(|n| format!("entry {n}").into_bytes()).collect() }
    }

    /// The same key over other entries from `at` on.
    pub(crate) fn forked(&self, at: usize) -> TestLog {
        let mut fork = self.clone();
        for entry in &mut fork.entries[at..] {
            entry.extend_from_slice(b", otherwise");
        }
        fork
    }

    pub(crate) fn vkey(&self) -> VerifierKey {
        self.key.verifier().clone()
    }

    fn leaves(&self, from: usize, to: usize) -> Frontier {
        self.entries[from..to].iter().map(|entry| Hash::of_leaf(entry)).collect()
    }

    pub(crate) fn head(&self, size: usize) -> SignedCheckpoint {
        let root = self.leaves(0, size).root();
        let checkpoint = Checkpoint::new(self.vkey().name(), size as u64, root).unwrap();
        SignedCheckpoint::signed(checkpoint, &self.key).unwrap()
    }

    pub(crate) fn proof(&self, old: u64, size: u64) -> Vec<Hash> {
        let nodes = |level: u8, index: u64| {
            let from = usize::try_from(index << level).unwrap();
            Ok::<Hash, Infallible>(self.leaves(from, from + (1 << level)).root())
        };
        consistency_proof(old, size, nodes).unwrap()
    }

    /// The log as it is published at one size.
    pub(crate) fn published(&self, size: usize) -> BTreeMap<String, Vec<u8>> {
        let growth = Edge::empty().grow(&self.entries[..size]).unwrap();
        let mut files: BTreeMap<String, Vec<u8>> =
            growth.files.into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect();
        files.insert("checkpoint".to_owned(), self.head(size).to_string().into_bytes());
        files
    }
}

/// A witness that answers until it is dropped.
pub(crate) struct Served {
    pub(crate) url: String,
    pub(crate) key: VerifierKey,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Served {
    pub(crate) fn begin(name: &str, logs: Vec<VerifierKey>, state: &Path) -> Served {
        let seed = *Hash::of_leaf(name.as_bytes()).as_bytes();
        let key = SigningKey::from_seed(name, KeyKind::Cosignature, seed).unwrap();
        let vkey = key.verifier().clone();
        let witness = Witness::new(key, logs, Disk::new(state).unwrap(), || NOW).unwrap();
        let (stop, stopping) = oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                let stopping = async move {
                    let _ = stopping.await;
                };
                witness::serve(listener, Arc::new(witness), stopping).await.unwrap();
            });
        });
        let url = format!("http://{}", told.recv().unwrap());
        Served { url, key: vkey, stop: Some(stop), thread: Some(thread) }
    }

    /// A policy that asks for this witness.
    pub(crate) fn policy(&self, log: &VerifierKey) -> Policy {
        let text = format!("log {log}\nwitness w {} {}\nquorum w\n", self.key, self.url);
        Policy::parse(text.as_bytes()).unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
        let _ = self.thread.take().map(JoinHandle::join);
    }
}
