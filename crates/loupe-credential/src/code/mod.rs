//! The printed code: a certificate that fits a QR code and is believed with no network.
//!
//! CBOR claims (RFC 8949 4.2.1, CWT's names where they fit) → COSE_Sign1 with ES256 → zlib → Base45 → `KP1:`. The code
//! holds every field of the certificate and what seals its commercial part, so a reader rebuilds the certificate and
//! its claims hash exactly. Where that would not fit a legible code, it holds a [`Summary`].

mod cose;
mod pack;
mod parts;
mod summary;
mod wire;

use loupe_scheme::certificate::{Certificate, Claims};
use loupe_scheme::record::Digest;
use loupe_scheme::rule::Refusal;

use crate::key::{CertificateKey, CertificateKeyId, CertificateSigner};
use cose::Signed1;
pub use pack::{PREFIX, TEXT_CHARS_MAX, UNFOLDED_BYTES_MAX};
pub use summary::{Parties, Summary};

/// The longest text that is printed with every parcel, in characters: version 33 at level M (ISO/IEC 18004), of which a
/// module is half a millimetre wide at 80 mm.
pub const LEGIBLE_CHARS_MAX: usize = 2_369;

/// What a code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The whole certificate.
    Whole(Box<Certificate>),
    /// All but the list of parcels, of a certificate with too many of them.
    Summary(Box<Summary>),
}

/// A code that was read. Its signature is not checked yet: that needs the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCode {
    content: Content,
    signed: Signed1,
}

/// The text of a certificate's printed code. Signs, and is the same each time.
///
/// Holds the whole certificate where the text is at most [`LEGIBLE_CHARS_MAX`] long, otherwise a summary with the
/// parties, otherwise one without them, whatever its length.
pub fn print(certificate: &Certificate, signer: &CertificateSigner) -> String {
    let text = |payload: Vec<u8>| {
        let bytes = Signed1::sign(payload, signer).to_bytes();
        (bytes.len() <= UNFOLDED_BYTES_MAX).then(|| pack::pack(&bytes)).filter(|text| text.len() <= LEGIBLE_CHARS_MAX)
    };
    if let Some(whole) = text(wire::whole(certificate)) {
        return whole;
    }
    let mut summary = Summary::of(certificate);
    if let Some(text) = text(wire::summary(&summary)) {
        return text;
    }
    summary.parties = None;
    pack::pack(&Signed1::sign(wire::summary(&summary), signer).to_bytes())
}

/// Reads a code. Refuses with `Q3` a text of others, `Q4` a damaged one, `Q5` one that is too large, `Q6` what is no
/// COSE_Sign1 of a certificate, `Q14` claims that no certificate states. Never checks the signature.
pub fn read(text: &str) -> Result<SignedCode, Refusal> {
    read_signed(&pack::unpack(text)?)
}

/// Reads the COSE_Sign1 of a code: what is in its text. Refuses with `Q6` and `Q14` as [`read`] does.
pub fn read_signed(bytes: &[u8]) -> Result<SignedCode, Refusal> {
    let signed = Signed1::read(bytes)?;
    let content = wire::read(&signed.payload)?;
    Ok(SignedCode { content, signed })
}

impl SignedCode {
    /// The key that it says it is signed with.
    pub fn kid(&self) -> CertificateKeyId {
        self.signed.kid
    }

    /// What it says.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The whole certificate; `None` where the code holds a summary.
    pub fn certificate(&self) -> Option<&Certificate> {
        match &self.content {
            Content::Whole(certificate) => Some(certificate),
            Content::Summary(_) => None,
        }
    }

    /// The public claims.
    pub fn claims(&self) -> Claims {
        match &self.content {
            Content::Whole(certificate) => certificate.claims(),
            Content::Summary(summary) => summary.claims.clone(),
        }
    }

    /// The hash that ties code, credential and record together.
    pub fn claims_hash(&self) -> Digest {
        self.claims().hash()
    }

    /// Whether `key` signed it.
    pub fn verify(&self, key: &CertificateKey) -> bool {
        self.signed.verify(key)
    }

    /// The bytes that the text carries: a COSE_Sign1.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.signed.to_bytes()
    }
}
