//! The XML itself, letter for letter.

use loupe_epcis::json::Value;
use loupe_epcis::xml::{Version, read, write};

use crate::json;

const DOCUMENT: &str = r#"{
  "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"m": "https://m.example/"}],
  "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2024-05-01T10:00:00Z",
  "epcisBody": {"eventList": [{
    "type": "ObjectEvent", "eventTime": "2024-05-01T08:30:00Z", "eventTimeZoneOffset": "+02:00", "eventID": "urn:uuid:1",
    "action": "ADD", "bizStep": "commissioning", "disposition": "https://m.example/washed",
    "persistentDisposition": {"set": ["conformant"]},
    "quantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.A1", "quantity": 1.25e1, "uom": "CTM"}],
    "ilmd": {"cbvmda:lotNumber": "A1"}, "m:own": ["a&b", 2.50, null]
  }]}
}"#;

const START: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:N" xmlns:cbvmda="urn:epcglobal:cbv:mda" xmlns:m="https://m.example/" schemaVersion="V" creationDate="2024-05-01T10:00:00Z">"#;

const QUANTITIES: &str = "<quantityList><quantityElement><epcClass>urn:epc:class:lgtin:4012345.012345.A1</epcClass>\
<quantity>12.5</quantity><uom>CTM</uom></quantityElement></quantityList>";

const PERSISTENT: &str = "<persistentDisposition><set>urn:epcglobal:cbv:disp:conformant</set></persistentDisposition>";

const ILMD: &str = "<ilmd><cbvmda:lotNumber>A1</cbvmda:lotNumber></ilmd>";

const STEP: &str = "<action>ADD</action><bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>\
<disposition>https://m.example/washed</disposition>";

const TIME: &str = "<eventTime>2024-05-01T08:30:00Z</eventTime><eventTimeZoneOffset>+02:00</eventTimeZoneOffset>";

const END: &str =
    "<m:own>a&amp;b</m:own><m:own>2.5</m:own></ObjectEvent></EventList></EPCISBody></epcis:EPCISDocument>\n";

#[test]
fn version_2_0_has_one_place_for_everything() {
    let start = START.replace(":N\"", ":2\"").replace("\"V\"", "\"2.0\"");
    assert_eq!(
        write(&json(DOCUMENT), Version::V2_0).unwrap(),
        format!(
            "{start}<EPCISBody><EventList><ObjectEvent>{TIME}<eventID>urn:uuid:1</eventID>{STEP}{QUANTITIES}{PERSISTENT}\
             {ILMD}{END}"
        )
    );
}

#[test]
fn version_1_2_has_places_for_what_came_later() {
    let start = START.replace(":N\"", ":1\"").replace("\"V\"", "\"1.2\"");
    assert_eq!(
        write(&json(DOCUMENT), Version::V1_2).unwrap(),
        format!(
            "{start}<EPCISBody><EventList><ObjectEvent>{TIME}<baseExtension><eventID>urn:uuid:1</eventID></baseExtension>\
             <epcList></epcList>{STEP}<extension>{QUANTITIES}{ILMD}<extension>{PERSISTENT}</extension></extension>{END}"
        )
    );
}

#[test]
fn what_is_in_no_namespace_stands_where_the_schema_has_a_place_for_it() {
    let document = |root: &str, body: &str| {
        json(&format!(
            r#"{{"@context": [], "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-30T10:00:00Z"
                {root}, "epcisBody": {{"eventList": []{body}}}}}"#
        ))
    };
    let written = write(&document(r#", "run": 7"#, ""), Version::V2_0).unwrap();
    assert!(written.contains(r#"creationDate="2026-11-30T10:00:00Z" run="7">"#), "{written}");
    assert_eq!(read(written.as_bytes()).unwrap().get("run").and_then(Value::as_text), Some("7"));
    for (root, body) in [(r#", "xmlns": "urn:x""#, ""), (r#", "run": [7]"#, ""), ("", r#", "run": 7"#)] {
        assert!(write(&document(root, body), Version::V2_0).is_err(), "{root}{body}");
    }
}
