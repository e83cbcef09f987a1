//! Events of the published hashes, written in XML by hand after the published JSON: the hash is the same.

use std::path::Path;

use loupe_epcis::xml::read;

use crate::hashes;

fn published(name: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/epcis/event_hash_known_answers");
    let text = std::fs::read_to_string(folder.join(name).with_extension("hashes")).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn capture(version: u8, namespaces: &str, events: &str) -> String {
    format!(
        "<x:EPCISDocument xmlns:x=\"urn:epcglobal:epcis:xsd:{version}\" {namespaces} schemaVersion=\"2.0\"
           creationDate=\"2024-01-01T00:00:00Z\"><EPCISBody><EventList>{events}</EventList></EPCISBody></x:EPCISDocument>"
    )
}

#[test]
fn extensions_of_ones_own() {
    let event = r#"<ObjectEvent>
        <eventTime>2020-03-04T11:00:30+01:00</eventTime>
        <recordTime>2021-03-04T11:00:30.999+01:00</recordTime>
        <eventTimeZoneOffset>+01:00</eventTimeZoneOffset>
        <epcList>
          <epc>https://shop.example/00/040123450000002225</epc>
          <epc> urn:epc:id:sscc:4012345.0000000333 </epc>
          <epc>urn:epc:id:sscc:4012345.0000000111</epc>
        </epcList>
        <action>OBSERVE</action>
        <bizStep>urn:epcglobal:cbv:bizstep:departing</bizStep>
        <readPoint><id>urn:epc:id:sgln:4012345.00011.987</id></readPoint>
        <ours:myField3><ours:mySubField3>3</ours:mySubField3><ours:mySubField3>1</ours:mySubField3></ours:myField3>
        <ours:myField2>0</ours:myField2>
        <ours:myField1 ours:mySubField2="5"><ours:mySubField1>2</ours:mySubField1></ours:myField1>
      </ObjectEvent>"#;
    for version in [1, 2] {
        let document = capture(version, "xmlns:ours=\"https://ns.example.com/epcis/\"", event);
        assert_eq!(hashes(&read(document.as_bytes()).unwrap()), published("ReferenceEventHashAlgorithm"));
    }
}

#[test]
fn sources_destinations_and_a_place_with_an_extension() {
    let event = r#"<ObjectEvent>
        <eventTime>2020-03-04T10:00:30Z</eventTime><eventTimeZoneOffset>+01:00</eventTimeZoneOffset>
        <epcList><epc>urn:epc:id:sgtin:0614141.011111.987</epc></epcList>
        <action>OBSERVE</action>
        <bizStep>https://ref.gs1.org/cbv/BizStep-departing</bizStep>
        <disposition>urn:epcglobal:cbv:disp:in_transit</disposition>
        <readPoint><id>urn:epc:id:sgln:4012345.00011.0</id><e:myField1>AB-12</e:myField1></readPoint>
        <bizTransactionList>
          <bizTransaction type="urn:epcglobal:cbv:btt:po">urn:epc:id:gdti:4012345.11111.123</bizTransaction>
        </bizTransactionList>
        <extension>
          <sourceList><source type="urn:epcglobal:cbv:sdt:owning_party">urn:epc:id:pgln:4012345.00000</source></sourceList>
          <destinationList>
            <destination type="urn:epcglobal:cbv:sdt:owning_party">urn:epc:id:pgln:0614141.00000</destination>
          </destinationList>
        </extension>
        <e:userExt>CD-34</e:userExt>
      </ObjectEvent>"#;
    let document = capture(1, "xmlns:e=\"https://ns.example.com/epcis/\"", event);
    assert_eq!(hashes(&read(document.as_bytes()).unwrap()), published("ReferenceEventHashAlgorithm3"));
}

#[test]
fn a_certificate_and_a_sensor() {
    let event = r#"<ObjectEvent>
        <eventTime>2023-01-11T11:00:00Z</eventTime><eventTimeZoneOffset>+01:00</eventTimeZoneOffset>
        <certificationInfo>https://accreditation-council.example.org/certificate/ABC12345</certificationInfo>
        <epcList><epc>urn:epc:id:sgtin:4012345.099999.XYZ-1234</epc></epcList>
        <action>OBSERVE</action>
        <bizStep>urn:epcglobal:cbv:bizstep:receiving</bizStep>
        <disposition>urn:epcglobal:cbv:disp:in_progress</disposition>
        <readPoint><id>urn:epc:id:sgln:4012345.00011.0</id></readPoint>
        <sensorElementList><sensorElement>
          <sensorMetadata e:someFurtherMetadata="metadataText" time="2023-01-11T12:05:00+01:00"
            bizRules="urn:epc:id:gdti:4012345.00005.987"/>
          <sensorReport e:someFurtherReportData="reportText" type="gs1:Dimensionless" exception="gs1:ALARM_CONDITION"
            coordinateReferenceSystem="http://www.opengis.net/def/crs/EPSG/0/27700"/>
        </sensorElement></sensorElementList>
      </ObjectEvent>"#;
    let document = capture(2, "xmlns:e=\"https://ns.ext.de/epcis/\" xmlns:gs1=\"https://gs1.org/voc/\"", event);
    assert_eq!(hashes(&read(document.as_bytes()).unwrap()), published("CertificationInfoAndSensorReportWithCRS"));
}

#[test]
fn a_transformation_with_an_error_declaration() {
    let event = r#"<extension><TransformationEvent>
        <eventTime>2020-01-13T23:00:00Z</eventTime><eventTimeZoneOffset>+01:00</eventTimeZoneOffset>
        <baseExtension>
          <eventID>urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8</eventID>
          <errorDeclaration>
            <declarationTime>2020-01-15T00:00:00.000+01:00</declarationTime>
            <reason>urn:epcglobal:cbv:er:incorrect_data</reason>
            <e:vendorExtension>Test1</e:vendorExtension>
          </errorDeclaration>
        </baseExtension>
        <inputEPCList><epc>urn:epc:id:sgtin:4012345.011111.987</epc></inputEPCList>
        <inputQuantityList>
          <quantityElement><epcClass>urn:epc:class:lgtin:4012345.022222.87545GHGH</epcClass></quantityElement>
        </inputQuantityList>
        <outputEPCList><epc>urn:epc:id:sgtin:4012345.033333.AGHFG</epc></outputEPCList>
        <outputQuantityList><quantityElement>
          <epcClass>urn:epc:idpat:sgtin:4012345.044444.*</epcClass><quantity>+0452.</quantity><uom>KGM</uom>
        </quantityElement></outputQuantityList>
        <bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>
        <readPoint><id>urn:epc:id:sgln:4012345.00000.0</id></readPoint>
      </TransformationEvent></extension>"#;
    let document = capture(1, "xmlns:e=\"https://ns.example.com/epcis/\"", event);
    assert_eq!(hashes(&read(document.as_bytes()).unwrap()), published("epcisDocWithXMLstartTagAndErrorDeclaration"));
}

#[test]
fn fields_that_the_document_leaves_out() {
    let event = |own: &str| {
        format!(
            "<ObjectEvent><eventTime>2019-10-21T14:45:00Z</eventTime><eventTimeZoneOffset>+01:00</eventTimeZoneOffset>
             <epcList><epc>https://id.gs1.org/00/040123451111111127</epc></epcList><action>OBSERVE</action>
             <bizStep>urn:epcglobal:cbv:bizstep:inspecting</bizStep>
             <disposition>urn:epcglobal:cbv:disp:in_progress</disposition>
             <readPoint><id>urn:epc:id:sgln:4012345.00024.1</id></readPoint>{own}</ObjectEvent>"
        )
    };
    let events = event("<e:captureID>cc90bbe4</e:captureID><r:hash>ni:///x</r:hash>") + &event("");
    let namespaces = "xmlns:e=\"https://ns.example.com/epcis/\" xmlns:r=\"https://repository-x.example.com/\"";
    let document = capture(2, namespaces, &events);
    let left_out = "<r:ignoreFields><r:hash/><e:captureID/></r:ignoreFields><EPCISBody>";
    let document = document.replace("<EPCISBody>", left_out);
    assert_eq!(hashes(&read(document.as_bytes()).unwrap()), published("epcisDocHavingEventWithIgnoreFields"));
}
