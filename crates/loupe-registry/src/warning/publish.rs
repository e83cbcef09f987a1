//! Warnings: published, answered by the authority whose number it is, taken back by the office that gave them.

use loupe_scheme::access::{Actor, OfficeKind, Permission};
use loupe_scheme::certificate::fakes::Pattern;
use loupe_scheme::certificate::text::{NAME_CHARS_MAX, line};
use loupe_scheme::record::{Body, Draft, Kind, RecordId};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{Change, WarningAnswerRow, WarningRow};

use super::plain_number;
use super::report::{TOLD_CHARS_MAX, paragraphs};
use crate::access::By;
use crate::log::enter;
use crate::registry::{Registry, Trouble};

/// A warning to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWarning {
    /// The number on the certificate, as it is written.
    pub certificate: String,
    /// The pattern.
    pub ground: Pattern,
    /// What people should know; one or more lines.
    pub told: String,
}

/// Lines that are not empty. Refuses with `T27` nothing, `T11` what is too long, `T12` misleading characters.
pub(super) fn told(text: &str) -> Result<String, Trouble> {
    let mut text = text.to_owned();
    let mut wrong = Vec::new();
    if text.trim().is_empty() {
        wrong.push(Refusal::new(Rule::SuspectIncomplete, "told"));
    }
    paragraphs("told", &mut text, TOLD_CHARS_MAX, &mut wrong);
    if wrong.is_empty() { Ok(text) } else { Err(Trouble::Refused(wrong)) }
}

/// Whether the numbers of certificates that begin so are those of the actor's office or participant.
fn is_its_issuer(registry: &Registry, actor: &Actor, certificate: &str) -> bool {
    if !actor.office.is(OfficeKind::ExportingAuthority) {
        return false;
    }
    let letters: String = certificate.chars().take_while(char::is_ascii_alphabetic).collect();
    if actor.office.prefix.as_ref().is_some_and(|prefix| prefix.as_str() == letters) {
        return true;
    }
    let edition = registry.edition();
    let own = actor.office.participant.and_then(|id| edition.register.participant(id));
    own.is_some_and(|own| letters.get(..2) == Some(own.alpha2.as_str()))
}

impl Registry {
    /// Publishes a warning; its number. "Denied by its issuer" is for the issuer alone.
    ///
    /// Refuses with `A2` whoever may not warn, `T27` a warning without number or words, `T26` a denial by another than
    /// the issuer, `T11` and `T12` texts.
    pub async fn publish_warning(&self, actor: &Actor, new: &NewWarning) -> Result<u64, Trouble> {
        let mut change = self.store.change().await?;
        let number = self.warn(&mut change, actor, new, None).await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(number)
    }

    pub(super) async fn warn(
        &self,
        change: &mut Change,
        actor: &Actor,
        new: &NewWarning,
        suspicion: Option<u64>,
    ) -> Result<u64, Trouble> {
        actor.require(Permission::WarnOfCertificate)?;
        let certificate = plain_number(&new.certificate);
        if certificate.is_empty() {
            return Err(Refusal::new(Rule::SuspectIncomplete, "number").into());
        }
        let written = line("number", &new.certificate, NAME_CHARS_MAX)?;
        let told = told(&new.told)?;
        if new.ground == Pattern::DeniedByIssuer && !is_its_issuer(self, actor, &certificate) {
            return Err(Refusal::new(Rule::CertificateOfOthers, written).into());
        }
        let number = change.next_warning().await?;
        let facts = [("number", written.clone()), ("ground", new.ground.code().to_owned()), ("told", told.clone())];
        let record = self.sign(change, actor, Kind::WarningPublished, number, Body::of_facts(facts)).await?;
        let row = WarningRow {
            number,
            certificate,
            written,
            ground: new.ground.code().to_owned(),
            told,
            office: actor.office.id.clone(),
            published_ms: self.now().as_millisecond(),
            record,
            suspicion,
            withdrawn: None,
            withdrawn_ms: None,
        };
        change.add_warning(&row).await?;
        self.note(change, actor, "publish_warning", number, new.ground.code()).await?;
        Ok(number)
    }

    /// Says something to a warning of a certificate with the actor's own numbers.
    ///
    /// Refuses with `A2` whoever may not warn, `T15` a warning that is not there, `T26` one of others' numbers.
    pub async fn answer_warning(&self, actor: &Actor, number: u64, text: &str) -> Result<(), Trouble> {
        actor.require(Permission::WarnOfCertificate)?;
        let told = told(text)?;
        let mut change = self.store.change().await?;
        let warning = existing(&mut change, number).await?;
        if !is_its_issuer(self, actor, &warning.certificate) {
            return Err(Refusal::new(Rule::CertificateOfOthers, warning.written).into());
        }
        let body = correcting(&warning, [("reason", "answered".to_owned()), ("answer", told.clone())]);
        let record = match body {
            Some(body) => self.sign(&mut change, actor, Kind::Correction, number, body).await?,
            None => String::new(),
        };
        let answered_ms = self.now().as_millisecond();
        let office = actor.office.id.clone();
        change.answer_warning(&WarningAnswerRow { warning: number, office, told, answered_ms, record }).await?;
        self.note(&mut change, actor, "answer_warning", number, "").await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(())
    }

    /// Takes back a warning of the actor's own office; it stays on the list, with the reason.
    ///
    /// Refuses with `A2` whoever may not warn, `T15` a warning that is not there, `T26` one of another office, `T14` one
    /// that was taken back before.
    pub async fn withdraw_warning(&self, actor: &Actor, number: u64, reason: &str) -> Result<(), Trouble> {
        actor.require(Permission::WarnOfCertificate)?;
        let reason = told(reason)?;
        let mut change = self.store.change().await?;
        let warning = existing(&mut change, number).await?;
        if warning.office != actor.office.id {
            return Err(Refusal::new(Rule::CertificateOfOthers, warning.written).into());
        }
        if !change.withdraw_warning(number, &reason, self.now().as_millisecond()).await? {
            return Err(Refusal::new(Rule::StepOutOfOrder, number.to_string()).into());
        }
        if let Some(body) = correcting(&warning, [("reason", "withdrawn".to_owned()), ("why", reason)]) {
            self.sign(&mut change, actor, Kind::Correction, number, body).await?;
        }
        self.note(&mut change, actor, "withdraw_warning", number, "").await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(())
    }

    /// Signs and enters a record about a warning; its name, empty where this register keeps no log.
    async fn sign(
        &self,
        change: &mut Change,
        actor: &Actor,
        kind: Kind,
        number: u64,
        body: Body,
    ) -> Result<String, Trouble> {
        let Some(home) = self.log_home() else { return Ok(String::new()) };
        if change.log().await?.is_none() {
            return Ok(String::new());
        }
        let draft = Draft { kind, subject: format!("warning/{number}"), body };
        let entered = enter(home, change, &actor.office.id, vec![draft]).await?;
        Ok(entered.records.first().map(|record| record.id().to_string()).unwrap_or_default())
    }

    pub(super) async fn note(
        &self,
        change: &mut Change,
        actor: &Actor,
        act: &str,
        number: u64,
        detail: &str,
    ) -> Result<(), Trouble> {
        let line = By::Actor(actor).line(self.now(), act, format!("warning/{number}"), detail.to_owned());
        change.write_audit(&line).await?;
        Ok(())
    }
}

/// The body of a record that follows the warning's own; `None` where that has none.
fn correcting<const N: usize>(warning: &WarningRow, facts: [(&'static str, String); N]) -> Option<Body> {
    let corrects: RecordId = warning.record.parse().ok()?;
    Some(Body { corrects: Some(corrects), ..Body::of_facts(facts) })
}

async fn existing(change: &mut Change, number: u64) -> Result<WarningRow, Trouble> {
    let warning = change.warning(number).await?;
    warning.ok_or_else(|| Refusal::new(Rule::NoSuchCertificate, format!("warning/{number}")).into())
}
