//! A certificate, ready to be set on paper: every field of KPCS Annex I A, and what Annex I B and C leave open.

use loupe_scheme::certificate::{Certificate, HsCode, Origins, Parcel, Party, Shipment, Total};
use loupe_scheme::register::Register;
use loupe_scheme::words::Lang;

use super::both::{Both, Voices, figure};
use super::origins::{OriginRow, rows};
use super::statement::Statements;
use crate::catalogue::catalogue;

/// What a sheet is made from.
#[derive(Clone, Debug)]
pub struct Printed<'a> {
    /// The certificate.
    pub certificate: &'a Certificate,
    /// The address of its public page, without the scheme: `loupe.example/certificate/BW00000417`. Empty where the
    /// register has none.
    pub address: String,
    /// What is known under each definition; `None` where nobody made a statement.
    pub statements: Option<Statements>,
}

/// A certificate in words and figures. Sums are recomputed from the parcels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its languages.
    pub voices: Voices,
    /// The BCP 47 tag of its language, as it states it.
    pub language: String,
    /// That language by its name, with the tag.
    pub language_name: String,
    /// Its number (A 5).
    pub number: String,
    /// The participant that issued it, with its ISO 3166-1 alpha-2 code.
    pub participant: Both,
    /// That code.
    pub alpha2: String,
    /// The country of origin (A 3), or where to read the origins of mixed parcels.
    pub origin: Both,
    /// The day of issue (A 7).
    pub issued_on: Both,
    /// The last day on which it is valid (A 8).
    pub expires_on: Both,
    /// The day of issue as it is, for machines.
    pub issued: jiff::civil::Date,
    /// Who issued it and where (A 9).
    pub issuer: String,
    /// The exporter (A 10).
    pub exporter: Party,
    /// The importer (A 10).
    pub importer: Party,
    /// The participant it goes to (B).
    pub destination: Both,
    /// How many parcels there are (A 13).
    pub parcel_count: usize,
    /// Mass and value by HS code (A 11, 12, 14).
    pub goods: Vec<GoodsRow>,
    /// The whole mass.
    pub carats: String,
    /// The whole value.
    pub usd: String,
    /// Every parcel.
    pub parcels: Vec<ParcelRow>,
    /// Where the stones were mined.
    pub origins: Vec<OriginRow>,
    /// How re-exported goods came in.
    pub evidence: Vec<EvidenceRow>,
    /// What is known under each definition.
    pub statements: Option<Statements>,
    /// The seal of the container; empty where there is none (C).
    pub seal: String,
    /// What kind of stones they are; empty where nobody says (B).
    pub quality: String,
    /// The zone; empty where there is none.
    pub zone: String,
    /// The record of its issue in the public log.
    pub record: String,
    /// The hash of its claims.
    pub claims_hash: String,
    /// The address of its public page; may be empty.
    pub address: String,
}

/// Stones of one HS code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsRow {
    /// The code.
    pub hs: &'static str,
    /// What it means.
    pub meaning: Both,
    /// Mass in carats.
    pub carats: String,
    /// Value in US dollars.
    pub usd: String,
}

/// One parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParcelRow {
    /// Its number.
    pub id: String,
    /// Every country of origin, and whether some is not known.
    pub origins: Vec<Both>,
    /// When its stones were mined; empty where nobody says.
    pub mined: String,
    /// Its stones by HS code.
    pub lines: Vec<GoodsRow>,
    /// The lots it carries.
    pub lots: Vec<String>,
}

/// How re-exported goods lawfully came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRow {
    /// The certificate.
    pub certificate: String,
    /// Who had issued it.
    pub issued_by: Both,
    /// The day of import.
    pub imported_on: Both,
}

/// Makes the sheet of a certificate, with the names that the register has.
pub fn sheet(printed: &Printed<'_>, register: &Register) -> Sheet {
    let certificate = printed.certificate;
    let voices = Voices::of_tag(&certificate.language);
    let shipment = &certificate.shipment;
    let total = shipment.total().unwrap_or_default();
    let issuer = &certificate.issuer;
    let seat = [&issuer.name, &issuer.city].into_iter().filter(|text| !text.is_empty());
    Sheet {
        voices,
        language: certificate.language.clone(),
        language_name: catalogue(voices.own()).language(&certificate.language),
        number: certificate.number.to_string(),
        participant: voices.country(register, shipment.exporting),
        alpha2: certificate.number.prefix().alpha2().to_owned(),
        origin: origin(&shipment.origins(), shipment, voices, register),
        issued_on: voices.day(certificate.issued_on),
        expires_on: voices.day(certificate.expires_on),
        issued: certificate.issued_on,
        issuer: seat.cloned().collect::<Vec<_>>().join(", "),
        exporter: shipment.exporter.clone(),
        importer: shipment.importer.clone(),
        destination: voices.country(register, shipment.importing),
        parcel_count: shipment.parcels.len(),
        goods: shipment.by_hs().unwrap_or_default().into_iter().map(|(hs, sum)| goods(hs, sum, voices)).collect(),
        carats: figure(&total.carats.to_string()),
        usd: figure(&total.usd.to_string()),
        parcels: shipment.parcels.iter().map(|one| parcel(one, voices, register)).collect(),
        origins: rows(shipment, voices, register),
        evidence: evidence(shipment, voices, register),
        statements: printed.statements.clone(),
        seal: shipment.seal.clone(),
        quality: shipment.quality.clone(),
        zone: shipment.zone.clone(),
        record: certificate.record.clone(),
        claims_hash: certificate.claims_hash().to_string(),
        address: printed.address.clone(),
    }
}

impl Sheet {
    /// What to say where the certificate states a language for which there are no texts.
    pub fn english_only(&self) -> Option<String> {
        let known = Lang::from_tag(&self.language).is_some();
        let args = [("tag", self.language_name.clone())];
        (!known).then(|| catalogue(Lang::En).with("paper-english-only", &args))
    }
}

/// The country of origin where every parcel has that one and no other (KPCS Annex I A 3).
fn origin(origins: &Origins, shipment: &Shipment, voices: Voices, register: &Register) -> Both {
    let unmixed = shipment.parcels.iter().all(|parcel| !parcel.origins.is_mixed());
    match origins.countries.first() {
        Some(one) if unmixed && origins.countries.len() == 1 && !origins.unknown => voices.country(register, *one),
        None => voices.text("paper-unknown"),
        _ if unmixed => voices.text("paper-by-parcel"),
        _ => voices.text("paper-mixed"),
    }
}

fn goods(hs: HsCode, sum: Total, voices: Voices) -> GoodsRow {
    let meaning = voices.text(match hs {
        HsCode::Unsorted => "paper-hs-unsorted",
        HsCode::Industrial => "paper-hs-industrial",
        HsCode::NonIndustrial => "paper-hs-non-industrial",
    });
    GoodsRow { hs: hs.code(), meaning, carats: figure(&sum.carats.to_string()), usd: figure(&sum.usd.to_string()) }
}

fn parcel(parcel: &Parcel, voices: Voices, register: &Register) -> ParcelRow {
    let countries = parcel.origins.countries.iter().map(|id| voices.country(register, *id));
    let unknown = parcel.origins.unknown.then(|| voices.text("paper-unknown"));
    let line =
        |line: &loupe_scheme::certificate::Line| goods(line.hs, Total { carats: line.carats, usd: line.usd }, voices);
    ParcelRow {
        id: parcel.id.clone(),
        origins: countries.chain(unknown).collect(),
        mined: parcel.mined.replace("..", "–"),
        lines: parcel.lines.iter().map(line).collect(),
        lots: parcel.lots.clone(),
    }
}

fn evidence(shipment: &Shipment, voices: Voices, register: &Register) -> Vec<EvidenceRow> {
    let row = |evidence: &loupe_scheme::certificate::Evidence| EvidenceRow {
        certificate: evidence.certificate.clone(),
        issued_by: voices.country(register, evidence.issued_by),
        imported_on: voices.day(evidence.imported_on),
    };
    shipment.evidence.iter().map(row).collect()
}
