//! The document that answers a query.

use super::{Context, Vocabulary};
use crate::event::Event;
use crate::fault::{Faults, Place};
use crate::json::{Object, Value};
use crate::part::{Fields, Part, Time, Uri, Version, field, record};

record! {
    /// `EPCISQueryDocument`: the answer to a query.
    QueryDocument, extended {
        /// What the short names mean.
        must context: Context = "@context",
        /// The name of the document.
        may id: Uri = "id",
        /// The version of the standard.
        may schema_version: Version = "schemaVersion",
        /// When the document was made.
        may creation_date: Time = "creationDate",
        /// Its body.
        must body: QueryBody = "epcisBody",
    }
}

record! {
    /// The body of an answer.
    QueryBody, extended {
        /// What was found.
        must results: QueryResults = "queryResults",
    }
}

record! {
    /// What a query found.
    QueryResults, extended {
        /// The name of the query.
        must query: String = "queryName",
        /// The subscription that asked.
        may subscription: String = "subscriptionID",
        /// What was found.
        must body: ResultsBody = "resultsBody",
    }
}

record! {
    /// Events and master data that were found.
    ResultsBody, extended {
        /// The events.
        must events: Vec<Event> = "eventList",
        /// Master data.
        may vocabularies: Vec<Vocabulary> = "vocabularyList",
    }
}
