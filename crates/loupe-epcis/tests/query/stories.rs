//! What somebody asks, and what comes of it.

use loupe_epcis::document::Document;
use loupe_epcis::hash::Context;
use loupe_epcis::query::{Query, Recorded, Vocabularies};

use crate::{asked, at, context, object};

/// A cutter's event, with everything that a buyer may ask about.
pub(crate) const CUTTING: &str = r#"{
    "type": "TransformationEvent", "eventID": "urn:uuid:1", "eventTime": "2026-11-30T09:00:00+02:00",
    "eventTimeZoneOffset": "+02:00",
    "inputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.ROUGH", "quantity": 10.50, "uom": "CTM"}],
    "outputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.CUT", "quantity": 4.2, "uom": "CTM"},
                           {"epcClass": "urn:x:dust", "quantity": 3, "uom": "GRM"}],
    "outputEPCList": ["https://id.gs1.org/01/04012345123456/21/S1"],
    "transformationID": "urn:x:t1", "bizStep": "https://ref.gs1.org/cbv/BizStep-other", "disposition": "active",
    "persistentDisposition": {"set": ["completeness_verified"], "unset": ["mismatch_class"]},
    "readPoint": {"id": "urn:epc:id:sgln:4012345.00011.0", "kp:floor": 2},
    "bizLocation": {"id": "https://id.gs1.org/414/4012345000115"},
    "bizTransactionList": [{"type": "po", "bizTransaction": "urn:x:po:1"},
                           {"type": "urn:loupe:custody:v1:certificate", "bizTransaction": "urn:loupe:certificate:7"}],
    "sourceList": [{"type": "owning_party", "source": "urn:epc:id:pgln:4012345.00000"}],
    "destinationList": [{"type": "possessing_party", "destination": "urn:x:buyer"}],
    "ilmd": {"kp:period": "2022-H1", "kp:stone": {"kp:colour": "D", "kp:weights": [{"kp:ct": 1.02}]}},
    "errorDeclaration": {"declarationTime": "2026-11-30T10:00:00Z", "reason": "incorrect_data",
        "correctiveEventIDs": ["urn:uuid:2"], "kp:by": "the cutter"},
    "sensorElementList": [{
        "sensorMetadata": {"time": "2026-11-30T08:00:00Z", "deviceID": "urn:x:scale", "startTime": "2026-11-30T07:00:00Z",
            "endTime": "2026-11-30T07:30:00Z", "bizRules": "https://kp.example/rules", "kp:room": "north"},
        "sensorReport": [{"type": "Mass", "value": 0.84, "uom": "GRM", "minValue": 0.83, "percRank": 50,
            "dataProcessingMethod": "https://kp.example/method", "stringValue": "fine: yes", "booleanValue": true,
            "hexBinaryValue": "F0", "uriValue": "https://kp.example/v", "microorganism": "https://kp.example/m",
            "chemicalSubstance": "https://kp.example/c", "kp:hands": 2}],
        "kp:calibrated": "2026-01-01T00:00:00Z"}],
    "loupe:process": "cutting", "loupe:loss": "6.3", "kp:house": {"kp:bench": [{"kp:number": 12}]}
}"#;

#[test]
fn a_buyer_finds_the_cutting_of_a_lot_however_it_is_spelt() {
    for lot in ["urn:epc:class:lgtin:4012345.012345.CUT", "https://shop.example/01/04012345123456/10/CUT?x=1"] {
        assert!(asked(&format!("MATCH_outputEPCClass={lot}"), CUTTING), "{lot}");
        assert!(asked(&format!("MATCH_anyEPCClass=urn:x:other|{lot}"), CUTTING), "{lot}");
        assert!(!asked(&format!("MATCH_inputEPCClass={lot}"), CUTTING), "{lot}");
        // What goes into and comes out of a change is no list of things seen.
        assert!(!asked(&format!("MATCH_epcClass={lot}"), CUTTING), "{lot}");
    }
}

#[test]
fn a_named_query_asks_what_its_address_asks() {
    let json = r#"{
        "@context": [{"own": "urn:loupe:custody:v1:"}], "eventType": ["TransformationEvent"],
        "GE_eventTime": "2026-11-30T07:00:00Z", "LT_eventTime": "2026-11-30T07:00:00.000000001Z",
        "EQ_bizStep": ["other"], "EQ_quantity": [4.20, 1], "GT_quantity": 10.4999999999999999999,
        "EQ_own:process": ["sawing", "cutting"], "LE_own:loss": 6.30, "EXISTS_errorDeclaration": null}"#;
    let query = Query::from_json(&object(json)).unwrap();
    let (event, context) = (object(CUTTING), context());
    let recorded = Recorded::new(&event, &context, at("2026-11-30T12:00:00Z"));
    assert!(query.matches(&recorded, &Vocabularies::default()));
    let later = Query::from_json(&object(&json.replace("6.30", "6.29"))).unwrap();
    assert!(!later.matches(&recorded, &Vocabularies::default()));
}

#[test]
fn a_place_is_asked_for_with_all_that_lies_within() {
    let document = r#"{
        "@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", "type": "EPCISDocument",
        "schemaVersion": "2.0", "creationDate": "2026-11-30T10:00:00Z",
        "epcisHeader": {"epcisMasterData": {"vocabularyList": [
            {"type": "urn:epcglobal:epcis:vtype:BusinessLocation", "vocabularyElementList": [
                {"id": "urn:x:country", "children": ["urn:x:town"]},
                {"id": "urn:x:town", "children": ["urn:epc:id:sgln:4012345.00011.0", "urn:x:country"]},
                {"id": "https://id.gs1.org/414/4012345000115",
                 "attributes": [{"id": "cbvmda:name", "attribute": "Sorting house"},
                                {"id": "https://kp.example/floors", "attribute": 3}]}]}]}},
        "epcisBody": {"eventList": []}}"#;
    let Document::Capture(document) = Document::read(document.as_bytes()).unwrap() else { panic!("for capture") };
    let mut master = Vocabularies::default();
    for vocabulary in document.header.unwrap().master_data.unwrap().vocabularies.iter().flatten() {
        master.add(vocabulary, &Context::default());
    }
    let (event, context) = (object(CUTTING), context());
    let recorded = Recorded::new(&event, &context, at("2026-11-30T12:00:00Z"));
    let matches = |query: &str| crate::address(query).unwrap().matches(&recorded, &master);
    for query in [
        "WD_readPoint=urn:x:country",
        "WD_bizLocation=urn:x:elsewhere|urn:x:town",
        "WD_readPoint=https://id.gs1.org/414/4012345000115",
        "HASATTR_bizLocation=urn:epcglobal:cbv:mda:name",
        "HASATTR_readPoint=kp:none|cbvmda:name",
        "EQATTR_bizLocation_cbvmda:name=Sorting house",
        "EQATTR_readPoint_https://kp.example/floors=3.0",
    ] {
        assert!(matches(query), "{query}");
    }
    for query in [
        "WD_readPoint=urn:x:elsewhere",
        "EQ_readPoint=urn:x:town",
        "HASATTR_bizLocation=kp:none",
        "EQATTR_bizLocation_cbvmda:name=x",
    ] {
        assert!(!matches(query), "{query}");
    }
}

#[test]
fn the_field_is_the_same_under_whatever_prefix() {
    let event = r#"{"@context": {"z": "urn:loupe:custody:v1:"}, "type": "ObjectEvent", "z:process": "sorting"}"#;
    assert!(asked("EQ_loupe:process=sorting", event));
    assert!(asked("EQ_urn:loupe:custody:v1:process=sorting", event));
    assert!(asked("EXISTS_loupe:process=true", event));
    assert!(!asked("EQ_kp:process=sorting", event));
    // A prefix that nobody declares is itself.
    assert!(asked("EQ_q:process=sorting", r#"{"type": "ObjectEvent", "q:process": ["mixing", "sorting"]}"#));
}
