//! Notes, keys and checkpoints against a second implementation: ours read by it, its own read by us.

use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::{KeyKind, SigningKey, VerifierKey};
use loupe_tlog::note::{Note, NoteError};
use proptest::prelude::*;
use signed_note::{Note as TheirNote, Signer, StandardSigner, StandardVerifier, Verifier, VerifierList};

/// Names as `signed-note` allows them, in any script.
fn name() -> impl Strategy<Value = String> {
    "[^\\s+\\x00-\\x1f]{1,20}"
}

/// The text of a note.
fn text() -> impl Strategy<Value = String> {
    "([^\\x00-\\x1f]{0,12}\n){1,6}"
}

/// A note with lines of strangers, and one change in its bytes that may or may not matter.
fn nearly_a_note() -> impl Strategy<Value = Vec<u8>> {
    let lines = prop::collection::vec("\u{2014} [a-z+ ]{1,8} [A-Za-z0-9+/]{7}[=A]", 1..4);
    let change = (any::<prop::sample::Index>(), prop::sample::select(b"\n \t+=A\xe2\x80a".to_vec()), 0..3_u8);
    (text(), lines, change).prop_map(|(text, lines, (at, byte, how))| {
        let mut bytes = format!("{text}\n{}\n", lines.join("\n")).into_bytes();
        let at = at.index(bytes.len());
        match how {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            _ => {}
        }
        bytes
    })
}

fn believed(note: &TheirNote, key: &VerifierKey) -> bool {
    let verifier = StandardVerifier::new(&key.to_string()).unwrap();
    note.verify(&VerifierList::new(vec![Box::new(verifier)])).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_we_sign_they_believe(seed: [u8; 32], name in name(), text in text()) {
        let key = SigningKey::from_seed(&name, KeyKind::Note, seed).unwrap();
        let note = Note::new(&text, vec![key.sign(&text).unwrap()]).unwrap();
        let theirs = TheirNote::from_bytes(note.to_string().as_bytes()).unwrap();
        prop_assert_eq!(theirs.text(), text.as_bytes());
        prop_assert_eq!(theirs.to_bytes(), note.to_string().into_bytes());
        prop_assert!(believed(&theirs, key.verifier()));
    }

    #[test]
    fn what_they_sign_we_believe(seed: [u8; 32], name in name(), text in text()) {
        let key = SigningKey::from_seed(&name, KeyKind::Note, seed).unwrap();
        let signer = StandardSigner::new(&key.secret_text()).unwrap();
        prop_assert_eq!((signer.name(), signer.key_id()), (name.as_str(), key.verifier().key_id()));
        let mut theirs = TheirNote::new(text.as_bytes(), &[]).unwrap();
        theirs.add_sigs(&[&signer]).unwrap();
        let ours = Note::parse(&theirs.to_bytes()).unwrap();
        prop_assert_eq!(ours.text(), text.as_str());
        prop_assert_eq!(ours.verified_by(key.verifier()), Ok(()));
        prop_assert_eq!(ours.signatures(), &[key.sign(&text).unwrap()]);
    }

    #[test]
    fn neither_believes_a_changed_note(seed: [u8; 32], text in text(), at: prop::sample::Index, bit in 0..8_u8) {
        let key = SigningKey::from_seed("a.example", KeyKind::Note, seed).unwrap();
        let mut bytes = Note::new(&text, vec![key.sign(&text).unwrap()]).unwrap().to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let ours = Note::parse(&bytes).is_ok_and(|note| note.verified_by(key.verifier()).is_ok());
        let theirs = TheirNote::from_bytes(&bytes).is_ok_and(|note| believed(&note, key.verifier()));
        prop_assert!(!ours);
        prop_assert!(!theirs);
    }

    #[test]
    fn keys_are_the_same_keys(seed: [u8; 32], name in name()) {
        let key = SigningKey::from_seed(&name, KeyKind::Note, seed).unwrap();
        let vkey = key.verifier().to_string();
        let theirs = StandardVerifier::new(&vkey).unwrap();
        prop_assert_eq!((theirs.name(), theirs.key_id()), (name.as_str(), key.verifier().key_id()));
        let signature = key.sign_bytes(name.as_bytes());
        prop_assert!(theirs.verify(name.as_bytes(), &signature));
        let signer = StandardSigner::new(&key.secret_text()).unwrap();
        prop_assert_eq!(signer.sign(name.as_bytes()).unwrap(), signature);
        prop_assert_eq!(vkey.parse::<VerifierKey>(), Ok(key.verifier().clone()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn both_read_the_same_notes_and_refuse_the_same(bytes in nearly_a_note()) {
        let theirs = TheirNote::from_bytes(&bytes);
        match Note::parse(&bytes) {
            Ok(ours) => {
                let theirs = theirs.unwrap();
                prop_assert_eq!(ours.text().as_bytes(), theirs.text());
                prop_assert_eq!(ours.to_string().into_bytes(), theirs.to_bytes());
            }
            Err(refusal) => prop_assert!(theirs.is_err(), "only we refuse: {refusal}"),
        }
    }

    #[test]
    fn both_read_the_same_checkpoints(
        origin in "[^\\x00-\\x1f]{1,30}",
        size: u64,
        root: [u8; 32],
        extensions in prop::collection::vec("[^\\x00-\\x1f]{1,10}", 0..3),
    ) {
        let ours = Checkpoint::new(&origin, size, Hash::from(root)).unwrap().with_extensions(extensions.clone()).unwrap();
        let lines: String = extensions.iter().map(|line| format!("{line}\n")).collect();
        let theirs = tlog_tiles::Checkpoint::new(&origin, size, tlog_tiles::Hash(root), &lines).unwrap();
        prop_assert_eq!(ours.to_string().into_bytes(), theirs.to_bytes());
        prop_assert_eq!(tlog_tiles::Checkpoint::from_bytes(ours.to_string().as_bytes()).unwrap(), theirs);
        prop_assert_eq!(ours.to_string().parse::<Checkpoint>(), Ok(ours));
    }
}

#[test]
fn a_checkpoint_we_sign_is_a_note_to_them() {
    let key = SigningKey::from_seed("log.example", KeyKind::Note, [7; 32]).unwrap();
    let checkpoint = Checkpoint::new("log.example", 1, Hash::of_leaf(b"entry")).unwrap();
    let signed = SignedCheckpoint::signed(checkpoint, &key).unwrap();
    let theirs = TheirNote::from_bytes(signed.to_string().as_bytes()).unwrap();
    assert!(believed(&theirs, key.verifier()));
    assert_eq!(tlog_tiles::Checkpoint::from_bytes(theirs.text()).unwrap().size(), 1);
}

#[test]
fn we_refuse_a_key_that_they_take() {
    // The point of order one: under it a signature verifies that nobody made. They only find out when they verify.
    let mut bytes = [0; 33];
    (bytes[0], bytes[1]) = (1, 1);
    let id = signed_note::key_id("a.example", &bytes);
    let vkey = format!("a.example+{id:08x}+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    let theirs = StandardVerifier::new(&vkey).unwrap();
    let signature = [&bytes[1..], &[0; 32]].concat();
    assert!(theirs.verify(b"anything", &signature));
    assert!(vkey.parse::<VerifierKey>().is_err());
    let note = Note::parse(b"text\n\n\xe2\x80\x94 a.example AAAAAAAA\n").unwrap();
    assert!(matches!(note.signers(&[]), Err(NoteError::Unsigned(_))));
}
