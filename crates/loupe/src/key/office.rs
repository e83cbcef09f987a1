//! Keys of offices: the file waits, the record is entered, the file takes its place. A program that stops between two
//! of these is caught up with by the next.

use loupe_registry::keys::{KeyKind, KeyRing};
use loupe_registry::log::{KeyEvent, REGISTER_OFFICE};
use loupe_registry::registry::{Registry, Trouble};
use loupe_scheme::record::{KeyAct, KeyId, OfficeId, OfficeKey};
use loupe_scheme::rule::{Refusal, Rule};

use super::{Done, names};

/// The first key of an office, or its next after the last was revoked.
pub(super) async fn new(registry: &Registry, office: &OfficeId, by: Option<&OfficeId>) -> Result<Done, Trouble> {
    let ring = ring(registry, office)?;
    if settle(registry, ring, office).await?.is_some() {
        return Err(Refusal::new(Rule::KeyThere, office.as_str()).into());
    }
    if let Some(revoked) = ring.find(KeyKind::Office, office.as_str())? {
        ring.retire(KeyKind::Office, office.as_str(), &revoked.id)?;
    }
    let signer = match by {
        Some(by) => by.clone(),
        None if has_records(registry, office).await? => REGISTER_OFFICE.parse()?,
        None => office.clone(),
    };
    let key = ring.prepare_office(office)?.public();
    let event =
        KeyEvent { office: office.clone(), signer, act: KeyAct::New, key: Some(key), revoked: None, reason: None };
    let record = enter_new(registry, ring, event).await?;
    ring.finish_rotation(KeyKind::Office, office.as_str(), &key.id().to_string())?;
    let key = ring.find(KeyKind::Office, office.as_str())?;
    Ok(Done { key, records: names([record]), ..Done::default() })
}

/// Another key in the place of the one in use, which signs that it is so.
pub(super) async fn rotate(registry: &Registry, office: &OfficeId, reason: Option<String>) -> Result<Done, Trouble> {
    let ring = ring(registry, office)?;
    settle(registry, ring, office).await?;
    let (old, new) = ring.prepare_office_rotation(office)?;
    let (act, key) = (KeyAct::Rotate, Some(new.public()));
    let event = KeyEvent { office: office.clone(), signer: office.clone(), act, key, revoked: None, reason };
    let record = enter_new(registry, ring, event).await?;
    ring.finish_rotation(KeyKind::Office, office.as_str(), &new.id().to_string())?;
    let key = ring.find(KeyKind::Office, office.as_str())?;
    Ok(Done { key, replaced: Some(old.id().to_string()), records: names([record]), ..Done::default() })
}

/// That a key is not to be trusted any more. Without `by` the office says so itself, with another key than that one.
pub(super) async fn revoke(
    registry: &Registry,
    office: &OfficeId,
    id: Option<KeyId>,
    by: Option<&OfficeId>,
    reason: Option<String>,
) -> Result<Done, Trouble> {
    let ring = ring(registry, office)?;
    let in_use = settle(registry, ring, office).await?.map(|key| key.id());
    let no_key = || Refusal::new(Rule::NoSuchKey, office.as_str());
    let id = id.or(in_use).ok_or_else(no_key)?;
    let by = by.filter(|by| *by != office);
    // A revocation that the revoked key signs would be worth nothing.
    let is_replaced_first = by.is_none() && in_use == Some(id);
    let mut done = match is_replaced_first {
        true => rotate(registry, office, reason.clone()).await?,
        false => Done::default(),
    };
    let signer = by.unwrap_or(office).clone();
    let event = KeyEvent { office: office.clone(), signer, act: KeyAct::Revoke, key: None, revoked: Some(id), reason };
    done.records.extend(names([registry.enter_key_event(event).await?]));
    // A key that lies elsewhere is revoked all the same.
    unless_missing(ring.retire(KeyKind::Office, office.as_str(), &id.to_string()))?;
    done.revoked = Some(id.to_string());
    Ok(done)
}

/// Enters the record of a key that waits. A refusal means that the record is not there, and the key is not needed;
/// after a fault it may be there, and the key waits on.
async fn enter_new(
    registry: &Registry,
    ring: &KeyRing,
    event: KeyEvent,
) -> Result<loupe_scheme::record::RecordId, Trouble> {
    let office = event.office.clone();
    let entered = registry.enter_key_event(event).await;
    if matches!(entered, Err(Trouble::Refused(_))) {
        ring.drop_pending(KeyKind::Office, office.as_str())?;
    }
    entered
}

/// The key that the log says is in use, after the folder was made to agree.
async fn settle(registry: &Registry, ring: &KeyRing, office: &OfficeId) -> Result<Option<OfficeKey>, Trouble> {
    let key = registry.current_key(office).await?;
    if let Some(key) = key {
        // The office may keep its key elsewhere.
        unless_missing(ring.finish_rotation(KeyKind::Office, office.as_str(), &key.id().to_string()))?;
    }
    Ok(key)
}

fn unless_missing(done: Result<(), Trouble>) -> Result<(), Trouble> {
    match done {
        Err(Trouble::Refused(refusals)) if refusals.iter().all(|refusal| refusal.rule == Rule::NoSuchKey) => Ok(()),
        other => other,
    }
}

async fn has_records(registry: &Registry, office: &OfficeId) -> Result<bool, Trouble> {
    match registry.find_record(&format!("{office}/1")).await {
        Ok(_) => Ok(true),
        Err(Trouble::Refused(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

fn ring<'r>(registry: &'r Registry, office: &OfficeId) -> Result<&'r KeyRing, Trouble> {
    let home = registry.log_home().ok_or_else(|| Refusal::new(Rule::NotALog, office.as_str()))?;
    Ok(&home.ring)
}
