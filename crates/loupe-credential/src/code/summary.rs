//! What a code holds of a certificate with more parcels than a legible code has room for.

use std::collections::BTreeMap;

use loupe_scheme::certificate::{
    Certificate, Claims, CommercialSeal, Evidence, HsCode, Issuer, Parcel, Party, Shipment, Total,
};

/// Who is named in the commercial part, and its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parties {
    /// Who sends.
    pub exporter: Party,
    /// Who receives.
    pub importer: Party,
    /// The number on the seal of the container; empty where none is stated.
    pub seal: String,
    /// What kind of stones they are; empty where none is stated.
    pub quality: String,
    /// The zone; empty where none is stated.
    pub zone: String,
}

/// A certificate without its parcels and evidence. Its claims name the digest of them, so the list printed beside the
/// code, or the attached credential, is checked against it ([`Summary::complete`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The public claims, with the digest of the commercial part and the number of parcels.
    pub claims: Claims,
    /// What seals the commercial part.
    pub seal: CommercialSeal,
    /// Mass and value by HS code, as signed.
    pub totals: BTreeMap<HsCode, Total>,
    /// The parties; `None` where they as well have no room.
    pub parties: Option<Parties>,
}

impl Summary {
    /// Of a certificate. Totals too large to be counted are left out; a certificate that was issued has none.
    pub fn of(certificate: &Certificate) -> Summary {
        let shipment = &certificate.shipment;
        Summary {
            claims: certificate.claims(),
            seal: certificate.seal,
            totals: shipment.by_hs().unwrap_or_default(),
            parties: Some(Parties {
                exporter: shipment.exporter.clone(),
                importer: shipment.importer.clone(),
                seal: shipment.seal.clone(),
                quality: shipment.quality.clone(),
                zone: shipment.zone.clone(),
            }),
        }
    }

    /// Mass and value of all parcels; `None` where a sum is too large.
    pub fn total(&self) -> Option<Total> {
        self.totals.values().try_fold(Total::default(), |sum, total| {
            Some(Total { carats: sum.carats.checked_add(total.carats)?, usd: sum.usd.checked_add(total.usd)? })
        })
    }

    /// The whole certificate, with the parcels and evidence of a list. `None` where the list is not the one that was
    /// signed: a digit of it differs, or the code names no parties.
    pub fn complete(&self, parcels: Vec<Parcel>, evidence: Vec<Evidence>) -> Option<Certificate> {
        let parties = self.parties.clone()?;
        let claims = &self.claims;
        let of_issuer = |name: &str| claims.issuer.get(name).cloned().unwrap_or_default();
        let certificate = Certificate {
            number: claims.number.clone(),
            issuer: Issuer { office: of_issuer("office"), name: of_issuer("name"), city: of_issuer("city") },
            language: claims.language.clone(),
            issued_on: claims.issued_on,
            expires_on: claims.expires_on,
            shipment: Shipment {
                exporting: claims.exporting,
                importing: claims.importing,
                exporter: parties.exporter,
                importer: parties.importer,
                parcels,
                evidence,
                seal: parties.seal,
                quality: parties.quality,
                zone: parties.zone,
            },
            record: claims.record.clone(),
            seal: self.seal,
        };
        let same = certificate.claims() == *claims && certificate.shipment.by_hs().as_ref() == Some(&self.totals);
        same.then_some(certificate)
    }
}
