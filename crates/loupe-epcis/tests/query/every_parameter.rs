//! Each parameter of the standard once as it holds of an event and once as it does not.

use crate::asked;
use crate::stories::CUTTING;

#[test]
fn each_parameter_tells_events_apart() {
    for (name, yes, no) in [
        ("eventType", "ObjectEvent|TransformationEvent", "ObjectEvent"),
        ("GE_eventTime", "2026-11-30T07:00:00Z", "2026-11-30T07:00:00.1Z"),
        ("LT_eventTime", "2026-11-30T09:00:01 02:00", "2026-11-30T07:00:00Z"),
        ("GE_recordTime", "2026-11-30T12:00:00Z", "2026-11-30T12:00:01Z"),
        ("LT_recordTime", "2026-11-30T12:00:01Z", "2026-11-30T12:00:00Z"),
        ("EQ_bizStep", "urn:epcglobal:cbv:bizstep:other", "packing"),
        ("EQ_disposition", "cbv:Disp-active", "https://kp.example/active"),
        ("EQ_persistentDisposition_set", "conformant|completeness_verified", "mismatch_class"),
        ("EQ_persistentDisposition_unset", "mismatch_class", "completeness_verified"),
        ("EQ_readPoint", "https://id.gs1.org/414/4012345000115", "urn:x:1"),
        ("EQ_bizLocation", "urn:epc:id:sgln:4012345.00011.0", "urn:epc:id:sgln:4012345.00011.1"),
        ("WD_bizLocation", "urn:epc:id:sgln:4012345.00011.0", "urn:x:1"),
        ("EQ_bizTransaction_po", "urn:x:po:1", "urn:loupe:certificate:7"),
        ("EQ_bizTransaction_loupe:certificate", "urn:loupe:certificate:7", "urn:x:po:1"),
        ("EQ_source_owning_party", "https://id.gs1.org/417/4012345000009", "urn:x:buyer"),
        ("EQ_destination_urn:epcglobal:cbv:sdt:possessing_party", "urn:x:buyer", "urn:x:seller"),
        ("EQ_transformationID", "urn:x:t1", "urn:x:t2"),
        ("MATCH_outputEPC", "urn:epc:id:sgtin:4012345.112345.S2|urn:epc:id:sgtin:4012345.012345.S1", "urn:x:1"),
        ("MATCH_anyEPC", "urn:epc:idpat:sgtin:4012345.012345.*", "urn:epc:idpat:sgtin:4012345.112345.*"),
        ("MATCH_inputEPCClass", "urn:epc:class:lgtin:4012345.012345.ROUGH", "urn:epc:class:lgtin:4012345.012345.CUT"),
        ("EQ_quantity", "3.00|7", "2"),
        ("GT_quantity", "10.4", "10.5"),
        ("GE_quantity_CTM", "10.5", "10.51"),
        ("LT_quantity_GRM", "3.1", "3"),
        ("LE_quantity_CTM", "4.2", "4.1"),
        ("EQ_quantity_GRM", "3", "4.2"),
        ("EQ_eventID", "urn:uuid:9|urn:uuid:1", "urn:uuid:9"),
        ("GE_errorDeclarationTime", "2026-11-30T10:00:00Z", "2026-11-30T10:00:01Z"),
        ("LT_errorDeclaration_Time", "2026-11-30T10:00:01Z", "2026-11-30T10:00:00Z"),
        ("EQ_errorReason", "urn:epcglobal:cbv:er:incorrect_data", "did_not_occur"),
        ("EQ_correctiveEventID", "urn:uuid:2", "urn:uuid:1"),
        ("GE_time", "2026-11-30T08:00:00Z", "2026-11-30T09:00:00Z"),
        ("LT_startTime", "2026-11-30T07:00:01Z", "2026-11-30T07:00:00Z"),
        ("GE_endTime", "2026-11-30T07:30:00Z", "2026-11-30T07:30:01Z"),
        ("EQ_type", "gs1:Mass", "Temperature"),
        ("EQ_deviceID", "urn:x:scale", "urn:x:other"),
        ("EQ_dataProcessingMethod", "https://kp.example/method", "https://kp.example/rules"),
        ("EQ_bizRules", "kp:rules", "kp:method"),
        ("EQ_microorganism", "https://kp.example/m", "https://kp.example/c"),
        ("EQ_chemicalSubstance", "https://kp.example/c", "https://kp.example/m"),
        ("EQ_uriValue", "https://kp.example/v", "https://kp.example/w"),
        ("EQ_stringValue", "fine: yes", "fine"),
        ("EQ_hexBinaryValue", "F0", "0F"),
        ("EQ_booleanValue", "true", "false"),
        ("EQ_value_GRM", "0.840", "0.85"),
        ("GE_value_GRM", "0.84", "0.841"),
        ("GE_minValue_GRM", "0.83", "0.84"),
        ("LE_percRank", "50", "49.9"),
        ("EQ_loupe:process", "cutting|sawing", "sawing"),
        ("GE_loupe:loss", "6.30", "6.31"),
        ("EQ_INNER_kp:number", "12.0", "13"),
        ("GT_INNER_kp:number", "11", "12"),
        ("EQ_ILMD_kp:period", "2022-H1", "2022-H2"),
        ("EQ_INNER_ILMD_kp:colour", "D", "E"),
        ("LT_INNER_ILMD_kp:ct", "1.03", "1.02"),
        ("EQ_ERROR_DECLARATION_kp:by", "the cutter", "the miner"),
        ("EQ_SENSORMETADATA_kp:room", "north", "south"),
        ("EQ_SENSORREPORT_kp:hands", "2", "3"),
        ("GT_SENSORELEMENT_kp:calibrated", "2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z"),
        ("EQ_readPoint_kp:floor", "2", "1"),
    ] {
        assert!(asked(&format!("{name}={yes}"), CUTTING), "{name}={yes}");
        assert!(!asked(&format!("{name}={no}"), CUTTING), "{name}={no}");
    }
}

#[test]
fn what_has_no_such_field_does_not_match() {
    let bare = r#"{"type": "ObjectEvent"}"#;
    for query in
        ["EQ_action=ADD", "GE_eventTime=2000-01-01T00:00:00Z", "LT_quantity=9", "EQ_kp:a=1", "MATCH_epc=urn:x:1"]
    {
        assert!(!asked(query, bare), "{query}");
    }
    assert!(asked("", bare));
}

#[test]
fn what_exists_can_be_asked_for_and_need_not_be() {
    let bare = r#"{"type": "ObjectEvent"}"#;
    for name in [
        "errorDeclaration",
        "sensorElementList",
        "loupe:process",
        "ILMD_kp:period",
        "INNER_ILMD_kp:ct",
        "INNER_kp:bench",
        "SENSORREPORT_kp:hands",
        "ERROR_DECLARATION_kp:by",
    ] {
        assert!(asked(&format!("EXISTS_{name}=true"), CUTTING), "{name}");
        assert!(asked(&format!("EXISTS_{name}"), CUTTING), "{name}");
        assert!(!asked(&format!("EXISTS_{name}=true"), bare), "{name}");
        assert!(asked(&format!("EXISTS_{name}=false"), bare), "{name}");
    }
    // What lies within is not itself a field of the event.
    assert!(!asked("EXISTS_kp:bench=true", CUTTING));
    assert!(!asked("EXISTS_INNER_kp:house=true", CUTTING));
}

#[test]
fn criteria_hold_together_and_values_one_by_one() {
    assert!(asked("eventType=ObjectEvent&eventType=TransformationEvent&EQ_disposition=active", CUTTING));
    assert!(!asked("eventType=TransformationEvent&EQ_disposition=inactive", CUTTING));
}
