//! The one form of bytes of a record: JSON with sorted members, no space, and no number but whole ones (RFC 8785).

use std::collections::BTreeMap;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::body::{Body, DocumentHash};
use super::id::{Digest, RecordId};
use super::kind::Kind;
use super::sign::{KeyId, Signature};
use super::{Draft, FORMAT, Record, Unsigned};
use crate::rule::{Refusal, Rule};

/// The longest record, in bytes. An entry of a log could have 65,535; a record names texts and does not hold them.
pub const RECORD_BYTES_MAX: usize = 16 * 1024;

/// What a signature adds to the bytes that are signed, at most.
pub(super) const SIGNATURE_BYTES: usize = 128;

/// JSON numbers are exact up to here (RFC 8785 3.2.2.3).
pub(super) const NUMBER_MAX: u64 = (1 << 53) - 1;

/// The members of a record, in their order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Members {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    corrects: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    document: Option<DocumentMembers>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    facts: BTreeMap<String, String>,
    format: String,
    issued_at: String,
    key: String,
    kind: String,
    office: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    previous: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    sealed: BTreeMap<String, String>,
    sequence: u64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    signature: Option<String>,
    subject: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentMembers {
    length_bytes: u64,
    media: String,
    sha256: String,
}

impl Members {
    fn of(unsigned: &Unsigned, signature: Option<Signature>) -> Members {
        let body = &unsigned.draft.body;
        let document = body.document.as_ref().map(|document| DocumentMembers {
            length_bytes: document.length_bytes,
            media: document.media.clone(),
            sha256: document.sha256.to_string(),
        });
        Members {
            corrects: body.corrects.as_ref().map(ToString::to_string),
            document,
            facts: body.facts.clone(),
            format: FORMAT.to_owned(),
            issued_at: unsigned.issued_at.to_string(),
            key: unsigned.key.to_string(),
            kind: unsigned.draft.kind.code().to_owned(),
            office: unsigned.office.to_string(),
            previous: unsigned.previous.map(|digest| digest.to_string()),
            sealed: body.sealed.iter().map(|(name, digest)| (name.clone(), digest.to_string())).collect(),
            sequence: unsigned.sequence,
            signature: signature.map(|signature| STANDARD.encode(signature.0)),
            subject: unsigned.draft.subject.clone(),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts, numbers and maps with text keys are always JSON")
    }

    /// What the members say; the member that says nothing where one does not.
    fn read(&self) -> Result<Record, &'static str> {
        if self.format != FORMAT {
            return Err("format");
        }
        if self.sequence == 0 {
            return Err("sequence");
        }
        let issued_at = Timestamp::from_str(&self.issued_at).map_err(|_| "issued_at")?;
        if issued_at.subsec_nanosecond() != 0 {
            return Err("issued_at");
        }
        let digest = |text: &String| Digest::from_hex(text);
        let mut sealed = BTreeMap::new();
        for (name, text) in &self.sealed {
            sealed.insert(name.clone(), digest(text).ok_or("sealed")?);
        }
        let body = Body {
            corrects: read_or_none(self.corrects.as_deref(), |text| RecordId::from_str(text).ok(), "corrects")?,
            document: self.document.as_ref().map(DocumentMembers::read).transpose()?,
            facts: self.facts.clone(),
            sealed,
        };
        let draft = Draft { kind: Kind::from_code(&self.kind).ok_or("kind")?, subject: self.subject.clone(), body };
        let unsigned = Unsigned {
            office: self.office.parse().map_err(|_| "office")?,
            sequence: self.sequence,
            previous: read_or_none(self.previous.as_ref(), digest, "previous")?,
            issued_at,
            key: KeyId::from_hex(&self.key).ok_or("key")?,
            draft,
        };
        let signature = self.signature.as_ref().and_then(|text| STANDARD.decode(text).ok());
        let signature = signature.and_then(|bytes| bytes.try_into().ok()).ok_or("signature")?;
        Ok(unsigned.signed(Signature(signature)))
    }
}

impl DocumentMembers {
    fn read(&self) -> Result<DocumentHash, &'static str> {
        let sha256 = Digest::from_hex(&self.sha256).ok_or("document")?;
        Ok(DocumentHash { media: self.media.clone(), sha256, length_bytes: self.length_bytes })
    }
}

fn read_or_none<T, U>(
    member: Option<T>,
    read: impl Fn(T) -> Option<U>,
    name: &'static str,
) -> Result<Option<U>, &'static str> {
    match member {
        None => Ok(None),
        Some(text) => read(text).map(Some).ok_or(name),
    }
}

pub(super) fn to_sign(unsigned: &Unsigned) -> Vec<u8> {
    let mut bytes = format!("{FORMAT}\n").into_bytes();
    bytes.extend(Members::of(unsigned, None).bytes());
    bytes
}

pub(super) fn to_bytes(record: &Record) -> Vec<u8> {
    Members::of(&record.unsigned, Some(record.signature)).bytes()
}

/// Reads what is exactly the form that [`to_bytes`] writes: no other order, space, escape or repetition.
pub(super) fn parse(bytes: &[u8]) -> Result<Record, Refusal> {
    let refused = |what: String| Refusal::new(Rule::RecordNotCanonical, what);
    let members: Members = serde_json::from_slice(bytes).map_err(|error| refused(error.to_string()))?;
    let record = members.read().map_err(|name| refused(name.to_owned()))?;
    if to_bytes(&record) == bytes { Ok(record) } else { Err(refused(record.id().to_string())) }
}

/// The digest of what a body states, whatever record it corrects.
pub(super) fn content(body: &Body) -> Digest {
    #[derive(Serialize)]
    struct Content<'a> {
        document: Option<(&'a str, String, u64)>,
        facts: &'a BTreeMap<String, String>,
        sealed: BTreeMap<&'a str, String>,
    }
    let document = body.document.as_ref().map(|d| (d.media.as_str(), d.sha256.to_string(), d.length_bytes));
    let sealed = body.sealed.iter().map(|(name, digest)| (name.as_str(), digest.to_string())).collect();
    let content = Content { document, facts: &body.facts, sealed };
    Digest::of(&serde_json::to_vec(&content).expect("texts, numbers and maps with text keys are always JSON"))
}
