//! A payload with its signature: COSE_Sign1 (RFC 9052 4.2) with ES256, in the one form that is written.

use coset::{CborSerializable as _, CoseSign1, CoseSign1Builder, HeaderBuilder, TaggedCborSerializable as _, iana};
use loupe_scheme::rule::{Refusal, Rule};

use crate::key::{CertificateKey, CertificateKeyId, CertificateSigner, SIGNATURE_BYTES};

/// A payload, who says that they signed it, and the signature, which is not checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signed1 {
    pub(super) kid: CertificateKeyId,
    pub(super) payload: Vec<u8>,
    pub(super) signature: [u8; SIGNATURE_BYTES],
}

impl Signed1 {
    pub(super) fn sign(payload: Vec<u8>, signer: &CertificateSigner) -> Signed1 {
        let kid = signer.key().id();
        let unsigned = Signed1 { kid, payload, signature: [0; SIGNATURE_BYTES] };
        let signature = signer.sign(&unsigned.sign1().tbs_data(&[]));
        Signed1 { signature, ..unsigned }
    }

    /// Refuses with `Q6` what is not exactly what [`Signed1::to_bytes`] writes.
    pub(super) fn read(bytes: &[u8]) -> Result<Signed1, Refusal> {
        let refused = |what: &str| Refusal::new(Rule::CodeNotSigned, what);
        let sign1 = CoseSign1::from_tagged_slice(bytes).map_err(|_| refused("COSE_Sign1"))?;
        let kid = sign1.protected.header.key_id.as_slice().try_into().map_err(|_| refused("kid"))?;
        let signature = sign1.signature.as_slice().try_into().map_err(|_| refused("signature"))?;
        let payload = sign1.payload.ok_or_else(|| refused("payload"))?;
        let signed = Signed1 { kid: CertificateKeyId(kid), payload, signature };
        if signed.to_bytes() == bytes { Ok(signed) } else { Err(refused("COSE_Sign1")) }
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        self.sign1().to_tagged_vec().expect("bytes and whole numbers are always CBOR")
    }

    pub(super) fn verify(&self, key: &CertificateKey) -> bool {
        self.kid == key.id() && key.verify(&self.sign1().tbs_data(&[]), &self.signature)
    }

    fn sign1(&self) -> CoseSign1 {
        let protected = HeaderBuilder::new().algorithm(iana::Algorithm::ES256).key_id(self.kid.0.to_vec()).build();
        CoseSign1Builder::new()
            .protected(protected)
            .payload(self.payload.clone())
            .signature(self.signature.to_vec())
            .build()
    }
}

/// The bytes of one CBOR item as a value. `None` for anything else, anything behind it, and what is nested too deeply.
pub(super) fn item(bytes: &[u8]) -> Option<ciborium::Value> {
    const DEPTH_MAX: usize = 12;
    let mut rest = bytes;
    let value = ciborium::de::from_reader_with_recursion_limit(&mut rest, DEPTH_MAX).ok()?;
    rest.is_empty().then_some(value)
}

/// A value as the bytes of one CBOR item.
pub(super) fn bytes_of(value: &ciborium::Value) -> Vec<u8> {
    value.clone().to_vec().expect("a value is always CBOR")
}
