//! The folder of keys on disk: files written whole or not at all, never overwritten, one writer at a time.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use loupe_scheme::rule::{Refusal, Rule};

use super::public::{self, Public};
use super::slot::Slot;
use super::{KeyFault, KeyKind, Standing};
use crate::registry::Trouble;

/// The longest file of keys that is read, in bytes.
const FILE_BYTES_MAX: u64 = 16 * 1024;
/// As many files as are looked at.
const FILES_MAX: usize = 4096;
/// The file whose lock writers hold alone and readers share.
const LOCK: &str = ".lock";
/// How the name of a file begins that is not yet whole.
const UNFINISHED: &str = ".unfinished-";

/// The folder.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

/// A sealed key as it lies in the folder.
pub(super) struct Held {
    pub(super) slot: Slot,
    /// The file, for messages.
    pub(super) path: PathBuf,
    pub(super) sealed: Vec<u8>,
    /// The text beside it.
    public: Option<String>,
}

/// Holds the folder's lock until it goes; the system lets go of it when the program ends in whatever way.
pub(super) struct Lock(#[allow(dead_code, reason = "the lock is the open file")] File);

impl Held {
    /// The public half that lies beside the key, where one does.
    pub(super) fn read_public(&self) -> Result<Option<Public>, KeyFault> {
        let Some(text) = &self.public else { return Ok(None) };
        let path = self.path.with_file_name(self.slot.public_name());
        public::read(self.slot.kind, &self.slot.name, text, &path).map(Some)
    }

    /// The id that the file's name or the text beside it claims.
    pub(super) fn claimed_id(&self) -> Option<String> {
        let claimed = self.slot.id().map(str::to_owned);
        claimed.or_else(|| self.read_public().ok().flatten().map(|public| public.id()))
    }
}

impl Folder {
    pub(super) fn new(path: &Path) -> Folder {
        Folder { path: path.to_owned() }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Every sealed key. Refuses with `K6` a sealed file of a kind not known here.
    pub(super) fn all(&self) -> Result<Vec<Held>, Trouble> {
        let _shared = self.lock_shared()?;
        self.all_now()
    }

    /// The same, for whoever holds the lock.
    pub(super) fn all_now(&self) -> Result<Vec<Held>, Trouble> {
        let mut held = Vec::new();
        for name in self.names()? {
            if let Some(slot) = Slot::of_file(&name)? {
                held.push(self.read(slot)?);
            }
        }
        Ok(held)
    }

    /// Every sealed key of this kind and name, whatever else lies in the folder.
    pub(super) fn named(&self, kind: KeyKind, name: &str) -> Result<Vec<Held>, Trouble> {
        let _shared = self.lock_shared()?;
        self.slots(kind, name)?.into_iter().map(|slot| self.read(slot).map_err(Trouble::from)).collect()
    }

    /// The places of this kind and name that are taken.
    pub(super) fn slots(&self, kind: KeyKind, name: &str) -> Result<Vec<Slot>, Trouble> {
        let slots = self.names()?.into_iter().filter_map(|file| Slot::of_file(&file).ok().flatten());
        Ok(slots.filter(|slot| slot.kind == kind && slot.name == name).collect())
    }

    /// The names of the keys of this kind that are in use.
    pub(super) fn names_of(&self, kind: KeyKind) -> Vec<String> {
        let slots = self.names().unwrap_or_default().into_iter().filter_map(|file| Slot::of_file(&file).ok().flatten());
        let current = slots.filter(|slot| slot.kind == kind && slot.standing() == Standing::Current);
        current.map(|slot| slot.name).collect()
    }

    /// Refuses with `K1` a key that is there or about to be, and a public half whose key lies elsewhere.
    pub(super) fn expect_free(&self, slot: &Slot) -> Result<(), Trouble> {
        let taken = self.slots(slot.kind, &slot.name)?.iter().any(|slot| slot.standing() != Standing::Retired);
        if taken || self.path.join(slot.public_name()).exists() {
            return Err(Refusal::new(Rule::KeyThere, &slot.name).into());
        }
        Ok(())
    }

    /// Puts a key where none is. The sealed file comes first: what is public can be had from it again.
    pub(super) fn put(&self, slot: &Slot, sealed: &[u8], public: &str) -> Result<(), Trouble> {
        let _alone = self.lock()?;
        match slot.standing() {
            Standing::Current => self.expect_free(slot)?,
            standing => {
                if self.slots(slot.kind, &slot.name)?.iter().any(|other| other.standing() == standing) {
                    return Err(Refusal::new(Rule::KeyThere, &slot.name).into());
                }
            }
        }
        let path = self.path.join(slot.file_name());
        if !write_new(&path, sealed)? {
            return Err(Refusal::new(Rule::KeyThere, &slot.name).into());
        }
        write_new(&self.path.join(slot.public_name()), format!("{public}\n").as_bytes())?;
        Ok(())
    }

    /// Puts a lost public half beside its key again.
    pub(super) fn put_public(&self, slot: &Slot, public: &str) -> Result<(), Trouble> {
        let _alone = self.lock()?;
        // Another program may have moved the key since; then its public half is that program's to write.
        if self.path.join(slot.file_name()).exists() {
            write_new(&self.path.join(slot.public_name()), format!("{public}\n").as_bytes())?;
        }
        Ok(())
    }

    /// Gives a key another place; whoever calls holds the lock. The public half goes first: where the program stops
    /// between the two, the sealed file still lies where it lay, and the same call finishes.
    pub(super) fn rename(&self, from: &Slot, to: &Slot, _alone: &Lock) -> Result<(), Trouble> {
        let path = |name: String| self.path.join(name);
        if path(to.file_name()).exists() {
            return Err(Refusal::new(Rule::KeyThere, &to.name).into());
        }
        let public = path(from.public_name());
        match fs::rename(&public, path(to.public_name())) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(KeyFault::file(&public)(error).into()),
            _ => sync_folder(&self.path)?,
        }
        let sealed = path(from.file_name());
        fs::rename(&sealed, path(to.file_name())).map_err(KeyFault::file(&sealed))?;
        sync_folder(&self.path)?;
        Ok(())
    }

    /// Waits until nobody else reads or writes the folder, makes it where it is not there yet, and clears away what a
    /// program that was stopped left unfinished.
    pub(super) fn lock(&self) -> Result<Lock, KeyFault> {
        make_folder(&self.path)?;
        let path = self.path.join(LOCK);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let file = own(&mut options).open(&path).map_err(KeyFault::file(&path))?;
        file.lock().map_err(KeyFault::file(&path))?;
        for name in self.names()?.into_iter().filter(|name| name.starts_with(UNFINISHED)) {
            let path = self.path.join(name);
            fs::remove_file(&path).map_err(KeyFault::file(&path))?;
        }
        Ok(Lock(file))
    }

    /// Waits until nobody writes; nothing to wait for where nobody ever wrote.
    fn lock_shared(&self) -> Result<Option<Lock>, KeyFault> {
        let path = self.path.join(LOCK);
        let file = match File::open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            other => other.map_err(KeyFault::file(&path))?,
        };
        file.lock_shared().map_err(KeyFault::file(&path))?;
        Ok(Some(Lock(file)))
    }

    /// The names in the folder, sorted; none where there is no folder.
    fn names(&self) -> Result<Vec<String>, KeyFault> {
        let fault = || KeyFault::file(&self.path);
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(fault())?,
        };
        let mut names = Vec::new();
        for entry in entries {
            // A name that is no text is none of ours.
            names.extend(entry.map_err(fault())?.file_name().into_string().ok());
            if names.len() > FILES_MAX {
                return Err(fault()(io::Error::new(ErrorKind::FileTooLarge, format!("more than {FILES_MAX} files"))));
            }
        }
        names.sort();
        Ok(names)
    }

    fn read(&self, slot: Slot) -> Result<Held, KeyFault> {
        let path = self.path.join(slot.file_name());
        let sealed =
            File::open(&path).and_then(|file| read_bounded(file, FILE_BYTES_MAX)).map_err(KeyFault::file(&path))?;
        let beside = self.path.join(slot.public_name());
        let public = match File::open(&beside).and_then(|file| read_bounded(file, FILE_BYTES_MAX)) {
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            other => Some(String::from_utf8_lossy(&other.map_err(KeyFault::file(&beside))?).into_owned()),
        };
        Ok(Held { slot, path, sealed, public })
    }
}

/// All of a file, unless it has more than `most` bytes.
pub(super) fn read_bounded(file: File, most: u64) -> io::Result<Vec<u8>> {
    // Room for all of it at once: what grows leaves copies behind, and it may be a secret.
    let mut bytes = Vec::with_capacity(usize::try_from(most.min(64 * 1024)).unwrap_or(0) + 1);
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::new(ErrorKind::FileTooLarge, format!("more than {most} bytes")));
    }
    Ok(bytes)
}

/// Writes a file that only its owner can read, durably and whole; `false`, and nothing is changed, where one of that
/// name is there.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<bool, KeyFault> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut letters = [0; 8];
    getrandom::fill(&mut letters).map_err(KeyFault::Random)?;
    let unfinished = folder.join(format!("{UNFINISHED}{:016x}", u64::from_be_bytes(letters)));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    let written = own(&mut options).open(&unfinished).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let put = written.and_then(|()| put_in_place(&unfinished, path));
    // After a link it is a second name, after a rename it is gone, and after a fault it is of no use.
    let _ = fs::remove_file(&unfinished);
    let put = put.map_err(KeyFault::file(path))?;
    sync_folder(folder)?;
    Ok(put)
}

/// Gives a file its name unless the name is taken. A link does that in one step; a file system that has none, such as
/// that of most memory sticks, leaves the lock that the writer holds.
fn put_in_place(unfinished: &Path, path: &Path) -> io::Result<bool> {
    match fs::hard_link(unfinished, path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(_) if path.try_exists()? => Ok(false),
        Err(_) => fs::rename(unfinished, path).map(|()| true),
    }
}

/// The folder and those above it; the folder itself for its owner only.
fn make_folder(path: &Path) -> Result<(), KeyFault> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
        fs::create_dir_all(above).map_err(KeyFault::file(above))?;
    }
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(KeyFault::file(path)(error)),
        _ => sync_folder(path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."))),
    }
}

/// Makes what was named in a folder outlast a power cut.
fn sync_folder(path: &Path) -> Result<(), KeyFault> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    if cfg!(unix) {
        File::open(path).and_then(|folder| folder.sync_all()).map_err(KeyFault::file(path))?;
    }
    Ok(())
}

/// Files made this way are their owner's alone.
fn own(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}
