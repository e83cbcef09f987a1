//! The keys of an office, as its key events leave them: one set of rules for whoever enters an event and whoever audits
//! it.

use std::collections::BTreeSet;

use super::{Body, KeyAct, KeyId, Kind, OfficeId, OfficeKey, Record};

/// The key with which an office signs now, and those that it signs with no more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficeKeys {
    current: Option<OfficeKey>,
    retired: BTreeSet<KeyId>,
}

/// What a key event does, and to which office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyTurn {
    /// The office whose key it is.
    pub office: OfficeId,
    /// What is done.
    pub act: KeyAct,
    named: String,
}

impl KeyTurn {
    /// Reads the body of a key event that `signer` made; `None` when it has no proper form, or when the signer may not
    /// say so: only an office itself and the register may.
    pub fn of(signer: &OfficeId, body: &Body, register: &OfficeId) -> Option<KeyTurn> {
        let act = KeyAct::from_code(body.fact("act")?)?;
        let office = match body.fact("office").map(str::parse) {
            None => signer.clone(),
            Some(Ok(other)) if signer == register => other,
            Some(_) => return None,
        };
        Some(KeyTurn { office, act, named: body.fact("key")?.to_owned() })
    }
}

impl OfficeKeys {
    /// The key that signs now; `None` before the first and after a revocation.
    pub const fn current(&self) -> Option<OfficeKey> {
        self.current
    }

    /// Whether there never was a key.
    pub fn is_empty(&self) -> bool {
        self.current.is_none() && self.retired.is_empty()
    }

    /// Whether a key was replaced or revoked.
    pub fn has_retired(&self, key: KeyId) -> bool {
        self.retired.contains(&key)
    }

    /// Applies an event; false, and nothing is changed, when it does not fit what the keys are.
    pub fn turn(&mut self, turn: &KeyTurn) -> bool {
        let key = OfficeKey::from_hex(&turn.named).filter(|key| !self.retired.contains(&key.id()));
        match (turn.act, key, self.current) {
            (KeyAct::New, Some(key), None) => {
                self.current = Some(key);
                true
            }
            (KeyAct::New, Some(key), Some(current)) => key == current,
            (KeyAct::Rotate, Some(key), Some(current)) if key != current => {
                self.retired.insert(current.id());
                self.current = Some(key);
                true
            }
            (KeyAct::Revoke, _, current) => match KeyId::from_hex(&turn.named) {
                Some(id) if current.is_some_and(|key| key.id() == id) => {
                    self.current = None;
                    self.retired.insert(id)
                }
                Some(id) => self.retired.contains(&id),
                None => false,
            },
            _ => false,
        }
    }
}

/// The key that an office's first record brings with it and is signed by.
pub fn introduced(record: &Record) -> Option<OfficeKey> {
    let body = record.body();
    let first = record.id().sequence == 1 && record.kind() == Kind::KeyEvent;
    let its_own = first && body.fact("act") == Some(KeyAct::New.code()) && body.fact("office").is_none();
    body.fact("key").filter(|_| its_own).and_then(OfficeKey::from_hex)
}
