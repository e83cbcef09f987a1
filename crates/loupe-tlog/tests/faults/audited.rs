//! Each kind of damage to a good log is found, named and placed; a fork is shown with both of its heads.

use loupe_tlog::audit::{Compared, Fault, Report, audit};
use loupe_tlog::bundle::{self, BundleError};
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::growth::Edge;
use loupe_tlog::key::{KeyKind, SigningKey};
use loupe_tlog::tile::TilePath;

use crate::written::{Files, good, key, record, records, signed};

const SIZE: u64 = 70_000;

fn report(files: &Files) -> Report {
    audit(files, key().verifier(), &[], |_, _| {}).unwrap()
}

fn path(text: &str) -> TilePath {
    text.parse().unwrap()
}

/// The faults of a good log of 70,000 entries after `damage`.
fn check(files: &Files, damage: impl FnOnce(&mut Files), expected: &[Fault]) {
    let mut files = files.clone();
    damage(&mut files);
    let found = report(&files);
    assert_eq!(found.faults, expected);
    assert!(!found.passed());
}

fn flip(files: &mut Files, path: &str, byte: usize) {
    files.get_mut(path).unwrap()[byte] ^= 1;
}

fn swap(files: &mut Files, path: &str, one: usize, other: usize) {
    let width = path.parse::<TilePath>().unwrap().width();
    let mut entries: Vec<Vec<u8>> =
        bundle::split(&files[path], width).unwrap().into_iter().map(<[u8]>::to_vec).collect();
    entries.swap(one, other);
    files.insert(path.to_owned(), bundle::encode(entries).unwrap());
}

#[test]
fn a_good_log_passes_and_every_entry_is_shown_once_in_order() {
    for size in [0, 1, 255, 256, 257, 700] {
        let files = good(&records(0, size, 0));
        let mut next = 0;
        let report = audit(&files, key().verifier(), &[], |index, entry| {
            assert_eq!((index, entry), (next, &record(index, 0)[..]));
            next += 1;
        });
        let report = report.unwrap();
        assert!(report.passed(), "{size}: {:?}", report.faults);
        assert_eq!((next, report.entries), (size, size));
        assert_eq!(report.root, report.head.map(|head| head.checkpoint().root()));
    }
}

#[test]
fn damage_has_a_name_and_a_place() {
    let files = good(&records(0, SIZE, 0));
    assert!(report(&files).passed());
    let hash = |tile: &str, place| Fault::Hash { path: path(tile), place };
    let entry = |bundle: &str, index| Fault::Entry { path: path(bundle), index };

    // A hash in a tile of each level: full with a full tile above, at the right edge, alone at the top.
    check(&files, |files| flip(files, "tile/0/017", 32 * 5), &[hash("tile/0/017", 5)]);
    check(&files, |files| flip(files, "tile/0/273.p/112", 32 * 111), &[hash("tile/0/273.p/112", 111)]);
    check(&files, |files| flip(files, "tile/1/000", 32 * 17 + 31), &[hash("tile/1/000", 17)]);
    check(&files, |files| flip(files, "tile/1/001.p/17", 1), &[hash("tile/1/001.p/17", 0)]);
    check(&files, |files| flip(files, "tile/2/000.p/1", 9), &[hash("tile/2/000.p/1", 0)]);
    // An entry, in a full bundle and at the edge.
    check(&files, |files| flip(files, "tile/entries/017", 9), &[entry("tile/entries/017", 17 * 256)]);
    check(&files, |files| flip(files, "tile/entries/273.p/112", 9), &[entry("tile/entries/273.p/112", 69_888)]);
    check(
        &files,
        |files| swap(files, "tile/entries/100", 3, 200),
        &[entry("tile/entries/100", 25_603), entry("tile/entries/100", 25_800)],
    );
    // Something that is not there.
    for missing in
        ["tile/0/004", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/004"]
    {
        check(&files, |files| drop(files.remove(missing)), &[Fault::Missing(path(missing))]);
    }
    check(&files, |files| drop(files.remove("checkpoint")), &[Fault::NoCheckpoint]);
    // Too little and too much.
    check(
        &files,
        |files| files.get_mut("tile/0/004").unwrap().truncate(8_000),
        &[Fault::Length { path: path("tile/0/004"), bytes: 8_000 }],
    );
    let torn = |cause| Fault::Bundle { path: path("tile/entries/004"), first: 1_024, cause };
    let cut = files["tile/entries/004"].len() - 1;
    check(&files, |files| files.get_mut("tile/entries/004").unwrap().truncate(cut), &[torn(BundleError::Torn(255))]);
    check(&files, |files| files.get_mut("tile/entries/004").unwrap().extend([0, 1, 7]), &[torn(BundleError::TooMany)]);
    let edge = "tile/entries/273.p/112";
    let width = BundleError::Width { found: 113, width: 112 };
    check(
        &files,
        |files| files.get_mut(edge).unwrap().extend([0, 1, 7]),
        &[Fault::Bundle { path: path(edge), first: 69_888, cause: width }],
    );
}

#[test]
fn several_kinds_of_damage_are_told_apart() {
    let files = good(&records(0, SIZE, 0));
    check(
        &files,
        |files| {
            flip(files, "tile/0/003", 0);
            flip(files, "tile/entries/005", 9);
            flip(files, "tile/1/001.p/17", 33);
            flip(files, edge(), 9);
        },
        &[
            Fault::Hash { path: path("tile/0/003"), place: 0 },
            Fault::Entry { path: path("tile/entries/005"), index: 5 * 256 },
            Fault::Entry { path: path(edge()), index: 69_888 },
            Fault::Hash { path: path("tile/1/001.p/17"), place: 1 },
        ],
    );
    // An entry and its hash changed together: only the hash above shows it.
    check(
        &files,
        |files| {
            let other = good(&records(0, SIZE, 1));
            for changed in ["tile/entries/006", "tile/0/006"] {
                files.insert(changed.to_owned(), other[changed].clone());
            }
        },
        &[Fault::Span { path: path("tile/1/000"), place: 6, first: 1_536, last: 1_791 }],
    );
    // An entry and its hash changed, each in its own way.
    check(
        &files,
        |files| {
            flip(files, "tile/entries/006", 9);
            flip(files, "tile/0/006", 0);
            flip(files, "tile/0/006", 32);
        },
        &[
            Fault::Contradiction { path: path("tile/0/006"), place: 0, first: 1_536, last: 1_536 },
            Fault::Contradiction { path: path("tile/0/006"), place: 1, first: 1_537, last: 1_537 },
            Fault::Span { path: path("tile/1/000"), place: 6, first: 1_536, last: 1_791 },
        ],
    );
}

fn edge() -> &'static str {
    "tile/entries/273.p/112"
}

#[test]
fn a_head_that_is_not_of_these_entries_or_not_signed_is_named() {
    let files = good(&records(0, 300, 0));
    let other = Edge::empty().grow(&records(0, 300, 1)).unwrap().root();
    let wrong = signed(300, other).to_string().into_bytes();
    let found = Edge::empty().grow(&records(0, 300, 0)).unwrap().root();
    check(&files, |files| drop(files.insert("checkpoint".to_owned(), wrong)), &[Fault::Root { signed: other, found }]);
    let stranger = SigningKey::from_seed(key().verifier().name(), KeyKind::Note, [8; 32]).unwrap();
    let unsigned = audit(&files, stranger.verifier(), &[], |_, _| {}).unwrap();
    assert!(matches!(unsigned.faults[..], [Fault::Signature(_)]));
    let mut files = files;
    files.insert("checkpoint".to_owned(), b"no checkpoint".to_vec());
    assert!(matches!(report(&files).faults[..], [Fault::Checkpoint(_)]));
}

#[test]
fn a_head_that_promises_more_than_there_is_does_not_keep_the_audit_busy() {
    let mut files = good(&records(0, 300, 0));
    let root = SignedCheckpoint::parse(&files["checkpoint"]).unwrap().checkpoint().root();
    files.insert("checkpoint".to_owned(), signed(u64::MAX, root).to_string().into_bytes());
    let report = report(&files);
    assert!(!report.passed() && report.stopped_at.is_some());
    assert_eq!(report.faults.len(), loupe_tlog::audit::FAULTS_MAX);
}

#[test]
fn dropped_partial_tiles_are_no_fault() {
    let mut files = good(&records(0, 600, 0));
    let whole = good(&records(0, 768, 0));
    for partial in ["tile/0/002.p/88", "tile/entries/002.p/88"] {
        files.remove(partial);
    }
    for full in ["tile/0/002", "tile/entries/002"] {
        files.insert(full.to_owned(), whole[full].clone());
    }
    assert!(report(&files).passed());
}

#[test]
fn a_log_that_shows_two_heads_is_caught_with_both() {
    let ours = good(&records(0, 700, 0));
    let head = SignedCheckpoint::parse(&ours["checkpoint"]).unwrap();
    // It tells somebody else that record 400 is another.
    let mut other = records(0, 700, 0);
    other[400] = record(400, 1);
    let told =
        |size: usize, records: &[Vec<u8>]| SignedCheckpoint::parse(&good(&records[..size])["checkpoint"]).unwrap();
    for size in [401, 512, 699, 700] {
        let theirs = told(size, &other);
        let report = audit(&ours, key().verifier(), std::slice::from_ref(&theirs), |_, _| {}).unwrap();
        assert_eq!(report.compared, [Compared::Forked], "{size}");
        let [Fault::Fork(fork)] = &report.faults[..] else { panic!("{:?}", report.faults) };
        assert_eq!((&*fork.ours, &*fork.theirs), (&head, &theirs));
        let printed = fork.to_string();
        assert!(printed.contains(&head.to_string()) && printed.contains(&theirs.to_string()), "{printed}");
    }
    // Before record 400 both are one log.
    let beginnings: Vec<SignedCheckpoint> = [0, 1, 256, 400].map(|size| told(size, &other)).into();
    let report = audit(&ours, key().verifier(), &beginnings, |_, _| {}).unwrap();
    assert!(report.passed(), "{:?}", report.faults);
    assert_eq!(report.compared, vec![Compared::Consistent; 4]);
    // Longer heads: the log shows less than it signed, and two of them contradict each other by themselves.
    let longer = [told(700, &other), told(700, &records(0, 700, 0))];
    let shown = good(&records(0, 300, 0));
    let report = audit(&shown, key().verifier(), &longer, |_, _| {}).unwrap();
    assert_eq!(report.compared, [Compared::Ahead, Compared::Ahead]);
    assert!(matches!(report.faults[..], [Fault::Behind { .. }, Fault::Behind { .. }, Fault::Fork(_)]));
}

#[test]
fn damage_is_not_taken_for_a_fork_nor_a_stranger_for_the_log() {
    let mut files = good(&records(0, 700, 0));
    let old = SignedCheckpoint::parse(&good(&records(0, 300, 0))["checkpoint"]).unwrap();
    let stranger = SigningKey::from_seed("stranger.test", KeyKind::Note, [1; 32]).unwrap();
    let theirs = SignedCheckpoint::signed(old.checkpoint().clone(), &stranger).unwrap();
    let root = old.checkpoint().root();
    let elsewhere = loupe_tlog::checkpoint::Checkpoint::new("log.test/other", 300, root).unwrap();
    let elsewhere = SignedCheckpoint::signed(elsewhere, &key()).unwrap();
    flip(&mut files, "tile/entries/000", 9);
    let report = audit(&files, key().verifier(), &[old.clone(), theirs, elsewhere], |_, _| {}).unwrap();
    assert_eq!(report.faults, [Fault::Entry { path: path("tile/entries/000"), index: 0 }]);
    assert!(matches!(report.compared[..], [Compared::Consistent, Compared::NotSigned(_), Compared::OtherLog]));
    flip(&mut files, "tile/0/002.p/188", 0);
    let report = audit(&files, key().verifier(), &[old], |_, _| {}).unwrap();
    assert_eq!(report.compared, [Compared::Unknown]);
}
