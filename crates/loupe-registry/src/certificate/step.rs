//! Steps of a certificate that has a number: it leaves, goes back, is void or reported forged.

use loupe_scheme::access::{Actor, OfficeKind};
use loupe_scheme::certificate::{CertificateNumber, State, Step, after, receipt_due};
use loupe_scheme::record::Kind;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{CertificateHead, CertificateMove, CertificateWhole, Change};

use super::keep::{Done, reason};
use crate::registry::{Registry, Trouble};

impl Registry {
    /// Takes a step of [`Step::Depart`], [`Step::Return`], [`Step::Void`] or [`Step::ReportForged`]; where it led.
    ///
    /// Refuses with `A2` who may not, `T15` and `T29` a certificate that is not here, `T26` one of others, `T4` to `T6` and
    /// `T14` a step that does not follow, `T4` leaving after the last day, `T13` a day before that of issue, `T10` to `T12` a
    /// reason.
    pub async fn move_certificate(
        &self,
        actor: &Actor,
        number: &CertificateNumber,
        step: Step,
    ) -> Result<State, Trouble> {
        let step = proper(step)?;
        if let Some(permission) = step.permission() {
            actor.require(permission)?;
        }
        let mut change = self.store.change().await?;
        let whole = found(&mut change, number).await?;
        if !concerns(actor, &whole.head, &step) {
            return Err(Refusal::new(Rule::CertificateOfOthers, number.to_string()).into());
        }
        let state = after(whole.head.state, &step)?;
        let today = self.today();
        if today < whole.head.issued_on {
            let refusal = Refusal::new(Rule::CertificateDatesWrong, today.to_string());
            return Err(refusal.accepting([whole.head.issued_on.to_string()]).into());
        }
        let mut due_on = whole.head.due_on;
        if step == Step::Depart {
            if today > whole.head.expires_on {
                return Err(Refusal::new(Rule::CertificateExpired, whole.head.expires_on.to_string()).into());
            }
            due_on = receipt_due(&self.edition().register.laws, whole.head.importing, today);
        }
        change.move_certificate(number, &CertificateMove { state, due_on, receipt: None }).await?;
        self.keep(&mut change, moved(Some(actor), &actor.office.id, number, &step, state, today)).await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(state)
    }
}

/// What the record of a step says.
pub(super) fn moved<'a>(
    actor: Option<&'a Actor>,
    office: &'a loupe_scheme::record::OfficeId,
    number: &CertificateNumber,
    step: &Step,
    state: State,
    today: jiff::civil::Date,
) -> Done<'a> {
    let mut facts = vec![("status", state.code().to_owned())];
    facts.extend(step.reason().map(|reason| ("reason", reason.to_owned())));
    Done {
        actor,
        office,
        subject: format!("certificate/{number}"),
        step: step.code(),
        state,
        on: today,
        reason: step.reason().map(str::to_owned),
        kind: Kind::CertificateStatus,
        facts,
        sealed: Vec::new(),
    }
}

/// The certificate of a number. Refuses with `T29` one of an authority that keeps none here, with `T15` one that was never
/// issued.
pub(super) async fn found(change: &mut Change, number: &CertificateNumber) -> Result<CertificateWhole, Trouble> {
    if let Some(whole) = change.certificate(number).await? {
        return Ok(whole);
    }
    let is_kept_here = change.office_with_prefix(number.prefix().as_str()).await?.is_some();
    let rule = if is_kept_here { Rule::NoSuchCertificate } else { Rule::CertificateOnPaperOnly };
    Err(Refusal::new(rule, number.to_string()).into())
}

/// Only these are taken here, each with a proper reason; the others have their own verbs.
fn proper(step: Step) -> Result<Step, Refusal> {
    match step {
        Step::Depart => Ok(Step::Depart),
        Step::Return(why) => Ok(Step::Return(reason(&why)?)),
        Step::Void(why) => Ok(Step::Void(reason(&why)?)),
        Step::ReportForged(why) => Ok(Step::ReportForged(reason(&why)?)),
        other => Err(Refusal::new(Rule::StepOutOfOrder, other.code())),
    }
}

/// Whether the certificate is the actor's to move: it left their participant; that it is forged may say either side, and the
/// chair.
fn concerns(actor: &Actor, head: &CertificateHead, step: &Step) -> bool {
    let office = &actor.office;
    let is_of = |kind: OfficeKind, side| office.is(kind) && office.participant == Some(side);
    let exports = is_of(OfficeKind::ExportingAuthority, head.exporting);
    match step {
        Step::ReportForged(_) => {
            exports || is_of(OfficeKind::ImportingAuthority, head.importing) || office.is(OfficeKind::Chair)
        }
        _ => exports,
    }
}
