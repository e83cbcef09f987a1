//! The document in which events are captured.

use super::{Context, Header};
use crate::event::Event;
use crate::fault::{Faults, Place};
use crate::json::{Object, Value};
use crate::part::{Fields, Part, Time, Uri, Version, field, record};

record! {
    /// `EPCISDocument`: events to be captured, with master data in its header.
    CaptureDocument, extended {
        /// What the short names mean.
        must context: Context = "@context",
        /// The name of the document.
        may id: Uri = "id",
        /// The version of the standard.
        must schema_version: Version = "schemaVersion",
        /// When the document was made.
        must creation_date: Time = "creationDate",
        /// Its number with the sender.
        may instance: String = "instanceIdentifier",
        /// Who sends it.
        may sender: String = "sender",
        /// Who is to receive it.
        may receiver: String = "receiver",
        /// Its header.
        may header: Header = "epcisHeader",
        /// Its body.
        must body: Body = "epcisBody",
    }
}

record! {
    /// The body of a document.
    Body, open {
        /// The events.
        must events: Vec<Event> = "eventList",
    }
}
