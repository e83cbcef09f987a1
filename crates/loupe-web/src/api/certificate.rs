//! Routes of certificates: what everybody may read of them.

use loupe_registry::answer::Selection;
use loupe_registry::answer::certificate::{Seen, certificate};
use loupe_registry::reconcile::ReconcileAsked;
use loupe_registry::subject::parse_participant;
use loupe_registry::warning::Warning;
use loupe_scheme::access::Permission;
use loupe_scheme::certificate::CertificateNumber;
use serde::Serialize;

use super::call::{Call, Param};
use super::reply::Reply;
use super::routes::{LANG, Made, Route, get};
use crate::routes::OpenTo;

const OF: &[Param] = &[Param::Participant, Param::Lang];
const BEFORE: &[Param] = &[Param::Before, Param::Lang];

/// Warnings, the newest first.
#[derive(Serialize)]
struct Warnings {
    warnings: Vec<Warning>,
}

/// Pairs of participants, quarter by quarter.
#[derive(Serialize)]
struct Reconciliation {
    pairs: Vec<loupe_registry::reconcile::LaneLine>,
}

/// Receipts by the participant that owes them.
#[derive(Serialize)]
struct Receipts {
    participants: Vec<Receipt>,
}

#[derive(Serialize)]
struct Receipt {
    participant: String,
    #[serde(flatten)]
    owed: loupe_registry::reconcile::Owed,
}

#[rustfmt::skip]
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/certificates/{number}", "certificate",
            "A certificate: its public claims, its history, its statement under every definition. Nothing commercial.",
            LANG, "Certificate", one),
        get("/warnings", "warnings", "Warnings of false certificates, the newest first; those below a number with `before`.",
            BEFORE, "Warnings", |call| {
                let before = call.before()?;
                let warnings = call.wait(|registry| registry.warnings(before))?;
                Reply::json(&call.ask.answer(&[], Warnings { warnings }))
            }),
        get("/receipts-owed", "receiptsOwed", "How many receipts of certificates each participant gave and owes.",
            LANG, "ReceiptsOwed", |call| {
                let owed = call.wait(|registry| registry.receipts_owed())?;
                let of = |(id, owed): (loupe_scheme::participant::ParticipantId, _)| {
                    Receipt { participant: id.to_string(), owed }
                };
                let participants = owed.into_iter().map(of).collect();
                Reply::json(&call.ask.answer(&[], Receipts { participants }))
            }),
        get("/reconciliation", "reconciliation",
            "What was certified and what was received, by pair of participants and quarter. An office sees its own pairs.",
            OF, "Reconciliation", reconciliation).only(OpenTo::May(&[Permission::ReconcileCertificates])),
    ]
}

fn reconciliation(call: &Call<'_>) -> Made {
    let register = &call.ask.edition.register;
    let participant = call.participant().map(|text| parse_participant(register, text)).transpose()?;
    let (actor, asked) = (call.actor()?, ReconcileAsked { participant, ..ReconcileAsked::default() });
    let pairs = call.wait(|registry| registry.reconcile(actor, asked))?;
    Reply::json(&call.ask.answer(&[], Reconciliation { pairs }))
}

fn one(call: &Call<'_>) -> Made {
    let number: CertificateNumber = call.part("number").parse()?;
    let kept = call.wait(|registry| registry.certificate(&number))?;
    let warnings = call.wait(|registry| registry.warnings_of(call.part("number")))?;
    let definitions = Selection::default().resolved(call.ask.edition)?;
    let answer = certificate(&call.ask, &Seen::of(&kept, warnings, false), &definitions);
    Reply::json(&call.ask.answer(&definitions, answer))
}
