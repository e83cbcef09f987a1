//! Texts that are no code of a certificate, each refused by its own rule.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use loupe_credential::code::{self, PREFIX, TEXT_CHARS_MAX};
use loupe_scheme::rule::Rule;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::samples::{certificate, crowded, signer};

fn packed(bytes: &[u8]) -> String {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    format!("{PREFIX}{}", base45::encode(encoder.finish().unwrap()))
}

fn signed() -> Vec<u8> {
    code::read(&code::print(&certificate(2), &signer(1))).unwrap().to_bytes()
}

fn refused(text: &str) -> Rule {
    code::read(text).unwrap_err().rule
}

#[test]
fn codes_of_others_are_told_apart() {
    for text in ["", "HC1:6BF", "https://example.org/", "kp1:AB", "KP2:AB"] {
        assert_eq!(refused(text), Rule::CodeOfOthers, "{text}");
    }
}

#[test]
fn a_damaged_code_is_damaged() {
    let text = code::print(&certificate(2), &signer(1));
    for broken in [format!("{PREFIX}:::"), format!("{PREFIX}a"), text[..text.len() - 3].to_owned(), PREFIX.to_owned()] {
        assert_eq!(refused(&broken), Rule::CodeDamaged);
    }
    let mut folded = base45::decode(&text[PREFIX.len()..]).unwrap();
    folded.push(7);
    assert_eq!(refused(&format!("{PREFIX}{}", base45::encode(folded))), Rule::CodeDamaged, "something travels behind");
}

#[test]
fn a_bomb_does_not_go_off() {
    assert_eq!(refused(&packed(&vec![0; 4_000_000])), Rule::CodeTooLarge);
    assert_eq!(refused(&format!("{PREFIX}{}", "A".repeat(TEXT_CHARS_MAX))), Rule::CodeTooLarge);
    let deep = packed(&[0x81; 60_000]);
    assert_eq!(refused(&deep), Rule::CodeNotSigned, "arrays in arrays");
    let long = [&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff][..], &[0; 9]].concat();
    assert_eq!(refused(&packed(&long)), Rule::CodeNotSigned, "an array that says it is endless");
}

#[test]
fn only_the_one_form_is_read() {
    let bytes = signed();
    assert_eq!(refused(&packed(&[bytes.clone(), vec![0]].concat())), Rule::CodeNotSigned, "a byte behind");
    assert_eq!(refused(&packed(&bytes[1..])), Rule::CodeNotSigned, "no tag");
    assert_eq!(refused(&packed(&[])), Rule::CodeNotSigned);
    // The same value with a longer head: 0x58 for the length of a byte string of 64 becomes 0x59 0x00.
    let at = bytes.len() - 66;
    assert_eq!(&bytes[at..at + 2], &[0x58, 0x40]);
    let longer = [&bytes[..at], &[0x59, 0x00, 0x40], &bytes[at + 2..]].concat();
    assert_eq!(refused(&packed(&longer)), Rule::CodeNotSigned);
}

/// Replaces one text in the signed bytes by another of the same length.
fn replaced(from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = signed();
    let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
    bytes[at..at + to.len()].copy_from_slice(to);
    bytes
}

#[test]
fn claims_that_no_certificate_states_are_refused() {
    let turned = "ab\u{202e}d".as_bytes();
    for (from, to) in
        [(&b"BWA"[..], &b"bwa"[..]), (b"BW00004711", b"BW00000000"), (b"P002", b"P001"), (b"Schel", turned)]
    {
        let text = packed(&replaced(from, &to[..from.len().min(to.len())]));
        assert!(matches!(refused(&text), Rule::ClaimsUnreadable | Rule::CodeNotSigned), "{from:?}");
    }
    assert_eq!(refused(&packed(&replaced(b"P002", b"P001"))), Rule::ClaimsUnreadable, "a parcel that stands twice");
}

#[test]
fn an_altered_digit_reads_and_is_not_signed() {
    let read = code::read(&packed(&replaced(b"P002", b"P007"))).unwrap();
    assert!(!read.verify(&signer(1).key()));
}

#[test]
fn whatever_is_changed_is_refused_or_no_longer_signed() {
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[4; 32]);
    let mut runner =
        TestRunner::new_with_rng(Config { cases: 2_000, failure_persistence: None, ..Config::default() }, seed);
    let bytes = code::read(&code::print(&crowded(), &signer(1))).unwrap().to_bytes();
    runner
        .run(&(0..bytes.len(), 1..=255u8), |(at, flip)| {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            if let Ok(read) = code::read_signed(&changed) {
                prop_assert!(!read.verify(&signer(1).key()));
                prop_assert_eq!(read.to_bytes(), changed);
            }
            Ok(())
        })
        .unwrap();
}
