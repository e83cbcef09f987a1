//! What GS1 and openEPCIS show as right and as wrong.

use loupe_epcis::document::{Document, Refused};

use super::schema;
use super::shared::{acceptable, documents, unacceptable};

/// What openEPCIS shows as right and GS1's schema refuses, with the places. GS1's word stands: a document that this
/// program took and passed on would be refused by whoever checks it against the standard.
pub(crate) const DISPUTED: [(&str, &[&str]); 3] = [
    (
        "Capture/Documents/AggregationEvent_with_persistentDisposition.json",
        &["/epcisBody/eventList/1/persistentDisposition"],
    ),
    (
        "Capture/Documents/SensorData_with_combined_events.json",
        &[
            "/epcisBody/eventList/7/sensorElementList/0/sensorReport/1/type",
            "/epcisBody/eventList/7/sensorElementList/0/sensorReport/2/type",
            "/epcisBody/eventList/8/sensorElementList/0/sensorReport/0",
            "/epcisBody/eventList/8/sensorElementList/0/sensorReport/1",
            "/epcisBody/eventList/10/sensorElementList/0/sensorReport/0/type",
        ],
    ),
    (
        "Query/TransactionEvent_with_userExtensions.json",
        &["/epcisBody/queryResults/resultsBody/eventList/0/sensorElementList/0/sensorReport/0/type"],
    ),
];

/// The places of the faults of a document.
pub(crate) fn faulty(text: &str) -> Vec<String> {
    match Document::read(text.as_bytes()) {
        Ok(_) => Vec::new(),
        Err(Refused::Faulty(faults)) => faults.found().iter().map(|fault| fault.place.clone()).collect(),
        Err(Refused::Unreadable(why)) => panic!("not read at all: {why}"),
    }
}

#[test]
fn every_example_is_accepted_but_three_that_gs1_itself_refuses() {
    let all = acceptable();
    assert!(all.len() > 60, "only {} examples", all.len());
    for (name, text) in all {
        let disputed = DISPUTED.iter().find(|(ending, _)| name.ends_with(ending)).map_or(&[][..], |(_, places)| places);
        assert_eq!(faulty(&text), disputed, "{name}");
    }
}

#[test]
fn every_bad_example_is_refused() {
    let all = unacceptable();
    assert!(all.len() >= 12, "only {} bad examples", all.len());
    for (name, text) in all {
        assert!(!faulty(&text).is_empty(), "{name}");
    }
}

#[test]
fn every_file_is_judged_as_the_schema_judges_it() {
    for folder in ["event_hash_known_answers", "examples_openepcis", "examples_gs1", "context", "vocabulary"] {
        for (name, text) in documents(folder) {
            let faulty = faulty(&text);
            let theirs = schema::accepts(&serde_json::from_str(&text).unwrap());
            assert_eq!(faulty.is_empty(), theirs, "{name}: {faulty:?}");
        }
    }
}
