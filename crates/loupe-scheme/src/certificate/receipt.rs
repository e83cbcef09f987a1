//! What an importing authority says of a shipment that arrived (KPCS III(b)2).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Certificate;
use super::shipment::Total;
use crate::mass::Carats;
use crate::value::UsdCents;

/// What was found when the shipment was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// How many parcels.
    pub parcels: u32,
    /// Their mass.
    pub carats: Carats,
    /// Their value; `None` where it was not looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usd: Option<UsdCents>,
    /// Who sent it, as the papers with the goods say.
    pub exporter: String,
    /// Who received it.
    pub importer: String,
    /// The number on the seal; empty where nobody looked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seal: String,
    /// Whether the container was sealed and whole; `None` where nobody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal_whole: Option<bool>,
}

/// What is not as the certificate states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "about", deny_unknown_fields)]
pub enum Difference {
    /// The number of parcels.
    Parcels {
        /// As stated.
        stated: u32,
        /// As found.
        found: u32,
    },
    /// The mass.
    Carats {
        /// As stated.
        stated: Carats,
        /// As found.
        found: Carats,
    },
    /// The value.
    Usd {
        /// As stated.
        stated: UsdCents,
        /// As found.
        found: UsdCents,
    },
    /// The exporter.
    Exporter {
        /// As stated.
        stated: String,
        /// As found.
        found: String,
    },
    /// The importer.
    Importer {
        /// As stated.
        stated: String,
        /// As found.
        found: String,
    },
    /// The number of the seal.
    Seal {
        /// As stated.
        stated: String,
        /// As found.
        found: String,
    },
    /// The seal was broken, or there was none.
    SealBroken,
    /// Something else, in the officer's words.
    Other {
        /// What.
        note: String,
    },
}

impl Difference {
    /// What it is about, as in answers.
    pub const fn about(&self) -> &'static str {
        match self {
            Difference::Parcels { .. } => "parcels",
            Difference::Carats { .. } => "carats",
            Difference::Usd { .. } => "usd",
            Difference::Exporter { .. } => "exporter",
            Difference::Importer { .. } => "importer",
            Difference::Seal { .. } => "seal",
            Difference::SealBroken => "seal_broken",
            Difference::Other { .. } => "other",
        }
    }
}

/// How a receipt ends, as in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// As stated.
    AsStated,
    /// Not as stated.
    Differs,
}

impl Outcome {
    /// As it stands in the record.
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::AsStated => "as_stated",
            Outcome::Differs => "differs",
        }
    }
}

/// A confirmation of receipt. Its differences are computed from what was found, never typed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The day on which the certificate and goods were submitted.
    pub received_on: Date,
    /// What was found.
    pub found: Found,
    /// Every difference.
    pub differences: Vec<Difference>,
}

/// What a certificate states of what a receipt compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// How many parcels.
    pub parcels: u32,
    /// Mass and value of all.
    pub total: Total,
    /// The exporter's name.
    pub exporter: String,
    /// The importer's name.
    pub importer: String,
    /// The number of the seal; empty where it states none.
    pub seal: String,
}

impl Stated {
    /// As a certificate states it.
    pub fn of(certificate: &Certificate) -> Stated {
        let shipment = &certificate.shipment;
        Stated {
            parcels: u32::try_from(shipment.parcels.len()).unwrap_or(u32::MAX),
            total: shipment.total().unwrap_or_default(),
            exporter: shipment.exporter.name.clone(),
            importer: shipment.importer.name.clone(),
            seal: shipment.seal.clone(),
        }
    }
}

impl Receipt {
    /// A receipt of `certificate`: what was found, and a remark that is none where it is empty.
    pub fn of(certificate: &Certificate, received_on: Date, found: Found, remark: &str) -> Receipt {
        Receipt::of_stated(&Stated::of(certificate), received_on, found, remark)
    }

    /// The same of a certificate of which only this is known.
    pub fn of_stated(stated: &Stated, received_on: Date, found: Found, remark: &str) -> Receipt {
        let mut differences = compare(stated, &found);
        let remark = remark.trim();
        differences.extend((!remark.is_empty()).then(|| Difference::Other { note: remark.to_owned() }));
        Receipt { received_on, found, differences }
    }

    /// Whether nothing differs.
    pub fn is_as_stated(&self) -> bool {
        self.differences.is_empty()
    }

    /// How it ends.
    pub fn outcome(&self) -> Outcome {
        if self.is_as_stated() { Outcome::AsStated } else { Outcome::Differs }
    }
}

/// Everything that was found otherwise than stated. Names are compared without regard to case and blanks.
pub fn compare(stated: &Stated, found: &Found) -> Vec<Difference> {
    let mut differences = Vec::new();
    if found.parcels != stated.parcels {
        differences.push(Difference::Parcels { stated: stated.parcels, found: found.parcels });
    }
    if found.carats != stated.total.carats {
        differences.push(Difference::Carats { stated: stated.total.carats, found: found.carats });
    }
    if let Some(usd) = found.usd.filter(|usd| *usd != stated.total.usd) {
        differences.push(Difference::Usd { stated: stated.total.usd, found: usd });
    }
    let texts = |stated: &str, found: &str| (!same(stated, found)).then(|| (stated.to_owned(), found.to_owned()));
    let exporter = texts(&stated.exporter, &found.exporter);
    differences.extend(exporter.map(|(stated, found)| Difference::Exporter { stated, found }));
    let importer = texts(&stated.importer, &found.importer);
    differences.extend(importer.map(|(stated, found)| Difference::Importer { stated, found }));
    if !stated.seal.is_empty() && !found.seal.is_empty() {
        let seal = texts(&stated.seal, &found.seal);
        differences.extend(seal.map(|(stated, found)| Difference::Seal { stated, found }));
    }
    differences.extend((found.seal_whole == Some(false)).then_some(Difference::SealBroken));
    differences
}

fn same(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(a) == plain(b)
}
