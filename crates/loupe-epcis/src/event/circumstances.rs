//! Where an event happened, and why.

use super::SensorElement;
use crate::fault::{Faults, Place};
use crate::json::{Object, Value};
use crate::part::{BizStep, Disposition, Fields, Part, SourceDestinationType, TransactionType, Uri, field, record};

record! {
    /// Where and why, of an event of the standard's types.
    #[derive(Default)]
    Circumstances, part {
        /// The step of business.
        may step: BizStep = "bizStep",
        /// The condition of the things from now on.
        may disposition: Disposition = "disposition",
        /// Where it was seen.
        may read_point: Location = "readPoint",
        /// Where the things are from now on.
        may location: Location = "bizLocation",
        /// The papers it belongs to.
        may transactions: Vec<Transaction> = "bizTransactionList",
        /// Who gives.
        may sources: Vec<Source> = "sourceList",
        /// Who gets.
        may destinations: Vec<Destination> = "destinationList",
        /// What was measured.
        may sensors: Vec<SensorElement> = "sensorElementList",
    }
}

record! {
    /// A place by its name.
    Location, open {
        /// The name.
        must id: Uri = "id",
    }
}

record! {
    /// One paper of business: an order, an invoice, a certificate.
    Transaction, closed {
        /// Its kind.
        may kind: TransactionType = "type",
        /// Its name.
        must id: Uri = "bizTransaction",
    }
}

record! {
    /// Who gives, in one sense.
    Source, closed {
        /// In which sense.
        must kind: SourceDestinationType = "type",
        /// The party or place.
        must id: Uri = "source",
    }
}

record! {
    /// Who gets, in one sense.
    Destination, closed {
        /// In which sense.
        must kind: SourceDestinationType = "type",
        /// The party or place.
        must id: Uri = "destination",
    }
}
