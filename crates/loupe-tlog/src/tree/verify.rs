//! Checking proofs: no proof, index or size from outside makes it panic or overflow.

use thiserror::Error;

use crate::hash::Hash;

/// The most hashes a proof in a tree of 64 bits has: one for each level, and in a proof of consistency its start.
pub const PROOF_HASHES_MAX: usize = 65;

/// Why a proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ProofError {
    /// The tree is too small to have an entry of that index.
    #[error("a tree of {size} entries has no entry {index}")]
    IndexBeyondSize {
        /// The index asked for, from 0.
        index: u64,
        /// The size of the tree.
        size: u64,
    },
    /// The newer tree is smaller than the older one.
    #[error("a tree of {old} entries does not grow into one of {size}")]
    Shrunk {
        /// The size of the older tree.
        old: u64,
        /// The size of the newer tree.
        size: u64,
    },
    /// The older tree has no entries: every tree begins with it, and no proof says more.
    #[error("that a tree begins with the empty tree proves nothing")]
    FromNothing,
    /// Not as many hashes as the two numbers call for.
    #[error("the proof has {found} hashes where {expected} are needed")]
    Length {
        /// How many the proof must have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// The proof does not lead to the root of the older tree.
    #[error("the proof does not lead to the older root")]
    OldRoot,
    /// The proof does not lead to the root.
    #[error("the proof does not lead to the root")]
    Root,
}

/// The way from a node to the root: siblings on both sides as long as the node is not on the tree's right edge, and
/// from there on to the left only.
struct Way {
    inner: u32,
    border: u32,
}

impl Way {
    /// The way up from the leaf `index` in a tree whose last leaf is `last`, `index <= last`.
    fn up(index: u64, last: u64) -> Way {
        let inner = u64::BITS - (index ^ last).leading_zeros();
        Way { inner, border: index.checked_shr(inner).unwrap_or(0).count_ones() }
    }

    fn hashes(&self) -> usize {
        // Both counts are at most 64, and a `usize` has 32 bits or more.
        (self.inner + self.border) as usize
    }
}

fn expect_length(proof: &[Hash], expected: usize) -> Result<(), ProofError> {
    if proof.len() == expected { Ok(()) } else { Err(ProofError::Length { expected, found: proof.len() }) }
}

/// Checks that the entry with the hash `leaf` is the one with the number `index`, from 0, in the tree of `size`
/// entries with the root `root` (RFC 9162, section 2.1.3.2).
pub fn verify_inclusion(leaf: Hash, index: u64, size: u64, proof: &[Hash], root: Hash) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::IndexBeyondSize { index, size });
    }
    let way = Way::up(index, size - 1);
    expect_length(proof, way.hashes())?;
    let (inner, border) = proof.split_at(way.inner as usize);
    let mut node = leaf;
    for (level, sibling) in inner.iter().enumerate() {
        let is_left = index >> level & 1 == 0;
        node = if is_left { Hash::of_children(&node, sibling) } else { Hash::of_children(sibling, &node) };
    }
    for sibling in border {
        node = Hash::of_children(sibling, &node);
    }
    if node == root { Ok(()) } else { Err(ProofError::Root) }
}

/// Checks that the tree of `size` entries with the root `root` begins with the tree of `old_size` entries with the
/// root `old_root` (RFC 9162, section 2.1.4.2).
///
/// An older tree without entries is refused with [`ProofError::FromNothing`], whatever the roots: a caller who accepts
/// a first checkpoint, as a witness does, does so without a proof.
pub fn verify_consistency(
    old_size: u64,
    old_root: Hash,
    size: u64,
    root: Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if old_size > size {
        return Err(ProofError::Shrunk { old: old_size, size });
    }
    if old_size == 0 {
        return Err(ProofError::FromNothing);
    }
    if old_size == size {
        expect_length(proof, 0)?;
        return if old_root == root { Ok(()) } else { Err(ProofError::Root) };
    }
    // The proof starts at the largest complete subtree that ends where the older tree ends.
    let height = old_size.trailing_zeros();
    let last = (old_size - 1) >> height;
    let way = Way::up(last, (size - 1) >> height);
    // An older tree that is that whole subtree is its own start.
    let given = usize::from(last != 0);
    expect_length(proof, given + way.hashes())?;
    let (start, proof) = proof.split_at(given);
    let start = start.first().copied().unwrap_or(old_root);
    let (inner, border) = proof.split_at(way.inner as usize);
    let (mut older, mut newer) = (start, start);
    for (level, sibling) in inner.iter().enumerate() {
        if last >> level & 1 == 0 {
            newer = Hash::of_children(&newer, sibling);
        } else {
            older = Hash::of_children(sibling, &older);
            newer = Hash::of_children(sibling, &newer);
        }
    }
    for sibling in border {
        older = Hash::of_children(sibling, &older);
        newer = Hash::of_children(sibling, &newer);
    }
    match (older == old_root, newer == root) {
        (true, true) => Ok(()),
        (false, _) => Err(ProofError::OldRoot),
        (true, false) => Err(ProofError::Root),
    }
}
