//! The pass over a log: bundle by bundle from the left, carrying the hashes up.

use super::{FAULTS_MAX, Fault, Report};
use crate::bundle;
use crate::checkpoint::Checkpoint;
use crate::growth::{hashes, over, root_over};
use crate::hash::Hash;
use crate::source::{Source, SourceError};
use crate::tile::{TILE_WIDTH, TileKind, TilePath};

const WIDTH: u64 = TILE_WIDTH as u64;

/// The state of the pass.
pub(super) struct Rebuild<'a, S: ?Sized> {
    source: &'a S,
    size: u64,
    signed: Hash,
    /// From the hashes of entries up.
    levels: Vec<Level>,
    entries: u64,
}

/// The tile of one level that is being recomputed.
#[derive(Default)]
struct Level {
    /// What was recomputed; `None` where it could not be.
    made: Vec<Option<Hash>>,
    /// What the log has there, once it was needed: `None` inside if it is missing or no tile.
    stored: Option<Option<Vec<Hash>>>,
}

/// A tile that is done: recomputed, and as stored.
struct Finished {
    level: u8,
    path: TilePath,
    made: Vec<Option<Hash>>,
    stored: Option<Vec<Hash>>,
}

/// Which of the two is right.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Right {
    Made,
    Stored,
    Unknown,
}

impl<'a, S: Source + ?Sized> Rebuild<'a, S> {
    pub(super) fn new(source: &'a S, head: &Checkpoint) -> Rebuild<'a, S> {
        Rebuild {
            source,
            size: head.size(),
            signed: head.root(),
            levels: (0..=8).map(|_| Level::default()).collect(),
            entries: 0,
        }
    }

    /// Reads everything, and notes every fault.
    pub(super) fn run(mut self, report: &mut Report, each: &mut impl FnMut(u64, &[u8])) -> Result<(), SourceError> {
        for index in 0..self.size.div_ceil(WIDTH) {
            if report.faults.len() >= FAULTS_MAX {
                report.stopped_at = Some(index * WIDTH);
                break;
            }
            self.read_bundle(index, report, each)?;
            self.stored(0, index, report)?;
            if self.levels[0].made.len() == usize::from(TILE_WIDTH) {
                self.carry(index, report)?;
            }
        }
        report.entries = self.entries;
        if report.stopped_at.is_some() { Ok(()) } else { self.finish(report) }
    }

    /// Recomputes the hashes of one bundle's entries.
    fn read_bundle(
        &mut self,
        index: u64,
        report: &mut Report,
        each: &mut impl FnMut(u64, &[u8]),
    ) -> Result<(), SourceError> {
        let path = self.path(TileKind::Entries, index);
        let made = &mut self.levels[0].made;
        made.clear();
        let first = index * WIDTH;
        match read(self.source, path)? {
            None => report.note(Fault::Missing(path)),
            Some((found, bytes)) => match bundle::split(&bytes, found.width()) {
                Err(cause) => report.note(Fault::Bundle { path: found, first, cause }),
                Ok(entries) => {
                    for (index, entry) in (first..).zip(entries).take(usize::from(path.width())) {
                        made.push(Some(Hash::of_leaf(entry)));
                        self.entries += 1;
                        each(index, entry);
                    }
                }
            },
        }
        made.resize(usize::from(path.width()), None);
        Ok(())
    }

    /// Ends a full tile of entries' hashes, and every tile above that it fills.
    fn carry(&mut self, leaf_index: u64, report: &mut Report) -> Result<(), SourceError> {
        let mut index = leaf_index;
        for level in 0..8_u8 {
            let place = usize::from(level);
            let above = self.stored(level + 1, index / WIDTH, report)?;
            let confirmed = above.and_then(|hashes| hashes.get((index % WIDTH) as usize).copied());
            let done = self.take(level, index);
            let right = done.right(confirmed);
            done.note(right, report);
            let top = done.top(right).or(confirmed);
            self.levels[place + 1].made.push(top);
            if self.levels[place + 1].made.len() < usize::from(TILE_WIDTH) {
                break;
            }
            index /= WIDTH;
        }
        Ok(())
    }

    /// Judges the partial tiles at the right edge, of which only the signed root tells what is right.
    fn finish(&mut self, report: &mut Report) -> Result<(), SourceError> {
        let mut edge = Vec::new();
        for level in 0..8_u8 {
            let members = self.size >> (8 * u32::from(level));
            if !members.is_multiple_of(WIDTH) {
                self.stored(level, members / WIDTH, report)?;
                edge.push(Some(self.take(level, members / WIDTH)));
            } else {
                edge.push(None);
            }
        }
        let differing: Vec<usize> =
            (0..edge.len()).filter(|level| edge[*level].as_ref().is_some_and(Finished::differs)).collect();
        // One bit for each tile that differs: whether the stored one is taken. What was recomputed goes first.
        let choices = 0..1_u32 << differing.len();
        let root_of = |choice: u32| {
            let levels = edge.iter().enumerate().map(|(level, done)| match done {
                None => Some(Vec::new()),
                Some(done) => {
                    let bit = differing.iter().position(|one| *one == level);
                    let stored = bit.is_some_and(|bit| choice >> bit & 1 == 1);
                    done.hashes(if stored { Right::Stored } else { Right::Made })
                }
            });
            let levels: Option<Vec<Vec<Hash>>> = levels.collect();
            levels.map(|levels| root_over(&levels).unwrap_or_else(Hash::of_nothing))
        };
        let choice = choices.into_iter().find(|choice| root_of(*choice) == Some(self.signed));
        report.root = root_of(choice.unwrap_or(0));
        for (level, done) in edge.iter().enumerate().filter_map(|(level, done)| Some((level, done.as_ref()?))) {
            let bit = differing.iter().position(|one| *one == level);
            let right = match (choice, bit) {
                (_, None) => Right::Made,
                (None, Some(_)) => Right::Unknown,
                (Some(choice), Some(bit)) if choice >> bit & 1 == 1 => Right::Stored,
                (Some(_), Some(_)) => Right::Made,
            };
            done.note(right, report);
        }
        if let Some(found) = report.root.filter(|found| *found != self.signed) {
            report.note(Fault::Root { signed: self.signed, found });
        }
        Ok(())
    }

    /// The tile that the log has at `level` and `index`, which is read once; a fault if it cannot be.
    fn stored(&mut self, level: u8, index: u64, report: &mut Report) -> Result<Option<&Vec<Hash>>, SourceError> {
        let place = usize::from(level);
        if self.levels[place].stored.is_none() {
            let Some(path) = TilePath::in_tree(TileKind::Hashes(level), index, self.size) else { return Ok(None) };
            let tile = match read(self.source, path)? {
                None => {
                    report.note(Fault::Missing(path));
                    None
                }
                Some((found, bytes)) => {
                    let mut tile = hashes(&bytes, found.width());
                    match &mut tile {
                        None => report.note(Fault::Length { path: found, bytes: bytes.len() }),
                        Some(tile) => tile.truncate(usize::from(path.width())),
                    }
                    tile
                }
            };
            self.levels[place].stored = Some(tile);
        }
        Ok(self.levels[place].stored.as_ref().and_then(Option::as_ref))
    }

    fn take(&mut self, level: u8, index: u64) -> Finished {
        let path = self.path(TileKind::Hashes(level), index);
        let Level { made, stored } = std::mem::take(&mut self.levels[usize::from(level)]);
        Finished { level, path, made, stored: stored.flatten() }
    }

    fn path(&self, kind: TileKind, index: u64) -> TilePath {
        TilePath::in_tree(kind, index, self.size).expect("only tiles that the tree has are asked for")
    }
}

impl Finished {
    /// The places where what is stored is not what was recomputed.
    fn places(&self) -> impl Iterator<Item = usize> {
        let stored = self.stored.iter().flatten();
        let pairs = self.made.iter().zip(stored).enumerate();
        pairs.filter(|(_, (made, stored))| made.is_some_and(|made| made != **stored)).map(|(place, _)| place)
    }

    fn differs(&self) -> bool {
        self.places().next().is_some()
    }

    /// Judges by the hash that the tree above has for this tile.
    fn right(&self, confirmed: Option<Hash>) -> Right {
        if !self.differs() {
            return Right::Made;
        }
        match confirmed {
            Some(_) if self.top(Right::Made) == confirmed => Right::Made,
            Some(_) if self.top(Right::Stored) == confirmed => Right::Stored,
            _ => Right::Unknown,
        }
    }

    /// All hashes; those that could not be recomputed as stored.
    fn hashes(&self, right: Right) -> Option<Vec<Hash>> {
        match (right, &self.stored) {
            (Right::Stored, Some(stored)) => Some(stored.clone()),
            (_, None) => self.made.iter().copied().collect(),
            (_, Some(stored)) => {
                Some(self.made.iter().zip(stored).map(|(made, stored)| made.unwrap_or(*stored)).collect())
            }
        }
    }

    fn top(&self, right: Right) -> Option<Hash> {
        over(self.hashes(right)?)
    }

    fn note(&self, right: Right, report: &mut Report) {
        for place in self.places() {
            report.note(self.fault(place, right));
        }
    }

    fn fault(&self, place: usize, right: Right) -> Fault {
        let spans = 1_u64 << (8 * u32::from(self.level));
        let first = (self.path.index() * WIDTH + place as u64) * spans;
        let (path, last, place) = (self.path, first + spans - 1, place as u16);
        match right {
            Right::Made => Fault::Hash { path, place },
            Right::Unknown => Fault::Contradiction { path, place, first, last },
            Right::Stored if self.level > 0 => Fault::Span { path, place, first, last },
            Right::Stored => {
                let bundle = TilePath::new(TileKind::Entries, path.index(), path.width());
                Fault::Entry { path: bundle.unwrap_or(path), index: first }
            }
        }
    }
}

/// The bytes of a tile, or those of the full one where the partial one was dropped, and which of them they are.
fn read<S: Source + ?Sized>(source: &S, path: TilePath) -> Result<Option<(TilePath, Vec<u8>)>, SourceError> {
    if let Some(bytes) = source.read(&path.to_string())? {
        return Ok(Some((path, bytes)));
    }
    if !path.is_partial() {
        return Ok(None);
    }
    Ok(source.read(&path.full().to_string())?.map(|bytes| (path.full(), bytes)))
}
