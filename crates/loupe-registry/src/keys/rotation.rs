//! A key takes the place of another in steps, each of which can be the last before a power cut.
//!
//! 1. [`KeyRing::prepare_rotation`] puts the new key beside the old one, or finds the one that lies there already.
//! 2. The caller enters a record that names it.
//! 3. [`KeyRing::finish_rotation`] makes it the current one, and the old one a retired one.
//!
//! Between 2 and 3 the log is right and the folder is late: [`KeyRing::office_key_with_id`] finds the key anyway, and
//! step 3 can be done again at any time.

use loupe_credential::key::CertificateSigner;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_tlog::key::SigningKey;

use super::folder::Lock;
use super::public::Public;
use super::secret::Secret;
use super::slot::Slot;
use super::unlock;
use super::{KeyEntry, KeyKind, KeyRing, OfficeSigner, Standing, entry};
use crate::registry::Trouble;

/// A key and the one that is to take its place.
#[derive(Debug)]
pub struct Rotation {
    /// The one in use.
    pub old: SigningKey,
    /// The one that waits.
    pub new: SigningKey,
    /// What can be told of the one that waits.
    pub pending: KeyEntry,
}

impl KeyRing {
    /// Makes the key that is to take the place of the current one, sealed as that one is; the same again while it
    /// waits. Refuses with `K2` when there is no key to replace, `K3` when it cannot be opened, `K6` a certificate key.
    pub fn prepare_rotation(&self, kind: KeyKind, name: &str) -> Result<Rotation, Trouble> {
        let (old, new, pending) = self.prepare_next(kind, name)?;
        Ok(Rotation { old: old.into_note()?, new: new.into_note()?, pending })
    }

    /// The same for an office: the key in use and the one that waits.
    pub fn prepare_office_rotation(&self, office: &OfficeId) -> Result<(OfficeSigner, OfficeSigner), Trouble> {
        let Rotation { old, new, .. } = self.prepare_rotation(KeyKind::Office, office.as_str())?;
        Ok((OfficeSigner::new(office, old)?, OfficeSigner::new(office, new)?))
    }

    /// The same for the certificates of an office.
    pub fn prepare_certificate_rotation(
        &self,
        office: &OfficeId,
    ) -> Result<(CertificateSigner, CertificateSigner), Trouble> {
        let (old, new, _) = self.prepare_next(KeyKind::Certificate, office.as_str())?;
        Ok((old.into_certificate()?, new.into_certificate()?))
    }

    /// Makes the first key of an office, or its next after a revocation, which waits until its record is entered; the
    /// same again while it waits. Refuses with `K1` an office that has a key in use.
    pub fn prepare_office(&self, office: &OfficeId) -> Result<OfficeSigner, Trouble> {
        OfficeSigner::new(office, self.prepare_first(KeyKind::Office, office)?.into_note()?)
    }

    /// The same for the certificates of an office.
    pub fn prepare_certificate(&self, office: &OfficeId) -> Result<CertificateSigner, Trouble> {
        self.prepare_first(KeyKind::Certificate, office)?.into_certificate()
    }

    /// The key in use, the one that waits, and what can be told of it.
    fn prepare_next(&self, kind: KeyKind, name: &str) -> Result<(Secret, Secret, KeyEntry), Trouble> {
        let current = self.current_file(kind, name)?;
        let old = self.reveal(&current)?;
        let all = self.folder.named(kind, name)?;
        if let Some(held) = all.iter().find(|held| held.slot.standing() == Standing::Pending) {
            let new = self.reveal(held)?;
            let protection = unlock::protection_of(&held.path, &held.sealed)?;
            let pending = entry(&held.slot, &Public::of(kind, &new)?, protection);
            return Ok((old, new, pending));
        }
        let new = Secret::fresh(kind, name)?;
        let public = Public::of(kind, &new)?;
        let slot = current.slot.pending(&public.id());
        let protection = unlock::protection_of(&current.path, &current.sealed)?;
        self.folder.put(&slot, &self.seal(protection, &new)?, &public.to_string())?;
        Ok((old, new, entry(&slot, &public, protection)))
    }

    fn prepare_first(&self, kind: KeyKind, office: &OfficeId) -> Result<Secret, Trouble> {
        let all = self.folder.named(kind, office.as_str())?;
        if all.iter().any(|held| held.slot.standing() == Standing::Current) {
            return Err(Refusal::new(Rule::KeyThere, office.as_str()).into());
        }
        if let Some(held) = all.iter().find(|held| held.slot.standing() == Standing::Pending) {
            return self.reveal(held);
        }
        let new = Secret::fresh(kind, office.as_str())?;
        let public = Public::of(kind, &new)?;
        let slot = Slot::current(kind, office.as_str())?.pending(&public.id());
        self.folder.put(&slot, &self.seal(self.unlock.protects_new(), &new)?, &public.to_string())?;
        Ok(new)
    }

    /// Makes the key with this id the current one, wherever it lies, and retires the one before it. Does nothing when
    /// it is the current one already. Refuses with `K2` when there is no such key.
    pub fn finish_rotation(&self, kind: KeyKind, name: &str, id: &str) -> Result<(), Trouble> {
        let current = Slot::current(kind, name)?;
        let in_use = self.current_id(&current)?;
        if in_use.as_deref() == Some(id) {
            return Ok(());
        }
        let alone = self.folder.lock()?;
        let slots = self.folder.slots(kind, name)?;
        let Some(next) = slots.iter().find(|slot| slot.id() == Some(id)) else {
            drop(alone);
            // Another program may have finished it since.
            let is_done = self.current_id(&current)?.as_deref() == Some(id);
            let missing = || Refusal::new(Rule::NoSuchKey, format!("{name} {id}")).into();
            return is_done.then_some(()).ok_or_else(missing);
        };
        if let Some(in_use) = in_use {
            self.folder.rename(&current, &current.retired(&in_use), &alone)?;
        }
        self.folder.rename(next, &current, &alone)
    }

    /// Retires the key that waits, where one does. It is kept: a record may name it after all.
    pub fn drop_pending(&self, kind: KeyKind, name: &str) -> Result<(), Trouble> {
        let alone = self.folder.lock()?;
        for slot in self.folder.slots(kind, name)? {
            if slot.standing() == Standing::Pending {
                self.set_aside(&slot, slot.id().unwrap_or_default(), &alone)?;
            }
        }
        Ok(())
    }

    /// Takes the key with this id out of use, for instance because it is revoked. Does nothing when it is retired
    /// already. Refuses with `K2` when there is no such key.
    pub fn retire(&self, kind: KeyKind, name: &str, id: &str) -> Result<(), Trouble> {
        let current = Slot::current(kind, name)?;
        let in_use = self.current_id(&current)?;
        let alone = self.folder.lock()?;
        if in_use.as_deref() == Some(id) {
            return self.set_aside(&current, id, &alone);
        }
        let slots = self.folder.slots(kind, name)?;
        match slots.iter().find(|slot| slot.id() == Some(id)) {
            Some(slot) if slot.standing() == Standing::Retired => Ok(()),
            Some(slot) => self.set_aside(slot, id, &alone),
            None => Err(Refusal::new(Rule::NoSuchKey, format!("{name} {id}")).into()),
        }
    }

    fn set_aside(&self, slot: &Slot, id: &str, alone: &Lock) -> Result<(), Trouble> {
        self.folder.rename(slot, &slot.retired(id), alone)
    }

    /// The id of the key in use; `None` when none is.
    fn current_id(&self, current: &Slot) -> Result<Option<String>, Trouble> {
        let held = self.folder.named(current.kind, &current.name)?.into_iter().find(|held| held.slot == *current);
        held.map(|held| self.public(&held).map(|public| public.id())).transpose()
    }
}
