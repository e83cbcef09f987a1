//! Expiry: the calendar closes what was not received.

use std::collections::BTreeSet;

use jiff::civil::Date;
use loupe_scheme::certificate::{CertificateNumber, State, Step, after, receipt_due};
use loupe_scheme::law::Law;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::Rule;
use loupe_store::{CertificateHead, CertificateMove};

use super::step::moved;
use crate::registry::{Registry, Trouble};

impl Registry {
    /// Closes every certificate whose last day passed; their numbers. Each is a change and record of its own, signed by the
    /// office that issued it. Those of an office whose key lies elsewhere are left to the program that has it.
    ///
    /// Goods that are under way may have been submitted on the last day and be confirmed within the law's deadline: such a
    /// certificate stays open until that has passed. Refuses with `L11` where there is no log, and, after the certificates
    /// of all others are closed, with `K3` and `K5` an office whose key does not open or was revoked.
    pub async fn expire_certificates(&self) -> Result<Vec<CertificateNumber>, Trouble> {
        self.log_kept()?;
        let today = self.today();
        let laws = self.edition();
        let past = self.store.certificates_past(today).await?;
        let mut expired = Vec::new();
        let mut without_key: BTreeSet<OfficeId> = BTreeSet::new();
        let mut refused = Vec::new();
        for head in past.into_iter().filter(|head| is_over(&laws.register.laws, head, today)) {
            if without_key.contains(&head.office) {
                continue;
            }
            match self.expire(&head.number, today).await {
                Ok(true) => expired.push(head.number),
                Ok(false) => {}
                // What is wrong with one office keeps no other's certificates open.
                Err(Trouble::Refused(refusals)) => {
                    refused.extend(refusals.into_iter().filter(|refusal| refusal.rule != Rule::NoSuchKey));
                    without_key.insert(head.office);
                }
                Err(fault) => return Err(fault),
            }
        }
        if refused.is_empty() { Ok(expired) } else { Err(Trouble::Refused(refused)) }
    }

    /// Closes one; false where something else happened to it since it was read.
    async fn expire(&self, number: &CertificateNumber, today: Date) -> Result<bool, Trouble> {
        let mut change = self.store.change().await?;
        let Some(whole) = change.certificate(number).await? else { return Ok(false) };
        let Ok(state) = after(whole.head.state, &Step::Expire) else { return Ok(false) };
        let to = CertificateMove { state, due_on: whole.head.due_on, receipt: None };
        change.move_certificate(number, &to).await?;
        self.keep(&mut change, moved(None, &whole.head.office, number, &Step::Expire, state, today)).await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(true)
    }
}

/// Whether no receipt in time can come any more.
fn is_over(laws: &[Law], head: &CertificateHead, today: Date) -> bool {
    let last = match head.state {
        State::InTransit => receipt_due(laws, head.importing, head.expires_on).unwrap_or(head.expires_on),
        _ => head.expires_on,
    };
    last < today
}
