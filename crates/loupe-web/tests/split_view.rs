//! A log that shows one head to one witness and another head to another is caught by whoever asks both.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "support/witnesses.rs"]
mod witnesses;

use loupe_registry::log::ask::{ask, latest};
use loupe_tlog::audit::{Compared, Fault, Fork, Report, audit};
use loupe_tlog::checkpoint::SignedCheckpoint;
use tempfile::TempDir;
use witnesses::{Served, TestLog};

const ORIGIN: &str = "log.example/split";

/// A log with two faces, and two witnesses who never speak with each other.
struct Scene {
    log: TestLog,
    fork: TestLog,
    witnesses: [Served; 2],
    _memories: [TempDir; 2],
}

impl Scene {
    /// The two faces differ from the entry `at` on.
    fn new(at: usize) -> Scene {
        let log = TestLog::new(ORIGIN, 40);
        let memories = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let names = ["state.example/w1", "press.example/w2"];
        let begin = |n: usize| Served::begin(names[n], vec![log.vkey()], memories[n].path());
        Scene { fork: log.forked(at), witnesses: [begin(0), begin(1)], log, _memories: memories }
    }

    /// One face with `size` entries is shown to a witness, who cosigns it.
    fn show(&self, face: &TestLog, size: usize, witness: usize) {
        let served = &self.witnesses[witness];
        let policy = served.policy(&face.vkey());
        let mut prove = |old| Ok::<_, String>(face.proof(old, size as u64));
        ask(&policy.witnesses()[0], &served.url, &face.head(size), None, &mut prove).unwrap();
    }

    /// What an auditor does: reads the published log, and asks every witness what it cosigned last.
    fn audit(&self, face: &TestLog, size: usize) -> (Report, [SignedCheckpoint; 2]) {
        let seen = self.witnesses.each_ref().map(|served| latest(&served.url, ORIGIN).unwrap().unwrap());
        (audit(&face.published(size), &face.vkey(), &seen, |_, _| ()).unwrap(), seen)
    }
}

fn forks(report: &Report) -> Vec<&Fork> {
    report.faults.iter().filter_map(|fault| if let Fault::Fork(fork) = fault { Some(fork) } else { None }).collect()
}

/// Both checkpoints stand in the report word for word, with all their signatures: anyone can check them.
fn expect_evidence(said: &str, checkpoints: [&SignedCheckpoint; 2]) {
    for checkpoint in checkpoints {
        assert!(said.contains(&checkpoint.to_string()), "{said}");
    }
}

#[test]
fn an_honest_log_is_not_accused() {
    let scene = Scene::new(6);
    scene.show(&scene.log, 8, 0);
    scene.show(&scene.log, 20, 1);
    let (report, _) = scene.audit(&scene.log, 20);
    assert!(report.passed(), "{:?}", report.faults);
    assert_eq!(report.compared, [Compared::Consistent, Compared::Consistent]);
}

#[test]
fn two_heads_of_one_size_are_caught() {
    let scene = Scene::new(6);
    scene.show(&scene.log, 12, 0);
    scene.show(&scene.fork, 12, 1);
    let (report, seen) = scene.audit(&scene.log, 12);
    assert_eq!(report.compared, [Compared::Consistent, Compared::Forked]);
    let [fork] = forks(&report)[..] else { panic!("{:?}", report.faults) };
    assert_eq!((&*fork.ours, &*fork.theirs), (&scene.log.head(12), &seen[1]));
    for checkpoint in [&fork.ours, &fork.theirs] {
        checkpoint.verified_by(&scene.log.vkey()).unwrap();
    }
    fork.theirs.cosigned_by(&scene.witnesses[1].key).unwrap();
    expect_evidence(&report.faults[0].to_string(), [&scene.log.head(12), &seen[1]]);
    // Whichever face is published, the other one is found.
    let (report, seen) = scene.audit(&scene.fork, 12);
    assert_eq!(report.compared, [Compared::Forked, Compared::Consistent]);
    expect_evidence(&report.faults[0].to_string(), [&scene.fork.head(12), &seen[0]]);
}

#[test]
fn two_heads_of_different_sizes_are_caught() {
    let scene = Scene::new(6);
    scene.show(&scene.log, 12, 0);
    scene.show(&scene.fork, 20, 1);
    for (face, size, caught) in [(&scene.log, 30, 1), (&scene.fork, 20, 0), (&scene.fork, 30, 0)] {
        let (report, seen) = scene.audit(face, size);
        assert_eq!(report.compared[caught], Compared::Forked);
        assert_eq!(report.compared[1 - caught], Compared::Consistent);
        let [fork] = forks(&report)[..] else { panic!("{:?}", report.faults) };
        let theirs = usize::try_from(fork.theirs.checkpoint().size()).unwrap();
        assert_eq!(fork.root_here, Some(face.head(theirs).checkpoint().root()));
        expect_evidence(&report.faults[0].to_string(), [&face.head(size), &seen[caught]]);
    }
}

#[test]
fn hiding_behind_a_short_head_does_not_help() {
    let scene = Scene::new(6);
    scene.show(&scene.log, 12, 0);
    scene.show(&scene.fork, 12, 1);
    let (report, seen) = scene.audit(&scene.log, 5);
    assert_eq!(report.compared, [Compared::Ahead, Compared::Ahead], "it signed more than it shows");
    let [fork] = forks(&report)[..] else { panic!("{:?}", report.faults) };
    assert_eq!(fork.ours.checkpoint().size(), fork.theirs.checkpoint().size());
    let said: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    expect_evidence(&said.concat(), [&seen[0], &seen[1]]);

    scene.show(&scene.fork, 20, 1);
    let (report, seen) = scene.audit(&scene.log, 5);
    assert!(!report.passed());
    for (fault, seen) in report.faults.iter().zip(&seen) {
        assert!(matches!(fault, Fault::Behind { .. }), "{fault}");
        expect_evidence(&fault.to_string(), [&scene.log.head(5), seen]);
    }
}

#[test]
fn a_witness_that_saw_one_face_does_not_cosign_the_other() {
    let scene = Scene::new(6);
    scene.show(&scene.log, 12, 0);
    let served = &scene.witnesses[0];
    let policy = served.policy(&scene.fork.vkey());
    let mut prove = |old| Ok::<_, String>(scene.fork.proof(old, 20));
    let refused = ask(&policy.witnesses()[0], &served.url, &scene.fork.head(20), None, &mut prove).unwrap_err();
    assert!(refused.is_alarm(), "{refused}");
}
