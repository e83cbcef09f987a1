//! Reading certificates: one by its number, and lists.

use loupe_scheme::certificate::{CertificateNumber, Outcome};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{CertificateHead, CertificateQuery, CertificateWhole, StoreError};

use super::keep::{at, line_of};
use super::receive::certificate_of;
use super::{CertificateFilter, CertificateRow, Kept};
use crate::registry::{Registry, Trouble};

/// The most certificates of one page of a list.
pub const COUNT_MAX: u32 = 1_000;

impl Registry {
    /// The certificate of a number with all that is kept beside it. Refuses with `T15` one that was not issued here.
    pub async fn certificate(&self, number: &CertificateNumber) -> Result<Kept, Trouble> {
        let whole = self.store.certificate(number).await?;
        let whole = whole.ok_or_else(|| Refusal::new(Rule::NoSuchCertificate, number.to_string()))?;
        let steps = self.store.certificate_steps(&format!("certificate/{number}")).await?;
        kept(whole, steps.into_iter().map(line_of).collect())
    }

    /// The certificate that a draft became; `None` before.
    pub async fn certificate_of_draft(&self, id: &super::DraftId) -> Result<Option<CertificateNumber>, Trouble> {
        Ok(self.store.certificate_of_draft(&id.office, id.number).await?)
    }

    /// Certificates, the newest first.
    pub async fn certificates(&self, filter: &CertificateFilter) -> Result<Vec<CertificateRow>, Trouble> {
        let filter = filter.clone();
        if filter.states.as_ref().is_some_and(std::collections::BTreeSet::is_empty) {
            return Ok(Vec::new());
        }
        let asked = CertificateQuery {
            exporting: filter.exporting,
            importing: filter.importing,
            office: filter.office,
            states: filter.states.unwrap_or_default().into_iter().collect(),
            issued_from: filter.issued_from,
            issued_until: filter.issued_until,
            overdue_on: filter.overdue_on,
            before: filter.before,
            count: if filter.count == 0 { COUNT_MAX } else { filter.count.min(COUNT_MAX) },
        };
        Ok(self.store.certificates(&asked).await?.into_iter().map(row).collect())
    }
}

fn kept(whole: CertificateWhole, history: Vec<super::HistoryLine>) -> Result<Kept, Trouble> {
    let wrong = |_| StoreError::Cell { table: "certificate", value: whole.head.number.to_string() };
    let receipt = match whole.receipt.as_str() {
        "" => None,
        text => Some(serde_json::from_str(text).map_err(wrong)?),
    };
    Ok(Kept {
        certificate: certificate_of(&whole)?,
        state: whole.head.state,
        receipt,
        receiving_office: whole.receiving_office,
        due_on: whole.head.due_on,
        issued_at: at(whole.issued_ms),
        history,
        code: whole.code,
        credential: whole.credential,
    })
}

fn row(head: CertificateHead) -> CertificateRow {
    let outcome = [Outcome::AsStated, Outcome::Differs].into_iter().find(|outcome| outcome.code() == head.outcome);
    CertificateRow {
        number: head.number,
        state: head.state,
        office: head.office,
        exporting: head.exporting,
        importing: head.importing,
        issued_on: head.issued_on,
        expires_on: head.expires_on,
        due_on: head.due_on,
        parcels: head.parcels,
        carats: head.carats,
        usd: head.usd,
        received_on: head.received_on,
        outcome,
    }
}
