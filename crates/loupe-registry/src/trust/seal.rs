//! What an office signs credentials with: its key for certificates, under its DID.

use loupe_credential::envelope::envelope;
use loupe_credential::key::CertificateSigner;
use loupe_credential::vc::Place;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};

use super::certificate_key::in_use;
use crate::registry::{Registry, Trouble};

/// An office's key, open, with the address under which others find its public half.
pub(crate) struct CredentialSeal {
    pub(super) place: Place,
    pub(super) office: OfficeId,
    pub(super) signer: CertificateSigner,
}

impl CredentialSeal {
    /// A credential, which is JSON text, with the office's signature (`vc+jwt`).
    pub(crate) fn sign(&self, credential: &str) -> String {
        envelope(credential, &self.place, self.office.as_str(), &self.signer)
    }
}

impl Registry {
    /// Opens what an office signs credentials with.
    ///
    /// Refuses with `L11` where the register has no address, `K2` an office without a key for certificates that is in
    /// use and here, `K3` and `K7` one that does not open.
    pub(crate) async fn credential_seal(&self, office: &OfficeId) -> Result<CredentialSeal, Trouble> {
        let place = self.place().await?;
        let no_key = || Refusal::new(Rule::NoSuchKey, office.as_str());
        let home = self.log_home().ok_or_else(no_key)?;
        let key = in_use(&self.certificate_keys(office).await?).ok_or_else(no_key)?;
        let signer = home.ring.certificate_signer_with_id(office, key.id())?;
        Ok(CredentialSeal { place, office: office.clone(), signer })
    }
}
