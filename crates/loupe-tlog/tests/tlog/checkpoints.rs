//! Heads of logs: the golden log's, the specification's, and what is none.

use loupe_tlog::checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::VerifierKey;
use loupe_tlog::note::{NoteError, NoteSignature};

use super::shared::vectors;
use super::signed::{ORIGIN, THEN, head, log_vkey, signed, witness};

/// The key of the golden log, as its publisher states it.
const GOLDEN_VKEY: &str = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

const ROOT: &str = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
const BEHIND_THE_SOFA: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
    \u{2014} example.com/behind-the-sofa \
    Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
    \u{2014} witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0\
    xUe+mbIUBkBIfZ+qnA==\n";

fn text(text: &str) -> Result<Checkpoint, CheckpointError> {
    text.parse()
}

#[test]
fn every_checkpoint_of_the_golden_log_is_signed_by_its_log() {
    let log: VerifierKey = GOLDEN_VKEY.parse().unwrap();
    for size in 0..=15 {
        let bytes = std::fs::read(vectors("golden_log").join(format!("checkpoint.{size}"))).unwrap();
        let read = SignedCheckpoint::parse(&bytes).unwrap();
        assert_eq!(read.checkpoint().size(), size);
        assert_eq!(read.checkpoint().origin(), log.name());
        assert_eq!(read.verified_by(&log), Ok(()), "checkpoint.{size}");
        assert_eq!(read.to_string().as_bytes(), bytes);
    }
}

#[test]
fn any_changed_byte_of_a_checkpoint_of_the_golden_log_is_refused() {
    let log: VerifierKey = GOLDEN_VKEY.parse().unwrap();
    let bytes = std::fs::read(vectors("golden_log").join("checkpoint")).unwrap();
    for at in 0..bytes.len() {
        for bit in [0x01, 0x02, 0x10] {
            let mut changed = bytes.clone();
            changed[at] ^= bit;
            let believed = SignedCheckpoint::parse(&changed).is_ok_and(|read| read.verified_by(&log).is_ok());
            assert!(!believed, "byte {at} changed by {bit:#x}");
        }
        let shorter = [&bytes[..at], &bytes[at + 1..]].concat();
        assert!(!SignedCheckpoint::parse(&shorter).is_ok_and(|read| read.verified_by(&log).is_ok()), "byte {at} gone");
    }
}

#[test]
fn the_example_of_the_specification_is_read() {
    let read = SignedCheckpoint::parse(BEHIND_THE_SOFA.as_bytes()).unwrap();
    assert_eq!(read.checkpoint().origin(), "example.com/behind-the-sofa");
    assert_eq!(read.checkpoint().size(), 20_852_163);
    assert_eq!(read.checkpoint().root().to_string(), ROOT);
    let cosignature = &read.note().signatures()[1];
    assert_eq!(cosignature.signature()[..8], 1_679_315_147_u64.to_be_bytes());
    assert_eq!(read.to_string(), BEHIND_THE_SOFA);
}

#[test]
fn a_checkpoint_has_three_finished_lines() {
    for short in ["", "a", "a\n", "a\n1", "a\n1\n"] {
        assert!(text(short).is_err(), "{short:?}");
    }
    assert_eq!(text(&format!("a\n1\n{ROOT}")), Err(CheckpointError::Lines));
    assert_eq!(text(&format!("\n1\n{ROOT}\n")), Err(CheckpointError::Origin));
    assert_eq!(text(&format!("a\n\n{ROOT}\n")), Err(CheckpointError::Size));
    assert_eq!(text("a\n1\n\n"), Err(CheckpointError::Root));
    assert_eq!(text(&format!("a\n1\n{ROOT}\n")).unwrap(), Checkpoint::new("a", 1, ROOT.parse().unwrap()).unwrap());
}

#[test]
fn the_origin_may_be_any_line() {
    for origin in ["a", "a b", "a+b", " ", "\u{e8}", "https://log.example/"] {
        assert_eq!(text(&format!("{origin}\n1\n{ROOT}\n")).unwrap().origin(), origin);
    }
    let tab = text(&format!("a\tb\n1\n{ROOT}\n"));
    assert_eq!(tab, Err(CheckpointError::Note(NoteError::ControlCharacter(1))));
    assert!(Checkpoint::new("two\nlines", 1, Hash::of_nothing()).is_err());
    assert_eq!(Checkpoint::new("", 1, Hash::of_nothing()), Err(CheckpointError::Origin));
}

#[test]
fn the_size_is_a_decimal_number_without_leading_zeros() {
    for size in ["00", "01", "+1", "-1", " 1", "1 ", "0x1", "1.0", "18446744073709551616", "\u{661}"] {
        assert_eq!(text(&format!("a\n{size}\n{ROOT}\n")), Err(CheckpointError::Size), "{size:?}");
    }
    assert_eq!(text(&format!("a\n0\n{ROOT}\n")).unwrap().size(), 0);
    assert_eq!(text(&format!("a\n{}\n{ROOT}\n", u64::MAX)).unwrap().size(), u64::MAX);
}

#[test]
fn the_root_is_the_one_base64_of_32_bytes() {
    for root in
        ["CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I", &ROOT.replace("q2I=", "q2J="), "AAAA", &format!("{ROOT} ")]
    {
        assert_eq!(text(&format!("a\n1\n{root}\n")), Err(CheckpointError::Root), "{root:?}");
    }
}

#[test]
fn extension_lines_are_kept_and_not_empty() {
    let extended = format!("a\n1\n{ROOT}\nfirst\nsecond line\n");
    let read = text(&extended).unwrap();
    assert_eq!(read.extensions(), ["first", "second line"]);
    assert_eq!(read.to_string(), extended);
    assert_eq!(text(&format!("a\n1\n{ROOT}\nfirst\n\n")), Err(CheckpointError::Extension(2)));
    let plain = Checkpoint::new("a", 1, ROOT.parse().unwrap()).unwrap();
    assert_eq!(plain.clone().with_extensions(vec![String::new()]), Err(CheckpointError::Extension(1)));
    assert!(plain.with_extensions(vec!["two\nlines".into()]).is_err());
}

#[test]
fn a_cosignature_says_when_and_covers_every_line() {
    let civil = witness("civil.example/w1");
    let line = civil.cosign(&head(7), THEN).unwrap();
    let mut seen = signed(7);
    assert_eq!(seen.cosigned_by(civil.verifier()), Err(NoteError::Unsigned("civil.example/w1".into())));
    seen.add(line.clone()).unwrap();
    assert_eq!(seen.cosigned_by(civil.verifier()), Ok(THEN));
    assert_eq!(seen.verified_by(&log_vkey()), Ok(()));

    let extended = head(7).with_extensions(vec!["more".into()]).unwrap();
    for other in [head(8), extended] {
        let other = SignedCheckpoint::new(other, vec![line.clone()]).unwrap();
        assert_eq!(other.cosigned_by(civil.verifier()), Err(NoteError::WrongSignature("civil.example/w1".into())));
    }
}

#[test]
fn the_message_of_a_cosignature_is_two_lines_and_the_checkpoint() {
    let civil = witness("civil.example/w1");
    let line = civil.cosign(&head(7), THEN).unwrap();
    let message = format!("cosignature/v1\ntime {THEN}\n{ORIGIN}\n7\n{}\n", head(7).root());
    assert_eq!(line.signature()[..8], THEN.to_be_bytes());
    assert_eq!(civil.verifier().verify_bytes(message.as_bytes(), &line.signature()[8..]), Ok(()));
}

#[test]
fn the_time_of_a_cosignature_cannot_be_changed_and_ends_at_63_bits() {
    let civil = witness("civil.example/w1");
    let stamped = |seconds: u64, signed: u64| {
        let message = format!("cosignature/v1\ntime {signed}\n{}", head(7));
        let signature = [seconds.to_be_bytes().as_slice(), &civil.sign_bytes(message.as_bytes())].concat();
        let line = NoteSignature::new("civil.example/w1", civil.verifier().key_id(), signature).unwrap();
        SignedCheckpoint::new(head(7), vec![line]).unwrap().cosigned_by(civil.verifier())
    };
    let wrong = Err(NoteError::WrongSignature("civil.example/w1".into()));
    assert_eq!(stamped(THEN, THEN), Ok(THEN));
    assert_eq!(stamped(THEN + 1, THEN), wrong);
    assert_eq!(stamped((1 << 63) - 1, (1 << 63) - 1), Ok((1 << 63) - 1));
    assert_eq!(stamped(1 << 63, 1 << 63), wrong);
}

#[test]
fn of_two_cosignatures_of_one_witness_the_newer_counts() {
    let civil = witness("civil.example/w1");
    let lines = [THEN + 60, THEN].map(|seconds| civil.cosign(&head(7), seconds).unwrap());
    let seen = SignedCheckpoint::new(head(7), lines.to_vec()).unwrap();
    assert_eq!(seen.cosigned_by(civil.verifier()), Ok(THEN + 60));
}

#[test]
fn a_log_may_sign_with_a_key_that_cosigns_but_a_plain_key_cosigns_nothing() {
    let both = witness(ORIGIN);
    let seen = SignedCheckpoint::new(head(7), vec![both.cosign(&head(7), THEN).unwrap()]).unwrap();
    assert_eq!(seen.verified_by(both.verifier()), Ok(()));
    assert_eq!(signed(7).cosigned_by(&log_vkey()), Err(NoteError::WrongKind(ORIGIN.into())));
    assert_eq!(seen.note().verified_by(both.verifier()), Err(NoteError::WrongKind(ORIGIN.into())));
}
