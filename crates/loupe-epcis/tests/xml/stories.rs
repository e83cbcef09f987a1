//! A mine that still speaks EPCIS 1.2, and a buyer that speaks 2.0.

use loupe_epcis::document::Document;
use loupe_epcis::json::Value;
use loupe_epcis::xml::{Version, read, write};

use crate::{events, hashes, json};

const OLD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- A parcel leaves the mine. -->
<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:1" xmlns:mine="https://mine.example/voc/"
    xmlns:cbvmda="urn:epcglobal:cbv:mda" schemaVersion="1.2" creationDate="2024-05-01T10:00:00Z">
  <EPCISHeader>
    <sbdh:StandardBusinessDocumentHeader
        xmlns:sbdh="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">
      <sbdh:HeaderVersion>1.0</sbdh:HeaderVersion>
      <sbdh:Sender><sbdh:Identifier>urn:epc:id:pgln:4012345.00000</sbdh:Identifier></sbdh:Sender>
      <sbdh:Receiver><sbdh:Identifier>urn:epc:id:pgln:4054739.00000</sbdh:Identifier></sbdh:Receiver>
      <sbdh:DocumentIdentification>
        <sbdh:Standard>EPCglobal</sbdh:Standard><sbdh:TypeVersion>1.0</sbdh:TypeVersion>
        <sbdh:InstanceIdentifier>17</sbdh:InstanceIdentifier><sbdh:Type>Events</sbdh:Type>
        <sbdh:CreationDateAndTime>2024-05-01T10:00:00Z</sbdh:CreationDateAndTime>
      </sbdh:DocumentIdentification>
    </sbdh:StandardBusinessDocumentHeader>
    <extension><EPCISMasterData><VocabularyList>
      <Vocabulary type="urn:epcglobal:epcis:vtype:BusinessLocation"><VocabularyElementList>
        <VocabularyElement id="urn:epc:id:sgln:4012345.00011.0">
          <attribute id="urn:epcglobal:cbv:mda:name">Sorting house</attribute>
          <attribute id="https://mine.example/voc/address"><mine:street>Main &amp; Third</mine:street></attribute>
          <children><id>urn:epc:id:sgln:4012345.00011.1</id></children>
        </VocabularyElement>
      </VocabularyElementList></Vocabulary>
    </VocabularyList></EPCISMasterData></extension>
  </EPCISHeader>
  <EPCISBody><EventList>
    <ObjectEvent>
      <eventTime>2024-05-01T08:30:00.000Z</eventTime>
      <eventTimeZoneOffset>+02:00</eventTimeZoneOffset>
      <baseExtension>
        <eventID>urn:uuid:00000000-0000-4000-8000-000000000001</eventID>
      </baseExtension>
      <epcList/>
      <action>ADD</action>
      <bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>
      <readPoint><id>urn:epc:id:sgln:4012345.00011.0</id></readPoint>
      <extension>
        <quantityList>
          <quantityElement>
            <epcClass>urn:epc:class:lgtin:4012345.012345.A1</epcClass><quantity>012.50</quantity><uom>CTM</uom>
          </quantityElement>
        </quantityList>
        <ilmd><cbvmda:lotNumber>A1</cbvmda:lotNumber><mine:shaft mine:level="4">north</mine:shaft></ilmd>
      </extension>
      <mine:grader>seven</mine:grader><mine:grader><![CDATA[<eight>]]></mine:grader>
    </ObjectEvent>
    <extension><TransformationEvent>
      <eventTime>2024-05-02T08:30:00Z</eventTime><eventTimeZoneOffset>+02:00</eventTimeZoneOffset>
      <inputQuantityList><quantityElement>
        <epcClass>urn:epc:class:lgtin:4012345.012345.A1</epcClass><quantity>12.50</quantity><uom>CTM</uom>
      </quantityElement></inputQuantityList>
      <outputQuantityList><quantityElement>
        <epcClass>urn:epc:class:lgtin:4012345.012345.B1</epcClass><quantity>12.5</quantity><uom>CTM</uom>
      </quantityElement></outputQuantityList>
      <bizStep>urn:epcglobal:cbv:bizstep:other</bizStep>
    </TransformationEvent></extension>
  </EventList></EPCISBody>
</epcis:EPCISDocument>"#;

/// What `OLD` says, in JSON.
const SAME: &str = r##"{
  "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"mine": "https://mine.example/voc/"}],
  "type": "EPCISDocument",
  "schemaVersion": "2.0",
  "creationDate": "2024-05-01T10:00:00Z",
  "sender": "urn:epc:id:pgln:4012345.00000",
  "receiver": "urn:epc:id:pgln:4054739.00000",
  "instanceIdentifier": "17",
  "epcisHeader": {"epcisMasterData": {"vocabularyList": [{
    "type": "urn:epcglobal:epcis:vtype:BusinessLocation",
    "vocabularyElementList": [{
      "id": "urn:epc:id:sgln:4012345.00011.0",
      "attributes": [
        {"id": "urn:epcglobal:cbv:mda:name", "attribute": "Sorting house"},
        {"id": "https://mine.example/voc/address", "attribute": {"mine:street": "Main & Third"}}
      ],
      "children": ["urn:epc:id:sgln:4012345.00011.1"]
    }]
  }]}},
  "epcisBody": {"eventList": [
    {
      "type": "ObjectEvent",
      "eventTime": "2024-05-01T08:30:00.000Z",
      "eventTimeZoneOffset": "+02:00",
      "eventID": "urn:uuid:00000000-0000-4000-8000-000000000001",
      "action": "ADD",
      "bizStep": "commissioning",
      "readPoint": {"id": "urn:epc:id:sgln:4012345.00011.0"},
      "quantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.A1", "quantity": 12.50, "uom": "CTM"}],
      "ilmd": {"cbvmda:lotNumber": "A1", "mine:shaft": {"mine:level": "4", "#text": "north"}},
      "mine:grader": ["seven", "<eight>"]
    },
    {
      "type": "TransformationEvent",
      "eventTime": "2024-05-02T08:30:00Z",
      "eventTimeZoneOffset": "+02:00",
      "inputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.A1", "quantity": 12.50, "uom": "CTM"}],
      "outputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.B1", "quantity": 12.5, "uom": "CTM"}],
      "bizStep": "other"
    }
  ]}
}"##;

#[test]
fn an_old_message_is_read_as_the_json_that_says_the_same() {
    let read = read(OLD.as_bytes()).unwrap();
    assert_eq!(Value::Object(read.clone()).to_string(), Value::Object(json(SAME)).to_string());
    assert_eq!(hashes(&read), hashes(&json(SAME)));
    assert_eq!(Document::from_value(Value::Object(read)).unwrap().events().len(), 2);
}

#[test]
fn the_buyer_answers_in_either_version_and_nothing_is_lost() {
    for version in [Version::V1_2, Version::V2_0] {
        let answer = write(&json(SAME), version).unwrap();
        assert!(answer.contains(&format!("schemaVersion=\"{version}\"")), "{answer}");
        assert!(Value::Object(read(answer.as_bytes()).unwrap()).means_the_same(&Value::Object(json(SAME))), "{answer}");
    }
}

#[test]
fn what_2_0_added_travels_through_1_2() {
    let document = json(
        r#"{"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"mine": "https://mine.example/"}],
        "type": "EPCISQueryDocument", "schemaVersion": "2.0", "creationDate": "2024-05-01T10:00:00Z",
        "epcisBody": {"queryResults": {"queryName": "q", "subscriptionID": "s", "resultsBody": {"eventList": [
          {"type": "AssociationEvent", "eventTime": "2024-05-01T08:30:00Z", "eventTimeZoneOffset": "+00:00",
           "errorDeclaration": {"declarationTime": "2024-05-03T08:30:00Z", "reason": "did_not_occur",
             "correctiveEventIDs": ["urn:uuid:00000000-0000-4000-8000-000000000002"], "mine:by": "x"},
           "certificationInfo": ["https://kp.example/1", "https://kp.example/2"],
           "parentID": "urn:epc:id:giai:4012345.R1", "childEPCs": ["urn:epc:id:sgtin:4012345.012345.1"], "action": "ADD",
           "persistentDisposition": {"unset": ["conformant"], "set": ["completeness_verified", "https://mine.example/set"]},
           "sensorElementList": [{
             "sensorMetadata": {"time": "2024-05-01T08:00:00Z", "mine:scale": "a\nb"},
             "sensorReport": [
               {"type": "Mass", "value": 2.0e-4, "uom": "KGM", "component": "x", "booleanValue": false, "mine:n": 1},
               {"type": "https://mine.example/Colour", "exception": "ALARM_CONDITION", "stringValue": "D & \"E\""}
             ],
             "mine:note": {"mine:deep": ["1", "2"]}}]}
        ]}}}}"#,
    );
    for version in [Version::V1_2, Version::V2_0] {
        let xml = write(&document, version).unwrap();
        let back = read(xml.as_bytes()).unwrap();
        assert_eq!(hashes(&back), hashes(&document), "{xml}");
        // A number of one's own is a text in XML; all the rest is the same.
        let expected = Value::Object(document.clone()).to_string().replace("\"mine:n\":1", "\"mine:n\":\"1\"");
        let expected = Value::Object(json(&expected));
        assert!(Value::Object(back).means_the_same(&expected), "{xml}");
    }
}

#[test]
fn a_prefix_gives_way_to_a_value_that_begins_like_it() {
    let document = read(
        br#"<e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2024-05-01T10:00:00Z"
            xmlns:a="https://a.example/" xmlns:gs1="https://other.example/"><EPCISBody><EventList><ObjectEvent>
            <bizStep>a:b</bizStep><a:c>1</a:c><gs1:d>2</gs1:d><f xmlns="https://f.example/" g="3">4</f>
            </ObjectEvent></EventList></EPCISBody></e:EPCISDocument>"#,
    )
    .unwrap();
    let event = &events(&document)[0];
    assert_eq!(
        event.to_string(),
        r##"{"type":"ObjectEvent","bizStep":"a:b","a1:c":"1","gs11:d":"2","ns:f":{"g":"3","#text":"4"}}"##
    );
    assert_eq!(
        document.get("@context").unwrap().to_string(),
        r#"["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",{"a1":"https://a.example/","gs11":"https://other.example/","ns":"https://f.example/"}]"#
    );
}

#[test]
fn an_event_that_tells_of_no_thing_keeps_its_empty_list_as_json_wants_it() {
    let event = |kind: &str, rest: &str| {
        format!(
            r#"<e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:1" schemaVersion="1.2" creationDate="2024-05-01T10:00:00Z">
                <EPCISBody><EventList><{kind}><eventTime>2024-05-01T10:00:00Z</eventTime>
                <eventTimeZoneOffset>+00:00</eventTimeZoneOffset>{rest}</{kind}></EventList></EPCISBody></e:EPCISDocument>"#
        )
    };
    let transaction = "<bizTransactionList><bizTransaction>urn:x:po:1</bizTransaction></bizTransactionList>\
        <epcList/><action>ADD</action>";
    let quantity = "<quantityElement><epcClass>urn:x:lot</epcClass><quantity>2</quantity></quantityElement>";
    let quantity =
        format!("<epcList/><action>OBSERVE</action><extension><quantityList>{quantity}</quantityList></extension>");
    for (kind, rest, list) in [
        ("TransactionEvent", transaction, Some(0)),
        ("ObjectEvent", "<epcList></epcList><action>OBSERVE</action>", Some(0)),
        ("ObjectEvent", quantity.as_str(), None),
    ] {
        let document = read(event(kind, rest).as_bytes()).unwrap();
        let told = events(&document)[0].as_object().unwrap().get("epcList");
        assert_eq!(told.map(|list| list.as_list().unwrap().len()), list, "{kind}");
        assert!(Document::from_value(Value::Object(document)).is_ok(), "{kind}");
    }
}
