//! So and so much of a class of things.

use crate::fault::{Faults, Place};
use crate::json::{Number, Object, Value};
use crate::part::{Fields, Part, Unit, Uri, field, record};

record! {
    /// Things of a class, by count or measure (EPCIS 2.0, 7.3.3.3).
    QuantityElement, closed {
        /// The class, such as a lot.
        must class: Uri = "epcClass",
        /// How much, in the unit, or how many where there is none. Unknown where it is not there.
        may quantity: Number = "quantity",
        /// The unit.
        may unit: Unit = "uom",
    }
}
