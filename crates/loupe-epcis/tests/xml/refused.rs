//! What is not read, and what cannot be written.

use loupe_epcis::json::Measure;
use loupe_epcis::limit::{DEPTH_MAX, DOCUMENT_BYTES_MAX, FIELDS_MAX, TEXT_BYTES_MAX};
use loupe_epcis::xml::{Scalar, UnwritableFault, Version, XmlFault, read, write};

use crate::json;

fn fault(text: &str) -> XmlFault {
    read(text.as_bytes()).unwrap_err()
}

fn with(event: &str) -> String {
    format!(
        "<x:EPCISDocument xmlns:x=\"urn:epcglobal:epcis:xsd:2\"><EPCISBody><EventList>{event}</EventList></EPCISBody>\
         </x:EPCISDocument>"
    )
}

#[test]
fn document_types_and_entities_are_never_read() {
    for text in [
        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".to_owned(),
        "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>".to_owned(),
        with("<ObjectEvent><action>&b;</action></ObjectEvent>"),
        with("<ObjectEvent><action b=\"&c;\"/></ObjectEvent>"),
    ] {
        assert!(matches!(fault(&text), XmlFault::DocumentType { .. }), "{text}: {:?}", fault(&text));
    }
}

#[test]
fn what_is_not_well_formed_is_refused() {
    for text in [
        "",
        "text",
        "<a>",
        "<a></b>",
        "</a>",
        "<a/><b/>",
        "<a/>text",
        "<a b=\"1\" b=\"2\"/>",
        "<a b=1/>",
        "<a>&#0;</a>",
        "<a>&#xZZ;</a>",
        "<a>& b</a>",
        "<p:a/>",
        "<a p:b=\"1\"/>",
        "<!-- -- --><a/>",
    ] {
        assert!(matches!(fault(text), XmlFault::NotXml { .. }), "{text}: {:?}", fault(text));
    }
    assert_eq!(read(b"<a>\xff</a>").unwrap_err(), XmlFault::NotUtf8 { at: 3 });
    assert_eq!(fault("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>"), XmlFault::NotUtf8 { at: 0 });
}

#[test]
fn too_much_of_anything_is_refused_before_it_is_kept() {
    let measure = |text: &str| match fault(text) {
        XmlFault::TooMuch { what, .. } => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(measure(&"a".repeat(DOCUMENT_BYTES_MAX + 1)), Measure::DocumentBytes);
    assert_eq!(measure(&"<a>".repeat(DEPTH_MAX + 1)), Measure::Depth);
    assert_eq!(measure(&"<a>".repeat(1_000_000)), Measure::Depth);
    assert_eq!(measure(&format!("<a>{}</a>", "b".repeat(TEXT_BYTES_MAX + 1))), Measure::TextBytes);
    assert_eq!(measure(&format!("<a>{}</a>", "b&amp;".repeat(TEXT_BYTES_MAX))), Measure::TextBytes);
    assert_eq!(measure(&format!("<a b=\"{}\"/>", "c".repeat(TEXT_BYTES_MAX + 1))), Measure::TextBytes);
    assert_eq!(measure(&format!("<a>{}</a>", "<b/>".repeat(200_000))), Measure::Items);
    let attributes: String = (0..2_000).map(|number| format!(" b{number}=\"\"")).collect();
    assert_eq!(measure(&format!("<a{attributes}/>")), Measure::Fields);
}

#[test]
fn what_is_not_epcis_is_named() {
    assert_eq!(fault("<a/>"), XmlFault::NotEpcis { name: "{}a".to_owned() });
    assert_eq!(fault("<EPCISDocument/>"), XmlFault::NotEpcis { name: "{}EPCISDocument".to_owned() });
    for (event, path) in [
        ("<QuantityEvent/>", "EventList/QuantityEvent"),
        ("<ObjectEvent><epcList><x/></epcList></ObjectEvent>", "EventList[0]/ObjectEvent/epcList/x"),
        (
            "<ObjectEvent/><ObjectEvent><extension><quantityList><quantityElement><price>1</price></quantityElement>\
             </quantityList></extension></ObjectEvent>",
            "EventList[1]/ObjectEvent/extension/quantityList/quantityElement/price",
        ),
    ] {
        assert_eq!(fault(&with(event)), XmlFault::Unknown { path: format!("EPCISBody/{path}") });
    }
    let quantity = |text: &str| {
        with(&format!(
            "<ObjectEvent><quantityList><quantityElement><quantity>{text}</quantity></quantityElement></quantityList>\
             </ObjectEvent>"
        ))
    };
    for text in ["x", "1,5", "NaN", "INF", ".", "1e", "--1", "0x1"] {
        assert!(matches!(fault(&quantity(text)), XmlFault::Value { expected: Scalar::Number, .. }), "{text}");
    }
    let report = "<ObjectEvent><sensorElementList><sensorElement><sensorReport booleanValue=\"yes\"/></sensorElement>\
                  </sensorElementList></ObjectEvent>";
    assert!(matches!(fault(&with(report)), XmlFault::Value { expected: Scalar::Truth, .. }));
}

#[test]
fn what_has_no_form_in_xml_is_refused_with_its_place() {
    let refused = |event: &str| {
        let document = format!(
            r#"{{"@context": {{"m": "https://m.example/"}}, "type": "EPCISDocument", "epcisBody": {{"eventList": [{event}]}}}}"#
        );
        write(&json(&document), Version::V2_0).unwrap_err()
    };
    let no_form =
        |at: &str| UnwritableFault::NoForm { at: format!("/epcisBody/eventList/0{at}"), version: Version::V2_0 };
    assert_eq!(refused("7"), no_form(""));
    assert_eq!(refused(r#"{"type": "ErrorEvent"}"#), no_form(""));
    assert_eq!(refused(r#"{"type": "ObjectEvent", "parentID": "urn:x:y"}"#), no_form("/parentID"));
    assert_eq!(refused(r#"{"type": "ObjectEvent", "epcList": "urn:x:y"}"#), no_form("/epcList"));
    assert_eq!(refused(r#"{"type": "ObjectEvent", "epcList": ["urn:x:y", 1]}"#), no_form("/epcList/1"));
    assert_eq!(refused(r#"{"type": "ObjectEvent", "quantityList": [{"price": 1}]}"#), no_form("/quantityList/0/price"));
    assert_eq!(
        refused(r#"{"type": "ObjectEvent", "quantityList": [{"quantity": 1e999}]}"#),
        no_form("/quantityList/0/quantity")
    );
    assert_eq!(
        refused(r#"{"type": "ObjectEvent", "sensorElementList": [{"sensorReport": [{"m:a/b": {}}]}]}"#),
        UnwritableFault::Name { at: "/epcisBody/eventList/0/sensorElementList/0/sensorReport/0/m:a~1b".to_owned() }
    );
    assert_eq!(
        refused(r#"{"type": "ObjectEvent", "sensorElementList": [{"sensorReport": [{"m:a": {}}]}]}"#),
        no_form("/sensorElementList/0/sensorReport/0/m:a")
    );
    assert_eq!(
        refused(r#"{"type": "ObjectEvent", "other:a": 1}"#),
        UnwritableFault::Name { at: "/epcisBody/eventList/0/other:a".to_owned() }
    );
    assert_eq!(
        refused(r#"{"type": "ObjectEvent", "m:a": "\u0001"}"#),
        UnwritableFault::Character { at: "/epcisBody/eventList/0/m:a".to_owned() }
    );
}

#[test]
fn what_could_not_be_read_as_json_again_is_refused() {
    let quantity = |digits: usize| {
        let number = "9".repeat(digits);
        with(&format!(
            "<ObjectEvent><quantityList><quantityElement><epcClass>urn:x:y</epcClass><quantity>{number}</quantity>\
             </quantityElement></quantityList></ObjectEvent>"
        ))
    };
    let own = |inside: &str| with(&format!("<ObjectEvent><n:a xmlns:n=\"urn:n\">{inside}</n:a></ObjectEvent>"));
    // Each element has a sister of its name, so that each is one of a list.
    let deep = |levels: usize| own(&format!("{}{}", "<n:b/><n:b>".repeat(levels), "</n:b>".repeat(levels)));
    let fields = |count: usize| own(&(0..count).map(|number| format!("<n:f{number}/>")).collect::<String>());
    let namespaces = |count: usize| {
        let each = |number: usize| format!("<n:b xmlns:n=\"urn:n:{number}\"/>");
        own(&(1..count).map(each).collect::<String>())
    };
    let quotes = |count: usize| {
        let text = "\"".repeat(TEXT_BYTES_MAX);
        own(&format!("<n:b>{text}</n:b>").repeat(count))
    };
    let json = DOCUMENT_BYTES_MAX / TEXT_BYTES_MAX / 2;
    for (text, what) in [
        (quantity(65), Measure::NumberBytes),
        (deep(DEPTH_MAX / 2), Measure::Depth),
        (fields(FIELDS_MAX + 1), Measure::Fields),
        (fields(5_000), Measure::Fields),
        (namespaces(5_000), Measure::Fields),
        (quotes(json), Measure::DocumentBytes),
    ] {
        assert!(matches!(fault(&text), XmlFault::TooMuch { what: found, .. } if found == what), "{what}");
    }
    for text in [quantity(64), deep(DEPTH_MAX / 2 - 6), fields(FIELDS_MAX), namespaces(FIELDS_MAX)] {
        let document = read(text.as_bytes()).unwrap();
        assert!(loupe_epcis::json::read(document.to_string().as_bytes()).is_ok());
    }
}
