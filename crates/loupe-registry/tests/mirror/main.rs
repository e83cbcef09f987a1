//! Copies of logs: a log that grows, a program that is killed, a log that forks, a server that lies.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod manners;
mod served;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use loupe_registry::log::fetch::Place;
use loupe_registry::log::mirror::{Forked, Mirrored, POLICY_FROM_LOG, Unmirrored, mirror, policy_of_key};
use loupe_scheme::rule::Rule;
use loupe_tlog::audit::audit;
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::key::{KeyKind, SigningKey};
use loupe_tlog::policy::Policy;
use served::{GrowingLog, Instead, Manners, ORIGIN, Served};
use tempfile::TempDir;

/// A place for a copy, and for evidence beside it.
struct Shelf {
    around: TempDir,
    policy: Policy,
}

impl Shelf {
    fn of(log: &GrowingLog) -> Shelf {
        Shelf { around: tempfile::tempdir().unwrap(), policy: policy_of_key(&log.vkey()).unwrap() }
    }

    fn folder(&self) -> PathBuf {
        self.around.path().join("copy")
    }

    fn copy(&self, place: &Place) -> Result<Mirrored, Unmirrored> {
        mirror(place, &self.policy, &self.folder(), &mut |_| ())
    }

    /// Everything readers see of the copy.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.folder()];
        while let Some(folder) = folders.pop() {
            for file in fs::read_dir(folder).into_iter().flatten() {
                let path = file.unwrap().path();
                if path.file_name().unwrap().to_str().unwrap().starts_with('.') {
                    continue;
                }
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.folder()).unwrap().to_str().unwrap().to_owned();
                    files.insert(name, fs::read(&path).unwrap());
                }
            }
        }
        files
    }

    fn evidence(&self) -> Vec<PathBuf> {
        let beside = fs::read_dir(self.around.path()).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<PathBuf> = beside.filter(|path| path.is_file()).collect();
        files.sort();
        files
    }
}

fn expect_sound(folder: &Path, log: &GrowingLog, size: u64) {
    let report = audit(&Place::folder(folder), &log.vkey(), &[], |_, _| ()).unwrap();
    assert!(report.passed(), "{:?}", report.faults);
    assert_eq!(report.head.unwrap().checkpoint().size(), size);
}

fn rule(copied: Result<Mirrored, Unmirrored>) -> Rule {
    match copied {
        Err(Unmirrored::Refused(refusal)) => refusal.rule,
        Err(Unmirrored::Forked(forked)) => forked.refusal.rule,
        other => panic!("{other:?}"),
    }
}

fn fork(copied: Result<Mirrored, Unmirrored>) -> Forked {
    match copied {
        Err(Unmirrored::Forked(forked)) => *forked,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_log_that_grows_is_followed_and_only_what_is_missing_is_asked_for() {
    let mut log = GrowingLog::new();
    fs::write(log.folder.path().join("policy"), "log something\n").unwrap();
    let (served, shelf) = (Served::begin(log.folder.path()), Shelf::of(&log));
    log.grow_to(300);
    let first = shelf.copy(&served.place()).unwrap();
    assert_eq!((first.before, first.size, first.signed), (0, 300, None));
    expect_sound(&shelf.folder(), &log, 300);
    served.asked();

    log.grow_to(700);
    // The partial tiles of the head that the copy has are gone.
    log.drop_partials();
    let second = shelf.copy(&served.place()).unwrap();
    assert_eq!((second.before, second.size), (300, 700));
    expect_sound(&shelf.folder(), &log, 700);
    let asked = served.asked();
    assert!(!asked.iter().any(|path| path == "tile/entries/000"), "{asked:?}");
    assert_eq!(asked.len(), 8, "head, policy, three tiles (one of them twice) and two bundles: {asked:?}");
    assert_eq!(fs::read(shelf.folder().join(POLICY_FROM_LOG)).unwrap(), b"log something\n");
    let mut shown = shelf.files();
    shown.remove(POLICY_FROM_LOG);
    for (path, bytes) in &shown {
        assert_eq!(fs::read(log.folder.path().join(path)).ok().as_ref(), Some(bytes), "{path}");
    }

    let again = shelf.copy(&served.place()).unwrap();
    assert_eq!((again.before, again.size), (700, 700));
    assert_eq!(served.asked(), ["checkpoint", "policy"]);

    let copy_of_copy = Shelf::of(&log);
    copy_of_copy.copy(&Place::folder(shelf.folder())).unwrap();
    expect_sound(&copy_of_copy.folder(), &log, 700);
}

#[test]
fn an_empty_log_has_a_copy_too() {
    let mut log = GrowingLog::new();
    log.grow_to(0);
    let shelf = Shelf::of(&log);
    assert_eq!(shelf.copy(&log.place()).unwrap().size, 0);
    expect_sound(&shelf.folder(), &log, 0);
    log.grow_to(256);
    assert_eq!(shelf.copy(&log.place()).unwrap().size, 256);
    expect_sound(&shelf.folder(), &log, 256);
}

#[test]
fn whenever_it_is_killed_the_copy_stays_sound_and_is_finished_later() {
    // Enough of them, and long enough, that they are read and written in two parts.
    let (first, second) = (500, 2_900);
    let mut log = GrowingLog::new();
    log.padding = 5_000;
    let served = Served::begin(log.folder.path());
    log.grow_to(first);
    let begun = Shelf::of(&log);
    begun.copy(&served.place()).unwrap();
    log.grow_to(second);
    let whole = {
        let shelf = Shelf::of(&log);
        copy_folder(&begun.folder(), &shelf.folder());
        served.asked();
        shelf.copy(&served.place()).unwrap();
        served.asked().len()
    };
    for end in 0..whole {
        let shelf = Shelf::of(&log);
        copy_folder(&begun.folder(), &shelf.folder());
        served.with(Manners { ends_after: Some(end), ..Manners::default() });
        let killed = shelf.copy(&served.place());
        let half_way = killed.is_err();
        // All but the policy is needed.
        assert_eq!(half_way, end < whole - 1, "{end}: {killed:?}");
        expect_sound(&shelf.folder(), &log, if half_way { first } else { second });
        served.with(Manners::default());
        let done = shelf.copy(&served.place()).unwrap();
        assert_eq!(done.size, second, "{end}");
        expect_sound(&shelf.folder(), &log, second);
        let asked = served.asked().len();
        // What was written before it was killed is not asked for again.
        assert!(end < whole - 3 || asked < whole * 2 / 3, "{end}: {asked} of {whole}");
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let path = file.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() { copy_folder(&path, &there) } else { fs::copy(&path, &there).map(|_| ()).unwrap() }
    }
}

#[test]
fn a_fork_is_refused_and_both_heads_are_kept() {
    let (mut log, mut other) = (GrowingLog::new(), GrowingLog::saying("lie"));
    let (served, shelf) = (Served::begin(log.folder.path()), Shelf::of(&log));
    let head = log.grow_to(300);
    shelf.copy(&served.place()).unwrap();
    let before = shelf.files();
    // At 301 it has some of the copy's tiles under the same names, with other hashes.
    for (at, size) in [(0, 200), (1, 300), (2, 301), (3, 511), (4, 900)] {
        let forked_head = other.grow_to(size);
        served.show(other.folder.path());
        let forked = fork(shelf.copy(&served.place()));
        assert_eq!(forked.refusal.rule, Rule::LogForked);
        assert_eq!((&*forked.fork.ours, &*forked.fork.theirs), (&forked_head, &head));
        let kept = forked.files.each_ref().map(|file| fs::read_to_string(file).unwrap());
        assert_eq!(kept, [forked_head.to_string(), head.to_string()]);
        let shown = forked.to_string();
        assert!(shown.contains(&forked_head.to_string()) && shown.contains(&head.to_string()), "{shown}");
        assert_eq!(shelf.files(), before, "the copy is as it was");
        fork(shelf.copy(&served.place()));
        assert_eq!(shelf.evidence().len(), at + 2, "the same evidence is kept once");
    }
    served.show(log.folder.path());
    log.grow_to(301);
    assert_eq!(shelf.copy(&served.place()).unwrap().size, 301, "the log it has is still followed");
}

#[test]
fn a_fork_while_it_was_being_copied_is_found_as_well() {
    let (mut log, mut other) = (GrowingLog::new(), GrowingLog::saying("lie"));
    let (served, shelf) = (Served::begin(log.folder.path()), Shelf::of(&log));
    let head = log.grow_to(600);
    served.with(Manners { ends_after: Some(4), ..Manners::default() });
    assert!(matches!(shelf.copy(&served.place()), Err(Unmirrored::Source(_))));
    served.with(Manners::default());
    let forked_head = other.grow_to(700);
    served.show(other.folder.path());
    let forked = fork(shelf.copy(&served.place()));
    assert_eq!((&*forked.fork.ours, &*forked.fork.theirs), (&forked_head, &head));
    assert!(shelf.files().is_empty());
}

#[test]
fn a_log_that_shows_fewer_entries_than_it_signed_is_not_followed_back() {
    let mut log = GrowingLog::new();
    let shelf = Shelf::of(&log);
    let old = tempfile::tempdir().unwrap();
    log.grow_to(300);
    copy_folder(log.folder.path(), old.path());
    log.grow_to(400);
    shelf.copy(&log.place()).unwrap();
    let before = shelf.files();
    let done = shelf.copy(&Place::folder(old.path())).unwrap();
    assert_eq!((done.shown.checkpoint().size(), done.size, done.signed), (300, 400, Some(400)));
    assert_eq!(shelf.files(), before);
}

#[test]
fn a_server_that_lies_in_one_byte_is_refused_and_nothing_of_it_is_kept() {
    let mut log = GrowingLog::new();
    let (served, shelf) = (Served::begin(log.folder.path()), Shelf::of(&log));
    log.grow_to(300);
    shelf.copy(&served.place()).unwrap();
    let before = shelf.files();
    log.grow_to(700);
    log.drop_partials();
    served.asked();
    let asked = {
        let shelf = Shelf::of(&log);
        shelf.copy(&served.place()).unwrap();
        served.asked()
    };
    let tiles: Vec<String> = asked.into_iter().filter(|path| path.starts_with("tile/")).collect();
    assert_eq!(tiles.len(), 7, "{tiles:?}");
    for path in tiles.iter().filter(|path| !path.ends_with("/000")) {
        for at in [0, 1, 40, usize::MAX] {
            served.with(Manners { lies_in: Some((path.clone(), at)), ..Manners::default() });
            assert_eq!(rule(shelf.copy(&served.place())), Rule::ProofRefused, "{path} {at}");
            assert_eq!(shelf.files(), before, "{path} {at}");
        }
    }
    served.with(Manners { lies_in: Some(("checkpoint".to_owned(), usize::MAX)), ..Manners::default() });
    assert_eq!(rule(shelf.copy(&served.place())), Rule::CheckpointUnreadable);
    served.with(Manners { lies_in: Some(("checkpoint".to_owned(), ORIGIN.len() + 1)), ..Manners::default() });
    assert_eq!(rule(shelf.copy(&served.place())), Rule::ProofRefused, "another size was not signed");
    assert_eq!(shelf.files(), before);
    served.with(Manners::default());
    shelf.copy(&served.place()).unwrap();
    expect_sound(&shelf.folder(), &log, 700);
}

#[test]
fn what_is_no_log_or_not_this_log_is_refused() {
    let mut log = GrowingLog::new();
    log.grow_to(10);
    let shelf = Shelf::of(&log);
    let nothing = tempfile::tempdir().unwrap();
    assert_eq!(rule(shelf.copy(&Place::folder(nothing.path()))), Rule::NotALog);
    let served = Served::begin(nothing.path());
    assert_eq!(rule(shelf.copy(&served.place())), Rule::NotALog);

    let witness = SigningKey::from_seed("witness.example", KeyKind::Cosignature, [5; 32]).unwrap();
    let witnessed = format!("log {}\nwitness w {}\nquorum w\n", log.vkey(), witness.verifier());
    let policy = Policy::parse(witnessed.as_bytes()).unwrap();
    let copied = mirror(&log.place(), &policy, &shelf.folder(), &mut |_| ());
    assert_eq!(rule(copied), Rule::ProofRefused, "the policy asks for a witness");
    assert!(shelf.files().is_empty());

    shelf.copy(&log.place()).unwrap();
    let before = shelf.files();
    let stranger = SigningKey::from_seed(ORIGIN, KeyKind::Note, [4; 32]).unwrap();
    let policy = policy_of_key(stranger.verifier()).unwrap();
    assert_eq!(rule(mirror(&log.place(), &policy, &shelf.folder(), &mut |_| ())), Rule::ProofRefused);
    let theirs = SignedCheckpoint::signed(log.grow_to(11).checkpoint().clone(), &stranger).unwrap();
    let served = Served::begin(log.folder.path());
    let shown = ("checkpoint".to_owned(), Instead::Bytes(theirs.to_string().into_bytes()));
    served.with(Manners { instead: Some(shown), ..Manners::default() });
    let copied = mirror(&served.place(), &policy, &shelf.folder(), &mut |_| ());
    assert_eq!(rule(copied), Rule::LogThere, "the copy is of the log of another key");
    assert_eq!(shelf.files(), before);
}

#[test]
fn a_copy_that_was_damaged_is_not_blamed_on_the_log() {
    let mut log = GrowingLog::new();
    log.grow_to(300);
    let shelf = Shelf::of(&log);
    shelf.copy(&log.place()).unwrap();
    fs::write(shelf.folder().join("tile/entries/001.p/44"), "damage").unwrap();
    log.grow_to(310);
    assert!(matches!(shelf.copy(&log.place()), Err(Unmirrored::Damaged { .. })));
}

#[test]
fn two_programs_do_not_copy_into_one_folder_at_once() {
    let mut log = GrowingLog::new();
    log.grow_to(300);
    let shelf = Shelf::of(&log);
    let mut second = None;
    mirror(&log.place(), &shelf.policy, &shelf.folder(), &mut |_| {
        second.get_or_insert_with(|| shelf.copy(&log.place()));
    })
    .unwrap();
    assert!(matches!(second, Some(Err(Unmirrored::Busy(_)))), "{second:?}");
}
