//! Logs to test with: their records, their key, their checkpoints.

use std::collections::BTreeMap;

use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::growth::Edge;
use loupe_tlog::hash::Hash;
use loupe_tlog::key::{KeyKind, SigningKey};
use loupe_tlog::note::NoteSignature;

pub(crate) const ORIGIN: &str = "log.test/records";

/// A log's files in memory.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn key() -> SigningKey {
    SigningKey::from_seed(ORIGIN, KeyKind::Note, [7; 32]).unwrap()
}

/// A record whose length depends on its index; another attempt has other bytes.
pub(crate) fn record(index: u64, attempt: u64) -> Vec<u8> {
    let filling = ".".repeat(usize::try_from(index * 7 % 61).unwrap());
    format!("record {index} attempt {attempt} {filling}").into_bytes()
}

pub(crate) fn records(from: u64, to: u64, attempt: u64) -> Vec<Vec<u8>> {
    (from..to).map(|index| record(index, attempt)).collect()
}

pub(crate) fn signed(size: u64, root: Hash) -> SignedCheckpoint {
    SignedCheckpoint::signed(Checkpoint::new(ORIGIN, size, root).unwrap(), &key()).unwrap()
}

/// A checkpoint with a signature that nobody made, where only its form counts.
pub(crate) fn sketched(size: u64, root: Hash) -> Vec<u8> {
    let signature = NoteSignature::new(ORIGIN, 1, vec![9; 64]).unwrap();
    let checkpoint = Checkpoint::new(ORIGIN, size, root).unwrap();
    SignedCheckpoint::new(checkpoint, vec![signature]).unwrap().to_string().into_bytes()
}

/// The files of a good log with these records.
pub(crate) fn good(records: &[Vec<u8>]) -> Files {
    let growth = Edge::empty().grow(records).unwrap();
    let head = signed(growth.size(), growth.root()).to_string().into_bytes();
    let tiles = growth.files.into_iter().map(|(path, bytes)| (path.to_string(), bytes));
    tiles.chain([("checkpoint".to_owned(), head)]).collect()
}

/// Numbers that look random and are the same every time.
#[derive(Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Any number.
    pub(crate) fn any(&mut self) -> u64 {
        self.throw(u64::MAX)
    }

    /// From 0 to `below - 1`.
    pub(crate) fn throw(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % below.max(1)
    }
}
