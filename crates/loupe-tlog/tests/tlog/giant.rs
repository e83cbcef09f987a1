//! Trees as large as 64 bits count: nothing overflows, nothing panics, and proofs still hold.

use std::convert::Infallible;

use loupe_tlog::hash::Hash;
use loupe_tlog::tree::{
    Frontier, PROOF_HASHES_MAX, ProofError, ProveError, consistency_proof, inclusion_proof, root_of,
    verify_consistency, verify_inclusion,
};
use proptest::prelude::*;

/// The complete subtrees of a tree whose entries are all the same: one hash a level, whatever the index.
fn uniform() -> Vec<Hash> {
    let leaf = Hash::of_leaf(b"the same again");
    std::iter::successors(Some(leaf), |node| Some(Hash::of_children(node, node))).take(64).collect()
}

/// Any number, and often one beside a power of two.
fn any_size() -> impl Strategy<Value = u64> {
    let beside = (0_u32..64, 0_u64..3).prop_map(|(bit, step)| (1_u64 << bit).wrapping_add(step).wrapping_sub(1));
    prop_oneof![any::<u64>(), beside, Just(u64::MAX)]
}

fn some_hashes() -> impl Strategy<Value = Vec<Hash>> {
    prop::collection::vec(any::<[u8; 32]>().prop_map(Hash::from), 0..130)
}

proptest! {
    #[test]
    fn no_number_and_no_proof_make_a_check_panic(
        (index, size) in (any_size(), any_size()),
        proof in some_hashes(),
        hash in any::<[u8; 32]>(),
    ) {
        let hash = Hash::from(hash);
        prop_assert!(verify_inclusion(hash, index, size, &proof, Hash::of_nothing()).is_err());
        prop_assert!(verify_consistency(index, hash, size, Hash::of_nothing(), &proof).is_err());
    }

    #[test]
    fn a_proof_in_a_giant_tree_holds_and_no_other_length_does((a, b) in (any_size(), any_size())) {
        let (old, size) = (a.min(b).max(1), a.max(b).max(1));
        let nodes = uniform();
        let root = |size| root_of(size, |level, _| Ok::<_, Infallible>(nodes[usize::from(level)])).unwrap();
        let node = |level: u8, index: u64| {
            // Every subtree asked for must be complete within the tree.
            assert!((u128::from(index) + 1) << level <= u128::from(size));
            Ok::<_, Infallible>(nodes[usize::from(level)])
        };
        let index = old - 1;
        let mut proof = inclusion_proof(index, size, node).unwrap();
        prop_assert!(proof.len() <= PROOF_HASHES_MAX);
        verify_inclusion(nodes[0], index, size, &proof, root(size)).unwrap();
        proof.push(nodes[0]);
        let refused = verify_inclusion(nodes[0], index, size, &proof, root(size)).unwrap_err();
        prop_assert_eq!(refused, ProofError::Length { expected: proof.len() - 1, found: proof.len() });

        let mut proof = consistency_proof(old, size, node).unwrap();
        prop_assert!(proof.len() <= PROOF_HASHES_MAX);
        verify_consistency(old, root(old), size, root(size), &proof).unwrap();
        proof.push(nodes[0]);
        prop_assert!(verify_consistency(old, root(old), size, root(size), &proof).is_err());
    }

    #[test]
    fn a_giant_tree_grows_from_its_right_edge(size in 1..Frontier::SIZE_MAX - 300, more in 1..300_u64) {
        let nodes = uniform();
        let node = |level: u8, _| Ok::<_, Infallible>(nodes[usize::from(level)]);
        let peaks = (0..64).rev().filter(|bit| size >> bit & 1 == 1).map(|bit| nodes[bit]).collect();
        let mut tree = Frontier::from_peaks(size, peaks).unwrap();
        prop_assert_eq!(tree.root(), root_of(size, node).unwrap());
        for index in size..size + more {
            prop_assert_eq!(tree.push(nodes[0]), index);
        }
        prop_assert_eq!(tree.root(), root_of(size + more, node).unwrap());
    }
}

#[test]
fn what_a_tree_does_not_have_is_not_proven() {
    let never = |_, _| -> Result<Hash, Infallible> { unreachable!("nothing needs to be read to refuse this") };
    assert_eq!(inclusion_proof(5, 5, never), Err(ProveError::IndexBeyondSize { index: 5, size: 5 }));
    assert_eq!(inclusion_proof(0, 0, never), Err(ProveError::IndexBeyondSize { index: 0, size: 0 }));
    assert_eq!(consistency_proof(6, 5, never), Err(ProveError::Shrunk { old: 6, size: 5 }));
    assert_eq!(consistency_proof(0, 5, never), Ok(Vec::new()));
    assert_eq!(consistency_proof(5, 5, never), Ok(Vec::new()));
}

#[test]
fn a_right_edge_that_cannot_be_is_refused() {
    let hash = Hash::of_nothing();
    assert!(Frontier::from_peaks(3, vec![hash]).is_none());
    assert!(Frontier::from_peaks(0, vec![hash]).is_none());
    assert!(Frontier::from_peaks(Frontier::SIZE_MAX + 1, vec![hash]).is_none());
    assert_eq!(Frontier::from_peaks(0, Vec::new()), Some(Frontier::empty()));
}
