//! A small log with a witness, and what may be wrong with what somebody is handed of it.

use std::convert::Infallible;

use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::{KeyKind, SigningKey};
use loupe_tlog::proof::TlogProof;
use loupe_tlog::tree::{Frontier, inclusion_proof};

/// How many entries the log has, and which of them is proven.
pub(crate) const SIZE: u64 = 1_000;
pub(crate) const INDEX: u64 = 777;

/// When the witness saw the log, in seconds since 1970.
pub(crate) const SEEN: u64 = 1_790_000_000;

/// The three files that a reader has.
#[derive(Clone)]
pub(crate) struct Files {
    pub(crate) entry: Vec<u8>,
    pub(crate) proof: Vec<u8>,
    pub(crate) policy: Vec<u8>,
}

/// Files, what is the matter with them, and the file that is to blame, if any is.
pub(crate) struct Case {
    pub(crate) what: String,
    pub(crate) files: Files,
    pub(crate) blamed: Option<&'static str>,
}

fn entry(index: u64) -> Vec<u8> {
    format!("record {index}").into_bytes()
}

/// The root of the complete subtree at this level and place.
fn node(level: u8, at: u64) -> Hash {
    let mut tree = Frontier::empty();
    tree.extend(((at << level)..((at + 1) << level)).map(|index| Hash::of_leaf(&entry(index))));
    tree.root()
}

/// What an honest log hands out.
pub(crate) fn honest() -> Files {
    let log = SigningKey::from_seed("example.org/log", KeyKind::Note, [1; 32]).unwrap();
    let witness = SigningKey::from_seed("witness.example", KeyKind::Cosignature, [2; 32]).unwrap();
    let mut tree = Frontier::empty();
    tree.extend((0..SIZE).map(|index| Hash::of_leaf(&entry(index))));
    let head = Checkpoint::new("example.org/log", SIZE, tree.root()).unwrap();
    let cosignature = witness.cosign(&head, SEEN).unwrap();
    let mut signed = SignedCheckpoint::signed(head, &log).unwrap();
    signed.add(cosignature).unwrap();
    let hashes = inclusion_proof(INDEX, SIZE, |level, at| Ok::<Hash, Infallible>(node(level, at))).unwrap();
    let proof = TlogProof::new(INDEX, hashes, signed).unwrap();
    let policy = format!("log {}\nwitness w {}\nquorum w\n", log.verifier(), witness.verifier());
    Files { entry: entry(INDEX), proof: proof.to_string().into_bytes(), policy: policy.into_bytes() }
}

/// The honest files, and every way of meddling with them that this test knows.
pub(crate) fn cases() -> Vec<Case> {
    let honest = honest();
    let mut cases = vec![Case { what: "as the log handed it out".to_owned(), files: honest.clone(), blamed: None }];
    let mut meddle = |what: &str, blamed: &'static str, change: &dyn Fn(&mut Files)| {
        let mut files = honest.clone();
        change(&mut files);
        cases.push(Case { what: what.to_owned(), files, blamed: Some(blamed) });
    };
    meddle("another entry", "proof", &|files| files.entry = entry(INDEX + 1));
    meddle("no entry", "proof", &|files| files.entry.clear());
    meddle("an entry that is too long", "entry", &|files| files.entry = vec![b' '; 65_536]);
    meddle("no proof", "proof", &|files| files.proof.clear());
    meddle("a proof that is no text", "proof", &|files| files.proof = vec![0xff; 300]);
    meddle("no policy", "policy", &|files| files.policy.clear());
    meddle("a log nobody knows", "proof", &|files| files.policy = b"quorum none\n".to_vec());
    meddle("no witness", "proof", &|files| {
        let end = files.proof.windows(4).rposition(|four| four == "\u{2014} ".as_bytes()).unwrap();
        files.proof.truncate(end);
    });
    for at in (0..honest.proof.len()).step_by(7) {
        meddle(&format!("bit 0 of byte {at} of the proof"), "proof", &|files| files.proof[at] ^= 1);
    }
    cases
}
