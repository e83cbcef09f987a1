//! Drafts: written, amended, validated by a second person, sent back, withdrawn.

use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::certificate::{Shipment, State, Step, Total, after};
use loupe_scheme::record::Kind;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{Change, DraftRow, StoreError};

use super::keep::{Done, json, line_of, reason, sealed};
use super::{DraftId, DraftKept};
use crate::registry::{Registry, Trouble};

/// The name under which a record seals the text of a draft.
const SHIPMENT: &str = "shipment";

impl Registry {
    /// Writes a draft. Refuses with `A2` who may not, and everything that [`Registry::judge`] refuses.
    pub async fn draft_certificate(
        &self,
        actor: &Actor,
        shipment: Shipment,
        declared: Option<Total>,
    ) -> Result<DraftKept, Trouble> {
        let mut change = self.store.change().await?;
        let kept = self.draft_within(&mut change, actor, shipment, declared).await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(kept)
    }

    /// Writes a draft inside `change`, which may write several. Refuses as [`Registry::draft_certificate`] does, before it
    /// writes anything.
    pub(crate) async fn draft_within(
        &self,
        change: &mut Change,
        actor: &Actor,
        shipment: Shipment,
        declared: Option<Total>,
    ) -> Result<DraftKept, Trouble> {
        actor.require(Permission::DraftCertificate)?;
        let proper = self.judge(change, actor, &shipment, declared, self.today()).await?;
        let office = actor.office.id.clone();
        let row = DraftRow {
            number: change.draft_count(&office).await? + 1,
            office,
            version: 1,
            state: State::Draft,
            shipment: json(&proper.shipment),
            declared: declared.map(|total| json(&total)).unwrap_or_default(),
            drafted_by: actor.account.clone(),
            amended_by: actor.account.clone(),
            validated_by: None,
        };
        change.add_draft(&row).await?;
        self.prepared(change, actor, row, "draft", None).await
    }

    /// Changes the text of a draft; one that was validated has to be validated again.
    ///
    /// Refuses with `A2`, `T21` a draft that is not there, `T22` a version that is not the newest, `T14` a draft that was
    /// withdrawn or issued, and as [`Registry::judge`] does.
    pub async fn amend_draft(
        &self,
        actor: &Actor,
        id: &DraftId,
        version: u32,
        shipment: Shipment,
        declared: Option<Total>,
    ) -> Result<DraftKept, Trouble> {
        let (mut change, row) = self.take(actor, id, version, &Step::Amend).await?;
        let proper = self.judge(&mut change, actor, &shipment, declared, self.today()).await?;
        let row = DraftRow {
            shipment: json(&proper.shipment),
            declared: declared.map(|total| json(&total)).unwrap_or_default(),
            amended_by: actor.account.clone(),
            validated_by: None,
            ..row
        };
        self.replace(change, actor, row, &Step::Amend).await
    }

    /// Finds a draft right. Refuses as [`Registry::amend_draft`] does, and with `T17` the person who wrote it or changed it
    /// last (KPCS Annex I A 15).
    pub async fn validate_draft(&self, actor: &Actor, id: &DraftId, version: u32) -> Result<DraftKept, Trouble> {
        let (mut change, row) = self.take(actor, id, version, &Step::Validate).await?;
        if actor.account == row.drafted_by || actor.account == row.amended_by {
            return Err(Refusal::new(Rule::SecondPersonNeeded, actor.account.as_str()).into());
        }
        let kept = shipment_of(&row)?;
        self.judge(&mut change, actor, &kept, declared_of(&row), self.today()).await?;
        let row = DraftRow { validated_by: Some(actor.account.clone()), ..row };
        self.replace(change, actor, row, &Step::Validate).await
    }

    /// Sends a draft back to whoever prepares it. Refuses as [`Registry::amend_draft`] does, and a reason with `T10` to
    /// `T12`.
    pub async fn send_back_draft(
        &self,
        actor: &Actor,
        id: &DraftId,
        version: u32,
        why: &str,
    ) -> Result<DraftKept, Trouble> {
        let step = Step::SendBack(reason(why)?);
        let (change, row) = self.take(actor, id, version, &step).await?;
        self.replace(change, actor, DraftRow { validated_by: None, ..row }, &step).await
    }

    /// Gives a draft up. Refuses as [`Registry::send_back_draft`] does.
    pub async fn withdraw_draft(
        &self,
        actor: &Actor,
        id: &DraftId,
        version: u32,
        why: &str,
    ) -> Result<DraftKept, Trouble> {
        let step = Step::Withdraw(reason(why)?);
        let (change, row) = self.take(actor, id, version, &step).await?;
        self.replace(change, actor, row, &step).await
    }

    /// A draft of the actor's office. Refuses with `A2` who may see none, `T21` one that is not there.
    pub async fn draft(&self, actor: &Actor, id: &DraftId) -> Result<DraftKept, Trouble> {
        actor.require(Permission::SeeOwnCertificates)?;
        let row = self.store.draft(&id.office, id.number).await?.filter(|row| row.office == actor.office.id);
        let row = row.ok_or_else(|| Refusal::new(Rule::NoSuchDraft, id.to_string()))?;
        let steps = self.store.certificate_steps(&subject(&row)).await?;
        Ok(DraftKept { history: steps.into_iter().map(line_of).collect(), ..kept(&row)? })
    }

    /// The drafts of the actor's office that were neither withdrawn nor issued, oldest first, without their histories.
    /// Refuses with `A2` who may see none.
    pub async fn drafts(&self, actor: &Actor) -> Result<Vec<DraftKept>, Trouble> {
        actor.require(Permission::SeeOwnCertificates)?;
        let rows = self.store.drafts_waiting(&actor.office.id).await?;
        rows.iter().map(kept).collect()
    }

    /// A draft for `step`, and the change in which it is taken.
    pub(super) async fn take(
        &self,
        actor: &Actor,
        id: &DraftId,
        version: u32,
        step: &Step,
    ) -> Result<(Change, DraftRow), Trouble> {
        if let Some(permission) = step.permission() {
            actor.require(permission)?;
        }
        let mut change = self.store.change().await?;
        let row = change.draft(&id.office, id.number).await?.filter(|row| row.office == actor.office.id);
        let row = row.ok_or_else(|| Refusal::new(Rule::NoSuchDraft, id.to_string()))?;
        if row.version != version {
            let refusal = Refusal::new(Rule::ChangedMeanwhile, version.to_string());
            return Err(refusal.accepting([row.version.to_string()]).into());
        }
        let state = after(row.state, step)?;
        Ok((change, DraftRow { version: version.saturating_add(1), state, ..row }))
    }

    async fn replace(
        &self,
        mut change: Change,
        actor: &Actor,
        row: DraftRow,
        step: &Step,
    ) -> Result<DraftKept, Trouble> {
        replaced(&mut change, &row).await?;
        let kept = self.prepared(&mut change, actor, row, step.code(), step.reason()).await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(kept)
    }

    /// Records a step of a draft.
    async fn prepared(
        &self,
        change: &mut Change,
        actor: &Actor,
        row: DraftRow,
        step: &'static str,
        why: Option<&str>,
    ) -> Result<DraftKept, Trouble> {
        let is_text = matches!(step, "draft" | "amend");
        let done = Done {
            actor: Some(actor),
            office: &actor.office.id,
            subject: subject(&row),
            step,
            state: row.state,
            on: self.today(),
            reason: why.map(str::to_owned),
            kind: Kind::CertificatePrepared,
            facts: vec![("step", step.to_owned())],
            sealed: if is_text { vec![sealed(SHIPMENT, row.shipment.clone())?] } else { Vec::new() },
        };
        self.keep(change, done).await?;
        let steps = change.certificate_steps(&subject(&row)).await?;
        Ok(DraftKept { history: steps.into_iter().map(line_of).collect(), ..kept(&row)? })
    }
}

/// Writes a draft in the place of the version before. Refuses with `T22` when another came between.
pub(super) async fn replaced(change: &mut Change, row: &DraftRow) -> Result<(), Trouble> {
    if change.replace_draft(row).await? {
        return Ok(());
    }
    Err(Refusal::new(Rule::ChangedMeanwhile, (row.version - 1).to_string()).into())
}

/// What a draft is called in the log and in histories.
pub(super) fn subject(row: &DraftRow) -> String {
    format!("draft/{}/{}", row.office, row.number)
}

/// The shipment of a draft.
pub(super) fn shipment_of(row: &DraftRow) -> Result<Shipment, Trouble> {
    let wrong = |_| StoreError::Cell { table: "certificate_draft", value: subject(row) };
    Ok(serde_json::from_str(&row.shipment).map_err(wrong)?)
}

/// The total that was declared.
pub(super) fn declared_of(row: &DraftRow) -> Option<Total> {
    serde_json::from_str(&row.declared).ok()
}

fn kept(row: &DraftRow) -> Result<DraftKept, Trouble> {
    Ok(DraftKept {
        id: DraftId { office: row.office.clone(), number: row.number },
        version: row.version,
        state: row.state,
        shipment: shipment_of(row)?,
        declared: declared_of(row),
        drafted_by: row.drafted_by.clone(),
        amended_by: row.amended_by.clone(),
        validated_by: row.validated_by.clone(),
        history: Vec::new(),
    })
}
