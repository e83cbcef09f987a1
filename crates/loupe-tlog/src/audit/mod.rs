//! The audit of a whole log: everything is recomputed from the entries, and every fault has its name and place.

mod fault;
mod rebuild;

use thiserror::Error;

pub use fault::{Fault, Fork};

use crate::checkpoint::SignedCheckpoint;
use crate::hash::Hash;
use crate::key::VerifierKey;
use crate::note::NoteError;
use crate::reader::{ReadError, TileReader};
use crate::source::{Source, SourceError};
use rebuild::Rebuild;

/// The most faults that are listed. A log with more is not read further.
pub const FAULTS_MAX: usize = 1_000;

/// What an audit found.
#[derive(Clone, Debug)]
pub struct Report {
    /// The head as it is published, whoever signed it; `None` if there is none that can be read.
    pub head: Option<SignedCheckpoint>,
    /// How many entries were read, each with a hash that is in the tree of the head or may be.
    pub entries: u64,
    /// The root recomputed from the entries; `None` if some are missing.
    pub root: Option<Hash>,
    /// What is wrong, at most [`FAULTS_MAX`] faults.
    pub faults: Vec<Fault>,
    /// The entry at which the audit gave up, because there were [`FAULTS_MAX`] faults before it.
    pub stopped_at: Option<u64>,
    /// What became of each of the other checkpoints, in their order.
    pub compared: Vec<Compared>,
}

/// How another checkpoint stands to the log.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Compared {
    /// The log begins with the tree that it states.
    #[error("the log begins with this tree")]
    Consistent,
    /// The log's key signed it, and it states another tree; the fault [`Fault::Fork`] has both.
    #[error("the log signed another tree")]
    Forked,
    /// The log's key signed it, and it has more entries than the published head; the fault [`Fault::Behind`] has both.
    #[error("the log signed more entries than it shows")]
    Ahead,
    /// It is not by this log's key, so it says nothing of this log.
    #[error("not signed by this log: {0}")]
    NotSigned(NoteError),
    /// This log's key signed it for another log.
    #[error("a checkpoint of another log")]
    OtherLog,
    /// The log is too damaged to tell.
    #[error("the log is too damaged to tell")]
    Unknown,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn passed(&self) -> bool {
        self.faults.is_empty() && self.stopped_at.is_none()
    }

    fn note(&mut self, fault: Fault) {
        if self.faults.len() < FAULTS_MAX {
            self.faults.push(fault);
        }
    }
}

/// Audits the log in `source`, whose checkpoints `log` signs, in one pass from the first entry to the last.
///
/// `others` are checkpoints from elsewhere, such as a witness, a proof or an older copy: each that the log signed must
/// be of a tree with which this log begins. `each` gets every entry that can be read, in order, with its index: whoever
/// knows what entries mean checks them there. It gets an entry with a fault, too.
///
/// Fails only if the source cannot answer; whatever is wrong with the log is in the report.
pub fn audit<S: Source + ?Sized>(
    source: &S,
    log: &VerifierKey,
    others: &[SignedCheckpoint],
    mut each: impl FnMut(u64, &[u8]),
) -> Result<Report, SourceError> {
    let mut report = Report {
        head: None,
        entries: 0,
        root: None,
        faults: Vec::new(),
        stopped_at: None,
        compared: vec![Compared::Unknown; others.len()],
    };
    let Some(bytes) = source.read("checkpoint")? else {
        report.note(Fault::NoCheckpoint);
        return Ok(report);
    };
    let head = match SignedCheckpoint::parse(&bytes) {
        Ok(head) => head,
        Err(cause) => {
            report.note(Fault::Checkpoint(cause));
            return Ok(report);
        }
    };
    if let Err(cause) = head.verified_by(log) {
        report.note(Fault::Signature(cause));
    }
    report.compared = others.iter().map(|other| standing(&head, other, log)).collect();
    Rebuild::new(source, head.checkpoint()).run(&mut report, &mut each)?;
    compare(source, &head, others, &mut report)?;
    report.head = Some(head);
    Ok(report)
}

/// What can be said of another checkpoint before the log is read.
fn standing(head: &SignedCheckpoint, other: &SignedCheckpoint, log: &VerifierKey) -> Compared {
    if let Err(cause) = other.verified_by(log) {
        return Compared::NotSigned(cause);
    }
    let (ours, theirs) = (head.checkpoint(), other.checkpoint());
    match theirs.size().cmp(&ours.size()) {
        _ if theirs.origin() != ours.origin() => Compared::OtherLog,
        std::cmp::Ordering::Greater => Compared::Ahead,
        std::cmp::Ordering::Equal if theirs.root() == ours.root() => Compared::Consistent,
        std::cmp::Ordering::Equal => Compared::Forked,
        std::cmp::Ordering::Less => Compared::Unknown,
    }
}

/// Holds the other checkpoints against the tree of the head, and against each other.
fn compare<S: Source + ?Sized>(
    source: &S,
    head: &SignedCheckpoint,
    others: &[SignedCheckpoint],
    report: &mut Report,
) -> Result<(), SourceError> {
    let ours = head.checkpoint();
    // Each tile that it reads is checked against the signed root, so that damage is not taken for a fork.
    let mut tree = believed(TileReader::open(source, ours.size(), ours.root()))?;
    for (place, other) in others.iter().enumerate() {
        let theirs = other.checkpoint();
        let mut here = None;
        if report.compared[place] == Compared::Unknown
            && let Some(tree) = &mut tree
        {
            here = believed(tree.root(theirs.size()))?;
            report.compared[place] = match here {
                Some(root) if root == theirs.root() => Compared::Consistent,
                Some(_) => Compared::Forked,
                None => Compared::Unknown,
            };
        }
        let (ours, theirs) = (Box::new(head.clone()), Box::new(other.clone()));
        match report.compared[place] {
            Compared::Forked => report.note(Fault::Fork(Fork { ours, theirs, root_here: here })),
            Compared::Ahead => report.note(Fault::Behind { ours, theirs }),
            _ => {}
        }
    }
    compare_each_other(others, report);
    Ok(())
}

/// Two checkpoints that cannot be held against the head can still contradict each other.
fn compare_each_other(others: &[SignedCheckpoint], report: &mut Report) {
    let untold = |(_, stands): &(_, &Compared)| matches!(stands, Compared::Ahead | Compared::Unknown);
    let mut untold: Vec<&SignedCheckpoint> =
        others.iter().zip(&report.compared).filter(untold).map(|(other, _)| other).collect();
    untold.sort_by_key(|other| (other.checkpoint().size(), other.checkpoint().root()));
    for pair in untold.windows(2) {
        let (one, other) = (pair[0].checkpoint(), pair[1].checkpoint());
        if one.size() == other.size() && one.root() != other.root() {
            let (ours, theirs) = (Box::new(pair[0].clone()), Box::new(pair[1].clone()));
            report.note(Fault::Fork(Fork { ours, theirs, root_here: None }));
        }
    }
}

/// What could be read and is of this tree; only a source that does not answer is an error.
fn believed<T>(read: Result<T, ReadError>) -> Result<Option<T>, SourceError> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(ReadError::Source(cause)) => Err(cause),
        Err(_) => Ok(None),
    }
}
