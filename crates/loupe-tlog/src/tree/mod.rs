//! The Merkle tree of RFC 6962: roots, and proofs that an entry is in it and that it only grew.

mod frontier;
mod prove;
mod verify;

pub use frontier::Frontier;
pub use prove::{ProveError, consistency_proof, inclusion_proof, root_of};
pub use verify::{PROOF_HASHES_MAX, ProofError, verify_consistency, verify_inclusion};
