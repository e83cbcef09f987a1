//! Kimberley Process certificates: what they state, the steps of their life, and what a receipt says of them.

mod check;
mod claims;
mod deadline;
pub mod fakes;
mod hs;
mod life;
mod number;
mod origin;
mod receipt;
pub mod reconcile;
mod shipment;
mod standing;
pub mod statement;
pub mod text;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use check::{check_shipment, check_total};
pub use claims::{COMMERCIAL, Claims, ClaimsError, CommercialSeal, SALT_BYTES};
pub use deadline::{OWN_VALIDITY_MONTHS, receipt_due, valid_until};
pub use hs::HsCode;
pub use life::{State, Step, after};
pub use number::{CertificateNumber, NumberPrefix};
pub use origin::{Origins, UNKNOWN};
pub use receipt::{Difference, Found, Outcome, Receipt, Stated, compare};
pub use shipment::{Evidence, Line, PARCELS_MAX, Parcel, Party, Shipment, Total};
pub use standing::{Known, MEANINGS, Meaning, Standing, check_trade, meaning, standing};

/// The title of every certificate (KPCS Annex I A 1).
pub const TITLE: &str = "Kimberley Process Certificate";
/// The statement of every certificate, word for word (KPCS Annex I A 2).
pub const STATEMENT: &str = "The rough diamonds in this shipment have been handled in accordance with the provisions of the \
     Kimberley Process Certification Scheme for rough diamonds";

/// Who issued a certificate (KPCS Annex I A 9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// The office's name in records and keys.
    pub office: String,
    /// Its name for people.
    pub name: String,
    /// Its seat.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub city: String,
}

/// A certificate as it was issued (KPCS Annex I). It never changes; what happens to it is in its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its number.
    pub number: CertificateNumber,
    /// Who issued it.
    pub issuer: Issuer,
    /// Its language beside English: a BCP 47 tag (KPCS Annex I A 4).
    pub language: String,
    /// The day of issue.
    pub issued_on: Date,
    /// The last day on which it is valid.
    pub expires_on: Date,
    /// What is sent, and by whom to whom.
    pub shipment: Shipment,
    /// The record of its issue in the log: `office/17`.
    pub record: String,
    /// What seals its commercial part.
    pub seal: CommercialSeal,
}
