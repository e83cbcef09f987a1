//! The claims of a code as CBOR: maps of small numbers in rising order, shortest forms (RFC 8949 4.2.1).
//!
//! Outside stand the claims that a CWT has names for (RFC 8392): 1 the office, 4 the end of the last day, 6 the beginning
//! of the day of issue. The certificate is under one private number, as the EU's health certificates did it.

use std::collections::BTreeMap;

use ciborium::Value;
use loupe_scheme::certificate::{Certificate, CommercialSeal, HsCode, Issuer, Shipment, Total, check_shipment, text};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::{Digest, OfficeId, RecordId};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::value::UsdCents;

use super::Content;
use super::cose;
use super::parts::{self, Members, SECONDS_PER_DAY};
use super::summary::{Parties, Summary};
use crate::stated::LANGUAGE_CHARS_MAX;

/// The CWT claims (RFC 8392 4).
const ISSUER: i64 = 1;
const EXPIRES: i64 = 4;
const ISSUED: i64 = 6;
/// The first of the numbers that anyone may use (RFC 8392 9.1).
const CERTIFICATE: i64 = -65_537;

/// The members of the certificate.
const NUMBER: i64 = 1;
const NAME: i64 = 2;
const CITY: i64 = 3;
const LANGUAGE: i64 = 4;
const EXPORTING: i64 = 5;
const IMPORTING: i64 = 6;
const EXPORTER: i64 = 7;
const IMPORTER: i64 = 8;
const RECORD: i64 = 9;
const SALT: i64 = 10;
const PARCELS: i64 = 11;
const EVIDENCE: i64 = 12;
const SEAL: i64 = 13;
const QUALITY: i64 = 14;
const ZONE: i64 = 15;
const COMMERCIAL: i64 = 16;
const PARCEL_COUNT: i64 = 17;
const TOTALS: i64 = 18;
const ORIGINS: i64 = 19;

type Read<T> = Result<T, &'static str>;

/// The payload of a whole certificate.
pub(super) fn whole(certificate: &Certificate) -> Vec<u8> {
    let shipment = &certificate.shipment;
    let mut members = head(certificate, &certificate.seal);
    parties(&mut members, &parties_of(shipment));
    members.insert(PARCELS, Value::Array(shipment.parcels.iter().map(parts::parcel).collect()));
    if !shipment.evidence.is_empty() {
        members.insert(EVIDENCE, Value::Array(shipment.evidence.iter().map(parts::evidence).collect()));
    }
    payload(certificate, members)
}

/// The payload of a summary.
pub(super) fn summary(summary: &Summary) -> Vec<u8> {
    let claims = &summary.claims;
    let certificate = without_shipment(summary);
    let mut members = head(&certificate, &summary.seal);
    if let Some(named) = &summary.parties {
        parties(&mut members, named);
    }
    let commercial = Digest::from_hex(&claims.commercial).map_or(Vec::new(), |digest| digest.0.to_vec());
    members.insert(COMMERCIAL, Value::Bytes(commercial));
    members.insert(PARCEL_COUNT, claims.parcels.into());
    let totals = summary.totals.iter().map(|(hs, total)| parts::line(*hs, *total)).collect();
    members.insert(TOTALS, Value::Array(totals));
    members.insert(ORIGINS, parts::origins(&claims.origins));
    payload(&certificate, members)
}

/// What the payload says. Refuses with `Q14`, naming the member, what is not exactly what this crate writes of a
/// certificate that the scheme allows.
pub(super) fn read(payload: &[u8]) -> Result<Content, Refusal> {
    let refused = |what: &str| Refusal::new(Rule::ClaimsUnreadable, what);
    let content = read_payload(payload).map_err(refused)?;
    let written = match &content {
        Content::Whole(certificate) => whole(certificate),
        Content::Summary(one) => summary(one),
    };
    if written == payload { Ok(content) } else { Err(refused("CBOR")) }
}

fn payload(certificate: &Certificate, members: BTreeMap<i64, Value>) -> Vec<u8> {
    let map = |members: Vec<(i64, Value)>| {
        Value::Map(members.into_iter().map(|(number, value)| (number.into(), value)).collect())
    };
    let after_last_day = (parts::day(certificate.expires_on) + 1) * SECONDS_PER_DAY;
    cose::bytes_of(&map(vec![
        (ISSUER, certificate.issuer.office.as_str().into()),
        (EXPIRES, after_last_day.into()),
        (ISSUED, (parts::day(certificate.issued_on) * SECONDS_PER_DAY).into()),
        (CERTIFICATE, map(members.into_iter().collect())),
    ]))
}

/// What a whole certificate and a summary both state.
fn head(certificate: &Certificate, salt: &CommercialSeal) -> BTreeMap<i64, Value> {
    let Issuer { office, name, city } = &certificate.issuer;
    let record = match certificate.record.parse::<RecordId>() {
        Ok(record) if record.office.as_str() == office => record.sequence.into(),
        _ => certificate.record.as_str().into(),
    };
    let mut members = BTreeMap::from([
        (NUMBER, certificate.number.to_string().into()),
        (NAME, name.as_str().into()),
        (LANGUAGE, certificate.language.as_str().into()),
        (EXPORTING, certificate.shipment.exporting.as_str().into()),
        (IMPORTING, certificate.shipment.importing.as_str().into()),
        (RECORD, record),
        (SALT, Value::Bytes(salt.0.to_vec())),
    ]);
    optional(&mut members, CITY, city);
    members
}

fn parties(members: &mut BTreeMap<i64, Value>, parties: &Parties) {
    members.insert(EXPORTER, parts::party(&parties.exporter));
    members.insert(IMPORTER, parts::party(&parties.importer));
    optional(members, SEAL, &parties.seal);
    optional(members, QUALITY, &parties.quality);
    optional(members, ZONE, &parties.zone);
}

fn optional(members: &mut BTreeMap<i64, Value>, number: i64, text: &str) {
    if !text.is_empty() {
        members.insert(number, text.into());
    }
}

fn parties_of(shipment: &Shipment) -> Parties {
    Parties {
        exporter: shipment.exporter.clone(),
        importer: shipment.importer.clone(),
        seal: shipment.seal.clone(),
        quality: shipment.quality.clone(),
        zone: shipment.zone.clone(),
    }
}

fn without_shipment(summary: &Summary) -> Certificate {
    let claims = &summary.claims;
    let of_issuer = |name: &str| claims.issuer.get(name).cloned().unwrap_or_default();
    Certificate {
        number: claims.number.clone(),
        issuer: Issuer { office: of_issuer("office"), name: of_issuer("name"), city: of_issuer("city") },
        language: claims.language.clone(),
        issued_on: claims.issued_on,
        expires_on: claims.expires_on,
        shipment: parts::no_shipment(claims.exporting, claims.importing),
        record: claims.record.clone(),
        seal: summary.seal,
    }
}

fn read_payload(payload: &[u8]) -> Read<Content> {
    let mut outer = Members::of(cose::item(payload).ok_or("CBOR")?).ok_or("CBOR")?;
    let mut inner = outer.take(CERTIFICATE).and_then(Members::of).ok_or("certificate")?;
    let mut certificate = read_head(&mut outer, &mut inner)?;
    let named = inner.has(EXPORTER).then(|| read_parties(&mut inner)).transpose()?;
    if inner.has(COMMERCIAL) {
        return Ok(Content::Summary(Box::new(read_summary(&certificate, named, &mut inner)?)));
    }
    let named = named.ok_or("exporter")?;
    let shipment = &mut certificate.shipment;
    let parcels = inner.array(PARCELS).ok_or("parcels")?;
    shipment.parcels = parcels.into_iter().map(parts::read_parcel).collect::<Option<_>>().ok_or("parcels")?;
    let evidence = if inner.has(EVIDENCE) { inner.array(EVIDENCE).ok_or("evidence")? } else { Vec::new() };
    shipment.evidence = evidence.into_iter().map(parts::read_evidence).collect::<Option<_>>().ok_or("evidence")?;
    (shipment.exporter, shipment.importer) = (named.exporter, named.importer);
    (shipment.seal, shipment.quality, shipment.zone) = (named.seal, named.quality, named.zone);
    match check_shipment(shipment) {
        Ok(proper) if proper == *shipment => Ok(Content::Whole(Box::new(certificate))),
        _ => Err("shipment"),
    }
}

fn read_head(outer: &mut Members, inner: &mut Members) -> Read<Certificate> {
    let office: OfficeId = outer.text(ISSUER).and_then(|office| office.parse().ok()).ok_or("issuer")?;
    let expires_on = outer.date(EXPIRES, -1).ok_or("expires")?;
    let issued_on = outer.date(ISSUED, 0).ok_or("issued")?;
    if issued_on > expires_on {
        return Err("expires");
    }
    let line = |inner: &mut Members, number: i64, chars_max: usize, name: &'static str| {
        let said = inner.text(number).ok_or(name)?;
        let proper = text::line(name, &said, chars_max).map_err(|_| name)?;
        if proper == said { Ok(said) } else { Err(name) }
    };
    let name = line(inner, NAME, text::LINE_CHARS_MAX, "issuer")?;
    let has_city = inner.has(CITY);
    let city = if has_city { line(inner, CITY, text::LINE_CHARS_MAX, "issuer")? } else { String::new() };
    let participant = |inner: &mut Members, number: i64| ParticipantId::new(&inner.text(number)?).ok();
    let record = match inner.take(RECORD).ok_or("record")? {
        Value::Text(record) => record.parse::<RecordId>().map_err(|_| "record")?,
        other => RecordId { office: office.clone(), sequence: parts::count(other).ok_or("record")? },
    };
    let exporting = participant(inner, EXPORTING).ok_or("exporting")?;
    let importing = participant(inner, IMPORTING).ok_or("importing")?;
    let salt = inner.bytes(SALT).and_then(|salt| salt.try_into().ok()).ok_or("salt")?;
    Ok(Certificate {
        number: inner.text(NUMBER).and_then(|number| number.parse().ok()).ok_or("number")?,
        issuer: Issuer { office: office.to_string(), name, city },
        language: line(inner, LANGUAGE, LANGUAGE_CHARS_MAX, "language")?,
        issued_on,
        expires_on,
        shipment: parts::no_shipment(exporting, importing),
        record: record.to_string(),
        seal: CommercialSeal(salt),
    })
}

fn read_parties(inner: &mut Members) -> Read<Parties> {
    let optional = |inner: &mut Members, number: i64, name: &'static str| {
        if inner.has(number) { inner.text(number).ok_or(name) } else { Ok(String::new()) }
    };
    Ok(Parties {
        exporter: inner.take(EXPORTER).and_then(parts::read_party).ok_or("exporter")?,
        importer: inner.take(IMPORTER).and_then(parts::read_party).ok_or("importer")?,
        seal: optional(inner, SEAL, "seal")?,
        quality: optional(inner, QUALITY, "quality")?,
        zone: optional(inner, ZONE, "zone")?,
    })
}

fn read_summary(certificate: &Certificate, parties: Option<Parties>, inner: &mut Members) -> Read<Summary> {
    let commercial: [u8; 32] = inner.bytes(COMMERCIAL).and_then(|b| b.try_into().ok()).ok_or("commercial")?;
    let count = inner.take(PARCEL_COUNT).and_then(parts::count).and_then(|n| u32::try_from(n).ok());
    let lines = inner.array(TOTALS).ok_or("totals")?;
    let totals: Option<BTreeMap<HsCode, Total>> = lines.into_iter().map(parts::read_line).collect();
    let totals = totals.filter(|totals| !totals.is_empty() && totals.values().all(is_something)).ok_or("totals")?;
    let origins = inner.take(ORIGINS).and_then(parts::read_origins).filter(|o| !o.is_empty()).ok_or("origins")?;
    let mut claims = certificate.claims();
    claims.commercial = Digest(commercial).to_string();
    claims.parcels = count.filter(|count| *count > 0).ok_or("parcels")?;
    claims.hs = totals.keys().copied().collect();
    let elsewhere = |country: &ParticipantId| *country != claims.exporting;
    claims.reexport = origins.unknown || origins.countries.iter().any(elsewhere);
    claims.origins = origins;
    if let Some(named) = &parties {
        check_parties(certificate, named)?;
    }
    let summary = Summary { claims, seal: certificate.seal, totals, parties };
    summary.total().ok_or("totals")?;
    Ok(summary)
}

/// The texts of the parties, held to the same rules as those of a whole certificate.
fn check_parties(certificate: &Certificate, named: &Parties) -> Read<()> {
    let mut shipment = certificate.shipment.clone();
    (shipment.exporter, shipment.importer) = (named.exporter.clone(), named.importer.clone());
    (shipment.seal, shipment.quality, shipment.zone) = (named.seal.clone(), named.quality.clone(), named.zone.clone());
    shipment.parcels = vec![parts::some_parcel(shipment.exporting)];
    match check_shipment(&shipment) {
        Ok(proper) if proper == shipment => Ok(()),
        _ => Err("parties"),
    }
}

fn is_something(total: &Total) -> bool {
    total.carats > Carats::ZERO && total.usd >= UsdCents::ZERO
}
