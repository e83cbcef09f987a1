//! The public half of a key as text.

use std::fmt;
use std::path::Path;

use loupe_credential::key::CertificateKey;
use loupe_scheme::record::{OfficeId, OfficeKey};
use loupe_tlog::key::VerifierKey;

use super::secret::Secret;
use super::{KeyFault, KeyKind};
use crate::registry::Trouble;

/// What everybody may know of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Public {
    /// Of a log or a witness: a vkey.
    Note(VerifierKey),
    /// Of an office.
    Office(OfficeId, OfficeKey),
    /// Of an office's certificates.
    Certificate(OfficeId, CertificateKey),
}

impl Public {
    /// The public half of a key whose name was checked for its kind.
    pub(super) fn of(kind: KeyKind, key: &Secret) -> Result<Public, Trouble> {
        let key = match key {
            Secret::Note(key) => key,
            Secret::Certificate(office, signer) => return Ok(Public::Certificate(office.clone(), signer.key())),
        };
        let verifier = key.verifier();
        if kind != KeyKind::Office {
            return Ok(Public::Note(verifier.clone()));
        }
        let key = OfficeKey::from_bytes(verifier.public()).expect("the key of a seed is no weak point of the curve");
        Ok(Public::Office(verifier.name().parse()?, key))
    }

    /// Reads what [`Public`] writes; `None` for anything else.
    pub(super) fn parse(kind: KeyKind, text: &str) -> Option<Public> {
        let line = text.strip_suffix('\n').unwrap_or(text);
        if matches!(kind, KeyKind::Log | KeyKind::Witness) {
            return line.parse::<VerifierKey>().ok().filter(|key| key.kind() == kind.signs()).map(Public::Note);
        }
        let mut words = line.strip_prefix(kind.code())?.strip_prefix(' ')?.split(' ');
        let (office, key) = (words.next()?.parse().ok()?, words.next()?);
        let public = match kind {
            KeyKind::Certificate => Public::Certificate(office, CertificateKey::from_hex(key)?),
            _ => Public::Office(office, OfficeKey::from_hex(key)?),
        };
        (public.to_string() == line).then_some(public)
    }

    pub(super) fn name(&self) -> &str {
        match self {
            Public::Note(key) => key.name(),
            Public::Office(office, _) | Public::Certificate(office, _) => office.as_str(),
        }
    }

    /// The key's id as hexadecimal digits.
    pub(super) fn id(&self) -> String {
        match self {
            Public::Note(key) => format!("{:08x}", key.key_id()),
            Public::Office(_, key) => key.id().to_string(),
            Public::Certificate(_, key) => key.id().to_string(),
        }
    }
}

impl fmt::Display for Public {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Public::Note(key) => write!(f, "{key}"),
            Public::Office(office, key) => write!(f, "office {office} {key} {}", key.id()),
            Public::Certificate(office, key) => write!(f, "certificate {office} {} {}", key.to_hex(), key.id()),
        }
    }
}

/// The public half of `kind` and `name` in a file's text.
pub(super) fn read(kind: KeyKind, name: &str, text: &str, path: &Path) -> Result<Public, KeyFault> {
    let public = Public::parse(kind, text).filter(|public| public.name() == name);
    public.ok_or_else(|| KeyFault::Torn { path: path.to_owned(), source: None })
}
