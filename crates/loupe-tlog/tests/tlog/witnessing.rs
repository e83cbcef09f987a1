//! Witnesses: what they cosign, what they refuse, and what the log makes of their answers.

use loupe_tlog::checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::{KeyKind, SigningKey};
use loupe_tlog::note::{NoteError, NoteSignature};
use loupe_tlog::tree::ProofError;
use loupe_tlog::witness::{
    AddCheckpoint, AddCheckpointError, Answer, AnswerError, Cosignatures, PROOF_HASHES_MAX, REQUEST_BYTES_MAX,
    WitnessRefusal, checkpoint_path, judge,
};

use super::signed::{ORIGIN, THEN, consistency, head, key, log_key, log_vkey, signed, witness};

fn request(old: u64, proof: Vec<Hash>, checkpoint: SignedCheckpoint) -> AddCheckpoint {
    AddCheckpoint::new(old, proof, checkpoint).unwrap()
}

/// An honest request of the log, grown from `old` to `size` entries.
fn grown(old: u64, size: usize) -> AddCheckpoint {
    let proof = if old == 0 { Vec::new() } else { consistency(old, size) };
    request(old, proof, signed(size))
}

fn judged(latest: Option<usize>, request: &AddCheckpoint) -> Result<(), WitnessRefusal> {
    judge(&[log_vkey()], latest.map(signed).as_ref(), request)
}

fn with_root(size: u64, root: Hash) -> SignedCheckpoint {
    SignedCheckpoint::signed(Checkpoint::new(ORIGIN, size, root).unwrap(), &log_key()).unwrap()
}

fn parse(body: &str) -> Result<AddCheckpoint, AddCheckpointError> {
    AddCheckpoint::parse(body.as_bytes())
}

/// A witness with a memory, as a server would keep it.
struct Society {
    key: SigningKey,
    latest: Option<SignedCheckpoint>,
}

impl Society {
    fn answer(&mut self, body: &[u8]) -> (u16, String) {
        let Ok(request) = AddCheckpoint::parse(body) else { return (AddCheckpointError::STATUS, String::new()) };
        match judge(&[log_vkey()], self.latest.as_ref(), &request) {
            Err(refusal) => (refusal.status(), refusal.body()),
            Ok(()) => {
                self.latest = Some(request.checkpoint().clone());
                (200, self.key.cosign(request.checkpoint().checkpoint(), THEN).unwrap().to_string())
            }
        }
    }
}

#[test]
fn a_log_asks_learns_what_the_witness_saw_and_gets_its_cosignature() {
    let mut coalition = Society { key: witness("coalition"), latest: Some(signed(3)) };
    let known = coalition.key.verifier().clone();
    let mut ours = signed(7);

    let (status, body) = coalition.answer(grown(0, 7).to_string().as_bytes());
    assert_eq!((status, body.as_str()), (409, "3\n"));
    let Answer::Seen { size } = Answer::read(status, body.as_bytes(), &known, &ours).unwrap() else { panic!() };

    let (status, body) = coalition.answer(grown(size, 7).to_string().as_bytes());
    let Answer::Cosigned(lines) = Answer::read(status, body.as_bytes(), &known, &ours).unwrap() else { panic!() };
    assert_eq!((lines.seconds(), lines.to_string()), (THEN, body));
    for line in lines.signatures() {
        ours.add(line.clone()).unwrap();
    }
    assert_eq!(ours.cosigned_by(&known), Ok(THEN));
    assert_eq!(coalition.latest.unwrap().checkpoint().size(), 7);
}

#[test]
fn a_log_that_shows_two_heads_finds_no_witness_for_the_second() {
    let mut coalition = Society { key: witness("coalition"), latest: Some(signed(7)) };
    let other = with_root(7, Hash::of_leaf(b"rewritten"));
    let (status, _) = coalition.answer(request(7, Vec::new(), other.clone()).to_string().as_bytes());
    assert_eq!(status, 422);
    assert_eq!(judged(Some(7), &request(7, Vec::new(), other)), Err(WitnessRefusal::OtherRoot));
    let rewritten = with_root(9, Hash::of_leaf(b"rewritten"));
    let grown = request(7, consistency(7, 9), rewritten);
    assert!(matches!(judged(Some(7), &grown), Err(WitnessRefusal::Inconsistent(_))));
    assert_eq!(coalition.answer(grown.to_string().as_bytes()).0, 422);
    assert_eq!(coalition.latest, Some(signed(7)), "and it remembers what it saw");
}

#[test]
fn every_honest_growth_is_cosigned() {
    for size in 0..=9 {
        assert_eq!(judged(None, &grown(0, size)), Ok(()));
        for old in 0..=size {
            assert_eq!(judged(Some(old), &grown(old as u64, size)), Ok(()), "from {old} to {size}");
        }
    }
}

#[test]
fn an_unknown_origin_is_404() {
    let stranger = key("stranger.example", KeyKind::Note);
    let checkpoint = Checkpoint::new("stranger.example", 1, Hash::of_leaf(b"")).unwrap();
    let checkpoint = SignedCheckpoint::signed(checkpoint, &stranger).unwrap();
    let refusal = judged(None, &request(0, Vec::new(), checkpoint)).unwrap_err();
    assert_eq!((refusal.status(), refusal), (404, WitnessRefusal::UnknownOrigin("stranger.example".into())));
    assert_eq!(judge(&[], None, &grown(0, 1)).unwrap_err().status(), 404);
}

#[test]
fn no_signature_of_a_trusted_key_of_the_origin_is_403() {
    let other = key("other.example", KeyKind::Note);
    let trusted = [log_vkey(), other.verifier().clone()];
    let borrowed = request(0, Vec::new(), SignedCheckpoint::signed(head(3), &other).unwrap());
    let refusal = judge(&trusted, None, &borrowed).unwrap_err();
    assert_eq!(refusal.status(), 403, "a trusted key of another origin does not speak for this one");
    assert_eq!(refusal, WitnessRefusal::Signature(NoteError::Unsigned(ORIGIN.into())));
}

#[test]
fn a_wrong_signature_under_a_trusted_name_and_id_is_403_even_beside_a_right_one() {
    let mut checkpoint = signed(3);
    let wrong = NoteSignature::new(ORIGIN, log_vkey().key_id(), vec![1; 64]).unwrap();
    checkpoint.add(wrong).unwrap();
    let refusal = judged(None, &request(0, Vec::new(), checkpoint)).unwrap_err();
    assert_eq!((refusal.status(), refusal), (403, WitnessRefusal::Signature(NoteError::WrongSignature(ORIGIN.into()))));
}

#[test]
fn a_right_signature_of_one_trusted_key_does_not_cover_a_wrong_one_of_another() {
    let newer = SigningKey::from_seed(ORIGIN, KeyKind::Note, [9; 32]).unwrap();
    let mut checkpoint = signed(3);
    checkpoint.add(newer.sign(&head(4).to_string()).unwrap()).unwrap();
    let refusal = judge(&[log_vkey(), newer.verifier().clone()], None, &request(0, Vec::new(), checkpoint));
    assert_eq!(refusal.unwrap_err().status(), 403);
}

#[test]
fn signatures_of_unknown_keys_are_ignored() {
    let mut checkpoint = signed(3);
    checkpoint.add(NoteSignature::new(ORIGIN, log_vkey().key_id() ^ 1, vec![1; 64]).unwrap()).unwrap();
    checkpoint.add(NoteSignature::new("stranger.example", log_vkey().key_id(), vec![1; 64]).unwrap()).unwrap();
    assert_eq!(judged(None, &request(0, Vec::new(), checkpoint)), Ok(()));
}

#[test]
fn an_old_size_above_the_size_is_400_whatever_was_seen() {
    for latest in [None, Some(3), Some(5)] {
        let refusal = judged(latest, &request(5, Vec::new(), signed(3))).unwrap_err();
        assert_eq!((refusal.status(), refusal), (400, WitnessRefusal::OldSizeAbove));
    }
}

#[test]
fn another_old_size_than_was_seen_is_409_with_the_size() {
    for (latest, old, seen) in [(None, 2, "0\n"), (Some(3), 0, "3\n"), (Some(3), 2, "3\n"), (Some(7), 5, "7\n")] {
        let refusal = judged(latest, &grown(old, 7)).unwrap_err();
        assert_eq!((refusal.status(), refusal.body().as_str()), (409, seen));
    }
    // What was seen may be larger than what is shown now: the witness is not rolled back.
    let refusal = judged(Some(9), &grown(5, 7)).unwrap_err();
    assert_eq!((refusal.status(), refusal.body().as_str()), (409, "9\n"));
}

#[test]
fn size_zero_with_another_root_than_that_of_nothing_is_422() {
    let refusal = judged(None, &request(0, Vec::new(), with_root(0, Hash::of_leaf(b"")))).unwrap_err();
    assert_eq!((refusal.status(), refusal), (422, WitnessRefusal::EmptyTreeRoot));
    assert_eq!(judged(None, &request(0, Vec::new(), with_root(0, Hash::of_nothing()))), Ok(()));
}

#[test]
fn old_size_zero_with_a_proof_is_422() {
    for latest in [None, Some(0)] {
        let refusal = judged(latest, &request(0, vec![Hash::of_nothing()], signed(3))).unwrap_err();
        assert_eq!((refusal.status(), refusal), (422, WitnessRefusal::ProofForNothing));
    }
}

#[test]
fn a_proof_that_does_not_verify_is_422() {
    let right = consistency(3, 7);
    let mut wrong = right.clone();
    wrong[0] = Hash::of_nothing();
    for proof in [Vec::new(), right[1..].to_vec(), wrong, [right.clone(), right].concat()] {
        let refusal = judged(Some(3), &request(3, proof, signed(7))).unwrap_err();
        assert!(matches!(refusal, WitnessRefusal::Inconsistent(_)), "{refusal}");
        assert_eq!(refusal.status(), 422);
    }
}

#[test]
fn the_same_size_needs_the_same_root_and_no_proof() {
    assert_eq!(judged(Some(3), &request(3, Vec::new(), signed(3))), Ok(()));
    let other = judged(Some(3), &request(3, Vec::new(), with_root(3, Hash::of_leaf(b"")))).unwrap_err();
    assert_eq!((other.status(), other), (422, WitnessRefusal::OtherRoot));
    let padded = judged(Some(3), &request(3, vec![Hash::of_nothing()], signed(3))).unwrap_err();
    assert_eq!(padded.status(), 422);
    assert_eq!(padded, WitnessRefusal::Inconsistent(ProofError::Length { expected: 0, found: 1 }));
}

#[test]
fn a_witness_that_mixes_up_its_logs_cosigns_nothing() {
    let other = Checkpoint::new("other.example", 3, Hash::of_nothing()).unwrap();
    let other = SignedCheckpoint::new(other, Vec::new()).unwrap();
    let refusal = judge(&[log_vkey()], Some(&other), &grown(3, 7)).unwrap_err();
    assert_eq!((refusal.status(), refusal), (500, WitnessRefusal::OtherMemory));
}

#[test]
fn a_request_is_a_size_hashes_an_empty_line_and_a_checkpoint() {
    let body = grown(3, 7).to_string();
    assert_eq!(parse(&body).unwrap(), grown(3, 7));
    for line in ["old", "old ", "old 03", "old +3", "old  3", "old 3 ", "Old 3", "", "3"] {
        assert_eq!(parse(&body.replace("old 3", line)), Err(AddCheckpointError::OldSize), "{line:?}");
    }
    let first = grown(3, 7).proof()[0].to_string();
    assert_eq!(parse(&body.replace(&first, &first[..43])), Err(AddCheckpointError::HashLine(1)));
    let (before, after) = body.split_once("\n\n").unwrap();
    assert_eq!(parse(before), Err(AddCheckpointError::NoCheckpoint));
    assert!(matches!(parse(&format!("{before}\n{after}")), Err(AddCheckpointError::HashLine(_))));
    let cut = parse(&format!("{before}\n\n"));
    assert_eq!(cut, Err(AddCheckpointError::Checkpoint(CheckpointError::Note(NoteError::NoSignatures))));
    assert_eq!(AddCheckpoint::parse(b"\xff"), Err(AddCheckpointError::NotUtf8));
    assert_eq!(AddCheckpointError::STATUS, 400);
}

#[test]
fn a_proof_of_more_than_63_hashes_is_not_read_nor_sent() {
    let many = |count: usize| format!("old 3\n{}\n{}", format!("{}\n", Hash::of_nothing()).repeat(count), signed(7));
    assert_eq!(parse(&many(PROOF_HASHES_MAX)).unwrap().proof().len(), 63);
    assert_eq!(parse(&many(PROOF_HASHES_MAX + 1)), Err(AddCheckpointError::TooManyHashes));
    let hashes = vec![Hash::of_nothing(); PROOF_HASHES_MAX + 1];
    assert_eq!(AddCheckpoint::new(3, hashes, signed(7)), Err(AddCheckpointError::TooManyHashes));
    let long = vec![b'a'; REQUEST_BYTES_MAX + 1];
    assert_eq!(AddCheckpoint::parse(&long), Err(AddCheckpointError::TooLong(REQUEST_BYTES_MAX + 1)));
}

#[test]
fn the_request_of_the_specification_is_read() {
    let body = "old 20852014\n\
        PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n\
        jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n\
        5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n\
        /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\
        \n\
        example.com/behind-the-sofa\n\
        20852163\n\
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\
        \n\
        \u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
        \u{2014} example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";
    let read = parse(body).unwrap();
    assert_eq!((read.old_size(), read.proof().len()), (20_852_014, 4));
    assert_eq!(read.checkpoint().checkpoint().size(), 20_852_163);
    assert_eq!(read.to_string(), body);
}

#[test]
fn an_answer_keeps_the_lines_of_the_witness_and_ignores_others() {
    let coalition = witness("coalition");
    let line = coalition.cosign(&head(7), THEN).unwrap();
    let stranger = witness("stranger").cosign(&head(6), THEN).unwrap();
    let body = format!("{stranger}{line}");
    let read = Cosignatures::parse(body.as_bytes(), coalition.verifier(), &signed(7)).unwrap();
    assert_eq!(read.signatures(), [line]);

    let nothing = Cosignatures::parse(stranger.to_string().as_bytes(), coalition.verifier(), &signed(7));
    assert_eq!(nothing, Err(AnswerError::Signature(NoteError::Unsigned("coalition".into()))));
}

#[test]
fn an_answer_on_another_checkpoint_or_without_a_time_is_refused() {
    let coalition = witness("coalition");
    let other = coalition.cosign(&head(6), THEN).unwrap().to_string();
    let wrong = Cosignatures::parse(other.as_bytes(), coalition.verifier(), &signed(7));
    assert_eq!(wrong, Err(AnswerError::Signature(NoteError::WrongSignature("coalition".into()))));

    let message = format!("cosignature/v1\ntime 0\n{}", head(7));
    let signature = [[0; 8].as_slice(), &coalition.sign_bytes(message.as_bytes())].concat();
    let timeless = NoteSignature::new("coalition", coalition.verifier().key_id(), signature).unwrap().to_string();
    let read = Cosignatures::parse(timeless.as_bytes(), coalition.verifier(), &signed(7));
    assert_eq!(read, Err(AnswerError::NoTime));
}

#[test]
fn an_answer_is_finished_lines_or_a_size() {
    let coalition = witness("coalition");
    let read = |status, body: &[u8]| Answer::read(status, body, coalition.verifier(), &signed(7));
    let line = coalition.cosign(&head(7), THEN).unwrap().to_string();
    for body in ["", "\n", "thanks\n", line.trim_end(), &format!("{line}\n")] {
        assert!(matches!(read(200, body.as_bytes()), Err(AnswerError::Signature(_))), "{body:?}");
    }
    assert_eq!(read(200, b"\xff"), Err(AnswerError::NotText));
    assert_eq!(read(200, &vec![b'a'; (1 << 20) + 1]), Err(AnswerError::TooLong((1 << 20) + 1)));
    for body in ["", "\n", "3", "03\n", "3\n\n", "three\n"] {
        assert_eq!(read(409, body.as_bytes()), Err(AnswerError::NoSize), "{body:?}");
    }
    assert_eq!(read(409, b"3\n"), Ok(Answer::Seen { size: 3 }));
    assert_eq!(read(503, b"later"), Ok(Answer::Refused { status: 503 }));
}

#[test]
fn the_last_checkpoint_of_a_log_stands_under_the_hash_of_its_origin() {
    // `printf %s log.example/register | sha256sum`
    let hash = "870d4229d1c6333fbe3c990b26409dfe8c8553631345d2604d42df9439198e39";
    assert_eq!(checkpoint_path(ORIGIN), format!("{hash}/checkpoint"));
}
