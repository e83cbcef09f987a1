//! What a shipment must state before a certificate can be made of it (KPCS Annex I A).

use std::collections::BTreeSet;

use super::shipment::{PARCELS_MAX, Parcel, Party, Shipment, Total};
use super::text::{LINE_CHARS_MAX, NAME_CHARS_MAX, line};
use crate::mass::Carats;
use crate::rule::{Place, Refusal, Rule};

/// The longest number of a parcel, lot or seal, in characters.
const ID_CHARS_MAX: usize = 40;
/// The most lots of one parcel.
const LOTS_MAX: usize = 200;

fn at(name: impl Into<String>) -> Place {
    Place { name: Some(name.into()), ..Place::default() }
}

/// A shipment with its texts trimmed. Refuses everything that is wrong at once: `T10` a field that is missing, `T11` one
/// that is too long, `T12` one with misleading characters, `T18` too many parcels, `T19` a parcel without origin, `T7` a
/// re-export without evidence of lawful import, `M4`/`V4` a sum that is too large, `T8` a parcel or HS code that stands
/// twice.
pub fn check_shipment(shipment: &Shipment) -> Result<Shipment, Vec<Refusal>> {
    let mut wrong = Vec::new();
    let mut proper = shipment.clone();
    party("exporter", &mut proper.exporter, &mut wrong);
    party("importer", &mut proper.importer, &mut wrong);
    optional("seal", &mut proper.seal, ID_CHARS_MAX, &mut wrong);
    optional("quality", &mut proper.quality, LINE_CHARS_MAX, &mut wrong);
    optional("zone", &mut proper.zone, NAME_CHARS_MAX, &mut wrong);
    if proper.parcels.is_empty() {
        wrong.push(Refusal::new(Rule::CertificateFieldMissing, "parcels").at(at("parcels")));
    }
    if proper.parcels.len() > PARCELS_MAX {
        let refusal = Refusal::new(Rule::TooManyParcels, proper.parcels.len().to_string());
        wrong.push(refusal.accepting([PARCELS_MAX.to_string()]).at(at("parcels")));
        return Err(wrong);
    }
    let mut ids = BTreeSet::new();
    for (number, one) in proper.parcels.iter_mut().enumerate() {
        let name = format!("parcels[{}]", number + 1);
        parcel(&name, one, &mut wrong);
        if !ids.insert(one.id.clone()) {
            wrong.push(Refusal::new(Rule::TotalsDiffer, one.id.clone()).at(at(format!("{name}.id"))));
        }
    }
    if proper.total().is_none() {
        wrong.push(Refusal::new(Rule::MassTooLarge, "total").at(at("parcels")));
    }
    for (number, evidence) in proper.evidence.iter_mut().enumerate() {
        let name = format!("evidence[{}]", number + 1);
        required(&name, &mut evidence.certificate, ID_CHARS_MAX, &mut wrong);
    }
    if proper.evidence.len() > PARCELS_MAX {
        wrong.push(Refusal::new(Rule::TooManyParcels, proper.evidence.len().to_string()).at(at("evidence")));
    }
    if proper.is_reexport() && proper.evidence.is_empty() {
        let origins = proper.origins().to_string();
        wrong.push(Refusal::new(Rule::ReexportWithoutEvidence, origins).at(at("evidence")));
    }
    if wrong.is_empty() { Ok(proper) } else { Err(wrong) }
}

/// Refuses with `T8` a declared total that is not that of the parcels.
pub fn check_total(shipment: &Shipment, declared: Total) -> Result<(), Refusal> {
    let Some(total) = shipment.total() else {
        return Err(Refusal::new(Rule::MassTooLarge, "total").at(at("parcels")));
    };
    let wrong = |field: &str, declared: String, summed: String| {
        Err(Refusal::new(Rule::TotalsDiffer, declared).accepting([summed]).at(at(field)))
    };
    if declared.carats != total.carats {
        return wrong("carats", declared.carats.to_string(), total.carats.to_string());
    }
    if declared.usd != total.usd {
        return wrong("usd", declared.usd.to_string(), total.usd.to_string());
    }
    Ok(())
}

fn party(field: &str, party: &mut Party, wrong: &mut Vec<Refusal>) {
    required(&format!("{field}.name"), &mut party.name, NAME_CHARS_MAX, wrong);
    required(&format!("{field}.address"), &mut party.address, LINE_CHARS_MAX, wrong);
    optional(&format!("{field}.licence"), &mut party.licence, ID_CHARS_MAX, wrong);
}

fn parcel(name: &str, parcel: &mut Parcel, wrong: &mut Vec<Refusal>) {
    required(&format!("{name}.id"), &mut parcel.id, ID_CHARS_MAX, wrong);
    optional(&format!("{name}.mined"), &mut parcel.mined, ID_CHARS_MAX, wrong);
    if parcel.origins.is_empty() {
        wrong.push(Refusal::new(Rule::OriginMissing, parcel.id.clone()).at(at(format!("{name}.origins"))));
    }
    if parcel.lines.is_empty() {
        wrong.push(Refusal::new(Rule::CertificateFieldMissing, "lines").at(at(format!("{name}.lines"))));
    }
    let mut codes = BTreeSet::new();
    for line in &parcel.lines {
        if !codes.insert(line.hs) {
            wrong.push(Refusal::new(Rule::TotalsDiffer, line.hs.code()).at(at(format!("{name}.hs"))));
        }
        if line.carats == Carats::ZERO {
            wrong.push(Refusal::new(Rule::CertificateFieldMissing, "carats").at(at(format!("{name}.carats"))));
        }
    }
    if parcel.lots.len() > LOTS_MAX {
        wrong.push(Refusal::new(Rule::TooManyParcels, parcel.lots.len().to_string()).at(at(format!("{name}.lots"))));
        return;
    }
    for lot in &mut parcel.lots {
        required(&format!("{name}.lots"), lot, ID_CHARS_MAX, wrong);
    }
}

fn required(field: &str, text: &mut String, chars_max: usize, wrong: &mut Vec<Refusal>) {
    match line(field, text, chars_max) {
        Ok(proper) => *text = proper,
        Err(refusal) => wrong.push(refusal),
    }
}

fn optional(field: &str, text: &mut String, chars_max: usize, wrong: &mut Vec<Refusal>) {
    if text.trim().is_empty() {
        text.clear();
    } else {
        required(field, text, chars_max, wrong);
    }
}
