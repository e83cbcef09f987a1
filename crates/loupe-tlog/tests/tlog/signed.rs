//! A small log with keys that everybody may know, and its signed heads.

use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::{KeyKind, SigningKey, VerifierKey};
use loupe_tlog::tree::{consistency_proof, inclusion_proof};

use super::written;

pub(crate) const ORIGIN: &str = "log.example/register";

/// 13 November 2026, a quarter past nine.
pub(crate) const THEN: u64 = 1_794_561_300;

/// The key of `name` for this kind of signature, the same on every run.
pub(crate) fn key(name: &str, kind: KeyKind) -> SigningKey {
    SigningKey::from_seed(name, kind, *Hash::of_leaf(name.as_bytes()).as_bytes()).unwrap()
}

/// The key the log signs with.
pub(crate) fn log_key() -> SigningKey {
    key(ORIGIN, KeyKind::Note)
}

/// The key the witness `name` cosigns with.
pub(crate) fn witness(name: &str) -> SigningKey {
    key(name, KeyKind::Cosignature)
}

/// What is known of the log's key.
pub(crate) fn log_vkey() -> VerifierKey {
    log_key().verifier().clone()
}

/// The head of the log when it had `size` entries.
pub(crate) fn head(size: usize) -> Checkpoint {
    let root = written::mth(&written::leaves(&written::entries(size)));
    Checkpoint::new(ORIGIN, size as u64, root).unwrap()
}

/// The same, signed by the log.
pub(crate) fn signed(size: usize) -> SignedCheckpoint {
    SignedCheckpoint::signed(head(size), &log_key()).unwrap()
}

/// The same, cosigned by `witnesses` as well.
pub(crate) fn cosigned(size: usize, witnesses: &[&str]) -> SignedCheckpoint {
    let mut signed = signed(size);
    for name in witnesses {
        signed.add(witness(name).cosign(&head(size), THEN).unwrap()).unwrap();
    }
    signed
}

/// The hashes that prove the entry `index` in the log of `size` entries.
pub(crate) fn inclusion(index: u64, size: usize) -> Vec<Hash> {
    let leaves = written::leaves(&written::entries(size));
    inclusion_proof(index, size as u64, written::nodes(&leaves)).unwrap()
}

/// The hashes that prove that the log grew from `old` to `size` entries.
pub(crate) fn consistency(old: u64, size: usize) -> Vec<Hash> {
    let leaves = written::leaves(&written::entries(size));
    consistency_proof(old, size as u64, written::nodes(&leaves)).unwrap()
}
