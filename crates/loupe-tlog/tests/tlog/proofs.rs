//! Proofs: one file, an entry and a policy are all it takes.

use loupe_tlog::checkpoint::{CheckpointError, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::note::NoteError;
use loupe_tlog::policy::{Policy, PolicyError};
use loupe_tlog::proof::{HASHES_MAX, PROOF_BYTES_MAX, TlogProof, TlogProofError};
use loupe_tlog::tree::ProofError;

use super::signed::{ORIGIN, THEN, cosigned, head, inclusion, log_vkey, signed, witness};
use super::written;

/// Civil society alone is believed here.
fn policy() -> Policy {
    let text = format!("log {}\nwitness coalition {}\nquorum coalition\n", log_vkey(), witness("coalition").verifier());
    Policy::parse(text.as_bytes()).unwrap()
}

fn proof(index: u64, size: usize) -> TlogProof {
    TlogProof::new(index, inclusion(index, size), cosigned(size, &["coalition"])).unwrap()
}

fn parse(text: &str) -> Result<TlogProof, TlogProofError> {
    TlogProof::parse(text.as_bytes())
}

#[test]
fn an_importer_without_a_network_checks_that_a_certificate_is_in_the_log() {
    let file = proof(5, 13).to_string();
    let entry = &written::entries(13)[5];

    let verified = parse(&file).unwrap().verify(entry, &policy()).unwrap();
    assert_eq!((verified.index, verified.size), (5, 13));
    assert_eq!(verified.log, log_vkey());
    assert_eq!(verified.witnesses, [("coalition".to_owned(), THEN)]);

    // Another paper with the same proof, and the same paper at another place, prove nothing.
    let other = parse(&file).unwrap().verify(b"another certificate", &policy());
    assert_eq!(other, Err(TlogProofError::Inclusion(ProofError::Root)));
    let moved = file.replace("index 5\n", "index 4\n");
    assert!(matches!(parse(&moved).unwrap().verify(entry, &policy()), Err(TlogProofError::Inclusion(_))));
    let beyond = file.replace("index 5\n", "index 13\n");
    let expected = ProofError::IndexBeyondSize { index: 13, size: 13 };
    assert_eq!(parse(&beyond).unwrap().verify(entry, &policy()), Err(TlogProofError::Inclusion(expected)));
}

#[test]
fn every_entry_of_every_size_is_proven_and_no_other_at_its_place() {
    let entries = written::entries(9);
    for size in 1..=9 {
        for (index, entry) in (0..size as u64).zip(&entries) {
            let proof = proof(index, size);
            assert!(proof.verify(entry, &policy()).is_ok(), "entry {index} of {size}");
            assert!(proof.verify_leaf(Hash::of_leaf(b"never logged"), &policy()).is_err());
        }
    }
}

#[test]
fn a_proof_is_worth_what_its_checkpoint_is() {
    let entry = &written::entries(13)[5];
    let unseen = TlogProof::new(5, inclusion(5, 13), signed(13)).unwrap();
    assert_eq!(unseen.verify(entry, &policy()), Err(PolicyError::NoQuorumOf(Vec::new()).into()));
    let line = witness("coalition").cosign(&head(13), THEN).unwrap();
    let unsigned = SignedCheckpoint::new(head(13), vec![line]).unwrap();
    let unsigned = TlogProof::new(5, inclusion(5, 13), unsigned).unwrap();
    let expected = PolicyError::Signature(NoteError::Unsigned(ORIGIN.into()));
    assert_eq!(unsigned.verify(entry, &policy()), Err(expected.into()));
}

#[test]
fn any_changed_byte_of_a_proof_proves_nothing() {
    let file = proof(2, 5).to_string();
    let entry = &written::entries(5)[2];
    let policy = policy();
    for at in 0..file.len() {
        let mut changed = file.clone().into_bytes();
        changed[at] ^= 0x01;
        let proven = TlogProof::parse(&changed).and_then(|proof| proof.verify(entry, &policy));
        assert!(proven.is_err(), "byte {at}");
    }
}

#[test]
fn the_first_line_names_the_format_and_version() {
    let file = proof(2, 5).to_string();
    for first in ["c2sp.org/tlog-proof@v2", " c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1 ", ""] {
        assert_eq!(parse(&file.replace("c2sp.org/tlog-proof@v1", first)), Err(TlogProofError::Header), "{first:?}");
    }
    assert_eq!(parse(""), Err(TlogProofError::Header));
    assert_eq!(parse("c2sp.org/tlog-proof@v1"), Err(TlogProofError::Header));
    assert_eq!(TlogProof::parse(b"\xff\n"), Err(TlogProofError::NotUtf8));
}

#[test]
fn extra_bytes_are_carried_and_never_empty() {
    let plain = proof(2, 5);
    assert_eq!(plain.extra(), None);
    let extra = plain.clone().with_extra(b"parcel 7".to_vec()).unwrap();
    let file = extra.to_string();
    assert!(file.starts_with("c2sp.org/tlog-proof@v1\nextra cGFyY2VsIDc=\nindex 2\n"));
    assert_eq!(parse(&file).unwrap().extra(), Some(b"parcel 7".as_slice()));
    assert!(extra.verify(&written::entries(5)[2], &policy()).is_ok(), "they change nothing in what is proven");
    assert_eq!(plain.clone().with_extra(Vec::new()).unwrap(), plain);
    for line in ["extra ", "extra cGFyY2VsIDc", "extra cGFyY2VsIDd=", "extra  cGFyY2VsIDc="] {
        assert_eq!(parse(&file.replace("extra cGFyY2VsIDc=", line)), Err(TlogProofError::Extra), "{line}");
    }
    let twice = file.replace("index", "extra cGFyY2VsIDc=\nindex");
    assert_eq!(parse(&twice), Err(TlogProofError::Index));
}

#[test]
fn the_index_is_a_decimal_number_without_leading_zeros() {
    let file = proof(2, 5).to_string();
    for line in ["index", "index ", "index 02", "index +2", "index -2", "index  2", "index 2 ", "Index 2", "", "2"] {
        assert_eq!(parse(&file.replace("index 2", line)), Err(TlogProofError::Index), "{line:?}");
    }
    assert_eq!(parse(&file.replace("index 2", "index 18446744073709551616")), Err(TlogProofError::Index));
    assert_eq!(parse(&file.replace("index 2", "index 0")).unwrap().index(), 0);
    assert_eq!(parse("c2sp.org/tlog-proof@v1\n"), Err(TlogProofError::Index));
}

#[test]
fn hashes_are_base64_of_32_bytes_one_a_line_and_64_at_most() {
    let file = proof(2, 5).to_string();
    let first = proof(2, 5).hashes()[0].to_string();
    for line in [&first[..43], &format!("{first} "), &format!(" {first}"), "AAAA"] {
        assert_eq!(parse(&file.replacen(&first, line, 1)), Err(TlogProofError::HashLine(1)), "{line:?}");
    }
    let many = |count: usize| {
        format!("c2sp.org/tlog-proof@v1\nindex 2\n{}\n{}", format!("{first}\n").repeat(count), signed(5))
    };
    assert_eq!(parse(&many(HASHES_MAX)).unwrap().hashes().len(), HASHES_MAX);
    assert_eq!(parse(&many(HASHES_MAX + 1)), Err(TlogProofError::TooManyHashes));
    let hashes = vec![Hash::of_nothing(); HASHES_MAX + 1];
    assert_eq!(TlogProof::new(2, hashes, signed(5)), Err(TlogProofError::TooManyHashes));
}

#[test]
fn an_empty_line_parts_the_hashes_from_a_whole_checkpoint() {
    let file = proof(2, 5).to_string();
    let (before, _) = file.split_once("\n\n").unwrap();
    assert_eq!(parse(before), Err(TlogProofError::NoCheckpoint));
    let no_checkpoint = parse(&format!("{before}\n\n"));
    assert_eq!(no_checkpoint, Err(TlogProofError::Checkpoint(CheckpointError::Note(NoteError::NoSignatures))));
    let alone = parse("c2sp.org/tlog-proof@v1\nindex 0\n\n");
    assert!(matches!(alone, Err(TlogProofError::Checkpoint(_))));
}

#[test]
fn a_log_of_one_entry_needs_no_hashes() {
    let proof = proof(0, 1);
    assert!(proof.hashes().is_empty());
    assert!(proof.to_string().starts_with("c2sp.org/tlog-proof@v1\nindex 0\n\nlog.example/register\n1\n"));
    assert!(proof.verify(&written::entries(1)[0], &policy()).is_ok());
}

#[test]
fn a_proof_has_a_greatest_length() {
    let long = vec![b'a'; PROOF_BYTES_MAX + 1];
    assert_eq!(TlogProof::parse(&long), Err(TlogProofError::TooLong(PROOF_BYTES_MAX + 1)));
    assert!(matches!(proof(0, 1).with_extra(long), Err(TlogProofError::TooLong(_))));
}
