//! Keys that sign an office's certificates. The file waits, the record is entered, the file takes its place; a program
//! that stops between two of these is caught up with by the next.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use loupe_credential::did::DatedKey;
use loupe_credential::key::{CertificateKey, CertificateKeyId};
use loupe_scheme::record::{Body, Draft, KeyAct, Kind, OfficeId, Record, RecordId};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{Change, Entry};

use crate::keys::{KeyKind, KeyRing};
use crate::log::{LogHome, enter};
use crate::registry::{Registry, Trouble};

/// What became of an office's certificate keys, and the record that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateKeyTurn {
    /// The key that signs from now on.
    pub key: Option<CertificateKey>,
    /// The key whose place it took.
    pub replaced: Option<CertificateKeyId>,
    /// The key that is not to be trusted any more.
    pub revoked: Option<CertificateKeyId>,
    /// The record.
    pub record: RecordId,
}

impl Registry {
    /// Makes the first certificate key of an office, or its next after a revocation; the office's own key signs that it
    /// did.
    ///
    /// Refuses with `L11` where there is no log, `K1` an office that has a certificate key, `K5` an office whose own key
    /// is not there.
    pub async fn new_certificate_key(&self, office: &OfficeId) -> Result<CertificateKeyTurn, Trouble> {
        let home = self.certificate_home(office)?;
        if self.settle_certificate_key(office).await?.is_some() {
            return Err(Refusal::new(Rule::KeyThere, office.as_str()).into());
        }
        if let Some(revoked) = home.ring.find(KeyKind::Certificate, office.as_str())? {
            home.ring.retire(KeyKind::Certificate, office.as_str(), &revoked.id)?;
        }
        let key = home.ring.prepare_certificate(office)?.key();
        let record = self.enter_waiting(office, KeyAct::New, &key, None).await?;
        Ok(CertificateKeyTurn { key: Some(key), replaced: None, revoked: None, record })
    }

    /// Puts another certificate key in the place of the one in use. What the old one signed until today stays good.
    ///
    /// Refuses as [`Registry::new_certificate_key`] does, and with `K2` an office that has none here.
    pub async fn rotate_certificate_key(
        &self,
        office: &OfficeId,
        reason: Option<String>,
    ) -> Result<CertificateKeyTurn, Trouble> {
        let home = self.certificate_home(office)?;
        self.settle_certificate_key(office).await?.ok_or_else(|| no_key(office))?;
        let (old, new) = home.ring.prepare_certificate_rotation(office)?;
        let (key, replaced) = (new.key(), Some(old.key().id()));
        let record = self.enter_waiting(office, KeyAct::Rotate, &key, reason).await?;
        Ok(CertificateKeyTurn { key: Some(key), replaced, revoked: None, record })
    }

    /// Says that a certificate key, the one in use when `id` is not given, is not to be trusted from today on.
    ///
    /// Refuses as [`Registry::new_certificate_key`] does, with `K2` a key that the office never had, `K8` one that was
    /// revoked before.
    pub async fn revoke_certificate_key(
        &self,
        office: &OfficeId,
        id: Option<CertificateKeyId>,
        reason: Option<String>,
    ) -> Result<CertificateKeyTurn, Trouble> {
        let home = self.certificate_home(office)?;
        let in_use = self.settle_certificate_key(office).await?.map(|key| key.id());
        let id = id.or(in_use).ok_or_else(|| no_key(office))?;
        let known = self.certificate_keys(office).await?;
        let known = known.iter().find(|dated| dated.key.id() == id);
        let key = known.ok_or_else(|| Refusal::new(Rule::NoSuchKey, format!("{office} {id}")))?.key;
        let mut change = self.store.change().await?;
        let record = enter_certificate_key(home, &mut change, office, KeyAct::Revoke, &key, reason).await?;
        change.commit().await?;
        self.new_records.notify_one();
        unless_elsewhere(home.ring.retire(KeyKind::Certificate, office.as_str(), &id.to_string()))?;
        Ok(CertificateKeyTurn { key: None, replaced: None, revoked: Some(id), record: record.id() })
    }

    /// Every certificate key of an office with the days of its use, the oldest first.
    pub async fn certificate_keys(&self, office: &OfficeId) -> Result<Vec<DatedKey>, Trouble> {
        let mut change = self.store.change().await?;
        Ok(dated_keys(&change.records_of_kind(Kind::CertificateKey.code()).await?, office))
    }

    /// The certificate key that the log says is in use, after the folder was made to agree.
    pub(crate) async fn settle_certificate_key(&self, office: &OfficeId) -> Result<Option<CertificateKey>, Trouble> {
        let home = self.certificate_home(office)?;
        let key = in_use(&self.certificate_keys(office).await?);
        if let Some(key) = key {
            unless_elsewhere(finish(&home.ring, office, &key))?;
        }
        Ok(key)
    }

    /// Enters the record of a key that waits, and puts it to use. A refusal means that the record is not there, and the
    /// key is not needed; after a fault it may be there, and the key waits on.
    async fn enter_waiting(
        &self,
        office: &OfficeId,
        act: KeyAct,
        key: &CertificateKey,
        reason: Option<String>,
    ) -> Result<RecordId, Trouble> {
        let home = self.certificate_home(office)?;
        let mut change = self.store.change().await?;
        let entered = enter_certificate_key(home, &mut change, office, act, key, reason).await;
        let record = match entered {
            Err(Trouble::Refused(refusals)) => {
                home.ring.drop_pending(KeyKind::Certificate, office.as_str())?;
                return Err(Trouble::Refused(refusals));
            }
            other => other?,
        };
        change.commit().await?;
        self.new_records.notify_one();
        finish(&home.ring, office, key)?;
        Ok(record.id())
    }

    fn certificate_home(&self, office: &OfficeId) -> Result<&LogHome, Trouble> {
        Ok(self.log_home().ok_or_else(|| Refusal::new(Rule::NotALog, office.as_str()))?)
    }
}

/// Enters inside `change` that something happened to a certificate key of `office`, signed by the office's own key. The
/// key's file waits until the change is committed; then [`KeyRing::finish_rotation`] puts it to use.
///
/// Refuses with `L11` where there is no log, `K5` an office whose own key is not there, `K8` a new key beside one in
/// use, a rotation of none, and a revocation of a key that is not known or was revoked before.
pub(crate) async fn enter_certificate_key(
    home: &LogHome,
    change: &mut Change,
    office: &OfficeId,
    act: KeyAct,
    key: &CertificateKey,
    reason: Option<String>,
) -> Result<Record, Trouble> {
    if change.log().await?.is_none() {
        return Err(Refusal::new(Rule::NotALog, office.as_str()).into());
    }
    let known = dated_keys(&change.records_of_kind(Kind::CertificateKey.code()).await?, office);
    let of_key = known.iter().find(|dated| dated.key == *key);
    let is_in_order = match act {
        KeyAct::New => of_key.is_none() && in_use(&known).is_none(),
        KeyAct::Rotate => of_key.is_none() && in_use(&known).is_some(),
        KeyAct::Revoke => of_key.is_some_and(|dated| dated.revoked_on.is_none()),
    };
    if !is_in_order {
        return Err(Refusal::new(Rule::KeyTurnWrong, format!("{office} {}", key.id())).into());
    }
    let mut facts = vec![("act", act.code().to_owned()), ("key", key.to_hex())];
    facts.extend(reason.map(|reason| ("reason", reason)));
    let subject = format!("key/{office}/certificate");
    let draft = Draft { kind: Kind::CertificateKey, subject, body: Body::of_facts(facts) };
    let entered = enter(home, change, office, vec![draft]).await?;
    entered.records.into_iter().next().ok_or_else(|| Refusal::new(Rule::NoSuchRecord, office.as_str()).into())
}

/// The certificate keys that an office's records leave it with, the oldest first. A record out of order changes nothing.
pub(crate) fn dated_keys(records: &[Entry], office: &OfficeId) -> Vec<DatedKey> {
    let mut keys: Vec<DatedKey> = Vec::new();
    for Entry { record, .. } in records {
        let fact = |name: &str| record.body().fact(name);
        let act = fact("act").and_then(KeyAct::from_code);
        let key = fact("key").and_then(CertificateKey::from_hex);
        let (Some(act), Some(key), true) = (act, key, record.id().office == *office) else { continue };
        let day = day_of(record);
        let place = keys.iter().position(|dated| dated.key == key);
        let current = keys.iter().position(is_in_use);
        match (act, place, current) {
            (KeyAct::New, None, None) => keys.push(DatedKey { key, from: day, until: None, revoked_on: None }),
            (KeyAct::Rotate, None, Some(old)) => {
                keys[old].until = Some(day);
                keys.push(DatedKey { key, from: day, until: None, revoked_on: None });
            }
            (KeyAct::Revoke, Some(place), _) if keys[place].revoked_on.is_none() => keys[place].revoked_on = Some(day),
            _ => {}
        }
    }
    keys
}

/// The key that signs now.
pub(crate) fn in_use(keys: &[DatedKey]) -> Option<CertificateKey> {
    keys.iter().find(|dated| is_in_use(dated)).map(|dated| dated.key)
}

fn is_in_use(dated: &DatedKey) -> bool {
    dated.until.is_none() && dated.revoked_on.is_none()
}

/// The day on which a record was made, in UTC as certificates are dated.
fn day_of(record: &Record) -> Date {
    TimeZone::UTC.to_datetime(record.issued_at()).date()
}

fn finish(ring: &KeyRing, office: &OfficeId, key: &CertificateKey) -> Result<(), Trouble> {
    ring.finish_rotation(KeyKind::Certificate, office.as_str(), &key.id().to_string())
}

/// An office may keep its keys on another machine.
fn unless_elsewhere(done: Result<(), Trouble>) -> Result<(), Trouble> {
    match done {
        Err(Trouble::Refused(refusals)) if refusals.iter().all(|refusal| refusal.rule == Rule::NoSuchKey) => Ok(()),
        other => other,
    }
}

fn no_key(office: &OfficeId) -> Refusal {
    Refusal::new(Rule::NoSuchKey, office.as_str())
}
