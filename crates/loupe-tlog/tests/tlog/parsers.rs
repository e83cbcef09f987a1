//! No bytes make a parser panic, and what is read prints back as it was.

use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::{SigningKey, VerifierKey};
use loupe_tlog::note::NoteSignature;
use loupe_tlog::proof::TlogProof;
use loupe_tlog::witness::{AddCheckpoint, Answer, Cosignatures};
use proptest::prelude::*;

use super::round_trips;
use super::signed::{ORIGIN, THEN, cosigned, head, inclusion, log_key, log_vkey, signed, witness};

fn request(bytes: &[u8]) -> bool {
    let Ok(read) = AddCheckpoint::parse(bytes) else { return false };
    assert_eq!(read.to_string().as_bytes(), bytes);
    true
}

fn answer(bytes: &[u8]) -> bool {
    let coalition = witness("coalition");
    let read = Cosignatures::parse(bytes, coalition.verifier(), &signed(3));
    let _seen = Answer::read(409, bytes, coalition.verifier(), &signed(3));
    read.is_ok_and(|read| !read.signatures().is_empty())
}

fn checkpoint_text(bytes: &[u8]) -> bool {
    let Ok(read) = str::from_utf8(bytes).unwrap_or_default().parse::<Checkpoint>() else { return false };
    assert_eq!(read.to_string().as_bytes(), bytes);
    true
}

fn vkey(bytes: &[u8]) -> bool {
    let Ok(read) = str::from_utf8(bytes).unwrap_or_default().parse::<VerifierKey>() else { return false };
    assert_eq!(read.to_string().as_bytes(), bytes);
    true
}

fn secret(bytes: &[u8]) -> bool {
    let Ok(read) = SigningKey::parse_secret(str::from_utf8(bytes).unwrap_or_default()) else { return false };
    assert_eq!(read.secret_text().as_bytes(), bytes);
    true
}

/// Whether bytes are of a format; panics when they are and do not print back.
type Check = fn(&[u8]) -> bool;

const CHECKS: [Check; 10] = [
    round_trips::checkpoint,
    round_trips::note,
    round_trips::tile_path,
    round_trips::proof,
    round_trips::policy,
    request,
    answer,
    checkpoint_text,
    vkey,
    secret,
];

/// Every check with a whole example of its format.
fn formats() -> Vec<(Check, Vec<u8>)> {
    let seen = cosigned(3, &["coalition"]);
    let proof = TlogProof::new(1, inclusion(1, 3), seen.clone()).unwrap().with_extra(b"extra".to_vec()).unwrap();
    let asked = AddCheckpoint::new(0, vec![Hash::of_nothing()], seen.clone()).unwrap();
    let line = witness("coalition").cosign(&head(3), THEN).unwrap();
    let names = ["a", "b", "c"].map(|name| format!("witness {name} {} https://{name}/\n", witness(name).verifier()));
    let policy = format!("# c\nlog {}\n{}group g 2 a b c\ngroup h any g\nquorum h\n", log_vkey(), names.concat());
    let examples = [
        seen.to_string(),
        seen.to_string(),
        "tile/0/x001/x234/067.p/12".to_owned(),
        proof.to_string(),
        policy,
        asked.to_string(),
        line.to_string(),
        head(3).to_string(),
        log_vkey().to_string(),
        log_key().secret_text().to_string(),
    ];
    CHECKS.into_iter().zip(examples.map(String::into_bytes)).collect()
}

#[test]
fn every_whole_example_is_read() {
    for (at, (check, whole)) in formats().into_iter().enumerate() {
        assert!(check(&whole), "format {at}");
    }
}

/// An example with a few bytes changed, put in or taken out, many of them bytes that mean something.
fn nearly_right() -> impl Strategy<Value = (Check, Vec<u8>)> {
    let byte = prop_oneof![prop::sample::select(b"\n \t\r+=/0A-\xe2\xff\0".to_vec()), any::<u8>()];
    let changes = prop::collection::vec((any::<prop::sample::Index>(), byte, 0..4_u8), 1..4);
    (prop::sample::select(formats()), changes).prop_map(|((check, mut bytes), changes)| {
        for (at, byte, how) in changes {
            let at = at.index(bytes.len().max(1));
            match how {
                0 if at < bytes.len() => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 if at < bytes.len() => drop(bytes.remove(at)),
                _ => bytes.truncate(at),
            }
        }
        (check, bytes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn no_bytes_make_a_parser_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for check in CHECKS {
            check(&bytes);
        }
    }

    #[test]
    fn nearly_right_bytes_are_refused_or_print_back((check, bytes) in nearly_right()) {
        check(&bytes);
    }

    #[test]
    fn checkpoints_print_and_parse(
        origin in "[^\\x00-\\x1f]{1,30}",
        size: u64,
        root: [u8; 32],
        more in prop::collection::vec("[^\\x00-\\x1f]{1,10}", 0..3),
    ) {
        let made = Checkpoint::new(&origin, size, Hash::from(root)).unwrap().with_extensions(more).unwrap();
        prop_assert_eq!(made.to_string().parse(), Ok(made));
    }

    #[test]
    fn signature_lines_print_and_parse(
        name in "[^\\s+\\x00-\\x1f]{1,20}",
        id: u32,
        signature in prop::collection::vec(any::<u8>(), 1..100),
    ) {
        let made = NoteSignature::new(&name, id, signature).unwrap();
        prop_assert_eq!(NoteSignature::parse_lines(&made.to_string()), Ok(vec![made]));
    }

    #[test]
    fn proofs_print_and_parse(
        index: u64,
        hashes in prop::collection::vec(any::<[u8; 32]>(), 0..=64),
        extra in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let hashes = hashes.into_iter().map(Hash::from).collect();
        let made = TlogProof::new(index, hashes, example()).unwrap().with_extra(extra).unwrap();
        prop_assert_eq!(TlogProof::parse(made.to_string().as_bytes()), Ok(made));
    }

    #[test]
    fn requests_print_and_parse(old: u64, hashes in prop::collection::vec(any::<[u8; 32]>(), 0..=63)) {
        let hashes = hashes.into_iter().map(Hash::from).collect();
        let made = AddCheckpoint::new(old, hashes, example()).unwrap();
        prop_assert_eq!(AddCheckpoint::parse(made.to_string().as_bytes()), Ok(made));
    }
}

/// A signed checkpoint that costs no signing.
fn example() -> SignedCheckpoint {
    let line = NoteSignature::new("log.example", 1, vec![1; 64]).unwrap();
    SignedCheckpoint::new(Checkpoint::new(ORIGIN, 0, Hash::of_nothing()).unwrap(), vec![line]).unwrap()
}
