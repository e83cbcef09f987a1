//! Keys at rest: a folder with one file a key, each sealed by the age format (C2SP `age`).
//!
//! A key is in `<name>.<kind>.age`, what everybody may know of it in `<name>.<kind>.pub` beside it. What is sealed is
//! the one line that the Go note package writes (`PRIVATE+KEY+...`), so that `age --decrypt` alone gives back a key
//! that other programs read; of a key that signs certificates, which those notes do not know, it is
//! `CERTIFICATE+KEY+<office>+<64 hexadecimal digits>`. A file is written whole or not at all and never overwritten; a key that is no longer used
//! is renamed, not removed.

mod fault;
mod folder;
mod public;
mod rotation;
mod secret;
mod signer;
mod slot;
mod unlock;

use std::path::{Path, PathBuf};

use loupe_credential::key::{CertificateKeyId, CertificateSigner};
use loupe_scheme::record::{KeyId, OfficeId};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_tlog::key::{KeyKind as Signs, SigningKey};
use serde::Serialize;

use crate::registry::Trouble;
use folder::{Folder, Held};
use public::Public;
use secret::Secret;
use slot::Slot;

pub use fault::KeyFault;
pub use rotation::Rotation;
pub use signer::OfficeSigner;
pub use slot::KEY_NAME_BYTES_MAX;
pub use unlock::{Ask, ExposeSecret, Protection, Question, SecretString, Unlock, WORK_FACTOR};

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// Signs the checkpoints of a log; its name is the log's origin (C2SP `signed-note`).
    Log,
    /// Cosigns checkpoints of logs (C2SP `tlog-cosignature`).
    Witness,
    /// Signs the records of an office; its name is the office's.
    Office,
    /// Signs the certificates of an office; its name is the office's (P-256).
    Certificate,
}

/// Where a key stands in its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In use.
    Current,
    /// Made to take the place of the current one, which it has not yet done.
    Pending,
    /// Kept, and not used any more.
    Retired,
}

/// What can be told of a key without opening it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyEntry {
    /// What it is for.
    pub kind: KeyKind,
    /// The log's origin, the witness's name, the office.
    pub name: String,
    /// Its id: eight hexadecimal digits as in a signed note, sixteen for a key of an office.
    pub id: String,
    /// Its public half: a vkey, `office <name> <64 hexadecimal digits> <id>`, or `certificate <name> <66 hexadecimal
    /// digits> <id>`.
    pub public: String,
    /// What seals it.
    pub protection: Protection,
    /// Where it stands.
    pub standing: Standing,
}

/// A folder of keys, and what opens them. Nothing is read or written before it is asked for.
#[derive(Debug)]
pub struct KeyRing {
    folder: Folder,
    unlock: Unlock,
}

impl KeyKind {
    /// Every kind.
    pub const ALL: [KeyKind; 4] = [KeyKind::Log, KeyKind::Witness, KeyKind::Office, KeyKind::Certificate];

    /// As it stands in the name of a file.
    pub const fn code(self) -> &'static str {
        match self {
            KeyKind::Log => "log",
            KeyKind::Witness => "witness",
            KeyKind::Office => "office",
            KeyKind::Certificate => "certificate",
        }
    }

    /// From the name of a file.
    pub fn from_code(code: &str) -> Option<KeyKind> {
        KeyKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What the key signs: an office's records are signed as notes are, by plain Ed25519. A certificate key signs no
    /// note; its name follows the same rules.
    const fn signs(self) -> Signs {
        match self {
            KeyKind::Log | KeyKind::Office | KeyKind::Certificate => Signs::Note,
            KeyKind::Witness => Signs::Cosignature,
        }
    }
}

impl KeyRing {
    /// The keys in `folder`, which need not exist yet.
    pub fn open(folder: &Path, unlock: Unlock) -> KeyRing {
        KeyRing { folder: Folder::new(folder), unlock }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Makes a key with a seed from the system's randomness.
    ///
    /// Refuses with `K1` when there is one of that name, with `K4` what cannot be its name, with `K3` and `K7` when
    /// it cannot be sealed, because nobody gives a passphrase or the identity is missing or open to others.
    pub fn create(&self, kind: KeyKind, name: &str) -> Result<KeyEntry, Trouble> {
        let slot = Slot::current(kind, name)?;
        self.folder.expect_free(&slot)?;
        let key = Secret::fresh(kind, name)?;
        let sealed = self.seal(self.unlock.protects_new(), &key)?;
        let public = Public::of(kind, &key)?;
        self.folder.put(&slot, &sealed, &public.to_string())?;
        Ok(entry(&slot, &public, self.unlock.protects_new()))
    }

    /// Every key, sorted by kind, name and standing. Opens one only when its public half was lost.
    ///
    /// Refuses with `K6` a sealed file whose name tells no kind that is known here.
    pub fn list(&self) -> Result<Vec<KeyEntry>, Trouble> {
        let mut entries = Vec::new();
        for held in self.folder.all()? {
            let public = self.public(&held)?;
            entries.push(entry(&held.slot, &public, unlock::protection_of(&held.path, &held.sealed)?));
        }
        entries.sort_by(|a, b| (a.kind, &a.name, a.standing, &a.id).cmp(&(b.kind, &b.name, b.standing, &b.id)));
        Ok(entries)
    }

    /// The key in use of this kind and name; `None` when there is none. Opens it only when its public half was lost.
    pub fn find(&self, kind: KeyKind, name: &str) -> Result<Option<KeyEntry>, Trouble> {
        let current = Slot::current(kind, name)?;
        let held = self.folder.named(kind, name)?.into_iter().find(|held| held.slot == current);
        let entry = |held: Held| {
            let public = self.public(&held)?;
            Ok(entry(&held.slot, &public, unlock::protection_of(&held.path, &held.sealed)?))
        };
        held.map(entry).transpose()
    }

    /// The key of the log with this origin. Refuses with `K2` when there is none, `K3` when it cannot be opened.
    pub fn log_key(&self, origin: &str) -> Result<SigningKey, Trouble> {
        self.current(KeyKind::Log, origin)
    }

    /// The key of a witness. Refuses as [`KeyRing::log_key`] does.
    pub fn witness_key(&self, name: &str) -> Result<SigningKey, Trouble> {
        self.current(KeyKind::Witness, name)
    }

    /// The key in use of an office. Refuses as [`KeyRing::log_key`] does.
    pub fn office_key(&self, office: &OfficeId) -> Result<OfficeSigner, Trouble> {
        OfficeSigner::new(office, self.current(KeyKind::Office, office.as_str())?)
    }

    /// The key of an office with this id, whether it is in use, pending or retired. What the log says of a key and
    /// where its file lies may differ after a crash; the id decides. Refuses with `K2` when there is none.
    pub fn office_key_with_id(&self, office: &OfficeId, id: KeyId) -> Result<OfficeSigner, Trouble> {
        let wanted = id.to_string();
        let mut held = self.folder.named(KeyKind::Office, office.as_str())?;
        held.sort_by_key(|held| held.claimed_id().is_none_or(|claimed| claimed != wanted));
        let mut trouble = None;
        for held in held {
            match self.reveal(&held).and_then(Secret::into_note).and_then(|key| OfficeSigner::new(office, key)) {
                Ok(signer) if signer.id() == id => return Ok(signer),
                Ok(_) => {}
                Err(other) => trouble = trouble.or(Some(other)),
            }
        }
        Err(trouble.unwrap_or_else(|| Refusal::new(Rule::NoSuchKey, format!("{office} {id}")).into()))
    }

    /// The key in use with which an office signs certificates. Refuses as [`KeyRing::log_key`] does.
    pub fn certificate_signer(&self, office: &OfficeId) -> Result<CertificateSigner, Trouble> {
        self.reveal(&self.current_file(KeyKind::Certificate, office.as_str())?)?.into_certificate()
    }

    /// The certificate key of an office with this id, wherever it lies; as [`KeyRing::office_key_with_id`].
    pub fn certificate_signer_with_id(
        &self,
        office: &OfficeId,
        id: CertificateKeyId,
    ) -> Result<CertificateSigner, Trouble> {
        let wanted = id.to_string();
        let held = self.folder.named(KeyKind::Certificate, office.as_str())?;
        let held = held.into_iter().find(|held| held.claimed_id().as_ref() == Some(&wanted));
        let missing = || Refusal::new(Rule::NoSuchKey, format!("{office} {id}"));
        let signer = self.reveal(&held.ok_or_else(missing)?)?.into_certificate()?;
        if signer.key().id() == id { Ok(signer) } else { Err(missing().into()) }
    }

    fn current(&self, kind: KeyKind, name: &str) -> Result<SigningKey, Trouble> {
        self.reveal(&self.current_file(kind, name)?)?.into_note()
    }

    fn current_file(&self, kind: KeyKind, name: &str) -> Result<Held, Trouble> {
        let slot = Slot::current(kind, name)?;
        let held = self.folder.named(kind, name)?.into_iter().find(|held| held.slot == slot);
        Ok(held.ok_or_else(|| Refusal::new(Rule::NoSuchKey, name).accepting(self.folder.names_of(kind)))?)
    }

    /// Opens a file and checks that the key in it is the one that the file's name promises.
    fn reveal(&self, held: &Held) -> Result<Secret, Trouble> {
        let plain = self.unlock.open(&held.path, &held.sealed)?;
        let torn = || KeyFault::Torn { path: held.path.clone(), source: None };
        let text = std::str::from_utf8(&plain).map_err(|_| torn())?;
        let key = Secret::parse(text.strip_suffix('\n').unwrap_or(text)).ok_or_else(torn)?;
        let slot = &held.slot;
        if key.name() != slot.name || !key.is_of(slot.kind) {
            return Err(Refusal::new(Rule::KeyKindWrong, slot.file_name()).into());
        }
        Ok(key)
    }

    /// The public half: as it lies beside the key, or from the key itself, and then it is put there again.
    fn public(&self, held: &Held) -> Result<Public, Trouble> {
        if let Some(public) = held.read_public()? {
            return Ok(public);
        }
        let public = Public::of(held.slot.kind, &self.reveal(held)?)?;
        self.folder.put_public(&held.slot, &public.to_string())?;
        Ok(public)
    }

    fn seal(&self, protection: Protection, key: &Secret) -> Result<Vec<u8>, Trouble> {
        if protection == Protection::Identity && !self.unlock.identity_exists() {
            self.make_identity()?;
        }
        self.unlock.seal(protection, key.name(), key.line().as_bytes())
    }

    /// Makes the identity, but only while no key needs one: a stick that is not plugged in is no reason for a second.
    fn make_identity(&self) -> Result<(), Trouble> {
        let _alone = self.folder.lock()?;
        if self.unlock.identity_exists() {
            return Ok(());
        }
        let needs = |held: &Held| matches!(unlock::protection_of(&held.path, &held.sealed), Ok(Protection::Identity));
        if self.folder.all_now()?.iter().any(needs) {
            return Err(self.unlock.no_identity().into());
        }
        self.unlock.make_identity()
    }
}

fn entry(slot: &Slot, public: &Public, protection: Protection) -> KeyEntry {
    KeyEntry {
        kind: slot.kind,
        name: slot.name.clone(),
        id: public.id(),
        public: public.to_string(),
        protection,
        standing: slot.standing(),
    }
}

/// Where the identity lies when nothing says otherwise.
pub fn default_identity(folder: &Path) -> PathBuf {
    folder.join("identity.txt")
}
