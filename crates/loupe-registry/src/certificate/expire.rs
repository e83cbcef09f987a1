//! Expiry: the calendar closes what was not received.

use jiff::civil::Date;
use loupe_scheme::certificate::{CertificateNumber, State, Step, after, receipt_due};
use loupe_scheme::law::Law;
use loupe_store::{CertificateHead, CertificateMove};

use super::step::moved;
use crate::registry::{Registry, Trouble};

impl Registry {
    /// Closes every certificate whose last day passed; their numbers. Each is a change and record of its own, signed by the
    /// office that issued it.
    ///
    /// Goods that are under way may have been submitted on the last day and be confirmed within the law's deadline: such a
    /// certificate stays open until that has passed. Refuses with `K2` an office whose key is not here.
    pub async fn expire_certificates(&self) -> Result<Vec<CertificateNumber>, Trouble> {
        self.log_kept()?;
        let today = self.today();
        let laws = self.edition();
        let past = self.store.certificates_past(today).await?;
        let mut expired = Vec::new();
        for head in past.into_iter().filter(|head| is_over(&laws.register.laws, head, today)) {
            let mut change = self.store.change().await?;
            // It may have been received since it was read.
            let Some(whole) = change.certificate(&head.number).await? else { continue };
            let Ok(state) = after(whole.head.state, &Step::Expire) else { continue };
            let to = CertificateMove { state, due_on: whole.head.due_on, receipt: None };
            change.move_certificate(&head.number, &to).await?;
            self.keep(&mut change, moved(None, &head.office, &head.number, &Step::Expire, state, today)).await?;
            change.commit().await?;
            self.new_records.notify_one();
            expired.push(head.number);
        }
        Ok(expired)
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
