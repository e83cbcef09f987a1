//! A log in a real folder.

use std::fs;
use std::path::Path;

use loupe_tlog::audit::audit;
use loupe_tlog::source::Source as _;
use loupe_tlog::storage::{AppendError, Disk, Files as _, Folder, Log, StorageError};
use loupe_tlog::tile::TilePath;

use crate::written::{key, records, signed};

fn open(folder: &Path) -> Result<Log<Disk>, StorageError> {
    Log::open(Folder::new(Disk::new(folder).unwrap()))
}

fn append(log: &mut Log<Disk>, to: u64, attempt: u64) -> Result<(), StorageError> {
    let new = records(log.size(), to, attempt);
    let done = log.append(&new, |size, root| Ok::<_, ()>(signed(size, root).to_string().into_bytes()));
    done.map_err(|error| match error {
        AppendError::Storage(error) => error,
        AppendError::Signer(()) => panic!("the signer signs"),
    })
}

fn passes(log: &Log<Disk>) {
    let report = audit(log.folder(), key().verifier(), &[], |_, _| {}).unwrap();
    assert!(report.passed(), "{:?}", report.faults);
    assert_eq!(report.entries, log.size());
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_log_grows_is_closed_and_grows_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(&folder.path().join("log")).unwrap();
    assert_eq!((log.size(), log.head()), (0, None));
    append(&mut log, 0, 0).unwrap();
    assert!(log.head().is_some(), "the first checkpoint is of nothing");
    append(&mut log, 3, 0).unwrap();
    append(&mut log, 700, 0).unwrap();
    passes(&log);
    drop(log);
    let mut log = open(&folder.path().join("log")).unwrap();
    assert_eq!(log.size(), 700);
    append(&mut log, 701, 0).unwrap();
    passes(&log);
    assert_eq!(names(&folder.path().join("log")), [".begun", ".lock", "checkpoint", "tile"]);
    assert_eq!(names(&folder.path().join("log/.begun")), Vec::<String>::new());
    let report = audit(log.folder(), key().verifier(), &[], |_, _| {}).unwrap();
    assert_eq!(report.root, Some(log.root()));
}

#[test]
fn what_was_staged_and_never_published_is_replaced_by_other_entries() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path()).unwrap();
    append(&mut log, 250, 0).unwrap();
    drop(log.stage(&records(250, 260, 1)).unwrap());
    drop(log.stage(&records(250, 253, 2)).unwrap());
    drop(log);
    // The same width with other bytes, and widths that the next head jumps over.
    let mut log = open(folder.path()).unwrap();
    append(&mut log, 251, 3).unwrap();
    append(&mut log, 253, 3).unwrap();
    append(&mut log, 300, 3).unwrap();
    passes(&log);
    assert!(!folder.path().join("tile/0/001.p/4").exists());
    assert_eq!(names(&folder.path().join("tile/0/000.p")), ["250", "251", "253"]);
    assert_eq!(names(&folder.path().join("tile/0/001.p")), ["44"]);
}

#[test]
fn a_checkpoint_of_another_tree_or_log_does_not_become_the_head() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path()).unwrap();
    append(&mut log, 5, 0).unwrap();
    let staged = log.stage(&records(5, 6, 0)).unwrap();
    let (size, root) = (staged.size(), staged.root());
    let wrong = signed(size + 1, root).to_string();
    assert!(matches!(log.commit(staged, wrong.as_bytes()), Err(StorageError::OtherTree { .. })));
    let staged = log.stage(&records(5, 6, 0)).unwrap();
    let other = signed(size, root).to_string().replacen("log.test", "other.test", 1);
    assert!(matches!(log.commit(staged, other.as_bytes()), Err(StorageError::OtherTree { .. })));
    let staged = log.stage(&records(5, 6, 0)).unwrap();
    assert!(matches!(log.commit(staged, b"nothing signed"), Err(StorageError::Checkpoint(_))));
    assert_eq!(log.size(), 5);
    append(&mut log, 6, 0).unwrap();
    passes(&log);
}

#[test]
fn of_two_writers_the_one_with_the_old_head_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (open(folder.path()).unwrap(), open(folder.path()).unwrap());
    append(&mut one, 10, 0).unwrap();
    assert!(matches!(append(&mut other, 7, 1), Err(StorageError::HeadMoved)));
    other.refresh().unwrap();
    assert_eq!(other.size(), 10);
    append(&mut other, 12, 1).unwrap();
    passes(&other);
    assert!(matches!(append(&mut one, 11, 0), Err(StorageError::HeadMoved)));
}

#[test]
fn many_writers_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut log = open(folder.path()).unwrap();
                let mut done = 0;
                while done < 15 {
                    let to = log.size() + 1;
                    match append(&mut log, to, 0) {
                        Ok(()) => done += 1,
                        Err(StorageError::HeadMoved) => log.refresh().unwrap(),
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    let log = open(folder.path()).unwrap();
    assert_eq!(log.size(), 60);
    passes(&log);
}

#[test]
fn partial_tiles_go_once_their_full_tile_is_published() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path()).unwrap();
    for to in [1, 7, 255, 300, 511, 600] {
        append(&mut log, to, 0).unwrap();
    }
    drop(log.stage(&records(600, 800, 0)).unwrap());
    assert_eq!(log.drop_partials().unwrap(), 2 * 3 + 2 * 2);
    assert!(!folder.path().join("tile/0/000.p").exists() && !folder.path().join("tile/entries/001.p").exists());
    assert!(folder.path().join("tile/0/002.p/88").exists(), "the head needs it");
    assert!(folder.path().join("tile/1/000.p/1").exists(), "its full tile is not there");
    passes(&log);
    append(&mut log, 900, 0).unwrap();
    passes(&log);
    assert_eq!(log.drop_partials().unwrap(), 2);
}

#[test]
fn a_copy_takes_a_file_once() {
    let folder = tempfile::tempdir().unwrap();
    let copy = Folder::new(Disk::new(folder.path()).unwrap());
    let tile: TilePath = "tile/entries/x001/x234/067".parse().unwrap();
    copy.put_new(&[(tile, b"one".to_vec())]).unwrap();
    copy.put_new(&[(tile, b"one".to_vec())]).unwrap();
    let differs = copy.put_new(&[(tile, b"two".to_vec())]);
    assert!(matches!(differs, Err(StorageError::Differs(path)) if path == tile));
    assert_eq!(fs::read(folder.path().join(tile.to_string())).unwrap(), b"one");
    copy.swap_head(None, b"first").unwrap();
    assert!(matches!(copy.swap_head(None, b"second"), Err(StorageError::HeadMoved)));
    copy.swap_head(Some(b"first"), b"second").unwrap();
    assert_eq!(copy.head().unwrap().unwrap(), b"second");
}

#[test]
fn no_path_leads_out_of_the_folder_or_to_what_is_not_published() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("secret"), "outside").unwrap();
    let mut log = open(&folder.path().join("log")).unwrap();
    append(&mut log, 3, 0).unwrap();
    assert!(log.folder().read("tile/0/000.p/3").unwrap().is_some());
    for path in
        ["../secret", "/etc/passwd", ".lock", "tile/../../secret", "tile/0/../0/000.p/3", "tile", "", "tile/0/000"]
    {
        assert!(log.folder().read(path).unwrap().is_none(), "{path}");
    }
    let disk = log.folder().files();
    for path in ["../secret", "/etc/passwd", "tile/../../secret", "tile\\..\\..\\secret"] {
        assert!(disk.read(path, 100).is_err() && disk.write(path, b"x").is_err(), "{path}");
    }
}

#[test]
fn a_log_whose_edge_is_not_that_of_its_head_is_not_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path()).unwrap();
    append(&mut log, 20, 0).unwrap();
    drop(log);
    let tile = folder.path().join("tile/0/000.p/20");
    let good = fs::read(&tile).unwrap();
    fs::write(&tile, &good[..608]).unwrap();
    assert!(matches!(open(folder.path()), Err(StorageError::Edge(_))));
    fs::write(&tile, &good).unwrap();
    fs::write(folder.path().join("checkpoint"), signed(20, key_root()).to_string()).unwrap();
    assert!(matches!(open(folder.path()), Err(StorageError::Damaged { .. })));
}

fn key_root() -> loupe_tlog::hash::Hash {
    loupe_tlog::hash::Hash::of_leaf(b"some other tree")
}
