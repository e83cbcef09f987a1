//! What is read and written again says the same, with every digit.

use loupe_epcis::document::Document;
use loupe_epcis::json::{self, Value};

use super::examples::DISPUTED;
use super::shared::acceptable;

/// Whether both are the same JSON: objects whatever the order of their fields, numbers as they are written.
pub(crate) fn same_as_written(one: &Value, two: &Value) -> bool {
    match (one, two) {
        (Value::List(ones), Value::List(twos)) => {
            ones.len() == twos.len() && ones.iter().zip(twos).all(|(one, two)| same_as_written(one, two))
        }
        (Value::Object(one), Value::Object(two)) => {
            one.len() == two.len()
                && one.iter().all(|(name, value)| two.get(name).is_some_and(|other| same_as_written(value, other)))
        }
        _ => one == two,
    }
}

#[test]
fn every_example_comes_out_as_it_went_in() {
    for (name, text) in acceptable() {
        if DISPUTED.iter().any(|(ending, _)| name.ends_with(ending)) {
            continue;
        }
        let value = json::read(text.as_bytes()).unwrap();
        assert!(same_as_written(&json::read(value.to_string().as_bytes()).unwrap(), &value), "{name}");
        let document = Document::from_value(value.clone()).unwrap();
        assert!(same_as_written(&document.to_value(), &value), "{name}\n{}", document.to_value());
        let again = Document::read(document.to_value().to_string().as_bytes()).unwrap();
        assert_eq!(again, document, "{name}");
    }
}

#[test]
fn the_comparison_tells_documents_apart() {
    let value = |text: &str| json::read(text.as_bytes()).unwrap();
    assert!(same_as_written(&value(r#"{"a":1.50,"b":[2]}"#), &value(r#"{"b":[2],"a":1.50}"#)));
    for other in [r#"{"a":1.5,"b":[2]}"#, r#"{"a":1.50,"b":[2,2]}"#, r#"{"a":1.50}"#, r#"{"a":1.50,"b":["2"]}"#] {
        assert!(!same_as_written(&value(r#"{"a":1.50,"b":[2]}"#), &value(other)), "{other}");
    }
}

#[test]
fn numbers_keep_their_digits_and_extensions_their_order() {
    let fields = r#""eventTime":"2026-11-30T09:00:00Z","eventTimeZoneOffset":"+02:00","action":"ADD""#;
    let quantity = r#""quantityList":[{"epcClass":"urn:x:lot","quantity":12.340000,"uom":"CTM"}]"#;
    let extensions = r#""x:z":1e2,"x:a":-0.0,"x:m":123456789012345678901234567890.10"#;
    let text = format!(r#"{{"type":"ObjectEvent","@context":"urn:x:c",{fields},{quantity},{extensions}}}"#);
    let document = Document::read(text.as_bytes()).unwrap();
    assert_eq!(document.to_value().to_string(), text);
}
