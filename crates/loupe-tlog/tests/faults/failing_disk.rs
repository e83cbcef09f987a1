//! A disk with a cache that a loss of power empties, and that fails when told.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io;
use std::rc::Rc;

use loupe_tlog::storage::Files;

use crate::written::Dice;

/// What happens at the chosen operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It returns an error, having had its effect or not; everything goes on.
    Fails,
    /// Power is lost: names survive, and of bytes that were not synced a part.
    Tears,
    /// Power is lost: any part of what was not synced survives, in any order.
    Reorders,
}

#[derive(Clone, Debug)]
enum Node {
    File { bytes: Rc<[u8]>, kept: Rc<[u8]>, dirty: bool },
    Folder { names: Names, kept: Names, pending: Vec<Vec<(String, Option<u64>)>> },
}

type Names = BTreeMap<String, u64>;

#[derive(Clone, Debug)]
struct State {
    nodes: BTreeMap<u64, Node>,
    next: u64,
    /// For each operation whether it changes anything.
    changes: Vec<bool>,
    plan: Option<(usize, Fault, u64)>,
    lost_power: bool,
    /// Every head that a reader could have seen.
    seen: Vec<Rc<[u8]>>,
}

/// The disk. A clone is the same disk.
#[derive(Clone, Debug)]
pub(crate) struct FailingDisk {
    state: Rc<RefCell<State>>,
    locked: Rc<Cell<bool>>,
}

/// The lock of the disk.
#[derive(Debug)]
pub(crate) struct Lock(Rc<Cell<bool>>);

impl Drop for Lock {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

const ROOT: u64 = 0;

impl FailingDisk {
    pub(crate) fn empty() -> FailingDisk {
        let folder = Node::Folder { names: Names::new(), kept: Names::new(), pending: Vec::new() };
        FailingDisk::of(State {
            nodes: BTreeMap::from([(ROOT, folder)]),
            next: 1,
            changes: Vec::new(),
            plan: None,
            lost_power: false,
            seen: Vec::new(),
        })
    }

    fn of(state: State) -> FailingDisk {
        FailingDisk { state: Rc::new(RefCell::new(state)), locked: Rc::default() }
    }

    /// Another disk with all that is on this one, at this moment, with its operations counted from zero.
    pub(crate) fn copy(&self) -> FailingDisk {
        let state = self.state.borrow().clone();
        FailingDisk::of(State { changes: Vec::new(), plan: None, ..state })
    }

    /// Lets the operation with this number have a fault.
    pub(crate) fn plan(&self, operation: usize, fault: Fault, seed: u64) {
        self.state.borrow_mut().plan = Some((operation, fault, seed));
    }

    /// For each operation so far whether it changes anything.
    pub(crate) fn operations(&self) -> Vec<bool> {
        self.state.borrow().changes.clone()
    }

    pub(crate) fn lost_power(&self) -> bool {
        self.state.borrow().lost_power
    }

    pub(crate) fn seen(&self) -> Vec<Rc<[u8]>> {
        self.state.borrow().seen.clone()
    }

    /// What is there when power is back. Without a fault nothing survives that was not synced.
    pub(crate) fn after_loss(&self, fault: Option<Fault>, seed: u64) -> FailingDisk {
        let mut dice = Dice::new(seed);
        let mut state = self.state.borrow().clone();
        for node in state.nodes.values_mut() {
            match node {
                Node::File { bytes, kept, dirty } => {
                    let survive = match fault {
                        Some(Fault::Tears) if *dirty => {
                            let length = usize::try_from(dice.throw(bytes.len() as u64 + 1)).unwrap();
                            bytes[..length].into()
                        }
                        Some(Fault::Reorders) if *dirty && dice.throw(2) == 0 => bytes.clone(),
                        _ => kept.clone(),
                    };
                    (*bytes, *kept, *dirty) = (survive.clone(), survive, false);
                }
                Node::Folder { names, kept, pending } => {
                    let mut changes = std::mem::take(pending);
                    match fault {
                        Some(Fault::Tears) => {}
                        Some(Fault::Reorders) => {
                            changes.retain(|_| dice.throw(2) == 0);
                            for place in (1..changes.len()).rev() {
                                changes.swap(place, usize::try_from(dice.throw(place as u64 + 1)).unwrap());
                            }
                        }
                        _ => changes.clear(),
                    }
                    changes.into_iter().flatten().for_each(|(name, node)| apply(kept, name, node));
                    *names = kept.clone();
                }
            }
        }
        FailingDisk::of(State { changes: Vec::new(), plan: None, lost_power: false, ..state })
    }

    /// Counts an operation that only looks.
    fn look(&self) -> io::Result<()> {
        match self.begin(false)? {
            None => Ok(()),
            Some(_) => Err(failed()),
        }
    }

    /// Counts an operation and makes it, or its fault.
    fn change<T>(&self, make: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        match self.begin(true)? {
            None => make(&mut self.state.borrow_mut()),
            Some(happens) => {
                if happens {
                    make(&mut self.state.borrow_mut())?;
                }
                Err(failed())
            }
        }
    }

    /// `None` when all is well; otherwise whether the operation has its effect before it fails.
    fn begin(&self, changes: bool) -> io::Result<Option<bool>> {
        let state = &mut *self.state.borrow_mut();
        if state.lost_power {
            return Err(failed());
        }
        state.changes.push(changes);
        match state.plan {
            Some((operation, fault, seed)) if operation + 1 == state.changes.len() => {
                state.lost_power = fault != Fault::Fails;
                Ok(Some(Dice::new(seed).throw(2) == 0))
            }
            _ => Ok(None),
        }
    }
}

fn failed() -> io::Error {
    io::Error::other("the disk failed")
}

fn missing() -> io::Error {
    io::Error::from(io::ErrorKind::NotFound)
}

fn apply(names: &mut Names, name: String, node: Option<u64>) {
    match node {
        Some(node) => names.insert(name, node),
        None => names.remove(&name),
    };
}

impl State {
    fn find(&self, path: &str) -> Option<u64> {
        path.split('/').filter(|element| !element.is_empty()).try_fold(ROOT, |folder, name| {
            match self.nodes.get(&folder)? {
                Node::Folder { names, .. } => names.get(name).copied(),
                Node::File { .. } => None,
            }
        })
    }

    /// Changes names in one folder, all of them or none.
    fn rename(&mut self, folder: &str, changes: Vec<(String, Option<u64>)>) -> io::Result<()> {
        let folder = self.find(folder).ok_or_else(missing)?;
        let Some(Node::Folder { names, pending, .. }) = self.nodes.get_mut(&folder) else { return Err(missing()) };
        for (name, node) in &changes {
            apply(names, name.clone(), *node);
        }
        pending.push(changes);
        Ok(())
    }

    fn add(&mut self, node: Node) -> u64 {
        self.next += 1;
        self.nodes.insert(self.next, node);
        self.next
    }
}

fn split(path: &str) -> (&str, String) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    (folder, name.to_owned())
}

impl Files for FailingDisk {
    type Written = u64;
    type Lock = Lock;

    fn read(&self, path: &str, most: usize) -> io::Result<Option<Vec<u8>>> {
        self.look()?;
        let state = self.state.borrow();
        match state.find(path).and_then(|node| state.nodes.get(&node)) {
            Some(Node::File { bytes, .. }) if bytes.len() <= most => Ok(Some(bytes.to_vec())),
            Some(_) => Err(failed()),
            None => Ok(None),
        }
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        self.look()?;
        let state = self.state.borrow();
        match state.find(folder).and_then(|node| state.nodes.get(&node)) {
            Some(Node::Folder { names, .. }) => Ok(names.keys().cloned().collect()),
            Some(Node::File { .. }) => Err(failed()),
            None => Ok(Vec::new()),
        }
    }

    fn create_folder(&self, folder: &str) -> io::Result<()> {
        self.change(|state| {
            if state.find(folder).is_some() {
                return Ok(());
            }
            let node = state.add(Node::Folder { names: Names::new(), kept: Names::new(), pending: Vec::new() });
            let (parent, name) = split(folder);
            state.rename(parent, vec![(name, Some(node))])
        })
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<u64> {
        self.change(|state| match state.find(path) {
            Some(node) => {
                // Over the old bytes, under each of its names.
                let Some(Node::File { bytes: old, dirty, .. }) = state.nodes.get_mut(&node) else {
                    return Err(failed());
                };
                (*old, *dirty) = (bytes.into(), true);
                Ok(node)
            }
            None => {
                let node = state.add(Node::File { bytes: bytes.into(), kept: [].into(), dirty: true });
                let (folder, name) = split(path);
                state.rename(folder, vec![(name, Some(node))])?;
                Ok(node)
            }
        })
    }

    fn sync(&self, file: u64) -> io::Result<()> {
        let ends = self.begin(true)?;
        let state = &mut *self.state.borrow_mut();
        let Some(Node::File { bytes, kept, dirty }) = state.nodes.get_mut(&file) else { return Err(missing()) };
        match ends {
            None => (*kept, *dirty) = (bytes.clone(), false),
            // As Linux does: the bytes count as clean, are not on the disk, and no later sync writes them.
            Some(true) => *dirty = state.lost_power,
            Some(false) => {}
        }
        if ends.is_none() { Ok(()) } else { Err(failed()) }
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.change(|state| {
            let node = state.find(from).ok_or_else(missing)?;
            let ((from_folder, old), (to_folder, new)) = (split(from), split(to));
            if to == "checkpoint"
                && let Some(Node::File { bytes, .. }) = state.nodes.get(&node)
            {
                let bytes = bytes.clone();
                state.seen.push(bytes);
            }
            if from_folder == to_folder {
                return state.rename(to_folder, vec![(old, None), (new, Some(node))]);
            }
            state.rename(to_folder, vec![(new, Some(node))])?;
            state.rename(from_folder, vec![(old, None)])
        })
    }

    fn link(&self, from: &str, to: &str) -> io::Result<bool> {
        self.change(|state| {
            let node = state.find(from).ok_or_else(missing)?;
            if state.find(to).is_some() {
                return Ok(false);
            }
            let (folder, name) = split(to);
            state.rename(folder, vec![(name, Some(node))])?;
            Ok(true)
        })
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.change(|state| {
            if state.find(path).is_none() {
                return Ok(());
            }
            let (folder, name) = split(path);
            state.rename(folder, vec![(name, None)])
        })
    }

    fn remove_folder(&self, folder: &str) -> io::Result<()> {
        self.remove(folder)
    }

    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        self.change(|state| {
            let folder = state.find(folder).ok_or_else(missing)?;
            let Some(Node::Folder { kept, pending, .. }) = state.nodes.get_mut(&folder) else { return Err(missing()) };
            pending.drain(..).flatten().for_each(|(name, node)| apply(kept, name, node));
            Ok(())
        })
    }

    fn lock(&self) -> io::Result<Lock> {
        self.look()?;
        assert!(!self.locked.replace(true), "the lock is waited for by whoever holds it");
        Ok(Lock(self.locked.clone()))
    }
}
