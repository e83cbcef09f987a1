//! A copy of a log, kept so that everything in it was checked before it was written.
//!
//! The copy is itself a plain folder of `tlog-tiles`: it can be served, audited and mirrored. It never holds a tile or
//! an entry that is not in the tree of a checkpoint that the log signed, and never follows a log that contradicts what
//! was copied before.

mod evidence;
mod layered;

use std::path::{Path, PathBuf};

use loupe_scheme::rule::{Refusal, Rule};
use loupe_tlog::audit::Fork;
use loupe_tlog::checkpoint::{CheckpointError, SignedCheckpoint};
use loupe_tlog::growth::{Edge, EdgeError, GrowthError};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::VerifierKey;
use loupe_tlog::note::NOTE_BYTES_MAX;
use loupe_tlog::policy::{KnownLog, POLICY_BYTES_MAX, Policy};
use loupe_tlog::reader::{ReadError, TileReader};
use loupe_tlog::source::{Source as _, SourceError};
use loupe_tlog::storage::{Disk, Files as _, Folder, Log, StorageError};
use loupe_tlog::tile::{TILE_WIDTH, TileKind, TilePath};
use thiserror::Error;

use super::fetch::{Headless, Place};
use layered::{AT_ONCE, Layered};

pub use evidence::Forked;

/// Under which name a copy keeps the policy that the log offers. It is the log's word, and nothing here trusts it.
pub const POLICY_FROM_LOG: &str = "policy.from-log";
/// The head that is being copied. Until it is the head of the copy, it is what the log must not contradict.
const COMING: &str = ".mirroring";
const COMING_BEGUN: &str = ".mirroring.begun";
const POLICY_BEGUN: &str = ".policy.begun";
/// Held while somebody copies.
const LOCK: &str = ".mirroring.lock";

/// As many entries, and as many bytes of them, are written at a time.
const ENTRIES_AT_ONCE: usize = 64 * TILE_WIDTH as usize;
const BYTES_AT_ONCE: usize = 8 << 20;
const WIDTH: u64 = TILE_WIDTH as u64;

/// What came of copying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mirrored {
    /// The head as the log shows it.
    pub shown: SignedCheckpoint,
    /// The names and times of the policy's witnesses that cosigned it.
    pub witnesses: Vec<(String, u64)>,
    /// How many entries the copy had.
    pub before: u64,
    /// How many it has.
    pub size: u64,
    /// How many entries the log has signed, where it shows fewer: an old copy of it, or entries taken back.
    pub signed: Option<u64>,
}

/// How far copying is, in entries.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Entries checked and written.
    pub done: u64,
    /// Entries that are missing altogether.
    pub total: u64,
}

/// Why nothing more was copied. What had been copied is as it was.
#[derive(Debug, Error)]
pub enum Unmirrored {
    /// `L8` what is not in the tree or not signed as the policy asks, `L10` a head that is none, `L11` no log, `L12`
    /// a folder with another log.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// `L14`: the log signed two trees that contradict each other.
    #[error("{0}")]
    Forked(Box<Forked>),
    /// The log could not be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The copy could not be written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The copy is not what was written.
    #[error("the copy in {folder} is damaged: {what}")]
    Damaged {
        /// Where it is.
        folder: String,
        /// What is wrong.
        what: String,
    },
    /// Another program is copying into this folder.
    #[error("another program is copying into {0}")]
    Busy(String),
    /// A file cannot be read or written.
    #[error("{} cannot be read or written: {source}", path.display())]
    Files {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

/// The policy that believes whatever one log signs.
///
/// # Errors
/// `L9` for a key that signs no checkpoints of a log.
pub fn policy_of_key(log: &VerifierKey) -> Result<Policy, Refusal> {
    let text = format!("log {log}\nquorum none\n");
    Policy::parse(text.as_bytes()).map_err(|error| Refusal::new(Rule::PolicyUnreadable, error.to_string()))
}

/// Brings the copy in `folder` up to the head that the log at `place` shows now. A program that was killed while it did
/// so goes on where it was. Blocks.
///
/// # Errors
/// [`Unmirrored`].
pub fn mirror(
    place: &Place,
    policy: &Policy,
    folder: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<Mirrored, Unmirrored> {
    let (shown, bytes) = place.head()?;
    let refused = |error: &dyn std::fmt::Display| Refusal::new(Rule::ProofRefused, format!("checkpoint: {error}"));
    let accepted = policy.check(&shown).map_err(|error| refused(&error))?;
    let disk = Disk::new(folder).map_err(|source| Unmirrored::Files { path: folder.to_owned(), source })?;
    let copy = Mirror { place, place_of_copy: folder, copy: Folder::new(disk) };
    let _alone = copy.lock()?;
    copy.copy.recover()?;
    let kept = copy.head()?;
    let is_of_log = |signed: &SignedCheckpoint| {
        let origin = shown.checkpoint().origin();
        let signed_by = |log: &KnownLog| log.key().name() == origin && signed.verified_by(log.key()).is_ok();
        signed.checkpoint().origin() == origin && policy.logs().iter().any(signed_by)
    };
    if kept.as_ref().is_some_and(|(kept, _)| !is_of_log(kept)) {
        return Err(Refusal::new(Rule::LogThere, folder.display().to_string()).into());
    }
    let before = kept.as_ref().map_or(0, |(kept, _)| kept.checkpoint().size());
    let coming = copy.coming()?.filter(is_of_log);
    let known: Vec<&SignedCheckpoint> = kept.iter().map(|(kept, _)| kept).chain(&coming).collect();
    let largest = known.iter().map(|known| known.checkpoint().size()).max().unwrap_or(0);
    let layered = Layered::new(&copy.copy, place);
    let (size, root) = (shown.checkpoint().size(), shown.checkpoint().root());
    let mut tree = if size > before { Some(copy.open(&layered, size, root)?) } else { None };
    copy.expect_no_fork(&shown, &known, &layered, tree.as_mut())?;
    let mut done = Mirrored { shown, witnesses: accepted.witnesses, before, size: before, signed: None };
    if size < largest {
        done.signed = Some(largest);
        return Ok(done);
    }
    if let Some(tree) = &mut tree {
        layered.use_copy();
        copy.announce(&bytes)?;
        copy.fetch(&layered, tree, root, kept.as_ref().map(|(kept, _)| kept), progress)?;
        done.size = size;
    }
    copy.keep_policy()?;
    let old = kept.map(|(_, bytes)| bytes);
    if old.as_ref() != Some(&bytes) {
        copy.copy.swap_head(old.as_deref(), &bytes)?;
    }
    copy.tidy(size > before)?;
    Ok(done)
}

struct Mirror<'a> {
    place: &'a Place,
    place_of_copy: &'a Path,
    copy: Folder<Disk>,
}

impl Mirror<'_> {
    /// Keeps other programs from copying into this folder, as long as the file is open.
    fn lock(&self) -> Result<std::fs::File, Unmirrored> {
        let path = self.place_of_copy.join(LOCK);
        let failed = |source| Unmirrored::Files { path: path.clone(), source };
        let file = std::fs::File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(std::fs::TryLockError::WouldBlock) => Err(Unmirrored::Busy(self.place_of_copy.display().to_string())),
            Err(std::fs::TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    fn head(&self) -> Result<Option<(SignedCheckpoint, Vec<u8>)>, Unmirrored> {
        let Some(bytes) = self.copy.head()? else { return Ok(None) };
        let head = SignedCheckpoint::parse(&bytes).map_err(StorageError::from)?;
        Ok(Some((head, bytes)))
    }

    /// The head that was being copied when a program was killed.
    fn coming(&self) -> Result<Option<SignedCheckpoint>, Unmirrored> {
        let Some(bytes) = self.own(COMING)? else { return Ok(None) };
        let coming = SignedCheckpoint::parse(&bytes).map_err(|error: CheckpointError| StorageError::from(error))?;
        Ok(Some(coming))
    }

    /// A file of the copy that is none of the log's.
    fn own(&self, path: &str) -> Result<Option<Vec<u8>>, Unmirrored> {
        let read = self.copy.files().read(path, NOTE_BYTES_MAX.max(POLICY_BYTES_MAX));
        read.map_err(|source| Unmirrored::Files { path: self.place_of_copy.join(path), source })
    }

    /// Writes down which head is copied, before anything of it is.
    fn announce(&self, head: &[u8]) -> Result<(), Unmirrored> {
        self.write(COMING_BEGUN, COMING, head)
    }

    fn write(&self, begun: &str, path: &str, bytes: &[u8]) -> Result<(), Unmirrored> {
        let files = self.copy.files();
        let written = files.write(begun, bytes).and_then(|file| files.sync(file));
        let named = written.and_then(|()| files.rename(begun, path)).and_then(|()| files.sync_folder(""));
        named.map_err(|source| Unmirrored::Files { path: self.place_of_copy.join(path), source })
    }

    fn open<'l>(
        &self,
        layered: &'l Layered<'_>,
        size: u64,
        root: Hash,
    ) -> Result<TileReader<'l, Layered<'l>>, Unmirrored> {
        TileReader::open(layered, size, root).map_err(|error| self.blame(error, layered))
    }

    /// Holds the head against what the log signed before. Nothing was written of it yet. `tree` is that of the head,
    /// where it has more entries than the copy.
    fn expect_no_fork(
        &self,
        shown: &SignedCheckpoint,
        known: &[&SignedCheckpoint],
        layered: &Layered<'_>,
        mut tree: Option<&mut TileReader<'_, Layered<'_>>>,
    ) -> Result<(), Unmirrored> {
        for known in known {
            let (now, then) = (shown.checkpoint(), known.checkpoint());
            let (smaller, larger) = if then.size() <= now.size() { (then, now) } else { (now, then) };
            let root = match &mut tree {
                _ if smaller.size() == larger.size() => larger.root(),
                Some(tree) if larger.size() == now.size() => {
                    tree.root(smaller.size()).map_err(|error| self.blame(error, layered))?
                }
                _ => {
                    let known_tiles = Layered::new(&self.copy, self.place);
                    known_tiles.use_copy();
                    let earlier = TileReader::open(&known_tiles, larger.size(), larger.root());
                    match earlier.and_then(|mut tree| tree.root(smaller.size())) {
                        Ok(root) => root,
                        // A log that shows fewer entries than it signed need not show the tiles of the others.
                        Err(_) => continue,
                    }
                }
            };
            if root != smaller.root() {
                let root_here = (then.size() < now.size()).then_some(root);
                let fork = Fork { ours: Box::new(shown.clone()), theirs: Box::new((*known).clone()), root_here };
                let kept = evidence::keep(self.place_of_copy, fork);
                return Err(match kept {
                    Ok(forked) => Unmirrored::Forked(Box::new(forked)),
                    Err((path, source)) => Unmirrored::Files { path, source },
                });
            }
        }
        Ok(())
    }

    /// Copies the entries that are missing: read, checked against the signed root, and only then written, with the
    /// tiles over them computed here.
    fn fetch(
        &self,
        layered: &Layered<'_>,
        tree: &mut TileReader<'_, Layered<'_>>,
        root: Hash,
        kept: Option<&SignedCheckpoint>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), Unmirrored> {
        let size = tree.size();
        let mut edge = self.edge(kept)?;
        let total = size - edge.size();
        let (mut entries, mut bytes, mut next, mut ahead) = (Vec::new(), 0, edge.size(), 0);
        progress(Progress { done: 0, total });
        while next < size {
            let bundle = next / WIDTH;
            if bundle >= ahead {
                layered.read_ahead(&paths(bundle, size))?;
                ahead = bundle.saturating_add(AT_ONCE);
            }
            let (first, around) = tree.entries_around(next).map_err(|error| self.blame(error, layered))?;
            // The copy may end within this bundle; what it has of it is skipped.
            let skip = usize::try_from(next - first).unwrap_or(usize::MAX);
            next = first + around.len() as u64;
            for entry in around.into_iter().skip(skip) {
                bytes += entry.len();
                entries.push(entry);
            }
            if next == size || entries.len() >= ENTRIES_AT_ONCE || bytes >= BYTES_AT_ONCE {
                let growth = edge.grow(&entries).map_err(|error: GrowthError| StorageError::from(error))?;
                let of_tree =
                    |(path, _): &(TilePath, Vec<u8>)| TilePath::in_tree(path.kind(), path.index(), size) == Some(*path);
                let files: Vec<(TilePath, Vec<u8>)> = growth.files.into_iter().filter(of_tree).collect();
                if let Err(error) = self.copy.put_new(&files) {
                    return Err(self.not_put(error));
                }
                edge = growth.edge;
                entries.clear();
                bytes = 0;
                progress(Progress { done: total - (size - edge.size()), total });
            }
        }
        // Every entry was checked against the root, so this is about the tiles made here.
        if edge.root() == root { Ok(()) } else { Err(self.damaged(format!("{} is not {root}", edge.root()))) }
    }

    fn edge(&self, kept: Option<&SignedCheckpoint>) -> Result<Edge, Unmirrored> {
        let Some(kept) = kept.map(SignedCheckpoint::checkpoint) else { return Ok(Edge::empty()) };
        let edge = Edge::read(kept.size(), &self.copy).map_err(|error| match error {
            EdgeError::Source(cause) => Unmirrored::Source(cause),
            other => self.damaged(other.to_string()),
        })?;
        if edge.root() == kept.root() {
            Ok(edge)
        } else {
            Err(self.damaged(format!("{} is not {}", edge.root(), kept.root())))
        }
    }

    /// Keeps the policy that the log offers; that it offers none, or a broken one, stops nobody.
    fn keep_policy(&self) -> Result<(), Unmirrored> {
        let Ok(Some(policy)) = self.place.read(super::POLICY) else { return Ok(()) };
        if policy.len() > POLICY_BYTES_MAX || self.own(POLICY_FROM_LOG)?.as_ref() == Some(&policy) {
            return Ok(());
        }
        self.write(POLICY_BEGUN, POLICY_FROM_LOG, &policy)
    }

    /// Forgets that a head was coming, and the partial tiles that full ones took the place of.
    fn tidy(&self, grew: bool) -> Result<(), Unmirrored> {
        let files = self.copy.files();
        files.remove(COMING).map_err(|source| Unmirrored::Files { path: self.place_of_copy.join(COMING), source })?;
        if grew {
            Log::open(Folder::new(files.clone()))?.drop_partials()?;
        }
        Ok(())
    }

    fn damaged(&self, what: String) -> Unmirrored {
        Unmirrored::Damaged { folder: self.place_of_copy.display().to_string(), what }
    }

    fn not_put(&self, error: StorageError) -> Unmirrored {
        match error {
            StorageError::Differs(path) => self.damaged(path.to_string()),
            other => other.into(),
        }
    }

    /// Who is to blame for what could not be read: the log, the copy, or the way between them.
    fn blame(&self, error: ReadError, layered: &Layered<'_>) -> Unmirrored {
        let path = match &error {
            ReadError::Length { path, .. } | ReadError::Bundle { path, .. } | ReadError::Entry { path, .. } => {
                Some(path)
            }
            ReadError::Tile(path) => Some(path),
            _ => None,
        };
        match error {
            ReadError::Source(cause) => cause.into(),
            error if path.is_some_and(|path| layered.has(path)) => self.damaged(error.to_string()),
            error => Refusal::new(Rule::ProofRefused, error.to_string()).into(),
        }
    }
}

impl From<Headless> for Unmirrored {
    fn from(headless: Headless) -> Unmirrored {
        match headless {
            Headless::Refused(refusal) => refusal.into(),
            Headless::Source(cause) => cause.into(),
        }
    }
}

/// The bundles from `first` on that are read at once, and the tiles with the hashes of their entries.
fn paths(first: u64, size: u64) -> Vec<TilePath> {
    let of = |kind| move |index| TilePath::in_tree(kind, index, size);
    let several = || first..first.saturating_add(AT_ONCE);
    let bundles = several().filter_map(of(TileKind::Entries));
    // The partial one of the right edge was read when the tree was opened.
    let tiles = several().filter_map(of(TileKind::Hashes(0))).filter(|path| !path.is_partial());
    bundles.chain(tiles).collect()
}
