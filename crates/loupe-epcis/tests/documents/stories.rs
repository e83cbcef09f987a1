//! What a reader of documents does with them.

use loupe_epcis::document::Document;
use loupe_epcis::event::What;
use loupe_epcis::json::{Number, Value};

/// A document as a cutter of diamonds sends it, with master data in its header.
pub(crate) const PARCEL: &str = r#"{
    "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"kp": "https://kp.example/"}],
    "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-30T10:00:00Z",
    "epcisHeader": {"epcisMasterData": {"vocabularyList": [
        {"type": "urn:epcglobal:epcis:vtype:Location", "vocabularyElementList": [
            {"id": "urn:example:mine", "attributes": [{"id": "cbvmda:name", "attribute": "Letseng"}]}]}]}},
    "epcisBody": {"eventList": [
        {"type": "TransformationEvent", "eventTime": "2026-11-30T09:00:00.123456789+02:00",
         "eventTimeZoneOffset": "+02:00", "eventID": "urn:uuid:f5a0bd1c-2c4e-4a1c-a6f5-111111111111",
         "inputQuantityList": [{"epcClass": "urn:example:lot:1", "quantity": 10.50, "uom": "CTM"}],
         "outputQuantityList": [{"epcClass": "urn:example:lot:2", "quantity": 4.2e0, "uom": "CTM"},
                                {"epcClass": "urn:example:lot:3", "quantity": 0.000001, "uom": "CTM"}],
         "bizStep": "https://kp.example/steps/cutting", "ilmd": {"kp:yield": 0.40},
         "certificationInfo": "https://kp.example/certificates/BW-2026-1", "kp:note": ["by hand", true]}]}}"#;

#[test]
fn a_cutter_tells_what_went_in_and_what_came_out() {
    let document = Document::read(PARCEL.as_bytes()).unwrap();
    let [event] = document.events() else { panic!("one event") };
    let What::Transformation(cutting) = &event.what else { panic!("a transformation: {:?}", event.what) };
    let carats = |lot: &loupe_epcis::event::QuantityElement| lot.quantity.as_ref().unwrap().plain().unwrap();
    let out: Vec<String> = cutting.output_quantities.iter().flatten().map(carats).collect();
    assert_eq!(out, ["4.2", "0.000001"]);
    assert_eq!(cutting.input_quantities.as_ref().unwrap()[0].quantity.as_ref().unwrap().written(), "10.50");
    assert_eq!(event.circumstances.step.as_ref().unwrap().as_str(), "https://kp.example/steps/cutting");
    assert_eq!(
        event.head.certification.as_ref().unwrap().all()[0].as_str(),
        "https://kp.example/certificates/BW-2026-1"
    );
    assert_eq!(event.others.get("kp:note").unwrap().as_list().unwrap()[1], Value::Bool(true));
    assert_eq!(
        cutting.ilmd.as_ref().unwrap().fields().get("kp:yield"),
        Number::new("0.40").map(Value::Number).as_ref()
    );
    assert_eq!(document.context().unwrap().parts().len(), 2);
}

#[test]
fn a_time_is_a_moment_and_stays_as_it_was_written() {
    let document = Document::read(PARCEL.as_bytes()).unwrap();
    let time = &document.events()[0].head.event_time;
    assert_eq!(time.as_str(), "2026-11-30T09:00:00.123456789+02:00");
    assert_eq!(time.moment().unwrap().to_string(), "2026-11-30T07:00:00.123456789Z");
    let finer = loupe_epcis::part::Time::new("2026-11-30t09:00:00.1234567899999-02:30").unwrap();
    assert_eq!(finer.moment().unwrap().to_string(), "2026-11-30T11:30:00.123456789Z");
    let leap = loupe_epcis::part::Time::new("2016-12-31T23:59:60Z").unwrap();
    assert_eq!(leap.moment().unwrap().to_string(), "2016-12-31T23:59:59Z");
}

#[test]
fn a_wrong_event_is_sent_again_with_what_was_wrong() {
    let declared = r#""errorDeclaration": {"declarationTime": "2026-12-01T09:00:00Z", "reason": "incorrect_data",
        "correctiveEventIDs": ["urn:x:better"], "kp:by": "the cutter"}, "eventID""#;
    let document = Document::read(PARCEL.replacen(r#""eventID""#, declared, 1).as_bytes()).unwrap();
    let error = document.events()[0].head.error.as_ref().unwrap();
    assert_eq!(error.reason.as_ref().unwrap().as_str(), "incorrect_data");
    assert_eq!(error.corrective_events.as_ref().unwrap()[0].as_str(), "urn:x:better");
    assert_eq!(error.others.get("kp:by").unwrap().as_text(), Some("the cutter"));
}

#[test]
fn the_header_tells_what_places_are() {
    let Document::Capture(document) = Document::read(PARCEL.as_bytes()).unwrap() else { panic!("for capture") };
    let vocabularies = document.header.unwrap().master_data.unwrap().vocabularies.unwrap();
    let elements = vocabularies[0].elements.as_ref().unwrap();
    assert_eq!(elements[0].attributes.as_ref().unwrap()[0].id.as_str(), "cbvmda:name");
}
