//! Offices: made with their keys, shown, ended.

use std::collections::BTreeSet;

use jiff::civil::Date;
use loupe_scheme::access::{Office, OfficeKind, Permission};
use loupe_scheme::certificate::NumberPrefix;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::{KeyAct, OfficeId};
use loupe_scheme::rule::{Place, Refusal, Rule};

use super::By;
use crate::log::KeyEvent;
use crate::registry::{Registry, Trouble};

/// The longest name of an office or city, in characters.
const NAME_CHARS_MAX: usize = 120;

/// An office to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOffice {
    /// Its name in records.
    pub id: OfficeId,
    /// Its name for people, in its own language.
    pub name: String,
    /// What it is; at least one.
    pub kinds: BTreeSet<OfficeKind>,
    /// The participant it belongs to; an authority belongs to one.
    pub participant: Option<ParticipantId>,
    /// Its seat.
    pub city: String,
    /// What its certificates' numbers begin with; an exporting authority has one, others have none.
    pub prefix: Option<NumberPrefix>,
    /// The language of its certificates beside English: a BCP 47 tag such as `pt`.
    pub language: String,
    /// The first day of its work.
    pub from: Date,
}

impl Registry {
    /// Makes an office with the key that signs its records, entered in the log, and for an exporting authority the key
    /// that signs its certificates. Without a log no key is made.
    ///
    /// Refuses with `A9` one that is there, and a prefix that is another's; `A16` what is no description of an office;
    /// `T28` a prefix that is not its participant's; `P3` an unknown participant; `A2` who may not.
    pub async fn add_office(&self, by: By<'_>, new: NewOffice) -> Result<Office, Trouble> {
        by.require(Permission::ManageOffices)?;
        self.check_office(&new)?;
        let office = office_of(new);
        let mut change = self.store.change().await?;
        if change.office(&office.id).await?.is_some() {
            return Err(Refusal::new(Rule::OfficeThere, office.id.as_str()).into());
        }
        if let Some(prefix) = &office.prefix
            && let Some(other) = change.office_with_prefix(prefix.as_str()).await?
        {
            return Err(Refusal::new(Rule::OfficeThere, format!("{prefix}: {}", other.id)).into());
        }
        change.add_office(&office).await?;
        let kinds: Vec<&str> = office.kinds.iter().map(|kind| kind.code()).collect();
        let line = by.line(self.now(), "add_office", format!("office/{}", office.id), kinds.join(";"));
        change.write_audit(&line).await?;
        change.commit().await?;
        self.key_office(&office).await?;
        Ok(office)
    }

    /// Makes the keys that an office lacks; what is there stays. A program that stopped in between is caught up with so.
    pub async fn key_office(&self, office: &Office) -> Result<(), Trouble> {
        let Some(home) = self.log_home() else { return Ok(()) };
        if self.store.log().await?.is_none() {
            return Ok(());
        }
        if self.current_key(&office.id).await?.is_none() {
            let key = home.ring.prepare_office(&office.id)?.public();
            let (id, signer) = (office.id.clone(), office.id.clone());
            let event = KeyEvent { office: id, signer, act: KeyAct::New, key: Some(key), revoked: None, reason: None };
            self.enter_key_event(event).await?;
        }
        if let Some(key) = self.current_key(&office.id).await? {
            let done =
                home.ring.finish_rotation(crate::keys::KeyKind::Office, office.id.as_str(), &key.id().to_string());
            unless_elsewhere(done)?;
            // One that was revoked is not replaced without being asked.
            let exports = office.kinds.contains(&OfficeKind::ExportingAuthority);
            if exports && self.settle_certificate_key(&office.id).await?.is_none() {
                let had_one = !self.certificate_keys(&office.id).await?.is_empty();
                if !had_one && home.ring.find(crate::keys::KeyKind::Office, office.id.as_str())?.is_some() {
                    self.new_certificate_key(&office.id).await?;
                }
            }
        }
        Ok(())
    }

    /// Gives an office its last day.
    ///
    /// Refuses with `A8` an office that is not there, `A2` who may not.
    pub async fn end_office(&self, by: By<'_>, id: &OfficeId, last_day: Date) -> Result<Office, Trouble> {
        by.require(Permission::ManageOffices)?;
        let mut change = self.store.change().await?;
        let office = change.office(id).await?.ok_or_else(|| no_office(id))?;
        change.end_office(id, Some(last_day)).await?;
        let line = by.line(self.now(), "end_office", format!("office/{id}"), last_day.to_string());
        change.write_audit(&line).await?;
        change.commit().await?;
        Ok(Office { until: Some(last_day), ..office })
    }

    /// Every office, by its name in records.
    pub async fn offices(&self) -> Result<Vec<Office>, Trouble> {
        Ok(self.store.offices().await?)
    }

    /// An office. Refuses with `A8` one that is not there.
    pub async fn office(&self, id: &OfficeId) -> Result<Office, Trouble> {
        Ok(self.store.office(id).await?.ok_or_else(|| no_office(id))?)
    }

    /// What no office may be.
    fn check_office(&self, new: &NewOffice) -> Result<(), Trouble> {
        let at = |name: &str| Place { name: Some(name.to_owned()), ..Place::default() };
        let wrong = |name: &str, text: &str| Refusal::new(Rule::OfficeNameWrong, text).at(at(name));
        let mut refusals = Vec::new();
        for (field, text) in [("name", &new.name), ("city", &new.city)] {
            let proper = !text.trim().is_empty() && text.chars().count() <= NAME_CHARS_MAX;
            if !proper || text.chars().any(char::is_control) {
                refusals.push(wrong(field, text));
            }
        }
        let tag = |text: &str| {
            text.len() <= 35
                && text.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
        };
        if !tag(&new.language) {
            refusals.push(wrong("language", &new.language));
        }
        if new.kinds.is_empty() {
            let kinds = OfficeKind::ALL.map(OfficeKind::code);
            refusals.push(wrong("kinds", "").accepting(kinds));
        }
        let exports = new.kinds.contains(&OfficeKind::ExportingAuthority);
        let is_authority = exports || new.kinds.contains(&OfficeKind::ImportingAuthority);
        if is_authority && new.participant.is_none() {
            refusals.push(wrong("participant", ""));
        }
        let edition = self.edition();
        let known = new.participant.map(|id| (id, edition.register.participant(id)));
        if let Some((id, None)) = known {
            refusals.push(Refusal::new(Rule::NoSuchSubject, id.as_str()).at(at("participant")));
        }
        let prefix_wrong = |text: &str| Refusal::new(Rule::NumberPrefixWrong, text).at(at("prefix"));
        match (&new.prefix, exports) {
            (None, true) => refusals.push(prefix_wrong("")),
            (Some(prefix), false) => refusals.push(prefix_wrong(prefix.as_str())),
            (Some(prefix), true) => {
                let alpha2 = known.and_then(|(_, participant)| participant).map(|known| known.alpha2.clone());
                if alpha2.as_ref().is_some_and(|alpha2| prefix.alpha2() != alpha2) {
                    refusals.push(prefix_wrong(prefix.as_str()).accepting(alpha2));
                }
            }
            (None, false) => {}
        }
        if refusals.is_empty() { Ok(()) } else { Err(Trouble::Refused(refusals)) }
    }
}

fn office_of(new: NewOffice) -> Office {
    Office {
        id: new.id,
        name: new.name.trim().to_owned(),
        kinds: new.kinds,
        participant: new.participant,
        city: new.city.trim().to_owned(),
        prefix: new.prefix,
        language: new.language,
        from: new.from,
        until: None,
    }
}

/// An office may keep its keys on another machine.
fn unless_elsewhere(done: Result<(), Trouble>) -> Result<(), Trouble> {
    match done {
        Err(Trouble::Refused(refusals)) if refusals.iter().all(|refusal| refusal.rule == Rule::NoSuchKey) => Ok(()),
        other => other,
    }
}

pub(super) fn no_office(id: &OfficeId) -> Refusal {
    Refusal::new(Rule::NoSuchOffice, id.as_str())
}
