//! The claims of a certificate: one canonical text, one hash, which every rendering carries.
//!
//! The claims are public and name the commercial part (parties, parcels, masses, values) only by its salted hash. So the
//! hash ties paper, credential and record together for everybody, and what opens it goes to those entitled.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::shipment::{Evidence, Parcel, Party, Shipment};
use super::{Certificate, CertificateNumber, HsCode, Issuer, Origins, STATEMENT, TITLE};
use crate::participant::ParticipantId;
use crate::record::{Digest, Seal, Sealed};

/// The name of the commercial part as a sealed fact of the record.
pub const COMMERCIAL: &str = "commercial";
/// How long the salt of a commercial part is, in bytes: short enough for a printed code, too long to be guessed.
pub const SALT_BYTES: usize = 16;
/// The version of the form of claims.
const FORMAT: &str = "loupe-claims/1";

/// What seals the commercial part of one certificate: random bytes, used once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CommercialSeal(pub [u8; SALT_BYTES]);

impl CommercialSeal {
    /// The salt of the record's sealed fact, spread over its 32 bytes.
    pub fn seal(&self) -> Seal {
        let spread = Sha256::new_with_prefix(b"loupe-commercial/1\n").chain_update(self.0);
        Seal::new(spread.finalize().into())
    }

    /// As 32 hexadecimal digits.
    pub fn to_hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// From 32 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<CommercialSeal> {
        let proper = text.len() == 2 * SALT_BYTES && text.bytes().all(|b| b.is_ascii_hexdigit());
        let mut salt = [0; SALT_BYTES];
        for (place, byte) in salt.iter_mut().enumerate() {
            let digits = text.get(2 * place..2 * place + 2).filter(|_| proper)?;
            *byte = u8::from_str_radix(digits, 16).ok()?;
        }
        Some(CommercialSeal(salt))
    }
}

impl fmt::Debug for CommercialSeal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CommercialSeal(…)")
    }
}

/// Why texts are not the claims of a certificate.
#[derive(Debug, thiserror::Error)]
pub enum ClaimsError {
    /// Not the form of claims.
    #[error("not the claims of a certificate")]
    Form(#[from] serde_json::Error),
    /// Another version, title or statement.
    #[error("`{0}` is not what a certificate states")]
    Wording(String),
    /// The public part does not say what the commercial part says, or is not the one form of it.
    #[error("the parts of the certificate do not belong together")]
    Apart,
}

/// The public claims, in the order of their canonical form (RFC 8785: members sorted).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// The salted hash of the commercial part.
    pub commercial: String,
    /// The last day on which it is valid.
    pub expires_on: Date,
    /// The participant it leaves.
    pub exporting: ParticipantId,
    /// The version of this form.
    format: String,
    /// The codes of its goods.
    pub hs: Vec<HsCode>,
    /// The participant it goes to.
    pub importing: ParticipantId,
    /// The day of issue.
    pub issued_on: Date,
    /// Who issued it.
    pub issuer: BTreeMap<String, String>,
    /// Its language beside English.
    pub language: String,
    /// Its number.
    pub number: CertificateNumber,
    /// Every country of origin.
    pub origins: Origins,
    /// How many parcels there are.
    pub parcels: u32,
    /// The record of its issue.
    pub record: String,
    /// Whether goods mined elsewhere are exported again.
    pub reexport: bool,
    /// The statement.
    statement: String,
    /// The title.
    title: String,
}

/// The commercial part.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Commercial {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
    exporter: Party,
    importer: Party,
    parcels: Vec<Parcel>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    quality: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    seal: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    zone: String,
}

impl Certificate {
    /// The public claims.
    pub fn claims(&self) -> Claims {
        let shipment = &self.shipment;
        let hs = shipment.parcels.iter().flat_map(|parcel| parcel.lines.iter().map(|line| line.hs));
        let hs: std::collections::BTreeSet<HsCode> = hs.collect();
        let Issuer { office, name, city } = &self.issuer;
        let issuer = [("city", city), ("name", name), ("office", office)];
        let issuer = issuer.into_iter().filter(|(_, value)| !value.is_empty());
        Claims {
            commercial: self.sealed_commercial().digest().to_string(),
            expires_on: self.expires_on,
            exporting: shipment.exporting,
            format: FORMAT.to_owned(),
            hs: hs.into_iter().collect(),
            importing: shipment.importing,
            issued_on: self.issued_on,
            issuer: issuer.map(|(name, value)| (name.to_owned(), value.clone())).collect(),
            language: self.language.clone(),
            number: self.number.clone(),
            origins: shipment.origins(),
            parcels: u32::try_from(shipment.parcels.len()).unwrap_or(u32::MAX),
            record: self.record.clone(),
            reexport: shipment.is_reexport(),
            statement: STATEMENT.to_owned(),
            title: TITLE.to_owned(),
        }
    }

    /// The commercial part as its canonical text.
    pub fn commercial_text(&self) -> String {
        let shipment = self.shipment.clone();
        let commercial = Commercial {
            evidence: shipment.evidence,
            exporter: shipment.exporter,
            importer: shipment.importer,
            parcels: shipment.parcels,
            quality: shipment.quality,
            seal: shipment.seal,
            zone: shipment.zone,
        };
        canonical(&commercial)
    }

    /// The commercial part as the record seals it.
    pub fn sealed_commercial(&self) -> Sealed {
        Sealed { name: COMMERCIAL.to_owned(), value: self.commercial_text(), seal: self.seal.seal() }
    }

    /// The hash of the claims.
    pub fn claims_hash(&self) -> Digest {
        self.claims().hash()
    }

    /// From its two parts and what seals the second. Errs when either is no such text, or they do not belong together.
    pub fn of_parts(claims: &str, commercial: &str, seal: CommercialSeal) -> Result<Certificate, ClaimsError> {
        let claims = Claims::parse(claims)?;
        let parts: Commercial = serde_json::from_str(commercial)?;
        let certificate = claims.certificate(parts, seal);
        let same = certificate.claims() == claims && certificate.commercial_text() == commercial;
        if same { Ok(certificate) } else { Err(ClaimsError::Apart) }
    }
}

impl Claims {
    /// The canonical text.
    pub fn text(&self) -> String {
        canonical(self)
    }

    /// SHA-256 of the canonical text.
    pub fn hash(&self) -> Digest {
        Digest::of(self.text().as_bytes())
    }

    /// Reads claims; only the canonical text is one.
    pub fn parse(text: &str) -> Result<Claims, ClaimsError> {
        let claims: Claims = serde_json::from_str(text)?;
        let fixed = [(&claims.format, FORMAT), (&claims.statement, STATEMENT), (&claims.title, TITLE)];
        if let Some((said, _)) = fixed.into_iter().find(|(said, right)| said.as_str() != *right) {
            return Err(ClaimsError::Wording(said.chars().take(80).collect()));
        }
        if claims.text() == text { Ok(claims) } else { Err(ClaimsError::Apart) }
    }

    fn certificate(&self, commercial: Commercial, seal: CommercialSeal) -> Certificate {
        let of_issuer = |name: &str| self.issuer.get(name).cloned().unwrap_or_default();
        Certificate {
            number: self.number.clone(),
            issuer: Issuer { office: of_issuer("office"), name: of_issuer("name"), city: of_issuer("city") },
            language: self.language.clone(),
            issued_on: self.issued_on,
            expires_on: self.expires_on,
            shipment: Shipment {
                exporting: self.exporting,
                importing: self.importing,
                exporter: commercial.exporter,
                importer: commercial.importer,
                parcels: commercial.parcels,
                evidence: commercial.evidence,
                seal: commercial.seal,
                quality: commercial.quality,
                zone: commercial.zone,
            },
            record: self.record.clone(),
            seal,
        }
    }
}

/// JSON with sorted members and no blanks (RFC 8785). Texts, booleans and small whole numbers alone stand in it.
fn canonical<T: Serialize>(value: &T) -> String {
    fn sorted(value: serde_json::Value) -> serde_json::Value {
        match value {
            serde_json::Value::Object(members) => {
                let members: BTreeMap<String, serde_json::Value> = members.into_iter().collect();
                members.into_iter().map(|(name, value)| (name, sorted(value))).collect()
            }
            serde_json::Value::Array(items) => items.into_iter().map(sorted).collect(),
            other => other,
        }
    }
    sorted(serde_json::to_value(value).unwrap_or_default()).to_string()
}
