//! Notes and keys: what is read, what is believed.

use loupe_tlog::key::{KeyKind, SigningKey, VerifierKey};
use loupe_tlog::note::{NOTE_BYTES_MAX, Note, NoteError, NoteSignature, SIGNATURES_MAX};

use super::signed::key;

const FOO_VKEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const FOO_NOTE: &str = "This is an example message.\n\n\u{2014} example.com/foo \
    Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
const POEM: &str = "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned \u{e8} subito sera.\n\n\
    \u{2014} quasimodo.example/salvatore \
    NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

/// A finished signature line of no known key.
const STRANGER: &str = "\u{2014} stranger.example AAAAAAAA\n";

fn parse(text: &str) -> Result<Note, NoteError> {
    Note::parse(text.as_bytes())
}

fn ministry() -> SigningKey {
    key("ministry.example/exports", KeyKind::Note)
}

/// A note that the ministry signed, with further lines after its own.
fn from_the_ministry(text: &str, more: &str) -> Note {
    let line = ministry().sign(text).unwrap();
    parse(&format!("{text}\n{line}{more}")).unwrap()
}

#[test]
fn a_reporter_believes_a_note_only_once_a_key_she_knows_has_signed_it() {
    let note = from_the_ministry("42 certificates were issued in May.\n", "");
    let (known, other) = (ministry().verifier().clone(), key("mine.example", KeyKind::Note).verifier().clone());
    assert_eq!(note.verified_by(&known), Ok(()));
    assert_eq!(note.verified_by(&other), Err(NoteError::Unsigned("mine.example".into())));

    let forged = note.to_string().replace("42", "24");
    let forged = parse(&forged).unwrap();
    assert_eq!(forged.verified_by(&known), Err(NoteError::WrongSignature("ministry.example/exports".into())));
}

#[test]
fn the_example_of_the_specification_verifies() {
    let foo: VerifierKey = FOO_VKEY.parse().unwrap();
    let note = parse(FOO_NOTE).unwrap();
    assert_eq!(note.text(), "This is an example message.\n");
    assert_eq!(note.verified_by(&foo), Ok(()));
    assert_eq!((foo.to_string(), note.to_string()), (FOO_VKEY.to_owned(), FOO_NOTE.to_owned()));
}

#[test]
fn any_changed_byte_of_the_example_is_refused() {
    let foo: VerifierKey = FOO_VKEY.parse().unwrap();
    for at in 0..FOO_NOTE.len() {
        for bit in [0x01, 0x04, 0x20] {
            let mut changed = FOO_NOTE.as_bytes().to_vec();
            changed[at] ^= bit;
            let believed = Note::parse(&changed).and_then(|note| note.verified_by(&foo));
            assert!(believed.is_err(), "byte {at} changed by {bit:#x}");
        }
    }
}

#[test]
fn the_text_is_parted_from_the_signatures_by_the_last_empty_line() {
    let poem = parse(POEM).unwrap();
    assert!(poem.text().ends_with("sole:\n\ned \u{e8} subito sera.\n"));
    assert_eq!(poem.signatures().len(), 1);
    let hollow = parse(&format!("\n\n\n{STRANGER}")).unwrap();
    assert_eq!(hollow.text(), "\n\n");
}

#[test]
fn a_note_is_utf_8_without_control_characters() {
    let with = |c: &[u8]| [b"a", c, b"b\n\n", STRANGER.as_bytes()].concat();
    assert_eq!(Note::parse(&with(b"\xff")), Err(NoteError::NotUtf8));
    for control in (0..0x20).filter(|byte| *byte != b'\n') {
        assert_eq!(Note::parse(&with(&[control])), Err(NoteError::ControlCharacter(1)));
    }
    assert!(Note::parse(&with(b"\x7f")).is_ok(), "the specification forbids only what is below U+0020");
}

#[test]
fn a_note_has_a_text_a_blank_line_and_at_least_one_finished_line() {
    for unfinished in ["", "\n", "text\n", "text\n\n", STRANGER, &format!("text\n{STRANGER}")] {
        assert_eq!(parse(unfinished), Err(NoteError::NoSignatures), "{unfinished:?}");
    }
    let cut = format!("text\n\n{}", STRANGER.trim_end());
    assert_eq!(parse(&cut), Err(NoteError::NoSignatures));
    assert!(parse(&format!("\n\n{STRANGER}")).is_ok(), "a text of one empty line");
}

#[test]
fn a_signature_line_is_a_dash_a_name_and_base64_of_five_bytes_or_more() {
    let lines = [
        "- stranger.example AAAAAAAA",
        "\u{2014}stranger.example AAAAAAAA",
        "\u{2014}  AAAAAAAA",
        "\u{2014} stranger.example",
        "\u{2014} stranger.example ",
        "\u{2014} stranger.example  AAAAAAAA",
        "\u{2014} stranger.example AAAAAAAA ",
        "\u{2014} stranger.example AAAAAA==",
        "\u{2014} stranger.example AAAAAAA",
        "\u{2014} stranger.example AAAAAAB=",
        "\u{2014} stranger.example AAAA-_AA",
        "\u{2014} stranger+example AAAAAAAA",
        "\u{2014} stranger\u{a0}example AAAAAAAA",
        "\u{2014} stranger\u{2003}example AAAAAAAA",
    ];
    for line in lines {
        let expected = Err(NoteError::SignatureLine(2));
        assert_eq!(parse(&format!("text\n\n{STRANGER}{line}\n")), expected, "{line:?}");
    }
    assert_eq!(parse(&format!("text\n\n{STRANGER}\n")), Err(NoteError::NoSignatures), "nothing after the blank line");
    assert_eq!(parse(&format!("text\n\n{STRANGER}text\n")), Err(NoteError::SignatureLine(2)));
}

#[test]
fn sixteen_signatures_are_read_and_so_are_64_but_no_more() {
    for count in [1, 16, SIGNATURES_MAX] {
        let note = parse(&format!("text\n\n{}", STRANGER.repeat(count))).unwrap();
        assert_eq!(note.signatures().len(), count);
    }
    let crowd = format!("text\n\n{}", STRANGER.repeat(SIGNATURES_MAX + 1));
    assert_eq!(parse(&crowd), Err(NoteError::TooManySignatures));
    let mut full = parse(&format!("text\n\n{}", STRANGER.repeat(SIGNATURES_MAX))).unwrap();
    let another = NoteSignature::new("late.example", 7, vec![0; 64]).unwrap();
    assert_eq!(full.add(another), Err(NoteError::TooManySignatures));
}

#[test]
fn a_note_has_a_greatest_length() {
    let text = |bytes: usize| format!("{}\n\n{STRANGER}", "a".repeat(bytes - STRANGER.len() - 2));
    assert!(parse(&text(NOTE_BYTES_MAX)).is_ok());
    assert_eq!(parse(&text(NOTE_BYTES_MAX + 1)), Err(NoteError::TooLong(NOTE_BYTES_MAX + 1)));
    let long = format!("{}\n", "a".repeat(NOTE_BYTES_MAX));
    assert!(matches!(Note::new(&long, Vec::new()), Err(NoteError::TooLong(_))));
    let mut just = Note::new(&long[2..], Vec::new()).unwrap();
    let line = NoteSignature::new("late.example", 7, vec![0; 64]).unwrap();
    assert!(matches!(just.add(line), Err(NoteError::TooLong(_))));
}

#[test]
fn signatures_of_unknown_keys_are_ignored_even_if_they_share_a_name_or_an_id() {
    let known = ministry().verifier().clone();
    let same_name = NoteSignature::new(known.name(), known.key_id() ^ 1, vec![9; 64]).unwrap();
    let same_id = NoteSignature::new("stranger.example", known.key_id(), vec![9; 64]).unwrap();
    let crowd = format!("{same_name}{same_id}{STRANGER}");
    assert_eq!(from_the_ministry("text\n", &crowd).verified_by(&known), Ok(()));

    let without = parse(&format!("text\n\n{crowd}")).unwrap();
    assert_eq!(without.verified_by(&known), Err(NoteError::Unsigned(known.name().into())));
}

#[test]
fn one_wrong_signature_of_a_known_key_rejects_the_note_beside_a_right_one() {
    let known = ministry().verifier().clone();
    for wrong in [vec![9; 64], vec![9; 63], vec![9; 72], vec![9]] {
        let wrong = NoteSignature::new(known.name(), known.key_id(), wrong).unwrap();
        let note = from_the_ministry("text\n", &wrong.to_string());
        assert_eq!(note.verified_by(&known), Err(NoteError::WrongSignature(known.name().into())));
    }
}

#[test]
fn of_several_known_keys_one_is_enough_and_none_is_not() {
    let [ours, theirs, mine] = ["ours.example", "theirs.example", "mine.example"].map(|name| key(name, KeyKind::Note));
    let known = [ours.verifier().clone(), theirs.verifier().clone()];
    let mut note = Note::new("text\n", vec![mine.sign("text\n").unwrap()]).unwrap();
    assert_eq!(note.signers(&known), Err(NoteError::Unsigned("ours.example, theirs.example".into())));
    note.add(theirs.sign("text\n").unwrap()).unwrap();
    assert_eq!(note.signers(&known), Ok(vec![theirs.verifier()]));
    note.add(ours.sign("another text\n").unwrap()).unwrap();
    assert_eq!(note.signers(&known), Err(NoteError::WrongSignature("ours.example".into())));
}

#[test]
fn a_line_added_twice_stands_once() {
    let mut note = Note::new("text\n", Vec::new()).unwrap();
    let line = ministry().sign("text\n").unwrap();
    note.add(line.clone()).unwrap();
    note.add(line).unwrap();
    assert_eq!(note.signatures().len(), 1);
}

#[test]
fn a_note_cannot_be_made_that_could_not_be_read() {
    assert_eq!(Note::new("no end", Vec::new()), Err(NoteError::TextUnfinished));
    assert_eq!(Note::new("", Vec::new()), Err(NoteError::TextUnfinished));
    assert_eq!(Note::new("a\tb\n", Vec::new()), Err(NoteError::ControlCharacter(1)));
    for name in ["", "a b", "a+b", "a\u{2028}b", "a\u{1}b"] {
        assert_eq!(NoteSignature::new(name, 1, vec![1]), Err(NoteError::KeyName(name.into())));
    }
    assert_eq!(NoteSignature::new("a", 1, Vec::new()), Err(NoteError::EmptySignature("a".into())));
    assert!(ministry().sign("no end").is_err());
    assert!(ministry().sign("a\tb\n").is_err());
}
