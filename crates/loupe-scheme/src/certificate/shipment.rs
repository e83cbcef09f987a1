//! What is sent: a shipment of parcels from an exporter to an importer (KPCS I).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::hs::HsCode;
use super::number::CertificateNumber;
use super::origin::Origins;
use crate::mass::Carats;
use crate::participant::ParticipantId;
use crate::value::UsdCents;

/// The most parcels of one shipment, and lines of one parcel.
pub const PARCELS_MAX: usize = 200;

/// An exporter or importer (KPCS Annex I A 10).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its name, in its own script.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// Its licence, where it has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
}

/// Stones of one HS code in a parcel (KPCS Annex I A 11, 12, 14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The code.
    pub hs: HsCode,
    /// Their mass.
    pub carats: Carats,
    /// Their value in US dollars.
    pub usd: UsdCents,
}

/// Diamonds packed together and not individualised (KPCS I, Parcel).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    /// Its number, as on its package.
    pub id: String,
    /// Where its stones were mined: every country, of a mixed parcel as well.
    pub origins: Origins,
    /// Its stones by HS code, each code once.
    pub lines: Vec<Line>,
    /// The lots it carries, where custody knows them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lots: Vec<String>,
    /// When its stones were mined: a year, half-year or period such as `2022H1..2023`. Empty where nobody says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mined: String,
}

/// On what a re-export rests: how its goods lawfully came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The certificate with which they came in.
    pub certificate: String,
    /// The participant that had issued it.
    pub issued_by: ParticipantId,
    /// The day of import, `2026-11-02`.
    pub imported_on: jiff::civil::Date,
}

/// A total that an applicant declares, to be compared with the parcels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// Mass.
    pub carats: Carats,
    /// Value.
    pub usd: UsdCents,
}

/// One or more parcels on their way from one participant to another (KPCS I, Shipment).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shipment {
    /// The participant it leaves: the country of provenance (KPCS I).
    pub exporting: ParticipantId,
    /// The participant it goes to.
    pub importing: ParticipantId,
    /// Who sends it.
    pub exporter: Party,
    /// Who receives it.
    pub importer: Party,
    /// Its parcels, at least one.
    pub parcels: Vec<Parcel>,
    /// How re-exported goods came in; empty for goods mined in the participant that they leave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The number on the seal of the container (KPCS Annex I C).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seal: String,
    /// What kind of stones they are (KPCS Annex I B).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quality: String,
    /// The zone they were mined in, where a participant's trade is bound to zones.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub zone: String,
}

impl Parcel {
    /// Its mass; `None` where the sum is above what can be weighed.
    pub fn carats(&self) -> Option<Carats> {
        self.lines.iter().try_fold(Carats::ZERO, |sum, line| sum.checked_add(line.carats))
    }

    /// Its value; `None` where the sum is above what can be counted.
    pub fn usd(&self) -> Option<UsdCents> {
        self.lines.iter().try_fold(UsdCents::ZERO, |sum, line| sum.checked_add(line.usd))
    }
}

impl Shipment {
    /// Mass and value of all parcels, recomputed; `None` where a sum is too large.
    pub fn total(&self) -> Option<Total> {
        self.parcels.iter().try_fold(Total::default(), |sum, parcel| {
            Some(Total { carats: sum.carats.checked_add(parcel.carats()?)?, usd: sum.usd.checked_add(parcel.usd()?)? })
        })
    }

    /// Mass and value by HS code; `None` where a sum is too large.
    pub fn by_hs(&self) -> Option<BTreeMap<HsCode, Total>> {
        let mut sums: BTreeMap<HsCode, Total> = BTreeMap::new();
        for line in self.parcels.iter().flat_map(|parcel| &parcel.lines) {
            let sum = sums.entry(line.hs).or_default();
            *sum = Total { carats: sum.carats.checked_add(line.carats)?, usd: sum.usd.checked_add(line.usd)? };
        }
        Some(sums)
    }

    /// Every country in which any of its stones were mined.
    pub fn origins(&self) -> Origins {
        self.parcels.iter().fold(Origins::default(), |all, parcel| all.with(&parcel.origins))
    }

    /// Whether any of its stones were mined elsewhere than in the participant they leave.
    pub fn is_reexport(&self) -> bool {
        let origins = self.origins();
        origins.unknown || origins.countries.iter().any(|country| *country != self.exporting)
    }

    /// Numbers of certificates that it rests on.
    pub fn rests_on(&self) -> BTreeSet<CertificateNumber> {
        self.evidence.iter().filter_map(|evidence| evidence.certificate.parse().ok()).collect()
    }
}
