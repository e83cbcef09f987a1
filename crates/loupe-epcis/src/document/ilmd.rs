//! Master data of an instance or lot.

use crate::fault::{Faults, Place};
use crate::json::{Object, Value};
use crate::part::{Fields, Part};

/// Instance or lot master data, given when things are made: fields whose names are URIs (EPCIS 2.0, 7.3.8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ilmd(Object);

impl Ilmd {
    /// The fields, in order.
    pub fn fields(&self) -> &Object {
        &self.0
    }
}

impl Part for Ilmd {
    fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
        let fields = Fields::of(value, at, faults)?;
        let before = fields.faults.count();
        let object = fields.extended();
        (faults.count() == before).then_some(Self(object))
    }

    fn write(&self) -> Value {
        self.0.write()
    }
}
