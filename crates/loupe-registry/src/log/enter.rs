//! Entering records: placed, signed and written inside the change whose effect they state.

use std::collections::BTreeMap;

use jiff::Timestamp;
use loupe_scheme::record::due::{Recorded, due};
use loupe_scheme::record::{
    Body, Draft, KeyAct, KeyId, KeyTurn, Kind, OfficeId, OfficeKey, OfficeKeys, Record, RecordId, Seal, Sealed,
};
use loupe_scheme::returns::Filing;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{Change, Entry, Moment};
use loupe_tlog::checkpoint::SignedCheckpoint;

use super::home::{CHECKPOINT, LogHome, REGISTER_OFFICE};
use super::publications::{self, Published, Topic};
use crate::registry::{Fault, Registry, Trouble};

impl Registry {
    /// Records what the register publishes now and did not record before, inside `change`. Nothing where there is no
    /// log.
    pub(crate) async fn record_published(&self, change: &mut Change, topics: &[Topic]) -> Result<(), Trouble> {
        let Some(home) = self.log_home() else { return Ok(()) };
        if change.log().await?.is_none() {
            return Ok(());
        }
        let moment = change.moment().await?;
        let drafts = drafts(change, moment, topics).await?;
        let office = register_office()?;
        enter(home, change, &office, drafts).await.map(|_| ())
    }

    /// Records rows of returns that were filed just now in the file called `name`, inside `change`. Nothing where there
    /// is no log. The name is for the one who filed, and is recorded under a seal.
    ///
    /// What was recorded of everything else is not read: a file of one row is recorded at the cost of one row.
    pub(crate) async fn record_returns(
        &self,
        change: &mut Change,
        name: &str,
        filed: &[Filing],
    ) -> Result<(), Trouble> {
        let Some(home) = self.log_home() else { return Ok(()) };
        if change.log().await?.is_none() {
            return Ok(());
        }
        let publications = publications::returns(filed);
        let subjects: Vec<String> = publications.iter().map(|publication| publication.subject.clone()).collect();
        let recorded = recorded(change.newest_of_subjects(&subjects).await?);
        let office = register_office()?;
        let mut drafts = due(publications, &recorded);
        let sealed = seal_each(&mut drafts, FILE_NAME, name)?;
        let entered = enter(home, change, &office, drafts).await?;
        let seals: Vec<(u64, Sealed)> = (entered.first..).zip(sealed).collect();
        Ok(change.keep_seals(&seals).await?)
    }

    /// Enters that something happened to a key of `office`. `signer` is the office whose key signs: the office itself,
    /// or the register for one that has lost its key.
    ///
    /// Refuses with `L11` where there is no log, `K2` an office without a key here, `K5` a key that was revoked, `K8` what
    /// an audit would find wrong ever after.
    pub async fn enter_key_event(&self, event: KeyEvent) -> Result<RecordId, Trouble> {
        let home = self.log_home().ok_or_else(|| Refusal::new(Rule::NotALog, REGISTER_OFFICE))?;
        let mut change = self.store.change().await?;
        if change.log().await?.is_none() {
            return Err(Refusal::new(Rule::NotALog, REGISTER_OFFICE).into());
        }
        let entered = enter_event(home, &mut change, event).await?;
        change.commit().await?;
        self.new_records.notify_one();
        let first = entered.records.first().map(Record::id);
        first.ok_or_else(|| Refusal::new(Rule::NoSuchRecord, REGISTER_OFFICE).into())
    }

    /// The key with which an office signs now, by its records; `None` before its first and after a revocation.
    pub async fn current_key(&self, office: &OfficeId) -> Result<Option<OfficeKey>, Trouble> {
        let mut change = self.store.change().await?;
        current_key(&mut change, office).await
    }
}

/// Something that happened to a key of an office.
#[derive(Clone, Debug)]
pub struct KeyEvent {
    /// Whose key.
    pub office: OfficeId,
    /// The office that says so.
    pub signer: OfficeId,
    /// What happened.
    pub act: KeyAct,
    /// The new key, for [`KeyAct::New`] and [`KeyAct::Rotate`].
    pub key: Option<OfficeKey>,
    /// The key that is revoked, for [`KeyAct::Revoke`].
    pub revoked: Option<KeyId>,
    /// Why.
    pub reason: Option<String>,
}

/// The name of the sealed fact with the name of an imported file.
const FILE_NAME: &str = "file_name";

/// Seals a fact in each draft with a salt of its own.
fn seal_each(drafts: &mut [Draft], name: &str, value: &str) -> Result<Vec<Sealed>, Fault> {
    let mut sealed = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt).map_err(Fault::Random)?;
        let one = Sealed { name: name.to_owned(), value: value.to_owned(), seal: Seal::new(salt) };
        draft.body.sealed.insert(one.name.clone(), one.digest());
        sealed.push(one);
    }
    Ok(sealed)
}

/// The office that signs imports.
pub(crate) fn register_office() -> Result<OfficeId, Refusal> {
    REGISTER_OFFICE.parse()
}

/// Enters a key event; an office's first is signed by the key that it names.
pub(super) async fn enter_event(home: &LogHome, change: &mut Change, event: KeyEvent) -> Result<Entered, Trouble> {
    let key = match (event.act, event.key, event.revoked) {
        (KeyAct::New | KeyAct::Rotate, Some(key), _) => key.to_string(),
        (KeyAct::Revoke, _, Some(id)) => id.to_string(),
        _ => return Err(Refusal::new(Rule::NoSuchKey, event.office.as_str()).into()),
    };
    let mut facts = vec![("act", event.act.code().to_owned()), ("key", key)];
    facts.extend((event.office != event.signer).then(|| ("office", event.office.to_string())));
    facts.extend(event.reason.map(|reason| ("reason", reason)));
    let subject = format!("key/{}", event.office);
    let draft = Draft { kind: Kind::KeyEvent, subject, body: Body::of_facts(facts) };
    let introduced = event.key.filter(|_| event.act == KeyAct::New && event.office == event.signer);
    let mut keys = keys_of(&change.records_of_kind(Kind::KeyEvent.code()).await?, &event.office);
    let turn = KeyTurn::of(&event.signer, &draft.body, &register_office()?);
    let entered = enter_signed(home, change, &event.signer, introduced, vec![draft]).await?;
    // Last, for the other refusals say more; the change is given up.
    let is_in_order = turn.is_some_and(|turn| keys.turn(&turn));
    is_in_order.then_some(entered).ok_or_else(|| Refusal::new(Rule::KeyTurnWrong, event.office.as_str()).into())
}

/// Records that were entered, one after another.
pub(crate) struct Entered {
    /// The place of the first.
    pub(crate) first: u64,
    /// The records.
    pub(crate) records: Vec<Record>,
}

/// Enters `drafts` as the next records of `office`.
pub(crate) async fn enter(
    home: &LogHome,
    change: &mut Change,
    office: &OfficeId,
    drafts: Vec<Draft>,
) -> Result<Entered, Trouble> {
    enter_signed(home, change, office, None, drafts).await
}

async fn enter_signed(
    home: &LogHome,
    change: &mut Change,
    office: &OfficeId,
    introduced: Option<OfficeKey>,
    drafts: Vec<Draft>,
) -> Result<Entered, Trouble> {
    if drafts.is_empty() {
        return Ok(Entered { first: 0, records: Vec::new() });
    }
    refuse_if_behind(home, change).await?;
    let mut chain = change.chain(office).await?;
    let current = match introduced {
        Some(key) if chain.length == 0 => Some(key),
        _ => current_key(change, office).await?,
    };
    let current = current.ok_or_else(|| Refusal::new(Rule::KeyRevoked, office.as_str()))?;
    let signer = home.ring.office_key_with_id(office, current.id())?;
    let issued_at = no_earlier(change, office, (home.now)()).await?;
    let mut records = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let record = signer.sign(draft.place(office.clone(), chain, issued_at, current.id())?);
        chain = record.chain();
        records.push(record);
    }
    let first = change.append_records(&records).await?;
    Ok(Entered { first, records })
}

/// Refuses with `L13` to sign anything with a database that holds less than what was published: it is an old copy, and
/// its next record would be a second one under a number that is taken. A folder that cannot be read says nothing here.
async fn refuse_if_behind(home: &LogHome, change: &mut Change) -> Result<(), Trouble> {
    let Ok(bytes) = std::fs::read(home.folder.join(CHECKPOINT)) else { return Ok(()) };
    let Ok(published) = SignedCheckpoint::parse(&bytes) else { return Ok(()) };
    let (size, count) = (published.checkpoint().size(), change.record_count().await?);
    if size <= count { Ok(()) } else { Err(Refusal::new(Rule::LogAhead, format!("{size} > {count}")).into()) }
}

/// Now, or the time of the office's newest record where a clock was set back: an office's records never go backwards.
async fn no_earlier(change: &mut Change, office: &OfficeId, now: Timestamp) -> Result<Timestamp, Trouble> {
    let newest = change.newest_of(office).await?;
    Ok(newest.map_or(now, |entry| entry.record.issued_at().max(now)))
}

/// The key with which an office signs now, as its records say inside `change`.
pub(crate) async fn current_key(change: &mut Change, office: &OfficeId) -> Result<Option<OfficeKey>, Trouble> {
    let events = change.records_of_kind(Kind::KeyEvent.code()).await?;
    Ok(current_of(&events, office))
}

/// The key that an office's key events leave it with.
pub(crate) fn current_of(events: &[Entry], office: &OfficeId) -> Option<OfficeKey> {
    keys_of(events, office).current()
}

/// The keys that an office's key events leave it with. An event that an audit finds wrong changes nothing.
fn keys_of(events: &[Entry], office: &OfficeId) -> OfficeKeys {
    let mut keys = OfficeKeys::default();
    let Ok(register) = register_office() else { return keys };
    for event in events {
        let turn = KeyTurn::of(&event.record.id().office, event.record.body(), &register);
        if let Some(turn) = turn.filter(|turn| turn.office == *office) {
            keys.turn(&turn);
        }
    }
    keys
}

/// What the newest record of each subject says.
fn recorded(newest: BTreeMap<String, Entry>) -> BTreeMap<String, Recorded> {
    newest.into_iter().map(|(subject, entry)| (subject, Recorded::of(&entry.record))).collect()
}

async fn drafts(change: &mut Change, moment: Moment, topics: &[Topic]) -> Result<Vec<Draft>, Trouble> {
    let Some(register) = change.register().await? else { return Ok(Vec::new()) };
    let documents = change.documents().await?;
    let world_sha256 = change.world_of(moment).await?.unwrap_or_default();
    let published =
        Published { register: &register, documents: &documents, edition: moment.edition, world_sha256: &world_sha256 };
    let mut drafts = Vec::new();
    for topic in topics {
        let recorded = recorded(change.newest_about(topic.code()).await?);
        drafts.extend(due(published.under(*topic), &recorded));
    }
    Ok(drafts)
}
