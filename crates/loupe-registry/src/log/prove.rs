//! Proofs: that a record is in the log, and that a proof of it holds.

use std::fmt;
use std::path::Path;

use loupe_scheme::record::{OfficeKey, Record, Seal, Sealed};
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::Entry;
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::policy::Policy;
use loupe_tlog::proof::{TlogProof, TlogProofError};
use loupe_tlog::reader::TileReader;
use loupe_tlog::storage::{Disk, Folder};
use serde::{Deserialize, Serialize};

use super::publish::blocking;
use crate::registry::{Fault, Registry, Trouble};

/// A record with the proof that it is in the log.
#[derive(Clone, Debug)]
pub struct Proven {
    /// The record, in its place.
    pub entry: Entry,
    /// The proof, under the newest checkpoint (`tlog-proof`).
    pub proof: TlogProof,
}

/// What a proof that holds says.
#[derive(Clone, Debug)]
pub struct Held {
    /// The record.
    pub record: Record,
    /// The origin of the log.
    pub origin: String,
    /// The index of the record's entry, from 0.
    pub index: u64,
    /// How many entries were under the checkpoint.
    pub size: u64,
    /// The witnesses of the policy that cosigned it, and when, in seconds since 1970.
    pub witnesses: Vec<(String, u64)>,
    /// Whether the office's signature was checked too, by a key that the caller gave.
    pub office_checked: bool,
}

/// What opens a sealed fact of a record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// The record.
    pub record: String,
    /// The name of the fact in it.
    pub name: String,
    /// The fact.
    pub value: String,
    /// The salt, 64 hexadecimal digits.
    pub salt: String,
}

impl fmt::Debug for Disclosure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Disclosure({}, {}: …)", self.record, self.name)
    }
}

impl Disclosure {
    fn of(record: String, sealed: Sealed) -> Disclosure {
        Disclosure { record, name: sealed.name, value: sealed.value, salt: sealed.seal.to_hex() }
    }

    /// Refuses with `L8` a disclosure that does not open the fact of that name in `record`.
    pub fn check(&self, record: &Record) -> Result<(), Refusal> {
        let refused = || Refusal::new(Rule::ProofRefused, self.name.clone());
        let seal = Seal::from_hex(&self.salt).ok_or_else(refused)?;
        let sealed = Sealed { name: self.name.clone(), value: self.value.clone(), seal };
        let stated = record.body().sealed.get(&self.name);
        let holds = self.record == record.id().to_string() && stated == Some(&sealed.digest());
        if holds { Ok(()) } else { Err(refused()) }
    }
}

impl Registry {
    /// The record called `name`: `register/17`, the index of its entry, or its subject (`finding/alrosa-war`), of which
    /// the newest record is meant.
    ///
    /// Refuses with `L5` what is none of these.
    pub async fn find_record(&self, name: &str) -> Result<Entry, Trouble> {
        let missing = || Refusal::new(Rule::NoSuchRecord, name);
        let entry = if let Ok(position) = name.parse::<u64>() {
            self.store.records_from(position, 1).await?.into_iter().find(|entry| entry.position == position)
        } else {
            let about = self.store.records_about(name).await?;
            match (about.into_iter().next_back(), name.parse()) {
                (Some(entry), _) => Some(entry),
                (None, Ok(id)) => self.store.record(&id).await?,
                (None, Err(_)) => None,
            }
        };
        Ok(entry.ok_or_else(missing)?)
    }

    /// What opens the sealed facts of a record: for whoever is entitled to it, and for nobody else.
    ///
    /// Refuses with `L5` a record that is not there.
    pub async fn disclose(&self, name: &str) -> Result<Vec<Disclosure>, Trouble> {
        let entry = self.find_record(name).await?;
        let seals = self.store.seals(entry.position).await?;
        let record = entry.record.id().to_string();
        Ok(seals.into_iter().map(|sealed| Disclosure::of(record.clone(), sealed)).collect())
    }

    /// Proves that a record is in the log, under the newest checkpoint.
    ///
    /// Refuses with `L5` a record that is not there, `L6` one that no checkpoint covers yet, `L11` a registry without
    /// a place for its log.
    pub async fn prove(&self, name: &str) -> Result<Proven, Trouble> {
        let home = self.log_home().ok_or_else(|| Refusal::new(Rule::NotALog, name))?;
        let entry = self.find_record(name).await?;
        let folder = home.folder.clone();
        let position = entry.position;
        let proving = blocking(move || prove_in(&folder, position));
        let proof = proving.await??;
        let proof = proof.ok_or_else(|| Refusal::new(Rule::RecordPending, entry.record.id().to_string()))?;
        Ok(Proven { entry, proof })
    }
}

/// The proof of the entry at `position` in the log of `folder`; `None` when its checkpoint does not cover it yet.
fn prove_in(folder: &Path, position: u64) -> Result<Option<TlogProof>, Fault> {
    let unread = |why: String| Fault::LogUnread { folder: folder.to_owned(), why };
    let disk = Disk::new(folder).map_err(|source| Fault::Files { path: folder.to_owned(), source })?;
    let files = Folder::new(disk);
    let head = files.head().map_err(|error| unread(error.to_string()))?;
    let Some(head) = head else { return Ok(None) };
    let signed = SignedCheckpoint::parse(&head).map_err(Fault::Signed)?;
    let (size, root) = (signed.checkpoint().size(), signed.checkpoint().root());
    if position >= size {
        return Ok(None);
    }
    let mut reader = TileReader::open(&files, size, root).map_err(|error| unread(error.to_string()))?;
    let hashes = reader.inclusion_proof(position, size).map_err(|error| unread(error.to_string()))?;
    let proof = TlogProof::new(position, hashes, signed).map_err(|error| unread(error.to_string()))?;
    Ok(Some(proof))
}

/// Checks a proof with nothing but the three files and, where given, the key of the office: no database, no network.
///
/// Refuses with `L7` what is no proof, `L9` what is no policy, `L1` to `L3` what is no record, `L8` a proof that does
/// not hold for the record and the policy, `L4` a record that the office's key did not sign.
pub fn verify(proof: &[u8], record: &[u8], policy: &Policy, office: Option<&OfficeKey>) -> Result<Held, Refusal> {
    let unread = |error: TlogProofError| Refusal::new(Rule::ProofUnreadable, error.to_string());
    let proof = TlogProof::parse(proof).map_err(unread)?;
    let verified = proof.verify(record, policy).map_err(|error| Refusal::new(Rule::ProofRefused, error.to_string()))?;
    let record = Record::parse(record)?;
    if let Some(key) = office {
        key.verify(&record)?;
    }
    Ok(Held {
        record,
        origin: verified.log.name().to_owned(),
        index: verified.index,
        size: verified.size,
        witnesses: verified.witnesses,
        office_checked: office.is_some(),
    })
}

/// Names the file that a refusal is about.
pub fn in_file(refusal: Refusal, file: &Path) -> Refusal {
    let place = Place { file: Some(file.display().to_string()), ..refusal.place.clone() };
    refusal.at(place)
}
