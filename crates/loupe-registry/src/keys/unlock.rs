//! What seals keys and opens them: a passphrase, or an identity of the age format in a file that the operator guards.

use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use age::{DecryptError, Decryptor, EncryptError, Encryptor, scrypt, x25519};
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_tlog::key::KEY_BYTES_MAX;
use serde::Serialize;
use zeroize::Zeroizing;

use super::KeyFault;
use super::folder::{read_bounded, write_new};
use crate::registry::Trouble;

pub use age::secrecy::{ExposeSecret, SecretString};

/// The work that one trial of a passphrase costs, as a power of two: scrypt with N = 2^18, r = 8, p = 1, which is what
/// the `age` program uses. About a second and 256 MiB of memory.
pub const WORK_FACTOR: u8 = 18;
/// The most work that a key file may ask for: four seconds and 1 GiB.
const WORK_FACTOR_MAX: u8 = 20;
/// The longest file with a passphrase or an identity, in bytes.
const SECRET_BYTES_MAX: u64 = 16 * 1024;
/// As many identities as one file may hold.
const IDENTITIES_MAX: usize = 16;
/// As many opened keys as are kept in memory.
const OPENED_MAX: usize = 64;
/// The permissions that nobody but a secret's owner may have.
#[cfg(unix)]
const OTHERS: u32 = 0o077;

/// What seals a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    /// A passphrase.
    Passphrase,
    /// An identity in a file.
    Identity,
}

/// For what a passphrase is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question<'q> {
    /// To open this key file.
    Open(&'q Path),
    /// To seal the new key of this name: whoever types it should have to type it twice.
    New(&'q str),
}

/// Asks a person for a passphrase; `None` when nobody is there to answer.
pub type Ask = Box<dyn Fn(Question<'_>) -> io::Result<Option<SecretString>> + Send + Sync>;

/// What opens keys and seals new ones. Nothing is read before it is needed.
pub struct Unlock {
    identity: PathBuf,
    passphrase_file: Option<PathBuf>,
    ask: Option<Ask>,
    protects_new: Protection,
    work_factor: u8,
    /// The passphrase once it is known, so that one person is asked once.
    known: Mutex<Option<SecretString>>,
    /// What a passphrase opened, with the sealed bytes: a server that signs all day pays for it once.
    opened: Mutex<Vec<(Vec<u8>, Zeroizing<Vec<u8>>)>>,
}

impl Unlock {
    /// With the identity in a file, which is made when the first key needs it.
    pub fn with_identity(identity: impl Into<PathBuf>) -> Unlock {
        Unlock {
            identity: identity.into(),
            passphrase_file: None,
            ask: None,
            protects_new: Protection::Identity,
            work_factor: WORK_FACTOR,
            known: Mutex::new(None),
            opened: Mutex::new(Vec::new()),
        }
    }

    /// Also with the passphrase that is the first line of a file; new keys are sealed with it.
    #[must_use]
    pub fn and_passphrase_file(self, file: impl Into<PathBuf>) -> Unlock {
        Unlock { passphrase_file: Some(file.into()), protects_new: Protection::Passphrase, ..self }
    }

    /// Also with a passphrase that is asked for.
    #[must_use]
    pub fn and_asking(self, ask: Ask) -> Unlock {
        Unlock { ask: Some(ask), ..self }
    }

    /// Seals new keys in this way.
    #[must_use]
    pub fn protecting_new(self, protects_new: Protection) -> Unlock {
        Unlock { protects_new, ..self }
    }

    /// Seals new keys with another work factor than [`WORK_FACTOR`], from 1 to 20.
    #[must_use]
    pub fn with_work_factor(self, power: u8) -> Unlock {
        Unlock { work_factor: power.clamp(1, WORK_FACTOR_MAX), ..self }
    }

    /// What seals new keys.
    pub const fn protects_new(&self) -> Protection {
        self.protects_new
    }

    /// Seals the key of this name.
    pub(super) fn seal(&self, protection: Protection, name: &str, plain: &[u8]) -> Result<Vec<u8>, Trouble> {
        match protection {
            Protection::Passphrase => {
                let mut recipient = scrypt::Recipient::new(self.passphrase(Question::New(name))?);
                recipient.set_work_factor(self.work_factor);
                encrypt(&recipient, plain)
            }
            Protection::Identity => {
                let identities = self.identities()?;
                let first = identities.first().ok_or_else(|| self.no_identity())?;
                encrypt(&first.to_public(), plain)
            }
        }
    }

    /// Opens a sealed file. Refuses with `K3` when what is needed is not there or is another's, with `K7` when the
    /// file of the passphrase or the identity is open to others.
    pub(super) fn open(&self, path: &Path, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Trouble> {
        match protection_of(path, sealed)? {
            Protection::Passphrase => self.open_by_passphrase(path, sealed),
            Protection::Identity => {
                let identities = self.identities()?;
                let identities: Vec<&dyn age::Identity> = identities.iter().map(|known| known as _).collect();
                decrypt(path, sealed, &identities)
            }
        }
    }

    fn open_by_passphrase(&self, path: &Path, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Trouble> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, plain)) = opened.iter().find(|(known, _)| known == sealed) {
            return Ok(plain.clone());
        }
        let mut identity = scrypt::Identity::new(self.passphrase(Question::Open(path))?);
        identity.set_max_work_factor(WORK_FACTOR_MAX);
        let plain = decrypt(path, sealed, &[&identity]);
        match &plain {
            Ok(plain) if opened.len() < OPENED_MAX => opened.push((sealed.to_owned(), plain.clone())),
            // It was the wrong one: whoever typed it may type another.
            Err(Trouble::Refused(_)) => *self.known.lock().unwrap_or_else(PoisonError::into_inner) = None,
            _ => {}
        }
        plain
    }

    fn passphrase(&self, question: Question<'_>) -> Result<SecretString, Trouble> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = &*known {
            return Ok(known.clone());
        }
        let passphrase = match (&self.passphrase_file, &self.ask) {
            (Some(file), _) => first_line(file)?,
            (None, Some(ask)) => ask(question).map_err(KeyFault::file(Path::new("terminal")))?,
            (None, None) => None,
        };
        let input = match (question, &self.passphrase_file) {
            (_, Some(file)) => file.display().to_string(),
            (Question::Open(path), None) => path.display().to_string(),
            (Question::New(name), None) => name.to_owned(),
        };
        let passphrase = passphrase.filter(|typed| !typed.expose_secret().is_empty());
        let passphrase = passphrase.ok_or_else(|| Refusal::new(Rule::KeyLocked, input))?;
        *known = Some(passphrase.clone());
        Ok(passphrase)
    }

    /// Whether the identity's file is there.
    pub(super) fn identity_exists(&self) -> bool {
        self.identity.exists()
    }

    pub(super) fn no_identity(&self) -> Refusal {
        Refusal::new(Rule::KeyLocked, self.identity.display().to_string())
    }

    /// Makes an identity where none is; whoever calls holds the lock of the keys.
    pub(super) fn make_identity(&self) -> Result<(), Trouble> {
        let identity = x25519::Identity::generate();
        let secret = identity.to_string();
        let public = identity.to_public().to_string();
        let mut text = Zeroizing::new(String::with_capacity(secret.expose_secret().len() + public.len() + 128));
        text.push_str("# Whoever has this opens the keys that it seals. Without it they are lost.\n");
        text.push_str(&format!("# public key: {public}\n"));
        text.push_str(secret.expose_secret());
        text.push('\n');
        // Where another was quicker, its identity is as good.
        write_new(&self.identity, text.as_bytes())?;
        Ok(())
    }

    /// The identities in the file, as `age-keygen` writes them.
    fn identities(&self) -> Result<Vec<x25519::Identity>, Trouble> {
        let file = match File::open(&self.identity) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(self.no_identity().into()),
            other => other.map_err(KeyFault::file(&self.identity))?,
        };
        let text = guarded_text(file, &self.identity)?;
        let mut identities = Vec::new();
        for (line, text) in (1..).zip(text.lines()) {
            let text = text.trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let identity = text.parse::<x25519::Identity>().ok().filter(|_| identities.len() < IDENTITIES_MAX);
            // The line itself may be a secret with a slip in it, and is not repeated.
            let place = Place { line: Some(line), ..Place::default() };
            identities.push(identity.ok_or_else(|| self.no_identity().at(place))?);
        }
        if identities.is_empty() { Err(self.no_identity().into()) } else { Ok(identities) }
    }
}

impl fmt::Debug for Unlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unlock")
            .field("identity", &self.identity)
            .field("passphrase_file", &self.passphrase_file)
            .field("protects_new", &self.protects_new)
            .finish_non_exhaustive()
    }
}

/// What seals a file, as its head says.
pub(super) fn protection_of(path: &Path, sealed: &[u8]) -> Result<Protection, KeyFault> {
    let head = Decryptor::new_buffered(sealed).map_err(torn(path))?;
    Ok(if head.is_scrypt() { Protection::Passphrase } else { Protection::Identity })
}

fn torn(path: &Path) -> impl FnOnce(DecryptError) -> KeyFault {
    move |source| KeyFault::Torn { path: path.to_owned(), source: Some(source) }
}

fn encrypt(recipient: &dyn age::Recipient, plain: &[u8]) -> Result<Vec<u8>, Trouble> {
    let sealed = || {
        let encryptor = Encryptor::with_recipients(std::iter::once(recipient))?;
        let mut sealed = Vec::new();
        let mut writer = encryptor.wrap_output(&mut sealed)?;
        writer.write_all(plain)?;
        writer.finish()?;
        Ok::<_, EncryptError>(sealed)
    };
    Ok(sealed().map_err(KeyFault::Unsealed)?)
}

fn decrypt(path: &Path, sealed: &[u8], identities: &[&dyn age::Identity]) -> Result<Zeroizing<Vec<u8>>, Trouble> {
    let head = Decryptor::new_buffered(sealed).map_err(torn(path))?;
    let reader = head.decrypt(identities.iter().copied()).map_err(|error| match error {
        // Which key a file wants is not told by the format: any other key fails in one of these ways.
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            Trouble::from(Refusal::new(Rule::KeyLocked, path.display().to_string()))
        }
        DecryptError::ExcessiveWork { required, .. } => {
            KeyFault::TooMuchWork { path: path.to_owned(), asked: required }.into()
        }
        other => torn(path)(other).into(),
    })?;
    // Room for all of it at once: what grows leaves copies of the secret behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(KEY_BYTES_MAX + 2));
    let read = reader.take(KEY_BYTES_MAX as u64 + 1).read_to_end(&mut plain);
    read.map_err(|error| torn(path)(DecryptError::Io(error)))?;
    Ok(plain)
}

/// The first line of a file with a passphrase; `None` when there is no such file.
fn first_line(path: &Path) -> Result<Option<SecretString>, Trouble> {
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        other => other.map_err(KeyFault::file(path))?,
    };
    let text = guarded_text(file, path)?;
    Ok(text.lines().next().map(SecretString::from))
}

/// The text of a file with a secret in it. Refuses with `K7` one that others than its owner may read or write.
fn guarded_text(file: File, path: &Path) -> Result<Zeroizing<String>, Trouble> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = file.metadata().map_err(KeyFault::file(path))?.permissions().mode();
        if mode & OTHERS != 0 {
            return Err(Refusal::new(Rule::KeyUnguarded, path.display().to_string()).into());
        }
    }
    let bytes = Zeroizing::new(read_bounded(file, SECRET_BYTES_MAX).map_err(KeyFault::file(path))?);
    let text = std::str::from_utf8(&bytes).map_err(|_| Refusal::new(Rule::KeyLocked, path.display().to_string()))?;
    Ok(Zeroizing::new(text.to_owned()))
}
