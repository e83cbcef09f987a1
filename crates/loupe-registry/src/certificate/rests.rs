//! On what a re-export rests: certificates with which its goods came in, each used up to its mass and no further.

use jiff::civil::Date;
use loupe_scheme::certificate::{CertificateNumber, Evidence, Receipt, Shipment, State};
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::{CertificateWhole, Change};

use crate::registry::Trouble;
use crate::warning::plain_number;

/// How much of the goods of one certificate is exported again: its name in rows, and the mass.
pub(super) type Rest = (String, Carats);

/// What is left of the goods of a certificate.
struct Left {
    name: String,
    /// `None` where nobody here knows: it came in on paper, before there was a register.
    carats: Option<Carats>,
}

/// Divides the re-exported mass among the evidence, in its order.
///
/// The inner refusals: `T7` evidence that was never issued or received here, or is of less mass; `T6` evidence whose
/// goods were all exported again; `T5` what was voided or reported forged; `T13` a day of import that has not come.
pub(super) async fn rests(
    change: &mut Change,
    shipment: &Shipment,
    today: Date,
) -> Result<Result<Vec<Rest>, Vec<Refusal>>, Trouble> {
    let mut wrong = Vec::new();
    let mut all: Vec<Left> = Vec::new();
    for (evidence, number) in shipment.evidence.iter().zip(1..) {
        let place = Place { name: Some(format!("evidence[{number}]")), ..Place::default() };
        if evidence.imported_on > today {
            let input = evidence.imported_on.to_string();
            wrong.push(Refusal::new(Rule::CertificateDatesWrong, input).at(place));
            continue;
        }
        match left(change, shipment, evidence).await? {
            Ok(left) if all.iter().any(|other| other.name == left.name) => {}
            Ok(left) => all.push(left),
            Err(refusal) => wrong.push(refusal.at(place)),
        }
    }
    if wrong.is_empty() {
        match divide(&all, reexported(shipment)) {
            Ok(rests) => return Ok(Ok(rests)),
            Err(refusal) => wrong.push(refusal),
        }
    }
    Ok(Err(wrong))
}

/// The mass of the parcels with stones that were not mined in the participant that they leave.
fn reexported(shipment: &Shipment) -> Carats {
    let came_in = |origins: &loupe_scheme::certificate::Origins| {
        origins.unknown || origins.countries.iter().any(|country| *country != shipment.exporting)
    };
    let masses = shipment.parcels.iter().filter(|parcel| came_in(&parcel.origins)).filter_map(|parcel| parcel.carats());
    masses.fold(Carats::ZERO, |sum, mass| sum.checked_add(mass).unwrap_or(Carats::MAX))
}

fn divide(all: &[Left], mass: Carats) -> Result<Vec<Rest>, Refusal> {
    let mut open = mass;
    let mut rests = Vec::new();
    let mut known = Carats::ZERO;
    for left in all {
        let Some(carats) = left.carats else { continue };
        known = known.checked_add(carats).unwrap_or(Carats::MAX);
        let taken = open.min(carats);
        open = open.checked_sub(taken).unwrap_or(Carats::ZERO);
        if taken > Carats::ZERO {
            rests.push((left.name.clone(), taken));
        }
    }
    if open == Carats::ZERO {
        return Ok(rests);
    }
    if let Some(unknown) = all.iter().find(|left| left.carats.is_none()) {
        rests.push((unknown.name.clone(), open));
        return Ok(rests);
    }
    let rule = if known == Carats::ZERO { Rule::CertificateUsed } else { Rule::ReexportWithoutEvidence };
    let place = Place { name: Some("evidence".to_owned()), ..Place::default() };
    Err(Refusal::new(rule, mass.to_string()).accepting([known.to_string()]).at(place))
}

async fn left(change: &mut Change, shipment: &Shipment, evidence: &Evidence) -> Result<Result<Left, Refusal>, Trouble> {
    let refused = |rule: Rule| Ok(Err(Refusal::new(rule, evidence.certificate.clone())));
    if let Ok(number) = evidence.certificate.parse::<CertificateNumber>() {
        if let Some(whole) = change.certificate(&number).await? {
            let Some(came_in) = came_in(&whole, shipment, evidence) else {
                let is_void = matches!(whole.head.state, State::Voided | State::ReportedForged);
                return refused(if is_void { Rule::CertificateVoid } else { Rule::ReexportWithoutEvidence });
            };
            return Ok(Ok(Left {
                carats: Some(less(came_in, change.taken_of(&number.to_string()).await?)),
                name: number.to_string(),
            }));
        }
        if change.office_with_prefix(number.prefix().as_str()).await?.is_some() {
            return refused(Rule::ReexportWithoutEvidence);
        }
    }
    let plain = plain_number(&evidence.certificate);
    let name = format!("{}:{plain}", evidence.issued_by);
    let Some(paper) = change.paper_receipt(evidence.issued_by, &plain).await? else {
        return Ok(Ok(Left { name, carats: None }));
    };
    if paper.importing != shipment.exporting {
        return refused(Rule::ReexportWithoutEvidence);
    }
    let receipt: Option<Receipt> = serde_json::from_str(&paper.receipt).ok();
    let found = receipt.map_or(Carats::ZERO, |receipt| receipt.found.carats);
    let taken = change.taken_of(&name).await?;
    Ok(Ok(Left { name, carats: Some(less(found, taken)) }))
}

/// The mass that came in with a certificate of this register; `None` where it did not come in there.
fn came_in(whole: &CertificateWhole, shipment: &Shipment, evidence: &Evidence) -> Option<Carats> {
    let head = &whole.head;
    let there = head.importing == shipment.exporting && head.exporting == evidence.issued_by;
    let receipt: Receipt = serde_json::from_str(&whole.receipt).ok()?;
    (there && head.state.is_received()).then_some(receipt.found.carats)
}

fn less(mass: Carats, taken_micro: u64) -> Carats {
    Carats::from_micro(mass.micro().saturating_sub(taken_micro)).unwrap_or(Carats::ZERO)
}
