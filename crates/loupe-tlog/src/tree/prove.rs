//! Roots and proofs, built from complete subtrees that somebody else keeps.
//!
//! `nodes(level, index)` gives the root of the complete subtree of 2^`level` entries with the number `index` on its
//! level: it stands over the entries from `index * 2^level` on.

use thiserror::Error;

use super::frontier::fold;
use crate::hash::Hash;

/// Why no proof could be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ProveError<E> {
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
    /// A subtree could not be given.
    #[error(transparent)]
    Nodes(#[from] E),
}

/// The complete subtrees, as `(level, index)`, that stand side by side over the entries from `begin` to `end`, the
/// largest first. `begin` must be a multiple of the largest.
pub(crate) fn complete_subtrees(begin: u64, end: u64) -> impl Iterator<Item = (u8, u64)> {
    let mut from = begin;
    std::iter::from_fn(move || {
        let level = (end - from).checked_ilog2()?;
        let index = from >> level;
        from += 1 << level;
        // A logarithm of 64 bits is at most 63.
        Some((level as u8, index))
    })
}

/// The root over the entries from `begin` to `end`, `begin < end`.
fn subtree<E>(begin: u64, end: u64, nodes: &mut impl FnMut(u8, u64) -> Result<Hash, E>) -> Result<Hash, E> {
    let peaks = complete_subtrees(begin, end).map(|(level, index)| nodes(level, index));
    let peaks = peaks.collect::<Result<Vec<_>, E>>()?;
    Ok(fold(&peaks).unwrap_or_else(Hash::of_nothing))
}

/// The root of the tree of `size` entries; [`Hash::of_nothing`] of the empty one.
pub fn root_of<E>(size: u64, mut nodes: impl FnMut(u8, u64) -> Result<Hash, E>) -> Result<Hash, E> {
    subtree(0, size, &mut nodes)
}

/// The largest power of two below `count`, which is at least 2: where a tree parts (RFC 6962, section 2.1).
fn split(count: u64) -> u64 {
    1 << (count - 1).ilog2()
}

/// The proof that the entry `index` is in the tree of `size` entries, as
/// [`verify_inclusion`](super::verify_inclusion) takes it.
pub fn inclusion_proof<E>(
    index: u64,
    size: u64,
    mut nodes: impl FnMut(u8, u64) -> Result<Hash, E>,
) -> Result<Vec<Hash>, ProveError<E>> {
    if index >= size {
        return Err(ProveError::IndexBeyondSize { index, size });
    }
    let (mut begin, mut end) = (0, size);
    let mut proof = Vec::new();
    while end - begin > 1 {
        let middle = begin + split(end - begin);
        if index < middle {
            proof.push(subtree(middle, end, &mut nodes)?);
            end = middle;
        } else {
            proof.push(subtree(begin, middle, &mut nodes)?);
            begin = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The proof that the tree of `size` entries begins with the tree of `old_size` entries, as
/// [`verify_consistency`](super::verify_consistency) takes it; empty from the tree without entries.
pub fn consistency_proof<E>(
    old_size: u64,
    size: u64,
    mut nodes: impl FnMut(u8, u64) -> Result<Hash, E>,
) -> Result<Vec<Hash>, ProveError<E>> {
    if old_size > size {
        return Err(ProveError::Shrunk { old: old_size, size });
    }
    let mut proof = Vec::new();
    if old_size == 0 {
        return Ok(proof);
    }
    let (mut begin, mut end) = (0, size);
    while old_size < end {
        let middle = begin + split(end - begin);
        if old_size <= middle {
            proof.push(subtree(middle, end, &mut nodes)?);
            end = middle;
        } else {
            proof.push(subtree(begin, middle, &mut nodes)?);
            begin = middle;
        }
    }
    // Where nothing was cut off on the left, the verifier starts from the older root, which it knows.
    if begin > 0 {
        proof.push(subtree(begin, end, &mut nodes)?);
    }
    proof.reverse();
    Ok(proof)
}
