//! What happened to lots, as Digital Traceability Events.

use loupe_epcis::document::{Context, Document};
use loupe_epcis::event::Event;
use loupe_epcis::json::Value;
use loupe_registry::custody_export::{Happened, Issuer, LeftOut, traceability};
use loupe_registry::custody_files::{Sender, read};
use loupe_scheme::words::Lang;

use super::schema::{examples, hold_against};

const ID: &str = "https://register.example/custody/events/1";

fn told(events: &[Event], context: &Context, lang: Lang) -> Value {
    let issuer = Issuer {
        id: "did:web:register.example:offices:gaborone".to_owned(),
        name: "Gaborone".to_owned(),
        from: "2026-11-30T08:00:00Z".parse().unwrap(),
    };
    let happened = events.iter().map(|event| Happened {
        event,
        id: event.head.id.as_ref().map_or("ni:///sha-256;00?ver=CBV2.0", |id| id.as_str()),
        context,
    });
    traceability(&happened.collect::<Vec<_>>(), LeftOut::default(), ID, &issuer, lang)
}

/// The events of a credential as text.
fn subjects(credential: &Value) -> Vec<String> {
    let subjects = credential.as_object().and_then(|credential| credential.get("credentialSubject"));
    subjects.and_then(Value::as_list).unwrap().iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn an_operators_table_goes_out_as_events_of_untp() {
    let table = "event,date,process,side,lot,carats,country,certificate,to,report\n\
                 1,2026-11-02,mining,out,Run 7,10,BWA,,,\n\
                 2,2026-11-03,polishing,in,Run 7,2,,,,\n2,,,out,S,0.90,,,,GIA 1\n2,,,loss,,1.10,,,,\n\
                 3,2026-11-04,packing,in,Run 7,8,,,,\n3,,,in,S,0.90,,,,\n3,,,out,Box,,,,,\n\
                 4,2026-11-05,shipping,out,Run 7,8,,BW1,antwerp,\n";
    let office = "gaborone".parse().unwrap();
    let sender = Sender { office: &office, now: "2026-11-30T08:00:00Z".parse().unwrap() };
    let captured = read("lots.csv", table.as_bytes(), sender).await.unwrap();
    let document = Document::from_value(captured.document).unwrap();
    let credential = told(document.events(), document.context().unwrap(), Lang::Fr);
    let lot = r#""productId":"urn:loupe:lot:gaborone:Run%207","productName":"Run 7""#;
    let stone = r#"{"type":["Item"],"id":"urn:loupe:lot:gaborone:S","name":"S"}"#;
    let zone = r#""https://ref.gs1.org/epcis/eventTimeZoneOffset":"+00:00""#;
    let expected = [
        format!(
            r#"{{"type":["ObjectEvent","Event"],"id":"ni:///sha-256;00?ver=CBV2.0","processType":"extraction","eventTime":"2026-11-02T12:00:00Z",{zone},"action":"add","quantityList":[{{"type":["QuantityElement"],{lot},"quantity":10.00,"uom":"CTM"}}],"https://ref.gs1.org/epcis/ilmd":{{"urn:loupe:custody:v1:country":"BWA"}},"bizStep":"https://ref.gs1.org/cbv/BizStep-commissioning","urn:loupe:custody:v1:process":"mining"}}"#
        ),
        format!(
            r#"{{"type":["TransformationEvent","Event"],"id":"ni:///sha-256;00?ver=CBV2.0","processType":"polissage","eventTime":"2026-11-03T12:00:00Z",{zone},"inputQuantityList":[{{"type":["QuantityElement"],{lot},"quantity":2.00,"uom":"CTM"}}],"outputEPCList":[{stone}],"urn:loupe:custody:v1:process":"polishing","urn:loupe:custody:v1:loss":"1.10","urn:loupe:custody:v1:stones":[{{"epc":"urn:loupe:lot:gaborone:S","carats":"0.90","report":"GIA 1"}}]}}"#
        ),
        format!(
            r#"{{"type":["AggregationEvent","Event"],"id":"ni:///sha-256;00?ver=CBV2.0","processType":"emballage","eventTime":"2026-11-04T12:00:00Z",{zone},"action":"add","parentEPC":{{"type":["Item"],"id":"urn:loupe:parcel:gaborone:Box","name":"Box"}},"childQuantityList":[{{"type":["QuantityElement"],{lot},"quantity":8.00,"uom":"CTM"}}],"childEPCList":[{stone}],"bizStep":"https://ref.gs1.org/cbv/BizStep-packing","urn:loupe:custody:v1:process":"packing","urn:loupe:custody:v1:stones":[{{"epc":"urn:loupe:lot:gaborone:S","carats":"0.90","report":"GIA 1"}}]}}"#
        ),
    ];
    let subjects = subjects(&credential);
    assert_eq!(subjects[..3], expected);
    for told in [
        r#""bizStep":"https://ref.gs1.org/cbv/BizStep-shipping""#,
        r#""https://ref.gs1.org/epcis/bizTransactionList":[{"type":"urn:loupe:custody:v1:certificate","bizTransaction":"urn:loupe:certificate:BW1"}]"#,
        r#""https://ref.gs1.org/epcis/destinationList":[{"type":"possessing_party","destination":"urn:loupe:party:antwerp"}]"#,
    ] {
        assert!(subjects[3].contains(told), "{told}: {}", subjects[3]);
    }
    hold_against("untp-dte-schema.json", &[credential]);
}

#[test]
fn the_schema_of_events_accepts_every_example_of_the_standard() {
    let mut credentials = Vec::new();
    for text in examples() {
        let Ok(document) = Document::read(text.as_bytes()) else { continue };
        let Some(context) = document.context() else { continue };
        let standard = |event: &&Event| event.type_name().ends_with("Event") && !event.type_name().contains(':');
        let events: Vec<Event> = document.events().iter().filter(standard).cloned().collect();
        credentials.push(told(&events, context, Lang::En));
    }
    assert!(credentials.is_empty() || credentials.len() > 60, "{} documents", credentials.len());
    hold_against("untp-dte-schema.json", &credentials);
}

#[test]
fn a_transaction_has_two_parties_or_is_something_seen() {
    let event = |parties: &str| {
        format!(
            r#"{{"@context":"https://ref.gs1.org/standards/epcis/epcis-context.jsonld","type":"TransactionEvent",
            "eventTime":"2026-11-02T12:00:00Z","eventTimeZoneOffset":"+02:00","action":"ADD",{parties}
            "bizTransactionList":[{{"bizTransaction":"urn:epc:id:gdti:95252084.0001.1"}}],"epcList":["urn:epc:id:sgtin:4012345.011111.1"]}}"#
        )
    };
    let seller = r#""sourceList":[{"type":"owning_party","source":"https://seller.example/"}],"#;
    let buyer = r#""destinationList":[{"type":"owning_party","destination":"https://buyer.example/"}],"#;
    for (parties, kind) in [(format!("{seller}{buyer}"), "TransactionEvent"), (seller.to_owned(), "ObjectEvent")] {
        let Document::Event(event) = Document::read(event(&parties).as_bytes()).unwrap() else { panic!("one event") };
        let context = event.head.context.clone().unwrap();
        let credential = told(std::slice::from_ref(&*event), &context, Lang::En);
        let subject = subjects(&credential).remove(0);
        assert!(subject.starts_with(&format!(r#"{{"type":["{kind}","Event"]"#)), "{subject}");
        assert_eq!(subject.contains(r#""destinationParty":"https://buyer.example/""#), kind == "TransactionEvent");
        assert!(
            subject
                .contains(r#""https://ref.gs1.org/epcis/sourceList":[{"type":"owning_party","source":"https://seller"#)
        );
        hold_against("untp-dte-schema.json", &[credential]);
    }
}

#[test]
fn what_untp_has_no_word_for_keeps_its_full_name() {
    let event = r#"{"@context":["https://ref.gs1.org/standards/epcis/epcis-context.jsonld",{"my":"https://my.example/"}],
        "type":"ObjectEvent","eventID":"urn:uuid:0a1","eventTime":"2026-11-02T12:00:00Z","eventTimeZoneOffset":"+02:00",
        "action":"OBSERVE","bizStep":"https://my.example/steps/weighing","disposition":"in_transit",
        "bizLocation":{"id":"https://id.gs1.org/414/9520123456788"},
        "quantityList":[{"epcClass":"urn:epc:class:lgtin:4012345.012345.A"},{"epcClass":"urn:epc:class:lgtin:4012345.012345.B","quantity":1.50,"uom":"CTM"}],
        "my:scale":{"my:serial":"7","plain":1}}"#;
    let Document::Event(event) = Document::read(event.as_bytes()).unwrap() else { panic!("one event") };
    let context = event.head.context.clone().unwrap();
    let credential = told(std::slice::from_ref(&*event), &context, Lang::En);
    assert_eq!(
        subjects(&credential),
        [
            r#"{"type":["ObjectEvent","Event"],"id":"urn:uuid:0a1","eventTime":"2026-11-02T12:00:00Z","https://ref.gs1.org/epcis/eventTimeZoneOffset":"+02:00","action":"observe","quantityList":[{"type":["QuantityElement"],"productId":"urn:epc:class:lgtin:4012345.012345.B","productName":"urn:epc:class:lgtin:4012345.012345.B","quantity":1.50,"uom":"CTM"}],"epcList":[{"type":["Item"],"id":"urn:epc:class:lgtin:4012345.012345.A","name":"urn:epc:class:lgtin:4012345.012345.A"}],"bizStep":"https://my.example/steps/weighing","disposition":"https://ref.gs1.org/cbv/Disp-in_transit","bizLocation":"https://id.gs1.org/414/9520123456788","https://my.example/scale":{"https://my.example/serial":"7","plain":1}}"#
        ]
    );
    hold_against("untp-dte-schema.json", &[credential]);
}
