//! What must be refused, with every place and the reason.

use loupe_epcis::document::{Document, Refused};
use loupe_epcis::fault::Wrong;
use loupe_epcis::part::{Action, BizStep, Disposition};

use super::shared::unacceptable;

const NO_STEP: Wrong = Wrong::NotWord(BizStep::WORDS);
const NO_ACTION: Wrong = Wrong::NotOneOf(Action::WORDS);

/// openEPCIS's bad documents, each with all its faults below its list of events.
const BAD: [(&str, &[(&str, Wrong)]); 11] = [
    (
        "Combination_of_events_with_missing_mandatory_fields",
        &[
            ("/0", Wrong::Missing("action")),
            ("/1", Wrong::Missing("eventTimeZoneOffset")),
            ("/1", Wrong::Missing("action")),
        ],
    ),
    (
        "Combination_of_non_standard_bizStep_and_disposition",
        &[("/0/bizStep", NO_STEP), ("/1/disposition", Wrong::NotWord(Disposition::WORDS))],
    ),
    ("ObjectEvent_with_invalid_action", &[("/0/action", NO_ACTION)]),
    (
        "ObjectEvent_with_invalid_certificationInfo",
        &[("/0/certificationInfo/0", Wrong::NotText), ("/0/certificationInfo/1", Wrong::NotText)],
    ),
    ("ObjectEvent_with_non_standard_bizStep", &[("/0/bizStep", NO_STEP)]),
    ("ObjectEvent_with_non_standard_bizStep_in_second_event", &[("/1/bizStep", NO_STEP)]),
    ("ObjectEvent_with_quantity_as_text", &[("/0/quantityList/0/quantity", Wrong::NotNumber)]),
    ("ObjectEvent_with_unknown_field_in_quantityList", &[("/0/quantityList/0/weight", Wrong::UnknownField)]),
    (
        "ObjectEvent_without_identifier_list",
        &[("/0", Wrong::NoneOf(&["epcList", "quantityList", "sensorElementList"]))],
    ),
    ("QueryDocument_with_invalid_action", &[("/0/action", NO_ACTION)]),
    ("QueryDocument_with_invalid_eventType", &[("/0/type", Wrong::NotUri)]),
];

/// Every fault of a document: the place and what is wrong there.
pub(crate) fn faults(text: &str) -> Vec<(String, Wrong)> {
    match Document::read(text.as_bytes()) {
        Err(Refused::Faulty(faults)) => {
            faults.found().iter().map(|fault| (fault.place.clone(), fault.wrong.clone())).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_bad_example_is_refused_where_it_is_wrong_and_nowhere_else() {
    let mut seen = 0;
    for (name, text) in unacceptable() {
        let name = name.rsplit('/').next().unwrap().trim_end_matches(".json");
        if name == "EPCISDocument_without_context" {
            assert_eq!(faults(&text), [(String::new(), Wrong::Missing("@context"))]);
            continue;
        }
        let list = if text.contains("queryResults") {
            "/epcisBody/queryResults/resultsBody/eventList"
        } else {
            "/epcisBody/eventList"
        };
        let (_, expected) = BAD.iter().find(|(bad, _)| *bad == name).unwrap_or_else(|| panic!("{name} is new"));
        let expected: Vec<_> =
            expected.iter().map(|(place, wrong)| (format!("{list}{place}"), wrong.clone())).collect();
        assert_eq!(faults(&text), expected, "{name}");
        seen += 1;
    }
    assert_eq!(seen, BAD.len());
}

/// One event with further fields, alone.
fn alone(kind: &str, fields: &str) -> String {
    format!(
        r#"{{"@context":"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld","type":"{kind}",
            "eventTime":"2026-11-30T09:00:00Z","eventTimeZoneOffset":"+02:00"{fields}}}"#
    )
}

fn check(kind: &str, fields: &str, expected: &[(&str, Wrong)]) {
    let text = alone(kind, fields);
    let expected: Vec<_> = expected.iter().map(|(place, wrong)| ((*place).to_owned(), wrong.clone())).collect();
    if expected.is_empty() {
        Document::read(text.as_bytes()).unwrap();
    } else {
        assert_eq!(faults(&text), expected, "{text}");
    }
}

#[test]
fn what_is_asked_of_several_fields_together_is_asked() {
    check("ObjectEvent", r#","action":"OBSERVE","epcList":[]"#, &[]);
    check("ObjectEvent", r#","action":"OBSERVE","epcList":[],"ilmd":{}"#, &[("/ilmd", Wrong::IlmdWithoutAdd)]);
    check("ObjectEvent", r#","action":"ADD","epcList":[],"ilmd":{}"#, &[]);
    let sensed = r#","action":"OBSERVE","sensorElementList":[{"sensorReport":[{"type":"Mass"}]}]"#;
    let needed = Wrong::NoneOf(&["epcList", "quantityList", "sensorElementList"]);
    check("ObjectEvent", sensed, &[("", needed)]);
    check("ObjectEvent", &format!(r#"{sensed},"readPoint":{{"id":"urn:x:y"}}"#), &[]);
    check("AssociationEvent", r#","action":"DELETE""#, &[("", Wrong::Missing("parentID"))]);
    check("AggregationEvent", r#","action":"DELETE""#, &[]);
    check("AggregationEvent", r#","action":"ADD""#, &[("", Wrong::NoneOf(&["childEPCs", "childQuantityList"]))]);
    check("TransactionEvent", r#","action":"DELETE""#, &[("", Wrong::Missing("bizTransactionList"))]);
    let unpaid = r#","action":"DELETE","bizTransactionList":[]"#;
    check("TransactionEvent", unpaid, &[("/bizTransactionList", Wrong::Empty)]);
}

#[test]
fn a_process_of_several_events_may_tell_of_one_side_alone() {
    let outputs = Wrong::NoneOf(&["outputEPCList", "outputQuantityList"]);
    let inputs = Wrong::NoneOf(&["inputEPCList", "inputQuantityList"]);
    let rough = r#","inputEPCList":["urn:x:rough"]"#;
    check("TransformationEvent", rough, &[("", outputs.clone())]);
    check("TransformationEvent", &format!(r#"{rough},"transformationID":"urn:x:cutting""#), &[]);
    check("TransformationEvent", r#","transformationID":"urn:x:cutting""#, &[("", inputs), ("", outputs)]);
}

#[test]
fn every_fault_of_a_document_is_told_and_not_the_first_alone() {
    let fields = r#","action":"LOST","epcList":["urn:x:a","urn:x:a",7],"bizStep":"cutting","recordTime":"today",
        "weight":5,"errorDeclaration":{"reason":"incorrect_data"},"a/b~c":1"#;
    let expected = [
        ("/recordTime", Wrong::NotTime),
        ("/errorDeclaration", Wrong::Missing("declarationTime")),
        ("/action", NO_ACTION),
        ("/epcList/2", Wrong::NotText),
        ("/bizStep", NO_STEP),
        ("/weight", Wrong::NameNotUri),
        ("/a~1b~0c", Wrong::NameNotUri),
    ];
    check("ObjectEvent", fields, &expected);
    check("ObjectEvent", r#","action":"ADD","epcList":["urn:x:a","urn:x:a"]"#, &[("/epcList/1", Wrong::Twice)]);
}

#[test]
fn an_event_alone_needs_its_own_context() {
    let text = alone("ObjectEvent", r#","action":"ADD","epcList":[]"#).replacen("@context", "urn:x:context", 1);
    assert_eq!(faults(&text), [(String::new(), Wrong::Missing("@context"))]);
}

#[test]
fn an_event_of_somebody_elses_type_may_have_any_fields() {
    check("example:StoneSeen", r#","stone":"0.52 ct","action":5"#, &[]);
    check("StoneSeen", "", &[("/type", Wrong::NotUri)]);
}
