//! The fields of one object while they are read, one after the other.

use super::{Part, Uri};
use crate::fault::{Faults, Place, Wrong};
use crate::json::{Object, Value};

pub(crate) struct Fields<'f> {
    left: Object,
    at: &'f Place<'f>,
    pub(crate) faults: &'f mut Faults,
}

impl<'f> Fields<'f> {
    pub(crate) fn of(value: Value, at: &'f Place<'f>, faults: &'f mut Faults) -> Option<Self> {
        Some(Self { left: Object::read(value, at, faults)?, at, faults })
    }

    /// A field that must be there. `None` when it is not, or when something is wrong with it.
    pub(crate) fn must<T: Part>(&mut self, name: &'static str) -> Option<T> {
        match self.left.take(name) {
            Some(value) => T::read(value, &self.at.field(name), self.faults),
            None => {
                self.fault(Wrong::Missing(name));
                None
            }
        }
    }

    /// A field that may be there.
    pub(crate) fn may<T: Part>(&mut self, name: &'static str) -> Option<T> {
        let value = self.left.take(name)?;
        T::read(value, &self.at.field(name), self.faults)
    }

    /// Something is wrong with the object itself.
    pub(crate) fn fault(&mut self, wrong: Wrong) {
        self.faults.add(self.at, wrong);
    }

    /// Something is wrong with a field that was read.
    pub(crate) fn fault_in(&mut self, name: &'static str, wrong: Wrong) {
        self.faults.add(&self.at.field(name), wrong);
    }

    /// Ends an object that has no fields besides.
    pub(crate) fn closed(self) {
        for (name, _) in self.left.iter() {
            self.faults.add(&self.at.field(name), Wrong::UnknownField);
        }
    }

    /// Ends an object whose further fields are extensions.
    pub(crate) fn extended(self) -> Object {
        for (name, _) in self.left.iter().filter(|(name, _)| !Uri::fits(name)) {
            self.faults.add(&self.at.field(name), Wrong::NameNotUri);
        }
        self.left
    }

    /// Ends an object that may have any further fields.
    pub(crate) fn open(self) -> Object {
        self.left
    }
}
