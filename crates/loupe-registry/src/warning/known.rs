//! What the register holds of a number and of the authority whose letters it begins with.

use std::collections::BTreeMap;

use loupe_scheme::certificate::fakes::{Held, IssuerKnown};
use loupe_scheme::certificate::{CertificateNumber, NumberPrefix};
use loupe_scheme::rule::Rule;

use crate::registry::{Registry, Trouble};

impl Registry {
    /// What was issued under a number.
    pub(super) async fn held(&self, number: &CertificateNumber) -> Result<Option<Held>, Trouble> {
        let kept = match self.certificate(number).await {
            Ok(kept) => kept,
            Err(Trouble::Refused(no)) if no.iter().any(|one| one.rule == Rule::NoSuchCertificate) => return Ok(None),
            Err(trouble) => return Err(trouble),
        };
        let shipment = &kept.certificate.shipment;
        Ok(Some(Held {
            state: kept.state,
            issued_on: kept.certificate.issued_on,
            expires_on: kept.certificate.expires_on,
            parcels: shipment.parcels.iter().map(|parcel| parcel.id.clone()).collect(),
            total: shipment.total(),
        }))
    }

    /// The authority whose numbers begin so, where it keeps its certificates here.
    pub(super) async fn issuer_known(&self, prefix: &NumberPrefix) -> Result<Option<IssuerKnown>, Trouble> {
        let Some(office) = self.store.office_with_prefix(prefix.as_str()).await? else { return Ok(None) };
        let years = self.store.certificate_years(prefix).await?;
        let issued_up_to = years.iter().map(|(_, (_, last))| *last).max().unwrap_or(0);
        let years: BTreeMap<i16, (u32, u32)> = years.into_iter().collect();
        Ok(Some(IssuerKnown { prefix: prefix.clone(), from: office.from, until: office.until, issued_up_to, years }))
    }
}
