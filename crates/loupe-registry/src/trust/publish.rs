//! Publishing a trust bundle: put together, signed, recorded and kept in one transaction.

use jiff::{SignedDuration, Timestamp};
use loupe_credential::trust::SignedTrust;
use loupe_scheme::access::{OfficeKind, Permission};
use loupe_scheme::record::{Body, DocumentHash, Draft, Kind, Record};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{Change, TrustRow};

use super::TrustLine;
use super::bundle::{Bound, bundle};
use crate::access::{By, moment};
use crate::log::enter::{current_key, register_office};
use crate::log::{LogHome, REGISTER_OFFICE, enter};
use crate::registry::{Registry, Trouble};

/// What a bundle is, in its record.
const MEDIA: &str = "text/plain";
/// A serving program publishes a bundle when the newest is as old as this.
const DUE_AFTER: SignedDuration = SignedDuration::from_hours(24);

impl Registry {
    /// Publishes a trust bundle of what is known now: who takes part, who issues certificates with which keys, and what
    /// became of those that were issued. The register's office signs it, and a record states its hash.
    ///
    /// Refuses with `A2` who may not, `L11` where there is no log, `K2` a register whose key lies elsewhere.
    pub async fn publish_trust(&self, by: By<'_>) -> Result<TrustLine, Trouble> {
        by.require(Permission::PublishTrust)?;
        let home = self.log_home().ok_or_else(|| Refusal::new(Rule::NotALog, REGISTER_OFFICE))?;
        // What another program imported counts too.
        self.refresh().await?;
        let mut change = self.store.change().await?;
        let newest = change.trust_bundles(u64::MAX, 1).await?.into_iter().next();
        let row = publish_in(self, home, &mut change, newest).await?;
        self.keep_bundle(change, by, row).await
    }

    /// Publishes a bundle where the newest is a day old and somebody issues certificates; `None` where none is due.
    /// Several programs may ask at once, and one publishes.
    ///
    /// Refuses as [`Registry::publish_trust`] does.
    pub async fn publish_trust_when_due(&self) -> Result<Option<TrustLine>, Trouble> {
        let Some(home) = self.log_home() else { return Ok(None) };
        let is_due = |newest: Option<&TrustRow>| {
            newest.is_none_or(|newest| self.now().duration_since(moment(newest.as_of_ms)) >= DUE_AFTER)
        };
        let issues = self.store.offices().await?.iter().any(|one| one.kinds.contains(&OfficeKind::ExportingAuthority));
        let newest = self.store.trust_bundles(u64::MAX, 1).await?;
        if !issues || !is_due(newest.first()) || self.store.log().await?.is_none() {
            return Ok(None);
        }
        self.refresh().await?;
        let mut change = self.store.change().await?;
        let newest = change.trust_bundles(u64::MAX, 1).await?.into_iter().next();
        if !is_due(newest.as_ref()) {
            return Ok(None);
        }
        let row = publish_in(self, home, &mut change, newest).await?;
        self.keep_bundle(change, By::Operator, row).await.map(Some)
    }

    async fn keep_bundle(&self, mut change: Change, by: By<'_>, row: TrustRow) -> Result<TrustLine, Trouble> {
        let subject = format!("trust/{}", row.number);
        change.write_audit(&by.line(self.now(), "publish_trust", subject, row.sha256.clone())).await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(TrustLine::of(row))
    }
}

/// Puts a bundle together and signs, records and keeps it inside `change`.
async fn publish_in(
    registry: &Registry,
    home: &LogHome,
    change: &mut Change,
    newest: Option<TrustRow>,
) -> Result<TrustRow, Trouble> {
    let log = change.log().await?.ok_or_else(|| Refusal::new(Rule::NotALog, REGISTER_OFFICE))?;
    let register = register_office()?;
    let key = current_key(change, &register).await?;
    let key = key.ok_or_else(|| Refusal::new(Rule::KeyRevoked, REGISTER_OFFICE))?;
    let signer = home.ring.office_key_with_id(&register, key.id())?;
    // A reader takes no bundle that speaks for an earlier moment than the one before, whatever the clock does.
    let now = newest.as_ref().map_or((home.now)(), |newest| (home.now)().max(moment(newest.as_of_ms)));
    let as_of = Timestamp::from_second(now.as_second()).unwrap_or(now);
    let number = newest.map_or(1, |newest| newest.number + 1);
    let bound = Bound { number, as_of, log: log.origin, register: register.clone(), register_key: key };
    let edition = registry.edition();
    let trust = bundle(change, &edition.register, bound).await?;
    let length_bytes = trust.to_sign().len() as u64;
    let signed: SignedTrust = signer.sign_trust(trust);
    let draft = draft(&signed, length_bytes);
    let entered = enter(home, change, &register, vec![draft]).await?;
    let record = entered.records.first().map(Record::id);
    let record = record.ok_or_else(|| Refusal::new(Rule::NoSuchRecord, REGISTER_OFFICE))?;
    let sha256 = signed.digest().to_string();
    let row = TrustRow { number, as_of_ms: as_of.as_millisecond(), sha256, length_bytes, record };
    change.add_trust_bundle(&row, &signed.to_text()).await?;
    Ok(row)
}

/// The record of a bundle's publication.
fn draft(signed: &SignedTrust, length_bytes: u64) -> Draft {
    let bundle = signed.unverified();
    let facts = [("number", bundle.number.to_string()), ("as_of", bundle.as_of.to_string())];
    let document = DocumentHash { media: MEDIA.to_owned(), sha256: signed.digest(), length_bytes };
    let body = Body { document: Some(document), ..Body::of_facts(facts) };
    Draft { kind: Kind::TrustPublished, subject: format!("trust/{}", bundle.number), body }
}
