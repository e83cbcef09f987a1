//! A bundle as a file for a memory stick: lines of text, each of one kind.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::VerifyingKey;
use loupe_scheme::record::{Digest, KeyId, OfficeKey, Record, Signature};
use loupe_scheme::rule::{Refusal, Rule};

use super::{FORMAT, TrustBundle, content};

/// The largest file, in bytes.
pub const BUNDLE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// A record of the bundle's publication and the proof that the log holds it. Both are bytes here: who checks them needs
/// the log's policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogProof {
    /// The record.
    pub record: Vec<u8>,
    /// Its proof, in the format `.tlog-proof`.
    pub proof: Vec<u8>,
}

/// A bundle with the register's signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedTrust {
    bundle: TrustBundle,
    signature: Signature,
    logged: Option<LogProof>,
}

impl SignedTrust {
    /// A bundle with the signature of [`TrustBundle::to_sign`] by the office that it names. Not checked here.
    pub fn new(bundle: TrustBundle, signature: Signature) -> SignedTrust {
        SignedTrust { bundle, signature, logged: None }
    }

    /// The same, with the record of its publication and its proof.
    #[must_use]
    pub fn with_proof(self, logged: LogProof) -> SignedTrust {
        SignedTrust { logged: Some(logged), ..self }
    }

    /// Reads a file. Refuses with `Q11` what is not exactly what [`SignedTrust::to_text`] writes. Never checks the
    /// signature.
    pub fn read(bytes: &[u8]) -> Result<SignedTrust, Refusal> {
        let refused = |what: &str| Refusal::new(Rule::TrustUnreadable, what);
        if bytes.len() > BUNDLE_BYTES_MAX {
            return Err(refused("length").accepting([BUNDLE_BYTES_MAX.to_string()]));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| refused("UTF-8"))?;
        let mut lines = text.split_terminator('\n');
        if lines.next() != Some(FORMAT) {
            return Err(refused("format").accepting([FORMAT]));
        }
        let content = lines.next().ok_or_else(|| refused("JSON"))?;
        let bundle = content::parse(content).map_err(|what| refused(&what))?;
        let signature = lines.next().and_then(read_signature).ok_or_else(|| refused("signature"))?;
        let logged = match (lines.next(), lines.next()) {
            (None, _) => None,
            (Some(record), Some(proof)) => {
                let part = |line: &str, name: &str| STANDARD.decode(line.strip_prefix(name)?).ok();
                let record = part(record, "record ").ok_or_else(|| refused("record"))?;
                Some(LogProof { record, proof: part(proof, "proof ").ok_or_else(|| refused("proof"))? })
            }
            (Some(_), None) => return Err(refused("proof")),
        };
        let signed = SignedTrust { bundle, signature, logged };
        if signed.to_text() == text { Ok(signed) } else { Err(refused("lines")) }
    }

    /// The file. The same bundle and signature are always the same bytes.
    pub fn to_text(&self) -> String {
        let key = self.bundle.register_key.id();
        let signature = STANDARD.encode(self.signature.0);
        let mut text = format!("{FORMAT}\n{}\nsignature {key} {signature}\n", content::text(&self.bundle));
        if let Some(LogProof { record, proof }) = &self.logged {
            text.push_str(&format!("record {}\nproof {}\n", STANDARD.encode(record), STANDARD.encode(proof)));
        }
        text
    }

    /// The bundle, where the office that it names signed it. Refuses with `Q12` another signature, and a register's key
    /// that is not `known`; without one the reader takes the bundle's word for who keeps the register.
    pub fn verified(&self, known: Option<&OfficeKey>) -> Result<&TrustBundle, Refusal> {
        let named = self.bundle.register_key;
        let refused = || Refusal::new(Rule::TrustNotSigned, named.id().to_string());
        if let Some(known) = known.filter(|known| **known != named) {
            return Err(refused().accepting([known.id().to_string()]));
        }
        // The digits of the key are its bytes.
        let bytes = Digest::from_hex(&named.to_string()).ok_or_else(refused)?;
        let key = VerifyingKey::from_bytes(&bytes.0).map_err(|_| refused())?;
        let signature = ed25519_dalek::Signature::from_bytes(&self.signature.0);
        key.verify_strict(&self.bundle.to_sign(), &signature).map_err(|_| refused())?;
        Ok(&self.bundle)
    }

    /// The bundle, whoever signed it: to show what it says it is.
    pub fn unverified(&self) -> &TrustBundle {
        &self.bundle
    }

    /// The record of its publication and its proof; `None` for a bundle without.
    pub fn logged(&self) -> Option<&LogProof> {
        self.logged.as_ref()
    }

    /// The digest that the record of its publication states: of what is signed, without the proof of itself.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.bundle.to_sign())
    }

    /// The record of its publication, where it has one that states this bundle's digest as its document and is signed
    /// by the register. Refuses with `Q12` any other.
    pub fn record(&self) -> Result<Option<Record>, Refusal> {
        let Some(LogProof { record, .. }) = &self.logged else { return Ok(None) };
        let refused = |what: String| Refusal::new(Rule::TrustNotSigned, what);
        let record = Record::parse(record).map_err(|error| refused(error.input))?;
        self.bundle.register_key.verify(&record).map_err(|error| refused(error.input))?;
        let states = record.body().document.as_ref().is_some_and(|document| document.sha256 == self.digest());
        if states { Ok(Some(record)) } else { Err(refused(record.id().to_string())) }
    }
}

fn read_signature(line: &str) -> Option<Signature> {
    let (key, signature) = line.strip_prefix("signature ")?.split_once(' ')?;
    KeyId::from_hex(key)?;
    Some(Signature(STANDARD.decode(signature).ok()?.try_into().ok()?))
}
