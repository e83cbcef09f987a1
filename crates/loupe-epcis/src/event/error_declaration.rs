//! That an event should not have been captured.

use crate::fault::{Faults, Place};
use crate::json::{Object, Value};
use crate::part::{ErrorReason, Fields, Part, Time, Uri, field, record};

record! {
    /// That an event was wrong, and which say it right (EPCIS 2.0, 7.4.1.2). The event comes again with it; none is
    /// deleted.
    ErrorDeclaration, extended {
        /// When it was declared.
        must declaration_time: Time = "declarationTime",
        /// Why.
        may reason: ErrorReason = "reason",
        /// The events that stand in its place.
        may corrective_events: Vec<Uri> = "correctiveEventIDs",
    }
}
