//! An office's key that signs records.

use loupe_credential::trust::{SignedTrust, TrustBundle};
use loupe_scheme::record::{KeyId, OfficeId, OfficeKey, Record, Signature, Unsigned};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_tlog::key::SigningKey;

use crate::registry::Trouble;

/// An opened key of an office. Its secret is wiped from memory when it goes and is never shown by `Debug`.
#[derive(Debug)]
pub struct OfficeSigner {
    office: OfficeId,
    public: OfficeKey,
    secret: SigningKey,
}

impl OfficeSigner {
    /// Refuses with `K6` a key that is not this office's.
    pub(super) fn new(office: &OfficeId, secret: SigningKey) -> Result<OfficeSigner, Trouble> {
        let public = OfficeKey::from_bytes(secret.verifier().public());
        let public = public.filter(|_| secret.verifier().name() == office.as_str());
        let public = public.ok_or_else(|| Refusal::new(Rule::KeyKindWrong, office.as_str()))?;
        Ok(OfficeSigner { office: office.clone(), public, secret })
    }

    /// The office.
    pub fn office(&self) -> &OfficeId {
        &self.office
    }

    /// The public half.
    pub fn public(&self) -> OfficeKey {
        self.public
    }

    /// The name of the key, with which a draft is placed.
    pub fn id(&self) -> KeyId {
        self.public.id()
    }

    /// Signs a draft that was placed under this key's id; a record under another id verifies under no key.
    pub fn sign(&self, unsigned: Unsigned) -> Record {
        let signature = Signature(self.secret.sign_bytes(&unsigned.to_sign()));
        unsigned.signed(signature)
    }

    /// Signs a trust bundle that names this office and this key; under another name it verifies under no key.
    pub fn sign_trust(&self, bundle: TrustBundle) -> SignedTrust {
        let signature = Signature(self.secret.sign_bytes(&bundle.to_sign()));
        SignedTrust::new(bundle, signature)
    }
}
