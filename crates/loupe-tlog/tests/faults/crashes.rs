//! An append of 1,000 records, with a fault at every single operation of the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::ops::Range;
use std::sync::LazyLock;

use loupe_tlog::audit::audit;
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::growth::Edge;
use loupe_tlog::hash::Hash;
use loupe_tlog::key::VerifierKey;
use loupe_tlog::reader::TileReader;
use loupe_tlog::storage::{AppendError, Folder, Log, StorageError};
use loupe_tlog::tree::Frontier;

use crate::failing_disk::{FailingDisk, Fault};
use crate::written::{Dice, key, records, signed, sketched};

const RECORDS: u64 = 1_000;

/// Every record in the bytes of each attempt, made once.
static MADE: LazyLock<Vec<Vec<Vec<u8>>>> =
    LazyLock::new(|| (0..4).map(|attempt| records(0, RECORDS, attempt)).collect());

fn made(range: Range<u64>, attempt: u64) -> &'static [Vec<u8>] {
    let [attempt, start, end] = [attempt, range.start, range.end].map(|number| usize::try_from(number).unwrap());
    &MADE[attempt][start..end]
}

/// What was acknowledged: these records, with the bytes of this attempt.
type Acknowledged = Vec<(Range<u64>, u64)>;

/// Appends up to `to`, and writes down what was acknowledged.
fn append(
    log: &mut Log<FailingDisk>,
    to: u64,
    attempt: u64,
    acknowledged: &mut Acknowledged,
) -> Result<(), AppendError<Infallible>> {
    let from = log.size();
    log.append(made(from..to, attempt), |size, root| Ok(sketched(size, root)))?;
    assert_eq!(log.size(), to);
    acknowledged.push((from..to, attempt));
    Ok(())
}

/// Batch ends, rising to 1,000.
fn ends(sizes: &[u64]) -> Vec<u64> {
    let mut end = 0;
    let mut ends: Vec<u64> = sizes
        .iter()
        .map(|size| {
            end += size;
            end
        })
        .collect();
    assert!(end <= RECORDS);
    if end < RECORDS {
        ends.push(RECORDS);
    }
    ends
}

fn seeded(seed: u64) -> Vec<u64> {
    let mut dice = Dice::new(seed);
    let (mut sizes, mut sum) = (Vec::new(), 0);
    while sum < RECORDS {
        let most = [3, 40, 200, 400][usize::try_from(dice.throw(4)).unwrap()];
        let size = (1 + dice.throw(most)).min(RECORDS - sum);
        sum += size;
        sizes.push(size);
    }
    sizes
}

/// Appends in these batches once without a fault, then once for each operation and each kind of fault.
fn every_fault(sizes: &[u64]) {
    let (ends, verifier) = (ends(sizes), key().verifier().clone());
    let mut log = Log::open(Folder::new(FailingDisk::empty())).unwrap();
    let mut moments = vec![log.folder().files().copy()];
    for end in &ends {
        append(&mut log, *end, 0, &mut Vec::new()).unwrap();
        moments.push(log.folder().files().copy());
    }
    let mut cases = 0;
    for (batch, end) in ends.iter().enumerate() {
        // One batch before it, so that what a running log knows of its folders counts too.
        let (before, disk) = match batch.checked_sub(1) {
            Some(before) => (Some(ends[before]), moments[before].copy()),
            None => (None, FailingDisk::empty()),
        };
        let case = Case { disk, before, end: *end, verifier: &verifier };
        let (operations, changes) = case.count();
        for operation in operations {
            for fault in [Fault::Fails, Fault::Tears, Fault::Reorders] {
                // A loss of power while looking is one before the next change.
                if fault == Fault::Fails || changes[operation] {
                    case.run(operation, fault);
                    cases += 1;
                }
            }
        }
    }
    assert!(cases > 100, "only {cases} faults were tried");
    eprintln!("{cases} faults in {} batches", ends.len());
}

struct Case<'a> {
    disk: FailingDisk,
    before: Option<u64>,
    end: u64,
    verifier: &'a VerifierKey,
}

impl Case<'_> {
    /// Which operations of the disk the batch takes, and of all whether they change anything.
    fn count(&self) -> (Range<usize>, Vec<bool>) {
        let mut log = Log::open(Folder::new(self.disk.copy())).unwrap();
        let mut first = 0;
        if let Some(before) = self.before {
            append(&mut log, before, 0, &mut Vec::new()).unwrap();
            first = log.folder().files().operations().len();
        }
        append(&mut log, self.end, 0, &mut Vec::new()).unwrap();
        let changes = log.folder().files().operations();
        (first..changes.len(), changes)
    }

    fn run(&self, operation: usize, fault: Fault) {
        let told = format!("batch to {}, operation {operation} {fault:?}", self.end);
        let seed = operation as u64 * 3 + fault as u64 + self.end * 1_000_003;
        let mut dice = Dice::new(seed);
        let disk = self.disk.copy();
        disk.plan(operation, fault, dice.any());
        let mut acknowledged = vec![(0..self.before.unwrap_or(0), 0)];
        match self.until_the_fault(disk.clone(), &mut acknowledged) {
            Ok(()) => assert_eq!(fault, Fault::Fails, "{told}: nothing happened"),
            Err(StorageError::Files { .. }) => {}
            Err(error) => panic!("{told}: {error}"),
        }
        let disk = match fault {
            Fault::Fails => disk,
            _ => {
                assert!(disk.lost_power(), "{told}");
                // Every fourth time power is lost once more, while the log is opened again or goes on.
                let disk = disk.after_loss(Some(fault), dice.any());
                if dice.throw(4) == 0 { lose_again(disk, fault, &mut dice, &mut acknowledged) } else { disk }
            }
        };
        let disk = go_on(disk, &mut dice, &mut acknowledged).unwrap_or_else(|error| panic!("{told}: {error}"));
        check(&Folder::new(disk), &acknowledged, self.verifier, &told);
    }

    /// Runs into the fault. A program that goes on reads the head again and appends what is not in.
    fn until_the_fault(&self, disk: FailingDisk, acknowledged: &mut Acknowledged) -> Result<(), StorageError> {
        let mut log = Log::open(Folder::new(disk.clone()))?;
        if let Some(before) = self.before {
            append(&mut log, before, 0, acknowledged).map_err(storage)?;
        }
        match append(&mut log, self.end, 0, acknowledged).map_err(storage) {
            Err(_) if !disk.lost_power() => {
                log.refresh()?;
                if log.size() < self.end {
                    append(&mut log, self.end, 1, acknowledged).map_err(storage)?;
                }
                Ok(())
            }
            done => done,
        }
    }
}

fn storage(error: AppendError<Infallible>) -> StorageError {
    match error {
        AppendError::Storage(error) => error,
        AppendError::Signer(never) => match never {},
    }
}

fn lose_again(disk: FailingDisk, fault: Fault, dice: &mut Dice, acknowledged: &mut Acknowledged) -> FailingDisk {
    let operation = usize::try_from(dice.throw(60)).unwrap();
    disk.plan(operation, fault, dice.any());
    if let Ok(mut log) = Log::open(Folder::new(disk.clone())) {
        let to = (log.size() + dice.throw(300)).min(RECORDS);
        // What was acknowledged is written down, and nothing is promised of the rest.
        let _ = append(&mut log, to, 2, acknowledged);
    }
    disk.after_loss(Some(fault), dice.any())
}

/// Opens the log again, appends what is left, with other bytes than before, and loses power after the last
/// acknowledgement.
fn go_on(disk: FailingDisk, dice: &mut Dice, acknowledged: &mut Acknowledged) -> Result<FailingDisk, StorageError> {
    let mut log = Log::open(Folder::new(disk.clone()))?;
    while log.size() < RECORDS {
        let left = RECORDS - log.size();
        let to = if dice.throw(2) == 0 { RECORDS } else { log.size() + 1 + dice.throw(left.min(400)) };
        append(&mut log, to, 3, acknowledged).map_err(storage)?;
    }
    log.countersign(signed(log.size(), log.root()).to_string().as_bytes())?;
    let disk = disk.after_loss(None, 0);
    Log::open(Folder::new(disk.clone()))?;
    Ok(disk)
}

fn check(folder: &Folder<FailingDisk>, acknowledged: &Acknowledged, verifier: &VerifierKey, told: &str) {
    let mut entries: Vec<Vec<u8>> = Vec::new();
    let report = audit(folder, verifier, &[], |_, entry| entries.push(entry.to_vec())).unwrap();
    assert!(report.passed(), "{told}: {:?}", report.faults);
    assert_eq!((report.entries, entries.len() as u64), (RECORDS, RECORDS), "{told}");
    // Each record once, at its place, of whatever attempt.
    for (index, entry) in entries.iter().enumerate() {
        assert!(MADE.iter().any(|attempt| attempt[index] == *entry), "{told}: record {index}");
    }
    for (range, attempt) in acknowledged {
        let kept = &entries[usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap()];
        assert!(kept == made(range.clone(), *attempt), "{told}: records {range:?} were acknowledged with other bytes");
    }

    // Whatever head was ever visible is of the beginning of this log, and its tiles are there.
    let heads = folder.files().seen();
    let heads: Vec<SignedCheckpoint> = heads.iter().map(|head| SignedCheckpoint::parse(head).unwrap()).collect();
    let sizes: BTreeSet<u64> = heads.iter().map(|head| head.checkpoint().size()).collect();
    let (mut frontier, mut roots) = (Frontier::empty(), BTreeMap::new());
    for entry in &entries {
        frontier.push(Hash::of_leaf(entry));
        if sizes.contains(&frontier.size()) {
            roots.insert(frontier.size(), frontier.root());
        }
    }
    for (place, head) in heads.iter().map(SignedCheckpoint::checkpoint).enumerate() {
        assert_eq!(roots[&head.size()], head.root(), "{told}: the head of {} entries was visible", head.size());
        if place + 5 > heads.len() {
            let read = TileReader::open(folder, head.size(), head.root());
            assert!(read.is_ok(), "{told}: the head of {} entries has lost its tiles", head.size());
        }
    }
}

/// Does `work` on a copy of the disk with a fault at each of its operations, and hands on what is left.
fn with_each_fault(
    disk: &FailingDisk,
    work: impl Fn(FailingDisk) -> Result<(), StorageError>,
    left: impl Fn(FailingDisk, &str),
) {
    for fault in [Fault::Fails, Fault::Tears, Fault::Reorders] {
        let mut dice = Dice::new(11);
        for operation in 0.. {
            let told = format!("operation {operation} {fault:?}");
            let disk = disk.copy();
            disk.plan(operation, fault, dice.any());
            let done = work(disk.clone());
            if disk.operations().len() <= operation {
                assert!(done.is_ok() && operation > 10, "{told}: nothing was to fail any more");
                break;
            }
            left(if fault == Fault::Fails { disk } else { disk.after_loss(Some(fault), dice.any()) }, &told);
        }
    }
}

#[test]
fn a_fault_while_partial_tiles_are_dropped_leaves_every_head_its_tiles() {
    let disk = FailingDisk::empty();
    let (mut log, mut acknowledged) = (Log::open(Folder::new(disk.clone())).unwrap(), Vec::new());
    for end in [5, 250, 300, 900, RECORDS] {
        append(&mut log, end, 0, &mut acknowledged).unwrap();
    }
    log.countersign(signed(log.size(), log.root()).to_string().as_bytes()).unwrap();
    let dropping = |disk| Log::open(Folder::new(disk))?.drop_partials().map(drop);
    with_each_fault(&disk, dropping, |disk, told| {
        dropping(disk.clone()).unwrap_or_else(|error| panic!("{told}: {error}"));
        check(&Folder::new(disk), &acknowledged, key().verifier(), told);
    });
}

#[test]
fn a_fault_while_a_copy_is_made_leaves_no_half_file() {
    let growth = Edge::empty().grow(&records(0, 300, 0)).unwrap();
    let head = signed(growth.size(), growth.root()).to_string();
    let copying = |disk: FailingDisk| {
        let copy = Folder::new(disk);
        copy.put_new(&growth.files)?;
        match copy.swap_head(None, head.as_bytes()) {
            // An attempt that failed had moved it.
            Err(StorageError::HeadMoved) if copy.head()?.as_deref() == Some(head.as_bytes()) => Ok(()),
            moved => moved,
        }
    };
    with_each_fault(&FailingDisk::empty(), copying, |disk, told| {
        copying(disk.clone()).unwrap_or_else(|error| panic!("{told}: {error}"));
        let report = audit(&Folder::new(disk.after_loss(None, 0)), key().verifier(), &[], |_, _| {}).unwrap();
        assert!(report.passed(), "{told}: {:?}", report.faults);
    });
}

#[test]
fn a_fault_in_a_few_large_batches() {
    every_fault(&[255, 2, 512, 1, 230]);
}

#[test]
fn a_fault_in_one_batch_of_everything() {
    every_fault(&[1_000]);
}

#[test]
fn a_fault_in_single_records_around_a_full_tile() {
    every_fault(&[254, 1, 1, 1, 254, 1, 1]);
}

#[test]
fn a_fault_in_batches_of_any_size() {
    every_fault(&seeded(3));
}
