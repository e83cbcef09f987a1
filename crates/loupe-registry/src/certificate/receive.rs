//! Receipt: the importing authority says what it found (KPCS III(b)2).

use jiff::civil::Date;
use loupe_scheme::access::{Actor, OfficeKind, Permission};
use loupe_scheme::certificate::text::{NAME_CHARS_MAX, line};
use loupe_scheme::certificate::{
    Certificate, CertificateNumber, CommercialSeal, Found, Receipt, State, Step, after, receipt_due,
};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::Kind;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::{CertificateMove, CertificateWhole, Change, ReceiptGiven, StoreError};

use super::keep::{Done, json, remark, sealed};
use super::step::found as find;
use crate::registry::{Registry, Trouble};

/// The name under which a record seals a receipt.
pub(super) const RECEIPT: &str = "receipt";

impl Registry {
    /// Confirms a shipment that was submitted on `received_on`, with every difference.
    ///
    /// Refuses with `A2` who may not, `T15` and `T29` a certificate that is not here, `T26` one that goes elsewhere, `T6` one
    /// that was received, `T5` one that is void, `T4` one that was submitted after its last day, `T13` a day before its issue
    /// or that has not come, `T20` parcels without mass or mass without parcels, `T10` to `T12` texts.
    pub async fn receive_certificate(
        &self,
        actor: &Actor,
        number: &CertificateNumber,
        received_on: Date,
        found: Found,
        note: &str,
    ) -> Result<Receipt, Trouble> {
        let mut change = self.store.change().await?;
        let receipt = self.receive_within(&mut change, actor, number, received_on, found, note).await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(receipt)
    }

    /// Confirms a shipment inside `change`, which may confirm several. Refuses as [`Registry::receive_certificate`] does,
    /// before it writes anything.
    pub(crate) async fn receive_within(
        &self,
        change: &mut Change,
        actor: &Actor,
        number: &CertificateNumber,
        received_on: Date,
        found: Found,
        note: &str,
    ) -> Result<Receipt, Trouble> {
        actor.require(Permission::ReceiveCertificate)?;
        let (found, note) = (proper(found)?, remark(note)?);
        let whole = find(change, number).await?;
        let head = &whole.head;
        expect_importing(actor, head.importing, &number.to_string())?;
        let receipt = Receipt::of(&certificate_of(&whole)?, received_on, found, &note);
        let state = after(head.state, &Step::Receive(Box::new(receipt.clone())))?;
        expect_days(received_on, self.today(), head.issued_on, Some(head.expires_on))?;
        let text = json(&receipt);
        let given =
            ReceiptGiven { received_on, outcome: receipt.outcome().code(), text: &text, office: &actor.office.id };
        let due_on = receipt_due(&self.edition().register.laws, head.importing, received_on);
        change.move_certificate(number, &CertificateMove { state, due_on, receipt: Some(given) }).await?;
        let subject = format!("certificate/{number}");
        self.keep(change, received(actor, subject, state, &receipt, text)?).await?;
        Ok(receipt)
    }
}

/// What the record of a receipt says.
pub(super) fn received<'a>(
    actor: &'a Actor,
    subject: String,
    state: State,
    receipt: &Receipt,
    text: String,
) -> Result<Done<'a>, Trouble> {
    Ok(Done {
        actor: Some(actor),
        office: &actor.office.id,
        subject,
        step: "receive",
        state,
        on: receipt.received_on,
        reason: None,
        kind: Kind::CertificateReceived,
        facts: vec![("outcome", receipt.outcome().code().to_owned()), ("received_on", receipt.received_on.to_string())],
        sealed: vec![sealed(RECEIPT, text)?],
    })
}

/// The certificate in a row.
pub(super) fn certificate_of(whole: &CertificateWhole) -> Result<Certificate, Trouble> {
    let wrong = || StoreError::Cell { table: "certificate", value: whole.head.number.to_string() };
    let seal = CommercialSeal::from_hex(&whole.seal).ok_or_else(wrong)?;
    Ok(Certificate::of_parts(&whole.claims, &whole.commercial, seal).map_err(|_| wrong())?)
}

/// Refuses with `T26` a certificate that goes to another participant than the actor's.
pub(super) fn expect_importing(actor: &Actor, importing: ParticipantId, number: &str) -> Result<(), Refusal> {
    let is_ours = actor.office.is(OfficeKind::ImportingAuthority) && actor.office.participant == Some(importing);
    if is_ours { Ok(()) } else { Err(Refusal::new(Rule::CertificateOfOthers, number)) }
}

/// Refuses with `T13` a day of submission before the issue or after today, with `T4` one after the last day.
pub(super) fn expect_days(on: Date, today: Date, issued_on: Date, expires_on: Option<Date>) -> Result<(), Refusal> {
    if on < issued_on || on > today {
        let refusal = Refusal::new(Rule::CertificateDatesWrong, on.to_string()).at(at("received_on"));
        return Err(refusal.accepting([issued_on.to_string(), today.to_string()]));
    }
    match expires_on.filter(|last| on > *last) {
        Some(last) => Err(Refusal::new(Rule::CertificateExpired, last.to_string()).at(at("received_on"))),
        None => Ok(()),
    }
}

/// What was found, with its texts trimmed.
pub(super) fn proper(found: Found) -> Result<Found, Trouble> {
    let mut wrong = Vec::new();
    let mut text = |field: &str, text: &str| {
        line(field, text, NAME_CHARS_MAX).unwrap_or_else(|refusal| {
            wrong.push(refusal);
            String::new()
        })
    };
    let (exporter, importer) = (text("exporter", &found.exporter), text("importer", &found.importer));
    let seal = if found.seal.trim().is_empty() { String::new() } else { text("seal", &found.seal) };
    if (found.parcels == 0) != (found.carats == Carats::ZERO) {
        wrong.push(Refusal::new(Rule::ReceiptWrong, found.carats.to_string()).at(at("carats")));
    }
    if wrong.is_empty() { Ok(Found { exporter, importer, seal, ..found }) } else { Err(Trouble::Refused(wrong)) }
}

fn at(name: &str) -> Place {
    Place { name: Some(name.to_owned()), ..Place::default() }
}
