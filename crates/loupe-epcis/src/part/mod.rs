//! How a part of a document is read from JSON, with all its faults, and written as JSON.

mod fields;
mod list;
mod record;
mod text;
mod word;

pub(crate) use fields::Fields;
pub use list::{Distinct, Filled};
pub(crate) use record::{field, record};
pub use text::{Hex, Offset, Time, Unit, Uri, Version};
pub use word::{Action, AlertType, BizStep, Component, Disposition, ErrorReason, MeasurementType};
pub use word::{SourceDestinationType, TransactionType};

use crate::fault::{Faults, Place, Wrong};
use crate::json::{Number, Object, Value};

/// A part of a document: either read whole, or its faults are told.
pub(crate) trait Part: Sized {
    /// `None` exactly when a fault was added.
    fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self>;

    /// What is read back as the same.
    fn write(&self) -> Value;
}

/// Only what fits a pattern of [`Value`], unchanged.
macro_rules! as_it_is {
    ($type:ty, $kind:ident, $wrong:ident) => {
        impl Part for $type {
            fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
                if let Value::$kind(inner) = value {
                    return Some(inner);
                }
                faults.add(at, Wrong::$wrong);
                None
            }

            fn write(&self) -> Value {
                Value::$kind(self.clone())
            }
        }
    };
}

as_it_is!(String, Text, NotText);
as_it_is!(bool, Bool, NotBool);
as_it_is!(Number, Number, NotNumber);
as_it_is!(Object, Object, NotObject);
