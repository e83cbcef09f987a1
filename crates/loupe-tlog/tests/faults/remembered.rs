//! What a witness remembers survives, and never goes backwards.

use loupe_tlog::hash::Hash;
use loupe_tlog::storage::{Answered, Disk, StorageError, WitnessState};

use crate::failing_disk::{FailingDisk, Fault};
use crate::written::{Dice, ORIGIN, sketched};

fn root(size: u64) -> Hash {
    Hash::of_leaf(&size.to_be_bytes())
}

#[test]
fn a_witness_remembers_each_log_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let state = WitnessState::new(Disk::new(folder.path().join("witness")).unwrap());
    assert!(state.load(ORIGIN).unwrap().is_none());
    let first = sketched(3, root(3));
    state.swap(ORIGIN, None, &first).unwrap();
    assert!(matches!(state.swap(ORIGIN, None, &sketched(4, root(4))), Err(StorageError::HeadMoved)));
    state.swap(ORIGIN, Some(&first), &sketched(4, root(4))).unwrap();
    assert_eq!(state.load(ORIGIN).unwrap().unwrap().checkpoint().size(), 4);
    assert!(state.load("other.test/../../log").unwrap().is_none());
    // Another log's checkpoint is not taken for this one's.
    assert!(matches!(state.swap("other.test", None, &first), Err(StorageError::OtherTree { .. })));
}

#[test]
fn a_refusal_changes_nothing_and_no_judge_can_make_it_go_backwards() {
    let folder = tempfile::tempdir().unwrap();
    let state = WitnessState::new(Disk::new(folder.path()).unwrap());
    let answered = |size: u64, root: Hash| Answered { remember: sketched(size, root), answer: size };
    assert_eq!(state.answer(ORIGIN, |_| Ok::<_, ()>(answered(9, root(9)))).unwrap(), Ok(9));
    let refused = state.answer(ORIGIN, |latest| {
        assert_eq!(latest.unwrap().checkpoint().size(), 9);
        Err::<Answered<()>, _>("no")
    });
    assert_eq!(refused.unwrap(), Err("no"));
    for (size, root) in [(8, root(8)), (9, root(1))] {
        let backwards = state.answer(ORIGIN, |_| Ok::<_, ()>(answered(size, root)));
        assert!(matches!(backwards, Err(StorageError::OtherTree { .. })));
    }
    assert_eq!(state.load(ORIGIN).unwrap().unwrap().checkpoint().root(), root(9));
}

#[test]
fn requests_at_once_are_judged_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let state = WitnessState::new(Disk::new(folder.path()).unwrap());
                for _ in 0..10 {
                    let one_more = state.answer(ORIGIN, |latest| {
                        let size = latest.map_or(0, |latest| latest.checkpoint().size()) + 1;
                        Ok::<_, ()>(Answered { remember: sketched(size, root(size)), answer: () })
                    });
                    one_more.unwrap().unwrap();
                }
            });
        }
    });
    let state = WitnessState::new(Disk::new(folder.path()).unwrap());
    assert_eq!(state.load(ORIGIN).unwrap().unwrap().checkpoint().size(), 40);
}

#[test]
fn what_was_answered_survives_a_fault_at_every_operation() {
    for fault in [Fault::Fails, Fault::Tears, Fault::Reorders] {
        let (mut operation, mut dice) = (0, Dice::new(5));
        loop {
            let disk = FailingDisk::empty();
            disk.plan(operation, fault, dice.any());
            let state = WitnessState::new(disk.clone());
            let mut answered = 0;
            for size in 1..=4 {
                let judged = state.answer(ORIGIN, |latest| {
                    let latest = latest.map_or(0, |latest| latest.checkpoint().size());
                    assert!(latest >= answered, "{fault:?} at {operation}");
                    Ok::<_, ()>(Answered { remember: sketched(size, root(size)), answer: () })
                });
                if judged.is_ok() {
                    answered = size;
                }
            }
            let happened = disk.operations().len() > operation;
            let lost = disk.after_loss((fault != Fault::Fails).then_some(fault), dice.any());
            let remembered = WitnessState::new(lost)
                .load(ORIGIN)
                .unwrap_or_else(|error| panic!("{fault:?} at {operation}: {error}"));
            assert!(remembered.map_or(0, |latest| latest.checkpoint().size()) >= answered, "{fault:?} at {operation}");
            if !happened {
                break;
            }
            operation += 1;
        }
        assert!(operation > 20, "{operation} operations are not those of four answers");
    }
}
