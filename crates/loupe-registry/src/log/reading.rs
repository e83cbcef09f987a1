//! Reading the records of a log on every processor: checking signatures is nearly all the work of an audit.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{Builder, available_parallelism, scope};

use loupe_scheme::record::audit::{Auditor, Examined};

/// How many entries, or bytes of entries, are examined at once.
const ENTRIES: usize = 1_024;
const BYTES: usize = 4 * 1024 * 1024;

/// An auditor, and entries that wait to be read.
pub(super) struct Reading {
    auditor: Auditor,
    waiting: Vec<Vec<u8>>,
    bytes: usize,
    threads: usize,
}

impl Reading {
    pub(super) fn new(auditor: Auditor) -> Reading {
        let threads = available_parallelism().map_or(1, NonZero::get);
        Reading { auditor, waiting: Vec::new(), bytes: 0, threads }
    }

    /// Reads the next entry, now or with those after it.
    pub(super) fn read(&mut self, entry: &[u8]) {
        self.bytes += entry.len();
        self.waiting.push(entry.to_vec());
        if self.waiting.len() >= ENTRIES || self.bytes >= BYTES {
            self.read_waiting();
        }
    }

    /// The auditor, who has read everything.
    pub(super) fn finish(mut self) -> Auditor {
        self.read_waiting();
        self.auditor
    }

    fn read_waiting(&mut self) {
        let share = self.waiting.len().div_ceil(self.threads).max(1);
        let auditor = &self.auditor;
        let examine = |part: &[Vec<u8>]| -> Vec<Examined> { part.iter().map(|entry| auditor.examine(entry)).collect() };
        let examined: Vec<Examined> = scope(|scope| {
            let parts = self.waiting.chunks(share).map(|part| {
                // Where no thread is to be had, this one does it.
                Builder::new().spawn_scoped(scope, move || examine(part)).map_err(|_| examine(part))
            });
            let parts: Vec<_> = parts.collect();
            let done = parts.into_iter().map(|part| match part {
                Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
                Err(examined) => examined,
            });
            done.flatten().collect()
        });
        for entry in examined {
            self.auditor.take(entry);
        }
        self.waiting.clear();
        self.bytes = 0;
    }
}
