//! What is refused, and by which exception of the standard.

use std::fs;
use std::path::Path;

use loupe_epcis::query::{Query, QueryFault};

use crate::{address, object};

#[test]
fn every_fault_is_told_at_once() {
    let faults = address("GE_eventTime=yesterday&EQ_action=SHIPPED&orderDirection=SIDEWAYS&EQ_colour=red").unwrap_err();
    let names: Vec<&str> = faults
        .iter()
        .map(|fault| match fault {
            QueryFault::Value { name, .. } | QueryFault::Unknown { name } => name.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(names, ["EQ_action", "EQ_colour", "GE_eventTime", "orderDirection"]);
    assert!(faults.iter().all(|fault| fault.exception() == "QueryParameterException"));
}

#[test]
fn addresses_that_ask_nothing_that_can_be_asked() {
    for wrong in [
        "eventCountLimit=1&maxEventCount=1&orderBy=eventTime",
        "eventCountLimit=1",
        "eventCountLimit=0&orderBy=eventTime",
        "maxEventCount=-1",
        "maxEventCount=1.5",
        "perPage=many",
        "orderBy=quantity",
        "orderBy=eventTime&orderBy=recordTime",
        "GE_eventTime=2026-01-01",
        "GE_eventTime=2026-01-01T00:00:00Z&GE_eventTime=2026-01-01T00:00:00Z",
        "eventType=",
        "eventType=Unknown",
        "EQ_bizStep=juggling",
        "EQ_readPoint=here",
        "EQ_quantity=ten",
        "GT_quantity=1|2",
        "GT_quantity_=1",
        "EQ_quantity_carat=1",
        "EQ_bizTransaction_=urn:x:1",
        "EQ_kp:=1",
        "EQ_:kp=1",
        "GT_kp:size=large",
        "LT_kp:size=1|2",
        "EXISTS_everything=true",
        "EXISTS_kp:x=maybe",
        "EQ_booleanValue=yes",
        "HASATTR_everything=kp:x",
        "EQATTR_bizLocation=1",
        "EQATTR_=1",
        "MATCH_=urn:x:1",
        "MATCH_everything=urn:x:1",
        "WD_readPoint=here",
        "NE_kp:x=1",
    ] {
        let faults = address(wrong).map(drop).expect_err(wrong);
        assert!(faults.iter().all(|fault| fault.exception() == "QueryParameterException"), "{wrong}: {faults:?}");
    }
}

#[test]
fn json_has_its_own_kinds_of_values() {
    for wrong in [
        r#"{"eventType": "ObjectEvent"}"#,
        r#"{"eventType": []}"#,
        r#"{"EQ_action": ["ADD", 1]}"#,
        r#"{"GE_eventTime": 7}"#,
        r#"{"GE_quantity": "7"}"#,
        r#"{"EQ_quantity": ["7"]}"#,
        r#"{"EQ_kp:x": {"a": 1}}"#,
        r#"{"EQ_kp:x": [[1]]}"#,
        r#"{"EXISTS_errorDeclaration": "true"}"#,
        r#"{"EQ_booleanValue": "true"}"#,
        r#"{"eventCountLimit": "1", "orderBy": "eventTime"}"#,
        r#"{"perPage": 7}"#,
        r#"{"GE_quantity": 1e100000000000000000000}"#,
    ] {
        assert!(Query::from_json(&object(wrong)).is_err(), "{wrong}");
    }
    Query::from_json(&object(
        r#"{"EQ_quantity": [7, 8.0], "EQ_kp:x": 7, "eventCountLimit": 2.0, "orderBy": "eventTime"}"#,
    ))
    .unwrap();
}

#[test]
fn too_much_is_too_complex() {
    let many = vec!["urn:x:1"; 1_001].join("|");
    let parameters: String = (0..101).map(|number| format!("EQ_kp:x{number}=1&")).collect();
    for query in [format!("MATCH_epc={many}"), format!("EQ_kp:x={many}"), parameters] {
        let faults = address(&query).map(drop).unwrap_err();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].exception(), "QueryTooComplexException");
    }
    assert_eq!(QueryFault::TooLarge { most: 1 }.exception(), "QueryTooLargeException");
}

#[test]
fn the_published_examples_are_read_and_refused_as_they_ought_to_be() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/epcis/examples_openepcis/2.0/EPCIS/JSON/Query/Queries");
    assert!(folder.is_dir(), "the shared material is missing: clone `shared` beside the repository");
    let query = |name: &str| Query::from_json(&object(&fs::read_to_string(folder.join(name)).unwrap()));
    let good = query("SimpleEventQuery.json").unwrap();
    assert_eq!(good.first(), Some(100));
    let faults = query("Invalid/Query_with_invalid_values.json").map(drop).unwrap_err();
    assert_eq!(faults.len(), 3);
}
