//! Selective disclosure: members of a JSON text that a holder shows or keeps back (RFC 9901).

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

/// How long the salt of a disclosure is, in bytes (RFC 9901 9.3).
pub const DISCLOSURE_SALT_BYTES: usize = 16;
/// The most disclosures of one credential.
const DISCLOSURES_MAX: usize = 64;
/// How deep a payload may be: disclosures in disclosures would otherwise be as deep as they are many.
const DEPTH_MAX: usize = 64;

const DIGESTS: &str = "_sd";
const ALGORITHM: &str = "_sd_alg";
const ELEMENT: &str = "...";

/// What a payload holds in the place of a disclosure.
pub fn digest(disclosure: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(disclosure))
}

/// Takes every member out of `object` and puts their digests in, sorted so that their order tells nothing. Gives the
/// disclosures in the order of the members.
pub(crate) fn conceal(
    object: &mut Map<String, Value>,
    mut salt: impl FnMut(&str) -> [u8; DISCLOSURE_SALT_BYTES],
) -> Vec<String> {
    let members = std::mem::take(object);
    let disclose = |(name, value): (String, Value)| {
        let salt = URL_SAFE_NO_PAD.encode(salt(&name));
        URL_SAFE_NO_PAD.encode(json!([salt, name, value]).to_string())
    };
    let disclosures: Vec<String> = members.into_iter().map(disclose).collect();
    let digests: BTreeSet<String> = disclosures.iter().map(|one| digest(one)).collect();
    object.insert(DIGESTS.to_owned(), digests.into_iter().collect());
    disclosures
}

/// Says in a payload how digests are made.
pub(crate) fn name_algorithm(payload: &mut Map<String, Value>) {
    payload.insert(ALGORITHM.to_owned(), "sha-256".into());
}

/// The payload with what is disclosed in its place, and without what is not (RFC 9901 7.1). `None` where a disclosure
/// belongs nowhere, a digest stands twice, or a member would be covered by another.
pub fn disclosed(payload: &Value, disclosures: &[&str]) -> Option<Value> {
    if disclosures.len() > DISCLOSURES_MAX {
        return None;
    }
    let by_digest: BTreeMap<String, &str> = disclosures.iter().map(|one| (digest(one), *one)).collect();
    if by_digest.len() != disclosures.len() {
        return None;
    }
    let mut payload = payload.clone();
    let algorithm = payload.as_object_mut()?.shift_remove(ALGORITHM);
    if algorithm.is_some_and(|algorithm| algorithm != "sha-256") {
        return None;
    }
    let mut opening = Opening { by_digest, seen: BTreeSet::new(), depth: 0 };
    let opened = opening.value(payload)?;
    opening.by_digest.is_empty().then_some(opened)
}

struct Opening<'a> {
    /// What is not placed yet.
    by_digest: BTreeMap<String, &'a str>,
    seen: BTreeSet<String>,
    depth: usize,
}

impl Opening<'_> {
    fn value(&mut self, value: Value) -> Option<Value> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return None;
        }
        let opened = match value {
            Value::Object(members) => self.object(members).map(Value::Object),
            Value::Array(items) => self.array(items).map(Value::Array),
            other => Some(other),
        };
        self.depth -= 1;
        opened
    }

    fn object(&mut self, members: Map<String, Value>) -> Option<Map<String, Value>> {
        let mut opened = Map::new();
        let mut digests = Vec::new();
        for (name, value) in members {
            match (name.as_str(), value) {
                (DIGESTS, Value::Array(all)) => digests = all,
                (DIGESTS | ELEMENT | ALGORITHM, _) => return None,
                (_, value) => {
                    let value = self.value(value)?;
                    opened.insert(name, value);
                }
            }
        }
        for digest in digests {
            let Some(parts) = self.take(digest.as_str()?)? else { continue };
            let [_, Value::String(name), value] = <[Value; 3]>::try_from(parts).ok()? else { return None };
            if [DIGESTS, ELEMENT, ALGORITHM].contains(&name.as_str()) || opened.contains_key(&name) {
                return None;
            }
            let value = self.value(value)?;
            opened.insert(name, value);
        }
        Some(opened)
    }

    fn array(&mut self, items: Vec<Value>) -> Option<Vec<Value>> {
        let mut opened = Vec::new();
        for item in items {
            let hidden = item.as_object().filter(|members| members.contains_key(ELEMENT));
            let Some(members) = hidden else {
                opened.push(self.value(item)?);
                continue;
            };
            let digest = members.get(ELEMENT).filter(|_| members.len() == 1)?.as_str()?;
            let Some(parts) = self.take(digest)? else { continue };
            let [_, value] = <[Value; 2]>::try_from(parts).ok()?;
            opened.push(self.value(value)?);
        }
        Some(opened)
    }

    /// The parts of the disclosure of a digest; nothing inside where it is kept back, `None` where something is wrong.
    fn take(&mut self, digest: &str) -> Option<Option<Vec<Value>>> {
        if !self.seen.insert(digest.to_owned()) {
            return None;
        }
        let Some(disclosure) = self.by_digest.remove(digest) else { return Some(None) };
        let bytes = URL_SAFE_NO_PAD.decode(disclosure).ok()?;
        let parts: Value = serde_json::from_slice(&bytes).ok()?;
        match parts {
            Value::Array(parts) if parts.first().is_some_and(Value::is_string) => Some(Some(parts)),
            _ => None,
        }
    }
}
