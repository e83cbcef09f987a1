//! The vectors of `transparency-dev/merkle`: every proof that must hold holds, every other one is refused.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use loupe_tlog::hash::Hash;
use loupe_tlog::tree::{verify_consistency, verify_inclusion};
use serde::Deserialize;

use super::shared::{files_below, vectors};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Inclusion {
    leaf_idx: u64,
    tree_size: u64,
    root: String,
    leaf_hash: String,
    proof: Option<Vec<String>>,
    want_err: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Consistency {
    size1: u64,
    size2: u64,
    root1: String,
    root2: String,
    proof: Option<Vec<String>>,
    want_err: bool,
}

fn bytes(base64: &String) -> Vec<u8> {
    STANDARD.decode(base64).unwrap()
}

/// Our hashes have 32 bytes by their type, so anything else is refused at the door.
fn strict(base64: &String) -> Option<Hash> {
    Hash::try_from(bytes(base64).as_slice()).ok()
}

/// Some cases about sizes put words where roots go, and one of them must hold because the two words are equal. Words
/// are hashed, so that equal ones stay equal.
fn lenient(base64: &String) -> Hash {
    strict(base64).unwrap_or_else(|| Hash::of_leaf(&bytes(base64)))
}

/// Runs every case of a folder; gives how many must hold and how many must be refused.
fn check<C: for<'c> Deserialize<'c>>(folder: &str, holds: impl Fn(C) -> (bool, bool)) -> (usize, usize) {
    let (mut held, mut refused) = (0, 0);
    for file in files_below(&vectors("merkle").join(folder)) {
        let case = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let (holds, must_hold) = holds(case);
        assert_eq!(holds, must_hold, "{}", file.display());
        *(if holds { &mut held } else { &mut refused }) += 1;
    }
    (held, refused)
}

#[test]
fn all_196_cases_are_judged_as_their_authors_do() {
    let inclusion = check("inclusion", |case: Inclusion| {
        let proof: Option<Vec<Hash>> = case.proof.iter().flatten().map(strict).collect();
        let judged = (strict(&case.leaf_hash), proof, strict(&case.root));
        let holds = matches!(judged, (Some(leaf), Some(proof), Some(root))
            if verify_inclusion(leaf, case.leaf_idx, case.tree_size, &proof, root).is_ok());
        (holds, !case.want_err)
    });
    let consistency = check("consistency", |case: Consistency| {
        let proof: Vec<Hash> = case.proof.iter().flatten().map(lenient).collect();
        let [old_root, root] = [&case.root1, &case.root2].map(lenient);
        let holds = verify_consistency(case.size1, old_root, case.size2, root, &proof).is_ok();
        (holds, !case.want_err)
    });
    let ((held, refused), (also_held, also_refused)) = (inclusion, consistency);
    assert_eq!((held + refused, also_held + also_refused), (98, 98));
    assert_eq!(held + also_held, 12, "every other case must be refused, and was");
}
