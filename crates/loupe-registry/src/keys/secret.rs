//! The secret half of a key, whatever it signs, and the one line that is sealed of it.

use loupe_credential::key::CertificateSigner;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_tlog::key::SigningKey;
use zeroize::{Zeroize, Zeroizing};

use super::{KeyFault, KeyKind};
use crate::registry::Trouble;

/// What the sealed line of a certificate key begins with: `CERTIFICATE+KEY+<office>+<64 hexadecimal digits>`. The
/// digits are the secret number on P-256, which other programs read as the private key of a JSON Web Key.
const CERTIFICATE: &str = "CERTIFICATE+KEY+";
/// How many bytes the secret number has.
const SECRET_BYTES: usize = 32;
/// How often a secret number is drawn. One in 2^32 is no key, so the second is never needed.
const DRAWS_MAX: usize = 4;

/// An opened key.
pub(super) enum Secret {
    /// Of a log, a witness or an office: Ed25519.
    Note(Box<SigningKey>),
    /// Of an office's certificates: P-256.
    Certificate(OfficeId, CertificateSigner),
}

impl Secret {
    /// A key of the system's randomness. Refuses with `K4` what cannot be its name.
    pub(super) fn fresh(kind: KeyKind, name: &str) -> Result<Secret, Trouble> {
        if kind == KeyKind::Certificate {
            let signer = fresh_signer()?.ok_or(KeyFault::Random(getrandom::Error::UNEXPECTED))?;
            return Ok(Secret::Certificate(name.parse()?, signer));
        }
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(KeyFault::Random)?;
        let key = SigningKey::from_seed(name, kind.signs(), seed);
        seed.zeroize();
        let key = key.map_err(|_| Refusal::new(Rule::KeyNameWrong, name))?;
        Ok(Secret::Note(Box::new(key)))
    }

    /// Reads a line that [`Secret::line`] wrote; `None` for anything else.
    pub(super) fn parse(line: &str) -> Option<Secret> {
        let Some(certificate) = line.strip_prefix(CERTIFICATE) else {
            return SigningKey::parse_secret(line).ok().map(|key| Secret::Note(Box::new(key)));
        };
        let (office, digits) = certificate.split_once('+')?;
        let mut bytes = Zeroizing::new([0; SECRET_BYTES]);
        let small = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let proper = digits.len() == 2 * SECRET_BYTES && digits.bytes().all(small);
        for (place, byte) in bytes.iter_mut().enumerate() {
            let two = digits.get(2 * place..2 * place + 2).filter(|_| proper)?;
            *byte = u8::from_str_radix(two, 16).ok()?;
        }
        Some(Secret::Certificate(office.parse().ok()?, CertificateSigner::from_secret_bytes(&bytes)?))
    }

    /// The one line that is sealed, with its end.
    pub(super) fn line(&self) -> Zeroizing<String> {
        match self {
            Secret::Note(key) => {
                let secret = key.secret_text();
                let mut line = Zeroizing::new(String::with_capacity(secret.len() + 1));
                line.push_str(&secret);
                line.push('\n');
                line
            }
            Secret::Certificate(office, signer) => {
                let length = CERTIFICATE.len() + office.as_str().len() + 2 + 2 * SECRET_BYTES;
                let mut line = Zeroizing::new(String::with_capacity(length));
                line.push_str(CERTIFICATE);
                line.push_str(office.as_str());
                line.push('+');
                for byte in signer.to_secret_bytes().iter() {
                    line.extend([byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap_or('0')));
                }
                line.push('\n');
                line
            }
        }
    }

    /// The name that the line gives it.
    pub(super) fn name(&self) -> &str {
        match self {
            Secret::Note(key) => key.verifier().name(),
            Secret::Certificate(office, _) => office.as_str(),
        }
    }

    /// Whether it is a key of that kind, as far as the line tells: an office's key is written as a log's is.
    pub(super) fn is_of(&self, kind: KeyKind) -> bool {
        match self {
            Secret::Note(key) => kind != KeyKind::Certificate && key.verifier().kind() == kind.signs(),
            Secret::Certificate(..) => kind == KeyKind::Certificate,
        }
    }

    /// The key of a log, a witness or an office. Refuses with `K6` a certificate key.
    pub(super) fn into_note(self) -> Result<SigningKey, Trouble> {
        match self {
            Secret::Note(key) => Ok(*key),
            Secret::Certificate(office, _) => Err(Refusal::new(Rule::KeyKindWrong, office.as_str()).into()),
        }
    }

    /// The key of certificates. Refuses with `K6` any other.
    pub(super) fn into_certificate(self) -> Result<CertificateSigner, Trouble> {
        match self {
            Secret::Certificate(_, signer) => Ok(signer),
            Secret::Note(key) => Err(Refusal::new(Rule::KeyKindWrong, key.verifier().name()).into()),
        }
    }
}

fn fresh_signer() -> Result<Option<CertificateSigner>, KeyFault> {
    for _ in 0..DRAWS_MAX {
        let mut bytes = Zeroizing::new([0; SECRET_BYTES]);
        getrandom::fill(bytes.as_mut_slice()).map_err(KeyFault::Random)?;
        if let Some(signer) = CertificateSigner::from_secret_bytes(&bytes) {
            return Ok(Some(signer));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

    use super::*;

    #[test]
    fn the_line_of_a_certificate_key_is_read_in_one_spelling_only() {
        let digits = format!("{:064x}", 0xa11ce);
        let line = format!("CERTIFICATE+KEY+bw-exporting+{digits}");
        let key = Secret::parse(&line).unwrap();
        assert_eq!((key.name(), key.line().as_str()), ("bw-exporting", format!("{line}\n").as_str()));
        assert!(key.is_of(KeyKind::Certificate) && !key.is_of(KeyKind::Office));
        let zero = "0".repeat(64);
        let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
        for digits in [digits.to_uppercase(), digits[1..].to_owned(), format!("0{digits}"), zero, order.to_owned()] {
            assert!(Secret::parse(&format!("CERTIFICATE+KEY+bw-exporting+{digits}")).is_none(), "{digits}");
        }
        for line in ["CERTIFICATE+KEY+bw-exporting", "CERTIFICATE+KEY++", "certificate+key+a+b", ""] {
            assert!(Secret::parse(line).is_none(), "{line}");
        }
    }
}
