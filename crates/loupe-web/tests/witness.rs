//! A witness over real HTTP, as the specification has it (C2SP `tlog-witness`).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "support/witnesses.rs"]
mod witnesses;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use loupe_registry::log::ask::{Unwitnessed, ask, latest};
use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::{KeyKind, SigningKey};
use loupe_tlog::note::NoteSignature;
use loupe_tlog::witness::{AddCheckpoint, Answer, REQUEST_BYTES_MAX, checkpoint_path};
use witnesses::{NOW, Served, TestLog};

const ORIGIN: &str = "log.example/2026";

/// An answer: status, content type, body.
struct Got {
    status: u16,
    kind: String,
    body: String,
}

fn got(answer: ureq::http::Response<ureq::Body>) -> Got {
    let kind = answer.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned()).unwrap_or_default();
    let status = answer.status().as_u16();
    Got { status, kind, body: answer.into_body().read_to_string().unwrap() }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).build().into()
}

fn post(served: &Served, body: &str) -> Got {
    got(agent().post(format!("{}/add-checkpoint", served.url)).send(body).unwrap())
}

fn fetch(served: &Served, path: &str) -> Got {
    got(agent().get(format!("{}/{path}", served.url)).call().unwrap())
}

/// What comes back until the connection ends.
fn raw(served: &Served, request: &str) -> String {
    let mut stream = TcpStream::connect(served.url.strip_prefix("http://").unwrap()).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn add(served: &Served, old: u64, proof: Vec<Hash>, signed: &SignedCheckpoint) -> Got {
    post(served, &AddCheckpoint::new(old, proof, signed.clone()).unwrap().to_string())
}

fn remembered(served: &Served) -> Option<u64> {
    latest(&served.url, ORIGIN).unwrap().map(|signed| signed.checkpoint().size())
}

#[test]
fn a_log_is_followed_from_its_first_head_and_each_status_is_the_one_specified() {
    let state = tempfile::tempdir().unwrap();
    let log = TestLog::new(ORIGIN, 40);
    let served = Served::begin("witness.example/w", vec![log.vkey()], state.path());
    assert_eq!(fetch(&served, &checkpoint_path(ORIGIN)).status, 404, "nothing was cosigned yet");

    let first = add(&served, 0, vec![], &log.head(5));
    assert_eq!((first.status, first.kind.as_str()), (200, "text/plain; charset=utf-8"));
    let cosigned = match Answer::read(200, first.body.as_bytes(), &served.key, &log.head(5)).unwrap() {
        Answer::Cosigned(cosignatures) => cosignatures,
        other => panic!("{other:?}"),
    };
    assert_eq!((cosigned.signatures().len(), cosigned.seconds()), (1, NOW));

    let conflict = add(&served, 0, vec![], &log.head(9));
    assert_eq!((conflict.status, conflict.kind.as_str(), conflict.body.as_str()), (409, "text/x.tlog.size", "5\n"));
    assert_eq!(add(&served, 5, log.proof(5, 9), &log.head(9)).status, 200);
    assert_eq!(add(&served, 9, vec![], &log.head(9)).status, 200, "the same head again");

    assert_eq!(add(&served, 9, vec![], &log.head(20)).status, 422, "a proof that is missing");
    let mut wrong = log.proof(9, 20);
    wrong[0] = Hash::of_nothing();
    assert_eq!(add(&served, 9, wrong, &log.head(20)).status, 422);
    assert_eq!(add(&served, 9, vec![], &log.forked(3).head(9)).status, 422, "another root at the same size");
    assert_eq!(add(&served, 12, vec![], &log.head(9)).status, 400, "from more entries than there are");
    for garbage in ["", "old 9\n", "old 09\n\n", "9\n\n", "old 9\nAAAA\n\n", "\u{0}"] {
        assert_eq!(post(&served, garbage).status, 400, "{garbage:?}");
    }
    assert_eq!(fetch(&served, "add-checkpoint").status, 405);
    let too_long =
        format!("POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: {}\r\n\r\n", REQUEST_BYTES_MAX + 1);
    let answer = raw(&served, &too_long);
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert_eq!(remembered(&served), Some(9), "none of this moved its memory");
}

#[test]
fn signatures_of_others_open_nothing_and_are_not_passed_on() {
    let state = tempfile::tempdir().unwrap();
    let log = TestLog::new(ORIGIN, 10);
    let served = Served::begin("witness.example/w", vec![log.vkey()], state.path());
    let head = Checkpoint::new(ORIGIN, 3, log.head(3).checkpoint().root()).unwrap();

    let stranger = SigningKey::from_seed(ORIGIN, KeyKind::Note, [9; 32]).unwrap();
    let by_stranger = SignedCheckpoint::signed(head.clone(), &stranger).unwrap();
    assert_eq!(add(&served, 0, vec![], &by_stranger).status, 403, "the right name, another key");

    let line = NoteSignature::new(ORIGIN, log.vkey().key_id(), vec![1; 64]).unwrap();
    let mut torn = log.head(3);
    torn.add(line).unwrap();
    assert_eq!(add(&served, 0, vec![], &torn).status, 403, "a wrong signature beside the right one");

    let elsewhere = TestLog::new("other.example", 3);
    assert_eq!(add(&served, 0, vec![], &elsewhere.head(3)).status, 404);
    assert_eq!(fetch(&served, &checkpoint_path("other.example")).status, 404);

    let mut crowded = log.head(3);
    crowded.add(stranger.sign(&head.to_string()).unwrap()).unwrap();
    crowded.add(NoteSignature::new(served.key.name(), served.key.key_id(), vec![1; 72]).unwrap()).unwrap();
    assert_eq!(add(&served, 0, vec![], &crowded).status, 200);
    let shown = latest(&served.url, ORIGIN).unwrap().unwrap();
    assert_eq!(shown.note().signatures().len(), 2);
    shown.verified_by(&log.vkey()).unwrap();
    assert_eq!(shown.cosigned_by(&served.key).unwrap(), NOW);
}

#[test]
fn an_empty_log_can_begin() {
    let state = tempfile::tempdir().unwrap();
    let log = TestLog::new(ORIGIN, 4);
    let served = Served::begin("witness.example/w", vec![log.vkey()], state.path());
    let wrong = Checkpoint::new(ORIGIN, 0, Hash::of_leaf(b"")).unwrap();
    let wrong = SignedCheckpoint::signed(wrong, &log.key).unwrap();
    assert_eq!(add(&served, 0, vec![], &wrong).status, 422, "the root of nothing is known");
    assert_eq!(add(&served, 0, vec![Hash::of_nothing()], &log.head(4)).status, 422, "a proof where none is needed");
    assert_eq!(add(&served, 0, vec![], &log.head(0)).status, 200);
    assert_eq!(add(&served, 0, vec![], &log.head(4)).status, 200);
}

#[test]
fn two_at_once_and_two_programs_never_roll_it_back() {
    let state = tempfile::tempdir().unwrap();
    let log = TestLog::new(ORIGIN, 64);
    let logs = vec![log.vkey()];
    // Two programs of one witness over one memory, as when one is started before the other has stopped.
    let both = [0, 1].map(|_| Served::begin("witness.example/w", logs.clone(), state.path()));
    std::thread::scope(|scope| {
        for thread in 0..8_usize {
            let (log, served) = (&log, &both[thread % 2]);
            scope.spawn(move || {
                let policy = served.policy(&log.vkey());
                let witness = &policy.witnesses()[0];
                for size in (thread + 1..=64).step_by(8) {
                    let prove = &mut |old| Ok::<_, String>(log.proof(old, size as u64));
                    match ask(witness, &served.url, &log.head(size), None, prove) {
                        Ok(cosigned) => assert_eq!(cosigned.seconds(), NOW),
                        Err(Unwitnessed::SeenMore { size: seen }) => assert!(seen > size as u64),
                        Err(Unwitnessed::Restless) => {}
                        Err(other) => panic!("{other}"),
                    }
                    let known = remembered(served).unwrap();
                    assert!(known >= 1);
                    let later = remembered(served).unwrap();
                    assert!(later >= known, "it went back from {known} to {later}");
                }
            });
        }
    });
    let last = remembered(&both[0]).unwrap();
    assert_eq!(remembered(&both[1]), Some(last));
    let policy = both[0].policy(&log.vkey());
    let mut prove = |old| Ok::<_, String>(log.proof(old, 64));
    ask(&policy.witnesses()[0], &both[0].url, &log.head(64), Some(last), &mut prove).unwrap();
    assert_eq!(remembered(&both[1]), Some(64));
}

#[test]
fn what_it_cosigned_is_remembered_by_the_next_program() {
    let state = tempfile::tempdir().unwrap();
    let log = TestLog::new(ORIGIN, 20);
    let served = Served::begin("witness.example/w", vec![log.vkey()], state.path());
    assert_eq!(add(&served, 0, vec![], &log.head(8)).status, 200);
    drop(served);
    let served = Served::begin("witness.example/w", vec![log.vkey()], state.path());
    assert_eq!(remembered(&served), Some(8));
    assert_eq!(add(&served, 0, vec![], &log.head(20)).body, "8\n");
    assert_eq!(add(&served, 8, log.proof(8, 20), &log.head(20)).status, 200);
}

#[test]
fn a_log_that_forked_is_refused_and_nothing_of_it_is_remembered() {
    let state = tempfile::tempdir().unwrap();
    let log = TestLog::new(ORIGIN, 30);
    let fork = log.forked(6);
    let served = Served::begin("witness.example/w", vec![log.vkey()], state.path());
    assert_eq!(add(&served, 0, vec![], &log.head(12)).status, 200);
    let before = fetch(&served, &checkpoint_path(ORIGIN)).body;

    let policy = served.policy(&log.vkey());
    let witness = &policy.witnesses()[0];
    for size in [12, 13, 30] {
        let told =
            ask(witness, &served.url, &fork.head(size), None, &mut |old| Ok::<_, String>(fork.proof(old, size as u64)));
        let told = told.unwrap_err();
        assert!(matches!(told, Unwitnessed::Contradicted { .. }) && told.is_alarm(), "{told}");
    }
    let told = ask(witness, &served.url, &fork.head(7), None, &mut |_| Ok::<_, String>(vec![])).unwrap_err();
    assert!(matches!(told, Unwitnessed::SeenMore { size: 12 }) && told.is_alarm(), "{told}");
    assert_eq!(fetch(&served, &checkpoint_path(ORIGIN)).body, before);
}

#[test]
fn a_memory_that_was_tampered_with_is_no_memory() {
    let state = tempfile::tempdir().unwrap();
    let log = TestLog::new(ORIGIN, 20);
    let served = Served::begin("witness.example/w", vec![log.vkey()], state.path());
    assert_eq!(add(&served, 0, vec![], &log.head(8)).status, 200);
    for file in std::fs::read_dir(state.path()).unwrap() {
        let path = file.unwrap().path();
        if !path.file_name().unwrap().to_str().unwrap().starts_with('.') {
            std::fs::write(path, "log.example/2026\n").unwrap();
        }
    }
    let answer = add(&served, 0, vec![], &log.head(20));
    assert_eq!(answer.status, 500, "it does not begin anew: {}", answer.body);
}

#[test]
fn its_page_says_what_it_watches_in_the_reader_s_language() {
    let state = tempfile::tempdir().unwrap();
    let log = TestLog::new(ORIGIN, 20);
    let other = TestLog::new("other.example/<b>", 1);
    let served = Served::begin("witness.example/w", vec![log.vkey(), other.vkey()], state.path());
    assert_eq!(add(&served, 0, vec![], &log.head(8)).status, 200);
    let root = log.head(8).checkpoint().root().to_string();
    for (path, lang, word) in [("", "en", "grown from the head"), ("fr", "fr", "a grandi"), ("pt", "pt", "cresceu")] {
        let page = fetch(&served, path);
        assert_eq!((page.status, page.kind.as_str()), (200, "text/html; charset=utf-8"));
        assert!(page.body.contains(&format!("<html lang=\"{lang}\">")) && page.body.contains(word), "{}", page.body);
        for said in [served.key.to_string(), log.vkey().to_string(), root.clone(), "other.example/&lt;b&gt;".to_owned()]
        {
            assert!(page.body.contains(&said), "{said}: {}", page.body);
        }
    }
    assert_eq!(fetch(&served, "de").status, 404);
    let answer = agent().get(&served.url).call().unwrap();
    assert!(answer.headers().contains_key("content-security-policy"));
}
