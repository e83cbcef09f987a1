//! Certificates that bear on an event.

use crate::fault::{Faults, Place, Wrong};
use crate::json::Value;
use crate::part::{Part, Uri};

/// Certificates by their URIs (EPCIS 2.0, 7.4.1). One alone may be written without a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certification {
    /// One, without a list.
    One(Uri),
    /// A list, of whatever length.
    Many(Vec<Uri>),
}

impl Certification {
    /// The certificates, however they are written.
    pub fn all(&self) -> &[Uri] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(all) => all,
        }
    }
}

impl Part for Certification {
    fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::List(_) => Vec::read(value, at, faults).map(Self::Many),
            Value::Text(_) => Uri::read(value, at, faults).map(Self::One),
            _ => {
                faults.add(at, Wrong::NotFitting);
                None
            }
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::One(one) => one.write(),
            Self::Many(all) => all.write(),
        }
    }
}
