//! What every event has, of whatever type.

use super::{Certification, ErrorDeclaration};
use crate::document::Context;
use crate::json::Object;
use crate::part::{Fields, Offset, Part, Time, Uri, field, record};

record! {
    /// When an event happened, under which name it is known, and what was said of it later (EPCIS 2.0, 7.4.1).
    Head, part {
        /// What the short names mean, of an event that stands alone or adds to its document's.
        may context: Context = "@context",
        /// The name of the event, such as its hash.
        may id: Uri = "eventID",
        /// When it happened.
        must event_time: Time = "eventTime",
        /// The offset from UTC at that place and time.
        must offset: Offset = "eventTimeZoneOffset",
        /// When whoever keeps it heard of it. Set by the keeper.
        may record_time: Time = "recordTime",
        /// Certificates that bear on it.
        may certification: Certification = "certificationInfo",
        /// That it should not have been captured, and why.
        may error: ErrorDeclaration = "errorDeclaration",
    }
}
