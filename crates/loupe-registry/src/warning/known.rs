//! What the register holds of a number and of the authority whose letters it begins with.

use loupe_scheme::certificate::fakes::{Held, IssuerKnown};
use loupe_scheme::certificate::{CertificateNumber, NumberPrefix};

use crate::registry::{Registry, Trouble};

impl Registry {
    /// What was issued under a number.
    pub(super) async fn held(&self, _number: &CertificateNumber) -> Result<Option<Held>, Trouble> {
        Ok(None)
    }

    /// The authority whose numbers begin so, where it keeps its certificates here.
    pub(super) async fn issuer_known(&self, _prefix: &NumberPrefix) -> Result<Option<IssuerKnown>, Trouble> {
        Ok(None)
    }
}
