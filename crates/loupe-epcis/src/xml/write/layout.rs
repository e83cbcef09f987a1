//! Which fields an event has, in the order of the XML schemas, and where EPCIS 1.2 puts them.

/// Where a field stands in EPCIS 1.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the event.
    Event,
    /// In its `extension`, where 1.1 put what 1.0 did not have.
    Extension,
    /// In the `extension` of its `extension`, where 2.0 is for 1.2.
    Further,
}

use Place::{Event, Extension, Further};

/// The fields of one kind of event after those that all have, in the order of EPCIS 2.0.
pub(super) fn fields(event: &str) -> Option<&'static [(&'static str, Place)]> {
    Some(match event {
        "ObjectEvent" => &OBJECT,
        "AggregationEvent" => &AGGREGATION,
        "TransactionEvent" => &TRANSACTION,
        "TransformationEvent" => &TRANSFORMATION,
        "AssociationEvent" => &ASSOCIATION,
        _ => return None,
    })
}

/// The list that EPCIS 1.2 wants even when it is empty.
pub(super) fn always(event: &str) -> Option<&'static str> {
    match event {
        "ObjectEvent" | "TransactionEvent" => Some("epcList"),
        "AggregationEvent" => Some("childEPCs"),
        _ => None,
    }
}

const OBJECT: [(&str, Place); 13] = [
    ("epcList", Event),
    ("action", Event),
    ("bizStep", Event),
    ("disposition", Event),
    ("readPoint", Event),
    ("bizLocation", Event),
    ("bizTransactionList", Event),
    ("quantityList", Extension),
    ("sourceList", Extension),
    ("destinationList", Extension),
    ("sensorElementList", Further),
    ("persistentDisposition", Further),
    ("ilmd", Extension),
];

const AGGREGATION: [(&str, Place); 13] = [
    ("parentID", Event),
    ("childEPCs", Event),
    ("action", Event),
    ("bizStep", Event),
    ("disposition", Event),
    ("readPoint", Event),
    ("bizLocation", Event),
    ("bizTransactionList", Event),
    ("childQuantityList", Extension),
    ("sourceList", Extension),
    ("destinationList", Extension),
    ("sensorElementList", Further),
    ("persistentDisposition", Further),
];

const TRANSACTION: [(&str, Place); 13] = [
    ("bizTransactionList", Event),
    ("parentID", Event),
    ("epcList", Event),
    ("action", Event),
    ("bizStep", Event),
    ("disposition", Event),
    ("readPoint", Event),
    ("bizLocation", Event),
    ("quantityList", Extension),
    ("sourceList", Extension),
    ("destinationList", Extension),
    ("sensorElementList", Further),
    ("persistentDisposition", Further),
];

const TRANSFORMATION: [(&str, Place); 15] = [
    ("inputEPCList", Event),
    ("inputQuantityList", Event),
    ("outputEPCList", Event),
    ("outputQuantityList", Event),
    ("transformationID", Event),
    ("bizStep", Event),
    ("disposition", Event),
    ("readPoint", Event),
    ("bizLocation", Event),
    ("bizTransactionList", Event),
    ("sourceList", Event),
    ("destinationList", Event),
    ("sensorElementList", Extension),
    ("persistentDisposition", Extension),
    ("ilmd", Event),
];

const ASSOCIATION: [(&str, Place); 13] = [
    ("parentID", Event),
    ("childEPCs", Event),
    ("childQuantityList", Event),
    ("action", Event),
    ("bizStep", Event),
    ("disposition", Event),
    ("readPoint", Event),
    ("bizLocation", Event),
    ("bizTransactionList", Event),
    ("sourceList", Event),
    ("destinationList", Event),
    ("sensorElementList", Event),
    ("persistentDisposition", Event),
];
